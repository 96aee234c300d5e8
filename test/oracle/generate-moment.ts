import type { Chance } from "./chance.ts";
import { armDuration, byArm, condition, duration } from "./generate-condition.ts";
import { form, namings, whereOf } from "./generate-naming.ts";
import type { Words } from "./generate-naming.ts";
import type { Correlation, Form, Moment, Naming, Sequence, Step, Wait } from "./parts.ts";
import { listOf } from "./parts.ts";

/** A random moment; `earlier`: the triggers whose fires it may follow. */
export function moment(words: Words, earlier: readonly string[]): Moment {
  const { chance } = words;
  return chance.weighted<() => Moment>([
    [10, () => eventMoment(words, true)],
    [50, () => wait(words, earlier)],
    [30, () => sequence(words, chance.is(0.45))],
    [24, () => turning(words)],
    [4, () => plainMoment(words, earlier)],
    [4, () => anyOf(words, earlier)],
  ])();
}

function eventMoment(words: Words, correlated: boolean, ifs = 0.45): Moment {
  const { chance } = words;
  const plain = form(words);
  return {
    ...plain,
    ...chance.maybe(ifs, () => ({ if: condition(words, 1) })),
    ...(correlated ? chance.maybe(0.25, () => ({ by: correlation(chance, [plain], []) })) : {}),
  };
}

/** Moments that conditions make. */
function turning(words: Words): Moment {
  const { chance, segments } = words;
  return chance.weighted<() => Moment>([
    [
      70,
      () => ({
        becomes: condition(words),
        ...chance.maybe(0.25, () => ({ for: armDuration(words) })),
      }),
    ],
    [segments.length > 0 ? 18 : 0, () => ({ entered: chance.pick(segments) })],
    [segments.length > 0 ? 12 : 0, () => ({ left: chance.pick(segments) })],
  ])();
}

function plainMoment(words: Words, earlier: readonly string[]): Moment {
  const { chance } = words;
  return chance.weighted<() => Moment>([
    [3, () => ({ firstSeen: true })],
    [3, () => ({ returned: returnAfter(words) })],
    [earlier.length > 0 ? 6 : 0, () => ({ fired: chance.pick(earlier) })],
  ])();
}

function returnAfter(words: Words): Extract<Moment, { readonly returned: unknown }>["returned"] {
  return words.chance.is(0.1) ? true : armDuration(words);
}

/** All instants of each: any moments without a key of their own, which here nothing else would share. */
function anyOf(words: Words, earlier: readonly string[]): Moment {
  const member = (): Moment =>
    words.chance.weighted<() => Moment>([
      [4, () => eventMoment(words, false)],
      [3, () => turning(words)],
      [2, () => sequence(words, false)],
      [2, () => plainMoment(words, earlier)],
    ])();
  return { anyOf: words.chance.is(0.7) ? [member(), member()] : [member(), member(), member()] };
}

export function sequence(words: Words, correlated: boolean): Sequence {
  const { chance } = words;
  const count = chance.weighted([
    [65, 2],
    [30, 3],
    [5, 4],
  ]);
  const overall = chance.is(0.5);
  const steps = Array.from({ length: count }, (_, i): Step => {
    const within = i > 0 && (!overall || chance.is(0.2)) ? { within: armDuration(words) } : {};
    if (!correlated && chance.is(0.06)) return { returned: armDuration(words), ...within };
    return {
      ...form(words, chance.is(0.6)),
      ...chance.maybe(0.08, () => ({ if: condition(words, 0) })),
      ...within,
    };
  });
  const unless = chance.is(0.25) ? namings(words) : undefined;
  return {
    sequence: steps,
    ...(overall ? { within: armDuration(words) } : {}),
    ...(unless === undefined ? {} : { unless }),
    ...(correlated
      ? { by: correlation(chance, formsOf(steps), unless === undefined ? [] : listOf(unless)) }
      : {}),
  };
}

function wait(words: Words, earlier: readonly string[]): Moment {
  const { chance } = words;
  const after = chance.weighted<() => Moment>([
    [60, () => eventMoment(words, false, 0.2)],
    [10, () => sequence(words, false)],
    [10, () => turning(words)],
    [4, () => plainMoment(words, [])],
    [earlier.length > 0 ? 22 : 0, () => ({ fired: chance.pick(earlier) })],
  ])();
  const cancels = namings(words);
  const starts = startsOf(after);
  const base: Wait = {
    notFollowedBy: cancels,
    ...chance.maybe(0.08, () => ({ where: whereOf(chance) })),
    after,
    for: byArm(words, () => duration(words)),
  };
  // What `keep` remembers of conditions that turn often is bounded; seldom is enough.
  const keep = chance.is(starts === undefined ? 0.05 : 0.3) ? { repeat: "keep" as const } : {};
  const by =
    starts !== undefined && chance.is(0.4) ? { by: correlation(chance, starts, listOf(cancels)) } : {};
  return { ...base, ...keep, ...chance.maybe(0.1, () => ({ repeat: "restart" as const })), ...keep, ...by };
}

/** The events that begin a wait and so can carry a key; absent where something else begins it. */
function startsOf(after: Moment): readonly Form[] | undefined {
  if ("sequence" in after)
    return after.sequence.some((step) => "returned" in step) ? undefined : formsOf(after.sequence);
  return isForm(after) ? [after] : undefined;
}

function formsOf(steps: readonly Step[]): readonly Form[] {
  return steps.filter((step): step is Exclude<Step, { readonly returned: unknown }> => isForm(step));
}

function isForm<T extends object>(part: T): part is T & Form {
  return ["event", "page", "screen", "identified", "activity"].some((key) => key in part);
}

/** One path for all, or one per name; a cancel may be left without, and then concerns all values. */
function correlation(chance: Chance, demanded: readonly Naming[], allowed: readonly Naming[]): Correlation {
  const names = demanded.map(nameOf);
  const known = names.filter((name) => name !== undefined);
  if (known.length < names.length || chance.is(0.7)) return "k";
  const others = allowed.map(nameOf).filter((name) => name !== undefined && chance.is(0.6));
  return Object.fromEntries([...known, ...others].map((name) => [name, chance.is(0.8) ? "k" : "k2"]));
}

export function nameOf(naming: Naming): string | undefined {
  if (typeof naming === "string") return naming;
  if ("event" in naming) return naming.event;
  if ("page" in naming) return naming.page === true ? undefined : naming.page;
  if ("screen" in naming) return naming.screen === true ? undefined : naming.screen;
  return undefined;
}
