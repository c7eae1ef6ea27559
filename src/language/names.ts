import type { Sentence } from "../model/index.ts";
import { arrayOf, type ModelFile } from "./model-file.ts";
import {
  CASE,
  CLASS,
  COARSE,
  FINE,
  LOWER,
  PREFIX3,
  SHAPE,
  SUFFIX2,
  SUFFIX3,
  SUFFIX4,
  WORD_FIELDS,
  type WordTable,
} from "./words.ts";
import type { LanguageModels } from "./words-of.ts";

/**
 * Names of persons, places and organisations in a sentence: "Anna Berg" PER, "Oslo" LOC, "Nordic Council" ORG.
 *
 * A structured perceptron over beginnings and insides of names, the best sequence found by Viterbi. Trained by
 * `tools/train/names.ts`. Lists of known names come before it, in `actors/`: it is for the names that no list has.
 */
export function findNames(sentence: Sentence, models: LanguageModels): NameSpan[] {
  const { names, tagger } = models;
  const forms = sentence.tokens.map((token) => token.text);
  const tags = Uint8Array.from(sentence.tokens, (token) => tagger.idOf(`${token.upos} ${token.xpos}`, 0));
  const labels = new Uint8Array(forms.length);
  const margins = new Float64Array(forms.length);
  names.label(forms, tags, tagger.words, labels, margins);
  const found: NameSpan[] = [];
  for (let i = 0; i < labels.length; i += 1) {
    const label = labels[i]!;
    if (label === 0 || label % 2 === 0) continue;
    let last = i;
    let margin = margins[i]!;
    while (labels[last + 1] === label + 1) {
      last += 1;
      margin = Math.min(margin, margins[last]!);
    }
    found.push({
      first: i,
      last,
      type: nameTypes[(label - 1) / 2]!,
      score: 0.45 + 0.45 / (1 + Math.exp(-names.steepness * margin)),
    });
    i = last;
  }
  return found;
}

export type NameType = "PER" | "ORG" | "LOC";
export const nameTypes: readonly NameType[] = ["PER", "ORG", "LOC"];

/** Token indices, `last` inclusive. `score`, fitted on held-out sentences, is 0..1: how probably span and type are right. */
export interface NameSpan {
  readonly first: number;
  readonly last: number;
  readonly type: NameType;
  readonly score: number;
}

/** Outside, and beginning and inside of each type: 0, then 1 and 2 of PER, 3 and 4 of ORG, 5 and 6 of LOC. */
export const LABELS = 7;
/** A row has room for a weight of each label, or of each pair of labels. */
export const ROW = 64;
export const TEMPLATES = 44;
export const STEP_TEMPLATES = 3;

export class NameFinder {
  readonly weights: Float32Array | Int16Array;
  /** How fast a margin turns into certainty. */
  readonly steepness: number;
  readonly mask: number;
  /** Rows of the words of the last sentence: `TEMPLATES` for the label, then `STEP_TEMPLATES` for the step from the one before. */
  rows = new Int32Array(0);
  private sums = new Float64Array(0);
  private best = new Float64Array(0);
  private from = new Uint8Array(0);

  constructor(weights: Float32Array | Int16Array, steepness: number) {
    this.weights = weights;
    this.steepness = steepness;
    this.mask = weights.length - ROW - 1;
  }

  /** A label for each word, and by how much it wins over the best other label there. */
  label(
    forms: readonly string[],
    tags: Uint8Array,
    words: WordTable,
    labels: Uint8Array,
    margins: Float64Array | null,
  ): void {
    const count = forms.length;
    if (count === 0) return;
    const width = TEMPLATES + STEP_TEMPLATES;
    if (this.rows.length < count * width) {
      this.rows = new Int32Array(count * width * 2);
      this.sums = new Float64Array(count * LABELS * 2);
      this.best = new Float64Array(count * LABELS * 2);
      this.from = new Uint8Array(count * LABELS * 2);
    }
    this.fillRows(forms, tags, words);
    const { rows, sums, best, from, weights } = this;
    for (let i = 0; i < count; i += 1) {
      for (let label = 0; label < LABELS; label += 1) sums[i * LABELS + label] = 0;
      for (let f = 0; f < TEMPLATES; f += 1) {
        const row = rows[i * width + f]!;
        for (let label = 0; label < LABELS; label += 1) sums[i * LABELS + label]! += weights[row + label]!;
      }
    }
    for (let label = 0; label < LABELS; label += 1) {
      best[label] = label > 0 && label % 2 === 0 ? Number.NEGATIVE_INFINITY : sums[label]!;
    }
    for (let i = 1; i < count; i += 1) {
      const steps = i * width + TEMPLATES;
      for (let label = 0; label < LABELS; label += 1) {
        let top = Number.NEGATIVE_INFINITY;
        let via = 0;
        for (let before = 0; before < LABELS; before += 1) {
          if (label > 0 && label % 2 === 0 && before !== label && before !== label - 1) continue;
          const pair = before * LABELS + label;
          let score = best[(i - 1) * LABELS + before]!;
          for (let f = 0; f < STEP_TEMPLATES; f += 1) score += weights[rows[steps + f]! + pair]!;
          if (score > top) {
            top = score;
            via = before;
          }
        }
        best[i * LABELS + label] = top + sums[i * LABELS + label]!;
        from[i * LABELS + label] = via;
      }
    }
    let label = 0;
    for (let other = 1; other < LABELS; other += 1) {
      if (best[(count - 1) * LABELS + other]! > best[(count - 1) * LABELS + label]!) label = other;
    }
    for (let i = count - 1; i >= 0; i -= 1) {
      labels[i] = label;
      if (margins !== null) {
        let second = Number.NEGATIVE_INFINITY;
        for (let other = 0; other < LABELS; other += 1) {
          if (other !== label && sums[i * LABELS + other]! > second) second = sums[i * LABELS + other]!;
        }
        margins[i] = sums[i * LABELS + label]! - second;
      }
      label = from[i * LABELS + label]!;
    }
  }

