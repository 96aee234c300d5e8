import type { EpochMs, Event, Json, Milliseconds, Position } from "../contracts/index.ts";
import type { EventPattern, Matches } from "../event/index.ts";

/** Which events a register reads. `matches` asks only `where`: type and name are looked up in the plan's index. */
export interface Reads {
  readonly pattern: EventPattern;
  readonly matches: Matches;
}

/**
 * What a condition remembers of a profile's history: immutable, bounded, and the same whatever the order of arrival. Where
 * nothing is judged when read, `join(fold(X), fold(Y))` is `fold(X ∪ Y)`.
 */
export interface RegisterRule<R> {
  /** Digest of what is remembered, never of `within` or a bound that only asks it. */
  readonly id: string;
  readonly reads: readonly Reads[];
  /**
   * The longest age that anything asks for; `Infinity` where something asks without one. What is older may be forgotten.
   */
  readonly window: Milliseconds;
  /**
   * The value after one more event that `reads` means, once per event however many of them mean it; `before` itself where
   * it changes nothing. `at`: log time.
   */
  read(before: R | undefined, event: Event, position: Position, at: EpochMs): R;
  /** The value of two profiles that turn out to be one. */
  join(a: R, b: R, at: EpochMs): R;
  /** The log time after which it says nothing any more and may be dropped; `Infinity` where there is none. */
  expiresAt(value: R): EpochMs;
  encode(value: R): Json;
  /** `undefined` where `written` is not what `encode` writes. */
  decode(written: Json): R | undefined;
  /** The same register, remembering for at least this long. */
  widened(window: Milliseconds): RegisterRule<R>;
}

declare const held: unique symbol;

/** Where a register stands in the table, and what it holds. */
export type Place<R> = number & { readonly [held]?: R };

/** All registers of a plan. Equal ones are one. */
export class RegisterTable {
  readonly #places = new Map<string, number>();
  readonly #rules: RegisterRule<unknown>[] = [];

  /** By place. Complete only once everything is compiled: a later condition may lengthen a window. */
  get rules(): readonly RegisterRule<unknown>[] {
    return this.#rules;
  }

  /** Place of the rule. */
  add<R>(rule: RegisterRule<R>): Place<R> {
    const place = this.#places.get(rule.id) ?? this.#rules.length;
    const known = this.#rules[place];
    this.#rules[place] = known === undefined ? rule : known.widened(Math.max(known.window, rule.window));
    this.#places.set(rule.id, place);
    return place;
  }

  /** The place of the register with this id, if there is one. */
  placeOf(id: string): number | undefined {
    return this.#places.get(id);
  }
}
