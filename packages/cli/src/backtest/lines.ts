/** Characters of the longest line that is read. An event is at most 32 KB, white space and quoting aside. */
const MAX_LINE_LENGTH = 1_048_576;

/** A line without its end, or `undefined` for one that is too long to be read. */
export type Line = string | undefined;

/**
 * Bytes in UTF-8 to lines, in as many lists as there are chunks; a byte order mark and `\r` before `\n` are left out. What
 * is remembered between chunks is bounded.
 */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<readonly Line[]> {
  const decoder = new TextDecoder();
  let rest = "";
  let tooLong = false;
  for await (const chunk of chunks) {
    const pieces = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = pieces.pop() ?? "";
    const lines = pieces.map((piece, i) => (i === 0 && tooLong ? undefined : lineOf(piece)));
    if (pieces.length > 0) tooLong = false;
    if (rest.length > MAX_LINE_LENGTH) [rest, tooLong] = ["", true];
    yield lines;
  }
  const last = rest + decoder.decode();
  if (tooLong || last !== "") yield [tooLong ? undefined : lineOf(last)];
}

function lineOf(piece: string): Line {
  if (piece.length > MAX_LINE_LENGTH) return undefined;
  return piece.endsWith("\r") ? piece.slice(0, -1) : piece;
}
