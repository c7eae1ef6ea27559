/**
 * Visits told by where somebody is, without a word for the visit: "The Nepalese minister was in London last week", "Greek FM in
 * Cairo for energy talks", "Rice is due in Berlin". The place is the predicate. Leaves alone who is at home, who has no office, and
 * places that only stand beside the clause ("in Paris, the minister said": where it was said).
 */
import { children, dependent, dependents, isNegated } from "../../language/tree.ts";
import type { Actor, Analysis, Sentence, Token, When } from "../../model/index.ts";
import { statusOf, timeOf } from "../../time/index.ts";
import { evidenceOf } from "../evidence.ts";
import { isOutside } from "../headings.ts";
import { partiesAt } from "../parties.ts";
import { stateParty } from "../party.ts";
import type { EventDraft } from "./draft.ts";
import { landOf } from "./place.ts";

export function presences(analysis: Analysis): EventDraft[] {
  const found: EventDraft[] = [];
  for (const sentence of analysis.sentences) {
    if (isOutside(analysis, sentence)) continue;
    for (const token of sentence.tokens) {
      const presence =
        token.norm === "visiting"
          ? visitingAt(analysis, sentence, token)
          : token.upos === "PROPN"
            ? presenceAt(analysis, sentence, token)
            : null;
      if (presence !== null) found.push(presence);
    }
  }
  return found;
}

function presenceAt(analysis: Analysis, sentence: Sentence, token: Token): EventDraft | null {
  const isThere = (child: Token): boolean => child.deprel === "case" && leading.has(child.norm);
  if (!children(sentence, token.index).some(isThere)) return null;
  const who = subjectOfPlace(sentence, token);
  if (who === null || isNegated(sentence, token.index)) return null;
  const mention = analysis.mentionsBySentence[sentence.index]?.find(
    (one) => one.first <= token.index && token.index <= one.last,
  );
  const there = mention?.actors[0];
  if (mention === undefined || there === undefined || there.country === null) return null;
  if (there.type !== "place" && there.type !== "state") return null;
  const visitors = partiesAt(analysis, sentence, who, false).filter(
    (party) => party.official && party.type !== "body" && party.type !== "place" && party.state !== there.country,
  );
  if (visitors.length === 0 || visitors.every((party) => party.state === null)) return null;
  const when = timeOf(analysis, sentence, token.index);
  const isCity = there.type === "place";
  return {
    frame: { name: "presence", pos: "v", type: "CONSULT", mode: "visit", cameo: "042", ploverMode: "visit" },
    sentence: sentence.index,
    predicate: token.index,
    actors: visitors,
    recipients: [stateParty(there.country, token.index)],
    recipientInferred: isCity,
    place: (isCity ? null : landOf(analysis, there.country)) ?? {
      name: isCity ? there.name : analysis.article.body.slice(mention.start, mention.end),
      span: mention,
      country: there.country,
      land: !isCity,
    },
    when,
    status:
      isDue(sentence, token) || willBe(sentence, token)
        ? "announced"
        : isThereNow(sentence, token, when)
          ? "underway"
          : statusOf(analysis, sentence, token.index, when).status,
    accordingTo: [],
    reported: "fact",
    contestedBy: [],
    evidence: evidenceOf(sentence, token.index),
    doubts: [],
    slots: ["subj", "place"],
    act: null,
    chance: null,
    tellings: 1,
    outcomeOf: null,
    also: false,
    past: false,
    another: false,
  };
}

/** "Visiting Israeli minister Yair Lapid opened the embassy in Manama": who is called so right behind it, in the land of the clause or of the dateline. */
function visitingAt(analysis: Analysis, sentence: Sentence, token: Token): EventDraft | null {
  const mentions = analysis.mentionsBySentence[sentence.index] ?? [];
  const guest = mentions.find(
    ({ first, last, form, actors }) =>
      first <= token.index + 1 && last > token.index && form === "name" && actors[0]?.type === "person",
  );
  const visitor = guest?.actors[0];
  // "visiting Peru's president" goes to him.
  const isTitle =
    guest !== undefined && !sentence.tokens.slice(guest.first, guest.last).some(({ norm }) => norm === "'s");
  if (guest === undefined || visitor === undefined || visitor.country === null || !isTitle) return null;
  const abroad = ({ type, country }: Actor): boolean =>
    type === "place" && country !== null && country !== visitor.country;
  const name = analysis.article.dateline?.place?.toLowerCase();
  const there =
    mentions.find(({ actors }) => actors[0] !== undefined && abroad(actors[0])) ??
    analysis.mentions.find(
      ({ actors }) => actors[0] !== undefined && abroad(actors[0]) && actors[0].name.toLowerCase() === name,
    );
  const city = there?.actors[0];
  if (there === undefined || city === undefined) return null;
  const state = city.country!;
  return {
    frame: { name: "visiting", pos: "v", type: "CONSULT", mode: "visit", cameo: "042", ploverMode: "visit" },
    sentence: sentence.index,
    predicate: token.index,
    actors: [
      { name: visitor.name, type: "person", state: visitor.country, official: true, sector: null, at: guest.headToken },
    ],
    recipients: [stateParty(state, there.headToken)],
    recipientInferred: true,
    place: { name: city.name, span: there, country: state, land: false },
    when: null,
    status: "underway",
    accordingTo: [],
    reported: "fact",
    contestedBy: [],
    evidence: evidenceOf(sentence, guest.headToken),
    doubts: [],
    slots: ["subj", "place"],
    act: null,
    chance: null,
    tellings: 1,
    outcomeOf: null,
    also: false,
    past: false,
    another: false,
  };
}

const leading = new Set(["in", "for", "to"]);

/** Who is there: the subject of "is in London", or the noun of a line without a verb ("Danish queen in Tallinn on state visit"). */
function subjectOfPlace(sentence: Sentence, token: Token): Token | null {
  if (dependent(sentence, token.index, "cop") !== null) return dependent(sentence, token.index, "nsubj");
  const head = token.head < 0 ? null : sentence.tokens[token.head]!;
  // The parser may hang the subject on the place and leave "due" as part of the phrase.
  if (head === null) return isDue(sentence, token) ? dependent(sentence, token.index, "nsubj") : null;
  if (head.head >= 0 || !/^(?:nmod|obl)/.test(token.deprel) || (head.upos !== "NOUN" && head.upos !== "PROPN"))
    return null;
  const hasVerb = sentence.tokens.some((one) => one.upos === "VERB" || one.upos === "AUX");
  return hasVerb || dependents(sentence, head.index, "nmod")[0]?.index !== token.index ? null : head;
}

/** "Berg is in Cairo on a visit": as long as no day of another time stands by it. */
const isThereNow = (sentence: Sentence, token: Token, when: When | null): boolean =>
  when === null &&
  children(sentence, token.index).some(({ deprel, norm }) => deprel === "cop" && (norm === "is" || norm === "are"));

/** "will be in Bridgetown during the meeting". */
const willBe = (sentence: Sentence, token: Token): boolean =>
  children(sentence, token.index).some(
    ({ deprel, norm }) => deprel === "aux" && /^(?:will|'ll|shall|would)$/.test(norm),
  );

const isDue = (sentence: Sentence, token: Token): boolean =>
  children(sentence, token.index).some((child) => due.has(child.norm)) ||
  due.has(sentence.tokens[token.index - 2]?.norm ?? "");

const due = new Set(["due", "bound", "expected", "off"]);
