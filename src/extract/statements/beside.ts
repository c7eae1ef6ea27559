/**
 * Who stands beside a verb of saying, by the order of the words: "the ministry said", ", said Okafor", "she again warned".
 *
 * Newspapers put the speaker next to the verb, and parsers lose just these short clauses in long sentences; so the order is
 * asked wherever the tree has no subject of the verb's own.
 */
import { bareRel, children, headOf } from "../../language/index.ts";
import type { Mention, Sentence, TimeExpression, Token } from "../../model/index.ts";
import { canSpeak, isPersonWord } from "./speaking-nouns.ts";

export interface Beside {
  /** Token of the noun phrase that ends right before the verb; null if none does. */
  readonly left: number | null;
  /** Token of the noun phrase that begins right behind an inverted verb (", said Okafor"); null if it is not inverted. */
  readonly inverted: number | null;
  /** Index of the comma or closing mark that sets the cue off behind what is said; null if it is not set off. */
  readonly after: number | null;
  /** The words on the left are a person's name, which no tree outweighs. */
  readonly named: boolean;
}

const NOBODY: Beside = { left: null, inverted: null, after: null, named: false };

export function besideOf(
  sentence: Sentence,
  verb: number,
  mentions: readonly Mention[],
  times: readonly TimeExpression[],
): Beside {
  const { tokens } = sentence;
  const inverted = invertedAt(sentence, verb, mentions);
  if (inverted !== null) return { left: null, inverted, after: verb - 1, named: false };
  const left = leftOf(sentence, verb, mentions, times);
  if (left === null) return NOBODY;
  const before = tokens[left.first - 1];
  let after: number | null = null;
  if (before !== undefined && isClosing(sentence, before)) after = before.index;
  else if (before?.text === "," && closes(sentence, verb) && !opensQuote(sentence, verb)) {
    // "Regarding the launch, Japan condemned …": a participle that leads a phrase in says nothing.
    // "Asked about the ships, Brannvall smiled": nor does one that the speaker is the subject of.
    const opening = /^VB[GN]$/.test(tokens[0]!.xpos) && bareRel(tokens[0]!) === "advcl";
    const said = tokens
      .slice(opening ? 1 : 0, before.index)
      .some((token) => (token.upos === "VERB" || token.upos === "AUX") && !/^(?:case|amod)$/.test(bareRel(token)));
    if (said || (tokens[before.index - 1] !== undefined && isClosing(sentence, tokens[before.index - 1]!)))
      after = before.index;
  }
  return { left: left.head, inverted: null, after, named: left.named };
}

