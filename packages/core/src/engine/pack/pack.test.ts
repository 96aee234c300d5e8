import { expect, test } from "vitest";
import type { Json, Position } from "../../contracts/index.ts";
import { Packer } from "./packer.ts";
import { Damaged, Unpacker } from "./unpacker.ts";

const NOW: Position = { at: 1_795_000_000_000, seq: 5_000_000 };

function packed(value: Json, base: Position = NOW): string {
  const packer = new Packer();
  packer.base(base);
  packer.json(value);
  return packer.sealed();
}

function unpacked(text: string, base: Position = NOW): Json {
  const unpacker = new Unpacker(text);
  unpacker.base(base);
  const value = unpacker.json();
  unpacker.finish();
  return value;
}

/** Characters but for the five of the sum. */
function sizeOf(value: Json): number {
  return packed(value).length - 5;
}

const POWERS = Array.from({ length: 54 }, (_, power) => 2 ** power);
const WHOLE = [0, ...POWERS, ...POWERS.map((n) => n - 1), Number.MAX_SAFE_INTEGER];

test("every whole number comes back, also by its distance to the base", () => {
  const around = WHOLE.flatMap((n) => [n, -n || 0, NOW.at - n, NOW.at + n, NOW.seq - n, NOW.seq + n]);
  for (const n of around) expect([n, unpacked(packed(n))]).toEqual([n, n]);
});

test("every other number comes back to its last bit", () => {
  const others = [0.1, -0.1, 1 / 3, 5e-324, 1.7976931348623157e308, -0, Infinity, -Infinity, 2 ** 60, NaN];
  for (const n of others) expect(Object.is(unpacked(packed(n)), n)).toBe(true);
});

test("texts come back, whatever is in them, as printable ASCII", () => {
  const hex = "00f0e1d2c3b4a5968778695a4b3c2d1e";
  const texts = [
    "",
    "p-18",
    'a "quoted" \\ text',
    "Käse",
    "🧀",
    "\u0000\n\u007f",
    "\ud800",
    "x".repeat(10_000),
  ];
  for (const text of [...texts, hex, hex.toUpperCase(), `${hex}0`, "é".repeat(5_000), "~".repeat(16)]) {
    expect(packed(text)).toMatch(/^[\x20-\x7e]+$/);
    expect(unpacked(packed(text))).toBe(text);
  }
});

test("lists and objects come back, however deep they lie", () => {
  let deep: Json = [1];
  for (let i = 0; i < 30; i++) deep = [deep, NOW.at];
  const values: Json[] = [[], [null, true, false], [[], [[]]], {}, { a: ["ü", { b: null }] }, deep];
  values.push(Array.from({ length: 1_000 }, (_, i) => i));
  for (const value of values) expect(unpacked(packed(value))).toEqual(value);
});

test("what is usual takes little", () => {
  expect(sizeOf(22)).toBe(1);
  expect(sizeOf(NOW.at)).toBe(1);
  expect(sizeOf(NOW.at - 60_000)).toBe(4);
  expect(sizeOf(NOW.at + 86_400_000)).toBe(6);
  expect(sizeOf(NOW.seq - 3)).toBe(2);
  expect(sizeOf("p-18")).toBe(5);
  expect(sizeOf([null, 5])).toBe(3);
  expect(sizeOf("00f0e1d2c3b4a5968778695a4b3c2d1e")).toBe(23);
});

test("a text of which one character is another, or is missing, is damaged", () => {
  const text = packed([NOW.at - 5, "cart", { a: 1 }, 0.5, [1, 2, 3]]);
  const others = Array.from(text, (_, i) => [
    text.slice(0, i),
    ...["", "0", "~", "é"].map((by) => text.slice(0, i) + by + text.slice(i + 1)),
  ]);
  for (const other of others.flat().filter((each) => each !== text))
    expect(() => unpacked(other)).toThrow(Damaged);
});

test("what is read otherwise than it was written is damaged", () => {
  expect(() => new Unpacker(packed("text")).number()).toThrow(Damaged);
  expect(() => new Unpacker(packed(5)).text()).toThrow(Damaged);
  expect(() => new Unpacker(packed(5)).object()).toThrow(Damaged);
  expect(() => new Unpacker(packed(5)).numbers()).toThrow(Damaged);
  expect(() => {
    new Unpacker(packed(5)).finish();
  }).toThrow(Damaged);
});
