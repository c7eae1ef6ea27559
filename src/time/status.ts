/**
 * How far a happening has come: proposed, announced, underway, held, cancelled, denied.
 *
 * Read from tense, aspect, mood and negation of the predicate and the verbs above it, from words such as "planned" and
 * "called off", and from its date against the page's day: "will visit" is announced, "has been supplying" underway,
 * "could meet" proposed, "the visit on Tuesday" held once Tuesday is over.
 */

import { daysOf } from "../kit/edtf.ts";
import { children, dependent, isNegated } from "../language/tree.ts";
import type { Analysis } from "../model/analysis.ts";
import type { Status } from "../model/plover.ts";
import type { Sentence, Token } from "../model/sentence.ts";
import type { When } from "../model/time.ts";
import { openingVerb } from "./news.ts";
import { IN_A_ROW, isOneOfARow, isPostponing } from "./rank.ts";
import { governor, hasTree, isInfinitive, isUnfulfilled, tenseOfVerb } from "./tense.ts";

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));

export interface StatusReading {
  readonly status: Status;
  /** The cue, in words. */
  readonly why: string;
}

/** The status of the happening at that verb or noun; "held" where nothing speaks against it. */
export function statusOf(analysis: Analysis, sentence: Sentence, predicate: number, when: When | null): StatusReading {
  const token = sentence.tokens[predicate];
  if (token === undefined) return { status: "held", why: "no words" };
  const called = cancelled(sentence, token);
  if (called !== null) return isPutOff(analysis, sentence, token, when) ?? called;
  const negated = denied(sentence, token);
  if (negated !== null) return negated;
  const language =
    token.upos === "VERB" || token.upos === "AUX" ? verbStatus(sentence, token, 0) : nounStatus(sentence, token);
  if (language.status === "held" && setsOut(sentence, token) && isOfTheWeek(analysis, when))
    return { status: "underway", why: `“${token.text}”, and no word of its end` };
  if (language.status === "held" && isWhileThere(sentence, token) && isOfTheWeek(analysis, when))
    return { status: "underway", why: `“${token.text} …”, told as going on` };
  if (language.status === "held" && STAYS.has(token.lemma) && isSetting(sentence, token)) {
    // "announced the loan on Friday as part of her visit", told on that Friday: she is still there.
    const page = analysis.published.published;
    if (when !== null && when.date === page && page.length === 10)
      return { status: "underway", why: `the page's day lies within the ${token.lemma}` };
  }
  return againstThePage(analysis, when, language, token);
}

// --- by the calendar ---------------------------------------------------------------------------------------------

/** What the date says against the page's day; the words decide where both allow more than one. */
function againstThePage(analysis: Analysis, when: When | null, language: StatusReading, token: Token): StatusReading {
  const days = daysOf(when?.date ?? null);
  const page = daysOf(analysis.published.published);
  if (when === null || days === null || page === null || !Number.isFinite(page.first)) return language;
  if (language.status === "cancelled" || language.status === "denied") return language;
  if (days.last < page.first) {
    if (language.status === "announced" || language.status === "proposed") {
      return { status: "held", why: `its day, ${when.date}, is before the page's` };
    }
    const ongoing = language.why.startsWith("“ongoing") || language.why.startsWith("“continu");
    return language.status === "underway" && !ongoing && !token.lemma.endsWith("ing")
      ? { status: "held", why: "its days are over" }
      : language;
  }
  if (days.first > page.last) {
    // "a test on Friday morning local time", told on Thursday elsewhere.
    const local = language.status === "held" && days.first === page.last + 1 && when.reason.includes("local time");
    if (local) return language;
    return language.status === "proposed"
      ? language
      : { status: "announced", why: `its day, ${when.date}, is after the page's` };
  }
  const filled = when.date.includes("/") && days.last - days.first >= 1 && days.last - days.first <= 60;
  // "after three days of talks": they are over.
  const over = when.reason.endsWith("up to then");
  if (filled && !over && days.first <= page.first && days.last >= page.last && language.status !== "proposed") {
    return { status: "underway", why: `the page's day lies within ${when.date}` };
  }
  return language;
}

