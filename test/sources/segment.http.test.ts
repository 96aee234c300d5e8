/** The Segment source behind the collector, over real HTTP: what a sender does wrong harms nobody but himself. */
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createCollector } from "@heed/collector";
import { serveCollector } from "@heed/collector/node";
import type { RunningCollector } from "@heed/collector/node";
import type { IngestBatch, Receipt } from "@heed/runtime";
import { segmentSource } from "@heed/source-segment";

type Body = NonNullable<RequestInit["body"]>;

const GOOD = { type: "track", event: "Product Added", userId: "u-1", messageId: "m-1" };
const KEY = { authorization: `Basic ${btoa("WK:")}` };

const batches: IngestBatch[] = [];
let server: RunningCollector;

beforeAll(async () => {
  const collector = createCollector({
    heed: { ingest: keep },
    sources: [segmentSource({ writeKeys: ["WK"] })],
  });
  server = await serveCollector(collector, { port: 0 });
});
afterAll(() => server.close());
beforeEach(() => batches.splice(0));

async function keep(batch: IngestBatch): Promise<Receipt> {
  batches.push(batch);
  return { processed: batch.events.length, duplicate: 0, suppressed: 0, refusals: batch.refusals ?? [] };
}

async function post(
  path: string,
  body: Body,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: unknown }> {
  const response = await fetch(server.url + path, { method: "POST", body, headers });
  return { status: response.status, body: await response.json() };
}

/** Whatever came before: the next good request is served as ever. */
async function expectUnharmed(): Promise<void> {
  const { status, body } = await post("/v1/track", JSON.stringify(GOOD), KEY);
  expect([status, body]).toMatchObject([200, { success: true, accepted: 1 }]);
  expect({}).not.toHaveProperty("admin");
}

describe("a hostile body", () => {
  const deep = `{"batch":[${JSON.stringify(GOOD)},{"properties":${"[".repeat(10_000)}${"]".repeat(10_000)}}]}`;
  const cases: readonly (readonly [string, Body, Record<string, string>, number, string])[] = [
    ["broken JSON", '{"batch":[', KEY, 400, "json_malformed"],
    ["no body", "", KEY, 400, "json_malformed"],
    ["1 MB of spaces", " ".repeat(1_000_000), KEY, 413, "body_too_large"],
    [
      "a bomb of 100 MB",
      gzipSync(Buffer.alloc(100_000_000)),
      { ...KEY, "content-encoding": "gzip" },
      413,
      "body_too_large",
    ],
    ["10,000 levels", deep, KEY, 400, "body_too_deep"],
    ["a list", "[]", KEY, 400, "not_an_object"],
    ["a number", "5", KEY, 400, "not_an_object"],
    ["no batch", "{}", KEY, 400, "batch_missing"],
    [
      "2,501 messages",
      JSON.stringify({ batch: Array.from({ length: 2_501 }, () => GOOD) }),
      KEY,
      400,
      "batch_too_long",
    ],
    ["no write key", JSON.stringify({ batch: [GOOD] }), {}, 401, "write_key_missing"],
    [
      "a wrong key in the body",
      JSON.stringify({ batch: [GOOD], writeKey: "guess" }),
      {},
      401,
      "write_key_unknown",
    ],
    [
      "a wrong key in the header",
      JSON.stringify({ batch: [GOOD] }),
      { authorization: `Basic ${btoa("guess:")}` },
      401,
      "not_authentic",
    ],
    ["a __proto__ key", `{"batch":[{"type":"track","__proto__":{"admin":true}}]}`, KEY, 400, "forbidden_key"],
  ];

  test.each(cases)("is answered and counted: %s", async (_what, body, headers, status, code) => {
    const answered = await post("/v1/batch", body, headers);

    expect(answered).toMatchObject({ status, body: { status, code } });
    expect(batches.flatMap(({ refusals = [] }) => refusals.map((refusal) => refusal.code))).toEqual([code]);
    await expectUnharmed();
  });
});

test("absurd times are refused one by one, and the good items of the batch are kept", async () => {
  const times = ["9999-12-31T23:59:59Z", -1, "yesterday", "2026-11-23T10:00:00Z", {}];
  const batch = times.map((timestamp, n) => ({ ...GOOD, messageId: `m-${n}`, timestamp }));
  const { status, body } = await post("/v1/batch", JSON.stringify({ batch, writeKey: "WK" }));

  expect(status).toBe(200);
  expect(body).toMatchObject({
    accepted: 2,
    refused: 3,
    refusals: [1, 2, 4].map((index) => ({ index, code: "timestamp_invalid", at: "timestamp" })),
  });
  expect(batches[0]?.events.map(({ id }) => id)).toEqual(["m-0", "m-3"]);
  await expectUnharmed();
});

test("RudderStack sends gzip under the name of a form", async () => {
  const headers = { ...KEY, "content-type": "application/x-www-form-urlencoded", "content-encoding": "gzip" };

  expect(await post("/v1/batch", gzipSync(JSON.stringify({ batch: [GOOD] })), headers)).toMatchObject({
    status: 200,
  });
});

test("500 hostile requests at once leave the next one unharmed", async () => {
  const bodies = [
    "{",
    "[".repeat(10_000),
    gzipSync(Buffer.alloc(10_000_000)).toString("latin1"),
    "\u0000",
    '"x"',
  ];
  const statuses = await Promise.all(
    Array.from({ length: 500 }, (_, n) =>
      post("/v1/batch", bodies[n % bodies.length] ?? "", KEY).then(({ status }) => status),
    ),
  );

  expect(new Set(statuses)).toEqual(new Set([400]));
  await expectUnharmed();
});
