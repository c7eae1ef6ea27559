/**
 * The happening that a page is just telling of: after "The ministers met in Oslo on Tuesday" what follows without a day of its own
 * ("They signed four agreements", "Okafor said") belongs to Tuesday.
 */
import { daysOf } from "../kit/edtf.ts";
import { oncePer } from "../kit/once-per.ts";
import type { Analysis, Edtf, Sentence, Span, Token } from "../model/index.ts";
import { timeOf } from "../time/index.ts";

export interface Scene {
  readonly date: Edtf;
  /** The sentence that told its day. */
  readonly sentence: number;
  /** Names and codes of those who are named there. */
  readonly parties: ReadonlySet<string>;
}

/** Sentence by sentence, the day of the happening last told as past; days of the week before the page's day only. */
export const scenesOf = oncePer((analysis: Analysis): readonly (Scene | null)[] => toldOf(analysis, recent));

/** Sentence by sentence, the happening of longer ago that was last told, to which "at the time" and "then" go back. */
export const memoriesOf = (analysis: Analysis): (Scene | null)[] => toldOf(analysis, longAgo, true);

function longAgo(date: Edtf, published: Edtf): boolean {
  const days = daysOf(date);
  const page = daysOf(published);
  return days !== null && page !== null && days.last < page.first - 8 && days.last - days.first <= 366;
}

function toldOf(
  analysis: Analysis,
  fits: (date: Edtf, published: Edtf) => boolean,
  mainOnly = false,
): (Scene | null)[] {
  const { published } = analysis.published;
  let scene: Scene | null = null;
  return analysis.sentences.map((sentence) => {
    if (published === null || (analysis.timesBySentence[sentence.index]?.length ?? 0) === 0) return scene;
    let day: Edtf | null = null;
    let verb = -1;
    for (const token of sentence.tokens) {
      if (token.xpos !== "VBD" || token.upos !== "VERB") continue;
      if ((mainOnly && /^(?:ccomp|acl)/.test(token.deprel)) || isQuoted(sentence, token)) continue;
      const when = timeOf(analysis, sentence, token.index);
      if (when === null || !toldThere(analysis, sentence, when.span) || !fits(when.date, published)) continue;
      day = when.date;
      verb = token.index;
    }
    if (day !== null) scene = { date: day, sentence: sentence.index, parties: partiesOf(analysis, sentence, verb) };
    return scene;
  });
}

const isQuoted = ({ quotes }: Sentence, token: Token): boolean =>
  quotes.some((quote) => quote.start < token.start && token.start < quote.end);

function partiesOf(analysis: Analysis, sentence: Sentence, verb: number): Set<string> {
  const parties = new Set<string>();
  for (const mention of analysis.mentionsBySentence[sentence.index] ?? []) {
    // "the diplomats" are not their state.
    if (mention.form === "nominal" && mention.actors.some((actor) => actor.type !== "person")) continue;
    if (isOnlySaidOf(sentence, mention.headToken, verb)) continue;
    for (const { name, country } of mention.actors) {
      parties.add(name);
      if (country !== null) parties.add(country);
    }
  }
  return parties;
}

/** "said that China had refused": China takes no part in the saying. */
function isOnlySaidOf(sentence: Sentence, token: number, verb: number): boolean {
  let at = token;
  for (let step = 0; at >= 0 && at !== verb && step < 30; step += 1) {
    if (/^(?:ccomp|advcl|acl)/.test(sentence.tokens[at]!.deprel)) return true;
    at = sentence.tokens[at]!.head;
  }
  return false;
}

/** Do words of the sentence itself tell the day, and not only that it is news? */
const toldThere = (analysis: Analysis, sentence: Sentence, span: Span): boolean =>
  (analysis.timesBySentence[sentence.index] ?? []).some((time) => time.start < span.end && span.start < time.end);

/** A day, or one of a few, in the week up to the page's. */
export function recent(date: Edtf, published: Edtf | null): boolean {
  const days = daysOf(date);
  const page = daysOf(published);
  if (days === null || page === null) return false;
  return days.last - days.first <= 6 && days.last <= page.last && days.first >= page.first - 8;
}
