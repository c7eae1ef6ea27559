/** Parties that the predicate's own clause does not name: from the page's war, the dateline, what was told before. */
import { oncePer } from "../../kit/once-per.ts";
import { isSpeechLemma } from "../../language/speech.ts";
import { children, clauseAbove, dependent, isPassive, subtree } from "../../language/tree.ts";
import type { Analysis, PloverType, Sentence, Token } from "../../model/index.ts";
import { partiesAt } from "../parties.ts";
import { type Party, stateParty } from "../party.ts";
import { slotHeads } from "../slots.ts";
import type { EventDraft } from "./draft.ts";
import type { Frame } from "./lexicon.ts";
import type { Site } from "./needs.ts";
import { placeOf } from "./place.ts";
import { type War, warBetween } from "./wars.ts";

/** "Russia's invasion": of the land that the page names its war after, "the Ukraine war", "the conflict in Ukraine". */
export const theatreOf = ({ analysis }: Pick<Site, "analysis">): readonly Party[] => theatre(analysis);

const theatre = oncePer((analysis: Analysis): readonly Party[] => {
  for (const sentence of analysis.sentences) {
    for (const token of sentence.tokens) {
      if (!warlike.has(token.lemma)) continue;
      for (const slot of ["cmp", "in", "of", "on", "against"]) {
        const found = slotHeads(sentence, token.index, slot, "n")
          .flatMap((head) => partiesAt(analysis, sentence, head, false))
          .filter((party) => party.type === "state" || party.type === "place");
        if (found.length > 0) return found;
      }
    }
  }
  return [];
});

/** "Three missiles were launched on Saturday": by whoever was last told to have done such a thing. */
export function doneBefore(site: Site, frame: Frame, told: readonly EventDraft[]): Party[] {
  const { sentence, predicate } = site;
  if (frame.type === "ASSAULT" ? !isByBlow(site) : !isPassive(sentence, predicate)) return [];
  const last = told.findLast(
    (draft) => draft.frame.type === frame.type && (frame.type !== "ASSAULT" || draft.actors.length > 0),
  );
  return [...(last?.actors ?? [])];
}

/** "The attack killed ten", "was killed in the raid": by a blow of which the page has told. */
function isByBlow({ sentence, predicate, lexicon }: Site): boolean {
  const blows = lexicon.classes.get("attack");
  return ["subj", "in", "by", "during"].some((slot) =>
    slotHeads(sentence, predicate, slot, "v").some(
      (head) => blows?.has(head.lemma) === true && isDefinite(sentence, head),
    ),
  );
}

/** "was killed in Pakistani firing", "died in a strike by Israel": whose blow it was. */
export function strikers({ analysis, sentence, predicate, lexicon }: Site): Party[] {
  const blows = lexicon.classes.get("blow");
  return ["in", "by", "during", "from"].flatMap((slot) =>
    slotHeads(sentence, predicate, slot, "v")
      .filter(({ lemma, norm }) => blows?.has(lemma) === true || blows?.has(norm) === true)
      .flatMap((head) => partiesAt(analysis, sentence, head, "doer"))
      .filter(({ type }) => type !== "place"),
  );
}

/** Where the clause says that it happens, as the party that is visited. */
export function placeParties({ analysis, sentence, predicate }: Site): Party[] {
  const place = placeOf(analysis, sentence, predicate, false);
  return place === null || place.country === null ? [] : [stateParty(place.country, predicate)];
}

/** "was given a week to leave Russia": whoever rules the land that is to be left. */
export function landToLeave({ analysis, sentence, predicate }: Site): Party[] {
  const mentions = analysis.mentionsBySentence[sentence.index] ?? [];
  const leaving = new Set(
    subtree(sentence, predicate).filter((i) => i !== predicate && sentence.tokens[i]!.lemma === "leave"),
  );
  return mentions.flatMap(({ headToken, actors }) => {
    const { head, deprel } = sentence.tokens[headToken]!;
    const land = actors[0];
    if (!leaving.has(head) || deprel !== "obj" || (land?.type !== "state" && land?.type !== "place")) return [];
    return land.country === null ? [] : [stateParty(land.country, headToken)];
  });
}

