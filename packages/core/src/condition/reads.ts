import type { Event } from "../contracts/index.ts";
import type { EventNamings, EventPattern, Matches, PatternCompiler, Where } from "../event/index.ts";
import { compileWhere, digest, patternKey, patternsOf } from "../event/index.ts";
import type { Reads } from "./register.ts";

/** Compiles patterns; equal ones become one function that remembers its answer for the event it saw last. */
export class Patterns {
  readonly compile: PatternCompiler;
  readonly #notActivity: ReadonlySet<string>;
  readonly #known = new Map<string, Matches>();

  /** `notActivity`: names of events that are no activity. */
  constructor(compile: PatternCompiler, notActivity: ReadonlySet<string> = new Set()) {
    this.compile = compile;
    this.#notActivity = notActivity;
  }

  /** Asks `where` alone. */
  matches(pattern: EventPattern): Matches {
    const { where } = pattern;
    if (where === undefined || Object.keys(where).length === 0) return always;
    const key = patternKey({ type: "track", where });
    const matches = this.#known.get(key) ?? rememberingLast(compiled(where, this.compile));
    this.#known.set(key, matches);
    return matches;
  }

  /** True where the event is one that the pattern means: type, name and `where`. */
  means(pattern: EventPattern): Matches {
    const { type, name } = pattern;
    const passes = this.matches(pattern);
    if (type === "activity") {
      const leftOut = this.#notActivity;
      return (event) => isActivity(event, leftOut) && passes(event);
    }
    if (name === undefined) return (event) => event.type === type && passes(event);
    return passes === always
      ? (event) => event.name === name && event.type === type
      : (event) => event.name === name && event.type === type && passes(event);
  }
}

/** One or several patterns, compiled. */
export interface CompiledNamings {
  /** Tells one meaning from another, whatever the order in which the patterns are listed. */
  readonly key: string;
  readonly reads: readonly Reads[];
  readonly means: Matches;
}

export function compileNamings(
  namings: EventNamings,
  where: Where | undefined,
  patterns: Patterns,
): CompiledNamings {
  const list = patternsOf(namings, where);
  const means = list.map((pattern) => patterns.means(pattern));
  const [first] = means;
  return {
    key: JSON.stringify([...new Set(list.map(patternKey))].toSorted()),
    reads: list.map((pattern) => ({ pattern, matches: patterns.matches(pattern) })),
    means: first !== undefined && means.length === 1 ? first : (event) => means.some((each) => each(event)),
  };
}

/** Every id begins with the kind of register, so that two kinds never share one. */
export function registerId(kind: string, ...parts: readonly string[]): string {
  return digest([kind, ...parts]).slice(0, 16);
}

/** Track, page and screen events are activity, but for the names left out. */
export function isActivity(event: Event, leftOut: ReadonlySet<string>): boolean {
  const { type } = event;
  return (type === "track" || type === "page" || type === "screen") && !leftOut.has(event.name);
}

function always(): boolean {
  return true;
}

function compiled(where: Where, compile: PatternCompiler): Matches {
  const result = compileWhere(where, compile);
  if (typeof result === "function") return result;
  throw new TypeError("a pattern was compiled without having been checked");
}

function rememberingLast(matches: Matches): Matches {
  let last: Event | undefined;
  let answer = false;
  return (event) => {
    if (event !== last) {
      last = event;
      answer = matches(event);
    }
    return answer;
  };
}
