import { expect, test } from "vitest";
import type { EventReading, Reading } from "../model/reading.ts";
import type { EventLine, RecordLine, StatementLine } from "../model/record.ts";
import { closenessOf, majority, RULES } from "./agree.ts";
import { reading } from "./fixture.ts";
import { linkReadings } from "./index.ts";

const voice = (
  page: string,
  value: string | null,
  more: { text?: string; told?: string; outlet?: string; sure?: number; close?: 0 | 1 | 2 } = {},
) => ({
  page,
  text: more.text ?? page,
  told: more.told ?? null,
  outlet: more.outlet ?? null,
  firstHand: (more.text ?? page) === page,
  close: more.close ?? (1 as const),
  value,
  sure: more.sure ?? 0.5,
});
const settled = (...voices: ReturnType<typeof voice>[]) => {
  const { used, rule } = majority(
    voices,
    ({ value }) => value,
    ({ sure }) => sure,
  );
  return [used, rule];
};

test("most independent texts decide, and copies are one voice", () => {
  const copies = ["b", "c", "d"].map((page) => voice(page, "Aktau", { text: "b", sure: 0.9 }));
  expect(settled(voice("a", "Astana"), voice("e", "Astana"), ...copies)).toEqual(["Astana", RULES.most]);
});

test("a copy that says otherwise than its source is not heard; of as many texts for each, the closer source is", () => {
  const bent = voice("b", "Astanay", { text: "a", sure: 0.9 });
  expect(settled(voice("a", "Astana"), bent, bent)).toEqual(["Astana", RULES.most]);
  // A copy may have kept what the source, as it is held, leaves out.
  expect(settled(voice("a", null), bent)).toEqual(["Astanay", RULES.most]);
  const ministry = voice("c", "Astana", { close: closenessOf({ outlet: "mfa.gov.kz", origin: null, wording: null }) });
  const relay = voice("d", "Aktau, Kazakhstan, Aktau", {
    sure: 0.9,
    close: closenessOf({ outlet: "kestrelpost.example", origin: "interfax.com", wording: null }),
  });
  expect(settled(ministry, relay)).toEqual(["Astana", RULES.closer]);
  expect(settled(voice("e", "Aktau"), relay)).toEqual(["Aktau", RULES.closer]);
});

test("of as many texts for each, the fuller value; then what an outlet said later; then the surer reading", () => {
  expect(settled(voice("a", "Moscow", { sure: 0.9 }), voice("b", "Kremlin, Moscow"))).toEqual([
    "Kremlin, Moscow",
    RULES.fuller,
  ]);
  const [first, then] = [
    { outlet: "Yle", told: "2024-05-14", sure: 0.9 },
    { outlet: "Yle", told: "2024-05-15" },
  ];
  expect(settled(voice("a", "Astana", first), voice("b", "Aktau", then))).toEqual(["Aktau", RULES.later]);
  expect(settled(voice("a", "Astana", { sure: 0.9 }), voice("b", "Aktau"))).toEqual(["Astana", RULES.surer]);
  expect(settled(voice("a", null))).toEqual([null, RULES.most]);
});

const people = [
  { name: "Elina Valtonen", role: "Foreign Minister", country: "FIN" },
  { name: "Murat Nurtleu", role: "Foreign Minister", country: "KAZ" },
];
const met = (
  page: string,
  actor: string[],
  recipient: string[],
  evidence: string,
  more: Partial<EventReading> = {},
): Reading =>
  reading(
    page,
    { published: "2024-05-14", title: "Valtonen and Nurtleu talk about border crossings" },
    { events: [{ type: "CONSULT", mode: "meeting", actor, recipient, date: "2024-05-14", evidence, ...more }], people },
  );
const eventsOf = (readings: readonly Reading[]): EventLine[] =>
  linkReadings(readings, []).lines.filter((line) => line.kind === "event");

test("who stands first among equals is no disagreement; another party is one", () => {
  const one = met(
    "one",
    ["Elina Valtonen", "Murat Nurtleu"],
    [],
    "Valtonen and Nurtleu met in Astana over border crossings.",
  );
  const other = met(
    "other",
    ["Murat Nurtleu", "Elina Valtonen"],
    [],
    "Nurtleu and Valtonen met in Astana over border crossings.",
  );
  const turned = met(
    "turned",
    ["Murat Nurtleu"],
    ["Elina Valtonen"],
    "Nurtleu met Valtonen in Astana over border crossings.",
  );
  const straight = met(
    "straight",
    ["Elina Valtonen"],
    ["Murat Nurtleu"],
    "Valtonen met Nurtleu in Astana over border crossings.",
  );
  const state = met(
    "state",
    ["Elina Valtonen"],
    ["KAZ"],
    "Valtonen met the Kazakh side in Astana over border crossings.",
  );
  for (const pair of [
    [one, other],
    [turned, straight],
  ]) {
    const events = eventsOf(pair);
    expect(events).toHaveLength(1);
    expect(events[0]!.disagree).toEqual([]);
  }
  expect(eventsOf([straight, state])[0]!.disagree.map(({ field }) => field)).toEqual(["recipient"]);
});

