/** Names that the tables know: the city or its government, the ministry or the state itself, the adjective or the people. */
import type { Actor } from "../../model/index.ts";
import { actorOf, type Context, type Draft, stateActor, THE_WEST, textOf, type View } from "../draft.ts";
import type { ActorEntry } from "../entry.ts";
import { standing } from "../metonym.ts";
import { settleBareMinistry } from "./ministries.ts";
import type { Spoken } from "./spoken.ts";

/** Brussels that acts is the European Union, unless the page speaks of Belgium. */
const EUROPEAN_UNION: Actor = { type: "body", name: "European Union", country: null, role: null, wikidata: null };

function isUnion(context: Context, place: ActorEntry): boolean {
  if (place.country !== "BEL" || place.name !== "Brussels") return false;
  for (const view of context.views) {
    for (const { entries } of view.drafts)
      if (entries[0]?.country === "BEL" && entries[0].type !== "place") return false;
  }
  return true;
}

/** A capital: the city, or the government that sits there. */
export function settleCapital(context: Context, view: View, draft: Draft): void {
  const place = draft.entries.find((e) => e.capitalOf !== null)!;
  const { party, why } = standing(view, draft.first, draft.last);
  if (party) {
    const body = draft.entries.find((e) => e.type === "body" || e.type === "group");
    draft.actors = [
      body !== undefined
        ? actorOf(body)
        : isUnion(context, place)
          ? EUROPEAN_UNION
          : stateActor(place.capitalOf!, "GOV"),
    ];
    draft.why = `the government, not the city: ${why}`;
  } else {
    draft.actors = [actorOf(place)];
    draft.why = `the city: ${why}`;
  }
}

/** "the Ukrainian capital" is the city; "the capital" the one that the page told of last. Null for neither. */
export function settleSeat(context: Context, view: View, draft: Draft): void {
  const name = draft.country === null ? null : (context.table.states.get(draft.country)?.capital ?? null);
  const earlier = context.views
    .slice(Math.max(0, view.sentence.index - 3), view.sentence.index + 1)
    .flatMap((one) => one.drafts);
  const city = earlier
    .flatMap((one) => (one.sentence === draft.sentence && one.first >= draft.first ? [] : one.actors))
    .findLast((actor) => isSeat(context, actor, draft.country));
  const actor: Actor | null =
    city ?? (name === null ? null : { type: "place", name, country: draft.country, role: null, wikidata: null });
  if (actor === null) draft.what = "dropped";
  else draft.actors = [actor];
  draft.why = city === undefined ? "the capital of that state" : "the capital spoken of before";
}

const isSeat = ({ table }: Context, { type, name, country }: Actor, state: string | null): boolean =>
  type === "place" && country !== null && (state ?? country) === country && table.states.get(country)?.capital === name;

/** Bodies that are the state itself by another word. */
const STATE_BODY =
  / (?:government|cabinet|military|navy|air force|police|coast guard|general staff|forces|intelligence service)$/i;

/** What the tables say of the name, as this page uses it. */
export function settleKnown(context: Context, view: View, draft: Draft, history: readonly Spoken[]): void {
  const entry = draft.entries[0]!;
  if (entry.type === "body" && entry.country === null && /Ministry$/.test(entry.name)) {
    settleBareMinistry(context, view, draft, entry, history);
    return;
  }
  if (entry.type === "body" && entry.country !== null && STATE_BODY.test(entry.name)) {
    draft.form = "nominal";
    draft.label = entry.name;
    draft.actors = [stateActor(entry.country, entry.sector)];
    draft.why = `${entry.name}: the state`;
    return;
  }
  const other = entry.type === "body" && entry.country !== null ? ownerBefore(view, draft) : null;
  if (other !== null && other !== entry.country) {
    draft.actors = [stateActor(other, entry.sector)];
    draft.why = `the like of ${entry.name} in ${other}`;
    return;
  }
  if (entry.type === "place" && isUnion(context, entry)) {
    const { party, why } = standing(view, draft.first, draft.last);
    draft.actors = [party ? EUROPEAN_UNION : actorOf(entry)];
    draft.why = party ? `the Union's seat, not the city: ${why}` : `the city: ${why}`;
    return;
  }
  draft.actors = [actorOf(entry)];
}

/** "the Georgian MoD", "Kenya's Supreme Court": the state that stands right before a body's name; null if none does. */
function ownerBefore({ tokens, matches }: View, { first }: Draft): string | null {
  const at = tokens[first - 1]?.norm === "'s" ? first - 2 : first - 1;
  const entry = matches[at]?.entries[0];
  return entry !== undefined && (entry.type === "demonym" || (entry.type === "state" && at === first - 2))
    ? entry.country
    : null;
}

/** "the Russians" are people of the state, "Russian" before a noun its adjective. */
export function settleDemonym(view: View, draft: Draft): void {
  const entry = draft.entries[0]!;
  const next = view.tokens[draft.last + 1];
  const word = view.tokens[draft.last]!;
  const west = entry.country === null && /west/i.test(entry.name);
  draft.actors = [west ? THE_WEST : actorOf(entry)];
  const modifies =
    next !== undefined &&
    (next.upos === "NOUN" || next.upos === "ADJ" || next.upos === "PROPN" || next.norm === "-" || next.norm === "and");
  if (
    !modifies &&
    (word.norm.endsWith("s") || view.tokens[draft.first - 1]?.norm === "the") &&
    entry.country !== null
  ) {
    draft.form = "nominal";
    draft.plural = true;
    draft.label = textOf(view, draft.first, draft.last);
    draft.why = "the people of the state";
    return;
  }
  draft.why = modifies ? `adjective of the state before "${next.text}"` : "adjective of the state";
}