/** "The High Commissioner of Canada to India was summoned": whoever has the envoy at court; the land that sent her is another. */
export function courtOf(site: Site): Party[] {
  const envoy = envoyOf(site);
  if (envoy === null) return [];
  const hosts = ["to", "in"].flatMap((slot) => landsBeside(site, envoy, slot));
  return hosts.length > 0 ? hosts : tellersOf(site, envoy);
}

/** "The Algerian ambassador to Spain has been recalled": by whoever sent him. */
export function senderOf(site: Site): Party[] {
  const envoy = envoyOf(site);
  return envoy === null ? [] : ["adj", "of", "poss"].flatMap((slot) => landsBeside(site, envoy, slot)).slice(0, 1);
}

/** "complained, and recalled its ambassador": whose the envoy is that somebody calls back. */
export function ownerOf({ analysis, sentence, predicate }: Site): readonly Party[] {
  const envoy = dependent(sentence, predicate, "obj");
  const whose = envoy === null ? null : dependent(sentence, envoy.index, "nmod:poss");
  return whose?.xpos === "PRP$" ? partiesAt(analysis, sentence, whose, false) : [];
}

/** The envoy of whom a passive tells. */
const envoyOf = ({ sentence, predicate, lexicon }: Site): Token | null => {
  const subject = isPassive(sentence, predicate) ? dependent(sentence, predicate, "nsubj:pass") : null;
  return subject !== null && lexicon.classes.get("envoy")?.has(subject.norm) === true ? subject : null;
};

const landsBeside = ({ analysis, sentence }: Site, envoy: Token, slot: string): Party[] =>
  slotHeads(sentence, envoy.index, slot, "n")
    .flatMap((head) => partiesAt(analysis, sentence, head, false))
    .flatMap(({ state }) => (state === null ? [] : [stateParty(state, envoy.index)]))
    .slice(0, 1);

/** "Ukraine said that the Hungarian consul would be expelled": by whose government says so, unless it is the envoy's own. */
function tellersOf(site: Site, envoy: Token): Party[] {
  const { analysis, sentence, predicate } = site;
  const { deprel, head } = sentence.tokens[predicate]!;
  if (deprel !== "ccomp" || !isSpeechLemma(sentence.tokens[head]!.lemma)) return [];
  const speaker = dependent(sentence, head, "nsubj");
  const own = new Set(partiesAt(analysis, sentence, envoy).map(({ state }) => state));
  return (speaker === null ? [] : partiesAt(analysis, sentence, speaker)).flatMap(({ state, official }) =>
    state === null || !official || own.has(state) ? [] : [stateParty(state, speaker!.index)],
  );
}

/** "TOKYO – … arrived on Thursday": the dateline's place, where the page names it again. */
export function datelineParties({ analysis, predicate }: Site): Party[] {
  const { dateline, body } = analysis.article;
  const name = dateline?.place?.toLowerCase();
  if (name === undefined) return [];
  const there = analysis.mentions.find(
    ({ start, end, actors }) =>
      end - start === name.length && actors[0]?.country != null && body.slice(start, end).toLowerCase() === name,
  );
  const land = there?.actors[0]?.country ?? null;
  return land === null ? [] : [stateParty(land, predicate)];
}

/** "BEIJING – Berg pledged on Thursday, on the first trip that he has made, …": in the lede the trip is where the page was written, as told by what is done on it. */
export function datelineOfLede(site: Site): Party[] {
  const { sentence, predicate } = site;
  if (sentence.index > 0) return [];
  let verb = clauseAbove(sentence, predicate);
  // "pledged to deepen ties, on the first trip": the tree may hang it on what is pledged.
  if (verb >= 0 && sentence.tokens[verb]!.xpos === "VB") verb = sentence.tokens[verb]!.head;
  const isDone = verb >= 0 && /^VB[DZP]$/.test(sentence.tokens[verb]!.xpos);
  return isDone && sentence.tokens[predicate]!.deprel === "obl" ? datelineParties(site) : [];
}

/**
 * "since the invasion": the one that the world knows by where the page's war is fought, if the page speaks of the attacker too.
 * Attacker and attacked, or null. A war told of in general is no act.
 */
