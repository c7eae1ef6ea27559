import type { Sentence, SentenceKind, Span, Token } from "../model/index.ts";
import { quotesOf } from "./quotes.ts";
import { type Split, splitSentences } from "./sentences.ts";

export { quotesOf } from "./quotes.ts";
export { splitSentences } from "./sentences.ts";
export { tokenise } from "./tokens.ts";
export * from "./tree.ts";

/** What `src/load/language.ts` reads from `data/models`. */
export interface LanguageModels {
  readonly version: string;
}

/**
 * The sentences of an article's body with tags and trees: "Li met Putin." is Li ← met → Putin.
 * Offsets are into `text`. An empty list for a text without words.
 */
export function readSentences(text: string, models: LanguageModels): Sentence[] {
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
    return { index, paragraph, start, end, kind, quotes: own, tokens: readTokens(text, split, first, last, models) };
  });
}

/** A headline as one sentence, read in the manner of headlines: "Russian PM to visit Beijing" has the verb visit as its root. */
export function readHeadline(title: string, models: LanguageModels): Sentence {
  const split = splitSentences(title);
  const last = split.starts.length - 1;
  const quotes = split.paragraphSpans.flatMap(([start, end]) => quotesOf(title, start, end));
  const tokens = last < 0 ? [] : readTokens(title, split, 0, last, models);
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

function readTokens(text: string, split: Split, first: number, last: number, _models: LanguageModels): Token[] {
  const tokens: Token[] = [];
  for (let i = first; i <= last; i += 1) {
    const start = split.starts[i]!;
    const end = split.ends[i]!;
    const form = text.slice(start, end);
    const index = i - first;
    const word = /[\p{L}\d]/u.test(form);
    tokens.push({
      index,
      start,
      end,
      text: form,
      norm: form.toLowerCase().replaceAll("’", "'"),
      lemma: form.toLowerCase(),
      upos: word ? (/^\p{Lu}/u.test(form) ? "PROPN" : "NOUN") : "PUNCT",
      xpos: word ? "NN" : ".",
      head: index === 0 ? -1 : 0,
      deprel: index === 0 ? "root" : word ? "dep" : "punct",
    });
  }
  return tokens;
}

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
