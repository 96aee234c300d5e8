import type { Json, JsonObject } from "../contracts/index.ts";
import { isJsonObject, ownValue } from "../contracts/index.ts";
import { parsePath } from "../event/index.ts";
import { MAX_EVIDENCE_PATHS } from "../trigger/template.ts";
import { arms } from "./arms.ts";
import type { Check } from "./check-context.ts";
import { definitionsOf } from "./check-context.ts";
import type { Place } from "./place.ts";
import type { Reader } from "./readers.ts";
import { readForm } from "./readers.ts";
import { came, unknown } from "./words.ts";

const ROOTS: readonly string[] = ["evidence", "facts", "profile", "score", "trigger"];
const EVENT_WORDS: readonly string[] = ["properties", "context", "name", "id", "occurredAt"];
const PROFILE_WORDS: readonly string[] = ["userId", "anonymousId", "email", "phone"];
const TRIGGER_WORDS: readonly string[] = ["name", "value", "at", "decidedAt"];
const FACT_WORDS: Readonly<Record<string, readonly string[]>> = {
  cart: ["items", "quantity", "value"],
  lastViewed: ["items"],
  orders: ["orders", "revenue", "firstAt", "lastAt"],
};

/** `send.properties`: an object whose values are templates; its own keys are names of properties, whatever they are. */
export const payload: Reader = (value, at, check) => {
  const byArm = isJsonObject(value) && Object.hasOwn(value, "byArm");
  if (!isJsonObject(value) || byArm) {
    check.found.error(
      "HEED_RULE_TYPE",
      at,
      `expected an object of properties; came ${byArm ? `"byArm", which stands with a single property` : came(value)}`,
    );
    return;
  }
  readProperties(value, at, check);
  const { evidence } = check.uses;
  if (evidence.size > MAX_EVIDENCE_PATHS) {
    const message = `expected at most ${MAX_EVIDENCE_PATHS} paths of the evidence, which is stored with every wait; came ${evidence.size}`;
    check.found.error("HEED_RULE_PAYLOAD", at, message);
  }
};

function readProperties(object: JsonObject, at: Place, check: Check): void {
  for (const key of Object.keys(object)) {
    const value = ownValue(object, key);
    if (value !== undefined) template(value, at.at(key), check);
  }
}

function template(value: Json, at: Place, check: Check): void {
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    for (const [i, each] of value.entries()) template(each, at.at(i), check);
  } else if (isJsonObject(value)) {
    readObject(value, at, check);
  }
}

/** Words of templates are so only with the kind of value that they need: `path` with text, `text` with a list. */
function readObject(object: JsonObject, at: Place, check: Check): void {
  const [path, text] = [ownValue(object, "path"), ownValue(object, "text")];
  if (typeof path === "string") {
    readForm(object, at, check, { fields: { path: payloadPath, orElse: anything } });
  } else if (Array.isArray(text)) {
    readForm(object, at, check, { fields: { text: template } });
  } else if (Object.hasOwn(object, "constant") && Object.keys(object).length === 1) {
    return;
  } else if (Object.hasOwn(object, "byArm")) {
    arms(template)(object, at, check);
  } else {
    if (path !== undefined) readMisfit(object, path, at, check);
    readProperties(object, at, check);
  }
}

/** `path` with something else is a property of that name, which is seldom meant. */
function readMisfit(object: JsonObject, path: Json, at: Place, { found }: Check): void {
  const message = `expected a path, a text such as "facts.cart.items"; came ${came(path)}`;
  if (Object.hasOwn(object, "orElse")) found.error("HEED_RULE_TYPE", at.at("path"), message);
  else if (Object.keys(object).length === 1 && !isJsonObject(path))
    found.warn("HEED_RULE_PAYLOAD", at.at("path"), `${message}, which is taken for a property called "path"`);
}

const anything: Reader = () => undefined;

const payloadPath: Reader = (value, at, check) => {
  const path = typeof value === "string" ? parsePath(value) : undefined;
  if (path === undefined || path.some(({ each }) => each)) {
    check.found.error(
      "HEED_RULE_PATH",
      at,
      `expected a path to one value, such as "facts.cart.items"; came ${came(value)}`,
    );
    return;
  }
  const [root = "", ...rest] = path.map(({ key }) => key);
  const fault = ROOTS.includes(root) ? faultIn(root, rest, at, check) : unknown(root, ROOTS, check);
  if (fault !== undefined) check.found.error("HEED_RULE_PAYLOAD", at, fault);
};

function faultIn(root: string, rest: readonly string[], at: Place, check: Check): string | undefined {
  switch (root) {
    case "evidence":
      return faultInEvidence(rest, at, check);
    case "facts":
      return faultInFact(rest, check);
    case "score":
      return faultInWord("score", rest, Object.keys(definitionsOf(check.project, "scores")), check);
    case "profile":
      return faultInWord("profile", rest, PROFILE_WORDS, check);
    default:
      return faultInWord("trigger", rest, TRIGGER_WORDS, check);
  }
}

/** Paths of one level. */
function faultInWord(
  root: string,
  rest: readonly string[],
  known: readonly string[],
  check: Check,
): string | undefined {
  const [word, ...more] = rest;
  if (word === undefined)
    return `expected one of its values, such as "${root}.${known[0] ?? "name"}"; came "${root}" alone`;
  if (!known.includes(word))
    return known.length === 0
      ? `expected a name under "${root}", and the project has none; came ${came(word)}`
      : unknown(word, known, check);
  return more.length === 0
    ? undefined
    : `expected nothing behind "${root}.${word}"; came ${came(more.join("."))}`;
}

function faultInEvidence(rest: readonly string[], at: Place, check: Check): string | undefined {
  const [which = "", ...inside] = rest;
  const step = which === "steps" ? inside.shift() : undefined;
  if (which !== "first" && which !== "last" && which !== "steps")
    return unknown(which, ["first", "last", "steps"], check);
  if (which === "steps" && !/^[0-7]$/.test(step ?? "")) {
    return `expected the number of a step, such as "evidence.steps.0.properties.sku"; came ${came(step)}`;
  }
  const [word = "", ...more] = inside;
  if (!EVENT_WORDS.includes(word)) return unknown(word, EVENT_WORDS, check);
  const deep = word === "properties" || word === "context";
  if (!deep && more.length > 0) return `expected nothing behind "${word}"; came ${came(more.join("."))}`;
  check.uses.evidence.add(inside.join("."));
  if (step !== undefined) check.uses.steps.push({ number: Number(step), at });
  return undefined;
}

function faultInFact(rest: readonly string[], check: Check): string | undefined {
  const [name, ...inside] = rest;
  const facts = definitionsOf(check.project, "facts");
  const missing = faultInWord("facts", name === undefined ? [] : [name], Object.keys(facts), check);
  if (missing !== undefined || name === undefined) return missing;
  const fact = ownValue(facts, name);
  const kind = isJsonObject(fact)
    ? Object.keys(fact).find((key) => Object.hasOwn(FACT_WORDS, key))
    : undefined;
  // A fact that is none is told where it stands.
  if (kind === undefined || inside.length === 0) return undefined;
  return faultInWord(`facts.${name}`, inside, FACT_WORDS[kind] ?? [], check);
}
