import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Store } from "@heed/core/contracts";
import { memoryData, memoryStore } from "@heed/runtime";
import { sqliteStore } from "@heed/store-sqlite";
import { onTestFinished } from "vitest";

/** A database: every call of `open` is a process of its own on it. */
export interface Database {
  readonly open: () => Store;
}

/** The stores under which the same must happen. Each test has a database of its own. */
export const DATABASES: readonly { readonly store: string; readonly database: () => Promise<Database> }[] = [
  {
    store: "the memory store",
    async database() {
      const data = memoryData();
      return { open: () => memoryStore({ data }) };
    },
  },
  {
    store: "SQLite",
    async database() {
      const folder = await mkdtemp(join(tmpdir(), "heed-runtime-"));
      onTestFinished(() => rm(folder, { recursive: true }));
      return { open: () => sqliteStore({ path: join(folder, "heed.db"), synchronous: "normal" }) };
    },
  },
];