// --- by the words ------------------------------------------------------------------------------------------------

function verbStatus(sentence: Sentence, verb: Token, depth: number): StatusReading {
  if (!hasTree(sentence)) {
    const { tense } = tenseOfVerb(sentence, verb.index);
    return tense === "future"
      ? { status: "announced", why: "the future" }
      : { status: "held", why: "no word of a plan" };
  }
  const auxes = children(sentence, verb.index).filter((child) => child.deprel.startsWith("aux"));
  const has = (...words: string[]) => auxes.some((aux) => words.includes(aux.norm));
  if (has("could", "may", "might")) {
    return has("have")
      ? { status: "held", why: "could have" }
      : { status: "proposed", why: `“${auxes[0]!.text} ${verb.text}”` };
  }
  if (has("should", "must", "ought", "can")) return { status: "proposed", why: `“${auxes[0]!.text} ${verb.text}”` };
  // "hoped that Li would visit": nobody says that he will.
  if (verb.deprel === "ccomp" && HOPES.has(sentence.tokens[verb.head]!.lemma))
    return { status: "proposed", why: `“${sentence.tokens[verb.head]!.text} … ${verb.text}”` };
  if (has("will", "'ll", "shall", "wo", "would", "'d"))
    return { status: "announced", why: `“${auxes[0]!.text} ${verb.text}”` };
  const head = sentence.tokens[verb.head];
  if (isInfinitive(sentence, verb) && depth < 4) return infinitiveStatus(sentence, verb, head, depth);
  if (verb.xpos === "VBG") {
    if (has("been")) return { status: "underway", why: "the progressive of the perfect" };
    if (has("is", "are", "'s", "'re", "am")) {
      if (verb.lemma === "go" && dependent(sentence, verb.index, "xcomp") !== null)
        return { status: "announced", why: "“going to”" };
      if (TALKING_OF_LATER.has(verb.lemma)) return { status: "announced", why: `“${verb.text}”` };
      return { status: "underway", why: "the progressive" };
    }
    if (has("was", "were")) return { status: "held", why: "the progressive of the past" };
    if (head !== undefined && depth < 4 && verb.deprel.startsWith("xcomp")) {
      if (WEIGHED.has(head.lemma)) return { status: "proposed", why: `“${head.text} ${verb.text}”` };
      if (PLANNED.has(head.lemma)) return { status: "announced", why: `“${head.text} ${verb.text}”` };
      return head.upos === "VERB"
        ? verbStatus(sentence, head, depth + 1)
        : { status: "held", why: "no word of a plan" };
    }
    const above = clauseVerb(sentence, verb);
    if (above !== null && depth < 4) return verbStatus(sentence, above, depth + 1);
    return { status: "held", why: "a participle with no word of a plan" };
  }
  if (has("has", "have", "'ve", "had")) return { status: "held", why: "the perfect" };
  if (verb.xpos === "VBN") {
    if (has("is", "are", "'s")) {
      return { status: has("being") ? "underway" : "held", why: "the passive of the present" };
    }
    // "agreed to widen it and called for talks": a participle goes on with no infinitive.
    const goesOn = verb.deprel === "conj" && head?.upos === "VERB" && (head.xpos !== "VB" || has("be"));
    if (goesOn && depth < 4) return verbStatus(sentence, head, depth + 1);
    return { status: "held", why: "the past" };
  }
  if (verb.xpos === "VBD") return { status: "held", why: "the past" };
  if (verb.xpos === "VBZ" || verb.xpos === "VBP") {
    if (CONTINUES.has(verb.lemma)) return { status: "underway", why: `“${verb.text}”` };
    if (subordinateToPlan(sentence, verb)) return { status: "announced", why: "told within what is to come" };
    return { status: "held", why: "the present of a report" };
  }
  if (verb.deprel === "conj" && head?.upos === "VERB" && depth < 4) return verbStatus(sentence, head, depth + 1);
  return { status: "held", why: "no word of a plan" };
}

