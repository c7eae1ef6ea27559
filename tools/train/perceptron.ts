/** Weights under training and what their average needs: the average of all states is `now - late / steps`. */
export interface Averaged {
  readonly now: Float32Array;
  readonly late: Float64Array;
  steps: number;
}

export const averaged = (bits: number, padding = 0): Averaged => ({
  now: new Float32Array(2 ** bits + padding),
  late: new Float64Array(2 ** bits + padding),
  steps: 1,
});

export function add(weights: Averaged, index: number, amount: number): void {
  weights.now[index]! += amount;
  weights.late[index]! += weights.steps * amount;
}

/** The averaged weights; the training ones stay as they are. */
export function average(weights: Averaged): Float32Array {
  return weights.now.map((value, index) => value - weights.late[index]! / weights.steps);
}

/** Int16 with the largest weight at `top`; what rounds to nothing is nothing. */
export function quantise(weights: Float32Array, top = 2000): Int16Array {
  const sizes: number[] = [];
  for (const value of weights) if (value !== 0) sizes.push(Math.abs(value));
  sizes.sort((a, b) => b - a);
  // A few huge weights must not flatten the others: the scale is set by the 1 in 10,000 largest.
  const scale = top / (sizes[Math.floor(sizes.length / 10_000)] ?? 1);
  return Int16Array.from(weights, (value) => Math.max(-32767, Math.min(32767, Math.round(value * scale))));
}

/** A small fixed generator (mulberry32), so that training twice gives the same model. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function shuffle<T>(list: T[], next: () => number): void {
  for (let i = list.length - 1; i > 0; i -= 1) {
    const j = Math.floor(next() * (i + 1));
    const kept = list[i]!;
    list[i] = list[j]!;
    list[j] = kept;
  }
}
