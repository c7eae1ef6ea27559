/**
 * A text with stretches marked, which may overlap: the words of a quote within the sentence of an event carry both marks.
 * The text is cut at every border; each piece knows all that cover it. Where a record begins stands its anchor, and where
 * it ends a raised sign that leads to it.
 */
import { type Html, html, type Piece } from "./html.ts";

export interface Stretch {
  readonly id: string;
  /** UTF-16 code units into the text, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Class of the mark: "event", "quote", "figure". */
  readonly kind: string;
  /** "e1", shown raised behind the stretch. */
  readonly sign: string;
  /** Where the sign leads. */
  readonly address: string;
}

/** The paragraphs of a body, parted by empty lines, as HTML. `shown` is the id of the record that is pointed at. */
export function highlighted(body: string, stretches: readonly Stretch[], shown: string | null): Piece {
  const valid = stretches
    .filter(({ start, end }) => start >= 0 && start < end && end <= body.length)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const paragraphs: Html[] = [];
  // The stretches that reach into the paragraph at hand, and the next that begin.
  let next = 0;
  let open: Stretch[] = [];
  for (let start = 0; start <= body.length; ) {
    const found = body.indexOf("\n\n", start);
    const end = found < 0 ? body.length : found;
    open = open.filter((one) => one.end > start);
    while (next < valid.length && valid[next]!.start < end) open.push(valid[next++]!);
    if (end > start) paragraphs.push(html`<p>${pieces(body, start, end, open, shown)}</p>\n`);
    start = end + 2;
    if (found < 0) break;
  }
  return paragraphs;
}

function pieces(body: string, start: number, end: number, stretches: readonly Stretch[], shown: string | null): Piece {
  const borders = new Set([start, end]);
  for (const one of stretches) {
    if (one.start > start && one.start < end) borders.add(one.start);
    if (one.end > start && one.end < end) borders.add(one.end);
  }
  const cuts = [...borders].sort((a, b) => a - b);
  const found: Piece[] = [];
  for (let index = 0; index + 1 < cuts.length; index++) {
    const from = cuts[index]!;
    const to = cuts[index + 1]!;
    const over = stretches.filter((one) => one.start <= from && one.end >= to);
    // An anchor is where its record begins, in the paragraph in which it begins.
    for (const one of over) if (one.start === from) found.push(html`<span class="anchor" id="${one.id}"></span>`);
    const text = body.slice(from, to);
    if (over.length === 0) {
      found.push(text);
      continue;
    }
    const kinds = [...new Set(over.map((one) => one.kind))].sort().join(" ");
    const pointed = over.some((one) => one.id === shown) ? " shown" : "";
    found.push(html`<mark class="${kinds}${pointed}">${text}</mark>`);
    for (const one of over)
      if (one.end === to) found.push(html`<a class="sign ${one.kind}" href="${one.address}">${one.sign}</a>`);
  }
  return found;
}

/** What was left out of an article, by which rule and why, as a stretch of the page's text. */
export interface LeftOut {
  readonly start: number;
  readonly end: number;
  readonly by: string;
  readonly why: string;
}

/** Notes on neighbouring stretches by one rule as one stretch, so that a menu of forty links has one sign behind it. */
export function runsOf(
  text: string,
  removed: readonly { readonly span: { start: number; end: number }; readonly by: string; readonly text: string }[],
): LeftOut[] {
  const runs: LeftOut[] = [];
  const sorted = removed
    .map(({ span, by, text: why }) => ({ start: span.start, end: span.end, by, why }))
    .filter(({ start, end }) => start >= 0 && start < end && end <= text.length)
    .sort((a, b) => a.start - b.start);
  for (const one of sorted) {
    const last = runs.at(-1);
    if (last !== undefined && one.start < last.end) continue;
    if (last?.by === one.by && last.why === one.why && text.slice(last.end, one.start).trim() === "")
      runs[runs.length - 1] = { ...last, end: one.end };
    else runs.push(one);
  }
  return runs;
}

/**
 * A page's text in which the parts that were kept stand plain and the rest dimmed, and the words that settled a field of
 * the page (`because`) are marked with its name. Behind each dimmed part stands the rule that left it out, with its reason on
 * hover. The kept parts are found in their order.
 */
export function rawText(
  text: string,
  kept: readonly string[],
  because: Readonly<Record<string, readonly [number, number]>>,
  removed: readonly LeftOut[] = [],
): Piece {
  const debris: { start: number; end: number }[] = [];
  let at = 0;
  for (const part of kept) {
    const start = part === "" ? -1 : text.indexOf(part, at);
    if (start < 0) continue;
    if (start > at) debris.push({ start: at, end: start });
    at = start + part.length;
  }
  if (at < text.length) debris.push({ start: at, end: text.length });
  const fields = Object.entries(because)
    .map(([name, [start, end]]) => ({ name, start, end }))
    .filter(({ start, end }) => start >= 0 && start < end && end <= text.length);
  const cuts = [
    ...new Set([0, text.length, ...debris.flatMap(ends), ...fields.flatMap(ends), ...removed.flatMap(ends)]),
  ].sort((a, b) => a - b);
  const found: Piece[] = [];
  for (let index = 0, next = 0, run = 0; index + 1 < cuts.length; index++) {
    const [start, end] = [cuts[index]!, cuts[index + 1]!];
    while (run < removed.length && removed[run]!.end <= start) run += 1;
    const out = run < removed.length && removed[run]!.start <= start ? removed[run]! : null;
    while (next < debris.length && debris[next]!.end <= start) next += 1;
    const isDebris = next < debris.length && debris[next]!.start <= start;
    const over = fields.filter((field) => field.start <= start && field.end >= end);
    for (const field of over)
      if (field.start === start) found.push(html`<span class="anchor" id="f-${field.name}"></span>`);
    const piece = text.slice(start, end);
    found.push(
      over.length > 0
        ? html`<mark class="field">${piece}</mark>`
        : isDebris || out !== null
          ? html`<span class="debris"${out === null ? "" : html` title="${out.by}: ${out.why}"`}>${piece}</span>`
          : piece,
    );
    if (out?.end === end) found.push(html`<span class="sign rule">${out.by}</span>`);
    for (const field of over) if (field.end === end) found.push(html`<span class="sign field">${field.name}</span>`);
  }
  return found;
}

const ends = ({ start, end }: { readonly start: number; readonly end: number }) => [start, end];
