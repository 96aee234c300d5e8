import { expect, test } from "vitest";
import type { Moment, ProjectDefinition, Wait } from "./definitions.ts";
import type { Entry } from "./log.ts";
import { decided, deploy, event, late, project, tell, tick } from "./told.ts";

const wait = (more: Partial<Wait> = {}): ProjectDefinition =>
  project({ t: { when: { notFollowedBy: "P", after: { event: "S" }, for: "15ms", ...more } } });

const becomes = (when: Moment, more: ProjectDefinition = {}): ProjectDefinition =>
  project({ t: { when } }, more);

function told(definition: ProjectDefinition, ...entries: readonly Entry[]): readonly string[] {
  return tell([deploy(0, definition), ...entries, tick(10_000)]);
}

function decidedIn(definition: ProjectDefinition, ...entries: readonly Entry[]): readonly string[] {
  return decided([deploy(0, definition), ...entries, tick(10_000)]);
}

const S = (at: number): Entry => event(at, "S");
const P = (at: number): Entry => event(at, "P");

test("a purchase of the same instant, read after the start, cancels the wait; read before it, it does not", () => {
  expect(told(wait(), S(0), P(0))).toEqual(["@0 t opened", "@0 t cancelled by event"]);
  expect(told(wait(), P(0), S(0))).toEqual(["@0 t opened", "@15 t fired"]);
});

test("a purchase exactly at the deadline is in time", () => {
  expect(decidedIn(wait(), S(0), P(15))).toEqual([]);
  expect(decidedIn(wait(), S(0), P(16))).toEqual(["@15 t fired"]);
});

test("a later start moves the deadline, or is consumed where the first is kept", () => {
  expect(told(wait(), S(0), S(15))).toEqual(["@0 t opened", "@30 t fired"]);
  expect(told(wait({ repeat: "keep" }), S(0), S(15))).toEqual(["@0 t opened", "@15 t fired"]);
  expect(told(wait({ repeat: "keep" }), S(0), S(5), S(16))).toEqual([
    "@0 t opened",
    "@15 t fired",
    "@16 t opened",
    "@31 t fired",
  ]);
});

test("a start after the purchase begins anew", () => {
  expect(told(wait(), S(0), P(15), S(15))).toEqual([
    "@0 t opened",
    "@15 t cancelled by event",
    "@15 t opened",
    "@30 t fired",
  ]);
});

test("a start that is read after the decision, but was before the deadline, begins nothing", () => {
  expect(told(wait(), S(0), late(16, 10, "S"))).toEqual(["@0 t opened", "@15 t fired"]);
});

test("within the grace a late purchase still cancels, and a later start still moves", () => {
  const graceful = { ...wait(), grace: "60ms" } as const;
  expect(told(graceful, S(0), P(30))).toEqual(["@0 t opened", "@30 t cancelled by event"]);
  expect(decidedIn(graceful, S(0), S(30))).toEqual(["@105 t fired"]);
});

test("a start read late waits for its reading, and a purchase read too late is told", () => {
  const graceful = { ...wait(), grace: "60ms" } as const;
  expect(decidedIn(graceful, late(100, 0, "S"))).toEqual(["@160 t fired"]);
  expect(decidedIn(wait(), S(0), late(20, 15, "P"), late(21, 14, "P"))).toEqual([
    "@15 t fired",
    "@20 t late_cancel",
  ]);
  expect(decidedIn(wait(), S(0), late(20, 16, "P"))).toEqual(["@15 t fired"]);
});

const added = (at: number, cart: string): Entry => event(at, "S", { cart });

test("each cart waits for itself; a purchase without a cart concerns all", () => {
  const carts = wait({ by: "cart" });
  expect(decidedIn(carts, added(0, "1"), added(3, "2"), event(4, "P", { cart: "1" }), S(5))).toEqual([
    "@18 t[2] fired",
  ]);
  expect(decidedIn(carts, added(0, "1"), added(3, "2"), P(4))).toEqual([]);
});

test("a burst fires once, after its quiet", () => {
  const debounce = wait({ notFollowedBy: "S" });
  expect(told(debounce, S(0), S(3))).toEqual([
    "@0 t opened",
    "@3 t cancelled by event",
    "@3 t opened",
    "@18 t fired",
  ]);
});

test("an old start is stale when its wait would have been decided", () => {
  const picky = project({
    t: { when: { notFollowedBy: "P", after: { event: "S" }, for: "15ms" }, maxAge: "50ms" },
  });
  expect(decidedIn(picky, late(50, 0, "S"))).toEqual(["@50 t fired"]);
  expect(decidedIn(picky, late(51, 0, "S"))).toEqual(["@51 t stale"]);
});

