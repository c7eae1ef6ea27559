import type { Draft } from "./draft.ts";

/** A short insertion in brackets, by token: `first` and `last` are the brackets, `host` is the word before them. */
export interface Aside {
  readonly first: number;
  readonly last: number;
  readonly host: number;
}

/** The longest insertion that is read apart, in words. A longer one is a clause more often than a name. */
const LONGEST = 6;

/**
 * Short insertions in brackets behind a name or noun: "the European Union (EU), Canada and Japan" has "EU". Read apart from
 * their sentence, so that what stands around them is the row, the subject, the object that it is without them. What holds a
 * finite verb is left where it is.
 */
export function asidesOf({ forms, upos, xpos }: Draft): Aside[] {
  const found: Aside[] = [];
  for (let first = 1; first + 2 < forms.length; first += 1) {
    if (forms[first] !== "(" || !nominal.has(upos[first - 1]!)) continue;
    let last = first + 1;
    while (last < forms.length && last - first <= LONGEST && forms[last] !== ")" && forms[last] !== "(") last += 1;
    if (forms[last] !== ")" || last === first + 1) continue;
    if (xpos.slice(first + 1, last).some((tag) => finite.test(tag))) continue;
    found.push({ first, last, host: first - 1 });
    first = last;
  }
  return found;
}

const nominal = new Set(["NOUN", "PROPN", "NUM", "SYM"]);
const finite = /^(?:VB[DPZ]|MD)$/;
