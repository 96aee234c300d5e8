import type { Duration, Fault } from "../contracts/index.ts";
import { HeedError, isJsonObject, unknownWord } from "../contracts/index.ts";
import type { AnyNames, EventName, Moment, Names } from "../moment/index.ts";
import type { TriggerDefinition } from "./definition.ts";
import { faultsOfTrigger } from "./definition.ts";
import { recordPayload } from "./recorder.ts";
import type { PayloadScope, PayloadValue } from "./scope.ts";

/** What a business wants to notice, and what it then wants to say. */
export interface Trigger {
  readonly name: string;
  readonly definition: TriggerDefinition;
}

type Listed<List> = List extends readonly (infer Name)[] ? Name & string : string;

/** Options of a trigger. */
export interface TriggerOptions<V extends Names, Steps extends EventName<V>> {
  /** The moment. */
  readonly when: Moment<V, Steps>;
  /** What it is sent for; asked when it is decided and again before it is sent. */
  readonly purpose: Listed<V["purposes"]>;
  /**
   * Whether the person must be known by a user id, an e-mail address or a phone number.
   *
   * @defaultValue `"require"`
   */
  readonly identified?: "require" | "any";
  /**
   * An event that was older than this when it arrived fires nothing (it ends as `stale`).
   *
   * @defaultValue 24 h, or twice the wait where that is longer
   */
  readonly maxAge?: Duration;
  /**
   * How long after the moment it is still worth sending.
   *
   * @defaultValue `"24h"`
   */
  readonly expires?: Duration;
  readonly send: {
    /** The name that the vendor sees. */
    readonly as: string;
    /** Names of sinks. */
    readonly to: readonly Listed<V["sinks"]>[];
    /** Called once, when the trigger is defined, to learn which paths the payload reads. */
    readonly properties?: (scope: PayloadScope<V, Steps>) => {
      readonly [name: string]: PayloadValue | undefined;
    };
  };
}

/** Defines a trigger. Throws `HEED_TRIGGER_INVALID` with all its faults, `HEED_PAYLOAD_INVALID` for its payload. */
export type TriggerFunction<V extends Names> = <Steps extends EventName<V>>(
  name: string,
  options: TriggerOptions<V, Steps>,
) => Trigger;

/** Until a trigger is compiled nobody knows which regular expressions the engine speaks. */
const ANY_PATTERN = () => (): boolean => false;

const OPTIONS: readonly string[] = ["when", "purpose", "identified", "maxAge", "expires", "send"];
const SEND_OPTIONS: readonly string[] = ["as", "to", "properties"];

/** {@link TriggerFunction} without a vocabulary. */
export function trigger(name: string, options: TriggerOptions<AnyNames, string>): Trigger {
  return defineTrigger(name, options, []);
}

/** Defines a trigger of which some faults are known already: all are told at once. */
export function defineTrigger(
  name: string,
  options: TriggerOptions<AnyNames, string>,
  known: readonly Fault[],
): Trigger {
  const faults = [...unknownWords(options, OPTIONS, `triggers.${name}`)];
  if (!isJsonObject(options)) throw invalid(name, faults);
  faults.push(...unknownWords(options.send, SEND_OPTIONS, `triggers.${name}.send`), ...known);
  if (!isJsonObject(options.send)) throw invalid(name, faults);
  const { when, purpose, identified = "require", maxAge, expires = "24h", send } = options;
  const definition: TriggerDefinition = {
    name,
    when: when?.definition,
    purpose,
    identified,
    ...(maxAge === undefined ? {} : { maxAge }),
    expires,
    send: {
      as: send.as,
      to: send.to,
      payload: send.properties === undefined ? {} : recordPayload(send.properties, name),
    },
  };
  faults.push(...faultsOfTrigger(definition, ANY_PATTERN));
  if (faults.length > 0) throw invalid(name, faults);
  return { name, definition };
}

function unknownWords(options: unknown, known: readonly string[], at: string): readonly Fault[] {
  if (!isJsonObject(options))
    return [{ at, message: `expected an object with ${known.join(", ")}; came something else` }];
  return Object.keys(options)
    .filter((word) => !known.includes(word))
    .map((word) => ({ at: `${at}.${word}`, message: unknownWord(word, known) }));
}

function invalid(name: string, faults: readonly Fault[]): HeedError {
  return new HeedError("HEED_TRIGGER_INVALID", `Trigger "${name}" is not valid`, { faults });
}
