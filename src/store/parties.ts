/**
 * Who stands over against whom: an event's parties with their countries, and the pairs of states between them.
 * "Elina Valtonen > KAZ" is the pair FIN–KAZ. "CHN, RUS" without a recipient is the pair of the two.
 */
import type { EventLine, RecordLine } from "../model/record.ts";

export interface PartyRow {
  readonly side: "actor" | "recipient";
  readonly name: string;
  /** ISO 3166-1 alpha-3; null when it is none or not known. */
  readonly country: string | null;
}

/** The country of each name in a record: of a person or body as its actor line says, of a state itself. */
export function countriesOf(lines: readonly RecordLine[], isState: (code: string) => boolean) {
  const countries = new Map<string, string>();
  for (const line of lines) {
    if (line.kind !== "actor" || line.country === null) continue;
    for (const name of [line.name, ...line.names]) if (!countries.has(name)) countries.set(name, line.country);
  }
  return (name: string): string | null => (isState(name) ? name : (countries.get(name) ?? null));
}

export function partiesOf(event: EventLine, countryOf: (name: string) => string | null): readonly PartyRow[] {
  const rows = new Map<string, PartyRow>();
  const add = (side: PartyRow["side"], name: string) => {
    const key = `${side}\n${name}`;
    if (!rows.has(key)) rows.set(key, { side, name, country: countryOf(name) });
  };
  for (const name of event.actor) add("actor", name);
  for (const name of event.recipient) add("recipient", name);
  return [...rows.values()];
}

/** Pairs of different states, the smaller code first, each once. Empty when only one side is known. */
export function pairsOf(parties: readonly PartyRow[]): readonly (readonly [string, string])[] {
  const countries = (side: PartyRow["side"]) => [
    ...new Set(parties.filter((party) => party.side === side && party.country !== null).map((party) => party.country!)),
  ];
  const actors = countries("actor");
  const recipients = parties.some((party) => party.side === "recipient") ? countries("recipient") : actors;
  const pairs = new Map<string, readonly [string, string]>();
  for (const actor of actors) {
    for (const recipient of recipients) {
      if (actor === recipient) continue;
      const pair = actor < recipient ? ([actor, recipient] as const) : ([recipient, actor] as const);
      pairs.set(pair.join(), pair);
    }
  }
  return [...pairs.values()];
}
