import type { Json, JsonObject } from "../contracts/index.ts";
import type { Findings } from "./findings.ts";
import { Place } from "./place.ts";

/** Levels of `{}` and `[]` inside each other. */
export const MAX_DEPTH = 32;

/**
 * Values of all kinds together. A trigger has twenty to a hundred of them, so ten thousand triggers fit; such a file has tens
 * of megabytes and is read in a few seconds, which is as long as a deployment should wait for one that means harm.
 */
const MAX_NODES = 1_000_000;

/**
 * The value as plain data that nobody else holds: own keys only, without `undefined`, objects without a prototype. Whatever
 * is no plain data, lies too deep or makes the file too large is told and left out; after that, no reading can surprise.
 */
export function plainCopy(value: unknown, found: Findings): Json | undefined {
  return new Copier(found).copy(value, Place.ROOT, 0);
}

class Copier {
  readonly #found: Findings;
  #nodes = 0;

  constructor(found: Findings) {
    this.#found = found;
  }

  copy(value: unknown, at: Place, depth: number): Json | undefined {
    this.#nodes += 1;
    if (this.#nodes > MAX_NODES) return this.#tooLarge(at);
    if (value === null || typeof value === "string" || typeof value === "boolean") return value;
    if (typeof value === "number" && Number.isFinite(value)) return value;
    if (typeof value !== "object")
      return this.#notPlain(at, typeof value === "number" ? String(value) : `a ${typeof value}`);
    if (depth >= MAX_DEPTH) return this.#tooDeep(at);
    try {
      // A getter or a proxy may throw whatever it likes.
      return Array.isArray(value) ? this.#list(value, at, depth) : this.#object(value, at, depth);
    } catch {
      return this.#notPlain(at, "what cannot be read");
    }
  }

  #list(value: readonly unknown[], at: Place, depth: number): Json | undefined {
    if (value.length > MAX_NODES) return this.#tooLarge(at);
    // What is left out keeps its place, so that the places of the others are right.
    return Array.from(value, (element, i) => this.copy(element, at.at(i), depth + 1) ?? null);
  }

  #object(value: object, at: Place, depth: number): JsonObject | undefined {
    const kind = Object.prototype.toString.call(value);
    if (kind !== "[object Object]") return this.#notPlain(at, `a ${kind.slice(8, -1)}`);
    const copy: Record<string, Json> = Object.create(null);
    for (const key of Object.keys(value)) {
      const own: unknown = Reflect.get(value, key);
      if (own === undefined) continue;
      const copied = this.copy(own, at.at(key), depth + 1);
      if (copied !== undefined) copy[key] = copied;
      if (this.#nodes > MAX_NODES) break;
    }
    return copy;
  }

  #notPlain(at: Place, came: string): undefined {
    this.#found.error("HEED_RULE_TYPE", at, `expected plain data, as JSON knows it; came ${came}`);
    return undefined;
  }

  #tooDeep(at: Place): undefined {
    this.#found.error(
      "HEED_RULE_TOO_DEEP",
      at,
      `expected at most ${MAX_DEPTH} levels inside each other; came more`,
    );
    return undefined;
  }

  #tooLarge(at: Place): undefined {
    if (this.#nodes !== Infinity) {
      this.#found.error(
        "HEED_RULE_TOO_LARGE",
        at,
        `expected at most ${MAX_NODES} values in one file; came more`,
      );
    }
    this.#nodes = Infinity;
    return undefined;
  }
}
