/**
 * SHA-256 (FIPS 180-4), cut to 128 bits, as 32 hexadecimal digits.
 *
 * Written out because the core runs anywhere, without a runtime's `crypto`. Ids are made of foreign text, so nobody may
 * be able to choose two inputs with one id: that rules the fast hashes out. Called once per fire, not once per event.
 */
export function digest(parts: readonly string[]): string {
  // JSON keeps the borders between the parts: ["a", "bc"] and ["ab", "c"] differ.
  const words = sha256(utf8(JSON.stringify(parts)));
  return words
    .slice(0, 4)
    .map((word) => word.toString(16).padStart(8, "0"))
    .join("");
}

/**
 * 53 bits that tell the events of one profile apart, cheap enough for every event that opens a wait (cyrb53 by bryc,
 * public domain). Whoever forges two equal ones confuses his own history only.
 */
export function fingerprint(source: string, id: string): number {
  let high = 0xdeadbeef ^ source.length;
  let low = 0x41c6ce57 ^ source.length;
  for (const text of [source, id]) {
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      high = Math.imul(high ^ unit, 2_654_435_761);
      low = Math.imul(low ^ unit, 1_597_334_677);
    }
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return 4_294_967_296 * (2_097_151 & low) + (high >>> 0);
}

/** Unpaired surrogates become U+FFFD, as every UTF-8 encoder writes them. */
function utf8(text: string): readonly number[] {
  const bytes: number[] = [];
  for (const character of text.toWellFormed()) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), tail(code));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), tail(code >> 6), tail(code));
    else bytes.push(0xf0 | (code >> 18), tail(code >> 12), tail(code >> 6), tail(code));
  }
  return bytes;
}

function tail(bits: number): number {
  return 0x80 | (bits & 0x3f);
}

const PRIMES: readonly number[] = firstPrimes(64);
/** The fractional bits of cube roots and square roots of the first primes, as the standard derives them. */
const ROUND_CONSTANTS: Int32Array = Int32Array.from(PRIMES, (prime) => fractionBits(prime, 3));
const INITIAL_STATE: readonly number[] = PRIMES.slice(0, 8).map((prime) => fractionBits(prime, 2));

function firstPrimes(count: number): readonly number[] {
  const primes: number[] = [];
  for (let n = 2; primes.length < count; n++) if (primes.every((prime) => n % prime !== 0)) primes.push(n);
  return primes;
}

/** First 32 fractional bits of the n-th root, by bisection over integers: no libm, so equal on every runtime. */
function fractionBits(prime: number, root: 2 | 3): number {
  const target = BigInt(prime) << BigInt(32 * root);
  let low = 0n;
  let high = BigInt(prime) << 32n;
  while (low < high) {
    const middle = (low + high + 1n) >> 1n;
    if (middle ** BigInt(root) <= target) low = middle;
    else high = middle - 1n;
  }
  return Number(BigInt.asIntN(32, low));
}

function sha256(message: readonly number[]): readonly number[] {
  const state = Int32Array.from(INITIAL_STATE);
  const schedule = new Int32Array(64);
  const padded = pad(message);
  for (let block = 0; block < padded.length; block += 64) {
    for (let t = 0; t < 16; t++) schedule[t] = bigEndian(padded, block + 4 * t);
    for (let t = 16; t < 64; t++) schedule[t] = expand(schedule, t);
    compress(state, schedule);
  }
  return Array.from(state, (word) => word >>> 0);
}

function pad(message: readonly number[]): readonly number[] {
  const zeros = (119 - (message.length % 64)) % 64;
  const bits = BigInt(message.length) * 8n;
  const length = Array.from({ length: 8 }, (_, i) => Number((bits >> BigInt(56 - 8 * i)) & 0xffn));
  return [...message, 0x80, ...Array.from({ length: zeros }, () => 0), ...length];
}

function bigEndian(bytes: readonly number[], at: number): number {
  const byte = (offset: number): number => bytes[at + offset] ?? 0;
  return (byte(0) << 24) | (byte(1) << 16) | (byte(2) << 8) | byte(3);
}

function expand(schedule: Int32Array, t: number): number {
  const word = (back: number): number => schedule[t - back] ?? 0;
  const small0 = rotate(word(15), 7) ^ rotate(word(15), 18) ^ (word(15) >>> 3);
  const small1 = rotate(word(2), 17) ^ rotate(word(2), 19) ^ (word(2) >>> 10);
  return (word(16) + small0 + word(7) + small1) | 0;
}

function compress(state: Int32Array, schedule: Int32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let t = 0; t < 64; t++) {
    const sum1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const choice = (e & f) ^ (~e & g);
    const first = (h + sum1 + choice + (ROUND_CONSTANTS[t] ?? 0) + (schedule[t] ?? 0)) | 0;
    const sum0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + sum0 + majority) | 0];
  }
  for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) state[i] = (state[i] ?? 0) + word;
}

function rotate(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}
