import type { Problem } from "./problem.ts";

/** A parsed body, or why it could not be parsed. */
export type Parsed = { readonly value: unknown; readonly problem?: never } | { readonly problem: Problem };

/** UTF-8 to JSON, whatever the Content-Type says: SDKs name JSON `text/plain` and even a form. */
export function parseJson(bytes: Uint8Array, maxDepth: number): Parsed {
  const text = decodeUtf8(bytes);
  if (text === undefined) return refused("utf8_invalid", "Expected JSON in UTF-8; the bytes are no UTF-8.");
  if (isDeeperThan(text, maxDepth)) {
    return refused("body_too_deep", `Expected at most ${maxDepth} levels of objects and arrays; came more.`);
  }
  try {
    const value: unknown = JSON.parse(text);
    return { value };
  } catch {
    return refused(
      "json_malformed",
      "Expected JSON; the body cannot be parsed. Check it with a JSON parser.",
    );
  }
}

/** One pass over the text and one number, so that a million brackets cost no more than a million letters. */
export function isDeeperThan(text: string, maxDepth: number): boolean {
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (quoted) {
      if (unit === 0x5c) i += 1;
      else if (unit === 0x22) quoted = false;
    } else if (unit === 0x22) quoted = true;
    else if (unit === 0x7b || unit === 0x5b) {
      depth += 1;
      if (depth > maxDepth) return true;
    } else if (unit === 0x7d || unit === 0x5d) depth -= 1;
  }
  return false;
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function refused(code: string, detail: string): Parsed {
  return { problem: { status: 400, code, detail } };
}
