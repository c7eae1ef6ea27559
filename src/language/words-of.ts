import { oneText } from "../kit/interned.ts";
import { oncePerText } from "../kit/once-per.ts";
import type { Span, Token, Upos } from "../model/index.ts";
import { type Aside, asidesOf } from "./asides.ts";
import type { Draft } from "./draft.ts";
import { longestInput } from "./encoder.ts";
import { isStrongPast, type LemmaTable, lemmaOf, regularLemma, type VerbList } from "./lemmas.ts";
import type { WordVectors } from "./lexicon.ts";
import type { NameFinder } from "./names.ts";
import { headOf, isTorn, mayTear, othersOf, sureName } from "./one-head.ts";
import { type Frame, framesOf, type TokenRange } from "./quoted.ts";
import { headlineFuture, repairs } from "./repairs.ts";
import type { Tagger } from "./tagger.ts";
import type { Transitions } from "./transitions.ts";

/** What `src/load/language.ts` reads from `data/models`. */
export interface LanguageModels {
  readonly tagger: Tagger;
  readonly parser: Transitions;
  readonly lemmas: LemmaTable;
  readonly names: NameFinder;
  readonly seen: Seen;
  /** For whoever learns from words used alike. */
  readonly vectors: WordVectors;
}

/** Does a sentence with these words, tags and lemmas deserve a tree? See `read/gate.ts`. */
export type Gate = (draft: Draft) => boolean;

/**
 * The sentences of a run by their words, so that equal ones (copies of a dispatch, stock phrases) are read once; each as it stood
 * where it was read first, from `from` on.
 */
export type Seen = Map<string, { readonly from: number; readonly tokens: readonly Token[] }>;
const mostSeen = 20_000;

/**
 * The words of one sentence with tags, lemmas and tree. `quotes` are the quotations that touch it, into `text`. What the
 * gate does not let through has its tags, but no tree: every word hangs on the first.
 */
export function readTokens(
  text: string,
  spans: readonly Span[],
  quotes: readonly Span[],
  models: LanguageModels,
  headline = false,
  gate: Gate | null = null,
): Token[] {
  const first = spans[0];
  if (first === undefined) return [];
  const from = first.start;
  const marks = quotes.map(({ start, end }) => `${start - from}-${end - from}`).join();
  const key = `${headline} ${gate !== null} ${marks} ${text.slice(from, spans.at(-1)!.end)}`;
  const known = models.seen.get(key);
  if (known !== undefined && known.tokens.length === spans.length) {
    const shift = from - known.from;
    if (known.tokens.every(({ start, end }, i) => start + shift === spans[i]!.start && end + shift === spans[i]!.end))
      return known.tokens.map((token) => moved(token, shift));
  }
  const tokens = readAnew(text, spans, quotes, models, headline, gate);
  if (models.seen.size >= mostSeen) models.seen.clear();
  // A list of its own: what is known of the page's list goes with the page.
  models.seen.set(key, { from, tokens: [...tokens] });
  return tokens;
}

/** The word as it stands so many characters further on; written out, so that all words of a reading have one shape (see `readAnew`). */
const moved = ({ index, start, end, text, norm, lemma, upos, xpos, head, deprel }: Token, by: number): Token => ({
  index,
  start: start + by,
  end: end + by,
  text,
  norm,
  lemma,
  upos,
  xpos,
  head,
  deprel,
});

function readAnew(
  text: string,
  spans: readonly Span[],
  quotes: readonly Span[],
  models: LanguageModels,
  headline: boolean,
  gate: Gate | null,
): Token[] {
  const forms = spans.map(({ start, end }) => text.slice(start, end));
  const seen = headline ? plainCase(forms, models) : forms;
  const tags = new Uint8Array(forms.length);
  models.tagger.tag(seen, tags);
  settleTags(seen, tags, models);
  settlePast(seen, tags, models.tagger);
  settleNoun(seen, tags, models.tagger);
  settleInfinitive(seen, tags, models.tagger);
  settlePlural(seen, tags, models.tagger);
  const draft = draftOf(forms, tags, models);
  if (gate !== null && quotes.length === 0 && !gate(draft)) {
    draft.heads.fill(0).fill(-1, 0, 1);
    draft.rels[0] = "root";
  } else {
    parseFramed(seen, tags, draft, framesOf(draft, tokenRanges(spans, quotes)), asidesOf(draft), models);
    if (headline) headlineFuture(draft);
    for (const repair of repairs) repair.mend(draft);
  }
  return spans.map(({ start, end }, index) => ({
    index,
    start,
    end,
    text: oneText(forms[index]!),
    norm: draft.norms[index]!,
    lemma: draft.lemmas[index]!,
    upos: draft.upos[index]!,
    xpos: draft.xpos[index]!,
    head: draft.heads[index]!,
    deprel: draft.rels[index]!,
  }));
}

