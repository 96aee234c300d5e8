import type { Json, JsonObject } from "../contracts/index.ts";
import { isJsonObject, ownValue } from "../contracts/index.ts";

/** One step of a path: a key, and whether every element of the list behind it is meant (`products[*]`). */
interface Segment {
  readonly key: string;
  readonly each: boolean;
}

/** A compiled path such as `checkout.cart_id` or `products[*].price`. */
export type Path = readonly Segment[];

const MAX_SEGMENTS = 16;

/** `undefined` where the text is no path: an empty step, or brackets other than `[*]` at the end of a step. */
export function parsePath(text: string): Path | undefined {
  const segments = text.split(".").map((part) => {
    const each = part.endsWith("[*]");
    return { key: each ? part.slice(0, -3) : part, each };
  });
  const sound =
    segments.length <= MAX_SEGMENTS && segments.every(({ key }) => key !== "" && !/[[\]]/.test(key));
  return sound ? segments : undefined;
}

/** True where the value at the path, or any element on the way through a `[*]`, passes. A missing value is `undefined`. */
export function anyAt(root: JsonObject, path: Path, passes: (value: Json | undefined) => boolean): boolean {
  return anyFrom(root, path, 0, passes);
}

/** The one value at a path without `[*]`. */
export function valueAt(root: JsonObject, path: Path): Json | undefined {
  let value: Json | undefined = root;
  for (const { key } of path) {
    if (!isJsonObject(value)) return undefined;
    value = ownValue(value, key);
  }
  return value;
}

function anyFrom(
  from: Json | undefined,
  path: Path,
  step: number,
  passes: (value: Json | undefined) => boolean,
): boolean {
  const segment = path[step];
  if (segment === undefined) return passes(from);
  const value = isJsonObject(from) ? ownValue(from, segment.key) : undefined;
  if (!segment.each) return anyFrom(value, path, step + 1, passes);
  return Array.isArray(value) && value.some((element: Json) => anyFrom(element, path, step + 1, passes));
}
