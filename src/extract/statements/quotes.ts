/**
 * Quotations as the page prints them: in `“We agreed,” Li said. “It took a year.”` two stretches, with what stands between the marks.
 *
 * Leaves finding the marks to `language/`; mends what scraping broke (an opening mark that was lost: `Yes, we agreed,” she said`),
 * and cuts a quotation that runs over several sentences into its part in each.
 */
import type { Sentence, Span } from "../../model/index.ts";

export interface Quote {
  /** Between the marks, without the comma or full stop that closes it. Offsets into the body. */
  readonly inner: Span;
  /** Marks included, where they are there. */
  readonly outer: Span;
  /** No closing mark before the paragraph's end: the next paragraph may go on. */
  readonly open: boolean;
}

const CLOSERS = /["”»']/;
const OPENERS = /["“„«‘'`”]/;

/** All quotations of the sentences, in order, each once. */
export function quotesOfBody(body: string, sentences: readonly Sentence[]): Quote[] {
  const found: Quote[] = [];
  let from = -1;
  for (const sentence of sentences) {
    for (const span of sentence.quotes) {
      if (span.start <= from) continue;
      from = span.start;
      for (const outer of mended(body, sentences, span)) {
        const quote = quoteOf(body, outer);
        if (quote !== null) found.push(quote);
      }
    }
  }
  return found;
}

/** A stretch that begins with a closing mark after a word: what stands before it in the sentence was the quotation. */
function mended(body: string, sentences: readonly Sentence[], span: Span): Span[] {
  const first = body.charAt(span.start);
  const before = body.charAt(span.start - 1);
  if (first !== "”" || before === "" || /\s/.test(before)) return [span];
  const sentence = sentences.find((one) => one.start < span.start && one.end > span.start - 1);
  const spans: Span[] = [];
  if (sentence !== undefined && /[.,!?]/.test(before)) spans.push({ start: sentence.start, end: span.start + 1 });
  const inside = body.slice(span.start + 1, span.end);
  const next = inside.indexOf("“");
  if (next >= 0) spans.push({ start: span.start + 1 + next, end: span.end });
  return spans;
}

function quoteOf(body: string, outer: Span): Quote | null {
  let start = outer.start;
  let end = outer.end;
  while (start < end && OPENERS.test(body.charAt(start))) start += 1;
  const marked = end > start && CLOSERS.test(body.charAt(end - 1));
  while (end > start && CLOSERS.test(body.charAt(end - 1))) end -= 1;
  const open = !marked;
  const inner = trimmed(body, start, end);
  return inner.end <= inner.start ? null : { inner, outer, open };
}

/** Without white space around it and without the comma or full stop at its end; "!", "?" and "..." belong to the words. */
export function trimmed(body: string, start: number, end: number): Span {
  while (start < end && /\s/.test(body.charAt(start))) start += 1;
  while (end > start && /\s/.test(body.charAt(end - 1))) end -= 1;
  const last = body.charAt(end - 1);
  const abbreviation = last === "." && /(?:\.\.\.|\b[A-Z]\.[A-Z]\.)$/.test(body.slice(Math.max(0, end - 4), end));
  if ((last === "," || last === "." || last === ";" || last === ":") && !abbreviation) end -= 1;
  return { start, end };
}
