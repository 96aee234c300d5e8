import type { Claimed, EpochMs, Milliseconds, Settlement, Sink, Store } from "@heed/core/contracts";
import type { Observe } from "../notice.ts";
import type { Random } from "../random.ts";
import type { Rules } from "../rules/rulebook.ts";
import { askNow } from "./ask-again.ts";
import type { Line } from "./call.ts";
import type { Talked } from "./conversation.ts";
import { batchOf, converse } from "./conversation.ts";
import type { Refused } from "./ends.ts";
import { callsAtOnce } from "./lease.ts";
import { NotBegun } from "./pacer.ts";
import { Queue } from "./queue.ts";
import { kept, offeredAgain, settlementOf } from "./retry-plan.ts";

export interface SenderOptions {
  readonly sink: Sink;
  readonly store: Store;
  readonly rules: () => Rules;
  readonly line: Line;
  readonly random: Random;
  readonly leaseMs: Milliseconds;
  readonly observe: Observe;
  /** Called when a conversation has ended: there is room for another pass. */
  readonly onRoom: () => void;
}

/** Only another version of the program can read such a profile: looking again costs little, and nothing is lost. */
const UNREADABLE_MS: Milliseconds = 3_600_000;

/** However soon a vendor says it will be ready again: a hold that has ended before it began would be no hold. */
const SHORTEST_HOLD_MS: Milliseconds = 5_000;

/** Sends what the outbox holds for one sink. A slow or dead sink delays no other: each has a sender of its own. */
export class Sender {
  readonly #options: SenderOptions;
  readonly #line: Line;
  readonly #talking = new Set<Promise<void>>();
  readonly #queue = new Queue();
  #heldUntil: EpochMs = -Infinity;
  #failure: { readonly cause: unknown } | undefined;
  #stopped = false;

