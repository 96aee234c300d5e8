import { expect, test } from "vitest";
import { parsePath, valueAt } from "./path.ts";

test("a path is keys with dots between them; [*] means every element of a list", () => {
  expect(parsePath("checkout.cart_id")).toEqual([
    { key: "checkout", each: false },
    { key: "cart_id", each: false },
  ]);
  expect(parsePath("products[*].price")).toEqual([
    { key: "products", each: true },
    { key: "price", each: false },
  ]);
  expect(parsePath("Größe in cm")).toEqual([{ key: "Größe in cm", each: false }]);
});

for (const junk of ["", ".", "a.", ".a", "a..b", "[*]", "a.[*]", "a[0]", "a[*", "a]", "a[*]b", "a[*][*]"]) {
  test(`${JSON.stringify(junk)} is no path`, () => expect(parsePath(junk)).toBeUndefined());
}

test("a path has at most 16 steps", () => {
  expect(parsePath(Array.from({ length: 16 }, () => "a").join("."))).toHaveLength(16);
  expect(parsePath(Array.from({ length: 17 }, () => "a").join("."))).toBeUndefined();
});

const at = (path: string, root: Parameters<typeof valueAt>[0]) => valueAt(root, parsePath(path) ?? []);

test("a value is found through objects, and nowhere else", () => {
  const root = { a: { b: [1, { c: 2 }], n: null, f: false } };
  expect(at("a.b", root)).toEqual([1, { c: 2 }]);
  expect(at("a.n", root)).toBeNull();
  expect(at("a.f", root)).toBe(false);
  expect(at("a.n.x", root)).toBeUndefined();
  expect(at("a.b.length", root)).toBeUndefined();
  expect(at("a.b.0", root)).toBeUndefined();
  expect(at("x.y", root)).toBeUndefined();
});

test("inherited values are none", () => {
  expect(at("constructor.name", {})).toBeUndefined();
  expect(at("a.__proto__", { a: {} })).toBeUndefined();
});
