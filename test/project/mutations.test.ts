import { checkProject, isShapeCode } from "@heed/core/engine";
import { expect, test } from "vitest";
import { checkText } from "../../packages/cli/src/check/check-text.ts";
import { validate } from "../../packages/cli/src/check/schema-validator.generated.ts";
import { Chance, seedOfCase } from "../oracle/chance.ts";
import { madeProject } from "../oracle/generate-project.ts";
import { seedOfRun } from "../random.ts";
import { mutated } from "./mutate.ts";
import { CONTEXT, EVERYTHING } from "./project-context.ts";

const SEED = seedOfRun();
const everything: unknown = JSON.parse(EVERYTHING);

/** True where one of the places lies at or inside what was changed, or, deep down, right around it. */
function named(
  found: readonly { readonly path: readonly (string | number)[] }[],
  path: readonly (string | number)[],
): boolean {
  const around = path.length > 2 ? path.slice(0, -1) : path;
  return found.some((each) => around.every((key, i) => each.path[i] === key));
}

test(
  "of 7,000 files with one wrong key, type, path, unit, name or number each is told at its place",
  { timeout: 60_000 },
  () => {
    const whats = new Map<string, number>();
    for (let i = 0; i < 7_000; i++) {
      const { project, what, path, wrong } = mutated(everything, new Chance(seedOfCase(SEED, i)));
      const found = checkProject(project, CONTEXT);
      const told = wrong || !validate(project) ? named(found, path) : true;
      if (!told) {
        const places = found.map(({ at, message }) => `${at}: ${message}`).join("\n");
        throw new Error(
          `SEED=${SEED}, case ${i}: ${what} at ${path.join(".")} is not told\n${places}\n${JSON.stringify(project).slice(0, 4_000)}`,
        );
      }
      if (wrong) whats.set(what, (whats.get(what) ?? 0) + 1);
    }
    // Whoever changes nothing proves nothing.
    expect(whats.size).toBe(10);
    expect([...whats.values()].reduce((sum, each) => sum + each, 0)).toBeGreaterThan(5_000);
    for (const [what, many] of whats) expect({ what, many: many > 100 }).toEqual({ what, many: true });
  },
);

test(
  "of 3,000 texts with a letter more, fewer or other, each comes back as diagnostics with a line",
  { timeout: 60_000 },
  () => {
    let broken = 0;
    for (let i = 0; i < 3_000; i++) {
      const chance = new Chance(seedOfCase(SEED + 1, i));
      // Small files, and at times the large one.
      const whole = chance.is(0.1) ? EVERYTHING : JSON.stringify(madeProject(chance).project, undefined, 2);
      const at = chance.int(0, whole.length - 1);
      const letters = chance.pick([
        "",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        '"',
        "\\",
        "x",
        "0",
        "\n",
        "\u0000",
        "é",
        "//",
        "null",
      ]);
      const text = whole.slice(0, at) + letters + whole.slice(at + chance.int(0, 2));
      const found = checkText(text, CONTEXT);
      const isJson = parses(text);
      if (!isJson) broken += 1;
      expect(found.some(({ code }) => code === "HEED_RULE_JSON")).toBe(!isJson);
      expect(found.every(({ line = 0, column = 0 }) => line > 0 && column > 0)).toBe(true);
    }
    expect(broken).toBeGreaterThan(1_000);
  },
);

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The schema and the check must say the same of the shape of a file. */
function agree(project: unknown, hint: string): void {
  const shape = checkProject(project, CONTEXT).filter(
    ({ code, severity }) => severity === "error" && isShapeCode(code),
  );
  if (validate(project) === (shape.length === 0)) return;
  const faults = shape.map(({ code, at, message }) => `${code} ${at}: ${message}`);
  const bySchema = JSON.stringify(validate.errors?.slice(0, 3));
  throw new Error(
    `${hint}: the schema and the check differ\nschema: ${bySchema}\ncheck: ${faults.join("\n")}\n${JSON.stringify(project)}`,
  );
}

test(
  "the schema and the check agree on what is right and what is wrong, in 3,000 files",
  { timeout: 60_000 },
  () => {
    for (let i = 0; i < 1_500; i++) {
      const chance = new Chance(seedOfCase(SEED + 2, i));
      const { project } = madeProject(chance);
      expect(validate(project)).toBe(true);
      agree(project, `SEED=${SEED}, project ${i}`);
      let changed: unknown = project;
      for (let n = chance.int(1, 3); n > 0; n--) changed = mutated(changed, chance).project;
      agree(changed, `SEED=${SEED}, changed project ${i}`);
    }
  },
);

test("and so in 800 changes of the file that says every word", { timeout: 60_000 }, () => {
  expect(checkProject(everything, CONTEXT)).toEqual([]);
  expect(validate(everything)).toBe(true);
  for (let i = 0; i < 800; i++) {
    const chance = new Chance(seedOfCase(SEED + 3, i));
    let changed = everything;
    for (let n = chance.int(1, 2); n > 0; n--) changed = mutated(changed, chance).project;
    agree(changed, `SEED=${SEED}, change ${i}`);
  }
});
