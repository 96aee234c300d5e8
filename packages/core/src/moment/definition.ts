import type { Duration } from "../contracts/index.ts";
import type { Arms, ConditionDefinition } from "../condition/index.ts";
import type { EventForm, EventNamings, Where } from "../event/index.ts";

/** Where the correlation value lies: one path for every name, or one per event name (for pages: the page's name). */
export type Correlation = string | Readonly<Record<string, string>>;

/** What a later start does to a wait that is open: move its deadline, or nothing. */
export type Repeat = "restart" | "keep";

/** A moment as plain data, and its JSON form: the one key that is a word of semantics §3 tells which it is. */
export type MomentDefinition =
  | EventMomentDefinition
  | SequenceDefinition
  | WaitDefinition
  | BecomesDefinition
  | { readonly firstSeen: true }
  /** An activity more than this later than the newest one read before it; `true`: 30 minutes. */
  | { readonly returned: Arms<Duration> | true }
  | { readonly entered: string }
  | { readonly left: string }
  /** The fires of another trigger that passed every limit. */
  | { readonly fired: string }
  /** All instants of each; only as the whole `when`. */
  | { readonly anyOf: readonly MomentDefinition[] };

/** Each matching event; `if` is judged when the event is read, the event included. */
export type EventMomentDefinition = EventForm & {
  readonly if?: ConditionDefinition;
  readonly by?: Correlation;
};

/**
 * Steps in order. `within` counts from the first step to the last; a step's own `within` from the step before it. Every
 * step but the first has one of the two over it.
 */
export interface SequenceDefinition {
  readonly sequence: readonly StepDefinition[];
  readonly within?: Arms<Duration>;
  /** A matching event between first and last step starts it over. */
  readonly unless?: EventNamings;
  readonly by?: Correlation;
}

/** One step: an event, or a return. */
export type StepDefinition = (
  | (EventForm & { readonly if?: ConditionDefinition })
  | { readonly returned: Arms<Duration> | true }
) & {
  /** Elapsed time since the step before, both ends included; not on the first. */
  readonly within?: Arms<Duration>;
};

/** The end of a wait: `for` after an instant of `after`, with no matching event after it. */
export interface WaitDefinition {
  readonly notFollowedBy: EventNamings;
  readonly where?: Where;
  /** What begins it: any moment but a wait or `anyOf`, without a `by` of its own. */
  readonly after: MomentDefinition;
  readonly for: Arms<Duration>;
  /** Default "restart". */
  readonly repeat?: Repeat;
  readonly by?: Correlation;
}

/** The condition turns from no to yes; with `for`, and has stayed yes for so long. */
export interface BecomesDefinition {
  readonly becomes: ConditionDefinition;
  readonly for?: Arms<Duration>;
}