function draftOf(forms: readonly string[], tags: Uint8Array, { tagger, lemmas }: LanguageModels): Draft {
  const upos: Upos[] = [];
  const xpos: string[] = [];
  for (let i = 0; i < forms.length; i += 1) {
    const [u, x] = tagger.pairs[tags[i]!]!;
    upos.push(u);
    xpos.push(x);
  }
  return {
    forms,
    norms: forms.map(normOf),
    upos,
    xpos,
    lemmas: forms.map((form, i) => oneText(lemmaOf(form, upos[i]!, xpos[i]!, lemmas))),
    heads: new Int32Array(forms.length).fill(-1),
    rels: forms.map(() => "dep"),
  };
}

/** Words come again and again: one text for all of them is found in tables, and told from others, at a glance. */
const normOf = oncePerText((form) => oneText(form.toLowerCase().replaceAll("’", "'")), 50_000);

/** The quotations as runs of tokens of this sentence, cut at its ends. */
function tokenRanges(spans: readonly Span[], quotes: readonly Span[]): TokenRange[] {
  const ranges: TokenRange[] = [];
  let at = 0;
  for (const quote of quotes) {
    while (at < spans.length && spans[at]!.end <= quote.start) at += 1;
    const first = at;
    while (at < spans.length && spans[at]!.start < quote.end) at += 1;
    if (at > first) ranges.push({ first, last: at - 1 });
  }
  return ranges;
}

/** Parses what stands outside framed quotations and asides as one sentence, each of them by itself, and joins the trees. */
function parseFramed(
  forms: readonly string[],
  tags: Uint8Array,
  draft: Draft,
  frames: readonly Frame[],
  asides: readonly Aside[],
  models: LanguageModels,
): void {
  const part = new Int16Array(forms.length);
  frames.forEach(({ first, last, from, to }, k) => {
    part.fill(-1, first, last + 1);
    part.fill(k + 1, from, to + 1);
    // The comma or colon that joins quotation and frame is neither's word.
    if (first > 0 && /^[,:]$/.test(forms[first - 1]!) && part[first - 1] === 0) part[first - 1] = -1;
    if (forms[last + 1] === ",") part[last + 1] = -1;
  });
  asides.forEach(({ first, last }, k) => {
    part.fill(frames.length + k + 1, first + 1, last);
    part[first] = -1;
    part[last] = -1;
  });
  const parts = frames.length + asides.length;
  const roots = new Int32Array(parts + 1).fill(-1);
  for (let k = 0; k <= parts; k += 1) {
    const places: number[] = [];
    for (let i = 0; i < forms.length; i += 1) if (part[i] === k) places.push(i);
    if (places.length > 0) roots[k] = parsePart(places, forms, tags, draft, models);
  }
  frames.forEach(({ verb }, k) => {
    const root = roots[k + 1]!;
    draft.heads[root] = verb;
    draft.rels[root] = "ccomp";
  });
  asides.forEach(({ first, last, host }, k) => {
    const root = roots[frames.length + k + 1]!;
    const named = /^(?:flat|compound)/.test(draft.rels[host]!) && draft.heads[host]! >= 0;
    draft.heads[root] = named ? draft.heads[host]! : host;
    draft.rels[root] = "appos";
    for (const mark of [first, last]) {
      draft.heads[mark] = root;
      draft.rels[mark] = "punct";
      part[mark] = -2;
    }
  });
  frames.forEach(({ first, last }, k) => {
    for (let i = Math.max(0, first - 1); i <= Math.min(forms.length - 1, last + 1); i += 1) {
      if (part[i] !== -1) continue;
      draft.heads[i] = roots[k + 1]!;
      draft.rels[i] = "punct";
      part[i] = -2;
    }
  });
}

