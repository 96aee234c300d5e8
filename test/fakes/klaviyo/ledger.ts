import { isJsonObject } from "@heed/core/contracts";
import type { JsonObject } from "@heed/core/contracts";
import { valueAt } from "./walk.ts";

/** An event that Klaviyo recorded. */
export interface FakeEvent {
  readonly metric: string;
  /** As sent, or the second of `time` where the sender left it out. */
  readonly uniqueId: string;
  /** Identifiers and attributes as sent. */
  readonly profile: JsonObject;
  readonly properties: JsonObject;
  /** Epoch milliseconds, cut to the second. */
  readonly time: number;
  readonly receivedAt: number;
  readonly value?: number;
  readonly valueCurrency?: string;
  /** Recorded without starting any flow. */
  readonly backfill: boolean;
}

const IDENTIFIERS = ["email", "phone_number", "external_id", "anonymous_id", "_kx"];

/**
 * Who was seen and what was recorded.
 *
 * Of one profile and metric only the first event with a `unique_id` is kept, later ones are ignored in silence
 * (sinks.md §1.3). Identifiers that meet in one event make one profile of theirs (§2.8).
 */
export class Ledger {
  readonly events: FakeEvent[] = [];
  duplicates = 0;
  /** What each profile holds, by each of its identifiers: keys of events already recorded. */
  readonly #recorded = new Map<string, Set<string>>();

  /** Takes a body that broke no rule. */
  record(body: unknown, now: number): void {
    const event = readEvent(body, now);
    const recorded = this.#profileOf(identifiersIn(body));
    const key = JSON.stringify([event.metric, event.uniqueId]);
    if (recorded.has(key)) {
      this.duplicates += 1;
      return;
    }
    recorded.add(key);
    this.events.push(event);
  }

  /** The profile with these identifiers, made of all those that one of them belonged to. */
  #profileOf(identifiers: readonly string[]): Set<string> {
    const met = new Set(identifiers.flatMap((identifier) => this.#recorded.get(identifier) ?? []));
    const [only = new Set<string>()] = met;
    const profile = met.size < 2 ? only : new Set([...met].flatMap((each) => [...each]));
    if (met.size > 1) {
      for (const [identifier, each] of this.#recorded) {
        if (met.has(each)) this.#recorded.set(identifier, profile);
      }
    }
    for (const identifier of identifiers) this.#recorded.set(identifier, profile);
    return profile;
  }
}

function identifiersIn(body: unknown): readonly string[] {
  const profile = valueAt(body, "/data/attributes/profile/data");
  const id = valueAt(profile, "/id");
  const named = IDENTIFIERS.map((name) => [name, valueAt(profile, `/attributes/${name}`)]);
  return [["id", id], ...named].flatMap(([name, value]) =>
    typeof value === "string" && value !== "" ? [`${String(name)}:${value}`] : [],
  );
}

function readEvent(body: unknown, now: number): FakeEvent {
  const attribute = (name: string): unknown => valueAt(body, `/data/attributes/${name}`);
  const sentTime = attribute("time");
  const exact = typeof sentTime === "string" ? Date.parse(sentTime) : now;
  const time = exact - (exact % 1_000);
  const uniqueId = attribute("unique_id");
  const value = attribute("value");
  const currency = attribute("value_currency");
  return {
    metric: String(attribute("metric/data/attributes/name")),
    uniqueId: typeof uniqueId === "string" ? uniqueId : String(time / 1_000),
    profile: objectOrEmpty(attribute("profile/data/attributes")),
    properties: objectOrEmpty(attribute("properties")),
    time,
    receivedAt: now,
    ...(typeof value === "number" ? { value } : {}),
    ...(typeof currency === "string" ? { valueCurrency: currency } : {}),
    backfill: attribute("backfill") === true,
  };
}

function objectOrEmpty(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {};
}
