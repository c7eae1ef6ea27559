import type { Upos } from "../model/index.ts";
import { arrayOf, linesOf, type ModelFile } from "./model-file.ts";
import {
  CASE,
  CLASS,
  COARSE,
  ENTRY,
  FINE,
  LOWER,
  LOWER_ENTRY,
  PREFIX1,
  PREFIX2,
  PREFIX3,
  SHAPE,
  SUFFIX1,
  SUFFIX2,
  SUFFIX3,
  SUFFIX4,
  WORD,
  WORD_FIELDS,
  type WordClusters,
  WordTable,
} from "./words.ts";

/**
 * Part-of-speech tags by an averaged perceptron, left to right: each word takes the best of the tags it may have.
 *
 * A tag is UPOS and Penn tag in one ("NOUN NNS"). Words seen often take only tags seen with them, which settles most words
 * without any sum. A feature is a row of the weight table and a tag the place in it. Trained by `tools/train/tagger.ts`.
 */
export class Tagger {
  readonly tags: readonly string[];
  /** UPOS and Penn tag of each tag. */
  readonly pairs: readonly (readonly [Upos, string])[];
  readonly words: WordTable;
  readonly weights: Float32Array | Int16Array;
  /** Rows that the last word that needed a sum was judged by: the trainer moves their weights. */
  readonly rows = new Int32Array(TEMPLATES);
  private readonly mask: number;
  private readonly scores: Float64Array;
  private readonly lexicon: TagLexicon;
  private ids = new Int32Array(256);

  constructor(lexicon: TagLexicon, weights: Float32Array | Int16Array) {
    this.tags = lexicon.tags;
    this.pairs = lexicon.tags.map((tag) => {
      const [upos, xpos] = tag.split(" ");
      return [upos as Upos, xpos ?? "XX"];
    });
    this.weights = weights;
    this.mask = weights.length - 1;
    this.words = new WordTable(lexicon.entries, lexicon.classes, lexicon.clusters);
    this.lexicon = lexicon;
    this.scores = new Float64Array(lexicon.tags.length);
  }

  /** The index of a tag by its name, `otherwise` if the model does not know it. */
  idOf(tag: string, otherwise: number): number {
    const id = this.tags.indexOf(tag);
    return id < 0 ? otherwise : id;
  }

  /** Is the word known in lower case, and not rather as a name in the form given? */
  isCommonWord(lower: string, form: string): boolean {
    const { entries, classes } = this.lexicon;
    const common = entries.get(lower);
    if (common === undefined) return false;
    const name = entries.get(form);
    if (name === undefined) return true;
    const tag = this.tags[Math.floor((classes[name]! - 1) / 3)];
    return classes[name] === 0 || tag === undefined || !tag.startsWith("PROPN");
  }

  /** Tag indices of a sentence, into `out`. With `gold`, `learn` is told of each word judged wrongly, and gold tags lead on. */
  tag(
    forms: readonly string[],
    out: Uint8Array,
    learn: ((gold: number, wrong: number) => void) | null = null,
    gold: Uint8Array | null = null,
  ): void {
    const count = forms.length;
    if (this.ids.length < count) this.ids = new Int32Array(count * 2);
    const { ids, words, scores, weights, rows, mask } = this;
    words.reserve(count);
    for (let i = 0; i < count; i += 1) ids[i] = words.idOf(forms[i]!) * WORD_FIELDS;
    const { offsets, lists, open } = this.lexicon;
    let t1 = 200;
    let t2 = 201;
    for (let i = 0; i < count; i += 1) {
      const at = ids[i]!;
      const entry = words.fields[at + ENTRY]!;
      let list = open;
      let from = 0;
      let to = open.length;
      if (entry >= 0) {
        list = lists;
        from = offsets[entry]!;
        to = offsets[entry + 1]!;
      }
      let best = list[from]!;
      if (to - from > 1) {
        this.fillRows(i, count, t1, t2);
        for (let c = from; c < to; c += 1) scores[list[c]!] = 0;
        for (let f = 0; f < TEMPLATES; f += 1) {
          const row = rows[f]!;
          for (let c = from; c < to; c += 1) {
            const tag = list[c]!;
            scores[tag]! += weights[(row + tag) & mask]!;
          }
        }
        let top = Number.NEGATIVE_INFINITY;
        for (let c = from; c < to; c += 1) {
          const tag = list[c]!;
          if (scores[tag]! > top) {
            top = scores[tag]!;
            best = tag;
          }
        }
        if (learn !== null && gold !== null && best !== gold[i]!) learn(gold[i]!, best);
      }
      out[i] = best;
      t2 = t1;
      t1 = best;
    }
  }

