import { event, trigger } from "@heed/core";
import type { Trigger } from "@heed/core";

/** Cart, then no purchase, for every T and both ways to take another cart while one waits. */
const triggers = (["restart", "keep"] as const).flatMap((repeat) =>
  (["15m", "30m", "1h", "24h", "48h"] as const).map((wait): Trigger =>
    trigger(`cart_${wait}_${repeat}`, {
      when: event("cart").notFollowedBy("purchase", { for: wait, repeat }),
      purpose: "email_marketing",
      send: { as: "Abandoned Cart", to: ["klaviyo"] },
    }),
  ),
);

export default { triggers };
