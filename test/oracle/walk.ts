import type { Condition, Moment, Project, Step, Trigger } from "./parts.ts";

/** Every leaf of a condition, those of the segments it names included (and the naming itself not). */
export function leavesOf(condition: Condition, project: Project): readonly Condition[] {
  if ("all" in condition) return condition.all.flatMap((each) => leavesOf(each, project));
  if ("any" in condition) return condition.any.flatMap((each) => leavesOf(each, project));
  if ("not" in condition) return leavesOf(condition.not, project);
  if ("inSegment" in condition) return leavesOfSegment(condition.inSegment, project);
  return [condition];
}

function leavesOfSegment(name: string, project: Project): readonly Condition[] {
  const segment = project.segments?.[name];
  return segment === undefined ? [] : leavesOf(segment, project);
}

/** A moment and every moment inside it; the steps of a sequence are no moments. */
export function momentsIn(moment: Moment): readonly Moment[] {
  if ("notFollowedBy" in moment) return [moment, ...momentsIn(moment.after)];
  if ("anyOf" in moment) return [moment, ...moment.anyOf.flatMap(momentsIn)];
  return [moment];
}

/** Every condition that a moment asks, at its top. */
export function conditionsIn(moment: Moment): readonly Condition[] {
  return momentsIn(moment).flatMap((each): readonly Condition[] => {
    if ("becomes" in each) return [each.becomes];
    if ("entered" in each) return [{ inSegment: each.entered }];
    if ("left" in each) return [{ inSegment: each.left }];
    if ("sequence" in each) return each.sequence.flatMap((step) => ifOf(step));
    return ifOf(each);
  });
}

/** Every condition of a trigger, at its top. */
export function conditionsOf(trigger: Trigger): readonly Condition[] {
  return [...conditionsIn(trigger.when), ...ifOf(trigger)];
}

function ifOf(part: Moment | Step | Trigger): readonly Condition[] {
  return "if" in part && part.if !== undefined ? [part.if] : [];
}

/** The condition with one of its own leaves, counted from 0, made another. */
export function withLeaf(
  condition: Condition,
  index: number,
  change: (leaf: Condition) => Condition,
): Condition {
  let seen = 0;
  const through = (each: Condition): Condition => {
    if ("all" in each) return { all: each.all.map(through) };
    if ("any" in each) return { any: each.any.map(through) };
    if ("not" in each) return { not: through(each.not) };
    return seen++ === index ? change(each) : each;
  };
  return through(condition);
}

/** How many leaves of its own a condition has. */
export function leafCount(condition: Condition): number {
  if ("all" in condition) return condition.all.reduce((sum, each) => sum + leafCount(each), 0);
  if ("any" in condition) return condition.any.reduce((sum, each) => sum + leafCount(each), 0);
  return "not" in condition ? leafCount(condition.not) : 1;
}
