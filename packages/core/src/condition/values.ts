import type { Event, Json } from "../contracts/index.ts";
import { ownValue } from "../contracts/index.ts";
import type { Path } from "../event/index.ts";
import { anyAt, parsePath, valueAt } from "../event/index.ts";

/** How to read the values at a path of an event's properties. */
export interface PathReader {
  /** The one value of a path without `[*]`; absent where there may be several. */
  readonly one?: (event: Event) => Json | undefined;
  /** Every value: one per element of a list behind `[*]`. */
  readonly all: (event: Event) => readonly (Json | undefined)[];
}

export function pathReader(text: string): PathReader {
  const path = checkedPath(text);
  if (path.some(({ each }) => each)) return { all: (event) => valuesOf(event, path) };
  const [first] = path;
  const key = first !== undefined && path.length === 1 ? first.key : undefined;
  const one =
    key === undefined
      ? (event: Event): Json | undefined => valueAt(event.properties, path)
      : (event: Event): Json | undefined => ownValue(event.properties, key);
  return { one, all: (event) => [one(event)] };
}

export function checkedPath(text: string): Path {
  const path = parsePath(text);
  if (path === undefined) throw new TypeError("a path was compiled without having been checked");
  return path;
}

function valuesOf(event: Event, path: Path): readonly (Json | undefined)[] {
  const values: (Json | undefined)[] = [];
  anyAt(event.properties, path, (value) => {
    values.push(value);
    return false;
  });
  return values;
}
