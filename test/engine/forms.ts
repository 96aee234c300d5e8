import type { ProjectDefinition } from "@heed/core";
import { project } from "@heed/core";
import type { Json } from "@heed/core/contracts";
import { deployableNames } from "@heed/core/engine";
import { planOf } from "./person.ts";

/** Silence is permission here, so that a story need not speak of consent. */
export const PERMITTED = {
  purposes: { email_marketing: { unknown: "granted" } },
} as const satisfies ProjectDefinition["consent"];

/** One project in one of its two forms. */
export interface Form {
  readonly form: "TypeScript" | "JSON";
  readonly project: ProjectDefinition;
}

/** A project written twice: by handles, and as the text of a JSON file. Stories are told to each. */
export function bothForms(
  typescript: Omit<Parameters<typeof project>[0], "consent">,
  json: string,
): readonly [Form, Form] {
  const parsed: ProjectDefinition = JSON.parse(json);
  return [
    { form: "TypeScript", project: project({ ...typescript, consent: PERMITTED }) },
    { form: "JSON", project: { ...parsed, consent: PERMITTED } },
  ];
}

/** A plan as data: what is compiled, and the names by which a store knows its parts. Its id tells also how it was written. */
export function printedPlan({ project: definition }: Form): Json {
  const { id: _, ...plan } = planOf(definition);
  return JSON.parse(JSON.stringify({ ...plan, deployable: deployableNames(planOf(definition)) }));
}