const views: Moment = { sequence: [{ event: "V" }, { event: "A", within: "20ms" }] };
const V = (at: number): Entry => event(at, "V");
const A = (at: number): Entry => event(at, "A");

test("steps come in order, both ends of their span included, in whatever order they are read", () => {
  expect(decidedIn(becomes(views), V(0), A(20))).toEqual(["@20 t fired"]);
  expect(decidedIn(becomes(views), V(0), A(21))).toEqual([]);
  expect(decidedIn(becomes(views), A(0), V(1))).toEqual([]);
  expect(decidedIn(becomes(views), A(10), late(12, 5, "V"))).toEqual(["@12 t fired"]);
});

test("what lies before a decided end is consumed; the end itself may begin", () => {
  expect(decidedIn(becomes(views), V(0), A(1), A(2))).toEqual(["@1 t fired"]);
  const twice = becomes({ sequence: [{ event: "V" }, { event: "V", within: "20ms" }] });
  expect(decidedIn(twice, V(0), V(1), V(2))).toEqual(["@1 t fired", "@2 t fired"]);
});

test("an event between the steps starts the sequence over", () => {
  const strict = becomes({ ...views, unless: "X" });
  expect(decidedIn(strict, V(0), event(1, "X"), A(2))).toEqual([]);
  expect(decidedIn(strict, V(0), event(1, "X"), V(2), A(3))).toEqual(["@3 t fired"]);
});

test("viewed, added, not purchased", () => {
  const abandoned = becomes({ notFollowedBy: "P", after: views, for: "48ms" });
  expect(told(abandoned, V(0), A(5))).toEqual(["@5 t opened", "@53 t fired"]);
  expect(decidedIn(abandoned, V(0), A(5), P(53))).toEqual([]);
  expect(decidedIn(abandoned, V(0), A(25))).toEqual([]);
});

test("a count turns with the record that completes it, and anew when its window has emptied", () => {
  const often = becomes({ becomes: { did: "V", atLeast: 2, within: "10ms" } });
  expect(decidedIn(often, V(0), V(10), V(11))).toEqual(["@10 t fired"]);
  expect(decidedIn(often, V(0), V(11))).toEqual([]);
  expect(decidedIn(often, V(0), V(10), V(21), V(22))).toEqual(["@10 t fired", "@22 t fired"]);
});

test("silence is noticed at its instant, and counts from the first event of any kind", () => {
  const silent = becomes({ becomes: { inactive: "30ms" } });
  expect(decidedIn(silent, V(5))).toEqual(["@35 t fired"]);
  expect(decidedIn(silent, V(5), V(35))).toEqual(["@65 t fired"]);
  expect(decidedIn(silent, event(5, "", {}, { type: "identify" }))).toEqual(["@35 t fired"]);
  expect(decidedIn(silent)).toEqual([]);
});

test("nothing is true of whom nobody has seen", () => {
  const never = becomes({ becomes: { not: { did: "P" } } });
  expect(decidedIn(never)).toEqual([]);
  expect(decidedIn(never, V(5))).toEqual(["@5 t fired"]);
});

const value = (at: number, amount: number): Entry => event(at, "V", { value: amount });
test("yes must stay yes for its time", () => {
  const stays = becomes({ becomes: { last: "V", path: "value", test: { above: 200 } }, for: "20ms" });
  expect(decidedIn(stays, value(0, 300), value(10, 250))).toEqual(["@20 t fired"]);
  expect(decidedIn(stays, value(0, 300), value(20, 100), value(21, 300))).toEqual(["@41 t fired"]);
});

test("a window empties one millisecond after its last event is exactly so old", () => {
  const left = project(
    { t: { when: { left: "lively" } } },
    { segments: { lively: { did: "V", within: "10ms" } } },
  );
  expect(decidedIn(left, V(5))).toEqual(["@16 t fired"]);
});

test("a sum is counted in buckets: an event counts as long as any part of its bucket is in the window", () => {
  const left = project(
    { t: { when: { left: "spender" } } },
    { segments: { spender: { sum: "P", path: "total", atLeast: 50, within: "24ms", bucket: "10ms" } } },
  );
  expect(decidedIn(left, event(12, "P", { total: 50 }))).toEqual(["@44 t fired"]);
});

