import type { Event, Json, JsonObject, Position } from "../contracts/index.ts";
import type { EventNamings, EventPattern, Matches, PatternCompiler } from "../event/index.ts";
import { compileWhere, digest, parsePath, patternKey, patternsOf } from "../event/index.ts";
import { cartFold } from "./cart.ts";
import type { FactDefinition } from "./definition.ts";
import type { Fold } from "./fold.ts";
import { lastViewedFold } from "./last-viewed.ts";
import { ordersFold } from "./orders.ts";

/** A fact as the engine keeps it. Its state is plain data, short, and stored as it is. */
export interface Fact {
  readonly name: string;
  /** Hash of what it means: facts of one meaning share their state, and a changed one begins anew. */
  readonly id: string;
  /** The events that {@link Fact.read} looks at. `matches` asks all: type, name and `where`. */
  readonly reads: readonly { readonly pattern: EventPattern; readonly matches: Matches }[];
  /** What is known after an event; called once per event, whichever of the patterns it matches. */
  read(before: Json | undefined, event: Event, position: Position): Json;
  /** What is known of two profiles that became one. */
  join(a: Json, b: Json): Json;
  /** What payloads may name under `facts.<name>`. */
  value(state: Json | undefined): JsonObject;
}

/** A sound definition, as the engine uses it. */
export function compileFact(
  name: string,
  definition: FactDefinition,
  patterns: PatternCompiler,
  /** Names that are no activity. */
  notActivity: ReadonlySet<string> = new Set(),
): Fact {
  const compiled = (role: EventNamings): Role =>
    patternsOf(role).map((pattern) => ({ pattern, matches: matcherOf(pattern, patterns, notActivity) }));
  if ("cart" in definition) {
    const { emptied = "Order Completed", updated = "Cart Updated" } = definition.cart;
    const { added = "Product Added", removed = "Product Removed" } = definition.cart;
    // The order in which they apply, where an event plays several roles.
    const roles = {
      emptied: compiled(emptied),
      updated: compiled(updated),
      added: compiled(added),
      removed: compiled(removed),
    };
    return factOf(name, "cart", roles, cartFold);
  }
  if ("lastViewed" in definition) {
    const { viewed = "Product Viewed", keep = 5 } = definition.lastViewed;
    return factOf(name, `lastViewed ${keep}`, { viewed: compiled(viewed) }, lastViewedFold(keep));
  }
  const { completed = "Order Completed", revenue = "total" } = definition.orders;
  return factOf(
    name,
    `orders ${revenue}`,
    { completed: compiled(completed) },
    ordersFold(parsePath(revenue) ?? []),
  );
}

/** The events that play one role. */
type Role = Fact["reads"];

function factOf<State, Name extends string>(
  name: string,
  meaning: string,
  roles: Readonly<Record<Name, Role>>,
  fold: Fold<State, Name>,
): Fact {
  const named = Object.entries<Role>(roles).filter((each): each is [Name, Role] => each[0] in roles);
  const known = (state: Json | undefined): State => (state === undefined ? fold.empty : fold.decode(state));
  return {
    name,
    id: digest([
      "fact",
      meaning,
      ...named.map(([role, reads]) =>
        JSON.stringify([role, ...reads.map(({ pattern }) => patternKey(pattern))]),
      ),
    ]),
    reads: named.flatMap(([, reads]) => reads),
    read(before, event, position) {
      const played = named.filter(([, reads]) => reads.some(({ matches }) => matches(event)));
      const state = played.reduce((each, [role]) => fold.read(each, role, event, position), known(before));
      return fold.encode(state);
    },
    join: (a, b) => fold.encode(fold.join(known(a), known(b))),
    value: (state) => fold.value(known(state)),
  };
}

function matcherOf(
  { type, name, where }: EventPattern,
  patterns: PatternCompiler,
  notActivity: ReadonlySet<string>,
): Matches {
  const tests = where === undefined ? undefined : compileWhere(where, patterns);
  return (event) =>
    (type === "activity" ? isActivity(event, notActivity) : event.type === type) &&
    (name === undefined || event.name === name) &&
    (tests === undefined || (typeof tests === "function" && tests(event)));
}

function isActivity({ type, name }: Event, notActivity: ReadonlySet<string>): boolean {
  return (type === "track" || type === "page" || type === "screen") && !notActivity.has(name);
}
