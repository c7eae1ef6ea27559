import { readCorrections } from "../../store/corrections.ts";
import { command } from "../command.ts";
import { lineOf, loadParser } from "../engine.ts";
import { forEachFile } from "../files.ts";
import { complain } from "../world.ts";

export const explain = command({
  name: "explain",
  summary:
    "Say sentence by sentence why a page was read as it was: what was coded by which rule, and what was refused.",
  usage: "FILE…",
  example: 'readout explain page.html --words "signed"',
  details: [
    "Under each sentence stand its tree in short, who and when was found in it, the records read from it with their rules, what is attributed to somebody without being a statement of the record (beliefs, intentions, findings), tellings that were made one with another, and words that a rule considered and refused, with the reason.",
  ],
  words: [1, Number.POSITIVE_INFINITY],
  options: {
    words: { type: "string", value: "WORDS", description: "Only sentences that hold these words." },
    corrections: { type: "string", value: "FILE", description: "Apply these corrections (NDJSON) while reading." },
    json: { type: "boolean", description: "Print one JSON document for each page, on a line of its own." },
  },
  async run({ positionals, values }, world) {
    const { corrections, problems } =
      values.corrections === undefined ? { corrections: [], problems: [] } : readCorrections(values.corrections);
    for (const problem of problems) complain(world, problem);
    const { toExplanation } = await import("../../export/explain.ts");
    const parser = await loadParser(world.home);
    const wanted = values.words?.toLowerCase();
    const code = await forEachFile(world, positionals, parser.pagesOf, async (page) => {
      const whole = parser.explain(page, corrections);
      const found =
        wanted === undefined
          ? whole
          : { ...whole, sentences: whole.sentences.filter(({ text }) => text.toLowerCase().includes(wanted)) };
      await world.write(values.json === true ? lineOf(found) : `${toExplanation(found)}\n`);
    });
    return code === 0 && problems.length > 0 ? 1 : code;
  },
});
