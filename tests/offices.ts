/** The facts of offices.tsv beside the table: who held which office on which day. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ActorTable } from "../src/actors/index.ts";
import { rowsOf } from "../src/actors/rows.ts";

export interface OfficeFact {
  readonly state: string;
  readonly office: string;
  readonly day: string;
  readonly name: string;
  /** Where the name was checked; begins with "knowledge" where no second text was at hand. */
  readonly second: string;
}

export const officeFacts = (): OfficeFact[] =>
  rowsOf(readFileSync(join(import.meta.dirname, "offices.tsv"), "utf8")) as unknown as OfficeFact[];

/** Does the table name that person, in whatever spelling? */
export function isRight(table: ActorTable, { state, office, day, name }: OfficeFact): boolean {
  const found = table.holder(office, state, day)?.name;
  if (found === undefined) return false;
  const words = (one: string): string[] => table.spellingOf(one).split(" ");
  const [short, long] = [words(found), words(name)].sort((a, b) => a.length - b.length) as [string[], string[]];
  return short.every((word) => long.includes(word));
}
