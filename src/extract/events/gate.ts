/**
 * Which tellings are events: a sum of weights over what is known of a telling, learned from labelled sentences and pages
 * (tools/fit-events.ts; weights in data/event-weights.tsv). The rules find and fill; this decides where they leave doubt, so that
 * "agreed to resign" (one party), "ordered state companies" (home affairs) and "a thaw in the game between" are weighed and not ruled.
 *
 * Logistic regression on named features; a feature that the weights do not know counts nothing.
 */
import { oncePer, oncePerText } from "../../kit/once-per.ts";
import { bareRel, headOf } from "../../language/tree.ts";
import type { Analysis } from "../../model/index.ts";
import type { Party } from "../party.ts";
import { type EventDraft, isUnlisted } from "./draft.ts";

export interface EventWeights {
  readonly weights: ReadonlyMap<string, number>;
  /** Below this chance a telling is no event. */
  readonly threshold: number;
}

/** Lines "feature TAB weight"; "bias" is in all, "threshold" no feature. Remarks begin with "#". */
export function parseEventWeights(text: string): EventWeights | null {
  const weights = new Map<string, number>();
  for (const line of text.split("\n")) {
    const [feature, weight] = line.split("\t");
    if (feature === undefined || weight === undefined || feature.startsWith("#")) continue;
    weights.set(feature, Number(weight));
  }
  const threshold = weights.get("threshold");
  return threshold === undefined ? null : { weights, threshold };
}

/** The chance that a careful reader takes the telling as an event of its type, 0..1. */
export function chanceOf(draft: EventDraft, analysis: Analysis, weights: EventWeights): number {
  const known = sums(weights);
  let total = weights.weights.get("bias") ?? 0;
  for (const group of groupsOf(draft, analysis)) {
    let sum = known.get(group);
    if (sum === undefined) {
      sum = group.reduce((so, feature) => so + (weights.weights.get(feature) ?? 0), 0);
      if (known.size >= MOST_SUMS) known.clear();
      known.set(group, sum);
    }
    total += sum;
  }
  // Weights have two decimals: so the order in which they are added tells nothing.
  return 1 / (1 + Math.exp(-Math.round(total * 100) / 100));
}

/** What the features of a group come to. */
const sums = oncePer((_: EventWeights) => new Map<Group, number>());
const MOST_SUMS = 20_000;

/**
 * Is a telling of this chance taken? Words that the lexicon does not list were learned from sentences that mostly tell an act; most
 * of a page's do not, so there a telling must be likelier.
 */
export const isTaken = (draft: EventDraft, chance: number, analysis: Analysis, { threshold }: EventWeights): boolean =>
  isPage(analysis) ? !isNobodys(draft) && chance >= leastOnPage(draft) : chance >= threshold;

function leastOnPage(draft: EventDraft): number {
  if (!isUnlisted(draft)) return LISTED_ON_PAGE;
  return draft.frame.pos === "n" ? UNLISTED_NOUN_ON_PAGE : UNLISTED_ON_PAGE;
}

/** "amid concern over the pact", "the solidarity between the two": a noun of words, help or terms that a page leaves to nobody tells no act. */
const isNobodys = ({ frame, actors, recipients }: EventDraft): boolean =>
  frame.pos === "n" &&
  ((actors.length === 0 && frame.type !== "CONSULT" && !bodily.has(frame.type)) ||
    // "its investigations had shown nothing": against nobody.
    (frame.type === "ACCUSE" && recipients.length === 0 && actors.length < 2));

/** Acts that are seen, whoever did them: "the murder of the envoy". */
const bodily: ReadonlySet<string> = new Set(["ASSAULT", "PROTEST", "MOBILIZE", "COERCE"]);

/** Chosen on the development pages. */
const UNLISTED_ON_PAGE = 0.65;
const LISTED_ON_PAGE = 0.52;
/** "the direction of Oslo", "Chad's allies in Kenya": nouns tell acts less often than verbs do. */
const UNLISTED_NOUN_ON_PAGE = 0.85;

/** A text of more than five sentences is a page. */
export const isPage = ({ sentences }: Analysis): boolean => sentences.length > 5;

/** What is known of a telling, as names of features. */
export const featuresOf = (draft: EventDraft, analysis: Analysis): string[] => groupsOf(draft, analysis).flat();

/** Names of features that always stand together: made once, so that their weights are added up once. */
type Group = readonly string[];

