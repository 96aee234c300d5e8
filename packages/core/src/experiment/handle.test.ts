import { expect, test } from "vitest";
import { experimentWords } from "./handle.ts";

const { byArm, experiment } = experimentWords({});
const OPTIONS = { arms: { short: 1, long: 1 }, goal: "Order Completed", within: "7d" } as const;
const cartWait = experiment("cart_wait", OPTIONS);

test("an experiment is its arms, its goal and its holdout", () => {
  expect(cartWait).toStrictEqual({ name: "cart_wait", definition: OPTIONS });
  expect(experiment("x", { ...OPTIONS, holdout: 0.1, goal: ["A", "B"] }).definition).toStrictEqual({
    arms: { short: 1, long: 1 },
    holdout: 0.1,
    goal: ["A", "B"],
    within: "7d",
  });
});

test("a value per arm names the experiment by its handle or its name", () => {
  const form = { byArm: "cart_wait", arms: { short: "15m", long: "30m" } };
  expect(byArm(cartWait, { short: "15m", long: "30m" })).toStrictEqual(form);
  expect(byArm("cart_wait", { short: "15m", long: "30m" })).toStrictEqual(form);
});

test("every arm is named, and no other", () => {
  // @ts-expect-error: an arm is missing
  expect(() => byArm(cartWait, { short: "15m" })).toThrow(
    'byArm("cart_wait"): expected a value for every arm; came none for long',
  );
  // @ts-expect-error: no such arm
  expect(() => byArm(cartWait, { short: "15m", long: "30m", lung: "1h" })).toThrow('Did you mean "long"?');
  expect(() => byArm("any", {})).toThrow("expected a value for each arm");
});

test("a vocabulary lists the arms of each experiment", () => {
  const words = experimentWords({ experiments: { cart_wait: ["short", "long"] } });
  // @ts-expect-error: no such experiment
  expect(() => words.byArm("cart_weight", { short: 1, long: 2 })).toThrow('Did you mean "cart_wait"?');
  // @ts-expect-error: an arm is missing
  expect(() => words.byArm("cart_wait", { short: 1 })).toThrow("came none for long");
  // @ts-expect-error: an arm is missing
  expect(() => words.experiment("cart_wait", { ...OPTIONS, arms: { short: 1 } })).toThrow(
    "came none for long",
  );
});
