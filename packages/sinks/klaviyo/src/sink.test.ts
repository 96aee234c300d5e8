import { HeedError } from "@heed/core/contracts";
import type { Delivery } from "@heed/core/contracts";
import { expect, test } from "vitest";
import { klaviyoSink } from "./index.ts";

const NOW = Date.UTC(2026, 10, 24, 9, 30);
const delivery: Delivery = {
  id: "5f0c1e9a7b3d4e2f8a6b1c0d9e8f7a6b",
  trigger: "abandoned_cart",
  as: "Abandoned Cart",
  identity: { email: "ana@example.com" },
  payload: { items: [{ ProductID: "sku-1" }] },
  consent: { purpose: "marketing", basis: "signal" },
  occurredAt: NOW,
  expiresAt: NOW + 86_400_000,
  attempt: 1,
  uncertain: false,
};

test("a delivery becomes one call, and the call's answer settles it", async () => {
  const sink = klaviyoSink({ apiKey: "pk_example" });
  const { ask, settled } = await sink.encode([delivery], { now: NOW });
  expect(settled).toBeUndefined();
  expect(ask).toMatchObject({ batch: [delivery], request: { url: "https://a.klaviyo.com/api/events" } });
  if (ask === undefined) return;
  const turn = await sink.classify({ status: 202, headers: {}, body: "" }, ask, { now: NOW });
  expect(turn).toEqual({ settled: [{ id: delivery.id, outcome: { status: "delivered" } }] });
});

test("what Klaviyo would surely refuse is rejected without a call", async () => {
  const sink = klaviyoSink({ apiKey: "pk_example" });
  expect(await sink.encode([{ ...delivery, as: "" }], { now: NOW })).toEqual({
    settled: [{ id: delivery.id, outcome: { status: "rejected", reason: "the event has no name" } }],
  });
});

test("of many deliveries it takes the first, the rest is offered again", async () => {
  const second = { ...delivery, id: "second" };
  const { ask } = await klaviyoSink({ apiKey: "pk_example" }).encode([delivery, second], { now: NOW });
  expect(ask?.batch).toEqual([delivery]);
});

test("the limits are declared as Klaviyo publishes them: the runtime decides which share to use", () => {
  expect(klaviyoSink({ apiKey: "pk_example" }).limits.budgets["events"]?.windows).toEqual([
    { calls: 350, perMs: 1_000 },
    { calls: 3_500, perMs: 60_000 },
  ]);
});

test("address, revision and name can be set", async () => {
  const options = {
    apiKey: "pk_example",
    baseUrl: "http://127.0.0.1:9999/",
    revision: "2026-10-15",
    name: "shop-eu",
  };
  const sink = klaviyoSink(options);
  expect(sink.name).toBe("shop-eu");
  const { ask } = await sink.encode([delivery], { now: NOW });
  expect(ask?.request.url).toBe("http://127.0.0.1:9999/api/events");
  expect(ask?.request.headers).toMatchObject({ revision: "2026-10-15" });
});

/** What creating a sink with these options, as plain JavaScript may hand them over, complains about. */
function complaint(options: string): string {
  try {
    klaviyoSink(JSON.parse(options));
  } catch (error) {
    if (error instanceof HeedError && error.code === "HEED_SINK_INVALID") return error.message;
  }
  return "nothing";
}

test("all faults of the options are told at once, with the nearest word", () => {
  const options = {
    apikey: "pk_secret",
    baseUrl: "http://a.klaviyo.com",
    revision: "v3",
    name: "",
  };
  expect(complaint(JSON.stringify(options)).split("\n")).toEqual([
    "klaviyoSink: options invalid",
    '  options.apikey: expected one of "apiKey", "baseUrl", "revision", "name"; came "apikey". Did you mean "apiKey"?',
    "  options.apiKey: expected a private API key, without spaces; came nothing",
    "  options.baseUrl: expected an address with https, or with http on this machine, without key, query or fragment; came another text",
    '  options.revision: expected a revision such as "2026-07-15"; came another text',
    "  options.name: expected 1 to 64 letters, digits, dots, dashes or underscores; came an empty text",
  ]);
});

test("options that are no object are refused", () => {
  expect(complaint("null")).toMatch("options: expected an object; came null");
});

test("no secret appears in an error, an outcome or the sink itself", async () => {
  const apiKey = "pk_topsecret";
  expect(complaint(JSON.stringify({ apiKey: `${apiKey} `, baseUrl: apiKey, revision: apiKey }))).not.toMatch(
    apiKey,
  );
  const sink = klaviyoSink({ apiKey });
  expect(JSON.stringify(sink)).not.toMatch(apiKey);
  const { ask } = await sink.encode([delivery], { now: NOW });
  if (ask === undefined) throw new Error("expected a call");
  const echo = JSON.stringify({
    errors: [{ code: `bad ${apiKey}`, detail: apiKey, source: { pointer: apiKey } }],
  });
  for (const status of [400, 401, 403, 404, 429, 500]) {
    const turn = await sink.classify({ status, headers: {}, body: echo }, ask, { now: NOW });
    expect(JSON.stringify(turn)).not.toMatch(apiKey);
  }
});
