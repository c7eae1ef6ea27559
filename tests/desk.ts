/**
 * A desk over readings in memory: what is said is kept in a file of its own and the record linked anew, as `readout serve` does it.
 * Pages are not read again, so what is said of a page alone is only kept.
 */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Desk, HandedIn } from "../src/api/desk.ts";
import { correctionsFor, undoing } from "../src/cli/correcting.ts";
import { previewOf } from "../src/cli/previewing.ts";
import type { World } from "../src/cli/world.ts";
import { linkReadings } from "../src/link/index.ts";
import { loadStateCodes, loadWordFrequency } from "../src/load/index.ts";
import type { Reading } from "../src/model/reading.ts";
import { appendCorrections, readCorrections, readLog } from "../src/store/corrections.ts";
import type { Store } from "../src/store/store.ts";
import type { OpenWorkspace } from "../src/store/workspace.ts";

export function deskOver(store: Store, readings: readonly Reading[]): Desk & { forget(): Promise<void> } {
  const corrections = join(mkdtempSync(join(tmpdir(), "readout-desk-")), "corrections.ndjson");
  const [frequency, codes] = [loadWordFrequency("data"), loadStateCodes("data")];
  // No more of a world and a workspace is asked for by what is called below.
  const world = { home: process.cwd(), version: "1", say() {}, progress() {} } as unknown as World;
  const workspace = { store, corrections } as unknown as OpenWorkspace;
  let at = 0;
  const linesOf = async (handed: HandedIn) => {
    const said = {
      ...(handed.note === null ? {} : { note: handed.note }),
      by: "Ada",
      at: new Date(Date.UTC(2024, 4, 10, 0, 0, at++)).toISOString(),
    };
    return handed.op === "undo"
      ? undoing(workspace, handed.id, said).lines
      : (await correctionsFor(store, handed.id, handed, said)).corrections;
  };
  const relink = async () => {
    const standing = readCorrections(corrections, true).corrections;
    const { lines, unapplied } = linkReadings(readings, standing, frequency, codes);
    await store.putRecord(lines, `key ${at}`, unapplied);
  };
  return {
    token: "secret",
    log: () => readLog(corrections, true).found,
    async say(handed) {
      const lines = await linesOf(handed);
      appendCorrections(corrections, lines);
      await relink();
      return lines.map(({ id }) => id);
    },
    async preview(handed, records) {
      const lines = await linesOf(handed);
      return { corrections: lines, ...(await previewOf(world, workspace, lines, records)) };
    },
    /** Takes back all that stands. */
    async forget() {
      for (const { line, stands } of readLog(corrections, true).found.toReversed())
        if (stands && line.op !== "undo") await this.say({ op: "undo", id: line.id, note: null }).catch(() => {});
    },
  };
}
