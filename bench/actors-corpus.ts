/**
 * People of our own labelled sentences (data/corpus): is each name in PER brackets a person, is a place or a body taken for one, and
 * has a speaker the state that the key gives?
 */
import { foldName } from "../src/actors/fold.ts";
import { loadModels } from "../src/load/index.ts";
import { analyse } from "../src/read/index.ts";
import { readCorpus, type Split } from "../tools/labelled.ts";
import { bareArticle } from "./bare-article.ts";
import type { Row } from "./row.ts";

/** `misses`: prints those of train and dev. */
export function corpusPeople(misses: boolean): Row[] {
  const entries = readCorpus();
  if (entries.length === 0) return [];
  const models = loadModels("data");
  return (["train", "dev", "test"] as const).flatMap((split: Split) => {
    const count = { named: 0, found: 0, given: 0, right: 0, spoken: 0, placed: 0 };
    const say = (line: string): void => {
      if (misses && split !== "test") console.log(line);
    };
    for (const entry of entries.filter((one) => one.split === split)) {
      const { mentions } = analyse(bareArticle(entry.text, entry.published), models);
      const named = mentions.filter(
        ({ form, actors }) => form === "name" && actors.length === 1 && actors[0]!.type === "person",
      );
      const persons = entry.names.filter(({ type }) => type === "PER");
      for (const person of persons) {
        count.named += 1;
        if (named.some(({ start, end }) => start <= person.start && end === person.end)) count.found += 1;
        else say(`${entry.id}: no ${entry.text.slice(person.start, person.end)}`);
      }
      for (const { start, end } of named) {
        count.given += 1;
        if (persons.some((person) => start < person.end && person.start < end)) count.right += 1;
        else say(`${entry.id}: ${entry.text.slice(start, end)} is no person`);
      }
      const states = new Map(mentions.flatMap(({ actors }) => actors.map((one) => [foldName(one.name), one.country])));
      for (const { speaker, speaks_for } of entry.statements) {
        const state = speaker === null ? undefined : states.get(foldName(speaker));
        if (speaks_for === null || state === undefined) continue;
        count.spoken += 1;
        if (state === speaks_for) count.placed += 1;
        else say(`${entry.id}: ${speaker} ${speaks_for}, got ${state}`);
      }
    }
    const set = `corpus ${split}`;
    return [
      { set, measure: "people, recall", value: percent(count.found, count.named) },
      { set, measure: "people, precision", value: percent(count.right, count.given) },
      { set, measure: "speakers found: their state", value: percent(count.placed, count.spoken) },
    ];
  });
}

const percent = (part: number, whole: number): string =>
  `${((100 * part) / Math.max(1, whole)).toFixed(1)} % (${part} of ${whole})`;
