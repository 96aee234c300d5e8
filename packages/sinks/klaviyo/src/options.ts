import { HeedError, isJsonObject, unknownWord } from "@heed/core/contracts";
import type { Fault } from "@heed/core/contracts";

/** Which account, and where its API is. Only `apiKey` is required. */
export interface KlaviyoOptions {
  /** Private key with the scope `events:write`. Goes out with every call, never into a log, an error or an outcome. */
  readonly apiKey: string;
  /**
   * Where the API is: `https`, or `http` on this machine (for a fake).
   *
   * @defaultValue `"https://a.klaviyo.com"`
   */
  readonly baseUrl?: string;
  /**
   * Revision of the API. Klaviyo keeps one for two years; after that it answers 410 and the sink is held.
   *
   * @defaultValue `"2026-07-15"`
   */
  readonly revision?: string;
  /**
   * What triggers call this sink. Needed where one engine sends to two accounts.
   *
   * @defaultValue `"klaviyo"`
   */
  readonly name?: string;
}

export type Settings = Required<KlaviyoOptions>;

/** Says what is wrong with a value, without repeating it: any option may hold a key pasted into the wrong place. */
type Check = (value: unknown) => string | undefined;

const CHECKS: Readonly<Record<keyof KlaviyoOptions, Check>> = {
  apiKey: matches(/^[\x21-\x7e]+$/, "a private API key, without spaces"),
  baseUrl: matches(
    /^(?:https:\/\/[\w.:-]+|http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?)(?:\/[\w./~-]*)?$/,
    "an address with https, or with http on this machine, without key, query or fragment",
  ),
  revision: matches(/^\d{4}-\d\d-\d\d(?:\.pre)?$/, 'a revision such as "2026-07-15"'),
  name: matches(/^[\w.-]{1,64}$/, "1 to 64 letters, digits, dots, dashes or underscores"),
};

/**
 * The options with their defaults.
 *
 * @throws HeedError `HEED_SINK_INVALID` naming every fault.
 */
export function readOptions(options: KlaviyoOptions): Settings {
  const faults = faultsOf(options);
  if (faults.length > 0) throw new HeedError("HEED_SINK_INVALID", "klaviyoSink: options invalid", { faults });
  return {
    apiKey: options.apiKey,
    baseUrl: (options.baseUrl ?? "https://a.klaviyo.com").replace(/\/+$/, ""),
    revision: options.revision ?? "2026-07-15",
    name: options.name ?? "klaviyo",
  };
}

function faultsOf(options: unknown): Fault[] {
  if (!isJsonObject(options))
    return [{ at: "options", message: `expected an object; came ${kindOf(options)}` }];
  const unknown = Object.keys(options)
    .filter((key) => !Object.hasOwn(CHECKS, key))
    .map((key) => ({ at: `options.${key}`, message: unknownWord(key, Object.keys(CHECKS)) }));
  const invalid = Object.entries(CHECKS).flatMap(([key, check]) => {
    if (options[key] === undefined && key !== "apiKey") return [];
    const message = check(options[key]);
    return message === undefined ? [] : [{ at: `options.${key}`, message }];
  });
  return [...unknown, ...invalid];
}

function matches(pattern: RegExp, expected: string): Check {
  return (value) =>
    typeof value === "string" && pattern.test(value)
      ? undefined
      : `expected ${expected}; came ${kindOf(value)}`;
}

function kindOf(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (typeof value === "string") return value === "" ? "an empty text" : "another text";
  return Array.isArray(value) ? "an array" : `a value of type ${typeof value}`;
}
