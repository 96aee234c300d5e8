import type { Database } from "../node-sqlite.ts";

export function setHead(database: Database): (seq: number, head: boolean) => void {
  const statement = database.prepare("UPDATE delivery SET head = ?1 WHERE seq = ?2 AND head <> ?1");
  return (seq, head) => {
    statement.run(Number(head), seq);
  };
}
