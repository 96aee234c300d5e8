import type { ConsentPolicy, Duration, Fault, Trigger } from "@heed/core";
import { isJsonObject, unknownWord } from "@heed/core/contracts";

/**
 * What a config module exports as its default. Every verb reads the same file and takes what it needs; the keys that
 * only a running Heed needs are checked by the verb that runs it.
 */
export interface HeedConfig {
  readonly triggers: readonly Trigger[];
  /** Purposes and what counts as permission for them. */
  readonly consent?: ConsentPolicy;
  readonly grace?: Duration;
  readonly sources?: unknown;
  readonly sinks?: unknown;
  readonly store?: unknown;
  readonly middleware?: unknown;
  readonly host?: unknown;
  readonly port?: unknown;
}

/** Every key that a config may have. */
export const CONFIG_KEYS: readonly (keyof HeedConfig)[] = [
  "triggers",
  "consent",
  "grace",
  "sources",
  "sinks",
  "store",
  "middleware",
  "host",
  "port",
];

/** Everything wrong with the outer shape of a config; what stands inside triggers and policy is checked by compiling. */
export function faultsOfConfig(config: unknown): readonly Fault[] {
  if (!isJsonObject(config)) {
    return [
      { at: "default", message: `expected export default { triggers: […] }; came ${describe(config)}` },
    ];
  }
  const faults: Fault[] = Object.keys(config)
    .filter((key) => !CONFIG_KEYS.some((known) => known === key))
    .map((key) => ({ at: key, message: unknownWord(key, CONFIG_KEYS) }));
  const triggers: unknown = config["triggers"];
  if (!Array.isArray(triggers)) {
    const message = `expected a list of triggers, as trigger("name", { … }) makes them; came ${describe(triggers)}`;
    return [...faults, { at: "triggers", message }];
  }
  for (const [i, each] of triggers.entries()) {
    if (isTrigger(each)) continue;
    const message = `expected a trigger, as trigger("name", { … }) makes it; came ${describe(each)}`;
    faults.push({ at: `triggers[${i}]`, message });
  }
  return faults;
}

/** True for what {@link faultsOfConfig} finds nothing wrong with. */
export function isConfig(config: unknown): config is HeedConfig {
  return faultsOfConfig(config).length === 0;
}

function isTrigger(value: unknown): boolean {
  return isJsonObject(value) && typeof value["name"] === "string" && isJsonObject(value["definition"]);
}

function describe(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (isJsonObject(value)) return `an object with ${Object.keys(value).slice(0, 6).join(", ") || "no keys"}`;
  return `a ${typeof value}`;
}
