import { beginsUpper, isQuoteOrBracket, starters, startsLower, wordFrom } from "./next-word.ts";
import { beginsApart, datelineEnd } from "./run-together.ts";
import { isSpaceCode, type TokenSpans, tokenise } from "./tokens.ts";

/**
 * Sentences of a text: `Li left. “We agreed,” he said.` has two, the quotation kept with its speaker.
 *
 * An empty line always ends a sentence (a single break is that of a text broken at a width), and so does a full stop, except after titles and initials ("Gen. Li", "J. Smith"),
 * and after other abbreviations unless a capitalised function word follows ("in the U.S. The talks"). Closing marks go
 * to the left. A space may be missing: `on Thursday.“All sides`.
 */
export function splitSentences(text: string): Split {
  const split: Split = { starts: [], ends: [], firsts: [], lasts: [], paragraphs: [], paragraphSpans: [] };
  let at = 0;
  while (at < text.length) {
    let stop = text.indexOf("\n\n", at);
    if (stop < 0) stop = text.length;
    const tokens = tokenise(text, at, stop);
    if (tokens.starts.length > 0) {
      split.paragraphSpans.push([tokens.starts[0]!, tokens.ends.at(-1)!]);
      splitParagraph(text, tokens, split);
    }
    at = stop + 1;
  }
  return split;
}

/** Tokens of a whole text with the sentences as runs of them: sentence `s` is tokens `firsts[s]` to `lasts[s]`, inclusive. */
export interface Split extends TokenSpans {
  readonly firsts: number[];
  readonly lasts: number[];
  /** Paragraph (line with words) of each sentence, from 0. */
  readonly paragraphs: number[];
  readonly paragraphSpans: [number, number][];
}

/** No sentence is longer than this many tokens; a longer one is cut, after ; : or a dash if it has one. */
export const longestSentence = 150;

function splitParagraph(text: string, tokens: TokenSpans, split: Split): void {
  const paragraph = split.paragraphSpans.length - 1;
  const count = tokens.starts.length;
  const offset = split.starts.length;
  for (let i = 0; i < count; i += 1) {
    split.starts.push(tokens.starts[i]!);
    split.ends.push(tokens.ends[i]!);
  }
  let first = 0;
  let straightOpen = false;
  const close = (last: number): void => {
    while (last - first + 1 > longestSentence) {
      const cut = cutPoint(text, tokens, first);
      put(first, cut);
      first = cut + 1;
    }
    put(first, last);
    first = last + 1;
  };
  const put = (from: number, to: number): void => {
    split.firsts.push(offset + from);
    split.lasts.push(offset + to);
    split.paragraphs.push(paragraph);
  };
  const dateline = datelineEnd(text, tokens);
  if (dateline >= 0 && dateline + 1 < count) close(dateline);
  for (let i = first; i < count; i += 1) {
    const start = tokens.starts[i]!;
    if (i > first && beginsApart(text, tokens, i)) close(i - 1);
    if (text[start] === '"') straightOpen = !straightOpen;
    const kind = stopKind(text, start, tokens.ends[i]!);
    if (kind === NONE) continue;
    let last = i;
    while (last + 1 < count) {
      const mark = referenceMark(text, tokens, last + 1);
      if (mark > 0) last += mark;
      else if (attachesLeft(text, tokens, last + 1, straightOpen)) last += 1;
      else break;
      if (text[tokens.starts[last]!] === '"') straightOpen = false;
    }
    if (last === count - 1) break;
    if (endsHere(text, tokens, first, i, last, kind)) {
      close(last);
      straightOpen = false;
    }
    i = last;
  }
  if (first < count) close(count - 1);
}

function cutPoint(text: string, tokens: TokenSpans, first: number): number {
  const limit = first + longestSentence - 1;
  for (let i = limit; i > first + longestSentence / 3; i -= 1) {
    if (";:–—".includes(text[tokens.starts[i]!]!)) return i;
  }
  return limit;
}

const NONE = 0;
/** A full stop. */
const STOP = 1;
/** Question and exclamation marks. */
const CRY = 2;
/** Dots that trail off. */
const TRAIL = 3;
/** A word that carries its own full stop. */
const ABBREVIATION = 4;

function stopKind(text: string, start: number, end: number): number {
  const last = text[end - 1]!;
  if (last === ".") {
    if (end - start === 1) return STOP;
    return text[start] === "." ? TRAIL : ABBREVIATION;
  }
  if (last === "!" || last === "?") return CRY;
  if (last === "…") return TRAIL;
  return NONE;
}

function attachesLeft(text: string, tokens: TokenSpans, i: number, straightOpen: boolean): boolean {
  const start = tokens.starts[i]!;
  const char = text[start]!;
  if (!"”»)]\"’'.!?…".includes(char)) return false;
  if (char === "”" || char === "»" || char === ")" || char === "]") return true;
  const glued = !isSpaceCode(text.charCodeAt(start - 1));
  const end = tokens.ends[i]!;
  const spaceAfter = end >= text.length || isSpaceCode(text.charCodeAt(end));
  if (char === '"') return straightOpen ? glued || spaceAfter : glued && spaceAfter;
  if (char === "’" || char === "'") return glued && end - start <= 2 && (spaceAfter || '”"'.includes(text[end]!));
  return end - start === 1 || glued;
}

/**
 * How many tokens behind a full stop are a mark that belongs to what was said: "[12]", "[citation needed]" and "[...]" before the
 * next sentence, as encyclopedias print them, and the number of a note: "of all rights. 4 Even though", "to innovate.23 Open minds".
 */
