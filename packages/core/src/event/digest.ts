/**
 * SHA-256 (FIPS 180-4), cut to 128 bits, as 32 hexadecimal digits.
 *
 * Written out because the core runs anywhere, without a runtime's `crypto`. Ids are made of foreign text, so nobody may
 * be able to choose two inputs with one id: that rules the fast hashes out. Called once per fire, not once per event.
 */
export function digest(parts: readonly string[]): string {
  // JSON keeps the borders between the parts: ["a", "bc"] and ["ab", "c"] differ.
  sha256(JSON.stringify(parts));
  return hex(state[0]) + hex(state[1]) + hex(state[2]) + hex(state[3]);
}

/** The first bits of the same, six for each of up to 20 characters of the base-64 alphabet for addresses. */
export function shortDigest(parts: readonly string[], characters: number): string {
  const digits = digest(parts);
  let short = "";
  for (let i = 0; short.length < characters; i += 3) {
    const twelve = Number.parseInt(digits.slice(i, i + 3), 16);
    short += (SIX_BITS[twelve >> 6] ?? "") + (SIX_BITS[twelve & 63] ?? "");
  }
  return short.slice(0, characters);
}

const SIX_BITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

function hex(bits = 0): string {
  return (bits >>> 0).toString(16).padStart(8, "0");
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

/** Scratch space, so that a hash allocates nothing: the bytes of a text, the words of a block, and the sums. */
let bytes = new Uint8Array(1_024);
const schedule = new Int32Array(64);
const state = new Int32Array(8);

function sha256(text: string): void {
  const length = padded(text);
  for (let i = 0; i < 8; i++) state[i] = INITIAL_STATE[i] ?? 0;
  for (let block = 0; block < length; block += 64) {
    for (let t = 0, at = block; t < 16; t++, at += 4) {
      schedule[t] = (byte(at) << 24) | (byte(at + 1) << 16) | (byte(at + 2) << 8) | byte(at + 3);
    }
    for (let t = 16; t < 64; t++) {
      const w15 = word(t - 15);
      const w2 = word(t - 2);
      const small0 = rotate(w15, 7) ^ rotate(w15, 18) ^ (w15 >>> 3);
      const small1 = rotate(w2, 17) ^ rotate(w2, 19) ^ (w2 >>> 10);
      schedule[t] = word(t - 16) + small0 + word(t - 7) + small1;
    }
    compress();
  }
}

/**
 * The text in UTF-8, followed by the standard's padding; tells how many bytes that are. Unpaired surrogates become U+FFFD, as
 * every UTF-8 encoder writes them.
 */
function padded(text: string): number {
  const wellFormed = text.toWellFormed();
  // Three bytes a code unit at most, then 0x80, zeros and the length in bits up to a multiple of 64.
  const most = wellFormed.length * 3 + 136;
  if (bytes.length < most) bytes = new Uint8Array(2 * most);
  let length = 0;
  for (let i = 0; i < wellFormed.length; i++) {
    const unit = wellFormed.charCodeAt(i);
    if (unit < 0x80) bytes[length++] = unit;
    else {
      const code = wellFormed.codePointAt(i) ?? 0;
      length = write(length, code);
      if (code >= 0x10000) i += 1;
    }
  }
  const end = (((length + 8) >> 6) + 1) << 6;
  bytes[length] = 0x80;
  bytes.fill(0, length + 1, end);
  const high = Math.floor(length / 0x2000_0000);
  const low = (length << 3) >>> 0;
  for (let k = 0; k < 4; k++) {
    bytes[end - 8 + k] = high >>> (24 - 8 * k);
    bytes[end - 4 + k] = low >>> (24 - 8 * k);
  }
  return end;
}

/** A character of several bytes; returns where the next one begins. */
function write(at: number, code: number): number {
  const further = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
  const mark = further === 1 ? 0xc0 : further === 2 ? 0xe0 : 0xf0;
  bytes[at] = mark | (code >> (6 * further));
  for (let k = 1; k <= further; k++) bytes[at + k] = 0x80 | ((code >> (6 * (further - k))) & 0x3f);
  return at + further + 1;
}

function byte(at: number): number {
  return bytes[at] ?? 0;
}

function word(t: number): number {
  return schedule[t] ?? 0;
}

function sum(i: number): number {
  return state[i] ?? 0;
}

function compress(): void {
  let a = sum(0);
  let b = sum(1);
  let c = sum(2);
  let d = sum(3);
  let e = sum(4);
  let f = sum(5);
  let g = sum(6);
  let h = sum(7);
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
  state[0] = sum(0) + a;
  state[1] = sum(1) + b;
  state[2] = sum(2) + c;
  state[3] = sum(3) + d;
  state[4] = sum(4) + e;
  state[5] = sum(5) + f;
  state[6] = sum(6) + g;
  state[7] = sum(7) + h;
}

function rotate(bits: number, by: number): number {
  return (bits >>> by) | (bits << (32 - by));
}