/** `When it was over, she added, “…”`: what is said comes behind. */
export const opensQuote = (sentence: Sentence, verb: number): boolean =>
  /^[,:]$/.test(sentence.tokens[verb + 1]?.text ?? "") && /^["“„«‘'`]/.test(sentence.tokens[verb + 2]?.text ?? "");

/** A closing mark, by the tagger or, of straight ones that it mistakes now and then, by what it touches. */
function isClosing({ tokens }: Sentence, token: Token): boolean {
  if (!/^(?:”|"|''|»|’)$/.test(token.text)) return false;
  if (token.xpos !== "``") return true;
  const touches = tokens[token.index - 1]?.end === token.start;
  return touches && tokens[token.index + 1]?.start !== token.end;
}

/** Does the clause of the verb end soon behind it, so that what is said stands before? */
function closes(sentence: Sentence, verb: number): boolean {
  const next = sentence.tokens[verb + 1];
  if (next === undefined || next.upos === "PUNCT" || next.upos === "ADP" || next.upos === "ADV") return true;
  if (
    /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|late|early|last|this|yesterday|today|earlier|reporters|journalists|parliament|lawmakers|and|as|when|while|after|before)$/.test(
      next.norm,
    )
  )
    return true;
  // "told Reuters.", "told the council on Friday": a hearer and no clause behind it.
  for (let i = verb + 1; i < sentence.tokens.length && i < verb + 8; i += 1) {
    const token = sentence.tokens[i]!;
    if (token.upos === "PUNCT" || token.upos === "ADP") return true;
    if (token.upos === "VERB" || token.upos === "AUX" || token.upos === "SCONJ") return false;
  }
  return false;
}

/** ", said Okafor." or "” said the minister, who": the noun phrase behind, where no verb follows it. */
function invertedAt(sentence: Sentence, verb: number, mentions: readonly Mention[]): number | null {
  const { tokens } = sentence;
  const before = tokens[verb - 1];
  const next = tokens[verb + 1];
  if (before === undefined || next === undefined) return null;
  if (before.text !== "," && !isClosing(sentence, before)) return null;
  const xpos = tokens[verb]!.xpos;
  if (xpos === "VBG" || xpos === "VB") return null;
  // "Okafor, an envoy, said the vote was rushed": by the tree the subject stands before and a clause behind.
  if (before.text === "," && subjectBefore(sentence, verb)) return null;
  if (next.norm === "that" || (next.upos === "PRON" && !/^(?:he|she|they|it)$/.test(next.norm))) return null;
  if (
    next.upos !== "PROPN" &&
    next.upos !== "DET" &&
    next.upos !== "NOUN" &&
    next.upos !== "ADJ" &&
    next.upos !== "NUM" &&
    next.upos !== "PRON" &&
    next.upos !== "X"
  )
    return null;
  // "Okafor, an old friend, said she was tired": a pronoun behind a comma is the speaker only where the clause ends with it.
  if (next.upos === "PRON" && before.text === "," && !endsAt(sentence, verb + 2)) return null;
  let last = verb + 1;
  let head: number | null = next.upos === "PRON" ? next.index : null;
  const named = mentions.filter(
    (mention) => mention.first >= verb + 1 && mention.first <= verb + 3 && mention.actors.length > 0,
  );
  const longest = named.reduce<Mention | null>(
    (best, one) => (best === null || one.last > best.last ? one : best),
    null,
  );
  if (
    longest !== null &&
    (longest.first === verb + 1 ||
      tokens.slice(verb + 1, longest.first).every((token) => token.upos !== "VERB" && token.upos !== "PUNCT"))
  ) {
    last = longest.last;
    head = longest.headToken;
    // ", said Diaz's aide", and ", assessed Diaz's visit as", where nobody says anything.
    if (/^['’]s?$/.test(tokens[last + 1]?.text ?? "")) {
      last += 2;
      while (
        /^(?:ADJ|NOUN|PROPN)$/.test(tokens[last]?.upos ?? "") &&
        /^(?:NOUN|PROPN)$/.test(tokens[last + 1]?.upos ?? "")
      )
        last += 1;
      if (tokens[last] === undefined || !canSpeak(tokens[last]!.lemma)) return null;
      head = last;
    }
  }
  for (let i = last; i < tokens.length && i < verb + 14; i += 1) {
    const token = tokens[i]!;
    const part =
      token.upos === "PROPN" ||
      token.upos === "NOUN" ||
      token.upos === "ADJ" ||
      token.upos === "DET" ||
      token.upos === "X" ||
      token.upos === "NUM" ||
      token.upos === "PART" ||
      token.text === "-";
    if (!part) break;
    last = i;
    if (head === null || (longest === null && (token.upos === "NOUN" || token.upos === "PROPN"))) head = i;
  }
  let behind = last + 1;
  while (tokens[behind]?.upos === "ADV") behind += 1;
  const stop = tokens[behind];
  if (stop !== undefined && (stop.upos === "VERB" || stop.upos === "AUX")) {
    // ", said the deal was done": what follows is a clause and no speaker; after a closing mark it is one all the same.
    if (before.text === "," || stop.upos === "AUX") return null;
  }
  return head === null ? null : topOf(sentence, head, verb + 1);
}

/** Has the verb a subject before it and a clause behind? */
const subjectBefore = (sentence: Sentence, verb: number): boolean =>
  children(sentence, verb).some((child) => bareRel(child) === "nsubj" && child.index < verb) &&
  children(sentence, verb).some((child) => bareRel(child) === "ccomp" && child.index > verb);

const endsAt = (sentence: Sentence, at: number): boolean => {
  const token = sentence.tokens[at];
  return token === undefined || token.upos === "PUNCT" || token.upos === "ADP";
};

interface Left {
  readonly head: number;
  readonly first: number;
  readonly named: boolean;
}

/** Helpers and adverbs, whatever their tag. */
const BETWEEN = new Set(["has", "have", "had", "also", "again", "later", "then", "just", "repeatedly"]);

/** The noun phrase that ends right before a verb, over days, adverbs and an insertion between commas; null if none does. */
export function leftOf(
  sentence: Sentence,
  verb: number,
  mentions: readonly Mention[],
  times: readonly TimeExpression[],
): Left | null {
  const { tokens } = sentence;
  let at = verb - 1;
  for (let step = 0; step < 6 && at >= 0; step += 1) {
    const token = tokens[at]!;
    const time = timeAt(times, at);
    if (time !== undefined && time.first > 0) {
      at = time.first - 1;
      if (at >= 0 && tokens[at]!.norm === "on") at -= 1;
      continue;
    }
    if (token.norm === "time" && tokens[at - 1]?.norm === "the" && tokens[at - 2]?.norm === "at") {
      at -= 3;
      continue;
    }
    if (token.upos === "ADV" || BETWEEN.has(token.norm)) {
      at -= 1;
      continue;
    }
    break;
  }
  if (at < 0) return null;
  let token = tokens[at]!;
  if (token.text === "," || token.text === "-" || token.text === "–" || token.text === "—") {
    // "Okafor, a former envoy, said", "the three - known as the E3 - said": over the insertion to the name before it.
    const opening = insertionBefore(sentence, at);
    if (opening < 1 || !mentions.some((mention) => mention.last === opening - 1)) return null;
    at = opening - 1;
    token = tokens[at]!;
  }
  if (token.upos === "PRON")
    return /^(?:he|she|it|they|we|i)$/.test(token.norm) ? { head: at, first: at, named: false } : null;
  if (
    token.upos !== "NOUN" &&
    token.upos !== "PROPN" &&
    token.upos !== "X" &&
    token.upos !== "ADJ" &&
    token.upos !== "NUM" &&
    // "Moon Jae-in said": whatever the last part of a name was taken for.
    !mentions.some((mention) => mention.last === at && mention.form === "name")
  )
    return null;
  let best: Mention | null = null;
  for (const mention of mentions) {
    if (mention.last === at && (best === null || mention.first < best.first)) best = mention;
  }
  let head = best?.headToken ?? at;
  let first = best?.first ?? at;
  const actor = best?.actors[0];
  // ", the Foreign Ministry said"
  const whose = tokens[tokens[first - 1]?.upos === "DET" ? first - 2 : first - 1];
  const person = best !== null && best.form === "name" && best.actors.length === 1 && actor?.type === "person";
  const outlet = best !== null && best.form === "name" && actor?.type === "body" && whose?.text === ",";
  const named = outlet || (person && (whose === undefined || (whose.upos !== "ADP" && whose.upos !== "CCONJ")));
  if (best === null && !canSpeak(tokens[head]!.lemma)) head = overPrepositions(sentence, head, first);
  if (!named) {
    const top = topOf(sentence, head, 0);
    if (top !== head) {
      head = top;
      const whole = mentions.find((mention) => mention.headToken === top);
      first = Math.min(first, whole?.first ?? top);
    }
  }
  const polled = named ? null : askedBy(sentence, head, first);
  if (polled !== null) return { head: polled, first: polled, named };
  while (first > 0 && isInside(tokens[first - 1]!)) first -= 1;
  return { head, first, named };
}

/** "Economists polled by Reuters forecast": whom the participle tells of and not who asked them; null where it is not so told. */
function askedBy(sentence: Sentence, head: number, first: number): number | null {
  if (sentence.tokens[first - 1]?.norm !== "by") return null;
  const asked = headOf(sentence, head);
  if (asked === null || asked.xpos !== "VBN" || bareRel(asked) !== "acl") return null;
  const noun = headOf(sentence, asked.index);
  return noun !== null && noun.index < asked.index && canSpeak(noun.lemma) ? noun.index : null;
}

function timeAt(times: readonly TimeExpression[], token: number): TimeExpression | undefined {
  for (const time of times) if (time.first <= token && token <= time.last) return time;
  return undefined;
}

/** "people familiar with the matter told": over "with the matter" back to those who could speak. */
function overPrepositions(sentence: Sentence, head: number, first: number): number {
  let at = first;
  for (let step = 0; step < 12 && at > 0; step += 1) {
    at -= 1;
    const token = sentence.tokens[at]!;
    if (token.upos === "VERB" || token.upos === "AUX" || token.upos === "PUNCT" || token.upos === "CCONJ") return head;
    if (token.upos === "NOUN" && canSpeak(token.lemma)) return at;
  }
  return head;
}

/** The mark that opens the insertion which ends at `close`; -1 where none does within 25 words. */
function insertionBefore(sentence: Sentence, close: number): number {
  const mark = sentence.tokens[close]!.text;
  for (let i = close - 2; i > 0 && i > close - 26; i -= 1) {
    const text = sentence.tokens[i]!.text;
    if (/["“”;]/.test(text)) return -1;
    if (text !== mark) continue;
    const next = sentence.tokens[i + 1]!;
    const glued = mark === "-" && sentence.tokens[i - 1]!.end === sentence.tokens[i]!.start;
    if (
      !glued &&
      (next.upos === "DET" ||
        next.upos === "ADP" ||
        next.upos === "NOUN" ||
        next.upos === "VERB" ||
        next.upos === "PRON" ||
        next.upos === "NUM" ||
        next.upos === "ADJ" ||
        next.upos === "PROPN")
    )
      return i;
  }
  return -1;
}

/** Words that begin or fill a noun phrase. */
const isInside = (token: Token): boolean =>
  token.upos === "DET" ||
  token.upos === "ADJ" ||
  token.upos === "PROPN" ||
  token.upos === "NOUN" ||
  token.upos === "NUM" ||
  (token.upos === "PART" && /^['’]s?$/.test(token.text)) ||
  token.deprel === "nmod:poss" ||
  token.text === "-";

const PEOPLE =
  /^(?:spokesman|spokeswoman|spokesperson|spokesmen|spokespeople|official|officials|officer|officers|analyst|analysts|expert|experts|diplomat|diplomats|source|sources|head|chief|minister|ministers|secretary|director|leader|leaders|president|member|members|lawmaker|lawmakers|professor|fellow|researcher|economist|economists|ambassador|envoy|commander|adviser|advisor|aide|aides|chairman|governor|mayor|editor|correspondent|reporter|lawyer|lawyers|representative|representatives|ministry|department|office|outlets|media|statement|group|agency|council)$/;

/** From the last noun of "a spokesman for the ministry" up to "spokesman". */
function topOf(sentence: Sentence, token: number, floor: number): number {
  let at = token;
  for (let step = 0; step < 4; step += 1) {
    const own = sentence.tokens[at]!;
    const head = headOf(sentence, at);
    if (head === null || head.index < floor || head.index > at) return at;
    const rel = bareRel(own);
    if (
      rel === "conj" &&
      (head.upos === "PROPN" || head.upos === "NOUN") &&
      (own.upos === "PROPN" || own.upos === "NOUN")
    ) {
      at = head.index;
      continue;
    }
    if (rel !== "nmod" && rel !== "appos" && rel !== "flat" && rel !== "compound") return at;
    if (!PEOPLE.test(head.norm) && !isPersonWord(head.lemma)) return at;
    if (
      rel === "nmod" &&
      !children(sentence, own.index).some((child) => /^(?:of|for|at|in|from|with|to)$/.test(child.norm))
    )
      return at;
    at = head.index;
  }
  return at;
}
