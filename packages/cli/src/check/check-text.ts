import type { CheckContext, Diagnostic } from "@heed/core/engine";
import { checkProject, isShapeCode } from "@heed/core/engine";
import type { Document, Position } from "./find-place.ts";
import { readDocument } from "./find-place.ts";
import { validate } from "./schema-validator.generated.ts";

/** A diagnostic and where it stands in the file. */
export type Located = Diagnostic & Partial<Position>;

/** A fault at a key, not at what stands under it. */
const AT_KEYS: readonly string[] = [
  "HEED_RULE_UNKNOWN_KEY",
  "HEED_RULE_UNKNOWN_WORD",
  "HEED_RULE_NOT_HERE",
  "HEED_RULE_EVENT_NO_CONDITION",
  "HEED_RULE_NAME",
  "HEED_RULE_SAME_TRIGGER",
];

/** Everything wrong with a rule file in JSON, in the order of its lines. Total: any text comes back as diagnostics. */
export function checkText(text: string, context: CheckContext): readonly Located[] {
  const document = documentOf(text);
  if (document === undefined)
    return [
      told("HEED_RULE_TOO_DEEP", [], "expected at most 32 levels inside each other; came thousands", START),
    ];
  if (document.fault !== undefined)
    return [told("HEED_RULE_JSON", [], document.fault.message, document.fault.position)];
  const project = parsed(text);
  if (project === undefined)
    return [told("HEED_RULE_JSON", [], "expected JSON; came something like it", START)];
  const duplicates = document.duplicates.map(({ path, position }) =>
    told(
      "HEED_RULE_DUPLICATE_KEY",
      path,
      `expected each key once; came ${JSON.stringify(path.at(-1))} twice, of which only the last would count`,
      position,
    ),
  );
  const found = [...checkProject(project.value, context)];
  const bySchema = found.some(({ code }) => isShapeCode(code)) ? undefined : schemaFault(project.value);
  const located = [...found, ...(bySchema === undefined ? [] : [bySchema])].map((diagnostic) => ({
    ...diagnostic,
    ...document.positionOf(diagnostic.path, AT_KEYS.includes(diagnostic.code) ? "key" : "value"),
  }));
  return [...duplicates, ...located].toSorted(byPosition);
}

const START: Position = { line: 1, column: 1 };

/** `undefined` where the text is nested so deeply that it cannot even be read. */
function documentOf(text: string): Document | undefined {
  try {
    return readDocument(text);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function parsed(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** What editors show is what the schema says: should it ever refuse more than the check, the file is not called right. */
function schemaFault(project: unknown): Diagnostic | undefined {
  if (validate(project)) return undefined;
  const [error] = validate.errors ?? [];
  const place = error?.instancePath ?? "";
  return told(
    "HEED_RULE_SCHEMA",
    pathOf(place, project),
    `expected what the JSON Schema accepts; it refuses this by "${error?.keyword ?? ""}"`,
  );
}

/** A JSON pointer as keys and indices. */
function pathOf(pointer: string, project: unknown): readonly (string | number)[] {
  const path: (string | number)[] = [];
  let value = project;
  for (const part of pointer.split("/").slice(1)) {
    const key = part.replaceAll("~1", "/").replaceAll("~0", "~");
    path.push(Array.isArray(value) ? Number(key) : key);
    value = typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
  }
  return path;
}

function told(
  code: Diagnostic["code"],
  path: Diagnostic["path"],
  message: string,
  position: Partial<Position> = {},
): Located {
  const at = path.length === 0 ? "project" : path.join(".");
  return { code, severity: "error", at, path, message, ...position };
}

function byPosition(a: Located, b: Located): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}
