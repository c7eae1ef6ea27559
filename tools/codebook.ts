/** Writes docs/codebook.md from the event lexicon and data/codebook.tsv. Run with: npx tsx tools/codebook.ts */
import { writeFileSync } from "node:fs";
import { codebookSection } from "../src/extract/events/codebook.ts";
import { loadCodebook } from "../src/load/codebook.ts";

writeFileSync(
  "docs/codebook.md",
  `# Codebook

Made from \`data/event-lexicon.txt\` and \`data/codebook.tsv\` by \`npx tsx tools/codebook.ts\`; change it there. \`readout help CONSULT\` prints a section. The codes are
those of an event that is held; what is announced, cancelled or denied is translated as decision 0004 says. Out, everywhere: what is negated, only asked for or
only supposed, what is told of people without office, sports and business. Where the rules leave doubt (one party unnamed, home affairs), learned weights decide.

${loadCodebook("data").map(codebookSection).join("\n\n")}
`,
);
