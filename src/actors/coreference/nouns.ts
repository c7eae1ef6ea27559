/** Common nouns that take up a party told of before: "the country", "the bloc", "the ministry", "the diplomats". */

import { isRel } from "../../language/tree.ts";
import type { Actor } from "../../model/index.ts";
import { settle } from "../cards.ts";
import { actorOf, type Context, type Draft, stateActor, textOf, type View } from "../draft.ts";
import { STATE_ANAPHORS } from "../words.ts";
import { actingState } from "./acting-state.ts";
import { settleHisOffice } from "./ministries.ts";
import { kindOf, PLAIN_BODIES } from "./noun-kinds.ts";
import { settleByLeader, settleByPerson, settleBySeat, voiceOf } from "./regimes.ts";
import { FAR, type Spoken } from "./spoken.ts";
import { isCoArgument, isSubject } from "./syntax.ts";

/** "the diplomats" after "six British diplomats". */
export function sameAsBefore(view: View, draft: Draft, history: readonly Spoken[]): void {
  const noun = view.tokens[draft.last]!.norm;
  for (let i = history.length - 1; i >= Math.max(0, history.length - FAR); i -= 1) {
    const { draft: other, actors } = history[i]!;
    if (
      other.what !== "party" ||
      actors.length === 0 ||
      other.label === null ||
      !other.label.toLowerCase().endsWith(noun)
    )
      continue;
    draft.actors = actors;
    draft.why = `the ${noun} told of before`;
    return;
  }
}

/** Whom a common noun takes up; its own words where several fit. */
export function settleSame(context: Context, view: View, draft: Draft, history: readonly Spoken[]): void {
  const noun = view.tokens[draft.last]!.norm;
  // "the group Jaish al-Adl": the name itself stands behind.
  if (
    view.drafts.some((other) => other.first === draft.last + 1 && other.form === "name" && other.what !== "demonym")
  ) {
    draft.what = "dropped";
    return;
  }
  if (/^(?:his|her)$/.test(view.tokens[draft.first]!.norm)) {
    settleHisOffice(context, view, draft, history);
    return;
  }
  if (noun === "old") {
    settleByAge(view, draft, history);
    return;
  }
  if (
    STATE_ANAPHORS.has(noun) &&
    (settleBySeat(view, draft) || settleByPerson(context, view, draft) || settleByLeader(context, view, draft))
  )
    return;
  const voice = noun === "regime" || noun === "junta" ? voiceOf(view, draft, history) : null;
  if (voice?.opposes && voice.state !== null) {
    draft.actors = [stateActor(voice.state)];
    draft.why = `of ${voice.state}, which the speaker opposes`;
    return;
  }
  if (noun === "junta" && settleJunta(draft, history)) return;
  const { fits, belongs, asksTraits } = kindOf(context, view, draft, voice?.state ?? null);
  // As subject of its sentence it takes up the last subject; elsewhere whatever was spoken of last.
  // "Washington insists the regime must go": whom another speaks of so was spoken of last.
  const asSubject =
    voice !== null
      ? false
      : draft.first < 2 || isSubject(view, draft, draft.last) || !/^(?:country|nation)$/.test(noun);
  for (let pass = asSubject ? 0 : 1; pass < 2; pass += 1) {
    for (let i = history.length - 1; i >= 0; i -= 1) {
      const spoken = history[i]!;
      if (view.sentence.index - spoken.sentence > (pass === 0 ? 1 : 4)) break;
      if (spoken.actors.length !== 1 || !fits(spoken.actors[0]!, spoken.noun)) continue;
      if (pass === 0 && !spoken.subject) continue;
      if (spoken.sentence === view.sentence.index && isCoArgument(view, draft.last, spoken.token)) continue;
      // "Russia's invasion of the country", "an Israeli strike in the country's south": not of Russia, not in Israel.
      if (
        spoken.sentence === view.sentence.index &&
        (view.tokens[spoken.last + 1]?.norm === "'s" || spoken.draft.what === "demonym") &&
        draft.first - spoken.last < 6
      )
        continue;
      draft.actors = spoken.actors;
      const state = spoken.actors[0]!.type === "state" ? context.table.states.get(spoken.actors[0]!.name) : undefined;
      draft.label = state !== undefined && STATE_ANAPHORS.has(noun) ? `${state.demonym} ${noun}` : null;
      draft.why = !belongs
        ? `${spoken.actors[0]!.name}, spoken of before`
        : `${spoken.actors[0]!.name}, spoken of before, belongs to it`;
      return;
    }
  }
  // "The Lebanese ministry said … in the country's south": of whose body or person it was told last.
  const isLand = noun === "island" || (/^(?:country|nation)$/.test(noun) && !asksTraits);
  // "Berg said the government must go" is of a state that another speaks of, or not of his.
  const isArms = /^(?:army|navy|military)$/.test(noun);
  const isPower = STATE_ANAPHORS.has(noun) && (isArms || voiceOf(view, draft, history) === null);
  const acting =
    isLand || isPower ? actingState(context, view, draft.first, history, objectStates(view, draft.last)) : null;
  if (acting !== null && (noun !== "island" || fits(stateActor(acting), noun))) {
    draft.actors = [stateActor(acting)];
    draft.why = `${acting}, the state that acts here`;
    return;
  }
  // "EU foreign policy chief Ana Berg …. The bloc": named only within a title.
  const body = bodyInTitle(context, view, draft, fits);
  if (body !== null) {
    draft.actors = [body];
    draft.why = `${body.name}, named in a title before`;
    return;
  }
  const organ = ORGANS.get(view.tokens[draft.last]!.text);
  if (organ !== undefined && isOfUnion(context)) {
    draft.actors = [{ type: "body", name: organ, country: null, role: null, wikidata: null, sector: "IGO" }];
    draft.why = `the ${noun} of the European Union, which the page speaks of`;
    return;
  }
  if (PLAIN_BODIES.has(noun) || noun === "island") draft.what = "dropped";
  draft.why = "spoken of before, but not clear which";
  draft.label = textOf(view, draft.first, draft.last);
}

