import { expect, test } from "vitest";
import type { Moment, ProjectDefinition } from "./definitions.ts";
import type { Entry } from "./log.ts";
import {
  A,
  P,
  S,
  V,
  becomes,
  decided,
  decidedIn,
  deploy,
  event,
  late,
  project,
  tick,
  toldIn,
} from "./told.ts";

const views: Moment = { sequence: [{ event: "V" }, { event: "A", within: "20ms" }] };

const valued = (at: number, value: number): Entry => event(at, "V", { value });

const seen = (at: number, id: string): Entry => event(at, "V", { id });

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
  expect(toldIn(abandoned, V(0), A(5))).toEqual(["@5 t opened", "@53 t fired"]);
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

test("yes must stay yes for its time", () => {
  const stays = becomes({ becomes: { last: "V", path: "value", test: { above: 200 } }, for: "20ms" });
  expect(decidedIn(stays, valued(0, 300), valued(10, 250))).toEqual(["@20 t fired"]);
  expect(decidedIn(stays, valued(0, 300), valued(20, 100), valued(21, 300))).toEqual(["@41 t fired"]);
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

test("a latch holds from its bound until the score is below the lower one", () => {
  const scores = { hot: { halfLife: "10ms", points: { active: [["A", 8]] } } } as const;
  const latched: ProjectDefinition = {
    ...project({ t: { when: { left: "warm" } } }),
    scores,
    segments: { warm: { scored: "hot", atLeast: 6, leaveBelow: 2 } },
  };
  // 8 × 2^(−20 / 10) is 2 exactly: below it one millisecond later.
  expect(decidedIn(latched, A(0))).toEqual(["@21 t fired"]);
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
