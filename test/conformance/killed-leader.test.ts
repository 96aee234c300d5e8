import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Store } from "@heed/core/contracts";
import { sqliteStore } from "@heed/store-sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import { NOW } from "./leading.ts";

const LEADING_PROCESS = fileURLToPath(new URL("leading-process.ts", import.meta.url));
const LEASE_MS = 30_000;

let folder: string;
let leader: ChildProcess;
let store: Store;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "heed-killed-"));
  const path = join(folder, "heed.db");
  leader = spawn(process.execPath, [LEADING_PROCESS, path], { stdio: ["ignore", "pipe", "inherit"] });
  if (leader.stdout !== null) await once(leader.stdout, "data");
  store = sqliteStore({ path });
});

afterEach(async () => {
  await store.close();
  await kill();
  rmSync(folder, { recursive: true });
});

test("a second engine is refused by the name of the first, which lives", async () => {
  expect(await store.lead("engine", "shop-2", LEASE_MS, NOW + 1)).toEqual({
    leads: false,
    holder: "shop-1",
    until: NOW + 3_600_000,
  });
});

test("a killed engine is noticed at once, an hour before its lease runs out", async () => {
  await kill();
  expect(await store.lead("engine", "shop-2", LEASE_MS, NOW + 1)).toEqual({
    leads: true,
    until: NOW + 1 + LEASE_MS,
    lastBeatAt: NOW,
  });
});

test("whoever takes over a killed sender gets what it had in flight, as uncertain", async () => {
  await kill();
  expect(await store.claim("crm", NOW + 1, 10, LEASE_MS)).toEqual([]);
  await store.lead("engine", "shop-2", LEASE_MS, NOW + 1);
  await store.lead("sink:crm", "shop-2", LEASE_MS, NOW + 1);
  const [claimed] = await store.claim("crm", NOW + 1, 10, LEASE_MS);
  expect(claimed?.delivery).toMatchObject({ id: "d-1", attempt: 2, uncertain: true });
});

test("what was acknowledged before the kill is there", async () => {
  await kill();
  expect((await store.read(["u:anna"])).get("u:anna")?.state).toBe("acknowledged");
});

test("the lock file of the dead goes with the takeover", async () => {
  await kill();
  const [ofTheDead] = lockFiles();
  await store.lead("engine", "shop-2", LEASE_MS, NOW + 1);
  expect(lockFiles()).toHaveLength(1);
  expect(lockFiles()).not.toContain(ofTheDead);
});

function lockFiles(): readonly string[] {
  return readdirSync(folder).filter((file) => file.includes("-lock-"));
}

async function kill(): Promise<void> {
  if (leader.signalCode !== null) return;
  leader.kill("SIGKILL");
  await once(leader, "exit");
}
