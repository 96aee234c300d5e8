import { expect, test } from "vitest";
import type { Decoded } from "@heed/core/contracts";
import { segmentSource } from "./index.ts";

const source = segmentSource({ writeKeys: ["WK"] });

const track = (event: string, context: object, more: object = {}): Decoded =>
  source.decode(
    { writeKey: "WK", event, userId: "u-1", context, ...more },
    { path: "/v1/track", headers: {}, receivedAt: 0 },
  );
const preferences = (categoryPreferences: unknown): object => ({ consent: { categoryPreferences } });

test("what the banner said travels with the event, and stays in its context as proof", () => {
  const said = { C0001: true, C0002: true, C0004: false };
  const { events } = track("Product Viewed", { consent: { categoryPreferences: said, version: 2 } });

  expect(events).toMatchObject([
    { consent: said, context: { consent: { categoryPreferences: said, version: 2 } } },
  ]);
});

test("no word of the banner is no word, and an empty one allows nothing", () => {
  expect(track("Product Viewed", {}).events[0]).not.toHaveProperty("consent");
  expect(track("Product Viewed", { consent: {} }).events[0]).not.toHaveProperty("consent");
  expect(track("Product Viewed", { consent: null }).events[0]).not.toHaveProperty("consent");
  expect(track("Product Viewed", preferences({})).events[0]?.consent).toEqual({});
});

test("only true is a yes", () => {
  const { events } = track(
    "Product Viewed",
    preferences({ a: true, b: "true", c: 1, d: null, e: {}, f: false }),
  );

  expect(events[0]?.consent).toEqual({ a: true, b: false, c: false, d: false, e: false, f: false });
});

test.each(["Segment Consent Preference Updated", "Segment Consent Preference"])(
  "%s says what a person allows, and is never behaviour",
  (name) => {
    const { events } = track(name, preferences({ C0002: true }));

    expect(events).toMatchObject([{ type: "consent", name: "", consent: { C0002: true } }]);
  },
);

test.each([{}, { consent: {} }, preferences(null)])(
  "a consent message without preferences is refused: %j",
  (context) => {
    expect(track("Segment Consent Preference Updated", context).refusals).toMatchObject([
      { code: "consent_missing", at: "context.consent.categoryPreferences" },
    ]);
  },
);

test.each([{ consent: "granted" }, preferences("all"), preferences(["C0002"])])(
  "preferences that cannot be read are refused, since a yes and a no would both be a guess: %j",
  (context) => {
    expect(track("Product Viewed", context).refusals).toMatchObject([{ code: "consent_invalid" }]);
  },
);

test("a withdrawal comes through whatever integrations say", () => {
  const { events } = track("Segment Consent Preference Updated", preferences({ C0002: false }), {
    integrations: { All: false },
  });

  expect(events).toMatchObject([{ type: "consent", consent: { C0002: false } }]);
});

test("only a track call can be a consent message", () => {
  const { events } = source.decode(
    { writeKey: "WK", name: "Segment Consent Preference Updated", userId: "u-1" },
    { path: "/v1/page", headers: {}, receivedAt: 0 },
  );

  expect(events).toMatchObject([{ type: "page" }]);
});
