/**
 * Writes docs/codebook.md from the event lexicon: for each PLOVER type what belongs in it, by which words it is read, with an
 * example of each. Run with: npx tsx tools/codebook.ts
 */
import { readFileSync, writeFileSync } from "node:fs";
import { type Frame, parseEventLexicon } from "../src/extract/events/lexicon.ts";
import { PLOVER_TYPES } from "../src/model/index.ts";

const { verbs, nouns } = parseEventLexicon(
  readFileSync("data/event-lexicon.txt", "utf8"),
  readFileSync("data/word-classes.txt", "utf8"),
);
const frames = [...verbs.values(), ...nouns.values()].flat();

/** What belongs in a type, from the table of docs/notation.md. */
const meaning = new Map(
  [...readFileSync("docs/notation.md", "utf8").matchAll(/^\| ([A-Z]+) \| ([^|]+) \|/gm)].map((row) => [
    row[1]!,
    row[2]!.trim(),
  ]),
);

const section = (type: string): string => {
  const own = frames.filter((frame) => frame.type === type);
  const examples = new Map<string, Frame[]>();
  for (const frame of own) examples.set(frame.example, [...(examples.get(frame.example) ?? []), frame]);
  const rows = [...examples].map(([example, [frame, ...others]]) => {
    const words = [frame!, ...others].map((one) => one.name.replace(/\.[vn]$/, "").replace("+", " "));
    return `| ${[...new Set(words)].join(", ")} | ${frame!.pos === "v" ? "verb" : "noun"} | ${frame!.mode ?? ""} | ${frame!.cameo} | ${example} |`;
  });
  return [
    `## ${type}`,
    "",
    `In: ${meaning.get(type) ?? ""}.`,
    "",
    "| words | kind | mode | CAMEO | example |",
    "|---|---|---|---|---|",
    ...rows,
  ].join("\n");
};

writeFileSync(
  "docs/codebook.md",
  `# Codebook

Made from \`data/event-lexicon.txt\` by \`npx tsx tools/codebook.ts\`; change it there. The codes are those of an event that is held; what is
announced, cancelled or denied is translated as decision 0004 says. Out, everywhere: what is negated, only asked for or only supposed, home affairs of
one state (but force, arrests and protests), what is told of people without office, sports and business.

${PLOVER_TYPES.map(section).join("\n\n")}
`,
);
