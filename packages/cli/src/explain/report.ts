import { formatInstant } from "@heed/core/contracts";
import type { EpochMs } from "@heed/core/contracts";
import { explainFire, sentences } from "@heed/core/engine";
import type { DecisionExplained, ExplainedPerson } from "@heed/runtime";

/** Of earlier decisions the newest are shown. */
const SHOWN = 10;

/** What is known, in sentences: a paragraph for each trigger, and what was decided. */
export function report(found: ExplainedPerson, at: EpochMs): string {
  if (!found.isKnown) {
    return `Nobody is known as ${nameOf(found.lookedFor)}: no event of theirs was read, or all of it was forgotten.\n`;
  }
  if (!("explanations" in found)) return `${nameOf(found.profile)} at ${formatInstant(at)}: ${found.why}.\n`;
  const how = found.isReplayed ? ", replayed from the events that are stored" : "";
  const head = `${nameOf(found.profile)} at ${formatInstant(at)}${how}`;
  const paragraphs = found.explanations.map((explanation) => sentences(explanation).join("\n  "));
  return `${printable([head, ...paragraphs, ...decisionsIn(found.decisions)].join("\n\n"))}\n`;
}

/** The same as plain data. */
export function asJson(found: ExplainedPerson, at: EpochMs): object {
  return { at: formatInstant(at), ...found };
}

function decisionsIn(decisions: readonly DecisionExplained[]): readonly string[] {
  if (decisions.length === 0) return [];
  const left = decisions.length - SHOWN;
  const head = left > 0 ? `Decided so far, the newest ${SHOWN} of ${decisions.length}` : "Decided so far";
  return [[head, ...decisions.slice(-SHOWN).flatMap(linesOf)].join("\n  ")];
}

function linesOf({ decision, deliveries }: DecisionExplained): readonly string[] {
  return [
    explainFire(decision),
    ...deliveries.map(({ sink, state, reason, changedAt }) => {
      const why = reason === undefined ? "" : `: ${JSON.stringify(reason)}`;
      return `  to ${sink}: ${STATES[state]} ${formatInstant(changedAt)}${why}`;
    }),
  ];
}

const STATES: Readonly<Record<DecisionExplained["deliveries"][number]["state"], string>> = {
  waiting: "waits, and is offered at",
  in_flight: "is being sent, until",
  delivered: "delivered at",
  dead: "given up at",
  cancelled: "stopped at",
};

function nameOf(profile: string): string {
  return `${profile.startsWith("u:") ? "user" : "anonymous"} ${JSON.stringify(profile.slice(2))}`;
}

/** JSON leaves the control characters above 0x7e as they are; what a sender wrote must not steer a terminal. */
function printable(text: string): string {
  return text.replaceAll(
    /[\u007f-\u009f\u2028\u2029]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