test("a merged event says of each mention with which it was joined and why", () => {
  const [event] = eventsOf([
    met("one", ["Elina Valtonen"], ["Murat Nurtleu"], "Valtonen met Nurtleu in Astana over border crossings."),
    met("two", ["Elina Valtonen"], ["Murat Nurtleu"], "In Astana Valtonen met Nurtleu about the border crossings."),
  ]);
  expect(event!.joined).toHaveLength(1);
  const [joined] = event!.joined;
  expect([joined!.page, joined!.with_page].sort()).toEqual(["one", "two"]);
  expect(joined!.score).toBeGreaterThan(0.47);
  expect(joined!.why).toMatch(/^meeting, parties 1\.00, date 1\.00, words .*; pages of one story$/);
});

const said = (page: string, speaker: string, quote: string): Reading =>
  reading(
    page,
    { published: "2024-05-14" },
    { statements: [{ speaker, quote, evidence: `“${quote},” ${speaker} said.` }] },
  );
const statementsOf = (readings: readonly Reading[]): StatementLine[] =>
  linkReadings(readings, []).lines.filter((line: RecordLine) => line.kind === "statement");

test("words put into another's mouth are flagged, and so is what was changed in them", () => {
  const quote = "The crossing at Vaalimaa stays open to lorries as long as both sides keep to the timetable";
  const [statement, ...rest] = statementsOf([
    said("a", "Elina Valtonen", quote),
    said("b", "Elina Valtonen", quote),
    said("c", "Murat Nurtleu", quote.replace("lorries", "trucks")),
  ]);
  expect(rest).toEqual([]);
  expect(statement!.speaker).toBe("Elina Valtonen");
  expect(statement!.altered).toEqual([
    {
      page: "c",
      text: quote.replace("lorries", "trucks"),
      why: "put into the mouth of Murat Nurtleu; other words: “trucks” for “lorries”",
      changes: [{ was: "lorries", now: "trucks" }],
    },
  ]);
});

test("one figure told as a record by one page and as past a target by another is one, with both tellings side by side", () => {
  const told = (page: string, is: "level" | "target", bound: string | null, evidence: string) =>
    reading(
      page,
      { published: "2024-01-12" },
      {
        figures: [
          {
            what: "trade between Finland and Kazakhstan",
            value: 240e6,
            unit: "EUR",
            is,
            bound,
            period: "2023",
            evidence,
          },
        ],
      },
    );
  const figures = linkReadings(
    [
      told("record", "level", null, "Trade between Finland and Kazakhstan reached a record 240 million euros in 2023."),
      told(
        "target",
        "target",
        "at least",
        "Trade between Finland and Kazakhstan in 2023 surpassed a target of 240 million euros.",
      ),
    ],
    [],
  ).lines.filter((line) => line.kind === "figure");
  expect(figures).toHaveLength(1);
  expect(figures[0]!.disagree.map(({ field, values }) => [field, values.map(({ value }) => value)])).toContainEqual([
    "is",
    ["level", "target"],
  ]);
});

test("one figure with two values keeps both side by side and averages nothing", () => {
  const told = (page: string, value: number) =>
    reading(
      page,
      { published: "2024-01-12" },
      {
        figures: [
          {
            what: "lorries queueing at Vaalimaa",
            value,
            unit: "lorries",
            is: "count",
            period: "2024-01-11",
            evidence: `Some ${value} lorries were queueing at Vaalimaa on Thursday.`,
          },
        ],
      },
    );
  const figures = linkReadings([told("a", 310), told("b", 310), told("c", 290)], []).lines.filter(
    (line) => line.kind === "figure",
  );
  expect(figures).toHaveLength(1);
  expect(figures[0]!.value).toBe(310);
  expect(figures[0]!.disagree).toEqual([
    {
      field: "value",
      values: [
        { value: 310, pages: ["a", "b"] },
        { value: 290, pages: ["c"] },
      ],
      used: 310,
      rule: RULES.most,
    },
  ]);
});
