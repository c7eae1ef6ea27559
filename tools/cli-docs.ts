// Makes docs/cli.md from the list of commands: npx tsx tools/cli-docs.ts
import { writeFileSync } from "node:fs";
import { commands } from "../src/cli/commands/index.ts";
import { markdownOf } from "../src/cli/help.ts";

writeFileSync(new URL("../docs/cli.md", import.meta.url), markdownOf(commands));
