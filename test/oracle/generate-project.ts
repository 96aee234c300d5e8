import type { Duration } from "@heed/core/contracts";
import type { Chance } from "./chance.ts";
import { armDuration, byArm, condition, duration } from "./generate-condition.ts";
import { moment } from "./generate-moment.ts";
import { naming, TRACK_NAMES } from "./generate-naming.ts";
import type { Words } from "./generate-naming.ts";
import type { Cap, Condition, Experiment, Project, Score, Trigger } from "./parts.ts";
import { inUse } from "./registers.ts";

/** Few on purpose: a window, a wait and a lateness of the same length meet in the same millisecond. */
const SHORT = ["1ms", "5ms", "10ms", "15ms", "20ms", "30ms"] as const;
const LONG = ["1s", "1s", "2s", "1h"] as const;

export const ZONES = ["Europe/Vienna", "America/New_York", "UTC"] as const;

/** A random project, and the words it was made of, so that an edit of it can use the same. */
export interface Made {
  readonly project: Project;
  readonly words: Words;
  /** All it could refer to; the project has only what it uses. */
  readonly pool: Project;
}

export function madeProject(chance: Chance): Made {
  const names = chance.shuffled(TRACK_NAMES).slice(0, chance.int(2, 4));
  const durations: readonly Duration[] = [
    ...chance.shuffled(SHORT).slice(0, chance.int(1, 3)),
    ...(chance.is(0.25) ? [chance.pick(LONG)] : []),
  ];
  const bare: Words = { chance, names, durations, segments: [], scores: [] };
  const scores = chance.is(0.4) ? { heat: score(bare) } : {};
  const scoring: Words = { ...bare, scores: scoreWords(scores) };
  const segments = someSegments(scoring);
  const words: Words = {
    ...scoring,
    segments: Object.keys(segments),
    // Another name deals other arms.
    ...chance.maybe(0.12, () => ({ experiment: `lab${chance.int(1, 20)}` })),
  };
  const pool: Project = {
    triggers: triggers(words),
    segments,
    scores,
    ...(words.experiment === undefined ? {} : { experiments: { [words.experiment]: experiment(words) } }),
    ...chance.maybe(0.18, () => ({ caps: caps(words) })),
    ...chance.maybe(0.4, () => ({ zone: chance.pick(ZONES) })),
    // Absent is a whole minute; mostly less, so that late cancels come to pass.
    ...chance.maybe(0.95, () => ({ grace: chance.pick(["0ms", "0ms", "1ms", "4ms", "10ms"] as const) })),
    ...chance.maybe(0.1, () => ({ notActivity: [chance.pick(names)] })),
    consent: {
      purposes: {
        mail: chance.is(0.9) ? { unknown: "granted" } : {},
        push: { categories: ["C1", "C2"], ...chance.maybe(0.7, () => ({ unknown: "granted" as const })) },
      },
    },
  };
  return { project: inUse(pool), words, pool };
}

function score(words: Words): Score {
  const { chance } = words;
  const points = (): readonly (readonly [ReturnType<typeof naming>, number])[] =>
    Array.from({ length: chance.int(1, 2) }, () => [naming(words), chance.pick([1, 2, 3, 0.5])] as const);
  const groups = chance.weighted([
    [5, { active: points() }],
    [4, { active: points(), passive: points() }],
    [1, { passive: points() }],
  ]);
  return {
    halfLife: chance.pick(["5ms", "10ms", "20ms", "1s"] as const),
    points: groups,
    ...chance.maybe(0.3, () => ({ caps: { [chance.pick(Object.keys(groups))]: chance.pick([1, 2, 4]) } })),
  };
}

function scoreWords(scores: Readonly<Record<string, Score>>): Words["scores"] {
  return Object.entries(scores).map(([name, { points }]) => ({
    name,
    groups: (["active", "passive"] as const).filter((group) => points[group] !== undefined),
  }));
}

function someSegments(words: Words): Readonly<Record<string, Condition>> {
  if (!words.chance.is(0.35)) return {};
  const warm = condition(words, 1);
  return words.chance.is(0.6) ? { warm } : { warm, keen: condition({ ...words, segments: ["warm"] }, 1) };
}

function experiment(words: Words): Experiment {
  const { chance } = words;
  return {
    arms: { short: chance.int(1, 3), long: 1 },
    ...chance.maybe(0.5, () => ({ holdout: 0.4 })),
    goal: naming(words),
    within: "1h",
  };
}

function caps(words: Words): readonly Cap[] {
  const { chance } = words;
  const cap = (): Cap => ({
    atMost: chance.int(1, 3),
    per: chance.is(0.5) ? duration(words) : chance.pick(["day", "week", "month"] as const),
    ...chance.maybe(0.3, () => ({ purpose: chance.pick(["mail", "push"]) })),
  });
  return chance.is(0.7) ? [cap()] : [cap(), cap()];
}

function triggers(words: Words): Readonly<Record<string, Trigger>> {
  const made: Record<string, Trigger> = {};
  const count = words.chance.weighted([
    [25, 1],
    [40, 2],
    [25, 3],
    [10, 4],
  ]);
  for (let i = 1; i <= count; i++) made[`t${i}`] = trigger(words, Object.keys(made));
  return made;
}

/** One random trigger; `earlier`: those whose fires it may follow. */
export function trigger(words: Words, earlier: readonly string[]): Trigger {
  const { chance, experiment: lab } = words;
  return {
    when: moment(words, earlier),
    ...chance.maybe(0.18, () => ({ if: condition(words) })),
    purpose: chance.is(0.75) ? "mail" : "push",
    ...chance.weighted([
      [65, { identified: "any" as const }],
      [25, {}],
      [12, { identified: "require" as const }],
      [8, { identified: "hold" as const }],
    ]),
    ...chance.maybe(0.25, () => ({ again: again(words) })),
    ...chance.maybe(0.2, () => ({ priority: chance.int(0, 2) })),
    ...standing(chance),
    ...chance.maybe(0.2, () => ({ expires: armDuration(words) })),
    ...chance.maybe(0.1, () => ({ maxAge: duration(words) })),
    ...chance.maybe(0.1, () => ({ maxKeys: chance.int(3, 5) })),
    ...(lab === undefined ? {} : chance.maybe(0.5, () => ({ experiment: lab }))),
    ...chance.maybe(0.06, () => ({ backfill: "fire" as const })),
    ...chance.maybe(0.3, () => ({ onUpgrade: chance.pick(["finish", "adopt", "drop"] as const) })),
    send: { as: "Told", to: ["sink"] },
  };
}

/** Mostly live. */
export function standing(chance: Chance): Pick<Trigger, "state" | "whilePaused"> {
  return chance.weighted<() => Pick<Trigger, "state" | "whilePaused">>([
    [82, () => ({})],
    [7, () => ({ state: "shadow" })],
    [
      8,
      () => ({
        state: "paused",
        ...chance.maybe(0.6, () => ({ whilePaused: chance.pick(["hold", "drop"] as const) })),
      }),
    ],
    [3, () => ({ state: "draft" })],
  ])();
}

function again(words: Words): NonNullable<Trigger["again"]> {
  const { chance } = words;
  const often = (): { readonly atMost: ReturnType<typeof byArm<number>>; readonly per: Duration } => ({
    atMost: byArm(words, () => chance.int(1, 3)),
    per: duration(words),
  });
  return chance.weighted<() => NonNullable<Trigger["again"]>>([
    [2, () => "once"],
    [1, () => "always"],
    [4, () => ({ after: armDuration(words) })],
    [3, often],
    [2, () => ({ after: armDuration(words), ...often() })],
  ])();
}
