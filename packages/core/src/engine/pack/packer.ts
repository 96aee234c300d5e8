import type { Json, Position } from "../../contracts/index.ts";
import { isJsonObject } from "../../contracts/index.ts";
import {
  AFTER,
  BEFORE,
  BEHIND,
  DIGIT_CODES,
  digitsFor,
  ESCAPED,
  FALSE,
  FLOAT,
  HEX,
  JSON_TEXT,
  LEAD_CODES,
  LIST,
  LONG_LIST,
  LONG_TEXT,
  MAX_DEPTH,
  NEGATIVE,
  NULL,
  POSITIVE,
  SEAL_DIGITS,
  sealOf,
  SMALL,
  TEXT,
  TRUE,
} from "./alphabet.ts";

const UNPRINTABLE = /[^\x20-\x7e]/g;
const DIGEST = /^[0-9a-f]{32}$/;

/** Characters of what is being written, shared by all: only one is written at a time, and nothing waits in between. */
const codes: number[] = Array.from({ length: 4_096 }, () => 0);

/**
 * Writes values one after the other: what {@link Unpacker} reads in the same order. To be finished before another one is
 * begun.
 */
export class Packer {
  #length = 0;
  #at = 0;
  #seq = 0;

  /** From here on, times and sequences are written by their distance to these. */
  base({ at, seq }: Position): void {
    this.#at = at;
    this.#seq = seq;
  }

  /** Any number there is, exactly. */
  number(n: number): void {
    if (n > 0 && n < SMALL && Number.isInteger(n)) this.#lead(n);
    else if (n === 0 && !Object.is(n, -0)) this.#lead(0);
    else if (Number.isSafeInteger(n) && n !== 0) this.#whole(n);
    else this.#float(n);
  }

  /** A number, or none. */
  optional(n: number | undefined): void {
    if (n === undefined) this.#lead(NULL);
    else this.number(n);
  }

  /** A place in history, or none. */
  place(place: Position | undefined): void {
    if (place === undefined) this.#lead(NULL);
    else {
      this.number(place.at);
      this.number(place.seq);
    }
  }

  text(text: string): void {
    const { length } = text;
    if (length === 32 && DIGEST.test(text)) {
      this.#hex(text);
      return;
    }
    const before = this.#length;
    if (length < LONG_TEXT - TEXT) {
      this.#lead(TEXT + length);
      this.key(text);
    } else this.#long(LONG_TEXT, text);
    for (let i = this.#length - length; i < this.#length; i++) {
      const code = codes[i] ?? 0;
      if (code >= 0x20 && code <= 0x7e) continue;
      this.#length = before;
      this.#long(ESCAPED, escaped(JSON.stringify(text).slice(1, -1)));
      return;
    }
  }

  /** A text, or none. */
  optionalText(text: string | undefined): void {
    if (text === undefined) this.#lead(NULL);
    else this.text(text);
  }

  /** Printable ASCII whose length the reader knows. */
  key(key: string): void {
    let next = this.#length;
    for (let i = 0; i < key.length; i++) codes[next++] = key.charCodeAt(i);
    this.#length = next;
  }

  json(value: Json, depth = 0): void {
    if (typeof value === "number") this.number(value);
    else if (typeof value === "string") this.text(value);
    else if (value === null) this.#lead(NULL);
    else if (typeof value === "boolean") this.#lead(value ? TRUE : FALSE);
    else if (isJsonObject(value) || depth === MAX_DEPTH)
      this.#long(JSON_TEXT, escaped(JSON.stringify(value)));
    else {
      this.count(value.length);
      for (const each of value) this.json(each, depth + 1);
    }
  }

  /** How many values follow. */
  count(length: number): void {
    if (length < LONG_LIST - LIST) this.#lead(LIST + length);
    else {
      this.#lead(LONG_LIST);
      this.number(length);
    }
  }

  /** How many there are, then each of them. */
  list<T>(values: readonly T[], write: (packer: Packer, value: T) => void): void {
    this.count(values.length);
    for (const value of values) write(this, value);
  }

  /** All that was written, and at its end what tells a damaged text. */
  sealed(): string {
    this.#digits(sealOf(codes, this.#length), SEAL_DIGITS);
    return textOf(this.#length);
  }

  #lead(lead: number): void {
    codes[this.#length++] = LEAD_CODES[lead] ?? 0;
  }

  #whole(n: number): void {
    if (n < 0) {
      const length = digitsFor(-n);
      this.#lead(NEGATIVE + length - 1);
      this.#digits(-n, length);
      return;
    }
    const own = digitsFor(n);
    if (own < 3) {
      this.#lead(POSITIVE + own - 1);
      this.#digits(n, own);
      return;
    }
    const before = this.#at - n;
    const time = digitsFor(Math.abs(before));
    const behind = this.#seq - n;
    const log = behind < 0 ? own : digitsFor(behind);
    if (log < own && log <= time && log < NULL - BEHIND) {
      this.#lead(BEHIND + log);
      this.#digits(behind, log);
    } else if (time < own && time < AFTER - BEFORE) {
      this.#lead(before >= 0 ? BEFORE + time : AFTER + time - 1);
      this.#digits(Math.abs(before), time);
    } else {
      this.#lead(POSITIVE + own - 1);
      this.#digits(n, own);
    }
  }

  #float(n: number): void {
    BITS.setFloat64(0, n);
    const [high, low] = [BITS.getUint32(0), BITS.getUint32(4)];
    this.#lead(FLOAT);
    this.#digits(((low >>> 30) << 2) | (high >>> 30), 1);
    this.#digits(low & BITS_30, 5);
    this.#digits(high & BITS_30, 5);
  }

  /** Three hexadecimal digits in two. */
  #hex(text: string): void {
    this.#lead(HEX);
    for (let i = 0; i < 30; i += 3) this.#digits(Number.parseInt(text.slice(i, i + 3), 16), 2);
    this.#digits(Number.parseInt(text.slice(30), 16), 2);
  }

  #long(lead: number, text: string): void {
    this.#lead(lead);
    this.number(text.length);
    this.key(text);
  }

  /** The last `length` digits of a whole number, the lowest last. */
  #digits(n: number, length: number): void {
    let next = this.#length;
    let low = n;
    if (length > 5) {
      const high = Math.floor(n / 1_073_741_824);
      low = n - high * 1_073_741_824;
      for (let shift = (length - 6) * 6; shift >= 0; shift -= 6)
        codes[next++] = DIGIT_CODES[(high >> shift) & 63] ?? 0;
    }
    if (length > 4) codes[next++] = DIGIT_CODES[(low >> 24) & 63] ?? 0;
    if (length > 3) codes[next++] = DIGIT_CODES[(low >> 18) & 63] ?? 0;
    if (length > 2) codes[next++] = DIGIT_CODES[(low >> 12) & 63] ?? 0;
    if (length > 1) codes[next++] = DIGIT_CODES[(low >> 6) & 63] ?? 0;
    if (length > 0) codes[next++] = DIGIT_CODES[low & 63] ?? 0;
    this.#length = next;
  }
}

const BITS_30 = 0x3fffffff;
const BITS = new DataView(new ArrayBuffer(8));

/** More characters than that are too many arguments. */
const PART = 8_192;

function textOf(length: number): string {
  let text = "";
  for (let i = 0; i < length; i += PART)
    text += String.fromCharCode(...codes.slice(i, Math.min(i + PART, length)));
  return text;
}

/** Within a text of JSON, what is not printable ASCII is written by its number. */
function escaped(json: string): string {
  return json.replace(UNPRINTABLE, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
