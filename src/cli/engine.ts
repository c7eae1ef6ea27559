/**
 * The reading and linking that the commands call, brought in only when asked for: `readout --version` loads no model.
 */
import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { RegistryRow } from "../actors/registry-table.ts";
import type { Explanation } from "../export/explain.ts";
import { oneLine } from "../kit/one-line.ts";
import type { Linker, SavedLinker } from "../link/index.ts";
import type { Correction } from "../model/correction.ts";
import type { Note } from "../model/note.ts";
import type { Page } from "../model/page.ts";
import type { Problem } from "../model/problem.ts";
import type { Reading } from "../model/reading.ts";
import type { RecordLine } from "../model/record.ts";
import type { Sentence } from "../model/sentence.ts";
import type { Columns } from "../page/index.ts";
import type { Unfit } from "../store/store.ts";
import { problemOf } from "./walk.ts";
import type { World } from "./world.ts";

export interface Engine {
  /** Pages of a file in their order; what cannot be read is a `Problem` in its place. */
  pagesOf(source: {
    readonly file: string;
    readonly id: string;
    readonly bytes: Uint8Array;
    readonly columns?: Columns;
  }): readonly (Page | Problem)[];
  read(page: Page, corrections: readonly Correction[]): Reading;
  /** What is left out of its article, and why. */
  removed(page: Page): readonly Note[];
}

/** The most bytes of one page. News pages have a tenth of a megabyte; what is larger is a dump or a mistake. */
export const MAX_PAGE_BYTES = 8 * 1024 * 1024;

/** `ownActors`: the text of the user's registry, from `readRegistry`. */
export async function loadEngine(
  home: string,
  maxBytes = MAX_PAGE_BYTES,
  ownActors: string | null = null,
): Promise<Engine> {
  const { pagesOf, models } = await loadReaders(home, maxBytes, ownActors);
  const [{ readPage }, { findArticle }] = await Promise.all([
    import("../read/index.ts"),
    import("../article/index.ts"),
  ]);
  return {
    pagesOf,
    read: (page, corrections) => readPage(page, models, corrections),
    removed: (page) => findArticle(page, models.identify, models.article).removed,
  };
}

/** What looks into the reading: its sentences and its reasons. */
export interface Parser {
  readonly pagesOf: Engine["pagesOf"];
  parseText(text: string): Parsed;
  /** The article's body; the whole text where no article is found. */
  parsePage(page: Page): Parsed;
  explain(page: Page, corrections: readonly Correction[]): Explanation;
}

export interface Parsed {
  /** What the sentences point into. */
  readonly text: string;
  readonly sentences: readonly Sentence[];
}

export async function loadParser(home: string): Promise<Parser> {
  const { pagesOf, models } = await loadReaders(home, MAX_PAGE_BYTES);
  const [{ readSentences }, { findArticle }, { explainPage }] = await Promise.all([
    import("../language/index.ts"),
    import("../article/index.ts"),
    import("../export/explain.ts"),
  ]);
  const parseText = (text: string) => ({ text, sentences: readSentences(text, models.language) });
  return {
    pagesOf,
    parseText,
    parsePage(page) {
      const { body } = findArticle(page, models.identify, models.article);
      return parseText(body === "" ? page.text : body);
    },
    explain: (page, corrections) => explainPage(page, models, corrections),
  };
}

/**
 * The user's registry of actors (actors/registry.ts) as CSV, with the rows that cannot be taken: of a file of CSV, or of YAML by its
 * ending. Of several files that may be missing those that are there.
 */
export async function readRegistry(
  paths: readonly string[],
  optional = false,
): Promise<{ readonly csv: string | null; readonly problems: readonly Problem[] }> {
  const problems: Problem[] = [];
  const rows: RegistryRow[] = [];
  let found = false;
  for (const path of paths) {
    if (optional && !existsSync(path)) continue;
    try {
      const text = readFileSync(path, "utf8");
      const { registryRows } = await import("../load/registry.ts");
      const read = await registryRows(text, /\.ya?ml$/i.test(path));
      rows.push(...read.rows);
      for (const { line, why } of read.problems) problems.push({ code: "bad-line", file: path, line, why });
      found = true;
    } catch (error) {
      problems.push(problemOf(error, path));
    }
  }
  if (!found) return { csv: null, problems };
  const { registryCsv } = await import("../actors/registry-table.ts");
  return { csv: registryCsv(rows), problems };
}

