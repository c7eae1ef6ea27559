/**
 * To whom a deed is done that names nobody: read from what the page tells beside it. Works on happenings, after those of one
 * happening were made one, so that a party that any telling names stands before one that is worked out here.
 */
import { subtree } from "../../language/tree.ts";
import type { Actor, Analysis } from "../../model/index.ts";
import { distinct, type Party, recast, sideOf } from "../party.ts";
import { type EventDraft, redrafted } from "./draft.ts";
import { sidesOfWar } from "./elsewhere.ts";
import type { War } from "./wars.ts";

/** How many sentences back the other party of an exchange may have been told. */
const REACH = 2;

/** The happenings, those without a recipient with one where the page tells it: as inferred. `happenings` in the order of the page. */
export function withPartners(
  analysis: Analysis,
  happenings: readonly EventDraft[],
  wars: readonly War[],
): EventDraft[] {
  return happenings.map((draft, at) => {
    if (draft.frame.type === "PROTEST" && draft.frame.pos === "n" && draft.actors.length === 0)
      return redrafted(draft, { actors: [protesters(draft)] });
    const sides = warringSides(analysis, draft, wars);
    if (sides.length > 0) return redrafted(draft, { recipients: sides, recipientInferred: true });
    const answered =
      draft.recipients.length > 0 ? [] : answeredBy(analysis, draft, happenings.slice(0, at).toReversed());
    if (answered.length > 0) return redrafted(draft, { recipients: answered, recipientInferred: true });
    const isOneSided = new Set(draft.actors.map(({ name, state }) => state ?? name)).size === 1;
    if (draft.recipients.length > 0 || !isOneSided || !exchanges.has(codeOf(draft))) return draft;
    const partner = partnerOf(draft, happenings.slice(0, at).toReversed());
    return partner === null ? draft : redrafted(draft, { recipients: [partner], recipientInferred: true });
  });
}

/**
 * "proposed a peace plan", "urged all parties to stop", "called for talks to end the war in Ukraine": asked of both who fight the
 * page's war, less the one that asks. Empty where the words are not for peace, or name somebody who does not fight it.
 */
function warringSides(analysis: Analysis, draft: EventDraft, wars: readonly War[]): Party[] {
  if (draft.frame.type !== "REQUEST" && codeOf(draft) !== "AGREE/propose") return [];
  const sentence = analysis.sentences[draft.sentence]!;
  const words = new Set(subtree(sentence, draft.predicate));
  if (!sentence.tokens.some(({ index, lemma }) => words.has(index) && ofPeace.has(lemma))) return [];
  const sides = sidesOfWar(analysis, wars, draft.predicate);
  // "a ceasefire in Gaza" on a page about another war.
  const elsewhere = (analysis.mentionsBySentence[draft.sentence] ?? []).some(
    ({ headToken, actors }) =>
      words.has(headToken) &&
      actors.some((one) => isLand(one) && ![...sides, ...draft.actors].some((side) => side.state === one.country)),
  );
  if (elsewhere) return [];
  if (draft.recipients.some(({ name }) => !sides.some((side) => side.name === name))) return [];
  return sides.filter((side) => !draft.actors.some((actor) => isOwn(actor, side)));
}

const isLand = ({ type }: Actor): boolean => type === "place" || type === "state";

/** What only those who fight can end or keep. */
const ofPeace = new Set(
  "peace ceasefire truce war conflict crisis battlefield fighting hostility escalation de-escalation settlement".split(
    " ",
  ),
);

/** "carried out a drill in response to the launch": whoever was told last to have done such a thing, another than those who answer. */
function answeredBy(analysis: Analysis, draft: EventDraft, before: readonly EventDraft[]): Party[] {
  const sentence = analysis.sentences[draft.sentence]!;
  if (draft.frame.type !== "MOBILIZE") return [];
  if (!subtree(sentence, draft.predicate).some((i) => answers.has(sentence.tokens[i]!.lemma))) return [];
  const deed = before.find(
    ({ frame, actors }) =>
      (frame.type === "MOBILIZE" || frame.type === "ASSAULT") &&
      actors.length > 0 &&
      !actors.some((party) => draft.actors.some((actor) => isOwn(actor, party))),
  );
  return (deed?.actors ?? []).map(asLand).filter((party) => party !== null);
}

const answers = new Set(["response", "retaliation", "reply", "answer", "reaction"]);

/** "widespread protests in Niamey": whoever protests, under the word that the keys use for them (../shared/GOLD.md). */
const protesters = ({ place, predicate }: EventDraft): Party => ({
  name: "protesters",
  type: "unknown",
  state: place?.country ?? null,
  official: false,
  sector: null,
  at: predicate,
});

const codeOf = ({ frame }: EventDraft): string => (frame.mode === null ? frame.type : `${frame.type}/${frame.mode}`);

/** What is done to somebody, though the clause may leave unsaid to whom: "Washington in return will lift its tariffs". */
const exchanges = new Set(["CONCEDE", "SANCTION", "AID", "AGREE/pledge", "RETREAT", "COOPERATE"]);

/** The one other party of what was told last with these actors: of the same sentence, else of the few before it. */
function partnerOf(draft: EventDraft, before: readonly EventDraft[]): Party | null {
  for (const other of before) {
    if (draft.sentence - other.sentence > REACH) return null;
    const sides = [...other.actors, ...other.recipients];
    // "London promised Kyiv missiles, with Paris pledging money": what is told in one breath is done to the same.
    if (other.sentence === draft.sentence && codeOf(other) === codeOf(draft) && other.recipients.length > 0)
      return other.recipients.length === 1 ? asLand(other.recipients[0]!) : null;
    if (!sides.some((party) => draft.actors.some((actor) => isOwn(actor, party)))) continue;
    const others = distinct(
      sides
        .filter((party) => !draft.actors.some((actor) => isOwn(actor, party)))
        .map(asLand)
        .filter((party) => party !== null),
    );
    if (others.length === 1) return others[0]!;
  }
  return null;
}

const isOwn = (a: Party, b: Party): boolean => a.name === b.name || sideOf(a) === sideOf(b);

const asLand = (party: Party): Party | null =>
  party.type === "group" || (party.state === null && party.sector === "IGO")
    ? party
    : party.state === null
      ? null
      : recast(party, { name: party.state, type: "state" });
