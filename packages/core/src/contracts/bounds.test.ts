import { expect, test } from "vitest";
import { boundMessage, EVENT_BOUNDS, faultOf } from "./bounds.ts";
import type { Json } from "./json.ts";

const LOOSE = { maxBytes: 1_000_000, maxDepth: 100, maxKeys: 10_000 };

const items: readonly Json[] = [
  null,
  true,
  false,
  0,
  -1.5,
  1e21,
  1e-7,
  "",
  "plain",
  'quotes " and \\ backslashes',
  "\b\t\n\f\r\u0000\u001f\u007f",
  "naïve €5 日本語",
  "😀 pairs",
  "lone \ud83d high",
  "\ude00 lone low, and reversed \ude00\ud83d",
  "\ud83d\ud83d\ude00",
  "\ud83d\ue000 a half and a private letter",
  [],
  [[]],
  [1, 2, 3],
  {},
  { a: {} },
  { key: "value", clé: [1, { deep: null }] },
];

for (const item of items) {
  test(`the size of ${JSON.stringify(item)} is that of its JSON in UTF-8, to the byte`, () => {
    const bytes = Buffer.byteLength(JSON.stringify(item));
    expect(faultOf(item, { ...LOOSE, maxBytes: bytes })).toBeUndefined();
    expect(faultOf(item, { ...LOOSE, maxBytes: bytes - 1 })).toBe("too_large");
  });
}

test("levels are counted through objects and lists, exactly", () => {
  const item = { a: [{ b: [] }] };
  expect(faultOf(item, { ...LOOSE, maxDepth: 4 })).toBeUndefined();
  expect(faultOf(item, { ...LOOSE, maxDepth: 3 })).toBe("too_deep");
  expect(faultOf([{ a: {} }], { ...LOOSE, maxDepth: 3 })).toBeUndefined();
  expect(faultOf([{ a: {} }], { ...LOOSE, maxDepth: 2 })).toBe("too_deep");
  expect(faultOf("flat", { ...LOOSE, maxDepth: 0 })).toBeUndefined();
});

test("keys of all objects are counted together, exactly", () => {
  const item = [{ a: 1, b: { c: 1 } }, { d: 1 }];
  expect(faultOf(item, { ...LOOSE, maxKeys: 4 })).toBeUndefined();
  expect(faultOf(item, { ...LOOSE, maxKeys: 3 })).toBe("too_many_keys");
});

test("a key named __proto__ is refused at any depth; its kin are keys like others", () => {
  expect(faultOf(JSON.parse('{"__proto__":{"admin":true}}'), LOOSE)).toBe("forbidden_key");
  expect(faultOf(JSON.parse('{"a":[{"__proto__":1}]}'), LOOSE)).toBe("forbidden_key");
  expect(faultOf(JSON.parse('{"constructor":{"prototype":1}}'), LOOSE)).toBeUndefined();
});

test("a hundred thousand levels are refused without recursion", () => {
  const deep: unknown = JSON.parse(`${"[".repeat(100_000)}${"]".repeat(100_000)}`);
  expect(faultOf(deep, { ...LOOSE, maxDepth: 32 })).toBe("too_deep");
});

test("an event may be as large as Segment allows", () => {
  expect(EVENT_BOUNDS).toEqual({ maxBytes: 32 * 1_024, maxDepth: 32, maxKeys: 1_000 });
});

test("a number that no JSON can write again breaks a bound, although 1e999 is valid JSON", () => {
  expect(faultOf(JSON.parse('{"price":1e999}'), EVENT_BOUNDS)).toBe("not_finite");
});

test("a broken bound is told with its number, and what to do where that helps", () => {
  expect(boundMessage("too_large", EVENT_BOUNDS)).toBe(
    "expected at most 32768 bytes of JSON; came more. Leave out what no trigger reads",
  );
  expect(boundMessage("too_deep", { ...LOOSE, maxDepth: 16 })).toBe(
    "expected at most 16 levels of objects and arrays; came more",
  );
  expect(boundMessage("too_many_keys", LOOSE)).toBe("expected at most 10000 keys; came more");
  expect(boundMessage("forbidden_key", LOOSE)).toBe("expected no key named __proto__; came one");
  expect(boundMessage("not_finite", LOOSE)).toBe(
    "expected finite numbers; came one beyond what a number can hold",
  );
});
