/**
 * Who may be meant, each with the reasons and the points they give: people of the page at hand, actors of this workspace, and the tables
 * of states and offices. Points only order the list; the reasons are what one decides by.
 */
import type { Reading } from "../model/reading.ts";
import { candidates as words } from "./correct-words.ts";
import type { Offered } from "./fields.ts";
import { nameOf } from "./parts.ts";
import type { Ask } from "./view.ts";

export interface Candidate {
  /** As the record has it: a state by its code. */
  readonly name: string;
  readonly points: number;
  readonly reasons: readonly string[];
}

export interface Asked {
  /** The words that mean somebody, or what was typed. */
  readonly words: string;
  /** The page on which they stand, and where they begin in its body. */
  readonly reading?: Reading;
  readonly at?: number;
}

/** The likeliest first; empty where nobody is like it. */
export async function candidatesFor(ask: Ask, { words: text, reading, at }: Asked, limit = 12): Promise<Candidate[]> {
  const found = new Map<string, { points: number; reasons: string[] }>();
  const add = (name: string, points: number, reason: string) => {
    const one = found.get(name) ?? { points: 0, reasons: [] };
    one.points += points;
    if (reason !== "" && !one.reasons.includes(reason)) one.reasons.push(reason);
    found.set(name, one);
  };
  if (reading !== undefined) onPage(reading, text, at, add);
  const typed = text.trim();
  if (typed !== "") {
    const state = ask.states.find(([code, name]) =>
      [code, name].some((one) => one.toLowerCase() === typed.toLowerCase()),
    );
    if (state !== undefined) add(state[0], 60, words.state);
    for (const { name, score, description } of ask.known?.(typed, reading?.page.published ?? null) ?? []) {
      const code = ask.states.find(([, state]) => state === name)?.[0] ?? name;
      add(
        code,
        Math.round(score * 0.5),
        `${words.known(Math.round(score))}${description === "" ? "" : `: ${description}`}`,
      );
    }
    const here = await ask.store.actors({ words: typed, limit: 10 });
    for (const { name, pages, roles, country } of here.items) {
      const office = roles.at(-1)?.role;
      const of = country === null || country === name ? "" : nameOf(ask.names, country);
      const who = [office ?? "", of].filter((part) => part !== "").join(", ");
      add(
        name,
        12 + Math.min(12, Math.round(2 * Math.log2(1 + pages))),
        `${words.here(pages)}${who === "" ? "" : `: ${who}`}`,
      );
    }
  }
  return [...found]
    .map(([name, { points, reasons }]) => ({ name, points, reasons }))
    .sort((a, b) => b.points - a.points || (a.name < b.name ? -1 : 1))
    .slice(0, limit);
}

/** Parties to be ticked in an editor: those that stand near, and those that the search has found. */
export async function offeredFor(ask: Ask, near: readonly string[]): Promise<readonly Offered[]> {
  const field = ask.parameters.get("edit");
  if (field === null || ask.desk === null) return [];
  const text = ask.parameters.get("find")?.trim() ?? "";
  const found = text === "" ? [] : await candidatesFor(ask, { words: text });
  const offered = found.map(({ name, reasons }) => ({ name: nameOf(ask.names, name), why: reasons.join("; ") }));
  // Whoever is not known may be named all the same.
  const written =
    text === "" || offered.some(({ name }) => name.toLowerCase() === text.toLowerCase())
      ? []
      : [{ name: text, why: words.asWritten }];
  const beside = [...new Set(near)]
    .slice(0, text === "" ? 8 : 0)
    .map((name) => ({ name: nameOf(ask.names, name), why: words.near }));
  return [...new Map([...beside, ...written, ...offered].map((one) => [one.name, one])).values()].slice(0, 24);
}

/** People of the page: how often they are named, who was named last before the words, whose name or office the words are like. */
function onPage(
  { people, page }: Reading,
  text: string,
  at: number | undefined,
  add: (name: string, points: number, reason: string) => void,
): void {
  const asked = wordsIn(text);
  const before = people
    .flatMap(({ name, mentions }) => mentions.map(([start, end]) => ({ name, start, end })))
    .filter(({ end }) => at !== undefined && end <= at)
    .sort((a, b) => b.start - a.start)[0];
  for (const { name, role, mentions } of people) {
    add(name, 10 + Math.min(10, mentions.length), words.onPage(mentions.length, role));
    if (before?.name === name)
      add(name, 8, words.lastBefore(page.body.slice(before.start, before.end), at! - before.end));
    if (wordsIn(name).some((word) => asked.includes(word))) add(name, 20, words.nameAlike);
    if (role !== null && wordsIn(role).some((word) => asked.includes(word))) add(name, 15, words.officeAlike(role));
  }
}

/** Words of some length: "the king of Thailand" is king and thailand. */
const wordsIn = (text: string): string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []).filter((word) => word !== "the" && word !== "and");
