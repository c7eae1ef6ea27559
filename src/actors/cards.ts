/**
 * The persons of a page: which capitalised words are persons ("Noele Crossley, an associate professor"), and who a surname
 * that stands alone is ("Crossley told").
 *
 * Cues are counted over the whole page: a title, an apposition, a known given name, a verb of speech. A surname goes to the
 * person of the page who bears it; with two Wangs, to the one whose title fits, else to the one spoken of last. One that the
 * page never introduces is looked up among those in office on that day, and left alone if that is not clear.
 */
import type { Actor, Candidate } from "../model/index.ts";
import { addCard, alsoNamed, cardNamed } from "./card-file.ts";
import {
  type Context,
  type Draft,
  type Gender,
  draft as makeDraft,
  type PersonCard,
  spanAt,
  textOf,
  type View,
} from "./draft.ts";
import { atomsOf, foldName } from "./fold.ts";
import type { Words } from "./given.ts";
import { originOf, stateAround } from "./origins.ts";
import { fits, HONORIFICS, ROLE_NOUNS } from "./roles.ts";
import { surnamesOf } from "./surname.ts";
import { type Title, titleAfter, titleBefore, titleBeforeComma } from "./titles.ts";
import { EASTERN_FAMILY, EASTERN_STATES, isCapital, PARTICLES, SAY_WORDS } from "./words.ts";

/** Settles candidates, gives titles to names, and makes the page's cards, in the order of the body. */
export function settlePeople(context: Context, byline: readonly string[]): void {
  const titles = new Map<Draft, Title>();
  const scores = new Map<string, number>();
  const singles = new Map<string, number>();
  const { table } = context;

  for (const view of context.views) {
    for (const draft of view.drafts) {
      if (draft.what === "short" && saysSomething(view, draft)) {
        const key = foldName(textOf(view, draft.first, draft.last));
        singles.set(key, (singles.get(key) ?? 0) + 1);
      }
    }
  }
  for (const view of context.views) {
    for (const draft of view.drafts) {
      if (draft.what !== "person" && draft.what !== "candidate" && draft.what !== "short") continue;
      // "HRW's deputy Middle East director": the words go on to a noun of office.
      const next = view.tokens[draft.nameLast + 1];
      if (
        draft.what !== "person" &&
        next !== undefined &&
        ROLE_NOUNS.has(next.norm) &&
        next.upos === "NOUN" &&
        !isCapital(next.text)
      ) {
        if (draft.what === "candidate") draft.what = "org";
        continue;
      }
      const direct = titleBefore(view, draft.nameFirst, table);
      // "The foreign minister, Shaikh Ali Didi,": the form of address is no office.
      const far = direct?.role == null && draft.what !== "short" ? titleBeforeComma(view, draft, table) : null;
      const title = far === null ? direct : { ...far, gender: far.gender ?? direct?.gender ?? null };
      const after = titleAfter(view, draft.nameLast, table);
      if (draft.what === "short" && title === null) {
        // Too weak to make a person of a word, but if it is one, the apposition is of the same.
        if (after !== null) {
          draft.besideFirst = after.first;
          draft.besideLast = after.last;
        }
        continue;
      }
      if (after !== null) {
        draft.besideFirst = after.first;
        draft.besideLast = after.last;
      }
      const best = title?.role != null ? title : (after ?? title);
      if (best !== null) {
        titles.set(
          draft,
          title !== null && title.role === null && after !== null
            ? { ...after, gender: title.gender, first: title.first, last: title.last }
            : best,
        );
        draft.titled = true;
        draft.gender = best.gender ?? title?.gender ?? null;
      }
      if (draft.what !== "candidate") continue;
      if (isCredit(view, draft)) {
        draft.what = "dropped";
        continue;
      }
      const key = foldName(textOf(view, draft.first, draft.last));
      const most = scores.get(key) ?? -9;
      // What is a person's name once is it wherever the page prints it.
      if (most < PERSON) scores.set(key, Math.max(most, score(view, draft, context, draft.titled, singles)));
    }
  }
  const writers = new Set(byline.map(foldName));
  for (const view of context.views) {
    for (const draft of view.drafts) {
      if (draft.what === "candidate") {
        const key = foldName(textOf(view, draft.first, draft.last));
        if ((scores.get(key) ?? 0) < PERSON || writers.has(key)) {
          draft.what = writers.has(key) ? "dropped" : "org";
          continue;
        }
        // "Von der Leyen" after the full name.
        if (context.cards.byFamily.has(key)) {
          draft.what = "short";
          continue;
        }
        draft.what = "person";
        draft.why = draft.titled ? "a name with a title" : "a person's name by its words";
      } else if (draft.what !== "person") continue;
      const title = titles.get(draft);
      if (draft.titled && draft.entries.length > 0) draft.why = "listed name with a title";
      draft.person = cardFor(context, view, draft, title ?? null);
      if (title !== undefined) widen(view, draft, title);
    }
  }
  for (const view of context.views) {
    dropSectors(view);
    rescue(view, context.cards.byFamily);
    for (const draft of view.drafts) {
      const title = titles.get(draft);
      if (draft.what === "short" && title !== undefined) {
        draft.role = title.role;
        draft.country = title.country;
        draft.gender = title.gender;
        widen(view, draft, title);
      }
    }
  }
}

