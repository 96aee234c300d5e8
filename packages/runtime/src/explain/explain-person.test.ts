import { setTimeout as later } from "node:timers/promises";
import { event, trigger } from "@heed/core";
import type { Sink } from "@heed/core/contracts";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Heed } from "../heed.ts";
import { createHeed } from "../heed.ts";
import { memoryStore } from "../memory-store/memory-store.ts";

const NOWHERE: Sink = {
  contract: 1,
  name: "nowhere",
  limits: { budgets: { all: { windows: [{ calls: 1, perMs: 1_000 }], concurrent: 1 } } },
  capabilities: { keyHonouredForMs: 0 },
  encode: () => {
    throw new Error("nothing is sent in these tests");
  },
  classify: () => ({ settled: [] }),
};

const abandonedCart = trigger("abandoned_cart", {
  when: event("Cart").notFollowedBy("Purchase", { for: "15m" }),
  purpose: "mail",
  send: { as: "Abandoned Cart", to: ["nowhere"] },
});

const ADA = { userId: "ada" };

let heed: Heed;

beforeEach(async () => {
  heed = createHeed({
    store: memoryStore(),
    triggers: [abandonedCart],
    sinks: [NOWHERE],
    consent: { purposes: { mail: { unknown: "granted" } } },
    history: { keep: "90d" },
    observe: () => {},
  });
  await heed.start();
});

afterEach(() => heed.stop());

test("a running engine explains what a person's triggers wait for", async () => {
  await heed.track({ ...ADA, event: "Cart" });
  expect(await heed.explain(ADA)).toMatchObject({
    isKnown: true,
    profile: "u:ada",
    isReplayed: false,
    explanations: [{ trigger: "abandoned_cart", now: { waits: [{ endedBy: '"Purchase"' }] } }],
  });
});

test("the past is replayed from the events that are kept", async () => {
  await heed.track({ ...ADA, event: "Cart" });
  await later(5);
  const between = Date.now();
  await later(5);
  await heed.track({ ...ADA, event: "Purchase" });
  expect(await heed.explain(ADA)).toMatchObject({
    explanations: [{ now: { waits: [], answers: [{ event: '"Purchase"' }] } }],
  });
  expect(await heed.explain(ADA, { at: between })).toMatchObject({
    isReplayed: true,
    explanations: [{ now: { waits: [{ endedBy: '"Purchase"' }], answers: [] } }],
  });
});

test("nobody is named but who was asked for", async () => {
  await heed.track({ ...ADA, event: "Cart" });
  expect(await heed.explain({ userId: "adda" })).toEqual({ isKnown: false, lookedFor: "u:adda" });
});

test("a trigger that is not there is refused, with the nearest one", async () => {
  await expect(heed.explain(ADA, { trigger: "abandoned_card" })).rejects.toThrow(
    expect.objectContaining({
      code: "HEED_CONFIG_INVALID",
      faults: [{ at: "trigger", message: expect.stringContaining('Did you mean "abandoned_cart"?') }],
    }),
  );
});
