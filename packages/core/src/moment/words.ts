import type { Arms, Condition } from "../condition/index.ts";
import { definitionOf, isCondition } from "../condition/index.ts";
import type { Duration } from "../contracts/index.ts";
import type {
  AnyNames,
  EventForm,
  EventName,
  Listed,
  Named,
  Names,
  PropertiesOf,
  Seen,
  TraitsOf,
} from "../event/index.ts";
import { callOf, demandWords, described, nameOf, wrongArgument } from "../event/index.ts";
import type { AnyEvent, Built } from "./builders.ts";
import { builtEvent, builtReturn, builtSequence, uncorrelated } from "./builders.ts";
import type { MomentDefinition } from "./definition.ts";
import type {
  EventMoment,
  EventOptions,
  Evidence,
  EvidenceOf,
  Moment,
  ReturnMoment,
  SeenInSteps,
  SequenceMoment,
  SomeEvent,
  Start,
  StepNaming,
} from "./moment.ts";

/** The name of a page or screen, or none, then what must hold. */
export type PageFunction<V extends Names, Word extends "pages" | "screens"> = <
  const Name extends Listed<V, Word> = never,
>(
  ...given:
    | readonly [name: Name, options?: EventOptions<Seen<Name, PropertiesOf<V, Word, Name>>>]
    | readonly [options?: EventOptions<SomeEvent>]
) => EventMoment<V, [Name] extends [never] ? SomeEvent : Seen<Name, PropertiesOf<V, Word, Name>>>;

/**
 * The words of moments. All throw `HEED_TRIGGER_INVALID` for an argument of the wrong kind, an unknown option and a name
 * that the vocabulary does not list, with the nearest word.
 */
export interface MomentWords<V extends Names> {
  /** Each track event of this name whose properties pass `where`; `if` is judged when it is read, the event included. */
  readonly event: <const Name extends EventName<V>>(
    name: Name,
    options?: EventOptions<Seen<Name, PropertiesOf<V, "events", Name>>>,
  ) => EventMoment<V, Seen<Name, PropertiesOf<V, "events", Name>>>;
  /** Each page of this name, or each page. */
  readonly page: PageFunction<V, "pages">;
  /** Each screen of this name, or each screen. */
  readonly screen: PageFunction<V, "screens">;
  /** Each identify call; `where` reads its traits. */
  readonly identified: (
    options?: EventOptions<Seen<never, TraitsOf<V>>>,
  ) => EventMoment<V, Seen<never, TraitsOf<V>>>;
  /** Each track, page or screen event, but for the names that the project leaves out. */
  readonly activity: (options?: EventOptions<SomeEvent>) => EventMoment<V, SomeEvent>;
  /** Steps in order; `within` counts from the first to the last. */
  readonly sequence: <const Steps extends readonly [StepNaming<V>, StepNaming<V>, ...StepNaming<V>[]]>(
    steps: Steps,
    options: { readonly within: Arms<Duration> },
  ) => SequenceMoment<V, SeenInSteps<V, Steps>>;
  /** The condition turns from no to yes; with `for`, and has stayed yes for so long. */
  readonly becomes: (
    condition: Condition,
    options?: { readonly for?: Arms<Duration> },
  ) => Start<V, EvidenceOf<SomeEvent>>;
  /** All instants of each, only as the whole `when`; several at one record are one. */
  readonly anyOf: <const Moments extends readonly [Moment, ...Moment[]]>(
    ...moments: Moments
  ) => Moment<EvidenceOfAny<Moments[number]>>;
  /** The profile's first activity. */
  readonly firstSeen: () => Start<V, EvidenceOf<SomeEvent>>;
  /**
   * An activity more than `after` later than the newest one read before it; never the first.
   *
   * `after` is 30 minutes where it is not given.
   */
  readonly returned: (options?: { readonly after?: Arms<Duration> }) => ReturnMoment<V>;
  /** The segment's condition turns yes. */
  readonly entered: (
    segment: Listed<V, "segments"> | Named<"segment", Listed<V, "segments">>,
  ) => Start<V, EvidenceOf<SomeEvent>>;
  /** The segment's condition turns from yes to no. */
  readonly left: (
    segment: Listed<V, "segments"> | Named<"segment", Listed<V, "segments">>,
  ) => Start<V, EvidenceOf<SomeEvent>>;
  /** The fires of another trigger that passed every limit; with its handle, its evidence is known. */
  readonly fired: <const T extends Listed<V, "triggers"> | FiredHandle>(
    trigger: T,
  ) => Start<V, T extends FiredHandle<infer E> ? E : EvidenceOf<SomeEvent>>;
}

