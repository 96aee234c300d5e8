import { expect, test } from "vitest";
import { nearestWord, unknownWord } from "./nearest.ts";

const EVENTS = ["Product Added", "Product Removed", "Order Completed", "is"];

test("a letter inserted, dropped, changed or swapped is forgiven", () => {
  for (const word of ["Product Addded", "Product Aded", "Product Aeded", "Prodcut Added", "product added"]) {
    expect(nearestWord(word, EVENTS)).toBe("Product Added");
  }
});

test("up to a third of the letters may be wrong, and no more", () => {
  expect(nearestWord("abcdxx", ["abcdef"])).toBe("abcdef");
  expect(nearestWord("abcxxx", ["abcdef"])).toBeUndefined();
});

test("of a short word one letter may be wrong", () => {
  expect(nearestWord("iz", EVENTS)).toBe("is");
  expect(nearestWord("xz", EVENTS)).toBeUndefined();
});

test("the nearest wins, then the first", () => {
  expect(nearestWord("Product Remover", EVENTS)).toBe("Product Removed");
  expect(nearestWord("abd", ["abc", "abe"])).toBe("abc");
});

test("nothing is near where nothing is known", () => {
  expect(nearestWord("anything", [])).toBeUndefined();
});

test("an endless word costs no more than one of 64 letters", () => {
  expect(nearestWord("x".repeat(1_000_000), ["y".repeat(1_000_000)])).toBeUndefined();
});

test("an unknown word is told with what was expected, what came, and what was probably meant", () => {
  expect(unknownWord("restat", ["restart", "keep"])).toBe(
    'expected one of "restart", "keep"; came "restat". Did you mean "restart"?',
  );
  expect(unknownWord("never", ["restart", "keep"])).toBe('expected one of "restart", "keep"; came "never".');
  expect(unknownWord("any", [])).toBe('expected nothing here; came "any".');
});

test("of many known words the first twelve are listed", () => {
  const known = Array.from({ length: 13 }, (_, i) => `word ${i}`);
  expect(unknownWord("else", known)).toContain('"word 11", …; came "else"');
  expect(unknownWord("else", known)).not.toContain("word 12");
});
