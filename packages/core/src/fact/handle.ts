import type { FactKind, Listed, Named, Names, EventName, Namings } from "../event/index.ts";
import { demandListed, demandWords, described, namingsOf, plain, wrongArgument } from "../event/index.ts";
import type { FactDefinition } from "./definition.ts";

declare const folds: unique symbol;

/** A bounded summary of a profile's events, for payloads only. */
export interface FactHandle<Name extends string = string, Kind extends FactKind = FactKind> extends Named<
  "fact",
  Name
> {
  readonly definition: FactDefinition;
  readonly [folds]?: Kind;
}

/** What a fact is made of, before it has a name. */
export interface FactFold<Kind extends FactKind = FactKind> {
  readonly definition: FactDefinition;
  readonly [folds]?: Kind;
}

/** Events of the cart; those left out are Segment's e-commerce events. */
export interface CartOptions<V extends Names> {
  /** @defaultValue "Product Added" */
  readonly added?: Namings<EventName<V>>;
  /** @defaultValue "Product Removed" */
  readonly removed?: Namings<EventName<V>>;
  /** Carries the whole cart in `products`. @defaultValue "Cart Updated" */
  readonly updated?: Namings<EventName<V>>;
  /** @defaultValue "Order Completed" */
  readonly emptied?: Namings<EventName<V>>;
}

/** The kind of fact that the vocabulary lists under this name. */
type KindOf<V extends Names, Name extends string> =
  V extends Readonly<Record<"facts", Readonly<Record<Name, infer Kind extends FactKind>>>> ? Kind : FactKind;

/** The words of facts. All throw `HEED_TRIGGER_INVALID` for wrong arguments and names that are not listed. */
export interface FactWords<V extends Names> {
  /** Gives a fact its name, under which payloads read it: `facts.cart`. */
  readonly fact: <const Name extends Listed<V, "facts">, Kind extends KindOf<V, Name>>(
    name: Name,
    fold: FactFold<Kind>,
  ) => FactHandle<Name, Kind>;
  /** The cart: `{ items, quantity, value }`, the newest 20 products. */
  readonly cart: (options?: CartOptions<V>) => FactFold<"cart">;
  /** The last products viewed: `{ items }`, the newest first; `keep` is 1 to 20, by default 5. */
  readonly lastViewed: (options?: {
    /** @defaultValue "Product Viewed" */
    readonly viewed?: Namings<EventName<V>>;
    readonly keep?: number;
  }) => FactFold<"lastViewed">;
  /** Orders and revenue of all time: `{ orders, revenue, firstAt, lastAt }`; `revenue` is a path, by default "total". */
  readonly orders: (options?: {
    /** @defaultValue "Order Completed" */
    readonly completed?: Namings<EventName<V>>;
    readonly revenue?: string;
  }) => FactFold<"orders">;
}

const CART = ["added", "removed", "updated", "emptied"] as const;
const KINDS: readonly FactKind[] = ["cart", "lastViewed", "orders"];

/** The words of facts, typed by a list of names. */
export function factWords<const V extends Names>(names: V): FactWords<V>;
export function factWords(names: Names): FactWords<Names> {
  const events = (at: string, given: Namings<EventName<Names>> | undefined) =>
    given === undefined ? undefined : namingsOf(at, given, names);
  return {
    fact(name, given) {
      demandListed("fact(…)", name, names.facts && Object.keys(names.facts));
      const at = `fact(${JSON.stringify(name)})`;
      const definition = foldOf(at, given?.definition);
      const listed = names.facts?.[name];
      if (listed !== undefined && !Object.hasOwn(definition, listed))
        throw wrongArgument(
          at,
          `expected ${listed}(), as the vocabulary lists it; came ${Object.keys(definition).join()}()`,
        );
      return { name, definition };
    },
    cart(options = {}) {
      demandWords("cart(…)", options, CART);
      const parts = CART.map((word) => [word, events(`cart(…).${word}`, options[word])] as const);
      return fold("cart(…)", "cart", Object.fromEntries(parts));
    },
    lastViewed(options = {}) {
      demandWords("lastViewed(…)", options, ["viewed", "keep"]);
      const viewed = events("lastViewed(…).viewed", options.viewed);
      return fold("lastViewed(…)", "lastViewed", { ...options, viewed });
    },
    orders(options = {}) {
      demandWords("orders(…)", options, ["completed", "revenue"]);
      const completed = events("orders(…).completed", options.completed);
      return fold("orders(…)", "orders", { ...options, completed });
    },
  };
}

function fold(at: string, kind: FactKind, parts: object): { readonly definition: FactDefinition } {
  return { definition: foldOf(at, plain<object>(at, { [kind]: parts })) };
}

function foldOf(at: string, candidate: unknown): FactDefinition {
  if (isFold(candidate)) return candidate;
  throw wrongArgument(at, `expected cart(), lastViewed() or orders(); came ${described(candidate)}`);
}

function isFold(candidate: unknown): candidate is FactDefinition {
  return (
    typeof candidate === "object" &&
    candidate !== null &&
    KINDS.some((kind) => Object.hasOwn(candidate, kind))
  );
}
