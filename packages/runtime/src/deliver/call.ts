import type { Ask, HttpResponse, Milliseconds, NoAnswer, Sink, Transport, Turn } from "@heed/core/contracts";
import { unknownWord } from "@heed/core/contracts";
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

/** What went out, and what came back; no answer where nothing was asked. */
export interface Called {
  readonly turn: Turn;
  readonly answer?: HttpResponse | NoAnswer;
}

/** A sink asked for a pace that it has not declared. */
export class UnknownBudget extends Error {}

/** One call in its paced slot, repeated at once where the network failed and repeating it cannot do harm. */
export async function call(
  sink: Sink,
  line: Line,
  budget: string | undefined,
  turnOf: () => Promise<Turn>,
): Promise<Called> {
  const pacer = pacerOf(line, budget);
  let mayHaveArrived = false;
  let last: Called | undefined;
  const attempt = async (): Promise<Called> => {
    const turn = await turnOf();
    if (turn.ask === undefined) return { turn };
    pacerOf(line, turn.ask.budget);
    const answer = await send(sink, turn.ask, line);
    if (answer.status !== "none") return { turn, answer };
    mayHaveArrived ||= answer.sent === "maybe";
    last = { turn, answer: { ...answer, sent: mayHaveArrived ? "maybe" : "no" } };
    return last;
  };
  const paced = (): Promise<Called> =>
    pacer.run(attempt).catch((cause: unknown) => {
      // The try before this one knows more: something went out, and nobody answered.
      if ((cause instanceof NotBegun || cause instanceof TookTooLong) && last !== undefined) return last;
      throw cause;
    });
  return line.quickRetry(
    paced,
    ({ answer }) =>
      answer?.status === "none" && (answer.sent === "no" || sink.capabilities.keyHonouredForMs > 0),
  );
}

function pacerOf({ pacers }: Line, budget: string | undefined): Pacer {
  const [first = ""] = pacers.keys();
  const pacer = pacers.get(budget ?? first);
  if (pacer === undefined)
    throw new UnknownBudget(
      `the sink asked for an unknown budget: ${unknownWord(String(budget), [...pacers.keys()])}`,
    );
  return pacer;
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

/** A turn is only computed: signing takes milliseconds, and one that takes longer than this will never end. */
export const TURN_LIMIT_MS: Milliseconds = 5_000;

/** A sink's own code did not come to an end. */
export class TookTooLong extends Error {}

/** What a sink computes, given up after {@link TURN_LIMIT_MS}: it must hold neither its slot nor a stop for ever. */
export function turnInTime(
  { clock }: Line,
  what: "encode" | "classify",
  turn: () => Turn | Promise<Turn>,
): Promise<Turn> {
  return withinTime(clock, TURN_LIMIT_MS, (async () => turn())(), () => {
    throw new TookTooLong(`the sink's ${what} took longer than ${TURN_LIMIT_MS} ms`);
  });
}
