import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { publishedSchema, VALIDATOR, validatorSource } from "./build-validator.ts";
import { EVERYTHING } from "./project-context.ts";

const validator = readFileSync(VALIDATOR, "utf8");

test("the validator of heed check is made from the published schema", () => {
  const isFresh = validator === validatorSource();
  expect({ isFresh, otherwise: "node test/project/build-validator.ts" }).toMatchObject({ isFresh: true });
});

test("it makes no code from text, and needs no package", () => {
  for (const way of [/\beval\b/, /\bFunction\s*\(/, /\brequire\s*\(/, /\bimport\b/]) {
    expect(validator).not.toMatch(way);
  }
});

test("every word is described where an editor shows it, and told which value it has where it is left out", () => {
  const schema = publishedSchema();
  const words = propertiesIn(schema);
  const bare = words.filter(({ described }) => !described).map(({ word }) => word);
  expect(words.length).toBeGreaterThan(100);
  expect(new Set(bare)).toEqual(new Set());
  expect(new Set(words.filter(({ hasDefault }) => hasDefault).map(({ word }) => word))).toEqual(
    new Set(
      (
        "zone grace keepFor unknown atLeast repeat identified again priority state whilePaused expires maxKeys " +
        "onUpgrade holdout keep revenue added removed updated emptied viewed completed"
      ).split(" "),
    ),
  );
});

test("the file of all words says every word of the schema", () => {
  const said = new Set<string>();
  JSON.parse(EVERYTHING, (key, value: unknown) => {
    said.add(key);
    return value;
  });
  const missing = propertiesIn(publishedSchema())
    .map(({ word }) => word)
    .filter((word) => !said.has(word));
  expect([...new Set(missing)]).toEqual([]);
});

interface Property {
  readonly word: string;
  readonly described: boolean;
  readonly hasDefault: boolean;
}

/** Every property that the schema allows somewhere; one under a reference may be described there. */
function propertiesIn(schema: unknown, root: unknown = schema): readonly Property[] {
  if (Array.isArray(schema)) return schema.flatMap((each) => propertiesIn(each, root));
  if (!isObject(schema)) return [];
  return Object.entries(schema).flatMap(([keyword, value]) => {
    // What "then" and the like say of a word refines it; it is described where it is allowed.
    if (keyword === "then" || keyword === "if" || keyword === "not") return [];
    if (keyword !== "properties" && keyword !== "$defs") return propertiesIn(value, root);
    if (!isObject(value)) return [];
    const own = keyword === "$defs" || isRefinement(schema) ? [] : Object.entries(value);
    return [
      ...own.flatMap(([word, property]) =>
        isObject(property)
          ? [{ word, described: isDescribed(property, root), hasDefault: "default" in property }]
          : [],
      ),
      ...Object.values(value).flatMap((each) => propertiesIn(each, root)),
    ];
  });
}

/** Properties beside a reference say more of words that are described behind it; so do those of templates that no word may be. */
function isRefinement(schema: Readonly<Record<string, unknown>>): boolean {
  return "$ref" in schema;
}

function isDescribed(property: Readonly<Record<string, unknown>>, root: unknown): boolean {
  if (typeof property["description"] === "string") return true;
  const reference = property["$ref"];
  const name = typeof reference === "string" ? reference.slice("#/$defs/".length) : "";
  const definitions = isObject(root) ? root["$defs"] : undefined;
  const target = isObject(definitions) ? definitions[name] : undefined;
  return isObject(target) && typeof target["description"] === "string";
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
