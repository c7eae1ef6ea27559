/** Two at once: "the two leaders", "both sides", "the latter". */

import type { Actor } from "../../model/index.ts";
import { settle } from "../cards.ts";
import {
  type Context,
  type Draft,
  type PersonCard,
  personActor,
  stateActor,
  stateOf,
  textOf,
  type View,
} from "../draft.ts";
import { type RoleKind, roleKind } from "../roles.ts";
import { PAIR_OFFICES } from "../words.ts";
import { heaviest } from "./acting-state.ts";
import type { Spoken } from "./spoken.ts";

/** Both of two; nobody where a third fits as well. */
export function settlePair(context: Context, view: View, draft: Draft, history: readonly Spoken[]): void {
  const noun = view.tokens[draft.last]!.norm;
  if (noun === "former" || noun === "latter") {
    settleOneOfTwo(view, draft, history, noun === "former" ? 0 : 1);
    return;
  }
  const found = draft.role === "people" ? twoPersons(view, draft, history) : null;
  // "The leaders agreed": only where no third of the page is one.
  if (found === null && isBareOffice(draft, noun)) {
    draft.why = "persons not named";
    return;
  }
  if (found !== null) {
    draft.actors = found.map(personActor);
    draft.why = "the two persons spoken of last";
    return;
  }
  // "The two" alone, after one person: not clear who.
  const bare = (noun === "two" || noun === "both") && history.at(-1)?.card != null;
  const states = bare ? null : twoStates(context, view, history, isBesidesSubject(view, draft));
  if (states !== null) {
    draft.actors = states.map((iso3) => stateActor(iso3));
    draft.why = "the two states spoken of last";
  } else draft.why = "two parties, not clear which";
}

/**
 * "China brokered a deal between the two powers", "Turkey demanded guarantees from the two countries": who acts on two is none of them.
 * In a clause of its own ("China hopes the two countries …") he may be.
 */
function isBesidesSubject({ tokens }: View, { first, last }: Draft): boolean {
  const before = tokens[first - 1]?.norm;
  if (before === "between") return true;
  const head = tokens.slice(first, last + 1).find((token) => token.head < first || token.head > last);
  const verb = tokens[head?.head ?? -1];
  return (
    verb?.upos === "VERB" &&
    (head!.deprel === "obj" || head!.deprel === "iobj" || (head!.deprel === "obl" && BESIDES.has(before ?? "")))
  );
}

const BESIDES = new Set(["from", "against", "on", "upon", "to"]);

const isPress = ({ type, sector }: Actor): boolean => type === "body" && sector === "JRN";

/** "the latter": of the two that were named last beside each other. */
function settleOneOfTwo(view: View, draft: Draft, history: readonly Spoken[], which: 0 | 1): void {
  for (let i = history.length - 1; i >= 0 && view.sentence.index - history[i]!.sentence <= 1; i -= 1) {
    const { actors, card, draft: last } = history[i]!;
    if (card !== null || actors.length !== 2 || last.form === "pronoun") continue;
    draft.actors = [actors[which]!];
    draft.why = `the ${which === 0 ? "first" : "second"} of two named together`;
    return;
  }
  // "Berg met Diaz. The latter said": the only two persons of the sentence before.
  const before = new Set<PersonCard>();
  for (const { card, aside, sentence } of history)
    if (card !== null && !aside && view.sentence.index - sentence === 1) before.add(card);
  const one = [...before][which];
  if (before.size === 2 && one !== undefined)
    settle(draft, one, `the ${which === 0 ? "first" : "second"} of two before`);
  else draft.what = "dropped";
}

/** "the leaders", with no "two" that says how many. */
const isBareOffice = ({ first, last }: Draft, noun: string): boolean => last - first === 1 && PAIR_OFFICES.has(noun);

function twoPersons(view: View, draft: Draft, history: readonly Spoken[]): PersonCard[] | null {
  const found: PersonCard[] = [];
  const noun = view.tokens[draft.last]!.norm;
  const most = isBareOffice(draft, noun) ? 3 : 2;
  const high =
    /^(?:leaders|presidents|premiers|heads|chancellors|kings|officials|pair|duo|men|women|ministers|diplomats|counterparts|secretaries)$/.test(
      noun,
    );
  for (let i = history.length - 1; i >= 0; i -= 1) {
    const spoken = history[i]!;
    if (view.sentence.index - spoken.sentence > (noun === "two" || noun === "both" ? 1 : 8)) break;
    const { card } = spoken;
    if (card === null || spoken.aside || found.includes(card)) continue;
    if (high && noun !== "pair" && noun !== "duo") {
      const kind = roleKind(card.role ?? "");
      if (kind === "other" || kind === "spokesperson") continue;
      if (
        (noun === "leaders" || noun === "presidents") &&
        kind !== "head-of-state" &&
        kind !== "head-of-government" &&
        kind !== "leader" &&
        kind !== "chief"
      )
        continue;
      if (noun === "presidents" && kind !== "head-of-state") continue;
      if (noun === "ministers" && !isMinisterOf(kind, textOf(view, draft.first, draft.last))) continue;
    }
    // Two who speak for one state are no pair of leaders.
    if (high && found.length === 1 && found[0]!.country !== null && found[0]!.country === card.country) continue;
    found.push(card);
    if (found.length === most) break;
  }
  return found.length === 2 ? found.reverse() : null;
}

