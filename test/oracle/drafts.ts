import type { Event, Json, JsonObject } from "@heed/core/contracts";
import type { Chance } from "./chance.ts";
import { KEYS, PAGES, PLANS, SCREENS } from "./generate-naming.ts";
import type { Words } from "./generate-naming.ts";
import { ZONES } from "./generate-project.ts";
import type { Correlation, Naming, Tests, Where } from "./parts.ts";
import { isList } from "./parts.ts";

/** An event before it has a time and an id. */
export type Draft = Pick<Event, "type" | "name" | "properties">;

/** Some event that the naming means, and mostly one that passes its tests. */
export function draftOf(words: Words, naming: Naming, where?: Where): Draft {
  const { chance, names } = words;
  const draft = ((): Draft => {
    if (typeof naming === "string") return track(chance, naming);
    if ("event" in naming) return track(chance, naming.event);
    if ("page" in naming) {
      const name = naming.page === true ? chance.pick(PAGES) : naming.page;
      return { type: "page", name, properties: properties(chance) };
    }
    if ("screen" in naming) {
      const name = naming.screen === true ? chance.pick(SCREENS) : naming.screen;
      return { type: "screen", name, properties: properties(chance) };
    }
    return "identified" in naming ? identify(chance) : track(chance, chance.pick(names));
  })();
  const asked = { ...(typeof naming === "string" ? {} : naming.where), ...where };
  return chance.is(0.9) ? passing(draft, asked) : draft;
}

/** Anything, mostly of the names that the project speaks of. */
export function anyDraft(words: Words): Draft {
  const { chance, names } = words;
  return chance.weighted<() => Draft>([
    [78, () => track(chance, chance.pick(names))],
    [8, () => draftOf(words, { page: true })],
    [2, () => draftOf(words, { screen: true })],
    [10, () => identify(chance)],
    [1, () => ({ type: "group", name: "", properties: {} })],
    [1, () => track(chance, "Z")],
  ])();
}

function track(chance: Chance, name: string): Draft {
  return { type: "track", name, properties: properties(chance) };
}

export function identify(chance: Chance): Draft {
  const traits: JsonObject = {
    ...chance.maybe(0.6, () => ({ plan: chance.is(0.1) ? null : chance.pick(PLANS) })),
    ...chance.maybe(0.3, () => ({ p: chance.int(0, 3) })),
    ...chance.maybe(0.25, () => ({ email: "ada@example.com" })),
    ...chance.maybe(0.15, () => ({ timezone: chance.is(0.15) ? "Nowhere" : chance.pick(ZONES) })),
  };
  return { type: "identify", name: "", properties: traits };
}

function properties(chance: Chance): JsonObject {
  const k = chance.pick(KEYS);
  return {
    ...chance.weighted<() => JsonObject>([
      [86, () => ({ p: chance.int(0, 3) })],
      [7, () => ({})],
      [3, () => ({ p: "2" })],
      [2, () => ({ p: 1.5 })],
      [1, () => ({ p: null })],
      [1, () => ({ p: "" })],
    ])(),
    ...chance.maybe(0.8, () => ({ k })),
    ...chance.maybe(0.5, () => ({ k2: chance.is(0.7) ? k : chance.pick(KEYS) })),
    ...chance.maybe(0.12, () => ({ items: [{ p: chance.int(0, 3) }, { p: chance.int(0, 3) }] })),
  };
}

/** With this value where the moment looks for its key. */
export function keyed(draft: Draft, by: Correlation | undefined, value: string): Draft {
  if (by === undefined) return draft;
  const path = typeof by === "string" ? by : Object.hasOwn(by, draft.name) ? by[draft.name] : undefined;
  return path === undefined ? draft : { ...draft, properties: { ...draft.properties, [path]: value } };
}

function passing(draft: Draft, where: Where): Draft {
  let { properties: passed } = draft;
  for (const [path, tests] of Object.entries(where)) {
    const value = candidate(tests);
    if (value === undefined) continue;
    if (path === "items[*].p") passed = { ...passed, items: [{ p: 0 }, { p: value }] };
    else passed = { ...passed, [path]: value };
  }
  return { ...draft, properties: passed };
}

/** A value that passes a test of the generator's; absent where any value most likely does. */
function candidate(tests: Tests): Json | undefined {
  if (isList<Exclude<Tests, readonly unknown[]>>(tests)) {
    const [first] = tests;
    return first === undefined ? undefined : candidate(first);
  }
  if (typeof tests !== "object" || tests === null) return tests;
  if ("is" in tests) return tests.is;
  if ("oneOf" in tests) return tests.oneOf[0];
  if ("above" in tests) return tests.above + 1;
  if ("atLeast" in tests) return tests.atLeast;
  if ("below" in tests) return tests.below - 1;
  if ("atMost" in tests) return tests.atMost;
  if ("between" in tests) return tests.between[1];
  if ("contains" in tests) return tests.contains;
  if ("asNumber" in tests) return "2";
  if ("exists" in tests) return 1;
  return undefined;
}
