import type { EpochMs } from "@heed/core/contracts";
import type { Entry, Output, Side, Told } from "./log.ts";

export const SIDES: readonly Side[] = ["known", "anonymous"];

/** A time as its distance, `+5` or `-1`. */
export function since(begin: EpochMs, at: EpochMs): string {
  return at < begin ? `${at - begin}` : `+${at - begin}`;
}

/** One output in one line; times count from `begin`. */
export function lineOf(output: Output, begin: EpochMs): string {
  const value = output.value === undefined ? "" : `[${output.value}]`;
  const start = "start" in output ? ` start ${since(begin, output.start.at)}#${output.start.seq}` : "";
  switch (output.kind) {
    case "decided": {
      const reason = output.reason === undefined ? "" : ` (${output.reason})`;
      const times = ` at ${since(begin, output.at)} decided ${since(begin, output.decidedAt)}`;
      return `${output.trigger}${value} ${output.ended}${reason}${start}${times}`;
    }
    case "cancelled":
      return `${output.trigger}${value} cancelled by ${output.by}`;
    case "opened":
    case "dropped":
    case "late_cancel":
      return `${output.trigger}${value} ${output.kind}${start}`;
  }
}

/**
 * What counts of one side's outputs at one entry: decisions in their order, all others as a set. Endings of held fires are
 * a set too where they come one after the other.
 */
export function counted(told: Told, side: Side, begin: EpochMs): readonly string[] {
  const outputs = told.filter((each) => each.side === side).map((each) => each.output);
  const decided = inOrder(outputs.filter(isDecision)).map((output) => lineOf(output, begin));
  const others = outputs.filter((output) => !isDecision(output)).map((output) => lineOf(output, begin));
  return [...decided, ...others.toSorted()];
}

type Decision = Extract<Output, { readonly kind: "decided" }>;

function isDecision(output: Output): output is Decision {
  return output.kind === "decided";
}

/** In the order told, but endings of held fires that no other decision parts by what they end. */
function inOrder(decisions: readonly Decision[]): readonly Decision[] {
  const places = decisions.map(
    (_, place) => decisions.slice(0, place).filter((each) => !endsHeld(each)).length,
  );
  return decisions
    .map((decision, index) => ({ decision, place: places[index] ?? 0, ends: endsHeld(decision) }))
    .toSorted(
      (a, b) =>
        a.place - b.place ||
        Number(b.ends) - Number(a.ends) ||
        (a.ends ? compareEnds(a.decision, b.decision) : 0),
    )
    .map(({ decision }) => decision);
}

function endsHeld({ ended, reason }: Decision): boolean {
  return ended === "expired" || reason === "withdrawn";
}

function compareEnds(a: Decision, b: Decision): number {
  const [one, other] = [lineOf(a, 0), lineOf(b, 0)];
  return a.decidedAt - b.decidedAt || (one < other ? -1 : one > other ? 1 : 0);
}

/** Whether two programs told the same, entry by entry and side by side. */
export function same(log: readonly Entry[], one: readonly Told[], other: readonly Told[]): boolean {
  const begin = log[0]?.at ?? 0;
  return log.every((_, i) =>
    SIDES.every((side) => {
      const [a, b] = [counted(one[i] ?? [], side, begin), counted(other[i] ?? [], side, begin)];
      return a.length === b.length && a.every((line, j) => line === b[j]);
    }),
  );
}

/** Everything told, as if it had been told at the last entry: where the two read at different instants. */
export function together(log: readonly Entry[], told: readonly Told[]): readonly Told[] {
  return log.map((_, i) => (i === log.length - 1 ? told.flat() : []));
}
