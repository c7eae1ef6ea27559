/** Common nouns that take up a party told of before: "the country", "the bloc", "the ministry", "the diplomats". */
import type { Actor } from "../../model/index.ts";
import { type Context, type Draft, stateActor, THE_WEST, textOf, type View } from "../draft.ts";
import { ARMED_NOUNS, ARMED_WORDS } from "../words.ts";
import { actingState } from "./acting-state.ts";
import { isArmed } from "./armed-groups.ts";
import { settleHisOffice } from "./ministries.ts";
import { settleBySeat, voiceOf } from "./regimes.ts";
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
  const asked = traitsIn(textOf(view, draft.first, draft.last));
  const alliance = view.matches.find((match, at) => match !== null && at >= draft.first && at < draft.last)?.entries[0];
  const members =
    alliance?.sector === "IGO" && /^(?:member|ally|country|nation|state)$/.test(noun)
      ? new Set(context.table.memberships.of(alliance.name, context.asOf).map(({ member }) => member))
      : null;
  const arms = view.tokens.slice(draft.first, draft.last).some(({ norm }) => ARMED_WORDS.has(norm));
  const land = landOf(view, draft);
  if (STATE_ANAPHORS.has(noun) && settleBySeat(view, draft)) return;
  const voice = noun === "regime" ? voiceOf(view, draft, history) : null;
  if (voice?.opposes && voice.state !== null) {
    draft.actors = [stateActor(voice.state)];
    draft.why = `of ${voice.state}, which the speaker opposes`;
    return;
  }
  const wanted = (actor: Actor): boolean => {
    if (members !== null) return actor.type === "state" && members.has(actor.name);
    if (/^(?:country|nation|state|kingdom|republic|giant|superpower)$/.test(noun)) {
      const state = actor.type === "state" ? context.table.states.get(actor.name) : undefined;
      // A territory is no country.
      if (state === undefined || (state.cow === null && noun !== "republic")) return false;
      return asked.every((trait) => state.traits.includes(trait));
    }
    if (noun === "alliance" && draft.last - draft.first > 1)
      return actor.type !== "person" && (actor.name === "NATO" || /Alliance/.test(actor.name));
    if (ARMED_NOUNS.has(noun) && (arms || !/^(?:group|organi[sz]ation)$/.test(noun)))
      return isArmed(actor) && (land === null || land === actor.country);
    if (noun === "north") return actor.name === "PRK";
    if (noun === "south") return actor.name === "KOR" && context.weights.has("PRK");
    if (noun === "bloc" && actor.name === THE_WEST.name) return false;
    if (STATE_ANAPHORS.has(noun)) return actor.type === "state" && actor.name !== voice?.state;
    if (noun === "ministry") return actor.type === "body" && /Ministry|Ministerio/.test(actor.name);
    if (noun === "service")
      return actor.type === "body" && actor.country !== null && !/Ministry|Kremlin|House|Office/.test(actor.name);
    if (noun === "department") return actor.type === "body" && /Department/.test(actor.name);
    if (noun === "office") return actor.type === "body" && /Office|Embassy/.test(actor.name);
    if (noun === "newspaper") return actor.type === "body" && /Times|Post|Daily|Journal|Guardian|News/.test(actor.name);
    if (noun === "agency" || noun === "committee")
      return actor.type === "body" && actor.name.toLowerCase().includes(noun);
    if (actor.type === "group") return true;
    return actor.type === "body" && actor.country === null && BLOC.test(actor.name);
  };
  if (noun === "office" && /^(?:his|her)$/.test(view.tokens[draft.first]!.norm)) {
    settleHisOffice(context, view, draft, history);
    return;
  }
  // As subject of its sentence it takes up the last subject; elsewhere whatever was spoken of last.
  const asSubject = draft.first < 2 || isSubject(view, draft, draft.last) || !/^(?:country|nation)$/.test(noun);
  for (let pass = asSubject ? 0 : 1; pass < 2; pass += 1) {
    for (let i = history.length - 1; i >= 0; i -= 1) {
      const spoken = history[i]!;
      if (view.sentence.index - spoken.sentence > (pass === 0 ? 1 : 4)) break;
      if (spoken.actors.length !== 1 || !wanted(spoken.actors[0]!)) continue;
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
      draft.why =
        members === null
          ? `${spoken.actors[0]!.name}, spoken of before`
          : `${spoken.actors[0]!.name}, spoken of before, belongs to it`;
      return;
    }
  }
  // "The Lebanese ministry said … in the country's south": of whose body or person it was told last.
  const acting =
    /^(?:country|nation)$/.test(noun) && asked.length === 0 ? actingState(context, view, draft.first, history) : null;
  if (acting !== null) {
    draft.actors = [stateActor(acting)];
    draft.why = `${acting}, the state that acts here`;
    return;
  }
  draft.why = "spoken of before, but not clear which";
  draft.label = textOf(view, draft.first, draft.last);
}

/** "the Lebanese militant group" is of Lebanon, "the Iran-backed group" not of Iran; null where no state is named. */
function landOf(view: View, draft: Draft): string | null {
  for (let i = draft.first; i < draft.last; i += 1) {
    const match = view.matches[i];
    if (match != null && view.tokens[i + match.length]?.norm !== "-") return match.entries[0]!.country;
  }
  return null;
}

const TRAITS =
  /\b(?:(?:south|southeast|central|east) asian|(?:west|east|north|southern) african|(?:latin|south|central|north) american|asian|african|european|nordic|scandinavian|baltic|balkan|caucasus|caribbean|pacific|arab|gulf|island|kingdom|giant|superpower|landlocked)\b/g;

/** "the landlocked African country" → landlocked, african: what its state must be. */
const traitsIn = (words: string): string[] => words.toLowerCase().match(TRAITS) ?? [];

/** Bodies of many states. */
const BLOC =
  /Union|Organi[sz]ation|NATO|ASEAN|AUKUS|BRICS|OPEC|\bG-?\d|Group|Alliance|Community|Cooperation|League|Council|Forum|Commonwealth|Pact|Quad/;

const STATE_ANAPHORS = new Set("government authorities regime military army administration".split(" "));
