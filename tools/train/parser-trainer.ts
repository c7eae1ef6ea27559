import { KNOWN_SIZE, PADDING, Parser } from "../../src/language/parser.ts";
import type { Tagger } from "../../src/language/tagger.ts";
import {
  type Grammar,
  KIND_COMMA,
  KIND_OTHER,
  KIND_QUOTE,
  KIND_VERB,
  pairIndex,
  SHIFT,
  type Transitions,
} from "../../src/language/transitions.ts";
import type { WordTable } from "../../src/language/words.ts";
import type { TreebankSentence } from "./conllu.ts";
import { add, average, averaged, random, shuffle } from "./perceptron.ts";

/** A sentence with predicted tags and a tree in the parser's terms: heads with the root at `forms.length`. */
export interface TrainingTree {
  readonly forms: readonly string[];
  readonly tags: Uint8Array;
  readonly heads: Int32Array;
  readonly labels: Uint8Array;
}

/** Tags as a tagger gives them that has not seen the sentence: each fold is tagged by the others' tagger. */
export function jackknife(
  sentences: readonly TreebankSentence[],
  folds: number,
  retag: (train: readonly TreebankSentence[]) => Tagger,
): Uint8Array[] {
  const out: Uint8Array[] = new Array(sentences.length);
  // Folds of whole stretches, so that neighbours of one document stay together.
  const foldOf = (i: number): number => Math.floor(i / 40) % folds;
  for (let fold = 0; fold < folds; fold += 1) {
    const tagger = retag(sentences.filter((_, i) => foldOf(i) !== fold));
    sentences.forEach((sentence, i) => {
      if (foldOf(i) !== fold) return;
      const found = new Uint8Array(sentence.forms.length);
      tagger.tag(sentence.forms, found);
      out[i] = found;
    });
  }
  return out;
}

/** Labels by frequency and, for each pair of tags, which were seen between them. */
export function grammarOf(
  sentences: readonly TreebankSentence[],
  tagged: readonly Uint8Array[],
  tags: readonly string[],
): Grammar {
  const labelCounts = new Map<string, number>();
  for (const { deprels } of sentences) for (const rel of deprels) labelCounts.set(rel, (labelCounts.get(rel) ?? 0) + 1);
  const labels = [...labelCounts]
    .filter(([, count]) => count >= 10)
    .sort((a, b) => b[1] - a[1])
    .map(([label]) => label);
  const labelIds = new Map(labels.map((label, id) => [label, id]));
  const tagCount = tags.length;
  const upos = tags.map((tag) => tag.split(" ")[0]!);
  const fine = new Map<number, Map<number, number>>();
  const coarse = new Map<string, Map<number, number>>();
  const byChild = new Map<string, Map<number, number>>();
  const count = <K>(table: Map<K, Map<number, number>>, key: K, label: number): void => {
    let of = table.get(key);
    if (of === undefined) {
      of = new Map();
      table.set(key, of);
    }
    of.set(label, (of.get(label) ?? 0) + 1);
  };
  sentences.forEach((sentence, s) => {
    sentence.heads.forEach((head, i) => {
      const label = labelIds.get(sentence.deprels[i]!);
      if (label === undefined || head < 0) return;
      const child = tagged[s]![i]!;
      const parent = tagged[s]![head]!;
      const direction = head > i ? 0 : 1;
      count(fine, pairIndex(tagCount, parent, child, direction), label);
      count(coarse, `${upos[parent]} ${upos[child]} ${direction}`, label);
      count(byChild, `${upos[child]} ${direction}`, label);
    });
  });
  const offsets = new Uint32Array(pairIndex(tagCount, tagCount, tagCount - 1, 1) + 2);
  const lists: number[] = [];
  const total = (of: Map<number, number> | undefined): number =>
    of === undefined ? 0 : [...of.values()].reduce((a, b) => a + b, 0);
  const best = (of: Map<number, number> | undefined, most: number): number[] => {
    const sum = total(of);
    return [...(of ?? [])]
      .filter(([, n]) => n / sum >= 0.003)
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, most)
      .map(([label]) => label);
  };
  const root = labelIds.get("root")!;
  for (let head = 0; head <= tagCount; head += 1) {
    for (let child = 0; child < tagCount; child += 1) {
      for (let direction = 0; direction < 2; direction += 1) {
        const at = pairIndex(tagCount, head, child, direction);
        let list = [root];
        if (head < tagCount) {
          const pair = fine.get(at);
          const wide = coarse.get(`${upos[head]} ${upos[child]} ${direction}`);
          const any = byChild.get(`${upos[child]} ${direction}`);
          if (total(pair) >= 50) list = best(pair, 10);
          else if (total(wide) >= 20) list = best(wide, 10);
          else list = best(any, 8);
          if (list.length === 0) list = [labelIds.get("dep") ?? 0];
        }
        lists.push(...list);
        offsets[at + 1] = lists.length;
      }
    }
  }
  const kinds = Uint8Array.from(tags, (tag) => {
    const [u, x] = tag.split(" ");
    if (x === ",") return KIND_COMMA;
    if (u === "VERB" || u === "AUX") return KIND_VERB;
    return x === "``" || x === "''" ? KIND_QUOTE : KIND_OTHER;
  });
  return { labels, tagCount, offsets, lists: Uint8Array.from(lists), kinds };
}

