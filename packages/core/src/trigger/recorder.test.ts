import { expect, test } from "vitest";
import { HeedError } from "../contracts/index.ts";
import { orElse, recordPayload, text } from "./recorder.ts";
import { compileTemplate } from "./template.ts";

type Payload = Parameters<typeof recordPayload>[0];

const recorded = (payload: Payload) => recordPayload(payload, "t");

/** The message of the one fault that was thrown. */
function refusal(payload: Payload): string {
  try {
    recorded(payload);
  } catch (error) {
    if (!(error instanceof HeedError)) throw error;
    return error.faults.map(({ at, message }) => `${error.code} ${at}: ${message}`).join("\n");
  }
  return "";
}

test("reading a path writes it down", () => {
  expect(
    recorded(({ evidence, profile, trigger: { value } }) => ({
      sku: evidence.last.properties["product"]?.["sku"],
      url: evidence.first.context.page.url,
      to: profile.email,
      cart: value,
    })),
  ).toEqual({
    sku: { path: "evidence.last.properties.product.sku" },
    url: { path: "evidence.first.context.page.url" },
    to: { path: "profile.email" },
    cart: { path: "trigger.value" },
  });
});

test("constants, lists and objects stay what they are", () => {
  expect(recorded(({ profile }) => ({ a: 1, b: "x", c: null, d: [true, { e: profile.phone }] }))).toEqual({
    a: 1,
    b: "x",
    c: null,
    d: [true, { e: { path: "profile.phone" } }],
  });
});

test("steps, facts and scores are paths too", () => {
  expect(
    recorded(({ evidence: { steps }, facts, score }) => ({
      viewed: steps[0]?.properties,
      items: facts["cart"]?.["items"],
      intent: score["intent"],
    })),
  ).toEqual({
    viewed: { path: "evidence.steps.0.properties" },
    items: { path: "facts.cart.items" },
    intent: { path: "score.intent" },
  });
});

test("the outermost keys are names of properties, whatever they are", () => {
  expect(recorded(() => ({ path: "/x", text: ["a"], constant: 1 }))).toEqual({
    path: "/x",
    text: ["a"],
    constant: 1,
  });
});

const WORDS_AS_NAMES: Payload = ({ profile }) => ({
  page: { path: "/x", title: "X" },
  note: { text: ["a", { b: 1 }], by: profile.userId },
  deep: [{ constant: { path: "/y" } }],
  plain: { constant: 1, path: profile.email, text: "t" },
  split: { byArm: "x", note: 1 },
});

test("a constant that would be read as a word of templates is marked as one", () => {
  expect(recorded(WORDS_AS_NAMES)).toEqual({
    page: { path: { constant: "/x" }, title: "X" },
    note: { text: { constant: ["a", { b: 1 }] }, by: { path: "profile.userId" } },
    deep: [{ constant: { constant: { path: "/y" } } }],
    plain: { constant: 1, path: { path: "profile.email" }, text: "t" },
    split: { constant: { byArm: "x", note: 1 } },
  });
  const compiled = compileTemplate(recorded(WORDS_AS_NAMES));
  const scope = {
    evidence: { first: {}, last: {}, steps: [] },
    facts: {},
    profile: { userId: "ada", email: "a@b.c" },
    score: {},
    trigger: {},
  };
  expect("render" in compiled ? compiled.render(scope) : compiled).toEqual({
    page: { path: "/x", title: "X" },
    note: { text: ["a", { b: 1 }], by: "ada" },
    deep: [{ constant: { path: "/y" } }],
    plain: { constant: 1, path: "a@b.c", text: "t" },
    split: { byArm: "x", note: 1 },
  });
});

test("a value per arm stays one, and may hold paths", () => {
  expect(
    recorded(({ profile }) => ({ coupon: { byArm: "x", arms: { a: "A", b: profile.userId } } })),
  ).toEqual({ coupon: { byArm: "x", arms: { a: "A", b: { path: "profile.userId" } } } });
});

test("undefined is left out", () => {
  expect(recorded(() => ({ a: undefined, b: [1, undefined], c: { d: undefined } }))).toEqual({
    b: [1],
    c: {},
  });
});

