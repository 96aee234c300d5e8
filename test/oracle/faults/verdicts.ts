import { expect, test } from "vitest";
import { seedOfRun } from "../../random.ts";
import type { Fault } from "./fault.ts";
import { FAULTS } from "./faults.ts";
import type { Verdict } from "./judging.ts";
import { verdictsOn } from "./jury.ts";

/** What is asked of a suite. */
export interface Effort {
  /** Random cases per fault, at most: most are found after a few. */
  readonly cases: number;
  /** Whether those must be found that take so many cases that only a long run can. */
  readonly rareOnes: boolean;
  readonly timeoutMs: number;
}

/** Least share of faults that must be found. */
const LEAST = 0.95;

/** Property 6: a mistake in the engine does not stay hidden. */
export function findsSeededFaults({ cases, rareOnes, timeoutMs }: Effort): void {
  const faults = FAULTS.filter(({ rare }) => rareOnes || rare === undefined);
  test(
    `of ${faults.length} seeded faults ${LEAST * 100} % are found within ${cases} cases each, the others are explained (seed ${seedOfRun()})`,
    async () => {
      const verdicts = await verdictsOn(faults, cases);
      console.log(tableOf(faults, verdicts));
      const isFound = ({ name }: Fault): boolean => verdicts.get(name)?.found !== undefined;
      const survivors = faults.filter((fault) => !isFound(fault)).map(({ name }) => name);
      const explained = faults.filter(({ survives }) => survives !== undefined).map(({ name }) => name);
      // Whoever survives says why; whoever says why does survive.
      expect(survivors).toEqual(explained);
      expect(survivors.length).toBeLessThanOrEqual(faults.length * (1 - LEAST));
    },
    timeoutMs,
  );
}

/** One line per fault, the hardest to find first. */
function tableOf(faults: readonly Fault[], verdicts: ReadonlyMap<string, Verdict>): string {
  const rows = faults.map((fault) => ({ fault, ...rowOf(fault, verdicts.get(fault.name)) }));
  const found = rows.filter(({ tried }) => tried !== Infinity).length;
  const share = ((found / faults.length) * 100).toFixed(1);
  return [
    `${found} of ${faults.length} seeded faults found (${share} %), after so many cases of seed ${seedOfRun()}:`,
    ...rows
      .toSorted((a, b) => (a.tried === b.tried ? 0 : b.tried - a.tried))
      .map(({ fault: { file, name }, when, why }) => `  ${when.padEnd(12)} ${file}  ${name}${why}`),
  ].join("\n");
}

function rowOf(
  { judge, survives }: Fault,
  verdict: Verdict | undefined,
): { readonly tried: number; readonly when: string; readonly why: string } {
  if (verdict?.found === undefined)
    return { tried: Infinity, when: "survives", why: survives === undefined ? "" : `: ${survives}` };
  if (typeof judge === "object") return { tried: 0, when: "by a suite", why: `: ${verdict.found}` };
  return { tried: verdict.tried, when: `after ${verdict.tried}`, why: "" };
}
