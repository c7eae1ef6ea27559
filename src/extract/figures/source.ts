/**
 * Who says the number: "according to customs data", "Interfax reported", "the ministry said". Customs data without a keeper's
 * name are of the customs of the state that they are about: "China Customs".
 */
import {
  agentOf,
  bareRel,
  children,
  clauseAbove,
  grammaticalSubject,
  isPassive,
  isUnder,
  subtree,
} from "../../language/index.ts";
import type { Analysis, Sentence, StatementReading, Token } from "../../model/index.ts";
import { type Cue, findCues } from "../statements/cues.ts";
import type { StatementLexicon } from "../statements/lexicon.ts";
import { OUTLETS } from "../statements/saying.ts";
import { speaks } from "../statements/sayings.ts";
import { keeperOf, mentionOf, newMemory, speakerAt } from "../statements/speaker.ts";
import { tokenAt } from "./build.ts";
import { TIME_NOUN } from "./change-words.ts";
import type { Quantity } from "./quantity.ts";

export interface Source {
  readonly name: string;
  readonly span: readonly [number, number];
  /** It keeps data: figures beside are likely to be from it too. */
  readonly data: boolean;
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
  "projection",
  "projections",
  "forecasts",
  "calculations",
]);

const KEEPER = /\b(?:customs|statistic\w*|statistical|census|rosstat|eurostat|central bank|bureau|treasury)\b/i;

/** A saying of the page as far as a figure asks: who said it, and where its words stand. */
export interface Said {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** The words that tell of the saying. */
  readonly span: readonly [number, number];
}

/** The sayings of the page with the stretches of their words: what a pronoun, "the ministry" or a quotation over sentences says. */
export function saidOn(body: string, statements: readonly StatementReading[]): Said[] {
  return statements.flatMap((one) => {
    // "condemned the killing of 12" does not tell how many; "said that the killing of 12 was a crime" does.
    if (one.speaker === null || !(/^(?:asserts|predicts|pledges|denies)$/.test(one.act) || TELLS.test(one.by)))
      return [];
    const name = one.speakers.length > 1 ? one.speakers.join(" and ") : one.speaker;
    const parts = [...(one.content === null ? [] : [one.content]), ...(one.quote?.split(" … ") ?? [])];
    return parts.flatMap((part) => {
      const start = body.indexOf(part, one.start);
      if (start < 0 || start >= one.end) return [];
      return [{ name, start, end: start + part.length, span: one.because.act ?? [one.start, one.end] }];
    });
  });
}

/** By what words sayings are told that only say, whatever they ask for or judge. */
const TELLS = /^say:(?:say|tell|add|note|state|report|announce|write|claim|explain|declare|disclose|reveal)$/;

/** The narrowest saying that holds the number. */
export function sayingOver(said: readonly Said[], sentence: Sentence, quantity: Quantity): Source | null {
  let best: Said | null = null;
  for (const one of said) {
    if (one.start > quantity.start || one.end < quantity.end) continue;
    if (isOfOthers(sentence, tokenAt(sentence, one.span[0]), quantity)) continue;
    if (best === null || one.end - one.start < best.end - best.start) best = one;
  }
  return best === null ? null : { name: best.name, span: best.span, data: false };
}

/** Verbs by which a state or body sets a number itself: it is the source of its own tariff, quota, loan or ban. */
const SETTING = new Set(
  `impose levy cut set raise lower lift quadruple double slash ban cap limit approve allocate adopt deny sanction blacklist lend pledge
  commit earmark fine charge increase reduce plan propose extend grant launch offer promise donate
  report admit confirm acknowledge disclose register record announce`.split(/\s+/),
);

/** Verbs by which a body makes what sets a number. */
const PASSING = new Set(["pass", "adopt", "approve", "vote", "sign", "issue", "unveil", "announce"]);

