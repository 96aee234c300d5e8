import { expect, test } from "vitest";
import { conditionWords } from "../condition/index.ts";
import { HeedError } from "../contracts/index.ts";
import { above, below } from "../event/index.ts";
import { momentWords } from "./words.ts";

const {
  activity,
  anyOf,
  becomes,
  entered,
  event,
  fired,
  firstSeen,
  identified,
  left,
  page,
  returned,
  screen,
  sequence,
} = momentWords({});
const { did } = conditionWords({});

/** The faults of whatever a definition throws. */
function refused(define: () => unknown): readonly string[] {
  try {
    define();
  } catch (error) {
    if (error instanceof HeedError && error.code === "HEED_TRIGGER_INVALID")
      return error.faults.map(({ at, message }) => `${at}: ${message}`);
    throw error;
  }
  return [];
}

/** The same for what plain JavaScript may hand over. */
const refusedCall = (call: unknown, ...given: readonly unknown[]): readonly string[] =>
  refused(() => (typeof call === "function" ? Reflect.apply(call, undefined, given) : undefined));

test("an event is its name, its tests and what must hold when it is read", () => {
  expect(event("A").definition).toStrictEqual({ event: "A" });
  expect(event("A", { where: { price: above(3) }, if: did("B") }).definition).toStrictEqual({
    event: "A",
    where: { price: { above: 3 } },
    if: { did: "B" },
  });
});

test("pages, screens, identify calls and activity are written alike", () => {
  expect(page().definition).toStrictEqual({ page: true });
  expect(page("Pricing", { where: { plan: "paid" } }).definition).toStrictEqual({
    page: "Pricing",
    where: { plan: "paid" },
  });
  expect(page({ where: { url: "x" } }).definition).toStrictEqual({ page: true, where: { url: "x" } });
  expect(screen("Home").definition).toStrictEqual({ screen: "Home" });
  expect(identified({ where: { plan: "paid" } }).definition).toStrictEqual({
    identified: true,
    where: { plan: "paid" },
  });
  expect(activity().definition).toStrictEqual({ activity: true });
});

test("a definition shares nothing with what it was made of", () => {
  const prices: number[] = [1];
  const { definition } = event("A", { where: { price: { oneOf: prices } } });
  prices.push(2);
  expect(definition).toStrictEqual({ event: "A", where: { price: { oneOf: [1] } } });
});

test("a wait is what it waits for, after what, and how long", () => {
  expect(event("A").notFollowedBy("B", { for: "24h" }).definition).toStrictEqual({
    notFollowedBy: "B",
    after: { event: "A" },
    for: "24h",
  });
  expect(
    event("A")
      .notFollowedBy(["B", event("C", { where: { total: above(0) } }), page()], {
        where: { currency: "EUR" },
        for: "24h",
        repeat: "keep",
      })
      .by({ A: "cart_id", B: "checkout.cart_id" }).definition,
  ).toStrictEqual({
    notFollowedBy: ["B", { event: "C", where: { total: { above: 0 } } }, { page: true }],
    where: { currency: "EUR" },
    after: { event: "A" },
    for: "24h",
    repeat: "keep",
    by: { A: "cart_id", B: "checkout.cart_id" },
  });
});

test("a wait may follow any moment but a wait and anyOf", () => {
  const starts = [
    [becomes(did("A")), { becomes: { did: "A" } }],
    [firstSeen(), { firstSeen: true }],
    [returned(), { returned: true }],
    [entered("staff"), { entered: "staff" }],
    [left("staff"), { left: "staff" }],
    [fired("t"), { fired: "t" }],
    [sequence(["A", "B"], { within: "1h" }), { sequence: [{ event: "A" }, { event: "B" }], within: "1h" }],
  ] as const;
  for (const [start, after] of starts) {
    expect(start.notFollowedBy("B", { for: "1h" }).definition).toStrictEqual({
      notFollowedBy: "B",
      after,
      for: "1h",
    });
  }
});

