import type { SQLOutputValue } from "node:sqlite";

/** A row as SQLite hands it out. */
export type Row = Readonly<Record<string, SQLOutputValue>>;

/** Reads a TEXT column that is never NULL. */
export function textOf(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== "string") throw unexpected(column, "a text", value);
  return value;
}

/** Reads an INTEGER column that is never NULL. */
export function wholeOf(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== "number") throw unexpected(column, "a whole number", value);
  return value;
}

export function optionalTextOf(row: Row, column: string): string | undefined {
  return row[column] === null ? undefined : textOf(row, column);
}

export function optionalWholeOf(row: Row, column: string): number | undefined {
  return row[column] === null ? undefined : wholeOf(row, column);
}

function unexpected(column: string, expected: string, value: unknown): TypeError {
  return new TypeError(`Column "${column}" holds ${typeof value} where ${expected} was expected.`);
}
