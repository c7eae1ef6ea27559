/**
 * The peers that run here, on the same sentences in the same run: wink-nlp with its small English model, and compromise.
 *
 * Neither has trees. Tags are compared where a peer's word is a word of the treebank; compromise's tags are mapped in its
 * favour. spaCy's small model and Stanza's models could not be fetched where these figures are made.
 */
import compromise from "compromise";
import model from "wink-eng-lite-web-model";
import winkNLP from "wink-nlp";
import type { TreebankSentence } from "../tools/train/conllu.ts";
import type { NamedSentence } from "../tools/train/names-data.ts";
import type { Row } from "./row.ts";

interface PeerWord {
  readonly start: number;
  readonly end: number;
  readonly upos: string;
}

const wink = winkNLP(model, ["sbd", "pos"]);

function winkWords(text: string): PeerWord[] {
  const { its } = wink;
  const tokens = wink.readDoc(text).tokens();
  const values = tokens.out(its.value);
  const tags = tokens.out(its.pos);
  const spaces = tokens.out(its.precedingSpaces);
  let at = 0;
  return values.map((value, i) => {
    const start = at + String(spaces[i]).length;
    at = start + value.length;
    return { start, end: at, upos: String(tags[i]) };
  });
}

interface CompromiseTerm {
  readonly text: string;
  readonly tags: readonly string[];
  readonly offset: { readonly start: number; readonly length: number };
}

/** From the narrowest to the widest. */
const uposOf: readonly (readonly [string, string])[] = [
  ["Determiner", "DET"],
  ["Preposition", "ADP"],
  ["Pronoun", "PRON"],
  ["Possessive", "PRON"],
  ["Conjunction", "CCONJ"],
  ["Auxiliary", "AUX"],
  ["Modal", "AUX"],
  ["Copula", "AUX"],
  ["Particle", "ADP"],
  ["Value", "NUM"],
  ["ProperNoun", "PROPN"],
  ["Verb", "VERB"],
  ["Adverb", "ADV"],
  ["Adjective", "ADJ"],
  ["Expression", "INTJ"],
  ["Noun", "NOUN"],
];

function compromiseWords(text: string): PeerWord[] {
  const sentences: { readonly terms: readonly CompromiseTerm[] }[] = compromise(text).json({ offset: true });
  return sentences.flatMap(({ terms }) =>
    terms.map(({ tags, offset: { start, length } }) => ({
      start,
      end: start + length,
      upos: uposOf.find(([tag]) => tags.includes(tag))?.[1] ?? "X",
    })),
  );
}

const PEERS = [
  { name: "wink-nlp 2.4.0", words: winkWords },
  { name: "compromise 14.17.0", words: compromiseWords },
] as const;

/** Tags of the peers on one set, and their speed. */
export function peerTags(set: string, sentences: readonly TreebankSentence[]): Row[] {
  const all = sentences.reduce((sum, { forms }) => sum + forms.length, 0);
  return PEERS.flatMap(({ name, words }) => {
    let right = 0;
    let shared = 0;
    const found = sentences.map(({ text }) => words(text));
    const before = process.cpuUsage().user;
    for (const { text } of sentences) words(text);
    const seconds = (process.cpuUsage().user - before) / 1e6;
    sentences.forEach(({ text, forms, upos }, s) => {
      const places = new Map(found[s]!.map((word) => [`${word.start} ${word.end}`, word.upos]));
      let at = 0;
      forms.forEach((form, i) => {
        const start = text.indexOf(form, at);
        if (start < 0) return;
        at = start + form.length;
        const tag = places.get(`${start} ${at}`);
        if (tag === undefined) return;
        shared += 1;
        // compromise has one tag for both kinds of conjunction, and for "to" and prepositions.
        const alike = tag === upos[i] || (name.startsWith("compromise") && kindOf(tag) === kindOf(upos[i]!));
        if (alike) right += 1;
      });
    });
    return [
      {
        set,
        measure: `UPOS, ${name} (of the ${((100 * shared) / all).toFixed(0)} % of words that it cuts alike)`,
        value: ((100 * right) / shared).toFixed(2),
      },
      { set, measure: `tokens a second, tags, second round, ${name}`, value: String(Math.round(all / seconds)) },
    ];
  });
}

const kindOf = (upos: string): string =>
  upos === "SCONJ" || upos === "CCONJ" ? "CONJ" : upos === "PART" ? "ADP" : upos;

/** Names by compromise: strict F1 and F1 of spans, per cent. */
export function peerNames(set: string, sentences: readonly NamedSentence[]): Row {
  let gold = 0;
  let given = 0;
  let strict = 0;
  let spans = 0;
  for (const { forms, labels } of sentences) {
    const starts: number[] = [];
    let text = "";
    for (const form of forms) {
      if (text !== "") text += " ";
      starts.push(text.length);
      text += form;
    }
    const wanted = new Map<string, number>();
    labels.forEach((label, i) => {
      if (label % 2 === 0) return;
      let last = i;
      while (labels[last + 1] === label + 1) last += 1;
      wanted.set(`${starts[i]} ${starts[last]! + forms[last]!.length}`, label);
    });
    gold += wanted.size;
    const doc = compromise(text);
    for (const [label, found] of [
      [1, doc.people()],
      [3, doc.organizations()],
      [5, doc.places()],
    ] as const) {
      const names: { readonly text: string; readonly offset: { readonly start: number; readonly length: number } }[] =
        found.json({ offset: true });
      for (const name of names) {
        const bare = name.text.replace(/[\s.,;:!?"”')]+$/, "");
        given += 1;
        const is = wanted.get(`${name.offset.start} ${name.offset.start + Math.min(bare.length, name.offset.length)}`);
        if (is !== undefined) spans += 1;
        if (is === label) strict += 1;
      }
    }
  }
  const f1 = (right: number): string => ((200 * right) / (gold + given)).toFixed(2);
  return {
    set,
    measure: "names, compromise 14.17.0: strict F1 (of spans alone)",
    value: `${f1(strict)} (${f1(spans)})`,
  };
}
