/** Plain data, as `JSON.parse` gives it. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** An object of plain data. Read foreign keys with {@link ownValue}: `__proto__` and its kin are never inherited. */
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** True for `{…}` as JSON knows it: no array, no null. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value that the object itself holds under this key, never an inherited one. */
export function ownValue(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** The text under this key, `undefined` where there is none or it is empty. */
export function textAt(object: JsonObject, key: string): string | undefined {
  const value = ownValue(object, key);
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** The object under this key, `undefined` where there is none. */
export function objectAt(object: JsonObject, key: string): JsonObject | undefined {
  const value = ownValue(object, key);
  return isJsonObject(value) ? value : undefined;
}
