import type { EpochMs } from "@heed/core/contracts";
import { isJsonObject } from "@heed/core/contracts";
import type { Condition, Moment, ProjectDefinition, Score, Scored, Trigger, Wait } from "./definitions.ts";
import type { Arms } from "./arms.ts";
import { dealtTo } from "./arms.ts";
import { cancelsOf } from "./watched.ts";
import type { Watcher } from "./watched.ts";
import { latchesIn, leavesOf, namedPoints, watchersOfScore } from "./watched.ts";
import type { Known } from "./history.ts";
import type { Output, Side } from "./log.ts";
import type { Person } from "./person.ts";
import { canonical, compareText, msOf, namedForms, once } from "./value.ts";

/** How people fall into arms; the oracle is told, for a hash has no meaning of its own. */
export interface Bucket {
  readonly arm: (experiment: string, side: Side) => string;
  readonly heldOut: (experiment: string, side: Side) => boolean;
}

/** A project as it stands since a deployment. */
export interface Rules {
  readonly project: ProjectDefinition;
  readonly graceMs: number;
  /** By name, without drafts: of a draft nothing is told and nothing remembered. */
  readonly triggers: readonly Rule[];
  readonly watchers: ReadonlyMap<string, Watcher>;
  /** Log time since when each of them watches without a break. */
  readonly watchedSince: ReadonlyMap<string, EpochMs>;
  readonly latches: readonly Scored[];
}

export interface Rule {
  readonly name: string;
  readonly definition: Trigger;
  /** The moment, or those of `anyOf`. */
  readonly members: readonly Moment[];
  readonly wait?: Wait;
  readonly experiment?: string;
}

/** A moment that has instants of its own, and its place among those of `anyOf`; alone it needs none. */
export type Placed = readonly [moment: Moment, place: string];

/** The moments of a trigger, that which begins its wait included. Each remembers for itself what it saw. */
export function placedOf({ wait, members }: Pick<Rule, "wait" | "members">): readonly Placed[] {
  if (wait !== undefined) return [[wait.after, ""]];
  return members.map((moment, index) => [moment, members.length === 1 ? "" : `${index} `] as const);
}

/** A log point of one person. */
export interface Now {
  readonly t: EpochMs;
  /** Counts the log points of all. */
  readonly point: number;
  readonly person: Person;
  readonly rules: Rules;
  readonly bucket: Bucket;
  readonly cause: Cause;
  readonly tell: (output: Output) => void;
}

/** What makes a log point: an event, another record, or the end of a millisecond. */
export type Cause = Known | "deploy" | "merge" | "record" | "time";

/** The value of the person's arm. */
export function plain<T extends string | number | true>(value: Arms<T>, now: Now): T {
  return dealtTo(value, (experiment) => now.bucket.arm(experiment, now.person.bucket));
}

/** The same as a function, for those that know no person. */
export function dealtIn(now: Now): <T extends string | number>(value: Arms<T>) => T {
  return (value) => plain(value, now);
}

export function spanOf(value: Arms<string>, now: Now): number {
  return msOf(plain(value, now));
}

export function rulesOf(project: ProjectDefinition, at: EpochMs, before: Rules | undefined): Rules {
  const triggers = Object.entries(project.triggers ?? {})
    .filter(([, { state }]) => state !== "draft")
    .toSorted(([a], [b]) => compareText(a, b))
    .map(([name, definition]) => ruleOf(name, definition));
  const conditions = [
    ...Object.values(project.segments ?? {}),
    ...triggers.flatMap(({ definition }) => definition.if ?? []),
    ...triggers.flatMap(({ definition }) => conditionsOf(definition.when)),
  ];
  const watchers = new Map([
    ...conditions.flatMap(leavesOf),
    ...Object.values(project.scores ?? {}).flatMap(watchersOfScore),
    ...triggers.flatMap(({ name, wait }) => (wait === undefined ? [] : [cancelsOf(name, wait)])),
  ]);
  return {
    project,
    graceMs: msOf(project.grace ?? "1m"),
    triggers,
    watchers,
    watchedSince: new Map([...watchers.keys()].map((key) => [key, before?.watchedSince.get(key) ?? at])),
    latches: conditions.flatMap(latchesIn),
  };
}

function ruleOf(name: string, definition: Trigger): Rule {
  const { when } = definition;
  const experiment = definition.experiment ?? experimentIn(definition);
  return {
    name,
    definition,
    members: "anyOf" in when ? when.anyOf : [when],
    ...("notFollowedBy" in when ? { wait: when } : {}),
    ...(experiment === undefined ? {} : { experiment }),
  };
}

/** The conditions inside a moment. */
function conditionsOf(moment: Moment): readonly Condition[] {
  if ("anyOf" in moment) return moment.anyOf.flatMap(conditionsOf);
  if ("notFollowedBy" in moment) return conditionsOf(moment.after);
  if ("sequence" in moment) return moment.sequence.flatMap((step) => ("if" in step ? (step.if ?? []) : []));
  if ("becomes" in moment) return [moment.becomes];
  return "if" in moment && moment.if !== undefined ? [moment.if] : [];
}

function experimentIn(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if ("byArm" in value && typeof value.byArm === "string") return value.byArm;
  for (const each of Object.values(value)) {
    const found = experimentIn(each);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What a moment or condition means, as text: names of segments and scores stand for what they name. */
export function contentOf(definition: Moment | Condition, project: ProjectDefinition): string {
  return contentsIn(project)(definition);
}

const contentsIn = once((project: ProjectDefinition) =>
  once((definition: Moment | Condition) => canonical(withContent(definition, project))),
);

function withContent(value: unknown, project: ProjectDefinition): unknown {
  if (Array.isArray(value)) return value.map((each) => withContent(each, project));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, withContent(named(key, each, project), project)]),
  );
}

/** Words under which events are named. */
const NAMINGS: ReadonlySet<string> = new Set(
  "did after since last sum average lowest highest unless".split(" "),
);

function named(key: string, value: unknown, project: ProjectDefinition): unknown {
  if (NAMINGS.has(key)) return namedForms(value);
  if (typeof value !== "string") return value;
  if (key === "inSegment" || key === "entered" || key === "left") return project.segments?.[value] ?? value;
  const score = key === "scored" ? project.scores?.[value] : undefined;
  return score === undefined ? value : withNamedPoints(score);
}

function withNamedPoints({ points, ...rest }: Score): unknown {
  const groups = Object.entries(points).map(([group, entries]) => [group, namedPoints(entries)]);
  return { ...rest, points: Object.fromEntries(groups) };
}
