import type { Plan } from "@heed/core/engine";
import { grants, whatAllows } from "@heed/core/engine";
import type { Middleware } from "./middleware.ts";

/**
 * The first middleware: an event of somebody who does not allow collection goes no further. What it says about consent
 * does (`Log` hears it), so that a refusal reaches what is already waiting. A `consent` message is always heard.
 */
export function consentFilter({ collect }: Plan): Middleware {
  return (event) => {
    if (collect === undefined || event.type === "consent") return event;
    const allowed =
      event.consent === undefined ? collect.unknown === "granted" : grants(collect, event.consent);
    if (allowed) return event;
    const why = event.consent === undefined ? "consent_unknown" : "consent_denied";
    return { reason: `${why}:${collect.name}`, allowedBy: whatAllows(collect) };
  };
}
