import type { Duration, Trigger } from "@heed/core";
import { event, trigger } from "@heed/core";

/** A wait that stays pending, and one that is over soon; what would end them never comes. */
export const waitTriggers: readonly Trigger[] = [
  waiting("long", "Long", "30d"),
  waiting("short", "Short", "2s"),
];

function waiting(name: string, start: string, span: Duration): Trigger {
  return trigger(name, {
    when: event(start).notFollowedBy("Never", { for: span }),
    purpose: "email_marketing",
    send: { as: "Over", to: ["nowhere"] },
  });
}
