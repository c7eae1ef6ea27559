/** What kinds of acts there are, by what their parties may be: which a state does, which consist in words, which are done in a place. */
import type { Frame } from "./lexicon.ts";

const types = (names: string): ReadonlySet<string> => new Set(names.split(" "));

/** Acts that consist in words. */
export const ofWords = types("ACCUSE REJECT SUPPORT REQUEST THREATEN");

/** Acts of words that nobody announces: what somebody may say one day is none. */
export const wordsOnly = types("ACCUSE REJECT SUPPORT REQUEST");

/** Words about what somebody did. */
export const aimsAtDeeds = types("ACCUSE REJECT SUPPORT");

/** What is done with a state's means: its ministers and offices act for the state. */
export const stateDeeds = types("ASSAULT MOBILIZE SANCTION AID COOPERATE COERCE RETREAT");

/** Force and the street are told of at home too. */
export const homeTypes = types("ASSAULT PROTEST COERCE");

/** What is done between parties that have names: "his counterpart" is none. */
export const knownOnly = types("CONSULT AGREE SUPPORT COOPERATE CONCEDE REJECT");

/** Where "protesters" or "militants" may act without a name. */
export const crowds = types("PROTEST ASSAULT COERCE MOBILIZE");

/** What strikes a land in its goods. */
export const ofTrade = types("SANCTION CONCEDE");

const doneInPlaces = types("ASSAULT MOBILIZE RETREAT AID SANCTION");

export const isVisit = ({ type, mode }: Frame): boolean => type === "CONSULT" && mode === "visit";

/** Visits, force and its like are done to a country by being done in it. */
export const takesPlaces = (frame: Frame): boolean => frame.mode === "visit" || doneInPlaces.has(frame.type);

/** Who speaks with nobody holds no talks; a council meets by itself. */
export const isTalking = ({ name, type, mode }: Frame): boolean =>
  type === "CONSULT" && mode !== "forum" && /^(?:speak|talk|discuss|confer|negotiate|meet|call|phone)\.v$/.test(name);
