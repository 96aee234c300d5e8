import type { Condition, Did, Project } from "./parts.ts";
import { conditionsOf, leavesOf } from "./walk.ts";

/**
 * What a project's conditions remember: the definition of what is seen, without bounds and windows, and by it what else
 * tells one register from another (how many events it must remember, the width of its buckets, a latch).
 */
export type Registers = ReadonlyMap<string, ReadonlySet<string>>;

export function registersOf(project: Project): Registers {
  const registers = new Map<string, Set<string>>();
  for (const trigger of Object.values(project.triggers ?? {})) {
    // Of a draft nothing is remembered.
    if (trigger.state === "draft") continue;
    for (const condition of conditionsOf(trigger)) {
      for (const leaf of leavesOf(condition, project)) {
        const { atLeast: _low, atMost: _high, within: _within, bucket: _bucket, ...seen } = flat(leaf);
        const key = "scored" in seen ? `scored ${JSON.stringify(seen["scored"])}` : JSON.stringify(seen);
        registers.set(key, (registers.get(key) ?? new Set()).add(grain(leaf)));
      }
    }
  }
  return registers;
}

function flat(leaf: Condition): Readonly<Record<string, unknown>> {
  return { ...leaf };
}

function grain(leaf: Condition): string {
  if ("did" in leaf) return `${remembered(leaf)} ${bucketOf(leaf)}`;
  if ("scored" in leaf) return JSON.stringify(leaf);
  return bucketOf(leaf);
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
 * none is another grain of one that was there, none was there once and had gone.
 */
export function followsPlainly(next: Registers, before: readonly Registers[]): boolean {
  const last = before.at(-1);
  for (const [key, grains] of next) {
    const known = last?.get(key);
    if (known === undefined && before.some((each) => each.has(key))) return false;
    if (known !== undefined && [...grains].some((each) => !known.has(each))) return false;
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
