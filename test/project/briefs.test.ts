import { checkProject } from "@heed/core/engine";
import { expect, test } from "vitest";
import { validate } from "../../packages/cli/src/check/schema-validator.generated.ts";
import { CONTEXT } from "./project-context.ts";

const added = { event: "Product Added" };
const bought = "Order Completed";
const engaged = (tests: object): object => ({ event: "Product Engaged", where: tests });

/** What marketers ask for, as the JSON form says it. */
const BRIEFS: Readonly<Record<string, object>> = {
  left_the_checkout: { notFollowedBy: bought, after: { event: "Checkout Started" }, for: "15m" },
  added_not_bought_per_cart: { notFollowedBy: bought, after: added, for: "24h", by: "cart_id" },
  viewed_added_not_bought: {
    notFollowedBy: bought,
    after: { sequence: [{ event: "Product Viewed" }, { ...added, within: "24h" }] },
    for: "48h",
  },
  two_minutes_on_a_product: engaged({ seconds: { above: 120 } }),
  high_value_then_added: {
    sequence: [engaged({ seconds: { above: 180 }, price: { atLeast: 200 } }), { ...added, within: "30m" }],
    by: "product_id",
  },
  several_pages_or_two_minutes: {
    anyOf: [
      { becomes: { did: { page: true }, atLeast: 3, within: "30m" } },
      engaged({ seconds: { above: 120 } }),
    ],
  },
  viewed_several_added_returned: {
    sequence: [
      { ...added, if: { did: "Product Viewed", distinct: "product_id", atLeast: 3, within: "24h" } },
      { returned: true, within: "24h" },
    ],
  },
  high_value_item: { becomes: { last: "Cart Updated", path: "max_item_price", test: { atLeast: 300 } } },
  on_the_page_with_a_full_cart: {
    becomes: {
      all: [
        { did: "Product Viewed", after: "Page Left" },
        { since: "Product Viewed", atLeast: "2m" },
        { last: "Cart Updated", path: "value", test: { above: 200 } },
      ],
    },
  },
  new_user: { firstSeen: true },
  loyal: { becomes: { did: bought, atLeast: 3 } },
  silent_and_low: { becomes: { all: [{ scored: "engagement", below: 5 }, { inactive: "30d" }] } },
  score_of_twenty: { becomes: { scored: "engagement", atLeast: 20 } },
  fifteen_against_thirty: {
    notFollowedBy: bought,
    after: { event: "Checkout Started" },
    for: { byArm: "cart_wait", arms: { short: "15m", long: "30m" } },
  },
  second_touch: { notFollowedBy: bought, after: { fired: "left_the_checkout" }, for: "48h" },
  sixty_days_after_an_order: { notFollowedBy: bought, after: { event: bought }, for: "60d" },
  burst: { notFollowedBy: "Scrolled", after: { event: "Scrolled" }, for: "5s" },
};

const trigger = (as: string): object => ({
  when: BRIEFS[as],
  purpose: "mail",
  again: { after: "7d" },
  send: { as, to: ["klaviyo"] },
});

test.each(Object.keys(BRIEFS))("nothing is wrong with %s", (name) => {
  const project = {
    triggers: { left_the_checkout: trigger("left_the_checkout"), [name]: trigger(name) },
    scores: {
      engagement: {
        halfLife: "14d",
        points: {
          active: [
            ["Product Added", 10],
            ["Newsletter Subscribed", 2],
          ],
        },
      },
    },
    experiments: { cart_wait: { arms: { short: 1, long: 1 }, holdout: 0.1, goal: bought, within: "7d" } },
    consent: { purposes: { mail: {} } },
  };
  const { events: _, ...context } = CONTEXT;
  expect(checkProject(project, context)).toEqual([]);
  expect(validate(project)).toBe(true);
});
