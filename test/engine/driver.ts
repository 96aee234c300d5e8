import assert from "node:assert/strict";
import type { ProjectDefinition, Trigger } from "@heed/core";
import { project } from "@heed/core";
import type { ConsentSignal, Decision, Event, EventType, JsonObject, ProfileKey } from "@heed/core/contracts";
import type { Deployment, Effect, LogRecord, Plan, ProfileState } from "@heed/core/engine";
import {
  compile,
  decodeState,
  deployedAt,
  encodeState,
  EMPTY_STATE,
  fixedZones,
  step,
  wakeAtOf,
} from "@heed/core/engine";
import { clock, instant } from "./clock.ts";

export interface Setting {
  /** @defaultValue `"1m"`, as in production */
  readonly grace?: `${bigint}${"ms" | "s" | "m"}`;
  /** What counts while nothing was said. @defaultValue `"granted"` */
  readonly unknown?: "granted" | "denied";
  /** When all triggers were deployed. @defaultValue before everything */
  readonly since?: string;
  /** @defaultValue `"u:ada"` */
  readonly profile?: ProfileKey;
}

export interface EventDetails {
  /** When it arrived, where that is later than when it happened. */
  readonly read?: string;
  readonly type?: EventType;
  readonly id?: string;
  readonly context?: JsonObject;
  readonly consent?: ConsentSignal;
  readonly anonymousId?: string;
}

/** A plan of a project in which no pattern and no zone matters. */
export function planOf(definition: ProjectDefinition): Plan {
  return compile({
    project: definition,
    patterns: () => {
      throw new Error("no trigger here uses matches");
    },
    zones: fixedZones(),
  });
}

/** The numbers of the law `opened = wait_decided + cancelled + stale + evicted + dropped + open`. */
export interface Waits {
  readonly opened: number;
  readonly decided: number;
  readonly cancelled: number;
  readonly stale: number;
  readonly evicted: number;
  readonly dropped: number;
  readonly open: number;
}

/** One person's story, told to the engine record by record. */
export class Shopper {
  readonly plan: Plan;
  readonly effects: Effect[] = [];
  state: ProfileState = EMPTY_STATE;
  readonly deployment: Deployment;
  readonly #profile: ProfileKey;
  #events = 0;
  #seq = 0;

  constructor(triggers: readonly Trigger[], { grace = "1m", unknown = "granted", since, profile }: Setting) {
    const consent = { purposes: { email_marketing: { unknown }, push: { unknown } } };
    this.plan = planOf(project({ triggers, consent, grace }));
    this.deployment = deployedAt(this.plan, since === undefined ? 0 : instant(since));
    this.#profile = profile ?? "u:ada";
  }

  /** Something happened; it arrives at once unless `read` says otherwise. */
  event(at: string, name: string, properties: JsonObject = {}, details: EventDetails = {}): this {
    this.#events += 1;
    const { read = at, type = "track", id = `m-${this.#events}`, context = {}, ...said } = details;
    const occurredAt = instant(at);
    const receivedAt = instant(read);
    const event: Event = {
      type,
      name,
      id,
      source: "shop",
      occurredAt,
      receivedAt,
      properties,
      context,
      ...said,
    };
    return this.#record({ kind: "event", at: receivedAt, seq: ++this.#seq, event });
  }

  /** A person says what is allowed, and nothing else. */
  says(at: string, signal: ConsentSignal, { read = at }: { readonly read?: string } = {}): this {
    const record = {
      kind: "consent",
      at: instant(read),
      seq: ++this.#seq,
      signal,
      saidAt: instant(at),
    } as const;
    return this.#record(record);
  }

  tick(at: string): this {
    return this.#record({ kind: "tick", at: instant(at) });
  }

  /** Wakes the profile whenever it wants to be woken, up to and at `at`. */
  until(at: string): this {
    for (let wake = wakeAtOf(this.state); wake !== undefined && wake <= instant(at);) {
      this.#record({ kind: "tick", at: wake });
      wake = wakeAtOf(this.state);
    }
    return this.tick(at);
  }

  get decisions(): readonly Decision[] {
    return this.effects.flatMap((effect) =>
      "decision" in effect && effect.kind !== "stale" ? [effect.decision] : [],
    );
  }

  /** `"c1 12:15, decided 12:16"`: value, the moment's instant, and when that was decided. */
  get fires(): readonly string[] {
    return this.decisions.filter(({ ended }) => ended === "fired").map(told);
  }

  get suppressed(): readonly string[] {
    return this.decisions
      .filter(({ ended }) => ended === "suppressed")
      .map((decision) => `${told(decision)}: ${decision.reason ?? ""}`);
  }

  /** How often each kind of effect came. */
  count(kind: Effect["kind"]): number {
    return this.effects.filter((effect) => effect.kind === kind).length;
  }

  get waits(): Waits {
    return {
      opened: this.count("opened"),
      decided: this.count("wait_decided"),
      cancelled: this.count("cancelled"),
      stale: this.effects.filter((effect) => effect.kind === "stale" && effect.of === "wait").length,
      evicted: this.count("evicted"),
      dropped: this.count("dropped"),
      open: openWaits(this.state),
    };
  }

  /** When the profile wants to be woken, if at all. */
  get wakeAt(): string | undefined {
    const at = wakeAtOf(this.state);
    return at === undefined ? undefined : clock(at);
  }

  /** Every record also goes through the written form, which must change nothing. */
  #record(record: LogRecord): this {
    const { state, effects } = step(this.plan, this.deployment, this.#profile, this.state, record);
    this.state = decodeState(this.plan, encodeState(this.plan, state));
    assert.deepEqual(this.state, state);
    this.effects.push(...effects);
    const { opened, open, ...ended } = this.waits;
    const { decided, cancelled, stale, evicted, dropped } = ended;
    assert.equal(opened, decided + cancelled + stale + evicted + dropped + open);
    return this;
  }
}

/** Somebody of whom only these triggers know. */
export function shopper(trigger: Trigger | readonly Trigger[], setting: Setting = {}): Shopper {
  return new Shopper("definition" in trigger ? [trigger] : trigger, setting);
}

export function openWaits(state: ProfileState): number {
  return state.books.reduce(
    (sum, { waits }) => sum + waits.filter(({ starts }) => starts.length > 0).length,
    0,
  );
}

function told({ value, at, decidedAt }: Decision): string {
  return `${value === undefined ? "" : `${value} `}${clock(at)}, decided ${clock(decidedAt)}`;
}
