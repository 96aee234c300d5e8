import type { Trigger } from "@heed/core";
import { all, atLeast, becomes, did, event, HeedError, trigger } from "@heed/core";
import { checkProject } from "@heed/core/engine";
import { re2Patterns } from "@heed/runtime";
import { expect, test } from "vitest";
import { PERMITTED } from "../forms.ts";
import { person, planOf } from "../person.ts";
import { sends, shop } from "../shop.ts";

/** One text for all of them; only the number that it has captured differs. */
const pricedAtLeast = (price: number): Trigger =>
  sends(`at_least_${price}`, event("Product Added", { where: { price: atLeast(price) } }));

test("T15 two rules of equal text with another captured number are not one: conditions are data, shared by content only", () => {
  const project = shop([pricedAtLeast(100), pricedAtLeast(200), pricedAtLeast(300)]);
  const ada = person(project).does("Product Added", { at: "Mon 12:00", price: 250 });
  expect(ada.fires.map(({ trigger: name }) => name)).toEqual(["at_least_100", "at_least_200"]);
});

const twice = (price: number) =>
  becomes(did("Product Added", { where: { price: atLeast(price) }, atLeast: 2 }));

test("T15 the same holds for what conditions remember: of equal content there is one register, of another constant another", () => {
  const same = shop([sends("a", twice(100)), sends("b", twice(100))]);
  const different = shop([sends("a", twice(100)), sends("b", twice(200))]);
  expect(planOf(same).registers).toHaveLength(1);
  expect(planOf(different).registers).toHaveLength(2);

  const ada = person(different)
    .does("Product Added", { at: "Mon 12:00", price: 150 })
    .does("Product Added", { at: "Mon 12:01", price: 150 });
  expect(ada.fires.map(({ trigger: name }) => name)).toEqual(["a"]);
});

const leftCheckout = (wait: "15m" | "30m") =>
  shop([sends("left_checkout", event("Checkout Started").notFollowedBy("Order Completed", { for: wait }))]);

test("T22 a rule is edited while it waits: the wait keeps the deadline it began with", () => {
  const ada = person(leftCheckout("30m"))
    .does("Checkout Started", { at: "Mon 12:00" })
    .deploys(leftCheckout("15m"), { at: "Mon 12:20" })
    .ticksUntil("Mon 13:00");
  expect(ada.fires).toEqual([{ trigger: "left_checkout", at: "Mon 12:30", decidedAt: "Mon 12:31" }]);
});

test("T22 a rule that begins with something else now does not fire for what the old one waited for", () => {
  const onCart = event("Cart Viewed").notFollowedBy("Order Completed", { for: "15m" });
  const ada = person(leftCheckout("15m"))
    .does("Checkout Started", { at: "Mon 12:00" })
    .deploys(shop([sends("left_checkout", onCart)]), { at: "Mon 12:05" })
    .ticksUntil("Mon 13:00");
  expect(ada.fires).toEqual([]);
  expect(ada.waits).toMatchObject({ opened: 1, dropped: 1, pending: 0 });
});

const added = event("Product Added").notFollowedBy("Order Completed", { for: "1h" });
const viewed = event("Product Viewed").notFollowedBy("Order Completed", { for: "1h" });

test("T23 two waits end in one millisecond and one mail is allowed: the higher priority gets it, always", () => {
  const capped = shop([sends("a_view", viewed), sends("z_cart", added, { priority: 1 })], {
    caps: [{ atMost: 1, per: "1d" }],
  });
  const ada = person(capped)
    .does("Product Viewed", { at: "Mon 12:00" })
    .does("Product Added", { at: "Mon 12:00" })
    .ticksUntil("Tue 00:00");
  expect(ada.endings).toMatchObject([
    { trigger: "z_cart", ended: "fired" },
    { trigger: "a_view", ended: "suppressed", reason: "frequency_cap" },
  ]);
});

test("T23 of one priority it is the order of their names, not of their definition or of the events", () => {
  const oneWay = shop([sends("a_view", viewed), sends("z_cart", added)], {
    caps: [{ atMost: 1, per: "1d" }],
  });
  const theOther = shop([sends("z_cart", added), sends("a_view", viewed)], {
    caps: [{ atMost: 1, per: "1d" }],
  });
  const ada = person(oneWay)
    .does("Product Added", { at: "Mon 12:00" })
    .does("Product Viewed", { at: "Mon 12:00" })
    .ticksUntil("Tue 00:00");
  const bert = person(theOther)
    .does("Product Viewed", { at: "Mon 12:00" })
    .does("Product Added", { at: "Mon 12:00" })
    .ticksUntil("Tue 00:00");
  expect(ada.fires.map(({ trigger: name }) => name)).toEqual(["a_view"]);
  expect(bert.fires.map(({ trigger: name }) => name)).toEqual(["a_view"]);
});

const bothEvents = () =>
  // @ts-expect-error: a moment is no condition
  all(event("Product Viewed"), event("Product Added"));

test("T24 two events are never at one instant: `all` takes conditions, and the builder refuses a moment", () => {
  expect(bothEvents).toThrow(HeedError);
  expect(bothEvents).toThrow(/condition/);
});

test("T24 the same in JSON: the check says what stands there and what to write instead", () => {
  const found = checkProject(
    {
      triggers: {
        both: {
          when: { becomes: { all: [{ event: "Product Viewed" }, { did: "Product Added" }] } },
          purpose: "email_marketing",
          send: { as: "Both", to: ["klaviyo"] },
        },
      },
      consent: PERMITTED,
    },
    { patterns: re2Patterns },
  );
  expect(found).toContainEqual(
    expect.objectContaining({ code: "HEED_RULE_EVENT_NO_CONDITION", severity: "error" }),
  );
  expect(found.find(({ code }) => code === "HEED_RULE_EVENT_NO_CONDITION")?.message).toMatch(/did/);
});

test("T24 what was meant: both have happened, whichever came last", () => {
  const both = trigger("both", {
    when: becomes(all(did("Product Viewed"), did("Product Added"))),
    purpose: "email_marketing",
    send: { as: "Both", to: ["klaviyo"] },
  });
  const ada = person(shop([both]))
    .does("Product Added", { at: "Mon 12:00" })
    .does("Product Viewed", { at: "Mon 12:05" });
  expect(ada.fires).toEqual([{ trigger: "both", at: "Mon 12:05", decidedAt: "Mon 12:05" }]);
});
