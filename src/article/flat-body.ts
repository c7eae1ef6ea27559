/**
 * Flattened text → pieces: headline, byline, date lines, captions, chrome and the paragraphs of the article told apart by
 * wording and place alone. "Talks end / By Ana Ruiz / Views (67) / The talks ended … / Leave a Reply" keeps its fourth line.
 *
 * Lines that a rule knows get their role; the rest is scored by how much it reads like sentences, and the run of lines with
 * the largest sum is the article (maximum subsequence, as Pasternack and Roth 2009). A page that came as few long lines is
 * cut into sentences first, which are put together again where neighbours stay.
 */
import type { Page } from "../model/page.ts";
import type { Span } from "../model/span.ts";
import { bareNames, bylineOf } from "./byline.ts";
import { captionOf, gluedCaption } from "./caption.ts";
import { chromeOf, normal } from "./chrome.ts";
import { dateLineOf } from "./date-line.ts";
import { datelineOf } from "./dateline.ts";
import { gluedPieces, startsAtLabel } from "./glued.ts";
import { noticeOf } from "./notices.ts";
import type { Piece, Role } from "./piece.ts";
import { isProse, type Prose, proseOf } from "./prose.ts";
import { roughSentences } from "./sentences.ts";
import type { ArticleTables } from "./tables.ts";
import { headlineOf } from "./title.ts";

/** A line, or a sentence of a long line, on its way to a piece. */
export interface Line extends Span {
  readonly block: number;
  readonly text: string;
  /** Cut out of a longer line. */
  readonly inside: boolean;
  /** The first of its line. */
  readonly leads: boolean;
  readonly prose: Prose;
  role: Role | null;
  by: string;
  why: string;
  /** What it adds to a run: positive for sentences, negative for chrome. */
  score: number;
}

/** Pieces of a plain text. `title` is what the container says, if anything. */
export function flatPieces(page: Page, title: string | null, tables: ArticleTables): Piece[] {
  const lines = linesOf(page, tables);
  const chrome = chromeOf(tables);
  for (const line of lines) nameByRule(line, tables, chrome);
  const headline = headlineOf(lines, title);
  if (headline !== null) markTitle(lines, headline);
  markBareNames(lines, tables);
  markComments(lines);
  markBetweenStamps(lines);
  markTail(lines);
  for (const line of lines) line.score = scoreOf(line);
  const run = bestRun(lines);
  if (run !== null) {
    startAtDateline(lines, run, tables);
    markRun(lines, run);
  }
  return piecesOf(page, lines, tables);
}

/** Longest page of which an article is looked for, UTF-16 units; an article is never longer. */
const MAX_LOOKED = 1_500_000;
/** What Markdown sets before a heading, a quotation or an item. */
const MARKDOWN = /^(?:#{1,6}|>|[-*+]|\d{1,3}[.)]) +/;
/** What stands before an item of a list, in Markdown and in dumps of pages. */
const ITEM = /^(?:[-*+•·▪‣●◦–] |\d{1,2}[.)] )/;
/** A line of more words than this is looked at sentence by sentence. */
const LONG_LINE = 90;

