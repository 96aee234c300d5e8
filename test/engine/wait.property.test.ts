import { event, project } from "@heed/core";
import type { Effect, LogRecord, Plan, ProfileState } from "@heed/core/engine";
import { decodeState, deployedAt, encodeState, EMPTY_STATE, step, wakeAtOf } from "@heed/core/engine";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { openWaits, planOf } from "./driver.ts";
import type { Entry, Rule, Told } from "./reference.ts";
import { reference } from "./reference.ts";
import { noticing } from "./triggers.ts";

const SEED = Number(process.env["SEED"] ?? Date.now() % 2 ** 31);
const RUNS = 5_000;

/** Small numbers on purpose: deadlines, cancels and late arrivals meet in the same millisecond all the time. */
const rules = fc.record({
  spanMs: fc.constantFrom(1, 7, 15),
  graceMs: fc.constantFrom(0, 0, 1, 4, 20),
  maxAgeMs: fc.constantFrom(5, 30, 1_000),
  keep: fc.boolean(),
  correlated: fc.boolean(),
  since: fc.constantFrom(0, 0, 25),
});

/** Up to 30 events of so many carts. */
const log = (values: number): fc.Arbitrary<readonly Entry[]> =>
  fc
    .array(
      fc.record({
        gap: fc.constantFrom(0, 0, 1, 1, 2, 5, 13),
        late: fc.oneof(fc.constant(0), fc.constant(0), fc.nat(3), fc.nat(40)),
        role: fc.constantFrom("start", "start", "start", "cancel", "both", "neither"),
        value: fc.option(fc.nat(values - 1), { nil: undefined, freq: 5 }),
      }),
      { maxLength: 30 },
    )
    .map((steps) => {
      let read = 10;
      return steps.map(({ gap, late, role, value }) => {
        read += gap;
        return {
          at: read - late,
          read,
          starts: role === "start" || role === "both",
          cancels: role === "cancel" || role === "both",
          ...(value === undefined ? {} : { value: `c${value}` }),
        };
      });
    });

function planOfRule({ spanMs, graceMs, maxAgeMs, keep, correlated }: Rule): Plan {
  const moment = event("E", { where: { starts: true } }).notFollowedBy(
    event("E", { where: { cancels: true } }),
    { for: `${BigInt(spanMs)}ms`, repeat: keep ? "keep" : "restart" },
  );
  const trigger = noticing(correlated ? moment.by("cart_id") : moment, { maxAge: `${BigInt(maxAgeMs)}ms` });
  return planOf(
    project({
      triggers: [trigger],
      consent: { purposes: { email_marketing: { unknown: "granted" } } },
      grace: `${BigInt(graceMs)}ms`,
    }),
  );
}

function recordOf({ at, read, starts, cancels, value }: Entry, i: number): LogRecord {
  const properties = { starts, cancels, ...(value === undefined ? {} : { cart_id: value }) };
  return {
    kind: "event",
    at: read,
    seq: i + 1,
    event: {
      type: "track",
      name: "E",
      source: "shop",
      id: `m-${i}`,
      userId: "ada",
      occurredAt: at,
      receivedAt: read,
      properties,
      context: {},
    },
  };
}

type Waking = "never" | "when asked" | "every millisecond";

interface Outcome {
  readonly effects: readonly Effect[];
  readonly state: ProfileState;
  readonly wakes: number;
}

function run(rule: Rule, entries: readonly Entry[], waking: Waking, end: number = END): Outcome {
  const plan = planOfRule(rule);
  const deployment = deployedAt(plan, rule.since);
  const effects: Effect[] = [];
  let state = EMPTY_STATE;
  let wakes = 0;
  const read = (record: LogRecord): number => {
    const result = step(plan, deployment, "u:ada", state, record);
    effects.push(...result.effects);
    const written = encodeState(plan, result.state);
    state = decodeState(plan, written);
    if (encodeState(plan, state) !== written) throw new Error(`written otherwise than read: ${written}`);
    return result.effects.length;
  };
  const wakeUntil = (at: number): void => {
    if (waking === "every millisecond") {
      for (let t = state.readTo; t <= at; t++) read({ kind: "tick", at: t });
    }
    if (waking === "when asked") {
      for (let t = wakeAtOf(state); t !== undefined && t <= at; t = wakeAtOf(state)) {
        // Neither too early nor in vain.
        if (read({ kind: "tick", at: t }) === 0) throw new Error(`woken at ${t} in vain`);
        wakes += 1;
      }
    }
  };
  for (const [i, entry] of entries.entries()) {
    wakeUntil(entry.read);
    read(recordOf(entry, i));
  }
  wakeUntil(end);
  read({ kind: "tick", at: end });
  return { effects, state, wakes };
}

