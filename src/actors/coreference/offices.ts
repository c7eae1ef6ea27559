/**
 * Offices without a name: "the Chinese premier", "the ambassador", "its president".
 *
 * Somebody of this page who bears that office comes first, then who held it on the day of the page, then the body or the state
 * that the words name. Spokespeople: spokespeople.ts; "his Indian counterpart": counterparts.ts.
 */
import type { Actor } from "../../model/index.ts";
import { compatible, settle } from "../cards.ts";
import { type Context, type Draft, type PersonCard, stateActor, stateOf, textOf, type View } from "../draft.ts";
import { fits, type RoleKind, roleKind } from "../roles.ts";
import { settleCounterpart } from "./counterparts.ts";
import { settleHolder } from "./holders.ts";
import { traitsIn } from "./noun-kinds.ts";
import type { Spoken } from "./spoken.ts";
import { settleOfHouse, settleSameOfficial, settleSpokesperson } from "./spokespeople.ts";

/** What the words of an office say. */
export interface Office {
  /** As printed: "foreign ministry spokesman". */
  readonly role: string;
  readonly kind: RoleKind;
  /** The state that the words name: "the Chinese premier", "its president"; null if none. */
  readonly country: string | null;
  readonly former: boolean;
  /** "the next president". */
  readonly coming: boolean;
}

/** Who bears the office; the words alone stay where nobody is found. */
export function settleOffice(
  context: Context,
  view: View,
  draft: Draft,
  history: readonly Spoken[],
  lastSeen: ReadonlyMap<PersonCard, number>,
): void {
  // "the ambassador, Andrei Kelin": the name stands beside it.
  const beside = view.drafts.find(
    (d) => d.person !== null && d.besideFirst >= 0 && draft.last >= d.besideFirst && draft.last <= d.besideLast,
  );
  if (beside?.person != null) {
    settle(draft, beside.person, `in apposition to ${beside.person.name}`);
    return;
  }
  const office = officeOf(context, view, draft, history);
  const { role, kind, country, coming } = office;
  if (!draft.definite) {
    if (settleOfHouse(view, draft, history)) return;
    if (kind !== "spokesperson" || !settleSpokesperson(context, view, draft, office, history))
      speakForBody(draft, country);
    return;
  }
  const cards = nearCards(context, history);
  if (/counterpart$/i.test(role)) {
    if (!settleCounterpart(context, view, draft, office, cards, history, lastSeen)) speakForBody(draft, country);
    return;
  }
  // "Fiji's top diplomat in Canberra" serves there, and is no minister.
  if (/\bdiplomat$/i.test(role) && country !== null && servesAbroad(view, draft, country)) {
    speakForBody(draft, country);
    return;
  }
  const traitsOf = (state: string): readonly string[] => context.table.states.get(state)?.traits ?? [];
  const heads = headsOf(view, draft, kind, cards, lastSeen);
  const fellows = heads.length > 0 ? heads : fellowsOf(view, draft, office, traitsOf, cards, history, lastSeen);
  if (fellows.length > 0 && !coming) {
    const acting = history.findLast(({ subject, sentence }) => subject && view.sentence.index - sentence === 1)?.card;
    const isActing = acting != null && fellows.length > 1 && fellows.includes(acting);
    const one = isActing
      ? acting
      : fellows.reduce((a, b) => ((lastSeen.get(b) ?? -1) > (lastSeen.get(a) ?? -1) ? b : a));
    const which = fellows.length === 1 ? "of this page" : isActing ? "who acted before" : "spoken of last";
    settle(draft, one, `the ${role} ${which}: ${one.name}`);
    return;
  }
  const isSettled =
    kind === "spokesperson"
      ? settleSpokesperson(context, view, draft, office, history)
      : settleSameOfficial(view, draft, office, history) || settleHolder(context, view, draft, office);
  if (isSettled) return;
  speakForBody(draft, country);
}

/** "in Canberra", "to Kenya" right behind an office: a land other than its own. */
function servesAbroad({ tokens, matches }: View, { last }: Draft, country: string): boolean {
  if (!/^(?:in|to|at)$/.test(tokens[last + 1]?.norm ?? "")) return false;
  const land = matches[last + 2]?.entries[0]?.country ?? null;
  return land !== null && land !== country;
}

function officeOf({ own }: Context, view: View, draft: Draft, history: readonly Spoken[]): Office {
  const role = draft.role ?? "";
  const owner = ownerOf(view, draft, history);
  const named = draft.country ?? draft.body?.actors[0]?.country ?? (owner === null ? null : stateOf(owner));
  return {
    role,
    kind: roleKind(role),
    // A government's own page need not say whose prime minister it speaks of.
    country: named ?? (own !== null && draft.definite && OF_STATE.test(role) ? own : null),
    former: /\b(?:former|ex)\b/i.test(role),
    coming: /\b(?:next|future|new|incoming|elect)\b/i.test(role),
  };
}