/** "Minister of International Trade and Investment, Ana Berg": what a minister minds is no body. */
function dropSectors({ drafts }: View): void {
  for (const { person, besideFirst, besideLast } of drafts) {
    if (person === null || besideFirst < 0 || !/minist|secretary/i.test(person.role ?? "")) continue;
    for (const other of drafts)
      if (other.what === "org" && other.first >= besideFirst && other.last <= besideLast) other.what = "dropped";
  }
}

/** A surname of the page that its tag hid: "Xi and Putin agreed", where Xi opens the sentence. */
function rescue(view: View, families: ReadonlyMap<string, unknown>): void {
  for (let i = 0; i < view.tokens.length; i += 1) {
    const token = view.tokens[i]!;
    if (view.owner[i]! >= 0 || !isCapital(token.text) || !families.has(atomsOf(token.norm)[0] ?? "")) continue;
    if (token.upos === "AUX" || token.upos === "ADP" || token.upos === "PRON") continue;
    if (view.drafts.some((d) => i >= d.first && i <= d.last)) continue;
    view.drafts.push(makeDraft(view, i, i, "short", "a surname of this page"));
  }
}

/** The mention covers its title when that stands right before the name, and the state's word within is no party of its own. */
function widen(view: View, draft: Draft, title: Title): void {
  if (title.last !== draft.nameFirst - 1) {
    draft.besideFirst = title.first;
    draft.besideLast = title.last;
    return;
  }
  draft.first = title.first;
  for (const other of view.drafts) {
    if (other !== draft && other.first >= title.first && other.last <= title.last && other.what !== "person")
      other.what = "dropped";
  }
}

/** "(Mark Smith/AP)", "Toru Yamanaka /AFP": who took a picture. */
function isCredit(view: View, draft: Draft): boolean {
  const before = view.tokens[draft.first - 1]?.norm;
  const after = view.tokens[draft.last + 1]?.norm;
  if (before === "/" || after === "/" || after === "|" || after === "via") return true;
  if (after === "contributed") return true;
  for (let i = draft.first - 1; i >= 0 && i > draft.first - 6; i -= 1) {
    const norm = view.tokens[i]!.norm;
    if (
      (norm === "by" || norm === ":") &&
      /^(?:reporting|editing|written|writing|photo|photograph|photographs|translated|edited|compiled|report|picture|image|reports|additional|photos|story|video)$/.test(
        view.tokens[i - 1]?.norm ?? "",
      )
    )
      return true;
    if (norm === "." || norm === "said") return false;
  }
  return false;
}