function linesOf(page: Page, tables: ArticleTables): Line[] {
  const lines: Line[] = [];
  const longest = page.blocks.reduce((most, block) => Math.max(most, block.end - block.start), 0);
  // A page that keeps its paragraphs apart is cut only where one of them is out of all measure.
  const limit = longest > Math.min(page.text.length, MAX_LOOKED) * 0.4 ? LONG_LINE : LONG_LINE * 4;
  const isMarkdown = page.blocks
    .slice(0, 400)
    .some((block) => /^#{1,6} \S/.test(page.text.slice(block.start, block.start + 9)));
  page.blocks.forEach((block, number) => {
    if (block.start > MAX_LOOKED) return;
    const marks = isMarkdown ? (MARKDOWN.exec(page.text.slice(block.start, block.start + 12))?.[0].length ?? 0) : 0;
    const from = Math.min(block.start + marks, block.end);
    const text = page.text.slice(from, Math.min(block.end, MAX_LOOKED));
    const prose = proseOf(text);
    if (prose.words <= limit) {
      lines.push(lineOf(text, from, from, number, false, prose));
      return;
    }
    for (const span of roughSentences(page.text, from, from + text.length)) {
      for (const part of gluedPieces(page.text, span, tables)) {
        const inner = page.text.slice(part.start, part.end);
        lines.push(lineOf(inner, part.start, from, number, true, proseOf(inner)));
      }
    }
  });
  return lines;
}

function lineOf(text: string, start: number, from: number, block: number, inside: boolean, prose: Prose): Line {
  const leads = start === from;
  return { start, end: start + text.length, block, text, inside, leads, prose, role: null, by: "", why: "", score: 0 };
}

/** Roles that a line's own words tell. */
function nameByRule(line: Line, tables: ArticleTables, chrome: ReturnType<typeof chromeOf>): void {
  // Cut out of a long line at a label, what begins so is chrome however long it runs.
  const told =
    chrome.of(line.text) ??
    (line.inside && line.prose.words > 8 && startsAtLabel(line.text) ? chrome.of(firstWords(line.text)) : null);
  const isShort = line.prose.words <= 30;
  if (line.inside ? ABOUT.test(line.text) : ABOUT_LINE.test(line.text)) {
    name(line, "chrome", "tail", "tells who the author is");
    return;
  }
  const notice = noticeOf(line.text);
  if (notice !== null && told?.tail !== true) {
    name(line, "chrome", notice.by, notice.why);
    return;
  }
  // "24.06.2024" alone is a date before it is a counter.
  const isDate = isShort && dateLineOf(line.text) !== null;
  if (told !== null && !(isDate && told.why === "counter")) {
    name(line, "chrome", told.tail ? "tail" : "chrome", told.why);
    return;
  }
  if (isDate) {
    name(line, "date", "date-line", "a date and words of dating");
    return;
  }
  if (bylineOf(line.text, tables) !== null) {
    name(line, "byline", "byline", "names its writers");
    return;
  }
  const caption = captionOf(line.text);
  if (caption !== null) name(line, "caption", "caption", caption);
}

/** "About Ana Ruiz Ana Ruiz writes …": a heading glued to what it heads. */
const ABOUT =
  /^(?:About|Über|Sobre|À propos de) \p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+ \p{Lu}|^Provided by \p{Lu}|^More \p{Lu}\p{L}+ News\b/u;

/** The same alone on its line. */
const ABOUT_LINE = /^About\s\p{Lu}[\p{L}\d.&’'-]*(?:\s(?:and\s|of\s)?\p{Lu}[\p{L}\d.&’'-]*){0,4}:?$/u;

const firstWords = (text: string) => text.split(/\s+/, 4).join(" ");

function name(line: Line, role: Role, by: string, why: string): void {
  line.role = role;
  line.by = by;
  line.why = why;
}

/** Every line that says the headline again is the headline, with or without the site's name behind it. */
function markTitle(lines: readonly Line[], headline: Line): void {
  const wanted = normal(headline.text);
  for (const line of lines) {
    if (line === headline) name(line, "title", "title", "the headline");
    else if (line.prose.words <= 40 && wanted.length > 12 && line.role !== "byline") {
      const plain = normal(line.text);
      const repeats =
        plain === wanted ||
        (plain.startsWith(wanted) && plain.length < wanted.length + 40 && SUFFIX.test(plain.slice(wanted.length)));
      // With a full stop that the headline lacks it is the lede.
      const isLede = line.prose.ended && !headline.prose.ended && line.start > headline.start;
      if (repeats && !isLede) name(line, "title", "title", "the headline again");
    }
  }
}

const SUFFIX = /^\s*[|\-–—:»]/;

/** Names alone on a line between the headline and the first paragraph. */
function markBareNames(lines: readonly Line[], tables: ArticleTables): void {
  let seen = 0;
  for (let i = 0; i < lines.length && seen < 2; i += 1) {
    const line = lines[i]!;
    if (line.role === "title") {
      for (let j = i + 1; j < Math.min(lines.length, i + 6); j += 1) {
        const next = lines[j]!;
        if (next.role !== null) continue;
        if (isProse(next.prose) || next.inside) break;
        const beside = lines[j + 1]?.role === "date" || lines[j - 1]?.role === "date" || lines[j - 1]?.role === "title";
        if (beside && bareNames(next.text, tables) !== null)
          name(next, "byline", "byline", "a name alone under the headline");
      }
      seen += 1;
    }
  }
}

/** Rules that know a line by its own words. */
const KNOWN: ReadonlySet<string> = new Set(["chrome", "update-note", "correction-note", "embargo"]);

