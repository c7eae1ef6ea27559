import type { Span } from "../model/index.ts";
import { isSpaceCode, isWordCode } from "./tokens.ts";

/**
 * The stretches between quotation marks of one paragraph, marks included: `“We agreed,” Li said.` has one, [0, 13].
 *
 * Outermost pairs only, in order, never overlapping. An opening mark without its fellow runs to the paragraph's end, as
 * in a quotation that goes on in the next paragraph. Single marks count only where both stand clear of apostrophes.
 */
export function quotesOf(text: string, start: number, end: number): Span[] {
  const found: Span[] = [];
  let at = start;
  let open = -1;
  let closer = "";
  while (at < end) {
    const char = text[at]!;
    if (open < 0) {
      const wanted = openers.get(char);
      if (wanted !== undefined && (char !== '"' || opensStraight(text, at, start, end))) {
        open = at;
        closer = wanted;
      } else if (char === "'" && text[at + 1] === "'" && opensStraight(text, at, start, end)) {
        open = at;
        closer = "''";
        at += 1;
      } else if (char === "‘" || char === "'") {
        const close = closeOfSingle(text, at, start, end);
        if (close > 0) {
          found.push({ start: at, end: close });
          at = close;
          continue;
        }
      }
    } else if (closes(text, at, open, closer, end)) {
      at += closer === "''" && char === "'" ? 2 : 1;
      found.push({ start: open, end: at });
      open = -1;
      continue;
    } else if (closer === "”" && char === "“" && at > open + 1) {
      // A second opening mark: the first was never closed, or a writer closes with the opening mark.
      if (closesByForm(text, at, end)) {
        found.push({ start: open, end: at + 1 });
        open = -1;
      }
    }
    at += 1;
  }
  if (open >= 0) found.push({ start: open, end: trimEnd(text, open, end) });
  return found;
}

const openers = new Map([
  ["“", "”"],
  ["„", "”"],
  ["«", "»"],
  ["”", "”"],
  ['"', '"'],
  ["``", "''"],
]);

const spaceAt = (text: string, at: number, start: number, end: number): boolean =>
  at < start || at >= end || isSpaceCode(text.charCodeAt(at));

function opensStraight(text: string, at: number, start: number, end: number): boolean {
  // `5" pipe` and a stray mark at the end of a line do not open.
  if (spaceAt(text, at + 1, start, end) && !spaceAt(text, at - 1, start, end)) return false;
  return at + 1 < end;
}

function closes(text: string, at: number, open: number, closer: string, end: number): boolean {
  const char = text[at]!;
  if (closer === '"')
    return char === '"' && at > open && !(opensByForm(text, at, open, end) && laterMark(text, at, end));
  if (closer === "”") return char === "”" || (char === '"' && closesByForm(text, at, end));
  if (closer === "''") return (char === "'" && text[at + 1] === "'") || char === '"';
  return char === closer;
}

/** Space before and a word after: the mark looks like an opening one. */
const opensByForm = (text: string, at: number, start: number, end: number): boolean =>
  spaceAt(text, at - 1, start, end) && !spaceAt(text, at + 1, start, end);
/** A word or a stop before and space or a stop after: the mark looks like a closing one. */
const closesByForm = (text: string, at: number, end: number): boolean =>
  !spaceAt(text, at - 1, 0, end) && (spaceAt(text, at + 1, 0, end) || ".,;:!?)".includes(text[at + 1]!));

/** A mark that looks like an opening one while a quote is open closes it anyway if no other mark is near to do it. */
function laterMark(text: string, at: number, end: number): boolean {
  const stop = Math.min(end, at + 200);
  for (let i = at + 1; i < stop; i += 1) if (text[i] === '"') return closesByForm(text, i, end);
  return false;
}

const singleReach = 500;

/** Where a quotation in single marks that opens at `at` ends (exclusive), or -1 if `at` is an apostrophe. */
function closeOfSingle(text: string, at: number, start: number, end: number): number {
  const straight = text[at] === "'";
  if (at > start) {
    const before = text.charCodeAt(at - 1);
    if (!isSpaceCode(before) && !"([—–:-".includes(text[at - 1]!)) return -1;
  }
  if (at + 1 >= end || !isWordCode(text.charCodeAt(at + 1))) return -1;
  if (/^\d0s/.test(text.slice(at + 1, at + 4))) return -1;
  const stop = Math.min(end, at + singleReach);
  let fallback = -1;
  for (let i = at + 2; i < stop; i += 1) {
    const char = text[i]!;
    if (char === "‘" && !straight) break;
    if (char !== "’" && char !== "'") continue;
    if (straight && char !== "'") continue;
    if (i + 1 < end && isWordCode(text.charCodeAt(i + 1))) continue;
    if (isSpaceCode(text.charCodeAt(i - 1))) continue;
    const before = text[i - 1]!;
    if ('.,!?;…”"'.includes(before)) return i + 1;
    // "the states’ plan" may be a plural's apostrophe: it closes only if nothing better follows.
    if (before !== "s" && before !== "S") return fallback > 0 && straight ? fallback : i + 1;
    if (fallback < 0) fallback = i + 1;
  }
  return straight && fallback > at + 40 ? -1 : fallback;
}

function trimEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start + 1 && isSpaceCode(text.charCodeAt(at - 1))) at -= 1;
  return at;
}
