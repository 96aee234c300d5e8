import type { Json } from "../contracts/index.ts";
import type { Check } from "./check-context.ts";
import { definitionsOf, purposesOfProject } from "./check-context.ts";
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
  const known = knownOf(kind, check);
  if (known === undefined || known.includes(value)) return;
  const message =
    known.length === 0
      ? `expected ${ONE[kind]}, and the project has none; came ${JSON.stringify(value.slice(0, 64))}`
      : unknown(value, known, check);
  check.found.error("HEED_RULE_UNKNOWN_NAME", at, message);
}

function knownOf(kind: Kind, { project, context }: Check): readonly string[] | undefined {
  if (kind === "sinks") return context.sinks;
  if (kind === "purposes") return purposesOfProject(project);
  return Object.keys(definitionsOf(project, kind));
}
