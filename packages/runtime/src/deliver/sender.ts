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
import type { Pacer } from "./pacer.ts";
import { settlementOf } from "./retry-plan.ts";

export interface SenderOptions {
  readonly sink: Sink;
  readonly store: Store;
  readonly plan: Plan;
  readonly line: Line;
  readonly random: Random;
  readonly leaseMs: Milliseconds;
  readonly observe: Observe;
}

/** Sends what the outbox holds for one sink. A slow or dead sink delays no other: each has a sender of its own. */
export class Sender {
  readonly #options: SenderOptions;
  readonly #talking = new Set<Promise<void>>();
  readonly #line: Line;
  #heldUntil: EpochMs = -Infinity;
  #stopped = false;
  #passing = false;
  /** Conversations that only time can move on: they wait for their turn at the vendor's pace. */
  #paced = 0;

  constructor(options: SenderOptions) {
    this.#options = options;
    this.#line = {
      ...options.line,
      pacers: new Map([...options.line.pacers].map(([name, pacer]) => [name, this.#counting(pacer)])),
    };
  }

  /** True from the beginning of a pass to its end. */
  get passing(): boolean {
    return this.#passing;
  }

  /** True while something is being claimed, sent or settled; false where everything left waits for its pace. */
  get active(): boolean {
    return this.#passing && !(this.#talking.size > 0 && this.#paced >= this.#talking.size);
  }

  /** Sends until nothing is due, and says when something will be. */
  async pass(): Promise<EpochMs | undefined> {
    const { store, sink, line } = this.#options;
    this.#passing = true;
    try {
      for (;;) {
        const claimed = await this.#claim();
        if (claimed.length === 0) {
          if (this.#talking.size === 0) break;
          await Promise.race(this.#talking);
        }
        for (const batch of batchesOf(claimed, sink.limits.batch ?? 1)) this.#talk(batch);
      }
    } finally {
      await Promise.all(this.#talking);
      this.#passing = false;
    }
    const nextAt = await store.nextClaimAt(sink.name);
    if (nextAt === undefined || this.#heldUntil === Infinity) return undefined;
    return Math.max(nextAt, this.#heldUntil, line.now() + 1);
  }

  /** Goes on after a hold. */
  resume(): void {
    if (this.#heldUntil <= this.#options.line.now()) return;
    this.#heldUntil = -Infinity;
    this.#options.observe({
      kind: "sink",
      at: this.#options.line.now(),
      sink: this.#options.sink.name,
      state: "resumed",
    });
  }

  /** Claims nothing any more; what is being sent ends. */
  stop(): void {
    this.#stopped = true;
  }

  #counting(pacer: Pacer): Pacer {
    return {
      run: (task) => {
        this.#paced += 1;
        return pacer.run(() => {
          this.#paced -= 1;
          return task();
        });
      },
    };
  }

  async #claim(): Promise<readonly Claimed[]> {
    const { store, sink, line, leaseMs } = this.#options;
    const now = line.now();
    const room = concurrency(sink) - this.#talking.size;
    if (room <= 0 || this.#stopped || this.#heldUntil > now) return [];
    return store.claim(sink.name, now, room * (sink.limits.batch ?? 1), leaseMs);
  }

  #talk(claimed: readonly Claimed[]): void {
    const talk = this.#send(claimed).finally(() => this.#talking.delete(talk));
    this.#talking.add(talk);
  }

  async #send(claimed: readonly Claimed[]): Promise<void> {
    const { sink, store, line } = this.#options;
    const standing: Claimed[] = [];
    const settlements: Settlement[] = [];
    for (const each of claimed) {
      const reason = await this.#reasonNotTo(each);
      if (reason === undefined) standing.push(each);
      else settlements.push({ id: each.delivery.id, lease: each.lease, state: "cancelled", reason });
    }
    const batch = batchOf(standing);
    const settled = batch === undefined ? [] : await converse(sink, batch, this.#line);
    settlements.push(...this.#settlements(standing, settled));
    const applied = new Set(await store.settle(settlements, line.now()));
    for (const settlement of settlements) if (applied.has(settlement.id)) this.#tell(claimed, settlement);
  }

  /** Consent, the awaited event and the expiry are asked again, now. */
  async #reasonNotTo(claimed: Claimed): Promise<CancelReason | undefined> {
    const { store, plan, line } = this.#options;
    const stored = (await store.read([claimed.profile])).get(claimed.profile);
    return recheck(plan, decodeState(plan, stored?.state), claimed, line.now());
  }

  #settlements(claimed: readonly Claimed[], settled: readonly Settled[]): readonly Settlement[] {
    const { line, random } = this.#options;
    const now = line.now();
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
          reason: "did not fit",
        };
      }
      if (end.outcome.status === "held") this.#hold(end.outcome.reason, end.outcome.resumeAt);
      return settlementOf(each, end, now, random);
    });
  }

  #hold(reason: string, resumeAt: EpochMs | undefined): void {
    const { sink, line, observe } = this.#options;
    const until = resumeAt ?? Infinity;
    if (this.#heldUntil >= until) return;
    this.#heldUntil = until;
    observe({
      kind: "sink",
      at: line.now(),
      sink: sink.name,
      state: "held",
      reason,
      ...(resumeAt === undefined ? {} : { resumeAt }),
    });
  }

  #tell(claimed: readonly Claimed[], settlement: Settlement): void {
    const { sink, line, observe } = this.#options;
    const { profile, delivery } = claimed.find(({ delivery: { id } }) => id === settlement.id) ?? {};
    if (profile === undefined || delivery === undefined) return;
    observe({
      kind: "delivery",
      at: line.now(),
      sink: sink.name,
      trigger: delivery.trigger,
      profile,
      id: delivery.id,
      attempt: delivery.attempt,
      ended: settlement.state,
      ...(settlement.state === "delivered" ? {} : { reason: settlement.reason }),
      ...(settlement.state === "waiting" ? { nextAt: settlement.nextAt } : {}),
    });
  }
}

/** Calls that may be open at once: what all budgets together allow. */
function concurrency({ limits }: Sink): number {
  return Math.max(1, ...Object.values(limits.budgets).map(({ concurrent }) => concurrent));
}

function batchesOf(claimed: readonly Claimed[], size: number): readonly (readonly Claimed[])[] {
  const batches: (readonly Claimed[])[] = [];
  for (let from = 0; from < claimed.length; from += size) batches.push(claimed.slice(from, from + size));
  return batches;
}

function batchOf(claimed: readonly Claimed[]): Batch | undefined {
  const [first, ...rest] = claimed.map(({ delivery }) => delivery);
  return first === undefined ? undefined : [first, ...rest];
}
