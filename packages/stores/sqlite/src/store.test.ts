import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { storeConformance } from "@heed/conformance";
import { expect, test } from "vitest";
import { sqliteStore } from "./sqlite-store.ts";

storeConformance(
  {
    fresh: async () => {
      const folder = mkdtempSync(join(tmpdir(), "heed-store-"));
      return {
        open: async () => sqliteStore({ path: join(folder, "heed.db") }),
        remove: async () => rmSync(folder, { recursive: true }),
      };
    },
  },
  { test, expect },
);
