/**
 * Copies and rewrites made from our own example pages, as outlets make them: `editedPages(bases, 7)`, the same for the same seed.
 * Copies are trimmed, retitled, updated, put in another order, touched up; rewrites go through a table of paraphrases, lose and
 * turn sentences, or come back from a translation with its scars. Everything from one page is one text: two copies of it are copies
 * of each other, and where one of two was reworded, so are they to each other.
 */
import { wordingOf } from "../src/article/wording.ts";
import type { Reading } from "../src/model/index.ts";
import { bareReading } from "./bare-reading.ts";
import { generator } from "./corpus.ts";
import { PARAPHRASES, SCARS } from "./paraphrases.ts";

export interface Base {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly published: string | null;
}

export interface Edited {
  readonly reading: Reading;
  readonly base: string;
  readonly how: "base" | "copy" | "rewrite";
}

type Random = () => number;

export function editedPages(bases: readonly Base[], seed: number): Edited[] {
  const random = generator(seed);
  return bases.flatMap((base) => {
    const page = (id: string, title: string, body: string, how: Edited["how"]): Edited => {
      // Half of those who copy print no day; the others print that of the page or the next.
      const day = how === "base" || random() < 0.5 ? base.published : null;
      const bare = bareReading(`${base.id}.${id}`, title, body, day);
      return { reading: { ...bare, page: { ...bare.page, wording: wordingOf(body) } }, base: base.id, how };
    };
    return [
      page("base", base.title, base.body, "base"),
      ...Object.entries(COPIES).map(([id, edit]) => page(id, retitled(base, random), edit(base.body, random), "copy")),
      ...Object.entries(REWRITES).map(([id, edit]) =>
        page(id, worded(retitled(base, random), PARAPHRASES, 1, random), edit(base.body, random), "rewrite"),
      ),
    ];
  });
}

const COPIES: Readonly<Record<string, (body: string, random: Random) => string>> = {
  trimmed: (body, random) => trimmed(body, 0.55 + 0.35 * random()),
  updated: (body, random) => {
    const [first, ...rest] = body.split("\n\n");
    const changed = [first, ...rest].join("\n\n").replace(/\b([1-9]\d)\b/, (number) => String(Number(number) + 1));
    return `${changed}\n\n${random() < 0.5 ? "This story was updated with further details in the evening." : "Officials did not answer questions about what comes next. More was expected in the course of the week."}`;
  },
  reordered: (body, random) => {
    const paragraphs = body.split("\n\n");
    if (paragraphs.length < 4) return paragraphs.reverse().join("\n\n");
    const at = 1 + Math.floor(random() * (paragraphs.length - 2));
    [paragraphs[at], paragraphs[at + 1]] = [paragraphs[at + 1]!, paragraphs[at]!];
    return paragraphs.join("\n\n");
  },
  touched: (body, random) => trimmed(worded(body, PARAPHRASES, 0.15, random), 0.85),
};

const REWRITES: Readonly<Record<string, (body: string, random: Random) => string>> = {
  paraphrased: (body, random) => turned(worded(body, PARAPHRASES, 0.95, random), random),
  shortened: (body, random) => thinned(turned(worded(body, PARAPHRASES, 0.9, random), random), 0.2, random),
  translated: (body, random) => scarred(worded(worded(body, SCARS, 1, random), PARAPHRASES, 0.8, random), random),
};

/** The first paragraphs, until they hold this share of the words. */
function trimmed(body: string, share: number): string {
  const sentences = sentencesOf(body);
  let words = share * body.split(/\s+/).length;
  const kept: string[] = [];
  for (const sentence of sentences) {
    if (words <= 0) break;
    kept.push(sentence);
    words -= sentence.split(/\s+/).length;
  }
  return kept.join(" ").replaceAll(" \n\n ", "\n\n");
}

/** Another headline, from the words of the first sentence. */
function retitled({ title, body }: Base, random: Random): string {
  if (random() < 0.3) return title;
  return body
    .split(/\s+/)
    .slice(0, 7 + Math.floor(random() * 4))
    .join(" ")
    .replace(/[,.;:]$/, "");
}

/** Each phrase of the table that stands in the text, changed with this chance. */
function worded(text: string, table: readonly (readonly [string, string])[], chance: number, random: Random): string {
  let changed = text;
  for (const [was, now] of table) {
    changed = changed.replace(new RegExp(`\\b${was}\\b`, "gi"), (found) => {
      if (random() >= chance) return found;
      return /^\p{Lu}/u.test(found) ? now[0]!.toUpperCase() + now.slice(1) : now;
    });
  }
  return changed;
}

/** "On Friday he left for Astana." becomes "He left for Astana on Friday.", and the saying is put before what is said. */
function turned(body: string, random: Random): string {
  return body
    .split("\n\n")
    .map((paragraph) =>
      sentencesOf(paragraph)
        .map((sentence) => {
          const front = /^((?:On|In|During|After|At) [^,]{3,40}), (\p{L})(.*)\.$/u.exec(sentence);
          if (front !== null)
            return `${front[2]!.toUpperCase()}${front[3]}, ${front[1]![0]!.toLowerCase()}${front[1]!.slice(1)}.`;
          const said = /^([^“”"]{20,}), ((?:[\p{Lu}][\p{L}'.-]+ ){1,4}(?:stated|remarked|declared|noted))(.*)\.$/u.exec(
            sentence,
          );
          if (said !== null) return `${said[2]}${said[3]} that ${said[1]![0]!.toLowerCase()}${said[1]!.slice(1)}.`;
          const and = /^(.{50,}), and ((?:he|she|they|it|the) .{25,})\.$/.exec(sentence);
          return and !== null && random() < 0.7
            ? `${and[1]}. ${and[2]![0]!.toUpperCase()}${and[2]!.slice(1)}.`
            : sentence;
        })
        .join(" "),
    )
    .join("\n\n");
}

function thinned(body: string, share: number, random: Random): string {
  const kept = sentencesOf(body).filter((sentence, i) => sentence === "\n\n" || i === 0 || random() >= share);
  return kept.join(" ").replaceAll(" \n\n ", "\n\n");
}

/** Articles lost, sentences cut in two before a small word, as machines leave them. */
function scarred(body: string, random: Random): string {
  return body
    .replace(/ (?:the|a|an) (?=\p{Ll})/gu, (article) => (random() < 0.35 ? " " : article))
    .replace(/(\p{Ll}{4,}), (which|where|in|with|while) /gu, (found, before: string, small: string) =>
      random() < 0.3 ? `${before}. ${small} ` : found,
    );
}

function sentencesOf(body: string): string[] {
  return body
    .split("\n\n")
    .flatMap((paragraph, i) => [
      ...(i === 0 ? [] : ["\n\n"]),
      ...paragraph.split(/(?<=[.!?][”"’]?) (?=[“"‘(]?\p{Lu})/u),
    ]);
}
