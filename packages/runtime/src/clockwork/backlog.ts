import type { EpochMs, Milliseconds } from "@heed/core/contracts";

/** An event that lay at its sender for longer than this is a sign that more are to come. */
const STALE_MS: Milliseconds = 60_000;

/** So long must nothing stale have come before the senders count as empty. */
const QUIET_MS: Milliseconds = 60_000;

/**
 * After a standstill, deadlines wait until the senders have handed over what they kept meanwhile: an hour's outage must not
 * write to everybody whose purchase is still unread.
 *
 *   caught up ──no beat for too long──▶ catching up ──a minute without anything stale, or `catchUp`──▶ caught up
 */
export class Backlog {
  readonly #catchUpMs: Milliseconds;
  readonly #gapMs: Milliseconds;
  readonly #onChange: (state: "catching_up" | "caught_up", at: EpochMs) => void;
  #lastBeatAt: EpochMs | undefined;
  #catchingUpSince: EpochMs | undefined;
  #lastStaleAt: EpochMs = -Infinity;

  constructor(
    catchUpMs: Milliseconds,
    /** A standstill longer than this may have left events at their senders. */
    gapMs: Milliseconds,
    onChange: (state: "catching_up" | "caught_up", at: EpochMs) => void = () => undefined,
  ) {
    this.#catchUpMs = catchUpMs;
    this.#gapMs = gapMs;
    this.#onChange = onChange;
  }

  /** Tells that the engine is alive at `now`; `lastBeatAt` where somebody else was before. */
  beat(now: EpochMs, lastBeatAt: EpochMs | undefined = this.#lastBeatAt): void {
    this.#lastBeatAt = now;
    if (lastBeatAt !== undefined && now - lastBeatAt > this.#gapMs) this.catchUp(now);
  }

  /** Begins to wait for what the senders may have kept. */
  catchUp(now: EpochMs): void {
    const already = this.#catchingUpSince !== undefined;
    this.#catchingUpSince = now;
    if (!already) this.#onChange("catching_up", now);
  }

  /** Looks at an event that arrived: how long had it lain at its sender? */
  saw(receivedAt: EpochMs, sentAt: EpochMs | undefined): void {
    if (sentAt !== undefined && receivedAt - sentAt > STALE_MS)
      this.#lastStaleAt = Math.max(this.#lastStaleAt, receivedAt);
  }

  /** When deadlines may be decided again; `undefined` where they may now. */
  until(now: EpochMs): EpochMs | undefined {
    if (this.#lastBeatAt !== undefined && now - this.#lastBeatAt > this.#gapMs) this.beat(now);
    const since = this.#catchingUpSince;
    if (since === undefined) return undefined;
    const until = Math.min(since + this.#catchUpMs, Math.max(since, this.#lastStaleAt) + QUIET_MS);
    if (now < until) return until;
    this.#catchingUpSince = undefined;
    this.#onChange("caught_up", now);
    return undefined;
  }
}
