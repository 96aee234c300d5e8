import type { Duration, EpochMs, Fault, Sink, Store, Transport, Milliseconds } from "@heed/core/contracts";
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
   * After a standstill of more than a minute, deadlines wait until two minutes have brought nothing stale, at most this
   * long.
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
  /**
   * Told about everything that happened, after it is durable.
   *
   * @defaultValue prints one line on standard error for what a person has to look at: a sink that is held (a wrong key, say),
   * a dead letter, an engine that fails
   */
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
  /**
   * How often the engine shows that it is alive, in milliseconds. Four missed beats free its roles for another and count as
   * a standstill. Longer suits a simulation of months; on a real clock it makes every take-over wait.
   *
   * @defaultValue `15_000`
   */
  readonly beatMs: Milliseconds;
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

const OPTIONS: readonly string[] = [
  "store",
  "triggers",
  "sinks",
  "consent",
  "grace",
  "catchUp",
  "share",
  "observe",
  "retention",
  "world",
];

/** Everything wrong with the options beyond the triggers themselves. */
export function faultsOfOptions(options: HeedOptions): readonly Fault[] {
  const { sinks, triggers, catchUp, share = 1, retention = {} } = options;
  const names = sinks.map(({ name }) => name);
  const faults: Fault[] = [
    ...unknownWords(options, OPTIONS, ""),
    ...unknownWords(retention, ["decisions", "deliveries"], "retention."),
    ...sinks.flatMap(faultsOfSink),
  ];
  for (const name of new Set(names.filter((each, i) => names.indexOf(each) !== i))) {
    faults.push({
      at: `sinks.${name}`,
      message: "expected every sink to have a name of its own; came two of this one",
    });
  }
  for (const { name, definition } of triggers) {
    for (const sink of definition.send.to) {
      if (!names.includes(sink))
        faults.push({ at: `triggers.${name}.send.to`, message: unknownWord(sink, names) });
    }
  }
  const { decisions, deliveries } = retention;
  const spans = { catchUp, "retention.decisions": decisions, "retention.deliveries": deliveries };
  for (const [at, duration] of Object.entries(spans)) {
    if (duration !== undefined && parseDuration(duration) === undefined) {
      faults.push({ at, message: `expected elapsed time such as "10m"; came ${JSON.stringify(duration)}` });
    }
  }
  if (!(share > 0 && share <= 1))
    faults.push({ at: "share", message: `expected a number above 0, at most 1; came ${share}` });
  return faults;
}

function unknownWords(given: object, known: readonly string[], at: string): readonly Fault[] {
  return Object.keys(given)
    .filter((word) => !known.includes(word))
    .map((word) => ({ at: `${at}${word}`, message: unknownWord(word, known) }));
}

/** A sink is written by others. Limits that allow nothing would keep its deliveries for ever, without a word. */
function faultsOfSink({ name, contract, limits }: Sink): readonly Fault[] {
  const at = `sinks.${name}`;
  const faults: Fault[] = [];
  const expect = (holds: boolean, place: string, message: string): void => {
    if (!holds) faults.push({ at: `${at}${place}`, message });
  };
  expect(contract === 1, ".contract", "expected 1, the only contract so far; came something else");
  const { batch = 1, timeoutMs = 1 } = limits;
  expect(isCount(batch), ".limits.batch", "expected a whole number above 0; came something else");
  expect(isCount(timeoutMs), ".limits.timeoutMs", "expected milliseconds above 0; came something else");
  const budgets = Object.entries(limits.budgets);
  expect(budgets.length > 0, ".limits.budgets", "expected at least one budget; came none");
  for (const [budget, { windows, concurrent }] of budgets) {
    const sound =
      isCount(concurrent) && windows.every(({ calls, perMs }) => isAbove0(calls) && isAbove0(perMs));
    const expected =
      "expected calls and perMs above 0, concurrent a whole number above 0; came something else";
    expect(sound, `.limits.budgets.${budget}`, expected);
  }
  return faults;
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value > 0;
}

function isAbove0(value: number): boolean {
  return Number.isFinite(value) && value > 0;
}
