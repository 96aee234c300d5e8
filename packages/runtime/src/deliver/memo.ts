import type { Json } from "@heed/core/contracts";

/** UTF-8 of its JSON, as the contract of a sink promises to keep it. */
export const MAX_MEMO_BYTES = 1_024;

/** Why a memo cannot be kept; `undefined` where it can. Its content is not told. */
export function memoFault(memo: Json): string | undefined {
  const text = textOf(memo);
  if (text === undefined) return "the sink's memo is no plain data, so it was not kept";
  const bytes = Buffer.byteLength(text);
  return bytes <= MAX_MEMO_BYTES
    ? undefined
    : `the sink's memo has ${bytes} bytes, at most ${MAX_MEMO_BYTES} are kept, so it was not`;
}

/** Sinks may be written in JavaScript: a function, a cycle or a BigInt have no text. */
function textOf(memo: Json): string | undefined {
  try {
    const text: unknown = JSON.stringify(memo);
    return typeof text === "string" ? text : undefined;
  } catch {
    return undefined;
  }
}
