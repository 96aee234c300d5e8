import type { Problem } from "./problem.ts";

export interface BodyLimits {
  readonly maxBodyBytes: number;
  readonly maxInflatedBytes: number;
}

/** A body, or why there is none. */
export type Body =
  | { readonly bytes: Uint8Array<ArrayBuffer>; readonly problem?: never }
  | { readonly problem: Problem };

type Encoding = "identity" | "gzip";

/** What a request may come to hold in memory, by its headers alone. */
export function bytesToReserve({ headers }: Request, { maxBodyBytes, maxInflatedBytes }: BodyLimits): number {
  const wire = Math.min(declaredBytes(headers) ?? maxBodyBytes, maxBodyBytes);
  return encodingOf(headers) === "gzip" ? wire + maxInflatedBytes : wire;
}

/** Reads and inflates, never more than the limits: what exceeds them is cut off, not swallowed. */
export async function readBody(request: Request, limits: BodyLimits): Promise<Body> {
  const encoding = encodingOf(request.headers);
  if (encoding === undefined) return { problem: UNKNOWN_ENCODING };
  if ((declaredBytes(request.headers) ?? 0) > limits.maxBodyBytes)
    return { problem: tooLarge(limits.maxBodyBytes) };
  const received = await readUpTo(request.body, limits.maxBodyBytes);
  if (received === "failed") return { problem: INCOMPLETE };
  if (received === "too_large") return { problem: tooLarge(limits.maxBodyBytes) };
  return encoding === "gzip" ? inflate(received, limits.maxInflatedBytes) : { bytes: received };
}

async function inflate(bytes: Uint8Array<ArrayBuffer>, maxBytes: number): Promise<Body> {
  const inflating = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  const inflated = await readUpTo(inflating, maxBytes);
  if (inflated === "failed") return { problem: BAD_GZIP };
  return inflated === "too_large" ? { problem: tooLarge(maxBytes, " once inflated") } : { bytes: inflated };
}

/** Stops at the first byte too many and lets the rest go. `"failed"` where the stream broke off. */
async function readUpTo(
  stream: ReadableStream<Uint8Array> | null,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer> | "too_large" | "failed"> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of stream ?? []) {
      length += chunk.byteLength;
      if (length > maxBytes) return "too_large";
      chunks.push(chunk);
    }
  } catch {
    return "failed";
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}

function declaredBytes(headers: Headers): number | undefined {
  const declared = headers.get("content-length");
  return declared !== null && /^\d{1,15}$/.test(declared) ? Number(declared) : undefined;
}

function encodingOf(headers: Headers): Encoding | undefined {
  const named = (headers.get("content-encoding") ?? "identity").trim().toLowerCase();
  if (named === "" || named === "identity") return "identity";
  return named === "gzip" || named === "x-gzip" ? "gzip" : undefined;
}

const UNKNOWN_ENCODING: Problem = {
  status: 415,
  code: "encoding_unsupported",
  detail: "Expected Content-Encoding gzip or none. Send the body in one of these.",
  headers: { "accept-encoding": "gzip, identity" },
};

const INCOMPLETE: Problem = {
  status: 408,
  code: "body_incomplete",
  detail: "The body broke off before its end. Send the request again.",
};

const BAD_GZIP: Problem = {
  status: 400,
  code: "gzip_invalid",
  detail:
    "Content-Encoding says gzip, but the body cannot be inflated. Send valid gzip, or leave the header out.",
};

function tooLarge(maxBytes: number, when = ""): Problem {
  const detail = `Expected a body of at most ${maxBytes} bytes${when}; came more. Send fewer messages per request.`;
  return { status: 413, code: "body_too_large", detail };
}
