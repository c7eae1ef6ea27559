/** Bodies named without their state: "the Foreign Ministry", "his office". */
import type { PersonCard } from "../draft.ts";
import { actorOf, type Context, type Draft, textOf, type View } from "../draft.ts";
import type { ActorEntry } from "../entry.ts";
import { type RoleKind, roleKind } from "../roles.ts";
import { actingState } from "./acting-state.ts";
import { FAR, type Spoken } from "./spoken.ts";
import { headToken } from "./syntax.ts";

/** "the Foreign Ministry": the one spoken of before, else that of the state which acts here. */
export function settleBareMinistry(
  context: Context,
  view: View,
  draft: Draft,
  entry: ActorEntry,
  history: readonly Spoken[],
): void {
  draft.form = "nominal";
  const runs = runBy(view, draft);
  const theirs = runs === null ? null : ministryOf(context, runs, view, draft);
  if (theirs !== null) {
    draft.actors = [actorOf(theirs)];
    draft.why = `of ${runs}, by who runs it`;
    return;
  }
  for (let i = history.length - 1; i >= Math.max(0, history.length - FAR); i -= 1) {
    const actor = history[i]!.actors[0]!;
    if (
      actor !== undefined &&
      actor.type === "body" &&
      actor.country !== null &&
      actor.name.endsWith(` ${entry.name}`)
    ) {
      draft.actors = [actor];
      draft.why = `${actor.name}, named before`;
      return;
    }
  }
  const struck = CARES.test(entry.name) && tellsOfAttack(context, view);
  const country = struck
    ? struckState(context, view, draft)
    : (actingState(context, view, draft.first, history) ?? context.home);
  const body = country === null ? null : ministryOf(context, country, view, draft);
  if (body !== null) {
    draft.actors = [actorOf(body)];
    draft.why = `of ${country}, ${struck ? "where the blow fell" : "the state that acts here"}`;
  } else {
    draft.label = entry.name;
    draft.why = "a ministry whose state is not said";
  }
}

/** "the Taliban-run foreign ministry", "the Taliban's foreign ministry": the state of those who run it; null where that is not said. */
function runBy({ tokens, owner, matches }: View, { first }: Draft): string | null {
  if (/^['’]s?$/.test(tokens[first - 1]?.norm ?? "")) {
    const from = owner[first - 2] ?? -1;
    return from < 0 ? null : (matches[from]!.entries[0]!.country ?? null);
  }
  if (!/^(?:run|led|controlled)$/.test(tokens[first - 1]?.norm ?? "") || tokens[first - 2]?.norm !== "-") return null;
  const from = owner[first - 3] ?? -1;
  return from < 0 ? null : (matches[from]!.entries[0]!.country ?? null);
}

/** Those who count the dead and the burnt houses are of the land that was struck, not of who struck. */
const CARES = /^(?:Health|Emergency|Emergencies|Emergency Situations) Ministry$/;

const ATTACK =
  /^(?:strikes?|struck|airstrikes?|attack(?:s|ed)?|bomb(?:s|ed|ing|ings|ardment)?|shell(?:s|ed|ing)?|missiles?|rockets?|drones?|raid(?:s|ed)?|warplanes|jets|hit)$/;

/** Do this sentence and the two before it tell of an attack? */
const tellsOfAttack = ({ views }: Context, view: View): boolean =>
  views
    .slice(Math.max(0, view.sentence.index - 2), view.sentence.index + 1)
    .some(({ tokens }) => tokens.some(({ norm }) => ATTACK.test(norm)));

/** The state of the place named last that is no subject and no adjective: "struck Tyre", "an air base near Homs". Else the page's own place. */
function struckState({ views, home }: Context, view: View, ministry: Draft): string | null {
  for (let at = view.sentence.index; at >= Math.max(0, view.sentence.index - 2); at -= 1) {
    const { drafts, tokens } = views[at]!;
    const place = drafts.findLast((draft) => {
      const entry = draft.entries[0];
      if (entry === undefined || draft === ministry || draft.what === "dropped") return false;
      if (entry.type !== "place" && entry.type !== "state" && entry.capitalOf === null) return false;
      return /^(?:nmod|obl|obj|conj|appos|flat|nmod:poss)$/.test(tokens[headToken(views[at]!, draft)]!.deprel);
    });
    if (place !== undefined) return place.entries[0]!.country;
  }
  return home;
}

/** The body of that name of the state: the table is asked for "Chinese Foreign Ministry". */
const ministryOf = (context: Context, country: string, view: View, draft: Draft): ActorEntry | null =>
  bodyOf(
    context,
    country,
    view.tokens
      .slice(draft.nameFirst, draft.nameLast + 1)
      .map((token) => token.text)
      .join(" "),
    view,
  );

/** `name`: words parted by spaces, as tokens. */
function bodyOf(context: Context, country: string, name: string, view: View): ActorEntry | null {
  const demonym = context.table.states.get(country)?.demonym;
  const any = view.tokens[0];
  if (demonym === undefined || any === undefined) return null;
  const tokens = `${demonym} ${name}`
    .split(" ")
    .map((text) => ({ ...any, text, norm: text.toLowerCase().replaceAll("’", "'") }));
  const match = context.table.match(tokens, 0);
  const entry = match?.entries[0];
  return entry !== undefined && entry.type === "body" && match!.length === tokens.length ? entry : null;
}

/** "his office said" of a prime minister: the Prime Minister's Office of his state; "his ministry" of a foreign minister. */
export function settleHisOffice(context: Context, view: View, draft: Draft, history: readonly Spoken[]): void {
  let owner: PersonCard | null = null;
  for (let i = history.length - 1; i >= 0 && history[i]!.sentence === view.sentence.index; i -= 1) {
    if (history[i]!.token === draft.first) owner = history[i]!.card;
  }
  draft.label = textOf(view, draft.first, draft.last);
  draft.why = "the office of a person, not clear which";
  if (owner === null || owner.country === null) return;
  const kind = roleKind(owner.role ?? "");
  const name =
    view.tokens[draft.last]!.norm === "office" ? OFFICES[kind] : (MINISTRIES[kind] ?? ministryIn(owner.role ?? ""));
  const body = name == null ? null : bodyOf(context, owner.country, name, view);
  if (body === null) return;
  draft.actors = [actorOf(body)];
  draft.label = null;
  draft.why = `the office of ${owner.name}`;
}

const OFFICES: Partial<Record<RoleKind, string>> = {
  "head-of-government": "Prime Minister 's Office",
  "head-of-state": "Presidential Office",
};
const MINISTRIES: Partial<Record<RoleKind, string>> = {
  foreign: "Foreign Ministry",
  defence: "Defence Ministry",
  finance: "Finance Ministry",
};

/** "Health Minister" → "Health Ministry"; null for a role that names no area. */
const ministryIn = (role: string): string | null => {
  const area = /(?:^|\s)(\p{L}+) Minister$/u.exec(role)?.[1];
  return area === undefined ? null : `${area} Ministry`;
};
