/**
 * The headline. Of a flattened page: a line near the head, without a closing full stop, whose words the text below takes up
 * again; a line that stands twice is it. Of HTML: what the head and the h1 agree on, the site's name cut off.
 *
 * "Talks end without a deal | The Vienna Post" is "Talks end without a deal". Null when the page begins with a caption or a
 * lede.
 */
import type { Page } from "../model/page.ts";
import { normal } from "./chrome.ts";
import type { Line } from "./flat-body.ts";
import { isProse } from "./prose.ts";

/** The line that is the headline, or null. `said` is what the container says. */
export function headlineOf(lines: readonly Line[], said: string | null): Line | null {
  const firstProse = firstParagraph(lines);
  const candidates = lines.slice(0, Math.min(firstProse + 1, 400)).filter((line) => canBeHeadline(line));
  if (candidates.length === 0) return null;
  if (said !== null) {
    const wanted = normal(withoutSite(said, null));
    const same = candidates.find((line) => normal(line.text) === wanted);
    if (same !== undefined) return same;
  }
  const first = candidates[0]!;
  if (
    lines.indexOf(first) === lines.findIndex((line) => line.role === null || line.role === "title") &&
    candidates.length === 1
  )
    return first;
  const below = vocabulary(lines, firstProse);
  const plain = candidates.map((line) => normal(line.text));
  const times = new Map<string, number>();
  for (const one of plain) times.set(one, (times.get(one) ?? 0) + 1);
  const scores = candidates.map((line, i) => {
    const words = contentWords(line.text);
    if (words.length < 3) return 0;
    const shared = words.filter((word) => below.has(word)).length;
    const repeated = (times.get(plain[i]!) ?? 0) > 1;
    return shared + (shared / words.length) * 2 + (repeated ? 2 : 0) - (line.prose.ended ? 1 : 0);
  });
  // The highlights below a headline share its words too, so that the first good line is it, not the best one.
  const most = Math.max(...scores);
  return most <= 0 ? first : candidates[scores.findIndex((score) => score >= most * 0.45)]!;
}

/** A headline without the name of its site: cut at the last " | ", " - ", " – ", " » " when what is left is longer. */
export function withoutSite(title: string, siteName: string | null): string {
  const text = title.replace(/\s+/g, " ").trim();
  const parts = /^(.*\S)\s+(?:\||-|–|—|»|·|•|::|:: )\s+([^|»·•]{2,60})$/.exec(text);
  if (parts === null) return text;
  const [, head, tail] = parts;
  const site = siteName !== null && normal(tail!).includes(normal(siteName).slice(0, 12));
  const bar = /\s[|»·•:]+\s[^|»·•]*$/.test(text);
  const short = tail!.split(" ").length <= 4 && /^[\p{Lu}\d]/u.test(tail!) && head!.split(" ").length >= 4;
  if (!site && !(bar && head!.length > tail!.length) && !short) return text;
  return withoutSite(head!, siteName);
}

/** The title of an HTML page and the block that shows it. */
export function htmlTitle(page: Page): { title: string | null; block: number | null } {
  const { head } = page;
  const said = head.title === null ? null : withoutSite(head.title, head.siteName);
  const headings: number[] = [];
  page.blocks.forEach((block, i) => {
    if ((block.tag === "h1" || block.tag === "h2") && headings.length < 60) headings.push(i);
  });
  const textAt = (i: number) => page.text.slice(page.blocks[i]!.start, page.blocks[i]!.end);
  if (said !== null) {
    const wanted = new Set(contentWords(said));
    let best: number | null = null;
    let most = 0.5;
    for (const i of headings) {
      const words = contentWords(textAt(i));
      const shared = words.filter((word) => wanted.has(word)).length;
      const score = (2 * shared) / Math.max(1, words.length + wanted.size) + (page.blocks[i]!.tag === "h1" ? 0.05 : 0);
      if (score > most) {
        most = score;
        best = i;
      }
    }
    if (best !== null) return { title: textAt(best), block: best };
    return { title: said, block: null };
  }
  const first = headings.filter((i) => page.blocks[i]!.tag === "h1" && contentWords(textAt(i)).length >= 2);
  const longest = first.sort((a, b) => textAt(b).length - textAt(a).length)[0];
  return longest === undefined ? { title: null, block: null } : { title: textAt(longest), block: longest };
}

function firstParagraph(lines: readonly Line[]): number {
  const at = lines.findIndex(
    (line) => line.role === null && isProse(line.prose, 14) && (line.prose.ended || line.prose.words > 30),
  );
  return at < 0 ? Math.min(lines.length, 8) : at;
}

function canBeHeadline(line: Line): boolean {
  const { words, ended } = line.prose;
  if (line.role !== null || line.inside) return false;
  if (words < 2 && !line.prose.wide) return false;
  if (words > 26 || line.text.length > 180) return false;
  // A full stop closes a lede, unless the line is two short sentences: "X denies it. Beijing agrees."
  if (ended && !/[?!…”"’'）)]$/.test(line.text)) return words <= 20 && /[.!?]["”’]?\s/.test(line.text);
  return true;
}

function vocabulary(lines: readonly Line[], from: number): ReadonlySet<string> {
  const below = new Set<string>();
  let length = 0;
  for (let i = from; i < lines.length && length < 4000; i += 1) {
    const line = lines[i]!;
    if (line.role !== null || !isProse(line.prose, 8)) continue;
    for (const word of contentWords(line.text)) below.add(word);
    length += line.text.length;
  }
  return below;
}

/** Words of four letters or more, their first five, so that "signs" meets "signed". */
export function contentWords(text: string): string[] {
  const wide = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  if (wide !== null && wide.length > 5) return wide;
  return (text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [])
    .filter((word) => !COMMON.has(word))
    .map((word) => word.slice(0, 5));
}

const COMMON: ReadonlySet<string> = new Set(
  "the and for with that from this after over are was has have its his her not but will who says said into about more than".split(
    " ",
  ),
);