/** Trees a run of words; where that tears a name that is surely one, again with the name as one word. Returns the root. */
function parsePart(
  places: readonly number[],
  forms: readonly string[],
  tags: Uint8Array,
  draft: Draft,
  { parser, names }: LanguageModels,
): number {
  const root = treePart(places, forms, tags, draft, parser);
  if (!mayTear(places, draft)) return root;
  const torn = names
    .find(forms.slice(0, longestInput), tags)
    .filter((name) => name.score >= sureName && isTorn(name, draft.heads) && name.last - name.first < places.length - 1)
    .filter(({ first, last }) => places.indexOf(last) - places.indexOf(first) === last - first);
  if (torn.length === 0) return root;
  const within = new Set(torn.flatMap(othersOf));
  const again = treePart(
    places.filter((i) => !within.has(i)),
    forms,
    tags,
    draft,
    parser,
  );
  for (const name of torn)
    for (const i of othersOf(name)) {
      draft.heads[i] = headOf(name);
      draft.rels[i] = draft.upos[i] === "PUNCT" ? "punct" : name.type === "PER" ? "flat" : "compound";
    }
  return again;
}

function treePart(
  places: readonly number[],
  forms: readonly string[],
  tags: Uint8Array,
  draft: Draft,
  parser: Transitions,
): number {
  const count = places.length;
  const whole = count === forms.length;
  const heads = new Int32Array(count);
  const labels = new Uint8Array(count);
  parser.parse(
    whole ? forms : places.map((i) => forms[i]!),
    whole ? tags : Uint8Array.from(places, (i) => tags[i]!),
    heads,
    labels,
  );
  let root = places[0]!;
  for (let i = 0; i < count; i += 1) {
    const at = places[i]!;
    const head = heads[i]!;
    draft.heads[at] = head < 0 ? -1 : places[head]!;
    draft.rels[at] = parser.grammar.labels[labels[i]!]!;
    if (head < 0) root = at;
  }
  return root;
}

const opening = new Set(["“", "„", "«", "``"]);
const closing = new Set(["”", "»"]);

/** What the treebanks cannot teach, word by word. */
export function settleTags(
  forms: readonly string[],
  tags: Uint8Array,
  { tagger, lemmas: { verbs } }: LanguageModels,
): void {
  const titled = !forms.some((form, i) => i > 0 && /^\p{Ll}{4}/u.test(form));
  for (let i = 0; i < forms.length; i += 1) {
    const form = forms[i]!;
    // Curly marks tell their side.
    if (opening.has(form)) tags[i] = tagger.idOf("PUNCT ``", tags[i]!);
    else if (closing.has(form)) tags[i] = tagger.idOf("PUNCT ''", tags[i]!);
    // "PM" without a clock time before it is a premier.
    else if (form === "PM" && !/\d/.test(forms[i - 1] ?? "")) tags[i] = tagger.idOf("PROPN NNP", tags[i]!);
    // "Pyongyang threatened Seoul": no adverb, though it ends a little like one.
    else if (
      i === 0 &&
      tagger.pairs[tags[i]!]![1] === "RB" &&
      /^\p{Lu}\p{Ll}{3,}$/u.test(form) &&
      !form.endsWith("ly") &&
      !tagger.isCommonWord(form.toLowerCase(), "")
    )
      tags[i] = tagger.idOf("PROPN NNP", tags[i]!);
    // "met visiting Kenyan President William Ruto": the guest visits, not who met him.
    else if (isGuest(forms, tags, i, tagger)) tags[i] = tagger.idOf("ADJ JJ", tags[i]!);
    // "Police shot dead two men": no noun.
    else if (form === "shot" && forms[i + 1] === "dead" && tagger.pairs[tags[i]!]![0] === "NOUN")
      tags[i] = tagger.idOf("VERB VBD", tags[i]!);
    else if (form === "dead" && forms[i - 1] === "shot") tags[i] = tagger.idOf("ADV RB", tags[i]!);
    // "froze": a past tense that is nothing else.
    else if ((tagger.pairs[tags[i]!]![0] === "NOUN" || tagger.pairs[tags[i]!]![1] === "VBP") && isStrongPast(form))
      tags[i] = tagger.idOf("VERB VBD", tags[i]!);
    // A capitalised word that the treebanks do not know in lower case is a name, also at the head of a sentence.
    else if (
      isUnknownName(
        form,
        tagger.pairs[tags[i]!]![1],
        i > 0 && tagger.pairs[tags[i - 1]!]![0] !== "PUNCT",
        tagger,
        verbs,
      )
    )
      tags[i] = tagger.idOf("PROPN NNP", tags[i]!);
    // "Norway Customs", "Tokyo Gas": a common word with a capital behind a name, where capitals tell names.
    else if (!titled && i > 0 && /^\p{Lu}\p{Ll}/u.test(form) && tagger.pairs[tags[i - 1]!]![1] === "NNP") {
      const xpos = tagger.pairs[tags[i]!]![1];
      if (xpos === "NN") tags[i] = tagger.idOf("PROPN NNP", tags[i]!);
      else if (xpos === "NNS") tags[i] = tagger.idOf("PROPN NNPS", tags[i]!);
    }
  }
}

