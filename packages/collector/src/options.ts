import { HeedError } from "@heed/core/contracts";
import type { Fault, Source } from "@heed/core/contracts";
import type { Clock, Ingest } from "@heed/runtime";

/** Where events come from and go to, and how much is held in memory for them. Only `heed` and `sources` are required. */
export interface CollectorOptions {
  /** Where events go. A request is answered with 2xx only after this promise has resolved. */
  readonly heed: { readonly ingest: Ingest };
  /** Who reads which path. Names and paths are unique among them. */
  readonly sources: readonly Source[];
  /** @defaultValue `systemClock` of `@heed/runtime` */
  readonly clock?: Clock;
  /**
   * Largest body as it comes over the wire, in bytes. Segment's SDKs keep their batches below the default.
   *
   * @defaultValue `512_000`
   */
  readonly maxBodyBytes?: number;
  /**
   * Largest body once inflated, in bytes. Inflating stops there, however much the rest would have become.
   *
   * @defaultValue `1_048_576`
   */
  readonly maxInflatedBytes?: number;
  /**
   * Requests worked on at once; the next one is answered 429. Higher, and a burst waits in memory for the store; lower, and
   * senders that could be served are sent away for a second.
   *
   * @defaultValue `1_024`
   */
  readonly maxInFlight?: number;
  /**
   * Bytes of body held at once, inflated ones included; what would exceed them is answered 429. Never less than one largest body.
   *
   * @defaultValue `67_108_864`
   */
  readonly maxInFlightBytes?: number;
  /**
   * Told what an answer must not tell: why storing failed, or what a source threw.
   *
   * @defaultValue `console.error`
   */
  readonly onError?: (error: unknown) => void;
}

/** Levels of a whole body. One message may have 32; what is deeper than this is not parsed at all. */
export const MAX_DEPTH = 64;

/** Throws `HEED_CONFIG_INVALID` with everything that is wrong. */
export function checkSources(sources: readonly Source[]): void {
  const faults: Fault[] = [];
  const names = new Set<string>();
  const paths = new Map<string, string>();
  if (sources.length === 0)
    faults.push({ at: "sources", message: "expected at least one source, came none" });
  for (const [index, { name, paths: own }] of sources.entries()) {
    const at = `sources[${index}]`;
    if (names.has(name))
      faults.push({ at, message: `expected a name of its own, came ${JSON.stringify(name)} again` });
    names.add(name);
    for (const path of own) {
      const taken = paths.get(path);
      if (taken !== undefined)
        faults.push({ at, message: `expected paths of its own; ${path} belongs to ${taken}` });
      paths.set(path, name);
    }
  }
  if (faults.length > 0) throw new HeedError("HEED_CONFIG_INVALID", "createCollector", { faults });
}