/** Is one of that kind among "the two foreign ministers"? */
function isMinisterOf(kind: RoleKind, words: string): boolean {
  if (/prime/i.test(words)) return kind === "head-of-government";
  if (/foreign|external/i.test(words)) return kind === "foreign";
  if (/defen[cs]e/i.test(words)) return kind === "defence";
  if (/financ/i.test(words)) return kind === "finance";
  return (
    kind === "minister" ||
    kind === "foreign" ||
    kind === "defence" ||
    kind === "finance" ||
    kind === "head-of-government"
  );
}

/** What one sentence says of states: those that act, those named by themselves, and those of its persons too. */
interface StatesHere {
  /** Those that "the two countries" meant there. */
  readonly pair: readonly string[];
  readonly acting: string[];
  readonly named: string[];
  readonly all: string[];
}

function twoStates(context: Context, view: View, history: readonly Spoken[], besides: boolean): string[] | null {
  const found: string[] = [];
  const weigh = (iso3: string): number => context.weights.get(iso3) ?? 0;
  const heavier = (a: string, b: string): number => weigh(b) - weigh(a) || (a < b ? -1 : 1);
  const twoOf = ({ pair, acting, named, all }: StatesHere): string[] | null => {
    if (pair.length === 2) return [...pair];
    if (named.length === 2) return named;
    if (acting.length === 2) return acting;
    const many = named.length > 2 ? named : all;
    if (many.length === 2) return many;
    if (many.length < 2) return null;
    const top = [...many].sort(heavier);
    // Three in one sentence: the two that the page is about, if they stand out.
    return weigh(top[1]!) > weigh(top[2]!) ? top.slice(0, 2) : null;
  };
  let here: StatesHere = { pair: [], acting: [], named: [], all: [] };
  let sentence = -1;
  const close = (): string[] | null => {
    const two = twoOf(here);
    if (two !== null && found.every((iso3) => two.includes(iso3))) return two;
    for (const iso3 of here.named) if (!found.includes(iso3)) found.push(iso3);
    here = { pair: [], acting: [], named: [], all: [] };
    if (found.length < 2) return null;
    // "talks with Russia matter, he said. The officials from both countries": one of each sentence is no pair, where the page is about two.
    const [first, second, third] = heaviest(context);
    const areTheTwo = second !== undefined && weigh(second) >= 2 * (third === undefined ? 0 : weigh(third));
    return areTheTwo ? [first!, second] : found.slice(0, 2);
  };
  for (let i = history.length - 1; i >= 0; i -= 1) {
    const spoken = history[i]!;
    if (view.sentence.index - spoken.sentence > 6) break;
    if (spoken.sentence !== sentence) {
      const two = close();
      if (two !== null) return two.sort(heavier);
      sentence = spoken.sentence;
    }
    if (besides && spoken.sentence === view.sentence.index && spoken.subject && !spoken.joined) continue;
    if (spoken.draft.what === "pair" && spoken.sentence !== view.sentence.index)
      here = { ...here, pair: spoken.actors.flatMap((actor) => stateOf(actor) ?? []) };
    for (const actor of spoken.actors) {
      // "Ali told AFP that soldiers from the two countries fired": who only tells of it is none of them.
      const state = actor.type === "place" || isPress(actor) ? null : stateOf(actor);
      if (state === null) continue;
      if (!here.all.includes(state)) here.all.push(state);
      if (actor.type === "person") continue;
      const adjective = spoken.draft.what === "demonym" && spoken.draft.form === "name";
      if (!adjective && !here.named.includes(state)) here.named.push(state);
      if (!adjective && spoken.subject && !here.acting.includes(state)) here.acting.push(state);
    }
  }
  const two = close();
  if (two !== null) return two.sort(heavier);
  const top = heaviest(context);
  return top.length >= 2 && (top.length === 2 || weigh(top[1]!) > weigh(top[2]!)) ? top.slice(0, 2) : null;
}
