/**
 * How two pages hang together: one copied from the other (`same_text`), worded from it (`rewrite`), both telling one
 * happening of the same day (`same_story`), or different stages of it (`same_event`).
 *
 * Three things are weighed: runs of words that stand in both, sentences of the shorter that answer to sentences of the
 * longer, and how far the two speak of the same rare words, above all in title and first lines. Then the days: two pages
 * on missile tests a fortnight apart use the same words on two happenings. The bounds below were set on the pairs of
 * bench/link.ts; none is for one page.
 */
import { type Alignment, ANSWERS, alignment, TELLS_AGAIN } from "./alignment.ts";
import type { Edge } from "./match.ts";
import { gapOf, type PageSketch } from "./sketch.ts";
import { sourceOf } from "./sources.ts";
import { type Relation, type Seen, whyTied } from "./tied.ts";
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
  return edge(a, b, score, relation ?? storyOrEvent(gap, a, b), seen, relation === null);
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
  // A page that stands word for word in a long one has its first lines there; others in few words share few runs.
  if (words < FEW && covered < HALF && likeness + 2 * SOME + 0.15 * facts + nearness(a, b, gap, 0) < NEAR_TIE)
    return null;
  const shorter = Math.min(a.grams.length, b.grams.length);
  const runs = shorter === 0 ? 0 : sharedCount(a.grams, b.grams) / shorter;
  const tie = likeness + 2 * Math.min(0.3, runs) + 0.15 * facts + nearness(a, b, gap, runs);
  return { runs, lead, facts, gap, tie };
}

const FEW = 0.25;
const HALF = 0.5;
const SOME = 0.06;

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
  return storyOrEvent(gap, a, b);
}

/** Of pages a day apart, one that tells of Tuesday and one that tells of Wednesday tell different stages. */
function storyOrEvent(gap: number | null, a: PageSketch, b: PageSketch): Relation {
  const others = a.weekdays !== 0 && b.weekdays !== 0 && (a.weekdays & b.weekdays) === 0;
  return gap !== null && (gap >= 2 || (gap === 1 && others)) ? "same_event" : "same_story";
}

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

const isOneReworded = (a: PageSketch, b: PageSketch): boolean =>
  (a.wording === "reworded") !== (b.wording === "reworded");

/** How far one tells again what the other tells; null where it has too few sentences to say. */
function toldAgain(a: PageSketch, b: PageSketch): Alignment | null {
  const shorter = a.words <= b.words ? a : b;
  const reworded = isOneReworded(a, b);
  if (shorter.sentences.words.length < (reworded ? 5 : 12)) return null;
  return alignment(a, b, TELLS_AGAIN, reworded ? 0.5 : 0.74);
}
