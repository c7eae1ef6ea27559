/**
 * How two pages hang together: one copied from the other (`same_text`), worded from it (`rewrite`), both telling one
 * happening of the same day (`same_story`), or different stages of it (`same_event`).
 *
 * Three things are weighed: runs of words that stand in both, sentences of the shorter that answer to sentences of the
 * longer, and how far the two speak of the same rare words, above all in title and first lines. Then the days: two pages
 * on missile tests a fortnight apart use the same words on two happenings. The bounds below were set on the pairs of
 * bench/link.ts; none is for one page.
 */
import { compareEdtf } from "../kit/edtf.ts";
import type { Edtf } from "../model/edtf.ts";
import type { Interval, PageSketch, Sentences } from "./block.ts";
import { compare } from "./ids.ts";
import type { Edge } from "./match.ts";
import { type Cue, type Relation, type Seen, whyTied } from "./tied.ts";
import { cosine, coverage, sharedCount } from "./words.ts";

/** Pages whose words are less alike than this hang together in nothing. */
const LIKE = 0.1;
/** From here on two pages hang together. */
const TIE = 0.63;
/** From here on they do if most of the pages that hang together with the one do so with the other (ties.ts). */
const NEAR_TIE = 0.4;

/** The shared words, shared runs, shared facts and days of two pages as an edge; null where they do not hang together. */
export function comparePages(a: PageSketch, b: PageSketch): Edge | null {
  if (a.sha256 === b.sha256) return edge(a, b, 1, "same_text", SAME_BYTES);
  const words = cosine(a.terms, b.terms);
  // Of pages that fell together by chance, which are most among very many, that is soon seen.
  if (words < LIKE) return null;
  const weighed = weighPages(a, b, words);
  if (weighed === null) return null;
  const { runs, lead, facts, gap, tie } = weighed;
  if (tie < NEAR_TIE && runs < 0.3) return null;
  const aligned = runs >= 0.95 ? runs : runs >= 0.08 ? alignment(a, b, ANSWERS, 0.5).share : 0;
  const told = tie >= TIE && aligned < 0.5 && words >= 0.45 && (gap ?? 0) <= 3 ? toldAgain(a, b) : null;
  const relation = relationOf({ runs, aligned, told, gap, tie, a, b });
  if (relation === null && tie < NEAR_TIE) return null;
  const score = relation === "same_text" || relation === "rewrite" ? Math.max(runs, aligned) : Math.min(0.95, tie / 2);
  const seen = {
    how: "likeness",
    runs: hundredths(runs),
    aligned: hundredths(aligned),
    words: hundredths(words),
    lead: hundredths(lead),
    facts,
    gap,
  } as const;
  return edge(a, b, score, relation ?? storyOrEvent(gap), seen, relation === null);
}

const hundredths = (share: number): number => Math.min(100, Math.round(100 * share));

const SAME_BYTES = { how: "bytes", runs: 100, aligned: 100, words: 100, lead: 100, facts: 0, gap: 0 } as const;

/** What two pages have in common; `tie` is all of it in one number, which `TIE` bounds. Null where that is soon seen to be little. */
function weighPages(a: PageSketch, b: PageSketch, words: number) {
  const lead = cosine(a.lead, b.lead);
  const facts = Math.min(2, sharedCount(a.facts, b.facts));
  const gap = gapOf(a.day, b.day);
  // The first lines of a short page may stand, in other words, anywhere in a long one.
  const covered = Math.max(coverage(a.lead, b.terms), coverage(b.lead, a.terms));
  const likeness = words + lead + 0.2 * (covered - 0.35);
  // A page that stands word for word in a long one has its first lines there.
  if (words < FEW && covered < HALF && likeness + 0.15 * facts + nearness(a, b, gap, 0) < NEAR_TIE) return null;
  const shorter = Math.min(a.grams.length, b.grams.length);
  const runs = shorter === 0 ? 0 : sharedCount(a.grams, b.grams) / shorter;
  const tie = likeness + 2 * Math.min(0.3, runs) + 0.15 * facts + nearness(a, b, gap, runs);
  return { runs, lead, facts, gap, tie };
}

const FEW = 0.25;
const HALF = 0.5;

