/** Chance from a seed, so that a run can be had again (mulberry32 by Tommy Ettinger, public domain). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The seed of this run: `SEED` of the environment, else a fixed one. */
export function seedOfRun(): number {
  return Number(process.env["SEED"] ?? 20_261_124);
}
