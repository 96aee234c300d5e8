import type { Forward } from "@heed/core/contracts";
import { toKeyText } from "../key-text.ts";
import type { Database } from "../node-sqlite.ts";
import { partitionOf } from "../partition.ts";

/** Turns a profile into a forwarder, and leads those who were forwarded to it straight on. */
export function putForward(database: Database): (forward: Forward) => void {
  const put = database.prepare(`
    INSERT INTO profile (key, partition, state, forward) VALUES (?, ?, '', ?)
    ON CONFLICT (key) DO UPDATE SET state = '', wake_at = NULL, forward = excluded.forward
  `);
  const leadOn = database.prepare("UPDATE profile SET forward = ? WHERE forward = ?");
  return ({ from, to }) => {
    put.run(toKeyText(from), partitionOf(from), toKeyText(to));
    leadOn.run(toKeyText(to), toKeyText(from));
  };
}