interface Weighed {
  readonly runs: number;
  /** Share of the shorter that stands in the longer nearly word for word. */
  readonly aligned: number;
  /** The same for sentences that merely tell the same; null where it was not asked. */
  readonly told: Alignment | null;
  readonly gap: number | null;
  readonly tie: number;
  readonly a: PageSketch;
  readonly b: PageSketch;
}

function relationOf({ runs, aligned, told, gap, tie, a, b }: Weighed): Relation | null {
  const shorter = Math.min(a.words, b.words);
  // A few lines can be all chrome; a text must be long enough for its likeness to mean something.
  if (shorter >= 40 && aligned >= 0.5) {
    // An outlet tells its own background again in a later story: that is no copy unless most of it is.
    const own = a.outlet !== null && a.outlet === b.outlet && gap !== null && gap >= 2;
    if (!own || aligned >= 0.75) {
      return runs >= 0.6 ? "same_text" : "rewrite";
    }
  }
  if (tie < TIE) return null;
  // Worded anew throughout: most sentences answer to sentences of the other, in the same order. Independent reports of one
  // happening share facts, but not their order. Where one bears the scars of paraphrase, less will do.
  if (told !== null) {
    if (told.sentences >= 12 && told.share >= 0.74 && told.inOrder >= 0.78) return "rewrite";
    if (isOneReworded(a, b) && told.sentences >= 5 && told.share >= 0.5 && told.inOrder >= 0.6) return "rewrite";
  }
  return storyOrEvent(gap);
}

const storyOrEvent = (gap: number | null): Relation => (gap !== null && gap >= 2 ? "same_event" : "same_story");

/**
 * What the days add: pages of one day are likelier to tell one happening than pages a month apart. A day that was worked out
 * may be wrong, so it speaks less loudly; a year or a month says little for two pages, but something against them.
 */
function nearness(a: PageSketch, b: PageSketch, gap: number | null, runs: number): number {
  if (gap === null) return 0.02;
  const width = Math.max(a.day!.last - a.day!.first, b.day!.last - b.day!.first);
  if (gap <= 8 && width > 7) return 0;
  const near = gap <= 1 ? 0.18 : gap <= 3 ? 0.05 : 0;
  if (gap <= 8) return near;
  if (runs >= 0.3) return -0.05;
  const far = gap <= 14 ? -0.2 : gap <= 45 ? -0.5 : -1;
  return a.dayStated && b.dayStated ? far : 0.75 * far;
}

/** Days between the two; 0 where they may be one day, null where either is unknown. */
export function gapOf(a: Interval | null, b: Interval | null): number | null {
  if (a === null || b === null) return null;
  return Math.max(0, a.first - b.last, b.first - a.last);
}

interface Alignment {
  /** Share of the shorter page's words that stand in sentences which a sentence of the longer answers to. */
  readonly share: number;
  /** How many sentences those are. */
  readonly sentences: number;
  /** Share of them whose answer stands no earlier than the answer of the one before. */
  readonly inOrder: number;
}

const isOneReworded = (a: PageSketch, b: PageSketch): boolean =>
  (a.wording === "reworded") !== (b.wording === "reworded");

/** How far one tells again what the other tells; null where it has too few sentences to say. */
function toldAgain(a: PageSketch, b: PageSketch): Alignment | null {
  const shorter = a.words <= b.words ? a : b;
  const reworded = isOneReworded(a, b);
  if (shorter.sentences.words.length < (reworded ? 5 : 12)) return null;
  return alignment(a, b, TELLS_AGAIN, reworded ? 0.5 : 0.74);
}

/** The sentences of the shorter page against those of the longer. Gives up, with what it has, once `need` is out of reach. */
function alignment(a: PageSketch, b: PageSketch, bound: number, need: number): Alignment {
  const [shorter, longer] = a.words <= b.words ? [a, b] : [b, a];
  const own = shorter.sentences;
  const whole = own.words.reduce((sum, words) => sum + words, 0);
  const index = sentencesByWord(longer);
  let answered = 0;
  let seen = 0;
  let sentences = 0;
  let inOrder = 0;
  let before = 0;
  for (let at = 0; at < own.words.length; at++) {
    if (answered + whole - seen < need * whole) break;
    const words = own.words[at]!;
    seen += words;
    const tried = new Set<number>();
    for (const key of tellingKeys(own, at, bound)) addSentencesWith(index, key, tried);
    let best = bound;
    let answer = -1;
    for (const other of [...tried].sort((x, y) => x - y)) {
      const share = sharedShare(own, at, longer.sentences, other);
      if (share > best || (share === best && answer < 0)) {
        best = share;
        answer = other;
      }
    }
    if (answer < 0) continue;
    answered += words;
    sentences += 1;
    if (answer >= before) inOrder += 1;
    before = answer;
  }
  return {
    share: whole === 0 ? 0 : answered / whole,
    sentences,
    inOrder: sentences === 0 ? 0 : inOrder / sentences,
  };
}