test("a score crosses upwards at an event, and fades below a bound at its instant", () => {
  const hour = 3_600_000;
  const scores = {
    intent: { halfLife: "7d", points: { active: [["A", 10]], passive: [["V", 1]] } },
  } as const;
  const crosses = becomes({ becomes: { scored: "intent", atLeast: 20 } }, { scores });
  const log = [deploy(0, crosses), A(0), A(24 * hour), V(25 * hour), V(26 * hour)];
  expect(decided(log)).toEqual([`@${26 * hour} t fired`]);
  const day = 24 * hour;
  const quiet: Moment = { becomes: { all: [{ scored: "engagement", below: 5 }, { inactive: "30d" }] } };
  const fading = becomes(quiet, {
    scores: { engagement: { halfLife: "14d", points: { active: [["A", 24]] } } },
  });
  const [fired] = decided([deploy(0, fading), A(0), tick(40 * day)]);
  const at = Number(fired?.slice(1).split(" ")[0]) / day;
  expect(at).toBeCloseTo(31.682, 3);
});

test("a return is an activity long after the newest one read before it", () => {
  const returns = becomes({ returned: "30ms" });
  expect(decidedIn(returns, V(0), V(30))).toEqual([]);
  expect(decidedIn(returns, V(0), V(31))).toEqual(["@31 t fired"]);
});

const seen = (at: number, id: string): Entry => event(at, "V", { id });

test("viewed several, added, returned", () => {
  const brief = becomes({
    sequence: [
      { event: "A", if: { did: "V", distinct: "id", atLeast: 3, within: "24ms" } },
      { returned: "5ms", within: "24ms" },
    ],
  });
  const three = [seen(0, "x"), seen(1, "y"), seen(2, "z"), A(3)];
  expect(decidedIn(brief, ...three, V(27))).toEqual(["@27 t fired"]);
  expect(decidedIn(brief, ...three, V(28))).toEqual([]);
  expect(decidedIn(brief, seen(0, "x"), seen(1, "y"), seen(2, "x"), A(3), V(27))).toEqual([]);
});

test("a second touch begins with the first one's fire, and ends with its late purchase", () => {
  const chain = project({
    first: { when: { notFollowedBy: "P", after: { event: "S" }, for: "15ms" } },
    second: { when: { notFollowedBy: "P", after: { fired: "first" }, for: "48ms" } },
  });
  expect(told(chain, S(0), tick(16))).toEqual([
    "@0 first opened",
    "@15 first fired",
    // Told when the tick is read.
    "@16 second opened",
    "@63 second fired",
  ]);
  expect(decidedIn(chain, S(0), late(20, 10, "P"))).toEqual(["@15 first fired", "@20 first late_cancel"]);
});

test("limits are asked in order, and a fire exactly as old as the limit no longer counts", () => {
  const again = project({ t: { when: { event: "S" }, again: { after: "10ms" } } });
  expect(decidedIn(again, S(0), S(9), S(10))).toEqual(["@0 t fired", "@9 t suppressed again", "@10 t fired"]);
  const capped = project({ t: { when: { event: "S" } } }, { caps: [{ atMost: 2, per: "10ms" }] });
  expect(decidedIn(capped, S(0), S(1), S(9), S(10))).toEqual([
    "@0 t fired",
    "@1 t fired",
    "@9 t suppressed frequency_cap",
    "@10 t fired",
  ]);
});

test("a day is the person's: the cap of Vienna ends at its midnight", () => {
  const midnight = Date.UTC(2026, 10, 24, 23);
  const daily = project({ t: { when: { event: "S" } } }, { caps: [{ atMost: 1, per: "day" }], zone: "UTC" });
  const vienna = event(midnight - 20, "", { timezone: "Europe/Vienna" }, { type: "identify" });
  expect(decided([deploy(0, daily), vienna, S(midnight - 10), S(midnight - 1), S(midnight)])).toEqual([
    `@${midnight - 10} t fired`,
    `@${midnight - 1} t suppressed frequency_cap`,
    `@${midnight} t fired`,
  ]);
});

test("whom no sink could find is held until an address is known, or until it expires", () => {
  const held = project({ t: { when: { firstSeen: true }, expires: "50ms" } });
  const viewed = event(0, "V", {}, { side: "anonymous" });
  const identify = event(50, "", { email: "ada@example.com" }, { side: "anonymous", type: "identify" });
  expect(decided([deploy(0, held), viewed, identify, tick(99)])).toEqual([
    "anonymous @0 t held not_identified",
    "anonymous @50 t fired",
  ]);
  expect(decided([deploy(0, held), viewed, tick(99)])).toEqual([
    "anonymous @0 t held not_identified",
    "anonymous @51 t expired",
  ]);
});

