import { expect, test } from "vitest";
import { parsePath } from "../event/index.ts";
import type { Scope } from "./template.ts";
import { compileTemplate, evidenceOf } from "./template.ts";

const EVENT = {
  "properties.cart_id": "c1",
  "properties.price": 12.5,
  "properties.product": { sku: "mug" },
  name: "Added",
};

const SCOPE: Scope = {
  evidence: {
    first: { ...EVENT, "properties.cart_id": "c0" },
    last: EVENT,
    steps: [{ name: "Viewed" }, EVENT],
  },
  facts: { cart: { items: [{ sku: "mug" }], quantity: 1, value: 12.5 } },
  profile: { userId: "ada", email: "ada@example.com" },
  score: { intent: 12.25 },
  trigger: { name: "t", at: "2026-11-24T12:00:00.000Z", decidedAt: "2026-11-24T12:01:00.000Z" },
};

function compiled(template: unknown) {
  const result = compileTemplate(template);
  if (!("render" in result)) throw new Error(result.map(({ message }) => message).join("; "));
  return result;
}

const rendered = (template: unknown) => compiled(template).render(SCOPE);

function faults(template: unknown): readonly string[] {
  const result = compileTemplate(template);
  return "render" in result ? [] : result.map(({ at, message }) => `${at}: ${message}`);
}

test("a path reads from the evidence, facts, the profile, scores or the trigger", () => {
  expect(
    rendered({
      cart: { path: "evidence.last.properties.cart_id" },
      firstCart: { path: "evidence.first.properties.cart_id" },
      step: { path: "evidence.steps.0.name" },
      product: { path: "evidence.last.properties.product" },
      items: { path: "facts.cart.items" },
      whole: { path: "facts.cart" },
      intent: { path: "score.intent" },
      to: { path: "profile.email" },
      trigger: { path: "trigger.name" },
    }),
  ).toEqual({
    cart: "c1",
    firstCart: "c0",
    step: "Viewed",
    product: { sku: "mug" },
    items: [{ sku: "mug" }],
    whole: { items: [{ sku: "mug" }], quantity: 1, value: 12.5 },
    intent: 12.25,
    to: "ada@example.com",
    trigger: "t",
  });
});

test("a missing value is left out, of objects and of lists", () => {
  expect(
    rendered({
      phone: { path: "profile.phone" },
      list: [{ path: "profile.phone" }, 1],
      in: { it: { path: "trigger.value" } },
    }),
  ).toEqual({
    list: [1],
    in: {},
  });
});

test("orElse stands for a missing value only", () => {
  const last = { "properties.items": 0, "properties.note": "" };
  const scope = { ...SCOPE, evidence: { first: last, last, steps: [] } };
  const template = {
    items: { path: "evidence.last.properties.items", orElse: 1 },
    note: { path: "evidence.last.properties.note", orElse: "none" },
  };
  expect(compiled(template).render(scope)).toEqual({ items: 0, note: "" });
  expect(
    rendered({
      phone: { path: "profile.phone", orElse: "none" },
      email: { path: "profile.email", orElse: "none" },
      falsy: { path: "profile.phone", orElse: false },
    }),
  ).toEqual({ phone: "none", email: "ada@example.com", falsy: false });
});

test("text joins its parts; a missing value is empty, an object is JSON", () => {
  expect(
    rendered({
      a: { text: ["Cart ", { path: "trigger.value" }, "of ", { path: "profile.userId" }] },
      b: {
        text: [{ path: "evidence.last.properties.price" }, " ", { path: "evidence.last.properties.product" }],
      },
    }),
  ).toEqual({ a: "Cart of ada", b: '12.5 {"sku":"mug"}' });
});

test("a payload may have a property named path or text", () => {
  expect(rendered({ path: { path: "trigger.name" }, text: "plain" })).toEqual({ path: "t", text: "plain" });
});

test("only an object that consists of it is a word: others may have properties of these names", () => {
  expect(rendered({ in: { constant: 1, other: 2 }, arms: { byArm: "x" }, note: { text: "plain" } })).toEqual({
    in: { constant: 1, other: 2 },
    arms: { byArm: "x" },
    note: { text: "plain" },
  });
});

test("a constant is taken as it stands", () => {
  const constant = { path: "trigger.name", text: ["a"], deep: { constant: 1 } };
  expect(rendered({ a: { constant }, b: { constant: null }, c: { path: { constant: "/x" } } })).toEqual({
    a: constant,
    b: null,
    c: { path: "/x" },
  });
});

