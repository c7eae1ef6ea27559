/**
 * What a quantity measures and how: in "Norwegian exports to Chile rose 12%" it is a change of "Norwegian exports to Chile", in
 * "China accounts for half of its imports" a share, in "a $3bn loan to Kenya" a level of "loan to Kenya".
 *
 * Reads the tree upwards from the quantity. Pronouns and "its" are filled in from the mentions; articles, the quantity itself and
 * clauses fall away.
 */
import { bareRel, clauseAbove, dependent, dependents, grammaticalSubject, isPassive } from "../../language/index.ts";
import type { Analysis, FigureReading, Sentence, Token } from "../../model/index.ts";
import { leadOf, nearestSubject } from "./around.ts";
import { tokenAt } from "./build.ts";
import { ofChange } from "./change.ts";
import { DOWN, DOWN_NOUNS, IDLE_VERBS, MOVED, UP, UP_NOUNS } from "./change-words.ts";
import { BEFALLEN, TOLL } from "./counted-noun.ts";
import { inPrison, termOf } from "./durations.ts";
import { ofLevel } from "./level.ts";
import { participle } from "./participle.ts";
import { Phrase } from "./phrase.ts";
import type { Quantity } from "./quantity.ts";
import { ofShare } from "./share.ts";

export interface Measured {
  readonly what: string;
  readonly is: FigureReading["is"];
  readonly direction: "up" | "down" | null;
  /** The verb of the clause, -1 if none. */
  readonly verb: number;
  readonly from: string | null;
  readonly to: string | null;
  /** Token that the phrase of what is measured hangs on, -1 if it was not found in the tree. */
  readonly subject: number;
}

/** Settles `what`, `is` and the rest of what the sentence says of a quantity. */
export function measure(
  analysis: Analysis,
  sentence: Sentence,
  quantity: Quantity,
  all: readonly Quantity[],
): Measured {
  const phrase = new Phrase(analysis, sentence, all);
  if (quantity.kind === "multiple") return ofMultiple(sentence, quantity, phrase);
  if (quantity.kind === "time") return ofTime(sentence, quantity, phrase);
  if (quantity.kind === "people" || quantity.kind === "things" || quantity.kind === "acts") {
    // "grew by 125,600 jobs", "rose 64 points"
    const verb = sentence.tokens[quantity.first - 1];
    const price =
      /^(?:points|sens?|cents|pence|ticks)$/.test(quantity.unit) &&
      (UP.has(verb?.lemma ?? "") || DOWN.has(verb?.lemma ?? ""));
    const moved = leadOf(sentence, quantity) === "by" || price || MOVED.has(verb?.norm ?? "");
    return (moved ? ofChange(sentence, quantity, phrase) : null) ?? ofCount(sentence, quantity, phrase);
  }
  const share = ofShare(sentence, quantity, phrase);
  if (share !== null) return share;
  const change = ofChange(sentence, quantity, phrase);
  if (change !== null) return change;
  return ofLevel(sentence, quantity, phrase);
}

/** Settles each quantity of a sentence in turn, with what it shares with the one before it. */
export function measureAll(analysis: Analysis, sentence: Sentence, quantities: readonly Quantity[]): Measured[] {
  const out: Measured[] = [];
  quantities.forEach((quantity, i) => {
    const own = measure(analysis, sentence, quantity, quantities);
    const before = i === 0 ? null : { quantity: quantities[i - 1]!, measured: out[i - 1]! };
    if (before !== null && (reached(sentence, before, quantity) || spanned(sentence, before, quantity)))
      out.push({ ...own, ...levelOf(before.measured) });
    else if (before !== null && otherwise(sentence, before, quantity)) out.push(before.measured);
    else if (before !== null && partTold(sentence, before, quantity)) out.push({ ...before.measured, is: "share" });
    else if (before !== null && partDone(sentence, before, quantity))
      out.push({
        ...own,
        what: `share of ${before.measured.what} ${sentence.tokens[quantity.last + 1]!.norm}`,
        is: "share",
      });
    else if (before !== null && own.is === "change" && afterMark(sentence, before, quantity))
      out.push({ ...own, what: before.measured.what, from: before.measured.from, to: before.measured.to });
    else if (before !== null && inMoney(sentence, before, quantity))
      out.push({ ...own, ...levelOf(before.measured), what: before.measured.what.replace(/^share of /, "") });
    else out.push(own);
  });
  return out;
}

