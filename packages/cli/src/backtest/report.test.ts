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
