import type { Fault } from "../contracts/index.ts";
import { HeedError, unknownWord } from "../contracts/index.ts";
import type { Where } from "../event/index.ts";
import type { AnyNames, EventFunction, Names, TypedNames } from "../moment/index.ts";
import { eventMoment } from "../moment/index.ts";
import type { TriggerFunction, TriggerOptions } from "./trigger.ts";
import { defineTrigger } from "./trigger.ts";

/** The words with which triggers are written, typed by one list of names. */
export interface Vocabulary<V extends Names> {
  readonly event: EventFunction<V>;
  readonly trigger: TriggerFunction<V>;
}

/**
 * One typed list of a project's names: events with their properties, purposes and sinks. A wrong name, path, type of
 * value or sink is then a compile error, and at run time a `HEED_TRIGGER_INVALID` that names the nearest valid word.
 */
export function vocabulary<const V extends TypedNames>(names: V): Vocabulary<V>;
export function vocabulary(names: TypedNames): Vocabulary<AnyNames> {
  const events = Object.keys(names.events);
  return {
    event<Name extends string>(name: Name, options?: { readonly where?: Where }) {
      if (!events.includes(name)) throw unknownName(`event(${JSON.stringify(name)})`, name, events);
      return eventMoment(name, options);
    },
    trigger(name: string, options: TriggerOptions<AnyNames, string>) {
      return defineTrigger(name, options, unknownNames(name, options, names));
    },
  };
}

/** Every name in a trigger that the vocabulary does not list. */
function unknownNames(
  name: string,
  options: Partial<TriggerOptions<AnyNames, string>> | undefined,
  { events, purposes, sinks }: Names,
): readonly Fault[] {
  const { purpose, send, when } = options ?? {};
  const cancels = when?.definition?.moment === "notFollowedBy" ? when.definition.cancels : [];
  const asked: readonly (readonly [string, string, readonly string[] | undefined])[] = [
    ...cancels.map((cancel) => ["when.notFollowedBy", cancel.name, Object.keys(events)] as const),
    ...(purpose === undefined ? [] : [["purpose", purpose, purposes] as const]),
    ...(send?.to ?? []).map((sink) => ["send.to", sink, sinks] as const),
  ];
  return asked.flatMap(([at, word, known]) =>
    known === undefined || known.includes(word)
      ? []
      : [{ at: `triggers.${name}.${at}`, message: unknownWord(word, known) }],
  );
}

function unknownName(at: string, word: string, known: readonly string[]): HeedError {
  return new HeedError("HEED_TRIGGER_INVALID", "A name is not in the vocabulary", {
    faults: [{ at, message: unknownWord(word, known) }],
  });
}
