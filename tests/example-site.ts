/** The example pages, read, linked and served: what the tests in Chromium look at, and one address of each kind of screen. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stateNames } from "../src/cli/states.ts";
import { linkReadings } from "../src/link/index.ts";
import { loadAtlas } from "../src/load/atlas.ts";
import { loadStateCodes, loadWordFrequency } from "../src/load/index.ts";
import type { Reading } from "../src/model/reading.ts";
import type { RecordLine } from "../src/model/record.ts";
import { openSqlite } from "../src/store/sqlite.ts";
import type { Store } from "../src/store/store.ts";
import type { ImportJob } from "../src/ui/imports.ts";
import { startServer } from "../src/ui/server.ts";
import { exampleReadings } from "../tools/golden.ts";
import { deskOver } from "./desk.ts";
import { tinyStored } from "./tiny.ts";

export interface Site {
  /** "http://127.0.0.1:4817" */
  readonly base: string;
  /** One address of each kind of screen, by the record that has most to show. */
  readonly addresses: readonly string[];
  readonly store: Store;
  /** What is said is really kept, and the record linked anew. */
  readonly desk: ReturnType<typeof deskOver>;
  close(): Promise<void>;
}

/** The example pages, read and linked. */
export async function exampleSite(): Promise<Site> {
  const readings = exampleReadings();
  const { lines } = linkReadings(readings, [], loadWordFrequency("data"), loadStateCodes("data"));
  return siteOf({ readings, lines: lines as readonly RecordLine[] }, "Examples");
}

/** A record of any kind, served. */
export async function siteOf(
  { readings, lines }: { readonly readings: readonly Reading[]; readonly lines: readonly RecordLine[] },
  name: string,
): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), "readout-site-"));
  const names = stateNames("data");
  const store = openSqlite(join(folder, "record.db"), { stateName: (code) => names.get(code) ?? null });
  await store.putPages(
    readings.map((reading) => ({
      source: { path: `/${reading.id}`, sha256: reading.page.sha256, base: reading.id, reader: "1", failed: null },
      pages: [tinyStored(reading)],
    })),
  );
  await store.putRecord(lines, "key");
  const desk = deskOver(store, readings);
  const server = await startServer(store, {
    port: 0,
    tries: 1,
    name,
    stateNames: names,
    atlas: () => loadAtlas("data"),
    desk,
    book: { list: () => [{ id: "vw_1", name: "Held", address: "/timeline?status=held" }], keep() {}, remove() {} },
    imports: {
      take: () => JOB.id,
      jobs: () => [JOB],
      job: (id) => (id === JOB.id ? JOB : null),
      stop() {},
      resume() {},
    },
  });
  return {
    base: `http://127.0.0.1:${server.port}`,
    addresses: await addressesIn(store),
    store,
    desk,
    async close() {
      await server.close();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const JOB: ImportJob = {
  id: "job1",
  state: "done",
  why: null,
  files: [
    { path: "a.html", outcome: "read", pages: ["a"], why: null },
    { path: "b.bin", outcome: "failed", pages: [], why: "b.bin is not text." },
    { path: "c.html", outcome: "same", pages: [], why: null },
  ],
};

/** One of each kind of screen, and those that change with a parameter. */
export async function addressesIn(store: Store): Promise<readonly string[]> {
  const lists =
    "/ /timeline /timeline?rows=actor /timeline/lanes /visits /events /actors /quotes /figures /documents /claims /sources /review /changes /views /import /import/job1 /help/keys /search?q=trade /search?q=zzzz /nowhere";
  const most = <T>(list: readonly T[], size: (one: T) => number) => [...list].sort((a, b) => size(b) - size(a))[0];
  const [dyad] = await store.dyads();
  const event = most(
    (await store.events({ limit: 1000 })).items,
    (one) => one.mentions.length * 10 + one.disagree.length * 30,
  );
  const quote = most((await store.statements({ limit: 1000 })).items, (one) => one.variants.length);
  const page = most((await store.pages({ limit: 1000 })).items, (one) => one.events + one.statements + one.figures);
  const [figure] = (await store.figures({ limit: 1 })).items;
  const [document] = (await store.documents({ limit: 1 })).items;
  const [claim] = (await store.claims({ limit: 1 })).items;
  const copy = (await store.pages({ limit: 1000 })).items.find(({ independent }) => independent === false);
  const person = most((await store.actors({ limit: 1000 })).items, (one) => one.events + one.statements);
  const of = (section: string, id: string | undefined) =>
    id === undefined ? [] : [`/${section}/${encodeURIComponent(id)}`];
  return [
    ...lists.split(" "),
    ...(dyad === undefined ? [] : [`/dyad/${dyad.a}/${dyad.b}`, `/actors/${dyad.a}`]),
    ...of("actors", person?.id),
    ...of("events", event?.id),
    ...of("quotes", quote?.id),
    ...of("figures", figure?.id),
    ...of("documents", document?.id),
    ...of("claims", claim?.id),
    ...of("lineage", copy?.id),
    ...(page === undefined ? [] : ["", "?mode=raw"].map((mode) => `/pages/${encodeURIComponent(page.id)}${mode}`)),
    ...(copy === undefined ? [] : [`/pages/${encodeURIComponent(copy.id)}?mode=beside`]),
    ...(page === undefined ? [] : [`/pages/${encodeURIComponent(page.id)}?mode=raw&border=1`]),
    ...(page === undefined ? [] : [`/who/${encodeURIComponent(page.id)}?from=0&to_end=12`]),
    ...(event === undefined
      ? []
      : [
          `/events/${event.id}?edit=actor&find=Wang`,
          `/events/${event.id}?edit=date`,
          `/events/${event.id}?edit=type`,
          `/merge/${event.id}`,
          `/split/${event.id}?page=${encodeURIComponent(event.mentions[0]?.page ?? "")}`,
          `/change/${event.id}?field=place&place=Nowhere&scope=page`,
        ]),
    "/review/same",
    "/review/sample",
  ];
}
