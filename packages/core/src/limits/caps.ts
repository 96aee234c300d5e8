import type { EpochMs, Milliseconds } from "../contracts/index.ts";
import { parseDuration } from "../contracts/index.ts";
import type { CalendarUnit, CapDefinition } from "./definition.ts";
import type { Fires } from "./fires.ts";
import { joinFires, withFire } from "./fires.ts";
import type { Zones } from "./zones.ts";

/** A frequency cap of the project, over the fires of all triggers. */
export interface Cap {
  readonly atMost: number;
  readonly per: Milliseconds | CalendarUnit;
  /** Absent: every purpose. */
  readonly purpose?: string;
}

/** What caps remember of a profile: its fires (without shadow fires and holdouts), by purpose. */
export type PurposeFires = readonly (readonly [purpose: string, fires: Fires])[];

/** Sound definitions, as the decisions use them. */
export function compileCaps(caps: readonly CapDefinition[] = []): readonly Cap[] {
  return caps.map(({ atMost, per, purpose }) => ({
    atMost,
    per: isCalendarUnit(per) ? per : (parseDuration(per) ?? 0),
    ...(purpose === undefined ? {} : { purpose }),
  }));
}

/** The first cap that refuses a fire for this purpose now, in the order in which they were defined. */
export function refusedByCap(
  caps: readonly Cap[],
  fires: PurposeFires,
  purpose: string,
  now: EpochMs,
  zone: string,
  zones: Zones,
): Cap | undefined {
  return caps.find((cap) => {
    if (cap.purpose !== undefined && cap.purpose !== purpose) return false;
    const nth = newest(fires, cap);
    if (nth === undefined) return false;
    return typeof cap.per === "number" ? now - nth < cap.per : nth >= zones.startOf(cap.per, now, zone);
  });
}

/** What is remembered after one more fire. */
export function withPurposeFire(fires: PurposeFires, purpose: string, at: EpochMs): PurposeFires {
  if (!fires.some(([name]) => name === purpose)) return [...fires, [purpose, [at]]];
  return fires.map((each) => (each[0] === purpose ? [purpose, withFire(each[1], at)] : each));
}

/** What is remembered of two profiles that became one: the fires of both. */
export function joinPurposeFires(a: PurposeFires, b: PurposeFires): PurposeFires {
  const purposes = new Set([...a, ...b].map(([purpose]) => purpose));
  return [...purposes].map((purpose) => [purpose, joinFires(firesOf(a, purpose), firesOf(b, purpose))]);
}

function isCalendarUnit(per: string): per is CalendarUnit {
  return per === "day" || per === "week" || per === "month";
}

/** The fire without which the cap would not yet be reached: the `atMost`-th newest that it counts. */
function newest(fires: PurposeFires, { atMost, purpose }: Cap): EpochMs | undefined {
  if (purpose !== undefined) return firesOf(fires, purpose).at(-atMost);
  const all = fires.flatMap(([, each]) => each).toSorted((x, y) => x - y);
  return all.at(-atMost);
}

function firesOf(fires: PurposeFires, purpose: string): Fires {
  return fires.find(([name]) => name === purpose)?.[1] ?? [];
}
