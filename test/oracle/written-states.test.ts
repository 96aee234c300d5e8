import { HeedError } from "@heed/core";
import type { Plan, ProfileState } from "@heed/core/engine";
import { decodeState, EMPTY_STATE, encodeState } from "@heed/core/engine";
import { expect, test } from "vitest";
import { Packer } from "../../packages/core/src/engine/pack/packer.ts";
import { seeded, seedOfRun } from "../random.ts";
import { seedOfCase } from "./chance.ts";
import { engineRun } from "./engine-run.ts";
import { logOf } from "./generate-log.ts";

/** A state that the run of a random log led to. */
interface Known {
  readonly plan: Plan;
  readonly state: ProfileState;
}

const CASES = 400;
const CORRUPTIONS = 20_000;
/** Characters of the sum at the end of a text. */
const SUM = 5;

const known: readonly Known[] = Array.from({ length: CASES }, (_, index) => statesOf(index)).flat();

/** The last states of a log and one from its middle; none where its project is refused. */
function statesOf(index: number): readonly Known[] {
  const states: Known[] = [];
  const watch = ({ plan, state }: Known): void => {
    if (state !== EMPTY_STATE) states.push({ plan, state });
  };
  try {
    engineRun(logOf(seedOfCase(seedOfRun(), index)), { watch });
  } catch (cause) {
    if (cause instanceof HeedError && cause.code === "HEED_CONFIG_INVALID") return [];
    throw cause;
  }
  return [states.at(-1), states.at(-2), states[states.length >> 1]].filter((each) => each !== undefined);
}

test(`a state that was read is written as it had been, in printable ASCII (seed ${seedOfRun()})`, () => {
  for (const { plan, state } of known) {
    const text = encodeState(plan, state);
    expect(text).toMatch(/^4[\x20-\x7e]+$/);
    expect(encodeState(plan, decodeState(plan, text))).toBe(text);
  }
});

test(`a text that was changed or cut is refused, ${CORRUPTIONS} of them (seed ${seedOfRun()})`, () => {
  const random = seeded(seedOfRun());
  const answers = new Map<string, string>();
  for (let i = 0; i < CORRUPTIONS; i++) {
    const { plan, text } = written(random);
    const other = damaged(text, random);
    if (other !== text) answers.set(answerTo(plan, other), other);
  }
  expect([...answers.keys()]).toEqual(["HEED_STATE_UNKNOWN"]);
});

test(`where its sum is right all the same, it is refused or taken for a state (seed ${seedOfRun()})`, () => {
  const random = seeded(seedOfRun() + 1);
  const answers = new Map<string, string>();
  for (let i = 0; i < CORRUPTIONS; i++) {
    const { plan, text } = written(random);
    const packer = new Packer();
    packer.key(damaged(text.slice(0, -SUM), random));
    const other = packer.sealed();
    answers.set(answerTo(plan, other), other);
  }
  expect([...answers.keys()].toSorted()).toEqual(["HEED_STATE_UNKNOWN", "a state"]);
});

function written(random: () => number): { readonly plan: Plan; readonly text: string } {
  const chosen = known[Math.floor(random() * known.length)];
  if (chosen === undefined) throw new Error("expected states to be known");
  return { plan: chosen.plan, text: encodeState(chosen.plan, chosen.state) };
}

/** Cut, or with a character changed, taken out or put in, or with a part twice or elsewhere. */
function damaged(text: string, random: () => number): string {
  const [a, b] = [random(), random()].map((part) => Math.floor(part * text.length)).toSorted((x, y) => x - y);
  const [from = 0, to = 0] = [a, b];
  const character = String.fromCharCode(Math.floor(random() * (random() < 0.1 ? 70_000 : 128)));
  switch (Math.floor(random() * 6)) {
    case 0:
      return text.slice(0, from);
    case 1:
      return text.slice(0, from) + character + text.slice(from + 1);
    case 2:
      return text.slice(0, from) + text.slice(from + 1);
    case 3:
      return text.slice(0, from) + character + text.slice(from);
    case 4:
      return text.slice(0, to) + text.slice(from);
    default:
      return text.slice(to) + text.slice(0, from);
  }
}

function answerTo(plan: Plan, text: string): string {
  try {
    decodeState(plan, text);
    return "a state";
  } catch (cause) {
    return cause instanceof HeedError ? cause.code : String(cause instanceof Error ? cause.stack : cause);
  }
}
