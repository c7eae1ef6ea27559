/** When and where an event is that its own clause does not say: from the lede, the dateline, the land that receives it, the calendar of wars. */
import { children } from "../../language/tree.ts";
import type { Analysis, PloverType, Sentence, Status, When } from "../../model/index.ts";
import type { Party } from "../party.ts";
import type { EventDraft } from "./draft.ts";
import { warlike } from "./elsewhere.ts";
import { ofWords } from "./kinds.ts";
import type { Frame } from "./lexicon.ts";
import type { Site } from "./needs.ts";
import { landOf } from "./place.ts";
import { warBetween } from "./wars.ts";

/** How many sentences of the body tell the news itself; what follows may be older. */
export const LEDE = 2;

/**
 * The day of what the lede reports as news without naming a day ("China has opened a probe …"): the page's own, where that is a
 * day. Null further down, for what is to come or goes on, and where the sentence names any day.
 */
export function newsDay(analysis: Analysis, sentence: Sentence, predicate: number, status: Status): When | null {
  const { published } = analysis.published;
  if (sentence.index >= LEDE || status !== "held" || published === null || !/^\d{4}-\d{2}-\d{2}$/.test(published))
    return null;
  if ((analysis.timesBySentence[sentence.index] ?? []).some((time) => time.type === "date")) return null;
  const token = sentence.tokens[predicate]!;
  if (token.upos !== "VERB" || !/^VB[DN]$/.test(token.xpos) || token.deprel.startsWith("acl")) return null;
  if (children(sentence, predicate).some((child) => child.norm === "had")) return null;
  const reason = "told in the lede as the news of the page's day";
  return { date: published, dateIs: "inferred", reason, span: token, ofThePage: true };
}

/** A place that is not in the land visited is not where the visit is: "to discuss the war in Ukraine in Moscow". */
export const within = (place: EventDraft["place"], hosts: readonly Party[]): EventDraft["place"] =>
  place !== null && hosts.length > 0 && place.country !== null && !hosts.some((host) => host.state === place.country)
    ? null
    : place;

/** Visits and force happen in the land that receives them. */
export function hostLand(analysis: Analysis, recipients: readonly Party[]): EventDraft["place"] {
  const state = recipients.length === 1 ? recipients[0]!.state : null;
  return state === null ? null : landOf(analysis, state);
}

/**
 * What the lede tells of those at home or received where the dateline stands happens there: "TOKYO – The two agreed …". So do
 * words and papers of a government in its own city: "MANILA – The Philippines summoned the ambassador".
 */
export function datelinePlace(
  analysis: Analysis,
  sentence: Sentence,
  actors: readonly Party[],
  recipients: readonly Party[],
  frame: Frame,
): EventDraft["place"] {
  const { type, mode } = frame;
  const areReceived = type === "AGREE" || (type === "CONSULT" && mode !== "call" && mode !== "letter");
  if (sentence.index >= LEDE || !(areReceived || ofWords.has(type) || onPaper.has(type))) return null;
  // Of "BEIJING/HANOI" the first.
  const name = analysis.article.dateline?.place?.toLowerCase().split("/")[0];
  const mention = analysis.mentions.find(
    (one) => one.actors[0]?.type === "place" && one.actors[0].name.toLowerCase() === name,
  );
  const actor = mention?.actors[0];
  if (mention === undefined || actor === undefined || actor.country === null) return null;
  return (areReceived ? [...actors, ...recipients] : actors).some((party) => party.state === actor.country)
    ? { name: actor.name, span: mention, country: actor.country, land: false }
    : null;
}

/** What a government orders at home. */
const onPaper: ReadonlySet<PloverType> = new Set(["SANCTION", "CONCEDE"]);

/** The first day of the war that is meant, as the world dates it: for "the invasion", "the war", not for single strikes. */
export function warDay(site: Site, frame: Frame, actors: readonly Party[], recipients: readonly Party[]): When | null {
  const { analysis, lexicon, sentence, predicate } = site;
  const token = sentence.tokens[predicate]!;
  if (frame.type !== "ASSAULT" || !warlike.has(frame.pos === "v" ? invading(token.lemma) : token.lemma)) return null;
  const war = warBetween(lexicon.wars, actors, recipients, analysis.published.published);
  if (war === null) return null;
  return {
    date: war.first,
    dateIs: "inferred",
    reason: `the first day of the ${war.name}, from the calendar of wars`,
    span: token,
  };
}

const invading = (lemma: string): string => (lemma === "invade" ? "invasion" : lemma);
