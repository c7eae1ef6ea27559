import type { Sentence, SentenceKind, Span } from "../model/index.ts";
import { exceptionsOf } from "./lemmas.ts";
import { openClusters, openLexicon } from "./lexicon.ts";
import { linesOf, openModel } from "./model-file.ts";
import { openNames } from "./names.ts";
import { openParser } from "./parser.ts";
import { quotesOf } from "./quotes.ts";
import { longestSentence, type Split, splitSentences } from "./sentences.ts";
import { openTagger } from "./tagger.ts";
import { type Gate, type LanguageModels, readTokens } from "./words-of.ts";

export { findNames, type NameSpan, type NameType } from "./names.ts";
export { type NameReader, namesOnPage } from "./names-on-page.ts";
export { quotesOf } from "./quotes.ts";
export { splitSentences } from "./sentences.ts";
export { tokenise } from "./tokens.ts";
export * from "./tree.ts";
export type { Gate, LanguageModels } from "./words-of.ts";

/**
 * The sentences of an article's body with tags and trees: "Li met Putin." is Li ← met → Putin.
 * Offsets are into `text`. An empty list for a text without words. With a gate, what it keeps back has no tree.
 */
export function readSentences(text: string, models: LanguageModels, gate: Gate | null = null): Sentence[] {
  const split = splitSentences(text);
  const quotes = split.paragraphSpans.map(([start, end]) => quotesOf(text, start, end));
  const next = quotes.map(() => 0);
  return split.firsts.map((first, index) => {
    const last = split.lasts[index]!;
    const paragraph = split.paragraphs[index]!;
    const start = split.starts[first]!;
    const end = split.ends[last]!;
    const own: Span[] = [];
    const inParagraph = quotes[paragraph]!;
    let at = next[paragraph]!;
    while (at < inParagraph.length && inParagraph[at]!.end <= start) at += 1;
    next[paragraph] = at;
    while (at < inParagraph.length && inParagraph[at]!.start < end) own.push(inParagraph[at++]!);
    const kind = kindOf(text, split, index);
    // Headlines stand in bodies too: what ends without a stop is read in their manner.
    const terse = !/[.!?…:;,"”’')]/.test(text[end - 1]!);
    const tokens = readTokens(text, tokenSpans(split, first, last), own, models, terse, gate);
    return { index, paragraph, start, end, kind, quotes: own, tokens };
  });
}

/** A headline as one sentence, read in the manner of headlines: "Russian PM to visit Beijing" has the verb visit as its root. */
export function readHeadline(title: string, models: LanguageModels): Sentence {
  const split = splitSentences(title);
  const last = Math.min(split.starts.length, longestSentence) - 1;
  const quotes = split.paragraphSpans.flatMap(([start, end]) => quotesOf(title, start, end));
  const tokens = last < 0 ? [] : readTokens(title, tokenSpans(split, 0, last), quotes, models, true);
  return {
    index: 0,
    paragraph: 0,
    start: split.starts[0] ?? 0,
    end: split.ends[last] ?? 0,
    kind: "headline",
    quotes,
    tokens,
  };
}

const tokenSpans = (split: Split, first: number, last: number): Span[] =>
  split.starts.slice(first, last + 1).map((start, i) => ({ start, end: split.ends[first + i]! }));

const captionStart = /^(?:FILE PHOTO|FILE|Photo|Pictured|Image|Picture|Getty Images)\s?[:–—-]/i;
const credit =
  /\((?:AP|AFP|Reuters|Xinhua|Getty|TASS|EPA)[ /][^)]{0,80}\)\s*$|\/(?:Reuters|AFP|Getty Images|Xinhua|AP|Handout|Pool)\.?$/i;
const bullet = /^(?:[•▪◦●■–*·-]|\d{1,2}[.)])\s/;

function kindOf(text: string, split: Split, index: number): SentenceKind {
  const first = split.firsts[index]!;
  const last = split.lasts[index]!;
  const [start, end] = split.paragraphSpans[split.paragraphs[index]!]!;
  const head = text.slice(start, Math.min(end, start + 40));
  if (captionStart.test(head) || credit.test(text.slice(Math.max(start, end - 100), end))) return "caption";
  if (bullet.test(head)) return "list-item";
  const whole = split.starts[first] === start && split.ends[last] === end;
  if (whole && last - first < 12 && !/[.!?…:,;"”’)]$/.test(text.slice(start, end))) return "subhead";
  return "prose";
}

/** Two networks of one make: `fast` is narrow and tries two trees a sentence, `accurate` is wide and tries eight. */
export type ParserKind = "fast" | "accurate";

/** The models in the bytes of their files, unzipped; `verbs`: plain forms of verbs beside those of the treebanks. */
export function openLanguageModels(files: {
  readonly clusters: Uint8Array;
  readonly words: Uint8Array;
  readonly tagger: Uint8Array;
  readonly parser: Uint8Array;
  readonly names: Uint8Array;
  readonly verbs: readonly string[];
}): LanguageModels {
  const words = openModel(files.words, "words");
  const lexicon = openLexicon(words, openClusters(openModel(files.clusters, "clusters")));
  const keys = linesOf(words, "lemmaKeys");
  const lemmas = linesOf(words, "lemmas");
  const verbs = new Set([...linesOf(words, "verbs"), ...files.verbs]);
  // The vectors are of the most frequent words; those that have only a class follow them.
  const clusterRank = (word: string): number | null =>
    lexicon.clusters.ids.has(word) ? lexicon.vectors.ids.size : null;
  return {
    tagger: openTagger(openModel(files.tagger, "tagger"), lexicon),
    names: openNames(openModel(files.names, "names"), lexicon),
    parser: openParser(openModel(files.parser, "parser"), lexicon),
    seen: new Map(),
    vectors: lexicon.vectors,
    lemmas: {
      exceptions: exceptionsOf(keys, lemmas),
      verbs: { has: (word) => verbs.has(word), rank: (word) => lexicon.vectors.ids.get(word) ?? clusterRank(word) },
    },
  };
}
