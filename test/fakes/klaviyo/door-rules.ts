import type { VendorError } from "./answer.ts";

/** A request as the rules see it. Header names are lower case. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: number;
  /** The parsed body, `undefined` where it is no JSON. */
  readonly body: unknown;
}

export interface DoorContext {
  readonly apiKey: string;
  readonly now: number;
}

/** What stops a request before its event is looked at. The first rule that applies answers. */
export interface DoorRule {
  readonly rule: string;
  /** Section of the fact sheet, or "unverified" with what was assumed. */
  readonly source: string;
  readonly status: number;
  readonly error: VendorError;
  readonly stops: (call: Call, context: DoorContext) => boolean;
}

const MAX_BODY_BYTES = 5_000_000;
const TWO_YEARS_MS = 2 * 365.25 * 86_400_000;

const at = (pointer: string, code: string, detail: string): VendorError => ({ code, detail, pointer });

/** Asked before the call is counted against the account's limits. */
export const DOOR_RULES: readonly DoorRule[] = [
  {
    rule: "the paths of the old APIs answer 410",
    source: "sinks.md §2.1 and §2.7; the code is unverified",
    status: 410,
    error: at("/data", "gone", "This API has been retired."),
    stops: ({ path }) => /^\/api\/(?:track|identify|v1|v2)(?:\/|$)/.test(path),
  },
  {
    rule: "an unknown path answers 404",
    source: "sinks.md §7 (common)",
    status: 404,
    error: at("/data", "not_found", "The path does not exist."),
    stops: ({ path }) => path !== "/api/events",
  },
  {
    rule: "events are created with POST",
    source: "sinks.md §2.2; the status of other methods is unverified",
    status: 405,
    error: at("/data", "method_not_allowed", "Method not allowed."),
    stops: ({ method }) => method !== "POST",
  },
  {
    rule: "a call without a key answers 401 not_authenticated",
    source: "sinks.md §2.7",
    status: 401,
    error: at("/data", "not_authenticated", "Authentication credentials were not provided."),
    stops: ({ headers }) => headers["authorization"] === undefined,
  },
  {
    rule: "a call with a wrong key answers 401 authentication_failed",
    source: "sinks.md §2.1 and §2.7",
    status: 401,
    error: at("/data", "authentication_failed", "Incorrect authentication credentials."),
    stops: ({ headers }, { apiKey }) => headers["authorization"] !== `Klaviyo-API-Key ${apiKey}`,
  },
];

/** Asked of calls that were counted. */
export const DESK_RULES: readonly DoorRule[] = [
  {
    rule: "a call names its revision",
    source: "sinks.md §7; status and body unverified (§10, 1)",
    status: 400,
    error: at("/data", "invalid", "A valid revision header is required."),
    stops: ({ headers }) => !/^\d{4}-\d\d-\d\d(?:\.pre)?$/.test(headers["revision"] ?? ""),
  },
  {
    rule: "a revision lives two years, then it answers 410",
    source: "sinks.md §2.1 and §2.7; the code is unverified",
    status: 410,
    error: at("/data", "gone", "This revision has been retired."),
    stops: ({ headers }, { now }) =>
      Date.parse((headers["revision"] ?? "").slice(0, 10)) + TWO_YEARS_MS < now,
  },
  {
    rule: "a body is application/vnd.api+json or application/json",
    source: "sinks.md §2.1; the status of others is unverified",
    status: 415,
    error: at("/data", "unsupported_media_type", "Unsupported media type."),
    stops: ({ headers }) =>
      !/^application\/(?:vnd\.api\+)?json\s*(?:;|$)/i.test(headers["content-type"] ?? ""),
  },
  {
    rule: "a body has at most 5 MB",
    source: "sinks.md §2.3 and §1.2 (413); the smaller, decimal reading of MB",
    status: 413,
    error: at("/data", "payload_too_large", "The payload is larger than 5 MB."),
    stops: ({ bytes }) => bytes > MAX_BODY_BYTES,
  },
  {
    rule: "a body is JSON",
    source: "sinks.md §2.1",
    status: 400,
    error: at("/data", "parse_error", "JSON parse error."),
    stops: ({ body }) => body === undefined,
  },
];