export function knownWar(site: Site): [Party[], Party[]] | null {
  const { analysis, sentence, predicate, lexicon } = site;
  if (sentence.tokens[predicate]!.lemma !== "invasion") return null;
  const named = ["cmp", "in", "of", "on", "against", "adj"].flatMap((slot) =>
    slotHeads(sentence, predicate, slot, "n").flatMap((head) => partiesAt(analysis, sentence, head, false)),
  );
  const lands = named.length > 0 ? named : isDefinite(sentence, sentence.tokens[predicate]!) ? theatreOf(site) : [];
  for (const attacked of lands.filter((party) => party.state !== null)) {
    for (const war of lexicon.wars.filter((one) => one.attacked === attacked.state).toReversed()) {
      const attacker = analysis.mentions
        .flatMap((mention) => mention.actors)
        .find((actor) => actor.name === war.attacker || actor.country === war.attacker);
      if (attacker === undefined) continue;
      const sides: [Party[], Party[]] = [[stateParty(war.attacker, predicate)], [stateParty(war.attacked, predicate)]];
      if (warBetween([war], sides[0], sides[1], analysis.published.published) !== null) return sides;
    }
  }
  return null;
}

/** "a tariff on Vietnamese-made shoes": the lands whose goods the clause speaks of. */
export function makersOf({ analysis, sentence, predicate }: Site): Party[] {
  const mentions = analysis.mentionsBySentence[sentence.index] ?? [];
  return subtree(sentence, predicate).flatMap((i) => {
    if (!made.has(sentence.tokens[i]!.norm) || sentence.tokens[i - 1]?.norm !== "-") return [];
    const maker = mentions.find(({ last }) => last === i - 2);
    return maker === undefined ? [] : partiesAt(analysis, sentence, sentence.tokens[maker.headToken]!, false);
  });
}

const made = new Set(["made", "built", "grown", "produced", "assembled"]);

/** Both who fight the war that the page is about, as the calendar of wars has them; empty if it is about none, or does not name both. */
export function sidesOfWar(analysis: Analysis, wars: readonly War[], at: number): Party[] {
  for (const land of theatreOf({ analysis })) {
    for (const { attacker, attacked } of wars.filter((one) => one.attacked === land.state).toReversed()) {
      const sides: [Party, Party] = [stateParty(attacker, at), stateParty(attacked, at)];
      const isNamed = (name: string): boolean =>
        analysis.mentions.some(({ actors }) => actors.some((actor) => actor.name === name || actor.country === name));
      if (!isNamed(attacker) || !isNamed(attacked)) continue;
      if (warBetween(wars, [sides[0]], [sides[1]], analysis.published.published) !== null) return sides;
    }
  }
  return [];
}

export const warlike = new Set(["war", "conflict", "invasion", "crisis"]);

/** "condemned the launch", "a complaint over the tariffs": whoever did what was told last, another than the one who speaks. */
export function doersOf(site: Site, frame: Frame, actors: readonly Party[], told: readonly EventDraft[]): Party[] {
  const deeds = site.lexicon.classes.get("deed");
  const { pos } = frame;
  const heads = (pos === "v" ? ["obj", "csubj", ...occasions] : occasions).flatMap((slot) =>
    slotHeads(site.sentence, site.predicate, slot, pos),
  );
  // "denied claims that …": whose claims, needs no article.
  const isClaim = ({ lemma }: Token): boolean => deedTypes.get(lemma) === "ACCUSE";
  if (!heads.some((head) => deeds?.has(head.lemma) === true && (isClaim(head) || isDefinite(site.sentence, head))))
    return [];
  const own = new Set(actors.map((party) => party.state ?? party.name));
  const kind = heads.map((head) => deedTypes.get(head.lemma)).find((type) => type !== undefined);
  for (const draft of told.toReversed()) {
    if (kind === undefined ? site.sentence.index - draft.sentence > 6 : !isOfKind(draft, kind)) continue;
    const doers = draft.actors.filter((party) => !own.has(party.state ?? party.name));
    if (doers.length > 0 && doers.length === draft.actors.length) return [...doers];
  }
  return [];
}