function infinitiveStatus(sentence: Sentence, verb: Token, head: Token | undefined, depth: number): StatusReading {
  if (head === undefined) return { status: "announced", why: "the infinitive of a headline" };
  const words = `“${head.text} to ${verb.text}”`;
  const base = verb.deprel.split(":")[0];
  if (base === "acl") {
    // "became the first premier to visit", "the first to visit, she spoke": done, unless the verb above is of what is to come.
    if (isOneOfARow(sentence, head.index)) {
      const above = sentence.tokens[governor(sentence, head.index, head.index)];
      const own = above?.upos === "VERB" && depth < 4 ? verbStatus(sentence, above, depth + 1) : null;
      return own?.status === "announced" || own?.status === "proposed" ? own : { status: "held", why: words };
    }
    if (PROPOSALS.has(head.lemma)) return { status: "proposed", why: words };
    return { status: PLANS.has(head.lemma) ? "announced" : "proposed", why: words };
  }
  if (base === "xcomp" || base === "ccomp" || base === "advcl") {
    if (DONE.has(head.lemma)) return verbStatus(sentence, head, depth + 1);
    if (CONTINUES.has(head.lemma)) return { status: "underway", why: words };
    if (WEIGHED.has(head.lemma) || LIKELY.has(head.lemma)) return { status: "proposed", why: words };
    // "the launch was the first to cross Japan".
    if (IN_A_ROW.has(head.norm) && !children(sentence, head.index).some(({ lemma }) => lemma === "will"))
      return { status: "held", why: words };
    if (PLANNED.has(head.lemma) || PLANNED.has(head.norm)) return { status: "announced", why: words };
    if (head.lemma === "be") return { status: "announced", why: words };
    if (base === "advcl" && SAME_ACT.has(head.lemma) && head.xpos === "VBD") {
      // "summoned the envoy to protest": the one is done by the other.
      return { status: "held", why: words };
    }
    if (base === "advcl") {
      // "arrived to meet": not yet met, unless the verb above lies in the past with a day of its own.
      return { status: "announced", why: words };
    }
    return { status: "announced", why: words };
  }
  if (base === "conj" && depth < 4 && head.upos === "VERB") return verbStatus(sentence, head, depth + 1);
  return { status: "announced", why: "an infinitive" };
}

const TALKS = /^(?:talks?|meeting|summit|negotiation|conference|consultation)$/;

