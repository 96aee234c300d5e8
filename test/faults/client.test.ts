import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Analytics } from "@segment/analytics-node";
import { expect, test } from "vitest";
import { sqliteStore } from "@heed/store-sqlite";
import { seeded, seedOfRun } from "../random.ts";
import { unknownTo } from "./acknowledged.ts";
import { freePort, startEngine } from "./engine.ts";

const EVENTS = 10_000;
const KILLS = 5;

test("what the real Segment client saw accepted is stored, although the collector is killed five times", async () => {
  const folder = await mkdtemp(join(tmpdir(), "heed-client-"));
  const setup = { path: join(folder, "heed.db"), port: await freePort(), klaviyoUrl: "http://127.0.0.1:9" };
  const random = seeded(seedOfRun());
  const analytics = new Analytics({
    writeKey: "wk_faults",
    host: `http://127.0.0.1:${setup.port}`,
    flushAt: 50,
    maxRetries: 50,
  });
  const accepted: string[] = [];
  const refused: unknown[] = [];
  let engine = await startEngine(setup);

  const track = (messageId: string): Promise<void> =>
    new Promise((resolve) => {
      analytics.track(
        { userId: `u-${messageId}`, event: "Product Viewed", messageId, timestamp: new Date() },
        (error) => {
          if (error === undefined) accepted.push(messageId);
          else refused.push(error);
          resolve();
        },
      );
    });
  const all = Array.from({ length: EVENTS }, (_, i) => `m-${i}`);
  const calls: Promise<void>[] = [];
  const acceptedAtKills: number[] = [];
  const lost: string[] = [];
  for (const [i, id] of all.entries()) {
    calls.push(track(id));
    if (i % 50 === 49) await sleep(10);
    if (i % Math.floor(EVENTS / (KILLS + 1)) === 0 && i > 0 && acceptedAtKills.length < KILLS) {
      await sleep(random() * 30);
      await engine.kill();
      const known = [...accepted];
      acceptedAtKills.push(known.length);
      const store = sqliteStore({ path: setup.path });
      lost.push(...(await unknownTo(store, known, Date.now())));
      await store.close();
      engine = await startEngine(setup);
    }
  }
  await analytics.flush();
  await Promise.all(calls);
  await engine.stop();

  console.log(
    `killed after ${acceptedAtKills.join(", ")} accepted events; in the end ${accepted.length} of ${EVENTS}`,
  );
  const store = sqliteStore({ path: setup.path });
  expect(lost).toEqual([]);
  expect(refused).toEqual([]);
  expect(accepted).toHaveLength(EVENTS);
  expect(await unknownTo(store, all, Date.now())).toEqual([]);
  expect(await store.counts()).toContainEqual({ name: "processed", of: "segment", n: EVENTS });
  await store.close();
  await rm(folder, { recursive: true });
}, 90_000);
