import type { Json } from "../contracts/index.ts";
import { isJsonObject, ownValue } from "../contracts/index.ts";
import type { Scalar } from "../event/index.ts";
import { compileTests } from "../event/value-test.ts";
import { isByArm } from "./arms.ts";
import type { Check } from "./check-context.ts";
import type { Place } from "./place.ts";
import { came, unknown } from "./words.ts";

const MAX_TESTS = 32;

/** Whether an operand has the right shape; what it says is asked when the test is compiled. */
const OPERANDS: Readonly<Record<string, (operand: Json) => boolean>> = {
  is: isScalar,
  isNot: isScalar,
  oneOf: isScalars,
  noneOf: isScalars,
  above: isNumber,
  atLeast: isNumber,
  below: isNumber,
  atMost: isNumber,
  between: (operand) => Array.isArray(operand) && operand.length === 2 && operand.every(isNumber),
  contains: (operand) => isScalar(operand) && operand !== "",
  startsWith: isText,
  endsWith: isText,
  matches: (operand) => isText(operand) && operand.length <= 1_000,
  exists: (operand) => operand === true,
  missing: (operand) => operand === true,
  before: (operand) => typeof operand === "string",
  after: (operand) => typeof operand === "string",
  asNumber: isTest,
};

/** A test, a bare value, or a list of tests that must all hold. */
export function readTests(tests: Json, at: Place, check: Check): void {
  if (!Array.isArray(tests)) {
    readTest(tests, at, check);
    return;
  }
  if (tests.length === 0 || tests.length > MAX_TESTS) {
    check.found.error("HEED_RULE_LENGTH", at, `expected 1 to ${MAX_TESTS} tests; came ${tests.length}`);
  }
  for (const [i, each] of tests.entries()) readTest(each, at.at(i), check);
}

function readTest(test: Json, at: Place, check: Check): void {
  if (isByArm(test)) {
    check.found.error("HEED_RULE_NOT_HERE", at, 'expected no "byArm" here: a test is the same in every arm');
    return;
  }
  const [word, ...others] = isJsonObject(test) ? Object.keys(test) : [];
  if (word !== undefined && others.length === 0 && !Object.hasOwn(OPERANDS, word)) {
    check.found.error("HEED_RULE_TEST", at.at(word), unknown(word, Object.keys(OPERANDS), check));
    return;
  }
  if (word === "asNumber" && others.length === 0 && isJsonObject(test)) {
    const inner = ownValue(test, word);
    if (isJsonObject(inner)) {
      readTest(inner, at.at(word), check);
      return;
    }
  }
  const place = word !== undefined && others.length === 0 ? at.at(word) : at;
  const fault = faultOf(test, check);
  if (fault === undefined) return;
  // Of an operand's shape the schema knows as much; whether a pattern or instant is one, it does not.
  check.found.error(isScalar(test) || isTest(test) ? "HEED_RULE_VALUE" : "HEED_RULE_TEST", place, fault);
}

function faultOf(test: Json, check: Check): string | undefined {
  const compiled = Array.isArray(test)
    ? `expected a value or a test such as { above: 3 }; came ${came(test)}`
    : compileTests(test, check.context.patterns);
  return typeof compiled === "string" ? compiled : undefined;
}

function isTest(value: Json): boolean {
  if (isScalar(value)) return true;
  const [word, ...others] = isJsonObject(value) ? Object.keys(value) : [];
  if (word === undefined || others.length > 0 || !isJsonObject(value)) return false;
  const holds = Object.hasOwn(OPERANDS, word) ? OPERANDS[word] : undefined;
  const operand = ownValue(value, word);
  return holds !== undefined && operand !== undefined && holds(operand);
}

function isScalar(value: Json): value is Scalar {
  return typeof value !== "object" || value === null;
}

function isScalars(value: Json): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(isScalar);
}

function isNumber(value: Json): value is number {
  return typeof value === "number";
}

function isText(value: Json): value is string {
  return typeof value === "string" && value !== "";
}
