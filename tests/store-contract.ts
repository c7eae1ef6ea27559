/**
 * What any store must do, in examples. `storeContract("SQLite", make)` runs them; a PostgreSQL store is to run the same.
 * `make` gives a store that is empty; `reopen` opens the same one again, as another process would find it.
 */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { RecordLine } from "../src/model/record.ts";
import type { Intake, Store } from "../src/store/store.ts";
import { eventLine, tinyEvent, tinyReading, tinyRecord } from "./tiny.ts";

export interface StoreMaker {
  make(): Promise<Store>;
  reopen(store: Store): Promise<Store>;
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const one of items) list.push(one);
  return list;
}

const intakeOf = (reading: ReturnType<typeof tinyReading>, path = `/pages/${reading.id}.txt`): Intake => ({
  source: { path, sha256: reading.page.sha256, base: reading.id, reader: "1", failed: null },
  pages: [{ reading, text: `Chrome\n${reading.page.body}\nMore chrome`, removed: [], source: reading.page.sha256 }],
});

export function storeContract(name: string, { make, reopen }: StoreMaker): void {
  describe(`a store in ${name}`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await make();
    });
    afterEach(async () => {
      await store.close();
    });
    const fill = async () => {
      const { readings, lines } = tinyRecord();
      await store.putPages(readings.map((reading) => intakeOf(reading)));
      await store.putRecord(lines, "first");
    };

    test("begins empty, and says so rather than failing", async () => {
      expect(await store.counts()).toMatchObject({ pages: 0, events: 0 });
      expect(await store.dyads()).toEqual([]);
      expect(await store.events({})).toEqual({ items: [], next: null });
      expect(await store.page("a")).toBeNull();
      expect(await store.event("ev_visit")).toBeNull();
      expect(await store.recordKey()).toBeNull();
      expect(await store.search("Lima", 5)).toEqual([]);
    });

    test("gives back readings and lines as they went in, and so after it was opened again", async () => {
      await fill();
      store = await reopen(store);
      const { readings, lines } = tinyRecord();
      expect(await all(store.readings())).toEqual(readings);
      expect(await all(store.record())).toEqual(lines);
      expect(await store.recordKey()).toBe("first");
      expect((await store.page("a"))?.text).toContain("More chrome");
    });

    test("a page that comes again from the same path takes the place of the old, and the record no longer stands", async () => {
      await fill();
      const changed = tinyReading("a", "Ruiz stays at home", "The visit was called off.");
      await store.putPages([intakeOf(changed)]);
      expect((await store.page("a"))?.reading).toEqual(changed);
      expect((await store.counts()).pages).toBe(3);
      expect(await store.recordKey()).toBeNull();
      expect((await store.search("called off", 5)).map(({ id }) => id)).toEqual(["a"]);
      expect((await store.search("ministry", 5)).map(({ id }) => id)).not.toContain("a");
    });

    test("a path that gives fewer pages than before loses the others", async () => {
      const first = tinyReading("x#1", "One", "One.");
      const second = tinyReading("x#2", "Two", "Two.");
      const source = { path: "/x.ndjson", sha256: "00", base: "x", reader: "1", failed: null };
      const pages = [first, second].map((reading) => ({ reading, text: "", removed: [], source: "00" }));
      await store.putPages([{ source, pages }]);
      await store.putPages([{ source: { ...source, sha256: "01" }, pages: pages.slice(0, 1) }]);
      expect((await store.owners()).map(({ id }) => id)).toEqual(["x#1"]);
      expect(await store.source("/x.ndjson")).toMatchObject({ sha256: "01" });
    });

    test("a source that is dropped leaves none of its words behind", async () => {
      await fill();
      await store.dropSource("/pages/c.txt");
      expect(await store.page("c")).toBeNull();
      expect(await store.source("/pages/c.txt")).toBeNull();
      expect((await all(store.readings())).map(({ id }) => id)).toEqual(["a", "b"]);
      expect(await store.recordKey()).toBeNull();
      expect(await store.search("argued", 10)).toEqual([]);
    });

    test("all or nothing: a batch that fails half-way leaves no trace", async () => {
      const good = intakeOf(tinyReading("good", "Good", "Good."));
      // A page without a reading cannot be stored; the type forbids it, so the test breaks the type.
      const bad = { ...good, pages: [{ reading: null, text: "", removed: [], source: "" }] } as unknown as Intake;
      await expect(store.putPages([good, bad])).rejects.toThrow();
      expect((await store.counts()).pages).toBe(0);
      expect(await store.sources()).toEqual([]);
    });

    test("a new record takes the place of the old, whole", async () => {
      await fill();
      const { lines } = tinyRecord();
      await store.putRecord(
        lines.filter((line) => line.kind !== "event"),
        "second",
      );
      expect(await store.counts()).toMatchObject({ events: 0, statements: 1, pages: 3 });
      expect(await store.dyads()).toEqual([]);
      expect((await store.search("argued", 5)).filter(({ kind }) => kind === "event")).toEqual([]);
      expect(await store.recordKey()).toBe("second");
    });

    test("a record that is changed a line at a time stands as if it had been made whole", async () => {
      const { readings, lines } = tinyRecord();
      const [accused, visit] = lines.filter((line) => line.kind === "event");
      const others = lines.filter((line) => line !== accused && line !== visit);
      // The minister turns out to be a president of another state, one event goes, one is joined by a mention less.
      const steps: readonly (readonly RecordLine[])[] = [
        [
          ...others.map((line) =>
            line.kind === "actor"
              ? { ...line, country: "CHN", roles: [{ role: "President", from: null, to: null }] }
              : line,
          ),
          visit!,
        ],
        [...others, accused!, { ...visit!, aliases: [], mentions: visit!.mentions.slice(0, 1), pages: 1 }],
        [],
        lines,
      ];
      await fill();
      const answers = async (one: Store) => ({
        record: await all(one.record()),
        counts: await one.counts(),
        dyads: await one.dyads(),
        types: await one.types(),
        months: await one.months({}),
        clusters: await one.clusters(9),
        chinese: await one.events({ actors: ["CHN"] }),
        said: await one.statements({ country: "CHN" }),
        copy: await one.event("ev_copy"),
        found: await one.search("Ruiz", 9),
        argued: await one.events({ words: "argued" }),
        linked: [...(await one.linkedOf("b"))],
        pages: await one.pages({}),
        behind: await one.pagesBehind({}),
        actors: await one.actors({}),
        outlets: await one.allOutlets(),
        unfit: await one.unfit(),
        key: await one.recordKey(),
      });
      let before = lines;
      for (const [nth, step] of steps.entries()) {
        const keep = new Map(step.map((line) => [`${line.kind} ${line.id}`, JSON.stringify(line)]));
        const was = new Map(before.map((line) => [`${line.kind} ${line.id}`, JSON.stringify(line)]));
        const changed = step.filter((line) => was.get(`${line.kind} ${line.id}`) !== JSON.stringify(line));
        const gone = before.filter((line) => !keep.has(`${line.kind} ${line.id}`));
        const unfit = [{ correction: `co_${nth}`, state: "lost", why: "no page has the hash" }] as const;
        await store.changeRecord({ changed, gone }, `step ${nth}`, unfit);
        const whole = await make();
        await whole.putPages(readings.map((reading) => intakeOf(reading)));
        await whole.putRecord(step, `step ${nth}`, unfit);
        expect(await answers(store)).toEqual(await answers(whole));
        await whole.close();
        before = step;
      }
    });

    test("an event is found by its id and by that of any mention", async () => {
      await fill();
      expect((await store.event("ev_visit"))?.id).toBe("ev_visit");
      expect((await store.event("ev_copy"))?.id).toBe("ev_visit");
      expect(await store.event("ev_none")).toBeNull();
      expect((await store.linkedOf("b")).get("ev_copy")).toEqual({ kind: "event", id: "ev_visit" });
    });

    test("pairs of states: a person counts for the country, either way round", async () => {
      await fill();
      expect(await store.dyads()).toEqual([{ a: "CHL", b: "PER", events: 2, first: 19857, last: 19857 }]);
      expect((await store.events({ between: ["PER", "CHL"] })).items).toHaveLength(2);
      expect((await store.events({ between: ["PER", "CHN"] })).items).toHaveLength(0);
    });

    test("filters by party, type, status, how it is reported, days and words", async () => {
      await fill();
      const ids = async (query: Parameters<Store["events"]>[0]) =>
        (await store.events(query)).items.map(({ id }) => id);
      expect(await ids({ actors: ["CHL"] })).toEqual(["ev_visit", "ev_accuse"]);
      expect(await ids({ actors: ["ruiz"] })).toEqual(["ev_visit"]);
      expect(await ids({ names: ["Ana Ruiz"] })).toEqual(["ev_visit"]);
      expect(await ids({ names: ["Ana"] })).toEqual([]);
      expect(await ids({ types: ["ACCUSE", "REJECT"] })).toEqual(["ev_accuse"]);
      expect(await ids({ statuses: ["announced"] })).toEqual(["ev_visit"]);
      expect(await ids({ reported: ["claimed"] })).toEqual(["ev_accuse"]);
      expect(await ids({ from: "2024-05" })).toEqual(["ev_visit"]);
      expect(await ids({ to: "2024-05-13" })).toEqual([]);
      expect(await ids({ words: "lima tues" })).toEqual(["ev_visit"]);
      expect(await ids({ words: "Peru" })).toEqual(["ev_visit", "ev_accuse"]);
      expect(await ids({ page: "c" })).toEqual(["ev_accuse"]);
      expect(await ids({ ids: ["ev_accuse", "ev_none"] })).toEqual(["ev_accuse"]);
      expect(await store.countEvents({ actors: ["PER"], statuses: ["held"] })).toBe(1);
    });

    test("what is new to who has seen some: not what took up one of them", async () => {
      await fill();
      expect(await store.unseenEvents(new Set(["ev_copy"]))).toEqual(["ev_accuse"]);
      expect([...(await store.unseenEvents(new Set()))].sort()).toEqual(["ev_accuse", "ev_visit"]);
    });

    test("documents by who issued them, positions by who holds them or whom they are about", async () => {
      await fill();
      expect((await store.documents({ issuer: "PER" })).items.map(({ id }) => id)).toEqual(["dc_accord"]);
      expect((await store.documents({ issuer: "CHN" })).items).toEqual([]);
      expect(await store.document("dc_accord")).toMatchObject({ name: "Port Accord" });
      expect((await store.claims({ party: "PER" })).items.map(({ id }) => id)).toEqual(["cl_port"]);
      expect((await store.claims({ words: "talks" })).items).toHaveLength(1);
      expect(await store.claim("cl_none")).toBeNull();
      expect((await store.linkedOf("a")).get("dc_accord")).toEqual({ kind: "document", id: "dc_accord" });
      expect(await store.counts()).toMatchObject({ documents: 1, claims: 1 });
    });

    test("lists what no person has settled: disputed, least sure, corrections that did nothing", async () => {
      const { readings, lines } = tinyRecord();
      await store.putPages(readings.map((reading) => intakeOf(reading)));
      const unfit = [{ correction: "co_1", state: "lost", why: "no page has the hash" }] as const;
      await store.putRecord(lines, "first", unfit);
      expect(await store.unfit()).toEqual(unfit);
      expect((await store.disputed(9)).map(({ id }) => id)).toEqual(["ev_visit"]);
      expect(await store.unsure(0.9, 9)).toEqual([]);
      expect((await store.unsure(0.95, 9)).map(({ id }) => id)).toEqual(["ev_accuse", "ev_visit"]);
      const settled = lines.map((line) => (line.kind === "event" ? { ...line, review: "accepted" as const } : line));
      await store.putRecord(settled, "second");
      expect([...(await store.unfit()), ...(await store.disputed(9)), ...(await store.unsure(1, 9))]).toEqual([]);
    });

    test("words are found by their stems, names as they are", async () => {
      await fill();
      const kinds = async (words: string) => (await store.search(words, 9)).map(({ kind, id }) => `${kind} ${id}`);
      expect(await kinds("arguing minister")).toContain("page c");
      expect(await kinds("confirms visits")).toContain("page a");
      expect(await kinds("accords")).toEqual(["document dc_accord"]);
    });

    test("words with signs of a query language in them are only words", async () => {
      await fill();
      for (const words of ['"', "lima OR", "NEAR(", "title:x", "*", "a AND NOT b", "%", "'; DROP TABLE pages; --"])
        expect(Array.isArray(await store.search(words, 5))).toBe(true);
      expect((await store.search("LIMA", 5))[0]?.snippet).toContain("\u0002Lima\u0003");
    });

    test("lists come in helpings, in a fixed order, the undated last; nothing is left out and nothing comes twice", async () => {
      const body = "It happened.";
      const lines: RecordLine[] = Array.from({ length: 25 }, (_, index) =>
        eventLine(
          tinyEvent(`ev_${String(index).padStart(2, "0")}`, body, "It happened", {
            date: index % 5 === 0 ? null : `2024-0${1 + (index % 3)}`,
          }),
          ["p"],
        ),
      );
      await store.putRecord(lines, "many");
      for (const order of ["old", "new"] as const) {
        const seen: string[] = [];
        let after: string | undefined;
        do {
          const slice = await store.events({ limit: 4, order, ...(after === undefined ? {} : { after }) });
          seen.push(...slice.items.map(({ id }) => id));
          after = slice.next ?? undefined;
        } while (after !== undefined);
        expect(seen).toHaveLength(25);
        expect(new Set(seen).size).toBe(25);
        expect(seen.slice(-5)).toEqual(["ev_00", "ev_05", "ev_10", "ev_15", "ev_20"]);
      }
      expect((await store.events({ limit: 4, after: "no cursor of ours" })).items).toHaveLength(4);
    });

    test("counts by month keep what is dated too coarsely apart", async () => {
      await fill();
      expect(await store.months({})).toEqual([
        { month: null, type: "ACCUSE", status: "held", reported: "claimed", level: 1, events: 1 },
        { month: "2024-05", type: "CONSULT", status: "announced", reported: "fact", level: 2, events: 1 },
      ]);
      expect(await store.pageMonths()).toEqual([{ month: "2024-05", pages: 3, independent: 2 }]);
    });

    test("what a picture of a time needs: its days, its levels, what was published and said, what is undated, who copies whom", async () => {
      await fill();
      const span = await store.span({});
      expect(span).toMatchObject({ undated: (await store.undated({}, 10)).length });
      expect(span.first).toBeLessThanOrEqual(span.last!);
      expect((await store.levels({})).get("ev_visit")).toBe(2);
      const traces = await store.traces({ first: 19_000, last: 20_999, bins: 4 });
      expect(traces.pages.reduce((sum, count) => sum + count, 0)).toBe(3);
      expect(traces.independent.reduce((sum, count) => sum + count, 0)).toBe(2);
      expect(await store.pagesBehind({ types: ["CONSULT"] })).toEqual({ pages: 2, independent: 1 });
      expect(await store.cluster("a")).toEqual(["a", "b"]);
      expect(await store.clusters(5)).toEqual([["a", "b"]]);
      expect([...(await store.actorsNamed(["Ana Ruiz", "Nobody"])).keys()]).toEqual(["Ana Ruiz"]);
      expect((await store.pagesNamed(["b", "none", "a"])).map(({ id }) => id)).toEqual(["b", "a"]);
      const mark = { id: "ev_visit", first: 19857, last: 19857, type: "CONSULT", level: 2, told: 2 };
      expect(await store.marks({})).toEqual([{ ...mark, actor: null }]);
      expect(await store.marks({ types: ["CONSULT"] }, true)).toEqual([{ ...mark, actor: "Ana Ruiz" }]);
      expect((await store.eventsNamed(["ev_visit", "ev_none"])).map(({ id }) => id)).toEqual(["ev_visit"]);
      expect(await store.places({}, 5)).toEqual([{ place: "Lima", events: 1 }]);
      const said = { id: "qt_port", speaker: "Ana Ruiz", first: 19853, form: "direct", verbatim: true };
      expect(await store.spoken([], 5, 10)).toEqual([said]);
      expect(await store.spoken(["CHL"], 5, 10)).toEqual([said]);
      expect(await store.spoken(["PER"], 5, 10)).toEqual([]);
      const { before, after } = await store.neighbours("ev_visit");
      expect([before, after]).toContain("ev_accuse");
    });

    test("pages know whether they are independent; actors how much they do and say", async () => {
      await fill();
      expect(await store.pageSummary("b")).toMatchObject({
        independent: false,
        leans_on: ["a"],
        absent: [],
        events: 1,
      });
      expect((await store.pages({ order: "id" })).items.map(({ id }) => id)).toEqual(["a", "b", "c"]);
      expect(await store.actor("Ana Ruiz")).toMatchObject({ id: "ac_ruiz", events: 1, statements: 1 });
      expect((await store.statements({ speaker: "Ana Ruiz" })).items).toHaveLength(1);
      expect((await store.statements({ country: "CHL" })).items).toHaveLength(1);
      expect((await store.statements({ country: "PER" })).items).toHaveLength(0);
      expect(await store.speakers(["CHL", "PER"], 5)).toEqual([{ name: "Ana Ruiz", country: "CHL", statements: 1 }]);
      expect((await store.events({ disputed: true })).items.map(({ id }) => id)).toEqual(["ev_visit"]);
      expect(await store.lineage("b")).toHaveLength(1);
      expect(await store.counts()).toMatchObject({ pages: 3, independent: 2, same_text: 1 });
    });
  });
}