function referenceMark(text: string, tokens: TokenSpans, i: number): number {
  const count = tokens.starts.length;
  const start = tokens.starts[i]!;
  if (text[start] === "[") {
    for (let end = i + 2; end < count && end < i + 5; end += 1) {
      if (text[tokens.starts[end]!] !== "]") continue;
      return end + 1 === count || !startsLower(wordFrom(text, tokens, end + 1)) ? end - i + 1 : 0;
    }
    return 0;
  }
  if (i + 1 >= count || !/^\d{1,2}$/.test(text.slice(start, Math.min(tokens.ends[i]!, start + 3)))) return 0;
  const next = wordFrom(text, tokens, i + 1);
  if (!isSpaceCode(text.charCodeAt(start - 1)))
    return /\p{Ll}{3}\.$/u.test(text.slice(start - 4, start)) && beginsUpper(next) && !/^\d/.test(next) ? 1 : 0;
  return starters.has(next) && /\p{Ll}[.”"’)]$/u.test(text.slice(0, start).trimEnd().slice(-2)) ? 1 : 0;
}

const titles = new Set(
  (
    "Mr. Mrs. Ms. Mx. Dr. Prof. Gen. Sen. Rep. Reps. Sens. Gov. Lt. Col. Maj. Capt. Cmdr. Adm. Sgt. Cpl. Pvt. Brig. Rev. Hon. " +
    "Pres. Supt. Det. Insp. Amb. St. Ste. Mt. Ft. Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sep. Sept. Oct. Nov. Dec. No. Nos. Vol. Fig. " +
    "Art. Sec. vs. cf. approx. est. e.g. i.e."
  ).split(" "),
);
const afterClock = new Set(["ET", "EST", "EDT", "GMT", "UTC", "PT", "PST", "PDT", "CET", "BST", "MSK", "IST", "JST"]);
const weekday =
  /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$|^(?:January|February|March|April|May|June|July|August|September|October|November|December)$/;

function endsHere(text: string, tokens: TokenSpans, first: number, i: number, last: number, kind: number): boolean {
  const closed = last > i;
  const next = last + 1;
  const nextStart = tokens.starts[next]!;
  const glued = !isSpaceCode(text.charCodeAt(nextStart - 1));
  const word = wordFrom(text, tokens, next);
  const begins = beginsUpper(word);
  const marker = isQuoteOrBracket(text[nextStart]!);
  if (!begins && startsLower(word)) {
    // `“Really?” he said.` goes on, and so does "Yahoo! said"; a lower-case word after a plain full stop begins anew.
    return (
      kind === STOP && !closed && !glued && tokens.ends[i]! - tokens.starts[i]! === 1 && wordLength(tokens, i - 1) > 3
    );
  }
  switch (kind) {
    case STOP: {
      if (i === first) return false;
      // "1. The committee" at the head of a line is one item.
      if (i === first + 1 && /^\d{1,3}$|^[a-zA-Z]$/.test(text.slice(tokens.starts[first]!, tokens.ends[first]!)))
        return false;
      // "born c. 1818", "(b. March 2009)", "p. 12".
      const before = text.slice(tokens.starts[i - 1]!, Math.min(tokens.ends[i - 1]!, tokens.starts[i - 1]! + 5));
      if (/^\d/.test(word) && /^(?:ca?|[bdmpr]|fl|pp|vols?|div)$/.test(before)) return false;
      if (/^[bdm]$/.test(before) && weekday.test(word)) return false;
      // "batting .265", "A/73/PV.6".
      if (glued && /^\d/.test(word) && !closed) return false;
      if (glued && !closed && !marker) return begins && wordLength(tokens, i - 1) > 1;
      return true;
    }
    case CRY:
      // `“Why now?” Anna Berg asked.` is one sentence.
      if (closed && spokenNext(text, tokens, next)) return false;
      return !(glued && !closed && !marker) || begins;
    case TRAIL:
      return begins || marker;
    default: {
      const form = text.slice(tokens.starts[i]!, tokens.ends[i]!);
      if (closed) return begins;
      if (titles.has(form)) return false;
      if (/^\p{L}\.$/u.test(form)) {
        return starters.has(word) && i > first && !beginsUpper(text.slice(tokens.starts[i - 1]!, tokens.ends[i - 1]!));
      }
      if (/^(?:[ap]\.m|etc)\.$/.test(form)) return (begins || marker) && !afterClock.has(word) && !weekday.test(word);
      return starters.has(word) || (marker && begins && text[nextStart] !== "(");
    }
  }
}

const speechVerb =
  /^(?:said|says|asked|asks|added|adds|wrote|told|replied|answered|exclaimed|declared|tweeted|posted|wondered)$/;

/** Does a speech verb come within a few words, before any mark: "Anna Berg asked"? */
function spokenNext(text: string, tokens: TokenSpans, next: number): boolean {
  for (let i = next; i < tokens.starts.length && i < next + 6; i += 1) {
    const word = text.slice(tokens.starts[i]!, Math.min(tokens.ends[i]!, tokens.starts[i]! + 12));
    if (speechVerb.test(word)) return true;
    if (/^[^\p{L}\d]/u.test(word)) return false;
  }
  return false;
}

const wordLength = (tokens: TokenSpans, i: number): number => (i < 0 ? 0 : tokens.ends[i]! - tokens.starts[i]!);
