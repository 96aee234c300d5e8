import type { Event, Milliseconds } from "@heed/core/contracts";
import { HeedError, isJsonObject } from "@heed/core/contracts";
import type { Clock } from "../clock.ts";
import { withinTime } from "../time-limit.ts";

/** Why an event is not taken in, and what would have allowed it. The reason is stable: it is counted under it. */
export interface Suppressed {
  readonly reason: string;
  readonly allowedBy: string;
}

/** An event after the middleware: to be processed, or only to be counted. */
export interface Taken {
  readonly event: Event;
  readonly suppressed?: Suppressed;
}

/**
 * Sees every event before it is stored, in the order of `use`: hands it on (changed or not), or suppresses it with a
 * reason. One that throws, or takes longer than 5 s, makes the sender try that event again.
 */
export type Middleware = (event: Event) => Event | Suppressed | Promise<Event | Suppressed>;

const TIME_LIMIT_MS: Milliseconds = 5_000;

/** Runs an event through all middleware; the first suppression ends the way. Throws `HEED_MIDDLEWARE_FAILED`. */
export async function passThrough(chain: readonly Middleware[], event: Event, clock: Clock): Promise<Taken> {
  let current = event;
  for (const middleware of chain) {
    const result = await answerOf(middleware, current, clock);
    if (isSuppressed(result)) return { event: current, suppressed: result };
    current = result;
  }
  return { event: current };
}

async function answerOf(middleware: Middleware, event: Event, clock: Clock): Promise<Event | Suppressed> {
  try {
    const answer = middleware(event);
    const result =
      answer instanceof Promise ? await withinTime(clock, TIME_LIMIT_MS, answer, tookTooLong) : answer;
    if (!isJsonObject(result)) throw new TypeError("gave neither an event nor a suppression back");
    return result;
  } catch (cause) {
    throw new HeedError(
      "HEED_MIDDLEWARE_FAILED",
      `Middleware ${middleware.name || "(unnamed)"} expected to hand on or suppress an event; it failed, so the event has to be sent again`,
      { cause },
    );
  }
}

function tookTooLong(): never {
  throw new Error(`took longer than ${TIME_LIMIT_MS} ms`);
}

function isSuppressed(result: Event | Suppressed): result is Suppressed {
  return "allowedBy" in result;
}