test("a chain is one sequence, whose steps have their own bounds", () => {
  const chain = event("A", { where: { x: 1 } })
    .followedBy("B", { within: "1h", where: { y: 2 }, if: did("Z") })
    .followedBy(event("C", { where: { z: below(3) } }), { within: "2h", where: { z: above(1), w: "v" } })
    .followedBy(returned({ after: "1d" }), { within: "3d" });
  expect(chain.definition).toStrictEqual({
    sequence: [
      { event: "A", where: { x: 1 } },
      { event: "B", where: { y: 2 }, if: { did: "Z" }, within: "1h" },
      { event: "C", where: { z: [{ below: 3 }, { above: 1 }], w: ["v"] }, within: "2h" },
      { returned: "1d", within: "3d" },
    ],
  });
});

test("a sequence has one bound over all its steps", () => {
  const steps = sequence(["A", event("B", { if: did("C") }), returned()], { within: "1d" });
  expect(steps.definition).toStrictEqual({
    sequence: [{ event: "A" }, { event: "B", if: { did: "C" } }, { returned: true }],
    within: "1d",
  });
});

test("unless guards the steps, and its tests go into each event", () => {
  const guarded = event("A")
    .followedBy("B", { within: "1h" })
    .unless(["C", page()], { where: { x: 1 } });
  expect(guarded.by("id").definition).toStrictEqual({
    sequence: [{ event: "A" }, { event: "B", within: "1h" }],
    unless: [
      { event: "C", where: { x: 1 } },
      { page: true, where: { x: 1 } },
    ],
    by: "id",
  });
  expect(sequence(["A", "B"], { within: "1h" }).unless("C").definition).toStrictEqual({
    sequence: [{ event: "A" }, { event: "B" }],
    within: "1h",
    unless: "C",
  });
});

test("a return may begin a sequence", () => {
  expect(returned({ after: "1d" }).followedBy("A", { within: "1h" }).definition).toStrictEqual({
    sequence: [{ returned: "1d" }, { event: "A", within: "1h" }],
  });
});

test("turning yes may be asked to last", () => {
  expect(becomes(did("A"), { for: "5m" }).definition).toStrictEqual({ becomes: { did: "A" }, for: "5m" });
});

test("anyOf lists whole moments", () => {
  expect(anyOf(event("A").by("id"), event("B").notFollowedBy("C", { for: "1h" })).definition).toStrictEqual({
    anyOf: [
      { event: "A", by: "id" },
      { notFollowedBy: "C", after: { event: "B" }, for: "1h" },
    ],
  });
});

test("handles stand for their names", () => {
  expect(entered({ name: "staff" }).definition).toStrictEqual({ entered: "staff" });
  expect(fired({ name: "t" }).definition).toStrictEqual({ fired: "t" });
});

test("a builder may be used again: no call changes what was built before", () => {
  const added = event("A");
  const wait = added.notFollowedBy("B", { for: "1h" });
  wait.by("cart_id");
  added.followedBy("B", { within: "1h" }).followedBy("C", { within: "1h" });
  expect(wait.definition).not.toHaveProperty("by");
  expect(added.definition).toStrictEqual({ event: "A" });
});

test("an unknown word is told with the nearest one", () => {
  // @ts-expect-error: no such option
  expect(refused(() => event("A", { were: { x: 1 } }))).toEqual([
    'event("A").were: expected one of "where", "if"; came "were". Did you mean "where"?',
  ]);
  // @ts-expect-error: no such option
  expect(refused(() => event("A").notFollowedBy("B", { fore: "1h" }))).toEqual([
    'event("A").notFollowedBy.fore: expected one of "where", "for", "repeat"; came "fore". Did you mean "for"?',
  ]);
});

