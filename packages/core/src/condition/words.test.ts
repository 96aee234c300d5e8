import { expect, test } from "vitest";
import { HeedError } from "../contracts/index.ts";
import type { EventHandle } from "../event/index.ts";
import { above, atLeast } from "../event/index.ts";
import type { Condition } from "./handle.ts";
import { conditionWords } from "./words.ts";

const {
  activeBeyond,
  all,
  any,
  average,
  consented,
  did,
  highest,
  inactive,
  inSegment,
  last,
  lowest,
  not,
  scored,
  since,
  sum,
  trait,
} = conditionWords({});

const page: EventHandle = { definition: { page: true } };

const FORMS: readonly (readonly [Condition, object])[] = [
  [did("A"), { did: "A" }],
  [
    did(["A", page], {
      where: { x: above(1) },
      atLeast: 2,
      atMost: 3,
      distinct: "id",
      within: "1d",
      after: ["B", page],
      bucket: "1h",
    }),
    {
      did: ["A", { page: true }],
      where: { x: { above: 1 } },
      atLeast: 2,
      atMost: 3,
      distinct: "id",
      within: "1d",
      after: ["B", { page: true }],
      bucket: "1h",
    },
  ],
  [
    did("A", { atLeast: { byArm: "x", arms: { a: 1, b: 2 } } }),
    { did: "A", atLeast: { byArm: "x", arms: { a: 1, b: 2 } } },
  ],
  [
    sum("A", "price", { atLeast: 50, within: "24h" }),
    { sum: "A", path: "price", atLeast: 50, within: "24h" },
  ],
  [average("A", "price", { atMost: 5 }), { average: "A", path: "price", atMost: 5 }],
  [lowest("A", "p[*].x", { atLeast: 1 }), { lowest: "A", path: "p[*].x", atLeast: 1 }],
  [highest("A", "p", { atLeast: 1, atMost: 2 }), { highest: "A", path: "p", atLeast: 1, atMost: 2 }],
  [
    last("A", { where: { x: 1 } }).property("y", [above(1), 3]),
    { last: "A", where: { x: 1 }, path: "y", test: [{ above: 1 }, 3] },
  ],
  [since("A", { atLeast: "2m" }), { since: "A", atLeast: "2m" }],
  [inactive("30d"), { inactive: "30d" }],
  [activeBeyond("24h"), { activeBeyond: "24h" }],
  [trait("plan", "paid"), { trait: "plan", test: "paid" }],
  [trait("age", atLeast(18)), { trait: "age", test: { atLeast: 18 } }],
  [inSegment("staff"), { inSegment: "staff" }],
  [inSegment({ name: "staff" }), { inSegment: "staff" }],
  [consented("email"), { consented: "email" }],
  [
    scored("s", { group: "active", atLeast: 20, leaveBelow: 15 }),
    { scored: "s", group: "active", atLeast: 20, leaveBelow: 15 },
  ],
  [scored({ name: "s" }, { above: 3 }), { scored: "s", above: 3 }],
  [
    all(did("A"), not(any(did("B"), inactive("1d")))),
    { all: [{ did: "A" }, { not: { any: [{ did: "B" }, { inactive: "1d" }] } }] },
  ],
];

for (const [{ definition }, form] of FORMS) {
  test(`${JSON.stringify(form)} is written so`, () => expect(definition).toStrictEqual(form));
}

function refused(call: unknown, ...given: readonly unknown[]): readonly string[] {
  try {
    if (typeof call === "function") Reflect.apply(call, undefined, given);
  } catch (error) {
    if (error instanceof HeedError && error.code === "HEED_TRIGGER_INVALID")
      return error.faults.map(({ at, message }) => `${at}: ${message}`);
    throw error;
  }
  return [];
}

test("two events never happen at one instant: all of raw events is refused and explained", () => {
  const added = { definition: { event: "Product Added" } };
  for (const [candidate, came] of [
    [added, 'event("Product Added")'],
    ["Product Added", '"Product Added"'],
    [{ definition: { notFollowedBy: "B", after: { event: "A" }, for: "1h" } }, 'notFollowedBy("B")'],
  ] as const) {
    expect(refused(all, did("A"), candidate)).toEqual([
      `all(…)[1]: expected a condition, which is yes or no at every instant; came ${came}, which is an instant: no two events happen at one. Ask did(name, { within }) whether it happened, or order events with followedBy`,
    ]);
  }
});

test("what is no condition is refused where it stands", () => {
  expect(refused(all, { name: "intent", definition: { halfLife: "7d", points: {} } })).toEqual([
    'all(…)[0]: expected a condition such as did("Product Added"); came an object',
  ]);
  expect(refused(all)).toEqual(["all(…): expected at least one condition; came none"]);
  expect(refused(any, undefined)).toEqual([
    'any(…)[0]: expected a condition such as did("Product Added"); came none',
  ]);
  expect(refused(not, { did: "A" })).toEqual([
    'not(…): expected a condition such as did("Product Added"); came an object',
  ]);
});

test("wrong arguments are refused where they stand", () => {
  expect(refused(did)).toEqual([
    "did(…): expected the name of an event or event(name, { where }); came none",
  ]);
  expect(refused(did, "A", 3)).toEqual([
    expect.stringMatching(/^did\("A"\): expected an object with where,.* came a number$/),
  ]);
  expect(refused(did, "A", { atleast: 3 })).toEqual([
    expect.stringMatching(/^did\("A"\)\.atleast: .* Did you mean "atLeast"\?$/),
  ]);
  expect(refused(sum, "A", { atLeast: 3 })).toEqual([
    'sum("A"): expected a path such as "price"; came an object',
  ]);
  expect(refused(since, "A")).toEqual([
    expect.stringMatching(/^since\("A"\): expected an object with where, atLeast; came none$/),
  ]);
  expect(refused(inSegment, {})).toEqual(["inSegment(…): expected a name; came an object"]);
});

test("a span, a bound or a test that is missing leaves no condition without it", () => {
  expect(refused(inactive)).toEqual(['inactive(…): expected a span such as "30d"; came none']);
  expect(refused(activeBeyond)).toEqual(['activeBeyond(…): expected a span such as "30d"; came none']);
  expect(refused(trait, "plan")).toEqual(['trait("plan"): expected a value or a test; came none']);
  expect(refused(last("A").property, "plan")).toEqual([
    'last("A").property: expected a value or a test; came none',
  ]);
});

test("a vocabulary's names are checked wherever one stands", () => {
  const words = conditionWords({
    events: { A: {} },
    segments: ["staff"],
    scores: ["s"],
    purposes: ["email"],
  });
  expect(refused(words.did, "B")).toEqual(['did("B"): expected one of "A"; came "B". Did you mean "A"?']);
  expect(refused(words.did, "A", { after: ["A", "B"] })).toHaveLength(1);
  expect(refused(words.did, [page, { definition: { event: "B" } }])).toHaveLength(1);
  expect(refused(words.inSegment, "stuff")).toHaveLength(1);
  expect(refused(words.inSegment, { name: "stuff" })).toHaveLength(1);
  expect(refused(words.scored, "t", { below: 3 })).toHaveLength(1);
  expect(refused(words.consented, "mail")).toHaveLength(1);
  expect(refused(words.did, page)).toEqual([]);
});
