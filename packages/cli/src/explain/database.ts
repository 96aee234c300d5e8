import { existsSync } from "node:fs";
import { HeedError } from "@heed/core/contracts";
import type { Store } from "@heed/core/contracts";
import { sqliteStore } from "@heed/store-sqlite";
import { CommandError } from "../command-error.ts";
import type { HeedConfig } from "../config/keys.ts";
import { DEFAULT_DATABASE } from "../dev/database.ts";

/** The config's own store, or the SQLite file that `--db` names, to look at only; the file must be there. */
export function openToLook({ store }: Pick<HeedConfig, "store">, flag: string | undefined): Store {
  if (store !== undefined) {
    if (flag === undefined) return store;
    throw new CommandError(
      `heed explain: expected no --db, since the config has a store of its own; came ${flag}`,
    );
  }
  const path = flag ?? DEFAULT_DATABASE;
  if (!existsSync(path)) {
    throw new CommandError(
      `heed explain: expected the database of an engine at ${path}; there is none. Name another with --db`,
    );
  }
  try {
    return sqliteStore({ path, readOnly: true });
  } catch (cause) {
    // These say already what was expected and what to do.
    if (cause instanceof HeedError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CommandError(
      `heed explain: expected a database of Heed's own at ${path}; it cannot be opened (${reason}). Name another with --db`,
      2,
      { cause },
    );
  }
}