  constructor(options: SenderOptions) {
    this.#options = options;
    const { pacers } = options.line;
    this.#line = {
      ...options.line,
      pacers: new Map([...pacers].map(([name, pacer]) => [name, this.#queue.before(pacer)])),
    };
  }

  /** True while something is being sent or settled; false where everything left waits for its pace. */
  get active(): boolean {
    return this.#talking.size > this.#queue.length;
  }

  /**
   * Begins to send what is due, as far as there is room, and says when something will be due. A conversation goes on when
   * the pass has ended: one that takes long keeps nobody else waiting.
   */
  async pass(): Promise<EpochMs | undefined> {
    const { store, sink, line, leaseMs } = this.#options;
    this.#throwFailure();
    for (;;) {
      const now = line.clock.now();
      const room = callsAtOnce(sink) - this.#talking.size;
      // Where all slots are taken, the conversation that ends first asks for the next pass.
      if (room <= 0 || this.#stopped) return undefined;
      if (this.#heldUntil > now) return this.#heldUntil === Infinity ? undefined : this.#heldUntil;
      this.resume();
      const size = sink.limits.batch ?? 1;
      const claimed = await store.claim(sink.name, now, room * size, leaseMs);
      if (claimed.length === 0) break;
      for (let from = 0; from < claimed.length; from += size) this.#talk(claimed.slice(from, from + size));
    }
    const nextAt = await store.nextClaimAt(sink.name);
    return nextAt === undefined ? undefined : Math.max(nextAt, line.clock.now() + 1);
  }

  /** Goes on after a hold. */
  resume(): void {
    if (this.#heldUntil === -Infinity) return;
    this.#heldUntil = -Infinity;
    const { sink, line, observe } = this.#options;
    observe({ kind: "sink", at: line.clock.now(), sink: sink.name, state: "resumed" });
  }

  /** Claims nothing any more, and calls nobody. Resolves when the calls that are open have been answered. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#queue.close();
    while (this.#talking.size > 0) await Promise.all(this.#talking);
  }

  #talk(claimed: readonly Claimed[]): void {
    const talk = this.#send(claimed)
      .catch((cause: unknown) => {
        this.#failure ??= { cause };
      })
      .finally(() => {
        this.#talking.delete(talk);
        this.#options.onRoom();
      });
    this.#talking.add(talk);
  }

  /** What the store refused to a conversation is the failure of the next pass: it is told, and a pause follows. */
  #throwFailure(): void {
    const failure = this.#failure;
    this.#failure = undefined;
    if (failure !== undefined) throw failure.cause;
  }

  async #send(claimed: readonly Claimed[]): Promise<void> {
    const { sink, store, rules, line } = this.#options;
    const { clock } = line;
    // Asked before the slot too, so that thousands of expired ones need none.
    const { refused, unreadable } = await askNow({ store, rules: rules(), clock }, claimed);
    const settlements: Settlement[] = [];
    const standing: Claimed[] = [];
    for (const each of claimed) {
      const refusal = refused.get(each.delivery.id);
      if (unreadable.has(each.delivery.id)) {
        settlements.push(offeredAgain(each, clock.now() + UNREADABLE_MS, "its profile cannot be read"));
      } else if (refusal === undefined) standing.push(each);
      else settlements.push(kept(each, refusal));
    }
    const batch = batchOf(standing.map(({ delivery }) => delivery));
    if (batch !== undefined) {
      const talked = await converse(sink, batch, this.#line, () => this.#askAgain(standing));
      settlements.push(...this.#settlements(standing, talked));
    }
    const applied = new Set(await store.settle(settlements, clock.now()));
    for (const settlement of settlements) if (applied.has(settlement.id)) this.#tell(claimed, settlement);
  }

  async #askAgain(claimed: readonly Claimed[]): Promise<Refused> {
    const { store, rules, line } = this.#options;
    try {
      const asking = { store, rules: rules(), clock: line.clock };
      const { refused, unreadable } = await askNow(asking, claimed);
      if (unreadable.size === 0) return refused;
    } catch (cause) {
      this.#failure ??= { cause };
      throw new NotBegun("the store could not be read");
    }
    throw new NotBegun("a profile could not be read");
  }

  #settlements(claimed: readonly Claimed[], { ends, leftOut }: Talked): readonly Settlement[] {
    const { line, random } = this.#options;
    const now = line.clock.now();
    const byId = new Map(ends.map((each) => [each.id, each]));
    return claimed.map((each) => {
      const end = byId.get(each.delivery.id);
      if (end === undefined) return offeredAgain(each, now, leftOut);
      if ("refused" in end) return kept(each, end.refused);
      if (end.outcome.status === "held") this.#hold(end.outcome.reason, end.outcome.resumeAt);
      return settlementOf(each, end, now, random);
    });
  }

  #hold(reason: string, resumeAt: EpochMs = Infinity): void {
    const { sink, line, observe } = this.#options;
    const at = line.clock.now();
    const until = Number.isNaN(resumeAt) ? Infinity : Math.max(resumeAt, at + SHORTEST_HOLD_MS);
    if (this.#heldUntil >= until) return;
    this.#heldUntil = until;
    const end = until === Infinity ? {} : { resumeAt: until };
    observe({ kind: "sink", at, sink: sink.name, state: "held", reason, ...end });
  }

  #tell(claimed: readonly Claimed[], settlement: Settlement): void {
    const { sink, line, observe } = this.#options;
    const { profile, delivery, value } = claimed.find(({ delivery: { id } }) => id === settlement.id) ?? {};
    if (profile === undefined || delivery === undefined) return;
    const at = line.clock.now();
    const planned =
      settlement.state === "waiting" && settlement.nextAt > at ? { nextAt: settlement.nextAt } : {};
    observe({
      kind: "delivery",
      at,
      sink: sink.name,
      trigger: delivery.trigger,
      ...(value === undefined ? {} : { value }),
      profile,
      id: delivery.id,
      attempt: delivery.attempt,
      ended: settlement.state,
      ...(settlement.state === "delivered" ? {} : { reason: settlement.reason }),
      ...planned,
    });
  }
}
