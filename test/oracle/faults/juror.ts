/** A process of its own that judges faults, one after the other, as it is told. */
import { FAULTS } from "./faults.ts";
import type { Ask, Answer } from "./jury.ts";
import { judged } from "./judging.ts";
import { faultyEngine } from "./patched.ts";
import { judgedBySuites } from "./suites.ts";

process.on("message", (ask: Ask) => void answer(ask));

async function answer(ask: Ask): Promise<void> {
  process.send?.(await answerTo(ask));
}

async function answerTo({ name, budget }: Ask): Promise<Answer> {
  try {
    const fault = FAULTS.find((each) => each.name === name);
    if (fault === undefined) throw new Error(`no fault "${name}"`);
    const { judge = "told" } = fault;
    if (typeof judge !== "string") return { verdict: await judgedBySuites(fault, judge) };
    return { verdict: judged(await faultyEngine(fault), judge, budget) };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}
