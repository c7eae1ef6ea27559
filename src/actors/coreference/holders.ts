/** Who held an office on the day of the page, where the page itself names nobody: "the British prime minister". */
import type { Actor } from "../../model/index.ts";
import { addCard, cardNamed } from "../card-file.ts";
import { familiesOf, settle } from "../cards.ts";
import type { Context, Draft, PersonCard, View } from "../draft.ts";
import { foldName } from "../fold.ts";
import type { Office } from "./offices.ts";

/** False where the words name no state, the office may have several holders, or the table knows none of that day. */
export function settleHolder(context: Context, view: View, draft: Draft, office: Office): boolean {
  const { table, asOf } = context;
  const { kind, country, former, coming } = office;
  if (country === null || former || coming || kind === "official" || kind === "envoy") return false;
  if (draft.body !== null && draft.body.actors[0]?.type !== "state") return false;
  const words = office.role.toLowerCase();
  const plain = kind === "leader" ? "leader" : kind === "foreign" ? "Foreign Minister" : words;
  const term = officeIn(context, view, draft) ?? plain;
  const held = table.holder(term, country, asOf);
  if (held === null || SUBORDINATE.test(words)) return false;
  settle(draft, cardOfHolder(context, held), `${held.role ?? term} of ${country} on ${asOf ?? "no known day"}`);
  return true;
}

const SUBORDINATE = /\b(?:deputy|vice|assistant|acting|spokes\w+)\b/;

/** The term of office that ends with the phrase: "prime minister", "top diplomat". */
function officeIn(context: Context, view: View, draft: Draft): string | null {
  for (let i = draft.nameFirst; i <= draft.last; i += 1) {
    const office = context.table.office(view.tokens, i);
    if (office !== null && !office.plural && i + office.length - 1 === draft.last) return office.role;
  }
  return null;
}

/** The card of somebody whom the table of offices knows; the page may not name him or her at all. */
export function cardOfHolder(context: Context, held: Actor): PersonCard {
  const there = cardNamed(context.cards, held.name);
  if (there !== undefined) return there;
  const card: PersonCard = {
    name: held.name,
    families: familiesOf(held.name, held.country, context.given),
    words: new Set(foldName(held.name).split(" ")),
    role: held.role,
    country: held.country,
    wikidata: held.wikidata,
    gender: null,
    likely: context.table.given.get(foldName(held.name.split(" ")[0]!)) ?? null,
    known: held.name,
    printed: false,
    sector: held.sector ?? null,
    code: held.code ?? null,
  };
  addCard(context.cards, card);
  return card;
}
