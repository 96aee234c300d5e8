import { event, trigger } from "@heed/core";
import type { Sink } from "@heed/core/contracts";
import { expect, test } from "vitest";
import type { HeedConfig } from "../config/keys.ts";
import { openingLines } from "./opening-lines.ts";

const send = { as: "Left Checkout", to: ["klaviyo"] };
const purpose = "email_marketing";
const left = event("Checkout Started").notFollowedBy("Order Completed", { for: "15m" });
const klaviyo: Sink = {
  contract: 1,
  name: "klaviyo",
  limits: { budgets: {} },
  capabilities: { keyHonouredForMs: 0 },
  encode: () => ({}),
  classify: () => ({}),
};

function lines(config: Partial<HeedConfig>, dry = false): readonly string[] {
  return openingLines({
    config: { triggers: [trigger("left_checkout", { when: left, purpose, send })], ...config },
    policy: { purposes: { [purpose]: { categories: ["C0004"] } } },
    url: "http://127.0.0.1:4040",
    database: ".heed/dev.db",
    dry,
  });
}

const starting = (word: string, config: Partial<HeedConfig> = {}, dry = false): readonly string[] =>
  lines(config, dry).filter((line) => line.startsWith(word));

test("the first lines say what happens to what is taken in and to what is sent", () => {
  expect(lines({})).toEqual([
    "heed dev listens on http://127.0.0.1:4040 and keeps its state in .heed/dev.db",
    "consent  email_marketing needs context.consent.categoryPreferences.C0004 = true; a person of whom nothing is known is denied",
    "consent  every event is taken in, whatever its person allows; a purpose under consent.collect would change that",
    'trigger  left_checkout: "Checkout Started", then no "Order Completed" for 15m → "Left Checkout" to klaviyo, for email_marketing',
    "sink     klaviyo: printed here, nothing is sent; the config has no sink of this name",
    expect.stringMatching(/^try {6}curl /),
    "stop     Ctrl-C; what still waits is kept, and goes on at the next start",
    "",
  ]);
});

test("it is plain which sinks really send", () => {
  expect(starting("sink", { sinks: [klaviyo] })).toEqual([
    "sink     klaviyo: REALLY SENDS; --dry prints instead",
  ]);
  expect(starting("sink", { sinks: [klaviyo] }, true)).toEqual([
    "sink     klaviyo: printed here, nothing is sent (--dry)",
  ]);
});

test("a config without a trigger says so", () => {
  expect(starting("trigger", { triggers: [] })).toEqual([
    "trigger  none: the config has triggers: [], so nothing will fire; heed dev --help shows one",
  ]);
});

test.each([
  ["a path", left.by("cart.id"), { cart: { id: "1" } }],
  [
    "a path for each event",
    left.by({ "Checkout Started": "cart_id", "Order Completed": "order.cart" }),
    { cart_id: "1" },
  ],
  ["nothing", left, {}],
])("the message to try begins what the trigger waits for, correlated by %s", (_, when, properties) => {
  const [line = ""] = starting("try", { triggers: [trigger("left_checkout", { when, purpose, send })] });
  const message: unknown = JSON.parse(/-d '(.*)'$/.exec(line)?.[1] ?? "");
  expect(message).toMatchObject({ event: "Checkout Started", properties });
});

test("a quote in a name does not end the message to try", () => {
  const when = event("Buyer's Remorse");
  const [line] = starting("try", { triggers: [trigger("remorse", { when, purpose, send })] });
  expect(line).toContain(String.raw`"event":"Buyer'\''s Remorse"`);
});
