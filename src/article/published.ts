/**
 * The day that the page prints for itself: "13 Sep 2024" under the headline, "Updated: 2017-09-15 17:52", or what its markup
 * states. A page that prints none leaves hints that bound it: the year of its copyright line, the day of its dateline.
 */
import { daysOf } from "../kit/edtf.ts";
import { printedDate, printedDates } from "../kit/printed-date.ts";
import type { Dateline, PublishedHint } from "../model/article.ts";
import type { Edtf, HowKnown } from "../model/edtf.ts";
import type { Page } from "../model/page.ts";
import type { Span } from "../model/span.ts";
import { type DateLine, dateLineOf } from "./date-line.ts";
import { type MarkedDate, markedDate, SURE } from "./marked-date.ts";
import type { Piece } from "./piece.ts";
import { worldDates } from "./world-dates.ts";

export interface ReadPublished {
  readonly published: Edtf | null;
  /** `inferred` where only the day of the last change is known. */
  readonly is: HowKnown;
  readonly why: string | null;
  readonly span: Span | null;
}

/** The day of the page. `stated` is what the markup or container says, as printed there. */
export function publishedOf(
  page: Page,
  pieces: readonly Piece[],
  stated: string | null,
  dateline: Dateline | null = null,
): ReadPublished {
  const read = statedOrPrinted(page, pieces, stated);
  if (read.published !== null && read.published.length >= 10) return read;
  // "OSLO, May 3, 2024 (Agency) -": the dateline prints the year too.
  const day = dateline === null ? null : printedDate(dateline.text);
  if (day?.length === 10)
    return { published: day, is: "stated", why: `printed in the dateline: “${dateline!.text}”`, span: null };
  return inHeadline(page, pieces) ?? read;
}

/** "PM call with the President of Chad: 14 March 2023": governments date their readouts so. */
function inHeadline(page: Page, pieces: readonly Piece[]): ReadPublished | null {
  const title = pieces.find(({ role }) => role === "title");
  const end =
    title === undefined ? null : /[:,(–—-]\s*([^:()–—]{8,30})\)?$/.exec(page.text.slice(title.start, title.end));
  const day = end === null ? null : printedDate(end[1]!);
  return day?.length === 10
    ? { published: day, is: "stated", why: `printed in the headline: “${end![1]}”`, span: title! }
    : null;
}

function statedOrPrinted(page: Page, pieces: readonly Piece[], stated: string | null): ReadPublished {
  const lines = datesOf(page, pieces);
  const read = stated === null ? null : dayIn(stated, page.head.language);
  const meta = read !== null && read.length === 10 ? read : null;
  const address = dayInAddress(page.url);
  const printed = page.format === "html" ? markedDate(page, pieces) : null;
  // A markup's day long after that of the address is of a later edition or a move of the site.
  if (address !== null && meta !== null && daysBetween(meta, address) > 1)
    return { published: address, is: "stated", why: "stated by the page's address", span: null };
  if (address !== null && (meta === null || Math.abs(daysBetween(meta, address)) === 1)) {
    // The markup's hour is often of Greenwich; the address has the day as the paper itself counts it.
    const line = lines.find((one) => one.before && one.line.cue !== "updated");
    if (meta !== null || (line === undefined && (printed === null || printed.score < SURE)))
      return { published: address, is: "stated", why: "stated by the page's address", span: null };
  }
  if (meta !== null) {
    const other =
      printed !== null && printed.cue !== "updated" && isOwnDay(printed, meta, stated ?? "") ? printed : null;
    if (other !== null) return asPrinted(page, other);
    const same = lines.find((one) => one.line.date === meta)?.span ?? (printed?.date === meta ? printed : null);
    const words = same === null ? "" : `, and the page prints it: “${clip(page, same)}”`;
    return {
      published: meta,
      is: "stated",
      why: `stated by the page's markup${words}`,
      span: same === null ? null : { start: same.start, end: same.end },
    };
  }
  if (printed !== null) return asPrinted(page, printed);
  const ranked = [...lines].sort((a, b) => rank(b) - rank(a) || a.span.start - b.span.start);
  // A bare date below the article is most often another story's, unless an agency signs with it.
  const best = ranked.find((one) => one.before || one.line.cue !== null || one.signs);
  if (best !== undefined) {
    const beside =
      best.line.cue === null ? (best.before ? "under the headline" : "after the article") : `beside “${best.line.cue}”`;
    return {
      published: best.line.date,
      is: "stated",
      why: `printed ${beside}: “${clip(page, best.span)}”`,
      span: best.span,
    };
  }
  if (read !== null) return { published: read, is: "stated", why: "stated by the page's markup", span: null };
  const changed =
    page.format === "html" && page.head.modified !== null ? dayIn(page.head.modified, page.head.language) : null;
  return changed === null || changed.length !== 10
    ? { published: null, is: null, why: null, span: null }
    : { published: changed, is: "inferred", why: "the page's markup says only when it was last changed", span: null };
}