function groupsOf(draft: EventDraft, analysis: Analysis): Group[] {
  const sentence = analysis.sentences[draft.sentence]!;
  const token = sentence.tokens[draft.predicate]!;
  const { actors, recipients, doubts, slots, when } = draft;
  const { type, mode, name, pos } = draft.frame;
  const groups = [ofFrame(name, mode === null ? type : `${type}/${mode}`, pos)];
  for (const doubt of doubts) groups.push(ofDoubt(doubt, type));
  if (doubts.length === 0) groups.push(ofNoDoubt(pos));
  if (doubts.length > 1) groups.push(DOUBTS);
  const listing = isUnlisted(draft) ? "unlisted" : doubts.length === 0 ? "sound" : "doubtful";
  const act = draft.act === null ? "unasked" : stepOf(draft.act);
  groups.push(ofAct(act, listing));
  // What a page tells beside its news is less often an act than what stands by itself.
  if (isPage(analysis)) groups.push(ofActOnPage(act, listing));
  groups.push(ofSides(sideOf(actors), sideOf(recipients), type), ofSlots(slots[0], slots[1], pos));
  if (slots[1] === "within") groups.push(within(type));
  groups.push(ofStates(actors, recipients));
  if (actors.length > 1 && recipients.length === 0) groups.push(TOGETHER);
  const relation = bareRel(token);
  groups.push(ofWord(relation, token.xpos), ofStatus(draft.status, pos), ofDay(when?.dateIs ?? "", pos, type));
  const head = headOf(sentence, draft.predicate);
  if (head !== null) groups.push(under(head.upos, relation));
  if (head !== null && relation === "ccomp") groups.push(said(head.lemma));
  if (sentence.quotes.some((quote) => quote.start <= token.start && token.end <= quote.end)) groups.push(quoted(type));
  groups.push(place(draft.sentence < 3 ? `${draft.sentence}` : "later"));
  if (draft.place !== null && !draft.place.land) groups.push(PLACED);
  if (draft.reported !== "fact") groups.push(reported(draft.reported));
  for (const field of fieldsOf(analysis, draft.sentence)) groups.push(ofField(field, type));
  return groups;
}

const one = (make: (a: string) => Group): ((a: string) => Group) => oncePerText(make);
const two = (make: (a: string, b: string) => Group): ((a: string, b: string) => Group) => {
  const known = oncePerText((a) => oncePerText((b) => make(a, b)));
  return (a, b) => known(a)(b);
};
const three = (make: (a: string, b: string, c: string) => Group): ((a: string, b: string, c: string) => Group) => {
  const known = oncePerText((a) => two((b, c) => make(a, b, c)));
  return (a, b, c) => known(a)(b, c);
};

const ofFrame = three((name, code, pos) => [`frame ${name} ${code}`, `code ${code} ${pos}`, `pos ${pos}`]);
const ofDoubt = two((doubt, type) => [`doubt ${doubt}`, `doubt ${doubt} ${type}`]);
const ofNoDoubt = one((pos) => ["no doubt", `no doubt ${pos}`]);
const DOUBTS: Group = ["doubts"];
const ofAct = two((act, listing) => [`act ${act}`, `act ${act} ${listing}`]);
const ofActOnPage = two((act, listing) => [
  `page ${listing === "unlisted" ? "unlisted" : "listed"}`,
  `page act ${act}`,
]);
const ofSides = three((from, to, type) => [
  `actor ${from}`,
  `recipient ${to}`,
  `sides ${from} ${to}`,
  `actor ${from} ${type}`,
  `recipient ${to} ${type}`,
]);
const ofSlots = three((from, to, pos) => [`slot actor ${from} ${pos}`, `slot recipient ${to} ${pos}`]);
const within = one((type) => [`within ${type}`]);
const TOGETHER: Group = ["together"];
const ofWord = two((relation, tag) => [`relation ${relation}`, `tag ${tag}`]);
const ofStatus = two((status, pos) => [`status ${status}`, `status ${status} ${pos}`]);
const ofDay = three((is, pos, type) => [
  is === "" ? "no day" : `day ${is}`,
  `${is === "" ? "no day" : "day"} ${pos} ${type}`,
]);
const under = two((upos, relation) => [`under ${upos} ${relation}`]);
const said = one((lemma) => [`said ${lemma}`]);
const quoted = one((type) => ["quoted", `quoted ${type}`]);
const place = one((where) => [`place ${where}`]);
const PLACED: Group = ["placed"];
const reported = one((how) => [how]);
const ofField = two((field, type) => [`field ${field}`, `field ${field} ${type}`]);

