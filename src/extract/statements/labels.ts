/** "calls it a success", "what he called “normal trade”": a name given as an opinion, and names that are only told. */
import { bareRel, children, dependent, dependents, subtree } from "../../language/index.ts";
import type { Sentence, Token } from "../../model/index.ts";

/** "calls it a success", "what he called “normal trade”", "described as hostile": a name is given, beyond the thing itself. */
export function labels(sentence: Sentence, token: Token, quoted: (token: Token) => boolean): boolean {
  const after = subtree(sentence, token.index).filter((i) => i > token.index);
  if (after.some((i) => quoted(sentence.tokens[i]!))) return true;
  if (asPhrase(sentence, token) && token.lemma !== "call") return true;
  if (dependent(sentence, token.index, "xcomp") !== null)
    return dependent(sentence, token.index, "xcomp")!.upos !== "VERB" || token.lemma !== "call"
      ? true
      : dependent(sentence, token.index, "obj") !== null;
  // "calls the story a fabrication", "calls it staged", "called such stories invented"
  const objects = dependents(sentence, token.index, "obj").filter((one) => one.index > token.index);
  const thing = objects[0];
  if (thing !== undefined && token.lemma === "call" && thing.upos !== "PROPN") {
    const second = objects[1];
    if (second !== undefined && second.upos !== "PROPN") return true;
    const told = children(sentence, token.index).find(
      (child) => child.index > thing.index && bareRel(child) === "ccomp" && /^VB[ND]$/.test(child.xpos),
    );
    const trailing = children(sentence, thing.index).find(
      (child) => bareRel(child) === "acl" && child.xpos === "VBN" && sentence.tokens[child.index + 1]?.upos === "PUNCT",
    );
    if (told !== undefined || trailing !== undefined) return true;
  }
  const what = sentence.tokens
    .slice(Math.max(0, token.index - 8), token.index)
    .some((one) => one.norm === "what" || one.norm === "which" || (one.norm === "that" && bareRel(token) === "acl"));
  const object = dependents(sentence, token.index, "obj").some((one) => one.index > token.index);
  const acl =
    bareRel(token) === "acl" ||
    bareRel(token) === "ccomp" ||
    bareRel(token) === "advcl" ||
    token.deprel === "conj" ||
    bareRel(token) === "obl" ||
    bareRel(token) === "csubj" ||
    bareRel(token) === "obj" ||
    bareRel(token) === "nmod" ||
    what;
  return what && acl && object && !names(sentence, token);
}

/** "what diplomats call shuttle diplomacy", "which Manila calls Ayungin": a name is told, and no opinion. */
function names(sentence: Sentence, token: Token): boolean {
  const first = sentence.tokens[token.index + 1];
  if (first === undefined) return true;
  if (first.upos === "PROPN" || first.upos === "NOUN" || first.upos === "ADJ") return true;
  const second = sentence.tokens[token.index + 2];
  return first.norm === "the" && second?.upos === "PROPN";
}

export const asPhrase = (sentence: Sentence, token: Token): boolean =>
  children(sentence, token.index).some((child) =>
    children(sentence, child.index).some(
      (below) => below.norm === "as" && (bareRel(below) === "case" || bareRel(below) === "mark"),
    ),
  );
