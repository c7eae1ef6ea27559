/**
 * The words that show a record, within their sentence, with those marked that settled its fields: of “We will keep the port
 * open,” Ana Ruiz said on Friday, the name for the speaker and "on Friday" for the day.
 */
import type { Because, Evidenced } from "../model/reading.ts";
import { type Html, html, type Piece } from "./html.ts";

/** The evidence as a link within its sentence, so that it can be judged without leaving the screen. */
export function inSentence(body: string, record: Evidenced & { readonly because?: Because }, address: string): Html {
  const { start, end, evidence } = record;
  if (body.slice(start, end) !== evidence) return html`<a href="${address}">${evidence}</a>`;
  const near = body.slice(Math.max(0, start - 240), start);
  const before = near.slice(
    Math.max(near.lastIndexOf(". "), near.lastIndexOf("\n"), near.lastIndexOf("? "), near.lastIndexOf("! ")) + 1,
  );
  const after = /[.!?]$/.test(evidence)
    ? ""
    : (/^[^.!?\n]{0,240}(?:[.!?]["”’)]?|$)/.exec(body.slice(end, end + 240))?.[0] ?? "");
  const marked = (from: number, to: number) => settled(body, from, to, record.because ?? {});
  return html`<span class="around">${marked(start - before.length, start)}</span><a href="${address}">${marked(start, end)}</a><span class="around">${marked(end, end + after.length)}</span>`;
}

/** A stretch of the body with the words marked that settled a field, each followed by its name. */
function settled(body: string, from: number, to: number, because: Because): Piece {
  const fields = Object.entries(because)
    .map(([name, [start, end]]) => ({ name, start: Math.max(start, from), end: Math.min(end, to) }))
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.start - b.start);
  const pieces: Piece[] = [];
  let at = from;
  for (const { name, start, end } of fields) {
    if (start < at) continue;
    pieces.push(
      body.slice(at, start),
      html`<mark class="because" title="${fieldWord(name)}">${body.slice(start, end)}</mark>`,
    );
    at = end;
  }
  return [...pieces, body.slice(at, to)];
}

/** "speaks_for" as a person reads it. */
export const fieldWord = (field: string): string => field.replaceAll("_", " ");