/** "visiting" between a verb of meeting or a preposition and somebody's title with a name, or those of a land by what they are. */
function isGuest(forms: readonly string[], tags: Uint8Array, at: number, tagger: Tagger): boolean {
  if (
    forms[at] !== "visiting" ||
    at === 0 ||
    !(MEETS.test(forms[at - 1]!) || /^(?:with|to|by|the)$/.test(forms[at - 1]!))
  )
    return false;
  // "told visiting Danish lawmakers".
  if (/^\p{Lu}/u.test(forms[at + 1] ?? "") && forms.slice(at + 2, at + 5).some((form) => GUESTS.test(form)))
    return true;
  const title = forms.slice(at + 1, at + 7).findIndex((form) => TITLE.test(form));
  return title >= 0 && tagger.pairs[tags[at + 2 + title]!]?.[0] === "PROPN";
}

const GUESTS =
  /^(?:presidents|premiers|ministers|secretaries|leaders|envoys|officials|lawmakers|legislators|senators|congressmen|diplomats|delegates|journalists|reporters|executives)$/;
const MEETS =
  /^(?:met|meets?|meeting|told|tells?|receive[ds]?|receiving|welcome[ds]?|hosted|hosts|greeted|assured|thanked|informed)$/;
const TITLE =
  /^(?:president|premier|minister|chancellor|king|queen|prince|secretary|chief|leader|envoy|speaker|emir|sultan)$/i;

/** "The premier praised the plan": a participle takes no object, so behind a noun and before an object it is a past tense. */
function settlePast(forms: readonly string[], tags: Uint8Array, tagger: Tagger): void {
  const past = tagger.idOf("VERB VBD", 255);
  // "Norway and Chad established ties.": a sentence with its stop has a finite verb, and if nothing else is one this is.
  const only = tags.findIndex((tag) => tagger.pairs[tag]![1] === "VBN");
  if (
    only > 0 &&
    past !== 255 &&
    forms.at(-1) === "." &&
    /^NNP?S?$/.test(tagger.pairs[tags[only - 1]!]![1]) &&
    !tags.subarray(0, forms.length).some((tag) => finite.test(tagger.pairs[tag]![1]))
  )
    tags[only] = past;
  for (let i = 1; i + 1 < forms.length; i += 1) {
    if (tagger.pairs[tags[i]!]![1] !== "VBN" || past === 255 || /^(?:call|nam|dubb|entitl|titl|giv)/.test(forms[i]!))
      continue;
    const next = tagger.pairs[tags[i + 1]!]![1];
    // "satellites spotted Chinese vessels".
    const demonym =
      next === "JJ" &&
      /^\p{Lu}/u.test(forms[i + 1]!) &&
      i + 2 < forms.length &&
      /^NNS?$/.test(tagger.pairs[tags[i + 2]!]![1]);
    if ((!objectStart.has(next) && !demonym) || dayName.test(forms[i + 1]!)) continue;
    if (!/^(?:NNP?S?|PRP|RB)$/.test(tagger.pairs[tags[i - 1]!]![1])) continue;
    let helped = false;
    for (let back = i - 1; back >= 0 && back >= i - 5; back -= 1) {
      if (tagger.pairs[tags[back]!]![0] === "AUX" || /^VB[GNZP]?$/.test(tagger.pairs[tags[back]!]![1])) helped = true;
    }
    if (!helped) tags[i] = past;
  }
}

/**
 * "will make his first State visit": behind an article or possessive and a singular noun no bare verb can stand, since they
 * would not agree; the word is the noun that the phrase lacks.
 */
function settleNoun(forms: readonly string[], tags: Uint8Array, tagger: Tagger): void {
  const noun = tagger.idOf("NOUN NN", 255);
  if (noun === 255) return;
  for (let i = 2; i < forms.length; i += 1) {
    if (!/^VBP?$/.test(tagger.pairs[tags[i]!]![1]) || !verbalNouns.has(forms[i]!.toLowerCase())) continue;
    if (!/^NNP?$/.test(tagger.pairs[tags[i - 1]!]![1])) continue;
    let from = i - 1;
    while (from > 0 && /^(?:NNP?|JJ[RS]?|CD|HYPH)$/.test(tagger.pairs[tags[from]!]![1])) from -= 1;
    const opens = tagger.pairs[tags[from]!]![1];
    if (opens === "PRP$" || (opens === "DT" && /^(?:an?|this|that)$/i.test(forms[from]!))) tags[i] = noun;
  }
}

