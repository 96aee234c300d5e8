import { expect, test } from "vitest";
import type { BacktestRow } from "@heed/runtime";
import { ndjsonRows } from "./ndjson-rows.ts";

const AT = Date.UTC(2026, 10, 24, 12);
const NOON = "2026-11-24T12:00:00.000Z";
const TEN_PAST = "2026-11-24T12:10:00.000Z";

async function rows(...lines: readonly (string | object)[]): Promise<readonly BacktestRow[]> {
  const text = lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n");
  const found: BacktestRow[] = [];
  for await (const row of ndjsonRows(ReadableStream.from([new TextEncoder().encode(text)]))) found.push(row);
  return found;
}

const cart = { type: "track", event: "Product Added", userId: "ada", messageId: "m-1", timestamp: NOON };

test("a line is a message as Segment's libraries send it", async () => {
  expect(await rows({ ...cart, properties: { price: 12 } })).toEqual([
    {
      type: "track",
      name: "Product Added",
      id: "m-1",
      userId: "ada",
      occurredAt: AT,
      receivedAt: AT,
      properties: { price: 12 },
      context: {},
    },
  ]);
});

test("whatever write key a message names, it is read", async () => {
  expect(await rows({ ...cart, writeKey: "of-the-shop" })).toMatchObject([{ userId: "ada" }]);
});

test("consent is read as from live messages", async () => {
  const context = { consent: { categoryPreferences: { email_marketing: false } } };
  expect(await rows({ ...cart, context })).toMatchObject([{ consent: { email_marketing: false } }]);
});

test("a raw message with its arrival is corrected for the sender's clock", async () => {
  expect(await rows({ ...cart, sentAt: TEN_PAST, receivedAt: TEN_PAST })).toMatchObject([{ occurredAt: AT }]);
  // The sender's clock is an hour behind.
  const behind = {
    ...cart,
    timestamp: "2026-11-24T11:00:00Z",
    sentAt: "2026-11-24T11:10:00Z",
    receivedAt: TEN_PAST,
  };
  expect(await rows(behind)).toMatchObject([{ occurredAt: AT }]);
});

test("a message that Segment has already corrected is not corrected again", async () => {
  const stored = { ...cart, originalTimestamp: "2026-11-24T11:00:00Z", sentAt: "2026-11-24T11:10:00Z" };
  expect(await rows({ ...stored, receivedAt: TEN_PAST })).toMatchObject([{ occurredAt: AT }]);
});

test("where nothing tells when a message arrived, it arrived when it happened", async () => {
  expect(await rows({ ...cart, sentAt: TEN_PAST })).toMatchObject([{ occurredAt: AT, receivedAt: AT }]);
});

test("lines that are no messages are refused with a reason each, and the others are read", async () => {
  const { type: _, ...typeless } = cart;
  const { timestamp: __, ...timeless } = cart;
  const found = await rows(
    "{broken",
    "[]",
    '"text"',
    typeless,
    timeless,
    { ...cart, timestamp: "soon" },
    { batch: [cart], timestamp: NOON },
    `${"[".repeat(10_000)}${"]".repeat(10_000)}`,
    `{"__proto__": 1, ${JSON.stringify(cart).slice(1)}`,
    "",
    cart,
  );
  expect(found).toMatchObject([
    { refused: "json_malformed" },
    { refused: "not_an_object" },
    { refused: "not_an_object" },
    { refused: "type_missing", at: AT },
    { refused: "time_missing" },
    { refused: "time_invalid" },
    { refused: "type_missing", at: AT },
    { refused: "not_an_object" },
    { refused: "forbidden_key", at: AT },
    { userId: "ada" },
  ]);
});
