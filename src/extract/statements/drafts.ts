/** Brings quotations to those who say them: to the cue in whose words they stand, else to whoever was speaking. */
import { bareRel, children } from "../../language/index.ts";
import type { Analysis, Sentence, Token } from "../../model/index.ts";
import { isOutside } from "../headings.ts";
import { type Cue, findCues } from "./cues.ts";
import { formOf } from "./form.ts";
import type { StatementLexicon } from "./lexicon.ts";
import { type Quote, quotesOfBody } from "./quotes.ts";
import type { Draft, Piece, Saying } from "./saying.ts";
import { sayingsOf } from "./sayings.ts";
import { type Among, scopeOf } from "./scope.ts";
import { type Memory, newMemory, remember, speakerAt } from "./speaker.ts";

export function draftsOf(analysis: Analysis, lexicon: StatementLexicon): Draft[] {
  const { body } = analysis.article;
  const quotes = quotesOfBody(body, analysis.sentences);
  const piecesBySentence = analysis.sentences.map(() => [] as Piece[]);
  cutIntoSentences(analysis.sentences, quotes, piecesBySentence);
  const chain = chainsOf(analysis.sentences, quotes, piecesBySentence);
  const drafts: Draft[] = [];
  const byQuote = new Map<number, Draft>();
  const waiting: Piece[] = [];
  const memory = newMemory(lexicon.states);
  for (const sentence of analysis.sentences) {
    if (sentence.kind === "caption" || isOutside(analysis, sentence)) continue;
    const pieces = piecesBySentence[sentence.index]!;
    const quoted =
      pieces.length === 0
        ? nowhere
        : (token: Token): boolean => pieces.some((piece) => token.index >= piece.first && token.index <= piece.last);
    const cues = findCues(analysis, sentence, lexicon, quoted);
    if (cues.length === 0 && pieces.length === 0) continue;
    const sayings = sayingsOf(analysis, sentence, cues, memory);
    const own = draftsOfSentence(sentence, sayings, pieces, quoted);
    const taken = new Set<Piece>();
    for (const draft of own) {
      for (const piece of draft.pieces) taken.add(piece);
      if (draft.pieces.length > 0) bringBack(draft, drafts.at(-1), waiting, chain);
      const before = joinable(analysis, drafts.at(-1), draft);
      if (before !== null) {
        before.pieces.push(...draft.pieces);
        before.sentences.add(sentence.index);
        for (const piece of draft.pieces) byQuote.set(piece.quote, before);
        remember(memory, draft.saying.speaker);
        continue;
      }
      drafts.push(draft);
      for (const piece of draft.pieces) byQuote.set(piece.quote, draft);
    }
    for (const piece of pieces) {
      if (taken.has(piece)) continue;
      const begun = byQuote.get(piece.quote);
      if (begun !== undefined) {
        begun.pieces.push(piece);
        begun.sentences.add(sentence.index);
        continue;
      }
      // While the quotation goes on, a cue of its own may still come.
      const ends = quotes[piece.quote]!.inner.end <= piece.end + 2;
      const parts = [...waiting.filter((one) => one.quote === piece.quote), piece];
      const first = parts[0]!;
      const named = ends ? namedBefore(analysis, first, memory) : null;
      if (named !== null) {
        for (const part of parts) {
          named.pieces.push(part);
          named.sentences.add(part.sentence);
          if (part !== piece) waiting.splice(waiting.indexOf(part), 1);
        }
        drafts.push(named);
        byQuote.set(piece.quote, named);
        remember(memory, named.saying.speaker);
        continue;
      }
      const going = ends
        ? goesOn(analysis, quotes, drafts.at(-1), first, analysis.sentences[first.sentence]!, own.length > 0)
        : null;
      if (going !== null) {
        // After words of the page's own, what is quoted next is a saying of its own by the same speaker.
        const draft: Draft =
          going.form === "direct"
            ? going
            : {
                saying: { ...going.saying, sentence: going.saying.sentence },
                pieces: [],
                form: "direct",
                content: [],
                sentences: new Set(),
                follows: going.saying.sentence.index,
              };
        if (draft !== going) drafts.push(draft);
        for (const part of parts) {
          draft.pieces.push(part);
          draft.sentences.add(part.sentence);
          if (part !== piece) waiting.splice(waiting.indexOf(part), 1);
        }
        byQuote.set(piece.quote, draft);
      } else waiting.push(piece);
    }
    for (const saying of sayings) remember(memory, saying.speaker);
    const main = sayings.find(({ cues }) => isMain(sentence, cues[0]!.token));
    if (main !== undefined) memory.main = { speaker: main.speaker, sentence: sentence.index };
  }
  return drafts;
}

const nowhere = (): boolean => false;