interface Earlier {
  readonly quantity: Quantity;
  readonly measured: Measured;
}

/** "grew by 125,600 jobs or 2.2 per cent": one change told twice. */
const otherwise = (sentence: Sentence, before: Earlier, quantity: Quantity): boolean =>
  before.measured.is === "change" &&
  sentence.tokens[quantity.first - 1]!.norm === "or" &&
  (quantity.first === before.quantity.last + 2 ||
    (quantity.first === before.quantity.last + 3 && sentence.tokens[quantity.first - 2]!.text === ","));

/** "exports came to $3.5 billion, 90% shipped to the US": a part of what was told before, by what was done with it. */
const partDone = (sentence: Sentence, before: Earlier, quantity: Quantity): boolean =>
  quantity.unit === "%" &&
  quantity.kind !== "points" &&
  before.measured.is !== "change" &&
  before.measured.what !== "" &&
  sentence.tokens[quantity.first - 1]?.text === "," &&
  quantity.first - before.quantity.last < 4 &&
  sentence.tokens[quantity.last + 1]?.xpos === "VBN";

/** "only $145 million, about 5%, has been received": the same sum as a part of the whole. */
const partTold = (sentence: Sentence, before: Earlier, quantity: Quantity): boolean =>
  quantity.unit === "%" &&
  quantity.kind !== "points" &&
  before.quantity.kind === "money" &&
  /^[,(–—-]$/.test(sentence.tokens[before.quantity.last + 1]?.text ?? "") &&
  /^[,)–—.-]$/.test(sentence.tokens[quantity.last + 1]?.text ?? "") &&
  sentence.tokens
    .slice(before.quantity.last + 2, quantity.first)
    .every((token) =>
      /^(?:or|about|around|nearly|almost|some|just|only|over|more|less|than|roughly)$/.test(token.norm),
    );

