/**
 * What pages print in one line with a sentence and is none of it: the dateline at its head, a picture's credit, the day below a
 * headline, a caption without a stop.
 */
import { starters, startsLower, wordFrom } from "./next-word.ts";
import { isSpaceCode, type TokenSpans } from "./tokens.ts";

/** Does a picture's credit, a day that stands alone or the sentence behind a caption begin at token `i`? */
export const beginsApart = (text: string, tokens: TokenSpans, i: number): boolean =>
  beginsCredit(text, tokens, i) || isDayAlone(text, tokens, i) || isRunOn(text, tokens, i);

/**
 * The dash that ends `OSLO, May 23 (Agency) —` or "Bergen, Norway –" at a paragraph's head, or the year of "Friday, May 3, 2024 On
 * Monday", so that place and day get no part in the first sentence; -1 if none.
 */
export function datelineEnd(text: string, tokens: TokenSpans): number {
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

/** "The port of Bergen Image: Anna Berg." run together: whose picture it is stands apart from what it shows. */
function beginsCredit(text: string, tokens: TokenSpans, i: number): boolean {
  const start = tokens.starts[i]!;
  if (!"IPC".includes(text[start]!) || text[tokens.starts[i + 1] ?? start] !== ":") return false;
  return /^(?:Images?|Photos?|Picture|Photograph|Credit)$/.test(
    text.slice(start, Math.min(tokens.ends[i]!, start + 12)),
  );
}

/** "Envoy tells of ants Tuesday, September 1, 2015": the day that ends a line of its own stands apart from its headline. */
function isDayAlone(text: string, tokens: TokenSpans, i: number): boolean {
  const start = tokens.starts[i]!;
  const end = tokens.ends.at(-1)!;
  if (!"MTWFS".includes(text[start]!) || end - start > 40 || end - start < 16) return false;
  if (!dayAtEnd.test(text.slice(start, end))) return false;
  return !/(?:[,:;(–—-]|\b(?:on|of|since|until|till|by|from|to|last|next|this|for|dated|and|before|after))$/i.test(
    text.slice(Math.max(0, start - 12), start).trimEnd(),
  );
}

const dayAtEnd =
  /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, (?:\p{Lu}\p{Ll}{2,8} \d{1,2}, |\d{1,2} \p{Lu}\p{Ll}{2,8} )\d{4}$/u;

/** "the most votes in any of the regions The winner said": a caption or headline that was run together with what follows it. */
function isRunOn(text: string, tokens: TokenSpans, i: number): boolean {
  const start = tokens.starts[i]!;
  const end = tokens.ends[i]!;
  if (!"TI".includes(text[start]!) || end - start > 5 || !/^(?:The|It|If|These|There)$/.test(text.slice(start, end)))
    return false;
  if (!/\p{Ll}{3} $/u.test(text.slice(Math.max(0, start - 4), start))) return false;
  // A title has capitals: "visited The Hague".
  return i + 2 < tokens.starts.length && startsLower(wordFrom(text, tokens, i + 1));
}
