import type { Duration, Fault } from "@heed/core";
import type { JsonObject, Sink, Source, Store } from "@heed/core/contracts";
import { isJsonObject, unknownWord } from "@heed/core/contracts";
import type { Middleware, ProjectOptions } from "@heed/runtime";
import { PROJECT_WORDS } from "@heed/runtime";

/**
 * What a config module exports as its default. Every verb reads the same file and takes what it needs; the keys that
 * only a running Heed needs are checked by the verb that runs it.
 */
export interface HeedConfig extends ProjectOptions {
  /** Without any, `heed dev` takes Segment messages with the write key `dev`. */
  readonly sources?: readonly Source[];
  readonly sinks?: readonly Sink[];
  readonly store?: Store;
  /** In the order in which they see an event, behind the consent filter. */
  readonly middleware?: readonly Middleware[];
  /** Keeps events for so long: `heed explain --at` replays them, and new conditions learn from them. */
  readonly history?: { readonly keep: Duration };
  /** The address to listen on. @defaultValue `"127.0.0.1"` */
  readonly host?: string;
  readonly port?: number;
}

/** Every key that a config may have. */
export const CONFIG_KEYS: readonly (keyof HeedConfig)[] = [
  ...PROJECT_WORDS,
  "sources",
  "sinks",
  "store",
  "middleware",
  "history",
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
  const triggers: unknown = config["triggers"] ?? (config["project"] === undefined ? undefined : []);
  if (!Array.isArray(triggers)) {
    const message = `expected a list of triggers, as trigger("name", { … }) makes them; came ${describe(triggers)}`;
    return [...faults, { at: "triggers", message }];
  }
  for (const [i, each] of triggers.entries()) {
    if (isTrigger(each)) continue;
    const message = `expected a trigger, as trigger("name", { … }) makes it; came ${describe(each)}`;
    faults.push({ at: `triggers[${i}]`, message });
  }
  return [...faults, ...faultsOfParts(config)];
}

/** True for what {@link faultsOfConfig} finds nothing wrong with. */
export function isConfig(config: unknown): config is HeedConfig {
  return faultsOfConfig(config).length === 0;
}

/** Whether each part can be what it must be, as far as that shows from outside. */
function faultsOfParts(config: JsonObject): readonly Fault[] {
  const checks: readonly (readonly [
    key: keyof HeedConfig,
    expected: string,
    holds: (value: unknown) => boolean,
  ])[] = [
    [
      "sources",
      "a list of sources, such as segmentSource({ … })",
      (value) => Array.isArray(value) && value.every(isAdapter),
    ],
    [
      "sinks",
      "a list of sinks, such as klaviyoSink({ … })",
      (value) => Array.isArray(value) && value.every(isAdapter),
    ],
    ["store", 'a store, such as sqliteStore({ path: "heed.db" })', isAdapter],
    [
      "middleware",
      "a list of functions",
      (value) => Array.isArray(value) && value.every((each) => typeof each === "function"),
    ],
    ["host", 'an address, such as "127.0.0.1"', (value) => typeof value === "string" && value !== ""],
    [
      "port",
      "a number from 0 to 65535",
      (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) < 65_536,
    ],
  ];
  return checks
    .filter(([key, , holds]) => config[key] !== undefined && !holds(config[key]))
    .map(([key, expected]) => ({ at: key, message: `expected ${expected}; came ${describe(config[key])}` }));
}

/** Sources, sinks and stores say which contract they keep. */
function isAdapter(value: unknown): boolean {
  return isJsonObject(value) && value["contract"] === 1;
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
