/**
 * The codebook: for each PLOVER type what is in, what is out, and by which words it is read, with an example of each. Made from the
 * lexicon (data/event-lexicon.txt) and data/codebook.tsv; docs/codebook.md and `readout help TYPE` print it.
 */
import { PLOVER_TYPES, type PloverType } from "../../model/index.ts";
import type { EventLexicon, Frame } from "./lexicon.ts";

export interface CodebookEntry {
  readonly type: PloverType;
  readonly inside: string;
  readonly outside: string;
  /** A sentence that sounds like it and is not coded. */
  readonly twin: string;
  /** Words with one example, in the order of the lexicon. */
  readonly rows: readonly { readonly words: string; readonly frame: Frame }[];
}

/** The entries in PLOVER's order. `notes`: the text of data/codebook.tsv; throws when a type has no line there. */
export function codebookOf({ verbs, nouns }: EventLexicon, notes: string): CodebookEntry[] {
  const lines = new Map(
    notes
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"))
      .map((line) => line.split("\t"))
      .map((cells) => [cells[0]!, cells]),
  );
  const frames = [...verbs.values(), ...nouns.values()].flat();
  return PLOVER_TYPES.map((type) => {
    const [, inside, outside, twin] = lines.get(type) ?? [];
    if (inside === undefined || outside === undefined || twin === undefined)
      throw new Error(`codebook.tsv: ${type} wants a line of four cells.`);
    const examples = new Map<string, Frame[]>();
    for (const frame of frames)
      if (frame.type === type) examples.set(frame.example, [...(examples.get(frame.example) ?? []), frame]);
    const rows = [...examples.values()].map((own) => ({
      words: [...new Set(own.map((one) => one.name.replace(/\.[vn]$/, "").replace("+", " ")))].join(", "),
      frame: own[0]!,
    }));
    return { type, inside, outside, twin, rows };
  });
}

/** One type for the terminal. Ends with "\n". */
export function codebookText({ type, inside, outside, twin, rows }: CodebookEntry): string {
  const lines = [type, "", `In:  ${inside}`, `Out: ${outside}`, `Not coded: ${twin}`, ""];
  for (const { words, frame } of rows) {
    const kind = frame.mode === null ? frame.cameo : `${frame.mode}, ${frame.cameo}`;
    lines.push(`  ${frame.example}`, `      ${words} (${frame.pos === "v" ? "verb" : "noun"}; ${kind})`);
  }
  return `${lines.join("\n")}\n`;
}

/** One type as a section of Markdown. */
export function codebookSection({ type, inside, outside, twin, rows }: CodebookEntry): string {
  return [
    `## ${type}`,
    "",
    `In: ${inside}`,
    "",
    `Out: ${outside} Not coded: “${twin}”`,
    "",
    "| words | kind | mode | CAMEO | example |",
    "|---|---|---|---|---|",
    ...rows.map(
      ({ words, frame }) =>
        `| ${words} | ${frame.pos === "v" ? "verb" : "noun"} | ${frame.mode ?? ""} | ${frame.cameo} | ${frame.example} |`,
    ),
  ].join("\n");
}