/** "agreed to sanction Belarusian officials": behind "to", and before what it is done to, the word is the verb. */
function settleInfinitive(forms: readonly string[], tags: Uint8Array, tagger: Tagger): void {
  const verb = tagger.idOf("VERB VB", 255);
  const to = tagger.idOf("PART TO", 255);
  if (verb === 255 || to === 255) return;
  for (let i = 1; i + 1 < forms.length; i += 1) {
    if (forms[i - 1] !== "to" || !doableNouns.has(forms[i]!) || tagger.pairs[tags[i]!]![0] !== "NOUN") continue;
    if (!/^(?:DT|PRP\$?|NNPS?|JJ|CD)$/.test(tagger.pairs[tags[i + 1]!]![1])) continue;
    tags[i - 1] = to;
    tags[i] = verb;
  }
}

/** "paused talks with India": right behind a finite verb stands its object, no further verb. "Clashes between the two": a noun. */
function settlePlural(forms: readonly string[], tags: Uint8Array, tagger: Tagger): void {
  const plural = tagger.idOf("NOUN NNS", 255);
  if (plural === 255) return;
  for (let i = 0; i < forms.length; i += 1) {
    if (tagger.pairs[tags[i]!]![1] !== "VBZ" || !forms[i]!.endsWith("s")) continue;
    if (forms[i + 1] === "between") tags[i] = plural;
    if (i === 0 || !verbalNouns.has(forms[i]!.slice(0, -1))) continue;
    if (tagger.pairs[tags[i - 1]!]![0] === "VERB" && /^VB[DPZG]?$/.test(tagger.pairs[tags[i - 1]!]![1]))
      tags[i] = plural;
  }
}

const doableNouns = new Set(
  "sanction arm blockade boycott veto ban support host fund blacklist embargo condemn resume".split(" "),
);

/** Nouns of what states do that are verbs too. */
const verbalNouns = new Set(
  "visit call attack protest strike launch test drill exercise march tour stop talk target raid ban blockade siege patrol".split(
    " ",
  ),
);

const finite = /^(?:VB[DPZ]?|MD|TO)$/;
const objectStart = new Set(["DT", "PRP$", "PRP", "``", "NNP", "NNPS", "NNS"]);
const dayName = /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$/;

function isUnknownName(form: string, xpos: string, inside: boolean, tagger: Tagger, verbs: VerbList): boolean {
  if (/^\p{Lu}\p{Ll}/u.test(form)) {
    if (xpos === "VBG")
      return !verbs.has(regularLemma(form, "VERB", "VBG", verbs)) && !tagger.isCommonWord(form.toLowerCase(), "");
    return (doubtful.has(xpos) || (inside && oddInside.has(xpos))) && !tagger.isCommonWord(form.toLowerCase(), "");
  }
  // "DPRK", "N.": capitals alone.
  return (
    /^\p{Lu}[\p{Lu}.]{0,6}$/u.test(form) &&
    form.length > 1 &&
    oddForName.has(xpos) &&
    !tagger.isCommonWord(form.toLowerCase(), "")
  );
}

const oddInside = new Set(["VBD", "VBN", "VBZ", "RB", "RP", "UH", "IN"]);
const oddForName = new Set(["NN", "FW", "CD", "LS", "ADD"]);
const doubtful = new Set(["NN", "FW", "VB", "VBP"]);

const verbForms = [
  ["VBZ", "s"],
  ["VBD", "ed"],
  ["VBG", "ing"],
] as const;

/** A headline in Title Case or CAPITALS as running text would write it: words known in lower case lose their capital. */
function plainCase(forms: readonly string[], { tagger, lemmas: { verbs } }: LanguageModels): readonly string[] {
  const words = forms.filter((form) => /^\p{L}{4}/u.test(form));
  const capitals = words.filter((form) => /^\p{Lu}/u.test(form)).length;
  if (words.length < 3 || capitals / words.length < 0.8) return forms;
  const shouted = forms.every((form) => form === form.toUpperCase());
  return forms.map((form, i) => {
    if (!/^\p{Lu}/u.test(form)) return form;
    const lower = form.toLowerCase();
    const title = shouted && form.length > 3 ? form[0]! + lower.slice(1) : form;
    if (i === 0 && !shouted) return form;
    if (tagger.isCommonWord(lower, title)) return lower;
    return verbForms.some(
      ([xpos, ending]) => lower.endsWith(ending) && verbs.has(regularLemma(lower, "VERB", xpos, verbs)),
    )
      ? lower
      : title;
  });
}