/** A quotation begun in an earlier sentence: what waited of it is this speaker's too, and what went to another before. */
function bringBack(draft: Draft, before: Draft | undefined, waiting: Piece[], chain: readonly number[]): void {
  const chains = new Set(draft.pieces.map((piece) => chain[piece.quote]));
  const ofChain = (piece: Piece): boolean => chains.has(chain[piece.quote]);
  const earlier = [...waiting.filter(ofChain), ...takenBack(before, draft, ofChain)];
  draft.pieces.unshift(...earlier);
  for (const piece of earlier) {
    draft.sentences.add(piece.sentence);
    if (waiting.includes(piece)) waiting.splice(waiting.indexOf(piece), 1);
  }
}

/**
 * For each quotation the first of its chain: one that no mark closes goes on in the next paragraph, which opens with a mark of
 * its own, `“We will wait. / “It takes time,” she said.`
 */
function chainsOf(
  sentences: readonly Sentence[],
  quotes: readonly Quote[],
  piecesBySentence: readonly (readonly Piece[])[],
): number[] {
  if (!quotes.some(({ open }) => open)) return quotes.map((_, i) => i);
  const first = new Map<number, Sentence>();
  const last = new Map<number, Sentence>();
  for (const piece of piecesBySentence.flat()) {
    const sentence = sentences[piece.sentence]!;
    if (!first.has(piece.quote)) first.set(piece.quote, sentence);
    last.set(piece.quote, sentence);
  }
  const chain: number[] = [];
  quotes.forEach((quote, i) => {
    const from = last.get(i - 1);
    const to = first.get(i);
    const goesOn =
      i > 0 &&
      quotes[i - 1]!.open &&
      from !== undefined &&
      to !== undefined &&
      to.index === from.index + 1 &&
      to.paragraph === from.paragraph + 1 &&
      quote.outer.start <= to.start;
    chain.push(goesOn ? chain[i - 1]! : i);
  });
  return chain;
}

/** What was taken for more of the speaker before, and is the beginning of what another says. */
function takenBack(before: Draft | undefined, draft: Draft, ofChain: (piece: Piece) => boolean): Piece[] {
  if (before === undefined || before.saying.speaker.name === draft.saying.speaker.name) return [];
  const back = before.pieces.filter(ofChain);
  if (back.length === before.pieces.length) return [];
  before.pieces = before.pieces.filter((piece) => !back.includes(piece));
  for (const { sentence } of back)
    if (sentence !== before.saying.sentence.index && !before.pieces.some((piece) => piece.sentence === sentence))
      before.sentences.delete(sentence);
  return back;
}

/** Does the cue stand above all other verbs of the sentence, or is it set off beside them? */
const isMain = ({ tokens }: Sentence, cue: number): boolean =>
  tokens[cue]!.head < 0 || bareRel(tokens[cue]!) === "parataxis";