/** "Exports reached $2 billion, up 9%", "240 ships, an increase of 5% from last year": the change is that of what was told before it. */
function afterMark(sentence: Sentence, before: Earlier, quantity: Quantity): boolean {
  const between = sentence.tokens.slice(before.quantity.last + 1, quantity.first);
  if (before.measured.what === "" || between.length > 14) return false;
  const mark = between.findIndex((token) => /^[,(–—-]$/.test(token.text));
  const next = between[mark + 1];
  if (mark < 0 || next === undefined || between.slice(mark).some((token) => /^(?:VERB|AUX|CCONJ)$/.test(token.upos)))
    return false;
  if (/^(?:up|down)$/.test(next.norm)) return true;
  const around = sentence.tokens.slice(before.quantity.last + 1 + mark, quantity.last + 4);
  return (
    /^(?:an?|the)$/.test(next.norm) && around.some((token) => UP_NOUNS.has(token.lemma) || DOWN_NOUNS.has(token.lemma))
  );
}

/** "Two-thirds of the frozen assets, or some €210 billion": the same part, told as money. */
const inMoney = (sentence: Sentence, before: Earlier, quantity: Quantity): boolean =>
  before.measured.is === "share" &&
  quantity.kind === "money" &&
  quantity.first - before.quantity.last < 12 &&
  sentence.tokens
    .slice(before.quantity.last + 1, quantity.first)
    .some((token, i, all) => token.norm === "or" && all.length - i < 4) &&
  sentence.tokens
    .slice(before.quantity.last + 1, quantity.first)
    .every((token) => token.upos !== "VERB" || token.deprel === "amod");

/** "rose by a quarter to a record $240 billion": the level is that of what rose. */
function reached(sentence: Sentence, before: Earlier, quantity: Quantity): boolean {
  if (before.measured.is !== "change" || before.measured.what === "" || quantity.first - before.quantity.last > 9)
    return false;
  const between = sentence.tokens.slice(before.quantity.last + 1, quantity.first);
  return (
    between.some((token) => token.norm === "to") &&
    between.every((token) => token.upos !== "VERB" && token.upos !== "CCONJ" && token.text !== ";")
  );
}

/** "between $2 billion and $3 billion": both ends are of one thing. */
function spanned(sentence: Sentence, before: Earlier, quantity: Quantity): boolean {
  return (
    before.measured.is === "level" &&
    before.quantity.unit === quantity.unit &&
    quantity.first === before.quantity.last + 2 &&
    sentence.tokens[quantity.first - 1]!.norm === "and" &&
    sentence.tokens[before.quantity.first - 1]?.norm === "between"
  );
}

const levelOf = ({ what, from, to, subject, verb }: Measured): Partial<Measured> => ({
  what,
  from,
  to,
  subject,
  verb,
  is: "level",
  direction: null,
});

/** "leased for 50 years": "length of lease"; of what only lasted, what its clause tells of. */
function ofTime(sentence: Sentence, quantity: Quantity, phrase: Phrase): Measured {
  const verb = clauseAbove(sentence, quantity.head);
  const { body } = phrase.analysis.article;
  const flown =
    verb >= 0 && /^(?:fly|overfl[yo]w?|travel)$/.test(sentence.tokens[verb]!.lemma)
      ? grammaticalSubject(sentence, verb)
      : null;
  if (flown !== null)
    return { ...phrase.measured(flown, "level", null, verb), what: `flight time of ${phrase.words(flown.index)}` };
  const prison = inPrison(body, quantity.end);
  const term = prison ? "sentence" : verb < 0 ? null : termOf(sentence.tokens[verb]!.lemma);
  if (term === null) return ofLevel(sentence, quantity, phrase);
  return { ...phrase.measured(null, "level", null, verb), what: `length of ${term}` };
}

/** "doubled in March": the subject, or of "doubled its imports" the object. */
function ofMultiple(sentence: Sentence, quantity: Quantity, phrase: Phrase): Measured {
  const verb = quantity.head;
  const token = sentence.tokens[verb]!;
  if (token.upos !== "VERB") {
    const change = ofChange(sentence, quantity, phrase);
    if (change !== null) return change;
  }
  const object = dependent(sentence, verb, "obj");
  const subject = object ?? grammaticalSubject(sentence, verb) ?? nearestSubject(sentence, verb);
  return phrase.measured(subject, "change", quantity.direction, verb);
}

/** What doing it so many times makes. */
const ACTS: ReadonlyMap<string, string> = new Map([
  ["meet", "meetings"],
  ["visit", "visits"],
  ["speak", "talks"],
  ["talk", "talks"],
]);

/** Verbs that only tell or reckon a number. */
const TELLING = new Set("estimate report believe put expect count note announce record register".split(" "));

/** "killed", "found injured": what was done to those counted, with the state they were found in. */
function befell(sentence: Sentence, verb: Token): string {
  const state = dependent(sentence, verb.index, "xcomp");
  if (state !== null && /^(?:force|oblige|compel)$/.test(verb.lemma)) return `${participle(verb)} to ${state.lemma}`;
  return state !== null && state.index === verb.index + 1 && state.upos === "ADJ"
    ? `${participle(verb)} ${state.norm}`
    : participle(verb);
}

function ofCount(sentence: Sentence, quantity: Quantity, phrase: Phrase): Measured {
  const noun = sentence.tokens[quantity.head]!;
  const verb = clauseAbove(sentence, noun.index);
  const { body } = phrase.analysis.article;
  const group = /-(strong|member|man|person|woman|nation|country)$/.exec(body.slice(quantity.start, quantity.end))?.[1];
  if (group !== undefined) {
    const measured = phrase.measured(noun, "count", null, verb);
    return {
      ...measured,
      what: `${/^(?:nation|country)$/.test(group) ? quantity.unit : "members"} of ${measured.what}`,
    };
  }
  const toll = quantity.unit === "people" ? TOLL.exec(body.slice(sentence.start, quantity.start)) : null;
  if (toll !== null) {
    const { who, fate } = toll.groups!;
    if (fate !== undefined)
      return {
        ...phrase.measured(null, "count", null, verb),
        what: `${who?.replace(/^ the\b/, "").trim() || "people"} ${fate}`,
      };
    const at = tokenAt(sentence, sentence.start + toll.index);
    const noun = sentence.tokens.slice(at).find((token) => token.upos === "NOUN" || token.upos === "ADJ");
    return phrase.measured(noun ?? sentence.tokens[at]!, "count", null, verb);
  }
  let tail = "";
  const above = verb >= 0 ? sentence.tokens[verb]! : null;
  // Of "seven of its soldiers were killed" the number carries the noun.
  const whole = sentence.tokens[noun.head];
  const carrier =
    noun.deprel === "nmod" && whole !== undefined && whole.index >= quantity.first && whole.index <= quantity.numberLast
      ? whole
      : noun;
  const object =
    above !== null && carrier.head === verb && (bareRel(carrier) === "obj" || carrier.deprel === "nsubj:pass");
  if (above !== null && object && above.upos === "VERB" && !IDLE_VERBS.test(above.lemma) && !TELLING.has(above.lemma))
    tail = `${befell(sentence, above)}${phrase.beside(verb, noun.index)}`;
  const captive = above === null ? "" : (sentence.tokens[above.index + 1]?.norm ?? "");
  if (object && above?.lemma === "take" && /^(?:prisoner|captive|hostage)$/.test(captive)) tail = `taken ${captive}`;
  const acl = dependents(sentence, noun.index, "acl").find((child) => child.xpos === "VBN");
  if (acl !== undefined) tail = `${acl.norm}${phrase.beside(acl.index, acl.index)}`;
  const who = dependents(sentence, noun.index, "acl:relcl").find((child) => child.upos === "VERB");
  if (who !== undefined && tail === "") tail = isPassive(sentence, who.index) ? who.norm : phrase.deed(who, noun);
  if (above !== null && tail === "" && carrier.head === verb && carrier.deprel === "nsubj")
    tail = phrase.deed(above, carrier);
  if (noun.lemma === "time") {
    const doer =
      above === null ? null : (grammaticalSubject(sentence, above.index) ?? nearestSubject(sentence, above.index));
    const done = above === null ? null : dependent(sentence, above.index, "obj");
    const by = doer === null ? "" : phrase.words(doer.index);
    const named = above === null ? undefined : ACTS.get(above.lemma);
    const act = quantity.unit === "times" ? (named ?? above?.norm ?? "times") : quantity.unit;
    // "conducted ship-to-ship transfers at least three times"
    const over = done === null || done.index === noun.index ? "" : phrase.words(done.index);
    const what = [
      over === act || over.endsWith(` ${act}`) ? over.slice(0, -act.length).trim() : over,
      act,
      by === "" ? "" : `${named !== undefined && quantity.unit === "times" ? "of" : "by"} ${by}`,
    ];
    return { ...phrase.measured(null, "count", null, verb), what: what.filter((one) => one !== "").join(" ") };
  }
  const counted = phrase.measured(noun, "count", null, verb);
  // "killed 38 and wounded 100": the number stands for people.
  const bare =
    quantity.unit === "people" &&
    ((noun.upos === "NUM" && noun.index <= quantity.last) || /^(?:others|more)$/.test(noun.norm));
  if (BEFALLEN.test(noun.norm))
    return {
      ...counted,
      what: `people ${noun.norm}`,
    };
  const measured = bare ? { ...counted, what: "people" } : counted;
  return {
    ...measured,
    what:
      tail === "" || measured.what.split(" ").includes(tail.split(" ")[0]!)
        ? measured.what
        : `${measured.what} ${tail}`,
  };
}
