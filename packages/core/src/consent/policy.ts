import type { ConsentSignal, Fault } from "../contracts/index.ts";
import { isJsonObject, unknownWord } from "../contracts/index.ts";

/** What one purpose needs before anything is done in its name. */
export interface PurposePolicy {
  /**
   * The banner's categories that all must be allowed, as they stand in `context.consent.categoryPreferences`.
   *
   * @defaultValue the purpose's own name
   */
  readonly categories?: readonly string[];
  /**
   * What counts for a person of whom nothing is known. `"granted"` only where the law lets silence be permission.
   *
   * @defaultValue `"denied"`
   */
  readonly unknown?: "granted" | "denied";
}

/** The operator's rules of permission. A trigger may only name purposes that stand here. */
export interface ConsentPolicy {
  readonly purposes: Readonly<Record<string, PurposePolicy>>;
  /**
   * The purpose that taking in an event needs. An event of a person who refuses it is dropped and counted.
   *
   * @defaultValue none: every event is taken in, and only sending asks
   */
  readonly collect?: string;
}

/** A policy with every default filled in. */
export interface Purpose {
  readonly name: string;
  readonly categories: readonly string[];
  readonly unknown: "granted" | "denied";
}

/** Purpose → its rules. */
export type Purposes = ReadonlyMap<string, Purpose>;

export function purposesOf(policy: ConsentPolicy): Purposes {
  return new Map(
    Object.entries(policy.purposes).map(([name, { categories = [name], unknown = "denied" }]) => [
      name,
      { name, categories, unknown },
    ]),
  );
}

/** Everything that is wrong with a policy. */
export function faultsOfPolicy(policy: unknown, at: string): readonly Fault[] {
  if (!isJsonObject(policy) || !isJsonObject(policy["purposes"])) {
    return [
      {
        at,
        message: 'expected { purposes: { email_marketing: { categories: ["C0004"] } } }; came something else',
      },
    ];
  }
  const { purposes, collect, ...others } = policy;
  const faults: Fault[] = Object.keys(others).map((word) => ({
    at: `${at}.${word}`,
    message: unknownWord(word, ["purposes", "collect"]),
  }));
  const names = Object.keys(purposes);
  if (collect !== undefined && !names.some((name) => name === collect)) {
    faults.push({
      at: `${at}.collect`,
      message: unknownWord(typeof collect === "string" ? collect : "", names),
    });
  }
  for (const name of names) faults.push(...faultsOfPurpose(purposes[name], `${at}.purposes.${name}`));
  return faults;
}

function faultsOfPurpose(purpose: unknown, at: string): readonly Fault[] {
  if (!isJsonObject(purpose))
    return [{ at, message: 'expected { categories: ["…"], unknown: "denied" }; came something else' }];
  const { categories, unknown, ...others } = purpose;
  const faults: Fault[] = Object.keys(others).map((word) => ({
    at: `${at}.${word}`,
    message: unknownWord(word, ["categories", "unknown"]),
  }));
  if (
    categories !== undefined &&
    !(
      Array.isArray(categories) &&
      categories.length > 0 &&
      categories.every((each) => typeof each === "string")
    )
  ) {
    faults.push({
      at: `${at}.categories`,
      message: "expected a list of category names, at least one; came something else",
    });
  }
  if (unknown !== undefined && unknown !== "granted" && unknown !== "denied") {
    faults.push({ at: `${at}.unknown`, message: 'expected "granted" or "denied"; came something else' });
  }
  return faults;
}

/** A category that the signal does not name was not allowed; several categories must all be. */
export function grants(purpose: Purpose, signal: ConsentSignal): boolean {
  return purpose.categories.every((category) => Object.hasOwn(signal, category) && signal[category] === true);
}