  private fillRows(i: number, count: number, t1: number, t2: number): void {
    const { rows, ids } = this;
    const f = this.words.fields;
    const w = ids[i]!;
    const p1 = i > 0 ? ids[i - 1]! : -1;
    const p2 = i > 1 ? ids[i - 2]! : -1;
    const n1 = i + 1 < count ? ids[i + 1]! : -1;
    const n2 = i + 2 < count ? ids[i + 2]! : -1;
    const word = f[w + WORD]!;
    const lower = f[w + LOWER]!;
    const suffix3 = f[w + SUFFIX3]!;
    const shape = f[w + SHAPE]!;
    const first = i === 0 ? 1 : 0;
    const own = f[w + CLASS]!;
    const p1Lower = p1 >= 0 ? f[p1 + LOWER]! : 11;
    const p2Lower = p2 >= 0 ? f[p2 + LOWER]! : 12;
    const n1Lower = n1 >= 0 ? f[n1 + LOWER]! : 13;
    const n2Lower = n2 >= 0 ? f[n2 + LOWER]! : 14;
    const n1Class = n1 >= 0 ? f[n1 + CLASS]! : 15;
    const n2Class = n2 >= 0 ? f[n2 + CLASS]! : 16;
    const p1Case = p1 >= 0 ? f[p1 + CASE]! : 7;
    const n1Case = n1 >= 0 ? f[n1 + CASE]! : 7;
    const lowerKnown = f[w + LOWER_ENTRY]! >= 0 ? 1 : 0;
    rows[0] = mix(0, word, 0);
    rows[1] = mix(1, word === shape ? 0 : lower, 0);
    rows[2] = mix(2, f[w + SUFFIX1]!, 0);
    rows[3] = mix(3, f[w + SUFFIX2]!, 0);
    rows[4] = mix(4, suffix3, 0);
    rows[5] = mix(5, f[w + SUFFIX4]!, 0);
    rows[6] = mix(6, f[w + PREFIX1]!, 0);
    rows[7] = mix(7, f[w + PREFIX2]!, 0);
    rows[8] = mix(8, f[w + PREFIX3]!, 0);
    rows[9] = mix(9, shape, first);
    rows[10] = mix(10, t1, 0);
    rows[11] = mix(11, t1, t2);
    rows[12] = mix(12, t1, lower);
    rows[13] = mix(13, t1, n1Class);
    rows[14] = mix(14, p1Lower, 0);
    rows[15] = mix(15, p2Lower, 0);
    rows[16] = mix(16, n1Lower, 0);
    rows[17] = mix(17, n2Lower, 0);
    rows[18] = mix(18, p1 >= 0 ? f[p1 + SUFFIX3]! : 1, 0);
    rows[19] = mix(19, n1 >= 0 ? f[n1 + SUFFIX3]! : 1, 0);
    rows[20] = mix(20, own, n1Class);
    rows[21] = mix(21, n1Class, n2Class);
    rows[22] = mix(22, own, t1);
    rows[23] = mix(23, lower, n1Lower);
    rows[24] = mix(24, lower, p1Lower);
    rows[25] = mix(25, shape, n1 >= 0 ? f[n1 + SHAPE]! : 1);
    rows[26] = mix(26, shape, p1 >= 0 ? f[p1 + SHAPE]! : 1);
    rows[27] = mix(27, f[w + CASE]! * 64 + p1Case * 8 + n1Case, first + lowerKnown * 2);
    rows[28] = mix(28, suffix3, t1);
    rows[29] = mix(29, own, Math.imul(t1, 256) + n1Class);
    rows[30] = mix(30, f[w + CASE]! + first * 8 + lowerKnown * 16, t1);
    rows[31] = mix(31, p1Lower, p2Lower);
    rows[32] = mix(32, suffix3, n1Class);
    const fine = f[w + FINE]!;
    const p1Fine = p1 >= 0 ? f[p1 + FINE]! : 1100;
    const n1Fine = n1 >= 0 ? f[n1 + FINE]! : 1101;
    rows[34] = mix(34, fine, f[w + CASE]! + first * 8 + lowerKnown * 16);
    rows[35] = mix(35, p1Fine, 0);
    rows[36] = mix(36, n1Fine, 0);
    rows[37] = mix(37, fine, t1);
    rows[38] = mix(38, fine, n1Fine);
    rows[39] = mix(39, fine, p1Fine);
    rows[40] = mix(40, f[w + COARSE]!, Math.imul(t1, 256) + (n1 >= 0 ? f[n1 + COARSE]! : 255));
    rows[41] = mix(41, n1Fine, n2 >= 0 ? f[n2 + FINE]! : 1102);
    rows[33] = mix(33, Math.imul(t1, 256) + t2, n1Class);
  }
}

const TEMPLATES = 42;

function mix(template: number, a: number, b: number): number {
  let hash = Math.imul(template + 1, 0x9e3779b1) ^ a;
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  hash = Math.imul((hash + b) ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) & 0x7fffffff;
}

interface CandidateLists {
  readonly offsets: Uint32Array;
  readonly lists: Uint8Array;
  readonly open: Uint8Array;
}

/** Which tags a word may take: entry `e` has `lists` from `offsets[e]` to `offsets[e + 1]`; unknown words have `open`. */
export interface TagLexicon extends CandidateLists {
  readonly tags: readonly string[];
  readonly clusters: WordClusters;
  readonly entries: ReadonlyMap<string, number>;
  /** The usual tag of each entry and how sure it is, as one number; 0 where too seldom seen. */
  readonly classes: Uint16Array;
}

/** The tagger in a model file. */
export function openTagger(file: ModelFile, clusters: WordClusters): Tagger {
  const words = linesOf(file, "words");
  return new Tagger(
    {
      clusters,
      tags: linesOf(file, "tags"),
      entries: new Map(words.map((word, index) => [word, index])),
      classes: arrayOf(file, "classes", Uint16Array),
      offsets: arrayOf(file, "offsets", Uint32Array),
      lists: arrayOf(file, "lists", Uint8Array),
      open: arrayOf(file, "open", Uint8Array),
    },
    arrayOf(file, "weights", Int16Array),
  );
}