/** "The EU cut its duty to 17%": who sets the number says it, where nobody else does; null for what others or things do. */
export function settledBy(analysis: Analysis, sentence: Sentence, verb: number): Source | null {
  for (let at = verb, step = 0; at >= 0 && step < 3; step += 1) {
    const token = sentence.tokens[at]!;
    // "passed a resolution slashing imports by 89%": whoever passes it sets it.
    const isBound = SETTING.has(token.lemma) && bareRel(token) !== "acl";
    if ((isBound || (step > 0 && PASSING.has(token.lemma))) && !isPassive(sentence, at)) {
      const subject = grammaticalSubject(sentence, at);
      const mention = subject === null ? null : mentionOf(analysis, sentence, subject.index);
      const actor = mention?.actors[0];
      const paper = subject === null ? null : paperBy(analysis, sentence, subject.index);
      if (paper !== null) return paper;
      if (subject === null || mention === null || mention.actors.length !== 1 || actor === undefined) return null;
      if (
        mention.headToken !== subject.index ||
        (actor.type !== "state" && actor.type !== "body" && actor.type !== "group")
      )
        return null;
      const name = actor.type === "state" ? stateWords(analysis, actor.name) : actor.name;
      return name === null ? null : { name, span: [subject.start, subject.end], data: false };
    }
    const rel = bareRel(token);
    if (rel !== "xcomp" && rel !== "ccomp" && rel !== "advcl" && rel !== "acl") return null;
    if (rel === "acl" && !SETTING.has(token.lemma)) return null;
    at = rel === "acl" ? clauseAbove(sentence, token.head) : token.head;
  }
  return null;
}

/** "United Nations Security Council Resolution 2375 imposed a quota": the paper by its body and number; null for other subjects. */
function paperBy(analysis: Analysis, sentence: Sentence, subject: number): Source | null {
  const token = sentence.tokens[subject]!;
  const number = sentence.tokens[subject + 1];
  if (token.lemma.toLowerCase() !== "resolution" || number === undefined || !/^\d+$/.test(number.text)) return null;
  const body = (analysis.mentionsBySentence[sentence.index] ?? []).find(
    (one) => one.last === subject - 1 && one.actors.length === 1 && one.actors[0]!.type === "body",
  );
  if (body === undefined) return null;
  return { name: `${body.actors[0]!.name} ${token.text} ${number.text}`, span: [body.start, number.end], data: false };
}

/** "Moscow put the deal at $400 billion", "are put at 11 billion barrels by the company": whoever reckons; null where nobody does. */
export function reckonedBy(analysis: Analysis, sentence: Sentence, quantity: Quantity): Source | null {
  for (let i = quantity.first - 1; i >= 0 && i > quantity.first - 14; i -= 1) {
    const token = sentence.tokens[i]!;
    if (token.text === ";" || token.text === ":") return null;
    if (token.upos !== "VERB") continue;
    const at = sentence.tokens.slice(i + 1, quantity.first).some((one) => /^(?:at|near)$/.test(one.norm));
    if (!at || !/^(?:put|estimate|value|number|reckon)$/.test(token.lemma)) return null;
    const passive = isPassive(sentence, i) || (token.xpos === "VBN" && bareRel(token) === "acl");
    const who = passive ? agentOf(sentence, i) : grammaticalSubject(sentence, i);
    if (who === null) return null;
    const speaker = speakerAt(analysis, sentence, who.index, newMemory());
    return speaker === null || speaker.name === ""
      ? null
      : { name: speaker.name, span: [who.start, who.end], data: false };
  }
  return null;
}

/** "the Treasury's announcement of sanctions on 20 ships": whose paper the number stands in; null where it hangs in none. */
export function announcedBy(analysis: Analysis, sentence: Sentence, quantity: Quantity): Source | null {
  for (let at = quantity.head, step = 0; at >= 0 && step < 5; step += 1) {
    const token = sentence.tokens[at]!;
    if (token.upos === "VERB") return null;
    if (step > 0 && /^(?:announcement|statement|estimate|communique)$/.test(token.lemma)) {
      const first = sentence.tokens[subtree(sentence, at)[0]!]!;
      const body = (analysis.mentionsBySentence[sentence.index] ?? []).find(
        (one) =>
          one.start >= first.start &&
          one.end <= token.start &&
          one.actors.length === 1 &&
          one.actors[0]!.type === "body",
      );
      return body === undefined ? null : { name: body.actors[0]!.name, span: [body.start, body.end], data: false };
    }
    at = token.head;
  }
  return null;
}

