import { expect, test } from "vitest";
import { seedOfRun } from "../random.ts";
import type { Property } from "./cases.ts";
import { holds } from "./cases.ts";
import { together } from "./compare.ts";
import { engineRun } from "./engine-run.ts";
import type { Entry } from "./log.ts";
import { dependsOnTheDate, renamed, shifted, toldShifted } from "./metamorphic.ts";
import { afterMerge, apart, splitLog, unsplit } from "./split.ts";

/** How many cases each property is tried on, and how long that may take. */
export interface Effort {
  readonly cases: number;
  readonly timeoutMs: number;
}

function property(
  sentence: string,
  { cases, timeoutMs }: Effort,
  says: Property,
  made?: (seed: number) => readonly Entry[],
): void {
  test(
    `${sentence}, ${cases} cases (seed ${seedOfRun()})`,
    async () => {
      const judged = await holds({ from: 0, count: cases }, says, undefined, made);
      // A property that is silent on most cases shows nothing; on one alone it may be.
      expect(judged).toBeGreaterThan(process.env["CASE"] === undefined ? cases / 2 : -1);
    },
    timeoutMs,
  );
}

/** Property 2, as far as it is the engine's: state that was written and read again is the same state. */
export function survivesWriting(effort: Effort): void {
  property("a state that is written and read between any two records changes nothing", effort, (log) => ({
    names: ["kept", "written and read"],
    told: [engineRun(log), engineRun(log, { encodeEveryRecord: true })],
  }));
}

/** Property 3: the wake-up is never late. */
export function wakesInTime(effort: Effort): void {
  property("ticks at every interesting instant change nothing", effort, (log) => ({
    names: ["never woken", "woken at every instant"],
    told: [together(log, engineRun(log)), together(log, engineRun(log, { tickEverywhere: true }))],
  }));
  property("ticks only when the state asks for one change nothing", effort, (log) => ({
    names: ["woken when asked", "woken at every instant"],
    told: [
      together(log, engineRun(log, { onlyAtWakeAt: true })),
      together(log, engineRun(log, { tickEverywhere: true })),
    ],
  }));
}

const YEAR = 53 * 7 * 86_400_000;

/** Property 4: what nothing may depend on. */
export function ignoresNamesAndDates(effort: Effort): void {
  property("events may be called otherwise", effort, (log) => ({
    names: ["as it was", "renamed"],
    told: [engineRun(log), engineRun(renamed(log))],
  }));
  property("everything may happen 53 weeks later", effort, (log) =>
    dependsOnTheDate(log)
      ? undefined
      : {
          names: ["as it was", "53 weeks later"],
          told: [engineRun(log), toldShifted(engineRun(shifted(log, YEAR)), -YEAR)],
        },
  );
}

/** Property 4, the join law: what two profiles knew, the one they became knows, as if it had always been one. */
export function joins(effort: Effort): void {
  property(
    "a profile that was two until now answers as one",
    effort,
    (log) => ({
      names: ["one profile", "two, merged"],
      told: [afterMerge(log, engineRun(unsplit(log))), afterMerge(log, engineRun(apart(log)))],
    }),
    splitLog,
  );
}
