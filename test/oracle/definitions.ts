/** The parts of a project, named. Types only: the oracle shares no logic with the engine. */
import type { ProjectDefinition } from "@heed/core/engine";

export type { ProjectDefinition };

type Entries<T> = NonNullable<T> extends Readonly<Record<string, infer Entry>> ? Entry : never;

export type Trigger = Entries<ProjectDefinition["triggers"]>;
export type Score = Entries<ProjectDefinition["scores"]>;
export type ScoreGroup = keyof Score["points"];
export type Cap = NonNullable<ProjectDefinition["caps"]>[number];

export type Condition = Entries<ProjectDefinition["segments"]>;
export type Did = Extract<Condition, { readonly did: unknown }>;
export type Scored = Extract<Condition, { readonly scored: unknown }>;
export type Trait = Extract<Condition, { readonly trait: unknown }>;
export type Since = Extract<Condition, { readonly since: unknown }>;
export type Last = Extract<Condition, { readonly last: unknown }>;
export type Aggregate = Extract<
  Condition,
  | { readonly sum: unknown }
  | { readonly average: unknown }
  | { readonly lowest: unknown }
  | { readonly highest: unknown }
>;

export type Moment = Trigger["when"];
export type Wait = Extract<Moment, { readonly notFollowedBy: unknown }>;
export type Sequence = Extract<Moment, { readonly sequence: unknown }>;
export type Step = Sequence["sequence"][number];
export type EventMoment = Extract<
  Moment,
  | { readonly event: unknown }
  | { readonly page: unknown }
  | { readonly screen: unknown }
  | { readonly identified: unknown }
  | { readonly activity: unknown }
>;

export type Namings = Did["did"];
export type Naming = Exclude<Namings, readonly unknown[]>;
export type Where = NonNullable<Did["where"]>;
export type Tests = Where[string];
export type Correlation = NonNullable<Wait["by"]>;
