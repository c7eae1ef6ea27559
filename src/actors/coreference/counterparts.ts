/** "his Indian counterpart": who bears the same office in the other state. */
import { settle } from "../cards.ts";
import type { Context, Draft, PersonCard, View } from "../draft.ts";
import { roleKind } from "../roles.ts";
import { cardOfHolder } from "./holders.ts";
import type { Office } from "./offices.ts";
import type { Spoken } from "./spoken.ts";

/** False where neither the page nor the table of offices tells who it is. */
export function settleCounterpart(
  context: Context,
  view: View,
  draft: Draft,
  { country }: Office,
  cards: readonly PersonCard[],
  history: readonly Spoken[],
  lastSeen: ReadonlyMap<PersonCard, number>,
): boolean {
  // "his counterpart Ana Berg", "his counterpart, Ana Berg has".
  const behind = view.tokens[draft.last + 1]?.norm === "," ? draft.last + 2 : draft.last + 1;
  const next = view.drafts.find((d) => d.person !== null && d.first === behind);
  // "In a call with her Ghanaian counterpart, Togolese minister Ana Berg said": not she herself.
  if (next?.person != null && (country ?? next.person.country) === (next.person.country ?? country)) {
    settle(draft, next.person, `in apposition to ${next.person.name}`);
    return true;
  }
  const subject = lastPerson(view, draft, history);
  const role = subject?.role ?? null;
  if (country === null || role === null) return false;
  const twin = cards.find(
    (card) =>
      card !== subject &&
      card.country === country &&
      lastSeen.has(card) &&
      roleKind(card.role ?? "") === roleKind(role),
  );
  if (twin !== undefined) {
    settle(draft, twin, `the ${twin.role} of ${country}, named on this page`);
    return true;
  }
  const held = context.table.holder(role, country, context.asOf);
  if (held === null) return false;
  settle(draft, cardOfHolder(context, held), `${held.role} of ${country} on ${context.asOf ?? "no known day"}`);
  return true;
}

function lastPerson(view: View, draft: Draft, history: readonly Spoken[]): PersonCard | null {
  let any: PersonCard | null = null;
  for (let i = history.length - 1; i >= 0; i -= 1) {
    const spoken = history[i]!;
    if (view.sentence.index - spoken.sentence > 1) break;
    if (spoken.card === null || (spoken.sentence === view.sentence.index && spoken.token > draft.first)) continue;
    if (spoken.subject) return spoken.card;
    any ??= spoken.card;
  }
  return any;
}
