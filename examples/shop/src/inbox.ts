import type { DeliveryId } from "@heed/core/contracts";
import { isJsonObject, objectAt } from "@heed/core/contracts";
import type { FakeKlaviyo, SeenRequest } from "@heed/test/fakes/klaviyo";

/** The headers that Klaviyo's API asks for; the others are the HTTP client's own. */
const HEADERS: readonly string[] = ["accept", "authorization", "content-type", "revision"];

/** A request to Klaviyo, fit to be shown: without the key. */
export type Letter = Pick<SeenRequest, "method" | "path" | "headers" | "body" | "at">;

/** The request that carried a delivery: its id is Klaviyo's `unique_id`, the same in every attempt. */
export function letterOf(klaviyo: FakeKlaviyo, id: DeliveryId): Letter | undefined {
  const request = klaviyo.requests.findLast(({ body }) => uniqueIdOf(body) === id);
  if (request === undefined) return undefined;
  const { method, path, headers, body, at } = request;
  const shown = Object.entries(headers).filter(([name]) => HEADERS.includes(name));
  return { method, path, headers: Object.fromEntries(shown.map(redacted)), body, at };
}

/** As it went over the wire, the body on lines of its own. */
export function printed({ method, path, headers, body }: Letter): string {
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`${method} ${path}`, ...head, "", JSON.stringify(body, null, 2)].join("\n");
}

function uniqueIdOf(body: unknown): unknown {
  const data = isJsonObject(body) ? objectAt(body, "data") : undefined;
  return data && objectAt(data, "attributes")?.["unique_id"];
}

function redacted([name, value]: readonly [string, string]): readonly [string, string] {
  return [name, name === "authorization" ? value.replace(/\S+$/, "pk_(redacted)") : value];
}
