import type { Reads, RegisterTable } from "../condition/index.ts";
import type { Event, EventType } from "../contracts/index.ts";
import type { EventPattern, Matches } from "../event/index.ts";
import type { Fact } from "../fact/index.ts";
import type { Reaction, TriggerPlan } from "./plan.ts";
import { Reactions } from "./plan.ts";
import { ruleEvents } from "./touching.ts";

const TYPES: readonly EventType[] = ["track", "page", "screen", "identify", "group", "alias"];
const ACTIVITY_TYPES: ReadonlySet<EventType> = new Set(["track", "page", "screen"]);

/** What every type and name of event may mean to registers, facts and triggers. */
export function reactionsOf(
  registers: RegisterTable,
  facts: readonly Fact[],
  triggers: readonly TriggerPlan[],
  notActivity: ReadonlySet<string>,
): Reactions {
  const registerReads = new ByEvent<Matches>();
  for (const [place, { reads }] of registers.rules.entries()) addReads(registerReads, place, reads);
  const factReads = new ByEvent<Matches>();
  for (const [place, { reads }] of facts.entries()) addReads(factReads, place, reads);
  const touching = new ByEvent<undefined>();
  for (const { place, forms } of triggers) {
    for (const form of forms)
      for (const pattern of ruleEvents(form, registers)) touching.add(pattern, place, undefined);
  }
  const reactionOf = (type: EventType, name: string | undefined): Reaction => {
    const isActivity = ACTIVITY_TYPES.has(type) && (name === undefined || !notActivity.has(name));
    return {
      registers: matching(registerReads.of(type, name, isActivity)),
      facts: matching(factReads.of(type, name, isActivity)),
      triggers: [...touching.of(type, name, isActivity).keys()],
      isActivity,
    };
  };
  const named = new Map<EventType, ReadonlyMap<string, Reaction>>();
  const unnamed = new Map<EventType, Reaction>();
  for (const type of TYPES) {
    const names = new Set(notActivity);
    for (const index of [registerReads, factReads, touching])
      for (const name of index.namesOf(type)) names.add(name);
    named.set(type, new Map([...names].map((name) => [name, reactionOf(type, name)])));
    unnamed.set(type, reactionOf(type, undefined));
  }
  return new Reactions(named, unnamed);
}

function addReads(index: ByEvent<Matches>, place: number, reads: readonly Reads[]): void {
  for (const { pattern, matches } of reads) index.add(pattern, place, matches);
}

/** One reaction of a register or fact, whichever of its patterns is meant. */
function matching(
  meant: ReadonlyMap<number, readonly Matches[]>,
): readonly { readonly place: number; readonly matches: Matches }[] {
  return [...meant].map(([place, several]) => {
    const [only] = several;
    return only !== undefined && several.length === 1
      ? { place, matches: only }
      : { place, matches: (event: Event) => several.some((each) => each(event)) };
  });
}

interface Entry<T> {
  readonly place: number;
  readonly value: T;
}

/** What stands at places of the plan, by the type and name of the events that concern it. To be filled in order of place. */
class ByEvent<T> {
  readonly #entries = new Map<EventPattern["type"], Map<string | undefined, Entry<T>[]>>();

  add({ type, name }: EventPattern, place: number, value: T): void {
    const ofType = this.#entries.get(type) ?? new Map<string | undefined, Entry<T>[]>();
    this.#entries.set(type, ofType);
    const known = ofType.get(name);
    if (known === undefined) ofType.set(name, [{ place, value }]);
    else known.push({ place, value });
  }

  /** The names under which something stands. */
  *namesOf(type: EventType): Generator<string> {
    for (const name of this.#entries.get(type)?.keys() ?? []) if (name !== undefined) yield name;
  }

  /** All that an event of this type and name may concern, in order of place; without a name, one of any other name. */
  of(type: EventType, name: string | undefined, isActivity: boolean): ReadonlyMap<number, readonly T[]> {
    const [own, activity] = [this.#entries.get(type), isActivity ? this.#entries.get("activity") : undefined];
    const lists = [own?.get(undefined), activity?.get(undefined)];
    if (name !== undefined) lists.push(own?.get(name), activity?.get(name));
    const found = lists.flatMap((list) => list ?? []).toSorted((a, b) => a.place - b.place);
    const byPlace = new Map<number, T[]>();
    for (const { place, value } of found) {
      const known = byPlace.get(place);
      if (known === undefined) byPlace.set(place, [value]);
      else known.push(value);
    }
    return byPlace;
  }
}