export function treesOf(
  sentences: readonly TreebankSentence[],
  tagged: readonly Uint8Array[],
  labels: readonly string[],
): TrainingTree[] {
  const ids = new Map(labels.map((label, id) => [label, id]));
  return sentences.map((sentence, s) => ({
    forms: sentence.forms,
    tags: tagged[s]!,
    heads: Int32Array.from(sentence.heads, (head) => (head < 0 ? sentence.forms.length : head)),
    labels: Uint8Array.from(sentence.deprels, (rel) => ids.get(rel) ?? 255),
  }));
}

/** What each action costs: how many gold arcs it makes impossible, a wrong label counting as one. */
class Oracle {
  private readonly parser: Transitions;
  private children: number[][] = [];
  private tree: TrainingTree | null = null;
  private readonly onStack = new Uint8Array(512);

  constructor(parser: Transitions) {
    this.parser = parser;
  }

  begin(tree: TrainingTree): void {
    this.tree = tree;
    this.children = Array.from({ length: tree.forms.length + 1 }, () => []);
    tree.heads.forEach((head, i) => {
      this.children[head]!.push(i);
    });
  }

  costs(out: Int32Array): void {
    const { parser, children, onStack } = this;
    const tree = this.tree!;
    const { stack, top, next, actions, actionCount } = parser;
    const labelCount = parser.grammar.labels.length;
    onStack.fill(0, 0, tree.forms.length + 2);
    for (let i = 0; i < top; i += 1) onStack[stack[i]!] = 1;
    let shift = 0;
    if (next < tree.forms.length) {
      const head = tree.heads[next]!;
      if (head < next && onStack[head] === 1 && head !== stack[top - 1]) shift += 1;
      for (const child of children[next]!) if (child < next && onStack[child] === 1) shift += 1;
    }
    let left = 0;
    let right = 0;
    let leftGold = false;
    let rightGold = false;
    let goldLabel = 255;
    if (top > 0) {
      const s0 = stack[top - 1]!;
      const head = tree.heads[s0]!;
      goldLabel = tree.labels[s0]!;
      let inBuffer = 0;
      for (const child of children[s0]!) if (child >= next) inBuffer += 1;
      leftGold = head === next;
      rightGold = top > 1 && head === stack[top - 2];
      left = inBuffer + (rightGold || head > next ? 1 : 0);
      right = inBuffer + (head >= next ? 1 : 0);
    }
    let leftHas = false;
    let rightHas = false;
    for (let c = 0; c < actionCount; c += 1) {
      if (actions[c] === 1 + goldLabel) leftHas = true;
      if (actions[c] === 1 + labelCount + goldLabel) rightHas = true;
    }
    for (let c = 0; c < actionCount; c += 1) {
      const action = actions[c]!;
      if (action === SHIFT) out[c] = shift;
      else if (action <= labelCount) out[c] = left + (leftGold && leftHas && action - 1 !== goldLabel ? 1 : 0);
      else out[c] = right + (rightGold && rightHas && action - 1 - labelCount !== goldLabel ? 1 : 0);
    }
  }
}

