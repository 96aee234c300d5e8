import type { Arms, Condition, ConditionDefinition } from "../condition/index.ts";
import { definitionOf } from "../condition/index.ts";
import type { Duration, Fault } from "../contracts/index.ts";
import { HeedError } from "../contracts/index.ts";
import type { AnyNames, Listed, Named, Names } from "../event/index.ts";
import { demandListed, demandWords, described, nameOf, plain, wrongArgument } from "../event/index.ts";
import type { AgainDefinition } from "../limits/index.ts";
import type { Evidence, FiredHandle, Moment, MomentDefinition } from "../moment/index.ts";
import { momentOf } from "../moment/index.ts";
import type { SendDefinition, TriggerDefinition } from "./definition.ts";
import { recordPayload } from "./recorder.ts";
import type { PayloadScope, PayloadValue } from "./scope.ts";

/** What a business wants to notice, and what it then wants to say. `fired` takes the handle or the name. */
export interface Trigger<Name extends string = string, E extends Evidence = Evidence> extends FiredHandle<E> {
  readonly name: Name;
  /** Exactly the JSON form: plain data, without defaults filled in. */
  readonly definition: TriggerDefinition;
}

/** Options of a trigger. */
export interface TriggerOptions<V extends Names = AnyNames, E extends Evidence = Evidence> {
  /** The moment. */
  readonly when: Moment<E>;
  /** Asked at the log instant of the decision, and again before it is sent. */
  readonly if?: Condition;
  /** What it is sent for; asked when it is decided and again before it is sent. */
  readonly purpose: Listed<V, "purposes">;
  /**
   * What to do with a fire of a person whom no sink could find: keep the newest until the person is identified, drop
   * it, or send it anyhow.
   *
   * @defaultValue `"hold"`
   */
  readonly identified?: "hold" | "require" | "any";
  /**
   * How often it may fire for one profile.
   *
   * @defaultValue `"always"`
   */
  readonly again?: AgainDefinition;
  /**
   * Of several fires in one instant the higher is decided first.
   *
   * @defaultValue 0
   */
  readonly priority?: number;
  /**
   * `draft` decides nothing, `shadow` decides and sends nothing, `paused` see `whilePaused`.
   *
   * @defaultValue `"live"`
   */
  readonly state?: "draft" | "shadow" | "live" | "paused";
  /**
   * What to do with fires while paused: the newest is held until it is resumed, or all are dropped.
   *
   * @defaultValue `"hold"`
   */
  readonly whilePaused?: "hold" | "drop";
  /**
   * How long after the moment it is still worth sending.
   *
   * @defaultValue `"24h"`
   */
  readonly expires?: Arms<Duration>;
  /**
   * An instant whose start was older than this when it arrived fires nothing (it ends as `stale`).
   *
   * @defaultValue 24 h, or twice the wait where that is longer
   */
  readonly maxAge?: Duration;
  /**
   * Correlation values remembered, 1 to 32.
   *
   * @defaultValue 4
   */
  readonly maxKeys?: number;
  /** The experiment it belongs to, where no `byArm` says so. */
  readonly experiment?: Listed<V, "experiments"> | Named<"experiment", Listed<V, "experiments">>;
  /** Fires also for people for whom it already holds, and for waits begun before its deployment. */
  readonly backfill?: "fire";
  /**
   * What becomes of open waits when a duration changes: they keep their deadline, take the new one, or end.
   *
   * @defaultValue `"finish"`
   */
  readonly onUpgrade?: "finish" | "adopt" | "drop";
  readonly send: SendOptions<V, E>;
}

/** What goes out, and where. */
export interface SendOptions<V extends Names = AnyNames, E extends Evidence = Evidence> {
  /** The name that the vendor sees. */
  readonly as: string;
  /** Names of sinks. */
  readonly to: readonly Listed<V, "sinks">[];
  /** Called once, when the trigger is defined, to learn which paths the payload reads. */
  readonly properties?: (scope: PayloadScope<V, E>) => {
    readonly [name: string]: PayloadValue;
  };
}

