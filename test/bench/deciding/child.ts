/** One number of triggers, in a process of its own: see `inChild`. */
import { argumentOfChild } from "../child.ts";
import { decidingCost } from "./measure.ts";
import { GROUP, traffic, triggersInGroups, triggersOfOnePair } from "./work.ts";

export interface DecidingArgument {
  /** Spread over names, so that each event is mentioned by as many however many there are; or all about the same names. */
  readonly about: "names of their own" | "the same names";
  readonly triggers: number;
  readonly people: number;
  readonly events: number;
  readonly budgetMs: number;
}

const { about, triggers, people, events, budgetMs }: DecidingArgument = JSON.parse(argumentOfChild());
const cost =
  about === "the same names"
    ? decidingCost(triggersOfOnePair(triggers), traffic(1, people, events), budgetMs)
    : decidingCost(triggersInGroups(triggers), traffic(triggers / GROUP, people, events), budgetMs);
console.log(JSON.stringify(cost));
