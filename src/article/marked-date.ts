/**
 * The day that an HTML page prints for itself, told by where it stands: a date beside the headline, in an element called
 * "entry-date", behind "Veröffentlicht am" is the page's own; one in a row of teasers, in a comment or in a sidebar is not.
 *
 * Each short block that holds a date is scored by its element's name, its words and its distance to the headline; the best
 * wins, the first among equals. The evidence is what htmldate (Barbaresi 2020) looks at; the scoring is ours.
 */
import type { Edtf } from "../model/edtf.ts";
import type { Page } from "../model/page.ts";
import type { Span } from "../model/span.ts";
import type { Piece } from "./piece.ts";
import { worldDates } from "./world-dates.ts";

export interface MarkedDate extends Span {
  readonly date: Edtf;
  /** Higher is surer; `SURE` and above stands against what the markup's head says. */
  readonly score: number;
  readonly cue: "published" | "updated" | null;
}

/** From here on a printed date is the page's own beyond doubt: beside the headline, in an element or behind words of publishing. */
export const SURE = 7;
/** Below this it may be any date. */
const LEAST = 3;

/** The date that the page prints for itself, or null. `pieces` are those of its article, by block. */
export function markedDate(page: Page, pieces: readonly Piece[]): MarkedDate | null {
  const { language } = page.head;
  const title = pieces.find((piece) => piece.role === "title")?.block ?? null;
  const bodies = pieces.filter((piece) => piece.role === "body");
  const first = bodies[0]?.block ?? null;
  const last = bodies[bodies.length - 1]?.block ?? null;
  const around = new Set([title, first].flatMap((block) => (block === null ? [] : page.blocks[block]!.path)));
  const found: (MarkedDate & { readonly label: string; readonly beside: boolean })[] = [];
  const times = new Map<string, number>();
  page.blocks.forEach((block, i) => {
    const length = block.end - block.start;
    if (length < 6 || found.length > 3000 || (length > LONGEST && i !== first)) return;
    // "Oslo, (12.11.2021). The council …": the first paragraph may begin with its day.
    const text = page.text.slice(
      block.start,
      Math.min(block.end, block.start + (length > LONGEST ? OPENING : LONGEST)),
    );
    if (!DIGITS.test(text) && block.stamp === undefined) return;
    const dates = worldDates(text, language);
    const stamped = dates.length === 0 && block.stamp !== undefined ? worldDates(block.stamp, "iso")[0] : undefined;
    if (dates.length === 0 && stamped === undefined) return;
    const published = text.search(PUBLISHED);
    const updated = text.search(UPDATED);
    // "Created 3 May, updated 5 May": the date behind the word of publishing, or the one before that of updating.
    const chosen =
      stamped ??
      (published >= 0 ? dates.find((one) => one.start > published) : undefined) ??
      (updated >= 0 ? dates.find((one) => one.end <= updated) : undefined) ??
      dates[0]!;
    const isUpdate = updated >= 0 && published < 0 && chosen.start > updated;
    const cue = published >= 0 ? "published" : isUpdate ? "updated" : null;
    // What surrounds the headline or the article as well tells nothing of this block.
    const own = block.path.filter((label) => !around.has(label));
    const labels = own.slice(-3).join(" ");
    const label = block.path[block.path.length - 1] ?? "";
    times.set(label, (times.get(label) ?? 0) + 1);
    const beside = title !== null && i >= title - 3 && i <= title + 5;
    let score = 0;
    if (PUBLISH_LABEL.test(labels)) score += 3;
    else if (DATE_LABEL.test(labels) || block.stamp !== undefined) score += 2;
    else if (META_LABEL.test(labels)) score += 1;
    if (cue === "published") score += 3;
    if (cue === "updated") score -= 1;
    const rest = text.length - (stamped === undefined ? chosen.end - chosen.start : 0);
    if (rest < 40) score += 1;
    else if (rest > 90) score -= 1;
    if (title !== null && i >= title && i <= title + NEAR) score += i <= title + 5 ? 3 : 2;
    else if (title !== null && i < title && i >= title - 6) score += 2;
    else if (i === first && chosen.start < OPENING) score += 3;
    else if (first !== null && i < first && i >= first - 8) score += 2;
    else if (last !== null && i > last && i <= last + 6) score += 1;
    if (first !== null && last !== null && i > first && i < last) score -= 1;
    if (ELSEWHERE.test(own.join(" "))) score -= beside ? 2 : 5;
    if (block.linked > 0.8) score -= 2;
    if (COMMENTED.test(text)) score -= 3;
    const start = stamped === undefined ? block.start + chosen.start : block.start;
    const end = stamped === undefined ? block.start + chosen.end : block.end;
    found.push({ date: chosen.date, score, cue, start, end, label, beside });
  });
  let best: MarkedDate | null = null;
  for (const one of found) {
    // Dates in many elements of one name are those of a list of stories or of comments.
    const score = one.score - (!one.beside && (times.get(one.label) ?? 0) > 3 && one.label.includes(".") ? 2 : 0);
    if (score >= LEAST && (best === null || score > best.score)) best = { ...one, score };
  }
  return best === null ? null : { date: best.date, score: best.score, cue: best.cue, start: best.start, end: best.end };
}

/** UTF-16 units of a block that dates its page. */
const LONGEST = 200;
/** UTF-16 units at the head of the first paragraph in which its day may stand. */
const OPENING = 40;
/** Blocks behind the headline that are beside it. */
const NEAR = 14;
const DIGITS = /\d{4}|\d\.\d{1,2}\.\d\d/;

const PUBLISH_LABEL =
  /publi[sckz]|pubdate|posted|post-?date|entry-?date|datum|fecha|created|creation|erschien|veroeff|article-?date|date-?article|story-?date|news-?date|submitted|documentbyline/i;
const DATE_LABEL = /date|stamp|(?:^|[.#_\s-])time|zeit|\$dateModified|\btime\b/i;
const META_LABEL =
  /meta|info|byline|author|autor|signature|headline|header|teaser_text|kicker|ressort|caption|category|details|line/i;
const ELSEWHERE =
  /comment|respond|kommentar|leserbrief|sidebar|side-bar|widget|related|recent|archive|calendar|kalender|slider|swiper|carousel|teaser(?!_text)|<nav>|(?:^|\s)nav\b|(?:^|\s)aside\b(?!\.blogData)|recommend|popular|trending|more-|similar|upcoming|event-?list|news-?list|veranstaltung|navigation|footer#|copyright|cookie|blockquote|tweet/i;
const PUBLISHED =
  /\b(?:publish(?:ed)?|posted|created|first published|publi[ée]e?|mis en ligne|ver[öo]ffentlich\w*|publiziert|erschienen|erstellt|geschrieben|gepostet|publicado|pubblicato|gepubliceerd|geplaatst|opublikowano|publicerad|stand|datum|date)\b|(?<!\p{L})(?:опубликовано|дата публикации)/iu;
/** Words of a change to the page. */
export const UPDATED =
  /\b(?:updated?|modified|last changed|edited|revised|mis à jour|modifié|aktualisiert|ge[äa]ndert|zuletzt|actualizado|aggiornato|bijgewerkt|aktualizacja|uppdaterad)\b/i;
const COMMENTED = /\b(?:says|said|wrote|schrieb|a écrit)\s*:|\b(?:antworten|reply|répondre)\W*$/i;
