/** Capitalised words that no table knows and no cue makes a person: an organisation, a place, or nobody ("RED HANDED"). */
import { type Draft, spanAt, textOf, type View } from "../draft.ts";
import { sectorOfName } from "../sector.ts";

/** An organisation or a place; the draft is dropped where the words name neither. */
export function settleOrg(view: View, draft: Draft): void {
  const { tokens } = view;
  // A single capitalised word at the start of a sentence is too weak a sign.
  if (
    draft.first === draft.last &&
    (draft.first === 0 || tokens[draft.first]!.upos !== "PROPN" || SINGLES.has(tokens[draft.first]!.norm))
  ) {
    draft.what = "dropped";
    return;
  }
  const head = tokens[draft.last]!.norm;
  // "Treaty of Friendship", "Memorandum on Trade"; "Gender Equality", "Foreign Affairs".
  const isPaper =
    draft.last > draft.first && PAPERS.has(tokens[draft.first]!.norm) && OF.test(tokens[draft.first + 1]!.norm);
  const isMatter = MATTERS.has(head) && !tokens.slice(draft.first, draft.last).some(({ norm }) => OFFICES.test(norm));
  if (isPaper || isMatter) {
    draft.what = "dropped";
    return;
  }
  if (THINGS.has(head) || (draft.last > draft.first && THINGS.has(tokens[draft.last - 1]!.norm))) {
    draft.what = "dropped";
    return;
  }
  // "RED HANDED".
  if (draft.last > draft.first && !/\p{Ll}/u.test(textOf(view, draft.first, draft.last))) {
    draft.what = "dropped";
    return;
  }
  // The model of names is asked last: it is dear.
  const isLone = draft.first === draft.last;
  const isPlaceByWord = PLACES.has(head) || (!isLone && PLACES_BEFORE.has(tokens[draft.first]!.norm));
  const span = isPlaceByWord && !isLone ? null : spanAt(view, draft.first, draft.last);
  if (isLone && view.names !== null && span?.type !== "ORG" && span?.type !== "LOC") {
    // "Li" of many: a person, but nobody is forced. Other lone words are no party.
    if (span === null || draft.candidates.length === 0) draft.what = "dropped";
    else {
      draft.label = textOf(view, draft.first, draft.last);
      draft.why = "a surname that several bear, not clear whose";
    }
    return;
  }
  const type = isPlaceByWord || (span?.type === "LOC" && span.score > 0.7) ? "place" : "body";
  const name = textOf(view, draft.first, draft.last);
  const sector = type === "place" ? null : sectorOfName(name);
  draft.actors = [{ type, name, country: null, role: null, wikidata: null, sector }];
  draft.candidates = [];
  draft.why = type === "place" ? "a place by its last word" : "a capitalised name that is no person's";
}

/** Last words of names that are no party: documents, days, events. */
const THINGS = new Set(
  "meeting meetings session sessions agreement agreements accord accords treaty convention conventions protocol pact charter declaration act law bill resolution doctrine plan initiative project war games cup olympics prize award day week month year eve century era age crisis battle revolution christmas easter ramadan summit forum conference dialogue talks monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december world spring summer autumn winter storm hurricane typhoon earthquake virus covid missile system jet road exercise operation programme program".split(
    " ",
  ),
);
const OF = /^(?:of|on|for)$/;
const PAPERS = new Set(
  "treaty agreement accord memorandum pact protocol charter declaration convention statement".split(" "),
);

/** Last words of what offices and papers are about: nobody, unless the name is an office's. */
const MATTERS = new Set(
  "affairs equality empowerment tourism friendship consultations diplomacy arts culture investment trade training understanding memorandum statement communique communiqué".split(
    " ",
  ),
);
const OFFICES =
  /^(?:ministr|minister|office|department|bureau|committee|commission|council|secretariat|agency|institute|directorate|authority|board|association|organi[sz]ation|chamber)/;

/** Words that alone name nobody. */
const SINGLES = new Set(
  "jr jr. sr sr. ii iii north south east west northern southern eastern western jan feb mar apr jun jul aug sep sept oct nov dec jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. internet web god earth english french german parliament congress".split(
    " ",
  ),
);
const PLACES_BEFORE = new Set([
  "cape",
  "mount",
  "lake",
  "port",
  "fort",
  "camp",
  "gulf",
  "bay",
  "strait",
  "straits",
  "isle",
]);
const PLACES = new Set(
  "street square avenue palace airport airfield station bridge stadium park port pass gorge plateau ridge region province district county city island islands sea ocean river lake mountain mountains bay gulf strait peninsula valley desert coast hotel hall tower camp cape border base".split(
    " ",
  ),
);