/** From so many points on words are taken for a person's name; what the model of names says counts for so many. */
const PERSON = 3;
const HEED = 2;

/** Points for the words being a person's name. */
function score(
  view: View,
  draft: Draft,
  context: Context,
  titled: boolean,
  singles: ReadonlyMap<string, number>,
): number {
  const { tokens } = view;
  const words: string[] = [];
  for (let i = draft.first; i <= draft.last; i += 1) if (tokens[i]!.norm !== "-") words.push(tokens[i]!.norm);
  const first = atomsOf(words[0]!)[0] ?? "";
  const lastWord = atomsOf(words.at(-1)!).at(-1) ?? "";
  const before = tokens[draft.first - 1];
  const after = tokens[draft.last + 1];
  let points = 1;
  if (titled) points += 4;
  if (originOf(view, draft) !== null) points += 2;
  const known = context.given.has(first);
  if (known) points += context.table.match(tokens, draft.first) === null ? 2 : 1;
  if (EASTERN_FAMILY.has(first) && words.length <= 3 && !known) points += 2;
  if (
    /^\p{Lu}\.?$/u.test(tokens[draft.first]!.text) ||
    (words.length === 3 && /^\p{Lu}\.$/u.test(tokens[draft.first + 1]!.text))
  )
    points += 2;
  if (words.slice(1, -1).some((word) => PARTICLES.has(word))) points += 1;
  // "Kwabena Asamoah-Boateng", "Pretoria's Nomathemba Khoza".
  if (draft.last - draft.first === 3 && tokens[draft.last - 1]!.norm === "-" && isCapital(tokens[draft.last]!.text))
    points += 1;
  if (saysSomething(view, draft)) points += 1;
  if (singles.has(lastWord) || singles.has(first)) points += 2;
  if (context.table.bySurname(lastWord, context.asOf, null).length > 0) points += 1;
  if (after !== undefined && after.norm === "," && /^(?:who|whose|\d{2})$/.test(tokens[draft.last + 2]?.norm ?? ""))
    points += 2;
  if (before?.norm === "the" && !titled) points -= 4;
  if (before !== undefined && /^(?:in|at|near|into|across|around|outside|via)$/.test(before.norm)) points -= 3;
  if (before?.norm === "from" || before?.norm === "on") points -= 1;
  if (after !== undefined && after.upos === "NOUN" && !isCapital(after.text)) points -= 2;
  if (after !== undefined && after.upos === "NUM") points -= 2;
  if (words.length > 4) points -= 2;
  if (lastWord.length < 2 || (words.length === 2 && first === lastWord)) points -= 5;
  if (view.sentence.kind !== "prose" && !titled) points -= 1;
  let shouted = true;
  for (let i = draft.first; i <= draft.last; i += 1) {
    const { text } = tokens[i]!;
    if (text.length > 1 && text !== text.toUpperCase()) shouted = false;
    if (/\d/.test(text)) points -= 4;
  }
  if (shouted) points -= 2;
  // Near the line the model of names decides.
  if (points >= PERSON - HEED && points < PERSON + HEED) {
    const span = spanAt(view, draft.first, draft.last);
    if (span !== null && span.score > 0.7) points += span.type === "PER" ? HEED : -HEED;
  }
  return points;
}

/** Is it beside a verb of speech, as its subject can be: "said Crossley", "Crossley told"? */
export function saysSomething(view: View, draft: Draft): boolean {
  const after = view.tokens[draft.last + 1];
  if (after !== undefined && SAY_WORDS.has(after.norm) && after.upos !== "NOUN") return true;
  const before = view.tokens[draft.first - 1];
  return before !== undefined && /^(?:said|says|added|adds|told)$/.test(before.norm);
}

