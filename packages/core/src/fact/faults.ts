import type { Fault, JsonObject } from "../contracts/index.ts";
import { isJsonObject, unknownWord } from "../contracts/index.ts";
import type { PatternCompiler } from "../event/index.ts";
import { faultsOfNamings, parsePath } from "../event/index.ts";

/** Kind → the roles that events play in it, and its other words. */
const KINDS: Readonly<
  Record<string, { readonly roles: readonly string[]; readonly other: readonly string[] }>
> = {
  cart: { roles: ["added", "removed", "updated", "emptied"], other: [] },
  lastViewed: { roles: ["viewed"], other: ["keep"] },
  orders: { roles: ["completed"], other: ["revenue"] },
};

/** Everything that is wrong with a fact by itself. */
export function faultsOfFact(fact: unknown, at: string, patterns: PatternCompiler): readonly Fault[] {
  if (!isJsonObject(fact) || Object.keys(fact).length !== 1) {
    return [
      { at, message: `expected { cart: {} }, { lastViewed: {} } or { orders: {} }; came ${said(fact)}` },
    ];
  }
  return Object.entries(fact).flatMap(([kind, told]) => {
    const words = Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
    if (words === undefined) return [{ at: `${at}.${kind}`, message: unknownWord(kind, Object.keys(KINDS)) }];
    if (!isJsonObject(told))
      return [{ at: `${at}.${kind}`, message: `expected {} or its words; came ${said(told)}` }];
    const known = [...words.roles, ...words.other];
    return [
      ...Object.keys(told)
        .filter((word) => !known.includes(word))
        .map((word) => ({ at: `${at}.${kind}.${word}`, message: unknownWord(word, known) })),
      ...words.roles.flatMap((role) =>
        told[role] === undefined ? [] : faultsOfNamings(told[role], `${at}.${kind}.${role}`, patterns),
      ),
      ...faultsOfOther(told, `${at}.${kind}`, words.other),
    ];
  });
}

function faultsOfOther(told: JsonObject, at: string, words: readonly string[]): readonly Fault[] {
  const { keep, revenue } = told;
  const faults: Fault[] = [];
  if (words.includes("keep") && keep !== undefined) {
    const sound = typeof keep === "number" && Number.isInteger(keep) && keep >= 1 && keep <= 20;
    if (!sound)
      faults.push({ at: `${at}.keep`, message: `expected a whole number from 1 to 20; came ${said(keep)}` });
  }
  if (words.includes("revenue") && revenue !== undefined) {
    const path = typeof revenue === "string" ? parsePath(revenue) : undefined;
    if (path === undefined || path.some(({ each }) => each)) {
      faults.push({
        at: `${at}.revenue`,
        message: `expected a path to one number, such as "total"; came ${said(revenue)}`,
      });
    }
  }
  return faults;
}

/** What came, short enough for a line. */
function said(value: unknown): string {
  return value === undefined ? "nothing" : (JSON.stringify(value)?.slice(0, 80) ?? "something else");
}