function nounStatus(sentence: Sentence, noun: Token): StatusReading {
  // "is under pressure to limit its sales": the pressure is there.
  const below = children(sentence, noun.index);
  if (
    below.some((child) => child.deprel === "case" && child.norm === "under") &&
    below.some((child) => child.deprel === "cop" && (child.norm === "is" || child.norm === "are"))
  )
    return { status: "underway", why: `“under ${noun.text}”` };
  // "is on a visit to Peru".
  if (
    STAYS.has(noun.lemma) &&
    below.some((child) => child.deprel === "case" && child.norm === "on") &&
    below.some((child) => child.deprel === "cop" && (child.norm === "is" || child.norm === "are"))
  )
    return { status: "underway", why: `“is on … ${noun.text}”` };
  const { tokens } = sentence;
  const first = Math.min(noun.index, ...below.map(({ index }) => index));
  if (
    (STAYS.has(noun.lemma) || TALKS.test(noun.lemma)) &&
    [first, first + 1, first + 2].some((i) => tokens[i]?.norm === "of" && tokens[i - 1]?.norm === "ahead")
  )
    return { status: "announced", why: `“ahead of … ${noun.text}”` };
  for (const child of children(sentence, noun.index)) {
    const word = child.norm;
    if (PLANNED_ADJECTIVES.has(word)) return { status: "announced", why: `“${word} ${noun.text}”` };
    if (PROPOSED_ADJECTIVES.has(word)) return { status: "proposed", why: `“${word} ${noun.text}”` };
    if (ONGOING_ADJECTIVES.has(word)) return { status: "underway", why: `“${word} ${noun.text}”` };
    if (child.deprel === "acl" && (PLANNED.has(child.lemma) || isInfinitive(sentence, child))) {
      return { status: "announced", why: `“${noun.text} ${child.text}”` };
    }
  }
  if (!hasTree(sentence)) return { status: "held", why: "no word of a plan" };
  const above = governor(sentence, noun.index, noun.index);
  const verb = sentence.tokens[above];
  // "will resume talks" is a verb, whatever the tagger says.
  const acts =
    verb?.upos === "VERB" || (verb !== undefined && children(sentence, above).some(({ norm }) => norm === "will"));
  if (verb === undefined || !acts) return { status: "held", why: "no word of a plan" };
  // "announced a ceasefire": it is agreed.
  if (verb.lemma === "announce" && verb.xpos === "VBD" && noun.deprel === "obj" && ACCORDS.has(noun.lemma))
    return { status: "held", why: `“${verb.text} … ${noun.text}”` };
  const theme = noun.deprel === "obj" || noun.deprel.startsWith("nsubj") || noun.deprel.startsWith("obl");
  if (theme && PLANNED.has(verb.lemma) && !DONE_BY_SAYING.has(verb.lemma) && noun.deprel !== "obl")
    return { status: "announced", why: `“${verb.text} … ${noun.text}”` };
  if (theme && WEIGHED.has(verb.lemma) && !isSetting(sentence, noun))
    return { status: "proposed", why: `“${verb.text} … ${noun.text}”` };
  if (theme && noun.deprel.startsWith("nsubj") && CONTINUES.has(verb.lemma))
    return { status: "underway", why: `“${verb.text}”` };
  const purpose = noun.deprel.startsWith("obl") && children(sentence, noun.index).some((child) => child.norm === "for");
  const own = verbStatus(sentence, verb, 0);
  if (STAYS.has(noun.lemma) && isSetting(sentence, noun)) {
    // "signed on Wednesday during her trip": whether the stay lasts is told by what happens in it.
    const present = tenseOfVerb(sentence, verb.index).tense !== "past";
    if (own.status !== "held" || present) return { status: "underway", why: `“${verb.text}” during the ${noun.text}` };
  }
  if (own.status === "announced" || own.status === "proposed") {
    // "will brief them on the attack": the attack is not to come, the object of the verb is.
    return noun.deprel === "obj" || noun.deprel.startsWith("nsubj") || purpose || isDuring(sentence, noun)
      ? own
      : { status: "held", why: "named as known" };
  }
  if (own.status === "underway" && (noun.deprel === "obj" || noun.deprel.startsWith("nsubj"))) return own;
  return { status: "held", why: own.why };
}

function isDuring(sentence: Sentence, noun: Token): boolean {
  return children(sentence, noun.index).some(
    (child) => child.norm === "during" || child.norm === "at" || child.norm === "in",
  );
}

/** "during her trip", "as part of the visit", "coincides with the tour". */
function isSetting(sentence: Sentence, noun: Token): boolean {
  const before = children(sentence, noun.index)
    .filter((child) => child.deprel === "case")
    .map((child) => child.norm);
  if (before.includes("during")) return true;
  const head = sentence.tokens[noun.head];
  return (before.includes("of") && head?.norm === "part") || (head?.lemma === "coincide" && before.includes("with"));
}

/** "put off until April", "postponed to Monday": it is to come all the same. */
function isPutOff(analysis: Analysis, sentence: Sentence, token: Token, when: When | null): StatusReading | null {
  const page = daysOf(analysis.published.published);
  const days = daysOf(when?.date ?? null);
  const verb = sentence.tokens[token.head];
  if (page === null || days === null || verb === undefined || !isPostponing(sentence, verb)) return null;
  return days.first > page.last ? { status: "announced", why: `“${verb.text}”, to ${when!.date}` } : null;
}

/** "embarked on a trip", "kicked off a tour", "left for Oslo": a stay that has begun. */
function setsOut(sentence: Sentence, token: Token): boolean {
  if (token.upos === "NOUN") {
    const verb = sentence.tokens[token.head];
    return (
      verb !== undefined && STAYS.has(token.lemma) && SETS_OUT.has(verb.lemma) && /^(?:obj|obl)/.test(token.deprel)
    );
  }
  return SETS_OUT.has(token.lemma) && children(sentence, token.index).some((child) => isStay(child));
}