  private fillRows(forms: readonly string[], tags: Uint8Array, words: WordTable): void {
    const { rows, mask } = this;
    const count = forms.length;
    const f = words.fields;
    words.reserve(count);
    const ids = new Int32Array(count + 4).fill(-1);
    for (let i = 0; i < count; i += 1) ids[i + 2] = words.idOf(forms[i]!) * WORD_FIELDS;
    const field = (at: number, name: number): number => (at < 0 ? 7777 + name : f[at + name]!);
    for (let i = 0; i < count; i += 1) {
      const w = ids[i + 2]!;
      const p1 = ids[i + 1]!;
      const p2 = ids[i]!;
      const n1 = ids[i + 3]!;
      const n2 = ids[i + 4]!;
      const tag = tags[i]!;
      const p1Tag = i > 0 ? tags[i - 1]! : 250;
      const n1Tag = i + 1 < count ? tags[i + 1]! : 251;
      const lower = field(w, LOWER);
      const fine = field(w, FINE);
      const coarse = field(w, COARSE);
      const shape = field(w, SHAPE);
      const letter = field(w, CASE) + (i === 0 ? 8 : 0);
      const p1Lower = field(p1, LOWER);
      const n1Lower = field(n1, LOWER);
      const p1Fine = field(p1, FINE);
      const n1Fine = field(n1, FINE);
      const p1Case = field(p1, CASE);
      const n1Case = field(n1, CASE);
      const own = field(w, CLASS);
      let at = i * (TEMPLATES + STEP_TEMPLATES);
      let t = 0;
      rows[at++] = mix(t++, lower, letter);
      rows[at++] = mix(t++, field(w, SUFFIX2), letter);
      rows[at++] = mix(t++, field(w, SUFFIX3), letter);
      rows[at++] = mix(t++, field(w, SUFFIX4), letter);
      rows[at++] = mix(t++, field(w, PREFIX3), letter);
      rows[at++] = mix(t++, shape, 0);
      rows[at++] = mix(t++, letter, tag);
      rows[at++] = mix(t++, tag, 0);
      rows[at++] = mix(t++, own, letter);
      rows[at++] = mix(t++, fine, letter);
      rows[at++] = mix(t++, fine, tag);
      rows[at++] = mix(t++, coarse, letter);
      rows[at++] = mix(t++, p1Lower, letter);
      rows[at++] = mix(t++, n1Lower, letter);
      rows[at++] = mix(t++, field(p2, LOWER), letter);
      rows[at++] = mix(t++, field(n2, LOWER), letter);
      rows[at++] = mix(t++, p1Lower, lower);
      rows[at++] = mix(t++, n1Lower, lower);
      rows[at++] = mix(t++, p1Tag, tag);
      rows[at++] = mix(t++, n1Tag, tag);
      rows[at++] = mix(t++, (p1Tag << 8) | n1Tag, tag);
      rows[at++] = mix(t++, p1Fine, letter);
      rows[at++] = mix(t++, n1Fine, letter);
      rows[at++] = mix(t++, p1Fine, fine);
      rows[at++] = mix(t++, n1Fine, fine);
      rows[at++] = mix(t++, field(p2, FINE), letter);
      rows[at++] = mix(t++, field(n2, FINE), letter);
      rows[at++] = mix(t++, (p1Case << 8) | n1Case, letter);
      rows[at++] = mix(t++, field(p1, SHAPE), shape);
      rows[at++] = mix(t++, field(n1, SHAPE), shape);
      rows[at++] = mix(t++, field(p1, COARSE), coarse);
      rows[at++] = mix(t++, field(n1, COARSE), coarse);
      rows[at++] = mix(t++, p1Lower, fine);
      rows[at++] = mix(t++, n1Lower, fine);
      rows[at++] = mix(t++, field(p1, SUFFIX3), (p1Case << 8) | letter);
      rows[at++] = mix(t++, field(n1, SUFFIX3), (n1Case << 8) | letter);
      rows[at++] = mix(t++, Math.imul(field(p2, LOWER), 31) + p1Lower, letter);
      rows[at++] = mix(t++, Math.imul(n1Lower, 31) + field(n2, LOWER), letter);
      rows[at++] = mix(t++, (p1Case << 8) | field(p2, CASE), coarse);
      rows[at++] = mix(t++, (n1Case << 8) | field(n2, CASE), coarse);
      rows[at++] = mix(t++, p1Fine, Math.imul(n1Fine, 31) + letter);
      rows[at++] = mix(t++, p1Fine, Math.imul(fine, 1021) + n1Fine);
      rows[at++] = mix(t++, p1Tag, Math.imul(n1Lower, 31) + letter);
      rows[at++] = mix(t++, n1Tag, Math.imul(p1Lower, 31) + letter);
      rows[at++] = mix(t++, 0, 0);
      rows[at++] = mix(t++, letter, (tag << 8) | p1Tag);
      rows[at++] = mix(t++, lower, 0);
      for (let back = 1; back <= TEMPLATES + STEP_TEMPLATES; back += 1) rows[at - back]! &= mask;
    }
  }
}

function mix(template: number, a: number, b: number): number {
  let hash = Math.imul(template + 1, 0x9e3779b1) ^ a;
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  hash = Math.imul((hash + b) ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** The name finder in a model file. */
export function openNames(file: ModelFile): NameFinder {
  const { steepness } = file.meta;
  return new NameFinder(arrayOf(file, "weights", Int16Array), typeof steepness === "number" ? steepness : 0.01);
}
