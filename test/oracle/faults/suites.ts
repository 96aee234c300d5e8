import type { Fault } from "./fault.ts";
import type { Verdict } from "./judging.ts";
import { SOUND, suiteWith } from "./patched.ts";
import { takeTests } from "./stand-in.ts";

/** Of each suite the tests that fail on the sound engine, and so say nothing. */
const broken = new Map<string, readonly string[]>();

/** Runs suites of the repository on the engine with this fault, until a test fails. */
export async function judgedBySuites(fault: Fault, suites: readonly string[]): Promise<Verdict> {
  for (const [i, suite] of suites.entries()) {
    const failed = await failedTests(fault, suite);
    const known = failed.length === 0 ? failed : await brokenTests(suite);
    const found = failed.find((name) => !known.includes(name));
    if (found !== undefined) return { tried: i + 1, found };
  }
  return { tried: suites.length };
}

async function brokenTests(suite: string): Promise<readonly string[]> {
  const known = broken.get(suite) ?? (await failedTests(SOUND, suite));
  broken.set(suite, known);
  return known;
}

async function failedTests(fault: Fault, suite: string): Promise<readonly string[]> {
  const failed: string[] = [];
  await suiteWith(fault, suite);
  for (const { name, body } of takeTests()) {
    try {
      await body();
    } catch {
      failed.push(name);
    }
  }
  return failed;
}