/** "The Council decided today": in the Union's own words it needs no other name. */
const ORGANS: ReadonlyMap<string, string> = new Map([
  ["Council", "Council of the European Union"],
  ["Commission", "European Commission"],
]);

const isOfUnion = ({ views }: Context): boolean =>
  views.some(({ matches }) => matches.some((match) => match?.entries[0]?.name === "European Union"));

/** The body of several states that a sentence before names last, though no mention of its own stands there. */
function bodyInTitle(
  { views }: Context,
  view: View,
  draft: Draft,
  fits: (actor: Actor, noun: string) => boolean,
): Actor | null {
  for (let at = view.sentence.index; at >= Math.max(0, view.sentence.index - 4); at -= 1) {
    const { matches, tokens } = views[at]!;
    const until = at === view.sentence.index ? draft.first : matches.length;
    for (let i = until - 1; i >= 0; i -= 1) {
      const match = matches[i];
      const entry = match?.entries[0];
      if (entry?.type !== "body" || entry.country !== null) continue;
      const actor = actorOf(entry);
      if (fits(actor, tokens[i + match!.length - 1]!.norm)) return actor;
    }
  }
  return null;
}

/** "The 80-year-old said": the person spoken of last, a subject before others. */
function settleByAge(view: View, draft: Draft, history: readonly Spoken[]): void {
  const near = history.filter(({ sentence, card }) => card !== null && view.sentence.index - sentence <= 2);
  const one = near.findLast(({ subject }) => subject) ?? near.at(-1);
  if (one?.card == null) draft.what = "dropped";
  else settle(draft, one.card, `${one.card.name}, spoken of last, by age`);
}

/** "The junta": the state of whose generals it was told last. */
function settleJunta(draft: Draft, history: readonly Spoken[]): boolean {
  const told = history.findLast(
    ({ actors, draft: other }) =>
      actors.length === 1 &&
      actors[0]!.type === "state" &&
      /\b(?:junta|generals|coup|military|army|soldiers|mutinous)\b/i.test(other.label ?? ""),
  );
  if (told === undefined) return false;
  draft.actors = told.actors;
  draft.why = `${told.actors[0]!.name}, whose military was told of before`;
  return true;
}

/** "The government accused Chad": the states that its verb is done to, which it is not of. */
function objectStates(view: View, noun: number): ReadonlySet<string> {
  const verb = view.tokens[noun]!.head;
  const states = new Set<string>();
  if (verb < 0 || !isRel(view.tokens[noun]!, "nsubj")) return states;
  for (const token of view.tokens) {
    if (token.head !== verb || !isRel(token, "obj") || view.owner[token.index]! < 0) continue;
    const country = view.matches[view.owner[token.index]!]?.entries[0]?.country;
    if (country != null) states.add(country);
  }
  return states;
}
