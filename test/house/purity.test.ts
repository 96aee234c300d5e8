import { expect, test } from "vitest";
import { impure, worldly } from "./purity.ts";
import { filesOf, isTest } from "./source-files.ts";

const product = (pattern: string) => filesOf(pattern).filter((file) => !isTest(file));

test("the core is pure: no clock, chance, timer, process or package", () => {
  const files = product("packages/core/src/**/*.ts");
  expect(files.length).toBeGreaterThan(30);
  expect(files.flatMap(impure)).toEqual([]);
});

test("the core depends on nothing", () => {
  const [manifest] = filesOf("packages/core/package.json");
  const words = Object.keys(JSON.parse(manifest?.text ?? "{}"));
  expect(words).toContain("exports");
  expect(words.filter((word) => /dependencies/i.test(word))).toEqual([]);
});

test("of the runtime only src/world touches clock, chance, timers and network", () => {
  const files = product("packages/runtime/src/**/*.ts");
  const [inside, outside] = [true, false].map((world) =>
    files.filter(({ path }) => path.startsWith("packages/runtime/src/world/") === world),
  );
  expect(outside?.flatMap(worldly)).toEqual([]);
  // Whoever never finds anything proves nothing: here there is something to find.
  expect(inside?.flatMap(worldly).length).toBeGreaterThan(2);
});

const found = (text: string) => impure({ path: "a.ts", text });

for (const text of [
  "const now = Date.now();",
  "const now = new Date();",
  "const now = new Date( );",
  "const now = new Date;",
  "const now = Date();",
  "const { now } = Date;",
  "const now = performance.now();",
  "const r = Math.random();",
  "const { random } = Math;",
  "const id = crypto.randomUUID();",
  "setTimeout(() => undefined, 1);",
  "const later = setInterval;",
  'import { setTimeout } from "node:timers/promises";',
  'await fetch("https://esp.example");',
  "const send = fetch;",
  "const clock = globalThis.Date;",
  "if (process.env.HEED) return;",
  'const env = process["env"];',
  'console.log("here");',
  "const text = price.toLocaleString();",
  "const zone = Intl.DateTimeFormat();",
  "const day = new Date(at).getDate();",
  'const at = Date.parse("tomorrow");',
  'import { readFileSync } from "node:fs";',
  'import type { Buffer } from "node:buffer";',
  'import pino from "pino";',
]) {
  test(`the rule finds ${text}`, () => expect(found(text)).not.toEqual([]));
}

for (const text of [
  "const at = Date.UTC(2026, 10, 24);",
  "const date = new Date(at).toISOString();",
  "const date = new Date(0).getUTCDate();",
  "/** Never `Date.now()`. */",
  "// setTimeout would be a timer",
  "/*\n process.exit(1)\n*/",
  "const largest = Math.max(a, b);",
  "const candidate = update(profile);",
  "const processed = 1;",
  'import { x } from "../time/index.ts";',
]) {
  test(`the rule leaves ${JSON.stringify(text)} alone`, () => expect(found(text)).toEqual([]));
}

test("a breach is told with its line", () => {
  expect(found("// first\nconst a = 1;\nconst b = Date.now();")).toEqual([
    "a.ts:3 touches the clock: const b = Date.now();",
  ]);
});
