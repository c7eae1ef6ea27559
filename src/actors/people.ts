/**
 * The people of a page: everybody whom it names, with office and state, and where. "Wang" and "he" count as places where
 * Wang Yi is spoken of, but only a name makes an entry.
 */
import type { Mention, PersonReading } from "../model/index.ts";

/** In the order in which the page first names them. Empty if it names nobody. */
export function peopleOf(mentions: readonly Mention[]): PersonReading[] {
  const people = new Map<string, { reading: PersonReading; spans: [number, number][]; named: boolean }>();
  for (const mention of mentions) {
    for (const actor of mention.actors) {
      if (actor.type !== "person") continue;
      let there = people.get(actor.name);
      if (there === undefined) {
        const spans: [number, number][] = [];
        const { name, role, country, wikidata } = actor;
        there = { reading: { name, role, country, wikidata, mentions: spans }, spans, named: false };
        people.set(actor.name, there);
      }
      there.spans.push([mention.start, mention.end]);
      if (mention.form === "name") there.named = true;
    }
  }
  return [...people.values()].filter((one) => one.named).map((one) => one.reading);
}
