/** What a common noun can take up: "the country" a state, "the fund" a body whose name ends in that word, "the bloc" a body of states. */
import type { Actor } from "../../model/index.ts";
import { type Context, type Draft, THE_WEST, textOf, type View } from "../draft.ts";
import { ARMED_NOUNS, ARMED_WORDS, STATE_ANAPHORS } from "../words.ts";
import { isArmed } from "./armed-groups.ts";

export interface NounKind {
  /** May the noun mean it? `noun`: the head of the words by which it was spoken of. */
  readonly fits: (actor: Actor, noun: string) => boolean;
  /** "the NATO ally": a member of what the words name. */
  readonly belongs: boolean;
  /** "the landlocked country": the words say what the state must be like. */
  readonly asksTraits: boolean;
}

/** `speaker`: a state that is not meant, since it says the words itself. */
export function kindOf(context: Context, view: View, draft: Draft, speaker: string | null): NounKind {
  const noun = view.tokens[draft.last]!.norm;
  const asked = traitsIn(textOf(view, draft.first, draft.last));
  const alliance = view.matches.find((match, at) => match !== null && at >= draft.first && at < draft.last)?.entries[0];
  const members =
    alliance?.sector === "IGO" && /^(?:member|ally|country|nation|state)$/.test(noun)
      ? new Set(context.table.memberships.of(alliance.name, context.asOf).map(({ member }) => member))
      : null;
  const arms = view.tokens.slice(draft.first, draft.last).some(({ norm }) => ARMED_WORDS.has(norm));
  const land = landOf(view, draft);
  const fits = (actor: Actor, printed: string): boolean => {
    if (members !== null) return actor.type === "state" && members.has(actor.name);
    if (/^(?:country|nation|state|kingdom|republic|giant|superpower|island)$/.test(noun)) {
      const state = actor.type === "state" ? context.table.states.get(actor.name) : undefined;
      // A territory is no country.
      if (state === undefined || (state.cow === null && noun !== "republic")) return false;
      return noun === "island"
        ? state.traits.includes("one island")
        : asked.every((trait) => state.traits.includes(trait));
    }
    if (noun === "alliance" && draft.last - draft.first > 1)
      return actor.type !== "person" && (actor.name === "NATO" || /Alliance/.test(actor.name));
    if (ARMED_NOUNS.has(noun) && (arms || !/^(?:group|organi[sz]ation)$/.test(noun)))
      return isArmed(actor) && (land === null || land === actor.country);
    if (noun === "north") return actor.name === "PRK";
    if (noun === "south") return actor.name === "KOR" && context.weights.has("PRK");
    if (noun === "bloc" && (actor.name === THE_WEST.name || /(?:countries|states|community)$/.test(actor.name)))
      return false;
    if (STATE_ANAPHORS.has(noun)) return actor.type === "state" && actor.name !== speaker;
    if (noun === "ministry") return actor.type === "body" && /Ministry|Ministerio/.test(actor.name);
    if (noun === "service")
      return actor.type === "body" && actor.country !== null && !/Ministry|Kremlin|House|Office/.test(actor.name);
    if (noun === "newspaper") return actor.type === "body" && /Times|Post|Daily|Journal|Guardian|News/.test(actor.name);
    if (actor.type === "body" && printed === noun) return true;
    if (PLAIN_BODIES.has(noun)) return actor.type === "body" && actor.name.toLowerCase().endsWith(` ${noun}`);
    if (noun === "department") return actor.type === "body" && /Department/.test(actor.name);
    if (noun === "office") return actor.type === "body" && /Office|Embassy/.test(actor.name);
    if (noun === "agency" || noun === "committee")
      return (
        actor.type === "body" &&
        (actor.name.toLowerCase().includes(noun) || (noun === "agency" && AGENCIES.test(actor.name)))
      );
    if (actor.type === "group") return true;
    return actor.type === "body" && actor.country === null && BLOC.test(actor.name);
  };
  return { fits, belongs: members !== null, asksTraits: asked.length > 0 };
}

/** Bodies that a page goes on to call by the last word of their name; where none was named so, the words mean nobody known. */
export const PLAIN_BODIES = new Set(
  "fund council commission court bank tribunal watchdog institute authority".split(" "),
);

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
export const traitsIn = (words: string): string[] => words.toLowerCase().match(TRAITS) ?? [];

/** Agencies of the United Nations that have another word in their name. */
const AGENCIES =
  /^(?:World (?:Health|Food|Meteorological)|International (?:Labour|Maritime|Organization for Mig)|UNICEF|UNESCO|UNHCR|UNRWA|UNDP|UN )/;

/** Bodies of many states. */
const BLOC =
  /Union|Organi[sz]ation|ECOWAS|SADC|CARICOM|Mercosur|IGAD|SAARC|NATO|ASEAN|AUKUS|BRICS|OPEC|\bG-?\d|Group|Alliance|Community|Cooperation|League|Council|Forum|Commonwealth|Pact|Quad/;
