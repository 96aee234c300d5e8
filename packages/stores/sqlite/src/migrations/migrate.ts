import { HeedError } from "@heed/core/contracts";
import type { Database } from "../node-sqlite.ts";
import { wholeOf } from "../row.ts";
import { inTransaction } from "../transaction.ts";
import { first } from "./0001-first.ts";
import { allowedBy } from "./0002-allowed-by.ts";
import { heads } from "./0003-heads.ts";
import { joinsAndHistory } from "./0004-joins-and-history.ts";

/** In the order of their numbers; only ever appended to. The schema version is how many of them have run. */
const MIGRATIONS: readonly string[] = [first, allowedBy, heads, joinsAndHistory];

/** Brings the schema up to date. Throws `HEED_STORE_VERSION`, having changed nothing, where it is not ours to bring. */
export function migrate(database: Database, path: string): void {
  if (versionOf(database, path) === MIGRATIONS.length) return;
  inTransaction(database, () => {
    // Asked again under the lock: another process may have migrated meanwhile.
    const version = versionOf(database, path);
    for (const migration of MIGRATIONS.slice(version)) database.exec(migration);
    database.exec(`PRAGMA user_version = ${MIGRATIONS.length}`);
  });
}

/** Throws `HEED_STORE_VERSION` where the schema is not the one of this Heed: whoever only reads migrates nothing. */
export function demandCurrent(database: Database, path: string): void {
  const version = versionOf(database, path);
  if (version === MIGRATIONS.length) return;
  throw new HeedError(
    "HEED_STORE_VERSION",
    `"${path}" has schema version ${version}, and ${MIGRATIONS.length} is read. Start the engine of this version of Heed on it once, which brings it up to date.`,
  );
}

function versionOf(database: Database, path: string): number {
  const version = wholeOf(database.prepare("PRAGMA user_version").get() ?? {}, "user_version");
  const understood = `this version of Heed understands schema versions up to ${MIGRATIONS.length}`;
  if (version > MIGRATIONS.length) {
    throw new HeedError(
      "HEED_STORE_VERSION",
      `"${path}" has schema version ${version}; ${understood}. Run the newer Heed that wrote it, or open another file.`,
    );
  }
  if (version === 0 && database.prepare("SELECT 1 FROM sqlite_schema").get() !== undefined) {
    throw new HeedError(
      "HEED_STORE_VERSION",
      `"${path}" holds tables but no Heed schema version; ${understood}. Give Heed a file of its own.`,
    );
  }
  return version;
}