test("a value per arm is that of the person's arm", () => {
  const template = { coupon: { byArm: "x", arms: { a: "A", b: { path: "profile.userId" } } } };
  expect(compiled(template).render({ ...SCOPE, arm: "a" })).toEqual({ coupon: "A" });
  expect(compiled(template).render({ ...SCOPE, arm: "b" })).toEqual({ coupon: "ada" });
  expect(rendered(template)).toEqual({});
});

test("what has to be remembered is told by event; facts and scores by name", () => {
  const { evidence, facts, scores } = compiled({
    a: { path: "evidence.last.properties.a.b" },
    b: { text: [{ path: "evidence.first.properties.a.b" }, { path: "evidence.first.context.page.url" }] },
    c: { path: "evidence.steps.2.name" },
    d: { path: "facts.cart.items" },
    e: { path: "facts.cart.value" },
    f: { path: "score.intent" },
    g: { path: "profile.email" },
    h: { byArm: "x", arms: { a: { path: "facts.seen.items" } } },
  });
  expect([...evidence.first.keys()]).toEqual(["properties.a.b", "context.page.url"]);
  expect([...evidence.last.keys()]).toEqual(["properties.a.b"]);
  expect([...evidence.steps].map(([step, paths]) => [step, [...paths.keys()]])).toEqual([[2, ["name"]]]);
  expect([...facts]).toEqual(["cart", "seen"]);
  expect([...scores]).toEqual(["intent"]);
});

const naming = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, i) => [`p${i}`, { path: `evidence.last.properties.p${i}` }]),
  );

test("at most eight paths of the evidence may be named", () => {
  expect(faults(naming(8))).toEqual([]);
  expect(faults(naming(9))).toEqual([": expected at most 8 paths of the evidence; came 9"]);
  expect(faults({ ...naming(8), same: { path: "evidence.first.properties.p0" } })).toEqual([]);
  expect(faults({ ...naming(8), other: { path: "evidence.steps.1.name" } })).toHaveLength(1);
});

test("all wrong paths are told at once, each with its place", () => {
  const wrong = [
    "evidence.properties.a",
    "evidence.middle.properties.a",
    "evidence.last.user.a",
    "evidence.last",
    "evidence.last.properties.products[*].sku",
    "profile.name",
    "profile.email.host",
    "trigger",
    "facts",
    "score",
    "score.intent.active",
    "evidence.steps.properties.a",
    "evidence.steps.8.name",
    "evidence.steps.01.name",
    "a..b",
    "",
  ];
  expect(faults({ list: wrong.map((path) => ({ path })) })).toEqual(
    wrong.map((path, i) =>
      expect.stringMatching(
        new RegExp(
          `^list\\[${i}\\]: expected evidence\\.first.* came ${JSON.stringify(path).replaceAll(/[[\]*.]/g, "\\$&")}$`,
        ),
      ),
    ),
  );
});

for (const junk of [undefined, null, "text", 3, []]) {
  test(`${JSON.stringify(junk) ?? "nothing"} is no payload`, () => {
    expect(faults(junk)).toEqual([": expected an object of properties; came something else"]);
  });
}

test("what is no JSON has no place in a payload", () => {
  expect(faults({ a: Number.NaN, b: { c: undefined } })).toEqual([
    "a: expected a constant, a path, a list or an object; came something else",
    "b.c: expected a constant, a path, a list or an object; came something else",
  ]);
});

const paths = (...texts: readonly string[]) => new Map(texts.map((text) => [text, parsePath(text) ?? []]));

test("evidence is what the paths name and the event has", () => {
  const root = { properties: { a: 1, b: { c: null } }, name: "Added" };
  expect(evidenceOf(root, paths("properties.a", "properties.b.c", "properties.x", "name"), 256)).toEqual({
    evidence: { "properties.a": 1, "properties.b.c": null, name: "Added" },
    leftOut: 0,
  });
});

test("together it has at most so many bytes of JSON: what no longer fits is left out, smaller values after it are kept", () => {
  const root = { a: "x".repeat(6), b: "y".repeat(3), c: 1 };
  expect(evidenceOf(root, paths("a", "b", "c"), 9)).toEqual({ evidence: { a: "xxxxxx", c: 1 }, leftOut: 1 });
  expect(evidenceOf(root, paths("a", "b", "c"), 14)).toEqual({ evidence: root, leftOut: 0 });
});

test("bytes are those of UTF-8", () => {
  expect(evidenceOf({ a: "日本" }, paths("a"), 8).leftOut).toBe(0);
  expect(evidenceOf({ a: "日本" }, paths("a"), 7).leftOut).toBe(1);
  expect(evidenceOf({ a: "é😀" }, paths("a"), 8).leftOut).toBe(0);
  expect(evidenceOf({ a: "é😀" }, paths("a"), 7).leftOut).toBe(1);
});