const ALL_OF_STATES: readonly Group[] = [0, 1, 2, 3].map((count) => ["all parties of states", `states ${count}`]);
const ONE_WITHOUT: readonly Group[] = [0, 1, 2, 3].map((count) => ["a party without state", `states ${count}`]);

function ofStates(actors: readonly Party[], recipients: readonly Party[]): Group {
  const states: (string | null)[] = [];
  for (const side of [actors, recipients])
    for (const { state } of side) if (!states.includes(state)) states.push(state);
  return (states.includes(null) ? ONE_WITHOUT : ALL_OF_STATES)[Math.min(3, states.length)]!;
}

/** In what steps the network's chance of the act is told. */
const STEPS = [0, 0.03, 0.08, 0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.95];
const stepNames = STEPS.map(String);
const stepOf = (act: number): string => stepNames[STEPS.findLastIndex((step) => act >= step)]!;

/** Of what kind a side is: the kinds of its parties, "none" if nobody is named. */
function sideOf(parties: readonly Party[]): string {
  if (parties.length === 0) return "none";
  if (parties.length === 1) return kindOf(parties[0]!);
  return [...new Set(parties.map(kindOf))].sort().join("+");
}

const kindOf = ({ type, state, official }: Party): string =>
  type === "unknown" && state !== null ? "people" : official || type !== "person" ? type : "private";

/** Fields of life whose words sound like diplomacy; those that the sentence speaks of, and those of the text ("text sport"). */
export const fieldsOf = ({ sentences }: Analysis, index: number): readonly string[] =>
  fieldsBySentence(sentences)[index]!;

const fieldsBySentence = oncePer((sentences: Analysis["sentences"]): readonly (readonly string[])[] => {
  const own = sentences.map(({ tokens }) => {
    const counts = new Map<string, number>();
    for (const { lemma, norm, upos } of tokens) {
      if (ofGrammar.has(upos)) continue;
      const byLemma = fieldWords.get(lemma);
      const byForm = byLemma === undefined && norm !== lemma ? fieldWords.get(norm) : byLemma;
      const field = byForm ?? (isScore(norm) ? "sport" : undefined);
      if (field !== undefined) counts.set(field, (counts.get(field) ?? 0) + 1);
    }
    return counts;
  });
  const all = new Map<string, number>();
  for (const counts of own) for (const [field, count] of counts) all.set(field, (all.get(field) ?? 0) + count);
  const text = [...all].filter(([, count]) => count * 2 > sentences.length).map(([field]) => `text ${field}`);
  return own.map((counts) =>
    counts.size === 0
      ? text
      : [...[...counts].flatMap(([field, count]) => (count > 1 ? [field, `much ${field}`] : [field])), ...text],
  );
});

/** Words of these classes tell of no field. */
const ofGrammar: ReadonlySet<string> = new Set(["ADP", "AUX", "CCONJ", "DET", "PART", "PRON", "PUNCT", "SCONJ"]);

/** "won 3-1": how a match ended. */
const isScore = (norm: string): boolean => norm.length < 8 && norm < ":" && /^\d{1,3}[-–]\d{1,3}$/.test(norm);

const fieldWords: ReadonlyMap<string, string> = new Map(
  Object.entries({
    sport:
      "match game goal coach striker midfielder defender goalkeeper league tournament championship cup football soccer cricket rugby tennis basketball hockey olympic olympics athlete player squad stadium referee penalty semi-final semifinal quarterfinal quarter-final final qualifier fifa uefa innings wicket medal race champion fixture friendly derby winger team-mate teammate playoff scored kick-off halftime",
    culture:
      "film movie novel album concert singer actor actress director festival museum exhibition theatre theater band song tour premiere studio orchestra choir poet novelist painter gallery screenplay drama series episode opera ballet documentary sequel",
    business:
      "company shareholder shares merger takeover startup retailer ceo investor stock profit revenue airline bank brand customer supplier bondholder listed rival lender chain store dividend stake acquisition bidder hotelier carmaker brewer",
    crime:
      "murder robbery burglary suspect police court jury prosecutor gang drug trafficker smuggler detective inspector jail theft fraud stabbing shooting knife victim husband wife neighbour neighbor teenager homicide thief",
    home: "parliament lawmaker mp opposition coalition budget pension school hospital mayor union teacher doctor strike council party election senator voter ballot campaign candidate congress cabinet",
    law: "lawsuit plaintiff defendant trial verdict judge appeal tribunal",
    history: "century empire emperor dynasty medieval ancient historian king 19th 18th 17th",
  }).flatMap(([field, words]) => words.split(" ").map((word) => [word, field] as const)),
);