/** The card of a person named in full, made or found; the first title printed is kept. */
function cardFor(context: Context, view: View, draft: Draft, title: Title | null): PersonCard {
  const { table, asOf, cards } = context;
  const entry = draft.entries.find((e) => e.type === "person") ?? null;
  const printed = cleanName(textOf(view, draft.nameFirst, draft.nameLast));
  let known = table.person(entry === null ? printed : entry.name, asOf);
  let held = known === null ? null : table.roleOf(known.name, asOf);
  if (known !== null && title?.country != null) {
    const theirs = held?.country ?? known.country;
    // A namesake in another state is not meant.
    if (theirs !== null && theirs !== title.country && !table.hasServed(known.name, title.country)) {
      known = null;
      held = null;
    }
  }
  const country = title?.country ?? held?.country ?? known?.country ?? null;
  let card = (known === null ? undefined : cardNamed(cards, known.name)) ?? cardNamed(cards, printed);
  card ??= cards.byWord
    .get(foldName(printed.split(" ")[0]!))
    ?.find((c) => isScarOf(printed, c.name) || isScarOf(c.name, printed));
  const full = printed.includes(" ") ? printed : (known?.name ?? printed);
  if (card === undefined) {
    const families = familiesOf(full, country, context.given);
    const first = foldName(full.split(" ")[0]!);
    card = {
      name: full,
      families:
        known === null ? families : [...new Set([...families, ...familiesOf(known.name, country, context.given)])],
      words: new Set(foldName(`${full} ${known?.name ?? ""}`).split(" ")),
      role: null,
      country,
      wikidata: known?.wikidata ?? null,
      gender: null,
      likely: families.includes(first) ? null : (table.given.get(first) ?? null),
      known: known?.name ?? null,
      printed: false,
      sector: known?.sector ?? null,
      code: known?.code ?? null,
    };
    addCard(cards, card);
  } else if (isScarOf(card.name, full)) {
    card.name = full;
    alsoNamed(cards, card, full);
  }
  if (title !== null) {
    if (
      title.role !== null &&
      (!card.printed || saysMore(title.role, card.role)) &&
      !/counterpart$/i.test(title.role)
    ) {
      card.role = title.role;
      card.printed = true;
    }
    card.gender ??= title.gender;
    if (title.country !== null && (card.country === null || card.known === null)) card.country ??= title.country;
  }
  if (card.role === null && held !== null) card.role = held.role;
  card.country ??= country ?? stateAround(context, view, draft, title);
  return card;
}

/** "Prime Minister" after a bare "Minister": which office it is, is printed only now. */
const saysMore = (role: string, printed: string | null): boolean =>
  /^(?:minister|secretary)$/i.test(printed ?? "") &&
  role.toLowerCase().endsWith(` ${printed!.toLowerCase()}`) &&
  !/^(?:former|ex|then|deputy|vice|assistant)\b/i.test(role);

/** "Volodymyr Zelenskythey": the words of a name with others glued to it, on a page that also prints the name. */
function isScarOf(scar: string, name: string): boolean {
  return (
    scar.length > name.length + 1 &&
    name.length > 8 &&
    name.includes(" ") &&
    scar.startsWith(name) &&
    !scar.slice(name.length).includes(" ") &&
    scar[name.length] !== "-"
  );
}

