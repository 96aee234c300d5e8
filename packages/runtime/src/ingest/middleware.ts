import type { Event, Fault, Milliseconds } from "@heed/core/contracts";
import { HeedError, isJsonObject } from "@heed/core/contracts";
import type { Clock } from "../clock.ts";
import { withinTime } from "../time-limit.ts";
import { handedOn, isFault } from "./handed-on.ts";

/** Why an event is not taken in, and what would have allowed it. The reason is stable: it is counted under it. */
export interface Suppressed {
  readonly reason: string;
  readonly allowedBy: string;
}

/** An event after the middleware: to be processed, or only to be counted. */
export interface Taken {
  /** Its position in the batch. */
  readonly index: number;
  readonly event: Event;
  readonly suppressed?: Suppressed;
}

/**
 * Sees every event before it is stored, in the order of `use`: hands it on (changed or not), or suppresses it with a
 * reason. What it makes of an event is held to the rules of every event. One that breaks them, throws, or takes longer than
 * 5 s makes the sender try that event again. Never change the event itself: make another one.
 */
export type Middleware = (event: Event) => Event | Suppressed | Promise<Event | Suppressed>;

const TIME_LIMIT_MS: Milliseconds = 5_000;

/** Runs an event through all middleware; the first suppression ends the way. Throws `HEED_MIDDLEWARE_FAILED`. */
export async function passThrough(
  chain: readonly Middleware[],
  { index, event }: Pick<Taken, "index" | "event">,
  clock: Clock,
): Promise<Taken> {
  let current = event;
  for (const middleware of chain) {
    const result = await answerOf(middleware, current, clock);
    if (isSuppressed(result)) return { index, event: current, suppressed: result };
    current = result;
  }
  return { index, event: current };
}

async function answerOf(middleware: Middleware, event: Event, clock: Clock): Promise<Event | Suppressed> {
  const failed = (why: { readonly cause: unknown } | { readonly faults: readonly Fault[] }): HeedError =>
    new HeedError(
      "HEED_MIDDLEWARE_FAILED",
      `Middleware ${middleware.name || "(unnamed)"} expected to hand on or suppress an event; it failed, so the event has to be sent again`,
      why,
    );
  let answer: Event | Suppressed;
  try {
    const promised = middleware(event);
    answer =
      promised instanceof Promise ? await withinTime(clock, TIME_LIMIT_MS, promised, tookTooLong) : promised;
    if (!isJsonObject(answer)) throw new TypeError("gave neither an event nor a suppression back");
  } catch (cause) {
    throw failed({ cause });
  }
  if (answer === event) return event;
  const result = isSuppressed(answer) ? suppressedBy(answer) : handedOn(answer, event);
  if (isFault(result)) throw failed({ faults: [result] });
  return result;
}

/** The reason is counted under and shown: anything but words would be neither. */
function suppressedBy(given: Suppressed): Suppressed | Fault {
  const { reason, allowedBy }: { readonly reason: unknown; readonly allowedBy: unknown } = given;
  if (typeof reason !== "string" || reason === "")
    return { at: "reason", message: "expected text; came none" };
  if (typeof allowedBy !== "string") return { at: "allowedBy", message: "expected text; came none" };
  return { reason, allowedBy };
}

function tookTooLong(): never {
  throw new Error(`took longer than ${TIME_LIMIT_MS} ms`);
}

function isSuppressed(result: Event | Suppressed): result is Suppressed {
  return "allowedBy" in result;
}