/** A raid may have been told of by those whom it seized. */
const isOfKind = ({ frame }: EventDraft, kind: PloverType): boolean =>
  frame.type === kind || (kind === "ASSAULT" && frame.type === "COERCE");

const occasions = ["over", "about"];

/** "denied those accusations", "rejected claims that it …", "denied arming them": who was last told to have made them, of those who deny. */
export function accusersOf(site: Site, actors: readonly Party[], told: readonly EventDraft[]): Party[] {
  const { deprel, head } = site.sentence.tokens[site.predicate]!;
  // "accused Chad of arming them, a charge Chad denied".
  const objects = /^acl/.test(deprel)
    ? [site.sentence.tokens[head]!]
    : slotHeads(site.sentence, site.predicate, "obj", "v");
  if (!deniesClause(site) && !objects.some(({ lemma }) => deedTypes.get(lemma) === "ACCUSE")) return [];
  return lastAccusers(told, site.sentence, actors);
}

/** "accused forces from the border region of Kenya of shelling a town": whoever is accused of a deed does it. */
export function accusedOf(
  { sentence, predicate }: Site,
  { pos }: Frame,
  told: readonly EventDraft[],
): readonly Party[] {
  if (pos !== "v" || !children(sentence, predicate).some(({ deprel, norm }) => deprel === "mark" && norm === "of"))
    return [];
  const charge = told.findLast(
    (draft) => draft.sentence === sentence.index && draft.frame.type === "ACCUSE" && draft.predicate < predicate,
  );
  const isUnder = (verb: number): boolean =>
    verb >= 0 && (verb === charge?.predicate || isUnder(clauseAbove(sentence, verb)));
  return charge !== undefined && isUnder(predicate) ? charge.recipients : [];
}

/** Who was told within the last sentences to have accused these; empty if nobody was. */
export function lastAccusers(told: readonly EventDraft[], { index }: Sentence, actors: readonly Party[]): Party[] {
  const own = new Set(actors.map((party) => party.state ?? party.name));
  const accusation = told.findLast(
    (draft) =>
      draft.frame.type === "ACCUSE" &&
      draft.actors.length > 0 &&
      draft.sentence <= index &&
      index - draft.sentence <= 6 &&
      draft.recipients.some((party) => own.has(party.state ?? party.name)),
  );
  return accusation === undefined ? [] : [...accusation.actors];
}

/** "denied that it had sent them arms", "denied arming them", "denies it": what is denied tells of the deed, not of who says so. */
export function deniesClause({ sentence, predicate }: Site): boolean {
  if (sentence.tokens[predicate]!.lemma !== "deny") return false;
  const content = dependent(sentence, predicate, "ccomp", "xcomp", "advcl", "obj");
  return content !== null && (content.upos === "VERB" || content.upos === "AUX" || content.upos === "PRON");
}

/** What kind of deed a word names, where it is plain. */
const deedTypes = new Map<string, PloverType>([
  ["launch", "MOBILIZE"],
  ["test", "MOBILIZE"],
  ["missile", "MOBILIZE"],
  ["drill", "MOBILIZE"],
  ["raid", "ASSAULT"],
  ["attack", "ASSAULT"],
  ["strike", "ASSAULT"],
  ["invasion", "ASSAULT"],
  ["agreement", "AGREE"],
  ["deal", "AGREE"],
  ["pact", "AGREE"],
  ["treaty", "AGREE"],
  ["memorandum", "AGREE"],
  ["accusation", "ACCUSE"],
  ["allegation", "ACCUSE"],
  ["charge", "ACCUSE"],
  ["claim", "ACCUSE"],
  ["assertion", "ACCUSE"],
  ["insinuation", "ACCUSE"],
  ["suggestion", "ACCUSE"],
  ["demand", "REQUEST"],
  ["request", "REQUEST"],
  ["tariff", "SANCTION"],
  ["sanction", "SANCTION"],
]);

const isDefinite = (sentence: Sentence, token: Token): boolean =>
  children(sentence, token.index).some((child) =>
    ["the", "this", "these", "those", "that", "latest"].includes(child.norm),
  );