test("a merge releases what was held, or shows that it was not the first", () => {
  const held = project({ t: { when: { firstSeen: true } } });
  const log = [deploy(0, held), event(5, "V", {}, { side: "anonymous" })];
  expect(decided([...log, { kind: "merge", at: 9 }])).toEqual([
    "anonymous @5 t held not_identified",
    "@9 t fired",
  ]);
  const known = [deploy(0, held), V(1), event(5, "V", {}, { side: "anonymous" })];
  expect(decided([...known, { kind: "merge", at: 9 }])).toEqual([
    "@1 t fired",
    "anonymous @5 t held not_identified",
    "@9 t expired not_first",
  ]);
});

test("a merge completes what two histories hold together, and cancels what one of them ended", () => {
  const side = { side: "anonymous" } as const;
  const merge: Entry = { kind: "merge", at: 12 };
  expect(decidedIn(becomes(views), event(0, "V", {}, side), A(10), merge)).toEqual(["@12 t fired"]);
  expect(told(wait(), event(0, "S", {}, side), P(10), merge)).toEqual([
    "anonymous @0 t opened",
    "@12 t cancelled by event",
  ]);
});

const says = (at: number, news: boolean): Entry => ({
  kind: "consent",
  at,
  side: "known",
  signal: { news },
  saidAt: at,
});

test("a withdrawal ends what waits and what is held, and consent given later revives none", () => {
  expect(told(wait(), S(0), says(5, false), says(6, true), late(7, 4, "S"))).toEqual([
    "@0 t opened",
    "@5 t cancelled by withdrawal",
  ]);
  expect(decidedIn(wait(), S(0), says(5, false), S(6), says(30, true))).toEqual([
    "@21 t suppressed consent_denied:news",
  ]);
});

test("a deployment fires for nobody for whom it already holds, unless it is told to", () => {
  const always: Moment = { becomes: { not: { did: "P" } } };
  const log = (backfill: "fire" | undefined): readonly Entry[] => [
    deploy(0, project({})),
    V(1),
    deploy(2, project({ t: { when: always, ...(backfill === undefined ? {} : { backfill }) } })),
    V(3),
  ];
  expect(decided(log(undefined))).toEqual([]);
  expect(decided(log("fire"))).toEqual(["@2 t fired"]);
});

const upgraded = (onUpgrade: "finish" | "adopt" | "drop"): readonly string[] =>
  tell([
    deploy(0, wait()),
    S(1),
    deploy(
      5,
      project({ t: { when: { notFollowedBy: "P", after: { event: "S" }, for: "50ms" }, onUpgrade } }),
    ),
    tick(100),
  ]);

test("a wait in progress keeps its deadline, takes the new one or is dropped", () => {
  expect(upgraded("finish")).toEqual(["@1 t opened", "@16 t fired"]);
  expect(upgraded("adopt")).toEqual(["@1 t opened", "@51 t fired"]);
  expect(upgraded("drop")).toEqual(["@1 t opened", "@5 t dropped"]);
});

test("the higher priority is decided first, then the name", () => {
  const three = project({
    b: { when: { event: "S" } },
    a: { when: { event: "S" } },
    c: { when: { event: "S" }, priority: 1 },
  });
  expect(decidedIn(three, S(1))).toEqual(["@1 c fired", "@1 a fired", "@1 b fired"]);
});

test("several members of anyOf at one record are one instant", () => {
  const both = becomes({
    anyOf: [{ event: "V", where: { n: { above: 1 } } }, { becomes: { did: "V", atLeast: 2 } }],
  });
  expect(decidedIn(both, event(0, "V", { n: 2 }), event(1, "V", { n: 2 }), V(2))).toEqual([
    "@0 t fired",
    "@1 t fired",
  ]);
});

test("arms are dealt by the bucket of the side seen first; the held out are counted", () => {
  const arms = wait({ for: { byArm: "x", arms: { short: "15ms", long: "30ms" } } });
  const bucket = {
    arm: (_: string, side: string) => (side === "known" ? "long" : "short"),
    heldOut: (_: string, side: string) => side === "anonymous",
  };
  const log = [deploy(0, arms), event(0, "V", {}, { side: "anonymous" }), S(1), tick(100)];
  expect(decided(log, bucket)).toEqual(["@31 t fired"]);
  const merged: Entry = { kind: "merge", at: 50 };
  const after = [deploy(0, arms), event(0, "V", {}, { side: "anonymous" }), S(1), merged, S(60), tick(100)];
  expect(decided(after, bucket)).toEqual(["@31 t fired", "@75 t suppressed holdout"]);
});
