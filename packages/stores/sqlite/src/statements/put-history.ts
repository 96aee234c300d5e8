import type { HistoryRow } from "@heed/core/contracts";
import { toKeyText } from "../key-text.ts";
import type { Database } from "../node-sqlite.ts";

export function putHistory(database: Database): (row: HistoryRow) => void {
  const statement = database.prepare("INSERT INTO history (profile, at, seq, event) VALUES (?, ?, ?, ?)");
  return ({ profile, at, seq, event }) => {
    statement.run(toKeyText(profile), at, seq, JSON.stringify(event));
  };
}
