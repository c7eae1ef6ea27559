/**
 * Quotations as the page prints them: in `“We agreed,” Li said. “It took a year.”` two stretches, with what stands between the marks.
 *
 * Leaves finding the marks to `language/`; mends what scraping broke (an opening mark that was lost: `Yes, we agreed,” she said`),
 * and cuts a quotation that runs over several sentences into its part in each.
 */
import { quotesOf } from "../../language/index.ts";
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
  for (let i = 0; i < sentences.length; ) {
    let last = i;
    while (last + 1 < sentences.length && sentences[last + 1]!.paragraph === sentences[i]!.paragraph) last += 1;
    const spans: Span[] = [];
    for (let k = i; k <= last; k += 1) {
      for (const span of sentences[k]!.quotes)
        if (spans.length === 0 || span.start > spans.at(-1)!.start) spans.push(span);
    }
    for (const outer of mended(body, sentences, spans, sentences[last]!.end))
      for (const part of openedAgain(body, outer)) {
        const quote = quoteOf(body, part);
        if (quote !== null) found.push(quote);
      }
    i = last + 1;
  }
  return found;
}

const MOST_MENDED = 40;

/** The stretches of a paragraph, where a mark was lost or one kind closes another: what follows is looked through again. */
function mended(body: string, sentences: readonly Sentence[], spans: readonly Span[], end: number): Span[] {
  const out: Span[] = [];
  let rest = [...spans];
  for (let step = 0; step < MOST_MENDED && rest.length > 0; step += 1) {
    const span = rest.shift()!;
    const first = body.charAt(span.start);
    const before = body.charAt(span.start - 1);
    // `Yes, we agreed,” she said`: the opening mark is gone, the sentence up to here was the quotation.
    if (first === "”" && before !== "" && !/\s/.test(before)) {
      const sentence = sentences.find((one) => one.start < span.start && one.end > span.start - 1);
      if (sentence !== undefined && /[.,!?]/.test(before))
        out.push({ start: Math.max(sentence.start, out.at(-1)?.end ?? 0), end: span.start + 1 });
      rest = quotesOf(body, span.start + 1, end);
      continue;
    }
    // `"an escalation”. The …`: opened by a straight mark, closed by a curly one.
    if (first === '"') {
      const [quote, ...others] = body.slice(span.start, span.end - 1).split("”", 2);
      const close = span.start + quote!.length;
      if (others.length > 0 && !quote!.includes("“") && !/[\p{L}\d]/u.test(body.charAt(close + 1))) {
        out.push({ start: span.start, end: close + 1 });
        rest = quotesOf(body, close + 1, end);
        continue;
      }
    }
    out.push(span);
  }
  return [...out, ...rest];
}

/** `"We protest. "We have asked for a meeting."`: a paragraph of it that opened with a mark of its own lost its break. */
function openedAgain(body: string, outer: Span): Span[] {
  const inner = body.slice(outer.start + 1, outer.end - 1);
  if (!/["“]/.test(inner)) return [outer];
  const parts: Span[] = [];
  let { start } = outer;
  for (const { index } of inner.matchAll(/(?<=[.!?] )["“](?=\p{Lu})/gu)) {
    const at = outer.start + 1 + index;
    parts.push({ start, end: at });
    start = at;
  }
  parts.push({ start, end: outer.end });
  return parts;
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
