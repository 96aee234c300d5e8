/** A process of its own that judges faults, one after the other, as it is told. */
import { FAULTS } from "./faults.ts";
import type { Ask, Answer } from "./jury.ts";
import { judged } from "./judging.ts";
import { faultyEngine } from "./patched.ts";
import { judgedBySuites } from "./suites.ts";

process.on("message", (ask: Ask) => void answer(ask));

async function answer({ name, budget }: Ask): Promise<void> {
  const fault = FAULTS.find((each) => each.name === name);
  if (fault === undefined) throw new Error(`no fault "${name}"`);
  const { judge = "told" } = fault;
  const verdict =
    typeof judge === "string"
      ? judged(await faultyEngine(fault), judge, budget)
      : await judgedBySuites(fault, judge);
  const reply: Answer = { name, verdict };
  process.send?.(reply);
}
