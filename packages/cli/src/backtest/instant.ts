import { parseInstant } from "@heed/core/contracts";
import type { EpochMs } from "@heed/core/contracts";

const DIGITS = /^\d{9,16}(?:\.\d+)?$/;

/**
 * Reads a time as exports write it: ISO 8601 (`T` or a space between date and time, UTC without a zone), or the time since
 * the epoch in seconds (9 to 11 digits), milliseconds (12 to 14) or microseconds (15 or 16). `undefined` for anything else.
 */
export function readInstant(text: string): EpochMs | undefined {
  const trimmed = text.trim();
  if (!DIGITS.test(trimmed)) return parseInstant(trimmed);
  const number = Number(trimmed);
  if (number < 1e11) return Math.floor(number * 1_000);
  return Math.floor(number < 1e14 ? number : number / 1_000);
}
