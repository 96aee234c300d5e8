import type { EpochMs, Refusal } from "@heed/core/contracts";
import type { Notice } from "../notice.ts";
import type { Tally } from "../tally.ts";
import type { EndedEvent } from "./read-events.ts";

/** How the events of one slice ended. */
export interface SliceReceipt {
  readonly processed: number;
  readonly duplicate: number;
  readonly suppressed: number;
  /** What only the profiles could tell to be wrong. */
  readonly refusals: readonly Refusal[];
}

export function receiptOf(ended: readonly EndedEvent[]): SliceReceipt {
  const count = (how: EndedEvent["ended"]): number => ended.filter((each) => each.ended === how).length;
  return {
    processed: count("processed"),
    duplicate: count("duplicate"),
    suppressed: count("suppressed"),
    refusals: ended.flatMap((each) => (each.ended === "refused" ? [each.refusal] : [])),
  };
}

/** Counts events; `refused` are the codes of those that came with them and did not get as far. */
export function countEvents(
  tally: Tally,
  source: string,
  ended: readonly EndedEvent[],
  refused: readonly string[],
): void {
  tally.add("received", source, ended.length + refused.length);
  for (const code of refused) tally.add("refused", source, 1, code);
  for (const each of ended) {
    switch (each.ended) {
      case "refused":
        tally.add("refused", source, 1, each.refusal.code);
        break;
      case "suppressed":
        tally.add("suppressed_event", source, 1, each.why.reason, each.why.allowedBy);
        break;
      case "duplicate":
        tally.add("duplicate", source);
        break;
      case "processed":
        tally.add("processed", source);
        tally.add("profile_joined", source, each.joined.length);
        tally.add("profile_rebound", source, each.rebound.length);
    }
  }
}

/** What is told of an event; of a refused one whoever took it in tells. */
export function noticesOf(each: EndedEvent, source: string, at: EpochMs): readonly Notice[] {
  if (each.ended === "refused") return [];
  const { event, profile, ended } = each;
  const { type, name } = event;
  const told: Notice = { kind: "event", at, source, profile, type, name, ended };
  if (ended === "duplicate") return [told];
  if (ended === "suppressed") return [{ ...told, ...each.why }];
  const identity = (from: typeof profile, how: "joined" | "rebound"): Notice => ({
    kind: "identity",
    at,
    profile,
    from,
    how,
  });
  return [
    ...each.joined.map((from) => identity(from, "joined")),
    ...each.rebound.map((from) => identity(from, "rebound")),
    told,
  ];
}