/** "At least 30 such transfers …", "It also …": the sentence goes on with what was told in the one before, in its paragraph. */
export function goesOn(analysis: Analysis, sentence: Sentence): boolean {
  const before = analysis.sentences[sentence.index - 1];
  if (before === undefined || before.paragraph !== sentence.paragraph) return false;
  return sentence.tokens
    .slice(0, 8)
    .some((token) =>
      /^(?:also|such|another|further|additionally|moreover|reportedly|allegedly|apparently)$/.test(token.norm),
    );
}

/** Who says the sentence before, for one that goes on with it and follows no other figure; null where nobody does. */
export function saidBefore(analysis: Analysis, sentence: Sentence, lexicon: StatementLexicon): Source | null {
  const before = analysis.sentences[sentence.index - 1]!;
  const cue = findCues(analysis, before, lexicon, () => false).find(
    (one) => one.kind === "according" || (one.kind === "verb" && !one.judges),
  );
  return cue === undefined ? null : nameOf(analysis, before, cue);
}

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
  const shown = shownBy(analysis, sentence) ?? pollOf(analysis, sentence) ?? countOf(analysis, sentence);
  return (quantity) => {
    const told = (other: { readonly cue: Cue; readonly source: Source | null }, one: Quantity): boolean =>
      other.source !== null &&
      other.cue.kind === "verb" &&
      !other.cue.judges &&
      other.cue.content !== null &&
      (isUnder(sentence, one.head, other.cue.content) ||
        one.head === other.cue.content ||
        isUnder(sentence, one.head, other.cue.token));
    let best: Source | null = shown !== null && !inQuote(quantity.start) ? shown : null;
    let least = Number.POSITIVE_INFINITY;
    for (const { cue, source } of named) {
      if (source === null) continue;
      if (cue.kind !== "according" && cue.judges && cue.act !== "asserts") continue;
      if (isOfOthers(sentence, cue.token, quantity)) continue;
      const scope = cue.content === null ? [] : subtree(sentence, cue.content, (child) => child.index === cue.token);
      // "…, the agency reported": all that stands before it; "he said … and that …": what follows up to the next who says.
      const set = cue.after !== null && quantity.first < cue.after;
      const follows =
        cue.kind === "verb" &&
        cue.after === null &&
        quantity.first > cue.token &&
        !named.some((other) => other.cue !== cue && other.cue.token > cue.token && other.cue.token < quantity.first) &&
        !sentence.tokens.slice(cue.token, quantity.first).some((token) => token.text === ";");
      const covers =
        scope.includes(quantity.head) ||
        set ||
        follows ||
        cue.kind === "according" ||
        (cue.content === null && cue.kind === "verb" && isUnder(sentence, quantity.head, cue.token));
      if (!covers) continue;
      const size =
        cue.kind === "according"
          ? Math.abs(cue.token - quantity.first)
          : scope.includes(quantity.head)
            ? scope.length
            : 1000 + Math.abs(cue.token - quantity.first);
      // "Suga says it rose to 770 km, according to Reuters": the agency only passes on what he says.
      if (
        cue.kind === "according" &&
        OUTLETS.test(source.name) &&
        named.some((other) => other.cue !== cue && told(other, quantity))
      )
        continue;
      if (size < least) {
        least = size;
        best = source;
      }
    }
    return best;
  };
}

/** "six ships that officials say break the ban": what officials say is not that they are six. */
const isOfOthers = (sentence: Sentence, cue: number, quantity: Quantity): boolean =>
  cue > quantity.last && sentence.tokens[cue]!.deprel === "acl:relcl" && sentence.tokens[cue]!.head === quantity.head;

const COUNTS = new Set(["count", "estimate", "tally", "reckoning", "calculation", "projection"]);

