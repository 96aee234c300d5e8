/**
 * SHA-256 (FIPS 180-4), cut to 128 bits, as 32 hexadecimal digits.
 *
 * Written out because the core runs anywhere, without a runtime's `crypto`. Ids are made of foreign text, so nobody may
 * be able to choose two inputs with one id: that rules the fast hashes out. Called once per fire, not once per event.
 */
export function digest(parts: readonly string[]): string {
  // JSON keeps the borders between the parts: ["a", "bc"] and ["ab", "c"] differ.
  const words = [...sha256(padded(JSON.stringify(parts))).subarray(0, 4)];
  return words.map((each) => (each >>> 0).toString(16).padStart(8, "0")).join("");
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

/** Unpaired surrogates become U+FFFD, as every UTF-8 encoder writes them. Followed by the standard's padding. */
function padded(text: string): Uint8Array {
  const wellFormed = text.toWellFormed();
  // Three bytes a code unit at most, then 0x80, zeros and the length in bits up to a multiple of 64.
  const bytes = new Uint8Array((((wellFormed.length * 3 + 72) >> 6) + 1) << 6);
  let length = 0;
  for (let i = 0; i < wellFormed.length; i++) {
    const code = wellFormed.codePointAt(i) ?? 0;
    if (code < 0x80) bytes[length++] = code;
    else if (code < 0x800) length = write(bytes, length, 0xc0 | (code >> 6), code, 1);
    else if (code < 0x10000) length = write(bytes, length, 0xe0 | (code >> 12), code, 2);
    else {
      length = write(bytes, length, 0xf0 | (code >> 18), code, 3);
      i += 1;
    }
  }
  bytes[length] = 0x80;
  const blocks = ((length + 8) >> 6) + 1;
  const bits = new DataView(bytes.buffer);
  bits.setUint32(blocks * 64 - 8, Math.floor(length / 0x2000_0000));
  bits.setUint32(blocks * 64 - 4, (length << 3) >>> 0);
  return bytes.subarray(0, blocks * 64);
}

/** The first byte of a character and so many further ones; returns where the next character begins. */
function write(bytes: Uint8Array, at: number, first: number, code: number, further: number): number {
  bytes[at] = first;
  for (let k = 1; k <= further; k++) bytes[at + k] = 0x80 | ((code >> (6 * (further - k))) & 0x3f);
  return at + further + 1;
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

/** Scratch space: the words of the block at hand, expanded. */
const schedule = new Int32Array(64);

function sha256(message: Uint8Array): Int32Array {
  const state = Int32Array.from(INITIAL_STATE);
  const words = new DataView(message.buffer, message.byteOffset, message.byteLength);
  for (let block = 0; block < message.length; block += 64) {
    for (let t = 0; t < 16; t++) schedule[t] = words.getInt32(block + 4 * t);
    for (let t = 16; t < 64; t++) {
      const [w2, w7, w15, w16] = [word(t - 2), word(t - 7), word(t - 15), word(t - 16)];
      const small0 = rotate(w15, 7) ^ rotate(w15, 18) ^ (w15 >>> 3);
      const small1 = rotate(w2, 17) ^ rotate(w2, 19) ^ (w2 >>> 10);
      schedule[t] = w16 + small0 + w7 + small1;
    }
    compress(state);
  }
  return state;
}

function word(t: number): number {
  return schedule[t] ?? 0;
}

function compress(state: Int32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let t = 0; t < 64; t++) {
    const sum1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const choice = (e & f) ^ (~e & g);
    const first = (h + sum1 + choice + (ROUND_CONSTANTS[t] ?? 0) + word(t)) | 0;
    const sum0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + sum0 + majority) | 0;
  }
  for (const [i, sum] of [a, b, c, d, e, f, g, h].entries()) state[i] = (state[i] ?? 0) + sum;
}

function rotate(bits: number, by: number): number {
  return (bits >>> by) | (bits << (32 - by));
}