/** "More from Okafor: “We will stay.”": a name right before the colon that opens the quotation, and no verb of its own clause. */
function namedBefore(analysis: Analysis, piece: Piece, memory: Memory): Draft | null {
  const sentence = analysis.sentences[piece.sentence]!;
  const { tokens } = sentence;
  let colon = piece.first - 1;
  while (colon > 0 && /^["“„«‘'`]+$/.test(tokens[colon]!.text)) colon -= 1;
  if (colon < 1 || tokens[colon]!.text !== ":") return null;
  const name = (analysis.mentionsBySentence[sentence.index] ?? []).find(
    (mention) => mention.last === colon - 1 && mention.form === "name" && mention.actors.length === 1,
  );
  if (name === undefined || colon - name.first > MOST_NAME) return null;
  if (tokens.slice(0, colon).some((token) => token.upos === "VERB")) return null;
  const speaker = speakerAt(analysis, sentence, name.headToken, memory);
  if (speaker === null || (speaker.kind !== "person" && speaker.kind !== "body")) return null;
  const cue: Cue = {
    kind: "verb",
    token: colon,
    speaker: name.headToken,
    content: null,
    act: "asserts",
    lemma: "colon",
    judges: false,
    relay: null,
    after: null,
  };
  return {
    saying: { sentence, cues: [cue], speaker, via: null, viaSpan: null, to: null, asides: [] },
    pieces: [],
    form: "direct",
    content: [],
    sentences: new Set([sentence.index]),
  };
}

/** Words that a name before a colon may have. */
const MOST_NAME = 6;

function cutIntoSentences(sentences: readonly Sentence[], quotes: readonly Quote[], into: Piece[][]): void {
  let at = 0;
  quotes.forEach((quote, index) => {
    while (at < sentences.length && sentences[at]!.end <= quote.inner.start) at += 1;
    for (let i = at; i < sentences.length && sentences[i]!.start < quote.inner.end; i += 1) {
      const sentence = sentences[i]!;
      const start = Math.max(sentence.start, quote.inner.start);
      const end = Math.min(sentence.end, quote.inner.end);
      const inside = sentence.tokens.filter((token) => token.start >= start && token.end <= end);
      if (inside.length === 0) continue;
      into[i]!.push({ quote: index, sentence: i, start, end, first: inside[0]!.index, last: inside.at(-1)!.index });
    }
  });
}

/** Brings the quotations of a sentence to its sayings, and tells their form. */
function draftsOfSentence(
  sentence: Sentence,
  sayings: readonly Saying[],
  pieces: readonly Piece[],
  quoted: (token: Token) => boolean,
): Draft[] {
  const drafts: Draft[] = sayings.map((saying) => ({
    saying,
    pieces: [],
    form: "indirect",
    content: [],
    sentences: new Set([sentence.index]),
  }));
  const scopes = sayings.map((saying) => scopeOf(sentence, saying, sayings));
  for (const [i, draft] of drafts.entries()) {
    const scope = scopes[i]!;
    for (let at = 0; at < scope.length; at += 1)
      if (scope[at] === 1 && !quoted(sentence.tokens[at]!)) draft.content.push(at);
  }
  for (const piece of pieces) {
    const owner = ownerOf(piece, sayings, scopes);
    if (owner >= 0) drafts[owner]!.pieces.push(piece);
  }
  for (const draft of drafts) {
    if (draft.pieces.length > 0) draft.form = formOf(sentence, draft, sayings);
  }
  return drafts;
}

/** Whose words a quotation is: the saying in whose scope most of it stands, the innermost first; else the one it touches. */
function ownerOf(piece: Piece, sayings: readonly Saying[], scopes: readonly Among[]): number {
  let best = -1;
  let bestSize = Number.POSITIVE_INFINITY;
  scopes.forEach((scope, i) => {
    let inside = 0;
    for (let token = piece.first; token <= piece.last; token += 1) inside += scope[token]!;
    if (inside * 2 <= piece.last - piece.first) return;
    let size = 0;
    for (const one of scope) size += one;
    if (size < bestSize) {
      best = i;
      bestSize = size;
    }
  });
  if (best >= 0) return best;
  // The tree is lost in a quotation; the marks are not. `“…,” she said` and `she said: “…”` touch.
  let nearest = -1;
  let distance = Number.POSITIVE_INFINITY;
  sayings.forEach((saying, i) => {
    for (const cue of saying.cues) {
      const before = cue.token < piece.first;
      // What stands before a verb that is not set off behind it is not said by it.
      if (!before && cue.after === null && cue.kind === "verb") continue;
      const gap = before ? piece.first - cue.token : cue.token - piece.last + 2;
      if (gap < distance) {
        distance = gap;
        nearest = i;
      }
    }
  });
  return nearest;
}

/** `“A,” said Li. “B,” he said.`: a broken quotation of one speaker in one paragraph is one statement. */
function joinable(analysis: Analysis, before: Draft | undefined, draft: Draft): Draft | null {
  if (before === undefined || before.form !== "direct" || draft.form !== "direct") return null;
  if (before.saying.speaker.name !== draft.saying.speaker.name) return null;
  // `“B,” he said in English at the start of a meeting.` tells of another time.
  if (elsewhere(draft.saying)) return null;
  const last = Math.max(...before.sentences);
  const first = Math.min(...draft.sentences);
  if (first - last > 1 || first === last) return null;
  return analysis.sentences[last]!.paragraph === analysis.sentences[first]!.paragraph ? before : null;
}

/** Does the cue tell an occasion of its own: "he said at the start of a meeting"? */
const elsewhere = ({ sentence, cues }: Saying): boolean =>
  children(sentence, cues[0]!.token).some(
    (child) =>
      bareRel(child) === "obl" &&
      child.upos === "NOUN" &&
      children(sentence, child.index).some((one) => one.deprel === "case" && /^(?:at|during)$/.test(one.norm)),
  );

/** A quotation without a cue goes on with what the last speaker said, where nothing else stands between. */
function goesOn(
  analysis: Analysis,
  quotes: readonly Quote[],
  before: Draft | undefined,
  piece: Piece,
  sentence: Sentence,
  spoken: boolean,
): Draft | null {
  if (before === undefined || spoken) return null;
  const last = Math.max(...before.sentences);
  if (piece.sentence - last > 1) return null;
  if (!fills(sentence, piece)) return null;
  const previous = analysis.sentences[last]!;
  if (previous.paragraph === sentence.paragraph) {
    return before;
  }
  const open = before.pieces.length > 0 && quotes[before.pieces.at(-1)!.quote]!.open;
  const colon = /[:]["”]?\s*$/.test(analysis.article.body.slice(previous.start, previous.end));
  if (open || colon || (before.form === "direct" && sentence.paragraph - previous.paragraph === 1)) {
    if (colon && before.pieces.length === 0) before.form = "direct";
    return before;
  }
  return null;
}

/** Is the sentence nothing but this quotation? */
function fills(sentence: Sentence, piece: Piece): boolean {
  let outside = 0;
  for (const token of sentence.tokens) {
    if (
      (token.index < piece.first || token.index > piece.last) &&
      token.upos !== "PUNCT" &&
      !/^["“”'‘’`.,!?]+$/.test(token.text)
    )
      outside += 1;
  }
  return outside === 0 && piece.last - piece.first >= 2;
}
