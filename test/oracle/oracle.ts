/**
 * The slow, obvious program that says what a trigger means. For each side it keeps everything known, and computes after
 * every record, and at the end of every millisecond that could matter, what follows by definition. It shares nothing
 * with the engine but types.
 */
import type { EpochMs } from "@heed/core/contracts";
import { deploy } from "./deploy.ts";
import { hear, read } from "./known.ts";
import { pass } from "./log-point.ts";
import type { Entry, Output, Side, Told } from "./log.ts";
import { merge } from "./merge.ts";
import { letTimePass } from "./passing-time.ts";
import type { Person } from "./person.ts";
import { newPerson } from "./person.ts";
import type { Bucket, Cause, Now, Rules } from "./rules.ts";
import { rulesOf } from "./rules.ts";
import { lookBefore } from "./turns.ts";

const NO_EXPERIMENTS: Bucket = {
  arm: (experiment) => {
    throw new Error(`nobody dealt the arms of ${experiment}`);
  },
  heldOut: () => false,
};

/** What a log makes of its person: per entry the outputs, in order. `watch` sees each side after each entry. */
export function oracle(
  log: readonly Entry[],
  bucket: Bucket = NO_EXPERIMENTS,
  watch?: (entry: number, now: Now) => void,
): readonly Told[] {
  const world: World = {
    bucket,
    rules: undefined,
    people: [newPerson("known"), newPerson("anonymous")],
    points: 0,
    told: [],
  };
  return log.map((entry, seq) => {
    world.told = [];
    for (const person of world.people)
      letTimePass(person, entry.at - 1, (t) => nowOf(world, person, t, "time"));
    take(entry, seq, world);
    if (watch !== undefined)
      for (const person of world.people) watch(seq, nowOf(world, person, entry.at, "time"));
    return world.told;
  });
}

interface World {
  readonly bucket: Bucket;
  rules: Rules | undefined;
  people: readonly Person[];
  points: number;
  told: { readonly side: Side; readonly output: Output }[];
}

/** Each call is a log point of its own. */
function nowOf(world: World, person: Person, t: EpochMs, cause: Cause): Now {
  if (world.rules === undefined) throw new Error("a log begins with a deployment");
  world.points += 1;
  const tell = (output: Output): void => void world.told.push({ side: person.side, output });
  return { t, point: world.points, person, rules: world.rules, bucket: world.bucket, cause, tell };
}

function take(entry: Entry, seq: number, world: World): void {
  const { at } = entry;
  // A tick brings nothing of its own, not even a place in history: what it makes happen has happened already.
  if (entry.kind === "tick") return;
  if (entry.kind === "deploy") {
    world.rules = rulesOf(entry.project, at, world.rules);
    for (const person of world.people) takeDeploy(nowOf(world, person, at, "deploy"));
  } else if (entry.kind === "merge") {
    takeMerge(at, seq, world);
  } else {
    const person = world.people.find(({ side }) => side === entry.side);
    if (person === undefined) throw new Error(`no ${entry.side} side is left after the merge`);
    person.newestSeq = seq;
    takeRecord(entry, seq, nowOf(world, person, at, "record"));
  }
}

/** No record, though it resumes what was held and drops what has lost its meaning. */
function takeDeploy(now: Now): void {
  deploy(now);
  pass(now);
}

function takeMerge(at: EpochMs, seq: number, world: World): void {
  const [known, anonymous] = world.people;
  if (known === undefined || anonymous === undefined) throw new Error("there is nobody to merge");
  world.people = [known];
  known.newestSeq = seq;
  const now = nowOf(world, known, at, "merge");
  lookBefore(now);
  lookBefore({ ...now, person: anonymous });
  merge(known, anonymous, now);
  pass(now);
}

function takeRecord(
  entry: Extract<Entry, { readonly kind: "event" | "consent" | "suppress" }>,
  seq: number,
  now: Now,
): void {
  const { person, rules } = now;
  const policy = rules.project.consent;
  lookBefore(now);
  if (entry.kind === "suppress") person.suppressed = entry.suppressed;
  if (entry.kind === "consent") hear({ signal: entry.signal, at: entry.saidAt, seq, policy }, now);
  if (entry.kind !== "event") return pass(now);
  const { event } = entry;
  const known = read(event, seq, person, rules);
  if (event.consent !== undefined) {
    hear({ signal: event.consent, at: event.occurredAt, seq, policy }, now);
  }
  return pass({ ...now, cause: known });
}
