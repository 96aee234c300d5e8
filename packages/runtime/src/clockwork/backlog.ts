import type { EpochMs, Incoming, Milliseconds } from "@heed/core/contracts";

/** An event that lay at its sender for longer than this is a sign that more are to come. */
const STALE_MS: Milliseconds = 60_000;

/**
 * So long must nothing stale have come before the senders count as empty. Longer than any client waits between two attempts
 * (`@segment/analytics-node`: up to 60 s), or a purchase would arrive after the decision that it should have prevented.
 */
const QUIET_MS: Milliseconds = 120_000;

/**
 * After a standstill, deadlines wait until the senders have handed over what they kept meanwhile: an hour's outage must not
 * write to everybody whose purchase is still unread.
 *
 *   caught up ──no beat for too long──▶ catching up ──two minutes without anything stale, or `catchUp`──▶ caught up
 */
export class Backlog {
  readonly #catchUpMs: Milliseconds;
  readonly #gapMs: Milliseconds;
  readonly #onChange: (state: "catching_up" | "caught_up", at: EpochMs) => void;
  #lastBeatAt: EpochMs | undefined;
  #catchingUp: Standstill | undefined;
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
    if (lastBeatAt !== undefined && now - lastBeatAt > this.#gapMs) this.#catchUp(lastBeatAt, now);
  }

  /**
   * Tells that a deadline has been left undecided since then: whoever was alive last was still catching up. Nobody knows when
   * that standstill began; as far back as we would wait forward, what happened counts as of it.
   */
  overdue(since: EpochMs, now: EpochMs): void {
    this.#catchUp(since - this.#catchUpMs, now);
  }

  /**
   * Looks at an event that arrived. It lay at its sender where it was sent long ago, or where it happened while nobody listened:
   * clients that write the time of each attempt over `sentAt` show it by that alone.
   */
  saw({ receivedAt, sentAt = receivedAt, occurredAt = receivedAt }: Seen): void {
    const { from = Infinity, to = -Infinity } = this.#catchingUp ?? {};
    const isStale = receivedAt - sentAt > STALE_MS || (occurredAt >= from && occurredAt < to);
    if (isStale) this.#lastStaleAt = Math.max(this.#lastStaleAt, receivedAt);
  }

  /** When deadlines may be decided again; `undefined` where they may now. */
  until(now: EpochMs): EpochMs | undefined {
    if (this.#lastBeatAt !== undefined && now - this.#lastBeatAt > this.#gapMs) this.beat(now);
    if (this.#catchingUp === undefined) return undefined;
    const since = this.#catchingUp.to;
    const until = Math.min(since + this.#catchUpMs, Math.max(since, this.#lastStaleAt) + QUIET_MS);
    if (now < until) return until;
    this.#catchingUp = undefined;
    this.#onChange("caught_up", now);
    return undefined;
  }

  /** Begins to wait for what the senders may have kept. Of two standstills in a row, the first one is not over yet. */
  #catchUp(from: EpochMs, to: EpochMs): void {
    const before = this.#catchingUp;
    this.#catchingUp = { from: Math.min(from, before?.from ?? from), to };
    if (before === undefined) this.#onChange("catching_up", to);
  }
}

/** The time during which nobody listened; `to` is when somebody did again. */
interface Standstill {
  readonly from: EpochMs;
  readonly to: EpochMs;
}

type Seen = Pick<Incoming, "receivedAt" | "sentAt" | "occurredAt">;
