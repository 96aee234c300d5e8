import type { HttpResponse, NoAnswer, Transport } from "@heed/core/contracts";

/** A vendor's answer is read up to here; what follows is cut off. */
const MAX_ANSWER_BYTES = 65_536;

/** Carries requests out with the runtime's own `fetch`. Redirects are answers, not followed: they would carry the key along. */
export const fetchTransport: Transport = async ({ method, url, headers, body }, timeoutMs) => {
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(url, {
      method,
      headers,
      redirect: "manual",
      signal,
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : new Uint8Array(body) }),
    });
    return await read(response);
  } catch (cause) {
    return noAnswer(cause);
  }
};

async function read(response: Response): Promise<HttpResponse> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk);
    bytes += chunk.byteLength;
    if (bytes >= MAX_ANSWER_BYTES) break;
  }
  const body = Buffer.concat(chunks).subarray(0, MAX_ANSWER_BYTES).toString("utf8");
  return { status: response.status, headers: Object.fromEntries(response.headers), body };
}

/** Failures before the first byte could leave; everything else may have arrived. */
const NEVER_SENT: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  "ERR_INVALID_URL",
]);

function noAnswer(cause: unknown): NoAnswer {
  if (cause instanceof Error && (cause.name === "TimeoutError" || cause.name === "AbortError")) {
    return { status: "none", reason: "timeout", sent: "maybe" };
  }
  const code = codeOf(cause);
  if (!NEVER_SENT.has(code)) return { status: "none", reason: "reset", sent: "maybe" };
  return { status: "none", reason: code === "ECONNREFUSED" ? "refused" : "unreachable", sent: "no" };
}

/** `fetch` wraps the cause once, and once more where several addresses were tried. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  if ("code" in error && typeof error.code === "string") return error.code;
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  return codeOf(error.cause);
}
