import { above, atLeast, contains, is } from "../event/index.ts";
import { vocabulary } from "./vocabulary.ts";

const { event, trigger } = vocabulary({
  events: {
    "Product Added": { cart_id: "text", price: "number", tags: ["text"], product: { sku: "text" } },
    "Order Completed": {
      order_id: "text",
      checkout: { cart_id: "text" },
      products: [{ sku: "text", price: "number" }],
    },
  },
  purposes: ["email_marketing"],
  sinks: ["klaviyo"],
});

// Every path and value of the vocabulary is known.
event("Product Added", {
  where: { price: above(10), "product.sku": "s-1", tags: contains("new"), "tags[*]": is("new") },
});
event("Order Completed", { where: { "products[*].price": [atLeast(5), above(4)] } });
event("Product Added")
  .notFollowedBy(["Order Completed"], { for: "24h" })
  .by({ "Product Added": "cart_id", "Order Completed": "checkout.cart_id" });
event("Product Added").notFollowedBy("Order Completed", { for: "24h" }).by("product.sku");

// @ts-expect-error: no such event
event("Product Aded");
// @ts-expect-error: no such property
event("Product Added", { where: { prise: 3 } });
// @ts-expect-error: a number is compared with numbers
event("Product Added", { where: { price: "3" } });
// @ts-expect-error: text has no order
event("Product Added", { where: { cart_id: above(3) } });
// @ts-expect-error: no such cancel
event("Product Added").notFollowedBy("Order Complete", { for: "24h" });
// @ts-expect-error: no such duration
event("Product Added").notFollowedBy("Order Completed", { for: "24 hours" });
// @ts-expect-error: the start must have the key
event("Product Added").notFollowedBy("Order Completed", { for: "24h" }).by("order_id");
// @ts-expect-error: a list is no key
event("Order Completed").by("products[*].sku");

trigger("abandoned_cart", {
  when: event("Product Added").notFollowedBy("Order Completed", { for: "24h" }).by("cart_id"),
  purpose: "email_marketing",
  send: {
    as: "Abandoned Cart",
    to: ["klaviyo"],
    properties: ({ evidence, trigger: { value } }) => ({
      cart: value,
      sku: evidence.last.properties.product.sku,
      url: evidence.last.context.page.url,
    }),
  },
});

trigger("abandoned_cart", {
  when: event("Product Added"),
  // @ts-expect-error: no such purpose
  purpose: "email_marketting",
  send: {
    as: "Abandoned Cart",
    // @ts-expect-error: no such sink
    to: ["klavio"],
    // @ts-expect-error: no such property
    properties: ({ evidence }) => ({ cart: evidence.last.properties.card_id }),
  },
});
