import { expect, test } from "vitest";
import { checkProject } from "./check.ts";
import type { CheckContext } from "./check-context.ts";
import { isShapeCode, MEANING_CODES, SHAPE_CODES } from "./codes.ts";

const CONTEXT: CheckContext = {
  patterns: (pattern) => {
    const compiled = new RegExp(pattern);
    return (text) => compiled.test(text);
  },
  zones: { isZone: (name) => name === "Europe/Berlin" },
  sinks: ["klaviyo", "webhook"],
};

const SEND = { as: "Told", to: ["klaviyo"] };
const CART = { event: "Product Added" };

/** A project with one trigger that is right but for these parts. */
function project(parts: object, others: object = {}): object {
  return {
    triggers: { t: { when: CART, purpose: "mail", again: "once", send: SEND, ...parts } },
    segments: { staff: { trait: "email", test: { endsWith: "@shop.example" } } },
    scores: { intent: { halfLife: "7d", points: { active: [["Product Added", 10]] } } },
    facts: { cart: { cart: {} }, seen: { lastViewed: {} } },
    experiments: {
      speed: { arms: { slow: 1, fast: 1 }, goal: "Order Completed", within: "7d" },
      other: { arms: { a: 1, b: 1 }, goal: "Order Completed", within: "7d" },
    },
    consent: { purposes: { mail: {}, sms: {} } },
    ...others,
  };
}

/** Each diagnostic as `CODE place`. */
function told(value: unknown, context: CheckContext = CONTEXT): readonly string[] {
  return checkProject(value, context).map(({ code, at }) => `${code.slice("HEED_RULE_".length)} ${at}`);
}

const ofTrigger = (parts: object): readonly string[] =>
  told(project(parts)).map((line) => line.replace(" triggers.t.", " "));
const ofMoment = (when: unknown): readonly string[] => ofTrigger({ when });
const ofCondition = (condition: unknown): readonly string[] => ofTrigger({ if: condition });

test("nothing is wrong with a right project, and with an empty one", () => {
  expect(told(project({}))).toEqual([]);
  expect(told({})).toEqual([]);
});

test("a message says what was expected, what came, and the nearest right word", () => {
  const [fault] = checkProject(project({ when: { evnt: "Product Added" } }), CONTEXT);
  expect(fault).toEqual({
    code: "HEED_RULE_UNKNOWN_WORD",
    severity: "error",
    at: "triggers.t.when.evnt",
    path: ["triggers", "t", "when", "evnt"],
    message: expect.stringContaining('came "evnt". Did you mean "event"?'),
  });
});

test("all faults are collected, not the first alone", () => {
  expect(
    told({ triggers: { t: { wen: CART, if: { all: [] }, expires: "1 day", send: { as: "", to: [] } } } }),
  ).toEqual([
    "UNKNOWN_KEY triggers.t.wen",
    "LENGTH triggers.t.if.all",
    "DURATION triggers.t.expires",
    "LENGTH triggers.t.send.as",
    "LENGTH triggers.t.send.to",
    "MISSING_KEY triggers.t.when",
    "NO_PURPOSE triggers.t.purpose",
  ]);
});

