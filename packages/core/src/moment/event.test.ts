import { expect, test } from "vitest";
import { above } from "../event/index.ts";
import { eventMoment as event } from "./event.ts";

test("a moment is plain data", () => {
  const moment = event("Product Added", { where: { price: above(3) } });
  expect(moment.definition).toEqual({
    moment: "event",
    event: { type: "track", name: "Product Added", where: { price: { above: 3 } } },
  });
});

test("a wait restarts unless told to keep its first start", () => {
  const wait = event("Product Added").notFollowedBy("Order Completed", { for: "24h" });
  expect(wait.definition).toEqual({
    moment: "notFollowedBy",
    event: { type: "track", name: "Product Added" },
    cancels: [{ type: "track", name: "Order Completed" }],
    for: "24h",
    repeat: "restart",
  });
  const keeping = event("A").notFollowedBy("B", { for: "24h", repeat: "keep" });
  expect(keeping.definition).toMatchObject({ repeat: "keep" });
});

const cancels = (of: Parameters<ReturnType<typeof event>["notFollowedBy"]>[0]) => {
  const { definition } = event("A").notFollowedBy(of, { for: "1h" });
  return definition.moment === "notFollowedBy" ? definition.cancels : [];
};

test("what ends a wait is a name, an event with a where, or a list of these", () => {
  const paid = event("Order Completed", { where: { total: above(0) } });
  expect(cancels("B")).toEqual([{ type: "track", name: "B" }]);
  expect(cancels(paid)).toEqual([paid.definition.event]);
  expect(cancels(["B", paid])).toEqual([{ type: "track", name: "B" }, paid.definition.event]);
});

test(".by is written last, on an event and on a wait alike", () => {
  expect(event("A").by("cart_id").definition).toMatchObject({ moment: "event", by: "cart_id" });
  const by = { A: "cart_id", B: "checkout.cart_id" };
  expect(event("A").notFollowedBy("B", { for: "1h" }).by(by).definition).toMatchObject({
    moment: "notFollowedBy",
    by,
  });
});

test("a builder may be used again: no call changes what was built before", () => {
  const added = event("A");
  const wait = added.notFollowedBy("B", { for: "1h" });
  wait.by("cart_id");
  expect(wait.definition).not.toHaveProperty("by");
  expect(added.definition.moment).toBe("event");
});
