import { deserialize, serialize } from "node:v8";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Correction } from "../model/correction.ts";
import type { CountedTime } from "../model/meaning.ts";
import type { Reading } from "../model/reading.ts";
import type { RecordLine } from "../model/record.ts";
import { reading } from "./fixture.ts";
import { Linker, linkReadings } from "./index.ts";

const MINISTERS = [
  ["Elina Valtonen", "FIN"],
  ["Murat Nurtleu", "KAZ"],
  ["Sergei Lavrov", "RUS"],
  ["Valtonen", "FIN"],
] as const;
const TOPICS = ["border crossings and timber", "rail freight through Aktau", "uranium deliveries", "student exchanges"];

/** 2024-05-10 and the days after it. */
const WEEKDAYS = ["Friday", "Saturday", "Sunday", "Monday", "Tuesday"];

/** "on Friday", told in the past. */
const counted = (weekday: number): CountedTime => ({
  start: 0,
  end: 6,
  sentence: 0,
  text: WEEKDAYS[(weekday + 2) % 7] ?? "",
  meaning: { kind: "weekday", weekday, which: null, week: null },
  bound: "at",
  approximate: false,
  tense: "past",
  sure: true,
  direct: true,
  beside: [],
});

/** Pages on five visits, many of them of one day, so that some keys are crowded; copies, announcements, talks, sayings, figures. */
function pageOf(n: number): Reading {
  const story = n % 5;
  const day = `2024-05-1${story}`;
  const [guest, from] = MINISTERS[n % 4]!;
  const topic = TOPICS[(n * 7) % 4]!;
  const ahead = n % 3 === 0;
  const visit = `${guest} ${ahead ? "will visit" : "arrived in"} Astana for talks on ${topic}, officials said on the fifth floor.`;
  const talks = `${guest} met Murat Nurtleu in Astana and they spoke about ${topic}.`;
  // Some print no day: what they tell hangs on it.
  const undated = n % 7 === 0;
  const told = undated ? ({ date: null, once_dated: { date: "{0}" } } as const) : { date: day };
  const quote = `We want ${topic} to grow ${n % 2 === 0 ? "again this year" : "this year again"} without delay`;
  const copied =
    n % 6 === 5 ? `${TOPICS.join(", ")} were on the table, as were visas for drivers. Officials named no date.` : "";
  const body = [
    visit,
    talks,
    `“${quote},” ${guest} said.`,
    `Trade in timber rose by ${10 + story} percent in April.`,
    copied,
  ].join(" ");
  return reading(
    `page${n}`,
    {
      published: undated ? null : day,
      title: `${guest} in Astana on ${topic}`,
      body,
      ...(undated ? { weekdays: [WEEKDAYS[story]!], counted: [counted((5 + story) % 7)] } : {}),
    },
    {
      events: [
        {
          type: "CONSULT",
          mode: "visit",
          actor: [guest],
          recipient: ["KAZ"],
          place: "Astana",
          ...told,
          ...(n % 4 === 1 && !undated ? { date: `${day}/2024-05-19` } : {}),
          status: ahead ? "announced" : "held",
          series: n % 11 === 0 ? "yearly talks held since 2019" : null,
          evidence: visit,
        },
        {
          type: "CONSULT",
          mode: "meeting",
          actor: [guest],
          recipient: ["Murat Nurtleu"],
          ...told,
          part_of: n % 2 === 0 ? "e1" : null,
          evidence: talks,
        },
      ],
      statements: [{ speaker: guest, quote, occasion: "e2", evidence: `“${quote},” ${guest} said.` }],
      figures: [
        {
          what: "trade in timber",
          value: 10 + story,
          unit: "percent",
          is: "change",
          period: "2024-04",
          evidence: `Trade in timber rose by ${10 + story} percent in April.`,
        },
      ],
      people: [
        { name: guest, role: "Minister", country: from },
        { name: "Murat Nurtleu", role: "Foreign Minister", country: "KAZ" },
      ],
    },
  );
}

const pages = Array.from({ length: 60 }, (_, n) => pageOf(n));
const text = (lines: Iterable<RecordLine>) => [...lines].map((line) => JSON.stringify(line));

/** Cuts the readings into batches of these sizes, as often as it takes. */
function* batchesOf(readings: readonly Reading[], sizes: readonly number[]): Generator<Reading[]> {
  for (let at = 0, n = 0; at < readings.length; n++) {
    const size = sizes[n % sizes.length]!;
    yield readings.slice(at, at + size);
    at += size;
  }
}

