import { existsSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { splitSentences } from "../../src/language/index.ts";
import { readCorpus, type Split } from "../labelled.ts";
import type { TreebankSentence } from "./conllu.ts";
import { readInput } from "./inputs.ts";

export interface NamedSentence {
  readonly forms: readonly string[];
  /** 0 outside, then beginning and inside of PER, ORG, LOC, and of other names where the set marks them. */
  readonly labels: Uint8Array;
  /** What stands on one page with it has the same. */
  readonly document: string;
}

const folder = process.env.READOUT_NER ?? "../shared/data/ner";
const names = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC"];

/** A set of sentences with tags, one JSON object a line, gzipped; other types than ours count as outside. */
export function readNamed(set: string): NamedSentence[] {
  const file = `${folder}/${set}.jsonl.gz`;
  if (!existsSync(file)) return [];
  const lines = gunzipSync(readInput(file, `${set}.jsonl.gz`))
    .toString("utf8")
    .trim()
    .split("\n");
  return lines.map((line) => {
    const { id, doc, tokens, tags }: { id: string; doc?: string; tokens: string[]; tags: string[] } = JSON.parse(line);
    return {
      forms: tokens,
      labels: begun(tags.map((tag) => Math.max(0, names.indexOf(tag)))),
      document: doc ?? documentOf(set, id),
    };
  });
}

/** An inside that follows no word of its kind is a beginning. */
const begun = (labels: readonly number[]): Uint8Array =>
  Uint8Array.from(labels, (label, i) =>
    label > 0 && label % 2 === 0 && labels[i - 1] !== label && labels[i - 1] !== label - 1 ? label - 1 : label,
  );

/** Wikigold was split into blocks of 20 sentences that follow each other; tweets stand alone. */
const documentOf = (set: string, id: string): string =>
  set.startsWith("wikigold") ? `wikigold-${Math.floor(Number(id.split("-")[1]) / 20)}` : id;

const types: Record<string, number> = { person: 1, organization: 3, place: 5 };

/** The named ones among the entities that GUM marks: cut to the name proper, a person's without title. */
export function namedOfGum(sentences: readonly TreebankSentence[]): NamedSentence[] {
  return sentences.map((sentence) => {
    const { forms, upos, heads, deprels, misc } = sentence;
    const labels = new Uint8Array(forms.length);
    const open = new Map<string, { start: number; type: number }[]>();
    const spans: { start: number; end: number; type: number }[] = [];
    misc.forEach((field, i) => {
      const marks = /(?:^|\|)Entity=([^|]*)/.exec(field)?.[1] ?? "";
      for (const mark of marks.match(/\([^()]*\)?|[^()]+\)/g) ?? []) {
        const opens = mark.startsWith("(");
        const closes = mark.endsWith(")");
        const body = mark.replace(/[()]/g, "");
        const id = body.split("-")[0]!;
        if (opens) {
          const type = types[body.split("-")[1] ?? ""] ?? 0;
          if (closes) spans.push({ start: i, end: i, type });
          else open.set(id, [...(open.get(id) ?? []), { start: i, type }]);
        } else if (closes) {
          const begun = open.get(id)?.pop();
          if (begun !== undefined) spans.push({ start: begun.start, end: i, type: begun.type });
        }
      }
    });
    spans.sort((a, b) => b.end - b.start - (a.end - a.start));
    for (const { start, end, type } of spans) {
      if (type === 0) continue;
      let head = start;
      while (head <= end && heads[head]! >= start && heads[head]! <= end) head += 1;
      if (head > end || upos[head] !== "PROPN") continue;
      let first = head;
      let last = head;
      const joined = (i: number): boolean =>
        (heads[i] === head || (heads[heads[i]!] === head && type !== 1)) &&
        (deprels[i] === "flat" ||
          (type !== 1 && /^(?:compound|amod|nmod)/.test(deprels[i]!)) ||
          (forms[i] === "-" && type !== 1));
      while (last < end && joined(last + 1) && (upos[last + 1] === "PROPN" || /^\p{Lu}/u.test(forms[last + 1]!)))
        last += 1;
      while (first > start && joined(first - 1) && /^\p{Lu}/u.test(forms[first - 1]!) && upos[first - 1] !== "DET")
        first -= 1;
      // "Bank of Norway": a name that goes on over a preposition.
      if (type === 3 && /^(?:of|for)$/.test(forms[last + 1] ?? "") && last + 2 <= end) {
        let stop = last + 2;
        if (forms[stop] === "the" && stop < end) stop += 1;
        while (stop <= end && upos[stop] === "PROPN") stop += 1;
        if (stop > last + 2 && upos[stop - 1] === "PROPN") last = stop - 1;
      }
      if (labels.subarray(first, last + 1).some((label) => label !== 0)) continue;
      for (let i = first; i <= last; i += 1) labels[i] = i === first ? type : type + 1;
    }
    return { forms, labels, document: sentence.document };
  });
}

