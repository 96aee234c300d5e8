import type { ProjectDefinition } from "@heed/core";
import type {
  ConsentSignal,
  Decision,
  EpochMs,
  Event,
  EventType,
  Json,
  JsonObject,
  ProfileKey,
  QueuedDelivery,
} from "@heed/core/contracts";
import type { Effect, LogRecord, PastEvent, Plan, ProfileState } from "@heed/core/engine";
import {
  compile,
  decodeState,
  deployableNames,
  deploymentOf,
  EMPTY_STATE,
  encodeState,
  isBlank,
  recheck,
  step,
  wakeAtOf,
} from "@heed/core/engine";
import { re2Patterns, systemZones } from "@heed/runtime";
import { instant, readable } from "./week.ts";

/** When something happened, when it arrived if that was later, and its properties (of `identifies`, the traits). */
export interface Happening {
  readonly at: string;
  readonly arrives?: string;
  readonly [property: string]: Json | undefined;
}

/** What an event may carry beside its properties. */
export interface Details {
  readonly id?: string;
  readonly context?: JsonObject;
  readonly consent?: ConsentSignal;
}

/** A decision as people tell it. */
export interface Told {
  readonly trigger: string;
  readonly value?: string;
  readonly at: string;
  readonly decidedAt: string;
}

export interface Ending extends Told {
  readonly ended: Decision["ended"];
  readonly reason?: string;
}

/** When a project was deployed that no story sees being deployed. */
const LONG_AGO = "2026-01-01 00:00";

export function planOf(project: ProjectDefinition): Plan {
  return compile({ project, patterns: re2Patterns, zones: systemZones() });
}

/** Log sequences of all profiles of one story. */
class LogNumbers {
  #last = 0;
  next(): number {
    return ++this.#last;
  }
}

/** The parts of a project as a store knows them, each since it is deployed. */
function deployed(plan: Plan, at: EpochMs, before: ReadonlyMap<string, EpochMs>): Map<string, EpochMs> {
  return new Map(deployableNames(plan).map((name) => [name, before.get(name) ?? at]));
}

/** One person's story, told to the pure engine record by record, in simulated time. */
export class Person {
  readonly key: ProfileKey;
  readonly effects: Effect[] = [];
  readonly #log: LogNumbers;
  readonly #past: PastEvent[] = [];
  #plan: Plan;
  #since: ReadonlyMap<string, EpochMs>;
  /** As a store keeps it between two records. */
  #written: string | undefined;

  constructor(
    plan: Plan,
    key: ProfileKey,
    since: ReadonlyMap<string, EpochMs> = deployed(plan, instant(LONG_AGO), new Map()),
    log = new LogNumbers(),
  ) {
    this.#plan = plan;
    this.#since = since;
    this.key = key;
    this.#log = log;
  }

  /** A track event. */
  does(name: string, happening: Happening, details: Details = {}): this {
    return this.#happens("track", name, happening, details);
  }

  /** A page view; a page may have no name. */
  visits(name: string, happening: Happening, details: Details = {}): this {
    return this.#happens("page", name, happening, details);
  }

  /** An identify call; what it says beside its times are traits. */
  identifies(happening: Happening, details: Details = {}): this {
    return this.#happens("identify", "", happening, details);
  }

  /** An event as it comes out of a source, normalised. */
  takes(event: Event): this {
    const seq = this.#log.next();
    this.#past.push({ event, seq, readAt: event.receivedAt });
    return this.#read({ kind: "event", at: event.receivedAt, seq, event });
  }

