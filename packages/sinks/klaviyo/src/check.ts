import { faultOf, isJsonObject } from "@heed/core/contracts";
import type { Delivery, Json, JsonObject } from "@heed/core/contracts";
import { refusalOfIdentity } from "./identifiers.ts";

/**
 * What Klaviyo takes (Klaviyo API reference, Create Event and Events API overview, Limitations). Where it says KB or MB we
 * read the smaller, decimal unit; nesting counts the properties themselves as the first level.
 */
const MOST = {
  nameCharacters: 127,
  properties: 400,
  textBytes: 100_000,
  arrayItems: 4_000,
  levels: 10,
  bodyBytes: 5_000_000,
};

/**
 * Why Klaviyo would refuse this event, `undefined` where nothing speaks against it.
 *
 * Names at most the property's key, which the trigger's author chose; values and deeper keys can be personal data.
 */
export function refusalOf(delivery: Delivery, body: JsonObject): string | undefined {
  return (
    refusalOfName(delivery) ??
    refusalOfIdentity(delivery.identity) ??
    refusalOfProperties(delivery.payload, body)
  );
}

function refusalOfName({ as }: Delivery): string | undefined {
  if (as === "") return "the event has no name";
  if (as.length <= MOST.nameCharacters) return undefined;
  return `the event's name has ${as.length} characters; Klaviyo takes at most ${MOST.nameCharacters}`;
}

function refusalOfProperties(properties: JsonObject, body: JsonObject): string | undefined {
  // These two walk without recursion, and so bound the recursion below.
  const size = faultOf(body, { maxBytes: MOST.bodyBytes, maxDepth: Infinity, maxKeys: Infinity });
  if (size === "too_large") return `the event has more than ${MOST.bodyBytes} bytes, more than Klaviyo takes`;
  if (size === "forbidden_key") return "a property is called __proto__";
  if (size === "not_finite") return "a property holds a number that JSON cannot write";
  if (faultOf(properties, { maxBytes: Infinity, maxDepth: MOST.levels, maxKeys: Infinity }) !== undefined) {
    return `the properties are nested deeper than ${MOST.levels} levels, more than Klaviyo takes`;
  }
  const sent = Object.entries(properties).filter(([, value]) => value !== undefined);
  if (sent.length > MOST.properties) {
    return `the event has ${sent.length} properties; Klaviyo takes at most ${MOST.properties}`;
  }
  for (const [key, value] of sent) {
    const fault = refusalOfValue(value);
    if (fault !== undefined) return `property ${JSON.stringify(key.slice(0, 64))}: ${fault}`;
  }
  return undefined;
}

function refusalOfValue(value: Json | undefined): string | undefined {
  if (typeof value === "string") {
    if (utf8Bytes(value) <= MOST.textBytes) return undefined;
    return `a text of more than ${MOST.textBytes} bytes, more than Klaviyo takes`;
  }
  if (Array.isArray(value) && value.length > MOST.arrayItems) {
    return `an array of ${value.length} items; Klaviyo takes at most ${MOST.arrayItems}`;
  }
  for (const inner of valuesIn(value)) {
    const fault = refusalOfValue(inner);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function valuesIn(value: Json | undefined): readonly (Json | undefined)[] {
  if (Array.isArray(value)) return value;
  return isJsonObject(value) ? Object.values(value) : [];
}

/** Bytes of a text in UTF-8. Each half of a surrogate pair stands for two of the pair's four bytes. */
function utf8Bytes(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0x80) bytes += unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 1 : 2;
  }
  return bytes;
}
