/** What the page has spoken of so far, as later words may refer to it: "Blinken and Lammy" may be "they" in the next sentence. */
import type { Actor } from "../../model/index.ts";
import { type Draft, type PersonCard, personActor, type View } from "../draft.ts";
import { LENT } from "../words.ts";
import { describesSubject, headToken, isOfMainVerb, isQuoted, isSubject } from "./syntax.ts";

/** Something spoken of, as later words may refer to it. */
export interface Spoken {
  readonly sentence: number;
  readonly paragraph: number;
  readonly first: number;
  readonly last: number;
  readonly token: number;
  readonly card: PersonCard | null;
  readonly actors: readonly Actor[];
  readonly subject: boolean;
  /** The subject of the sentence's own verb, not of one below it. */
  readonly main: boolean;
  readonly plural: boolean;
  readonly quoted: boolean;
  /** Only tells who a subject is: "Berg, son of former leader Holm, said". */
  readonly aside: boolean;
  /** One of several joined by "and". */
  joined: boolean;
  readonly draft: Draft;
  /** The head of its words: "Ministry" of "Ministry of Trade", "fund" of "International Monetary Fund"; in lower case. */
  readonly noun: string;
}

/** No word is looked for further back than this many mentions. */
export const FAR = 600;

/** Adds a settled mention to what was spoken of; two joined by "and" are added once more together. */
export function remember(view: View, draft: Draft, history: Spoken[]): void {
  if (draft.person === null && draft.actors.length === 0) return;
  if (draft.actors[0]?.type === "place" || isPlaceOfCity(view, draft) || isLent(view, draft)) return;
  const token = headToken(view, draft);
  const subject = isSubject(view, draft, token);
  const spoken: Spoken = {
    sentence: view.sentence.index,
    paragraph: view.sentence.paragraph,
    first: draft.first,
    last: draft.last,
    token,
    card: draft.person,
    actors: draft.person === null ? draft.actors : [personActor(draft.person)],
    subject,
    main: subject && isOfMainVerb(view, token),
    // "The authorities said that they seized it": many, whatever state they are.
    plural: draft.actors.length > 1 || draft.plural || view.tokens[draft.last]?.xpos === "NNS",
    quoted: isQuoted(view, draft.first),
    aside: describesSubject(view, token),
    joined: false,
    draft,
    noun: nounOf(view, draft),
  };
  // "Blinken and Lammy": both together may be "they".
  const before = history.at(-1);
  history.push(spoken);
  if (
    before === undefined ||
    before.sentence !== spoken.sentence ||
    before.last >= spoken.first ||
    before.actors.length === 0
  )
    return;
  for (let i = before.last + 1; i < spoken.first; i += 1) {
    if (!JOINING.has(view.tokens[i]!.norm)) return;
  }
  if (spoken.first - before.last > 4 || draft.form === "pronoun") return;
  // "to Ukraine, Denmark said": a comma alone joins only where the row goes on.
  const between = view.tokens.slice(before.last + 1, spoken.first);
  const tied = between.length === 0 || between.some(({ norm }) => /^(?:and|&|-)$/.test(norm));
  if (!tied && !/^(?:,|and|&)$/.test(view.tokens[draft.last + 1]?.norm ?? "")) return;
  const left = officeOfLand(view, before, history);
  const both = [...left.actors];
  for (const actor of spoken.actors) if (!both.some((a) => a.name === actor.name)) both.push(actor);
  if (both.length < 2) return;
  left.joined = true;
  spoken.joined = true;
  history.push({
    ...spoken,
    joined: false,
    first: left.first,
    card: null,
    actors: both,
    subject: left.subject || spoken.subject,
    plural: true,
  });
}

/** What may stand between two that are joined. */
const JOINING = new Set(["and", ",", "the", "&", "-"]);

/** "The premier of Peru and the president": joined to the other is the premier, not Peru; else the mention itself. */
function officeOfLand({ tokens }: View, land: Spoken, history: readonly Spoken[]): Spoken {
  const of = tokens[land.first - 1]?.norm === "the" ? land.first - 2 : land.first - 1;
  if (land.actors[0]?.type !== "state" || tokens[of]?.norm !== "of") return land;
  const office = history.findLast(
    ({ sentence, last, actors }) => sentence === land.sentence && last === of - 1 && actors[0]?.type === "person",
  );
  return office ?? land;
}

function nounOf({ tokens }: View, { nameFirst, last }: Draft): string {
  for (let i = nameFirst + 1; i <= last; i += 1) {
    const { norm } = tokens[i]!;
    if (norm === "of" || norm === "for") return tokens[i - 1]!.norm;
  }
  return tokens[last]!.norm;
}

/** "the China-brokered deal". */
const isLent = (view: View, draft: Draft): boolean =>
  view.tokens[draft.last + 1]?.norm === "-" && LENT.has(view.tokens[draft.last + 2]?.norm ?? "");

/** "in Lima, Peru": the state tells where the city lies, and nobody speaks of it. */
function isPlaceOfCity(view: View, draft: Draft): boolean {
  if (draft.actors[0]?.type !== "state" || view.tokens[draft.first - 1]?.norm !== ",") return false;
  return view.drafts.some((d) => d.last === draft.first - 2 && d.actors[0]?.type === "place");
}
