/**
 * Rough sentence ends, to cut a page that came as one line: offsets only, for choosing what is article.
 *
 * The sentences that the record points into are made by `language/`; a wrong cut here only makes a stretch that is put
 * together again when its neighbours are kept too.
 */
import type { Span } from "../model/span.ts";

/** Spans that cover the text but for the white space between them. */
export function roughSentences(text: string, from: number, to: number): Span[] {
  const spans: Span[] = [];
  let start = from;
  END.lastIndex = from;
  for (let match = END.exec(text); match !== null && match.index < to; match = END.exec(text)) {
    const end = match.index + (match[1] ?? match[2] ?? "").length;
    if (end >= to) break;
    if (isAbbreviation(text, match.index, start)) continue;
    if (end > start) spans.push({ start, end });
    start = match.index + match[0].length;
  }
  if (start < to) spans.push({ start, end: to });
  return spans;
}

/** A mark that ends a sentence, its closing quotes, white space, and a beginning; wide marks need no space. */
const END = /([.!?…]{1,8}["”’'»)\]]{0,4})\s+(?=["“‘'«([]?[\p{Lu}\p{Lo}\d@#])|([。！？]["”’」』]{0,4})\s*/gu;

function isAbbreviation(text: string, at: number, start: number): boolean {
  if (text[at] !== ".") return false;
  let from = at;
  while (from > start && /[\p{L}.]/u.test(text[from - 1]!) && at - from < 8) from -= 1;
  const word = text.slice(from, at);
  return word.length === 1
    ? /\p{Lu}/u.test(word)
    : ABBREVIATIONS.has(word.toLowerCase()) || /^(?:\p{L}\.)+\p{L}$/u.test(word);
}

const ABBREVIATIONS: ReadonlySet<string> = new Set(
  (
    "mr mrs ms dr prof sen rep gov gen col lt sgt capt maj adm cmdr brig hon st sr jr vs etc no nos inc ltd co corp jan feb mar apr jun jul aug sep sept oct nov dec " +
    "calif mass conn ariz ill ind mich minn mo okla ore pa tenn tex va wash wis ala ark colo del fla ga kan ky la md mont neb nev ont approx dept est fig"
  ).split(" "),
);
