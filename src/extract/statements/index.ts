/**
 * Statements: `“The border stays open,” Okafor told reporters on Friday.` is a direct statement by Okafor.
 *
 * Quotations and cues of saying are found apart and then brought together: a quotation belongs to the cue of its sentence in
 * whose content it stands, else to whoever was speaking. One speaker's sayings in one sentence are one statement, and a
 * quotation that goes on in the next sentence belongs to the same. A quoted word that no one is said to have said is a scare
 * quote, and no statement. The same saying told twice on a page counts once.
 */
import { bareRel, children, dependent, subtree } from "../../language/index.ts";
import type { Analysis, Edtf, Sentence, StatementReading, Token } from "../../model/index.ts";
import { aboutOf } from "./about.ts";
import { actOf } from "./act.ts";
import { type Cue, findCues } from "./cues.ts";
import { type DayOfSaying, dayOfSaying, daysOfSayings, type Undated } from "./day.ts";
import type { StatementLexicon } from "./lexicon.ts";
import { type Quote, quotesOfBody, trimmed } from "./quotes.ts";
import { DOCUMENTS, type Memory, newMemory, remember, type Speaker, speakerAt } from "./speaker.ts";
import { canSpeak } from "./speaking-nouns.ts";
import { sureOfSaying } from "./sure.ts";
import { hearingOf } from "./via.ts";

/** All statements of the article, in its order, ids "s1", "s2" … */
export function readStatements(analysis: Analysis, lexicon: StatementLexicon): StatementReading[] {
  const drafts = once(draftsOf(analysis, lexicon));
  handOnVia(drafts);
  const told = drafts.map((draft) => dayOfSaying(analysis, draft.saying.sentence, draft.saying.cues, draft.content));
  const days = daysOfSayings(
    analysis,
    drafts.map((draft, i) => undated(draft, told[i]!.date)),
  );
  return drafts.map((draft, index) => finished(analysis, draft, index, { ...told[index]!, date: days[index]! }));
}

/** "…,” he added": what is said right after by the same speaker came the same way. */
function handOnVia(drafts: Draft[]): void {
  for (let i = 1; i < drafts.length; i += 1) {
    const draft = drafts[i]!;
    const before = drafts[i - 1]!;
    if (draft.saying.via !== null || before.saying.via === null) continue;
    // Reported words go the same way only where they follow at once.
    if (draft.form === "indirect" && !follows(before, draft)) continue;
    const one = draft.saying.speaker;
    const other = before.saying.speaker;
    // A ministry's spokeswoman, named in the next sentence, is the ministry's voice still.
    const voice =
      other.kind === "body" && one.kind === "person" && one.country !== null && one.country === other.country;
    if (one.name !== other.name && !voice) continue;
    if (Math.min(...draft.sentences) - Math.max(...before.sentences) > 2) continue;
    draft.saying = { ...draft.saying, via: before.saying.via };
  }
}

const follows = (before: Draft, draft: Draft): boolean =>
  Math.min(...draft.sentences) - Math.max(...before.sentences) === 1 &&
  before.saying.sentence.paragraph === draft.saying.sentence.paragraph &&
  before.saying.speaker.name === draft.saying.speaker.name;

