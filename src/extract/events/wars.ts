import { daysOf } from "../../kit/edtf.ts";
import type { Edtf } from "../../model/index.ts";
import type { Party } from "../party.ts";

/** A war or invasion with the day on which the world says that it began (data/wars.tsv). */
export interface War {
  readonly first: Edtf;
  /** Alpha-3, or a group's name. */
  readonly attacker: string;
  readonly attacked: string;
  readonly name: string;
}

/** The rows of data/wars.tsv, in its order. */
export function parseWars(text: string): War[] {
  return text
    .split("\n")
    .filter((line) => /^\d/.test(line))
    .map((line) => line.split("\t"))
    .map(([first, attacker, attacked, name]) => ({
      first: first!,
      attacker: attacker!,
      attacked: attacked!,
      name: name!,
    }));
}

/**
 * The war that a page of `published` means by "Russia's war in Ukraine": the last between the two that had begun by then;
 * where the page's day is not known, the only one. Null if there is none.
 */
export function warBetween(
  wars: readonly War[],
  actors: readonly Party[],
  recipients: readonly Party[],
  published: Edtf | null,
): War | null {
  const is = (parties: readonly Party[], name: string): boolean =>
    parties.some((party) => party.name === name || party.state === name);
  const known = wars.filter((war) => is(actors, war.attacker) && is(recipients, war.attacked));
  const day = daysOf(published);
  if (day === null) return known.length === 1 ? known[0]! : null;
  return known.findLast((war) => (daysOf(war.first)?.first ?? 0) <= day.last) ?? null;
}
