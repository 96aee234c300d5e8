import type { Refusal } from "@heed/core/contracts";

/** What went wrong, as the sender is told. */
export interface Problem {
  readonly status: keyof typeof TITLES;
  /** Stable. */
  readonly code: string;
  /** What was expected, what came, what to do; nothing of the payload, no secret. */
  readonly detail: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly refusals?: readonly Refusal[];
}

const TITLES = {
  400: "Bad Request",
  401: "Unauthorized",
  404: "Not Found",
  405: "Method Not Allowed",
  408: "Request Timeout",
  413: "Content Too Large",
  415: "Unsupported Media Type",
  429: "Too Many Requests",
  500: "Internal Server Error",
  503: "Service Unavailable",
} as const;

/** More would only make the answer long: the first ones show what is wrong, the total shows how much. */
const SHOWN_REFUSALS = 100;

/** An answer in the form of RFC 9457. */
export function problemResponse({ status, code, detail, headers, refusals }: Problem): Response {
  const refused = refusals === undefined ? {} : shownRefusals(refusals);
  const body = { type: "about:blank", title: TITLES[status], status, code, detail, ...refused };
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/problem+json", ...headers },
  });
}

/** How many were refused, and the first of them. */
export function shownRefusals(refusals: readonly Refusal[]): {
  refused: number;
  refusals: readonly Refusal[];
} {
  return { refused: refusals.length, refusals: refusals.slice(0, SHOWN_REFUSALS) };
}
