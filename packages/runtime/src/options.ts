import type { Duration, EpochMs, Fault, Sink, Store, Transport, Milliseconds } from "@heed/core/contracts";
import { parseDuration, unknownWord } from "@heed/core/contracts";
import type { Clock } from "./clock.ts";
import type { PacerFactory } from "./deliver/pacer.ts";
import type { QuickRetry } from "./deliver/quick-retry.ts";
import type { Observe } from "./notice.ts";
import type { Random } from "./random.ts";
import type { ProjectOptions } from "./rules/project-options.ts";
import { PROJECT_WORDS } from "./rules/project-of.ts";

/** What {@link createHeed} is made of: what decides, and what carries it out. */
export interface HeedOptions extends ProjectOptions {
  /** Where everything durable lives. Closed by `stop`. */
  readonly store: Store;
  readonly sinks: readonly Sink[];
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
  /**
   * Keeps every processed event, as the middleware left it, for so long after it occurred: for `heed.history`, and for questions
   * about the past. Personal data, and the largest part of a store.
   *
   * @defaultValue nothing is kept
   */
  readonly history?: { readonly keep: Duration };
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
  /**
   * How often to look for commands that other processes have submitted, in milliseconds. Longer suits a simulation of months.
   *
   * @defaultValue `1_000`
   */
  readonly commandsMs: Milliseconds;
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
  ...PROJECT_WORDS,
  "sinks",
  "catchUp",
  "share",
  "observe",
  "retention",
  "history",
  "world",
];

/** Everything wrong with the options beyond the project itself. */
export function faultsOfOptions(options: HeedOptions): readonly Fault[] {
  const { sinks, catchUp, share = 1, retention = {}, history } = options;
  const names = sinks.map(({ name }) => name);
  const faults: Fault[] = [
    ...unknownWords(options, OPTIONS, ""),
    ...unknownWords(retention, ["decisions", "deliveries"], "retention."),
    ...unknownWords(history ?? {}, ["keep"], "history."),
    ...sinks.flatMap(faultsOfSink),
  ];
  for (const name of new Set(names.filter((each, i) => names.indexOf(each) !== i))) {
    faults.push({
      at: `sinks.${name}`,
      message: "expected every sink to have a name of its own; came two of this one",
    });
  }
  const { decisions, deliveries } = retention;
  const spans = {
    catchUp,
    "retention.decisions": decisions,
    "retention.deliveries": deliveries,
    ...(history === undefined ? {} : { "history.keep": history.keep ?? "none" }),
  };
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