/** After a heading such as "Leave a Reply" nothing is article, once enough of the article has gone before it. */
function markTail(lines: readonly Line[]): void {
  const words = (line: Line) => (line.role === null && isProse(line.prose) && !isRunOn(line) ? line.prose.words : 0);
  const all = lines.reduce((sum, line) => sum + words(line), 0);
  let before = 0;
  let looked = 0;
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i]!;
    if (
      line.by === "tail" &&
      before > Math.min(60, all * 0.4) &&
      before >= (all - before) * (line.why === "related stories" ? 1.5 : 0.35)
    ) {
      const why = `after “${line.text.slice(0, 40)}”`;
      for (const rest of lines.slice(i + 1)) {
        if (rest.role !== "byline" && rest.role !== "date" && !(rest.role === "chrome" && KNOWN.has(rest.by)))
          name(rest, "chrome", "after-article", why);
      }
      return;
    }
    if (isReadMore(line) && before > 60 && looked < 20) {
      looked += 1;
      if (!tailOfTeasers(lines, i)) continue;
      for (const rest of lines.slice(i + 1))
        if (rest.role === null) name(rest, "chrome", "after-article", "headlines of other stories");
      return;
    }
    before += words(line);
  }
}

/** "Ana on September 12, 2018 at 4:47 pm said:", "2 days ago at 07:52 am": from the third one's first on, comments. */
function markComments(lines: readonly Line[]): void {
  const stamps: number[] = [];
  lines.forEach((line, i) => {
    if (
      line.prose.words <= 18 &&
      line.text.length < 120 &&
      (STAMP.test(line.text) || (line.role === "date" && SAID.test(line.text)))
    )
      stamps.push(i);
  });
  if (stamps.length < 3) return;
  const from = stamps[0]!;
  const prose = (some: readonly Line[]) =>
    some.reduce((sum, line) => sum + (line.role === null && isProse(line.prose) ? line.prose.words : 0), 0);
  if (prose(lines.slice(0, from)) < 60) return;
  for (const line of lines.slice(Math.max(0, from - (SAID.test(lines[from]!.text) ? 0 : 1)))) {
    if (line.role === null || line.role === "date") name(line, "chrome", "after-article", "readers' comments");
  }
}

/**
 * In a page that came as one line, stamps such as "3 hours ago" or "May 3, 2024 at 4:47 pm" stand in lists of stories and
 * among comments: where there are three, the article is the longest prose between two of them.
 */
function markBetweenStamps(lines: readonly Line[]): void {
  const stamped = lines.flatMap((line, i) => (line.inside && RUNNING_STAMP.test(line.text) ? [i] : []));
  const comments = commentsFrom(lines, stamped);
  if (comments >= 0) {
    for (const line of lines.slice(comments))
      if (line.role === null || line.role === "date") name(line, "chrome", "after-article", "readers' comments");
    return;
  }
  if (stamped.length < 3) return;
  const edges = [-1, ...stamped, lines.length];
  let best = { from: 0, to: 0, words: 0 };
  let all = 0;
  for (let e = 1; e < edges.length; e += 1) {
    const from = edges[e - 1]!;
    const to = edges[e]!;
    let words = 0;
    for (const line of lines.slice(from + 1, to))
      if (line.role === null && isProse(line.prose) && !isRunOn(line)) words += line.prose.words;
    all += words;
    if (words > best.words) best = { from, to, words };
  }
  if (best.words < 60 || best.words < all * 0.3 || stamped.filter((at) => at >= best.to).length < 3) return;
  lines.forEach((line, i) => {
    if (i >= best.to) {
      if (line.role === null || line.role === "date")
        name(line, "chrome", "other-stories", "among stamps of comments or of other stories");
    }
  });
}

/**
 * The line at which the comments of a page that came as one line begin, or -1: the first stamp of somebody who "said:", or the
 * first of four stamps that follow one another closely, once there was an article before it.
 */
function commentsFrom(lines: readonly Line[], stamped: readonly number[]): number {
  let words = 0;
  let counted = 0;
  for (let s = 0; s < stamped.length; s += 1) {
    const at = stamped[s]!;
    for (; counted < at; counted += 1) {
      const line = lines[counted]!;
      if (line.role === null && isProse(line.prose) && !isRunOn(line)) words += line.prose.words;
    }
    if (words >= 40 && COMMENT_STAMP.test(lines[at]!.text)) return at;
    const fourth = stamped[s + 3];
    if (words < 100 || fourth === undefined) continue;
    const between = lines.slice(at, fourth).reduce((sum, line) => sum + line.prose.words, 0);
    if (between <= 4 * 120) return at;
  }
  return -1;
}

const COMMENT_STAMP = /\b(?:at|@)\s\d{1,2}:\d\d\s?(?:[ap]m)?\s(?:said|says|wrote|schrieb|disse|dice)\s?:/i;

const RUNNING_STAMP =
  /\b(?:\d+|an?)\s?(?:min(?:ute)?s?|h|hours?|days?|weeks?|months?|years?)\s[Aa]go\b|\b\d{1,2},\s(?:19|20)\d\d\s(?:at|@)\s\d{1,2}:\d\d\s?[ap]m\b/;

