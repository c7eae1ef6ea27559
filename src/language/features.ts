import type { Token } from "../model/index.ts";

/** Tense, mood, form, voice, number and person of a word, in the names and values of UD v2; what does not apply is left out. */
export interface Features {
  readonly Mood?: "Ind" | "Imp";
  readonly Number?: "Sing" | "Plur";
  readonly Person?: "1" | "2" | "3";
  readonly Tense?: "Past" | "Pres";
  readonly VerbForm?: "Fin" | "Inf" | "Part" | "Ger";
  readonly Voice?: "Pass";
}

type Word = Pick<Token, "norm" | "upos" | "xpos" | "head" | "deprel">;

/**
 * Features of the word at `i` of a sentence with its tree, after the guidelines of UD English: "visits" in "Li visits Oslo" is
 * Mood=Ind, Number=Sing, Person=3, Tense=Pres, VerbForm=Fin. A finite verb has its number and person from its subject.
 */
export function featuresOf(words: readonly Word[], i: number): Features {
  const word = words[i]!;
  switch (word.upos) {
    case "NOUN":
    case "PROPN":
      if (/^NNP?S$/.test(word.xpos)) return { Number: "Plur" };
      return /^NNP?$/.test(word.xpos) ? { Number: "Sing" } : {};
    case "PRON":
    case "DET":
      return /^(?:PRP\$?|DT|NN)$/.test(word.xpos) ? (pronouns.get(word.norm) ?? {}) : {};
    case "VERB":
    case "AUX":
      return verbFeatures(words, i);
    default:
      return {};
  }
}

function verbFeatures(words: readonly Word[], i: number): Features {
  const word = words[i]!;
  switch (word.xpos) {
    case "MD":
      return { VerbForm: "Fin" };
    case "VBZ":
      return { Mood: "Ind", Number: "Sing", Person: "3", Tense: "Pres", VerbForm: "Fin" };
    case "VBP":
      return { Mood: "Ind", ...agreement(words, i), Tense: "Pres", VerbForm: "Fin" };
    case "VBD":
      return { Mood: "Ind", ...agreement(words, i), Tense: "Past", VerbForm: "Fin" };
    case "VBN":
      return isPassive(words, i)
        ? { Tense: "Past", VerbForm: "Part", Voice: "Pass" }
        : { Tense: "Past", VerbForm: "Part" };
    case "VBG":
      return isGerund(words, i) ? { VerbForm: "Ger" } : { Tense: "Pres", VerbForm: "Part" };
    case "VB":
      return isImperative(words, i) ? { Mood: "Imp", VerbForm: "Fin" } : { VerbForm: "Inf" };
    default:
      return {};
  }
}

const below = (words: readonly Word[], i: number, rel: RegExp): number =>
  words.findIndex(({ head, deprel }) => head === i && rel.test(deprel));

/** Number and person of a finite verb's subject; of an auxiliary, its verb's; of a second verb without one, the first's. */
function agreement(words: readonly Word[], i: number, steps = 0): Pick<Features, "Number" | "Person"> {
  const { upos, head, deprel } = words[i]!;
  const named = below(words, i, /^nsubj/);
  const subject = named >= 0 ? named : below(words, i, /^expl/);
  if (subject < 0 || /^(?:aux|cop)/.test(deprel)) {
    const up = /^(?:aux|cop|conj)/.test(deprel) || (upos === "VERB" && /^(?:xcomp|parataxis)/.test(deprel));
    if (up && head >= 0 && steps < 6) return agreement(words, head, steps + 1);
    if (subject < 0) return { Number: "Sing", Person: "3" };
  }
  const word = words[subject]!;
  const known = word.upos === "PRON" ? pronouns.get(word.norm) : undefined;
  if (known !== undefined) return { Number: known.Number ?? "Sing", Person: known.Person ?? "3" };
  // "the envoys who left": the word that the clause describes.
  if (/^W/.test(word.xpos) && head >= 0 && /^acl/.test(deprel)) return nominal(words, head);
  return nominal(words, subject);
}

function nominal(words: readonly Word[], i: number): Pick<Features, "Number" | "Person"> {
  const several = /^NNP?S$/.test(words[i]!.xpos) || below(words, i, /^conj/) >= 0;
  return { Number: several ? "Plur" : "Sing", Person: "3" };
}

/** A participle with a form of "be", or one that describes a noun: "the deal signed in Oslo". */
function isPassive(words: readonly Word[], i: number): boolean {
  const { deprel, head } = words[i]!;
  if (below(words, i, /^(?:aux|nsubj|csubj):pass|^obl:agent/) >= 0) return true;
  if (below(words, i, /^aux/) >= 0) return false;
  if (/^(?:acl|amod|advcl)/.test(deprel)) return true;
  return /^conj/.test(deprel) && head >= 0 && words[head]!.xpos === "VBN" && isPassive(words, head);
}

/** "-ing" in a noun's place: a subject, an object, behind a preposition. */
function isGerund(words: readonly Word[], i: number): boolean {
  const { deprel, head } = words[i]!;
  if (below(words, i, /^aux/) >= 0) return false;
  if (/^(?:csubj|ccomp|obj|nsubj|obl|nmod|xcomp)/.test(deprel)) return true;
  if (/^(?:advcl|acl)/.test(deprel)) {
    const mark = below(words, i, /^(?:mark|case)/);
    return mark >= 0 && words[mark]!.upos !== "ADV";
  }
  return /^conj/.test(deprel) && head >= 0 && words[head]!.xpos === "VBG" && isGerund(words, head);
}

/** A plain form without "to", helper or subject, which is not told to do by another verb: "Visit Oslo!" */
function isImperative(words: readonly Word[], i: number): boolean {
  if (below(words, i, /^(?:mark|aux|nsubj)/) >= 0) {
    const aux = below(words, i, /^aux/);
    if (aux < 0 || words[aux]!.norm !== "do" || below(words, i, /^(?:mark|nsubj)/) >= 0) return false;
  }
  const { deprel, head } = words[i]!;
  if (/^(?:aux|cop)/.test(deprel))
    return head >= 0 && /^(?:root|parataxis)/.test(words[head]!.deprel) && below(words, head, /^nsubj/) < 0;
  if (/^conj/.test(deprel)) return head >= 0 && (words[head]!.xpos !== "VB" || isImperative(words, head));
  return /^(?:root|parataxis|ccomp)/.test(deprel);
}

const pronouns: ReadonlyMap<string, Features> = new Map(
  (
    [
      ["i me my mine myself", { Number: "Sing", Person: "1" }],
      ["we us our ours ourselves", { Number: "Plur", Person: "1" }],
      ["you your yours", { Person: "2" }],
      ["yourself", { Number: "Sing", Person: "2" }],
      ["yourselves", { Number: "Plur", Person: "2" }],
      ["he him his she her hers it its himself herself itself one", { Number: "Sing", Person: "3" }],
      ["they them their theirs themselves", { Number: "Plur", Person: "3" }],
      [
        "this that anyone someone everyone anybody somebody everybody anything something everything nothing nobody",
        { Number: "Sing" },
      ],
      ["these those", { Number: "Plur" }],
    ] as const
  ).flatMap(([words, features]) => words.split(" ").map((word): [string, Features] => [word, features])),
);
