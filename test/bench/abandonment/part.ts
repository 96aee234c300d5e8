import type { FromChild } from "../child.ts";
import { inChild } from "../child.ts";
import type { Part } from "../part.ts";
import { bytes, printTable, times, us, whole } from "../table.ts";
import type { ChildArgument, PeerName } from "./child.ts";
import type { AbandonmentFigures } from "./measure.ts";
import type { AbandonmentSize } from "./rules.ts";

const SIZES: readonly AbandonmentSize[] = [
  { rules: 10, users: 2_000, events: 100_000, gridMs: 1_000 },
  { rules: 100, users: 2_000, events: 100_000, gridMs: 1_000 },
  { rules: 10, users: 50_000, events: 250_000, gridMs: 1_000 },
  { rules: 100, users: 50_000, events: 250_000, gridMs: 1_000 },
];

const NAMES: Readonly<Record<Exclude<PeerName, "plain">, string>> = {
  heed: "Heed, step in memory",
  xstate: "XState 5, an actor each",
  rxjs: "RxJS 7, a pipeline each",
};

/** Making the events and warming up, on top of what is measured. */
const BESIDES_MS = 15_000;

type Answer = FromChild<AbandonmentFigures>;

/** A wait that is cancelled, by Heed and by its peers, each in a process of its own. */
export const abandonment: Part = async ({ long }) => {
  const budgetMs = long ? 60_000 : 6_000;
  const lines: string[][] = [];
  for (const size of SIZES) {
    const ask = (peer: PeerName): Promise<Answer> => {
      const argument: ChildArgument = { peer, size, budgetMs };
      return inChild(new URL("child.ts", import.meta.url), argument, budgetMs + BESIDES_MS);
    };
    const plain = await ask("plain");
    const base = await ask("heed");
    lines.push(lineOf(size, "plain loop, no engine", plain, plain, base));
    lines.push(lineOf(size, NAMES.heed, base, plain, base));
    for (const peer of ["xstate", "rxjs"] as const) {
      lines.push(lineOf(size, NAMES[peer], await ask(peer), plain, base));
    }
  }
  printTable(
    "Abandonment: A, then B at a price, then 15 minutes without C. Fires compared with a plain loop's: user, rule, instant.",
    ["", "rules", "users", "an event", "× Heed", "fires", "peak memory"],
    lines,
  );
};

function lineOf(
  { rules, users, events }: AbandonmentSize,
  name: string,
  answer: Answer,
  plain: Answer,
  base: Answer,
): string[] {
  const line = [name, whole(rules), whole(users)];
  if ("failed" in answer) return [...line, answer.failed];
  const { finished, ms, fires, digest, peakBytes } = answer.result;
  const perEvent = costOf(answer.result);
  const heed = "failed" in base ? Number.NaN : costOf(base.result);
  if (!finished) {
    const share = `${Math.round((100 * answer.result.events) / events)} % in ${Math.round(ms / 1_000)} s`;
    // What it read was the cheap part: few people had anything to remember yet.
    return [...line, `> ${us(perEvent)} (${share})`, `> ${times(perEvent, heed)}`, "", bytes(peakBytes)];
  }
  if ("failed" in plain || plain.result.digest !== digest)
    return [...line, "differs", "not counted", whole(fires)];
  return [...line, us(perEvent), times(perEvent, heed), whole(fires), bytes(peakBytes)];
}

/** Microseconds an event. */
function costOf({ ms, events }: AbandonmentFigures): number {
  return (ms * 1_000) / events;
}
