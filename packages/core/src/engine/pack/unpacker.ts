import type { Json, JsonObject, Position } from "../../contracts/index.ts";
import { isJsonObject } from "../../contracts/index.ts";
import {
  AFTER,
  BEFORE,
  BEHIND,
  DIGIT_OF,
  ESCAPED,
  FALSE,
  FLOAT,
  HEX,
  HEX_DIGITS,
  JSON_TEXT,
  LEAD_OF,
  LIST,
  LONG_LIST,
  LONG_TEXT,
  MAX_DEPTH,
  NEGATIVE,
  NULL,
  POSITIVE,
  SEAL_DIGITS,
  sealOfText,
  SMALL,
  TEXT,
  TRUE,
} from "./alphabet.ts";

/** The text is none that {@link Packer} wrote: it was cut or changed. */
export class Damaged extends Error {
  override readonly name = "Damaged";
}

/** Reads what {@link Packer} wrote, in the same order. Whatever else it is given, {@link Damaged} is all that it throws. */
export class Unpacker {
  readonly #text: string;
  readonly #end: number;
  #next = 0;
  #at = 0;
  #seq = 0;

  /** Looks at the whole text once: whatever was changed in it is found here. */
  constructor(text: string) {
    this.#text = text;
    this.#end = text.length;
    const end = text.length - SEAL_DIGITS;
    if (end < 0) throw damaged("an end", "the text is too short", 0);
    this.#next = end;
    if (this.#digits(SEAL_DIGITS) !== sealOfText(text, end))
      throw damaged("a sound text", "another sum", end);
    this.#next = 0;
    this.#end = end;
  }

  /** Of what was written: {@link Packer.base}. */
  base({ at, seq }: Position): void {
    this.#at = at;
    this.#seq = seq;
  }

  number(): number {
    return this.#number(this.#lead());
  }

  optional(): number | undefined {
    const lead = this.#lead();
    return lead === NULL ? undefined : this.#number(lead);
  }

  place(): Position | undefined {
    const at = this.optional();
    return at === undefined ? undefined : { at, seq: this.number() };
  }

  text(): string {
    return this.#textOf(this.#lead());
  }

  optionalText(): string | undefined {
    const lead = this.#lead();
    return lead === NULL ? undefined : this.#textOf(lead);
  }

  /** Text of digits, so many. */
  key(length: number): string {
    return this.#raw(length);
  }

  json(depth = 0): Json {
    const lead = this.#lead();
    if (lead === NULL) return null;
    if (lead === TRUE || lead === FALSE) return lead === TRUE;
    if (lead === JSON_TEXT) return this.#parsed(this.#raw(this.number()));
    if (lead >= TEXT || lead === ESCAPED || lead === HEX) return this.#textOf(lead);
    if (lead < LIST) return this.#number(lead);
    if (depth === MAX_DEPTH) throw this.#damaged("no list in so many", lead);
    const values: Json[] = [];
    for (let left = this.#count(lead); left > 0; left--) values.push(this.json(depth + 1));
    return values;
  }

  object(): JsonObject {
    const value = this.json();
    if (isJsonObject(value)) return value;
    throw this.#damaged("an object", NULL);
  }

  numbers(): number[] {
    const values: number[] = [];
    for (let left = this.count(); left > 0; left--) values.push(this.number());
    return values;
  }

  objects(): JsonObject[] {
    const values: JsonObject[] = [];
    for (let left = this.count(); left > 0; left--) values.push(this.object());
    return values;
  }

  /** How many values follow. */
  count(): number {
    return this.#count(this.#lead());
  }

  list<T>(read: (unpacker: Unpacker) => T): T[] {
    const values: T[] = [];
    for (let left = this.count(); left > 0; left--) values.push(read(this));
    return values;
  }

  /** To be asked when all is read. */
  finish(): void {
    if (this.#next !== this.#end) throw this.#damaged("the end", NULL);
  }

  #lead(): number {
    if (this.#next >= this.#end) throw this.#damaged("more", NULL);
    return LEAD_OF[this.#text.charCodeAt(this.#next++)] ?? -1;
  }

  #number(lead: number): number {
    if (lead >= 0 && lead < SMALL) return lead;
    if (lead >= BEFORE && lead < AFTER) return this.#at - this.#digits(lead - BEFORE);
    if (lead >= BEHIND && lead < NULL) return this.#seq - this.#digits(lead - BEHIND);
    if (lead >= POSITIVE && lead < NEGATIVE) return this.#digits(lead - POSITIVE + 1);
    if (lead >= AFTER && lead < BEHIND) return this.#at + this.#digits(lead - AFTER + 1);
    if (lead >= NEGATIVE && lead < BEFORE) return -this.#digits(lead - NEGATIVE + 1);
    if (lead === FLOAT) return this.#float();
    throw this.#damaged("a number", lead);
  }

  #float(): number {
    const top = this.#digits(1);
    BITS.setUint32(4, ((top >> 2) << 30) | this.#digits(5));
    BITS.setUint32(0, ((top & 3) << 30) | this.#digits(5));
    return BITS.getFloat64(0);
  }

  #textOf(lead: number): string {
    if (lead >= TEXT && lead < LONG_TEXT) return this.#raw(lead - TEXT);
    if (lead === LONG_TEXT) return this.#raw(this.number());
    if (lead === HEX) return this.#hex();
    const value = lead === ESCAPED ? this.#parsed(`"${this.#raw(this.number())}"`) : undefined;
    if (typeof value === "string") return value;
    throw this.#damaged("a text", lead);
  }

  #hex(): string {
    const digits = this.#next + HEX_DIGITS;
    let text = "";
    while (this.#next < digits - 2) text += this.#digits(2).toString(16).padStart(3, "0");
    return text + this.#digits(2).toString(16).padStart(2, "0");
  }

  #count(lead: number): number {
    const isShort = lead >= LIST && lead < LONG_LIST;
    if (!isShort && lead !== LONG_LIST) throw this.#damaged("a list", lead);
    const length = isShort ? lead - LIST : this.number();
    // Every value takes a character.
    const isPossible = Number.isInteger(length) && length >= 0 && length <= this.#end - this.#next;
    if (isPossible) return length;
    throw this.#damaged("fewer values", lead);
  }

  #parsed(json: string): Json {
    try {
      const value: Json = JSON.parse(json);
      return value;
    } catch {
      throw this.#damaged("JSON", JSON_TEXT);
    }
  }

  #raw(length: number): string {
    const from = this.#next;
    const to = from + length;
    if (!Number.isInteger(to) || to < from || to > this.#end)
      throw this.#damaged(`${length} characters`, NULL);
    this.#next = to;
    return this.#text.slice(from, to);
  }

  #digits(length: number): number {
    const to = this.#next + length;
    if (to > this.#end) throw this.#damaged(`${length} digits`, NULL);
    let n = 0;
    for (; this.#next < to; this.#next++) {
      const digit = DIGIT_OF[this.#text.charCodeAt(this.#next)] ?? -1;
      if (digit < 0) throw this.#damaged("a digit", NULL);
      n = n * 64 + digit;
    }
    return n;
  }

  #damaged(expected: string, lead: number): Damaged {
    return damaged(expected, lead === NULL ? "something else" : `lead ${lead}`, this.#next);
  }
}

function damaged(expected: string, came: string, at: number): Damaged {
  return new Damaged(`expected ${expected}; came ${came}, at character ${at}`);
}

const BITS = new DataView(new ArrayBuffer(8));
