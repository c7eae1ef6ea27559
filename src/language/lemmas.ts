import type { Upos } from "../model/index.ts";

/**
 * The dictionary form of a word: "said" → say, "met" → meet, "talks" as a noun → talk.
 *
 * A table of exceptions, learned from the treebanks, comes first; the regular endings of English do the rest.
 * Names keep their capitals ("Russians" → Russian), other words are in lower case.
 */
export function lemmaOf(form: string, upos: Upos, xpos: string, lemmas: LemmaTable): string {
  const straight = form.includes("’") ? form.replaceAll("’", "'") : form;
  const known = lemmas.exceptions.get(exceptionKey(straight, upos, xpos));
  if (known !== undefined) return known;
  return regularLemma(straight, upos, xpos, lemmas.verbs);
}

export interface LemmaTable {
  /** From "said/VBD" to "say". */
  readonly exceptions: ReadonlyMap<string, string>;
  /** Verbs known in their plain form, to tell "hoped" from "stopped". */
  readonly verbs: ReadonlySet<string>;
}

export const exceptionKey = (form: string, upos: Upos, xpos: string): string =>
  `${upos === "PROPN" ? form : form.toLowerCase()}/${upos === "AUX" ? "AUX" : upos === "VERB" || upos === "NOUN" ? xpos : upos}`;

/** What the endings alone tell. */
export function regularLemma(form: string, upos: Upos, xpos: string, verbs: ReadonlySet<string>): string {
  const lower = form.length > 64 ? form.slice(0, 64).toLowerCase() : form.toLowerCase();
  switch (xpos) {
    case "NNS":
      return upos === "PROPN" ? singular(form) : singular(lower);
    case "NNPS":
      return singular(form);
    case "VBZ":
      return singular(lower);
    case "VBD":
    case "VBN":
      return upos === "VERB" || upos === "AUX" ? pastStem(lower, verbs) : lower;
    case "VBG":
      return upos === "VERB" || upos === "AUX" ? ingStem(lower, verbs) : lower;
    case "JJR":
    case "RBR":
      return graded(lower, "er");
    case "JJS":
    case "RBS":
      return graded(lower, "est");
    default:
      return upos === "PROPN" || upos === "X" || upos === "SYM" || upos === "PUNCT" ? form : lower;
  }
}

function singular(word: string): string {
  if (word.length < 4) return word.endsWith("s") && word.length > 2 && !word.endsWith("ss") ? word.slice(0, -1) : word;
  if (word.endsWith("ies")) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  if (/(?:[sxz]|ch|sh)es$/.test(word)) {
    // "houses", "causes", "sizes" keep their e; "passes", "boxes", "buzzes" do not.
    return /(?:ss|x|zz|ch|sh)es$/.test(word) ? word.slice(0, -2) : word.slice(0, -1);
  }
  if (word.endsWith("oes")) return word.slice(0, -2);
  if (word.endsWith("s") && !word.endsWith("ss")) return word.slice(0, -1);
  return word;
}

function pastStem(word: string, verbs: ReadonlySet<string>): string {
  if (!word.endsWith("ed") || word.length < 4) return word;
  if (word.endsWith("ied")) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  return bareStem(word.slice(0, -2), verbs);
}

function ingStem(word: string, verbs: ReadonlySet<string>): string {
  if (!word.endsWith("ing") || word.length < 5) return word;
  const stem = word.slice(0, -3);
  if (stem.endsWith("y") && stem.length <= 3 && verbs.has(`${stem.slice(0, -1)}ie`)) return `${stem.slice(0, -1)}ie`;
  return bareStem(stem, verbs);
}

/** "stopp" → stop, "agre" → agree, "receiv" → receive, "visit" stays: a known verb if one fits, else by the letters. */
function bareStem(stem: string, verbs: ReadonlySet<string>): string {
  const doubled = /([bdfgklmnprtvz])\1$/.test(stem);
  if (doubled && verbs.has(stem.slice(0, -1)) && !verbs.has(stem)) return stem.slice(0, -1);
  if (verbs.has(stem) && !(verbs.has(`${stem}e`) && takesE.test(stem))) return stem;
  if (verbs.has(`${stem}e`)) return `${stem}e`;
  const prefixed = /^(?:re|un|over|out|mis|dis|de|co|pre|under|up)-?(?=\w{3})/.exec(stem);
  if (prefixed !== null) {
    const base = stem.slice(prefixed[0].length);
    if (verbs.has(base)) return stem;
    if (verbs.has(`${base}e`)) return `${stem}e`;
  }
  // "freed" → free, "decreed" → decree.
  if (/[^aeiou]e$/.test(stem)) return `${stem}e`;
  if (doubled) return /(?:ll|ff|zz)$/.test(stem) ? stem : stem.slice(0, -1);
  return takesE.test(stem) || !/[aeiouy]/.test(stem) ? `${stem}e` : stem;
}

const takesE =
  /(?:[uvz]|[^aeiou]c|[iu]c|[^s]s|[dnr]g|ag|[ai]at|[^aeiou]at|[^aeiou][ou]t|[bcdgkptz]l|[ui]r|[aou]d|[aiou]k|[aiy]p|[^aeiou]id|[^aeiou]in)$/;

function graded(word: string, ending: string): string {
  if (!word.endsWith(ending) || word.length < ending.length + 3) return word;
  const stem = word.slice(0, -ending.length);
  if (stem.endsWith("i")) return `${stem.slice(0, -1)}y`;
  if (/([bdgmnt])\1$/.test(stem)) return stem.slice(0, -1);
  if (/(?:[aeiou][bcdgsvz]|[lr]g|at|ut|ar|[gbp]l|c|tl|dl|mpl|iqu)$/.test(stem)) return `${stem}e`;
  return stem;
}
