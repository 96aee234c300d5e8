import { systemClock } from "@heed/runtime";
import type { Ingest } from "@heed/runtime";
import { unknownWord } from "@heed/core/contracts";
import { Hono } from "hono";
import { admission } from "./admission.ts";
import { bytesToReserve } from "./body.ts";
import { checkSources } from "./options.ts";
import type { CollectorOptions } from "./options.ts";
import { problemResponse } from "./problem.ts";
import type { Problem } from "./problem.ts";
import { receive } from "./receive.ts";

/** An HTTP endpoint for events, as {@link createCollector} makes it. */
export interface Collector {
  /** Answers one request; never rejects. For any server that speaks `Request` and `Response`. */
  fetch(request: Request): Promise<Response>;
}

/**
 * An HTTP endpoint for events.
 *
 * A `2xx` means: durably stored. `408`, `429` and `5xx` mean: send the same again (`Retry-After` in seconds says when).
 * Any other `4xx` means: this will never be taken, and says why. Nothing redirects.
 *
 * Throws `HEED_CONFIG_INVALID` where two sources share a name or a path.
 */
export function createCollector(options: CollectorOptions): Collector {
  const { heed, sources, clock = systemClock, onError = console.error } = options;
  const { maxBodyBytes = 512_000, maxInflatedBytes = 1_048_576 } = options;
  const { maxInFlight = 1_024, maxInFlightBytes = 67_108_864 } = options;
  checkSources(sources);
  const limits = { maxBodyBytes, maxInflatedBytes };
  const ingest: Ingest = (batch) => heed.ingest(batch);
  const receiving = { ingest, clock, limits, onError };
  const door = admission(maxInFlight, Math.max(maxInFlightBytes, maxBodyBytes + maxInflatedBytes));
  const app = new Hono();

  app.get("/healthz", () => Response.json({ status: "ok" }));
  for (const source of sources) {
    for (const path of source.paths) {
      app.post(path, async ({ req: { raw: request } }) => {
        const leave = door.enter(bytesToReserve(request, limits));
        if (leave === undefined) return problemResponse(BUSY);
        try {
          return await receive({ source, path, request }, receiving);
        } catch (error) {
          onError(error);
          return problemResponse(FAILED);
        } finally {
          leave();
        }
      });
      app.all(path, () => problemResponse(NOT_A_POST));
    }
  }
  const paths = sources.flatMap((source) => source.paths);
  app.notFound(({ req }) =>
    problemResponse({ ...NO_SUCH_PATH, detail: `No such path: ${unknownWord(req.path, paths)}` }),
  );

  return { fetch: async (request) => app.fetch(request) };
}

const BUSY: Problem = {
  status: 429,
  code: "too_much_in_flight",
  detail: "Too many requests are being worked on. Send the same request again in a second.",
  headers: { "retry-after": "1" },
};

const NOT_A_POST: Problem = {
  status: 405,
  code: "method_not_allowed",
  detail: "Expected POST. Send events as the body of a POST request.",
  headers: { allow: "POST" },
};

const NO_SUCH_PATH = { status: 404, code: "path_unknown" } as const;

const FAILED: Problem = {
  status: 500,
  code: "internal_error",
  detail: "Something failed here, not in your request. Send the same request again.",
  headers: { "retry-after": "5" },
};