/** "Visiting Oslo, she said": said in the course of it. */
const isWhileThere = (sentence: Sentence, token: Token): boolean =>
  STAYS.has(token.lemma) && token.xpos === "VBG" && openingVerb(sentence, token.index) !== null;

const isStay = (token: Token): boolean => STAYS.has(token.lemma) && /^(?:obj|obl)/.test(token.deprel);

function isOfTheWeek(analysis: Analysis, when: When | null): boolean {
  const page = daysOf(analysis.published.published);
  const days = daysOf(when?.date ?? null);
  if (page === null || days === null || when === null || when.date.includes("/")) return false;
  return days.first === days.last && days.first <= page.last && page.last - days.first <= 2;
}

/** What is planned, and the plan for it: "shelved plans to go", "plans for a visit have been dropped". */
function themesOf(sentence: Sentence, token: Token): Token[] {
  const themes = [token];
  let at = token;
  for (let step = 0; step < 3; step += 1) {
    const head = sentence.tokens[at.head];
    if (head === undefined || !PLANS_OF.has(head.lemma) || !/^(?:acl|nmod)/.test(at.deprel)) break;
    themes.push(head);
    at = head;
  }
  // "cancelled what would have been his first visit"
  const what = token.deprel === "acl:relcl" ? sentence.tokens[token.head] : undefined;
  if (what?.norm === "what") themes.push(what);
  return themes;
}

function cancelled(sentence: Sentence, token: Token): StatusReading | null {
  if (token.upos === "VERB" && isUnfulfilled(sentence, token.index))
    return { status: "cancelled", why: `“${token.text}”, which was not to be` };
  if (wasMeantTo(sentence, token)) return { status: "cancelled", why: `“had been … to ${token.text}”` };
  const noMore = children(sentence, token.index).some(
    (child) => child.norm === "longer" && sentence.tokens[child.index - 1]?.norm === "no",
  );
  if (noMore) return { status: "cancelled", why: `“no longer ${token.text}”` };
  for (const theme of themesOf(sentence, token)) {
    const found = cancelledTheme(sentence, theme);
    if (found !== null) return found;
  }
  return null;
}

/** "had been slated to discuss", "had been due to visit": told once it is known not to have been. */
function wasMeantTo(sentence: Sentence, token: Token): boolean {
  const head = sentence.tokens[token.head];
  if (head === undefined || !/^(?:xcomp|advcl)/.test(token.deprel) || !MEANT.has(head.lemma)) return false;
  const auxes = children(sentence, head.index).map((child) => child.norm);
  return auxes.includes("had") && auxes.includes("been");
}

const MEANT = new Set(["slate", "schedule", "due", "expect", "mean", "set", "plan", "suppose"]);
const PLANS_OF = new Set(["plan", "preparation", "arrangement", "proposal"]);
const SETS_OUT = new Set(["embark", "kick", "begin", "start", "launch"]);

function cancelledTheme(sentence: Sentence, token: Token): StatusReading | null {
  const verbs = [token, sentence.tokens[token.head]].filter((one): one is Token => one !== undefined);
  for (const verb of verbs) {
    const theme = verb === token || token.deprel === "obj" || token.deprel === "nsubj:pass" || token.deprel === "xcomp";
    // "called off the talks": some parses hang the talks on "off".
    const off = verb.lemma === "call" && sentence.tokens[verb.index + 1]?.norm === "off";
    if ((off || (verb !== token && isPostponing(sentence, verb))) && (theme || token.deprel === "obl"))
      return { status: "cancelled", why: `“${verb.text} off”` };
    if (verb !== token && isGivenUp(sentence, token, verb))
      return { status: "cancelled", why: `not “${verb.text} … with”` };
    if (!theme) continue;
    // "urged Chad to cancel the sale": not yet cancelled.
    const isAsked = isInfinitive(sentence, verb) && WEIGHED.has(sentence.tokens[verb.head]?.lemma ?? "");
    if (CANCELS.has(verb.lemma) && verb.upos === "VERB" && verb !== token && !isAsked)
      return { status: "cancelled", why: `“${verb.text}”` };
  }
  for (const child of children(sentence, token.index)) {
    if (child.deprel.startsWith("amod") && CANCELS.has(child.lemma))
      return { status: "cancelled", why: `“${child.text} ${token.text}”` };
  }
  return null;
}

