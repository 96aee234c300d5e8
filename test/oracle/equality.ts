import { expect, test } from "vitest";
import { seedOfRun } from "../random.ts";
import type { Range } from "./cases.ts";
import { holds } from "./cases.ts";
import { Content } from "./content.ts";
import { dealing, engineRun } from "./engine-run.ts";
import { oracle } from "./oracle.ts";

/** Property 1: whatever the project and the log, the engine tells what the definitions say. */
export function equalsTheOracle(range: Range, timeoutMs: number): void {
  const cases = `cases ${range.from} to ${range.from + range.count - 1}`;
  test(
    `the engine tells what the oracle tells, ${cases} (seed ${seedOfRun()})`,
    async () => {
      const content = new Content();
      const judged = await holds(
        range,
        (log) => ({ names: ["engine", "oracle"], told: [engineRun(log), oracle(log, dealing(log))] }),
        (log, { told: [, told] }) => content.count(log, told),
      );
      if (process.env["CASE"] !== undefined) return;
      // Some projects ask for what can never be; those the engine refuses.
      expect(judged).toBeGreaterThan(range.count * 0.97);
      console.log(content.table());
      // What a suite never meets it does not test.
      expect(content.missing()).toEqual([]);
    },
    timeoutMs,
  );
}
