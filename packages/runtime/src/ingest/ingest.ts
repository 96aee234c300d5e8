import type { Incoming, Refusal } from "@heed/core/contracts";
import { isUnusable, normalise } from "@heed/core/engine";
import type { Clock } from "../clock.ts";
import type { SliceReceipt } from "../log/ended.ts";
import type { Log } from "../log/log.ts";
import type { Middleware, Taken } from "./middleware.ts";
import { passThrough } from "./middleware.ts";
import type { IngestBatch, Receipt } from "./receipt.ts";

/** Events of one transaction: few enough that the event loop is not held for long. */
const SLICE = 50;

/** Takes a batch in: normalises, asks the middleware, stores. Resolves when all of it is durable. */
export async function ingest(
  batch: IngestBatch,
  log: Log,
  chain: readonly Middleware[],
  clock: Clock,
): Promise<Receipt> {
  const { usable, refusals } = sorted(batch);
  const results = await Promise.allSettled(usable.map((event) => passThrough(chain, event, clock)));
  const taken = results.flatMap((result): readonly Taken[] =>
    result.status === "fulfilled" ? [result.value] : [],
  );
  const slices = slicesOf(taken);
  const refused = refusals.map(({ code }) => code);
  const receipts = await Promise.allSettled(
    slices.map((slice, i) => log.events(batch.source, slice, i === 0 ? refused : [])),
  );
  // Whatever failed is sent again by the sender; what did not is stored and will be a duplicate then.
  const failed = [...receipts, ...results].find((result) => result.status === "rejected");
  if (failed !== undefined) throw failed.reason;
  const stored = receipts.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
  const { refusals: found, ...counts } = sum(stored);
  return { ...counts, refusals: inOrder([...refusals, ...found]) };
}

/** Usable events in their order, and everything that was refused, by the source or by us, in the order of the batch. */
function sorted(batch: IngestBatch): {
  readonly usable: readonly Usable[];
  readonly refusals: readonly Refusal[];
} {
  const refusals: Refusal[] = [...(batch.refusals ?? [])];
  const usable: Usable[] = [];
  for (const [index, incoming] of indexed(batch)) {
    const result = normalise(incoming, batch.source);
    if (isUnusable(result)) refusals.push({ index, ...result });
    else usable.push({ index, event: result });
  }
  return { usable, refusals: inOrder(refusals) };
}

type Usable = Pick<Taken, "index" | "event">;

function inOrder(refusals: readonly Refusal[]): readonly Refusal[] {
  return refusals.toSorted((a, b) => a.index - b.index);
}

/** Every item is an event or a refusal, so the events take the positions that the refusals leave. */
function* indexed({ events, refusals = [] }: IngestBatch): Iterable<readonly [number, Incoming]> {
  const refused = new Set(refusals.map(({ index }) => index));
  let index = 0;
  for (const event of events) {
    while (refused.has(index)) index += 1;
    yield [index, event];
    index += 1;
  }
}

function slicesOf(taken: readonly Taken[]): readonly (readonly Taken[])[] {
  const slices = [taken.slice(0, SLICE)];
  for (let from = SLICE; from < taken.length; from += SLICE) slices.push(taken.slice(from, from + SLICE));
  return slices;
}

function sum(receipts: readonly SliceReceipt[]): SliceReceipt {
  return receipts.reduce(
    (total, { processed, duplicate, suppressed, refusals }) => ({
      processed: total.processed + processed,
      duplicate: total.duplicate + duplicate,
      suppressed: total.suppressed + suppressed,
      refusals: [...total.refusals, ...refusals],
    }),
    { processed: 0, duplicate: 0, suppressed: 0, refusals: [] },
  );
}
