/** What a party is: one side of an event, and whose side it is on. */
import type { Actor } from "../model/index.ts";

/** One side of an event: somebody known, or what the page calls it ("protesters"). */
export interface Party {
  /** As the record prints it: a person's full name, a body's name, a state's alpha-3 code, or the page's word. */
  readonly name: string;
  readonly type: Actor["type"] | "unknown";
  /** Alpha-3 of the state it stands for or lies in; null if none or unknown. */
  readonly state: string | null;
  /** Does it speak or act for a state or an alliance: a state, body, group, or a person with an office or a state? */
  readonly official: boolean;
  /** PLOVER sector of a body or group: GOV, MIL, REB …; null where none is known. */
  readonly sector: string | null;
  /** Where it stands in the sentence: token index. */
  readonly at: number;
}

/** A state as a party, by its alpha-3 code. */
export const stateParty = (state: string, at: number): Party => ({
  name: state,
  type: "state",
  state,
  official: true,
  sector: null,
  at,
});

/** The party with some of its fields told anew: written out, so that all parties have one shape (compare `redrafted`). */
export const recast = ({ name, type, state, official, sector, at }: Party, change: Partial<Party>): Party =>
  Object.assign({ name, type, state, official, sector, at }, change);

export function partyOf(actor: Actor, at: number): Party {
  const known = actor.country !== null || actor.type === "state" || actor.type === "group" || actor.type === "body";
  return {
    name: actor.name,
    type: actor.type,
    state: actor.country,
    official: known,
    sector: actor.type === "body" || actor.type === "group" ? (actor.sector ?? null) : null,
    at,
  };
}

/** Ministries, forces, courts and embassies stand for their state; companies, parties and newspapers do not. */
const isOrganOfState = ({ type, state, sector }: Party): boolean =>
  type === "body" && state !== null && stateSectors.has(sector ?? "");

/** The state that an organ of it stands for; anybody else as is. */
export const asMaster = (party: Party): Party =>
  isOrganOfState(party) ? recast(party, { name: party.state!, type: "state" }) : party;

const stateSectors = new Set(["GOV", "MIL", "COP", "SPY", "JUD", "LEG"]);

/** Whose side a party is on: the state that it is of; but rebels and other groups that fight for themselves are their own ("M23", not COD). */
export const sideOf = (party: Party): string => {
  const { type, name, state, sector } = party;
  return state === null || areRebels(party) || (type === "group" && ownSides.has(sector ?? "")) ? name : state;
};

const ownSides = new Set(["REB", "PRE", "PRM", "CRM", "OPP"]);

/** Each as `change` has it; the list itself where nobody changes, as mostly. */
export const changed = (parties: readonly Party[], change: (party: Party) => Party): readonly Party[] =>
  parties.every((party) => change(party) === party) ? parties : parties.map(change);

/** Those that pass; the list itself where all do, as mostly. */
export const kept = (parties: readonly Party[], passes: (party: Party) => boolean): readonly Party[] =>
  parties.every(passes) ? parties : parties.filter(passes);

/** Do two of them differ in this? */
export const differ = (parties: readonly Party[], of: (party: Party) => string): boolean =>
  parties.length > 1 && parties.some((party) => of(party) !== of(parties[0]!));

/** Each party once, in order. */
export function distinct(parties: readonly Party[]): readonly Party[] {
  if (parties.length < 2) return parties;
  const names = parties.map(({ name }) => name);
  return parties.filter(({ name }, i) => names.indexOf(name) === i);
}

/** "Colombian rebels": people without a name who yet talk, sign and hand in their arms as a party of their own. */
export const areRebels = ({ type, name }: Party): boolean =>
  type === "unknown" && /\b(?:rebels|insurgents|guerrillas|separatists|militants)$/i.test(name);
