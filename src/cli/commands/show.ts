import { mentionsOf, type Why, whyOf } from "../../export/why.ts";
import { oneLine } from "../../kit/one-line.ts";
import { ReadoutError } from "../../model/problem.ts";
import type { RecordLine } from "../../model/record.ts";
import { pagesOf, recordOf } from "../../store/lookup.ts";
import { command, usage, WORKSPACE } from "../command.ts";
import { forReading, placeOf } from "../place.ts";

export const show = command({
  name: "show",
  summary:
    "Show one record, or with --why how a field came by its value: the sentences, the reason, what was not used.",
  usage: "ID",
  example: "readout show ev_7k2m --why date",
  details: [
    "ID is of an event, a statement, a figure, a claim, a document, an actor or a page. An id that was merged into another leads to it.",
  ],
  words: [1, 1],
  options: {
    workspace: WORKSPACE,
    why: { type: "string", value: "FIELD", description: "Explain this field." },
    json: { type: "boolean", description: "Print one JSON document." },
  },
  async run({ positionals, values }, world) {
    const [id = ""] = positionals;
    const workspace = await forReading(world, placeOf(world, values.workspace));
    try {
      const { store } = workspace;
      const line = await recordOf(store, id);
      if (line === null) {
        const page = await store.page(id);
        if (page === null)
          throw new ReadoutError({ code: "unreadable", file: id, why: "no record of this id is in the workspace" });
        if (values.why !== undefined)
          throw usage("show", "--why goes with a record; `readout explain` explains a page.");
        const { body: _body, because: _because, ...fields } = page.reading.page;
        await world.write(values.json === true ? json(page.reading) : `${id}\n${fieldLines(fields)}`);
        return 0;
      }
      const pages = await pagesOf(store, line);
      if (values.why === undefined) {
        if (values.json === true) {
          await world.write(json(line));
          return 0;
        }
        const { kind, id: own, ...fields } = line;
        const passages = mentionsOf(line, pages).map(({ page, told }) => passage(page.reading.id, told.evidence));
        await world.write(`${own}  ${kind}\n${fieldLines(shown(fields))}${joinedLines(line)}${passages.join("")}`);
        return 0;
      }
      const why = whyOf(line, values.why, pages);
      if (why === null) throw usage("show", `This ${line.kind} has no field "${values.why}".`);
      await world.write(values.json === true ? json(why) : inWords(why));
      return 0;
    } finally {
      await workspace.close();
    }
  },
});

/** What says where a record comes from stands below, as passages. */
const shown = (fields: object): object =>
  Object.fromEntries(
    Object.entries(fields).filter(
      ([name]) =>
        !["mentions", "because", "evidence", "start", "end", "evidence_page", "variants", "joined"].includes(name),
    ),
  );

const fieldLines = (fields: object): string =>
  Object.entries(fields)
    .map(([name, value]) => `  ${name.padEnd(18)} ${oneLine(valueText(value))}\n`)
    .join("");

/** Why its mentions are one record, a line for each but the first. */
const joinedLines = (line: RecordLine): string =>
  ("joined" in line ? line.joined : [])
    .map(({ page, record, with_page, with_record, score, why }) => {
      const pair = `${page}#${record} is one with ${with_page}#${with_record}`;
      return `  ${"joined".padEnd(18)} ${oneLine(`${pair}: ${why} (${score.toFixed(2)})`)}\n`;
    })
    .join("");

const passage = (page: string, text: string): string => `  ${oneLine(page)}: “${oneLine(text.replace(/\s+/g, " "))}”\n`;

function inWords({ id, field, value, how, reason, passages, disagree }: Why): string {
  const lines = [`${id}  ${field}: ${oneLine(valueText(value))}${how === null ? "" : `   ${how}`}\n`];
  if (reason !== null) lines.push(`  because ${oneLine(reason)}\n`);
  for (const one of passages) {
    lines.push(passage(one.page, one.text));
    const said = disagree === null ? "" : `says ${oneLine(valueText(one.value))}; `;
    lines.push(`      ${said}read by ${one.by}${one.words === null ? "" : `, settled by “${oneLine(one.words)}”`}\n`);
  }
  if (disagree !== null)
    for (const { value: other, pages } of disagree.values)
      if (JSON.stringify(other) !== JSON.stringify(disagree.used))
        lines.push(`  not used: ${oneLine(valueText(other))} (${pages.join(", ")}); rule: ${disagree.rule}\n`);
  return lines.join("");
}

const valueText = (value: unknown): string =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0)
    ? "not said"
    : typeof value === "string"
      ? value
      : JSON.stringify(value);

const json = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;
