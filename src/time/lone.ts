/**
 * The only day of a sentence, where nothing parts it from the happening: in "Okafor swapped telephone calls with Berg on Friday"
 * Friday hangs on the swapping, and the calls are of that day.
 *
 * For what `rank.ts` finds no near tie. Leaves alone what another clause parts from the day ("which …", "said that …", "after
 * she …") and what somebody only speaks of on that day ("criticised the raid on Friday").
 */
import { children } from "../language/tree.ts";
import type { Analysis } from "../model/analysis.ts";
import type { Sentence, Token } from "../model/sentence.ts";
import type { When } from "../model/time.ts";
import { caseOf, hasPerfect, isDateOfNoun, isOfItsNoun, isSetApart, markOf } from "./rank.ts";
import { hasTree, outerHead, tenseOfVerb } from "./tense.ts";

/** When the happening at that token is, by the sentence's only day; null where it has none, or several, or something parts them. */
export function loneTime(analysis: Analysis, sentence: Sentence, token: number): When | null {
  if (!hasTree(sentence)) return null;
  const told = (analysis.timesBySentence[sentence.index] ?? []).filter(
    (time) => time.value !== null && time.type !== "set" && time.type !== "duration",
  );
  const [time] = told;
  if (time === undefined || told.length > 1 || time.bound !== "at" || time.value === null || time.is === null)
    return null;
  if (token >= time.first && token <= time.last) return null;
  if (isSetApart(sentence, time, token) || isOfItsNoun(sentence, time, token) || isDateOfNoun(sentence, time, token))
    return null;
  const inQuote = (at: number): boolean =>
    sentence.quotes.some(
      (quote) => quote.start <= sentence.tokens[at]!.start && sentence.tokens[at]!.start < quote.end,
    );
  if (inQuote(token) !== inQuote(time.first)) return null;
  const point = outerHead(sentence, time.first, time.last);
  if (point < 0) return null;
  const above = upwards(sentence, token);
  const meet = upwards(sentence, point).find((at) => above.includes(at));
  if (meet === undefined) return null;
  const legs = [above.slice(0, above.indexOf(meet)), upTo(sentence, point, meet)];
  for (const [leg, steps] of legs.entries())
    for (const at of steps) if (parts(sentence, sentence.tokens[at]!, leg === 0, token)) return null;
  // "had told her before they met on Friday"
  const had = (at: number): boolean =>
    children(sentence, at).some((child) => /^aux/.test(child.deprel) && child.norm === "had");
  const mine = verbOver(sentence, token);
  const its = verbOver(sentence, point);
  if (mine !== its && mine >= 0 && its >= 0) {
    if (had(mine) !== had(its) || hasPerfect(sentence, mine)) return null;
    if (tenseOfVerb(sentence, mine).tense !== tenseOfVerb(sentence, its).tense) return null;
  }
  return { date: time.value, dateIs: time.is, reason: time.reason, span: { start: time.start, end: time.end } };
}

/** Does the tie from this token to its head lead into another clause, or to what is only spoken of? */
function parts(sentence: Sentence, token: Token, isOfPredicate: boolean, predicate: number): boolean {
  const base = token.deprel.split(":")[0]!;
  const head = sentence.tokens[token.head]!;
  switch (base) {
    case "xcomp":
      // "denies having used gas on Tuesday"
      return token.norm === "having" || children(sentence, token.index).some(({ norm }) => norm === "having");
    case "conj":
    case "compound":
    case "flat":
      return false;
    case "acl":
      return (
        token.deprel === "acl:relcl" || !isOfPredicate || token.index !== predicate || !/^VB[GN]$/.test(token.xpos)
      );
    case "advcl": {
      const mark = markOf(sentence, token.index);
      return token.xpos !== "VBG" || (mark !== "" && mark !== "by");
    }
    case "parataxis":
      return SPEECH.has(token.lemma) || SPEECH.has(head.lemma) || !/^[;:]$/.test(markBetween(sentence, token, head));
    case "nsubj":
      // "Trade grew last year", "The threat is to be discussed on Monday"
      if (isOfPredicate) return true;
      return ABOUT.has(head.lemma) || SPEECH.has(head.lemma);
    case "obj":
      return ABOUT.has(head.lemma) || SPEECH.has(head.lemma);
    case "obl":
    case "nmod": {
      if (isOfPredicate) return true;
      const preposition = caseOf(sentence, token.index);
      if (PARTING.has(preposition) || (head.upos === "VERB" && (ABOUT.has(head.lemma) || SPEECH.has(head.lemma))))
        return true;
      return base === "nmod" && isOfPredicate && preposition !== "of" && preposition !== "in";
    }
    case "appos":
      return isOfPredicate;
    default:
      return true;
  }
}

/** The first semicolon or colon between two words, "" if none stands there. */
function markBetween(sentence: Sentence, a: Token, b: Token): string {
  const [from, to] = a.index < b.index ? [a.index, b.index] : [b.index, a.index];
  return sentence.tokens.slice(from + 1, to).find(({ norm }) => norm === ";" || norm === ":")?.norm ?? "";
}

function upwards(sentence: Sentence, from: number): number[] {
  const path: number[] = [];
  for (let at = from; at >= 0 && path.length < 12; at = sentence.tokens[at]!.head) path.push(at);
  return path;
}

function upTo(sentence: Sentence, from: number, to: number): number[] {
  const path = upwards(sentence, from);
  return path.slice(0, path.indexOf(to));
}

function verbOver(sentence: Sentence, from: number): number {
  return upwards(sentence, from).find((at) => sentence.tokens[at]!.upos === "VERB") ?? -1;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));

const SPEECH = words(
  "say tell add announce report note state remark explain insist claim think believe know show suggest",
);
/** What is done to a happening by speaking or thinking of it, at another time than its own. */
const ABOUT = words(
  "condemn criticize criticise denounce deplore regret welcome hail praise discuss mention describe recall remember mark " +
    "commemorate celebrate mourn cite blame accuse deny reject oppose protest demand urge fear expect predict investigate " +
    "probe review study consider propose plan seek want ask call promise pledge threaten offer warn avenge precede " +
    "follow succeed outlive survive remember see declare void annul cut reduce raise surpass scrap cancel postpone delay cause trigger prompt end stop prevent avoid condone defend justify explain answer need require " +
    "support back approve assent ratify ban lift ease extend renew",
);
const PARTING = words(
  "before after since until till despite over about for against following ahead because like as to than",
);
