import { event, HeedError, project, trigger } from "@heed/core";
import type { HeedOptions } from "@heed/runtime";
import { createHeed, memoryStore } from "@heed/runtime";
import { simulatedClock } from "@heed/runtime/testing";
import { expect, test } from "vitest";
import { scriptedSink } from "./scripted-sink.ts";
import { MONDAY } from "./shop.ts";

/** Every fault of a configuration, as places. */
function faultsOf(options: HeedOptions): readonly string[] {
  try {
    createHeed(options);
  } catch (error) {
    if (error instanceof HeedError && error.code === "HEED_CONFIG_INVALID")
      return error.faults.map(({ at, message }) => `${at}: ${message}`);
    throw error;
  }
  return [];
}

const CONSENT = { purposes: { marketing: {} } };

/** Options as JavaScript may give them, past the types. */
function withMore(options: HeedOptions, text: string): HeedOptions {
  return { ...options, ...JSON.parse(text) };
}

test("every fault of a configuration is told at once, each with its place and the nearest word", () => {
  const { sink } = scriptedSink("klaviyo", simulatedClock(MONDAY));
  const toKlavio = trigger("welcome", {
    when: event("Signed Up"),
    purpose: "marketing",
    send: { as: "Welcome", to: ["klavio"] },
  });
  const sound: HeedOptions = {
    store: memoryStore(),
    triggers: [toKlavio, toKlavio],
    sinks: [sink, sink],
    consent: CONSENT,
    share: 1.5,
  };

  const faults = faultsOf(
    withMore(sound, '{"grace":"a minute","catchUp":"10 min","retention":{"decision":"90d"},"tiggers":[]}'),
  );

  expect(faults).toEqual([
    expect.stringMatching(/^tiggers: expected one of .*Did you mean "triggers"\?$/),
    expect.stringMatching(/^retention\.decision: .*Did you mean "decisions"\?$/),
    "sinks.klaviyo: expected every sink to have a name of its own; came two of this one",
    'catchUp: expected elapsed time such as "10m"; came "10 min"',
    "share: expected a number above 0, at most 1; came 1.5",
    'triggers.welcome: expected each name once; came "welcome" twice',
    'triggers.welcome.send.to[0]: expected one of "klaviyo"; came "klavio". Did you mean "klaviyo"?',
    expect.stringMatching(/^grace: expected elapsed time/),
  ]);
});

test("how long things are kept is read as strictly as any other time: a slip of the pen deletes nothing", () => {
  const options = { store: memoryStore(), triggers: [], sinks: [], consent: CONSENT };
  expect(faultsOf(withMore(options, '{"retention":{"decisions":"90 days","deliveries":"30d"}}'))).toEqual([
    'retention.decisions: expected elapsed time such as "10m"; came "90 days"',
  ]);
});

test("a sink whose limits allow nothing is refused, not waited for", () => {
  const { sink } = scriptedSink("mail", simulatedClock(MONDAY));
  const options = { store: memoryStore(), triggers: [], consent: CONSENT };
  const faultsOfLimits = (limits: Partial<typeof sink.limits>): readonly string[] =>
    faultsOf({ ...options, sinks: [{ ...sink, limits: { ...sink.limits, ...limits } }] });

  expect(faultsOfLimits({})).toEqual([]);
  expect(faultsOfLimits({ budgets: {} })).toEqual([
    "sinks.mail.limits.budgets: expected at least one budget; came none",
  ]);
  expect(
    faultsOfLimits({ budgets: { calls: { windows: [{ calls: 0, perMs: 1_000 }], concurrent: 1 } } }),
  ).toHaveLength(1);
  expect(faultsOfLimits({ budgets: { calls: { windows: [], concurrent: 0 } } })).toHaveLength(1);
  expect(faultsOfLimits({ batch: 0, timeoutMs: Number.NaN })).toHaveLength(2);
});

test("a rule file and triggers beside it are one project; a name or a word stands in one of them", () => {
  const { sink } = scriptedSink("mail", simulatedClock(MONDAY));
  const welcome = trigger("welcome", {
    when: event("Signed Up"),
    purpose: "marketing",
    send: { as: "Welcome", to: ["mail"] },
  });
  const file = project({ triggers: [welcome], consent: CONSENT, grace: "2m" });
  const options = { store: memoryStore(), sinks: [sink] };

  expect(faultsOf({ ...options, project: file })).toEqual([]);
  expect(faultsOf({ ...options, project: file, zone: "Europe/Berlin" })).toEqual([]);
  expect(faultsOf({ ...options, project: file, triggers: [welcome], consent: CONSENT })).toEqual([
    'triggers.welcome: expected each name once; came "welcome" twice',
    'consent: expected "consent" in one place; came in the project and beside it',
  ]);
});

test("a rule file that is none is told, and nothing throws over it", () => {
  const options = { store: memoryStore(), sinks: [], consent: CONSENT };
  expect(faultsOf(withMore(options, '{"project":{"triggers":[1]}}'))).toEqual([
    expect.stringMatching(/^triggers: expected/),
  ]);
});
