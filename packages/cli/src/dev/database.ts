import { HeedError } from "@heed/core/contracts";
import type { Store } from "@heed/core/contracts";
import { sqliteStore } from "@heed/store-sqlite";
import { CommandError } from "../command-error.ts";
import type { HeedConfig } from "../config/keys.ts";

/** Where `heed dev` keeps its state, unless told otherwise. */
export const DEFAULT_DATABASE = ".heed/dev.db";

/** The config's own store, or the SQLite file that `--db` names, and what to call it when talking to a person. */
export function openDatabase(
  { store }: Pick<HeedConfig, "store">,
  flag: string | undefined,
): { readonly store: Store; readonly place: string } {
  if (store === undefined) {
    const path = flag ?? DEFAULT_DATABASE;
    return { store: openFile(path), place: path };
  }
  if (flag === undefined) return { store, place: "the config's own store" };
  throw new CommandError(`heed dev: expected no --db, since the config has a store of its own; came ${flag}`);
}

function openFile(path: string): Store {
  try {
    return sqliteStore({ path });
  } catch (cause) {
    // These say already what was expected and what to do.
    if (cause instanceof HeedError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CommandError(
      `heed dev: expected a file of Heed's own, or none yet, at ${path}; it cannot be opened (${reason}). Choose another with --db`,
      2,
      { cause },
    );
  }
}
