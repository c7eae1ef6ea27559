/** Whom a minister or spokesman serves whose state no word tells. */
import { type Context, type Draft, textOf, type View } from "../draft.ts";
import { actingState } from "./acting-state.ts";
import { FAR, type Spoken } from "./spoken.ts";

/** A minister or spokesman whose state no word tells serves the state that acts here: "Foreign Ministry spokesman Geng Shuang". */
export function placePerson(context: Context, view: View, draft: Draft, history: readonly Spoken[]): void {
  const card = draft.person!;
  if (card.country !== null || card.role === null || draft.form !== "name") return;
  const role = card.role.toLowerCase();
  const whole = view.matches.slice(draft.first, draft.last + 1);
  if (whole.some((match) => match?.entries[0]?.sector === "PRE")) return;
  if (
    /^(?:former|ex|retired|then)\b|^president(?: and|$)/.test(card.role) ||
    !GOVERNMENT.test(role) ||
    /\bsecretary[- ]general\b/.test(role) ||
    // "EU foreign policy chief Ana Berg" serves no state.
    /\b(?:EU|UN|U\.N\.|NATO|AU|ASEAN|OPEC|IMF|WHO|WTO|IAEA|European (?:Union|Commission|Council|Parliament)|United Nations|African Union|World Bank)(?!\w)/.test(
      `${card.role} ${textOf(view, draft.first, draft.last)}`,
    ) ||
    /\b(?:company|union|university|party|bank|club)\b/.test(role)
  )
    return;
  const ministry = /(\w+ ministry)/.exec(role)?.[1] ?? null;
  if (ministry !== null) {
    for (let i = history.length - 1; i >= Math.max(0, history.length - FAR); i -= 1) {
      const actor = history[i]!.actors[0]!;
      if (actor.type === "body" && actor.country !== null && actor.name.toLowerCase().endsWith(ministry)) {
        card.country = actor.country;
        return;
      }
    }
  }
  card.country =
    ownerOfCharge(view, draft) ??
    listedWith(view, draft) ??
    actingState(context, view, draft.first, history, facedBy(view, draft));
}

/** "Norway's trade and | industry minister Ana Berg": whose, where the title as it is known begins behind a part of its charge. */
function ownerOfCharge({ tokens, matches, owner }: View, { first }: Draft): string | null {
  if (tokens[first - 1]?.norm !== "and") return null;
  let at = first - 2;
  while (
    at > 0 &&
    at > first - 7 &&
    owner[at]! < 0 &&
    /^(?:NOUN|ADJ|CCONJ)$|^,$/.test(tokens[at]!.norm === "," ? "," : tokens[at]!.upos)
  )
    at -= 1;
  if (at === first - 2) return null;
  const land = tokens[at]?.xpos === "POS" ? at - 1 : at;
  const from = owner[land] ?? -1;
  const entry = from < 0 ? null : matches[from]?.entries[0];
  return entry != null && (entry.type === "demonym" || land < at) ? entry.country : null;
}

/** "Peru's foreign minister, Ana Ruiz, and Trade Minister Juan Soto": the state of whoever stands before him in a list. */
function listedWith({ tokens, drafts }: View, { first }: Draft): string | null {
  const mark = tokens[first - 1]?.norm === "and" && tokens[first - 2]?.norm === "," ? first - 2 : first - 1;
  if (!/^(?:and|,)$/.test(tokens[mark]?.norm ?? "")) return null;
  return drafts.find(({ last, person }) => last === mark - 1 && person !== null)?.person?.country ?? null;
}

/** "Foreign Secretary Ana Berg met Maldivian minister Ali Didi": of whom the sentence says which state he serves is of another. */
function facedBy({ matches, drafts }: View, draft: Draft): ReadonlySet<string> {
  const states = drafts.flatMap((other) => {
    if (other === draft || other.person === null || other.person === draft.person) return [];
    const title = matches.slice(other.first, other.nameFirst).find((match) => match != null)?.entries[0];
    return title?.type === "demonym" || title?.type === "state" ? (title.country ?? []) : [];
  });
  return new Set(states);
}

const GOVERNMENT =
  /minist|president|premier|chancellor|ambassador|spokes|secretary|national security|foreign|defen[cs]e|envoy|senator|lawmaker|parliament|governor|army|navy|military|general|colonel|admiral|security council|attorney|diplomat/;
