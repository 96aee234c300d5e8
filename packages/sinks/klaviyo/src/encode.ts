import { formatInstant, jsonRequest, ownValue, textAt } from "@heed/core/contracts";
import type { Delivery, HttpRequest, JsonObject } from "@heed/core/contracts";
import { identifiers } from "./identifiers.ts";
import type { Settings } from "./options.ts";

/** The body of Create Event, revision 2026-07-15. Properties go out as they are: templates loop over arrays of items. */
export function eventBody(delivery: Delivery): JsonObject {
  return {
    data: {
      type: "event",
      attributes: {
        metric: { data: { type: "metric", attributes: { name: delivery.as } } },
        profile: { data: { type: "profile", attributes: identifiers(delivery.identity) } },
        properties: delivery.payload,
        ...worth(delivery.payload),
        time: formatInstant(delivery.occurredAt),
        // Without it Klaviyo takes the second of `time`, and two fires within one second become one event.
        unique_id: delivery.id,
      },
    },
  };
}

/** The call that creates this event. Its headers hold the key. */
export function eventRequest({ apiKey, baseUrl, revision }: Settings, body: JsonObject): HttpRequest {
  const headers = {
    accept: "application/vnd.api+json",
    authorization: `Klaviyo-API-Key ${apiKey}`,
    revision,
  };
  return jsonRequest("POST", `${baseUrl}/api/events`, headers, body, "application/vnd.api+json");
}

/** What Klaviyo's revenue reports add up. A currency alone says nothing, and a malformed one would cost the event. */
function worth(payload: JsonObject): JsonObject {
  const value = ownValue(payload, "value");
  if (typeof value !== "number" || !Number.isFinite(value)) return {};
  const currency = textAt(payload, "currency") ?? "";
  return /^[A-Z]{3}$/.test(currency) ? { value, value_currency: currency } : { value };
}
