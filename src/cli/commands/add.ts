import { COLUMNS, columnsOf, command, WORKSPACE } from "../command.ts";
import { lineOf, MAX_PAGE_BYTES } from "../engine.ts";
import type { IntakeReport } from "../intake.ts";
import { forWriting, placeOf } from "../place.ts";
import { plural, summaryOf } from "../summary.ts";
import { isAddress, type Walked, walk } from "../walk.ts";
import { complain, type World } from "../world.ts";

export const add = command({
  name: "add",
  summary: "Read pages into the workspace and link them with what is there.",
  usage: "PATH|ADDRESS…",
  example: "readout add ~/Desktop/pages",
  details: [
    "An address (https://…) is fetched only with --fetch, or where readout.toml says allow_fetch = true: one request at a time to each site, as its robots.txt allows, and never to a private network unless readout.toml says allow_private = true. Of a feed its stories are fetched.",
    "A file that is there already with the same bytes is not read again. A page that was reported as read is kept, whatever happens to the process after; the next add goes on where one was stopped.",
  ],
  words: [1, Number.POSITIVE_INFINITY],
  options: {
    workspace: WORKSPACE,
    ...COLUMNS,
    ndjson: { type: "boolean", description: "Print a line for each page once it is kept." },
    fetch: { type: "boolean", description: "Fetch addresses; nothing is asked of the network without it." },
    "dry-run": { type: "boolean", description: "Say which files would be read, and read none." },
  },
  async run({ positionals, values }, world) {
    const folder = placeOf(world, values.workspace);
    const paths = walk(
      positionals.filter((path) => !isAddress(path)),
      world.cwd,
    );
    const addresses = positionals.filter(isAddress);
    const found =
      addresses.length === 0
        ? paths
        : [...paths, ...(await addressesIn(addresses, folder, values.fetch === true, world))];
    if (values["dry-run"] === true) {
      for (const entry of found) {
        if (entry.kind === "problem") complain(world, entry.problem);
        else await world.write(`${entry.file}\n`);
      }
      return found.some((entry) => entry.kind === "problem") ? 1 : 0;
    }
    const columns = columnsOf(values);
    const { intake, relink } = await import("../intake.ts");
    const workspace = await forWriting(world, folder, "readout add");
    try {
      const report = await intake(world, workspace, found, {
        ...(columns && { columns }),
        kept: async ({ reading }) => {
          if (values.ndjson !== true) return;
          const { sha256, title, published } = reading.page;
          await world.write(lineOf({ id: reading.id, sha256, title, published, skipped: reading.skipped }));
        },
      });
      if (!report.interrupted) await relink(world, workspace);
      reportOn(report, world);
      if (report.interrupted) {
        world.say(`stopped; what was read is kept. Go on with: readout add ${positionals.map(quoted).join(" ")}`);
        return 130;
      }
      if (values.ndjson !== true) for (const line of await summaryOf(workspace.store)) world.say(line);
      return codeOf(report);
    } finally {
      await workspace.close();
    }
  },
});

/** The pages that the addresses stand for, to be fetched when it is their turn. */
export async function addressesIn(
  addresses: readonly string[],
  folder: string,
  asked: boolean,
  world: World,
): Promise<readonly Walked[]> {
  const { addressesOf, Fetcher, fetchSettings } = await import("../fetch.ts");
  const { allowFetch, allowPrivate } = fetchSettings(folder);
  if (!asked && !allowFetch) return addresses.map((url) => ({ kind: "problem", problem: { code: "fetch-off", url } }));
  const fetcher = new Fetcher({ allowPrivate, maxBytes: MAX_PAGE_BYTES, agent: `readout/${world.version}` });
  const found: Walked[] = [];
  for (const url of addresses) {
    for (const one of await addressesOf(url, fetcher)) {
      if ("code" in one) found.push({ kind: "problem", problem: one });
      else found.push({ kind: "file", file: one.url, path: one.url, id: one.url, size: 0, fetch: one.get });
    }
  }
  return found;
}

export function reportOn(report: IntakeReport, world: World): void {
  const { files, read, same, failed } = report;
  const parts = [`${plural(read, "page", "pages")} read`];
  if (same > 0) parts.push(`${same.toLocaleString("en")} there already`);
  if (failed > 0) parts.push(`${failed.toLocaleString("en")} failed`);
  world.say(`  ${plural(files, "file", "files").padEnd(14)} ${parts.join(", ")}`);
}

export const codeOf = ({ faults, failed }: IntakeReport): number => (faults > 0 ? 70 : failed > 0 ? 1 : 0);

/** A word as a shell takes it. */
export const quoted = (word: string) => (/^[\w@%+=:,./~-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
