import type { EpochMs, Event } from "@heed/core/contracts";
import { Chance, seedOfCase } from "./chance.ts";
import { anyDraft } from "./drafts.ts";
import { condition, duration } from "./generate-condition.ts";
import { form, naming, TRACK_NAMES } from "./generate-naming.ts";
import type { Words } from "./generate-naming.ts";
import type { Entry, Side, Told } from "./log.ts";
import type { Condition, Project, Trigger } from "./parts.ts";
import { msOf } from "./spans.ts";
import { withinBounds } from "./within-bounds.ts";

/**
 * A case of the join law: what the history is asked, it is asked after the merge only, by probes and by waits that are
 * longer than the log. Nothing in it is judged when it is read: no `if` before the merge, no latch, no consent.
 */
export function splitLog(seed: number): readonly Entry[] {
  const chance = new Chance(seed);
  const words: Words = {
    chance,
    names: chance.shuffled(TRACK_NAMES).slice(0, 3),
    durations: chance.shuffled(["1ms", "5ms", "10ms", "20ms"] as const).slice(0, 2),
    segments: [],
    scores: [{ name: "heat", groups: ["active", "passive"] }],
  };
  let at = Date.UTC(2024, 1, 14, 10);
  const log: Entry[] = [{ kind: "deploy", at, project: projectOf(words) }];
  const gap = (): number => chance.pick([0, 1, 1, 3, msOf(duration(words)) + chance.int(-1, 1)]);
  const add = (name?: string): void => {
    const late = name === undefined && chance.is(0.4) ? chance.int(0, 25) : 0;
    log.push(event(words, log.length, at, at - late, name));
  };
  for (let i = chance.int(2, 12); i > 0; i--) {
    at += gap();
    add();
  }
  log.push({ kind: "merge", at });
  for (let i = chance.int(1, 3); i > 0; i--) {
    at += gap();
    add("Probe");
    if (chance.is(0.3)) add();
  }
  log.push({ kind: "tick", at: at + 10 * 3_600_000 });
  return withinBounds(log);
}

function event(words: Words, index: number, at: EpochMs, occurredAt: EpochMs, name?: string): Entry {
  const draft = name === undefined ? anyDraft(words) : ({ type: "track", name, properties: {} } as const);
  const times = { occurredAt, receivedAt: at };
  const told = { ...draft, source: "shop", id: `m-${index}`, userId: "ada", ...times, context: {} };
  return { kind: "event", at, side: "known", event: told };
}

function projectOf(words: Words): Project {
  const { chance } = words;
  const rest = { purpose: "mail", identified: "any", send: { as: "Told", to: ["sink"] } } as const;
  const probe = (): Trigger => ({ when: { event: "Probe", if: unlatched(words) }, ...rest });
  const wait = (): Trigger => ({
    when: {
      notFollowedBy: naming(words),
      after: form(words),
      for: chance.pick(["1h", "2h"] as const),
      ...chance.maybe(0.4, () => ({ repeat: "keep" as const })),
      ...chance.maybe(0.4, () => ({ by: "k" })),
    },
    ...rest,
  });
  return {
    triggers: { ask1: probe(), ask2: probe(), ask3: probe(), wait: wait() },
    scores: {
      heat: {
        halfLife: duration(words),
        points: { active: [[naming(words), 2]], passive: [[naming(words), 1]] },
      },
    },
    grace: "1ms",
    consent: { purposes: { mail: { unknown: "granted" }, push: { unknown: "granted" } } },
  };
}

function unlatched(words: Words): Condition {
  for (;;) {
    const drawn = condition(words);
    const text = JSON.stringify(drawn);
    if (!text.includes('"leaveBelow"') && !text.includes('"consented"')) return drawn;
  }
}

/** Some of the events before the merge as an anonymous profile's; which, their ids and times say, so that
 * shrinking changes few. */
export function apart(log: readonly Entry[]): readonly Entry[] {
  const merge = log.findIndex(({ kind }) => kind === "merge");
  return log.map((entry, i) => {
    if (entry.kind !== "event" || i > merge || !isAnonymous(entry.event)) return entry;
    const { userId: _, ...nameless } = entry.event;
    const side: Side = "anonymous";
    return { ...entry, side, event: { ...nameless, anonymousId: "a-1" } };
  });
}

function isAnonymous({ id, occurredAt }: Event): boolean {
  return seedOfCase(occurredAt, Number(id.slice("m-".length))) % 2 === 0;
}

/** All of one profile: where the other log has its merge, nothing happens. */
export function unsplit(log: readonly Entry[]): readonly Entry[] {
  return log.map((entry) => (entry.kind === "merge" ? { kind: "tick", at: entry.at } : entry));
}

/** What was told after the merge. */
export function afterMerge(log: readonly Entry[], told: readonly Told[]): readonly Told[] {
  const merge = log.findIndex(({ kind }) => kind === "merge");
  return told.map((each, i) => (i > merge ? each : []));
}
