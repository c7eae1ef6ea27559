import { correctionOf } from "../../link/corrections.ts";
import { ReadoutError } from "../../model/problem.ts";
import type { RecordLine } from "../../model/record.ts";
import { appendCorrections, forgetWords } from "../../store/corrections.ts";
import { JobLog } from "../../store/jobs.ts";
import { command, usage, WORKSPACE } from "../command.ts";
import { relink } from "../intake.ts";
import { forWriting, placeOf } from "../place.ts";
import { plural } from "../summary.ts";

export const redact = command({
  name: "redact",
  summary: "Purge a page for good: its bytes, its text, and its words in the corrections. It cannot be undone.",
  usage: "PAGE",
  example: 'readout redact steppe-observer-0412 --note "names a minor" --yes',
  details: [
    "A page is purged with the file that it came in; where that file holds others, they are named first. Its address and those of records that rest on it alone answer 410 afterwards, and the same bytes are not taken in again. What is left is a line in corrections.ndjson with ids and the reason. Copies outside of the workspace are not touched.",
  ],
  words: [1, 1],
  options: {
    workspace: WORKSPACE,
    note: { type: "string", value: "WORDS", description: "Why." },
    by: { type: "string", value: "NAME", description: "Who says so; else READOUT_REVIEWER." },
    yes: { type: "boolean", description: "Do it." },
    "dry-run": { type: "boolean", description: "Say what would be purged, and purge nothing." },
  },
  async run({ positionals: [id = ""], values }, world) {
    const workspace = await forWriting(world, placeOf(world, values.workspace), "readout redact");
    try {
      const { store, raw } = workspace;
      const owners = await store.owners();
      const owner = owners.find((one) => one.id === id);
      const source = owner === undefined ? null : await store.source(owner.path);
      if (owner === undefined || source === null)
        throw new ReadoutError({ code: "unreadable", file: id, why: "no page of this id is in the workspace" });
      const pages = owners.filter(({ path }) => path === owner.path);
      const what = `${pages.map((page) => page.id).join(", ")}: ${plural(pages.length, "page", "pages")} of ${owner.path}`;
      if (values["dry-run"] === true || values.yes !== true) {
        await world.write(`would purge ${what}\n`);
        if (values["dry-run"] === true) return 0;
        throw usage("redact", "This cannot be undone; say so with --yes.");
      }
      const records: string[] = [];
      for await (const line of store.record()) {
        const on = pagesOf(line);
        if (on.length > 0 && on.every((page) => pages.some((one) => one.id === page)))
          records.push(line.id, ...("aliases" in line ? line.aliases : []));
      }
      const by = values.by ?? world.env.READOUT_REVIEWER;
      const said = correctionOf({
        op: "redact",
        target: { sha256: source.sha256, kind: "page", exact: "" },
        value: { source: source.sha256, pages: pages.map((page) => page.id), records },
        ...(values.note === undefined ? {} : { note: values.note }),
        ...(by ? { by } : {}),
        at: new Date().toISOString(),
      });
      // What was said first stands also where the purging is broken off; it is done again by the same command.
      appendCorrections(workspace.corrections, [said]);
      forgetWords(workspace.corrections, new Set([source.sha256, ...pages.map(({ sha256 }) => sha256)]));
      raw.purge(source.sha256);
      new JobLog(workspace.jobs).purge(source.sha256);
      await store.dropSource(owner.path);
      await relink(world, workspace, true);
      await world.write(`${said.id}  purged ${what}\n`);
      return 0;
    } finally {
      await workspace.close();
    }
  },
});

function pagesOf(line: RecordLine): string[] {
  if (line.kind === "statement") return line.variants.flatMap(({ mentions }) => mentions.map(({ page }) => page));
  return "mentions" in line ? line.mentions.map(({ page }) => page) : [];
}