const OF_STATE =
  /^(?:prime minister|president|premier|chancellor|taoiseach|foreign (?:minister|secretary)|king|queen|emir|sultan|pm)$/i;

/** Nobody by name: the body of the office, else its state. */
function speakForBody(draft: Draft, country: string | null): void {
  if (draft.body !== null && draft.body.actors.length > 0) {
    draft.actors = draft.body.actors;
    draft.why = `speaks for ${draft.body.actors[0]!.name}`;
  } else if (country !== null) {
    draft.actors = [stateActor(country)];
    draft.why = `one of ${country}, not named`;
  } else draft.why = "an office whose holder is not said";
}

/** "the NATO chief": who of the page has an office whose words name that body, by whatever title it is headed. */
function headsOf(
  view: View,
  draft: Draft,
  kind: RoleKind,
  cards: readonly PersonCard[],
  lastSeen: ReadonlyMap<PersonCard, number>,
): readonly PersonCard[] {
  const { body } = draft;
  if (body === null || kind !== "chief") return [];
  const name = textOf(view, body.nameFirst, body.nameLast);
  const names = [name, body.actors[0]?.name ?? name].map(bare);
  return cards.filter(
    ({ role, gender }) =>
      role !== null &&
      HEADS.test(role) &&
      names.some((one) => bare(role).startsWith(`${one} `)) &&
      compatible(gender, draft.gender) &&
      cards.some((card) => lastSeen.has(card) && card.role === role),
  );
}

const bare = (name: string): string => name.replaceAll(".", "").toLowerCase();

const HEADS =
  /\b(?:(?:secretary|director)[- ]general|managing director|chief|head|president|chair\p{L}*|commissioner|executive director)$/iu;

/** Who of the page may bear the office. */
function fellowsOf(
  view: View,
  draft: Draft,
  { role, kind, country, former }: Office,
  traitsOf: (state: string) => readonly string[],
  cards: readonly PersonCard[],
  history: readonly Spoken[],
  lastSeen: ReadonlyMap<PersonCard, number>,
): readonly PersonCard[] {
  const asked = traitsIn(role);
  let fellows = cards.filter(
    (card) =>
      // "the Pacific leader" is no Chinese one.
      (asked.length === 0 ||
        card.country === null ||
        asked.every((trait) => traitsOf(card.country!).includes(trait))) &&
      fits(card.role, role, card.country) &&
      (country === null || card.country === country || (card.country === null && lastSeen.has(card))) &&
      compatible(card.gender, draft.gender) &&
      (former || !/^(?:former|ex|then)\b/i.test(card.role ?? "")),
  );
  const seen = fellows.filter((card) => lastSeen.has(card));
  if (seen.length > 0) fellows = seen;
  else if (country === null) fellows = fellows.length === 1 && kind !== "official" ? fellows : [];
  // "The foreign secretary" is rather who bears that very title than a secretary of state.
  const exact = fellows.filter((card) => card.role?.toLowerCase().endsWith(role.toLowerCase()));
  if (exact.length > 0) fellows = exact;
  if (kind !== "official" && kind !== "other" && kind !== "chief") return fellows;
  // Words as wide as "the official" reach three sentences back.
  if (kind === "official" && /\bofficials?$/i.test(role) && country !== null && !/top|no\.? ?\d|second/i.test(role))
    return [];
  const near = new Set(history.filter((s) => view.sentence.index - s.sentence <= 3).map((s) => s.card));
  return fellows.filter(
    (card) => near.has(card) && (kind !== "official" || draft.country === null || seen.length === 1),
  );
}

/** The persons whom a nominal may mean: all of the page, or of a page of very many those spoken of last. */
function nearCards(context: Context, history: readonly Spoken[]): readonly PersonCard[] {
  if (context.cards.all.length <= 200) return context.cards.all;
  const near = new Set<PersonCard>();
  for (const { card } of history.slice(-400)) if (card !== null) near.add(card);
  return [...near];
}

/** Whose it is: "its president", "the country's leader", "Beijing's top diplomat". */
function ownerOf(view: View, draft: Draft, history: readonly Spoken[]): Actor | null {
  const before = view.tokens[draft.first - 1];
  const own = view.tokens[draft.first];
  const possessive = own !== undefined && /^(?:its|their)$/.test(own.norm);
  const mark = before !== undefined && /^(?:'s|'|’)$/.test(before.norm);
  if (!possessive && !mark) return null;
  for (let i = history.length - 1; i >= 0; i -= 1) {
    const spoken = history[i]!;
    if (spoken.sentence !== view.sentence.index) return null;
    if (mark ? spoken.last === draft.first - 2 : spoken.token === draft.first) return spoken.actors[0] ?? null;
  }
  return null;
}
