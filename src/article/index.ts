/**
 * Page → Article: what a page says about itself, and the verbatim stretches of its text that are its article.
 *
 * Each field is a rule of its own file; this one runs them in the order in which they lean on one another: pieces first, for
 * the fields are read where their pieces stand. A field that is not found is null, never guessed.
 */
import type { Article, BodyPart, Dateline, PublishedHint, Stretch } from "../model/article.ts";
import type { Note } from "../model/note.ts";
import type { Page } from "../model/page.ts";
import type { Span } from "../model/span.ts";
import { bareNames, bylineOf, isPersonName, namesIn } from "./byline.ts";
import { dateLineOf } from "./date-line.ts";
import { datelineOf } from "./dateline.ts";
import { flatPieces } from "./flat-body.ts";
import { htmlPieces } from "./html-body.ts";
import { agencyNamed, outletNamed } from "./names.ts";
import { originIn } from "./origin.ts";
import { copyrightHolder, hostOf, selfNamed } from "./outlet.ts";
import type { Piece } from "./piece.ts";
import { publishedHints, publishedOf } from "./published.ts";
import type { ArticleTables } from "./tables.ts";
import { htmlTitle, withoutSite } from "./title.ts";
import { updatedOf } from "./updated.ts";
import { outletsCredited, wireIn } from "./wire.ts";
import { wordingOf } from "./wording.ts";

export type { ArticleTables } from "./tables.ts";

/** Tells the language of a text (ISO 639-1), or null when it is too short to tell. */
export type TellLanguage = (text: string) => string | null;

/** The article of a page. Never throws; a page that is not read says why in `skipped`. */
export function findArticle(page: Page, language: TellLanguage, tables: ArticleTables): Article {
  if (page.text.trim() === "") return skippedArticle(page, "empty", null, []);
  const markup = page.format === "html" ? htmlTitle(page) : null;
  const pieces =
    page.format === "html"
      ? htmlPieces(page, markup?.block ?? null, tables)
      : flatPieces(page, page.head.title, tables);
  const { body, stretches, parts } = bodyOf(page, pieces);
  const removed = removedOf(pieces);
  if (body.trim().length < 40 && !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{12}/u.test(body)) {
    return { ...skippedArticle(page, "no article", null, removed), ...dayOf(page, pieces) };
  }
  const told = language(body);
  const because: Record<string, Span> = {};
  const title = titleOf(page, pieces, markup, because);
  const head = headOf(page, pieces, tables, because);
  const hints = publishedHints(page, pieces, head.dateline, because.dateline ?? null);
  const published = publishedOf(page, pieces, page.head.published, head.dateline);
  if (published.span !== null) because.published = published.span;
  const updated = updatedOf(page, pieces, published.published);
  if (updated.span !== null) because.updated = updated.span;
  const outlet = outletOf(page, pieces, body, stretches, head.credit, tables, because);
  const byline = bylineNames(page, pieces, tables, because);
  const wire = wireOf(page, pieces, body, stretches, head, tables, because);
  for (const name of outletsCredited(body, outlet, tables)) if (!wire.includes(name)) wire.push(name);
  const origin = originOf(page, pieces, head, outlet, tables, because);
  const skipped = told !== null && told !== "en" ? `language: ${told}` : null;
  return {
    kind: "article",
    page,
    title,
    published: published.published,
    publishedIs: published.is,
    whyPublished: published.why,
    updated: updated.updated,
    updatedIs: updated.is,
    publishedHints: hints,
    language: told ?? languageSaid(page),
    outlet,
    origin,
    wire,
    byline,
    dateline: head.dateline,
    wording: skipped === null ? wordingOf(body) : null,
    body: skipped === null ? body : "",
    stretches: skipped === null ? stretches : [],
    parts: skipped === null ? parts : [],
    because,
    removed,
    skipped,
  };
}

function skippedArticle(page: Page, why: string, told: string | null, removed: readonly Note[]): Article {
  const hints: readonly PublishedHint[] = [];
  return {
    kind: "article",
    page,
    title: null,
    published: null,
    publishedIs: null,
    whyPublished: null,
    updated: null,
    updatedIs: null,
    publishedHints: hints,
    language: told,
    outlet: hostOf(page.url),
    origin: null,
    wire: [],
    byline: [],
    dateline: null,
    wording: null,
    body: "",
    stretches: [],
    parts: [],
    because: {},
    removed,
    skipped: why,
  };
}

/** The day of a page on which no article was found. */
function dayOf(page: Page, pieces: readonly Piece[]): Pick<Article, "published" | "publishedIs" | "whyPublished"> {
  const { published, is, why } = publishedOf(page, pieces, page.head.published);
  return { published, publishedIs: is, whyPublished: why };
}

