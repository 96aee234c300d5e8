import type { Duration } from "@heed/core/contracts";
import type { Chance } from "./chance.ts";
import type { Form, Naming, Namings, ScoreGroup, Tests, Where } from "./parts.ts";

/** What one random project speaks of: few names and few durations, so that everything meets everywhere. */
export interface Words {
  readonly chance: Chance;
  /** Names of track events, those in use. */
  readonly names: readonly string[];
  readonly durations: readonly Duration[];
  readonly segments: readonly string[];
  readonly scores: readonly ScoreWords[];
  /** Name of the experiment, where values may differ by arm. */
  readonly experiment?: string;
}

export interface ScoreWords {
  readonly name: string;
  readonly groups: readonly ScoreGroup[];
}

export const TRACK_NAMES = ["A", "B", "C", "D", "E"] as const;
export const PAGES = ["Home", "Cart"] as const;
export const SCREENS = ["Main"] as const;
export const KEYS = ["c1", "c2", "c3"] as const;
export const PLANS = ["free", "pro"] as const;
/** Where event properties hold numbers and texts. */
export const NUMBERS = "p";
export const ELEMENTS = "items[*].p";

export function naming(words: Words): Naming {
  const { chance, names } = words;
  return chance.weighted<() => Naming>([
    [80, () => chance.pick(names)],
    [20, () => form(words)],
  ])();
}

export function namings(words: Words): Namings {
  return words.chance.is(0.15) ? [naming(words), naming(words)] : naming(words);
}

/** One kind of event in its long form, as moments and steps have it. */
export function form({ chance, names }: Words, plain = false): Form {
  const where = plain ? {} : chance.maybe(0.3, () => ({ where: whereOf(chance) }));
  const traits = plain ? {} : chance.maybe(0.4, () => ({ where: traitsOf(chance) }));
  return chance.weighted<() => Form>([
    [80, () => ({ event: chance.pick(names), ...where })],
    [8, () => ({ page: chance.is(0.5) ? true : chance.pick(PAGES), ...where })],
    [2, () => ({ screen: chance.is(0.5) ? true : chance.pick(SCREENS), ...where })],
    [5, () => ({ identified: true, ...traits })],
    [5, () => ({ activity: true, ...where })],
  ])();
}

export function whereOf(chance: Chance): Where {
  return chance.weighted<() => Where>([
    [75, () => ({ [NUMBERS]: numberTests(chance) })],
    [10, () => ({ k: textTests(chance) })],
    [8, () => ({ [ELEMENTS]: numberTests(chance) })],
    [7, () => ({ [NUMBERS]: numberTests(chance), k: textTests(chance) })],
  ])();
}

function traitsOf(chance: Chance): Where {
  return { plan: planTests(chance) };
}

/** Tests of the small numbers that properties have. */
export function numberTests(chance: Chance): Tests {
  const bound = chance.int(0, 3);
  return chance.weighted<() => Tests>([
    [14, () => bound],
    [10, () => ({ above: chance.int(0, 2) })],
    [12, () => ({ atLeast: chance.int(1, 2) })],
    [6, () => ({ below: chance.int(1, 3) })],
    [6, () => ({ atMost: chance.int(0, 2) })],
    [6, () => ({ between: [1, 2] })],
    [4, () => ({ is: bound })],
    [5, () => ({ isNot: bound })],
    [4, () => ({ oneOf: [bound, "2"] })],
    [4, () => ({ noneOf: [bound, null] })],
    [4, () => ({ exists: true })],
    [3, () => ({ missing: true })],
    [3, () => ({ asNumber: { atLeast: 2 } })],
    [4, () => [{ atLeast: 1 }, { isNot: 2 }]],
  ])();
}

export function textTests(chance: Chance): Tests {
  const key = chance.pick(KEYS);
  return chance.weighted<() => Tests>([
    [5, () => key],
    [2, () => ({ isNot: key })],
    [1, () => ({ startsWith: "c" })],
    [1, () => ({ endsWith: "1" })],
    [1, () => ({ contains: key.slice(1) })],
    [1, () => ({ missing: true })],
  ])();
}

export function planTests(chance: Chance): Tests {
  return chance.weighted<() => Tests>([
    [5, () => chance.pick(PLANS)],
    [2, () => ({ isNot: chance.pick(PLANS) })],
    [1, () => ({ exists: true })],
    [1, () => ({ missing: true })],
  ])();
}