test.each([
  ["a text", "Product Added", "TYPE when"],
  ["two words", { event: "A", page: "B" }, "TWO_WORDS when"],
  ["no word", {}, "UNKNOWN_WORD when"],
  ["an empty name", { event: "" }, "LENGTH when.event"],
  ["a condition", { did: "A" }, "NOT_HERE when.did"],
  ["a step's bound", { event: "A", within: "1h" }, "NOT_HERE when.within"],
  ["by of what turns", { becomes: { did: "A" }, by: "x" }, "NOT_HERE when.by"],
  ["by of the first", { firstSeen: true, by: "x" }, "NOT_HERE when.by"],
  ["by of a segment", { entered: "staff", by: "x" }, "NOT_HERE when.by"],
  ["by of a segment left", { left: "staff", by: "x" }, "NOT_HERE when.by"],
  ["by of a return", { returned: true, by: "x" }, "NOT_HERE when.by"],
  ["by of any of", { anyOf: [CART, { event: "B" }], by: "x" }, "NOT_HERE when.by"],
  ["by in any of", { anyOf: [CART, { event: "B", by: "x" }] }, "NOT_HERE when.anyOf[1].by"],
  ["any of in any of", { anyOf: [CART, { anyOf: [CART, CART] }] }, "NOT_HERE when.anyOf[1].anyOf"],
  ["any of one", { anyOf: [CART] }, "LENGTH when.anyOf"],
  [
    "a wait after a wait",
    { notFollowedBy: "B", for: "1h", after: { notFollowedBy: "C", after: CART, for: "1h" } },
    "NOT_HERE when.after.notFollowedBy",
  ],
  [
    "a wait after any of",
    { notFollowedBy: "B", for: "1h", after: { anyOf: [CART, CART] } },
    "NOT_HERE when.after.anyOf",
  ],
  [
    "by inside a wait",
    { notFollowedBy: "B", for: "1h", after: { event: "A", by: "x" } },
    "NOT_HERE when.after.by",
  ],
  ["a wait without an end", { notFollowedBy: "B", after: CART }, "MISSING_KEY when.for"],
  [
    "another repeat",
    { notFollowedBy: "B", after: CART, for: "1h", repeat: "restrat" },
    "UNKNOWN_WORD when.repeat",
  ],
  ["a sequence of one", { sequence: [CART], within: "1h" }, "LENGTH when.sequence"],
  [
    "a sequence of nine",
    { sequence: Array.from({ length: 9 }, () => CART), within: "1h" },
    "LENGTH when.sequence",
  ],
  [
    "a step that is none",
    { sequence: [CART, { becomes: { did: "A" } }], within: "1h" },
    "NOT_HERE when.sequence[1].becomes",
  ],
  ["a step by its name", { sequence: [CART, "B"], within: "1h" }, "TYPE when.sequence[1]"],
  ["a step without a bound", { sequence: [CART, { event: "B" }] }, "MISSING_KEY when.sequence[1].within"],
  [
    "a bound before the first",
    { sequence: [{ ...CART, within: "1h" }, { event: "B" }], within: "1h" },
    "NOT_HERE when.sequence[0].within",
  ],
  [
    "by with a return",
    { sequence: [CART, { returned: true }], within: "1h", by: "x" },
    "CORRELATION when.by",
  ],
  [
    "by without an event",
    { notFollowedBy: "B", for: "1h", after: { firstSeen: true }, by: "x" },
    "CORRELATION when.by",
  ],
  [
    "by without a start",
    { notFollowedBy: "B", for: "1h", after: CART, by: { B: "x" } },
    'CORRELATION when.by["Product Added"]',
  ],
  ["by of a stranger", { ...CART, by: { "Product Added": "x", C: "x" } }, "CORRELATION when.by.C"],
  ["by of the nameless", { page: true, by: { A: "x" } }, "CORRELATION when.by"],
  ["by of several values", { ...CART, by: "products[*].id" }, "PATH when.by"],
  ["no time", { returned: "0s" }, "DURATION when.returned"],
  ["too much time", { returned: "9999999w" }, "TOO_LONG when.returned"],
  ["a trigger that is not there", { fired: "tt" }, "UNKNOWN_NAME when.fired"],
  ["itself", { fired: "t" }, "CYCLE when.fired"],
  ["a path that is none", { event: "A", where: { "a..b": 1 } }, 'PATH when.where["a..b"]'],
  ["a test that is none", { event: "A", where: { a: { abov: 1 } } }, "TEST when.where.a.abov"],
  ["two tests in one", { event: "A", where: { a: { above: 1, below: 2 } } }, "TEST when.where.a"],
  ["an operand that is none", { event: "A", where: { a: [{ above: "1" }] } }, "TEST when.where.a[0].above"],
  ["a pattern that is none", { event: "A", where: { a: { matches: "(" } } }, "VALUE when.where.a.matches"],
  ["an instant that is none", { event: "A", where: { a: { after: "soon" } } }, "VALUE when.where.a.after"],
  ["a range backwards", { event: "A", where: { a: { between: [2, 1] } } }, "VALUE when.where.a.between"],
  ["an arm in a name", { event: { byArm: "speed", arms: { slow: "A", fast: "B" } } }, "NOT_HERE when.event"],
])("of a moment: %s", (_, when, expected) => {
  expect(ofMoment(when)).toEqual([expected]);
});

