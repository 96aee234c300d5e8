import type { Command, EpochMs } from "@heed/core/contracts";
import type { Database } from "../node-sqlite.ts";
import { textOf } from "../row.ts";

/** Keeps the first of each id. */
export function putCommand(database: Database): (command: Command) => void {
  const statement = database.prepare(
    "INSERT INTO command (id, body) VALUES (?, ?) ON CONFLICT (id) DO NOTHING",
  );
  return (command) => {
    statement.run(command.id, JSON.stringify(command));
  };
}

export function findCommands(database: Database): (limit: number) => readonly Command[] {
  const statement = database.prepare(
    "SELECT body FROM command WHERE applied_at IS NULL ORDER BY seq LIMIT ?",
  );
  return (limit) =>
    statement.all(limit).map((row) => {
      const command: Command = JSON.parse(textOf(row, "body"));
      return command;
    });
}

/** The first time stands. */
export function applyCommand(database: Database): (id: string, at: EpochMs) => void {
  const statement = database.prepare("UPDATE command SET applied_at = ? WHERE id = ? AND applied_at IS NULL");
  return (id, at) => {
    statement.run(at, id);
  };
}
