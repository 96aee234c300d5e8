import type { ProjectDefinition } from "@heed/core/engine";

/** The parts of a project by name, as far as the generator and its measurements speak of them. */
export type Project = ProjectDefinition;
export type Trigger = NonNullable<Project["triggers"]>[string];
export type Score = NonNullable<Project["scores"]>[string];
export type ScoreGroup = keyof Score["points"];
export type Experiment = NonNullable<Project["experiments"]>[string];
export type Cap = NonNullable<Project["caps"]>[number];

export type Moment = Trigger["when"];
export type Wait = Extract<Moment, { readonly notFollowedBy: unknown }>;
export type Sequence = Extract<Moment, { readonly sequence: unknown }>;
export type Step = Sequence["sequence"][number];
export type Correlation = NonNullable<Wait["by"]>;

export type Condition = NonNullable<Trigger["if"]>;
export type Did = Extract<Condition, { readonly did: unknown }>;
export type Scored = Extract<Condition, { readonly scored: unknown }>;

export type Namings = Did["did"];
export type Naming = Exclude<Namings, readonly unknown[]>;
export type Form = Exclude<Naming, string>;
export type Where = NonNullable<Did["where"]>;
export type Tests = Where[string];

/** Takes plain data for a project; what is none the engine refuses. */
export function isProject(value: unknown): value is Project {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** `Array.isArray` alone does not see through a readonly list. */
export function isList<T>(value: T | readonly T[]): value is readonly T[] {
  return Array.isArray(value);
}

export function listOf(namings: Namings): readonly Naming[] {
  return isList<Naming>(namings) ? namings : [namings];
}