/** "will not be able to go forward with his trip", "did not go ahead with the visit". */
function isGivenUp(sentence: Sentence, token: Token, verb: Token): boolean {
  if (!goesWith(sentence, token.index, verb)) return false;
  const above = sentence.tokens[verb.head];
  return (
    isNegated(sentence, verb.index) ||
    (verb.deprel === "xcomp" && above !== undefined && isNegated(sentence, above.index))
  );
}

/** "go ahead | with the trip": does the verb say no more of the noun than that it takes place? */
export const goesWith = (sentence: Sentence, noun: number, verb: Token): boolean =>
  GOES.has(verb.lemma) && children(sentence, noun).some(({ norm }) => norm === "with");

const GOES = words("go proceed move press");

function denied(sentence: Sentence, token: Token): StatusReading | null {
  if (hasTree(sentence) && isNegated(sentence, token.index)) return { status: "denied", why: "negated" };
  const head = sentence.tokens[token.head];
  if (head === undefined) return null;
  if (DENIES.has(head.lemma) && (token.deprel === "obj" || token.deprel === "xcomp" || token.deprel === "ccomp")) {
    return { status: "denied", why: `“${head.text}”` };
  }
  return null;
}

function clauseVerb(sentence: Sentence, token: Token): Token | null {
  if (!token.deprel.startsWith("advcl") && !token.deprel.startsWith("conj")) return null;
  const head = sentence.tokens[token.head];
  return head !== undefined && head.upos === "VERB" ? head : null;
}

/** "when Li visits in May": the present within a clause of time under a verb of the future. */
function subordinateToPlan(sentence: Sentence, verb: Token): boolean {
  if (!verb.deprel.startsWith("advcl")) return false;
  const head = sentence.tokens[verb.head];
  return head !== undefined && tenseOfVerb(sentence, head.index).tense === "future";
}

const SAME_ACT = words("summon gather rally convene write call phone meet speak");
const STAYS = words("visit trip tour stay");
const CANCELS = words("cancel scrap abandon scuttle suspend shelve postpone axe drop nix");
const DENIES = words("deny reject dismiss refute");
const PLANNED = words(
  "plan schedule set expect due slate plan intend agree decide prepare vow pledge promise commit order arrange announce confirm await prompt aim ready appoint poise",
);
/** What stands behind these has been done: "confirmed a test", "ordered the invasion". */
const DONE_BY_SAYING = words("confirm order agree decide commit");
const ACCORDS = words("agreement deal accord pact treaty truce ceasefire settlement compromise");
const PLANS = words("plan decision agreement pledge commitment promise deal intention vow order move");
const PROPOSALS = words("proposal offer bid call appeal suggestion request idea invitation effort attempt push");
const WEIGHED = words(
  "consider weigh propose suggest mull discuss urge ask call demand want hope seek threaten offer request contemplate recommend encourage invite",
);
/** Verbs of what somebody looks forward to, well or ill: nobody says that it will be. */
export const HOPES = words("hope wish fear dread worry doubt");
const LIKELY = words("likely possible unlikely ready willing able hope want");
const DONE = words(
  "vote move manage have force compel help fail begin start get use come proceed allow enable lead cause make",
);
const CONTINUES = words("continue keep remain go");
const TALKING_OF_LATER = words("plan prepare come expect intend head");
const PLANNED_ADJECTIVES = words("planned upcoming forthcoming scheduled expected impending next coming future slated");
const PROPOSED_ADJECTIVES = words("proposed possible potential suggested likely");
const ONGOING_ADJECTIVES = words("ongoing continuing continued current");
