import type { Json, JsonObject } from "../contracts/index.ts";
import { isJsonObject, ownValue, parseDuration } from "../contracts/index.ts";
import { arms, notByArm, pairs, valuesOf } from "./arms.ts";
import type { Check } from "./check-context.ts";
import { definitionsOf } from "./check-context.ts";
import { useName } from "./names.ts";
import type { Place } from "./place.ts";
import { eventForms, eventNamings, where } from "./read-event.ts";
import { readTests } from "./read-tests.ts";
import type { Form, Reader } from "./readers.ts";
import { duration, list, number, oneOf, oneOfForms, path } from "./readers.ts";
import { came } from "./words.ts";

/** What is remembered one by one; more is counted in buckets. */
export const MAX_REMEMBERED = 32;

/** More buckets in a window than this make a profile's row large. */
const MANY_BUCKETS = 400;

const count = arms(
  number("a whole number from 0 to 1,000,000", { whole: true, atLeast: 0, atMost: 1_000_000 }),
);
const amount = arms(number("a number"));
const bucket = notByArm("a bucket is the same in every arm", duration);
const onePath = notByArm("a path is the same in every arm", path);

const aggregate: Form = {
  fields: { where, path: onePath, atLeast: amount, atMost: amount, within: arms(duration), bucket },
  required: ["path"],
  also(object, at, check) {
    if (!Object.hasOwn(object, "atLeast") && !Object.hasOwn(object, "atMost")) {
      check.found.error("HEED_RULE_BOUNDS", at, 'expected "atLeast" or "atMost" or both; came none');
    }
    inOrder(object, at, check);
    readBucket(object, at, check);
  },
};

const FORMS: Readonly<Record<string, Form>> = {
  did: {
    fields: {
      did: eventNamings,
      where,
      atLeast: count,
      atMost: count,
      distinct: onePath,
      within: arms(duration),
      after: eventNamings,
      bucket,
    },
    also: readDid,
  },
  sum: { ...aggregate, fields: { sum: eventNamings, ...aggregate.fields } },
  average: { ...aggregate, fields: { average: eventNamings, ...aggregate.fields } },
  lowest: { ...aggregate, fields: { lowest: eventNamings, ...aggregate.fields } },
  highest: { ...aggregate, fields: { highest: eventNamings, ...aggregate.fields } },
  last: { fields: { last: eventNamings, where, path: onePath, test: readTests }, required: ["path", "test"] },
  since: { fields: { since: eventNamings, where, atLeast: arms(duration) }, required: ["atLeast"] },
  activeBeyond: { fields: { activeBeyond: arms(duration) } },
  inactive: { fields: { inactive: arms(duration) } },
  trait: { fields: { trait: onePath, test: readTests }, required: ["test"] },
  inSegment: { fields: { inSegment: (value, at, check) => useName("segments", value, at, check) } },
  consented: { fields: { consented: (value, at, check) => useName("purposes", value, at, check) } },
  scored: {
    fields: {
      scored: (value, at, check) => useName("scores", value, at, check),
      group: oneOf("active", "passive"),
      atLeast: amount,
      above: amount,
      below: amount,
      leaveBelow: amount,
    },
    also: readScored,
  },
  all: { fields: { all: list("conditions", [1, Infinity], condition) } },
  any: { fields: { any: list("conditions", [1, Infinity], condition) } },
  not: { fields: { not: condition } },
};

const EVENT_WORDS: readonly string[] = Object.keys(eventForms());
const MOMENT_WORDS: readonly string[] = EVENT_WORDS.concat([
  "sequence",
  "notFollowedBy",
  "becomes",
  "firstSeen",
  "returned",
  "entered",
  "left",
  "fired",
  "anyOf",
]);

const read: Reader = oneOfForms(
  'a condition, such as { "did": "Product Viewed", "atLeast": 3 }',
  FORMS,
  (value, at, check) => {
    if (isJsonObject(value)) {
      const word = Object.keys(value).find((key) => MOMENT_WORDS.includes(key));
      if (word === undefined) return false;
      const named = ownValue(value, word);
      check.found.error("HEED_RULE_EVENT_NO_CONDITION", at.at(word), explain(word, named));
      return true;
    }
    if (typeof value !== "string") return false;
    check.found.error("HEED_RULE_EVENT_NO_CONDITION", at, explain("event", value));
    return true;
  },
);

/** A condition, yes or no at every instant. */
export function condition(value: Json, at: Place, check: Check): void {
  read(value, at, check);
}

/** Two events are never at one instant: who writes them into `all` means something else. */
function explain(word: string, named: Json | undefined): string {
  const [article, instead] = EVENT_WORDS.includes(word)
    ? [
        "an event",
        `{ "did": ${typeof named === "string" ? came(named) : "…"}, "within": "30m" } says that it happened`,
      ]
    : ["a moment", 'it belongs to "when"'];
  return `expected a condition, which is yes or no at every instant; came ${article}, which happens at one instant: ${instead}`;
}

