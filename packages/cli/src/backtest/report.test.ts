import { expect, test } from "vitest";
import { event, trigger } from "@heed/core";
import { backtest } from "@heed/runtime";
import { report } from "./report.ts";

test("a remark about one is in the singular", async () => {
  const when = event("cart").by("cart_id");
  const send = { as: "Cart", to: ["klaviyo"] };
  const result = await backtest({
    triggers: [trigger("cart", { when, purpose: "email_marketing", send })],
    events: [],
  });
  const said = (n: number): string =>
    report("a.csv", {
      ...result,
      outOfOrder: n,
      triggers: result.triggers.map((each) => ({ ...each, noKey: n, inexact: n })),
    });
  expect(said(1)).toContain("cart: 1 start without the correlation key");
  expect(said(1)).toContain("cart: 1 late cancel or decision that fell among starts no longer remembered");
  expect(said(1)).toContain("1 row lies before an earlier row in time and was read as late");
  expect(said(2)).toContain("cart: 2 starts without the correlation key");
  expect(said(2)).toContain("2 rows lie before an earlier row in time and were read as late");
});

test("what would not have been sent is told, with the reason", async () => {
  const send = { as: "Cart", to: ["klaviyo"] };
  const result = await backtest({
    triggers: [trigger("cart", { when: event("cart"), purpose: "email_marketing", send })],
    events: [],
  });
  const [counts] = result.triggers;
  const outcomes = { ifFalse: 1, shadow: 2, held: 3, expired: 4, lateCancels: 5, joined: 6, lateSteps: 7 };
  const text = report("a.csv", {
    ...result,
    triggers: counts === undefined ? [] : [{ ...counts, ...outcomes }],
  });

  expect(text.split("\n").filter((line) => line.startsWith("cart: "))).toEqual([
    "cart: 1 fire would not have been sent: its if was no",
    "cart: 2 fires would not have been sent: the trigger is a shadow",
    "cart: 3 fires still held, for want of a person or because the trigger is paused",
    "cart: 4 fires held for too long, or replaced by a newer one",
    "cart: 5 fires that an answer read later should have prevented",
    "cart: 6 waits that became one with another when two people turned out to be one",
    "cart: 7 steps that came after their place in the sequence was decided",
  ]);
});
