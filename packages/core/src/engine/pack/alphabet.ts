/**
 * Values as printable ASCII, each with its own end: a lead, and what the lead announces.
 *
 *   lead              then                           stands for
 *   0 … 22            -                              the number itself
 *   POSITIVE + k - 1  k digits                       a whole number
 *   NEGATIVE + k - 1  k digits                       one below 0
 *   BEFORE + k        k digits                       an instant so many milliseconds before that of the base
 *   AFTER + k - 1     k digits                       one after it
 *   BEHIND + k        k digits                       a log sequence so many behind that of the base
 *   FLOAT             11 digits                      the bits of any other number
 *   NULL TRUE FALSE   -                              themselves
 *   TEXT + n          n characters                   printable ASCII; n up to 15
 *   LONG_TEXT         their number, characters       more of it
 *   ESCAPED           their number, characters       any other text, as JSON escapes it
 *   HEX               22 digits                      32 hexadecimal digits, as a digest has them
 *   LIST + n          n values                       n up to 7
 *   LONG_LIST         their number, values           more of them
 *   JSON              the number of characters, JSON whatever else JSON knows
 *
 * Of the ways to write a whole number the shortest is taken: most of what a state knows happened not long before its newest
 * record, which is its base, and an instant an hour before it takes five characters instead of the eight of its own.
 */
const LEADS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ!#$%&'()*+,-./:;<=>?@[]^_`{|}~";
const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

/** Whole numbers below this are their own lead. */
export const SMALL = 23;
export const POSITIVE: number = SMALL;
export const NEGATIVE: number = POSITIVE + 9;
export const BEFORE: number = NEGATIVE + 9;
export const AFTER: number = BEFORE + 7;
export const BEHIND: number = AFTER + 6;
export const NULL: number = BEHIND + 5;
export const TRUE: number = NULL + 1;
export const FALSE: number = TRUE + 1;
export const FLOAT: number = FALSE + 1;
export const JSON_TEXT: number = FLOAT + 1;
export const ESCAPED: number = JSON_TEXT + 1;
export const HEX: number = ESCAPED + 1;
export const LIST: number = HEX + 1;
export const LONG_LIST: number = LIST + 8;
export const TEXT: number = LONG_LIST + 1;
export const LONG_TEXT: number = TEXT + 16;

/** Digits of a number that is no whole one, and of 32 hexadecimal digits. */
export const FLOAT_DIGITS = 11;
export const HEX_DIGITS = 22;
/** Lists deeper inside each other than this are written as JSON. */
export const MAX_DEPTH = 8;
/** Digits at the end that tell a damaged text. */
export const SEAL_DIGITS = 5;

/** Lead or digit → its character. */
export const LEAD_CODES: readonly number[] = codesOf(LEADS);
export const DIGIT_CODES: readonly number[] = codesOf(DIGITS);

/** Character → its lead or digit; −1 where it is none. */
export const LEAD_OF: Int8Array = placesOf(LEADS);
export const DIGIT_OF: Int8Array = placesOf(DIGITS);

/** How many digits a whole number of 0 or more takes; 0 takes none. */
export function digitsFor(n: number): number {
  if (n < 64) return n === 0 ? 0 : 1;
  if (n < 4_096) return 2;
  if (n < 262_144) return 3;
  if (n < 16_777_216) return 4;
  if (n < 1_073_741_824) return 5;
  if (n < 68_719_476_736) return 6;
  if (n < 4_398_046_511_104) return 7;
  return n < 281_474_976_710_656 ? 8 : 9;
}

/** The sum of so many characters in their order, of which every one changes it: 30 bits. */
export function sealOf(codes: readonly number[], end: number): number {
  let seal = 0x2545f491;
  for (let i = 0; i < end; i++) seal = Math.imul(seal ^ (codes[i] ?? 0), 0x9e3779b1);
  return (seal ^ (seal >>> 15)) >>> 2;
}

/** The same of the beginning of a text. */
export function sealOfText(text: string, end: number): number {
  let seal = 0x2545f491;
  for (let i = 0; i < end; i++) seal = Math.imul(seal ^ text.charCodeAt(i), 0x9e3779b1);
  return (seal ^ (seal >>> 15)) >>> 2;
}

function codesOf(characters: string): readonly number[] {
  return Array.from(characters, (character) => character.charCodeAt(0));
}

function placesOf(characters: string): Int8Array {
  const places = new Int8Array(128).fill(-1);
  for (const [place, code] of codesOf(characters).entries()) places[code] = place;
  return places;
}
