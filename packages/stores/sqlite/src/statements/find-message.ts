import type { EpochMs, MessageKey } from "@heed/core/contracts";
import { toKeyText } from "../key-text.ts";
import type { Database } from "../node-sqlite.ts";
import { wholeOf } from "../row.ts";

/** When the message id was taken, as far as that is remembered. */
export function findMessage(database: Database): (message: MessageKey) => EpochMs | undefined {
  const statement = database.prepare("SELECT at FROM message WHERE key = ?");
  return (message) => {
    const row = statement.get(toKeyText(message));
    return row === undefined ? undefined : wholeOf(row, "at");
  };
}
