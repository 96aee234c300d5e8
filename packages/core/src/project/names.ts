import type { Json } from "../contracts/index.ts";
import type { Check } from "./check-context.ts";
import { definitionsOf, purposesIn } from "./check-context.ts";
import type { Place } from "./place.ts";
import { text } from "./readers.ts";
import { unknown } from "./words.ts";

type Kind = "triggers" | "segments" | "scores" | "experiments" | "purposes" | "sinks";

const ONE: Readonly<Record<Kind, string>> = {
  triggers: "a trigger's name",
  segments: "a segment's name",
  scores: "a score's name",
  experiments: "an experiment's name",
  purposes: "a purpose",
  sinks: "a sink's name",
};

/** A name that stands for a definition: it must be text, and there. */
export function useName(kind: Kind, value: Json, at: Place, check: Check): void {
  const isText = check.found.sound(() => text(ONE[kind], 500)(value, at, check));
  if (!isText || typeof value !== "string") return;
  if (kind === "experiments") check.uses.experiments.push({ name: value, at });
  if (kind === "segments") check.uses.segments.push({ name: value, at });
  if (kind === "triggers") check.uses.fired.push({ name: value, at });
  if (isKnown(kind, value, check)) return;
  const known = knownOf(kind, check);
  const message =
    known.length === 0
      ? `expected ${ONE[kind]}, and the project has none; came ${JSON.stringify(value.slice(0, 64))}`
      : unknown(value, known, check);
  check.found.error("HEED_RULE_UNKNOWN_NAME", at, message);
}

/** Asked of every use, so without a list of all names. Of a kind that is not given every name may be known. */
function isKnown(kind: Kind, name: string, { project, context }: Check): boolean {
  if (kind === "sinks") return context.sinks?.includes(name) ?? true;
  const definitions = kind === "purposes" ? purposesIn(project) : definitionsOf(project, kind);
  return definitions === undefined || Object.hasOwn(definitions, name);
}

/** The names that there are, where something is known of them. */
function knownOf(kind: Kind, { project, context, found }: Check): readonly string[] {
  if (found.full("error")) return [];
  if (kind === "sinks") return context.sinks ?? [];
  return Object.keys((kind === "purposes" ? purposesIn(project) : definitionsOf(project, kind)) ?? {});
}