export interface ParserTraining {
  readonly epochs: number;
  readonly bits: number;
  /** From the second epoch on, how often the parser follows its own choice, right or wrong. */
  readonly explore: number;
  /** A feature gets a weight once it has come up in this many updates (Goldberg and Elhadad 2011). */
  readonly rare: number;
  readonly report?: (line: string) => void;
}

export interface TrainedParser {
  /** `PADDING` included. */
  readonly weights: Float32Array;
  readonly known: Uint32Array;
}

/** Averaged weights of a parser, and which features have any. */
export function trainParser(
  trees: readonly TrainingTree[],
  grammar: Grammar,
  words: WordTable,
  options: ParserTraining,
): TrainedParser {
  const weights = averaged(options.bits, PADDING);
  const known = new Uint32Array(KNOWN_SIZE);
  const parser = new Parser(grammar, weights.now, known);
  const oracle = new Oracle(parser);
  const costs = new Int32Array(512);
  const next = random(11);
  const seen = new Uint8Array(2 ** 26);
  const order = trees.filter((tree) => tree.forms.length > 1 && tree.forms.length < 200);
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    shuffle(order, next);
    let wrong = 0;
    let steps = 0;
    for (const tree of order) {
      parser.begin(tree.forms, tree.tags, words);
      oracle.begin(tree);
      while (!parser.done()) {
        parser.findActions();
        if (parser.actionCount === 1) {
          parser.take(parser.actions[0]!);
          continue;
        }
        parser.score();
        oracle.costs(costs);
        const { actions, scores, actionCount } = parser;
        let least = costs[0]!;
        for (let c = 1; c < actionCount; c += 1) if (costs[c]! < least) least = costs[c]!;
        let best = 0;
        let right = -1;
        for (let c = 0; c < actionCount; c += 1) {
          const score = scores[actions[c]!]!;
          if (score > scores[actions[best]!]!) best = c;
          if (costs[c] === least && (right < 0 || score > scores[actions[right]!]!)) right = c;
        }
        steps += 1;
        weights.steps += 1;
        let follow = right;
        if (costs[best] !== least) {
          wrong += 1;
          const good = parser.places[actions[right]!]!;
          const bad = parser.places[actions[best]!]!;
          for (const hash of parser.rows) {
            const row = (hash >>> 6) & parser.mask;
            const at = hash & (seen.length - 1);
            if (seen[at]! < options.rare) {
              seen[at]! += 1;
              continue;
            }
            known[(hash >>> 5) & (KNOWN_SIZE - 1)]! |= 1 << (hash & 31);
            add(weights, row + good, 1);
            add(weights, row + bad, -1);
          }
          if (epoch > 0 && next() < options.explore) follow = best;
        } else follow = best;
        parser.take(actions[follow]!);
      }
    }
    options.report?.(`epoch ${epoch + 1}: ${wrong} of ${steps} steps wrong`);
  }
  return { weights: average(weights), known };
}

/** Labelled and unlabelled attachment of one set, punctuation included, on gold words and predicted tags. */
export function scoreTrees(
  parser: Transitions,
  tagger: Tagger,
  sentences: readonly TreebankSentence[],
): { uas: number; las: number; core: number } {
  const tags = new Uint8Array(512);
  const heads = new Int32Array(512);
  const labels = new Uint8Array(512);
  let words = 0;
  let uas = 0;
  let las = 0;
  let coreGold = 0;
  let coreFound = 0;
  let coreRight = 0;
  for (const sentence of sentences) {
    tagger.tag(sentence.forms, tags);
    parser.parse(sentence.forms, tags, tagger.words, heads, labels);
    for (let i = 0; i < sentence.forms.length; i += 1) {
      words += 1;
      const label = parser.grammar.labels[labels[i]!]!;
      const headRight = heads[i] === sentence.heads[i];
      const right = headRight && label === sentence.deprels[i];
      if (headRight) uas += 1;
      if (right) las += 1;
      if (core.has(sentence.deprels[i]!)) coreGold += 1;
      if (core.has(label)) coreFound += 1;
      if (right && core.has(label)) coreRight += 1;
    }
  }
  return { uas: (100 * uas) / words, las: (100 * las) / words, core: (200 * coreRight) / (coreGold + coreFound) };
}

/** The relations that events are read from. */
const core = new Set("root nsubj nsubj:pass obj iobj obl obl:agent obl:unmarked ccomp xcomp".split(" "));
