/**
 * The labelled sentences of `data/corpus/*.txt` (format: data/corpus/README.md): our own writing in the manner of news, each entry with its
 * key in the one-line notation. Training, the benchmarks and the checker (`npx tsx tools/corpus.ts`) read them here.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { EventReading, FigureReading, StatementReading } from "../src/model/index.ts";

export const CORPUS = "data/corpus";
/** The sample labelled a second time, blind, to tell how far two labelers agree (tools/agreement.ts); no part of the corpus itself. */
export const SECOND = "second.txt";

export type Split = "train" | "dev" | "test";

/** A name in `Labelled.text`, UTF-16 offsets, end exclusive; typed as UNER types names. */
export interface LabelledName {
  readonly type: "PER" | "ORG" | "LOC";
  readonly start: number;
  readonly end: number;
}

/** Other answers to accept, by field, as GOLD.md has them. */
type Alt = Readonly<Record<string, readonly unknown[]>>;

export type EventKey = Pick<
  EventReading,
  | "id"
  | "type"
  | "mode"
  | "actor"
  | "recipient"
  | "place"
  | "date"
  | "status"
  | "part_of"
  | "reported"
  | "according_to"
  | "contested_by"
  | "evidence"
> & { readonly alt?: Alt };
export type StatementKey = Pick<
  StatementReading,
  "act" | "speaker" | "speakers" | "speaks_for" | "form" | "quote" | "via" | "date" | "evidence"
> & { readonly alt?: Alt };
export type FigureKey = Pick<
  FigureReading,
  "what" | "value" | "unit" | "is" | "bound" | "period" | "against" | "source" | "evidence"
>;

/** One entry; its key is complete. The evidence of each record is the whole text. */
export interface Labelled {
  readonly id: string;
  readonly split: Split;
  /** The day that the text speaks from; null where it must stay unknown. */
  readonly published: string | null;
  readonly register: string;
  /** Without the brackets. */
  readonly text: string;
  readonly names: readonly LabelledName[];
  readonly events: readonly EventKey[];
  readonly statements: readonly StatementKey[];
  readonly figures: readonly FigureKey[];
}

/** Every entry of the corpus, files in the order of their names; none where the folder is not there. Throws on a line that is no key. */
export function readCorpus(folder = CORPUS): Labelled[] {
  let files: string[];
  try {
    files = readdirSync(folder).filter((name) => name.endsWith(".txt") && name !== SECOND);
  } catch {
    return [];
  }
  return files.sort().flatMap((name) => parseCorpus(readFileSync(join(folder, name), "utf8"), name));
}

