import { expect, test } from "vitest";
import { event, trigger } from "@heed/core";
import type { Sink } from "@heed/core/contracts";
import type { Notice } from "@heed/runtime";
import { devLine } from "./dev-line.ts";

const config = {
  triggers: [
    trigger("left_checkout", {
      when: event("Checkout Started").notFollowedBy("Order Completed", { for: "15m" }),
      purpose: "email_marketing",
      send: { as: "Left Checkout", to: ["klaviyo"] },
    }),
  ],
};

const klaviyo: Sink = {
  contract: 1,
  name: "klaviyo",
  limits: { budgets: {} },
  capabilities: { keyHonouredForMs: 0 },
  encode: () => ({}),
  classify: () => ({}),
};

const AT = Date.parse("2026-11-24T10:00:00Z");

const seen = (name: string): Notice => ({
  kind: "event",
  at: AT,
  source: "segment",
  profile: "u:anna",
  type: "track",
  name,
  ended: "processed",
});

const delivered: Notice = {
  kind: "delivery",
  at: AT,
  sink: "klaviyo",
  trigger: "left_checkout",
  profile: "u:anna",
  id: "d-1",
  attempt: 1,
  ended: "delivered",
};

test("an event that some trigger names is told as it is, be it a start or what is awaited", () => {
  expect(devLine(seen("Checkout Started"), config, false)).toBe(
    "10:00:00  u:anna          event       Checkout Started",
  );
  expect(devLine(seen("Order Completed"), config, false)).toBe(
    "10:00:00  u:anna          event       Order Completed",
  );
});

test("a misspelt name is told with the one that was probably meant", () => {
  expect(devLine(seen("checkout startd"), config, false)).toContain(
    'checkout startd  (no trigger names it; did you mean "Checkout Started"?)',
  );
  expect(devLine(seen("Newsletter Opened"), config, false)).toContain(
    "Newsletter Opened  (no trigger names it)",
  );
});

test("what a stand-in or --dry printed was not delivered, what a sink of the config took was", () => {
  expect(devLine(delivered, config, false)).toBe(
    "10:00:00  u:anna          printed     left_checkout to klaviyo, attempt 1",
  );
  const withSink = { ...config, sinks: [klaviyo] };
  expect(devLine(delivered, withSink, true)).toContain("printed ");
  expect(devLine(delivered, withSink, false)).toContain("DELIVERED");
});
