import type { Duration, Trigger } from "@heed/core";
import { above, event, trigger } from "@heed/core";

/** Triggers that all mention *Product Added*: every second one waits per cart, with a test of its own. */
export function triggersMentioning(count: number): readonly Trigger[] {
  return Array.from({ length: count }, (_, i) => {
    const start = event("Product Added", { where: { price: above(i % 20) } });
    const span: Duration = `${BigInt(15 + i)}m`;
    const wait = start.notFollowedBy("Order Completed", { for: span });
    return trigger(`trigger_${i}`, {
      when: i % 2 === 0 ? wait.by("cart_id") : wait,
      purpose: "email_marketing",
      send: { as: "Abandoned Cart", to: ["nowhere"] },
    });
  });
}

export const consent = { purposes: { email_marketing: { categories: ["C0004"] } } };
