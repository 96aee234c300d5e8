/** What a developer may get wrong: the kinds that semantics.md §9 names, and those that the rest of the page suggests. */
export type Kind =
  | "window boundary"
  | "earliest instead of latest start"
  | "stale step"
  | "ignored unless"
  | "arrival order"
  | "timers only on events"
  | "F at the start instead of the deadline"
  | "C ≥ A"
  | "grace"
  | "late cancel"
  | "too old"
  | "judged at the wrong time"
  | "correlation"
  | "conditions"
  | "wake-up"
  | "deployment"
  | "order of decisions"
  | "limits"
  | "consent"
  | "held fires"
  | "identity"
  | "merge"
  | "written state"
  | "payload"
  | "sending";

/**
 * Who is to find it: the random comparison of engine and oracle; the same with the state written and read after every
 * record, or with the engine woken only when it asks; or, where no output that both tell can show it, suites of the
 * repository, as paths from its root.
 */
export type Judge = "told" | "written" | "woken" | readonly string[];

/** One mistake, seeded into the engine. */
export interface Fault {
  /** What the engine does then: a sentence. */
  readonly name: string;
  readonly kind: Kind;
  /** From `packages/core/src` on. */
  readonly file: string;
  /** Occurs exactly once in the file. Short, so that it survives what does not touch its meaning. */
  readonly from: string;
  readonly to: string;
  /** Absent: `"told"`. */
  readonly judge?: Judge;
  /** Why the short suite may miss it although the long one finds it. */
  readonly rare?: string;
  /** Why no judge can find it: the fault changes nothing, or nothing that anybody is told. */
  readonly survives?: string;
}
