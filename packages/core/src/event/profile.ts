import type { Event, Identity, JsonObject, ProfileKey } from "../contracts/index.ts";
import { objectAt, textAt } from "../contracts/index.ts";

/** Whose history an event belongs to: the known person where one is named, else the anonymous one. */
export function profileKeyOf(event: Pick<Event, "userId" | "anonymousId">): ProfileKey {
  return event.userId === undefined ? `a:${event.anonymousId ?? ""}` : `u:${event.userId}`;
}

const MAX_EMAIL_LENGTH = 254;
const MAX_PHONE_LENGTH = 32;

/** Addresses that an event tells about its person: the traits of `identify`, or `context.traits` of any other call. */
export function addressesOf(event: Event): Pick<Identity, "email" | "phone"> {
  const traits = event.type === "identify" ? event.properties : objectAt(event.context, "traits");
  if (traits === undefined) return {};
  const email = addressAt(traits, "email", MAX_EMAIL_LENGTH);
  const phone = addressAt(traits, "phone", MAX_PHONE_LENGTH);
  return {
    ...(email?.includes("@") === true ? { email } : {}),
    ...(phone === undefined ? {} : { phone }),
  };
}

function addressAt(traits: JsonObject, key: string, maxLength: number): string | undefined {
  const text = textAt(traits, key)?.trim();
  return text === undefined || text === "" || text.length > maxLength ? undefined : text;
}