/** A sentence that shares this much of its weight stands in the other page nearly word for word. */
const ANSWERS = 0.55;
/** One that shares this much tells the same, in other words. */
const TELLS_AGAIN = 0.33;

/** The heaviest words of a sentence: an answer that had none of them could not share enough of its weight. */
function tellingKeys(sentences: Sentences, at: number, bound: number): number[] {
  const { from, keys, weights } = sentences;
  const whole = weightOf(sentences, at);
  const order: number[] = [];
  for (let i = from[at]!; i < from[at + 1]!; i++) order.push(i);
  order.sort((i, j) => weights[j]! - weights[i]! || i - j);
  const telling: number[] = [];
  let left = whole;
  for (const i of order) {
    if (left < bound * whole) break;
    telling.push(keys[i]!);
    left -= weights[i]!;
  }
  return telling;
}

/** Each word of each sentence as one number, word first, in ascending order: word × `AT_MOST` + place of the sentence. */
function sentencesByWord(page: PageSketch): Float64Array {
  const known = indexes.get(page);
  if (known !== undefined) return known;
  const { from, keys } = page.sentences;
  const index = new Float64Array(keys.length);
  for (let at = 0; at + 1 < from.length; at++) {
    for (let i = from[at]!; i < from[at + 1]!; i++) index[i] = keys[i]! * AT_MOST + at;
  }
  index.sort();
  if (indexes.size >= MOST_INDEXES) indexes.clear();
  indexes.set(page, index);
  return index;
}

/** More than a sketch has sentences. */
const AT_MOST = 1024;

/** Adds to `found` the sentences that hold the word. */
function addSentencesWith(index: Float64Array, key: number, found: Set<number>): void {
  const from = key * AT_MOST;
  let low = 0;
  for (let high = index.length; low < high; ) {
    const middle = (low + high) >> 1;
    if (index[middle]! < from) low = middle + 1;
    else high = middle;
  }
  for (; low < index.length && index[low]! < from + AT_MOST; low++) found.add(index[low]! - from);
}

/** Made from the page alone; the last few are kept, because a page is compared with many. */
const indexes = new Map<PageSketch, Float64Array>();
const MOST_INDEXES = 500;

/** Share of the weight of both; a sentence much longer than the other is measured by one and a half times the other. */
function sharedShare(own: Sentences, at: number, others: Sentences, other: number): number {
  let shared = 0;
  const [endI, endJ] = [own.from[at + 1]!, others.from[other + 1]!];
  for (let i = own.from[at]!, j = others.from[other]!; i < endI && j < endJ; ) {
    const x = own.keys[i]!;
    const y = others.keys[j]!;
    if (x === y) {
      shared += own.weights[i]!;
      i++;
      j++;
    } else if (x < y) i++;
    else j++;
  }
  const weight = weightOf(own, at);
  return shared / Math.max(weight, Math.min(weightOf(others, other), weight * 1.5));
}

function weightOf({ from, weights }: Sentences, at: number): number {
  let sum = 0;
  for (let i = from[at]!; i < from[at + 1]!; i++) sum += weights[i]!;
  return sum;
}

function edge(
  a: PageSketch,
  b: PageSketch,
  score: number,
  relation: Relation,
  shared: Omit<Seen, "cue">,
  near = false,
): Edge {
  const deep = relation === "same_text" || relation === "rewrite";
  const source = deep ? sourceOf(a, b, relation) : null;
  const seen: Seen = { ...shared, cue: source?.cue ?? null };
  return {
    kind: "page",
    a: a.ref,
    b: b.ref,
    score: Math.round(score * 100) / 100,
    why: whyTied(seen, source === null ? null : source.from === "a" ? a.ref : b.ref),
    tie: { relation, from: source?.from ?? null, near, seen },
  };
}

