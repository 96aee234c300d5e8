import type {
  Batch,
  CancelReason,
  Claimed,
  EpochMs,
  Milliseconds,
  Settled,
  Settlement,
  Sink,
  Store,
} from "@heed/core/contracts";
import type { Plan } from "@heed/core/engine";
import { decodeState, recheck } from "@heed/core/engine";
import type { Observe } from "../notice.ts";
import type { Random } from "../random.ts";
import type { Line } from "./conversation.ts";
import { converse } from "./conversation.ts";
import { callsAtOnce } from "./lease.ts";
import type { Pacer } from "./pacer.ts";
import { NotBegun } from "./pacer.ts";
import { settlementOf } from "./retry-plan.ts";

export interface SenderOptions {
  readonly sink: Sink;
  readonly store: Store;
  readonly plan: Plan;
  readonly line: Line;
  readonly random: Random;
  readonly leaseMs: Milliseconds;
  readonly observe: Observe;
  /** Called when a conversation has ended: there is room for another pass. */
  readonly onRoom: () => void;
}

/** However soon a vendor says it will be ready again: a hold that has ended before it began would be no hold. */
const SHORTEST_HOLD_MS: Milliseconds = 5_000;

/** Sends what the outbox holds for one sink. A slow or dead sink delays no other: each has a sender of its own. */
export class Sender {
  readonly #options: SenderOptions;
  readonly #line: Line;
  readonly #talking = new Set<Promise<void>>();
  /** Conversations that only time can move on: they wait for their turn at the vendor's pace. */
  readonly #paced = new Set<() => void>();
  #heldUntil: EpochMs = -Infinity;
  #failure: { readonly cause: unknown } | undefined;
  #stopped = false;

  constructor(options: SenderOptions) {
    this.#options = options;
    const { pacers } = options.line;
    this.#line = {
      ...options.line,
      pacers: new Map([...pacers].map(([name, pacer]) => [name, this.#counting(pacer)])),
    };
  }

  /** True while something is being sent or settled; false where everything left waits for its pace. */
  get active(): boolean {
    return this.#talking.size > this.#paced.size;
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
    for (const giveUp of this.#paced) giveUp();
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

  /** Knows who waits for a slot, and sends them home when the sender stops. */
  #counting(pacer: Pacer): Pacer {
    return {
      run: async (task) => {
        const [slot, ended] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
        const giveUp = (): void => slot.reject(new NotBegun());
        this.#paced.add(giveUp);
        if (this.#stopped) giveUp();
        void pacer.run(() => {
          slot.resolve();
          return ended.promise;
        });
        try {
          await slot.promise.finally(() => this.#paced.delete(giveUp));
          return await task();
        } finally {
          ended.resolve();
        }
      },
    };
  }

  /** What the store refused to a conversation is the failure of the next pass: it is told, and a pause follows. */
  #throwFailure(): void {
    const failure = this.#failure;
    this.#failure = undefined;
    if (failure !== undefined) throw failure.cause;
  }

  async #send(claimed: readonly Claimed[]): Promise<void> {
    const { sink, store, line } = this.#options;
    const standing: Claimed[] = [];
    const settlements: Settlement[] = [];
    for (const { each, reason } of await this.#rechecked(claimed)) {
      if (reason === undefined) standing.push(each);
      else settlements.push({ id: each.delivery.id, lease: each.lease, state: "cancelled", reason });
    }
    const batch = batchOf(standing);
    const settled = batch === undefined ? [] : await converse(sink, batch, this.#line);
    settlements.push(...this.#settlements(standing, settled));
    const applied = new Set(await store.settle(settlements, line.clock.now()));
    for (const settlement of settlements) if (applied.has(settlement.id)) this.#tell(claimed, settlement);
  }

  /** Consent, the awaited event and the expiry are asked again, now. */
  async #rechecked(
    claimed: readonly Claimed[],
  ): Promise<readonly { readonly each: Claimed; readonly reason: CancelReason | undefined }[]> {
    const { store, plan, line } = this.#options;
    const profiles = await store.read(claimed.map(({ profile }) => profile));
    return claimed.map((each) => {
      const state = decodeState(plan, profiles.get(each.profile)?.state);
      return { each, reason: recheck(plan, state, each, line.clock.now()) };
    });
  }

  #settlements(claimed: readonly Claimed[], settled: readonly Settled[]): readonly Settlement[] {
    const { line, random } = this.#options;
    const now = line.clock.now();
    const byId = new Map(settled.map((each) => [each.id, each]));
    return claimed.map((each) => {
      const { delivery, lease } = each;
      const end = byId.get(delivery.id);
      if (end === undefined) {
        return {
          id: delivery.id,
          lease,
          state: "waiting",
          nextAt: now,
          spent: false,
          uncertain: delivery.uncertain,
          reason: this.#stopped ? "the engine stopped" : "did not fit",
        };
      }
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
    observe({
      kind: "delivery",
      at: line.clock.now(),
      sink: sink.name,
      trigger: delivery.trigger,
      ...(value === undefined ? {} : { value }),
      profile,
      id: delivery.id,
      attempt: delivery.attempt,
      ended: settlement.state,
      ...(settlement.state === "delivered" ? {} : { reason: settlement.reason }),
      ...(settlement.state === "waiting" ? { nextAt: settlement.nextAt } : {}),
    });
  }
}

function batchOf(claimed: readonly Claimed[]): Batch | undefined {
  const [first, ...rest] = claimed.map(({ delivery }) => delivery);
  return first === undefined ? undefined : [first, ...rest];
}
