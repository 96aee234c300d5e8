import type { EpochMs, Json, Milliseconds } from "../contracts/index.ts";
import type { EventNamings } from "../event/index.ts";
import type { ConditionContext, Leaf, Truth, View } from "./compiled.ts";
import { heldAt } from "./compiled.ts";
import type { AggregateDefinition } from "./definition.ts";
import { bucketWidth, plainNumber, plainSpan } from "./plain.ts";
import { compileNamings, registerId } from "./reads.ts";
import type { Place } from "./register.ts";
import type { Buckets } from "./registers/buckets.ts";
import { bucketEnd, TALLY_STRIDE, tallyBucketsRule } from "./registers/buckets.ts";
import type { Tally } from "./registers/tally.ts";
import { compareSum, COUNT, HIGH, HIGHEST, LOW, LOWEST, sumOf } from "./registers/tally.ts";
import { totalsRule } from "./registers/totals.ts";
import { pathReader } from "./values.ts";

type Kind = "sum" | "average" | "lowest" | "highest";

/** Asks whether what was added up so far is in range, and tells what it is, in micro-units. */
interface Aggregate {
  readonly inRange: (count: number, high: number, low: number, lowest: number, highest: number) => boolean;
  readonly value: (
    count: number,
    high: number,
    low: number,
    lowest: number,
    highest: number,
  ) => number | undefined;
}

export function compileAggregate(definition: AggregateDefinition, context: ConditionContext): Leaf {
  const [kind, events] = aggregated(definition);
  const counted = compileNamings(events, definition.where, context.patterns);
  const aggregate = aggregateOf(kind, definition);
  const path = pathReader(definition.path);
  const window = plainSpan(definition.within);
  if (window === undefined) {
    const id = registerId("totals", counted.key, definition.path);
    return total(context.registers.add(totalsRule(id, counted.reads, path)), kind, aggregate);
  }
  const width = bucketWidth(definition.bucket, window);
  const id = registerId("tally-buckets", counted.key, definition.path, String(width));
  const place = context.registers.add(tallyBucketsRule(id, counted.reads, path, width, window));
  return bucketed(place, kind, aggregate, width, window);
}

function aggregated(definition: AggregateDefinition): readonly [Kind, EventNamings] {
  if ("sum" in definition) return ["sum", definition.sum];
  if ("average" in definition) return ["average", definition.average];
  return "lowest" in definition ? ["lowest", definition.lowest] : ["highest", definition.highest];
}

function aggregateOf(kind: Kind, { atLeast, atMost }: AggregateDefinition): Aggregate {
  const min = microBound(plainNumber(atLeast)) ?? -Infinity;
  const max = microBound(plainNumber(atMost)) ?? Infinity;
  switch (kind) {
    case "sum":
      return {
        inRange: (_count, high, low) =>
          (min === -Infinity || compareSum(high, low, min) >= 0) &&
          (max === Infinity || compareSum(high, low, max) <= 0),
        value: (_count, high, low) => sumOf(high, low),
      };
    case "average":
      return {
        inRange(count, high, low) {
          if (count === 0) return false;
          const average = sumOf(high, low) / count;
          return average >= min && average <= max;
        },
        value: (count, high, low) => (count === 0 ? undefined : sumOf(high, low) / count),
      };
    case "lowest":
      return {
        inRange: (count, _high, _low, lowest) => count > 0 && lowest >= min && lowest <= max,
        value: (count, _high, _low, lowest) => (count === 0 ? undefined : lowest),
      };
    case "highest":
      return {
        inRange: (count, _high, _low, _lowest, highest) => count > 0 && highest >= min && highest <= max,
        value: (count, _high, _low, _lowest, highest) => (count === 0 ? undefined : highest),
      };
  }
}

function microBound(bound: number | undefined): number | undefined {
  return bound === undefined ? undefined : Math.round(bound * 1e6);
}

function total(place: Place<Tally>, kind: Kind, aggregate: Aggregate): Leaf {
  const valueOf = <T>(
    view: View,
    ask: (c: number, h: number, l: number, min: number, max: number) => T,
  ): T => {
    const tally = heldAt(view, place) ?? [];
    return ask(
      tally[COUNT] ?? 0,
      tally[HIGH] ?? 0,
      tally[LOW] ?? 0,
      tally[LOWEST] ?? Infinity,
      tally[HIGHEST] ?? -Infinity,
    );
  };
  return {
    registers: [place],
    evaluate: (view) => ({ holds: valueOf(view, aggregate.inRange), next: Infinity }),
    look: (view) => told(kind, valueOf(view, aggregate.value)),
  };
}

function bucketed(
  place: Place<Buckets>,
  kind: Kind,
  aggregate: Aggregate,
  width: Milliseconds,
  window: Milliseconds,
): Leaf {
  const bucketsOf = (view: View): Buckets => heldAt(view, place) ?? [];
  const ofNothing = aggregate.inRange(0, 0, 0, Infinity, -Infinity);
  return {
    registers: [place],
    evaluate: (view) => overBuckets(bucketsOf(view), aggregate.inRange, ofNothing, width, window, view.at),
    look(view) {
      const buckets = bucketsOf(view);
      let seen = aggregate.value(0, 0, 0, Infinity, -Infinity);
      const keep: Aggregate["inRange"] = (...tally) => {
        seen = aggregate.value(...tally);
        return false;
      };
      overBuckets(buckets, keep, false, width, window, view.at);
      return told(kind, seen);
    },
  };
}

function told(kind: Kind, micro: number | undefined): Json {
  return { [kind]: micro === undefined ? null : micro / 1e6 };
}

/** From the newest bucket on: what the first i hold is what there will be once the others have left the window. */
function overBuckets(
  buckets: Buckets,
  inRange: Aggregate["inRange"],
  ofNothing: boolean,
  width: Milliseconds,
  window: Milliseconds,
  at: EpochMs,
): Truth {
  let count = 0;
  let high = 0;
  let low = 0;
  let lowest = Infinity;
  let highest = -Infinity;
  let holds = ofNothing;
  let next = Infinity;
  for (let i = 0; i < buckets.length; i += TALLY_STRIDE) {
    const lastAt = bucketEnd(buckets[i] ?? 0, width) + window;
    if (lastAt < at) break;
    count += buckets[i + 1 + COUNT] ?? 0;
    high += buckets[i + 1 + HIGH] ?? 0;
    low += buckets[i + 1 + LOW] ?? 0;
    if (low >= LIMB) {
      low -= LIMB;
      high += 1;
    }
    lowest = Math.min(lowest, buckets[i + 1 + LOWEST] ?? Infinity);
    highest = Math.max(highest, buckets[i + 1 + HIGHEST] ?? -Infinity);
    const withIt = inRange(count, high, low, lowest, highest);
    if (withIt !== holds) next = lastAt + 1;
    holds = withIt;
  }
  return { holds, next };
}

const LIMB = 4_294_967_296;