function undated({ saying }: Draft, date: Edtf | null): Undated {
  const cue = saying.cues[0]!;
  const verb = saying.sentence.tokens[cue.token]!;
  const { speaker } = saying;
  const helped = children(saying.sentence, cue.token).some(
    (child) => bareRel(child) === "aux" && /^(?:have|has|'ve)$/.test(child.norm),
  );
  return {
    sentence: saying.sentence.index,
    speaker: speaker.name,
    country: speaker.country,
    official:
      speaker.kind === "body" || speaker.kind === "state" || (speaker.kind === "person" && speaker.country !== null),
    institution: speaker.kind === "body" || speaker.kind === "state",
    past: cue.kind !== "noun" && !helped && (cue.kind === "according" || /^VB[DNG]$/.test(verb.xpos)),
    report:
      speaker.kind === "body" && (cue.kind === "according" || cue.lemma === "report") && OUTLETS.test(speaker.name),
    date,
  };
}

const OUTLETS =
  /\b(?:news|agency|times|post|press|media|tass|interfax|reuters|afp|ap|xinhua|yonhap|kyodo|dpa|pti|ria|tv|radio|daily|journal|herald|bbc|cnn|bloomberg|anadolu|irna|kcna)\b/i;

/** A quotation's part in one sentence. */
interface Piece {
  readonly quote: number;
  readonly sentence: number;
  readonly start: number;
  readonly end: number;
  /** Tokens between the marks in this sentence. */
  readonly first: number;
  readonly last: number;
}

interface Saying {
  readonly sentence: Sentence;
  readonly cues: readonly Cue[];
  readonly speaker: Speaker;
  readonly via: string | null;
  readonly viaSpan: readonly [number, number] | null;
  readonly to: string | null;
  /** Cues beside it that only relay it ("according to Interfax"). */
  readonly asides: readonly Cue[];
}

interface Draft {
  saying: Saying;
  pieces: Piece[];
  form: "direct" | "indirect" | "mixed";
  /** Tokens of the saying's own sentence that are content outside quotation marks. */
  content: number[];
  sentences: Set<number>;
  /** For a quotation without a cue: the sentence whose cue it goes by. */
  follows?: number;
}

function draftsOf(analysis: Analysis, lexicon: StatementLexicon): Draft[] {
  const { body } = analysis.article;
  const quotes = quotesOfBody(body, analysis.sentences);
  const piecesBySentence = analysis.sentences.map(() => [] as Piece[]);
  cutIntoSentences(analysis.sentences, quotes, piecesBySentence);
  const drafts: Draft[] = [];
  const byQuote = new Map<number, Draft>();
  const waiting: Piece[] = [];
  const memory = newMemory();
  for (const sentence of analysis.sentences) {
    if (sentence.kind === "caption" || sentence.kind === "headline" || sentence.kind === "subhead") continue;
    const pieces = piecesBySentence[sentence.index]!;
    const quoted = (token: Token): boolean =>
      pieces.some((piece) => token.index >= piece.first && token.index <= piece.last);
    const sayings = sayingsOf(analysis, sentence, findCues(analysis, sentence, lexicon, quoted), memory);
    const own = draftsOfSentence(sentence, sayings, pieces, quoted);
    const taken = new Set(own.flatMap((draft) => draft.pieces));
    for (const draft of own) {
      // A quotation begun in an earlier sentence: what waited of it is this speaker's too.
      const quotesHere = new Set(draft.pieces.map((piece) => piece.quote));
      const earlier = waiting.filter((piece) => quotesHere.has(piece.quote));
      draft.pieces.unshift(...earlier);
      for (const piece of earlier) {
        draft.sentences.add(piece.sentence);
        waiting.splice(waiting.indexOf(piece), 1);
      }
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
  }
  return drafts;
}

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

/** The cues of a sentence as sayings: one a speaker, a judging verb and the clause after it together. */
function sayingsOf(analysis: Analysis, sentence: Sentence, cues: readonly Cue[], memory: Memory): Saying[] {
  const sayings: Saying[] = [];
  const told = new Set(cues.map((cue) => cue.token));
  let relayed: { name: string; span: readonly [number, number]; cue: Cue } | null = null;
  for (const cue of cues) {
    if (cue.lemma === "saying" || (cue.lemma === "say" && underQuoted(sentence, cue, cues))) continue;
    if (cue.kind === "according" && isData(sentence, cue)) continue;
    const speaker =
      cue.speaker === null ? fallbackSpeaker(cue, memory) : speakerAt(analysis, sentence, cue.speaker, memory);
    if (speaker === null || !speaks(sentence, cue, speaker)) continue;
    const content = cue.content;
    const skip = new Set<number>([...(content === null ? [] : [content]), ...told]);
    const hearing = hearingOf(analysis, sentence, cue, skip);
    const relay = cue.relay === null ? null : speakerAt(analysis, sentence, cue.relay, memory);
    let via = hearing.via ?? relay?.name ?? null;
    if (via === null && speaker.document !== null && cue.kind !== "according") via = speaker.document;
    // "according to Interfax" after another's saying tells who relayed it.
    const earlier = sayings.at(-1);
    if (cue.kind === "according" && earlier !== undefined && earlier.speaker.name !== speaker.name) {
      const head = sentence.tokens[cue.speaker!]!;
      const name = DOCUMENTS.has(head.lemma) ? phraseOf(analysis, sentence, head) : speaker.name;
      relayed = { name, span: [head.start, head.end], cue };
      continue;
    }
    const same = sayings.findIndex((one) => one.speaker.name === speaker.name);
    if (same >= 0 && together(sentence, sayings[same]!.cues.at(-1)!, cue)) {
      const first = sayings[same]!;
      sayings[same] = {
        ...first,
        cues: [...first.cues, cue],
        via: first.via ?? via,
        viaSpan: first.viaSpan ?? hearing.viaSpan,
        to: first.to ?? hearing.to,
      };
      continue;
    }
    sayings.push({ sentence, cues: [cue], speaker, via, viaSpan: hearing.viaSpan, to: hearing.to, asides: [] });
    remember(memory, speaker);
  }
  const outermost = relayedBy(sentence, withoutInner(sentence, sayings));
  if (relayed === null) return outermost;
  const { name, span, cue } = relayed;
  return outermost.map((saying) => ({
    ...saying,
    asides: [...saying.asides, cue],
    via: saying.via ?? name,
    viaSpan: saying.via === null ? span : saying.viaSpan,
  }));
}

/** "Japan condemned the raid, its spokesman said": the ministry's words about its own state are one saying, the spokesman's. */
function withoutInner(sentence: Sentence, sayings: readonly Saying[]): Saying[] {
  if (sayings.length < 2) return [...sayings];
  return sayings.filter((inner) => {
    if (inner.speaker.country === null) return true;
    return !sayings.some(
      (outer) =>
        outer !== inner &&
        outer.speaker.country === inner.speaker.country &&
        outer.cues.some(
          (cue) =>
            cue.after !== null &&
            inner.cues.every(
              (one) => one.judges && one.token < cue.after! && one.token >= startOfClause(sentence, sayings, cue),
            ),
        ),
    );
  });
}

/**
 * "Li said that the talks went well, Xinhua reported", "…, his spokesman said": who only passes on what another says is its channel and
 * no speaker of his own. "Both sides agreed that it was over, Li said" is Li's alone.
 */
function relayedBy(sentence: Sentence, sayings: readonly Saying[]): Saying[] {
  if (sayings.length < 2) return [...sayings];
  const out = [...sayings];
  for (const outer of sayings) {
    const cue = outer.cues[0]!;
    if (outer.cues.length > 1 || cue.kind !== "verb" || cue.speaker === null) continue;
    const head = sentence.tokens[cue.speaker]!;
    const inner = out.find(
      (one) =>
        one !== outer &&
        one.speaker.name !== outer.speaker.name &&
        one.cues.every((own) =>
          cue.after !== null ? own.token < cue.after && own.after === null : isAbove(sentence, cue.token, own.token),
        ),
    );
    if (inner === undefined) continue;
    const passes =
      cue.lemma === "report" ||
      (outer.speaker.kind !== "person" && OUTLETS.test(outer.speaker.name)) ||
      (cue.after !== null && RELAYS.test(head.norm));
    if (passes) {
      out.splice(out.indexOf(outer), 1);
      out[out.indexOf(inner)] = {
        ...inner,
        via: inner.via ?? outer.speaker.name,
        viaSpan: inner.via === null ? [head.start, head.end] : inner.viaSpan,
        asides: [...inner.asides, cue],
      };
    } else if (cue.after !== null && inner.cues.every((own) => own.lemma === "agree"))
      out.splice(out.indexOf(inner), 1);
  }
  return out;
}

const RELAYS =
  /^(?:official|officials|spokesman|spokeswoman|spokesperson|aide|aides|source|sources|diplomat|diplomats|office)$/;

/** Nobody known by name must at least be somebody who could speak; words between marks right before the verb speak for any. */
function speaks(sentence: Sentence, cue: Cue, speaker: Speaker): boolean {
  if (speaker.kind !== "unnamed" || speaker.document !== null || cue.speaker === null) return true;
  const head = sentence.tokens[cue.speaker]!;
  if (
    head.upos === "PROPN" ||
    head.upos === "X" ||
    canSpeak(head.lemma) ||
    canSpeak(head.norm) ||
    canSpeak(speaker.name.split(" ").at(-1) ?? "")
  )
    return true;
  return cue.after !== null && /["”»’']/.test(sentence.tokens[cue.after]!.text);
}

/** "according to customs data": a source of numbers, nobody's saying. */
function isData(sentence: Sentence, cue: Cue): boolean {
  for (let i = cue.token + 2; i < sentence.tokens.length && i < cue.token + 9; i += 1) {
    const token = sentence.tokens[i]!;
    if (
      /^(?:data|figures|statistics|numbers|polls?|surveys?|estimates?|records|calculations|images|imagery|photos|footage)$/.test(
        token.norm,
      )
    )
      return true;
    if (token.upos === "PUNCT" && token.text !== "-") return false;
    if (token.upos === "ADP" || token.upos === "VERB") return false;
  }
  return false;
}

/** "was quoted as saying": one saying, told by "quoted". */
const underQuoted = (sentence: Sentence, cue: Cue, cues: readonly Cue[]): boolean =>
  cues.some((other) => other.lemma === "quote" && other.token === sentence.tokens[cue.token]!.head);

/** Two verbs of one speaker in one sentence are one statement, but where a quotation and its verb stand complete before. */
function together(sentence: Sentence, first: Cue, second: Cue): boolean {
  if (first.after === null || second.token < first.token || second.after !== null) return true;
  return !/["”»’']/.test(sentence.tokens[first.after]!.text);
}

function fallbackSpeaker(cue: Cue, memory: Memory): Speaker | null {
  return cue.kind === "verb" && cue.content !== null ? memory.last : null;
}

function phraseOf(analysis: Analysis, sentence: Sentence, head: Token): string {
  const kept = subtree(sentence, head.index, (child) =>
    /^(?:acl|det|case|punct|appos|parataxis|conj|cc|advcl)$/.test(bareRel(child)),
  ).filter(
    (i) =>
      i <= head.index &&
      sentence.tokens[i]!.deprel !== "det" &&
      sentence.tokens[i]!.deprel !== "case" &&
      sentence.tokens[i]!.norm !== "according" &&
      sentence.tokens[i]!.norm !== "to",
  );
  const first = sentence.tokens[kept[0] ?? head.index]!;
  return analysis.article.body.slice(first.start, head.end).replace(/\s+/g, " ");
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
  drafts.forEach((draft, i) => {
    draft.content = [...scopes[i]!].filter((token) => !quoted(sentence.tokens[token]!)).sort((a, b) => a - b);
  });
  for (const piece of pieces) {
    const owner = ownerOf(piece, sayings, scopes);
    if (owner >= 0) drafts[owner]!.pieces.push(piece);
  }
  for (const draft of drafts) {
    if (draft.pieces.length > 0) draft.form = formOf(sentence, draft, sayings);
  }
  return drafts;
}

/** Tokens that belong to what a saying says: below its content heads, without other sayings' own words and its own frame. */
function scopeOf(sentence: Sentence, saying: Saying, all: readonly Saying[]): Set<number> {
  const scope = new Set<number>();
  const frames = new Set<number>();
  for (const other of all) {
    for (const cue of [...other.cues, ...other.asides]) for (const i of frameOf(sentence, cue)) frames.add(i);
  }
  for (const cue of saying.cues) {
    if (cue.after !== null) {
      for (let i = startOfClause(sentence, all, cue); i < cue.after; i += 1) scope.add(i);
      continue;
    }
    if (cue.content === null && !cue.judges && cue.kind === "verb") {
      for (let i = cue.token + 1; i < sentence.tokens.length; i += 1) scope.add(i);
    }
    if (cue.content !== null) {
      const inverted = sentence.tokens[cue.token]!.head === cue.content || isAbove(sentence, cue.content, cue.token);
      for (const i of subtree(sentence, cue.content, (child) => child.index === cue.token)) {
        if (inverted && !sameSide(sentence, cue, i)) continue;
        scope.add(i);
      }
    }
    if (cue.judges) for (const i of subtree(sentence, cue.token)) if (i > cue.token) scope.add(i);
  }
  for (const i of frames) scope.delete(i);
  for (const other of all) {
    if (other === saying) continue;
    for (const cue of other.cues) {
      if (saying.cues.some((own) => isAbove(sentence, cue.token, own.token))) continue;
      for (const i of ownTokens(sentence, cue)) scope.delete(i);
    }
  }
  return scope;
}

/** What is said before an inserted cue begins behind the cue before it, or with the sentence. */
function startOfClause(sentence: Sentence, all: readonly Saying[], cue: Cue): number {
  let start = 0;
  for (const other of all)
    for (const one of other.cues) {
      if (one.token < cue.token && one !== cue && one.after !== null)
        start = Math.max(start, Math.max(...frameOf(sentence, one)) + 1);
    }
  for (let i = start; i < (cue.after ?? 0); i += 1) if (sentence.tokens[i]!.text === ";") start = i + 1;
  return start;
}

const isAbove = (sentence: Sentence, above: number, below: number): boolean => {
  let at = sentence.tokens[below]!.head;
  for (let step = 0; at >= 0 && step < sentence.tokens.length; step += 1) {
    if (at === above) return true;
    at = sentence.tokens[at]!.head;
  }
  return false;
};

/** What is said stands on one side of an inserted "she said" where no quotation goes on behind it. */
const sameSide = (_sentence: Sentence, _cue: Cue, _i: number): boolean => true;

/** The verb with its subject, helpers, hearer, place and day: what is not said but tells of the saying. */
function frameOf(sentence: Sentence, cue: Cue): number[] {
  const frame = wholeFrame(sentence, cue);
  // Of a cue behind what is said nothing stands before it.
  return cue.after === null ? frame : frame.filter((i) => i >= cue.after!);
}

function wholeFrame(sentence: Sentence, cue: Cue): number[] {
  const frame = [cue.token];
  if (cue.kind === "according") {
    if (sentence.tokens[cue.token + 1] !== undefined) frame.push(cue.token + 1);
    if (cue.speaker !== null) frame.push(...subtree(sentence, cue.speaker));
    return frame;
  }
  if (cue.speaker !== null && !isAbove(sentence, cue.speaker, cue.token))
    frame.push(...subtree(sentence, cue.speaker, (child) => child.index === cue.token || child.index === cue.content));
  for (const child of children(sentence, cue.token)) {
    if (child.index === cue.content || cue.judges) continue;
    if (/^(?:nsubj|aux|obl|advmod|obj|iobj|mark|cc|punct|discourse|compound|advcl|cop)$/.test(bareRel(child))) {
      if (bareRel(child) === "advcl" && child.index > cue.token && cue.content === null) continue;
      if (bareRel(child) === "obj" && cue.content === child.index) continue;
      frame.push(
        ...subtree(
          sentence,
          child.index,
          (below) => below.index === cue.content || (below.index > cue.token && isClause(below)),
        ),
      );
    }
  }
  return frame;
}

const isClause = (token: Token): boolean =>
  /^(?:acl|ccomp|parataxis)$/.test(bareRel(token)) ||
  ((token.upos === "VERB" || token.upos === "AUX") && (bareRel(token) === "conj" || bareRel(token) === "advcl"));

const ownTokens = (sentence: Sentence, cue: Cue): number[] => {
  const own = frameOf(sentence, cue);
  if (cue.content !== null && !isAbove(sentence, cue.content, cue.token)) own.push(...subtree(sentence, cue.content));
  return own;
};

/** Whose words a quotation is: the saying in whose scope most of it stands, the innermost first; else the one it touches. */
function ownerOf(piece: Piece, sayings: readonly Saying[], scopes: readonly ReadonlySet<number>[]): number {
  let best = -1;
  let bestSize = Number.POSITIVE_INFINITY;
  scopes.forEach((scope, i) => {
    let inside = 0;
    for (let token = piece.first; token <= piece.last; token += 1) if (scope.has(token)) inside += 1;
    if (inside * 2 > piece.last - piece.first && scope.size < bestSize) {
      best = i;
      bestSize = scope.size;
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

const LINKS = new Set(["that", "and", ",", ":", ".", ";", "but", "-", "–", "—", "(", ")", "…", "...", "or", "also"]);

/** Direct where all that is said stands between the marks; mixed where the sentence says a part of it in its own words. */
function formOf(sentence: Sentence, draft: Draft, sayings: readonly Saying[]): "direct" | "mixed" {
  const longest = Math.max(...draft.pieces.map((piece) => piece.last - piece.first + 1));
  const own = draft.content.filter((i) => !LINKS.has(sentence.tokens[i]!.norm) && sentence.tokens[i]!.upos !== "PUNCT");
  if (draft.pieces.every((piece) => judged(draft.saying.cues, piece))) return "mixed";
  if (longest < 3 && !wholeClause(sentence, draft.pieces[0]!)) return "mixed";
  const frames = new Set<number>();
  for (const saying of sayings)
    for (const cue of [...saying.cues, ...saying.asides]) for (const i of frameOf(sentence, cue)) frames.add(i);
  const loose = sentence.tokens.filter(
    (token) =>
      !frames.has(token.index) &&
      token.upos !== "PUNCT" &&
      !LINKS.has(token.norm) &&
      !draft.pieces.some((piece) => token.index >= piece.first && token.index <= piece.last),
  );
  if (own.length === 0 && (loose.length === 0 || wholeClause(sentence, draft.pieces[0]!))) return "direct";
  // A first quotation that opens the sentence or follows a comma, colon or "that" and is closed before the cue is a clause.
  const first = draft.pieces[0]!;
  if (
    wholeClause(sentence, first) &&
    own.every((i) => sentence.tokens[i]!.upos !== "VERB" && sentence.tokens[i]!.upos !== "AUX")
  )
    return "direct";
  return "mixed";
}

/** Does the quotation hang on a verb that judges or names, so that it is a part of the sentence's own words? */
function judged(cues: readonly Cue[], piece: Piece): boolean {
  const behind = cues.find((cue) => cue.after !== null && piece.last < cue.token);
  const before = cues.filter((cue) => cue.token < piece.first).at(-1);
  const cue = behind ?? before ?? cues[0]!;
  return cue.judges || LABELS.has(cue.lemma);
}

const LABELS = new Set([
  "call",
  "describe",
  "label",
  "brand",
  "dub",
  "term",
  "deem",
  "characterise",
  "characterize",
  "portray",
  "promise",
  "pledge",
  "vow",
  "threaten",
  "offer",
  "express",
  "voice",
]);

/** Does the quotation begin as a sentence or clause of its own and end at a comma, a full stop or the sentence's end? */
function wholeClause(sentence: Sentence, piece: Piece): boolean {
  let before = piece.first - 1;
  while (before >= 0 && /^["“„«‘'`]+$/.test(sentence.tokens[before]!.text)) before -= 1;
  const lead = before < 0 ? "" : sentence.tokens[before]!.norm;
  const opens =
    before < 0 ||
    lead === "," ||
    lead === ":" ||
    lead === "that" ||
    lead === "—" ||
    lead === "–" ||
    lead === "-" ||
    sentence.tokens[before]!.upos === "VERB";
  if (!opens) return false;
  const capital = /^\P{Ll}/u.test(sentence.tokens[piece.first]!.text);
  const verb = sentence.tokens
    .slice(piece.first, piece.last + 1)
    .some((token) => token.upos === "VERB" || token.upos === "AUX");
  if (before >= 0 && lead !== "," && lead !== ":" && lead !== "that" && !capital) return false;
  if (!verb && !capital) return false;
  let after = piece.last + 1;
  while (after < sentence.tokens.length && /^["”»’']+$/.test(sentence.tokens[after]!.text)) after += 1;
  const tail = after >= sentence.tokens.length ? "." : sentence.tokens[after]!.text;
  const inner = sentence.tokens[piece.last]!.text;
  return (
    /^[.,!?;:…)]/.test(tail) ||
    /^[.,!?…]/.test(inner) ||
    after >= sentence.tokens.length ||
    /^[.,!?]/.test(sentence.tokens[piece.last + 1]?.text ?? "")
  );
}

/** `“A,” said Li. “B,” he said.`: a broken quotation of one speaker in one paragraph is one statement. */
function joinable(analysis: Analysis, before: Draft | undefined, draft: Draft): Draft | null {
  if (before === undefined || before.form !== "direct" || draft.form !== "direct") return null;
  if (before.saying.speaker.name !== draft.saying.speaker.name) return null;
  const last = Math.max(...before.sentences);
  const first = Math.min(...draft.sentences);
  if (first - last > 1 || first === last) return null;
  return analysis.sentences[last]!.paragraph === analysis.sentences[first]!.paragraph ? before : null;
}

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

/** The same speaker saying the same again, as a digest at the head of a page does. */
function once(drafts: readonly Draft[]): Draft[] {
  const kept: Draft[] = [];
  const seen: { speaker: string; words: Set<string>; quoted: boolean }[] = [];
  for (const draft of drafts) {
    if (draft.form === "indirect" && draft.pieces.length > 0) draft.form = "mixed";
    const words = new Set<string>();
    for (const piece of draft.pieces) for (const word of wordsOf(draft, piece)) words.add(word);
    const quoted = words.size > 0;
    const lone = draft.saying.sentence;
    if (!quoted) for (const token of lone.tokens) if (token.upos !== "PUNCT") words.add(token.norm);
    const speaker = draft.saying.speaker.name;
    const twin = seen.some(
      (other) => other.speaker === speaker && other.quoted === quoted && alike(other.words, words),
    );
    if (twin && words.size >= 3) continue;
    seen.push({ speaker, words, quoted });
    kept.push(draft);
  }
  return kept;
}

function wordsOf(draft: Draft, piece: Piece): string[] {
  if (piece.sentence !== draft.saying.sentence.index) return [`${piece.start}`];
  return draft.saying.sentence.tokens
    .slice(piece.first, piece.last + 1)
    .filter((token) => token.upos !== "PUNCT")
    .map((token) => token.norm);
}

function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  let both = 0;
  for (const word of a) if (b.has(word)) both += 1;
  return both >= 0.9 * Math.max(a.size, b.size);
}

const MOST_WORDS = 118;

function finished(analysis: Analysis, draft: Draft, index: number, when: DayOfSaying): StatementReading {
  const { body } = analysis.article;
  const { saying } = draft;
  const cue = saying.cues[0]!;
  const quote = quoteText(analysis, draft);
  const evidence = evidenceOf(analysis, draft);
  const contentSpan = contentSpanOf(draft);
  const content = contentSpan === null ? null : body.slice(contentSpan[0], contentSpan[1]);
  const words = draft.form === "mixed" ? `${content ?? ""} ${quote ?? ""}` : (quote ?? content ?? "");
  const act = actOf(cue.act, cue.lemma, words, speaksOfSelf(analysis, draft, words));
  const verb = saying.sentence.tokens[cue.token]!;
  const by = cue.kind === "verb" ? `say:${cue.lemma}` : cue.kind === "according" ? "according-to" : `noun:${cue.lemma}`;
  return {
    id: `s${index + 1}`,
    speaker: saying.speaker.name,
    speakers: saying.speaker.names.length > 1 ? saying.speaker.names : [],
    speaks_for: spokenFor(analysis, saying),
    act,
    form: draft.form,
    quote,
    content: draft.form === "direct" ? null : content,
    about: aboutOf(analysis, saying.sentence, saying.cues, draft.pieces),
    to: saying.to,
    via: saying.via,
    place: when.place,
    date: when.date,
    occasion: null,
    words: quote === null ? null : analysis.article.wording === "reworded" ? "doubtful" : "verbatim",
    evidence: body.slice(evidence[0], evidence[1]),
    start: evidence[0],
    end: evidence[1],
    by,
    sure: sureOfSaying({ by, form: draft.form, speaker: saying.speaker.name }),
    because: {
      act: [verb.start, verb.end],
      ...(saying.viaSpan === null ? {} : { via: saying.viaSpan }),
      ...(when.span === null ? {} : { date: when.span }),
    },
  };
}

/** The state for which the speaker speaks: none for news agencies, parties, the opposition and those who have left office. */
function spokenFor(analysis: Analysis, { sentence, cues, speaker }: Saying): string | null {
  if (speaker.country === null || speaker.names.length > 1) return speaker.country;
  if (speaker.kind === "body") return OUTLETS.test(speaker.name) || PARTIES.test(speaker.name) ? null : speaker.country;
  if (speaker.kind !== "person") return speaker.country;
  const { body } = analysis.article;
  const told = analysis.mentions.filter(
    (mention) => mention.form === "name" && mention.actors.length === 1 && mention.actors[0]!.name === speaker.name,
  );
  const own = cues[0]!.speaker;
  const described = told.some((mention) => {
    const words = body.slice(mention.start, mention.end);
    const before = body.slice(Math.max(0, mention.start - 24), mention.start);
    const apposition = /^, (?:an?|the)? ?[^,.;]{0,60}/.exec(body.slice(mention.end, mention.end + 64))?.[0] ?? "";
    return (
      PRIVATE.test(words) || /\b(?:former|ex-|opposition)\s?[a-z ]{0,16}$/i.test(before) || PRIVATE.test(apposition)
    );
  });
  return described && own !== null && sentence.tokens[own] !== undefined ? null : speaker.country;
}

const PARTIES = /\b(?:party|labour|tories|conservatives|republicans|democrats|greens|likud|kuomintang)\b/i;
/** Words of those who speak for themselves, a party or a house. */
const PRIVATE =
  /\b(?:former|ex-|opposition|lawmaker|mp|senator|congressman|congresswoman|representative|professor|analyst|fellow|researcher|expert|activist|dissident|party leader|party chief|labour leader|leader of the [a-z ]*(?:opposition|party)|retired|historian|columnist|blogger|vlogger)\b/i;

/** Pieces of one pair of marks are one piece; those of several are joined with " … ". */
function quoteText(analysis: Analysis, draft: Draft): string | null {
  if (draft.pieces.length === 0) return null;
  const sorted = [...draft.pieces].sort((a, b) => a.start - b.start);
  const runs: { quote: number; start: number; end: number }[] = [];
  for (const piece of sorted) {
    const run = runs.at(-1);
    if (run !== undefined && run.quote === piece.quote) run.end = piece.end;
    else runs.push({ quote: piece.quote, start: piece.start, end: piece.end });
  }
  return runs
    .map((run) => {
      const span = trimmed(analysis.article.body, run.start, run.end);
      return analysis.article.body.slice(span.start, span.end);
    })
    .join(" … ");
}

/** The sentence of the cue and those that its quotation fills, as long as they stand together and are not too many words. */
function evidenceOf(analysis: Analysis, draft: Draft): readonly [number, number] {
  const home = draft.follows === undefined ? draft.saying.sentence.index : Math.min(...draft.sentences);
  const sentences = analysis.sentences;
  let first = home;
  let last = home;
  let words = wordCount(sentences[home]!);
  while (first > 0 && draft.sentences.has(first - 1) && words + wordCount(sentences[first - 1]!) <= MOST_WORDS) {
    first -= 1;
    words += wordCount(sentences[first]!);
  }
  while (
    last + 1 < sentences.length &&
    draft.sentences.has(last + 1) &&
    words + wordCount(sentences[last + 1]!) <= MOST_WORDS
  ) {
    last += 1;
    words += wordCount(sentences[last]!);
  }
  let start = sentences[first]!.start;
  let end = sentences[last]!.end;
  const tokens = sentences[home]!.tokens;
  if (words > MOST_WORDS) {
    const from = draft.follows === undefined ? Math.max(0, draft.saying.cues[0]!.token - 50) : 0;
    start = tokens[from]!.start;
    end = tokens[Math.min(tokens.length - 1, from + 99)]!.end;
  }
  return [start, end];
}

const wordCount = (sentence: Sentence): number =>
  sentence.tokens.reduce((sum, token) => sum + (token.upos === "PUNCT" ? 0 : 1), 0);

function contentSpanOf(draft: Draft): readonly [number, number] | null {
  const { tokens } = draft.saying.sentence;
  const all = new Set(draft.content);
  for (const piece of draft.pieces) {
    if (piece.sentence !== draft.saying.sentence.index) continue;
    for (let i = piece.first; i <= piece.last; i += 1) all.add(i);
  }
  const sorted = [...all].sort((a, b) => a - b);
  const outer = (i: number): boolean => tokens[i]!.upos === "PUNCT" || tokens[i]!.norm === "that";
  while (sorted.length > 0 && outer(sorted[0]!)) sorted.shift();
  while (sorted.length > 0 && outer(sorted.at(-1)!) && tokens[sorted.at(-1)!]!.text !== ")") sorted.pop();
  if (sorted.length === 0) return null;
  return [tokens[sorted[0]!]!.start, tokens[sorted.at(-1)!]!.end];
}

/** "We will …", "China would …" said by China or its people: the promise or denial is the speaker's own. */
function speaksOfSelf(analysis: Analysis, draft: Draft, words: string): boolean {
  if (/^(?:["“]?)(?:we|i|our|my)\b/i.test(words) || /\b(?:we|I)\b/.test(words)) return true;
  const { sentence, cues, speaker } = draft.saying;
  const content = cues.find((cue) => cue.content !== null)?.content ?? null;
  if (content === null) return false;
  const subject = dependent(sentence, content, "nsubj");
  if (subject === null) return false;
  if (subject.upos === "PRON") return /^(?:we|i|it|he|she|they)$/.test(subject.norm);
  const mention = (analysis.mentionsBySentence[sentence.index] ?? []).find((one) => one.headToken === subject.index);
  const own = mention?.actors.some(
    (actor) => actor.name === speaker.name || (actor.type === "state" && actor.country === speaker.country),
  );
  return own === true;
}
