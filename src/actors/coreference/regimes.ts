/**
 * "The regime" in somebody's mouth: never what the speaker's own government calls itself. Of an opponent it is the one opposed,
 * of a statesman another state's: "Israel said the regime would pay" is not of Israel.
 */
import { type Context, type Draft, stateActor, stateOf, type View } from "../draft.ts";
import { SAY_WORDS } from "../words.ts";
import type { Spoken } from "./spoken.ts";

/** Who says the words of this sentence, as far as it is known before all of it is settled: its state, and whether he opposes it. */
export interface Voice {
  readonly state: string | null;
  readonly opposes: boolean;
}

const OPPONENT = /\b(?:opposition|activist|dissident|exiled?|defector|protester|critic|rebel)\b/i;

/** The one who says what the draft stands in: a subject of a verb of saying in its sentence; for "he said" the last subject before. Null if nobody says it. */
export function voiceOf(view: View, draft: Draft, history: readonly Spoken[]): Voice | null {
  const says = view.drafts.find(
    (other) => other !== draft && (other.last < draft.first || other.first > draft.last) && hasSaying(view, other),
  );
  if (says === undefined) return null;
  const card = says.person ?? (says.form === "pronoun" ? lastPerson(view, history) : null);
  if (card !== null) return { state: card.country, opposes: OPPONENT.test(card.role ?? "") };
  const told = history.findLast((spoken) => spoken.draft === says)?.actors[0];
  const state = told === undefined ? (says.entries[0]?.country ?? null) : stateOf(told);
  return { state, opposes: OPPONENT.test(says.label ?? "") };
}

/** "said Berg", "Berg said", "Berg told": a verb of saying beside the mention, or the one that it is the subject of. */
function hasSaying(view: View, { first, last }: Draft): boolean {
  const { tokens } = view;
  for (let i = first; i <= last; i += 1) {
    const verb = tokens[tokens[i]!.head];
    if (tokens[i]!.deprel === "nsubj" && verb !== undefined && (SAY_WORDS.has(verb.norm) || SAY_WORDS.has(verb.lemma)))
      return true;
  }
  return SAY_WORDS.has(tokens[last + 1]?.norm ?? "") || /^(?:said|says|added)$/.test(tokens[first - 1]?.norm ?? "");
}

const lastPerson = (view: View, history: readonly Spoken[]): Spoken["card"] =>
  history.findLast(({ sentence, subject, card }) => card !== null && subject && view.sentence.index - sentence <= 2)
    ?.card ?? null;

/** "the Obama administration", "the Netanyahu government": of the state that who bears the name leads or led. False where nobody is known. */
export function settleByLeader({ table, asOf }: Context, view: View, draft: Draft): boolean {
  const name = view.tokens[draft.last - 1]!;
  if (name.index < draft.first || !/^\p{Lu}\p{L}/u.test(name.text)) return false;
  const leader = table.bySurname(name.text, asOf, null).find(({ role }) => LEADERS.test(role ?? ""));
  if (leader?.country == null) return false;
  draft.actors = [stateActor(leader.country, "GOV")];
  draft.why = `of ${leader.country}, which ${leader.name} leads or led`;
  return true;
}

const LEADERS = /^(?:former )?(?:president|prime minister|premier|chancellor|supreme leader|taoiseach)$/i;

/** "the government of Alexander Lukashenko": of the state that he leads; false where nobody stands behind "of". */
export function settleByPerson({ table, asOf }: Context, view: View, draft: Draft): boolean {
  if (view.tokens[draft.last + 1]?.norm !== "of") return false;
  const other = view.drafts.find((one) => one.person !== null && one.first === draft.last + 2);
  if (other?.person == null) return false;
  const surname = view.tokens[other.nameLast]!.text;
  const leader = table.bySurname(surname, asOf, null).find(({ role }) => LEADERS.test(role ?? ""));
  const country = other.person.country ?? leader?.country ?? null;
  if (country === null) return false;
  draft.actors = [stateActor(country, "GOV")];
  draft.why = `of ${country}, which ${other.person.name} leads`;
  return true;
}

/** "the regime in Moscow", "the government in Sudan": of the capital or state behind it. False where none stands there. */
export function settleBySeat(view: View, draft: Draft): boolean {
  if (view.tokens[draft.last + 1]?.norm !== "in") return false;
  const seat = view.drafts.find((other) => other.first === draft.last + 2 && other.what !== "dropped");
  const entry = seat?.entries[0];
  const state = entry === undefined ? null : entry.type === "state" ? entry.country : entry.capitalOf;
  if (state === null) return false;
  draft.actors = [stateActor(state, "GOV")];
  draft.why = `of ${state}, where it sits`;
  return true;
}