async function loadReaders(home: string, maxBytes: number, ownActors: string | null = null) {
  const [{ readPages }, { loadModels }, { unpack }] = await Promise.all([
    import("../page/index.ts"),
    import("../load/index.ts"),
    import("../load/unpack.ts"),
  ]);
  const tools = { maxBytes, unpack, sha256: (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex") };
  const pagesOf: Engine["pagesOf"] = ({ columns, ...source }) =>
    readPages(source, columns === undefined ? tools : { ...tools, columns });
  return { pagesOf, models: loadModels(join(home, "data"), ownActors) };
}

/** Readings → the record's lines, sorted by kind and id. Corrections that did nothing are named and handed back. */
export async function link(
  world: Pick<World, "home" | "say">,
  readings: readonly Reading[],
  corrections: readonly Correction[],
): Promise<{ readonly lines: readonly RecordLine[]; readonly unapplied: readonly Unfit[] }> {
  const linker = await linkerOf(world, corrections);
  linker.add(readings);
  sayUnapplied(world, linker.unapplied);
  return { lines: [...linker.lines()], unapplied: linker.unapplied };
}

/** A linker of no pages, or one that was saved; `readingOf` gives the reading of a page that it has taken in. */
export async function linkerOf(
  world: Pick<World, "home">,
  corrections: readonly Correction[],
  readingOf: ((id: string) => Reading) | null = null,
  saved: SavedLinker | null = null,
): Promise<Linker> {
  const [{ Linker }, { loadStateCodes, loadWordFrequency }] = await Promise.all([
    import("../link/index.ts"),
    import("../load/index.ts"),
  ]);
  const data = join(world.home, "data");
  const [frequency, states] = [loadWordFrequency(data), loadStateCodes(data)];
  return saved === null || readingOf === null
    ? new Linker(corrections, frequency, states, readingOf)
    : Linker.restored(saved, corrections, frequency, states, readingOf);
}

export function sayUnapplied(world: Pick<World, "say">, unapplied: readonly Unfit[]): void {
  for (const { correction, state, why } of unapplied)
    world.say(oneLine(`readout: the correction ${correction} is ${state === "lost" ? "lost" : "in conflict"}: ${why}`));
}

/** A line of NDJSON. */
export const lineOf = (value: unknown): string => `${JSON.stringify(value)}\n`;

/**
 * The version of the program that reads, so that a page is read again after an upgrade, or after a change of the user's
 * registry. In a checkout it changes with each compilation as well.
 */
export function readerVersion(home: string, version: string, ownActors: string | null = null): string {
  if (ownActors !== null)
    return `${readerVersion(home, version)}^${createHash("sha256").update(ownActors).digest("hex").slice(0, 8)}`;
  try {
    readFileSync(join(home, "src", "cli", "main.ts"));
    return `${version}+${Math.round(statSync(join(home, "dist", ".built")).mtimeMs)}`;
  } catch {
    return version;
  }
}

/** Ids as they are given out: one that comes again gets "#2", "#3". */
export function idGiver(taken: (id: string) => boolean): (id: string) => string {
  const next = new Map<string, number>();
  return (id) => {
    if (!taken(id) && !next.has(id)) {
      next.set(id, 2);
      return id;
    }
    for (let count = next.get(id) ?? 2; ; count++) {
      const numbered = `${id}#${count}`;
      if (taken(numbered) || next.has(numbered)) continue;
      next.set(id, count + 1);
      next.set(numbered, 2);
      return numbered;
    }
  };
}

/** A page skipped for its language is no failure; what has no text or no article is. Null when nothing is amiss. */
export function problemOfReading(reading: Reading, file: string): Problem | null {
  const { skipped } = reading;
  if (skipped === null || skipped.startsWith("language")) return null;
  if (skipped === "empty") return { code: "empty", file };
  return { code: "unreadable", file, why: WORDS[skipped] ?? skipped };
}

const WORDS: Readonly<Record<string, string>> = {
  "no article": "no article was found on it, only what stands around one",
  "too large": "it is too large",
};
