import { event, trigger } from "@heed/core";

export default {
  triggers: [
    trigger("abandoned_cart", {
      when: event("Product Added").notFollowedBy("Order Completed", { for: "1s" }).by("cart_id"),
      purpose: "email_marketing",
      send: {
        as: "Abandoned Cart",
        to: ["klaviyo"],
        properties: ({ trigger: { value } }) => ({ cart_id: value }),
      },
    }),
  ],
  consent: { purposes: { email_marketing: { categories: ["C0004"] } } },
  grace: "1s",
};
