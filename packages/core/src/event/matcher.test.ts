import { expect, test } from "vitest";
import type { Event, JsonObject } from "../contracts/index.ts";
import type { Where } from "./matcher.ts";
import { compileWhere, patternKey } from "./matcher.ts";
import { above, contains, is, isNot, missing, noneOf } from "./tests.ts";

const NO_PATTERNS = () => () => false;

const anEvent = (properties: JsonObject): Event => ({
  type: "track",
  name: "Order Completed",
  source: "shop",
  id: "m-1",
  occurredAt: 0,
  receivedAt: 0,
  properties,
  context: {},
});

function matches(where: Where, properties: JsonObject): boolean {
  const compiled = compileWhere(where, NO_PATTERNS);
  if (typeof compiled !== "function") throw new Error("expected no fault");
  return compiled(anEvent(properties));
}

const ORDER = {
  total: 120,
  address: { city: "Graz" },
  products: [
    { sku: "mug", price: 12, tags: ["new", "blue"] },
    { sku: "pot", price: 80, tags: [] },
  ],
};

test("a path walks into objects", () => {
  expect(matches({ "address.city": "Graz" }, ORDER)).toBe(true);
  expect(matches({ "address.city.name": "Graz" }, ORDER)).toBe(false);
});

test("all paths must pass", () => {
  expect(matches({ total: above(100), "address.city": "Graz" }, ORDER)).toBe(true);
  expect(matches({ total: above(100), "address.city": "Linz" }, ORDER)).toBe(false);
  expect(matches({}, ORDER)).toBe(true);
});

test("[*] passes if any element does", () => {
  expect(matches({ "products[*].price": above(50) }, ORDER)).toBe(true);
  expect(matches({ "products[*].price": above(80) }, ORDER)).toBe(false);
  expect(matches({ "products[*].tags[*]": is("blue") }, ORDER)).toBe(true);
  expect(matches({ "products[*].tags": contains("blue") }, ORDER)).toBe(true);
});

test("a negation on [*] holds if no element passes its twin, so also where there is no list", () => {
  expect(matches({ "products[*].sku": isNot("pot") }, ORDER)).toBe(false);
  expect(matches({ "products[*].sku": isNot("pan") }, ORDER)).toBe(true);
  expect(matches({ "products[*].sku": noneOf("pan", "mug") }, ORDER)).toBe(false);
  expect(matches({ "products[*].sku": missing() }, ORDER)).toBe(false);
  expect(matches({ "products[*].colour": missing() }, ORDER)).toBe(true);
  expect(matches({ "products[*].sku": missing() }, { products: [{ sku: "mug" }, {}] })).toBe(false);
  expect(matches({ "products[*].sku": missing() }, { products: "none" })).toBe(true);
  expect(matches({ "products[*].sku": isNot("pot") }, { products: "none" })).toBe(true);
  expect(matches({ "products[*].sku": isNot("pot") }, {})).toBe(true);
});

test("without [*] a list is one value", () => {
  expect(matches({ "products.price": above(1) }, ORDER)).toBe(false);
  expect(matches({ "products.0.price": above(1) }, ORDER)).toBe(false);
});

test("what an object inherits is no property", () => {
  expect(matches({ constructor: missing(), "address.toString": missing() }, ORDER)).toBe(true);
});

test("every fault is told, with its path", () => {
  const compiled = compileWhere(
    { "a..b": 1, "a[0]": 1, "": 1, price: { between: [3, 1] }, "deep.er": { before: "soon" } },
    NO_PATTERNS,
  );
  expect(Array.isArray(compiled) ? compiled.map(({ at }) => at) : []).toEqual([
    "a..b",
    "a[0]",
    "",
    "price",
    "deep.er",
  ]);
});

test("patterns of one meaning have one key, whatever the order of their paths", () => {
  const base = { type: "track", name: "Order" } as const;
  expect(patternKey({ ...base, where: { a: 1, b: above(2) } })).toBe(
    patternKey({ ...base, where: { b: above(2), a: 1 } }),
  );
  expect(patternKey(base)).toBe(patternKey({ ...base, where: {} }));
  const others = [
    { ...base, where: { a: 2 } },
    { ...base, where: { a: "1" } },
    { ...base, name: "Other", where: { a: 1 } },
    { ...base, type: "page", where: { a: 1 } },
  ] as const;
  expect(new Set([{ ...base, where: { a: 1 } }, ...others].map(patternKey)).size).toBe(5);
});
