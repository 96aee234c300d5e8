import type {
  Batch,
  Delivery,
  HttpResponse,
  NoAnswer,
  Outcome,
  Sink,
  SinkContext,
  Turn,
} from "@heed/core/contracts";
import type { Line } from "./call.ts";
import { call, TookTooLong, turnInTime, UnknownBudget } from "./call.ts";
import type { End, Refused } from "./ends.ts";
import { Ends } from "./ends.ts";
import { NotBegun } from "./pacer.ts";

/** So many calls may one batch take. */
export const MAX_TURNS = 5;

/** Asks which of these deliveries may not go out now. Throws {@link NotBegun} where nobody can say. */
export type AskAgain = (batch: Batch) => Promise<Refused>;

/** How a conversation went. */
export interface Talked {
  readonly ends: readonly End[];
  /** Why the deliveries that have no end were left out; they are offered again. */
  readonly leftOut: string;
}

/**
 * Talks with a vendor about one batch, in turns, and says how its deliveries ended, each once. What `encode` neither settled
 * nor asked about did not fit and is left out: it is offered again. Everything else ends here, whatever the sink does.
 *
 * Whether they may go out at all is asked in the slot, before every try: a queue for the vendor's pace may be long. A
 * conversation whose first call was answered is brought to its end.
 */
export async function converse(sink: Sink, batch: Batch, line: Line, askAgain: AskAgain): Promise<Talked> {
  const ends = new Ends(batch);
  let reached = false;
  const context = (): SinkContext => ({ now: line.clock.now() });
  // The first request is built anew for every try, inside the paced slot: a signature carries the time of its try.
  const first = async (): Promise<Turn> => {
    const refused = await askAgain(batch);
    ends.refuse(refused);
    const allowed = batchOf(batch.filter(({ id }) => !refused.has(id)));
    return allowed === undefined ? {} : turnInTime(line, "encode", () => sink.encode(allowed, context()));
  };
  try {
    let { turn, answer } = await call(sink, line, undefined, first);
    ends.hear(turn);
    for (let calls = 1; turn.ask !== undefined && answer !== undefined; calls++) {
      const [heard, asked] = [answer, turn.ask];
      reached ||= mayHaveReached(heard);
      const next = await turnInTime(line, "classify", () => sink.classify(heard, asked, context()));
      ends.hear(next);
      if (next.ask === undefined) break;
      if (calls === MAX_TURNS)
        return talked(ends.all(rejected(`the sink asked more than ${MAX_TURNS} times`)));
      ({ turn, answer } = await call(sink, line, next.ask.budget, async () => next));
    }
    return talked(ends.all(rejected("the sink said nothing about it")));
  } catch (cause) {
    return brokenOff(ends, cause, reached);
  }
}

/** `reached`: a request went out and may have done its work. */
function brokenOff(ends: Ends, cause: unknown, reached: boolean): Talked {
  if (cause instanceof NotBegun) {
    const { message } = cause;
    const reason = `${message} between two calls`;
    return talked(ends.asked({ status: "retry", reason, uncertain: reached }), message);
  }
  if (cause instanceof TookTooLong)
    return talked(ends.all({ status: "retry", reason: cause.message, uncertain: reached }));
  if (cause instanceof UnknownBudget) return talked(ends.all({ status: "held", reason: cause.message }));
  // A sink that throws is a fault of its code. Its message may hold a key or an address: only its kind is kept.
  const kind = cause instanceof Error ? cause.name : typeof cause;
  return talked(ends.all(rejected(`the sink failed: ${kind}`)));
}

/** A batch of these, where there are any. */
export function batchOf([first, ...rest]: readonly Delivery[]): Batch | undefined {
  return first === undefined ? undefined : [first, ...rest];
}

function talked(ends: readonly End[], leftOut = "did not fit"): Talked {
  return { ends, leftOut };
}

function mayHaveReached(answer: HttpResponse | NoAnswer): boolean {
  return answer.status !== "none" || answer.sent === "maybe";
}

function rejected(reason: string): Outcome {
  return { status: "rejected", reason };
}