const cleanName = (text: string): string =>
  (text.length > 5 && text === text.toUpperCase()
    ? text.replace(/(\p{Lu})(\p{Lu}{2,})/gu, (_, a: string, b: string) => a + b.toLowerCase())
    : text
  )
    .replace(/\s+/g, " ")
    .replace(/^[“"‘']|['’]s$/g, "");

/** Folded surnames of a name by the order usual in its state. */
export function familiesOf(name: string, country: string | null, given: Words): string[] {
  const words = name.split(" ");
  const first = foldName(words[0]!);
  const familyFirst =
    words.length > 1 &&
    words.length <= 4 &&
    EASTERN_FAMILY.has(first) &&
    ((country !== null && EASTERN_STATES.has(country)) || (country === null && !given.has(first)));
  const families = surnamesOf(name, familyFirst, []);
  // "Bhutto-Zardari" is also called Zardari.
  const last = words.at(-1)!;
  if (!familyFirst && last.includes("-"))
    families.push(
      ...last
        .split("-")
        .filter((part) => part.length > 2)
        .map(foldName),
    );
  return families;
}

/** Gives the words that stand alone ("Wang", "Mr Blinken") their persons. Called in the order of the body. */
export function resolveShort(
  context: Context,
  view: View,
  draft: Draft,
  lastSeen: ReadonlyMap<PersonCard, number>,
): void {
  const { table, cards, asOf } = context;
  const word = foldName(cleanName(textOf(view, draft.nameFirst, draft.nameLast)));
  let fellows: readonly PersonCard[] = cards.byFamily.get(word) ?? [];
  if (fellows.length === 0 && word.length > 2) {
    // "Lula", "Boris": a given name, if nobody else could be meant.
    const loose = cards.byWord.get(word) ?? [];
    if (loose.length === 1 && (draft.titled || table.match(view.tokens, draft.nameFirst) === null)) fellows = loose;
  }
  if (fellows.length > 1) {
    const fit = fellows.filter(
      (card) =>
        (draft.role === null || fits(card.role, draft.role, card.country)) &&
        (draft.country === null || card.country === null || card.country === draft.country) &&
        compatible(card.gender, draft.gender),
    );
    if (fit.length > 0) fellows = fit;
  }
  if (fellows.length > 0) {
    const one = fellows.reduce((a, b) => ((lastSeen.get(b) ?? -1) > (lastSeen.get(a) ?? -1) ? b : a));
    const why =
      fellows.length === 1
        ? `${one.name}, named on this page`
        : `the ${draft.nameLast === draft.nameFirst ? "one" : "person"} of that surname spoken of last: ${one.name}`;
    settle(draft, one, why);
    if (draft.gender !== null) one.gender ??= draft.gender;
    if (draft.role !== null && !one.printed) {
      one.role = draft.role;
      one.printed = true;
    }
    return;
  }
  if (!isCapital(view.tokens[draft.nameFirst]!.text)) {
    drop(draft);
    return;
  }
  const found = fromTable(context, view, draft, word);
  if (found !== null) {
    const card: PersonCard = {
      name: found.name,
      families: [...familiesOf(found.name, found.country, context.given), word],
      words: new Set(foldName(found.name).split(" ")),
      role: draft.role ?? found.role,
      country: found.country,
      wikidata: found.wikidata,
      gender: draft.gender,
      likely: null,
      known: found.name,
      printed: draft.role !== null,
      sector: found.sector ?? null,
      code: found.code ?? null,
    };
    addCard(cards, card);
    draft.candidates = closeOnes(table.candidates(word, asOf, draft.country), found.name);
    settle(
      draft,
      card,
      `${found.name}, ${found.role ?? "known"} on ${asOf ?? "no known day"}: the page prints the surname only`,
    );
    return;
  }
  if (draft.titled && (draft.role !== null || HONORIFICS.has(view.tokens[draft.nameFirst - 1]?.norm ?? ""))) {
    const name = cleanName(textOf(view, draft.nameFirst, draft.nameLast));
    const card: PersonCard = {
      name,
      families: [word],
      words: new Set([word]),
      role: draft.role,
      country: draft.country,
      wikidata: null,
      gender: draft.gender,
      likely: null,
      known: null,
      printed: draft.role !== null,
    };
    addCard(cards, card);
    settle(draft, card, "a title and a surname; no fuller name on the page");
    return;
  }
  draft.what = "org";
  if (view.tokens[draft.nameFirst]!.upos === "PROPN" && word.length > 1)
    draft.candidates = table.candidates(word, asOf, draft.country).slice(0, CANDIDATES);
}

/** Whom the surname could mean as well by the points of the tables alone, the one chosen first among them; none where nobody came close. */
function closeOnes(all: readonly Candidate[], chosen: string): readonly Candidate[] {
  const own = all.find(({ name }) => name === chosen);
  const others = all.filter(({ name, score }) => name !== chosen && own !== undefined && score >= own.score - CLOSE);
  return own === undefined || others.length === 0 ? [] : [own, ...others].slice(0, CANDIDATES);
}

/** So many points apart two bearers of a surname are close. */
const CLOSE = 10;

/** Of those who bear an open surname so many are named. */
const CANDIDATES = 5;

/** Somebody in office on the page's day who bears the surname, if one is clearly meant. */
function fromTable(context: Context, view: View, draft: Draft, word: string): Actor | null {
  const { table, asOf } = context;
  if (word.length < 2 || view.tokens[draft.nameFirst]!.upos !== "PROPN") return null;
  const all = oncePerName(table.bySurname(word, asOf, draft.country));
  if (all.length === 0) return null;
  const weight = (a: Actor): number => (a.country === null ? 0 : (context.weights.get(a.country) ?? 0));
  const isCurrent = (a: Actor): boolean => a.role !== null && !a.role.startsWith("former");
  /** The one of the state that the page speaks of most, if it stands out. */
  const likeliest = (actors: readonly Actor[]): Actor | null => {
    if (actors.length < 2) return actors[0] ?? null;
    const [first, second] = [...actors].sort((a, b) => weight(b) - weight(a));
    return weight(first!) >= 2 * weight(second!) && weight(first!) > 0 ? first! : null;
  };
  if (draft.role !== null) {
    const fit = all.filter(
      (a) => fits(a.role, draft.role!, a.country) && (draft.country === null || a.country === draft.country),
    );
    const current = fit.filter(isCurrent);
    const one = likeliest(current.length > 0 ? current : fit);
    return one ?? (draft.country !== null ? (fit[0] ?? null) : null);
  }
  const before = view.tokens[draft.nameFirst - 1]?.norm;
  if (before === "the" || before === "in" || before === "at" || before === "a") return null;
  const spoken = all.filter((a) => weight(a) > 0);
  if (asOf === null) return all.length === 1 && spoken.length === 1 ? all[0]! : null;
  const current = spoken.filter(isCurrent);
  const top = current.filter((a) => TOP.test(a.role!));
  if (top.length > 0) return likeliest(top);
  // "welcomed Xi": the one head of state or government of that name needs no introduction.
  const heads = all.filter((a) => isCurrent(a) && HEADS.test(a.role!));
  if (heads.length === 1 && current.length === 0 && all.length <= 4) return heads[0]!;
  // "Merkel told": the only one of that name in all tables, who has headed a government.
  if (all.length === 1 && word.length > 3 && FORMER_HEADS.test(all[0]!.role ?? "")) return all[0]!;
  return current.length === 1 && all.length <= 3 && draft.titled ? current[0]! : null;
}

/** One entry for a name that the table lists for several territories: the one with an id, else the first. */
function oncePerName(actors: readonly Actor[]): Actor[] {
  const once = new Map<string, Actor>();
  for (const actor of actors) {
    const there = once.get(actor.name);
    if (there === undefined || (there.wikidata === null && actor.wikidata !== null)) once.set(actor.name, actor);
  }
  return [...once.values()];
}

const FORMER_HEADS = /^former (?:President|Prime Minister|Premier|Chancellor|Supreme Leader)$/;
const HEADS = /^(?:President|Prime Minister|Premier|Chancellor|Supreme Leader)$/;
const TOP =
  /^(?:President|Prime Minister|Premier|Chancellor|Supreme Leader|Foreign Minister|Secretary of State|Foreign Secretary|Minister of Foreign Affairs|King)/;

export const compatible = (a: Gender, b: Gender): boolean => a === null || b === null || a === b;

export function settle(draft: Draft, card: PersonCard, why: string): void {
  draft.what = "person";
  draft.person = card;
  draft.why = why;
}

const drop = (draft: Draft): void => {
  draft.what = "dropped";
};
