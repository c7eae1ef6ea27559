/**
 * Plain text → Page: each line that holds something is a block, "line".
 *
 * The text is kept whole, as it arrived; a block leaves out the white space around its line. Where lines were broken at a
 * width, as on a wire or in a mail, those that run on are one block.
 */
import type { Block, Page, PageHead } from "../model/page.ts";

export interface PageSource {
  readonly id: string;
  readonly sha256: string;
  readonly url: string | null;
  readonly retrieved: string | null;
}

/** The page of a text that `decode` has made. */
export function textPage(source: PageSource, text: string, head: PageHead = EMPTY_HEAD): Page {
  return { kind: "page", ...source, format: "text", text, blocks: linesOf(text), head };
}

/** What a page says about itself outside its text when it says nothing. */
export const EMPTY_HEAD: PageHead = {
  title: null,
  siteName: null,
  canonical: null,
  language: null,
  published: null,
  modified: null,
  authors: [],
  publisher: null,
};

function linesOf(text: string): Block[] {
  const blocks: Block[] = [];
  let from = 0;
  while (from <= text.length) {
    const found = text.indexOf("\n", from);
    const to = found < 0 ? text.length : found;
    let start = from;
    let end = to;
    while (start < end && isSpace(text.charCodeAt(start))) start += 1;
    while (end > start && isSpace(text.charCodeAt(end - 1))) end -= 1;
    if (start < end) blocks.push({ start, end, tag: "line", path: NO_PATH, linked: 0 });
    from = to + 1;
  }
  return unwrapped(text, blocks);
}

/**
 * Lines that were only broken because the next word had no room are put together: "… said Monday it was\nexpelling the envoy"
 * is one. A text is so broken where no line is long and most of the longer ones end within a sentence that goes on below.
 */
function unwrapped(text: string, lines: Block[]): Block[] {
  const lengthOf = ({ start, end }: Block): number => end - start;
  const isNext = (i: number): boolean => {
    const next = lines[i + 1];
    return next !== undefined && !/\n[^\S\n]*\n/.test(text.slice(lines[i]!.end, next.start));
  };
  const runsOn = (i: number): boolean =>
    isNext(i) && !STOP.test(text.slice(lines[i]!.start, lines[i]!.end)) && /\p{Ll}/u.test(text[lines[i + 1]!.start]!);
  const longer = lines.flatMap((line, i) => (lengthOf(line) >= 40 ? [i] : []));
  const running = longer.filter(runsOn);
  if (running.length < 4 || running.length < longer.length / 3) return lines;
  const width = Math.max(...running.map((i) => lengthOf(lines[i]!)));
  if (width > WIDEST || longer.filter((i) => lengthOf(lines[i]!) > WIDEST).length > longer.length / 10) return lines;
  const whole: Block[] = [];
  lines.forEach((line, i) => {
    const before = whole.at(-1);
    const word = text.slice(line.start, line.end).search(/\s|$/);
    const hadRoom = i > 0 && lengthOf(lines[i - 1]!) + 1 + word <= width;
    if (before !== undefined && isNext(i - 1) && (!hadRoom || runsOn(i - 1)))
      whole[whole.length - 1] = { ...before, end: line.end };
    else whole.push(line);
  });
  return whole;
}

/** The longest line of a text broken at a width, UTF-16 units. */
const WIDEST = 100;
const STOP = /[.!?:;]["”’')\]]*$/;

const NO_PATH: readonly string[] = [];

/** Space, tab, no-break space, ideographic space, zero-width space and their like. */
export function isSpace(code: number): boolean {
  return (
    code === 32 ||
    (code >= 9 && code <= 13) ||
    code === 0xa0 ||
    code === 0x3000 ||
    code === 0xfeff ||
    (code >= 0x2000 && code <= 0x200b) ||
    code === 0x2028 ||
    code === 0x2029
  );
}
