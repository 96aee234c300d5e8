import { MESSAGE_MEMORY_MS } from "@heed/core/contracts";
import type { Store } from "@heed/core/contracts";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { DatabaseSync } from "./node-sqlite.ts";
import { sqliteStore } from "./sqlite-store.ts";

const NOW = Date.UTC(2026, 10, 24, 9);
const LATER = NOW + MESSAGE_MEMORY_MS + 1;
const KEPT = { decisionsMs: 0, deliveriesMs: 0 };
const NOTHING = { messages: 0, decisions: 0, deliveries: 0, history: 0, commands: 0 };

let store: Store;

beforeEach(async () => {
  store = sqliteStore({ path: ":memory:" });
  const messages = Array.from({ length: 1_000 }, (_, i) => `m-${i}`);
  await store.transact({ at: NOW, profiles: [], messages }, () => ({}));
});

afterEach(async () => {
  vi.restoreAllMocks();
  await store.close();
});

test("a long sweep is split into short commits, and others are served between them", async () => {
  const asked = vi.spyOn(DatabaseSync.prototype, "exec");
  let ended = false;
  const sweeping = store.sweep(LATER, KEPT, 5_000).then((swept) => {
    ended = true;
    return swept;
  });
  await store.deploy(["abandoned_cart"], NOW);
  expect(ended).toBe(false);
  expect(await sweeping).toEqual({ ...NOTHING, messages: 1_000 });
  expect(asked.mock.calls.flat().filter((sql) => sql === "COMMIT")).toHaveLength(4);
});

test("closing the store ends a sweep where it stands", async () => {
  const sweeping = store.sweep(LATER, KEPT, 5_000);
  await store.close();
  expect(await sweeping).toEqual({ ...NOTHING, messages: 300 });
});
