import { isSpaceCode, type TokenSpans, tokenise } from "./tokens.ts";

/**
 * Sentences of a text: `Li left. “We agreed,” he said.` has two, the quotation kept with its speaker.
 *
 * A line break always ends a sentence, and so does a full stop, except after titles and initials ("Gen. Li", "J. Smith"),
 * and after other abbreviations unless a capitalised function word follows ("in the U.S. The talks"). Closing marks go
 * to the left. A space may be missing: `on Thursday.“All sides`.
 */
export function splitSentences(text: string): Split {
  const split: Split = { starts: [], ends: [], firsts: [], lasts: [], paragraphs: [], paragraphSpans: [] };
  let at = 0;
  while (at < text.length) {
    let stop = text.indexOf("\n", at);
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
    if (i > first && beginsCredit(text, tokens, i)) close(i - 1);
    if (text[start] === '"') straightOpen = !straightOpen;
    const kind = stopKind(text, start, tokens.ends[i]!);
    if (kind === NONE) continue;
    let last = i;
    while (last + 1 < count) {
      if (attachesLeft(text, tokens, last + 1, straightOpen)) last += 1;
      else if (isReferenceMark(text, tokens, last + 1)) last += 3;
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

/**
 * The dash that ends `OSLO, May 23 (Agency) —` or "Bergen, Norway –" at a paragraph's head, or the year of "Friday, May 3, 2024 On
 * Monday", so that place and day get no part in the first sentence; -1 if none.
 */
function datelineEnd(text: string, tokens: TokenSpans): number {
  const day = dayAtHead.exec(text.slice(tokens.starts[0]!, tokens.starts[0]! + 60));
  if (day !== null) {
    const year = tokens.ends.indexOf(tokens.starts[0]! + day[0].length);
    if (year > 0 && year + 1 < tokens.starts.length && starters.has(wordFrom(text, tokens, year + 1))) return year;
  }
  const reach = Math.min(tokens.starts.length, 16);
  let named = false;
  for (let i = 0; i < reach; i += 1) {
    const start = tokens.starts[i]!;
    const form = text.slice(start, Math.min(tokens.ends[i]!, start + 30));
    if (i === 0) named = /^\p{Lu}[\p{Lu}.'’]{2,}$/u.test(form);
    if (/^(?:-+|[–—]+)$/.test(form)) {
      const spaced = isSpaceCode(text.charCodeAt(start - 1)) || isSpaceCode(text.charCodeAt(tokens.ends[i]!));
      const bracket = i > 0 && text[tokens.starts[i - 1]!] === ")";
      const places = i > 2 && spaced && placesAtHead.test(text.slice(tokens.starts[0]!, start));
      if (spaced || bracket)
        return i > 0 && (bracket || named || places) && onlyDatelineWords(text, tokens, i) ? i : -1;
    } else if (/^[.!?;:"“”]$/.test(form)) return -1;
  }
  return -1;
}

const dayAtHead =
  /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, (?:\p{Lu}\p{Ll}{2,8} \d{1,2}, |\d{1,2} \p{Lu}\p{Ll}{2,8} )\d{4}(?= \p{Lu})/u;
/** A place, then what it lies in, once or twice, each of one or two words. */
const placesAtHead =
  /^\p{Lu}[\p{L}.'’]+(?: \p{Lu}[\p{L}.'’]+)?(?:, \p{Lu}[\p{L}.'’]+(?: \p{Lu}[\p{L}.'’]+)?){1,2}\s*$/u;

/** A dateline has no words in lower case but within its brackets. */
function onlyDatelineWords(text: string, tokens: TokenSpans, end: number): boolean {
  let depth = 0;
  for (let i = 0; i < end; i += 1) {
    const char = text[tokens.starts[i]!]!;
    if (char === "(") depth += 1;
    else if (char === ")") depth -= 1;
    else if (
      depth <= 0 &&
      char !== char.toUpperCase() &&
      !/^(?:de|la|al|of|and|el|di|da)$/.test(text.slice(tokens.starts[i]!, tokens.ends[i]!))
    ) {
      return false;
    }
  }
  return true;
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

/** "The port of Bergen Image: Anna Berg." run together: whose picture it is stands apart from what it shows. */
function beginsCredit(text: string, tokens: TokenSpans, i: number): boolean {
  const start = tokens.starts[i]!;
  if (!"IPC".includes(text[start]!) || text[tokens.starts[i + 1] ?? start] !== ":") return false;
  return /^(?:Images?|Photos?|Picture|Photograph|Credit)$/.test(
    text.slice(start, Math.min(tokens.ends[i]!, start + 12)),
  );
}

/** "[12]" behind a full stop, as encyclopedias print their references. */
function isReferenceMark(text: string, tokens: TokenSpans, i: number): boolean {
  if (i + 2 >= tokens.starts.length || text[tokens.starts[i]!] !== "[" || text[tokens.starts[i + 2]!] !== "]")
    return false;
  return /^\d{1,3}$/.test(text.slice(tokens.starts[i + 1]!, Math.min(tokens.ends[i + 1]!, tokens.starts[i + 1]! + 4)));
}

const titles = new Set(
  (
    "Mr. Mrs. Ms. Mx. Dr. Prof. Gen. Sen. Rep. Reps. Sens. Gov. Lt. Col. Maj. Capt. Cmdr. Adm. Sgt. Cpl. Pvt. Brig. Rev. Hon. " +
    "Pres. Supt. Det. Insp. Amb. St. Ste. Mt. Ft. Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sep. Sept. Oct. Nov. Dec. No. Nos. Vol. Fig. " +
    "Art. Sec. vs. cf. approx. est. e.g. i.e."
  ).split(" "),
);
/** Words that begin sentences and are no names: after "U.S." these alone show that a sentence ended. */
const starters = new Set(
  (
    "The A An He She It They We I You This That These Those His Her Its Their Our My In On At But And Or So Yet If When While " +
    "As After Before Since Because Although Though However Meanwhile Moreover Also For From With Without By Under Over During " +
    "There Here What Who Where Why How Not No Some Many Most Several Both All Each Another Other Such Asked Now Then Still Last " +
    "Earlier Later According Despite Instead Nor Only Even To Of Once Until Unlike Among Speaking"
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
      // "born c. 1818", "ca. 40 BC".
      if (/^\d/.test(word) && /^ca?$/.test(text.slice(tokens.starts[i - 1]!, tokens.ends[i - 1]!))) return false;
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

/** The next word, past opening marks. */
function wordFrom(text: string, tokens: TokenSpans, i: number): string {
  let at = i;
  while (at < tokens.starts.length - 1 && at < i + 3 && isQuoteOrBracket(text[tokens.starts[at]!]!)) at += 1;
  return text.slice(tokens.starts[at]!, Math.min(tokens.ends[at]!, tokens.starts[at]! + 40));
}

const isQuoteOrBracket = (char: string): boolean => "“\"‘'«([„`".includes(char);
const beginsUpper = (word: string): boolean => {
  const char = word[0]!;
  return char !== char.toLowerCase() || (char >= "0" && char <= "9");
};
const startsLower = (word: string): boolean => {
  const char = word[0]!;
  return char !== char.toUpperCase();
};
const wordLength = (tokens: TokenSpans, i: number): number => (i < 0 ? 0 : tokens.ends[i]! - tokens.starts[i]!);
