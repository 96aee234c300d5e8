import type { Decision, EpochMs } from "@heed/core/contracts";
import { HeedError, messageKey } from "@heed/core/contracts";
import { normalise } from "@heed/core/engine";
import { compiled, faultsOfProject } from "../rules/compiled.ts";
import { projectOf } from "../rules/project-of.ts";
import type { ProjectOptions } from "../rules/project-options.ts";
import { People } from "./people.ts";
import { policyForFiles } from "./policy.ts";
import { RecentMessages } from "./recent-messages.ts";
import type { BacktestResult } from "./result.ts";
import type { BacktestRow } from "./row.ts";
import { timeOf } from "./row.ts";
import { SeenNames } from "./seen-names.ts";
import { VirtualTime } from "./virtual-time.ts";

/**
 * What {@link backtest} reads, and by which triggers. Of the consent policy only the purposes and their categories count: silence is
 * permission, whatever it says, and without a policy the purposes are those that the triggers name.
 */
export interface BacktestOptions extends Omit<ProjectOptions, "grace"> {
  /** The rows, in the order in which they are to be read. Rows of one millisecond keep it. */
  readonly events: AsyncIterable<BacktestRow> | Iterable<BacktestRow>;
  /**
   * Name of the source: repeated ids are dropped within it.
   *
   * @defaultValue `"file"`
   */
  readonly source?: string;
  /**
   * Hears every decided instant, also one that would not have been sent (`ended` tells); one that is held comes again when it
   * ends. Instants of one person come in their order; those of different people do not, because a deadline is decided when
   * its person is looked at next.
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
  const { events, source = "file", onFire = () => undefined } = options;
  const { project, faults } = projectOf(options);
  const filed = { ...project, consent: policyForFiles(project), grace: "0s" } as const;
  if (faults.length > 0) {
    const all = [...faults, ...faultsOfProject(filed)];
    throw new HeedError("HEED_CONFIG_INVALID", "The project cannot be compiled", { faults: all });
  }
  const plan = compiled(filed);
  const triggers = Object.keys(filed.triggers ?? {});
  const time = new VirtualTime();
  const messages = new RecentMessages();
  const people = new People(plan, BEFORE_ALL, onFire);
  const names = new SeenNames(plan, triggers);
  const counts = { rows: 0, events: 0, withoutPerson: 0, duplicates: 0, notCollected: 0 };
  const refused = new Map<string, number>();
  const refuse = (code: string): void => void refused.set(code, (refused.get(code) ?? 0) + 1);

  for await (const row of events) {
    counts.rows += 1;
    const at = time.read(timeOf(row));
    const event = "refused" in row ? { code: row.refused } : normalise(row, source);
    if ("code" in event) {
      if (event.code === "missing_user") counts.withoutPerson += 1;
      else refuse(event.code);
    } else if (!messages.isNew(messageKey(event.source, event.id), at)) {
      counts.duplicates += 1;
    } else {
      if (event.type === "track") names.add(event.name);
      const ended = people.take(event, source, at);
      if (ended?.ended === "refused") refuse(ended.refusal.code);
      else if (ended?.ended === "suppressed") counts.notCollected += 1;
      else counts.events += 1;
    }
  }

  const { lastAt } = time.span;
  if (lastAt !== undefined) people.close(lastAt + 1);
  return {
    triggers: people.results(triggers),
    ...counts,
    people: people.size,
    refused: Object.fromEntries(refused),
    unseen: names.unseen(),
    outOfOrder: time.outOfOrder,
    ...time.span,
  };
}
