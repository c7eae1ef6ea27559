/**
 * The same text as the engine keeps names of properties: one string for all that are alike, so that `===` compares places and not
 * letters. For the short lists whose members are compared with again and again: tags, relations.
 */
export const interned = <T extends string>(text: T): T => Object.keys({ [text]: 0 })[0] as T; // the one key that was put in
