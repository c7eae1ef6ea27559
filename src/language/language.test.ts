import fc from "fast-check";
import { expect, test } from "vitest";
import { loadLanguageModels } from "../load/language.ts";
import type { Sentence } from "../model/index.ts";
import {
  clauseSpan,
  dependent,
  dependents,
  isNegated,
  isPassive,
  readHeadline,
  readSentences,
  rootOf,
  subjectOf,
} from "./index.ts";
import { lemmaOf } from "./lemmas.ts";

const models = loadLanguageModels("data");
const one = (text: string): Sentence => readSentences(text, models)[0]!;
const at = (sentence: Sentence, text: string): number => sentence.tokens.findIndex((token) => token.text === text);
const subject = (sentence: Sentence, verb: string): string | undefined => subjectOf(sentence, at(sentence, verb))?.text;

function expectTree(sentence: Sentence): void {
  const { tokens } = sentence;
  if (tokens.length === 0) return;
  expect(tokens.filter((token) => token.head === -1)).toHaveLength(1);
  for (const token of tokens) {
    let up = token.index;
    let steps = 0;
    while (up >= 0 && steps <= tokens.length) {
      up = tokens[up]!.head;
      steps += 1;
    }
    expect(up).toBe(-1);
    expect(token.deprel === "root").toBe(token.head === -1);
  }
}

test("verbs that the treebanks lack have their plain form from our own lists", () => {
  const lemma = (form: string) => lemmaOf(form, "VERB", "VBD", models.lemmas);
  expect(["severed", "disputed", "implored", "razed", "raked", "hopped"].map(lemma)).toEqual([
    "sever",
    "dispute",
    "implore",
    "raze",
    "rake",
    "hop",
  ]);
  expect(lemmaOf("hoped", "VERB", "VBN", models.lemmas)).toBe("hope");
});

test("a plain clause: tags, lemmas, subject and object", () => {
  const sentence = one("The Norwegian minister met two envoys in Oslo on Monday.");
  expect(rootOf(sentence)?.lemma).toBe("meet");
  expect(subject(sentence, "met")).toBe("minister");
  expect(dependent(sentence, at(sentence, "met"), "obj")?.text).toBe("envoys");
  expect(dependents(sentence, at(sentence, "met"), "obl").map((token) => token.text)).toEqual(["Oslo", "Monday"]);
  expect(sentence.tokens[at(sentence, "envoys")]?.lemma).toBe("envoy");
});

test("subjects are shared by coordinated and dependent verbs", () => {
  const sentence = one("Norway signed the deal and agreed to send aid.");
  expect(subject(sentence, "agreed")).toBe("Norway");
  expect(subject(sentence, "send")).toBe("Norway");
});

test("a short insertion in brackets does not cut the row that it stands in", () => {
  const sentence = one("The European Union (EU), the United Kingdom and Canada imposed tariffs on Friday.");
  expect(subject(sentence, "imposed")).toBe("Union");
  expect(dependents(sentence, at(sentence, "Union"), "appos").map((token) => token.text)).toContain("EU");
  expectTree(sentence);
});

test("the words of a name hang together", () => {
  const ministry = one(
    "In Kuwait City, the Foreign Ministry in Addis Ababa said in a statement on Tuesday that it agreed.",
  );
  expect(subject(ministry, "said")).toBe("Ministry");
  expect(subject(one("Two ships in Port Said shelled the base."), "shelled")).toBe("ships");
  expect(subject(one("On Monday in Port-Vila the group chose a leader."), "chose")).toBe("group");
});

test("passive and negation", () => {
  const sentence = one("The deal was not signed by the minister.");
  const signed = at(sentence, "signed");
  expect(isPassive(sentence, signed)).toBe(true);
  expect(isNegated(sentence, signed)).toBe(true);
  expect(subject(sentence, "signed")).toBe("minister");
});

test("what is said hangs under the verb of saying, also behind it and in quotation marks", () => {
  for (const text of [
    "“We will sign the deal, and we will send aid,” Anna Berg said on Monday.",
    "“We will sign the deal,” said Anna Berg.",
    "Norway will sign the deal, Anna Berg said.",
    "Anna Berg said: “We will sign the deal.”",
  ]) {
    const sentence = one(text);
    expect(rootOf(sentence)?.text).toBe("said");
    expect(dependent(sentence, at(sentence, "said"), "ccomp")?.text).toBe("sign");
    expect(["Anna", "Berg"]).toContain(subject(sentence, "said"));
    expectTree(sentence);
  }
});

