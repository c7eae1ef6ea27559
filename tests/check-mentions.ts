/**
 * What tests of the actors layer share: sentences of ours go through language and actors, and a mention is checked by its words:
 * `checkMentions("Li met Putin in Moscow.", "2024-08-21", { Moscow: "place Moscow" })`.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { bareArticle } from "../bench/bare-article.ts";
import { type ActorTable, buildActorTable, findMentions } from "../src/actors/index.ts";
import { type LanguageModels, readSentences } from "../src/language/index.ts";
import { loadLanguageModels } from "../src/load/language.ts";
import type { Analysis, Mention } from "../src/model/index.ts";
import { analysisOf } from "../src/read/analysis.ts";

const DATA = join(import.meta.dirname, "..", "data");
let loaded: { readonly language: LanguageModels; readonly table: ActorTable } | null = null;

export function actorModels(): { readonly language: LanguageModels; readonly table: ActorTable } {
  if (loaded === null) {
    const names = readdirSync(DATA).filter((name) => name.endsWith(".tsv"));
    const files = Object.fromEntries(names.map((name) => [name, readFileSync(join(DATA, name), "utf8")]));
    loaded = { language: loadLanguageModels(DATA), table: buildActorTable(files) };
  }
  return loaded;
}

/** The mentions of a body with paragraphs parted by blank lines, as of that day. */
export function analyse(body: string, asOf: string | null): Analysis {
  const { language, table } = actorModels();
  const article = bareArticle(body, asOf);
  const sentences = readSentences(body, language);
  const mentions = findMentions(article, sentences, table, asOf);
  return analysisOf({
    article,
    sentences,
    mentions,
    times: [],
    published: { published: asOf, publishedIs: asOf === null ? null : "stated", why: null, weekdays: [] },
  });
}

/**
 * For words of the body ("he", "he#2" for the second) whom they mean: "CHN", "Li Qiang + RUS", "place Beijing", "?" for a
 * party not known, "none" where no mention begins and ends with them. A mention that only ends there counts if none is exact.
 */
export function checkMentions(body: string, asOf: string | null, expected: Readonly<Record<string, string>>): void {
  const { mentions } = analyse(body, asOf);
  const got: Record<string, string> = {};
  for (const key of Object.keys(expected)) {
    const [words, number] = key.split("#") as [string, string | undefined];
    let at = -1;
    for (let n = 0; n < Number(number ?? 1); n += 1) at = find(body, words, at + 1);
    expect(at, `"${key}" is in the text`).toBeGreaterThanOrEqual(0);
    const end = at + words.length;
    const mention =
      mentions.find((m) => m.start === at && m.end === end) ??
      mentions.find((m) => m.end === end && m.start < at && m.actors[0]?.type === "person") ??
      null;
    got[key] = mention === null ? "none" : named(mention);
  }
  expect(got).toEqual(expected);
}

function find(body: string, words: string, from: number): number {
  for (let at = body.indexOf(words, from); at >= 0; at = body.indexOf(words, at + 1)) {
    if (!/\w/.test(body[at - 1] ?? " ") && !/\w/.test(body[at + words.length] ?? " ")) return at;
  }
  return -1;
}

const named = (mention: Mention): string =>
  mention.actors.length === 0
    ? "?"
    : mention.actors.map((actor) => (actor.type === "place" ? `place ${actor.name}` : actor.name)).join(" + ");
