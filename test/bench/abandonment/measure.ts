import type { AbandonmentPeer, AbandonmentSize } from "./rules.ts";
import { abandonmentWork } from "./rules.ts";
import { Fires } from "./fires.ts";

/** What one peer took for the events, and what it fired. */
export interface AbandonmentFigures {
  /** Events read before the time was up. */
  readonly events: number;
  readonly finished: boolean;
  readonly ms: number;
  readonly fires: number;
  readonly digest: string;
  /** The most memory that the process held, the events included. */
  readonly peakBytes: number;
}

const WARM_UP: AbandonmentSize = { rules: 10, users: 500, events: 10_000, gridMs: 1_000 };
const WARM_UP_MS = 1_000;
/** Looking at the clock at every event would be part of what is measured. */
const LOOK_EVERY = 64;

/** Lets a peer read the events, at most for so long. */
export function measureAbandonment(
  peer: AbandonmentPeer,
  size: AbandonmentSize,
  budgetMs: number,
): AbandonmentFigures {
  run(peer, WARM_UP, WARM_UP_MS);
  return run(peer, size, budgetMs);
}

function run(peer: AbandonmentPeer, size: AbandonmentSize, budgetMs: number): AbandonmentFigures {
  const { rules, events, endAt } = abandonmentWork(size);
  const fires = new Fires();
  const watcher = peer.watch(rules, fires);
  globalThis.gc?.();
  const begin = performance.now();
  let read = 0;
  for (const event of events) {
    watcher.take(event);
    read += 1;
    if (read % LOOK_EVERY === 0 && performance.now() - begin > budgetMs) break;
  }
  const finished = read === events.length;
  if (finished) watcher.end(endAt);
  const ms = performance.now() - begin;
  const peakBytes = process.resourceUsage().maxRSS * 1_024;
  return { events: read, finished, ms, fires: fires.count, digest: fires.digest(), peakBytes };
}
