import type { EpochMs, Event, JsonObject } from "@heed/core/contracts";
import { seeded } from "../../random.ts";
import type { TriggerDefinition, Triggers } from "../heed-engine.ts";
import { SENDING } from "../heed-engine.ts";
import { productProperties } from "../sample.ts";

const START: EpochMs = 1_795_000_000_000;
const SPAN_MS = 3_600_000;
/** Triggers about one pair of names. */
export const GROUP = 5;
/** Of a group of five; each of its two names is mentioned by so many. */
export const MENTIONS = 4;
/** Fewer than events, or the properties alone would fill the memory. */
const PROPERTIES = 20_000;

/**
 * So many triggers in groups of five about two names of their own: a wait per cart, a sequence, an event under a condition, and
 * two conditions that turn. Each event is mentioned by four, however many there are.
 */
export function triggersInGroups(count: number): Triggers {
  const groups = Array.from({ length: count / GROUP }, (_, group) => {
    const [added, ordered] = namesOf(group);
    const whens: readonly TriggerDefinition["when"][] = [
      {
        notFollowedBy: ordered,
        after: { event: added, where: { price: { above: 5 } } },
        for: "15m",
        by: "cart_id",
      },
      {
        sequence: [
          { event: added, where: { price: { above: 10 } } },
          { event: ordered, within: "24h" },
        ],
      },
      { becomes: { did: added, atLeast: 3, within: "7d" } },
      { event: ordered, where: { quantity: { below: 5 } }, if: { did: added, atLeast: 2, within: "1h" } },
      { becomes: { sum: ordered, path: "price", atLeast: 100, within: "30d" } },
    ];
    return whens.map((when, i) => [`trigger_${group}_${i}`, { ...SENDING, when }] as const);
  });
  return Object.fromEntries(groups.flat());
}

/** So many triggers that all mention the same two names. */
export function triggersOfOnePair(count: number): Triggers {
  const [added, ordered] = namesOf(0);
  return Object.fromEntries(
    Array.from({ length: count }, (_, i) => {
      const after = { event: added, where: { price: { above: i % 20 } } };
      const when = { notFollowedBy: ordered, after, for: `${BigInt(15 + i)}m`, by: "cart_id" } as const;
      return [`trigger_${i}`, { ...SENDING, when }];
    }),
  );
}

/** Random people who do random things within an hour, three adds to one order. */
export function traffic(groups: number, people: number, count: number): readonly Event[] {
  const random = seeded(groups);
  const below = (end: number): number => Math.floor(random() * end);
  const pool: readonly JsonObject[] = Array.from({ length: Math.min(PROPERTIES, count) }, (_, i) =>
    productProperties(i, i % 1_000),
  );
  return Array.from({ length: count }, (_, i) => {
    const [added, ordered] = namesOf(below(groups));
    const at = START + Math.floor((i * SPAN_MS) / count);
    return {
      type: "track",
      name: random() < 0.25 ? ordered : added,
      source: "bench",
      id: `m-${i}`,
      userId: `user-${below(people)}`,
      occurredAt: at,
      receivedAt: at,
      properties: pool[i % pool.length] ?? {},
      context: {},
    };
  });
}

function namesOf(group: number): readonly [added: string, ordered: string] {
  return [`Product Added ${group}`, `Order Completed ${group}`];
}
