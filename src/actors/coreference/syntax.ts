/** Where a mention stands in its sentence: subject or not, in quotation marks or not, beside another under one verb (UD v2). */
import { dependent, isRel } from "../../language/tree.ts";
import type { Draft, View } from "../draft.ts";
import { SAY_WORDS } from "../words.ts";

/** The token by which the mention hangs in the tree; without a tree, the last word of the name or the noun. */
export function headToken(view: View, draft: Draft): number {
  const { first, last } = draft;
  if (view.hasTree) {
    for (let i = first; i <= last; i += 1) {
      const head = view.tokens[i]!.head;
      if (
        (head < first || head > last) &&
        view.tokens[i]!.upos !== "PUNCT" &&
        !isRel(view.tokens[i]!, "case") &&
        !isRel(view.tokens[i]!, "det")
      )
        return i;
    }
  }
  return draft.form === "name" ? draft.nameLast : last;
}

/** Is the mention that hangs at `token` the subject of its clause? Told from the words around it where there is no tree. */
export function isSubject(view: View, draft: Draft, token: number): boolean {
  if (view.hasTree) {
    let at = view.tokens[token]!;
    for (let step = 0; step < 3 && isRel(at, "conj") && at.head >= 0; step += 1) at = view.tokens[at.head]!;
    if (isRel(at, "nsubj")) return true;
  }
  const before = view.tokens[draft.first - 1];
  if (before !== undefined && before.upos === "ADP") return false;
  if (view.tokens[draft.last + 1]?.norm === "'s") return false;
  let i = draft.last + 1;
  while (
    i < view.tokens.length &&
    i < draft.last + 4 &&
    (view.tokens[i]!.upos === "ADV" || /^[“"]$/.test(view.tokens[i]!.text))
  )
    i += 1;
  const next = view.tokens[i];
  if (next === undefined) return false;
  if (SAY_WORDS.has(next.norm) && next.upos !== "NOUN") return true;
  if (before !== undefined && /^(?:said|says|added)$/.test(before.norm)) return true;
  return next.upos === "AUX" || (next.upos === "VERB" && next.xpos !== "VBG" && next.xpos !== "VBN");
}

/** Does the verb that the subject at `token` belongs to stand above all others of its sentence, or beside them as ", he said" does? */
export function isOfMainVerb(view: View, token: number): boolean {
  const verb = view.tokens[view.tokens[token]!.head];
  return verb !== undefined && (verb.head < 0 || isRel(verb, "parataxis"));
}

/** Does the token stand in quotation marks? */
export function isQuoted(view: View, token: number): boolean {
  const at = view.tokens[token]!.start;
  for (const { start, end } of view.sentence.quotes) if (start < at && at < end) return true;
  return false;
}

/** "Xi met him": the two are different persons. */
export function isCoArgument(view: View, pronoun: number, other: number): boolean {
  if (!view.hasTree) return false;
  const a = view.tokens[pronoun]!;
  const b = view.tokens[other]!;
  if (a.head < 0 || !(isRel(a, "obj") || isRel(a, "iobj") || isRel(a, "obl")) || /sel(?:f|ves)$/.test(a.norm))
    return false;
  if (a.head === b.head) return true;
  // "Xi met Berg and invited him": the second verb has the subject of the first.
  let verb = a.head;
  for (let step = 0; step < 4; step += 1) {
    const { tokens } = view;
    if (dependent(view.sentence, verb, "nsubj") !== null) return false;
    // … and "Xi expelled Berg, accusing him": so has the participle.
    const goesOn = isRel(tokens[verb]!, "advcl") && tokens[verb]!.xpos === "VBG";
    if (!isRel(tokens[verb]!, "conj") && !isRel(tokens[verb]!, "xcomp") && !goesOn) return false;
    verb = tokens[verb]!.head;
    if (b.head === verb && isRel(b, "nsubj")) return true;
  }
  return false;
}

/** Does the token stand in an apposition to a subject: "Berg, son of former leader Holm, said"? */
export function describesSubject(view: View, token: number): boolean {
  let apposed = false;
  for (let at = view.tokens[token]!, step = 0; step < 8 && at.head >= 0; step += 1) {
    if (isRel(at, "nsubj")) return apposed;
    apposed ||= isRel(at, "appos");
    if (!/^(?:nmod|appos|compound|amod|conj)/.test(at.deprel) || at.deprel === "nmod:poss") return false;
    at = view.tokens[at.head]!;
  }
  return false;
}