/**
 * Whether what is printed beside the headline stands against the markup: a day off is an hour of Greenwich in the markup; an
 * earlier day, printed beyond doubt, is that of the first publication.
 */
function isOwnDay(printed: MarkedDate, meta: Edtf, stated: string): boolean {
  const days = daysBetween(meta, printed.date);
  if (Math.abs(days) === 1) return printed.score >= (GREENWICH.test(stated) ? 4 : SURE - 1);
  return days > 1 && printed.score >= SURE;
}

const GREENWICH = /\d\d:\d\d.*(?:Z|[+-]00:?00|GMT|UTC)\b/;

function asPrinted(page: Page, printed: MarkedDate): ReadPublished {
  const span = { start: printed.start, end: printed.end };
  const where = printed.cue === null ? "where the page dates itself" : `beside a word for “${printed.cue}”`;
  return { published: printed.date, is: "stated", why: `printed ${where}: “${clip(page, span)}”`, span };
}

/** The day in a value of the metadata, which may be in the words of the page's language. */
export const dayIn = (value: string, language: string | null): Edtf | null =>
  worldDates(value.slice(0, 200), language)[0]?.date ?? printedDate(value);

/** The day in an address such as "…/2024/05/03/talks-end", or null. */
function dayInAddress(url: string | null): Edtf | null {
  const path = /^[a-z]+:\/\/[^/]+(\/.*)$/i.exec(url ?? "")?.[1] ?? "";
  const found =
    /(?:^|[/_-])((?:19|20)\d\d)([/-]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?=[/_-]|$)/.exec(path) ??
    /(?:^|\/)((?:19|20)\d\d)(\/)(\d{1,2})\/(\d{1,2})(?=\/|$)/.exec(path) ??
    /(?:^|\/)((?:19|20)\d\d)(-)(0[1-9]|1[0-2])\/(0[1-9]|[12]\d|3[01])(?=\/|$)/.exec(path);
  if (found !== null) return printedDate(`${found[1]}-${found[3]!.padStart(2, "0")}-${found[4]!.padStart(2, "0")}`);
  const turned = /(?:^|[/_-])(0[1-9]|[12]\d|3[01])([.-])(0[1-9]|1[0-2])\2(20\d\d)(?=[/_-]|$)/.exec(path);
  return turned === null ? null : printedDate(`${turned[4]}-${turned[3]}-${turned[1]}`);
}

/** How many days the first lies behind the second. */
export const daysBetween = (a: Edtf, b: Edtf) => (daysOf(a)?.first ?? 0) - (daysOf(b)?.first ?? 0);

