import type { ByArm } from "../condition/index.ts";
import type { Duration } from "../contracts/index.ts";
import { isJsonObject } from "../contracts/index.ts";
import type { Listed, Named, Names, EventName, Namings } from "../event/index.ts";
import { demandListed, demandWords, nameOf, namingsOf, plain, wrongArgument } from "../event/index.ts";
import type { ExperimentDefinition } from "./definition.ts";

declare const armsOf: unique symbol;

/** A split of people into arms. Words that name an experiment take its handle or its name. */
export interface Experiment<Name extends string = string, Arm extends string = string> extends Named<
  "experiment",
  Name
> {
  readonly definition: ExperimentDefinition;
  readonly [armsOf]?: Arm;
}

/** Options of an experiment. */
export interface ExperimentOptions<V extends Names, Arm extends string> {
  /** Arm → weight, a whole number of at least 1; two arms or more. */
  readonly arms: { readonly [A in Arm]: number };
  /** The share of people that is decided and counted but not sent to, from 0 to below 1. @defaultValue 0 */
  readonly holdout?: number;
  /** What counts as success, if it happens within `within` after the fire. */
  readonly goal: Namings<EventName<V>>;
  readonly within: Duration;
}

/** The arms that a vocabulary lists for an experiment; any where it lists none. */
export type ArmOf<V extends Names, Name> =
  V extends Readonly<Record<"experiments", infer All>>
    ? Name extends keyof All
      ? All[Name] extends readonly (infer Arm)[]
        ? Arm & string
        : string
      : string
    : string;

/** The words of experiments. All throw `HEED_TRIGGER_INVALID` for wrong arguments and names that are not listed. */
export interface ExperimentWords<V extends Names> {
  /** Defines an experiment. */
  readonly experiment: <const Name extends Listed<V, "experiments">, Arm extends ArmOf<V, Name>>(
    name: Name,
    options: ExperimentOptions<V, Arm> & { readonly arms: { readonly [A in ArmOf<V, Name>]: number } },
  ) => Experiment<Name, Arm>;
  /**
   * A value for each arm, every arm named; stands for a duration, number or text in moments, conditions, limits and
   * payloads.
   */
  readonly byArm: ByArmFunction<V>;
}

/** By the experiment's handle or its name: either knows the arms. */
export interface ByArmFunction<V extends Names> {
  <Arm extends string, const T>(
    experiment: Experiment<Listed<V, "experiments">, Arm>,
    arms: { readonly [A in Arm]: T },
  ): ByArm<T>;
  <const Name extends Listed<V, "experiments">, const T>(
    experiment: Name,
    arms: { readonly [A in ArmOf<V, Name>]: T },
  ): ByArm<T>;
}

/** The words of experiments, typed by a list of names. */
export function experimentWords<const V extends Names>(names: V): ExperimentWords<V>;
export function experimentWords(names: Names): Readonly<Record<keyof ExperimentWords<Names>, object>> {
  const listed = names.experiments && Object.keys(names.experiments);
  return {
    experiment(name: string, options: ExperimentOptions<Names, string>): Experiment {
      demandListed("experiment(…)", name, listed);
      const at = `experiment(${JSON.stringify(name)})`;
      demandWords(at, options, ["arms", "holdout", "goal", "within"]);
      demandArms(at, options.arms, names.experiments?.[name]);
      const definition = plain<ExperimentDefinition>(at, {
        arms: options.arms,
        holdout: options.holdout,
        goal: namingsOf(`${at}.goal`, options.goal, names),
        within: options.within,
      });
      return { name, definition };
    },
    byArm(experiment: string | Experiment, arms: Readonly<Record<string, unknown>>): ByArm<unknown> {
      const name = nameOf("byArm(…)", experiment, listed);
      const own = typeof experiment === "string" ? undefined : experiment.definition?.arms;
      demandArms(`byArm(${JSON.stringify(name)})`, arms, own && Object.keys(own));
      demandArms(`byArm(${JSON.stringify(name)})`, arms, names.experiments?.[name]);
      return { byArm: name, arms: { ...arms } };
    },
  };
}

/** Every arm that is known, and no other. */
function demandArms(at: string, arms: unknown, known: readonly string[] | undefined): void {
  if (!isJsonObject(arms) || Object.keys(arms).length === 0)
    throw wrongArgument(at, "expected a value for each arm, such as { short: …, long: … }; came none");
  if (known === undefined) return;
  demandWords(at, arms, known);
  const left = known.filter((arm) => !Object.hasOwn(arms, arm));
  if (left.length > 0)
    throw wrongArgument(at, `expected a value for every arm; came none for ${left.join(", ")}`);
}
