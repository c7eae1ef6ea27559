/** What would change, before anything is kept: on the pages, and in the record, which is linked aside for it. */
import { changesOf, changesOn, type LineChange, type MentionChange, mayBear } from "../link/index.ts";
import type { Correction } from "../model/correction.ts";
import type { Reading } from "../model/reading.ts";
import type { RecordLine } from "../model/record.ts";
import { readLog, standingWith, type Undo } from "../store/corrections.ts";
import type { StoredPage } from "../store/store.ts";
import type { OpenWorkspace } from "../store/workspace.ts";
import { type Engine, link, loadEngine, MAX_PAGE_BYTES, readRegistry } from "./engine.ts";
import type { World } from "./world.ts";

export interface Preview {
  /** What pages say, field by field, in the order of the pages. */
  readonly mentions: readonly MentionChange[];
  /** Pages on which something changes. */
  readonly pages: number;
  /** What becomes of the lines of the record; null where it was not asked for. */
  readonly records: readonly LineChange[] | null;
}

/** What these lines would change if they were kept. With `records` the whole record is linked for it, which takes as long as keeping them. */
export async function previewOf(
  world: World,
  workspace: OpenWorkspace,
  lines: readonly (Correction | Undo)[],
  records: boolean,
): Promise<Preview> {
  const { store } = workspace;
  const { found: log } = readLog(workspace.corrections, true);
  const [before, after] = [standingWith(log, []), standingWith(log, lines)];
  const undone = new Set(lines.flatMap((line) => (line.op === "undo" ? [line.undoes] : [])));
  const said = lines.flatMap((line) => (line.op === "undo" ? [] : [line]));
  const taken = log.flatMap(({ line }) => (line.op !== "undo" && undone.has(line.id) ? [line] : []));
  const concerned = mayBear([...said, ...taken]);
  const rereads = new Set(
    [...said, ...taken]
      .filter(({ op }) => op === "page_meta" || op === "body_range")
      .map(({ target }) => target.sha256),
  );
  const reread = rereads.size === 0 ? null : await rereader(world, workspace, after);

  const mentions: MentionChange[] = [];
  const readings: Reading[] = [];
  const pages = new Set<string>();
  for await (const reading of store.readings()) {
    let again = reading;
    if (rereads.has(reading.page.sha256)) {
      const stored = await store.page(reading.id);
      if (stored !== null) again = reread!(stored);
    }
    if (records) readings.push(again);
    if (!concerned(reading)) continue;
    const changes = changesOn(reading, before, after, again);
    if (changes.length > 0) pages.add(reading.id);
    mentions.push(...changes);
  }
  if (!records) return { mentions, pages: pages.size, records: null };
  const old: RecordLine[] = [];
  for await (const line of store.record()) old.push(line);
  const { lines: made } = await link({ home: world.home, say: () => {} }, readings, after);
  return { mentions, pages: pages.size, records: changesOf(old, made) };
}

/** Reads a page that is kept as it would be read with other corrections. */
async function rereader(
  world: World,
  { raw, actors }: OpenWorkspace,
  corrections: readonly Correction[],
): Promise<(stored: StoredPage) => Reading> {
  const { csv } = await readRegistry(actors, true);
  const engine: Engine = await loadEngine(world.home, MAX_PAGE_BYTES, csv);
  const entries = new Map([...raw.entries().values()].map((entry) => [entry.sha256, entry]));
  return ({ reading, source }) => {
    const entry = entries.get(source);
    const found = engine
      .pagesOf({
        file: entry?.path ?? reading.id,
        id: entry?.base ?? reading.id,
        bytes: raw.get(source),
        ...(entry?.columns && { columns: entry.columns }),
      })
      .find((page) => !("code" in page) && page.sha256 === reading.page.sha256);
    return found === undefined || "code" in found ? reading : engine.read({ ...found, id: reading.id }, corrections);
  };
}
