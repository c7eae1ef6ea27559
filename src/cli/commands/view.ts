import { filtersOf } from "../../api/filters.ts";
import { COLUMNS } from "../../export/columns.ts";
import { FORMATS, formatted, type RowFormat } from "../../export/rows.ts";
import { shortHash } from "../../kit/hash.ts";
import { isViewName, removeView, type SavedView, savedView, savedViews, saveView, since } from "../../store/views.ts";
import { command, usage, WORKSPACE } from "../command.ts";
import { forReading, placeOf } from "../place.ts";
import { recordsAt, type Screens, screensOf } from "../screens.ts";
import { plural } from "../summary.ts";

export const view = command({
  name: "view",
  summary: "Keep a list under a name, list what is kept, and say what is new in it since you last looked.",
  usage: "[NAME|NAME=ADDRESS]",
  example: 'readout view "china-russia=/events?between=CHN,RUS"',
  details: [
    "ADDRESS is that of a list screen of `readout serve`: /events?between=CHN,RUS&status=held, /quotes?q=gas; what has no slash before it is a filter of events. The server answers at /views/NAME, and with an ending behind as data: /views/NAME.atom is a feed, .ics a calendar, .csv a table.",
    "`readout view NAME` prints what is in it, with --new only what is new or says something else since the last look, and that is then the last look; --keep leaves it as it was. Without a name every view is listed, with how much is new.",
  ],
  words: [0, 1],
  options: {
    workspace: WORKSPACE,
    new: { type: "boolean", description: "Only what is new or has changed since the last look." },
    keep: { type: "boolean", description: "Do not count this as a look." },
    remove: { type: "boolean", description: "Forget the view." },
    format: { type: "string", value: "FORMAT", description: `${FORMATS.join(", ")}; table unless told.` },
    ndjson: { type: "boolean", description: "A JSON value a line, whole records: --format ndjson." },
  },
  async run({ positionals: [word], values }, world) {
    const folder = placeOf(world, values.workspace);
    const format = values.ndjson === true ? "ndjson" : (values.format ?? "table");
    if (!FORMATS.some((known) => known === format))
      throw usage("view", `--format is one of ${FORMATS.join(", ")}, not "${format}".`);
    const at = word?.indexOf("=") ?? -1;
    const name = word === undefined ? undefined : at < 0 ? word : word.slice(0, at);
    if (name !== undefined && !isViewName(name))
      throw usage("view", `"${name}" is no name for a view; small letters, digits, - and _ make one.`);
    const found = name === undefined ? null : savedView(folder, name);
    if (name !== undefined && at < 0 && found === null)
      throw usage("view", `There is no view "${name}". Keep one with: readout view ${name}=/events?between=CHN,RUS`);
    if (values.remove === true) {
      if (found === null) throw usage("view", "--remove wants the name of a view.");
      removeView(folder, found.name);
      return 0;
    }
    const workspace = await forReading(world, folder);
    try {
      const screens = await screensOf(world, workspace);
      const print = (records: readonly Readonly<Record<string, unknown>>[], columns: readonly string[]) =>
        world.write(formatted({ columns, records }, format as RowFormat, world.terminal ? world.columns : undefined));
      if (name !== undefined && at >= 0) {
        const address = addressOf(word!.slice(at + 1));
        const records = await recordsAt(screens, address);
        saveView(folder, { name, address, looked: null });
        await world.write(`${name}  ${address}   ${plural(records.length, "record", "records")}\n`);
        return 0;
      }
      if (found === null) {
        const views = savedViews(folder);
        if (views.length === 0) {
          world.say("readout: no view is kept. Keep one with: readout view NAME=ADDRESS");
          return 1;
        }
        const rows = [];
        for (const one of views) {
          const { now, fresh, changed } = await look(one, screens);
          const counts = { records: now.size, new: fresh.length, changed: changed.length };
          rows.push({ name: one.name, address: one.address, ...counts });
        }
        await print(rows, ["name", "records", "new", "changed", "address"]);
        return 0;
      }
      const { records, now, fresh, changed } = await look(found, screens);
      const wanted = new Set([...fresh, ...changed]);
      const shown = values.new === true ? records.filter(({ id }) => wanted.has(id)) : records;
      if (shown.length === 0) world.say(values.new === true ? "readout: nothing is new." : "readout: nothing fits.");
      else await print(shown, columnsOf(found.address));
      world.say(`${fresh.length.toLocaleString("en")} new, ${changed.length.toLocaleString("en")} changed`);
      if (values.keep !== true) saveView(folder, { ...found, looked: Object.fromEntries(now) });
      return shown.length === 0 ? 1 : 0;
    } finally {
      await workspace.close();
    }
  },
});

async function look(view: SavedView, screens: Screens) {
  const records = await recordsAt(screens, view.address);
  const now = new Map(records.map((record) => [record.id, shortHash(JSON.stringify(record))]));
  return { records, now, ...since(view, now) };
}

/** An address as it is kept. Throws `usage` for a filter that cannot be. */
function addressOf(text: string): string {
  const address = text.startsWith("/") ? text : `/events?${text}`;
  const { pathname, search, searchParams } = new URL(address, "http://localhost");
  const [bad] = filtersOf(searchParams).bad;
  if (bad !== undefined) throw usage("view", `"${bad.value}" is no ${bad.name}.`);
  return `${pathname}${search}`;
}

function columnsOf(address: string): readonly string[] {
  const [, list = ""] = /^\/(\w+)/.exec(address) ?? [];
  const known = { quotes: COLUMNS.statements, sources: COLUMNS.pages, search: COLUMNS.found };
  return { ...COLUMNS, ...known }[list as keyof typeof COLUMNS] ?? COLUMNS.events;
}
