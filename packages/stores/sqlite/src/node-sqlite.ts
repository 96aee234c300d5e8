import type { DatabaseSync as NodeDatabase } from "node:sqlite";

/**
 * Node's own SQLite. Node 22 warns once that it is experimental, which users of Heed can do nothing about: just that
 * warning, raised while just this module loads, is left out. Every other warning is shown.
 */
export const DatabaseSync: typeof NodeDatabase = withoutSqliteWarning(
  () => process.getBuiltinModule("node:sqlite").DatabaseSync,
);

export type Database = NodeDatabase;

function withoutSqliteWarning<Result>(load: () => Result): Result {
  // oxlint-disable-next-line typescript/unbound-method -- only put back, and called with its own `this`
  const { emitWarning } = process;
  process.emitWarning = (...warning: readonly unknown[]): void => {
    if (String(warning[0]).startsWith("SQLite is an experimental feature")) return;
    Reflect.apply(emitWarning, process, warning);
  };
  try {
    return load();
  } finally {
    process.emitWarning = emitWarning;
  }
}