/** After every deadline of every log: 30 gaps of 13, then span and grace. */
const END = 500;

function told({ effects, state }: Outcome): Told {
  const count = (kind: Effect["kind"]): number => effects.filter((each) => each.kind === kind).length;
  const fires = effects.flatMap((effect) => {
    if (effect.kind !== "fired") return [];
    const { value = "", start, at, decidedAt } = effect.decision;
    return [{ value, startAt: start.at, startSeq: start.seq, at, decidedAt }];
  });
  const [opened, cancelled, stale, noKey] = [
    count("opened"),
    count("cancelled"),
    count("stale"),
    count("no_key"),
  ];
  return { fires, opened, cancelled, stale, noKey, open: openWaits(state) };
}

/** Of fires decided in one instant only the set is compared. */
function inOrder(of: Told): Told {
  const fires = of.fires.toSorted((a, b) => a.decidedAt - b.decidedAt || a.startSeq - b.startSeq);
  return { ...of, fires };
}

test(`what the engine decides is what the definition says (seed ${SEED})`, () => {
  let beyond = 0;
  fc.assert(
    fc.property(rules, log(4), (rule, entries) => {
      const outcome = run(rule, entries, "never");
      // Beyond the eight starts that `keep` remembers the engine says so, and may differ.
      const exact = outcome.effects.every(({ kind }) => kind !== "inexact");
      if (!exact) beyond += 1;
      const expected = exact ? reference(rule, entries, END) : told(outcome);
      expect(inOrder(told(outcome))).toEqual(inOrder(expected));
    }),
    { numRuns: RUNS, seed: SEED },
  );
  expect(beyond).toBeLessThan(RUNS / 10);
});

test(`waking only when asked equals waking every millisecond equals never waking (seed ${SEED})`, () => {
  fc.assert(
    fc.property(rules, log(5), (rule, entries) => {
      const asked = run(rule, entries, "when asked");
      expect(run(rule, entries, "never").effects).toEqual(asked.effects);
      expect(run(rule, entries, "every millisecond").effects).toEqual(asked.effects);
      expect(asked.wakes).toBeLessThanOrEqual(asked.effects.length);
    }),
    { numRuns: RUNS / 25, seed: SEED },
  );
});

test(`whatever happens, every wait that opened ended or is open (seed ${SEED})`, () => {
  fc.assert(
    fc.property(rules, log(9), fc.nat(200), (rule, entries, cut) => {
      const past = entries.filter(({ read }) => read <= cut);
      const { effects, state } = run(rule, past, "never", cut);
      const count = (kind: Effect["kind"]): number => effects.filter((each) => each.kind === kind).length;
      const ended = count("wait_decided") + count("cancelled") + count("stale") + count("evicted");
      expect(count("opened")).toBe(ended + openWaits(state));
      expect(count("wait_decided")).toBe(count("fired") + count("suppressed"));
      const ids = effects.flatMap((effect) => (effect.kind === "fired" ? [effect.decision.id] : []));
      expect(new Set(ids).size).toBe(ids.length);
    }),
    { numRuns: RUNS / 5, seed: SEED },
  );
});

/** One person who starts over and over while deadlines wait for late events: more starts than `keep` remembers. */
const crowd = fc
  .array(
    fc.record({
      gap: fc.constantFrom(0, 1, 1, 2),
      late: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(40)),
      cancels: fc.constantFrom(false, false, false, false, false, false, false, true),
    }),
    { minLength: 15, maxLength: 40 },
  )
  .map((steps) => {
    let read = 50;
    return steps.map(({ gap, late, cancels }) => {
      read += gap;
      return { at: read - late, read, starts: !cancels, cancels };
    });
  });

test(`what \`keep\` had no room for is counted wherever it may matter (seed ${SEED})`, () => {
  const crowded = { maxAgeMs: 1_000, keep: true, correlated: false, since: 0 };
  let beyond = 0;
  fc.assert(
    fc.property(fc.constantFrom(1, 7, 15), fc.constantFrom(10, 20, 40), crowd, (spanMs, graceMs, entries) => {
      const rule = { ...crowded, spanMs, graceMs };
      const outcome = run(rule, entries, "never");
      const exact = outcome.effects.every(({ kind }) => kind !== "inexact");
      if (!exact) beyond += 1;
      const expected = exact ? reference(rule, entries, END) : told(outcome);
      expect(inOrder(told(outcome))).toEqual(inOrder(expected));
    }),
    { numRuns: RUNS / 5, seed: SEED },
  );
  expect(beyond).toBeGreaterThan(RUNS / 5 / 20);
});
