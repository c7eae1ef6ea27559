/**
 * Moving the border of an article, on the page as it arrived (`?mode=raw&border=1`): its lines with two columns of buttons, one for
 * where the article begins and one for where it ends; then what it would be, and the saving of it.
 */
import { borders as words } from "./correct-words.ts";
import { postForm } from "./correcting.ts";
import { type Html, html, NOTHING, type Piece } from "./html.ts";
import { plural } from "./strings.ts";
import type { Ask } from "./view.ts";

/** A stretch of the page's text, UTF-16 code units, end exclusive. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The way to the lines, on the screen of the page as it arrived. */
export const borderDoor = (ask: Ask): Piece =>
  ask.desk === null
    ? NOTHING
    : html`<p class="choices"><a class="button" href="${ask.path}?mode=raw&border=1" data-key="b">${words.title}</a></p>`;

/** The lines of the page with what is chosen of them: `from` and `to` in the address, else the article as it was read. */
export function borderForm(ask: Ask, page: string, text: string, body: string): Piece {
  const now = spanOf(text, body);
  const lines = linesOf(text);
  const asked = (name: string) => {
    const number = Number(ask.parameters.get(name) ?? Number.NaN);
    return Number.isInteger(number) && number >= 0 && number <= text.length ? number : null;
  };
  const [from, to] = [asked("from") ?? now.start, asked("to") ?? now.end];
  const fits = from < to;
  const moved = from !== now.start || to !== now.end;
  const pick = (name: "from" | "to", value: number, chosen: boolean, line: string) =>
    html`<input type="radio" name="${name}" value="${value}"${chosen ? html` checked` : ""} aria-label="${name === "from" ? words.begins : words.ends}: ${line.slice(0, 60)}">`;
  // The line in which a border lies, also where it lies within it.
  const first = lines.findLast(({ start }) => start <= from) ?? lines[0];
  const last = lines.find(({ end }) => end >= to) ?? lines.at(-1);
  return html`<h2>${words.title}</h2>
<p class="small">${words.lead}</p>
<form action="${ask.path}" data-swap class="border"><input type="hidden" name="mode" value="raw"><input type="hidden" name="border" value="1">
<table class="lines"><thead><tr><th scope="col">${words.begins}</th><th scope="col">${words.ends}</th><th scope="col">${words.line}</th></tr></thead><tbody>${lines
    .slice(0, SHOWN)
    .map(
      (line) =>
        html`<tr class="${line.start >= from && line.end <= to ? "in" : line === first || line === last ? "in" : "out"}"><td>${pick("from", line === first ? from : line.start, line === first, line.text)}</td><td>${pick("to", line === last ? to : line.end, line === last, line.text)}</td><td dir="auto">${line.text.length > 300 ? `${line.text.slice(0, 180)} … ${line.text.slice(-100)}` : line.text}</td></tr>`,
    )}</tbody></table>
${lines.length > SHOWN ? html`<p class="small">${words.more(lines.length - SHOWN)}</p>` : ""}
<p class="choices"><button class="light">${words.show}</button> <a class="button" href="${ask.path}?mode=raw">${words.leave}</a></p></form>
<div class="outcome" id="outcome" role="status">${!fits ? html`<p class="amiss">${words.crossed}</p>` : moved ? html`<p>${words.would(plural(wordCount(text.slice(from, to)), words.words), plural(wordCount(body), words.words))}</p>${save(ask, page, text, { start: from, end: to })}` : html`<p class="small">${words.same}</p>`}</div>`;
}

function save(ask: Ask, page: string, text: string, { start, end }: Stretch): Html {
  // The words at either end say where they are, also where a line of the page stands in it twice.
  const first = text.slice(start, Math.min(end, start + 400));
  const last = text.slice(Math.max(start, end - 400), end);
  const area = (name: string, value: string) => html`<textarea name="${name}" hidden>${value}</textarea>`;
  return postForm(
    ask,
    { op: "body_range", id: page, back: ask.path },
    html`${area("first", first)}${area("last", last)}<label class="note"><span>${words.note}</span> <input name="note"></label> <button>${words.save}</button>`,
  );
}

/** Where the article stands in the page, from its first paragraph to its last; the whole page where there is none. */
function spanOf(text: string, body: string): Stretch {
  const parts = body.split("\n\n").filter((part) => part.trim() !== "");
  const start = parts.length === 0 ? -1 : text.indexOf(parts[0]!);
  if (start < 0) return { start: 0, end: text.length };
  let end = start + parts[0]!.length;
  for (const part of parts.slice(1)) {
    const at = text.indexOf(part, end);
    if (at >= 0) end = at + part.length;
  }
  return { start, end };
}

function linesOf(text: string): (Stretch & { readonly text: string })[] {
  const lines: (Stretch & { readonly text: string })[] = [];
  for (const { 0: line, index } of text.matchAll(/[^\n]+/g)) {
    const bare = line.trim();
    if (bare === "") continue;
    const start = index + line.indexOf(bare);
    lines.push({ start, end: start + bare.length, text: bare });
  }
  return lines;
}

const wordCount = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;

const SHOWN = 800;
