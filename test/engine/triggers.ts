import type { Moment, Trigger, TriggerOptions, WaitOptions } from "@heed/core";
import { event, trigger } from "@heed/core";

type Options = Partial<TriggerOptions> & { readonly name?: string };

/** A trigger of which only the moment matters. */
export function noticing(when: Moment, { name = "noticed", ...rest }: Options = {}): Trigger {
  return trigger(name, { when, purpose: "email_marketing", send: { as: name, to: ["klaviyo"] }, ...rest });
}

/** "Start, then no Purchase for 15 minutes": the moment of the specification's boundaries. */
export function abandoned(repeat: WaitOptions["repeat"] = "restart", options: Options = {}): Trigger {
  return noticing(event("Start").notFollowedBy("Purchase", { for: "15m", repeat }), options);
}

/** The same, apart for each cart; a purchase without a cart concerns all. */
export function abandonedCart(repeat: WaitOptions["repeat"] = "restart", options: Options = {}): Trigger {
  const wait = event("Start").notFollowedBy("Purchase", { for: "15m", repeat }).by("cart_id");
  return noticing(wait, { name: "abandoned_cart", ...options });
}
