import type { Json } from "../../contracts/index.ts";

/** A list of numbers and nothing else, `undefined` where it is none. */
export function numbersOf(written: Json): readonly number[] | undefined {
  return isList(written) && written.every((each) => typeof each === "number") ? written : undefined;
}

/** The same of whole numbers. */
export function wholeNumbersOf(written: Json): readonly number[] | undefined {
  return isList(written) && written.every(isWhole) ? written : undefined;
}

/** `Array.isArray` alone does not see through a readonly list. */
export function isList(written: Json | undefined): written is readonly Json[] {
  return Array.isArray(written);
}

export function isWhole(value: Json | undefined): value is number {
  return Number.isSafeInteger(value);
}
