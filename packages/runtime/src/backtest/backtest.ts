import type { ConsentPolicy, Trigger } from "@heed/core";
import type { Decision, EpochMs } from "@heed/core/contracts";
import { messageKey } from "@heed/core/contracts";
import { compile, normalise, profileKeyOf } from "@heed/core/engine";
import { re2Patterns } from "../world/patterns.ts";
import { People } from "./people.ts";
import { policyForFiles } from "./policy.ts";
import { RecentMessages } from "./recent-messages.ts";
import type { BacktestResult } from "./result.ts";
import type { BacktestRow } from "./row.ts";
import { timeOf } from "./row.ts";
import { SeenNames } from "./seen-names.ts";
import { VirtualTime } from "./virtual-time.ts";

/** What {@link backtest} reads, and by which triggers. */
export interface BacktestOptions {
  readonly triggers: readonly Trigger[];
  /** The rows, in the order in which they are to be read. Rows of one millisecond keep it. */
  readonly events: AsyncIterable<BacktestRow> | Iterable<BacktestRow>;
  /**
   * The purposes, and the categories that stand for them. Silence counts as permission whatever the policy says.
   *
   * @defaultValue the purposes that the triggers name
   */
  readonly consent?: ConsentPolicy;
  /**
   * Name of the source: repeated ids are dropped within it.
   *
   * @defaultValue `"file"`
   */
  readonly source?: string;
  /**
   * Hears every decided instant, the suppressed ones included (`ended` tells). Instants of one person come in their
   * order; those of different people do not, because a deadline is decided when its person is looked at next.
   */
  readonly onFire?: (decision: Decision) => void;
}

/** Before anything a file can hold: the first instant that `Date` can name. */
const BEFORE_ALL: EpochMs = -8.64e15;

/**
 * Reads events through the engine in virtual time, as if the triggers had been deployed before the first of them, and
 * counts what would have happened. Nothing is sent, and no clock is read.
 *
 * Log time is the rows' own time, made monotone; grace is 0; the end is one millisecond after the last row. Memory grows
 * with the people and with the ids of up to 14 days, never with the events.
 *
 * Rejects with `HEED_CONFIG_INVALID` where the triggers cannot be compiled, and with whatever `events` throws.
 */
export async function backtest(options: BacktestOptions): Promise<BacktestResult> {
  const { triggers, events, consent, source = "file", onFire = () => undefined } = options;
  const policy = policyForFiles(triggers, consent);
  const plan = compile({ triggers, consent: policy, patterns: re2Patterns, grace: "0s" });
  const time = new VirtualTime();
  const messages = new RecentMessages();
  const people = new People(plan, BEFORE_ALL, onFire);
  const names = new SeenNames(triggers);
  const counts = { rows: 0, events: 0, withoutPerson: 0, duplicates: 0, notCollected: 0 };
  const refused = new Map<string, number>();

  for await (const row of events) {
    counts.rows += 1;
    const at = time.read(timeOf(row));
    const event = "refused" in row ? { code: row.refused } : normalise(row, source);
    if ("code" in event) {
      if (event.code === "missing_user") counts.withoutPerson += 1;
      else refused.set(event.code, (refused.get(event.code) ?? 0) + 1);
    } else if (!messages.isNew(messageKey(event.source, event.id), at)) {
      counts.duplicates += 1;
    } else {
      if (event.type === "track") names.add(event.name);
      const effects = people.read(profileKeyOf(event), { kind: "event", at, event });
      if (effects.some(({ kind }) => kind === "not_collected")) counts.notCollected += 1;
      else counts.events += 1;
    }
  }

  const { lastAt } = time.span;
  if (lastAt !== undefined) people.close(lastAt + 1);
  return {
    triggers: people.results(triggers.map(({ name }) => name)),
    ...counts,
    people: people.size,
    refused: Object.fromEntries(refused),
    unseen: names.unseen(),
    outOfOrder: time.outOfOrder,
    ...time.span,
  };
}
