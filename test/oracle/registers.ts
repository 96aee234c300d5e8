import type { JsonObject } from "@heed/core/contracts";
import { isJsonObject, parseDuration } from "@heed/core/contracts";
import type { Condition, Did, Project, Where } from "./parts.ts";
import { conditionsOf, leavesOf } from "./walk.ts";

/**
 * What a project's conditions remember: by the events that are watched, all else that tells one register from another
 * (what is kept of them, of how many, the width of buckets, a latch), but no bounds; and the longest window asked, in
 * milliseconds.
 */
export type Registers = ReadonlyMap<string, ReadonlyMap<string, number>>;

export function registersOf(project: Project): Registers {
  const registers = new Map<string, Map<string, number>>();
  for (const trigger of Object.values(project.triggers ?? {})) {
    // Of a draft nothing is remembered.
    if (trigger.state === "draft") continue;
    for (const condition of conditionsOf(trigger)) {
      for (const leaf of leavesOf(condition, project)) {
        for (const [key, grain] of watchedBy(leaf)) {
          const grains = registers.get(key) ?? new Map<string, number>();
          registers.set(key, grains.set(grain, Math.max(grains.get(grain) ?? 0, windowOf(leaf))));
        }
      }
    }
  }
  return registers;
}

/** The events that a leaf watches, and all else of it but its bounds and its window. */
function watchedBy(leaf: Condition): readonly (readonly [key: string, grain: string])[] {
  if ("scored" in leaf) return [[`scored ${leaf.scored}`, JSON.stringify(leaf)]];
  if ("since" in leaf) return [[keyOf(leaf.since, leaf.where), "since"]];
  if ("last" in leaf) return [[keyOf(leaf.last, leaf.where), `last ${leaf.path}`]];
  if ("did" in leaf) {
    const { did, where, after, distinct } = leaf;
    const grain = JSON.stringify(["did", remembered(leaf), bucketOf(leaf), after, distinct]);
    const own = [keyOf(did, where), grain] as const;
    return after === undefined ? [own] : [own, [keyOf(after), `after ${JSON.stringify([did, where])}`]];
  }
  for (const word of ["sum", "average", "lowest", "highest"] as const) {
    const watched: unknown = Object.entries(leaf).find(([key]) => key === word)?.[1];
    if (watched === undefined || !("path" in leaf)) continue;
    return [[keyOf(watched, leaf.where), JSON.stringify([word, leaf.path, bucketOf(leaf)])]];
  }
  return [[JSON.stringify("trait" in leaf ? { trait: leaf.trait } : leaf), ""]];
}

/** The same text for the same events, however they are written. */
function keyOf(namings: unknown, where: Where = {}): string {
  const list: readonly unknown[] = Array.isArray(namings) ? namings : [namings];
  const forms = list.map((each): JsonObject =>
    isJsonObject(each) ? each : typeof each === "string" ? { event: each } : {},
  );
  const texts = forms.map(({ where: own = {}, ...form }) => JSON.stringify([form, own, where]));
  return [...new Set(texts)].toSorted().join();
}

/** Nothing is let go of where no window is asked. */
function windowOf(leaf: Condition): number {
  if (!("within" in leaf) || leaf.within === undefined) return Infinity;
  const all = typeof leaf.within === "string" ? [leaf.within] : Object.values(leaf.within.arms);
  return Math.max(...all.map((each) => parseDuration(each) ?? Infinity));
}

/** How many of the newest events tell whether the count is in range. */
function remembered({ atLeast = 1, atMost }: Did): string {
  const low = typeof atLeast === "number" ? atLeast : Math.max(...Object.values(atLeast.arms));
  const high =
    atMost === undefined ? 0 : typeof atMost === "number" ? atMost : Math.max(...Object.values(atMost.arms));
  return Math.max(low, high + 1) > 32 ? "many" : `${Math.max(low, high + 1)}`;
}

export function bucketOf(leaf: Condition): string {
  if ("did" in leaf && remembered(leaf) !== "many") return "";
  if (!("within" in leaf) || leaf.within === undefined) return "";
  return JSON.stringify("bucket" in leaf && leaf.bucket !== undefined ? leaf.bucket : ["of", leaf.within]);
}

/**
 * Whether it is plain, without knowing more than the definition, since when each register of `next` has been watched:
 * none is another grain of one that was there or asked for a longer window, none was there once and had gone.
 */
export function followsPlainly(next: Registers, before: readonly Registers[]): boolean {
  const last = before.at(-1);
  for (const [key, grains] of next) {
    const known = last?.get(key);
    if (known === undefined && before.some((each) => each.has(key))) return false;
    if (known !== undefined && [...grains].some(([grain, window]) => (known.get(grain) ?? -1) < window))
      return false;
  }
  return true;
}

/** The project without the segments, scores and experiments that nothing uses. */
export function inUse(project: Project): Project {
  const { segments = {}, scores = {}, experiments = {}, ...rest } = project;
  const triggers = JSON.stringify(project.triggers ?? {});
  // A segment may name another one.
  const direct = triggers + JSON.stringify(named(segments, triggers));
  const text = direct + JSON.stringify(named(segments, direct));
  return {
    ...rest,
    segments: named(segments, text),
    scores: named(scores, text),
    experiments: named(experiments, text),
  };
}

function named<T>(parts: Readonly<Record<string, T>>, text: string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(parts).filter(([name]) => text.includes(JSON.stringify(name))));
}
