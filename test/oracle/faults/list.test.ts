import { readdirSync, readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { expect, test } from "vitest";
import { CORE, withFault } from "./apply.ts";
import type { Fault, Kind } from "./fault.ts";
import { FAULTS } from "./faults.ts";

/** Semantics.md §9 names these. */
const NAMED: readonly Kind[] = [
  "window boundary",
  "earliest instead of latest start",
  "stale step",
  "ignored unless",
  "arrival order",
  "timers only on events",
  "F at the start instead of the deadline",
  "C ≥ A",
];

/** Files of the engine in which nothing is decided. */
const UNDECIDED: readonly string[] = ["effect.ts", "index.ts", "payload-of.ts"];

function misfit(fault: Fault): readonly string[] {
  try {
    stripTypeScriptTypes(withFault(fault, readFileSync(new URL(fault.file, CORE), "utf8")));
    return [];
  } catch (error) {
    return [`${fault.name}: ${error instanceof Error ? error.message : String(error)}`];
  }
}

test("every fault fits the code as it is, and leaves it TypeScript", () => {
  expect(FAULTS.flatMap(misfit)).toEqual([]);
});

test("a fault that no longer fits says what it was and what to do", () => {
  const fault = {
    name: "Time stands still",
    kind: "wake-up",
    file: "engine/step.ts",
    from: "x",
    to: "",
  } as const;
  expect(() => withFault(fault, "")).toThrow(
    /"Time stands still" expects this exactly once in packages\/core\/src\/engine\/step\.ts, and finds it 0 times/,
  );
});

test("no two faults have one name", () => {
  expect(new Set(FAULTS.map(({ name }) => name)).size).toBe(FAULTS.length);
});

for (const kind of NAMED) {
  test(`at least two faults are of the kind "${kind}"`, () => {
    expect(FAULTS.filter((fault) => fault.kind === kind).length).toBeGreaterThanOrEqual(2);
  });
}

test("every file of the engine that decides something has at least two", () => {
  const files = readdirSync(new URL("engine/", CORE)).filter(
    (file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && !UNDECIDED.includes(file),
  );
  const few = files.filter((file) => FAULTS.filter((fault) => fault.file === `engine/${file}`).length < 2);
  expect(few).toEqual([]);
});
