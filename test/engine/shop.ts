import type { AnyNames, Evidence, Moment, ProjectDefinition, Trigger, TriggerOptions } from "@heed/core";
import { project, trigger } from "@heed/core";
import { PERMITTED } from "./forms.ts";

type ShopOptions = Parameters<typeof project>[0];

/** A trigger of which what it sends does not matter. */
export function sends<const Name extends string, E extends Evidence>(
  name: Name,
  when: Moment<E>,
  options: Partial<Omit<TriggerOptions<AnyNames, E>, "when">> = {},
): Trigger<Name, E> {
  return trigger(name, {
    when,
    purpose: "email_marketing",
    send: { as: name, to: ["klaviyo"] },
    ...options,
  });
}

/** A shop in which silence is permission. */
export function shop(
  triggers: readonly Trigger[],
  options: Omit<ShopOptions, "triggers"> = {},
): ProjectDefinition {
  return project({ consent: PERMITTED, ...options, triggers });
}