test("pages added in any order and any batches give the bytes that linking all at once gives, and the changes add up to them", () => {
  const whole = text(linkReadings(pages, []).lines);
  expect(whole.length).toBeGreaterThan(300);
  fc.assert(
    fc.property(
      fc.shuffledSubarray(pages, { minLength: pages.length }),
      fc.array(fc.integer({ min: 1, max: 25 }), { minLength: 1, maxLength: 4 }),
      (order, sizes) => {
        const linker = new Linker([], new Map(), null);
        const shown = new Map<string, string>();
        for (const batch of batchesOf(order, sizes)) {
          const { changed, gone } = linker.add(batch);
          for (const { kind, id } of gone) shown.delete(`${kind} ${id}`);
          for (const line of changed) shown.set(`${line.kind} ${line.id}`, JSON.stringify(line));
        }
        expect(text(linker.lines())).toEqual(whole);
        expect([...shown.values()].sort()).toEqual([...whole].sort());
      },
    ),
    { numRuns: 8 },
  );
});

test("a linker that was saved and taken up again between batches gives the same bytes, and the changes add up to them", {
  timeout: 300_000,
}, () => {
  const aimed = (n: number) => ({
    sha256: pageOf(n).page.sha256,
    kind: "event" as const,
    exact: pageOf(n).events[0]!.evidence,
  });
  const said: readonly Correction[] = [
    { id: "co_1", op: "set", target: { ...aimed(4), field: "place" }, value: "Almaty" },
    { id: "co_2", op: "not_same", target: aimed(8), others: [aimed(13)] },
    { id: "co_3", op: "accept", target: aimed(21) },
  ];
  const named = new Set([4, 8, 13, 21].map((n) => pageOf(n).id));
  const byId = new Map(pages.map((page) => [page.id, page]));
  for (const corrections of [[], said]) {
    const whole = text(linkReadings(pages, corrections).lines);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(pages, { minLength: pages.length }),
        fc.array(fc.integer({ min: 4, max: 25 }), { minLength: 1, maxLength: 4 }),
        (order, sizes) => {
          // Pages that corrections name come first: with them all is linked anew.
          const sorted = [...order].sort((a, b) => Number(named.has(b.id)) - Number(named.has(a.id)));
          const shown = new Map<string, string>();
          let linker = new Linker(corrections, new Map(), null);
          let first = true;
          for (const batch of [sorted.splice(0, 4), ...batchesOf(sorted, sizes)]) {
            expect(linker.takes(batch)).toBe(!first || corrections.length === 0);
            const { changed, gone } = linker.add(batch);
            for (const { kind, id } of gone) shown.delete(`${kind} ${id}`);
            for (const line of changed) shown.set(`${line.kind} ${line.id}`, JSON.stringify(line));
            linker = Linker.restored(
              deserialize(serialize(linker.saved())),
              corrections,
              new Map(),
              null,
              (id) => byId.get(id)!,
            );
            first = false;
          }
          expect(text(linker.lines())).toEqual(whole);
          expect([...shown.values()].sort()).toEqual([...whole].sort());
          expect(linker.takes([pages[0]!])).toBe(false);
        },
      ),
      { numRuns: 3 },
    );
  }
});

test("one more page on something else changes its own lines and no others", () => {
  const linker = new Linker([], new Map(), null);
  linker.add(pages);
  const frozen = "Ottawa froze the accounts of four Iranian shipping firms.";
  const { changed, gone } = linker.add([
    reading(
      "ottawa",
      { published: "2023-11-02" },
      { events: [{ type: "SANCTION", actor: ["CAN"], recipient: ["IRN"], evidence: frozen }] },
    ),
  ]);
  expect(gone).toEqual([]);
  expect([...changed].map(({ kind }) => kind).sort()).toEqual(["actor", "actor", "event", "page"]);
});

test("a page that is there already is passed over; another under its id is told apart as if both had come at once", () => {
  const [one, two] = [pageOf(1), { ...pageOf(2), id: "page1" }];
  const linker = new Linker([], new Map(), null);
  linker.add([one]);
  expect([...linker.add([one]).changed]).toEqual([]);
  linker.add([two, pageOf(3)]);
  expect(text(linker.lines())).toEqual(text(linkReadings([pageOf(3), two, one], []).lines));
});

test("a correction holds whenever its pages come", () => {
  const [announced, arrived] = [pageOf(0), pageOf(20)];
  const target = (page: Reading) => ({
    sha256: page.page.sha256,
    kind: "event" as const,
    exact: page.events[0]!.evidence,
  });
  const split: Correction = {
    id: "co_1",
    op: "not_same",
    target: target(announced),
    others: [target(arrived)],
    by: "A. Reader",
    at: "2024-06-01T10:00:00Z",
  } as Correction;
  const linker = new Linker([split], new Map(), null);
  for (const page of [pageOf(40), announced, pageOf(30), arrived]) linker.add([page]);
  const all = [announced, arrived, pageOf(40), pageOf(30)];
  expect(text(linker.lines())).toEqual(text(linkReadings(all, [split]).lines));
  expect(text(linker.lines())).not.toEqual(text(linkReadings(all, []).lines));
});