function bodyOf(
  page: Page,
  pieces: readonly Piece[],
): { body: string; stretches: Stretch[]; parts: readonly BodyPart[] } {
  const stretches: Stretch[] = [];
  const parts: BodyPart[] = [];
  const texts: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    if (piece.role !== "body" && piece.role !== "subhead") continue;
    let { start, end } = piece;
    while (start < end && /\s/.test(page.text[start]!)) start += 1;
    while (end > start && /\s/.test(page.text[end - 1]!)) end -= 1;
    if (end <= start) continue;
    if (texts.length > 0) length += SEPARATOR.length;
    texts.push(page.text.slice(start, end));
    stretches.push({ start: length, end: length + end - start, from: start });
    const kind = piece.kind ?? (piece.role === "subhead" ? "subhead" : "paragraph");
    parts.push({ start: length, end: length + end - start, kind });
    length += end - start;
  }
  return { body: texts.join(SEPARATOR), stretches, parts };
}

const SEPARATOR = "\n\n";

function removedOf(pieces: readonly Piece[]): Note[] {
  return pieces
    .filter((piece) => piece.role !== "body" && piece.role !== "subhead" && piece.role !== "title")
    .slice(0, 500)
    .map((piece) => ({ code: "removed", span: { start: piece.start, end: piece.end }, by: piece.by, text: piece.why }));
}

