import type {
  Ask,
  Batch,
  DeliveryId,
  HttpResponse,
  Milliseconds,
  NoAnswer,
  Outcome,
  Settled,
  Sink,
  SinkContext,
  Transport,
  Turn,
} from "@heed/core/contracts";
import { isJsonObject } from "@heed/core/contracts";
import type { Clock } from "../clock.ts";
import { withinTime } from "../time-limit.ts";
import type { Pacer } from "./pacer.ts";
import { NotBegun } from "./pacer.ts";
import type { QuickRetry } from "./quick-retry.ts";

/** What a conversation needs of the outside. */
export interface Line {
  readonly transport: Transport;
  readonly pacers: ReadonlyMap<string, Pacer>;
  readonly quickRetry: QuickRetry;
  readonly clock: Clock;
}

/** So many calls may one batch take. */
export const MAX_TURNS = 5;

/**
 * Talks with a vendor about one batch, in turns, and says how its deliveries ended, each once. What `encode` neither settled
 * nor asked about did not fit and is left out: it is offered again. Everything else ends here, whatever the sink does.
 */
export async function converse(sink: Sink, batch: Batch, line: Line): Promise<readonly Settled[]> {
  const ends = new Ends(batch);
  const context = (): SinkContext => ({ now: line.clock.now() });
  try {
    // The first request is built anew for every try, inside the paced slot: a signature carries the time of its try.
    let { turn, answer } = await asked(sink, line, undefined, async () => sink.encode(batch, context()));
    ends.hear(turn);
    for (let calls = 1; turn.ask !== undefined && answer !== undefined; calls++) {
      const next = await sink.classify(answer, turn.ask, context());
      ends.hear(next);
      if (next.ask === undefined) break;
      if (calls === MAX_TURNS) return ends.all(rejected(`the sink asked more than ${MAX_TURNS} times`));
      ({ turn, answer } = await asked(sink, line, next.ask.budget, async () => next));
    }
    return ends.all(rejected("the sink said nothing about it"));
  } catch (cause) {
    if (cause instanceof NotBegun) return ends.asked(STOPPED);
    // A sink that throws is a fault of its code. Its message may hold a key or an address: only its kind is kept.
    return ends.all(rejected(`the sink failed: ${cause instanceof Error ? cause.name : typeof cause}`));
  }
}

/** Between two calls: the first one may have done all that matters. */
const STOPPED: Outcome = { status: "retry", reason: "the engine stopped between two calls", uncertain: true };

function rejected(reason: string): Outcome {
  return { status: "rejected", reason };
}

/** What a sink said about each delivery of a batch. */
class Ends {
  readonly #batch: Batch;
  readonly #settled = new Map<DeliveryId, Settled>();
  /** What calls have gone out for: all of it has to be settled. */
  readonly #askedAbout = new Set<DeliveryId>();

  constructor(batch: Batch) {
    this.#batch = batch;
  }

  /** Of two ends of one delivery, the first one stands; ends of deliveries that are not in the batch are nobody's. */
  hear({ settled = [], ask }: Turn): void {
    for (const each of settled) {
      if (!isOutcome(each.outcome)) throw new TypeError("a sink settled a delivery without an outcome");
      if (!this.#settled.has(each.id)) this.#settled.set(each.id, each);
    }
    for (const { id } of ask?.batch ?? []) this.#askedAbout.add(id);
  }

  /** How everything ended that was settled or asked about; what is still open of it ends with this outcome. */
  asked(open: Outcome): readonly Settled[] {
    return this.#batch.flatMap(({ id }): readonly Settled[] => {
      const settled = this.#settled.get(id);
      if (settled !== undefined) return [settled];
      return this.#askedAbout.has(id) ? [{ id, outcome: open }] : [];
    });
  }

  /** The same, but for a sink that did nothing at all: then the whole batch ends with this outcome. */
  all(open: Outcome): readonly Settled[] {
    const ended = this.asked(open);
    return ended.length > 0 ? ended : this.#batch.map(({ id }) => ({ id, outcome: open }));
  }
}

interface Asked {
  readonly turn: Turn;
  readonly answer?: HttpResponse | NoAnswer;
}

/** One call in its paced slot, repeated at once where the network failed and repeating it cannot do harm. */
function asked(
  sink: Sink,
  line: Line,
  budget: string | undefined,
  turnOf: () => Promise<Turn>,
): Promise<Asked> {
  const [first = ""] = Object.keys(sink.limits.budgets);
  const pacer = line.pacers.get(budget ?? first);
  if (pacer === undefined) throw new RangeError(`no budget named ${budget ?? first}`);
  let mayHaveArrived = false;
  let last: Asked | undefined;
  const attempt = async (): Promise<Asked> => {
    const turn = await turnOf();
    if (turn.ask === undefined) return { turn };
    const answer = await send(sink, turn.ask, line);
    if (answer.status !== "none") return { turn, answer };
    mayHaveArrived ||= answer.sent === "maybe";
    last = { turn, answer: { ...answer, sent: mayHaveArrived ? "maybe" : "no" } };
    return last;
  };
  const paced = (): Promise<Asked> =>
    pacer.run(attempt).catch((cause: unknown) => {
      if (cause instanceof NotBegun && last !== undefined) return last;
      throw cause;
    });
  return line.quickRetry(
    paced,
    ({ answer }) =>
      answer?.status === "none" && (answer.sent === "no" || sink.capabilities.keyHonouredForMs > 0),
  );
}

const DEFAULT_TIMEOUT_MS: Milliseconds = 10_000;

/** A transport keeps to the timeout itself; one that does not is left so much later. */
const OVERTIME_MS: Milliseconds = 1_000;

/** How long one call of a sink may take at most. */
export function longestCallMs({ limits }: Sink): Milliseconds {
  return (limits.timeoutMs ?? DEFAULT_TIMEOUT_MS) + OVERTIME_MS;
}

function send(sink: Sink, { request }: Ask, { transport, clock }: Line): Promise<HttpResponse | NoAnswer> {
  const answer = (sink.transport ?? transport)(request, sink.limits.timeoutMs ?? DEFAULT_TIMEOUT_MS);
  return withinTime(clock, longestCallMs(sink), answer, () => ({
    status: "none",
    reason: "timeout",
    sent: "maybe",
  }));
}

/** Sinks are written by others, in JavaScript too: what is no outcome must not reach the store. */
function isOutcome(outcome: unknown): outcome is Outcome {
  if (!isJsonObject(outcome)) return false;
  const { status, reason } = outcome;
  if (status === "delivered") return true;
  return (status === "retry" || status === "rejected" || status === "held") && typeof reason === "string";
}
