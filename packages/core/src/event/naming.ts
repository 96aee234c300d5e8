import type { EventType } from "../contracts/index.ts";
import type { Tests } from "./value-test.ts";
import type { Where } from "./matcher.ts";

/** One kind of event, as plain data with one of the keys `event`, `page`, `screen`, `identified`, `activity`. */
export type EventForm =
  /** A track event of this name. */
  | { readonly event: string; readonly where?: Where }
  /** A page of this name; `true`: any page. */
  | { readonly page: string | true; readonly where?: Where }
  /** A screen of this name; `true`: any screen. */
  | { readonly screen: string | true; readonly where?: Where }
  /** Any identify call; `where` reads its traits. */
  | { readonly identified: true; readonly where?: Where }
  /** Any track, page or screen event, but for the names that the project leaves out. */
  | { readonly activity: true; readonly where?: Where };

/** What stands for an event wherever one is meant: a track event's name, or a form with a `where`. */
export type EventNaming = string | EventForm;

/** One or several kinds of events: an event counts where any of them means it. */
export type EventNamings = EventNaming | readonly EventNaming[];

/** Which events are meant, as the plan knows it. */
export interface EventPattern {
  /** `activity`: track, page and screen. */
  readonly type: EventType | "activity";
  /** Absent: of any name. */
  readonly name?: string;
  readonly where?: Where;
}

/** The patterns of a naming; `where` is asked beside what each form asks itself. */
export function patternsOf(namings: EventNamings, where?: Where): readonly EventPattern[] {
  const list: readonly EventNaming[] = isList(namings) ? namings : [namings];
  return list.map((each) => {
    const pattern = patternOf(each);
    const both = bothOf(pattern.where, where);
    return both === undefined ? pattern : { ...pattern, where: both };
  });
}

function patternOf(naming: EventNaming): EventPattern {
  if (typeof naming === "string") return { type: "track", name: naming };
  const where = naming.where === undefined ? {} : { where: naming.where };
  if ("event" in naming) return { type: "track", name: naming.event, ...where };
  if ("page" in naming)
    return { type: "page", ...(naming.page === true ? {} : { name: naming.page }), ...where };
  if ("screen" in naming)
    return { type: "screen", ...(naming.screen === true ? {} : { name: naming.screen }), ...where };
  return { type: "identified" in naming ? "identify" : "activity", ...where };
}

/** Both must hold. */
export function bothOf(a: Where | undefined, b: Where | undefined): Where | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const paths = new Set([...Object.keys(a), ...Object.keys(b)]);
  return Object.fromEntries([...paths].map((path) => [path, [...testsAt(a, path), ...testsAt(b, path)]]));
}

function testsAt(where: Where, path: string): Extract<Tests, readonly unknown[]> {
  const tests = Object.hasOwn(where, path) ? where[path] : undefined;
  if (tests === undefined) return [];
  return isList(tests) ? tests : [tests];
}

/** `Array.isArray` alone does not see through a readonly list. */
function isList<T>(value: T | readonly T[]): value is readonly T[] {
  return Array.isArray(value);
}
