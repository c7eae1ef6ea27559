/**
 * What of the tables may begin with a word: asked of each word of a page, so that most of them are done with at once. Words are told
 * apart by the places of their hashes; one that shares the place of another is found out when the name itself is looked for.
 */
import { oncePerText } from "../kit/once-per.ts";
import type { Token } from "../model/sentence.ts";
import { atomsOf } from "./fold.ts";
import { hashOf } from "./hash-index.ts";
import { ministryTerms } from "./ministry-terms.ts";
import { isCapital } from "./name-index.ts";
import { polityWords } from "./polities.ts";
import { FIRST_PLACES, placeOfFirst, SMALL } from "./table-index.ts";

/** Bits of what may begin: a name, a part of any state, a state's ceremonious name. */
export const BEGINS_NAME = 1;
export const BEGINS_PART = 2;
export const BEGINS_POLITY = 4;
/** A name that may be printed without a capital. */
const BEGINS_SMALL_NAME = 8;

export class Beginnings {
  private readonly ofPlace = new Uint8Array(FIRST_PLACES);

  /** `longest`: those of the indexes that names are looked up in. */
  constructor(longest: readonly Uint8Array[]) {
    const { ofPlace } = this;
    for (const lengths of longest)
      for (let place = 0; place < FIRST_PLACES; place += 1)
        if (lengths[place] !== 0) ofPlace[place]! |= BEGINS_NAME | (lengths[place]! >= SMALL ? BEGINS_SMALL_NAME : 0);
    for (const word of ministryTerms.firstWords) ofPlace[placeOfFirst(hashOf(word))]! |= BEGINS_PART;
    for (const word of polityWords) ofPlace[placeOfFirst(hashOf(word))]! |= BEGINS_POLITY;
  }

  private readonly ofWord = oncePerText((norm) => this.ofPlace[placeOfFirst(hashOf(atomsOf(norm)[0] ?? ""))]!, 50_000);

  /** The bits of what may begin with the token, 0 of most. */
  of({ text, norm }: Token): number {
    const bits = this.ofWord(norm);
    if (bits === 0 || isCapital(text)) return bits;
    return (bits & BEGINS_PART) | ((bits & BEGINS_SMALL_NAME) === 0 ? 0 : BEGINS_NAME);
  }
}
