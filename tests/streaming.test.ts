/** An export that is written a part at a time has the same bytes as one made of all at once, in whatever parts it comes. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { corpus } from "../bench/corpus.ts";
import { partsOf, selectAll } from "../src/cli/selecting.ts";
import { exportedFrom, type Pieces } from "../src/export/format.ts";
import { EXPORT_FORMATS } from "../src/export/formats.ts";
import { linkReadings } from "../src/link/index.ts";
import { openSqlite } from "../src/store/sqlite.ts";
import type { EventQuery, Store } from "../src/store/store.ts";
import { STATE_NAMES, tinySelection } from "./tiny.ts";

const folder = mkdtempSync(join(tmpdir(), "readout-streaming-"));
let store: Store;
const names = new Map([...STATE_NAMES, ["RUS", "Russia"], ["FIN", "Finland"]]);
const frame = {
  ...tinySelection(),
  stateName: (code: string) => names.get(code) ?? null,
  corrections: [
    { id: "co_1", op: "reject", target: { sha256: "00", kind: "event", exact: "It never was" }, note: "=no" } as const,
  ],
};
const options = { heading: "Generated", excel: true, html: false, claimed: true };

beforeAll(async () => {
  store = openSqlite(join(folder, "record.db"), { stateName: frame.stateName });
  // Of the generated pages some are copies; they have strict codes here, so that every layout has rows.
  const readings = corpus(240, 3).map((reading) => ({
    ...reading,
    events: reading.events.map((event) => ({
      ...event,
      plover: { type: event.type, mode: null, contexts: [] },
      cameo: event.type === "CONSULT" ? "040" : "112",
    })),
  }));
  await store.putPages(
    readings.map((reading) => ({
      source: { path: `/${reading.id}`, sha256: reading.page.sha256, base: reading.id, reader: "1", failed: null },
      pages: [{ reading, text: reading.page.body, removed: [], source: reading.page.sha256 }],
    })),
  );
  await store.putRecord(linkReadings(readings, []).lines, "generated");
}, 120_000);
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

for (const format of EXPORT_FORMATS.filter(({ whole }) => !whole))
  test(`${format.name}: the same bytes in parts of any size, with a filter and without`, {
    timeout: 60_000,
  }, async () => {
    for (const query of [{}, { from: "2021-03", to: "2022-12" }] satisfies EventQuery[]) {
      const all = await selectAll({ store }, query, frame);
      const atOnce = exportedFrom(format.open(frame, options), all);
      expect(all.events.length, "events").toBeGreaterThan(5);
      expect(atOnce.counts[0]![0], "rows").toBeGreaterThan(5);
      for (const size of [1, 7, 100]) {
        const files = new Map<string, Buffer>();
        const add = (pieces: Pieces) => {
          for (const [name, piece] of pieces)
            files.set(name, Buffer.concat([files.get(name) ?? Buffer.alloc(0), Buffer.from(piece)]));
        };
        const writing = format.open(frame, options);
        add(writing.begin());
        for await (const part of partsOf({ store }, query, frame, size)) add(writing.part(part));
        add(writing.end());
        expect(writing.told(), `told in parts of ${size}`).toEqual({ counts: atOnce.counts, leftOut: atOnce.leftOut });
        expect([...files.keys()].sort()).toEqual([...atOnce.files.keys()].sort());
        for (const [name, content] of atOnce.files)
          expect(files.get(name)!.equals(Buffer.from(content)), `${name} in parts of ${size}`).toBe(true);
      }
    }
  });
