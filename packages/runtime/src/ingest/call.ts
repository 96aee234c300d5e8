import type { ConsentSignal, EpochMs, EventType, Fault, Incoming, JsonObject } from "@heed/core/contracts";
import { HeedError, isJsonObject, parseInstant } from "@heed/core/contracts";

/**
 * A call of the backend as an incoming event. Throws `HEED_EVENT_INVALID` with everything that is wrong with it: callers
 * may be written in JavaScript, and a number or an object for an id would make strangers one person.
 */
export function incomingOf(type: EventType, call: object, receivedAt: EpochMs): Incoming {
  const read = new CallReader(call);
  const [id, userId, anonymousId] = [read.text("messageId"), read.text("userId"), read.text("anonymousId")];
  const [occurredAt, consent] = [read.instant("timestamp"), read.consent("consent")];
  const context = { ...read.object("context"), ...groupOf(type, read) };
  const incoming: Incoming = {
    type,
    name: nameOf(type, read),
    receivedAt,
    properties: propertiesOf(type, read),
    context,
    ...(id === undefined ? {} : { id }),
    ...(userId === undefined ? {} : { userId }),
    ...(anonymousId === undefined ? {} : { anonymousId }),
    ...(occurredAt === undefined ? {} : { occurredAt }),
    ...(consent === undefined ? {} : { consent }),
  };
  if (read.faults.length > 0) throw invalidEvent(type, read.faults);
  return incoming;
}

export function invalidEvent(type: EventType, faults: readonly Fault[]): HeedError {
  return new HeedError("HEED_EVENT_INVALID", `The ${type} call cannot be taken in`, { faults });
}

function nameOf(type: EventType, read: CallReader): string {
  if (type === "track") return read.neededText("event", "the name of the event");
  return type === "page" || type === "screen" ? (read.text("name") ?? "") : "";
}

function propertiesOf(type: EventType, read: CallReader): JsonObject {
  if (type === "alias") return { previousId: read.neededText("previousId", "the id that is no longer used") };
  return read.object(type === "identify" || type === "group" ? "traits" : "properties");
}

function groupOf(type: EventType, read: CallReader): JsonObject {
  return type === "group" ? { groupId: read.neededText("groupId", "the id of the group") } : {};
}

/** Reads the fields of a call and gathers what is wrong with them. `null` counts as left out, as in Segment's libraries. */
class CallReader {
  readonly faults: Fault[] = [];
  readonly #fields: ReadonlyMap<string, unknown>;

  constructor(call: unknown) {
    const given = isJsonObject(call);
    this.#fields = new Map<string, unknown>(given ? Object.entries(call) : []);
    if (!given) this.#fault("call", "an object such as { userId, event }", kindOf(call));
  }

  text(field: string): string | undefined {
    const value = this.#field(field);
    if (value === undefined || typeof value === "string") return value;
    return this.#fault(field, "text", kindOf(value));
  }

  neededText(field: string, what: string): string {
    const value = this.#field(field);
    if (typeof value === "string" && value !== "") return value;
    this.#fault(field, what, kindOf(value));
    return "";
  }

  /** What a JSON round trip leaves: dates become text, functions and `undefined` go; what cannot be written is a fault. */
  object(field: string): JsonObject {
    const value = this.#field(field) ?? {};
    try {
      const plain: unknown = JSON.parse(JSON.stringify(value));
      if (isJsonObject(plain)) return plain;
    } catch {
      // A cycle or a BigInt: told below like everything else that is no plain data.
    }
    this.#fault(field, "an object of plain data", "something else");
    return {};
  }

  instant(field: string): EpochMs | undefined {
    const value = this.#field(field);
    if (value === undefined) return undefined;
    const at =
      typeof value === "string" ? parseInstant(value) : value instanceof Date ? value.getTime() : value;
    if (typeof at === "number" && Number.isFinite(at)) return at;
    return this.#fault(field, "a Date, milliseconds since the epoch or an ISO 8601 text", "something else");
  }

  consent(field: string): ConsentSignal | undefined {
    const value = this.#field(field);
    if (value === undefined) return undefined;
    if (isJsonObject(value)) {
      const categories = Object.entries(value);
      const signal = categories.flatMap(([category, allowed]) =>
        typeof allowed === "boolean" ? [[category, allowed] as const] : [],
      );
      if (signal.length === categories.length) return Object.fromEntries(signal);
    }
    return this.#fault(field, "category → true or false", "something else");
  }

  #field(field: string): unknown {
    return this.#fields.get(field) ?? undefined;
  }

  #fault(at: string, expected: string, came: string): undefined {
    this.faults.push({ at, message: `expected ${expected}; came ${came}` });
  }
}

/** The value itself is not told: it may be an address. */
function kindOf(value: unknown): string {
  return value === undefined || value === null || value === "" ? "none" : `a value of type ${typeof value}`;
}