/** What bounds the day without telling it. */
export function publishedHints(
  page: Page,
  pieces: readonly Piece[],
  dateline: Dateline | null,
  datelineSpan: Span | null,
): PublishedHint[] {
  const hints: PublishedHint[] = [];
  for (const piece of pieces) {
    if (piece.role === "body" || piece.role === "subhead" || piece.end - piece.start > 1200) continue;
    const text = page.text.slice(piece.start, piece.end);
    const copyright = COPYRIGHT_YEAR.exec(text);
    if (copyright !== null) {
      const year = copyright[2] ?? copyright[1]!;
      const start = piece.start + copyright.index + copyright[0].lastIndexOf(year);
      hints.push({ kind: "copyright-year", value: year, span: { start, end: start + 4 } });
    }
    if (piece.role === "caption") {
      for (const day of printedDates(text).filter((one) => one.date.length === 10)) {
        const kind = FILE_PHOTO.test(text) || !NEWS_PHOTO.test(text) ? "file-photo" : "photo";
        hints.push({ kind, value: day.date, span: { start: piece.start + day.start, end: piece.start + day.end } });
      }
    }
    if (piece.role === "date") {
      const line = dateLineOf(text);
      if (line !== null && line.date === null && line.weekday !== null) {
        const start = piece.start + text.indexOf(line.weekday);
        hints.push({ kind: "weekday", value: line.weekday, span: { start, end: start + line.weekday.length } });
      }
    }
  }
  if (dateline !== null && dateline.month !== null && dateline.day !== null) {
    hints.push({ kind: "month-day", value: `--${two(dateline.month)}-${two(dateline.day)}`, span: datelineSpan });
  }
  const address = /\/((?:19|20)\d\d)[/-](\d{1,2})(?:[/-](\d{1,2}))?(?=\/|-|$)/.exec(page.url ?? "");
  if (address !== null && Number(address[2]) >= 1 && Number(address[2]) <= 12) {
    const dayPart =
      address[3] === undefined || Number(address[3]) > 31 || Number(address[3]) < 1
        ? ""
        : `-${two(Number(address[3]))}`;
    hints.push({ kind: "url", value: `${address[1]}-${two(Number(address[2]))}${dayPart}`, span: null });
  }
  if (page.retrieved !== null) hints.push({ kind: "retrieved", value: page.retrieved, span: null });
  return hints;
}

interface PlacedDate {
  readonly line: DateLine;
  readonly span: Span;
  /** Stands before the first paragraph. */
  readonly before: boolean;
  /** Stands right below the last paragraph with a name beside it: "Reuters - December 2, 1999." */
  readonly signs: boolean;
}

function datesOf(page: Page, pieces: readonly Piece[]): PlacedDate[] {
  const found: PlacedDate[] = [];
  const title = pieces.findIndex((piece) => piece.role === "title");
  // A short line that was taken for text is no paragraph yet.
  const isLede = (piece: Piece) =>
    piece.role === "dateline" || (piece.role === "body" && piece.end - piece.start > 120);
  const lede = pieces.findIndex(isLede);
  const body = lede >= 0 ? lede : pieces.findIndex((piece) => piece.role === "body");
  const last = pieces.findLastIndex((piece) => piece.role === "body");
  pieces.forEach((piece, i) => {
    if (piece.role !== "date") return;
    const line = dateLineOf(page.text.slice(piece.start, piece.end));
    if (line === null || line.date === null) return;
    // A date above the headline is often today's, unless it stands right above it.
    if (i < title - 3 && line.cue !== "published") return;
    found.push({
      line,
      span: { start: piece.start + line.start, end: piece.start + line.end },
      before: body < 0 || i < body,
      signs: last >= 0 && i === last + 1 && line.source !== null,
    });
  });
  return found;
}

const rank = (one: PlacedDate) =>
  (one.before ? 4 : 0) + (one.line.cue === "published" ? 2 : one.line.cue === null ? 1 : 0);

const clip = (page: Page, span: Span) => page.text.slice(span.start, Math.min(span.end, span.start + 60));

const two = (value: number) => String(value).padStart(2, "0");

/** A picture from the archive, taken whenever. */
const FILE_PHOTO = /^FILE\b|\bfile (?:photo|picture|image)|\barchive|, File\)/i;
/** Agencies that say so when a picture is not of the day. */
const NEWS_PHOTO = /\b(?:AP|Associated Press|REUTERS|Reuters|Xinhua|Yonhap|Kyodo)\b/;
const COPYRIGHT_YEAR = /(?:copyright|©|\(c\))\D{0,20}((?:19|20)\d\d)(?:\s?[-–—]\s?((?:19|20)\d\d))?/i;
