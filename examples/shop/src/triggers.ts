import type { ConsentPolicy, Duration, Trigger } from "@heed/core";
import { vocabulary } from "@heed/core";

/** How long the demo waits. A real shop would wait 24 hours, with a minute of grace. */
export const CART_WAIT: Duration = "5s";
const BROWSE_WAIT: Duration = "10s";
const GRACE: Duration = "1s";

const product = {
  product_id: "text",
  name: "text",
  price: "number",
  currency: "text",
  url: "text",
} as const;

const { event, trigger } = vocabulary({
  events: {
    "Product Viewed": product,
    "Product Added": { ...product, cart_id: "text", quantity: "number" },
    "Order Completed": { order_id: "text", cart_id: "text", total: "number", currency: "text" },
  },
  purposes: ["email_marketing"],
  sinks: ["klaviyo"],
});

/**
 * Klaviyo is told what went into the cart last, and that is all a payload can say of a cart yet: it reads from the event
 * that began the wait. The recovery mail shows the rest of the cart by its `cart_id`.
 */
const abandonedCart = trigger("abandoned_cart", {
  when: event("Product Added").notFollowedBy("Order Completed", { for: CART_WAIT }).by("cart_id"),
  purpose: "email_marketing",
  expires: "6h",
  send: {
    as: "Abandoned Cart",
    to: ["klaviyo"],
    properties: ({ evidence: { last }, trigger: { value } }) => ({
      cart_id: value,
      items: [
        {
          ProductID: last.properties.product_id,
          ProductName: last.properties.name,
          ProductURL: last.properties.url,
          Quantity: last.properties.quantity,
          ItemPrice: last.properties.price,
        },
      ],
      value: last.properties.price,
      currency: last.properties.currency,
    }),
  },
});

/** A purchase carries no product_id, so it ends the wait for every product that was looked at. */
const browsedAway = trigger("browsed_away", {
  when: event("Product Viewed")
    .notFollowedBy(["Product Added", "Order Completed"], { for: BROWSE_WAIT })
    .by("product_id"),
  purpose: "email_marketing",
  expires: "6h",
  send: {
    as: "Browsed Away",
    to: ["klaviyo"],
    properties: ({ evidence: { last } }) => ({
      ProductID: last.properties.product_id,
      ProductName: last.properties.name,
      ProductURL: last.properties.url,
    }),
  },
});

/** Where the banner never asked, `unknown` decides; "denied" is the default and stands here to be seen. */
const consent: ConsentPolicy = {
  purposes: { email_marketing: { categories: ["marketing"], unknown: "denied" } },
};

const config: {
  readonly triggers: readonly Trigger[];
  readonly consent: ConsentPolicy;
  readonly grace: Duration;
} = { triggers: [abandonedCart, browsedAway], consent, grace: GRACE };

export default config;
