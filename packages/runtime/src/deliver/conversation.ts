import type {
  Ask,
  Batch,
  EpochMs,
  HttpResponse,
  NoAnswer,
  Outcome,
  Settled,
  Sink,
  Transport,
  Turn,
} from "@heed/core/contracts";
import type { Pacer } from "./pacer.ts";
import type { QuickRetry } from "./quick-retry.ts";

/** What a conversation needs of the outside. */
export interface Line {
  readonly transport: Transport;
  readonly pacers: ReadonlyMap<string, Pacer>;
  readonly quickRetry: QuickRetry;
  readonly now: () => EpochMs;
}

/** So many calls may one batch take. */
const MAX_TURNS = 5;

const DEFAULT_TIMEOUT_MS = 10_000;

/**
 * Talks with a vendor about one batch, in turns, and says how every delivery of it ended. What the sink neither settled
 * nor asked about is left out: it is offered again.
 */
export async function converse(sink: Sink, batch: Batch, line: Line): Promise<readonly Settled[]> {
  const settled: Settled[] = [];
  let open: Batch = batch;
  try {
    // The first request is built anew for every try, inside the paced slot: a signature carries the time of its try.
    let { turn, answer } = await asked(sink, line, undefined, async () =>
      sink.encode(batch, { now: line.now() }),
    );
    for (let turns = 1; ; turns++) {
      settled.push(...(turn.settled ?? []));
      if (turn.ask === undefined || answer === undefined) return settled;
      open = turn.ask.batch;
      if (turns > MAX_TURNS)
        return [
          ...settled,
          ...all(open, { status: "rejected", reason: `the sink asked more than ${MAX_TURNS} times` }),
        ];
      const next: Turn = await sink.classify(answer, turn.ask, { now: line.now() });
      if (next.ask === undefined) return [...settled, ...(next.settled ?? [])];
      const { ask } = next;
      ({ turn, answer } = await asked(sink, line, ask.budget, async () => next));
    }
  } catch (cause) {
    // A sink that throws is a fault of its code. Its message may hold a key or an address: only its kind is kept.
    const done = new Set(settled.map(({ id }) => id));
    const kind = cause instanceof Error ? cause.name : typeof cause;
    return [
      ...settled,
      ...all(open, { status: "rejected", reason: `the sink failed: ${kind}` }).filter(
        ({ id }) => !done.has(id),
      ),
    ];
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
  const attempt = async (): Promise<Asked> => {
    const turn = await turnOf();
    return turn.ask === undefined ? { turn } : { turn, answer: await send(sink, turn.ask, line) };
  };
  return line.quickRetry(
    () => pacer.run(attempt),
    ({ answer }) =>
      answer?.status === "none" && (answer.sent === "no" || sink.capabilities.keyHonouredForMs > 0),
  );
}

function send(sink: Sink, { request }: Ask, line: Line): Promise<HttpResponse | NoAnswer> {
  return (sink.transport ?? line.transport)(request, sink.limits.timeoutMs ?? DEFAULT_TIMEOUT_MS);
}

function all(batch: Batch, outcome: Outcome): readonly Settled[] {
  return batch.map(({ id }) => ({ id, outcome }));
}
