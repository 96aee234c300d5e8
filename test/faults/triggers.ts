import type { Trigger } from "@heed/core";
import { event, trigger } from "@heed/core";

const send = { as: "Heed", to: ["klaviyo"], properties: () => ({}) };

/** A wait per cart, a wait per person that keeps its first start, and one fire per event. */
export const triggers: readonly Trigger[] = [
  trigger("abandoned_cart", {
    when: event("Product Added").notFollowedBy("Order Completed", { for: "15m" }).by("cart_id"),
    purpose: "email_marketing",
    send: { ...send, as: "Abandoned Cart" },
  }),
  trigger("left_checkout", {
    when: event("Checkout Started").notFollowedBy("Order Completed", { for: "10m", repeat: "keep" }),
    purpose: "email_marketing",
    send: { ...send, as: "Left Checkout" },
  }),
  trigger("thank_you", {
    when: event("Order Completed"),
    purpose: "email_marketing",
    send: { ...send, as: "Thank You" },
  }),
];
