import type { ProjectDefinition } from "@heed/core";
import type { Control, EpochMs, Store } from "@heed/core/contracts";
import type { Deployment, Plan } from "@heed/core/engine";
import { deployableNames, deploymentOf } from "@heed/core/engine";
import { compiled } from "./compiled.ts";

/** What the engine decides by. */
export interface Rules {
  readonly plan: Plan;
  /** Since when its parts are deployed. */
  readonly deployment: Deployment;
}

/** A trigger that was paused or resumed while the engine ran. */
export type TriggerControl = Extract<Control, { readonly kind: "trigger" }>;

/** What of a store the rules need. */
export type RuleStore = Pick<Store, "list" | "deploy">;

/** A project as it was written, what people have set since, and the rules that follow from both. */
export interface Rulebook {
  readonly project: ProjectDefinition;
  readonly controls: readonly TriggerControl[];
  readonly rules: Rules;
}

/** Deploys a project under what the store says people have set. */
export async function openRulebook(
  project: ProjectDefinition,
  store: RuleStore,
  now: EpochMs,
): Promise<Rulebook> {
  const controls: TriggerControl[] = [];
  for await (const control of store.list("controls", { kind: "trigger" }))
    if (control.kind === "trigger") controls.push(control);
  return deployed(project, controls, store, now);
}

/** The same project after one more trigger was paused or resumed. */
export async function ruledBy(book: Rulebook, control: TriggerControl, store: RuleStore): Promise<Rulebook> {
  const others = book.controls.filter(({ name }) => name !== control.name);
  return deployed(book.project, [...others, control], store, control.since);
}

async function deployed(
  project: ProjectDefinition,
  controls: readonly TriggerControl[],
  store: RuleStore,
  now: EpochMs,
): Promise<Rulebook> {
  const plan = compiled(asSet(project, controls));
  const since = await store.deploy(deployableNames(plan), now);
  return { project, controls, rules: { plan, deployment: deploymentOf(plan, since) } };
}

/** What people have set counts, whatever the definition says; what is no longer there cannot be set. */
function asSet(project: ProjectDefinition, controls: readonly TriggerControl[]): ProjectDefinition {
  const { triggers = {} } = project;
  const set = controls.flatMap(({ name, state }) => {
    const trigger = Object.hasOwn(triggers, name) ? triggers[name] : undefined;
    return trigger === undefined
      ? []
      : [[name, { ...trigger, state: stateOf(trigger.state, state) }] as const];
  });
  return set.length === 0 ? project : { ...project, triggers: { ...triggers, ...Object.fromEntries(set) } };
}

type State = NonNullable<NonNullable<ProjectDefinition["triggers"]>[string]["state"]>;

/** A draft decides nothing, whatever is set; what is resumed is as its definition says, but never paused. */
function stateOf(own: State | undefined, set: TriggerControl["state"]): State {
  if (own === "draft") return own;
  if (set === "paused") return "paused";
  return own === undefined || own === "paused" ? "live" : own;
}
