import { writeSync } from "node:fs";
import type { Reporter, TestModule } from "vitest/node";

/** Prints `N passed, N failed` as the very last line, the form that continuous integration reads. */
export default class TotalsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const passed = tests.filter((test) => test.result().state === "passed").length;
    const brokenFiles = modules.filter(
      (module) => module.state() === "failed" && module.children.size === 0,
    ).length;
    const failed =
      tests.filter((test) => test.result().state === "failed").length + brokenFiles + errors.length;
    process.once("exit", () => writeSync(1, `${passed} passed, ${failed} failed\n`));
  }
}
