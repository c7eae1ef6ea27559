/** Bodies named without their state: "the Foreign Ministry", "his office". */
import type { PersonCard } from "../draft.ts";
import { actorOf, type Context, type Draft, textOf, type View } from "../draft.ts";
import { roleKind } from "../roles.ts";
import type { ActorEntry } from "../table.ts";
import { actingState } from "./acting-state.ts";
import { FAR, type Spoken } from "./spoken.ts";

/** "the Foreign Ministry": the one spoken of before, else that of the state which acts here. */
export function settleBareMinistry(
  context: Context,
  view: View,
  draft: Draft,
  entry: ActorEntry,
  history: readonly Spoken[],
): void {
  draft.form = "nominal";
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
  const country = actingState(context, view, draft.first, history);
  const body = country === null ? null : ministryOf(context, country, view, draft);
  if (body !== null) {
    draft.actors = [actorOf(body)];
    draft.why = `of ${country}, the state that acts here`;
  } else {
    draft.label = entry.name;
    draft.why = "a ministry whose state is not said";
  }
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

/** "his office said" of a prime minister: the Prime Minister's Office of his state. */
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
    kind === "head-of-government"
      ? "Prime Minister 's Office"
      : kind === "head-of-state"
        ? "Presidential Office"
        : null;
  const body = name === null ? null : bodyOf(context, owner.country, name, view);
  if (body === null) return;
  draft.actors = [actorOf(body)];
  draft.label = null;
  draft.why = `the office of ${owner.name}`;
}
