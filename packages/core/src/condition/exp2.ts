/** 2^(j/32) for j = 0 … 31, each the nearest double. */
const ROOTS: Float64Array = Float64Array.of(
  1.0,
  1.0218971486541166,
  1.0442737824274138,
  1.0671404006768237,
  1.0905077326652577,
  1.1143867425958924,
  1.1387886347566916,
  1.1637248587775775,
  1.189207115002721,
  1.215247359980469,
  1.241857812073484,
  1.2690509571917332,
  1.2968395546510096,
  1.3252366431597413,
  1.3542555469368927,
  1.383909881963832,
  1.4142135623730951,
  1.4451808069770467,
  1.4768261459394993,
  1.5091644275934228,
  1.5422108254079407,
  1.5759808451078865,
  1.6104903319492543,
  1.645755478153965,
  1.681792830507429,
  1.718619298122478,
  1.7562521603732995,
  1.7947090750031072,
  1.8340080864093424,
  1.8741676341103,
  1.9152065613971474,
  1.9571441241754002,
);

const LOWEST = -1_074;
const HIGHEST = 1_023;

/** 2^n for whole n from −1074 to 1023; doubling and halving are exact. */
const POWERS: Float64Array = powers();

const LN2 = 0.6931471805599453;

/**
 * 2^x from + and × alone, so its bits are equal on every runtime (those of `Math.pow` are not). Exact where x is whole;
 * elsewhere the relative error is below 1e-12 while the result is a normal number, that is for x ≥ −1022.
 */
export function exp2(x: number): number {
  if (x < LOWEST) return 0;
  if (x >= HIGHEST + 1) return Infinity;
  // x = k ÷ 32 + a rest of at most 1 ÷ 64, for which six terms of the series are more than a double can hold.
  const k = Math.floor(x * 32 + 0.5);
  const y = (x - k / 32) * LN2;
  const y2 = y * y;
  const series = 1 + y + y2 * (1 / 2 + y * (1 / 6) + y2 * (1 / 24 + y * (1 / 120) + y2 * (1 / 720)));
  const power = k >> 5;
  const root = series * (ROOTS[k & 31] ?? 0);
  return power > HIGHEST ? root * 2 * (POWERS[HIGHEST - LOWEST] ?? 0) : root * (POWERS[power - LOWEST] ?? 0);
}

/** log2 of a ratio of at least 1, to about nine digits: a good guess to begin a search from, and nothing more. */
export function roughLog2(ratio: number): number {
  if (!(ratio > 1)) return 0;
  if (ratio === Infinity) return HIGHEST + 1;
  let whole = 0;
  let rest = ratio;
  for (; rest >= 65_536; whole += 16) rest /= 65_536;
  for (; rest >= 2; whole += 1) rest /= 2;
  let j = 0;
  for (let step = 16; step > 0; step >>= 1) if (rest >= (ROOTS[j + step] ?? 2)) j += step;
  rest /= ROOTS[j] ?? 1;
  const z = (rest - 1) / (rest + 1);
  return whole + j / 32 + ((2 * z) / LN2) * (1 + (z * z) / 3 + (z * z * z * z) / 5);
}

function powers(): Float64Array {
  const table = new Float64Array(HIGHEST - LOWEST + 1);
  for (let n = 0, power = 1; n <= HIGHEST; n++, power *= 2) table[n - LOWEST] = power;
  for (let n = 0, power = 1; n >= LOWEST; n--, power /= 2) table[n - LOWEST] = power;
  return table;
}