function titleOf(
  page: Page,
  pieces: readonly Piece[],
  markup: { title: string | null } | null,
  because: Record<string, Span>,
): string | null {
  const piece = pieces.find((one) => one.role === "title");
  if (piece !== undefined) because.title = { start: piece.start, end: piece.end };
  if (markup !== null) return markup.title;
  if (piece !== undefined)
    return withoutSite(page.text.slice(piece.start, piece.end).replace(/^#+\s+/, ""), page.head.siteName);
  return page.head.title === null ? null : withoutSite(page.head.title, page.head.siteName);
}

interface Head {
  readonly dateline: Dateline | null;
  /** The name in the place of an agency at the head of the lede. */
  readonly credit: string | null;
}

function headOf(page: Page, pieces: readonly Piece[], tables: ArticleTables, because: Record<string, Span>): Head {
  const at = pieces.findIndex((piece) => piece.role === "dateline");
  const piece = pieces[at];
  if (piece === undefined) return { dateline: null, credit: null };
  const next = pieces[at + 1];
  const read = datelineOf(page.text.slice(piece.start, next?.end ?? piece.end), tables);
  if (read === null) return { dateline: null, credit: null };
  if (read.dateline !== null) because.dateline = { start: piece.start, end: piece.start + read.dateline.text.length };
  return { dateline: read.dateline, credit: read.credit };
}

function bylineNames(
  page: Page,
  pieces: readonly Piece[],
  tables: ArticleTables,
  because: Record<string, Span>,
): string[] {
  const names: string[] = [];
  const add = (found: readonly string[]) => {
    for (const name of found) if (!names.some((known) => known.toLowerCase() === name.toLowerCase())) names.push(name);
  };
  for (const author of page.head.authors) {
    add(
      isPersonName(author) && agencyNamed(author, tables) === null
        ? [author]
        : namesIn(author.replace(/^by\s+/i, ""), tables),
    );
  }
  const said = names.length;
  for (const piece of pieces) {
    if (piece.role === "date" && said === 0) {
      // "By Ana Ruiz May 3, 2024": the name beside the date.
      const beside = dateLineOf(page.text.slice(piece.start, piece.end))?.source ?? null;
      if (beside !== null && isPersonName(beside)) add(namesIn(beside, tables));
    }
    if (piece.role !== "byline") continue;
    const text = page.text.slice(piece.start, piece.end);
    const read = bylineOf(text, tables);
    if (read !== null && read.kind === "by" && said > 0) continue;
    const found = read?.names ?? bareNames(text, tables) ?? [];
    if (found.length > 0) because.byline ??= { start: piece.start, end: piece.end };
    add(found);
  }
  return names;
}

function wireOf(
  page: Page,
  pieces: readonly Piece[],
  body: string,
  stretches: readonly Stretch[],
  head: Head,
  tables: ArticleTables,
  because: Record<string, Span>,
): string[] {
  const wire: string[] = [];
  const add = (name: string, span: Span | null) => {
    if (wire.includes(name)) return;
    wire.push(name);
    if (span !== null) because.wire ??= span;
  };
  const credited = head.credit === null ? null : agencyNamed(head.credit, tables);
  if (credited !== null) add(credited.name, pieces.find((piece) => piece.role === "dateline") ?? null);
  for (const piece of pieces) {
    if (
      piece.role !== "byline" &&
      piece.role !== "date" &&
      !(piece.role === "chrome" && COPYRIGHT.test(page.text.slice(piece.start, piece.start + 40)))
    )
      continue;
    const text = page.text.slice(piece.start, piece.end);
    const holder = piece.role === "chrome" ? copyrightHolder(text) : null;
    const holding = holder === null ? null : agencyNamed(holder.name, tables);
    if (holding !== null) add(holding.name, { start: piece.start, end: piece.end });
    const alone = piece.role === "date" ? dateLineOf(text)?.source : null;
    const source = alone === null || alone === undefined ? null : agencyNamed(alone, tables);
    if (source !== null) add(source.name, { start: piece.start, end: piece.end });
    else
      for (const one of wireIn(text, tables))
        add(one.agency.name, { start: piece.start + one.start, end: piece.start + one.end });
  }
  for (const one of wireIn(body, tables)) add(one.agency.name, inPage(one, stretches));
  const signature = SIGNATURE.exec(body);
  const signed = signature === null ? null : agencyNamed(signature[1]!, tables);
  if (signed !== null) add(signed.name, null);
  return wire;
}

const COPYRIGHT = /copyright|©/i;
/** An agency's sign at the end: "… he said. PTI", "… (AFP)". */
const SIGNATURE = /[.”"]\s+[([]?([A-Z]{2,5})[)\]]?\s*$/;

function originOf(
  page: Page,
  pieces: readonly Piece[],
  head: Head,
  outlet: string | null,
  tables: ArticleTables,
  because: Record<string, Span>,
): string | null {
  for (const piece of pieces) {
    if (piece.role === "body" || piece.role === "subhead" || piece.role === "caption" || piece.end - piece.start > 600)
      continue;
    const found = originIn(page.text.slice(piece.start, piece.end));
    if (found !== null && found.name.toLowerCase() !== outlet?.toLowerCase()) {
      because.origin = { start: piece.start + found.start, end: piece.start + found.end };
      return found.name;
    }
  }
  const own = (domain: string) => (outlet !== null && sameSite(domain, outlet) ? null : domain);
  const credited = head.credit === null ? null : agencyNamed(head.credit, tables);
  if (credited !== null) {
    const piece = pieces.find((one) => one.role === "dateline");
    if (piece !== undefined && own(credited.domain) !== null) because.origin = { start: piece.start, end: piece.end };
    return own(credited.domain);
  }
  for (const piece of pieces) {
    const text = page.text.slice(piece.start, Math.min(piece.end, piece.start + 300));
    let name: string | null = null;
    if (piece.role === "date") name = dateLineOf(text)?.source ?? null;
    else if (piece.role === "byline") name = /^by\s+(?:the\s+)?([\p{L} ]{2,30})$/iu.exec(text)?.[1] ?? null;
    else if (piece.role === "chrome" && COPYRIGHT.test(text)) name = copyrightHolder(text)?.name ?? null;
    const agency = name === null ? null : agencyNamed(name, tables);
    if (agency !== null && own(agency.domain) !== null) {
      because.origin = { start: piece.start, end: piece.end };
      return agency.domain;
    }
  }
  const canonical = hostOf(page.head.canonical);
  const host = hostOf(page.url);
  return canonical !== null &&
    host !== null &&
    canonical !== host &&
    !canonical.endsWith(`.${host}`) &&
    !host.endsWith(`.${canonical}`)
    ? canonical
    : null;
}

function outletOf(
  page: Page,
  pieces: readonly Piece[],
  body: string,
  stretches: readonly Stretch[],
  credit: string | null,
  tables: ArticleTables,
  because: Record<string, Span>,
): string | null {
  const host = hostOf(page.url);
  if (host !== null) return host;
  const said = page.head.siteName ?? page.head.publisher;
  if (said !== null) return said;
  if (credit !== null && agencyNamed(credit, tables) === null) {
    const piece = pieces.find((one) => one.role === "dateline");
    if (piece !== undefined) because.outlet = { start: piece.start, end: piece.end };
    return outletNamed(credit, tables)?.name ?? credit;
  }
  for (const piece of [...pieces].reverse()) {
    if (piece.role !== "chrome" || piece.end - piece.start > 400) continue;
    const text = page.text.slice(piece.start, piece.end);
    const holder = copyrightHolder(text);
    const mail = /[\w.]+@((?:[\w-]+\.)+[a-z]{2,})\b/i.exec(text);
    if (holder !== null && agencyNamed(holder.name, tables) === null) {
      because.outlet = { start: piece.start + holder.start, end: piece.start + holder.end };
      return holder.name;
    }
    if (mail !== null && !/^(?:gmail|yahoo|hotmail|outlook|icloud|protonmail|aol)\./i.test(mail[1]!)) {
      const start = piece.start + mail.index + mail[0].indexOf("@") + 1;
      because.outlet = { start, end: start + mail[1]!.length };
      return mail[1]!.toLowerCase();
    }
  }
  const self = selfNamed(body, tables);
  if (self === null) return null;
  const span = inPage(self, stretches);
  if (span !== null) because.outlet = span;
  return self.name;
}

const sameSite = (domain: string, outlet: string) => outlet.toLowerCase().includes(domain.toLowerCase().split(".")[0]!);

/** The span of the page's text that a span of the body stands for; null when it crosses stretches. */
function inPage(span: Span, stretches: readonly Stretch[]): Span | null {
  const stretch = stretches.find((one) => one.start <= span.start && span.end <= one.end);
  return stretch === undefined
    ? null
    : { start: stretch.from + span.start - stretch.start, end: stretch.from + span.end - stretch.start };
}

function languageSaid(page: Page): string | null {
  const said = /^([a-z]{2})(?:[-_]|$)/i.exec(page.head.language ?? "")?.[1];
  return said === undefined ? null : said.toLowerCase();
}
