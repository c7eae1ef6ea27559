/**
 * Two wordings of one utterance, aligned word by word: `changesOf("no limits to the friendship", "the friendship is limitless")`.
 *
 * The longest run of words common to both in their order stays (case, accents and marks aside); what stands between is what was
 * changed, left out or put in. Over a changed word or two of a name or a tense, the rest of a quotation is verbatim; a wording of
 * which most words changed was translated or told anew.
 */
import { wordsOf } from "./words.ts";

/** What stands in the one wording in place of what stands in the other; "" for nothing. */
export interface WordChange {
  readonly was: string;
  readonly now: string;
}

/** The changes in their order; none where only case, accents, marks or British and American spelling differ. Words beyond the first 400 are left aside. */
export function changesOf(was: string, now: string): WordChange[] {
  const left = cut(was);
  const right = cut(now);
  const kept = longestCommon(left.folded, right.folded);
  const changes: WordChange[] = [];
  let [i, j] = [0, 0];
  for (const [x, y] of [...kept, [left.folded.length, right.folded.length] as const]) {
    if (x > i || y > j) changes.push({ was: left.words.slice(i, x).join(" "), now: right.words.slice(j, y).join(" ") });
    [i, j] = [x + 1, y + 1];
  }
  return changes;
}

/** What the changes amount to, in words; null for none. */
export function tellChanges(changes: readonly WordChange[], was: string): string | null {
  if (changes.length === 0) return null;
  const left = changes.filter(({ now }) => now === "");
  const added = changes.filter(({ was: before }) => before === "");
  const lost = changes.reduce((sum, change) => sum + wordsOf(change.was).length, 0);
  const shown = (words: string) => `“${words}”`;
  if (left.length === changes.length)
    return `shortened: leaves out ${left.map((change) => shown(change.was)).join(", ")}`;
  if (added.length === changes.length) return `longer: adds ${added.map((change) => shown(change.now)).join(", ")}`;
  if (lost * 2 > wordsOf(was).length) return "other words, as after a translation";
  const told = changes.map((change) => {
    if (change.now === "") return `without ${shown(change.was)}`;
    return change.was === "" ? `with ${shown(change.now)}` : `${shown(change.now)} for ${shown(change.was)}`;
  });
  return `other words: ${told.join(", ")}`;
}

const MOST = 400;

/** The words as printed, and folded for comparing. */
function cut(text: string): { words: string[]; folded: string[] } {
  const words: string[] = [];
  const folded: string[] = [];
  for (const word of text.split(/\s+/).slice(0, MOST)) {
    const plain = wordsOf(word)
      .map((part) => spelling(part.text))
      .join(" ");
    if (plain === "") continue;
    words.push(word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ""));
    folded.push(plain);
  }
  return { words, folded };
}

/** British and American spelling are one: "destabilising" and "destabilizing", "labour" and "labor", "centre" and "center". */
function spelling(word: string): string {
  if (word.length < 5) return word;
  return word
    .replace(/([a-z]{2})is(e[ds]?|ing|ations?)$/, "$1iz$2")
    .replace(/our(s|ed|ing|able|ite)?$/, "or$1")
    .replace(/([bt])re(s)?$/, "$1er$2");
}

/** The places of the longest common subsequence, pair by pair. */
function longestCommon(a: readonly string[], b: readonly string[]): [number, number][] {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] =
        a[i] === b[j]
          ? lengths[(i + 1) * width + j + 1]! + 1
          : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!);
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!) i++;
    else j++;
  }
  return pairs;
}
