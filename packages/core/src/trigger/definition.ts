import type { Duration } from "../contracts/index.ts";
import type { Arms, ConditionDefinition } from "../condition/index.ts";
import type { AgainDefinition } from "../limits/index.ts";
import type { MomentDefinition } from "../moment/index.ts";
import type { TemplateObject } from "./template.ts";

/** A trigger as plain data, and its JSON form; its name is the key under which it stands. */
export interface TriggerDefinition {
  readonly when: MomentDefinition;
  /** Asked at the log instant of the decision, and again at sending. */
  readonly if?: ConditionDefinition;
  readonly purpose: string;
  /** What to do with a fire of a person whom no sink could find. Default "hold". */
  readonly identified?: "hold" | "require" | "any";
  /** Default "always". */
  readonly again?: AgainDefinition;
  /** Of several fires in one instant the higher is decided first. Default 0. */
  readonly priority?: number;
  /** Default "live". `draft` decides nothing, `shadow` decides and sends nothing, `paused` see `whilePaused`. */
  readonly state?: "draft" | "shadow" | "live" | "paused";
  /** What to do with fires while paused: the newest is held until it is resumed, or all are dropped. Default "hold". */
  readonly whilePaused?: "hold" | "drop";
  /** From the moment's instant on; later it is not sent. Default "24h". */
  readonly expires?: Arms<Duration>;
  /** An instant whose start was older when it arrived is stale. Default: the longer of 24h and twice the wait. */
  readonly maxAge?: Duration;
  /** Correlation values remembered, 1 to 32. Default 4. */
  readonly maxKeys?: number;
  /** The experiment it belongs to, where no `byArm` says so. */
  readonly experiment?: string;
  /** "fire": also for people for whom it already holds, and for waits begun before its deployment. */
  readonly backfill?: "fire";
  /** What becomes of open waits when a duration changes. Default "finish": they keep their deadline. */
  readonly onUpgrade?: "finish" | "adopt" | "drop";
  readonly send: SendDefinition;
}

/** What goes out, and where. */
export interface SendDefinition {
  /** The name of the event at the sink. */
  readonly as: string;
  readonly to: readonly string[];
  readonly properties?: TemplateObject;
}