const SAID = /\b(?:says?|said|wrote|replied)\s*:?$/i;
const STAMP =
  /^(?:\d+|an?)\s(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)\sago\b|\b(?:at|@)\s\d{1,2}:\d\d\s?(?:[ap]m)?\s?(?:\||-|says?:?|said:?|wrote:?|reply)?$|\d{1,2}:\d\d\s?[ap]m\s(?:says?|said):?$/i;

const isReadMore = (line: Line) =>
  line.role === "chrome" && /^read (?:more|also)|^more/i.test(line.text) && line.prose.words <= 4;

/** Whether all that follows is headlines: short, and without a mark that ends a sentence. */
function tailOfTeasers(lines: readonly Line[], at: number): boolean {
  const rest = lines.slice(at + 1).filter((line) => line.role === null);
  return rest.length > 0 && rest.every((line) => !line.prose.ended && line.prose.words <= 25);
}

function scoreOf(line: Line): number {
  const { words, ended } = line.prose;
  if (line.role !== null) {
    if (line.role === "chrome")
      return line.by === "tail" || line.by === "after-article" ? -60 : line.inside ? -18 : -12;
    return line.role === "caption" || line.role === "byline" ? -2 : -4;
  }
  if (isRunOn(line)) return -Math.min(words, 300) * 0.5;
  if (isTeaser(line.text)) return -8;
  if (isProse(line.prose)) return Math.min(words, 80) * (ended ? 1 : line.inside ? 0.8 : 0.35) - (ended ? 0 : 4);
  if (ended && words >= 3 && line.prose.lower > 0) return Math.min(words, 12) * 0.7 - 1;
  return -6 - Math.min(words, 20) * 0.4;
}

/** Menus and headlines that run on without a mark, in a page that came as one line: too long for a sentence. */
function isRunOn(line: Line): boolean {
  if (!line.inside || line.prose.wide) return false;
  const { words, lower, digits, marks, functionWords, ended } = line.prose;
  // "He was accompanied by several secretaries (Ana Ruiz of Defence, Joe Ole of Trade and …), as well as …": a list in a sentence.
  if (ended && words <= 160 && functionWords / words > 0.2) return false;
  if (words > 80) return true;
  // "On July 21, Secretary Ruiz spoke with Chadian Foreign Minister Ali Saleh." heads its paragraph.
  if (line.leads && ended && words <= 30 && functionWords > 0) return false;
  const capitals = (words - lower - digits) / words;
  if (words > 40) return capitals > 0.3 || marks < words / 28;
  return words >= 8 && capitals > 0.5 && !(ended && functionWords >= 3);
}

/** The beginning of another story, cut: "Union members have ratified a contract after a six-week...". */
const isTeaser = (text: string) => /(?:\.\.\.|…|\[…\]|\[\.\.\.\])$/.test(text) && text.length > 40 && text.length < 260;

/** First and last line of the run with the largest sum of scores; null when nothing scores. */
function bestRun(lines: readonly Line[]): { first: number; last: number } | null {
  let best = 0;
  let found: { first: number; last: number } | null = null;
  let sum = 0;
  let first = 0;
  for (let i = 0; i < lines.length; i += 1) {
    if (sum <= 0) {
      sum = 0;
      first = i;
    }
    sum += lines[i]!.score;
    if (sum > best) {
      best = sum;
      found = { first, last: i };
    }
  }
  return best >= LEAST_ARTICLE ? found : null;
}

/** The least sum that is an article: about one sentence of ordinary length. */
const LEAST_ARTICLE = 9;

/** Where a dateline stands within the first paragraphs, the lines before it are highlights, not article. */
function startAtDateline(lines: readonly Line[], run: { first: number; last: number }, tables: ArticleTables): void {
  let seen = 0;
  for (let i = run.first; i <= run.last && seen < 5; i += 1) {
    const line = lines[i]!;
    if (line.role !== null || line.inside) continue;
    seen += 1;
    if (seen === 1) continue;
    const dateline = datelineOf(line.text, tables);
    if (dateline !== null && dateline.credit !== null) {
      const before = lines.slice(run.first, i).filter((one) => one.role === null);
      if (before.reduce((sum, one) => sum + one.prose.words, 0) > 90) return;
      for (const one of before) name(one, "chrome", "highlights", "stands before the dateline");
      run.first = i;
      return;
    }
  }
}

