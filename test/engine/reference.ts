/**
 * "a, then no b for D", computed anew from everything known, as the specification says it: sets and filters, no registers.
 * It shares nothing with the engine but the names of its results.
 */
export interface Rule {
  readonly spanMs: number;
  readonly graceMs: number;
  readonly maxAgeMs: number;
  readonly keep: boolean;
  readonly correlated: boolean;
  readonly since: number;
}

/** One event of the log, in the order of reading; `read` never runs backwards. */
export interface Entry {
  readonly at: number;
  readonly read: number;
  readonly starts: boolean;
  readonly cancels: boolean;
  readonly value?: string;
}

/** How one wait was decided. */
export interface Decided {
  readonly value: string;
  readonly startAt: number;
  readonly startSeq: number;
  readonly at: number;
  readonly decidedAt: number;
}

export interface Told {
  readonly fires: readonly Decided[];
  readonly opened: number;
  readonly cancelled: number;
  readonly stale: number;
  readonly open: number;
  readonly noKey: number;
}

interface Known extends Entry {
  readonly seq: number;
}

export function reference(rule: Rule, log: readonly Entry[], end: number): Told {
  const known: Known[] = [];
  const consumed = new Map<string, number>();
  const fires: Decided[] = [];
  const counts = { opened: 0, cancelled: 0, stale: 0, noKey: 0 };
  let now = -Infinity;

  const isAfter = (a: Known, b: Known): boolean => a.at > b.at || (a.at === b.at && a.seq > b.seq);
  const concerns = (event: Known, value: string): boolean =>
    !rule.correlated || event.value === undefined || event.value === value;
  const valueOf = (event: Known): string | undefined => (rule.correlated ? event.value : "");
  const values = (): readonly string[] => [...new Set(known.flatMap((event) => valueOf(event) ?? []))];

  /** The start that is waited for. */
  const standing = (value: string): Known | undefined => {
    const consumedTo = consumed.get(value) ?? rule.since - 1;
    const starts = known
      .filter((event) => event.starts && valueOf(event) === value && event.at > consumedTo)
      .toSorted((a, b) => (isAfter(a, b) ? 1 : -1));
    const answered = (start: Known): boolean =>
      known.some((event) => event.cancels && concerns(event, value) && isAfter(event, start));
    if (rule.keep) return starts.find((start) => !answered(start));
    const newest = starts.at(-1);
    return newest === undefined || answered(newest) ? undefined : newest;
  };

  /** Decides, one after another, all waits whose time has passed before `until`. */
  const pass = (until: number): void => {
    for (;;) {
      const due = values()
        .flatMap((value) => {
          const start = standing(value);
          if (start === undefined) return [];
          // No decision is made in the past: what a record or another decision uncovers is decided then.
          const decidedAt = Math.max(Math.max(start.at + rule.spanMs, start.read) + rule.graceMs, now);
          return decidedAt < until ? [{ value, start, decidedAt }] : [];
        })
        .toSorted((a, b) => a.decidedAt - b.decidedAt)
        .at(0);
      if (due === undefined) return;
      const { value, start, decidedAt } = due;
      now = decidedAt;
      consumed.set(value, start.at + rule.spanMs);
      if (start.read - start.at > rule.maxAgeMs) counts.stale += 1;
      else
        fires.push({ value, startAt: start.at, startSeq: start.seq, at: start.at + rule.spanMs, decidedAt });
      if (standing(value) !== undefined) counts.opened += 1;
    }
  };

  for (const [i, entry] of log.entries()) {
    pass(entry.read);
    now = entry.read;
    const event: Known = { ...entry, seq: i + 1 };
    const before = new Map(values().map((value) => [value, standing(value)]));
    known.push(event);
    if (event.starts && event.at >= rule.since && valueOf(event) === undefined) counts.noKey += 1;
    for (const value of values()) {
      const [was, is] = [before.get(value), standing(value)];
      const ended =
        was !== undefined && event.cancels && concerns(event, value) && isAfter(event, was) ? 1 : 0;
      counts.cancelled += ended;
      if (is !== undefined && (was === undefined || ended === 1)) counts.opened += 1;
    }
  }
  pass(end);
  return { fires, ...counts, open: values().filter((value) => standing(value) !== undefined).length };
}
