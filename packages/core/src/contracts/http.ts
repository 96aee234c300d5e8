import type { EpochMs, Milliseconds } from "../time/index.ts";
import { parseInstant } from "../time/index.ts";
import type { Json } from "./json.ts";
import type { Headers } from "./source.ts";

/** The methods that a vendor's call may use. */
export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** A request exactly as it goes out. Headers hold secrets: never logged. */
export interface HttpRequest {
  readonly method: Method;
  readonly url: string;
  readonly headers: Headers;
  readonly body?: string | Uint8Array;
}

/** An answer, its body cut at 64 KiB. Header names are lower case. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/** No answer came. `sent` is `"no"` only where nothing can have reached the vendor (name lookup or connection failed). */
export interface NoAnswer {
  readonly status: "none";
  readonly reason: "refused" | "reset" | "timeout" | "unreachable" | "aborted";
  readonly sent: "no" | "maybe";
}

/**
 * Carries one request out, within `timeoutMs`. Follows no redirect, and never throws for what a network does: that is a
 * {@link NoAnswer}.
 */
export type Transport = (request: HttpRequest, timeoutMs: Milliseconds) => Promise<HttpResponse | NoAnswer>;

/** A request with a JSON body. `contentType` defaults to `application/json`. */
export function jsonRequest(
  method: Method,
  url: string,
  headers: Headers,
  body: Json,
  contentType = "application/json",
): HttpRequest {
  return { method, url, headers: { "content-type": contentType, ...headers }, body: JSON.stringify(body) };
}

/** The answer's body as JSON, `undefined` where it is none. */
export function jsonBody(answer: HttpResponse): unknown {
  try {
    return JSON.parse(answer.body);
  } catch {
    return undefined;
  }
}

/** `Retry-After` as a span: whole seconds, or an HTTP date read against `now` (RFC 9110 §10.2.3). */
export function retryAfterMs(headers: Headers, now: EpochMs): Milliseconds | undefined {
  const value = headers["retry-after"]?.trim();
  if (value === undefined) return undefined;
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1_000;
  const at = parseHttpDate(value);
  return at === undefined ? undefined : Math.max(0, at - now);
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const HTTP_DATE = /^[A-Z][a-z]{2}, (\d\d) ([A-Z][a-z]{2}) (\d{4}) (\d\d:\d\d:\d\d) GMT$/;

/** `Sun, 06 Nov 1994 08:49:37 GMT`, the only form that may still be sent. */
function parseHttpDate(text: string): EpochMs | undefined {
  const [, day, monthName, year, time] = HTTP_DATE.exec(text) ?? [];
  const month = MONTHS.indexOf(monthName ?? "") + 1;
  return month === 0 ? undefined : parseInstant(`${year}-${String(month).padStart(2, "0")}-${day}T${time}Z`);
}