/** "by the police's own count", "in the estimate of the guild": who reckons it; null where nobody does. */
function countOf(analysis: Analysis, sentence: Sentence): Source | null {
  for (const token of sentence.tokens) {
    if (token.upos !== "NOUN" || !COUNTS.has(token.lemma)) continue;
    const below = children(sentence, token.index);
    if (!below.some((child) => /^(?:by|in|on)$/.test(child.norm) && child.deprel === "case")) continue;
    const who =
      below.find((child) => child.deprel === "nmod:poss") ??
      below.find(
        (child) => bareRel(child) === "nmod" && children(sentence, child.index).some((one) => one.norm === "of"),
      );
    const speaker = who === undefined ? null : speakerAt(analysis, sentence, who.index, newMemory());
    if (who !== undefined && speaker !== null && speaker.name !== "")
      return { name: speaker.name, span: [who.start, who.end], data: false };
  }
  return null;
}

/** "customs data showed", "figures from the bank show": the keeper of the data; null where none are shown. */
function shownBy(analysis: Analysis, sentence: Sentence): Source | null {
  for (const token of sentence.tokens) {
    if (token.upos !== "VERB" || !SHOWING.has(token.lemma)) continue;
    for (let i = token.index - 1; i >= 0 && i > token.index - 8; i -= 1) {
      const noun = sentence.tokens[i]!;
      if (noun.upos === "VERB" || noun.text === ",") break;
      if (!KEPT.has(noun.norm) && !KEPT.has(noun.lemma)) continue;
      const words: number[] = [];
      for (let k = i; k >= 0 && k > i - 7 && !/^(?:VERB|PUNCT|SCONJ)$/.test(sentence.tokens[k]!.upos); k -= 1)
        words.unshift(k);
      for (let k = i + 1; k < token.index; k += 1) words.push(k);
      const name = keeper(analysis, sentence, i, words);
      return name === null ? null : { name, span: [noun.start, noun.end], data: true };
    }
  }
  return null;
}

const SHOWING = new Set(["show", "suggest", "indicate", "reveal"]);

/** "in a Levada poll": whoever asked, by the name right before the noun. */
function pollOf(analysis: Analysis, sentence: Sentence): Source | null {
  for (const token of sentence.tokens) {
    if (token.lemma !== "poll" && token.lemma !== "survey" && token.lemma !== "census") continue;
    let first = token.index;
    while (first > 0 && sentence.tokens[first - 1]!.upos === "PROPN") first -= 1;
    const lead = sentence.tokens[first - 1]?.norm ?? "";
    if (first === token.index || !/^(?:a|an|the|by)$/.test(lead)) continue;
    const start = sentence.tokens[first]!.start;
    const end = sentence.tokens[token.index - 1]!.end;
    return { name: analysis.article.body.slice(start, end).replace(/\s+/g, " "), span: [start, end], data: false };
  }
  return null;
}

/** The noun of a report right before a participle, no verb or mark between. */
function reportBefore(sentence: Sentence, verb: Token): Token | undefined {
  for (let i = verb.index - 1; i >= 0 && i > verb.index - 14; i -= 1) {
    const token = sentence.tokens[i]!;
    if (token.upos === "PUNCT" || token.upos === "VERB") return undefined;
    if (/^(?:report|article|rumou?r|allegation)$/.test(token.lemma)) return token;
  }
  return undefined;
}