function readDid(did: JsonObject, at: Place, check: Check): void {
  const { found } = check;
  const defaulted = Object.hasOwn(did, "atLeast") ? did : { ...did, atLeast: 1 };
  for (const [least, most] of pairs(ownValue(defaulted, "atLeast"), ownValue(did, "atMost"), isNumber)) {
    if (least <= most) continue;
    const message = Object.hasOwn(did, "atLeast")
      ? `expected "atLeast" up to "atMost"; came ${least} and ${most}`
      : `expected "atLeast": 0 beside "atMost": ${most}, for without it at least 1 is asked; came none`;
    found.error("HEED_RULE_ORDER", at, message);
    break;
  }
  const remembered = Math.max(
    ...valuesOf(ownValue(defaulted, "atLeast")).map((n) => (isNumber(n) ? n : 0)),
    ...valuesOf(ownValue(did, "atMost")).map((n) => (isNumber(n) ? n + 1 : 0)),
  );
  for (const word of ["distinct", "after"]) {
    if (!Object.hasOwn(did, word) || remembered <= MAX_REMEMBERED) continue;
    const message = `expected counts up to ${MAX_REMEMBERED} ("atMost" up to ${MAX_REMEMBERED - 1}) with "${word}"; came ${remembered}`;
    found.error("HEED_RULE_COUNT", at.at(word), message);
  }
  readBucket(did, at, check);
  if (Object.hasOwn(did, "bucket") && Object.hasOwn(did, "within") && remembered <= MAX_REMEMBERED) {
    const message = `expected a "bucket" only where more than ${MAX_REMEMBERED} are counted: fewer are counted one by one`;
    found.warn("HEED_RULE_NO_EFFECT", at.at("bucket"), message);
  }
}

function readBucket(object: JsonObject, at: Place, { found }: Check): void {
  const width = ownValue(object, "bucket");
  if (width === undefined) return;
  if (!Object.hasOwn(object, "within")) {
    found.error("HEED_RULE_MISSING_KEY", at.at("within"), 'expected "within" beside "bucket"; came none');
    return;
  }
  const bucketMs = typeof width === "string" ? parseDuration(width) : undefined;
  for (const within of valuesOf(ownValue(object, "within"))) {
    const windowMs = typeof within === "string" ? parseDuration(within) : undefined;
    if (bucketMs === undefined || bucketMs === 0 || windowMs === undefined) continue;
    if (bucketMs > windowMs) {
      found.error(
        "HEED_RULE_BUCKET",
        at.at("bucket"),
        `expected a bucket up to "within", ${came(within)}; came ${came(width)}`,
      );
    } else if (windowMs / bucketMs > MANY_BUCKETS) {
      const message = `expected at most ${MANY_BUCKETS} buckets in the window, which each profile stores; came ${Math.ceil(windowMs / bucketMs)}`;
      found.warn("HEED_RULE_BUCKET", at.at("bucket"), message);
    }
  }
}

function inOrder(object: JsonObject, at: Place, { found }: Check): void {
  for (const [least, most] of pairs(ownValue(object, "atLeast"), ownValue(object, "atMost"), isNumber)) {
    if (least <= most) continue;
    found.error("HEED_RULE_ORDER", at, `expected "atLeast" up to "atMost"; came ${least} and ${most}`);
    return;
  }
}

function readScored(scored: JsonObject, at: Place, check: Check): void {
  const { found } = check;
  const bounds = ["atLeast", "above", "below"].filter((word) => Object.hasOwn(scored, word));
  if (bounds.length !== 1) {
    const given = bounds.map((word) => JSON.stringify(word)).join(" and ");
    found.error(
      "HEED_RULE_BOUNDS",
      at,
      `expected one of "atLeast", "above", "below"; came ${given === "" ? "none" : given}`,
    );
  }
  if (Object.hasOwn(scored, "leaveBelow") && !Object.hasOwn(scored, "atLeast")) {
    found.error(
      "HEED_RULE_BOUNDS",
      at.at("leaveBelow"),
      'expected "leaveBelow" only beside "atLeast"; came without',
    );
  }
  for (const [leave, enter] of pairs(ownValue(scored, "leaveBelow"), ownValue(scored, "atLeast"), isNumber)) {
    if (leave < enter) continue;
    found.error(
      "HEED_RULE_ORDER",
      at.at("leaveBelow"),
      `expected less than "atLeast", ${enter}; came ${leave}`,
    );
    return;
  }
  const [name, group] = [ownValue(scored, "scored"), ownValue(scored, "group")];
  const score = typeof name === "string" ? ownValue(definitionsOf(check.project, "scores"), name) : undefined;
  const points = isJsonObject(score) ? ownValue(score, "points") : undefined;
  if (typeof group === "string" && isJsonObject(points)) {
    if (!Object.hasOwn(points, group)) {
      found.error(
        "HEED_RULE_UNKNOWN_NAME",
        at.at("group"),
        `expected a group that the score has points in; came ${came(group)}`,
      );
    }
  }
}

function isNumber(value: unknown): value is number {
  return typeof value === "number";
}
