import {
  boundMessage,
  EVENT_BOUNDS,
  faultOf,
  isJsonObject,
  ownValue,
  unknownWord,
} from "@heed/core/contracts";
import type { EpochMs, Incoming, JsonObject } from "@heed/core/contracts";
import { isConsentMessage, readConsent } from "./consent.ts";
import type { Envelope } from "./envelope.ts";
import { refuseUnlessForUs } from "./integrations.ts";
import { describe, ItemReader } from "./item-reader.ts";
import type { ItemFault } from "./item-reader.ts";
import type { Keyring } from "./keyring.ts";
import { MESSAGE_TYPES } from "./paths.ts";
import type { MessageType } from "./paths.ts";
import { readTimes } from "./times.ts";
import { refuseWithoutKey } from "./write-key.ts";

/** All that a message needs to know beside itself. */
export interface From extends Envelope {
  readonly keys: Keyring;
  readonly headerKey: string | undefined;
  readonly receivedAt: EpochMs;
}

export type Read =
  | { readonly event: Incoming; readonly fault?: never }
  | { readonly fault: ItemFault; readonly event?: never };

/** One message to one event. Whether it names a person is asked later, for all sources alike. */
export function readMessage(item: unknown, from: From): Read {
  const bound = faultOf(item, EVENT_BOUNDS);
  if (bound !== undefined)
    return { fault: { code: bound, at: "", message: boundMessage(bound, EVENT_BOUNDS) } };
  if (!isJsonObject(item)) {
    const message = `expected a message as an object, came ${describe(item)}`;
    return { fault: { code: "not_an_object", at: "", message } };
  }
  const reader = new ItemReader(item);
  refuseWithoutKey(reader, from);
  const type = from.type ?? readType(reader);
  if (type === undefined || reader.fault !== undefined) return { fault: reader.fault ?? NO_TYPE };
  const event = readEvent(reader, type, from);
  return reader.fault === undefined ? { event } : { fault: reader.fault };
}

function readEvent(reader: ItemReader, type: MessageType, from: From): Incoming {
  const name = readName(reader, type);
  const says = isConsentMessage(type, name);
  if (!says) refuseUnlessForUs(reader, from.integrations);
  const context = readContext(reader, type, from.context);
  const consent = readConsent(reader, context, says);
  const id = reader.id("messageId");
  const { claimedAt, ...times } = readTimes(reader, from);
  const userId = reader.id("userId");
  const anonymousId = reader.id("anonymousId");
  return {
    type: says ? "consent" : type,
    name: says ? "" : name,
    // Without the sender's id one is derived, from the time that a repeated request tells again.
    ...(id === undefined ? (claimedAt === undefined ? {} : { claimedAt }) : { id }),
    ...(userId === undefined ? {} : { userId }),
    ...(anonymousId === undefined ? {} : { anonymousId }),
    ...times,
    receivedAt: from.receivedAt,
    properties: readProperties(reader, type),
    context,
    ...(consent === undefined ? {} : { consent }),
  };
}

const NO_TYPE: ItemFault = {
  code: "type_missing",
  at: "type",
  message: `expected one of ${MESSAGE_TYPES.map((type) => JSON.stringify(type)).join(", ")}; came nothing`,
};

function readType(reader: ItemReader): MessageType | undefined {
  const given = reader.text("type", "type_unknown");
  const type = MESSAGE_TYPES.find((known) => known === given);
  if (type !== undefined || given === "") return type;
  return reader.refuse("type_unknown", "type", unknownWord(given, MESSAGE_TYPES));
}

function readName(reader: ItemReader, type: MessageType): string {
  if (type === "track") return reader.text("event", "name_invalid");
  return type === "page" || type === "screen" ? reader.text("name", "name_invalid") : "";
}

/** The batch's context lies beneath; a group's id goes where Segment puts it on every other call. */
function readContext(reader: ItemReader, type: MessageType, beneath: JsonObject): JsonObject {
  const own = { ...beneath, ...reader.object("context", "context_invalid") };
  const groupId = type === "group" ? reader.id("groupId") : undefined;
  return groupId === undefined ? own : { ...own, groupId };
}

/** Traits where the call is about traits. What only the top level holds, `category` and `previousId`, is kept with them. */
function readProperties(reader: ItemReader, type: MessageType): JsonObject {
  if (type === "identify" || type === "group") return reader.object("traits", "traits_invalid");
  const properties = reader.object("properties", "properties_invalid");
  if (type === "alias") return withText(properties, "previousId", reader.id("previousId"));
  if (type === "track") return properties;
  return withText(properties, "category", reader.text("category", "category_invalid"));
}

/** The properties' own value stands. */
function withText(properties: JsonObject, key: string, text: string | undefined): JsonObject {
  if (text === undefined || text === "" || ownValue(properties, key) !== undefined) return properties;
  return { ...properties, [key]: text };
}
