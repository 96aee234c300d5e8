import { expect, test } from "vitest";
import { project } from "./project.ts";
import { anyWords, vocabulary } from "./vocabulary.ts";

const { cart, did, event, experiment, fact, score, segment, trigger } = anyWords;

const noticed = trigger("noticed", {
  when: event("A"),
  purpose: "email_marketing",
  send: { as: "Noticed", to: ["klaviyo"] },
});
const staff = segment("staff", did("Logged In"));

test("a project is what its handles define, by name", () => {
  const points = { active: [["A", 1]] } as const;
  const whole = project({
    triggers: [noticed],
    segments: [staff],
    scores: [score("s", { halfLife: "7d", points })],
    facts: [fact("cart", cart())],
    experiments: [experiment("x", { arms: { a: 1, b: 1 }, goal: "B", within: "7d" })],
    caps: [{ atMost: 3, per: "week" }],
    quietHours: { from: "21:00", to: "08:00" },
    zone: "Europe/Berlin",
    grace: "1m",
    keepFor: "400d",
    notActivity: ["Email Opened"],
  });
  expect(whole).toStrictEqual({
    triggers: { noticed: noticed.definition },
    segments: { staff: { did: "Logged In" } },
    scores: { s: { halfLife: "7d", points } },
    facts: { cart: { cart: {} } },
    experiments: { x: { arms: { a: 1, b: 1 }, goal: "B", within: "7d" } },
    caps: [{ atMost: 3, per: "week" }],
    quietHours: { from: "21:00", to: "08:00" },
    zone: "Europe/Berlin",
    grace: "1m",
    keepFor: "400d",
    notActivity: ["Email Opened"],
  });
  expect(JSON.parse(JSON.stringify(whole))).toStrictEqual(whole);
});

test("what is not given is left out", () => expect(project({})).toStrictEqual({}));

const repeated = () => project({ triggers: [noticed, noticed], segments: [staff, staff, staff] });

test("a name stands once under each word; every one that does not is told", () => {
  expect(repeated).toThrow('triggers.noticed: expected each name once; came "noticed" twice');
  expect(repeated).toThrow('segments.staff: expected each name once; came "staff" 3 times');
  expect(() => project({ triggers: [noticed], segments: [segment("noticed", did("A"))] })).not.toThrow();
});

test("an unknown word is told with the nearest one", () => {
  // @ts-expect-error: no such word
  expect(() => project({ trigger: [noticed] })).toThrow('Did you mean "triggers"?');
});

test("what is no handle is refused where it stands", () => {
  expect(() => Reflect.apply(project, undefined, [{ triggers: noticed }])).toThrow(
    "triggers: expected a list; came an object",
  );
  expect(() => Reflect.apply(project, undefined, [{ triggers: [noticed, "noticed"] }])).toThrow(
    'triggers[1]: expected what trigger(…) and its kin give; came "noticed"',
  );
});

test("a name that JavaScript would inherit is a name like any other", () => {
  const { segments } = project({
    segments: [segment("__proto__", did("A")), segment("constructor", did("B"))],
  });
  expect(Object.entries(segments ?? {})).toEqual([
    ["__proto__", { did: "A" }],
    ["constructor", { did: "B" }],
  ]);
});

test("a vocabulary gives all words, and its names are checked when they run", () => {
  const words = vocabulary({ events: { "Product Added": { price: "number" } }, segments: ["staff"] });
  expect(Object.keys(words).toSorted()).toEqual(Object.keys(anyWords).toSorted());
  // @ts-expect-error: no such event
  expect(() => words.event("Product Aded")).toThrow('Did you mean "Product Added"?');
  // @ts-expect-error: no such segment
  expect(() => words.inSegment("stuff")).toThrow('Did you mean "staff"?');
});