test.each([
  ["an event among conditions", { all: [{ event: "A" }] }, "EVENT_NO_CONDITION if.all[0].event"],
  ["a name among conditions", { all: ["A"] }, "EVENT_NO_CONDITION if.all[0]"],
  ["a moment", { becomes: { did: "A" } }, "EVENT_NO_CONDITION if.becomes"],
  ["no condition", { all: [] }, "LENGTH if.all"],
  ["a word misspelt", { where: {}, didd: "A" }, "UNKNOWN_WORD if.didd"],
  ["a range backwards", { did: "A", atLeast: 3, atMost: 2 }, "ORDER if"],
  ["none at most, and one at least", { did: "A", atMost: 0 }, "ORDER if"],
  ["a part of an event", { did: "A", atLeast: 1.5 }, "NUMBER if.atLeast"],
  ["too many distinct", { did: "A", distinct: "x", atLeast: 33 }, "COUNT if.distinct"],
  ["too many distinct at most", { did: "A", distinct: "x", atMost: 32 }, "COUNT if.distinct"],
  ["too many after", { did: "A", after: "B", atLeast: 33 }, "COUNT if.after"],
  ["a bucket alone", { did: "A", atLeast: 40, bucket: "1h" }, "MISSING_KEY if.within"],
  ["a bucket too long", { did: "A", atLeast: 40, within: "1h", bucket: "2h" }, "BUCKET if.bucket"],
  ["very many buckets", { did: "A", atLeast: 40, within: "30d", bucket: "1m" }, "BUCKET if.bucket"],
  ["a bucket for few", { did: "A", within: "1h", bucket: "1m" }, "NO_EFFECT if.bucket"],
  [
    "an arm in a bucket",
    {
      sum: "A",
      path: "p",
      atLeast: 1,
      within: "1h",
      bucket: { byArm: "speed", arms: { slow: "1m", fast: "2m" } },
    },
    "NOT_HERE if.bucket",
  ],
  ["no bound", { sum: "A", path: "p" }, "BOUNDS if"],
  ["a sum of nothing", { sum: "A", atLeast: 1 }, "MISSING_KEY if.path"],
  ["two bounds of a score", { scored: "intent", atLeast: 1, below: 2 }, "BOUNDS if"],
  ["no bound of a score", { scored: "intent" }, "BOUNDS if"],
  ["a latch without a bound", { scored: "intent", above: 1, leaveBelow: 1 }, "BOUNDS if.leaveBelow"],
  ["a latch above its bound", { scored: "intent", atLeast: 5, leaveBelow: 5 }, "ORDER if.leaveBelow"],
  ["a group without points", { scored: "intent", group: "passive", atLeast: 5 }, "UNKNOWN_NAME if.group"],
  ["a score that is not there", { scored: "intend", atLeast: 5 }, "UNKNOWN_NAME if.scored"],
  ["a segment that is not there", { inSegment: "staf" }, "UNKNOWN_NAME if.inSegment"],
  ["a purpose that is not there", { consented: "male" }, "UNKNOWN_NAME if.consented"],
  [
    "an arm that is missing",
    { inactive: { byArm: "speed", arms: { slow: "1d", quick: "2d" } } },
    "ARMS if.inactive.arms.quick",
  ],
  [
    "an experiment that is not there",
    { inactive: { byArm: "sped", arms: { slow: "1d", fast: "2d" } } },
    "UNKNOWN_NAME if.inactive.byArm",
  ],
])("of a condition: %s", (_, condition, expected) => {
  expect(ofCondition(condition)[0]).toBe(expected);
});

test.each([
  ["a purpose that is not there", { purpose: "male" }, "UNKNOWN_NAME purpose"],
  ["a sink that is not there", { send: { as: "A", to: ["klavio"] } }, "UNKNOWN_NAME send.to[0]"],
  ["a sink twice", { send: { as: "A", to: ["klaviyo", "klaviyo"] } }, "LENGTH send.to[1]"],
  ["a long name", { send: { as: "A".repeat(101), to: ["klaviyo"] } }, "LENGTH send.as"],
  ["too many keys", { when: { ...CART, by: "x" }, maxKeys: 33 }, "NUMBER maxKeys"],
  ["how often, by half", { again: { per: "1d" } }, "MISSING_KEY again.atMost"],
  ["how often, not at all", { again: {} }, "BOUNDS again"],
  ["how often, too often", { again: { atMost: 33, per: "1d" } }, "NUMBER again.atMost"],
  ["another state", { state: "lve" }, "UNKNOWN_WORD state"],
  [
    "arms of two experiments",
    { when: { returned: { byArm: "speed", arms: { slow: "1h", fast: "2h" } } }, experiment: "other" },
    "TWO_EXPERIMENTS experiment",
  ],
])("of a trigger: %s", (_, parts, expected) => {
  expect(ofTrigger(parts)).toEqual([expected]);
});

