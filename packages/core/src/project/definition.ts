import type { ConsentPolicy } from "../consent/index.ts";
import type { Duration } from "../contracts/index.ts";
import type { ConditionDefinition } from "../condition/index.ts";
import type { ExperimentDefinition } from "../experiment/index.ts";
import type { FactDefinition } from "../fact/index.ts";
import type { CapDefinition, QuietHoursDefinition } from "../limits/index.ts";
import type { ScoreDefinition } from "../score/index.ts";
import type { TriggerDefinition } from "../trigger/index.ts";

/**
 * Everything that decides what fires, as plain data and as one JSON file: names are keys, so each word is said once.
 * A TypeScript project of handles compiles to the same.
 */
export interface ProjectDefinition {
  /** For editors. */
  readonly $schema?: string;
  readonly triggers?: Readonly<Record<string, TriggerDefinition>>;
  readonly segments?: Readonly<Record<string, ConditionDefinition>>;
  readonly scores?: Readonly<Record<string, ScoreDefinition>>;
  readonly facts?: Readonly<Record<string, FactDefinition>>;
  readonly experiments?: Readonly<Record<string, ExperimentDefinition>>;
  readonly caps?: readonly CapDefinition[];
  readonly quietHours?: QuietHoursDefinition;
  /** IANA zone of people who told none (trait `timezone`). Default "UTC". */
  readonly zone?: string;
  /** How long a deadline waits for events that are late. Default "1m". */
  readonly grace?: Duration;
  /** How long a profile without anything live is kept after its last event. Default "400d". */
  readonly keepFor?: Duration;
  /** Names of events that are no activity of the person, such as the sending tool's own "Email Opened". */
  readonly notActivity?: readonly string[];
  readonly consent?: ConsentPolicy;
}
