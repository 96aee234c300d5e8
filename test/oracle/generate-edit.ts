import { parseDuration } from "@heed/core/contracts";
import { duration, leaf } from "./generate-condition.ts";
import { moment } from "./generate-moment.ts";
import { form, namings } from "./generate-naming.ts";
import type { Words } from "./generate-naming.ts";
import type { Made } from "./generate-project.ts";
import { standing, trigger } from "./generate-project.ts";
import type { Condition, Moment, Project, Trigger } from "./parts.ts";
import { followsPlainly, inUse, registersOf } from "./registers.ts";
import { leafCount, withLeaf } from "./walk.ts";

type Triggers = Readonly<Record<string, Trigger>>;

/** Another version of the project, to be deployed after these; absent where chance found none that follows plainly. */
export function editedProject({ words, pool }: Made, before: readonly Project[]): Project | undefined {
  const earlier = before.map(registersOf);
  for (let attempt = 0; attempt < 4; attempt++) {
    const triggers = edited(words, before);
    const project = inUse({ ...pool, triggers });
    if (followsPlainly(registersOf(project), earlier)) return project;
  }
  return undefined;
}

function edited(words: Words, before: readonly Project[]): Triggers {
  const { chance } = words;
  let triggers: Triggers = before.at(-1)?.triggers ?? {};
  const edits = chance.int(1, 2);
  for (let i = 0; i < edits; i++) {
    triggers = chance.weighted([
      [3, added],
      [2, removed],
      [4, stateChanged],
      [4, durationChanged],
      [3, leafReplaced],
      [5, momentChanged],
    ])(words, triggers, before);
  }
  return triggers;
}

/** Under a name that none ever had; what it would have to know of the past, it is not asked. */
function added(words: Words, triggers: Triggers, before: readonly Project[]): Triggers {
  const used = new Set([...before, { triggers }].flatMap((each) => Object.keys(each.triggers ?? {})));
  const made = trigger(words, Object.keys(triggers));
  const { backfill: _, ...rest } = made;
  return { ...triggers, [`t${used.size + 1}`]: "notFollowedBy" in made.when ? rest : made };
}

/** One whose fires no other follows. */
function removed({ chance }: Words, triggers: Triggers): Triggers {
  const text = JSON.stringify(triggers);
  const free = Object.keys(triggers).filter((name) => !text.includes(`"fired":"${name}"`));
  if (free.length === 0 || Object.keys(triggers).length === 1) return triggers;
  const gone = chance.pick(free);
  return Object.fromEntries(Object.entries(triggers).filter(([name]) => name !== gone));
}

function stateChanged(words: Words, triggers: Triggers): Triggers {
  return withOne(words, triggers, (old) => {
    const { state, whilePaused: _, ...rest } = old;
    if (state !== undefined) return rest;
    return words.chance.is(0.5) ? { ...rest, state: "paused" } : { ...rest, ...standing(words.chance) };
  });
}

function durationChanged(words: Words, triggers: Triggers): Triggers {
  const { chance } = words;
  return withOne(words, triggers, (old) => {
    if (chance.is(0.2)) return { ...old, expires: duration(words) };
    if (chance.is(0.15)) return { ...old, again: { after: duration(words) } };
    return { ...old, when: otherDuration(words, old.when) };
  });
}

function otherDuration(words: Words, old: Moment): Moment {
  if ("notFollowedBy" in old) return { ...old, for: duration(words) };
  if ("becomes" in old) {
    return old.for !== undefined && words.chance.is(0.5)
      ? { ...old, for: duration(words) }
      : { ...old, becomes: atSomeLeaf(words, old.becomes, (each) => otherWindow(words, each)) };
  }
  return old;
}

function otherWindow(words: Words, each: Condition): Condition {
  if ("did" in each && each.within !== undefined) return { ...each, within: noLonger(words, each.within) };
  if ("since" in each) return { ...each, atLeast: duration(words) };
  if ("inactive" in each) return { inactive: duration(words) };
  return each;
}

/** A longer window would ask for what the shorter one has let go of. */
function noLonger(words: Words, old: NonNullable<Within>): NonNullable<Within> {
  const other = duration(words);
  const isShorter = typeof old === "string" && (parseDuration(other) ?? 0) <= (parseDuration(old) ?? 0);
  return isShorter ? other : old;
}

type Within = Extract<Condition, { readonly did: unknown }>["within"];

function leafReplaced(words: Words, triggers: Triggers): Triggers {
  const other = (old: Condition): Condition => atSomeLeaf(words, old, () => leaf(words));
  return withOne(words, triggers, (old) => {
    const { when } = old;
    if ("becomes" in when) return { ...old, when: { ...when, becomes: other(when.becomes) } };
    return old.if === undefined ? old : { ...old, if: other(old.if) };
  });
}

/** What begins a wait, or what cancels it; any other moment becomes another one altogether. */
function momentChanged(words: Words, triggers: Triggers): Triggers {
  return withOne(words, triggers, (whole) => {
    const { backfill, ...old } = whole;
    // Whether the new moment asks for the past as well, the old one has it already.
    if (backfill !== undefined) return whole;
    const { when } = old;
    if (!("notFollowedBy" in when)) return { ...old, when: moment(words, []) };
    if (words.chance.is(0.4) && when.by === undefined)
      return { ...old, when: { ...when, notFollowedBy: namings(words) } };
    return "event" in when.after && (when.by === undefined || typeof when.by === "string")
      ? { ...old, when: { ...when, after: form(words) } }
      : old;
  });
}

function atSomeLeaf({ chance }: Words, old: Condition, change: (leaf: Condition) => Condition): Condition {
  return withLeaf(old, chance.int(0, leafCount(old) - 1), change);
}

function withOne({ chance }: Words, triggers: Triggers, change: (old: Trigger) => Trigger): Triggers {
  const chosen = chance.pick(Object.keys(triggers));
  return Object.fromEntries(
    Object.entries(triggers).map(([name, old]) => [name, name === chosen ? change(old) : old]),
  );
}
