/**
 * Whom a speaker's or an actor's short form means ("Wang", "he", "the premier", "the ministry"), end to end, on the keys of
 * gold/dev: of the statements and events that are found where the key has them, how many have the key's full name.
 *
 * A statement is found if half of the key's words lie in one of ours, an event if its type is right as well. Left out are
 * states, which keys give as codes, and descriptions that are no names ("protesters", "security source").
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Reading } from "../src/model/index.ts";
import { readFolder } from "../tools/golden.ts";
import type { Row } from "./row.ts";

interface KeyRecord {
  readonly type?: string;
  readonly actor?: readonly string[];
  readonly speaker?: string | null;
  readonly speakers?: readonly string[];
  readonly evidence: string;
  readonly alt?: Readonly<Record<string, readonly unknown[]>>;
}
interface Key {
  readonly id: string;
  readonly events?: readonly KeyRecord[];
  readonly statements?: readonly KeyRecord[];
}

const FOLDER = "../shared/gold/dev";

export function coreferenceBench(): Row[] {
  const set = "gold/dev";
  if (!existsSync(FOLDER)) return [{ set, measure: "coreference: skipped, its keys are not here", value: "–" }];
  const readings = new Map(readFolder(FOLDER).map((reading) => [reading.id, reading]));
  const speakers = { right: 0, all: 0 };
  const actors = { right: 0, all: 0 };
  for (const file of readdirSync(FOLDER)) {
    if (!/^h\d.*\.json$/.test(file)) continue;
    const key: Key = JSON.parse(readFileSync(join(FOLDER, file), "utf8"));
    const reading = readings.get(key.id);
    if (reading === undefined) continue;
    for (const said of key.statements ?? []) count(speakers, said, "speaker", answers(reading.statements, said));
    for (const event of key.events ?? [])
      count(
        actors,
        event,
        "actor",
        answers(
          reading.events.filter(({ type }) => type === event.type),
          event,
        ),
      );
  }
  const row = (measure: string, { right, all }: typeof speakers): Row => ({
    set,
    measure,
    value: `${((100 * right) / all).toFixed(1)} % (${right} of ${all})`,
  });
  return [
    row("coreference: speakers resolved to the right full name", speakers),
    row("coreference: actors resolved to the right full name", actors),
    row("coreference: both", { right: speakers.right + actors.right, all: speakers.all + actors.all }),
  ];
}

type Given = Reading["events"][number] | Reading["statements"][number];

/** The names given by the record that shares most words with the key's; null if none shares half. */
function answers(records: readonly Given[], { evidence }: KeyRecord): readonly string[] | null {
  const wanted = wordsOf(evidence);
  let best: Given | null = null;
  let most = 0.5;
  for (const record of records) {
    const has = new Set(wordsOf(record.evidence));
    const share = wanted.filter((word) => has.has(word)).length / wanted.length;
    if (share > most || (share === most && best === null)) {
      most = share;
      best = record;
    }
  }
  if (best === null) return null;
  return "actor" in best ? best.actor : (best.speaker ?? "").split(/ and |, /);
}

/** One for each name of the key, and right if it is given in full. */
function count(
  to: { right: number; all: number },
  key: KeyRecord,
  field: "speaker" | "actor",
  given: readonly string[] | null,
): void {
  if (given === null) return;
  const found = new Set(given.map(sameAs));
  const names = field === "actor" ? (key.actor ?? []) : (key.speakers ?? (key.speaker ? [key.speaker] : []));
  for (const name of names) {
    if (/^[A-Z]{3}$/.test(name) || !/^\P{Ll}\S*$/u.test(name.split(" ").at(-1)!)) continue;
    const alike = [name, ...(key.alt?.[field] ?? []).flat().map(String)];
    to.all += 1;
    if (alike.some((one) => found.has(sameAs(one)))) to.right += 1;
  }
}

/** "Ministry of Commerce" is "Commerce Ministry". */
const sameAs = (name: string): string =>
  wordsOf(name)
    .filter((word) => word !== "of")
    .sort()
    .join(" ");

/** Words without accents; "U.S." is "us". */
const wordsOf = (text: string): string[] =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/\b(?:\p{L}\.){2,}/gu, (letters) => letters.replaceAll(".", ""))
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "" && word !== "the");
