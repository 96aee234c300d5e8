import { HeedError, isJsonObject, ownValue } from "../contracts/index.ts";
import type { ByArm } from "../condition/index.ts";

/** The same definition with the value of one arm wherever it has one per arm of this experiment. */
export function forArm<T>(definition: T, experiment: string, arm: string): T;
export function forArm(definition: unknown, experiment: string, arm: string): unknown {
  return chosen(definition, experiment, arm);
}

/** The experiments that a definition names by `byArm`. */
export function experimentsIn(definition: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  collect(definition, found);
  return found;
}

/** Tells a value per arm from any other part of a definition. */
function isByArm(node: unknown): node is ByArm<unknown> {
  return (
    isJsonObject(node) && typeof ownValue(node, "byArm") === "string" && isJsonObject(ownValue(node, "arms"))
  );
}

/** Whatever has no arm in it stays the same object, so that what two arms share is known to be the same. */
function chosen(node: unknown, experiment: string, arm: string): unknown {
  if (isByArm(node)) return node.byArm === experiment ? valueOf(node, arm) : node;
  if (Array.isArray(node)) {
    const list: readonly unknown[] = node;
    const copy = list.map((each) => chosen(each, experiment, arm));
    return copy.every((each, i) => each === list[i]) ? list : copy;
  }
  if (!isJsonObject(node)) return node;
  const copy = Object.entries(node).map(([key, each]) => [key, chosen(each, experiment, arm)] as const);
  return copy.every(([key, each]) => each === node[key]) ? node : Object.fromEntries(copy);
}

function valueOf({ byArm, arms }: ByArm<unknown>, arm: string): unknown {
  if (Object.hasOwn(arms, arm)) return arms[arm];
  throw new HeedError(
    "HEED_TRIGGER_INVALID",
    `Expected byArm(${JSON.stringify(byArm)}) to name every arm; ${JSON.stringify(arm)} is missing`,
  );
}

function collect(node: unknown, found: Set<string>): void {
  if (isByArm(node)) found.add(node.byArm);
  else if (Array.isArray(node)) for (const each of node) collect(each, found);
  else if (isJsonObject(node)) for (const each of Object.values(node)) collect(each, found);
}
