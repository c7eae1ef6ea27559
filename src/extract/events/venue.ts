/** Where a happening is by what it is: at its host's, in the capital that an envoy is called to, in the city of a yearly gathering. */
import { isPassive } from "../../language/tree.ts";
import type { Analysis, Sentence } from "../../model/index.ts";
import { partiesAt } from "../parties.ts";
import type { Party } from "../party.ts";
import type { EventDraft } from "./draft.ts";
import type { Frame } from "./lexicon.ts";
import { AS_VERB, headsAt, type Site } from "./needs.ts";
import { landOf } from "./place.ts";

/** Null where the frame does not settle the place, or the page never names it. */
export function venueOf(site: Site, frame: Frame, actors: readonly Party[]): EventDraft["place"] {
  const { analysis, sentence } = site;
  const lone = actors.length === 1 ? actors[0]!.state : null;
  if (lone !== null && sendsAway(frame)) return cityLeft(site, lone) ?? capitalOf(analysis, lone);
  if (HOSTING.test(frame.name) && frame.type === "CONSULT") {
    const host = hostOf(site);
    if (host !== null) return landOf(analysis, host);
  }
  return frame.mode === "forum" || frame.mode === "meeting" ? gatheringIn(sentence) : null;
}

/** The one state that hosts: "Qatar hosted talks between Chad and Sudan", "hosted by Qatar". */
function hostOf(site: Site): string | null {
  const { analysis, sentence, predicate } = site;
  const slot = isPassive(sentence, predicate) ? "by" : "subj";
  const hosts = headsAt(site, slot, AS_VERB).flatMap((head) => partiesAt(analysis, sentence, head, false));
  return hosts.length === 1 && hosts[0]!.type === "state" ? hosts[0]!.state : null;
}

const HOSTING = /^(?:host|chair|stage)\b/;

/** Envoys are summoned to the ministry, and expelled from where it is. */
const sendsAway = ({ name, needs }: Frame): boolean =>
  SENDING.test(name) && needs.some(({ flag, is }) => flag === "obj" && is !== null && OF_ENVOYS.has(is));

const SENDING = /^(?:summon|expel|revoke|withdraw|strip)\b/;
const OF_ENVOYS = new Set(["envoy", "accreditation"]);

/** "was expelled from Oslo": a city of whoever expels. */
function cityLeft({ analysis, sentence, predicate }: Site, state: string): EventDraft["place"] {
  for (const mention of analysis.mentionsBySentence[sentence.index] ?? []) {
    const actor = mention.actors[0];
    if (actor?.type !== "place" || actor.country !== state || mention.first < predicate) continue;
    if (sentence.tokens[mention.first - 1]?.norm === "from")
      return { name: actor.name, span: mention, country: state, land: false };
  }
  return null;
}

/** The capital as the page names it, be it for the government: "Moscow expelled two diplomats". Null if it never does. */
function capitalOf(analysis: Analysis, state: string): EventDraft["place"] {
  for (const mention of analysis.mentions) {
    const actor = mention.actors[0];
    // Only of capitals it is asked whether the city or the government is meant (actors/metonym.ts).
    const isCapital =
      mention.why.startsWith("the city") || (actor?.type === "state" && mention.why.startsWith("the government, not"));
    if (isCapital && actor?.country === state)
      return {
        name: analysis.article.body.slice(mention.start, mention.end),
        span: mention,
        country: state,
        land: false,
      };
  }
  return null;
}

/** The city of a gathering that is held there every year: "at the Munich Security Conference". Null if the sentence names none. */
export function gatheringIn({ tokens }: Sentence): EventDraft["place"] {
  for (const { index, norm } of tokens) {
    const known = GATHERINGS.get(norm);
    if (known === undefined) continue;
    for (const [words, name, country] of known) {
      const first = index - words.length;
      if (first < 0 || !words.every((word, i) => tokens[first + i]!.norm === word)) continue;
      const span = { start: tokens[first]!.start, end: tokens[index]!.end };
      return { name, span, country, land: false };
    }
  }
  return null;
}

/** By the last word of their names: the words before it, the city, its state. From public knowledge. */
const GATHERINGS: ReadonlyMap<string, readonly (readonly [readonly string[], string, string])[]> = new Map([
  ["conference", [[["munich", "security"], "Munich", "DEU"]]],
  [
    "dialogue",
    [
      [["shangri", "-", "la"], "Singapore", "SGP"],
      [["raisina"], "New Delhi", "IND"],
      [["manama"], "Manama", "BHR"],
    ],
  ],
  [
    "forum",
    [
      [["eastern", "economic"], "Vladivostok", "RUS"],
      [["petersburg", "international", "economic"], "St. Petersburg", "RUS"],
      [["antalya", "diplomacy"], "Antalya", "TUR"],
      [["halifax", "international", "security"], "Halifax", "CAN"],
      [["boao"], "Boao", "CHN"],
      [["doha"], "Doha", "QAT"],
    ],
  ],
  ["expo", [[["china", "international", "import"], "Shanghai", "CHN"]]],
]);
