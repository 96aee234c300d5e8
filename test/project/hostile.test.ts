import { checkProject } from "@heed/core/engine";
import { expect, test } from "vitest";
import { checkText } from "../../packages/cli/src/check/check-text.ts";
import { CONTEXT, EVERYTHING } from "./project-context.ts";

const codes = (value: unknown): readonly string[] => [
  ...new Set(checkProject(value, CONTEXT).map(({ code }) => code.slice("HEED_RULE_".length))),
];

const trigger = {
  when: { event: "Product Added" },
  purpose: "mail",
  again: "once",
  send: { as: "A", to: ["klaviyo"] },
};

function nested(levels: number, wrap: (inner: unknown) => unknown, core: unknown = 1): unknown {
  let value = core;
  for (let i = 0; i < levels; i++) value = wrap(value);
  return value;
}

function circular(): object {
  const circle: Record<string, unknown> = {};
  circle["triggers"] = { t: { when: circle } };
  return circle;
}

const throwing = {
  get triggers(): never {
    throw new Error("no");
  },
};

const revoked = (): object => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};

test.each<readonly [string, unknown, readonly string[]]>([
  ["undefined", undefined, ["TYPE"]],
  ["null", null, ["TYPE"]],
  ["a text", "triggers", ["TYPE"]],
  ["a number that is none", Number.NaN, ["TYPE"]],
  ["a function", () => ({}), ["TYPE"]],
  ["a symbol", Symbol("x"), ["TYPE"]],
  ["a big number", 10n, ["TYPE"]],
  ["a list", [], ["TYPE"]],
  ["a map", new Map(), ["TYPE"]],
  ["a date inside", { zone: new Date(0) }, ["TYPE"]],
  [
    "a function inside",
    { triggers: { t: { ...trigger, when: () => trigger.when } } },
    ["TYPE", "MISSING_KEY"],
  ],
  ["infinity inside", { triggers: { t: { ...trigger, priority: Infinity } } }, ["TYPE"]],
  ["a getter that throws", throwing, ["TYPE"]],
  ["a revoked proxy", revoked(), ["TYPE"]],
  ["a list full of holes", { caps: Array.from({ length: 3 }) }, ["TYPE"]],
  ["a very long list", { notActivity: Array.from({ length: 1_100_000 }, () => "x") }, ["TOO_LARGE"]],
  [
    "very many keys",
    Object.fromEntries(Array.from({ length: 1_100_000 }, (_, i) => [`k${i}`, 1])),
    ["TOO_LARGE", "UNKNOWN_KEY", "TOO_MANY"],
  ],
  ["depth", { segments: { deep: nested(10_000, (inner) => ({ not: inner })) } }, ["TOO_DEEP", "MISSING_KEY"]],
])("%s comes back as diagnostics", (_, value, expected) => {
  expect(codes(value).filter((code) => !expected.includes(code) && code !== "UNKNOWN_WORD")).toEqual([]);
  expect(codes(value)[0]).toBe(expected[0]);
});

test("a circle ends at the bound of depth", () => {
  expect(codes(circular())).toContain("TOO_DEEP");
});

const found = (json: string): readonly string[] =>
  checkProject(JSON.parse(json), CONTEXT).map(({ code }) => code);

test("the prototype's names are names like any other", () => {
  const text = JSON.stringify({ triggers: { t: trigger } });
  const names = ["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf"];
  for (const name of names) {
    expect(found(text.replace('"triggers"', `"${name}"`))).toEqual(["HEED_RULE_UNKNOWN_KEY"]);
    expect(found(text.replace('"again":"once"', `"again":"once","${name}":{}`))).toEqual([
      "HEED_RULE_UNKNOWN_KEY",
    ]);
    expect(found(text.replace('"event"', `"${name}"`))).toEqual(["HEED_RULE_UNKNOWN_WORD"]);
    expect(found(text.replace('{"event":"Product Added"}', `{"entered":"${name}"}`))).toEqual([
      "HEED_RULE_UNKNOWN_NAME",
    ]);
    expect(found(text.replace('"Product Added"', `"Product Added","where":{"${name}":1}`))).toEqual([]);
    expect(found(text.replace('"Product Added"', `"Product Added","where":{"a":{"${name}":1}}`))).toEqual([
      "HEED_RULE_TEST",
    ]);
  }
});

test("what is wrong a hundred thousand times is told a thousand times, and soon", () => {
  const many = Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`t${i}`, { entered: `s${i}` }]));
  const all = checkProject({ triggers: many, segments: many }, CONTEXT);
  expect(all.length).toBe(1_001);
  expect(all.at(-1)?.message).toMatch(/^expected fewer faults; came \d+ more than these$/);
});

test("the value is not changed, and what it holds is not called", () => {
  const project: unknown = JSON.parse(EVERYTHING);
  const before = JSON.stringify(project);
  checkProject(deepFrozen(project), CONTEXT);
  expect(JSON.stringify(project)).toBe(before);
});

function deepFrozen(value: unknown): unknown {
  if (typeof value === "object" && value !== null) {
    for (const each of Object.values(value)) deepFrozen(each);
    Object.freeze(value);
  }
  return value;
}

test.each([
  ["nothing", ""],
  ["brackets without end", "[".repeat(100_000)],
  ["brackets with an end", "[".repeat(100_000) + "]".repeat(100_000)],
  ["objects without end", '{"a":'.repeat(100_000)],
  ["control characters", "\u0000\u0001"],
  ["half a pair", '"\ud800'],
])("a text of %s comes back as diagnostics", (_, text) => {
  expect(checkText(text, CONTEXT).map(({ severity }) => severity)).toContain("error");
});
