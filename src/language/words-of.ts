import type { Span, Token, Upos } from "../model/index.ts";
import type { Draft } from "./draft.ts";
import { type LemmaTable, lemmaOf, regularLemma } from "./lemmas.ts";
import type { NameFinder } from "./names.ts";
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
}

/** The words of one sentence with tags, lemmas and tree. `quotes` are the quotations that touch it, into `text`. */
export function readTokens(
  text: string,
  spans: readonly Span[],
  quotes: readonly Span[],
  models: LanguageModels,
  headline = false,
): Token[] {
  const forms = spans.map(({ start, end }) => text.slice(start, end));
  const seen = headline ? plainCase(forms, models) : forms;
  const tags = new Uint8Array(forms.length);
  models.tagger.tag(seen, tags);
  settleTags(seen, tags, models);
  settlePast(seen, tags, models.tagger);
  const draft = draftOf(forms, tags, models);
  parseFramed(seen, tags, draft, framesOf(draft, tokenRanges(spans, quotes)), models.parser, models.tagger);
  if (headline) headlineFuture(draft);
  for (const repair of repairs) repair.mend(draft);
  return spans.map(({ start, end }, index) => ({
    index,
    start,
    end,
    text: forms[index]!,
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
    norms: forms.map((form) => form.toLowerCase().replaceAll("’", "'")),
    upos,
    xpos,
    lemmas: forms.map((form, i) => lemmaOf(form, upos[i]!, xpos[i]!, lemmas)),
    heads: new Int32Array(forms.length).fill(-1),
    rels: forms.map(() => "dep"),
  };
}

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

/** Parses what stands outside the framed quotations as one sentence, each quotation by itself, and joins the trees. */
function parseFramed(
  forms: readonly string[],
  tags: Uint8Array,
  draft: Draft,
  frames: readonly Frame[],
  parser: Transitions,
  tagger: Tagger,
): void {
  const part = new Int16Array(forms.length);
  frames.forEach(({ first, last, from, to }, k) => {
    part.fill(-1, first, last + 1);
    part.fill(k + 1, from, to + 1);
    // The comma or colon that joins quotation and frame is neither's word.
    if (first > 0 && /^[,:]$/.test(forms[first - 1]!) && part[first - 1] === 0) part[first - 1] = -1;
    if (forms[last + 1] === ",") part[last + 1] = -1;
  });
  const roots = new Int32Array(frames.length + 1).fill(-1);
  for (let k = 0; k <= frames.length; k += 1) {
    const places: number[] = [];
    for (let i = 0; i < forms.length; i += 1) if (part[i] === k) places.push(i);
    if (places.length > 0) roots[k] = parsePart(places, forms, tags, draft, parser, tagger);
  }
  frames.forEach(({ verb }, k) => {
    const root = roots[k + 1]!;
    draft.heads[root] = verb;
    draft.rels[root] = "ccomp";
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

function parsePart(
  places: readonly number[],
  forms: readonly string[],
  tags: Uint8Array,
  draft: Draft,
  parser: Transitions,
  tagger: Tagger,
): number {
  const count = places.length;
  const whole = count === forms.length;
  const heads = new Int32Array(count);
  const labels = new Uint8Array(count);
  parser.parse(
    whole ? forms : places.map((i) => forms[i]!),
    whole ? tags : Uint8Array.from(places, (i) => tags[i]!),
    tagger.words,
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
  for (let i = 0; i < forms.length; i += 1) {
    const form = forms[i]!;
    // Curly marks tell their side.
    if (opening.has(form)) tags[i] = tagger.idOf("PUNCT ``", tags[i]!);
    else if (closing.has(form)) tags[i] = tagger.idOf("PUNCT ''", tags[i]!);
    // "PM" without a clock time before it is a premier.
    else if (form === "PM" && !/\d/.test(forms[i - 1] ?? "")) tags[i] = tagger.idOf("PROPN NNP", tags[i]!);
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
  }
}

/** "The premier praised the plan": a participle takes no object, so behind a noun and before an object it is a past tense. */
function settlePast(forms: readonly string[], tags: Uint8Array, tagger: Tagger): void {
  const past = tagger.idOf("VERB VBD", 255);
  for (let i = 1; i + 1 < forms.length; i += 1) {
    if (tagger.pairs[tags[i]!]![1] !== "VBN" || past === 255 || /^(?:call|nam|dubb|entitl|titl|giv)/.test(forms[i]!))
      continue;
    if (!objectStart.has(tagger.pairs[tags[i + 1]!]![1]) || dayName.test(forms[i + 1]!)) continue;
    if (!/^(?:NNP?S?|PRP|RB)$/.test(tagger.pairs[tags[i - 1]!]![1])) continue;
    let helped = false;
    for (let back = i - 1; back >= 0 && back >= i - 5; back -= 1) {
      if (tagger.pairs[tags[back]!]![0] === "AUX" || /^VB[GNZP]?$/.test(tagger.pairs[tags[back]!]![1])) helped = true;
    }
    if (!helped) tags[i] = past;
  }
}

const objectStart = new Set(["DT", "PRP$", "PRP", "``", "NNP", "NNPS", "NNS"]);
const dayName = /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$/;

function isUnknownName(
  form: string,
  xpos: string,
  inside: boolean,
  tagger: Tagger,
  verbs: ReadonlySet<string>,
): boolean {
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
