/**
 * Of which state somebody is whose title names none: "Ana Ruiz of the Peruvian Red Cross", "Imran Khan's adviser Tariq Sial", "Britain's,
 * Peter Wilson,", "its commander, Ali Juma". Reads the names that the tables know around a name; nothing is asked of the tree.
 */
import type { Context, Draft, View } from "./draft.ts";
import type { ActorEntry } from "./entry.ts";
import type { Title } from "./titles.ts";

/**
 * The state that somebody is of, where no title tells it: "Ian Fry, of Tuvalu", "Wang Shuhua of China's commerce ministry", "Pretoria's
 * Nomathemba Khoza", "Jorge Bacigalupo, who heads Paraguay's customs service". Null if none is said.
 */
export function originOf(view: View, name: Draft): string | null {
  const { tokens, matches, owner } = view;
  const before = owner[name.first - 2] ?? -1;
  if (tokens[name.first - 1]?.norm === "'s" && before >= 0) {
    const entry = matches[before]!.entries[0]!;
    if (entry.type !== "person" && entry.country !== null) return entry.country;
  }
  const mark = tokens[name.nameLast + 1]?.norm === "," ? name.nameLast + 2 : name.nameLast + 1;
  const word = tokens[mark]?.norm;
  if (word === "of") {
    const entry = matches[tokens[mark + 1]?.norm === "the" ? mark + 2 : mark + 1]?.entries[0];
    return entry !== undefined && entry.type !== "person" && entry.type !== "demonym" ? entry.country : null;
  }
  if (word !== "who" || !HEADING.has(tokens[mark + 1]?.norm ?? "")) return null;
  for (let i = mark + 2; i < tokens.length && i < mark + 9 && !/^(?:,|in|at|near)$/.test(tokens[i]!.norm); i += 1) {
    const entry = matches[i]?.entries[0];
    if (entry !== undefined && entry.type !== "person" && entry.country !== null) return entry.country;
  }
  return null;
}

/** What one does for a body or a state: "who speaks for the Norwegian foreign ministry". */
const HEADING = new Set(
  "heads leads chairs runs commands represents speaks directs headed led chaired ran commanded represented".split(" "),
);

/** As `originOf`, and where somebody's office, possessor or place of speaking tells it. Null if nothing does. */
export function stateAround(context: Context, view: View, name: Draft, title: Title | null): string | null {
  return (
    originOf(view, name) ??
    ofWhose(context, view, name) ??
    masterOf(context, view, title?.first ?? name.first) ??
    besideComma(view, name) ??
    (title === null ? null : ofItsOwn(context, view, title)) ??
    (title === null ? null : ofWhereSpoken(context, view, title))
  );
}

/** "of the Peruvian Red Cross", "of the Bangladesh Garment Workers' League": not "of Polish descent". */
function ofWhose({ table }: Context, { tokens, matches, drafts }: View, name: Draft): string | null {
  const mark = tokens[name.nameLast + 1]?.norm === "," ? name.nameLast + 2 : name.nameLast + 1;
  if (tokens[mark]?.norm !== "of") return null;
  const at = tokens[mark + 1]?.norm === "the" ? mark + 2 : mark + 1;
  const match = matches[at];
  const entry = match?.entries[0];
  if (entry?.type === "demonym") return DESCENT.has(tokens[at + match!.length]?.norm ?? "") ? null : entry.country;
  const body = drafts.find((draft) => draft.first === at && draft.last > at);
  return body === undefined ? null : table.stateNamed(tokens[at]!.text);
}

const DESCENT = new Set("descent origin extraction heritage ancestry birth parents nationality".split(" "));

/** "Prime Minister Imran Khan's adviser …": the state that the master serves. */
function masterOf({ table, asOf }: Context, { tokens, matches, owner }: View, first: number): string | null {
  // The mark of the possessive may be counted to the title.
  const mark = /^['’]s$/.test(tokens[first]?.norm ?? "") ? first : first - 1;
  const at = owner[mark - 1] ?? -1;
  if (!/^['’]s$/.test(tokens[mark]?.norm ?? "") || at < 0) return null;
  const master = matches[at]!.entries[0]!;
  return master.type === "person" ? (table.roleOf(master.name, asOf)?.country ?? master.country) : null;
}

/**
 * "Britain's, Peter Wilson, said", "Helsinki's man in Tbilisi, Antero Kujala, saw", "a ministry aide in Sanaa, Fuad Saleh, said": the
 * possessor of the phrase that the name explains, or where an official of that place is.
 */
function besideComma(view: View, name: Draft): string | null {
  const { tokens } = view;
  const comma = name.first - 1;
  if (tokens[comma]?.norm !== "," || !/^(?:,|and|\))$/.test(tokens[name.nameLast + 1]?.norm ?? ",")) return null;
  const last = landAt(view, comma - 1);
  if (last !== null && tokens[last.first - 1]?.norm === "in" && LOCALS.has(tokens[last.first - 2]?.norm ?? ""))
    return last.country;
  for (let i = comma - 1; i >= 1 && i > comma - 9; i -= 1) {
    const { norm, upos } = tokens[i]!;
    if (/^['’]s$/.test(norm)) return landAt(view, i - 1)?.country ?? null;
    if (upos === "VERB" || upos === "AUX" || upos === "PUNCT" || upos === "PRON") return null;
  }
  return null;
}

/** Who serves where he is: an "official in Sanaa" is no "diplomat in Sanaa". */
const LOCALS = new Set("aide official lawmaker legislator judge prosecutor officer minister councillor".split(" "));

/** "its commander, Ali Juma": of the state or body that the sentence, or else the one before it, speaks of first. */
function ofItsOwn({ views }: Context, view: View, { first }: Title): string | null {
  const { tokens, sentence } = view;
  const own = [first - 1, first].find((i) => tokens[i]?.norm === "its");
  if (own === undefined) return null;
  return (
    firstLand(view, own) ?? (views[sentence.index - 1] === undefined ? null : firstLand(views[sentence.index - 1]!))
  );
}

function firstLand(view: View, before = view.tokens.length): string | null {
  for (let i = 0; i < before; i += 1) {
    const entry = view.matches[i]?.entries[0];
    if (entry !== undefined && isLand(entry)) return entry.country;
  }
  return null;
}

/** "Information Minister Lapo Sanga told reporters in Bangui": a minister speaks at home where the sentence names no other land. */
function ofWhereSpoken({ home }: Context, view: View, { role }: Title): string | null {
  if (!/minister|government spokes|interior secretary/i.test(role ?? "")) return null;
  const lands = new Set<string>();
  let spoken: string | null = null;
  for (const [i, match] of view.matches.entries()) {
    const entry = match?.entries[0];
    if (entry === undefined || !isLand(entry)) continue;
    lands.add(entry.country!);
    if (entry.capitalOf !== null && /^(?:in|from)$/.test(view.tokens[i - 1]?.norm ?? "")) spoken = entry.country;
  }
  return lands.size === 0 ? home : lands.size === 1 ? spoken : null;
}

/** The state, capital or body of a state whose name ends at the token; null if none does. */
function landAt({ matches, owner }: View, at: number): { readonly first: number; readonly country: string } | null {
  const first = owner[at] ?? -1;
  const entry = first < 0 ? undefined : matches[first]!.entries[0];
  return entry !== undefined && isLand(entry) ? { first, country: entry.country! } : null;
}

const isLand = ({ type, country, capitalOf }: ActorEntry): boolean =>
  country !== null && (type === "state" || type === "demonym" || type === "body" || capitalOf !== null);