test("text builds a sentence around values, orElse names a constant for a missing one", () => {
  expect(
    recorded(({ evidence: { last }, profile }) => ({
      title: text`Your ${last.properties["name"] ?? profile.email} waits`,
      coupon: orElse(last.context.campaign.name, "SAVE-5"),
    })),
  ).toEqual({
    title: { text: ["Your ", { path: "evidence.last.properties.name" }, " waits"] },
    coupon: { path: "evidence.last.context.campaign.name", orElse: "SAVE-5" },
  });
});

test("an orElse may stand inside a text, and a text inside a text", () => {
  const template = recorded(({ profile }) => ({
    hello: text`Hello ${orElse(profile.email, "you")}, ${text`call ${profile.phone}`}!`,
  }));
  const compiled = compileTemplate(template);
  const rendered =
    "render" in compiled
      ? compiled.render({
          evidence: { first: {}, last: {}, steps: [] },
          facts: {},
          profile: { phone: "112" },
          score: {},
          trigger: {},
        })
      : {};
  expect(rendered).toEqual({ hello: "Hello you, call 112!" });
});

const WRONG: readonly (readonly [string, Payload, string])[] = [
  [
    "text built with +",
    ({ profile }) => ({ a: "Hello ".concat(Object(profile.email)) }),
    'text building or arithmetic on "profile.email"',
  ],
  [
    "arithmetic",
    ({ evidence: { last } }) => ({ a: Number(last.properties["price"]) * 2 }),
    'text building or arithmetic on "evidence.last.properties.price"',
  ],
  [
    "a method",
    ({ profile }) => ({ a: Reflect.apply(Object(profile.email), undefined, []) }),
    'a call on "profile.email"',
  ],
  ["new", ({ profile }) => ({ a: Reflect.construct(Object(profile.email), []) }), 'new on "profile.email"'],
  ["in", ({ profile }) => ({ a: "x" in Object(profile.email) }), '`in` on "profile.email"'],
  ["listing keys", ({ profile }) => ({ ...profile }), 'listing keys on "profile"'],
  [
    "an assignment",
    ({ profile }) => ({ a: Reflect.set(profile, "email", "x") }),
    'an assignment on "profile"',
  ],
  [
    "a loop",
    ({ profile }) => ({ a: Array.from(Object(profile.email)) }),
    'text building or arithmetic on "profile.email"',
  ],
  ["JSON", ({ profile }) => ({ a: JSON.stringify(profile.email) }), 'a call on "profile.email.toJSON"'],
  ["a function", () => ({ a: () => 1 }), "expected constants and paths; came function"],
  ["a big number", () => ({ a: 1n }), "expected constants and paths; came bigint"],
  ["no number", () => ({ a: Number.NaN }), "expected constants and paths; came number"],
  [
    "a list with paths under text",
    ({ profile }) => ({ a: { text: ["Hello", profile.email] } }),
    'expected only constants in a property named "text"',
  ],
  [
    "a path under constant alone",
    ({ profile }) => ({ a: { constant: profile.email } }),
    'expected only constants in a property named "constant"',
  ],
  ["a date", () => ({ a: new Date(0) }), "expected constants and paths; came object"],
  ["a map", () => ({ a: new Map([["a", 1]]) }), "expected constants and paths; came object"],
  ["a list instead of an object", () => [], "expected an object of properties; came something else"],
  [
    "a path instead of an object",
    ({ profile }) => profile.email,
    "expected an object of properties; came something else",
  ],
  ["a promise", () => Promise.resolve({}), "expected constants and paths; came object"],
];

for (const [what, payload, message] of WRONG) {
  test(`${what} throws when the trigger is defined, and is explained`, () => {
    expect(refusal(payload)).toContain("HEED_PAYLOAD_INVALID triggers.t.send.properties: expected");
    expect(refusal(payload)).toContain(message);
  });
}

test("what text is given must be a path", () => {
  // @ts-expect-error: a number is no path
  expect(refusal(() => ({ a: text`${3}` }))).toContain("expected only paths in text`…`; came number");
});
