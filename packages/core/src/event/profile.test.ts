import { expect, test } from "vitest";
import type { Event, JsonObject } from "../contracts/index.ts";
import { addressesOf, profileKeyOf } from "./profile.ts";

const told = (type: Event["type"], properties: JsonObject, context: JsonObject = {}) =>
  addressesOf({
    type,
    name: "",
    source: "shop",
    id: "m-1",
    occurredAt: 0,
    receivedAt: 0,
    properties,
    context,
  });

test("an event belongs to the known person where one is named, else to the anonymous one", () => {
  expect(profileKeyOf({ userId: "ada", anonymousId: "cookie" })).toBe("u:ada");
  expect(profileKeyOf({ anonymousId: "cookie" })).toBe("a:cookie");
  expect(profileKeyOf({ userId: "a:cookie" })).not.toBe(profileKeyOf({ anonymousId: "cookie" }));
});

test("identify tells addresses in its traits", () => {
  expect(told("identify", { email: "ada@example.com", phone: "+4366012345" })).toEqual({
    email: "ada@example.com",
    phone: "+4366012345",
  });
});

test("any other call tells them in context.traits, never in its properties", () => {
  const traits = { email: "ada@example.com" };
  expect(told("track", {}, { traits })).toEqual(traits);
  expect(told("track", { email: "friend@example.com" })).toEqual({});
  expect(told("group", { email: "office@example.com" })).toEqual({});
  expect(told("identify", {}, { traits })).toEqual({});
});

test("space around an address is cut off", () => {
  expect(told("identify", { email: " ada@example.com\n" })).toEqual({ email: "ada@example.com" });
});

for (const email of ["", "  ", "ada", 3, null, ["ada@example.com"], `${"a".repeat(250)}@b.at`]) {
  test(`${JSON.stringify(email).slice(0, 30)} is no e-mail address`, () => {
    expect(told("identify", { email })).toEqual({});
  });
}

test("a phone number has at most 32 characters", () => {
  expect(told("identify", { phone: "1".repeat(32) })).toEqual({ phone: "1".repeat(32) });
  expect(told("identify", { phone: "1".repeat(33) })).toEqual({});
});
