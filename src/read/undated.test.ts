import { expect, test } from "vitest";
import { bareArticle } from "../../bench/bare-article.ts";
import { asLinked, linkReadings } from "../link/index.ts";
import { loadModels } from "../load/index.ts";
import type { EventLine, Reading, StatementLine } from "../model/index.ts";
import { readArticle } from "./index.ts";

const models = loadModels("data");

const read = (body: string, published: string | null = null, id = "page"): Reading => {
  const article = bareArticle(body, null);
  const page = { ...article.page, id, sha256: id.padEnd(64, "0") };
  return readArticle(
    { ...article, page, title: "Talks in Astana", published, publishedIs: published === null ? null : "stated" },
    models,
  );
};

const TOLD =
  "Finnish Foreign Minister Elina Valtonen met her Kazakh counterpart Murat Nurtleu in Astana on Tuesday. " +
  "She will visit Tashkent next week, the ministry said on Wednesday.";

test("a page without a day says what hangs on it, and prints no date that it only had as if", () => {
  const { page, events, statements } = read(TOLD);
  expect(page.published).toBe(null);
  expect(page.counted?.map(({ text }) => text)).toEqual(["Tuesday", "next week", "Wednesday"]);
  expect(events.map(({ mode, date, once_dated }) => [mode, date, once_dated])).toEqual([
    ["meeting", null, { date: "{0}" }],
    ["visit", null, { date: "{1}" }],
  ]);
  expect(statements.map(({ date, once_dated }) => [date, once_dated])).toEqual([[null, { date: "{2}" }]]);
});

test("a page with a day, and what is told in full, hang on nothing", () => {
  const dated = read(TOLD, "2024-05-15");
  expect([dated.page.counted, ...dated.events.map(({ once_dated }) => once_dated)]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  const old = read(
    "Finnish Foreign Minister Elina Valtonen met Murat Nurtleu in Astana on 14 May 2024. Valtonen met Shavkat Mirziyoyev on Friday.",
  ).events;
  expect(old.map(({ date, once_dated }) => [date, once_dated])).toEqual([
    ["2024-05-14", undefined],
    [null, { date: "{1}" }],
  ]);
});

test("read as linked it says what it would have said with its day", () => {
  const dated = read(TOLD, "2024-05-15");
  const linked = asLinked(read(TOLD), { published: "2024-05-15", why_published: "same story as a, dated 2024-05-15" });
  expect(linked.events.map(({ date }) => date)).toEqual(dated.events.map(({ date }) => date));
  expect(linked.statements.map(({ date }) => date)).toEqual(dated.statements.map(({ date }) => date));
  expect(linked.events[0]).toMatchObject({
    date: "2024-05-14",
    date_is: "inferred",
    date_reason:
      "the Tuesday on or before Wednesday 2024-05-15, as the words speak of the past; the page is dated by other reports: same story as a, dated 2024-05-15",
  });
  // One of two days: what both leave.
  const twoDays = asLinked(read(TOLD), { published: "[2024-05-15,2024-05-16]", why_published: "" });
  expect(twoDays.events.map(({ date }) => date)).toEqual(["2024-05-14", "[2024-05-20..2024-05-26]"]);
});

test("a stay told by its length hangs on the day on which it begins", () => {
  const stay = "Uzbek President Shavkat Mirziyoyev arrived in Baku on Tuesday for a four-day visit.";
  expect(read(stay).events.map(({ once_dated }) => once_dated)).toEqual([{ date: "{0}/{0+3}" }]);
  const line = { published: "2024-05-16", why_published: "" };
  expect(asLinked(read(stay), line).events.map(({ date }) => date)).toEqual(["2024-05-14/2024-05-17"]);
});

test("the record has the days that other reports bring, merged by them, and says from where", () => {
  const other =
    "Finnish Foreign Minister Elina Valtonen met her Kazakh counterpart Murat Nurtleu in Astana on Tuesday, 14 May. " +
    "The two spoke of timber, of rail freight through Aktau and of visas for drivers. Nobody took questions.";
  const readings = [
    read(`${TOLD} They spoke of timber, of rail freight through Aktau and of visas for drivers.`, null, "a"),
    read(other, "2024-05-15", "b"),
    read(other.replace("Nobody", "Neither of them"), "2024-05-15", "c"),
  ];
  const { lines } = linkReadings(readings, []);
  const page = lines.find((line) => line.kind === "page" && line.id === "a");
  expect(page).toMatchObject({ published: "2024-05-15", published_is: "inferred" });
  const events = lines.filter((line): line is EventLine => line.kind === "event");
  const meeting = events.filter(({ mode }) => mode === "meeting");
  expect(meeting.map(({ date, pages }) => [date, pages])).toEqual([["2024-05-14", 3]]);
  const [visit] = events.filter(({ mode }) => mode === "visit");
  expect(visit).toMatchObject({ date: "[2024-05-20..2024-05-26]", date_is: "inferred" });
  expect(visit!.date_reason).toContain("the page is dated by other reports");
  expect(visit).not.toHaveProperty("once_dated");
  const said = lines.filter((line): line is StatementLine => line.kind === "statement");
  expect(said.map(({ speaker, date }) => [speaker, date])).toContainEqual(["ministry", "2024-05-15"]);
});
