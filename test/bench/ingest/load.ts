import { setTimeout as sleep } from "node:timers/promises";

const SENDERS = 8;

/** Sends one batch; resolves when it is acknowledged. */
export type Send = () => Promise<void>;

/** How long each batch waited for its acknowledgement, in milliseconds, and how long all of it took. */
export interface Answered {
  readonly waits: readonly number[];
  readonly seconds: number;
}

/** As much as it takes: several senders, each sending its next batch when the last one was acknowledged. */
export async function saturating(send: Send, seconds: number): Promise<Answered> {
  const waits: number[] = [];
  const begin = performance.now();
  const end = begin + seconds * 1_000;
  await Promise.all(
    Array.from({ length: SENDERS }, async () => {
      for (let sent = performance.now(); sent < end; sent = performance.now()) {
        await send();
        waits.push(performance.now() - sent);
      }
    }),
  );
  return { waits, seconds: (performance.now() - begin) / 1_000 };
}

/**
 * So many batches a second, whether the last one was acknowledged or not. Each wait is counted from the instant at which
 * the batch was due, so that one slow answer cannot hide those queued behind it.
 */
export async function paced(send: Send, batchesPerSecond: number, seconds: number): Promise<Answered> {
  const waits: number[] = [];
  const open: Promise<void>[] = [];
  const begin = performance.now();
  for (let sent = 0; sent < seconds * batchesPerSecond; sent++) {
    const due = begin + (sent * 1_000) / batchesPerSecond;
    await sleep(Math.max(0, due - performance.now()));
    open.push(send().then(() => void waits.push(performance.now() - due)));
  }
  await Promise.all(open);
  return { waits, seconds: (performance.now() - begin) / 1_000 };
}