test("a day inside the clause is the verb's", () => {
  const sentence = one("Anna Berg on Wednesday met the envoys.");
  expect(sentence.tokens[at(sentence, "Wednesday")]!.head).toBe(at(sentence, "met"));
  const said = one("Norway signed the deal, the ministry said Friday.");
  expect(dependent(said, at(said, "said"), "obl:tmod")?.text).toBe("Friday");
});

test("a clause's words without its sister clauses", () => {
  const text = "Norway signed the deal and Sweden left the talks.";
  const sentence = one(text);
  const { start, end } = clauseSpan(sentence, at(sentence, "signed"));
  expect(text.slice(start, end)).toBe("Norway signed the deal");
});

test("headlines: what is to come, and capitals throughout", () => {
  const future = readHeadline("Finnish PM to visit Astana", models);
  expect(rootOf(future)?.text).toBe("visit");
  expect(subject(future, "visit")).toBe("PM");
  const title = readHeadline("Norway Signs Trade Deal With Finland", models);
  expect(rootOf(title)?.text).toBe("Signs");
  expectTree(title);
});

test("quotations of a sentence are whole, also where they run over several", () => {
  const text = "“We agreed. We signed,” Berg said.";
  const sentences = readSentences(text, models);
  expect(sentences).toHaveLength(2);
  for (const sentence of sentences) {
    expect(sentence.quotes.map(({ start, end }) => text.slice(start, end))).toEqual(["“We agreed. We signed,”"]);
  }
});

test("any text gives trees with one root, and tokens that are its words", () => {
  const bits = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom(
      "said",
      "Berg",
      "will",
      "sign",
      "on Monday",
      ".",
      " ",
      "“",
      "”",
      '"',
      ",",
      "–",
      "the deal",
      "to",
      "\n",
      "and",
      "who",
    ),
  );
  fc.assert(
    fc.property(fc.array(bits, { maxLength: 60 }), (pieces) => {
      const text = pieces.join(" ");
      for (const sentence of [...readSentences(text, models), readHeadline(text, models)]) {
        expectTree(sentence);
        for (const token of sentence.tokens) expect(text.slice(token.start, token.end)).toBe(token.text);
      }
    }),
    { numRuns: 300 },
  );
});

test("long and hostile texts are read in bounded time, sentences cut", () => {
  const before = performance.now();
  for (const text of ["a".repeat(1e6), '"said '.repeat(2e4), "Berg, ".repeat(2e4), "“a said ”".repeat(1e4)]) {
    for (const sentence of readSentences(text, models)) expect(sentence.tokens.length).toBeLessThanOrEqual(150);
  }
  expect(performance.now() - before).toBeLessThan(60_000);
});

test("nothing gives nothing", () => {
  expect(readSentences(" \n ", models)).toEqual([]);
  expect(readHeadline("", models).tokens).toEqual([]);
});

test("equal sentences are read once in a run, wherever they stand", () => {
  const fresh = { ...models, seen: new Map() };
  const text = "Anna Berg flew to Oslo. She stayed.\n\nAnna Berg flew to Oslo.";
  const sentences = readSentences(text, fresh);
  expect(fresh.seen.size).toBe(2);
  for (const { tokens } of sentences)
    for (const { start, end, text: word } of tokens) expect(text.slice(start, end)).toBe(word);
  const plain = (tokens: (typeof sentences)[number]["tokens"]) =>
    tokens.map(({ upos, head, deprel }) => `${upos} ${head} ${deprel}`);
  expect(plain(sentences[2]!.tokens)).toEqual(plain(sentences[0]!.tokens));
});

test("a sentence with its stop has a finite verb, and capitals behind a name belong to it", () => {
  const ties = one("Norway and Chad established diplomatic ties.");
  expect(ties.tokens.map(({ xpos }) => xpos).join(" ")).toBe("NNP CC NNP VBD JJ NNS .");
  expect(rootOf(ties)?.text).toBe("established");
  expect(one("The data came from Norway Customs.").tokens[5]!.upos).toBe("PROPN");
  // A headline needs none.
  expect(readHeadline("Ties established in Oslo", models).tokens[1]!.xpos).toBe("VBN");
});
