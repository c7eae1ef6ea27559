/**
 * Which tellings are events: a sum of weights over what is known of a telling, learned from labelled sentences and pages
 * (tools/fit-events.ts; weights in data/event-weights.tsv). The rules find and fill; this decides where they leave doubt, so that
 * "agreed to resign" (one party), "ordered state companies" (home affairs) and "a thaw in the game between" are weighed and not ruled.
 *
 * Logistic regression on named features; a feature that the weights do not know counts nothing.
 */
import { bareRel, headOf } from "../../language/tree.ts";
import type { Analysis } from "../../model/index.ts";
import type { Party } from "../parties.ts";
import type { EventDraft } from "./draft.ts";

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

/** The chance that a careful reader takes the telling as an event of this type, 0..1. */
export function chanceOf(features: readonly string[], { weights }: EventWeights): number {
  let sum = weights.get("bias") ?? 0;
  for (const feature of features) sum += weights.get(feature) ?? 0;
  return 1 / (1 + Math.exp(-sum));
}

/**
 * Is a telling of this chance taken? Words that the lexicon does not list were learned from sentences that mostly tell an act; most
 * of a page's do not, so there a telling must be likelier.
 */
export const isTaken = (draft: EventDraft, chance: number, analysis: Analysis, { threshold }: EventWeights): boolean =>
  chance >= (!isPage(analysis) ? threshold : isUnlisted(draft) ? UNLISTED_ON_PAGE : LISTED_ON_PAGE);

/** Chosen on the development pages. */
const UNLISTED_ON_PAGE = 0.7;
const LISTED_ON_PAGE = 0.52;

const isUnlisted = ({ frame }: EventDraft): boolean => frame.name.endsWith("~");

/** A text of more than five sentences is a page. */
export const isPage = ({ sentences }: Analysis): boolean => sentences.length > 5;

/** What is known of a telling, as names of features. */
export function featuresOf(draft: EventDraft, analysis: Analysis): string[] {
  const sentence = analysis.sentences[draft.sentence]!;
  const token = sentence.tokens[draft.predicate]!;
  const { type, mode, name, pos } = draft.frame;
  const code = mode === null ? type : `${type}/${mode}`;
  const features = [`frame ${name} ${code}`, `code ${code} ${pos}`, `pos ${pos}`];
  const add = (...more: string[]): void => {
    features.push(...more);
  };
  for (const doubt of draft.doubts) add(`doubt ${doubt}`, `doubt ${doubt} ${type}`);
  if (draft.doubts.length === 0) add("no doubt", `no doubt ${pos}`);
  if (draft.doubts.length > 1) add("doubts");
  const act = draft.act === null ? "unasked" : `${STEPS.findLast((step) => draft.act! >= step)}`;
  // What a page tells beside its news is less often an act than what stands by itself.
  if (isPage(analysis)) add(`page ${isUnlisted(draft) ? "unlisted" : "listed"}`, `page act ${act}`);
  add(`act ${act}`, `act ${act} ${isUnlisted(draft) ? "unlisted" : draft.doubts.length === 0 ? "sound" : "doubtful"}`);
  const [from, to] = [sideOf(draft.actors), sideOf(draft.recipients)];
  add(`actor ${from}`, `recipient ${to}`, `sides ${from} ${to}`, `actor ${from} ${type}`, `recipient ${to} ${type}`);
  add(`slot actor ${draft.slots[0]} ${pos}`, `slot recipient ${draft.slots[1]} ${pos}`);
  if (draft.slots[1] === "within") add(`within ${type}`);
  const states = new Set([...draft.actors, ...draft.recipients].map((party) => party.state));
  add(states.has(null) ? "a party without state" : "all parties of states", `states ${Math.min(3, states.size)}`);
  if (draft.actors.length > 1 && draft.recipients.length === 0) add("together");
  add(`relation ${bareRel(token)}`, `tag ${token.xpos}`, `status ${draft.status}`, `status ${draft.status} ${pos}`);
  add(
    draft.when === null ? "no day" : `day ${draft.when.dateIs}`,
    `${draft.when === null ? "no day" : "day"} ${pos} ${type}`,
  );
  const head = headOf(sentence, draft.predicate);
  if (head !== null) add(`under ${head.upos} ${bareRel(token)}`);
  if (head !== null && bareRel(token) === "ccomp") add(`said ${head.lemma}`);
  if (sentence.quotes.some((quote) => quote.start <= token.start && token.end <= quote.end))
    add("quoted", `quoted ${type}`);
  add(`place ${draft.sentence < 3 ? draft.sentence : "later"}`);
  if (draft.place !== null && !draft.place.land) add("placed");
  if (draft.reported !== "fact") add(draft.reported);
  for (const field of fieldsOf(analysis, draft.sentence)) add(`field ${field}`, `field ${field} ${type}`);
  return features;
}

/** In what steps the network's chance of the act is told. */
const STEPS = [0, 0.03, 0.08, 0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.95];

/** Of what kind a side is: the kinds of its parties, "none" if nobody is named. */
function sideOf(parties: readonly Party[]): string {
  if (parties.length === 0) return "none";
  const kinds = new Set(
    parties.map((party) =>
      party.type === "unknown" && party.state !== null
        ? "people"
        : party.official || party.type !== "person"
          ? party.type
          : "private",
    ),
  );
  return [...kinds].sort().join("+");
}

/** Fields of life whose words sound like diplomacy; those that the sentence speaks of, and those of the text ("text sport"). */
export function fieldsOf(analysis: Analysis, index: number): string[] {
  let known = fieldsBySentence.get(analysis);
  if (known === undefined) {
    const own = analysis.sentences.map((sentence) => {
      const counts = new Map<string, number>();
      for (const token of sentence.tokens) {
        const field =
          fieldWords.get(token.lemma) ?? fieldWords.get(token.norm) ?? (score.test(token.norm) ? "sport" : undefined);
        if (field !== undefined) counts.set(field, (counts.get(field) ?? 0) + 1);
      }
      return counts;
    });
    const all = new Map<string, number>();
    for (const counts of own) for (const [field, count] of counts) all.set(field, (all.get(field) ?? 0) + count);
    const text = [...all]
      .filter(([, count]) => count * 2 > analysis.sentences.length)
      .map(([field]) => `text ${field}`);
    known = own.map((counts) => [
      ...[...counts].flatMap(([field, count]) => (count > 1 ? [field, `much ${field}`] : [field])),
      ...text,
    ]);
    fieldsBySentence.set(analysis, known);
  }
  return known[index] ?? [];
}

/** "won 3-1": how a match ended. */
const score = /^\d{1,3}[-–]\d{1,3}$/;

const fieldsBySentence = new WeakMap<Analysis, string[][]>();

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
