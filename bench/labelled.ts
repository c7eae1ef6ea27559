/**
 * Quality on our own labelled sentences (`npm run bench -- corpus`): data/corpus, read as articles of their day and scored by
 * ../shared/eval/score.mjs with each entry as a page whose key is exhaustive. `npx tsx bench/labelled.ts dev [PATTERN]` prints the
 * misses of a split, of the entries whose id holds the pattern. Rules and weights are chosen on train and dev; test is only reported.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unitOf } from "../src/extract/figures/lexicon.ts";
import { loadModels } from "../src/load/index.ts";
import { loadSayingLexicon } from "../src/load/lexicon.ts";
import type { Reading } from "../src/model/index.ts";
import { readArticle } from "../src/read/index.ts";
import { type Labelled, readCorpus, type Split } from "../tools/labelled.ts";
import { bareArticle } from "./bare-article.ts";
import type { Row } from "./row.ts";

const SCORER = "../shared/eval/score.mjs";
/** Rows of the scorer that mean something for a sentence or two; those of pages do not. */
const ROWS = /^(events|event\.|statements|statement\.|figures|figure\.)/;

export function labelledBench(): Row[] {
  if (!existsSync(SCORER)) return [{ set: "corpus", measure: "skipped: the scorer is not here", value: "–" }];
  const entries = readCorpus();
  return (["train", "dev", "test"] as const).flatMap((split) =>
    scored(entries.filter((entry) => entry.split === split))
      .split("\n")
      .flatMap((line) => {
        const match = /^(.{32})\s+([\d.–].*)$/.exec(line);
        if (match === null || !ROWS.test(line) || line.includes("exhaustive")) return [];
        return [{ set: `corpus ${split}`, measure: match[1]!.trim(), value: match[2]!.trim().replace(/\s+/g, " ") }];
      }),
  );
}

/** The reading of each entry, its text an article of its day. */
export function readLabelled(entries: readonly Labelled[]): Reading[] {
  const models = loadModels("data");
  return entries.map((entry) => {
    const article = bareArticle(entry.text, entry.published);
    return readArticle({ ...article, page: { ...article.page, id: entry.id } }, models);
  });
}

/** What the scorer prints of these entries. */
function scored(entries: readonly Labelled[], ...options: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), "readout-corpus-"));
  const readings = join(folder, "readings.ndjson");
  const read = readLabelled(entries);
  for (const [i, entry] of entries.entries())
    writeFileSync(join(folder, `${entry.id}.json`), JSON.stringify(keyOf(entry, read[i]!)));
  writeFileSync(readings, read.map((reading) => JSON.stringify(reading)).join("\n"));
  const { stdout } = spawnSync(process.execPath, [SCORER, "pages", folder, readings, ...options], {
    encoding: "utf8",
    maxBuffer: 1e8,
  });
  rmSync(folder, { recursive: true });
  return stdout;
}

const lexicon = loadSayingLexicon("data");

/** What each state is called when it speaks: its code, names and capitals, by its code (data/states.tsv). */
const CALLED = new Map(
  readFileSync("data/states.tsv", "utf8")
    .split("\n")
    .filter((line) => /^[A-Z]{3}\t/.test(line))
    .map((line) => {
      const [code, , , name, aliases, , capitals] = line.split("\t");
      return [
        code!,
        [code!, ...[name!, aliases!, capitals!].join(";").split(/\s*[;|]\s*/)].filter((one) => one !== ""),
      ];
    }),
);

/** The other answers to accept for a speaker: "Ukraine", "Kyiv" and "UKR" are one where the state speaks (../shared/gold/NOTES.md). */
function withNames(statement: Labelled["statements"][number]) {
  const called = CALLED.get(statement.speaks_for ?? "") ?? [];
  const states = statement.speakers.length < 2 && called.includes(statement.speaker ?? "") ? called : [];
  return { ...statement, alt: { ...statement.alt, speaker: [...(statement.alt?.speaker ?? []), ...states] } };
}

/**
 * An entry as a key of GOLD.md, whose figures have "people" for soldiers and officers and "ships" for vessels (data/units.tsv).
 * An entry does not say of which state its persons are; for the dyads they are of the state that the reading gives them, which
 * `npm run bench -- actors` measures by itself. Without it no dyad with a person in it could be right.
 */
const keyOf = ({ id, published, events, statements, figures }: Labelled, { people }: Reading) => ({
  id,
  exhaustive: true,
  page: { title: "", published, language: "en" },
  events,
  statements: statements.map(withNames),
  people: people.map(({ name, country }) => ({ name, country })),
  figures: figures.map((figure) => ({
    ...figure,
    unit: /^[a-z]/.test(figure.unit ?? "") ? (unitOf(lexicon, figure.unit!)?.unit ?? figure.unit) : figure.unit,
  })),
});

if (process.argv[1] === import.meta.filename) {
  const [split, pattern = ""] = process.argv.slice(2) as [Split, string?];
  const wanted = readCorpus().filter((entry) => entry.split === split && entry.id.includes(pattern));
  console.log(scored(wanted, "--misses"));
}
