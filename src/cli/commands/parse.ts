import { toConllu } from "../../export/conllu.ts";
import { drawTree } from "../../export/tree.ts";
import { command } from "../command.ts";
import { loadParser } from "../engine.ts";
import { forEachFile } from "../files.ts";

export const parse = command({
  name: "parse",
  summary: "Print the sentences of a text or page with tags and trees, as CoNLL-U.",
  usage: "[FILE…|-]",
  example: 'echo "Ruiz will visit Lima on Tuesday." | readout parse --tree',
  details: [
    "Of a page, the article's body is parsed. Standard input is a text unless it looks like HTML, and a text in which no article is found is parsed as it stands. docs/parse.md says what the columns hold.",
  ],
  words: [0, Number.POSITIVE_INFINITY],
  options: {
    text: { type: "boolean", description: "The files are texts, nothing of which is left out." },
    tree: { type: "boolean", description: "Draw the trees for people instead." },
  },
  async run({ positionals, values }, world) {
    const parser = await loadParser(world.home);
    return forEachFile(world, positionals.length === 0 ? ["-"] : positionals, parser.pagesOf, async (page, entry) => {
      const asText = page.format === "text" && (values.text === true || entry.path === null);
      const { text, sentences } = asText ? parser.parseText(page.text) : parser.parsePage(page);
      if (values.tree !== true) return world.write(toConllu(sentences, text, page.id));
      for (const sentence of sentences) {
        const words = text.slice(sentence.start, sentence.end).replace(/\s+/g, " ");
        await world.write(`${words}\n\n${drawTree(sentence)}\n`);
      }
    });
  },
});