function markRun(lines: readonly Line[], run: { first: number; last: number }): void {
  const lastQuarter = Math.max(2, Math.floor((run.last - run.first) / 4));
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i]!;
    if (line.role !== null) continue;
    if (i >= run.first && i <= run.last && isPromo(line)) {
      name(line, "chrome", "promo", "a line all in capitals, too long for a subhead");
    } else if (
      i > run.first &&
      i >= run.last - (line.inside ? lastQuarter : 2) &&
      AUTHOR.test(line.text) &&
      line.prose.words < 90
    ) {
      name(line, "chrome", "author-box", "tells who the author is");
    } else if (i < run.first || i > run.last) {
      name(line, "chrome", "outside-article", "stands outside the article's run of paragraphs");
    } else if (isRunOn(line)) {
      name(line, "chrome", "run-on", "too long for a sentence: a menu or a row of headlines");
    } else if (isProse(line.prose, 4) || line.prose.ended || line.inside) {
      if (isTeaser(line.text) && !line.inside && !/[“"]/.test(line.text) && i > run.first + 1) {
        name(line, "chrome", "teaser", "the cut beginning of another story");
      } else name(line, "body", "flat-body", "");
    } else if (isSubhead(lines, i, run)) name(line, "subhead", "flat-body", "");
    else name(line, "chrome", "short-line", "a short line that heads no paragraph");
  }
}

/** "GET THE NEWS ON THE GO BY CLICKING HERE": capitals throughout, more words than a subhead has. */
const isPromo = (line: Line) =>
  !line.inside &&
  line.prose.words > 6 &&
  !line.prose.ended &&
  line.prose.lower === 0 &&
  /^[^\p{Ll}]*$/u.test(line.text) &&
  /\p{Lu}/u.test(line.text);

/** "Ana Ruiz is a senior reporter at the Post, covering trade." */
const AUTHOR =
  /^(?:By\s)?(?:\p{Lu}[\p{L}.'’-]+\s){2,4}(?:\([^()\s]{3,60}\)\s)?(?:is|was|covers|writes|reports|has (?:been|covered|written|reported))\b.{0,60}\b(?:reporter|correspondent|writer|author|editor|columnist|journalist|freelance\w*|contributor|blogger|covers|covering|founder|fellow at|intern|educator|curator)\b/u;

/** A short line before a paragraph of the article. */
function isSubhead(lines: readonly Line[], at: number, run: { first: number; last: number }): boolean {
  const line = lines[at]!;
  if (line.prose.words > 14 || line.prose.words === 0 || at === run.first) return false;
  for (let next = at + 1; next <= Math.min(run.last, at + 2); next += 1) {
    const role = lines[next]!.role;
    if (role === "caption" || role === "date") continue;
    return (
      (role === null || role === "body") &&
      (isProse(lines[next]!.prose) || (lines[next]!.prose.ended && lines[next]!.prose.words > 3))
    );
  }
  return false;
}

function piecesOf(page: Page, lines: readonly Line[], tables: ArticleTables): Piece[] {
  const pieces: Piece[] = [];
  let first = true;
  for (const line of lines) {
    let { start } = line;
    const role = line.role ?? "chrome";
    if (role === "body") {
      if (first) {
        const dateline = datelineOf(line.text, tables);
        if (dateline !== null && dateline.length < line.text.length) {
          pieces.push({
            start,
            end: trimEnd(page.text, start, start + dateline.length),
            role: "dateline",
            by: "dateline",
            why: "the dateline",
            block: line.block,
          });
          start += dateline.length;
        }
        first = false;
      }
      const caption = line.inside ? gluedCaption(page.text.slice(start, line.end)) : 0;
      if (caption > 0) {
        pieces.push({
          start,
          end: start + caption,
          role: "caption",
          by: "caption",
          why: "a caption glued to the paragraph",
          block: line.block,
        });
        start += caption;
        while (page.text[start] === " ") start += 1;
      }
      const last = pieces[pieces.length - 1];
      // Sentences of one line that are neighbours are one stretch again.
      if (
        last !== undefined &&
        last.role === "body" &&
        last.block === line.block &&
        onlySpace(page.text, last.end, start)
      ) {
        pieces[pieces.length - 1] = { ...last, end: line.end };
        continue;
      }
    }
    if (line.end <= start) continue;
    const isItem = role === "body" && ITEM.test(page.text.slice(page.blocks[line.block]!.start, start + 3));
    const piece: Piece = { start, end: line.end, role, by: line.by, why: line.why, block: line.block };
    pieces.push(isItem ? { ...piece, kind: "list-item" } : piece);
  }
  return pieces;
}

function onlySpace(text: string, from: number, to: number): boolean {
  return to - from < 20 && text.slice(from, to).trim() === "";
}

function trimEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && /\s/.test(text[at - 1]!)) at -= 1;
  return at;
}
