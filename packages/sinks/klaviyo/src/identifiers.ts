import type { Identity, JsonObject } from "@heed/core/contracts";

/** Klaviyo's bound of an `external_id`, in characters. */
const MOST_EXTERNAL_ID = 255;

/**
 * Who it is, in Klaviyo's words: only what Klaviyo takes, since one malformed identifier costs the whole event.
 *
 * The anonymous id goes out only where nothing else tells who it is. A device can be shared: beside an identifier of
 * somebody else it merges two people, and alone it can mean the other one, so it never stands in for a known user.
 * What is absent is left out: `null` would clear it on the profile.
 */
export function identifiers({ userId = "", anonymousId = "", email = "", phone = "" }: Identity): JsonObject {
  const person = {
    ...(isExternalId(userId) ? { external_id: userId } : {}),
    ...(isPlausibleEmail(email) ? { email } : {}),
    ...(isE164(phone) ? { phone_number: phone } : {}),
  };
  const onlyTheDevice = userId === "" && Object.keys(person).length === 0;
  return onlyTheDevice && anonymousId !== "" ? { anonymous_id: anonymousId } : person;
}

/** Why Klaviyo could not know who is meant, `undefined` where an identifier remains. Repeats none of them. */
export function refusalOfIdentity(identity: Identity): string | undefined {
  if (Object.keys(identifiers(identity)).length > 0) return undefined;
  const { userId, email, phone } = identity;
  const unusable = [
    ...(userId ? [`the user id is longer than ${MOST_EXTERNAL_ID} characters`] : []),
    ...(email ? ["the e-mail address is not plausible"] : []),
    ...(phone ? ["the phone number is not E.164"] : []),
  ];
  const why =
    unusable.length > 0
      ? unusable.join(", ")
      : "expected a user id, an anonymous id, an e-mail address or a phone number";
  return `nothing tells Klaviyo who it is: ${why}`;
}

function isExternalId(text: string): boolean {
  return text !== "" && text.length <= MOST_EXTERNAL_ID;
}

/** `+`, a country code, and 7 to 15 digits in all (ITU-T E.164). */
function isE164(text: string): boolean {
  return /^\+[1-9]\d{6,14}$/.test(text);
}

/**
 * A dot-atom, `@`, and a domain with a dot whose last label begins with a letter: what a shop's customers have, not all
 * that RFC 5322 allows. Lengths are those of RFC 5321. Linear: every text has one reading only, and long ones none.
 */
function isPlausibleEmail(text: string): boolean {
  return text.length <= 254 && EMAIL.test(text);
}

const ATOM = String.raw`[\p{L}\p{M}\p{N}!#$%&'*+/=?^_\x60\{\|\}~\-]+`;
const LABEL = String.raw`[\p{L}\p{N}][\p{L}\p{M}\p{N}\-]{0,62}`;
const LAST_LABEL = String.raw`\p{L}[\p{L}\p{M}\p{N}\-]{1,62}`;
const EMAIL = new RegExp(`^(?=[^@]{1,64}@)${ATOM}(?:\\.${ATOM})*@(?:${LABEL}\\.)+${LAST_LABEL}$`, "u");
