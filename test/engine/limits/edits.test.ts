import type { Duration, TriggerDefinition } from "@heed/core";
import { becomes, did, event } from "@heed/core";
import { expect, test } from "vitest";
import { person } from "../person.ts";
import { sends, shop } from "../shop.ts";

const lingering = (span: Duration) =>
  shop([sends("lingering", becomes(did("Product Viewed"), { for: span }))]);

test("a `for` that is edited while it runs applies at once, to what already stands as well", () => {
  const shorter = person(lingering("1h"))
    .does("Product Viewed", { at: "Mon 12:00" })
    .deploys(lingering("20m"), { at: "Mon 12:10" })
    .ticksUntil("Mon 14:00");
  expect(shorter.fires).toEqual([{ trigger: "lingering", at: "Mon 12:20", decidedAt: "Mon 12:20" }]);
});

const thanks = (options: Pick<TriggerDefinition, "identified" | "state">) =>
  shop([sends("thanks", event("Order Completed"), options)]);

test("what holds a fire is asked of the trigger as it is now: one that needs no address any more lets it go", () => {
  const visitor = person(thanks({ identified: "hold" }), "a:phone")
    .does("Order Completed", { at: "Mon 12:00" })
    .deploys(thanks({ identified: "any" }), { at: "Mon 13:00" });
  expect(visitor.fires).toEqual([{ trigger: "thanks", at: "Mon 12:00", decidedAt: "Mon 13:00" }]);
});

test("a trigger that becomes a draft holds nothing: neither then, nor when it is live again", () => {
  const visitor = person(thanks({ identified: "hold" }), "a:phone")
    .does("Order Completed", { at: "Mon 12:00" })
    .deploys(thanks({ state: "draft" }), { at: "Mon 12:10" })
    .deploys(thanks({ identified: "hold" }), { at: "Mon 12:20" })
    .identifies({ at: "Mon 12:30", email: "ada@example.com" });
  expect(visitor.fires).toEqual([]);
  expect(visitor.endings).toMatchObject([{ ended: "held" }, { ended: "expired", reason: "removed" }]);
});