/** Sentences of a text with its names, by offsets; of names that overlap the first in the list counts. */
function namedText(
  document: string,
  text: string,
  names: readonly { readonly start: number; readonly end: number; readonly label: number }[],
): NamedSentence[] {
  const split = splitSentences(text);
  return split.firsts.map((first, s) => {
    const last = split.lasts[s]!;
    const starts = split.starts.slice(first, last + 1);
    const ends = split.ends.slice(first, last + 1);
    const labels = new Uint8Array(starts.length);
    for (const { start, end, label } of names) {
      const inside = starts.flatMap((at, i) => (at >= start && ends[i]! <= end ? [i] : []));
      if (inside.some((i) => labels[i] !== 0)) continue;
      inside.forEach((i, k) => {
        labels[i] = k === 0 ? label : label + 1;
      });
    }
    return { forms: starts.map((start, i) => text.slice(start, ends[i])), labels, document };
  });
}

const labelOf = { PER: 1, ORG: 3, LOC: 5 } as const;

/** Our own labelled sentences, of one part. */
export const namedCorpus = (part: Split): NamedSentence[] =>
  readCorpus()
    .filter(({ split }) => split === part)
    .flatMap(({ id, text, names: found }) =>
      namedText(
        id,
        text,
        found.map(({ start, end, type }) => ({ start, end, label: labelOf[type] })),
      ),
    );

interface Re3dText {
  readonly outlet: string;
  readonly text: string;
  readonly entities: readonly { readonly start: number; readonly end: number; readonly type: string }[];
}

/** Entities of re3d that are names, but for BBC's texts, which are not free; of a person only what stands behind the title. */
export function namedRe3d(): NamedSentence[] {
  const file = `${process.env.READOUT_RE3D ?? "../shared/data/re3d"}/dev.jsonl.gz`;
  if (!existsSync(file)) return [];
  const texts: Re3dText[] = gunzipSync(readInput(file, "re3d-dev.jsonl.gz"))
    .toString("utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const kinds: Record<string, number> = { Person: labelOf.PER, Organisation: labelOf.ORG, Location: labelOf.LOC };
  return texts
    .filter(({ outlet }) => !outlet.startsWith("BBC"))
    .flatMap(({ text, entities }, number) => {
      const found = entities.flatMap(({ start, end, type }) => {
        const label = kinds[type];
        if (label === undefined) return [];
        const words = text.slice(start, end);
        const skipped = (label === labelOf.PER ? withTitle : withArticle).exec(words)?.[0].length ?? 0;
        const name = words.slice(skipped);
        return isName.test(name) ? [{ start: start + skipped, end, label }] : [];
      });
      // Within "the Security Council of the United Nations" the whole counts.
      found.sort((a, b) => b.end - b.start - (a.end - a.start));
      return namedText(`re3d-${number}`, text, found);
    });
}

const withArticle = /^(?:the|an?)\s+/i;
const withTitle =
  /^(?:.*\b(?:Minister|Secretary|President|Ambassador|General|Gen\.|Mr\.?|Mrs\.?|Dr\.?|Colonel|Major|Representative|Envoy|Chancellor|King|Prince|Sheikh|Spokesman|Spokesperson|Commander|Prime|Foreign|Deputy|State)\s+)/;
/** Capitals but for small words within. */
const isName = /^\p{Lu}\S*(?:\s+(?:of|for|the|and|al|bin|de|in|\p{Lu}\S*|al-\S+|&))*$/u;
