import { MESSAGE_MEMORY_MS } from "@heed/core/contracts";
import type { EpochMs, MessageKey } from "@heed/core/contracts";
import { toKeyText } from "../key-text.ts";
import type { Database } from "../node-sqlite.ts";

/** Remembers a message id from `at` on, unless it is still remembered from before. */
export function rememberMessage(database: Database): (message: MessageKey, at: EpochMs) => void {
  const statement = database.prepare(`
    INSERT INTO message (key, at) VALUES (?, ?)
    ON CONFLICT (key) DO UPDATE SET at = excluded.at WHERE message.at < excluded.at - ${MESSAGE_MEMORY_MS}
  `);
  return (message, at) => {
    statement.run(toKeyText(message), at);
  };
}
