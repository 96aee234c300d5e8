import type { Event, Json } from "@heed/core/contracts";
import type {
  AggregateDefinition,
  ConditionDefinition,
  DidDefinition,
  ScoredDefinition,
} from "../../packages/core/src/condition/index.ts";
import type { EventNamings, Tests, Where } from "../../packages/core/src/event/index.ts";
import { compileTests, compileWhere, patternsOf } from "../../packages/core/src/event/index.ts";
import type { Happened } from "./arbitrary.ts";
import { READ_AT, scores } from "./arbitrary.ts";

/** Every register has been watched since then. */
export const WATCHED_SINCE = 5;

/** The same conditions by filtering the whole history: slow and obvious. */
export function holdsAt(d: ConditionDefinition, known: readonly Happened[], t: number): boolean {
  if ("all" in d) return d.all.every((each) => holdsAt(each, known, t));
  if ("any" in d) return d.any.some((each) => holdsAt(each, known, t));
  if ("not" in d) return !holdsAt(d.not, known, t);
  if ("did" in d) return did(d, known, t);
  if ("last" in d) {
    const newest = inOrder(matching(d.last, known, d.where)).at(-1);
    return newest !== undefined && passes(newest.event, d.path, d.test);
  }
  if ("since" in d) {
    const newest = inOrder(matching(d.since, known, d.where)).at(-1);
    return t - (newest?.position.at ?? Math.max(firstSeen(known), WATCHED_SINCE)) >= ms(d.atLeast);
  }
  if ("trait" in d) {
    const told = known.filter(
      ({ event }) => event.type === "identify" && valuesAt(event, d.trait).some((each) => each !== undefined),
    );
    const newest = inOrder(told).at(-1);
    return passes(newest?.event ?? { properties: {} }, d.trait, d.test);
  }
  if ("activeBeyond" in d) {
    const times = activity(known).map(({ position }) => position.at);
    return times.length > 0 && Math.max(...times) - Math.min(...times) > ms(d.activeBeyond);
  }
  if ("inactive" in d) {
    const times = activity(known).map(({ position }) => position.at);
    return t - (times.length > 0 ? Math.max(...times) : firstSeen(known)) >= ms(d.inactive);
  }
  if ("scored" in d) return scored(d, known, t);
  if ("inSegment" in d || "consented" in d) throw new TypeError("not known here");
  return aggregate(d, known, t);
}

function did(d: DidDefinition, known: readonly Happened[], t: number): boolean {
  const [low, high] = [number(d.atLeast) ?? 1, number(d.atMost) ?? Infinity];
  const within = d.within === undefined ? Infinity : ms(d.within);
  const many = Math.max(low, high === Infinity ? 0 : high + 1) > 32;
  const counts = (at: number): boolean => inWindow(at, t, within, many ? d.bucket : "exact");
  let events = matching(d.did, known, d.where);
  const barrier = d.after === undefined ? undefined : inOrder(matching(d.after, known)).at(-1);
  if (barrier !== undefined) events = events.filter((each) => isLater(each, barrier));
  let count: number;
  const { distinct } = d;
  if (distinct === undefined) count = events.filter(({ position }) => counts(position.at)).length;
  else {
    const values = events
      .filter(({ position }) => counts(position.at))
      .flatMap(({ event }) => valuesAt(event, distinct))
      .filter((each) => each !== undefined && each !== null && each !== "" && typeof each !== "object");
    count = new Set(values.map(String)).size;
  }
  return count >= low && count <= high;
}

function aggregate(d: AggregateDefinition, known: readonly Happened[], t: number): boolean {
  const within = d.within === undefined ? Infinity : ms(d.within);
  const of = "sum" in d ? d.sum : "average" in d ? d.average : "lowest" in d ? d.lowest : d.highest;
  const numbers = matching(of, known, d.where)
    .filter(({ position }) => inWindow(position.at, t, within, d.bucket))
    .flatMap(({ event }) => valuesAt(event, d.path))
    .filter((each) => typeof each === "number" && Math.abs(each) <= 9e9)
    .map((each) => BigInt(Math.round(Number(each) * 1e6)));
  if (!("sum" in d) && numbers.length === 0) return false;
  const sum = numbers.reduce((a, b) => a + b, 0n);
  const result =
    "sum" in d
      ? sum
      : "average" in d
        ? Number(sum) / numbers.length
        : numbers.reduce((a, b) => (a < b === "lowest" in d ? a : b));
  const [low, high] = [number(d.atLeast) ?? -Infinity, number(d.atMost) ?? Infinity];
  return result >= low * 1e6 && result <= high * 1e6;
}

