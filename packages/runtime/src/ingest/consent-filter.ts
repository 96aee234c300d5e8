import type { Plan } from "@heed/core/engine";
import { collection } from "@heed/core/engine";
import type { Middleware } from "./middleware.ts";

/**
 * The first middleware: an event that itself says that its person does not allow collection goes no further, not even to
 * the host's own middleware. What it says about consent does (`Log` hears it), so that a refusal reaches what is already
 * waiting. An event that says nothing is judged where what the person said before is known: in the engine's `step`.
 */
export function consentFilter({ collect }: Plan): Middleware {
  return (event) => {
    if (collect === undefined || event.type === "consent" || event.consent === undefined) return event;
    const answer = collection(collect, [], event.consent);
    return answer.allowed
      ? event
      : { reason: `${answer.reason}:${collect.name}`, allowedBy: answer.allowedBy };
  };
}
