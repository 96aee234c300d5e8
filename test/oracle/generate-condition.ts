import type { Duration } from "@heed/core/contracts";
import { ELEMENTS, namings, NUMBERS, numberTests, planTests, textTests, whereOf } from "./generate-naming.ts";
import type { Words } from "./generate-naming.ts";
import { msOf } from "./spans.ts";
import type { Condition, Did, Scored } from "./parts.ts";

const BUCKETS: readonly Duration[] = ["1ms", "3ms", "7ms", "30ms", "1m"];

/** A plain value, or one for each arm of the project's experiment. */
export function byArm<T>(
  { chance, experiment }: Words,
  make: () => T,
): T | { readonly byArm: string; readonly arms: Readonly<Record<string, T>> } {
  return experiment !== undefined && chance.is(0.15)
    ? { byArm: experiment, arms: { short: make(), long: make() } }
    : make();
}

export function duration({ chance, durations }: Words): Duration {
  return chance.pick(durations);
}

export function armDuration(words: Words): ReturnType<typeof byArm<Duration>> {
  return byArm(words, () => duration(words));
}

/** A random condition, nested up to `depth`. */
export function condition(words: Words, depth = 2): Condition {
  const { chance } = words;
  const inner = (): Condition => condition(words, depth - 1);
  return chance.weighted<() => Condition>([
    [depth > 0 ? 9 : 0, () => ({ all: [inner(), inner()] })],
    [depth > 0 ? 7 : 0, () => ({ any: [inner(), inner()] })],
    [depth > 0 ? 9 : 0, () => ({ not: inner() })],
    [75, () => leaf(words)],
  ])();
}

/** A condition that asks history, not other conditions. */
export function leaf(words: Words): Condition {
  const { chance, segments, scores } = words;
  const where = chance.maybe(0.2, () => ({ where: whereOf(chance) }));
  return chance.weighted<() => Condition>([
    [34, () => did(words)],
    [14, () => aggregate(words)],
    [9, () => lastOf(words)],
    [11, () => ({ since: namings(words), ...where, atLeast: armDuration(words) })],
    [3, () => ({ activeBeyond: armDuration(words) })],
    [7, () => ({ inactive: armDuration(words) })],
    [7, () => traitOf(words)],
    [3, () => ({ consented: chance.pick(["mail", "push"]) })],
    [segments.length > 0 ? 8 : 0, () => ({ inSegment: chance.pick(segments) })],
    [scores.length > 0 ? 16 : 0, () => scored(words)],
  ])();
}

function did(words: Words): Did {
  const { chance } = words;
  const base = { did: namings(words), ...chance.maybe(0.25, () => ({ where: whereOf(chance) })) };
  if (chance.is(0.05)) return { ...base, ...crowd(words) };
  return {
    ...base,
    ...count(words),
    ...chance.maybe(0.6, () => ({ within: armDuration(words) })),
    ...chance.maybe(0.2, () => ({ after: namings(words) })),
    ...chance.maybe(0.18, () => ({ distinct: chance.pick([NUMBERS, "k", ELEMENTS]) })),
  };
}

function count(words: Words): Pick<Did, "atLeast" | "atMost"> {
  const { chance } = words;
  return chance.weighted<() => Pick<Did, "atLeast" | "atMost">>([
    [30, () => ({})],
    [35, () => ({ atLeast: byArm(words, () => chance.int(1, 3)) })],
    [10, () => ({ atMost: byArm(words, () => chance.int(1, 3)) })],
    [10, () => ({ atLeast: 0, atMost: chance.int(0, 2) })],
    [15, () => ({ atLeast: 1, atMost: byArm(words, () => chance.int(1, 3)) })],
  ])();
}

/** More than can be told apart one by one: a plain count, or one in buckets. */
function crowd(words: Words): Partial<Did> {
  const { chance } = words;
  const many = { atLeast: chance.int(0, 2), atMost: 40 };
  if (chance.is(0.3)) return many;
  return { ...many, ...bucketed(words) };
}

/** A window that is counted in buckets, no longer than itself and not too many. */
function bucketed(words: Words): { readonly within: Duration; readonly bucket?: Duration } {
  const { chance } = words;
  const within = duration(words);
  const fitting = BUCKETS.filter((each) => msOf(each) <= msOf(within) && msOf(within) / msOf(each) <= 100);
  return { within, ...(fitting.length > 0 && chance.is(0.55) ? { bucket: chance.pick(fitting) } : {}) };
}

function aggregate(words: Words): Condition {
  const { chance } = words;
  const low = chance.int(0, 4);
  const bounds = chance.weighted([
    [6, { atLeast: low }],
    [2, { atMost: low }],
    [2, { atLeast: low, atMost: low + 2 }],
  ]);
  const range = {
    ...chance.maybe(0.2, () => ({ where: whereOf(chance) })),
    path: chance.is(0.85) ? NUMBERS : ELEMENTS,
    ...bounds,
    ...(chance.is(0.55) ? bucketed(words) : {}),
  };
  return chance.weighted<() => Condition>([
    [4, () => ({ sum: namings(words), ...range })],
    [2, () => ({ average: namings(words), ...range })],
    [2, () => ({ lowest: namings(words), ...range })],
    [2, () => ({ highest: namings(words), ...range })],
  ])();
}

function lastOf(words: Words): Condition {
  const { chance } = words;
  const asked = chance.weighted([
    [7, { path: NUMBERS, test: numberTests(chance) }],
    [2, { path: "k", test: textTests(chance) }],
    [1, { path: ELEMENTS, test: numberTests(chance) }],
  ]);
  return { last: namings(words), ...chance.maybe(0.2, () => ({ where: whereOf(chance) })), ...asked };
}

function traitOf({ chance }: Words): Condition {
  return chance.is(0.7)
    ? { trait: "plan", test: planTests(chance) }
    : { trait: NUMBERS, test: numberTests(chance) };
}

function scored(words: Words): Scored {
  const { chance, scores } = words;
  const bound = chance.pick([1, 2, 3, 4, 5, 1.5]);
  const score = chance.pick(scores);
  const base = {
    scored: score.name,
    ...chance.maybe(0.2, () => ({ group: chance.pick(score.groups) })),
  };
  return chance.weighted<() => Scored>([
    [35, () => ({ ...base, atLeast: byArm(words, () => bound) })],
    [25, () => ({ ...base, atLeast: bound, leaveBelow: chance.pick([bound / 2, bound - 0.5]) })],
    [20, () => ({ ...base, above: bound })],
    [20, () => ({ ...base, below: bound })],
  ])();
}