declare const fires: unique symbol;

/** A trigger, as far as `fired` knows it. */
export interface FiredHandle<E extends Evidence = Evidence> extends Named<"trigger"> {
  readonly [fires]?: E;
}

/** Of several moments, what all have in common. */
export interface EvidenceOfAny<M> {
  readonly first: M extends Moment<infer E> ? E["first"] : never;
  readonly last: M extends Moment<infer E> ? E["last"] : never;
  readonly steps: readonly (M extends Moment<infer E> ? E["steps"][number] : never)[];
}

/** The words of moments, typed by a list of names. */
export function momentWords<const V extends Names>(names: V): MomentWords<V>;
// What runs knows no types of names, paths and evidence: these are the caller's.
export function momentWords(names: Names): Readonly<Record<keyof MomentWords<AnyNames>, object>> {
  const of = (word: string, definition: MomentDefinition): Built => uncorrelated(word, definition, names);
  const ofSegment = (word: "entered" | "left") => (segment: unknown) => {
    const name = nameOf(`${word}(…)`, segment, names.segments);
    return of(`${word}(…)`, word === "entered" ? { entered: name } : { left: name });
  };
  return {
    event: (name: string, options: AnyEvent = {}) =>
      builtEvent(callOf("event", name), { event: name }, options, names),
    page: (...given: readonly unknown[]) => paged("page", given, names),
    screen: (...given: readonly unknown[]) => paged("screen", given, names),
    identified: (options: AnyEvent = {}) => builtEvent("identified()", { identified: true }, options, names),
    activity: (options: AnyEvent = {}) => builtEvent("activity()", { activity: true }, options, names),
    sequence: (steps: readonly unknown[], options: { readonly within: Arms<Duration> }) =>
      builtSequence(steps, options, names),
    becomes(condition: Condition, options: { readonly for?: Arms<Duration> } = {}) {
      demandWords("becomes(…)", options, ["for"]);
      return of("becomes(…)", { becomes: definitionOf("becomes(…)", condition), ...options });
    },
    anyOf: (...moments: readonly Moment[]) => ({
      definition: { anyOf: moments.map((each, i) => memberOf(`anyOf(…)[${i}]`, each)) },
    }),
    firstSeen: () => of("firstSeen()", { firstSeen: true }),
    returned(options: { readonly after?: Arms<Duration> } = {}) {
      demandWords("returned(…)", options, ["after"]);
      return builtReturn("returned(…)", options.after ?? true, names);
    },
    entered: ofSegment("entered"),
    left: ofSegment("left"),
    fired: (trigger: unknown) => of("fired(…)", { fired: nameOf("fired(…)", trigger, names.triggers) }),
  };
}

type BuiltPage = ReturnType<typeof builtEvent>;

function paged(word: "page" | "screen", given: readonly unknown[], names: Names): BuiltPage {
  const [first, second] = given;
  const [name, options] =
    typeof first === "string" ? [first, second ?? {}] : [true as const, first ?? second ?? {}];
  const form: EventForm = word === "page" ? { page: name } : { screen: name };
  return builtEvent(typeof name === "string" ? callOf(word, name) : `${word}()`, form, options, names);
}

function memberOf(at: string, candidate: unknown): MomentDefinition {
  const definition = momentOf(at, candidate);
  if ("anyOf" in definition)
    throw wrongArgument(at, "expected a moment that is no anyOf(…) itself: list its members here");
  return definition;
}

/** The definition of a moment; throws for anything else. */
export function momentOf(at: string, candidate: unknown): MomentDefinition {
  const definition: unknown =
    typeof candidate === "object" && candidate !== null && "definition" in candidate
      ? candidate.definition
      : undefined;
  if (isMoment(definition)) return definition;
  throw wrongArgument(
    at,
    isCondition(definition)
      ? "expected a moment; came a condition, which is yes or no at every instant: becomes(condition) is the instant at which it turns yes"
      : `expected a moment such as event("Product Added"); came ${described(candidate)}`,
  );
}

const MOMENT_WORDS: readonly string[] = [
  "event",
  "page",
  "screen",
  "identified",
  "activity",
  "sequence",
  "notFollowedBy",
  "becomes",
  "firstSeen",
  "returned",
  "entered",
  "left",
  "fired",
  "anyOf",
];

function isMoment(definition: unknown): definition is MomentDefinition {
  return (
    typeof definition === "object" &&
    definition !== null &&
    MOMENT_WORDS.some((word) => Object.hasOwn(definition, word))
  );
}
