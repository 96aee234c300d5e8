import type { Duration, EpochMs, Milliseconds } from "../contracts/index.ts";
import { HeedError, parseDuration } from "../contracts/index.ts";
import type { Arms } from "../condition/index.ts";
import type { AgainDefinition } from "./definition.ts";
import type { Fires } from "./fires.ts";

/** How often one trigger may fire for one profile. Nothing set: always. */
export interface Again {
  readonly once?: true;
  readonly after?: Milliseconds;
  readonly rate?: { readonly atMost: number; readonly per: Milliseconds };
}

const ALWAYS: Again = {};

/** A sound definition whose arms are chosen, as the decisions use it. */
export function compileAgain(again: AgainDefinition = "always"): Again {
  if (again === "always") return ALWAYS;
  if (again === "once") return { once: true };
  const { after, atMost, per } = again;
  return {
    ...(after === undefined ? {} : { after: span(after) }),
    ...(atMost === undefined || per === undefined ? {} : { rate: { atMost: plain(atMost), per: span(per) } }),
  };
}

/** Whether the trigger may fire now, after these fires of its own (shadow fires and holdouts among them). */
export function allowsAgain(again: Again, fires: Fires, now: EpochMs): boolean {
  const at = nextAllowedAt(again, fires);
  return at !== undefined && at <= now;
}

/** The first instant from which it may fire again, if it does not fire before; `undefined`: never. A fire so long ago no longer counts. */
export function nextAllowedAt({ once, after, rate }: Again, fires: Fires): EpochMs | undefined {
  const newest = fires.at(-1);
  if (newest === undefined) return -Infinity;
  if (once === true) return undefined;
  const nth = rate === undefined ? undefined : fires.at(-rate.atMost);
  return Math.max(
    after === undefined ? -Infinity : newest + after,
    nth === undefined || rate === undefined ? -Infinity : nth + rate.per,
  );
}

function span(duration: Arms<Duration>): Milliseconds {
  return parseDuration(plain(duration)) ?? 0;
}

function plain<T extends string | number>(value: Arms<T>): T {
  if (typeof value !== "object") return value;
  throw new HeedError(
    "HEED_TRIGGER_INVALID",
    `Expected "again" with the arm of ${JSON.stringify(value.byArm)} chosen; came all arms`,
  );
}
