import type { Where } from "./matcher.ts";
import type { EventNamings, EventPattern } from "./naming.ts";
import { patternsOf } from "./naming.ts";
import type { Scalar, Tests, ValueTest } from "./value-test.ts";

/** Kinds of events for a person to read: `"Product Added" where price is above 10`. */
export function describeEvents(namings: EventNamings, where?: Where): string {
  return patternsOf(namings, where).map(describePattern).join(" or ");
}

/** One kind of event for a person to read. */
export function describePattern({ type, name, where }: EventPattern): string {
  const event = nameOf(type, name);
  const tests = Object.entries(where ?? {}).map(([path, test]) => `${path} ${describeTests(test)}`);
  return tests.length === 0 ? event : `${event} where ${tests.join(" and ")}`;
}

/** Tests of one value for a person to read, to stand behind its name: `is above 10`. */
export function describeTests(tests: Tests): string {
  return (isList(tests) ? tests : [tests]).map(describeTest).join(" and ");
}

function nameOf(type: EventPattern["type"], name: string | undefined): string {
  if (type === "activity") return "any activity";
  if (type === "identify") return "an identify call";
  if (name === undefined) return `any ${type}`;
  return type === "track" ? JSON.stringify(name) : `${type} ${JSON.stringify(name)}`;
}

function describeTest(test: Scalar | ValueTest): string {
  if (typeof test !== "object" || test === null) return `is ${JSON.stringify(test)}`;
  if ("is" in test) return `is ${JSON.stringify(test.is)}`;
  if ("isNot" in test) return `is not ${JSON.stringify(test.isNot)}`;
  if ("oneOf" in test) return `is one of ${listed(test.oneOf)}`;
  if ("noneOf" in test) return `is none of ${listed(test.noneOf)}`;
  if ("above" in test) return `is above ${test.above}`;
  if ("atLeast" in test) return `is at least ${test.atLeast}`;
  if ("below" in test) return `is below ${test.below}`;
  if ("atMost" in test) return `is at most ${test.atMost}`;
  if ("between" in test) return `is from ${test.between[0]} to ${test.between[1]}`;
  if ("contains" in test) return `contains ${JSON.stringify(test.contains)}`;
  if ("startsWith" in test) return `starts with ${JSON.stringify(test.startsWith)}`;
  if ("endsWith" in test) return `ends with ${JSON.stringify(test.endsWith)}`;
  if ("matches" in test) return `matches ${JSON.stringify(test.matches)}`;
  if ("exists" in test) return "is there";
  if ("missing" in test) return "is missing";
  if ("before" in test) return `is before ${test.before}`;
  if ("after" in test) return `is after ${test.after}`;
  return `as a number ${describeTest(test.asNumber)}`;
}

function listed(values: readonly Scalar[]): string {
  return values.map((value) => JSON.stringify(value)).join(", ");
}

/** `Array.isArray` alone does not see through a readonly list. */
function isList(tests: Tests): tests is Extract<Tests, readonly unknown[]> {
  return Array.isArray(tests);
}