/** Which of two pages the other was made from, by the first of these that tells: credits, wording, days, completeness. */
function sourceOf(a: PageSketch, b: PageSketch, relation: Relation): { from: "a" | "b"; cue: Cue } | null {
  const told = (fromA: boolean, cue: Cue) => ({ from: fromA ? ("a" as const) : ("b" as const), cue });
  const credits = +isCreditedBy(a, b) - +isCreditedBy(b, a);
  if (credits !== 0) return told(credits > 0, "credited");
  if (a.wording !== b.wording && (a.wording === "reworded" || b.wording === "reworded"))
    return told(b.wording === "reworded", "reworded");
  if (a.dayIs === "published" && b.dayIs === "published" && a.day !== null && b.day !== null) {
    if (a.day.last < b.day.first || b.day.last < a.day.first) return told(a.day.last < b.day.first, "earlier");
  }
  if (relation === "same_text" && (a.words > 1.3 * b.words || b.words > 1.3 * a.words))
    return told(a.words > b.words, "fuller");
  // Who words a text anew leaves its dateline out.
  return a.hasDateline === b.hasDateline ? null : told(a.hasDateline, "dateline");
}

function isCreditedBy(source: PageSketch, other: PageSketch): boolean {
  const outlet = siteName(source.outlet);
  if (outlet === "") return false;
  return [other.origin, ...other.wire].some((name) => siteName(name) === outlet) && siteName(other.outlet) !== outlet;
}

/** Of the sources that a page names for its text, those that none of these outlets is, nor its own. */
export function absentOf(
  { origin, wire, outlet }: { origin: string | null; wire: readonly string[]; outlet: string | null },
  held: readonly (string | null)[],
): string[] {
  const here = new Set([outlet, ...held].map(siteName));
  const absent = new Map<string, string>();
  for (const name of [...(origin === null ? [] : [origin]), ...wire]) {
    const site = siteName(name);
    if (site !== "" && !here.has(site) && !absent.has(site)) absent.set(site, name);
  }
  return [...absent.values()];
}

/** "edition.cnn.com", "cnn.com" and "CNN" are one: the name without what stands around it. */
function siteName(name: string | null): string {
  if (name === null) return "";
  const host = name.toLowerCase().replace(/\.(?:com?|org|net|gov|news|info|int)?(?:\.?[a-z]{2})?$/, "");
  return (host.split(".").at(-1) ?? "").replace(/[^a-z0-9]/g, "");
}

/** What the choice of the page that counts rests on. */
export interface PageFacts {
  readonly id: string;
  readonly sha256: string;
  readonly published: Edtf | null;
  readonly length: number;
}

/**
 * For each page that is a copy or a rewrite, the pages it leans on: first the one that counts for it. A page that others were
 * made from comes first, then the earlier, the longer. Each page leans on one that it is itself tied to: a chain of partial
 * copies does not make one text of all.
 */
export function sourcesOf(
  pages: readonly PageFacts[],
  ties: readonly { a: string; b: string; relation: Relation; from: string | null }[],
): Map<string, string[]> {
  const deep = new Map<string, { other: string; from: string | null }[]>();
  const derived = new Map<string, number>();
  for (const { a, b, relation, from } of ties) {
    if (relation !== "same_text" && relation !== "rewrite") continue;
    deep.set(a, [...(deep.get(a) ?? []), { other: b, from }]);
    deep.set(b, [...(deep.get(b) ?? []), { other: a, from }]);
    if (from !== null) {
      const made = from === a ? b : a;
      derived.set(made, (derived.get(made) ?? 0) + 1);
    }
  }
  const order = [...pages].sort(
    (a, b) =>
      (derived.get(a.id) ?? 0) - (derived.get(b.id) ?? 0) ||
      compareEdtf(a.published, b.published) ||
      b.length - a.length ||
      compare(a.sha256, b.sha256) ||
      compare(a.id, b.id),
  );
  const counts = new Set<string>();
  const leans = new Map<string, string[]>();
  for (const { id } of order) {
    const near = deep.get(id) ?? [];
    const sources = near.filter(({ other }) => counts.has(other)).map(({ other }) => other);
    if (sources.length === 0) {
      counts.add(id);
      continue;
    }
    const told = new Set(near.filter(({ other, from }) => from === other).map(({ other }) => other));
    sources.sort((a, b) => +told.has(b) - +told.has(a) || compare(a, b));
    leans.set(id, [...new Set([...sources, ...[...told].sort(compare)])]);
  }
  return leans;
}