test.each([
  ["evidence.last.properties.sku", undefined],
  ["evidence.steps.0.context.page.url", undefined],
  ["evidence.steps.1.context.page.url", "expected a step that the moment has, 0 to 0; came 1"],
  ["facts.cart.items", undefined],
  ["facts.cart", undefined],
  ["score.intent", undefined],
  ["profile.email", undefined],
  ["trigger.decidedAt", undefined],
  ["evidence.lst.properties.sku", 'Did you mean "last"?'],
  ["evidence.last.property.sku", 'came "property"'],
  ["evidence.steps.9.properties.sku", "expected the number of a step"],
  ["evidence.last.id.x", 'expected nothing behind "id"'],
  ["facts.crt.items", 'Did you mean "cart"?'],
  ["facts.cart.item", 'Did you mean "items"?'],
  ["facts.seen.quantity", 'came "quantity"'],
  ["score.intend", 'Did you mean "intent"?'],
  ["score.intent.active", "expected nothing behind"],
  ["profile.mail", 'Did you mean "email"?'],
  ["trigger.now", 'came "now"'],
  ["fact.cart.items", 'Did you mean "facts"?'],
  ["evidence.last.properties.products[*].sku", "expected a path to one value"],
])("a payload may read %j: %j", (path, message) => {
  const found = checkProject(project({ send: { ...SEND, properties: { a: { b: [{ path }] } } } }), CONTEXT);
  const place = "triggers.t.send.properties.a.b[0].path";
  const shown = found.map(
    (each) => `${each.at}: ${each.message.includes(message ?? "") ? message : each.message}`,
  );
  expect(shown).toEqual(message === undefined ? [] : [`${place}: ${message}`]);
});

test("a payload has texts, constants and arms, and at most 8 paths of the evidence", () => {
  const inText = { text: ["Hello ", { path: "profile.emial" }] };
  const arms = { byArm: "speed", arms: { slow: "SLOW", fast: "FAST" } };
  const properties = {
    inText,
    arms,
    constant: { constant: { path: "x" } },
    literal: { text: "as it stands" },
  };
  expect(ofTrigger({ send: { ...SEND, properties } })).toEqual([
    "PAYLOAD send.properties.inText.text[1].path",
  ]);
  const many = Object.fromEntries(
    Array.from({ length: 9 }, (_, i) => [`p${i}`, { path: `evidence.last.properties.p${i}` }]),
  );
  expect(ofTrigger({ send: { ...SEND, properties: many } })).toEqual(["PAYLOAD send.properties"]);
});

test.each([
  ["a name with a space", { segments: { "high value": { did: "A" } } }, 'NAME segments["high value"]'],
  ["a fact's name with a dot", { facts: { "my.cart": { cart: {} } } }, 'NAME facts["my.cart"]'],
  [
    "points of nothing",
    { scores: { intent: { halfLife: "1d", points: {} } } },
    "LENGTH scores.intent.points",
  ],
  [
    "no points",
    { scores: { intent: { halfLife: "1d", points: { active: [["A", 0]] } } } },
    "NUMBER scores.intent.points.active[0][1]",
  ],
  [
    "a cap of a group without points",
    { scores: { intent: { halfLife: "1d", points: { active: [["A", 1]] }, caps: { passive: 1 } } } },
    "NO_EFFECT scores.intent.caps.passive",
  ],
  [
    "an arm in a half-life",
    {
      scores: {
        intent: {
          halfLife: { byArm: "speed", arms: { slow: "1d", fast: "2d" } },
          points: { active: [["A", 1]] },
        },
      },
    },
    "NOT_HERE scores.intent.halfLife",
  ],
  ["a fact that is none", { facts: { cart: { cartt: {} } } }, "UNKNOWN_WORD facts.cart.cartt"],
  [
    "one arm",
    { experiments: { speed: { arms: { a: 1 }, goal: "A", within: "1d" } } },
    "LENGTH experiments.speed.arms",
  ],
  [
    "everybody held out",
    { experiments: { speed: { arms: { a: 1, b: 1 }, holdout: 1, goal: "A", within: "1d" } } },
    "NUMBER experiments.speed.holdout",
  ],
  ["a cap per year", { caps: [{ atMost: 1, per: "year" }] }, "UNKNOWN_WORD caps[0].per"],
  [
    "a cap of a purpose that is not there",
    { caps: [{ atMost: 1, per: "day", purpose: "mal" }] },
    "UNKNOWN_NAME caps[0].purpose",
  ],
  ["an hour that is none", { quietHours: { from: "24:00", to: "08:00" } }, "TYPE quietHours.from"],
  ["quiet for ever", { quietHours: { from: "08:00", to: "08:00" } }, "QUIET_HOURS quietHours"],
  ["a zone that is none", { zone: "Europe/Berlim" }, "ZONE zone"],
  ["a zone that cannot be one", { zone: "+02:00" }, "TYPE zone"],
  [
    "segments in a circle",
    { segments: { staff: { inSegment: "b" }, b: { not: { inSegment: "staff" } } } },
    "CYCLE segments.b.not.inSegment",
  ],
  ["a policy without purposes", { consent: {} }, "MISSING_KEY consent.purposes"],
  [
    "a purpose that collects nothing",
    { consent: { purposes: { mail: {} }, collect: "male" } },
    "UNKNOWN_NAME consent.collect",
  ],
  ["another key", { trigers: {} }, "UNKNOWN_KEY trigers"],
])("of a project: %s", (_, others, expected) => {
  expect(told(project({}, others))).toContain(expected);
});

