import { storeConformance } from "@heed/conformance";
import { expect, test } from "vitest";
import { memoryData } from "./memory-data.ts";
import { memoryStore } from "./memory-store.ts";

storeConformance(
  {
    fresh: async () => {
      const data = memoryData();
      return { open: async () => memoryStore({ data }) };
    },
    lacks: { durability: "kept in memory only" },
  },
  { test, expect },
);
