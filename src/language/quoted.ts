import { isSpeechLemma } from "./speech.ts";

/**
 * A long quotation is read apart from the sentence that frames it: `“We will sign,” Li said on Monday.` is parsed as
 * "Li said on Monday." and "We will sign", and the second is hung under "said" as its content.
 *
 * Both are shorter and of a kind that the parser knows well. Quotations that are no clause ("normal trade") and sentences
 * without a verb of saying outside the marks are left whole.
 */
export function framesOf(words: FramedWords, quotes: readonly TokenRange[]): Frame[] {
  const { forms, xpos } = words;
  const count = forms.length;
  const frames: Frame[] = [];
  const outside = new Uint8Array(count).fill(1);
  for (const { first, last } of quotes) outside.fill(0, first, last + 1);
  for (const { first, last } of quotes) {
    const marksOpen = isMark(forms[first]!) ? 1 : 0;
    const marksClose = last > first && isMark(forms[last]!) ? 1 : 0;
    const from = first + marksOpen;
    const to = last - marksClose;
    if (to - from < 2 || !hasClause(xpos, from, to)) continue;
    const verb = speechVerbNear(words, outside, first, last, to);
    if (verb < 0) continue;
    frames.push({ first, last, from, to, verb });
  }
  return frames;
}

/** A quotation to read apart: `first` to `last` with its marks and `from` to `to` without, and the verb that reports it. */
export interface Frame {
  readonly first: number;
  readonly last: number;
  readonly from: number;
  readonly to: number;
  readonly verb: number;
}

/** Token indices, inclusive. */
export interface TokenRange {
  readonly first: number;
  readonly last: number;
}

export interface FramedWords {
  readonly forms: readonly string[];
  readonly xpos: readonly string[];
  readonly lemmas: readonly string[];
}

const isMark = (form: string): boolean => /^[“”„«»"‘’']$|^''$|^``$/.test(form);

/** Subject and verb are likely: a finite verb form, or a plain verb at the head ("Stop the war"). */
function hasClause(xpos: readonly string[], from: number, to: number): boolean {
  for (let i = from; i <= to; i += 1) {
    const tag = xpos[i]!;
    if (tag === "VBD" || tag === "VBZ" || tag === "VBP" || tag === "MD") return true;
  }
  return xpos[from] === "VB";
}

const reachOfVerb = 14;

/** The verb of saying that the quotation belongs to: next to it before or after, with no other clause between; -1 if none. */
function speechVerbNear(words: FramedWords, outside: Uint8Array, first: number, last: number, to: number): number {
  const { forms, xpos, lemmas } = words;
  const count = forms.length;
  const reports = (i: number): boolean => outside[i] === 1 && finiteSpeech.has(xpos[i]!) && isSpeechLemma(lemmas[i]!);
  // `for an “exchange of views,” the ministry said`: a stretch that a word leads into is part of what is outside.
  const lead = first > 0 ? xpos[first - 1]! : ",";
  if (!/^[^A-Z]|^CC$/.test(lead) && forms[first - 1] !== "that" && !isReportingForm(words, first - 1)) return -1;
  // `…,” Li said`: the comma within or right behind the mark hands over to what follows.
  const closes = /^[,?!]$/.test(forms[to]!) || forms[last + 1] === ",";
  if (closes || first === 0) {
    for (let i = last + 1; i < count && i <= last + reachOfVerb; i += 1) {
      if (outside[i] === 0) break;
      if (reports(i)) return i;
      if (forms[i] === "." || forms[i] === ";") break;
      // A verb that is not of saying comes first: the quotation is part of another clause.
      if ((xpos[i] === "VBZ" || xpos[i] === "VBP" || xpos[i] === "MD") && !closes) return -1;
    }
  }
  // `Li said, “…”`, `Li said: “…”`, `Li said “…”`, `saying: “…”`.
  const before = forms[first - 1];
  if (first > 0 && (before === "," || before === ":" || isReportingForm(words, first - 1) || before === "that")) {
    for (let i = first - 1; i >= 0 && i >= first - reachOfVerb; i -= 1) {
      if (isReportingForm(words, i) && outside[i] === 1) return i;
      if (outside[i] === 0) break;
    }
  }
  return -1;
}

const finiteSpeech = new Set(["VBD", "VBZ", "VBP"]);
const isReportingForm = ({ xpos, lemmas }: FramedWords, i: number): boolean =>
  (finiteSpeech.has(xpos[i]!) || xpos[i] === "VBG") && isSpeechLemma(lemmas[i]!);
