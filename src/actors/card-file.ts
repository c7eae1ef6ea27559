/**
 * The cards of a page's persons, found by full name, surname or any word of the name, so that a page with thousands of
 * names takes no longer for each.
 */
import { oncePerText } from "../kit/once-per.ts";
import type { PersonCard } from "./draft.ts";
import { foldName } from "./fold.ts";

export interface CardFile {
  readonly all: PersonCard[];
  /** Folded full names, with and without middle initials, as printed and as in the table. */
  readonly byName: Map<string, PersonCard>;
  readonly byFamily: Map<string, PersonCard[]>;
  readonly byWord: Map<string, PersonCard[]>;
}

export const cardFile = (): CardFile => ({ all: [], byName: new Map(), byFamily: new Map(), byWord: new Map() });

export function addCard(file: CardFile, card: PersonCard): void {
  file.all.push(card);
  alsoNamed(file, card, card.name);
  if (card.known !== null) alsoNamed(file, card, card.known);
  for (const family of new Set(card.families)) push(file.byFamily, family, card);
  for (const word of card.words) push(file.byWord, word, card);
}

/** A further full name of a person; a name that another bears already stays his. */
export function alsoNamed(file: CardFile, card: PersonCard, name: string): void {
  for (const key of [foldName(name), withoutInitials(name)]) if (!file.byName.has(key)) file.byName.set(key, card);
}

export const cardNamed = (file: CardFile, name: string): PersonCard | undefined =>
  file.byName.get(foldName(name)) ?? file.byName.get(withoutInitials(name));

/** "Donald J. Trump" is Donald Trump. */
const withoutInitials = oncePerText((name) => foldName(name.replace(/ \p{Lu}\.?(?= )/gu, "")));

function push(map: Map<string, PersonCard[]>, key: string, card: PersonCard): void {
  const there = map.get(key);
  if (there === undefined) map.set(key, [card]);
  else there.push(card);
}
