import { expect, test } from "vitest";
import type { Incoming } from "../contracts/index.ts";
import { isUnusable, normalise } from "./normalise.ts";
import { profileKeyOf } from "./profile.ts";

const ARRIVED = Date.UTC(2026, 10, 24, 12);

const INCOMING: Incoming = {
  type: "track",
  name: "Product Added",
  id: "m-1",
  userId: "ada",
  occurredAt: ARRIVED - 1_000,
  receivedAt: ARRIVED,
  properties: { cart_id: "c1" },
  context: {},
};

/** The same incoming event without these fields. */
function without(...fields: readonly (keyof Incoming)[]): Incoming {
  return { ...INCOMING, ...Object.fromEntries(fields.map((field) => [field, undefined])) };
}

function event(incoming: Incoming) {
  const result = normalise(incoming, "segment");
  if (isUnusable(result)) throw new Error(result.message);
  return result;
}

function refusal(incoming: Incoming) {
  const result = normalise(incoming, "segment");
  return isUnusable(result) ? result : undefined;
}

test("an event is taken as it came, with the source it came through", () => {
  expect(event(INCOMING)).toEqual({ ...INCOMING, source: "segment" });
});

test("a time that lies in the future is moved to the arrival, and marked", () => {
  expect(event({ ...INCOMING, occurredAt: ARRIVED + 1 })).toMatchObject({ occurredAt: ARRIVED, moved: true });
  expect(event({ ...INCOMING, occurredAt: ARRIVED })).not.toHaveProperty("moved");
});

test("without a time it happened when it arrived", () => {
  expect(event(without("occurredAt"))).toMatchObject({ occurredAt: ARRIVED });
  expect(event(without("occurredAt"))).not.toHaveProperty("moved");
});

test("times are whole milliseconds, however old", () => {
  expect(event({ ...INCOMING, occurredAt: ARRIVED - 0.5 }).occurredAt).toBe(ARRIVED - 1);
  expect(event({ ...INCOMING, occurredAt: -0.5 }).occurredAt).toBe(-1);
});

test("a missing id is derived from who, what and when: the same said twice is one event", () => {
  const [first, again] = [event(without("id")), event({ ...without("id"), receivedAt: ARRIVED + 5_000 })];
  expect(first.id).toMatch(/^[0-9a-f]{32}$/);
  expect(again.id).toBe(first.id);
  expect(event({ ...INCOMING, id: "" }).id).toBe(first.id);
});

test("a request repeated after a lost answer has the same derived id, though its time was corrected anew", () => {
  const first = { ...without("id"), claimedAt: ARRIVED - 5_000, occurredAt: ARRIVED - 1_000 };
  const again = { ...first, occurredAt: ARRIVED - 970, receivedAt: ARRIVED + 30 };
  expect(event(again).id).toBe(event(first).id);
  expect(event(first)).not.toHaveProperty("claimedAt");
});

test("another person, name, time or property is another derived id", () => {
  const base = without("id");
  const others: readonly Incoming[] = [
    base,
    { ...base, userId: "bob" },
    { ...base, anonymousId: "cookie" },
    { ...base, name: "Product Removed" },
    { ...base, type: "page" },
    { ...base, occurredAt: ARRIVED - 999 },
    { ...base, properties: { cart_id: "c2" } },
  ];
  expect(new Set(others.map((each) => event(each).id)).size).toBe(others.length);
});

test("without a time of the sender's, a repeated request makes two events rather than losing one", () => {
  const base = without("id", "occurredAt");
  expect(event(base).id).not.toBe(event({ ...base, receivedAt: ARRIVED + 1 }).id);
});

test("an empty id of a person is no id: the event belongs to the other one", () => {
  expect(profileKeyOf(event({ ...INCOMING, userId: "", anonymousId: "cookie" }))).toBe("a:cookie");
  expect(event({ ...INCOMING, anonymousId: "" })).not.toHaveProperty("anonymousId");
});

test("a person is required", () => {
  expect(refusal(without("userId"))).toEqual({
    code: "missing_user",
    at: "userId",
    message: "expected a userId or an anonymousId; came neither",
  });
  expect(refusal({ ...INCOMING, userId: "" })?.code).toBe("missing_user");
});

test("a track event needs a name; a page may have none", () => {
  expect(refusal({ ...INCOMING, name: "" })).toMatchObject({ code: "missing_name", at: "event" });
  expect(refusal({ ...INCOMING, type: "page", name: "" })).toBeUndefined();
});

test("ids and names have at most 255 characters", () => {
  for (const field of ["id", "userId", "anonymousId", "name"] as const) {
    expect(refusal({ ...INCOMING, [field]: "x".repeat(255) })).toBeUndefined();
    expect(refusal({ ...INCOMING, [field]: "x".repeat(256) })).toMatchObject({
      code: "too_long",
      at: field === "id" ? "messageId" : field,
      message: "expected at most 255 characters; came 256",
    });
  }
});

for (const occurredAt of [Number.NaN, Infinity, -Infinity, 8.64e15 + 1, -8.64e15 - 1]) {
  test(`${occurredAt} is no time`, () => {
    expect(refusal({ ...INCOMING, occurredAt })?.code).toBe("time_invalid");
  });
}

test("properties and context together keep the bounds of one event", () => {
  const overhead = JSON.stringify({ properties: { note: "" }, context: {} }).length;
  const note = (length: number) => ({ ...INCOMING, properties: { note: "x".repeat(length) } });
  expect(refusal(note(32_768 - overhead))).toBeUndefined();
  expect(refusal(note(32_768 - overhead + 1))).toMatchObject({ code: "too_large", at: "" });
  const keys = Object.fromEntries(Array.from({ length: 1_000 }, (_, i) => [`k${i}`, i]));
  expect(refusal({ ...INCOMING, context: keys })?.code).toBe("too_many_keys");
  const deep: Incoming["properties"] = JSON.parse(`${'{"a":'.repeat(32)}1${"}".repeat(32)}`);
  expect(refusal({ ...INCOMING, properties: deep })?.code).toBe("too_deep");
  const proto: Incoming["properties"] = JSON.parse('{"__proto__":{"admin":true}}');
  expect(refusal({ ...INCOMING, properties: proto })?.code).toBe("forbidden_key");
});