/** The entries of one file. `faults` collects what is amiss instead of throwing at the first. */
export function parseCorpus(source: string, file: string, faults?: string[]): Labelled[] {
  const entries: Labelled[] = [];
  for (const block of source.split(/^## /m).slice(1)) {
    const lines = block.split("\n").map((line) => line.trim());
    const head = lines[0]!;
    try {
      entries.push(
        entryOf(
          head,
          lines.slice(1).filter((line) => line !== "" && !line.startsWith("#")),
        ),
      );
    } catch (error) {
      const message = `${file}: ${head}: ${(error as Error).message}`;
      if (faults === undefined) throw new Error(message);
      faults.push(message);
    }
  }
  return entries;
}

function entryOf(head: string, [marked, ...lines]: readonly string[]): Labelled {
  const [id, published, register] = head.split("|").map((part) => part.trim());
  const number = /-(\d+)[a-z]?$/.exec(id ?? "");
  if (number === null || published === undefined || register === undefined || marked === undefined)
    throw new Error("wants “id-0001 | day | register” and a text");
  const { text, names } = unmark(marked);
  const events: EventKey[] = [];
  const statements: StatementKey[] = [];
  const figures: FigureKey[] = [];
  for (const line of lines) {
    const body = line.slice(2);
    if (line.startsWith("E ")) events.push(eventOf(body, `e${events.length + 1}`, text));
    else if (line.startsWith("S ")) statements.push(statementOf(body, text));
    else if (line.startsWith("F ")) figures.push(figureOf(body, text));
    else if (!line.startsWith("N ")) throw new Error(`a line that is no E, S, F or N: ${line}`);
  }
  return {
    id: id!,
    split: (["test", "dev"] as const)[Number(number[1]) % 5] ?? "train",
    published: known(published),
    register,
    text,
    names,
    events,
    statements,
    figures,
  };
}

/** "[PER Elina Valtonen] spoke" as "Elina Valtonen spoke" and where the name stands in it. */
function unmark(marked: string): { text: string; names: LabelledName[] } {
  const names: LabelledName[] = [];
  let text = "";
  let from = 0;
  for (const match of marked.matchAll(/\[(PER|ORG|LOC) ([^[\]]+)\]/g)) {
    text += marked.slice(from, match.index);
    names.push({ type: match[1] as LabelledName["type"], start: text.length, end: text.length + match[2]!.length });
    text += match[2];
    from = match.index + match[0].length;
  }
  return { text: text + marked.slice(from), names };
}

const EMPTY = new Set(["–", "-", "—", ""]);
const known = (value: string | undefined): string | null => (value === undefined || EMPTY.has(value) ? null : value);
const list = (value: string | undefined): string[] =>
  (known(value) ?? "")
    .split(/,\s+/)
    .map((one) => one.trim())
    .filter((one) => !EMPTY.has(one));
const parts = (line: string): string[] => line.split("|").map((part) => part.trim());

function eventOf(line: string, id: string, evidence: string): EventKey {
  const [code, sides, place, date, status, ...rest] = parts(line);
  if (sides === undefined || status === undefined) throw new Error(`an event wants five parts: ${line}`);
  const [type, mode] = code!.split("/");
  const [actor, recipient] = sides.split(/\s*>\s*/);
  const after = (word: string) => rest.find((part) => part.startsWith(`${word} `))?.slice(word.length + 1);
  const claimed = after("claimed by");
  const contested = after("contested by");
  const alt = altOf(after("or"));
  return {
    id,
    type: type as EventKey["type"],
    mode: (mode ?? null) as EventKey["mode"],
    actor: list(actor),
    recipient: list(recipient),
    place: known(place),
    date: known(date),
    status: status as EventKey["status"],
    part_of: after("in") ?? null,
    reported: contested !== undefined ? "contested" : claimed !== undefined ? "claimed" : "fact",
    according_to: list(claimed),
    contested_by: list(contested),
    evidence,
    ...(alt === null ? {} : { alt }),
  };
}

const LISTS = new Set(["actor", "recipient", "according_to", "contested_by"]);

/** "type=AGREE; actor=FIN, SWE" as {type: ["AGREE"], actor: [["FIN", "SWE"]]}; a mode given beside the type is a field of its own. */
function altOf(text: string | undefined): Alt | null {
  if (text === undefined) return null;
  const alt: Record<string, unknown[]> = {};
  for (const one of text.split(";")) {
    const [field, value] = one.split("=").map((part) => part.trim());
    if (field === undefined || value === undefined) throw new Error(`“or” wants field=value: ${one}`);
    const [type, mode] = field === "type" ? value.split("/") : [value];
    alt[field] = [...(alt[field] ?? []), LISTS.has(field) ? list(value) : known(type)];
    if (mode !== undefined) alt.mode = [...(alt.mode ?? []), mode];
  }
  return alt;
}

function statementOf(line: string, evidence: string): StatementKey {
  const quoted = /“(.*)”/.exec(line);
  const [act, who, form, , date, ...rest] = parts(quoted === null ? line : line.replace(quoted[0], "“”"));
  const speaker = /^(.*?)\s*(?:\(([^)]*)\))?$/.exec(who ?? "");
  if (form === undefined || speaker === null) throw new Error(`a statement wants act, speaker and form: ${line}`);
  const speakers = list(speaker[1]?.replaceAll(" & ", ", "));
  const alt = altOf(rest.find((part) => part.startsWith("or "))?.slice(3));
  return {
    act: act as StatementKey["act"],
    speaker: speakers.length > 1 ? speakers.join(" and ") : (speakers[0] ?? null),
    speakers,
    speaks_for: known(speaker[2]),
    form: form as StatementKey["form"],
    quote: quoted?.[1] ?? null,
    via: rest.find((part) => part.startsWith("via "))?.slice(4) ?? null,
    date: known(date),
    evidence,
    ...(alt === null ? {} : { alt }),
  };
}

const FIGURE = /^(?:(.*?)\s+)?([+-]?\d[\d.]*(?:e\d+)?)\s+(.+?)\s+(change|level|count|share|target)$/;

function figureOf(line: string, evidence: string): FigureKey {
  const [what, amount, period, source] = parts(line);
  const match = FIGURE.exec((amount ?? "").replace(/^−|(?<=\s)−/, "-"));
  if (match === null) throw new Error(`a figure wants “what | [bound] value unit is | period | source”: ${line}`);
  const [during, against] = (period ?? "").split(/\s*\bagainst\b\s*/);
  return {
    what: what!,
    // "-5 % change" is a fall: its value is its size, as in a record.
    value: Math.abs(Number(match[2])),
    unit: match[3]!,
    is: match[4] as FigureKey["is"],
    bound: (match[1] || null) as FigureKey["bound"],
    period: known(during?.trim()),
    against: known(against),
    source: known(source),
    evidence,
  };
}
