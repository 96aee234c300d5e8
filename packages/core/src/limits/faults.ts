import type { Fault, JsonObject } from "../contracts/index.ts";
import { isJsonObject, parseDuration, unknownWord } from "../contracts/index.ts";
import { isCalendarUnit } from "./caps.ts";
import { MAX_FIRES } from "./fires.ts";
import { minutesOf } from "./quiet-hours.ts";

/** Everything that is wrong with an `again`; every arm of a value that has one per arm is looked at. */
export function faultsOfAgain(again: unknown, at: string): readonly Fault[] {
  if (again === "always" || again === "once") return [];
  if (typeof again === "string") return [{ at, message: unknownWord(again, ["always", "once"]) }];
  if (!isJsonObject(again) || Object.keys(again).length === 0) {
    const expected = 'expected "always", "once", { after: "7d" } or { atMost: 3, per: "30d" }';
    return [{ at, message: `${expected}; came ${said(again)}` }];
  }
  const { after, atMost, per } = again;
  const faults = [
    ...unknownWords(again, ["after", "atMost", "per"], at),
    ...faultsOfArms(after, `${at}.after`, faultsOfDuration),
    ...faultsOfArms(atMost, `${at}.atMost`, faultsOfCount),
    ...faultsOfArms(per, `${at}.per`, faultsOfDuration),
  ];
  if (atMost !== undefined && per === undefined) {
    faults.push({
      at: `${at}.per`,
      message: 'expected elapsed time such as "30d" beside "atMost"; came nothing',
    });
  }
  if (per !== undefined && atMost === undefined) {
    faults.push({ at: `${at}.atMost`, message: `expected ${COUNT} beside "per"; came nothing` });
  }
  return faults;
}

/** Everything that is wrong with a frequency cap; without the names of purposes, `purpose` may be any text. */
export function faultsOfCap(cap: unknown, at: string, purposes?: Iterable<string>): readonly Fault[] {
  if (!isJsonObject(cap)) return [{ at, message: `expected { atMost: 3, per: "week" }; came ${said(cap)}` }];
  const { atMost, per, purpose } = cap;
  const faults = [
    ...unknownWords(cap, ["atMost", "per", "purpose"], at),
    ...faultsOfCount(atMost, `${at}.atMost`),
  ];
  if (typeof per !== "string" || (!isCalendarUnit(per) && !isSpan(per))) {
    faults.push({
      at: `${at}.per`,
      message: `expected "day", "week", "month" or elapsed time such as "24h"; came ${said(per)}`,
    });
  }
  if (purpose === undefined) return faults;
  const known = purposes === undefined ? undefined : [...purposes];
  if (typeof purpose !== "string") {
    faults.push({ at: `${at}.purpose`, message: `expected the name of a purpose; came ${said(purpose)}` });
  } else if (known?.includes(purpose) === false) {
    faults.push({ at: `${at}.purpose`, message: unknownWord(purpose, known) });
  }
  return faults;
}

/** Everything that is wrong with quiet hours. */
export function faultsOfQuietHours(quiet: unknown, at: string): readonly Fault[] {
  if (!isJsonObject(quiet))
    return [{ at, message: `expected { from: "22:00", to: "08:00" }; came ${said(quiet)}` }];
  const { from, to } = quiet;
  const faults = unknownWords(quiet, ["from", "to"], at);
  for (const [word, time] of Object.entries({ from, to })) {
    if (typeof time === "string" && minutesOf(time) !== undefined) continue;
    faults.push({
      at: `${at}.${word}`,
      message: `expected a local time such as "22:00", from "00:00" to "23:59"; came ${said(time)}`,
    });
  }
  if (faults.length === 0 && from === to) {
    faults.push({
      at,
      message: `expected "from" and "to" to differ; came ${said(from)} twice, which is no time at all or all of it`,
    });
  }
  return faults;
}

/** A plain value, or every value of a `byArm`; whether the arms are those of the experiment is asked where experiments are known. */
function faultsOfArms(
  value: unknown,
  at: string,
  faultsOfOne: (value: unknown, at: string) => readonly Fault[],
): readonly Fault[] {
  if (value === undefined) return [];
  if (!isJsonObject(value) || !isJsonObject(value["arms"])) return faultsOfOne(value, at);
  return Object.entries(value["arms"]).flatMap(([arm, each]) => faultsOfOne(each, `${at}.arms.${arm}`));
}

const COUNT = `a whole number from 1 to ${MAX_FIRES}`;

function faultsOfCount(count: unknown, at: string): readonly Fault[] {
  const sound = typeof count === "number" && Number.isInteger(count) && count >= 1 && count <= MAX_FIRES;
  return sound ? [] : [{ at, message: `expected ${COUNT}; came ${said(count)}` }];
}

function faultsOfDuration(duration: unknown, at: string): readonly Fault[] {
  if (isSpan(duration)) return [];
  return [
    {
      at,
      message: `expected elapsed time such as "24h" or "7d" (ms, s, m, h, d, w); came ${said(duration)}`,
    },
  ];
}

function isSpan(duration: unknown): boolean {
  return typeof duration === "string" && (parseDuration(duration) ?? 0) > 0;
}

function unknownWords(object: JsonObject, known: readonly string[], at: string): Fault[] {
  return Object.keys(object)
    .filter((word) => !known.includes(word))
    .map((word) => ({ at: `${at}.${word}`, message: unknownWord(word, known) }));
}

/** What came, short enough for a line. */
function said(value: unknown): string {
  return value === undefined ? "nothing" : (JSON.stringify(value)?.slice(0, 80) ?? "something else");
}