/**
 * Defines a trigger.
 *
 * Throws `HEED_TRIGGER_INVALID` for an option of the wrong kind or an unknown word, with the nearest one, and
 * `HEED_PAYLOAD_INVALID` where the payload does more than read paths. Everything else is checked with the whole project.
 */
export type TriggerFunction<V extends Names> = <
  const Name extends Listed<V, "triggers">,
  E extends Evidence = Evidence,
>(
  name: Name,
  options: TriggerOptions<V, E>,
) => Trigger<Name, E>;

const OPTIONS: readonly string[] = [
  "when",
  "if",
  "purpose",
  "identified",
  "again",
  "priority",
  "state",
  "whilePaused",
  "expires",
  "maxAge",
  "maxKeys",
  "experiment",
  "backfill",
  "onUpgrade",
  "send",
];

const SEND: readonly string[] = ["as", "to", "properties"];

/** The word that defines triggers, typed by a list of names. */
export function triggerWord<const V extends Names>(names: V): TriggerFunction<V>;
// What runs knows no types of names and evidence: these are the caller's.
export function triggerWord(names: Names): object {
  return (name: string, options: TriggerOptions): Trigger => {
    demandListed("trigger(…)", name, names.triggers);
    const at = `triggers.${name}`;
    demandWords(at, options, OPTIONS);
    demandWords(`${at}.send`, options.send, SEND);
    const { when, if: asked, purpose, experiment, send, ...others } = options;
    const { as, to, properties } = send;
    const parts = allOf<TriggerParts>({
      when: () => momentOf(`${at}.when`, when),
      if: () => (asked === undefined ? undefined : definitionOf(`${at}.if`, asked)),
      purpose: () => nameOf(`${at}.purpose`, purpose, names.purposes),
      experiment: () =>
        experiment === undefined
          ? undefined
          : nameOf(`${at}.experiment`, experiment, names.experiments && Object.keys(names.experiments)),
      to: () => sinksOf(`${at}.send.to`, to, names),
    });
    const definition = plain<TriggerDefinition>(at, {
      when: parts.when,
      if: parts.if,
      purpose: parts.purpose,
      ...others,
      experiment: parts.experiment,
      send: plain<SendDefinition>(`${at}.send`, {
        as,
        to: parts.to,
        properties: properties && recordPayload(properties, name),
      }),
    });
    return { name, definition };
  };
}

interface TriggerParts {
  readonly when: MomentDefinition;
  readonly if: ConditionDefinition | undefined;
  readonly purpose: string;
  readonly experiment: string | undefined;
  readonly to: readonly string[];
}

function sinksOf(at: string, to: unknown, names: Names): readonly string[] {
  if (!Array.isArray(to)) throw wrongArgument(at, `expected a list of names of sinks; came ${described(to)}`);
  const sinks: readonly unknown[] = to;
  const checked = sinks.map(
    (sink, i) => [String(i), () => nameOf(`${at}[${i}]`, sink, names.sinks)] as const,
  );
  return Object.values(allOf<Readonly<Record<string, string>>>(Object.fromEntries(checked)));
}

/** Every part, or one error with the faults of all. */
function allOf<T extends object>(parts: { readonly [K in keyof T]: () => T[K] }): T;
function allOf(parts: Readonly<Record<string, () => unknown>>): object {
  const faults: Fault[] = [];
  const read = Object.entries(parts).map(([key, part]) => {
    try {
      return [key, part()] as const;
    } catch (error) {
      if (!(error instanceof HeedError)) throw error;
      faults.push(...error.faults);
      return [key, undefined] as const;
    }
  });
  if (faults.length > 0) throw new HeedError("HEED_TRIGGER_INVALID", "A trigger is not valid", { faults });
  return Object.fromEntries(read);
}
