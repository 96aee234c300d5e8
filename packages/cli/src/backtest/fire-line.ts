import { formatInstant } from "@heed/core/contracts";
import type { Decision, JsonObject } from "@heed/core/contracts";

/** One decided instant as plain data. */
export function fireJson({
  trigger,
  profile,
  value,
  at,
  decidedAt,
  evidence,
  ended,
  reason,
}: Decision): JsonObject {
  return {
    trigger,
    [profile.startsWith("u:") ? "user" : "anonymous"]: profile.slice(2),
    ...(value === undefined ? {} : { value }),
    at: formatInstant(at),
    decidedAt: formatInstant(decidedAt),
    evidence,
    ended,
    ...(reason === undefined ? {} : { reason }),
  };
}

/** The same as one line, the instant first so that lines can be sorted. */
export function fireLine({ trigger, profile, value, at, evidence, ended, reason = "" }: Decision): string {
  return [
    formatInstant(at),
    trigger,
    `${profile.startsWith("u:") ? "user" : "anonymous"}=${word(profile.slice(2))}`,
    ...(value === undefined ? [] : [`value=${word(value)}`]),
    `evidence=${printable(JSON.stringify(evidence))}`,
    ...(ended === "fired" ? [] : [reason === "" ? ended : `${ended}=${reason}`]),
  ].join("  ");
}

/** Bare where a shell would leave it alone, else quoted: what a sender wrote must not steer a terminal. */
function word(text: string): string {
  return /^[\w.:@+-]+$/.test(text) ? text : printable(JSON.stringify(text));
}

/** JSON leaves the control characters above 0x7e as they are. */
function printable(json: string): string {
  return json.replaceAll(
    /[\u007f-\u009f\u2028\u2029]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