function scored(d: ScoredDefinition, known: readonly Happened[], t: number): boolean {
  const score = (events: readonly Happened[], at: number): number => scoreOf(d, events, at);
  if (d.leaveBelow === undefined) {
    if (d.atLeast !== undefined) return score(known, t) >= micro(d.atLeast);
    return d.above === undefined ? score(known, t) < micro(d.below) : score(known, t) > micro(d.above);
  }
  // All is read in one millisecond, one event after the other; then time passes millisecond by millisecond.
  let set = false;
  known.forEach((each, i) => {
    if (isNamed(d, each) && score(known.slice(0, i + 1), READ_AT) >= micro(d.atLeast)) set = true;
  });
  for (let at = READ_AT; at <= t && set; at++) set = score(known, at) >= micro(d.leaveBelow);
  return set;
}

/** The score of the definition in millionths. */
export function scoreOf(
  { scored: name, group }: ScoredDefinition,
  events: readonly Happened[],
  at: number,
): number {
  const definition = scores[name];
  if (definition === undefined) throw new TypeError("no such score");
  let total = 0;
  for (const each of group === undefined ? (["active", "passive"] as const) : [group]) {
    let points = 0;
    for (const [naming, worth] of definition.points[each] ?? []) {
      for (const { position } of matching(naming, events)) {
        points += worth * 2 ** (-Math.max(0, at - position.at) / ms(definition.halfLife));
      }
    }
    total += Math.min(definition.caps?.[each] ?? Infinity, points);
  }
  return Math.round(total * 1e6);
}

/** Whether the score gives points for it, in any group. */
export function isNamed({ scored: name }: ScoredDefinition, happened: Happened): boolean {
  const { active = [], passive = [] } = scores[name]?.points ?? {};
  return [...active, ...passive].some(([naming]) => matching(naming, [happened]).length > 0);
}

export function micro(bound: unknown): number {
  return Math.round(Number(bound) * 1e6);
}

function inWindow(at: number, t: number, within: number, bucket: string | undefined): boolean {
  if (within === Infinity) return true;
  if (bucket === "exact") return t - at <= within;
  const width = bucket === undefined ? Math.ceil(within / 24) : ms(bucket);
  return t - ((Math.floor(at / width) + 1) * width - 1) <= within;
}

function matching(namings: EventNamings, known: readonly Happened[], where?: Where): readonly Happened[] {
  const patterns = patternsOf(namings, where);
  return known.filter(({ event }) =>
    patterns.some((pattern) => {
      const ofType =
        pattern.type === "activity"
          ? ["track", "page", "screen"].includes(event.type)
          : pattern.type === event.type;
      const ask = compileWhere(pattern.where ?? {}, () => () => false);
      if (typeof ask !== "function") throw new TypeError("bad where");
      return ofType && (pattern.name === undefined || pattern.name === event.name) && ask(event);
    }),
  );
}

function activity(known: readonly Happened[]): readonly Happened[] {
  return known.filter(({ event }) => ["track", "page", "screen"].includes(event.type));
}

export function firstSeen(known: readonly Happened[]): number {
  return Math.min(...known.map(({ position }) => position.at));
}

export function inOrder(events: readonly Happened[]): readonly Happened[] {
  return events.toSorted((a, b) => a.position.at - b.position.at || a.position.seq - b.position.seq);
}

function isLater(a: Happened, b: Happened): boolean {
  return inOrder([b, a])[1] === a && a !== b;
}

function valuesAt(event: Pick<Event, "properties">, path: string): readonly (Json | undefined)[] {
  if (path !== "list[*].x") return [event.properties[path]];
  const list = event.properties["list"];
  return Array.isArray(list) ? list.map(({ x }: { readonly x: Json }) => x) : [];
}

function passes(event: Pick<Event, "properties">, path: string, test: Tests): boolean {
  const compiled = compileTests(test, () => () => false);
  if (typeof compiled === "string") throw new TypeError(compiled);
  return compiled.every((each) => valuesAt(event, path).some(each.passes) !== each.negated);
}

function number(bound: unknown): number | undefined {
  return bound === undefined ? undefined : Number(bound);
}

function ms(duration: unknown): number {
  return Number.parseInt(String(duration), 10);
}
