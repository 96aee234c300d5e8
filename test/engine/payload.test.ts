import { cart, event, fact, score, sequence } from "@heed/core";
import { expect, test } from "vitest";
import { person } from "./person.ts";
import { sends, shop } from "./shop.ts";

const viewedAndAdded = sequence([event("Product Viewed"), event("Cart Viewed"), event("Product Added")], {
  within: "1h",
});

test("evidence has the first and the last event of a sequence, and every step by its number", () => {
  const when = sends("viewed_and_added", viewedAndAdded, {
    send: {
      as: "Viewed And Added",
      to: ["klaviyo"],
      properties: ({ evidence: { first, last, steps } }) => ({
        first: first.properties["sku"],
        middle: steps[1]?.properties["sku"],
        last: last.properties["sku"],
      }),
    },
  });
  const ada = person(shop([when]))
    .does("Product Viewed", { at: "Mon 12:00", sku: "mug" })
    .does("Cart Viewed", { at: "Mon 12:01", sku: "all" })
    .does("Product Added", { at: "Mon 12:02", sku: "pot" });
  expect(ada.payload).toEqual({ first: "mug", middle: "all", last: "pot" });
});

test("facts and scores are those of the decision", () => {
  const items = fact("cart", cart());
  const intent = score("intent", { points: { active: [["Product Added", 10]] }, halfLife: "1h" });
  const when = sends("left_cart", event("Product Added").notFollowedBy("Order Completed", { for: "1h" }), {
    send: {
      as: "Left Cart",
      to: ["klaviyo"],
      properties: ({ facts, score: scores }) => ({
        items: facts["cart"]?.["items"],
        intent: scores["intent"],
      }),
    },
  });
  const ada = person(shop([when], { facts: [items], scores: [intent], grace: "0m" })).does("Product Added", {
    at: "Mon 12:00",
    product_id: "p-1",
  });
  expect(ada.ticksUntil("Mon 13:01").payload).toMatchObject({ items: [{ product_id: "p-1" }], intent: 5 });
});
