/**
 * One wording beside another, word by word: what both say plain, what only this one says marked, what it leaves out struck. By the longest
 * common subsequence of the words, which are compared without case and signs.
 */
import { type Html, html, type Piece } from "../html.ts";
import { words } from "../strings.ts";

/** `text` as it differs from `from`. */
export function aligned(from: string, text: string): Piece {
  const [a, b] = [tokens(from), tokens(text)];
  if (a.length * b.length > 250_000) return text;
  const pieces: Piece[] = [];
  for (const { kind, said } of runs(a, b)) pieces.push(shown(kind, said), " ");
  return pieces.slice(0, -1);
}

interface Run {
  readonly kind: "same" | "more" | "less";
  readonly said: string;
}

function shown(kind: Run["kind"], said: string): Html {
  if (kind === "same") return html`${said}`;
  return kind === "more"
    ? html`<ins title="${words.quote.only}">${said}</ins>`
    : html`<del title="${words.quote.without}">${said}</del>`;
}

function runs(a: readonly string[], b: readonly string[]): readonly Run[] {
  const [x, y] = [a.map(fold), b.map(fold)];
  const wide = y.length + 1;
  // longest[i][j]: of what begins at the i-th and the j-th word.
  const longest = new Uint16Array((x.length + 1) * wide);
  for (let i = x.length - 1; i >= 0; i--)
    for (let j = y.length - 1; j >= 0; j--)
      longest[i * wide + j] =
        x[i] === y[j]
          ? longest[(i + 1) * wide + j + 1]! + 1
          : Math.max(longest[(i + 1) * wide + j]!, longest[i * wide + j + 1]!);
  const found: { kind: Run["kind"]; said: string }[] = [];
  const add = (kind: Run["kind"], word: string) => {
    const last = found.at(-1);
    if (last?.kind === kind) last.said += ` ${word}`;
    else found.push({ kind, said: word });
  };
  let [i, j] = [0, 0];
  while (i < x.length || j < y.length) {
    if (i < x.length && j < y.length && x[i] === y[j]) {
      add("same", b[j++]!);
      i += 1;
    } else if (j >= y.length || (i < x.length && longest[(i + 1) * wide + j]! >= longest[i * wide + j + 1]!))
      add("less", a[i++]!);
    else add("more", b[j++]!);
  }
  return found;
}

const tokens = (text: string): string[] => text.split(/\s+/).filter((word) => word !== "");
const fold = (word: string): string => word.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "") || word;
