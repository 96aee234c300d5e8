import type { MomentDefinition } from "@heed/core";
import { project } from "@heed/core";
import { expect, test } from "vitest";
import { onboarding, workedExamples, workedExperiments, workedScores } from "./worked-examples.ts";

const BOUGHT = "Order Completed";

const JSON_FORM: Readonly<Record<string, MomentDefinition>> = {
  left_checkout: { notFollowedBy: BOUGHT, after: { event: "Checkout Started" }, for: "15m" },
  abandoned_cart: { notFollowedBy: BOUGHT, after: { event: "Product Added" }, for: "24h", by: "cart_id" },
  viewed_and_added: {
    notFollowedBy: BOUGHT,
    after: { sequence: [{ event: "Product Viewed" }, { event: "Product Added", within: "24h" }] },
    for: "48h",
  },
  accessories: { event: "Product Engaged", where: { seconds: { above: 120 } } },
  high_value_added: {
    sequence: [
      { event: "Product Engaged", where: { seconds: { above: 180 }, price: { atLeast: 200 } } },
      { event: "Product Added", within: "30m" },
    ],
    by: "product_id",
  },
  interested: {
    anyOf: [
      { becomes: { did: { page: true }, atLeast: 3, within: "30m" } },
      { event: "Product Engaged", where: { seconds: { above: 120 } } },
    ],
  },
  came_back: {
    sequence: [
      {
        event: "Product Added",
        if: { did: "Product Viewed", distinct: "product_id", atLeast: 3, within: "24h" },
      },
      { returned: true, within: "24h" },
    ],
  },
  personal_discount: {
    becomes: { last: "Cart Updated", path: "max_item_price", test: { atLeast: 300 } },
  },
  lingering: {
    becomes: {
      all: [
        { did: "Product Viewed", after: "Page Left" },
        { since: "Product Viewed", atLeast: "2m" },
        { last: "Cart Updated", path: "value", test: { above: 200 } },
      ],
    },
  },
  onboarding: { firstSeen: true },
  loyalty: { becomes: { did: BOUGHT, atLeast: 3 } },
  win_back: { becomes: { all: [{ scored: "engagement", below: 5 }, { inactive: "30d" }] } },
  intent: { becomes: { scored: "intent", atLeast: 20 } },
  cart_wait: {
    notFollowedBy: BOUGHT,
    after: { event: "Checkout Started" },
    for: { byArm: "cart_wait", arms: { short: "15m", long: "30m" } },
  },
  second_touch: { notFollowedBy: BOUGHT, after: { fired: "abandoned_cart" }, for: "48h" },
  lapsed_buyer: { notFollowedBy: BOUGHT, after: { event: BOUGHT }, for: "60d" },
  scrolled: { notFollowedBy: "Scrolled", after: { event: "Scrolled" }, for: "5s" },
};

test("there are as many examples here as there are triggers", () => {
  expect(workedExamples.map(({ name }) => name)).toEqual(Object.keys(JSON_FORM));
});

for (const { name, definition } of workedExamples) {
  test(`${name} is its JSON`, () => {
    expect(definition.when).toStrictEqual(JSON_FORM[name]);
    expect(JSON.parse(JSON.stringify(definition))).toStrictEqual(definition);
  });
}

test("a whole trigger is its options, without defaults", () => {
  expect(onboarding.definition).toStrictEqual({
    when: { firstSeen: true },
    purpose: "email_marketing",
    again: "always",
    expires: "7d",
    send: { as: "onboarding", to: ["klaviyo"] },
  });
});

test("together they are one project, by name", () => {
  const whole = project({
    triggers: workedExamples,
    scores: workedScores,
    experiments: workedExperiments,
    grace: "1m",
  });
  expect(Object.keys(whole.triggers ?? {})).toEqual(Object.keys(JSON_FORM));
  expect(whole.scores).toStrictEqual({
    engagement: {
      halfLife: "14d",
      points: { active: [["Product Added", 10]], passive: [["Product Viewed", 1]] },
    },
    intent: {
      halfLife: "7d",
      points: {
        active: [
          ["Product Added", 10],
          ["Newsletter Subscribed", 2],
        ],
      },
    },
  });
  expect(whole.experiments).toStrictEqual({
    cart_wait: { arms: { short: 1, long: 1 }, goal: BOUGHT, within: "7d" },
  });
  expect(whole.grace).toBe("1m");
});
