import { isJsonObject, ownValue } from "@heed/core/contracts";

/** The value at a JSON pointer of plain names, `undefined` where the way ends before. */
export function valueAt(body: unknown, pointer: string): unknown {
  let value = body;
  for (const name of pointer.split("/").slice(1)) {
    value = isJsonObject(value) ? ownValue(value, name) : undefined;
  }
  return value;
}

/** All texts in a value, at every depth. */
export function strings(value: unknown): readonly string[] {
  return everything(value).flatMap(({ value: each }) => (typeof each === "string" ? [each] : []));
}

/** All arrays in a value, at every depth. */
export function arrays(value: unknown): readonly (readonly unknown[])[] {
  return everything(value).flatMap(({ value: each }) => (Array.isArray(each) ? [each] : []));
}

/** Levels of `{}` and `[]` inside each other. */
export function deepest(value: unknown): number {
  const containers = everything(value).filter(({ value: each }) => Array.isArray(each) || isJsonObject(each));
  return containers.reduce((most, { level }) => Math.max(most, level), 0);
}

interface Found {
  readonly value: unknown;
  readonly level: number;
}

/** Without recursion: what a test sends may be nested without measure. */
function everything(root: unknown): readonly Found[] {
  const found: Found[] = [{ value: root, level: 1 }];
  for (let i = 0; i < found.length; i++) {
    const next = found[i];
    if (next === undefined) break;
    const { value, level } = next;
    const inner: readonly unknown[] = Array.isArray(value)
      ? value
      : isJsonObject(value)
        ? Object.values(value)
        : [];
    for (const each of inner) found.push({ value: each, level: level + 1 });
  }
  return found;
}
