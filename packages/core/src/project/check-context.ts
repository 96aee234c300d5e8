import type { JsonObject, Milliseconds } from "../contracts/index.ts";
import { isJsonObject, ownValue } from "../contracts/index.ts";
import type { PatternCompiler } from "../event/index.ts";
import type { Findings } from "./findings.ts";
import type { Place } from "./place.ts";

/** What a check knows besides the file. Whatever is not given is not checked. */
export interface CheckContext {
  readonly patterns: PatternCompiler;
  readonly zones?: { readonly isZone: (name: string) => boolean };
  /** Names of the sinks that there are. */
  readonly sinks?: readonly string[];
  /** Names of the track events that there are. */
  readonly events?: readonly string[];
  /** How far back events are stored, in milliseconds: what a new register can be filled from, and `explain` can replay. */
  readonly keepHistoryMs?: Milliseconds;
}

/** What one definition names, each with its place. */
export interface Uses {
  readonly experiments: { readonly name: string; readonly at: Place }[];
  readonly segments: { readonly name: string; readonly at: Place }[];
  readonly fired: { readonly name: string; readonly at: Place }[];
  /** Paths of the payload within the evidence. */
  readonly evidence: Set<string>;
  /** Numbers of steps that the payload reads. */
  readonly steps: { readonly number: number; readonly at: Place }[];
}

/** What every reader of a file has at hand. */
export interface Check {
  readonly found: Findings;
  readonly context: CheckContext;
  readonly project: JsonObject;
  /** Of the context; absent where they are not known. */
  readonly events: ReadonlySet<string> | undefined;
  /** Of the definition that is being read. */
  readonly uses: Uses;
}

/** A place to write down what one definition names. */
export function noUses(): Uses {
  return { experiments: [], segments: [], fired: [], evidence: new Set(), steps: [] };
}

/** What a project's map holds under its names: `definitionsOf(project, "segments")`. */
export function definitionsOf(project: JsonObject, kind: string): JsonObject {
  const value = ownValue(project, kind);
  return isJsonObject(value) ? value : {};
}

/** The purposes of the project; `undefined` where it has no policy, and the runtime's may be any. */
export function purposesIn(project: JsonObject): JsonObject | undefined {
  const consent = ownValue(project, "consent");
  return isJsonObject(consent) ? definitionsOf(consent, "purposes") : undefined;
}
