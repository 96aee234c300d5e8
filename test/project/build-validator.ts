import { readFileSync, writeFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";

const SCHEMA = new URL("../../packages/core/project.schema.json", import.meta.url);

/** Where the validator stands. */
export const VALIDATOR: URL = new URL(
  "../../packages/cli/src/check/schema-validator.generated.ts",
  import.meta.url,
);

/** What is for readers only, and would make the validator larger. */
const FOR_READERS: readonly string[] = ["title", "description", "default", "examples"];

/** The schema as it is published. */
export function publishedSchema(): unknown {
  return JSON.parse(readFileSync(SCHEMA, "utf8"));
}

/**
 * The published schema as a module that needs neither `eval` nor a package, so that `heed check` runs where code from text
 * is forbidden. After a change of the schema: `node test/project/build-validator.ts`.
 */
export function validatorSource(): string {
  const schema: object = JSON.parse(readFileSync(SCHEMA, "utf8"), (key, value: unknown) =>
    FOR_READERS.includes(key) && (typeof value === "string" || key === "examples") ? undefined : value,
  );
  const ajv = new Ajv2020({
    code: { source: true, esm: true, lines: true },
    strict: true,
    strictTypes: false,
    strictRequired: false,
    strictTuples: false,
    messages: false,
    inlineRefs: false,
    // Lengths are UTF-16 units, as the check counts them; a remark that this is deprecated is all that is logged.
    unicode: false,
    logger: false,
  });
  const code = standalone.default(ajv, ajv.compile(schema));
  const [door, ...rest] = code.split("\n").filter((line) => !line.startsWith('"use strict"'));
  const [, name] = /^export const validate = (\w+);$/.exec(door ?? "") ?? [];
  if (name === undefined) throw new Error(`ajv writes another door than expected: ${door ?? ""}`);
  const [byDefault, ...body] = rest;
  if (byDefault !== `export default ${name};`) throw new Error(`ajv writes another line: ${byDefault ?? ""}`);
  return `// @ts-nocheck
// Generated from @heed/core/project.schema.json by test/project/build-validator.ts. Do not edit.

interface Validator {
  (value: unknown): boolean;
  readonly errors?: readonly { readonly instancePath: string; readonly keyword: string }[] | null;
}

/** True for what the JSON Schema of projects accepts; else \`errors\` tells the first fault. */
export const validate: Validator = ${name};
${body.join("\n")}
`;
}

if (import.meta.main) writeFileSync(VALIDATOR, validatorSource());
