import type { Json, JsonObject } from "../contracts/index.ts";
import { isJsonObject, ownValue } from "../contracts/index.ts";
import { arms } from "./arms.ts";
import type { Check } from "./check-context.ts";
import { useName } from "./names.ts";
import type { Place } from "./place.ts";
import {
  correlation,
  correlationOfEvent,
  correlationOfSequence,
  correlationOfWait,
} from "./read-correlation.ts";
import { condition } from "./read-condition.ts";
import { eventForms, eventNamings, where } from "./read-event.ts";
import type { Form, Reader } from "./readers.ts";
import { duration, list, oneOf, oneOfForms, yes } from "./readers.ts";
import { came } from "./words.ts";

const IF_ELSEWHERE = 'it stands with an event that is a moment or a step, or as the trigger\'s own "if"';
const BY_LAST = "it is written once, last, with the whole moment";
const NO_EVENT = "this moment is no event whose property could be read";

const CONDITION_WORDS: ReadonlySet<string> = new Set(
  "did sum average lowest highest last since activeBeyond inactive trait inSegment consented scored all any not".split(
    " ",
  ),
);

/** Where a moment may stand: everything, members of `anyOf`, or what a wait waits after. */
type Standing = "whole" | "member" | "start";

const returned: Reader = (value, at, check) => {
  if (value !== true) arms(duration)(value, at, check);
};

const useSegment: Reader = (value, at, check) => useName("segments", value, at, check);
const useTrigger: Reader = (value, at, check) => useName("triggers", value, at, check);

const step: Reader = stepReader(true);
const firstStep: Reader = stepReader(false);
const start: Reader = momentReader("start");
const member: Reader = momentReader("member");

/** The whole `when` of a trigger. */
export const moment: Reader = momentReader("whole");

function momentReader(standing: Standing): Reader {
  const forms = formsOf(standing);
  return oneOfForms('a moment, such as { "event": "Product Added" }', forms, (value, at, check) =>
    notThere(value, at, check, standing),
  );
}

function formsOf(standing: Standing): Readonly<Record<string, Form>> {
  const by = standing === "whole" ? { by: correlation } : {};
  const notHere =
    standing === "whole" ? {} : { by: standing === "member" ? 'it cannot stand inside "anyOf"' : BY_LAST };
  const plain: Omit<Form, "fields"> = {
    notHere: { by: NO_EVENT, if: IF_ELSEWHERE, within: "only steps of a sequence have it" },
  };
  const single: Readonly<Record<string, Form>> = {
    ...eventForms({
      fields: { if: condition, ...by },
      also: correlationOfEvent,
      notHere: {
        ...notHere,
        within: 'it stands with a step of a "sequence"',
        for: 'a wait is { "notFollowedBy": …, "after": …, "for": … }',
      },
    }),
    sequence: {
      fields: { sequence: steps, within: arms(duration), unless: eventNamings, ...by },
      notHere: { ...notHere, if: IF_ELSEWHERE, where: "it stands with the events" },
      also: readSequence,
    },
    becomes: { fields: { becomes: condition, for: arms(duration) }, ...plain },
    firstSeen: { fields: { firstSeen: yes }, ...plain },
    returned: { fields: { returned }, ...plain },
    entered: { fields: { entered: useSegment }, ...plain },
    left: { fields: { left: useSegment }, ...plain },
    fired: { fields: { fired: useTrigger }, ...plain },
  };
  if (standing === "start") return single;
  const wait: Form = {
    fields: {
      notFollowedBy: eventNamings,
      where,
      after: start,
      for: arms(duration),
      repeat: oneOf("restart", "keep"),
      ...by,
    },
    required: ["after", "for"],
    notHere: { ...notHere, if: IF_ELSEWHERE, within: 'its length is "for"' },
    also: correlationOfWait,
  };
  if (standing === "member") return { ...single, notFollowedBy: wait };
  return {
    ...single,
    notFollowedBy: wait,
    anyOf: {
      fields: { anyOf: list("moments", [2, 32], (value, at, check) => member(value, at, check)) },
      ...plain,
    },
  };
}

/** Words that are moments, but not at this place; and conditions, which are none. */
function notThere(value: Json, at: Place, check: Check, standing: Standing): boolean {
  if (typeof value === "string") {
    check.found.error(
      "HEED_RULE_TYPE",
      at,
      `expected a moment, such as { "event": ${came(value)} }; came ${came(value)}`,
    );
    return true;
  }
  if (!isJsonObject(value)) return false;
  if (standing !== "whole" && Object.hasOwn(value, "anyOf")) {
    const message = `expected a moment other than "anyOf", which is only the whole "when"; for more write two triggers`;
    check.found.error("HEED_RULE_NOT_HERE", at.at("anyOf"), message);
    return true;
  }
  if (standing === "start" && Object.hasOwn(value, "notFollowedBy")) {
    const message =
      'expected a moment other than a wait: a longer chain is a second trigger with { "fired": … }';
    check.found.error("HEED_RULE_NOT_HERE", at.at("notFollowedBy"), message);
    return true;
  }
  const word = Object.keys(value).find((key) => CONDITION_WORDS.has(key));
  if (word === undefined) return false;
  const message = `expected a moment; came a condition, which has no instant of its own: { "becomes": { "${word}": … } } is the instant at which it turns yes`;
  check.found.error("HEED_RULE_NOT_HERE", at.at(word), message);
  return true;
}

function steps(value: Json, at: Place, check: Check): void {
  list("steps", [2, 8], () => undefined)(value, at, check);
  if (!Array.isArray(value)) return;
  for (const [i, each] of value.entries()) (i === 0 ? firstStep : step)(each, at.at(i), check);
}

function stepReader(within: boolean): Reader {
  const fields = within ? { within: arms(duration) } : {};
  const notHere = {
    by: BY_LAST,
    ...(within ? {} : { within: "before the first step there is none to count from" }),
  };
  const forms: Readonly<Record<string, Form>> = {
    ...eventForms({ fields: { if: condition, ...fields }, notHere }),
    returned: { fields: { returned, ...fields }, notHere },
  };
  return oneOfForms('a step, such as { "event": "Product Added", "within": "24h" }', forms, notAStep);
}

function notAStep(value: Json, at: Place, check: Check): boolean {
  if (typeof value === "string") {
    check.found.error(
      "HEED_RULE_TYPE",
      at,
      `expected a step, such as { "event": ${came(value)}, "within": "24h" }; came ${came(value)}`,
    );
    return true;
  }
  const others = ["sequence", "notFollowedBy", "becomes", "firstSeen", "entered", "left", "fired", "anyOf"];
  const word = isJsonObject(value)
    ? Object.keys(value).find((key) => others.includes(key) || CONDITION_WORDS.has(key))
    : undefined;
  if (word === undefined) return false;
  const message = `expected an event, page, screen, identified, activity or returned; came "${word}", which is no step: what must hold at a step is its "if"`;
  check.found.error("HEED_RULE_NOT_HERE", at.at(word), message);
  return true;
}

function readSequence(sequence: JsonObject, at: Place, check: Check): void {
  const given = ownValue(sequence, "sequence");
  if (!Array.isArray(given)) return;
  if (!Object.hasOwn(sequence, "within")) {
    for (const [i, each] of given.entries()) {
      if (i === 0 || !isJsonObject(each) || Object.hasOwn(each, "within")) continue;
      const message = 'expected "within" with each step but the first, or with the whole sequence; came none';
      check.found.error("HEED_RULE_MISSING_KEY", at.at("sequence").at(i).at("within"), message);
    }
  }
  correlationOfSequence(sequence, at, check);
}
