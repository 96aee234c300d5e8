import type { Duration, EpochMs, Fault, Sink, Store, Transport } from "@heed/core/contracts";
import { parseDuration, unknownWord } from "@heed/core/contracts";
import type { ConsentPolicy, Trigger } from "@heed/core";
import type { Clock } from "./clock.ts";
import type { PacerFactory } from "./deliver/pacer.ts";
import type { QuickRetry } from "./deliver/quick-retry.ts";
import type { Observe } from "./notice.ts";
import type { Random } from "./random.ts";

/** What {@link createHeed} is made of. */
export interface HeedOptions {
  /** Where everything durable lives. Closed by `stop`. */
  readonly store: Store;
  readonly triggers: readonly Trigger[];
  readonly sinks: readonly Sink[];
  readonly consent: ConsentPolicy;
  /**
   * How long a deadline waits for events that are late.
   *
   * @defaultValue `"1m"`
   */
  readonly grace?: Duration;
  /**
   * After a standstill of more than a minute, deadlines wait until a minute has brought nothing stale, at most this long.
   *
   * @defaultValue `"10m"`
   */
  readonly catchUp?: Duration;
  /**
   * The share of each vendor's published limits to use: the limits are the account's, and other tools spend from them too.
   *
   * @defaultValue `0.5`
   */
  readonly share?: number;
  /** Told about everything that happened, after it is durable. */
  readonly observe?: Observe;
  /** How long finished things are kept. Message ids always are for 7 days, dead letters until a person decides. */
  readonly retention?: {
    /** @defaultValue `"90d"` */
    readonly decisions?: Duration;
    /** @defaultValue `"30d"` */
    readonly deliveries?: Duration;
  };
  /** The outside world, for tests and simulations; each part defaults to the real one. */
  readonly world?: Partial<World>;
}

/** Everything that is not a function of the events. */
export interface World {
  readonly clock: Clock;
  readonly random: Random;
  readonly transport: Transport;
  readonly pacer: PacerFactory;
  readonly quickRetry: QuickRetry;
  /** The name by which a person finds this process, when another one is refused because of it. */
  readonly holder: string;
}

/** The door's own shape of an event, as Segment's libraries have it. One of `userId` and `anonymousId` is required. */
export interface CallOptions {
  readonly userId?: string;
  readonly anonymousId?: string;
  /** Key of deduplication; without it, equal content at the same instant is one event. */
  readonly messageId?: string;
  /** When it happened. @defaultValue now */
  readonly timestamp?: Date | EpochMs | string;
  readonly context?: object;
  /** What the person's consent banner says: category → allowed. */
  readonly consent?: Readonly<Record<string, boolean>>;
}

/** Everything wrong with the options beyond the triggers themselves. */
export function faultsOfOptions({
  sinks,
  triggers,
  grace,
  catchUp,
  share = 1,
}: HeedOptions): readonly Fault[] {
  const names = sinks.map(({ name }) => name);
  const faults: Fault[] = names
    .filter((name, i) => names.indexOf(name) !== i)
    .map((name) => ({
      at: `sinks.${name}`,
      message: "expected every sink to have a name of its own; came two of this one",
    }));
  for (const { name, definition } of triggers) {
    for (const sink of definition.send.to) {
      if (!names.includes(sink))
        faults.push({ at: `triggers.${name}.send.to`, message: unknownWord(sink, names) });
    }
  }
  for (const [at, duration] of Object.entries({ grace, catchUp })) {
    if (duration !== undefined && parseDuration(duration) === undefined) {
      faults.push({ at, message: `expected elapsed time such as "1m"; came ${JSON.stringify(duration)}` });
    }
  }
  if (!(share > 0 && share <= 1))
    faults.push({ at: "share", message: `expected a number above 0, at most 1; came ${share}` });
  return faults;
}
