import type { RegisterRule } from "../condition/index.ts";
import { shortDigest } from "../event/index.ts";
import type { Fact } from "../fact/index.ts";

/**
 * By what written states name the parts of a plan: the beginnings of digests, the same in every plan that has the part. A
 * state of another plan is read by them too, so that a part that has gone is not taken for another one.
 */
export interface StateKeys {
  /** By place. */
  readonly registers: readonly string[];
  readonly registerPlaces: ReadonlyMap<string, number>;
  readonly facts: readonly string[];
  /** Facts of one meaning under two names share what they know. */
  readonly factPlaces: ReadonlyMap<string, readonly number[]>;
  /** Of their names. */
  readonly triggers: readonly string[];
  readonly triggerPlaces: ReadonlyMap<string, number>;
}

/** Characters of a key, six bits each: among 1,000 parts two are alike once in nine million plans. */
export const KEY_LENGTH = 7;

/** The keys of a plan; throws where two parts would share one. */
export function stateKeys(
  registers: readonly RegisterRule<unknown>[],
  facts: readonly Fact[],
  triggers: readonly { readonly name: string }[],
): StateKeys {
  const registerKeys = registers.map(({ id }) => keyOf(id));
  const factKeys = facts.map(({ id }) => keyOf(id));
  const triggerKeys = triggers.map(({ name }) => keyOf(name));
  apart(registerKeys, (place) => registers[place]?.id);
  apart(factKeys, (place) => facts[place]?.id);
  apart(triggerKeys, (place) => triggers[place]?.name);
  return {
    registers: registerKeys,
    registerPlaces: new Map(registerKeys.map((key, place) => [key, place])),
    facts: factKeys,
    factPlaces: Map.groupBy(factKeys.keys(), (place) => factKeys[place] ?? ""),
    triggers: triggerKeys,
    triggerPlaces: new Map(triggerKeys.map((key, place) => [key, place])),
  };
}

function keyOf(id: string): string {
  return shortDigest([id], KEY_LENGTH);
}

function apart(keys: readonly string[], meaning: (place: number) => string | undefined): void {
  const known = new Map<string, string | undefined>();
  for (const [place, key] of keys.entries()) {
    const own = meaning(place);
    if (known.has(key) && known.get(key) !== own)
      throw new TypeError(
        `expected parts with keys of their own; "${known.get(key) ?? ""}" and "${own ?? ""}" share ${key}: change either`,
      );
    known.set(key, own);
  }
}
