/**
 * Who says the number: "according to customs data", "Interfax reported", "the ministry said". Customs data without a keeper's
 * name are of the customs of the state that they are about: "China Customs".
 */
import { isUnder, subtree } from "../../language/index.ts";
import type { Analysis, Sentence } from "../../model/index.ts";
import { type Cue, findCues } from "../statements/cues.ts";
import type { StatementLexicon } from "../statements/lexicon.ts";
import { keeperOf, mentionOf, newMemory, speakerAt } from "../statements/speaker.ts";
import type { Quantity } from "./quantity.ts";

export interface Source {
  readonly name: string;
  readonly span: readonly [number, number];
}

const KEPT = new Set([
  "data",
  "figure",
  "figures",
  "statistics",
  "statistic",
  "number",
  "numbers",
  "survey",
  "poll",
  "report",
  "estimate",
  "estimates",
  "study",
  "research",
  "analysis",
  "record",
  "records",
]);

/** The cues of a sentence with the names of those who say; made once a sentence. */
export function sourcesOf(
  analysis: Analysis,
  sentence: Sentence,
  lexicon: StatementLexicon,
): (quantity: Quantity) => Source | null {
  const inQuote = (start: number): boolean =>
    sentence.quotes.some((quote) => start > quote.start && start < quote.end - 1);
  const cues = findCues(analysis, sentence, lexicon, (token) => inQuote(token.start));
  const named = cues.map((cue) => ({ cue, source: nameOf(analysis, sentence, cue) }));
  return (quantity) => {
    let best: Source | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const { cue, source } of named) {
      if (source === null) continue;
      if (cue.kind !== "according" && cue.judges && cue.act !== "asserts") continue;
      const scope = cue.content === null ? [] : subtree(sentence, cue.content, (child) => child.index === cue.token);
      const covers =
        scope.includes(quantity.head) ||
        cue.kind === "according" ||
        (cue.content === null && cue.kind === "verb" && isUnder(sentence, quantity.head, cue.token));
      if (!covers) continue;
      const size = cue.kind === "according" ? Math.abs(cue.token - quantity.first) : scope.length;
      if (size < least) {
        least = size;
        best = source;
      }
    }
    return best;
  };
}

function nameOf(analysis: Analysis, sentence: Sentence, cue: Cue): Source | null {
  if (cue.speaker === null) return null;
  const head = sentence.tokens[cue.speaker]!;
  const span = [head.start, head.end] as const;
  const told = cue.kind === "according" ? phraseOf(sentence, cue.token + 2) : [];
  if (KEPT.has(head.lemma) || KEPT.has(head.norm) || told.some((i) => KEPT.has(sentence.tokens[i]!.norm))) {
    const name = keeper(analysis, sentence, cue.speaker, told);
    return name === null ? null : { name, span };
  }
  const memory = newMemory();
  const speaker = speakerAt(analysis, sentence, cue.speaker, memory);
  return speaker === null || speaker.name === "" ? null : { name: speaker.name, span };
}

/** The words behind "according to", up to the next mark. */
function phraseOf(sentence: Sentence, from: number): number[] {
  const words: number[] = [];
  for (let i = from; i < sentence.tokens.length && i < from + 16; i += 1) {
    const token = sentence.tokens[i]!;
    if (token.upos === "PUNCT" && token.text !== "-") break;
    words.push(i);
  }
  return words;
}

/** "data from China Customs", "China's customs data", "customs data tracked by Bruegel". */
function keeper(analysis: Analysis, sentence: Sentence, token: number, told: readonly number[]): string | null {
  const under = told.length > 0 ? [...told] : subtree(sentence, token);
  const text = (i: number): string => sentence.tokens[i]!.norm;
  let customs = under.some((i) => text(i) === "customs");
  let body: string | null = null;
  let state: string | null = null;
  for (const mention of analysis.mentionsBySentence[sentence.index] ?? []) {
    if (!under.includes(mention.headToken)) continue;
    const actor = mention.actors[0];
    if (actor === undefined || mention.actors.length > 1) continue;
    if (actor.type === "body" || actor.type === "person") body = actor.name;
    else if (actor.type === "state") state ??= actor.name;
  }
  if (body !== null && !/customs/i.test(body)) return body;
  // "tracked by Brussels-based think tank Bruegel": a name that no table knows, at the end of the phrase.
  const by = under.findIndex((i) => /^(?:by|from)$/.test(text(i)));
  if (by >= 0) {
    const names = under.slice(by + 1).filter((i) => sentence.tokens[i]!.upos === "PROPN");
    const last = names.at(-1);
    if (last !== undefined && !customs) return sentence.tokens[last]!.text;
    const run = names.filter((i, k) => k === names.length - 1 || names[k + 1] === i + 1);
    if (customs && run.length > 1 && /^customs?$/i.test(sentence.tokens[run.at(-1)!]!.text)) {
      return analysis.article.body.slice(sentence.tokens[run[0]!]!.start, sentence.tokens[run.at(-1)!]!.end);
    }
    if (
      last !== undefined &&
      customs &&
      state !== analysis.mentionsBySentence[sentence.index]?.find((one) => one.headToken === last)?.actors[0]?.name
    ) {
      const mention = mentionOf(analysis, sentence, last);
      if (mention === null || mention.actors[0]?.type !== "state") return sentence.tokens[last]!.text;
    }
  }
  if (customs) {
    const name = state === null ? null : stateWords(analysis, state);
    return name === null ? "customs" : `${name} Customs`;
  }
  customs = false;
  const speaker = keeperOf(analysis, sentence, token, newMemory());
  return speaker?.name ?? body ?? (state === null ? null : stateWords(analysis, state));
}

function stateWords(analysis: Analysis, code: string): string | null {
  for (const mention of analysis.mentions) {
    if (mention.form !== "name" || mention.actors.length !== 1 || mention.actors[0]!.name !== code) continue;
    const head = analysis.sentences[mention.sentence]?.tokens[mention.headToken];
    if (head === undefined || head.upos !== "PROPN") continue;
    const words = analysis.article.body
      .slice(mention.start, mention.end)
      .replace(/^the /i, "")
      .replace(/[’']s?$/, "");
    if (
      !/^(?:Beijing|Moscow|Washington|London|Paris|Berlin|Kyiv|Kiev|Tokyo|Seoul|Tehran|Ankara|Brussels|Pyongyang)$/.test(
        words,
      )
    )
      return words;
  }
  return code;
}
