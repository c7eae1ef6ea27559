import { oncePerText } from "./once-per.ts";

/**
 * The same text as the engine keeps names of properties: one string for all that are alike, so that `===` compares places and not
 * letters. For the short lists whose members are compared with again and again: tags, relations.
 */
export const interned = <T extends string>(text: T): T =>
  // What looks like a place in a list is kept as a number, and comes back as another string; a parsed one of ten letters does not.
  INDEX.test(text)
    ? (JSON.parse(`"${text}"`) as T) // the text itself
    : (Object.keys({ [text]: 0 })[0] as T); // the one key that was put in

const INDEX = /^(?:0|[1-9]\d{0,9})$/;

/** `interned` for texts that come again and again, of pages and tables. */
export const oneText = oncePerText((text) => interned(text), 50_000);
