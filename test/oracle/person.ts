import type { EpochMs } from "@heed/core/contracts";
import type { Said } from "./consent.ts";
import type { Known, Position, Value } from "./history.ts";
import type { Side } from "./log.ts";

/** Everything known of one side, and the few things that were judged when they were read. */
export interface Person {
  readonly side: Side;
  /** By whose bucket the arms are dealt. */
  bucket: Side;
  /** In history order. */
  events: readonly Known[];
  said: readonly Said[];
  refusals: readonly Refusal[];
  suppressed: boolean;
  /** The newest record read; ticks and deployments are none. */
  newestSeq: number;
  /** The last millisecond whose end has come. */
  passedTo: EpochMs;
  readonly latches: Map<string, boolean>;
  /** Starts of waits, by what begins them. */
  readonly starts: Map<string, readonly Start[]>;
  readonly memories: Map<string, Memory>;
  /** What passed the limits, oldest first. */
  fires: readonly Fire[];
}

/** A purpose was refused. `point` tells what was under way, `to` what had begun before. */
export interface Refusal {
  readonly purpose: string;
  readonly to: EpochMs;
  readonly heardAt: EpochMs;
  readonly point: number;
}

/** An instant that begins a wait. */
export interface Start extends Position {
  readonly value: Value;
  readonly knownAt: EpochMs;
  /** Log point at which it became known. */
  readonly point: number;
  /** The fire that it is, where another trigger's fire begins the wait. */
  readonly fire?: Fire;
}

export type Death = "withdrawal" | "late_cancel" | "dropped";

/** A decision that counts for `again`; only those that `ended` as "fired" count for caps. */
export interface Fire {
  readonly trigger: string;
  readonly value: Value;
  readonly purpose: string;
  readonly start: Position;
  readonly at: EpochMs;
  readonly decidedAt: EpochMs;
  readonly ended: "fired" | "shadow" | "holdout";
}

/** An instant of a trigger's moment. */
export interface Instant {
  readonly trigger: string;
  readonly value: Value;
  readonly start: Position;
  readonly at: EpochMs;
  /** Log time − start's event time, when the start became known. */
  readonly ageMs: number;
  /** The wait that it ends, where it ends one. */
  readonly waitMs?: number;
  readonly isFirstSeen: boolean;
}

export interface Held extends Instant {
  readonly reason: "paused" | "not_identified";
  readonly since: EpochMs;
  readonly point: number;
}

/** The bit of a condition that a moment looks at. */
export interface Turn {
  value: boolean;
  /** The condition's value just before the record that is read, by the record's log time. */
  valueBefore: boolean;
  /** Log time since when it is yes. */
  since: EpochMs;
  /** Whether this yes has had its instant. */
  told: boolean;
}

/** What a trigger remembers under its name. */
export interface Memory {
  /** Since when it is deployed, with this start and these cancels; before everything where it is backfilled. M and F begin there. */
  deployed: EpochMs;
  /** F per value: starts up to it are consumed. */
  readonly consumedTo: Map<Value, EpochMs>;
  /** M: the last decided end of a sequence, per value, and under `anyOf` per member. */
  readonly ends: Map<Value, Position>;
  /** How long each start waits, fixed when it first stands. */
  readonly spans: Map<Start, number>;
  /** Starts that begin nothing any more, and why. */
  readonly dead: Map<Start, Death>;
  /** The log point since which it has its purpose. */
  purposeSince: number;
  purpose: string;
  /** The standing starts after the last log point: one, or two just after a merge. */
  readonly open: Map<Value, readonly Start[]>;
  readonly turns: Map<string, Turn>;
  readonly held: Map<Value, Held>;
  /** The newest fire per value that a cancel may still come too late for. */
  readonly lateFires: Map<Value, Fire>;
  /** What begins it, and what ends its wait, as texts. */
  startKey: string;
  cancelKey: string;
  /** The last log point at which `anyOf` had an instant. */
  toldAtPoint: number;
}

export function newPerson(side: Side): Person {
  return {
    side,
    bucket: side,
    events: [],
    said: [],
    refusals: [],
    suppressed: false,
    newestSeq: -1,
    passedTo: Number.NEGATIVE_INFINITY,
    latches: new Map(),
    starts: new Map(),
    memories: new Map(),
    fires: [],
  };
}

export type Begun = Pick<Memory, "deployed" | "purpose" | "purposeSince" | "startKey" | "cancelKey">;

export function newMemory(begun: Begun): Memory {
  return {
    ...begun,
    consumedTo: new Map(),
    ends: new Map(),
    spans: new Map(),
    dead: new Map(),
    open: new Map(),
    turns: new Map(),
    held: new Map(),
    lateFires: new Map(),
    toldAtPoint: -1,
  };
}

/** From the first event on that is more than a consent message. */
export function firstSeenOf(person: Person): EpochMs | undefined {
  return person.events.find(({ event }) => event.type !== "consent")?.at;
}

export function firstActivityOf(person: Person): Known | undefined {
  return person.events.find(({ isActivity }) => isActivity);
}

export function eventsMarked(person: Person, mark: string): readonly Known[] {
  return person.events.filter(({ marks }) => marks.has(mark));
}

/** The known side has its user id; the anonymous one is found by an address that any event told. */
export function isIdentified(person: Person): boolean {
  if (person.side === "known") return true;
  return person.events.some(({ event }) => {
    const traits = event.type === "identify" ? event.properties : event.context["traits"];
    if (typeof traits !== "object" || traits === null || !("email" in traits || "phone" in traits))
      return false;
    const { email, phone }: { readonly email?: unknown; readonly phone?: unknown } = traits;
    return isAddress(email, 254, "@") || isAddress(phone, 32, "");
  });
}

function isAddress(value: unknown, maxLength: number, sign: string): boolean {
  if (typeof value !== "string") return false;
  const text = value.trim();
  return text !== "" && text.length <= maxLength && text.includes(sign);
}