function nameOf(analysis: Analysis, sentence: Sentence, cue: Cue): Source | null {
  if (cue.speaker === null) return null;
  // "responding to media reports claiming that": the reports claim it.
  const verb = sentence.tokens[cue.token]!;
  const paper = cue.kind === "verb" && verb.xpos === "VBG" ? reportBefore(sentence, verb) : undefined;
  if (paper !== undefined) {
    const first = children(sentence, paper.index).find((child) => child.deprel === "compound") ?? paper;
    return {
      name: analysis.article.body.slice(first.start, paper.end).replace(/\s+/g, " "),
      span: [first.start, paper.end],
      data: false,
    };
  }
  const head = sentence.tokens[cue.speaker]!;
  if (head.upos === "ADJ" || head.upos === "ADV" || head.upos === "VERB") return null;
  const span = [head.start, head.end] as const;
  const told = cue.kind === "according" ? phraseOf(sentence, cue.token + 2) : [];
  if (KEPT.has(head.lemma) || KEPT.has(head.norm) || told.some((i) => KEPT.has(sentence.tokens[i]!.norm))) {
    const name = keeper(analysis, sentence, cue.speaker, told) ?? officially(sentence, told);
    return name === null ? null : { name, span, data: true };
  }
  const memory = newMemory();
  const speaker = speakerAt(analysis, sentence, cue.speaker, memory);
  return speaker === null ||
    speaker.name === "" ||
    /[’']s country$/.test(speaker.name) ||
    // "Food at home repeated its rise"
    (cue.kind === "verb" && !speaks(sentence, cue, speaker))
    ? null
    : { name: speaker.name, span, data: cue.kind === "according" && KEEPER.test(speaker.name) };
}

/** "official data", "government figures", "the 2021 census": nobody by name, but more than "data". */
function officially(sentence: Sentence, told: readonly number[]): string | null {
  const words = told.map((i) => sentence.tokens[i]!).filter((token) => token.upos !== "DET");
  if (words.length < 2 || words.length > 4) return null;
  return /^(?:official|government|central|local|industry|census|preliminary|provisional)$/.test(words[0]!.norm)
    ? words.map((token) => token.text).join(" ")
    : null;
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
    if (actor.type === "body" || actor.type === "person") {
      body = actor.name;
      // The customs of a state go by its name.
      if (/customs/i.test(actor.name)) state ??= actor.country;
    } else if (actor.type === "state") state ??= actor.name;
  }
  if (body !== null && !/customs/i.test(body)) return body;
  // "tracked by Brussels-based think tank Bruegel": a name that no table knows, at the end of the phrase.
  const by = under.findIndex((i) => /^(?:by|from)$/.test(text(i)));
  if (by >= 0) {
    const names = under
      .slice(by + 1)
      .filter((i) => sentence.tokens[i]!.upos === "PROPN" && !TIME_NOUN.test(sentence.tokens[i]!.lemma));
    const last = names.at(-1);
    if (last !== undefined && !customs) return nameUpTo(analysis, sentence, last);
    if (last === undefined) {
      const plain = plainAfter(analysis, sentence, under[by]!);
      if (plain !== null) return plain;
    }
    const run = last === undefined ? [] : runUpTo(sentence, last);
    if (customs && run.length > 1 && /^customs?$/i.test(sentence.tokens[last!]!.text))
      return nameUpTo(analysis, sentence, last!);
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

/** The tokens of a name that ends here, over "of", "for" and "and": "General Department of Customs". */
function runUpTo(sentence: Sentence, last: number): number[] {
  const { tokens } = sentence;
  let first = last;
  for (;;) {
    if (tokens[first - 1]?.upos === "PROPN") first -= 1;
    else if (/^(?:of|for|and)$/.test(tokens[first - 1]?.norm ?? "") && tokens[first - 2]?.upos === "PROPN") first -= 2;
    else break;
  }
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

function nameUpTo(analysis: Analysis, sentence: Sentence, last: number): string {
  const first = runUpTo(sentence, last)[0]!;
  return analysis.article.body.slice(sentence.tokens[first]!.start, sentence.tokens[last]!.end).replace(/\s+/g, " ");
}

/** "released by Nepali police on Tuesday": the plain words behind "by", up to the next preposition or mark; null for a pronoun. */
function plainAfter(analysis: Analysis, sentence: Sentence, by: number): string | null {
  const { tokens } = sentence;
  const first = tokens[by + 1]?.upos === "DET" ? by + 2 : by + 1;
  let last = first;
  while (tokens[last + 1] !== undefined && /^(?:NOUN|PROPN|ADJ|PART)$/.test(tokens[last + 1]!.upos)) last += 1;
  if (tokens[last]?.upos !== "NOUN" || TIME_NOUN.test(tokens[last]!.lemma)) return null;
  return analysis.article.body.slice(tokens[first]!.start, tokens[last]!.end).replace(/\s+/g, " ");
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