test("what is no event, no step, no moment is refused where it stands", () => {
  expect(refusedCall(event)).toEqual(["event(…): expected a name; came none"]);
  expect(refusedCall(event("A").notFollowedBy, "", { for: "1h" })).toEqual([
    'event("A").notFollowedBy: expected a name; came ""',
  ]);
  expect(refusedCall(event("A").notFollowedBy, [], { for: "1h" })).toEqual([
    'event("A").notFollowedBy: expected at least one event; came an empty list',
  ]);
  expect(refusedCall(event("A").notFollowedBy, did("B"), { for: "1h" })).toEqual([
    'event("A").notFollowedBy: expected the name of an event or event(name, { where }); came an object',
  ]);
  expect(refusedCall(event("A").followedBy, ["B"], { within: "1h" })).toEqual([
    'event("A").followedBy: expected one event as a step; came a list',
  ]);
  expect(refusedCall(sequence, ["A"], { within: "1h" })).toEqual([
    "sequence(…): expected a list of two steps or more; came 1",
  ]);
  expect(refusedCall(anyOf, "A")).toEqual([
    'anyOf(…)[0]: expected a moment such as event("Product Added"); came "A"',
  ]);
  expect(refusedCall(anyOf, anyOf(event("A")))).toEqual([
    "anyOf(…)[0]: expected a moment that is no anyOf(…) itself: list its members here",
  ]);
  expect(refusedCall(event("A").by, 3)).toEqual(["by: expected a path or paths by name; came a number"]);
});

test("where only the event counts, an event with `if` or `by` is refused", () => {
  expect(refused(() => event("A").notFollowedBy(event("B", { if: did("C") }), { for: "1h" }))).toEqual([
    'event("A").notFollowedBy: expected an event with no more than `where`: here only the event counts, not the moment; came `if`',
  ]);
  expect(refusedCall(event("A").followedBy, event("B").by("id"), { within: "1h" })).toEqual([
    'event("A").followedBy: expected an event with no more than `where`: here only the event counts, not the moment; came `by`',
  ]);
});

test("a step is no sequence, and a return has nothing but its bound", () => {
  const pair = sequence(["A", "B"], { within: "1h" });
  expect(refusedCall(event("A").followedBy, pair, { within: "1h" })).toEqual([
    'event("A").followedBy: expected one event as a step; came a sequence: chain its steps with followedBy',
  ]);
  expect(refusedCall(event("A").followedBy, returned(), { within: "1h", where: { x: 1 } })).toEqual([
    'event("A").followedBy: expected only `within` beside returned(); came `where` or `if`',
  ]);
  expect(refusedCall(event("A").followedBy(returned(), { within: "1h" }).by, "id")).toEqual([
    "by: expected events only: returned() has no property to correlate by",
  ]);
});

const ofTwo = () => event("A").followedBy(event("B", { if: did("C") }), { within: "1h", if: did("D") });

test("one event has one `if`", () => {
  expect(refused(ofTwo)).toEqual([
    'event("A").followedBy.if: expected one condition; came one on the event and one beside it: combine them with all(…)',
  ]);
});

test("what JSON cannot hold has no place in a definition", () => {
  // @ts-expect-error: no test
  expect(refused(() => event("A", { where: { x: () => true } }))).toEqual([
    'event("A").where.x: expected plain data; came a function',
  ]);
  expect(refused(() => event("A", { where: { x: above(Number.NaN) } }))).toEqual([
    'event("A").where.x.above: expected plain data; came NaN',
  ]);
});

test("a vocabulary's names are checked wherever one stands, and what it does not list may be anything", () => {
  const words = momentWords({ events: { A: {}, B: {} }, pages: { Pricing: {} }, segments: ["staff"] });
  // @ts-expect-error: no such event
  expect(refused(() => words.event("AB"))).toHaveLength(1);
  // @ts-expect-error: no such event
  expect(refused(() => words.event("A").followedBy("AB", { within: "1h" }))).toHaveLength(1);
  // @ts-expect-error: no such event
  expect(refused(() => words.event("A").notFollowedBy(["B", "BC"], { for: "1h" }))).toHaveLength(1);
  expect(refused(() => words.event("A").notFollowedBy(event("BC"), { for: "1h" }))).toHaveLength(1);
  // @ts-expect-error: no such page
  expect(refused(() => words.page("Prices"))).toHaveLength(1);
  // @ts-expect-error: no such segment
  expect(refused(() => words.entered("stuff"))).toEqual([
    'entered(…): expected one of "staff"; came "stuff". Did you mean "staff"?',
  ]);
  expect(refused(() => [words.screen("Any"), words.fired("any"), words.page()])).toEqual([]);
});
