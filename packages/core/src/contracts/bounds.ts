import { isJsonObject } from "./json.ts";

/** What one foreign item may cost us before any work is done with it. */
export interface Bounds {
  /** Size as compact JSON in UTF-8, in bytes. */
  readonly maxBytes: number;
  /** Levels of `{}` and `[]` inside each other. */
  readonly maxDepth: number;
  /** Keys of all objects together. */
  readonly maxKeys: number;
}

/**
 * Which bound an item broke; `forbidden_key` is `__proto__`, which no honest sender uses; `not_finite`
 * a number such as `1e999`, which is valid JSON and can be neither summed nor written again.
 */
export type BoundFault = "too_large" | "too_deep" | "too_many_keys" | "forbidden_key" | "not_finite";

/** One event: 32 KB (Segment's own limit), 32 levels, 1,000 keys. */
export const EVENT_BOUNDS: Bounds = { maxBytes: 32_768, maxDepth: 32, maxKeys: 1_000 };

/**
 * The first bound that a parsed JSON value breaks, `undefined` where it keeps all.
 *
 * Walks without recursion and stops at the first fault, so that the work is bounded by the bounds themselves.
 */
export function faultOf(item: unknown, bounds: Bounds): BoundFault | undefined {
  let bytes = 0;
  let keys = 0;
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value: item, depth: 1 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, depth } = next;
    if (Array.isArray(value)) {
      if (depth > bounds.maxDepth) return "too_deep";
      bytes += 1 + Math.max(value.length, 1);
      if (bytes > bounds.maxBytes) return "too_large";
      for (const element of value) open.push({ value: element, depth: depth + 1 });
    } else if (isJsonObject(value)) {
      if (depth > bounds.maxDepth) return "too_deep";
      const own = Object.keys(value);
      keys += own.length;
      if (keys > bounds.maxKeys) return "too_many_keys";
      bytes += 1 + Math.max(own.length, 1);
      for (const key of own) {
        if (key === "__proto__") return "forbidden_key";
        bytes += textBytes(key) + 1;
        open.push({ value: value[key], depth: depth + 1 });
      }
    } else {
      if (typeof value === "number" && !Number.isFinite(value)) return "not_finite";
      bytes += typeof value === "string" ? textBytes(value) : String(value).length;
    }
    if (bytes > bounds.maxBytes) return "too_large";
  }
  return undefined;
}

/** What is wrong with an item that breaks a bound, as its sender is told: with the bound's number and nothing of the item. */
export function boundMessage(fault: BoundFault, { maxBytes, maxDepth, maxKeys }: Bounds): string {
  switch (fault) {
    case "too_large":
      return `expected at most ${maxBytes} bytes of JSON; came more. Leave out what no trigger reads`;
    case "too_deep":
      return `expected at most ${maxDepth} levels of objects and arrays; came more`;
    case "too_many_keys":
      return `expected at most ${maxKeys} keys; came more`;
    case "forbidden_key":
      return "expected no key named __proto__; came one";
    case "not_finite":
      return "expected finite numbers; came one beyond what a number can hold";
  }
}

/** Bytes of a text as a JSON string: two quotes, UTF-8, escapes. */
function textBytes(text: string): number {
  let bytes = text.length + 2;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0x22 || unit === 0x5c) bytes += 1;
    else if (unit < 0x20) bytes += isShortEscape(unit) ? 1 : 5;
    else if (isSurrogate(unit)) {
      // The pair takes four bytes, half of one is written as an escape of six.
      if (isPair(unit, text.charCodeAt(i + 1))) {
        bytes += 2;
        i += 1;
      } else bytes += 5;
    } else if (unit >= 0x80) bytes += unit < 0x800 ? 1 : 2;
  }
  return bytes;
}

/** `\b \t \n \f \r` take two characters, other control characters six. */
function isShortEscape(unit: number): boolean {
  return unit === 0x08 || unit === 0x09 || unit === 0x0a || unit === 0x0c || unit === 0x0d;
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}

/** A high half and then a low one. */
function isPair(high: number, low: number): boolean {
  return high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff;
}
