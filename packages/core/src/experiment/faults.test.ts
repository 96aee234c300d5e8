import { expect, test } from "vitest";
import { faultsOfExperiment } from "./index.ts";

const faults = (experiment: unknown) =>
  faultsOfExperiment(experiment, "experiments.cart_wait", () => () => true).map(
    ({ at, message }) => `${at.replace("experiments.cart_wait", "")}: ${message}`,
  );

test("a sound experiment has no faults", () => {
  expect(
    faults({ arms: { short: 1, long: 3 }, holdout: 0.1, goal: "Order Completed", within: "7d" }),
  ).toEqual([]);
  expect(faults({ arms: { a: 1, b: 1 }, goal: [{ page: "Thanks" }], within: "1h" })).toEqual([]);
});

test("all faults are told at once", () => {
  expect(
    faults({ arms: { short: 0, long: 1.5, "": 1 }, holdout: 1, gaol: "x", goal: {}, within: "soon" }),
  ).toEqual([
    '.gaol: expected one of "arms", "holdout", "goal", "within"; came "gaol". Did you mean "goal"?',
    ".arms.short: expected a weight, a whole number of at least 1; came 0",
    ".arms.long: expected a weight, a whole number of at least 1; came 1.5",
    ".arms: expected a name for every arm; came an empty one",
    ".holdout: expected a share from 0 to below 1, such as 0.1; came 1",
    '.goal: expected one of "event", "page", "screen", "identified", "activity"; came none',
    '.within: expected elapsed time such as "7d" (ms, s, m, h, d, w); came "soon"',
  ]);
});

test("one arm is no experiment", () => {
  expect(faults({ arms: { only: 1 }, goal: "Order Completed", within: "7d" })).toEqual([
    '.arms: expected two arms or more, such as { short: 1, long: 1 }; came {"only":1}',
  ]);
});

for (const junk of [undefined, null, [], "cart_wait"]) {
  test(`${JSON.stringify(junk) ?? "nothing"} is no experiment`, () => {
    expect(faults(junk)).toEqual([
      `: expected { arms: { short: 1, long: 1 }, goal: "Order Completed", within: "7d" }; came ${JSON.stringify(junk) ?? "nothing"}`,
    ]);
  });
}
