import { HeedError, isJsonObject, unknownWord } from "../contracts/index.ts";
import type { EventForm, EventNaming, EventNamings } from "./naming.ts";
import type { Names, PathOf, PropertiesOf, TestsOf, ValueAt } from "./vocabulary.ts";

declare const seen: unique symbol;
declare const what: unique symbol;
declare const kind: unique symbol;

/** An event as types know it. `Name` is `never` where no name stands in the definition. */
export interface Seen<Name extends string = string, P = unknown> {
  readonly name: Name;
  readonly properties: P;
}

/** A kind of event as a value: what `event("Product Added", { where })` and its kin give. */
export interface EventHandle<S extends Seen = Seen> {
  readonly definition: EventForm;
  readonly [seen]?: S;
}

/**
 * What a builder gives: a definition, and in words what it is, so that a compiler can say why it is not what is asked.
 */
export interface Defined<What extends string, Definition> {
  readonly [what]?: What;
  readonly definition: Definition;
}

/** Something defined under a name: a segment, a score, a fact, an experiment or a trigger. */
export interface Named<Kind extends string, Name extends string = string> {
  readonly name: Name;
  readonly [kind]?: Kind;
}

/** What stands for an event: the name of a track event, or a handle. */
export type Naming<Name extends string> = Name | EventHandle;

/** One or several; an event counts where any of them means it. */
export type Namings<Name extends string> = Naming<Name> | readonly Naming<Name>[];

/** The events that are meant. */
export type SeenIn<V extends Names, N> = N extends string
  ? Seen<N, PropertiesOf<V, "events", N>>
  : N extends EventHandle<infer S>
    ? S
    : N extends readonly (infer Each)[]
      ? SeenIn<V, Each>
      : never;

/** The paths that each of several events has. */
export type CommonPath<S extends Seen> = (
  S extends unknown ? (path: PathOf<S["properties"]>) => void : never
) extends (path: infer Path) => void
  ? Path & string
  : never;

/** Tests by path; all must hold. */
export type WhereOf<S extends Seen> = {
  readonly [Path in CommonPath<S>]?: TestsOf<ValueAt<S["properties"], Path>>;
};

/** The error of a builder, about one argument. */
export function wrongArgument(at: string, message: string): HeedError {
  return new HeedError("HEED_TRIGGER_INVALID", "A definition cannot be built", { faults: [{ at, message }] });
}

/** Throws for a name that the vocabulary does not list; whatever it lists nothing of may have any name. */
export function demandListed(at: string, name: unknown, known: readonly string[] | undefined): void {
  if (typeof name !== "string" || name === "")
    throw wrongArgument(at, `expected a name; came ${described(name)}`);
  if (known !== undefined && !known.includes(name)) throw wrongArgument(at, unknownWord(name, known));
}

/** The name of what is defined, from its handle or as it is written. */
export function nameOf(at: string, named: unknown, known: readonly string[] | undefined): string {
  const name: unknown = typeof named === "object" && named !== null && "name" in named ? named.name : named;
  demandListed(at, name, known);
  return String(name);
}

/** The one kind of event that a handle or a name stands for. */
export function namingOf(at: string, naming: unknown, names: Names): EventNaming {
  if (typeof naming === "string") {
    demandListed(at, naming, names.events && Object.keys(names.events));
    return naming;
  }
  const form: unknown =
    typeof naming === "object" && naming !== null && "definition" in naming ? naming.definition : undefined;
  if (!isEventForm(form)) {
    throw wrongArgument(
      at,
      `expected the name of an event or event(name, { where }); came ${described(naming)}`,
    );
  }
  for (const word of ["if", "by"]) {
    if (Object.hasOwn(form, word))
      throw wrongArgument(
        at,
        `expected an event with no more than \`where\`: here only the event counts, not the moment; came \`${word}\``,
      );
  }
  demandListedForm(at, form, names);
  return form;
}

/** The kinds of events that a handle, a name or a list of these stands for. */
export function namingsOf(at: string, namings: unknown, names: Names): EventNamings {
  if (!Array.isArray(namings)) return namingOf(at, namings, names);
  if (namings.length === 0) throw wrongArgument(at, "expected at least one event; came an empty list");
  return namings.map((each) => namingOf(at, each, names));
}

/** Throws where a form names what the vocabulary does not list. */
export function demandListedForm(at: string, form: EventForm, names: Names): void {
  if ("event" in form) demandListed(at, form.event, names.events && Object.keys(names.events));
  if ("page" in form && form.page !== true)
    demandListed(at, form.page, names.pages && Object.keys(names.pages));
  if ("screen" in form && form.screen !== true)
    demandListed(at, form.screen, names.screens && Object.keys(names.screens));
}

const FORM_WORDS: readonly string[] = ["event", "page", "screen", "identified", "activity"];

function isEventForm(value: unknown): value is EventForm {
  return isJsonObject(value) && FORM_WORDS.some((word) => Object.hasOwn(value, word));
}

/** Options that are an object of known words; throws for any other. */
export function demandWords(at: string, options: unknown, known: readonly string[]): void {
  if (!isJsonObject(options))
    throw wrongArgument(at, `expected an object with ${known.join(", ")}; came ${described(options)}`);
  for (const word of Object.keys(options)) {
    if (!known.includes(word)) throw wrongArgument(`${at}.${word}`, unknownWord(word, known));
  }
}

/** How a message calls what came. */
export function described(value: unknown): string {
  if (value === undefined) return "none";
  if (typeof value === "string") return JSON.stringify(value.slice(0, 80));
  if (Array.isArray(value)) return "a list";
  if (typeof value === "number" && !Number.isFinite(value)) return String(value);
  return value === null ? "null" : typeof value === "object" ? "an object" : `a ${typeof value}`;
}

/** How a message names the call that it is about. */
export function callOf(word: string, first: unknown): string {
  return `${word}(${typeof first === "string" ? JSON.stringify(first.slice(0, 80)) : "…"})`;
}
