import { isJsonObject, ownValue } from "@heed/core/contracts";
import type { Json, JsonObject, Refusal } from "@heed/core/contracts";

/** Why something was not taken; its position is added by whoever knows it. */
export type ItemFault = Omit<Refusal, "index">;

/**
 * Reads the fields of one foreign object and keeps the first thing that is wrong, so that the caller reads on and asks
 * once. Absent and `null` mean the same everywhere: SDKs write `"userId": null` for nobody.
 */
export class ItemReader {
  readonly #item: JsonObject;
  #fault: ItemFault | undefined;

  constructor(item: JsonObject) {
    this.#item = item;
  }

  get fault(): ItemFault | undefined {
    return this.#fault;
  }

  refuse(code: string, at: string, message: string): undefined {
    this.#fault ??= { code, at, message };
  }

  value(key: string): Exclude<Json, null> | undefined {
    return ownValue(this.#item, key) ?? undefined;
  }

  /** A text, empty where there is none. */
  text(key: string, code: string): string {
    const value = this.value(key) ?? "";
    if (typeof value === "string") return value;
    this.refuse(code, key, `expected a text, came ${describe(value)}`);
    return "";
  }

  /** A text that is not empty. A number becomes its digits: many shops count their customers. */
  id(key: string): string | undefined {
    const value = this.value(key);
    if (value === undefined || value === "") return undefined;
    if (typeof value === "string") return value;
    if (typeof value === "number" && Number.isSafeInteger(value)) return String(value);
    const message = `expected a text or a whole number up to 2^53 - 1 (larger ones lose digits), came ${describe(value)}`;
    return this.refuse("id_invalid", key, message);
  }

  /** An object, empty where there is none. A text or a list cannot be meant, so it is refused and not dropped. */
  object(key: string, code: string): JsonObject {
    const value = this.value(key) ?? {};
    if (isJsonObject(value)) return value;
    this.refuse(code, key, `expected an object, came ${describe(value)}`);
    return {};
  }
}

/** The kind of a value, never the value: what came may be about a person. */
export function describe(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  if (typeof value === "object") return "an object";
  return typeof value === "string" ? "a text" : `a ${typeof value}`;
}