  /** What the person allows, said apart from any event. */
  says(signal: ConsentSignal, { at, arrives = at }: Happening): this {
    return this.#read({
      kind: "consent",
      at: instant(arrives),
      seq: this.#log.next(),
      signal,
      saidAt: instant(at),
    });
  }

  /** The person asks never to be written to, or takes that back. */
  asksForSilence(suppressed: boolean, { at }: Happening): this {
    return this.#read({ kind: "suppress", at: instant(at), seq: this.#log.next(), suppressed });
  }

  /** The same person on a device on which nobody has logged in yet. */
  anonymouslyOn(device: string): Person {
    return new Person(this.#plan, `a:${device}`, this.#since, this.#log);
  }

  /** Logs in on a device: what was done there anonymously was this person's doing. */
  logsInOn(device: Person, { at }: Happening): this {
    return this.#read({
      kind: "merge",
      at: instant(at),
      seq: this.#log.next(),
      from: device.key,
      state: device.state,
    });
  }

  /** Time passes: the profile is woken whenever it wants to be, and everything received before `at` has been read. */
  ticksUntil(at: string): this {
    for (let wake = wakeAtOf(this.state); wake !== undefined && wake <= instant(at);) {
      this.#read({ kind: "tick", at: wake });
      wake = wakeAtOf(this.state);
    }
    return this.#read({ kind: "tick", at: instant(at) });
  }

  /** One tick, by a reader that was away and has caught up. */
  ticksAt(at: string): this {
    return this.#read({ kind: "tick", at: instant(at) });
  }

  /** The project is changed: nothing that was due before is left undone, and everybody is shown the new one at once. */
  deploys(project: ProjectDefinition, { at }: Happening): this {
    this.ticksUntil(at);
    this.#plan = planOf(project);
    this.#since = deployed(this.#plan, instant(at), this.#since);
    return this.ticksAt(at);
  }

  /** What is stored of this person's past is read again, for conditions that are new. */
  remembersFromStore({ at }: Happening): this {
    return this.#read({ kind: "history", at: instant(at), seq: this.#log.next(), events: [...this.#past] });
  }

  /** Whether the newest fire's delivery may be sent now. */
  mayBeSent({ at }: Happening): {
    readonly answer: string;
    readonly reason?: string;
    readonly until?: string;
  } {
    const [queued] = this.deliveries.slice(-1);
    if (queued === undefined) throw new TypeError("nothing has fired yet");
    const asked = recheck(this.#plan, this.#deployment, this.state, queued, instant(at));
    return "until" in asked ? { ...asked, until: readable(asked.until) } : asked;
  }

  /** What the newest fire says to the first of its sinks. */
  get payload(): JsonObject | undefined {
    return this.deliveries.at(-1)?.delivery.payload;
  }

  get deliveries(): readonly QueuedDelivery[] {
    return this.effects.flatMap((effect) => (effect.kind === "fired" ? effect.deliveries : []));
  }

  get decisions(): readonly Decision[] {
    return this.effects.flatMap((effect) => ("decision" in effect ? [effect.decision] : []));
  }

  get fires(): readonly Told[] {
    return this.decisions.filter(({ ended }) => ended === "fired").map(told);
  }

  /** Every decision, also those that send nothing. */
  get endings(): readonly Ending[] {
    return this.decisions.map((decision) => ({
      ...told(decision),
      ended: decision.ended,
      ...(decision.reason === undefined ? {} : { reason: decision.reason }),
    }));
  }

  /** Every wait opens once and ends once: `opened = fired + cancelled + stale + dropped + pending`. */
  get waits(): Readonly<Record<"opened" | "fired" | "cancelled" | "stale" | "dropped" | "pending", number>> {
    return {
      opened: this.count("opened"),
      fired: this.count("wait_decided"),
      cancelled: this.count("cancelled"),
      stale: this.effects.filter((effect) => effect.kind === "stale" && effect.of === "wait").length,
      dropped: this.count("dropped"),
      pending: this.state.books.flatMap(({ waits }) => waits).filter(({ starts }) => starts.length > 0)
        .length,
    };
  }

  /** How often each kind of effect came. */
  count(kind: Effect["kind"]): number {
    return this.effects.filter((effect) => effect.kind === kind).length;
  }

  /** The log time from which on a tick changes something, if any. */
  get wakesAt(): string | undefined {
    const at = wakeAtOf(this.state);
    return at === undefined ? undefined : readable(at);
  }

  /** False where nothing is left of the person, and a store needs no row. */
  get remembers(): boolean {
    return !isBlank(this.state);
  }

  /** Characters of the state as a store keeps it. */
  get writtenSize(): number {
    return this.#written?.length ?? 0;
  }

  get state(): ProfileState {
    return this.#written === undefined ? EMPTY_STATE : decodeState(this.#plan, this.#written);
  }

  get #deployment(): ReturnType<typeof deploymentOf> {
    return deploymentOf(this.#plan, this.#since);
  }

  #happens(type: EventType, name: string, happening: Happening, details: Details): this {
    const { at, arrives = at, ...rest } = happening;
    const properties: JsonObject = Object.fromEntries(
      Object.entries(rest).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
    );
    return this.takes({
      id: `${this.key}/${this.#past.length + 1}`,
      context: {},
      ...details,
      type,
      name,
      source: "shop",
      occurredAt: instant(at),
      receivedAt: instant(arrives),
      properties,
    });
  }

  #read(record: LogRecord): this {
    const { state, effects } = step(this.#plan, this.#deployment, this.key, this.state, record);
    this.#written = encodeState(this.#plan, state);
    this.effects.push(...effects);
    return this;
  }
}

/** Ada, or whoever is named: known from the first event on, where the key is not an anonymous one. */
export function person(project: ProjectDefinition, key: ProfileKey = "u:ada"): Person {
  return new Person(planOf(project), key);
}

function told({ trigger, value, at, decidedAt }: Decision): Told {
  return {
    trigger,
    ...(value === undefined ? {} : { value }),
    at: readable(at),
    decidedAt: readable(decidedAt),
  };
}
