/** Logistic regression on named features with a ridge, by full gradient steps of fitted size: the same samples give the same numbers. */
export interface Fitted {
  readonly bias: number;
  readonly weights: ReadonlyMap<string, number>;
}

interface Told {
  readonly features: readonly string[];
  readonly right: boolean;
  /** How much it counts; 1 if absent. */
  readonly weight?: number;
}

/** `ridge`: the penalty on the squared weights, of all samples together. Features seen fewer than `least` times are left out. */
export function fitted(samples: readonly Told[], ridge: number, least = 1, steps = 400): Fitted {
  const counts = new Map<string, number>();
  for (const { features } of samples) for (const one of features) counts.set(one, (counts.get(one) ?? 0) + 1);
  const names = [...counts].filter(([, count]) => count >= least).map(([name]) => name);
  const at = new Map(names.map((name, i) => [name, i]));
  const rows = samples.map(({ features }) => features.flatMap((one) => at.get(one) ?? []));
  const weights = new Float64Array(names.length);
  const slopes = new Float64Array(names.length);
  const squares = new Float64Array(names.length).fill(1e-8);
  let bias = 0;
  let biasSquares = 1e-8;
  for (let step = 0; step < steps; step += 1) {
    for (let i = 0; i < weights.length; i += 1) slopes[i] = ridge * weights[i]!;
    let lean = 0;
    rows.forEach((row, n) => {
      const sum = row.reduce((total, i) => total + weights[i]!, bias);
      const miss = (1 / (1 + Math.exp(-sum)) - Number(samples[n]!.right)) * (samples[n]!.weight ?? 1);
      lean += miss;
      for (const i of row) slopes[i] = slopes[i]! + miss;
    });
    for (let i = 0; i < weights.length; i += 1) {
      squares[i] = squares[i]! + slopes[i]! ** 2;
      weights[i] = weights[i]! - (RATE * slopes[i]!) / Math.sqrt(squares[i]!);
    }
    biasSquares += lean ** 2;
    bias -= (RATE * lean) / Math.sqrt(biasSquares);
  }
  return { bias, weights: new Map(names.map((name, i) => [name, weights[i]!])) };
}

/** The size of a step, which shrinks with the slopes seen so far (Adagrad: Duchi, Hazan, Singer 2011). */
const RATE = 0.3;

export const chance = ({ bias, weights }: Fitted, features: readonly string[]): number =>
  1 / (1 + Math.exp(-features.reduce((sum, feature) => sum + (weights.get(feature) ?? 0), bias)));

/**
 * Mean gap between what was said and what was right, over ten bins weighted by their size; the gap that chance alone leaves on average
 * to one who is never wrong about how sure he may be (each bin's hits taken as normal); and the Brier score.
 */
export function calibration(told: readonly (readonly [number, boolean])[]): {
  readonly error: number;
  readonly byChance: number;
  readonly brier: number;
} {
  const bins = Array.from({ length: 10 }, () => ({ said: 0, right: 0, variance: 0 }));
  let brier = 0;
  for (const [said, right] of told) {
    const bin = bins[Math.min(9, Math.floor(said * 10))]!;
    bin.said += said;
    bin.right += Number(right);
    bin.variance += said * (1 - said);
    brier += (said - Number(right)) ** 2;
  }
  return {
    error: bins.reduce((sum, bin) => sum + Math.abs(bin.said - bin.right), 0) / (told.length || 1),
    byChance: bins.reduce((sum, bin) => sum + Math.sqrt((2 / Math.PI) * bin.variance), 0) / (told.length || 1),
    brier: brier / (told.length || 1),
  };
}
