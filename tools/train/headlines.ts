import type { TreebankSentence } from "./conllu.ts";

/**
 * A sentence as a headline would put it, with its tree: "The minister will visit Oslo." becomes "Minister to visit Oslo".
 *
 * The treebanks hold few headlines, and models that know only prose stumble over "PM to visit" and "Xi, Putin hold
 * talks". Articles and the full stop go, "will" becomes "to", the past becomes the present, "was" before a participle goes.
 * Null for a sentence that does not lend itself.
 */
export function headlineOf(sentence: TreebankSentence): TreebankSentence | null {
  const { forms, lemmas, upos, xpos, heads, deprels } = sentence;
  const count = forms.length;
  if (count < 6 || count > 22 || forms[count - 1] !== ".") return null;
  const root = heads.indexOf(-1);
  const subject = heads.findIndex((head, i) => head === root && i < root && deprels[i]!.startsWith("nsubj"));
  if (upos[root] !== "VERB" || subject < 0 || upos[subject] === "PRON") return null;
  if (forms.some((form) => /["“”?!()[\]]/.test(form))) return null;
  const hasChild = new Set(heads);
  const aux = heads.flatMap((head, i) => (head === root && /^aux/.test(deprels[i]!) ? [i] : []));
  const [only] = aux;
  const out = { forms: [...forms], upos: [...upos], xpos: [...xpos], deprels: [...deprels], lemmas: [...lemmas] };
  const dropped = new Set<number>();
  const many = /^NNP?S$/.test(xpos[subject]!) || heads.some((head, i) => head === subject && deprels[i] === "conj");
  const toPresent = (i: number): void => {
    out.xpos[i] = many ? "VBP" : "VBZ";
    out.forms[i] = many ? lemmas[i]! : thirdPerson(lemmas[i]!);
  };
  if (aux.length > 1) return null;
  if (only === undefined) {
    if (xpos[root] === "VBD") toPresent(root);
    else if (xpos[root] !== "VBZ" && xpos[root] !== "VBP") return null;
  } else if (lemmas[only] === "will" && xpos[root] === "VB" && !hasChild.has(only)) {
    out.forms[only] = out.lemmas[only] = "to";
    out.upos[only] = "PART";
    out.xpos[only] = "TO";
    out.deprels[only] = "mark";
  } else if (deprels[only] === "aux:pass" && !hasChild.has(only)) {
    dropped.add(only);
  } else if (lemmas[only] === "have" && xpos[root] === "VBN" && !hasChild.has(only)) {
    dropped.add(only);
    toPresent(root);
  } else return null;
  for (let i = 0; i < count; i += 1) {
    if (hasChild.has(i)) continue;
    if (i === count - 1 || (deprels[i] === "det" && /^(?:a|an|the)$/i.test(forms[i]!))) dropped.add(i);
    else if (heads[i] === root && deprels[i] === "cc" && i > root) return null;
    else if (deprels[i] === "cc" && forms[i] === "and" && heads[heads[i]!] === subject && i < root) {
      out.forms[i] = out.lemmas[i] = out.xpos[i] = ",";
      out.upos[i] = "PUNCT";
      out.deprels[i] = "punct";
    } else if (heads[i] === root && deprels[i] === "conj" && xpos[i] === "VBD") toPresent(i);
  }
  const kept = forms.map((_, i) => i).filter((i) => !dropped.has(i));
  const place = new Map(kept.map((old, now) => [old, now]));
  const pick = (column: readonly string[]): string[] => kept.map((i) => column[i]!);
  const newForms = pick(out.forms);
  newForms[0] = newForms[0]![0]!.toUpperCase() + newForms[0]!.slice(1);
  return {
    document: sentence.document,
    opensParagraph: true,
    text: newForms.join(" "),
    forms: newForms,
    lemmas: pick(out.lemmas),
    upos: pick(out.upos),
    xpos: pick(out.xpos),
    heads: kept.map((i) => (heads[i]! < 0 ? -1 : place.get(heads[i]!)!)),
    deprels: pick(out.deprels),
    misc: pick(sentence.misc),
    feats: pick(sentence.feats),
  };
}

function thirdPerson(lemma: string): string {
  if (lemma === "have") return "has";
  if (/(?:s|x|z|ch|sh|o)$/.test(lemma)) return `${lemma}es`;
  if (/[^aeiou]y$/.test(lemma)) return `${lemma.slice(0, -1)}ies`;
  return `${lemma}s`;
}

/** The sentences, each followed by its headline where it has one. */
export const withHeadlines = (sentences: readonly TreebankSentence[]): TreebankSentence[] =>
  sentences.flatMap((sentence) => {
    const headline = headlineOf(sentence);
    return headline === null ? [sentence] : [sentence, headline];
  });