const after = (fired: string): object => ({ when: { fired }, purpose: "mail", send: { ...SEND, as: fired } });

test("a circle of triggers is told once, with the way round", () => {
  const found = checkProject(
    project({}, { triggers: { a: after("c"), b: after("a"), c: after("b") } }),
    CONTEXT,
  );
  expect(found.map(({ at, message }) => `${at}: ${message}`)).toEqual([
    'triggers.b.when.fired: expected no circle; "a" begins with its own fire: a → c → b → a',
  ]);
});

test("without purposes, sinks, zones or events to compare with, any may be named", () => {
  const { consent: _, ...others } = { ...project({}), consent: undefined, zone: "Nowhere" };
  expect(told(others, { patterns: CONTEXT.patterns })).toEqual([]);
});

test("each code belongs to the shape or to the meaning, and has a sentence", () => {
  const codes = [...Object.keys(SHAPE_CODES), ...Object.keys(MEANING_CODES)];
  expect(new Set(codes).size).toBe(codes.length);
  expect(isShapeCode("HEED_RULE_TYPE") && !isShapeCode("HEED_RULE_CYCLE")).toBe(true);
});

test("a segment is the same for everyone: arms in it are refused, also deep in its condition", () => {
  const atLeast = { byArm: "speed", arms: { slow: 3, fast: 1 } };
  const keen = { any: [{ inSegment: "staff" }, { did: "Product Viewed", atLeast }] };
  const staff = { trait: "email", test: { endsWith: "@shop.example" } };
  expect(checkProject(project({}, { segments: { staff, keen } }), CONTEXT)).toMatchObject([
    {
      code: "HEED_RULE_ARMS",
      severity: "error",
      at: "segments.keen.any[1].atLeast.byArm",
      message:
        'expected no arms in a segment, which is the same for everyone; came those of "speed": put "byArm" into the condition of the trigger that asks for the segment',
    },
  ]);
});

const perOf = (per: string): unknown =>
  checkProject(project({}, { caps: [{ atMost: 3, per }] }), CONTEXT).map(({ message }) => message);

test("a cap's span that is none is told what may stand there, elapsed time too", () => {
  expect(perOf("fortnight")).toEqual([
    'expected "day", "week", "month", or elapsed time such as "36h" or "2w"; came "fortnight"',
  ]);
  expect(perOf("weeks")).toEqual([
    'expected "day", "week", "month", or elapsed time such as "36h" or "2w"; came "weeks". Did you mean "week"?',
  ]);
  expect(perOf("14d")).toEqual([]);
});

/** As many triggers, all with the same fault or none. */
function triggersAlike(count: number, parts: object): object {
  const one = { when: CART, purpose: "mail", again: "once", ...parts };
  const entries = Array.from({ length: count }, (_, i) => [
    `t${i}`,
    { ...one, send: { ...SEND, as: `Told ${i}` } },
  ]);
  return { ...project({}), triggers: Object.fromEntries(entries) };
}

test("more warnings than are told are a warning, for they keep nobody from deploying", () => {
  const found = checkProject(triggersAlike(1_200, { again: undefined }), CONTEXT);
  expect(found.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(found.at(-1)).toMatchObject({
    code: "HEED_RULE_TOO_MANY",
    severity: "warning",
    message: "expected fewer warnings; came 200 more than these",
  });
});

test("an error after a thousand warnings is told", () => {
  const found = checkProject({ ...triggersAlike(1_200, { again: undefined }), zone: "Nowhere" }, CONTEXT);
  expect(found.filter(({ severity }) => severity === "error").map(({ at }) => at)).toEqual(["zone"]);
});

test("more errors than are told are one more error", () => {
  const found = checkProject(triggersAlike(1_200, { when: {} }), CONTEXT);
  expect(found).toHaveLength(1_001);
  expect(found.at(-1)).toMatchObject({ code: "HEED_RULE_TOO_MANY", severity: "error" });
});

test("ten thousand ordinary triggers are not too many", () => {
  const ordinary = { when: { notFollowedBy: "Order Completed", after: CART, for: "15m", by: "cart_id" } };
  expect(told(triggersAlike(10_000, ordinary))).toEqual([]);
});
