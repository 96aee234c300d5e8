import { bestOf } from "./best-of.ts";
import { segmentMessage } from "./sample.ts";

const MESSAGES = 20_000;

/** What reading one message as JSON costs, in microseconds. */
export function parsingCost(): { readonly us: number; readonly bytes: number } {
  const texts = Array.from({ length: MESSAGES }, (_, i) =>
    JSON.stringify(segmentMessage(i, "Product Added", i % 1_000, new Date().toISOString())),
  );
  let kept = 0;
  const ms = bestOf(5, () => {
    for (const text of texts) kept += Object.keys(JSON.parse(text)).length;
  });
  if (kept === 0) throw new Error("nothing was parsed");
  return { us: (ms * 1_000) / MESSAGES, bytes: Buffer.byteLength(texts[0] ?? "") };
}
