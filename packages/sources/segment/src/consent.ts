import { isJsonObject, ownValue } from "@heed/core/contracts";
import type { ConsentSignal, JsonObject } from "@heed/core/contracts";
import { describe } from "./item-reader.ts";
import type { ItemReader } from "./item-reader.ts";
import type { MessageType } from "./paths.ts";

/** Reserved names: Segment's own, and the one that its React Native plugin writes. */
const CONSENT_MESSAGES: readonly string[] = [
  "Segment Consent Preference Updated",
  "Segment Consent Preference",
];

const AT = "context.consent.categoryPreferences";

/** A message that only says what a person allows. It is never behaviour. */
export function isConsentMessage(type: MessageType, name: string): boolean {
  return type === "track" && CONSENT_MESSAGES.includes(name);
}

/**
 * What the banner said: `{}` allows nothing, absence says nothing. A category that is neither true nor false was not
 * allowed; preferences that are no object at all are refused, since both a yes and a no would be a guess.
 *
 * `required`: the message exists for nothing else.
 */
export function readConsent(
  reader: ItemReader,
  context: JsonObject,
  required: boolean,
): ConsentSignal | undefined {
  const consent = ownValue(context, "consent") ?? {};
  if (!isJsonObject(consent)) {
    return reader.refuse(
      "consent_invalid",
      "context.consent",
      `expected an object, came ${describe(consent)}`,
    );
  }
  const preferences = ownValue(consent, "categoryPreferences") ?? undefined;
  if (preferences === undefined && !required) return undefined;
  if (!isJsonObject(preferences)) {
    const code = preferences === undefined ? "consent_missing" : "consent_invalid";
    return reader.refuse(code, AT, `expected an object of categories, came ${describe(preferences)}`);
  }
  return Object.fromEntries(Object.entries(preferences).map(([category, said]) => [category, said === true]));
}
