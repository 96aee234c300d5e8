import type {
  ConsentPolicy,
  Experiment,
  FactHandle,
  ProjectDefinition,
  Score,
  Segment,
  Trigger,
} from "@heed/core";
import type { Duration } from "@heed/core/contracts";

/** What decides what fires: handles, a whole project (a rule file, or `project(…)`), or both; each name and word in one place. */
export interface ProjectOptions {
  readonly project?: ProjectDefinition;
  readonly triggers?: readonly Trigger[];
  readonly segments?: readonly Segment[];
  readonly scores?: readonly Score[];
  readonly facts?: readonly FactHandle[];
  readonly experiments?: readonly Experiment[];
  /** The purposes, and what counts as permission for them. */
  readonly consent?: ConsentPolicy;
  /** How often one person may be written to, by all triggers together. */
  readonly caps?: ProjectDefinition["caps"];
  /** The hours of a person's day in which nothing is sent. */
  readonly quietHours?: ProjectDefinition["quietHours"];
  /**
   * IANA zone of people who told none.
   *
   * @defaultValue `"UTC"`
   */
  readonly zone?: string;
  /**
   * How long a deadline waits for events that are late.
   *
   * @defaultValue `"1m"`
   */
  readonly grace?: Duration;
  /**
   * How long a profile without anything live is kept after its last event.
   *
   * @defaultValue `"400d"`
   */
  readonly keepFor?: Duration;
  /** Names of events that are no activity of the person, such as the sending tool's own "Email Opened". */
  readonly notActivity?: readonly string[];
}
