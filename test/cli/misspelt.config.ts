import { event, trigger } from "@heed/core";

export default {
  triggers: [
    trigger("abandoned_cart", {
      when: event("Product Added"),
      purpose: "email_marketting",
      send: { as: "Abandoned Cart", to: ["klaviyo"] },
    }),
  ],
  consent: { purposes: { email_marketing: {} } },
};
