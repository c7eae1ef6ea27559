import { expect, test } from "vitest";
import { readHeadline, readSentences } from "../language/index.ts";
import { loadLanguageModels } from "../load/language.ts";
import type { Article, PublishedHint } from "../model/article.ts";
import { datePage, findTimes, parseWorldCalendar } from "./index.ts";

const models = loadLanguageModels("data");
const calendar = parseWorldCalendar(
  [
    "# a small calendar for these examples",
    "2022-02-24\twar\tRussia's full-scale invasion of Ukraine\t\tukraine war; ukraine invasion; ukraine conflict",
    "2023-05-19/2023-05-21\tsummit\tG7 summit\tHiroshima\tg7; g-7",
    "2024-06-13/2024-06-15\tsummit\tG7 summit\tApulia, Puglia\tg7; g-7",
    "2017-09-03\ttest\tNorth Korea's sixth nuclear test\t\tsixth_nuclear_test",
    "2019-05-02/2019-05-04\tvisit\tBerg in Peru\tLima\tberg visit peru; berg visit lima",
    "2023-05-23/2023-05-24\tvisit\tBerg in Peru\tLima\tberg visit peru; berg visit lima",
    "2019-07-19\tattack\tSeizure of the Ana Quispe\t\tana_quispe",
    "2021-01-20/2025-01-20\tterm\tJoe Biden, president\t\tpresident joe biden; president biden",
  ].join("\n"),
);

function date(
  title: string | null,
  body: string,
  hints: readonly PublishedHint[] = [],
  caption: string | null = null,
): string | null {
  const article = {
    published: null,
    publishedIs: null,
    whyPublished: null,
    publishedHints: hints,
  } as unknown as Article;
  const sentences = readSentences(body, models);
  const headline = title === null ? null : readHeadline(title, models);
  const captions = caption === null ? [] : readSentences(caption, models);
  return datePage(article, sentences, findTimes(sentences), calendar, headline, captions).published;
}

test("what the page prints stands", () => {
  const article = { published: "2024-05-10", publishedIs: "stated", whyPublished: "printed" } as unknown as Article;
  expect(datePage(article, [], [], calendar, null)).toEqual({
    published: "2024-05-10",
    publishedIs: "stated",
    why: "printed",
    weekdays: [],
  });
});

test("a known meeting next week and the weekday of the newest leave one day", () => {
  expect(
    date(
      null,
      "Ministers said on Wednesday that the sanctions would be tightened. Leaders will discuss it at the G7 summit in Hiroshima next week.",
    ),
  ).toBe("2023-05-10");
});

test("of two days in a row the page is of the second, unless that is only prepared for", () => {
  const summit = "Leaders will discuss it at the G7 summit in Hiroshima next week.";
  expect(date(null, `Two miners died on Tuesday. They were buried on Wednesday. ${summit}`)).toBe("2023-05-10");
  expect(date(null, `Two miners died on Tuesday. Their families prepared for a march on Wednesday. ${summit}`)).toBe(
    "2023-05-09",
  );
});

test("the anniversary of a war ahead, and a weekday", () => {
  const text =
    "The envoy said on Monday that he would travel. He could come before the first anniversary of the war in Ukraine this week.";
  expect(date(null, text)).toBe("2023-02-20");
});

test("a numbered test earlier this month and a weekday leave some days, so a month is all that is said", () => {
  const text =
    "Seoul said on Tuesday that it would hold drills. They follow the sixth nuclear test by the North earlier this month.";
  expect(date(null, text)).toBe("2017-09");
});

test("the dateline's day, with the year that a meeting settles", () => {
  const hints: PublishedHint[] = [{ kind: "month-day", value: "--05-23", span: null }];
  expect(date(null, "Envoys reacted to weekend statements from the G7.", hints)).toBe("2023-05-23");
  expect(date(null, "Envoys reacted to statements made over the weekend at the G7 in Hiroshima.", hints)).toBe(
    "2023-05-23",
  );
});

test("without an anchor in the world nothing is said", () => {
  expect(date("Talks end", "The ministers met on Tuesday and will meet again on Friday.")).toBe(null);
  expect(date(null, "The war in Ukraine goes on, President Joe Biden said.")).toBe(null);
});

test("an address with the day", () => {
  expect(date(null, "Envoys met.", [{ kind: "url", value: "2024-05-10", span: null }])).toBe("2024-05-10");
});

test("of several visits to one land, the one that the weekday and the war's age allow", () => {
  const body = "Berg will visit Peru next week, her ministry said Friday. It spoke of the 15-month-old war in Ukraine.";
  expect(date(null, body)).toBe("2023-05-19");
});

test("a day printed in full that is the weekday of the lede, and one a day before it", () => {
  expect(
    date(null, "A court sentenced Berg on December 30, 2017. Her lawyer said on Saturday that she would appeal."),
  ).toBe("2017-12-30");
  const dayAfter =
    "Oslo accused Lima on Tuesday of bad faith, a day after its leaders set out a plan. They did so on March 13, 2023.";
  expect(date(null, dayAfter)).toBe("2023-03-14");
});

test("a day that the world knows is no day of the page by its weekday alone", () => {
  expect(
    date(null, "Berg died in the war that began in Ukraine on February 24, 2022. He was honoured on Thursday."),
  ).not.toBe("2022-02-24");
});

test("an agency's picture of Sunday and a lede of Monday: the Monday after", () => {
  const photo: PublishedHint[] = [{ kind: "photo", value: "2017-12-31", span: null }];
  expect(date(null, "Crews searched the river in Ghana for a third boat on Monday.", photo)).toBe("2018-01-01");
  // An archive picture only says that the page is not older.
  const file: PublishedHint[] = [{ kind: "file-photo", value: "2017-12-31", span: null }];
  expect(date(null, "Crews searched the river in Ghana for a third boat on Monday.", file)).toBe(null);
});

test("a term from the table of offices chooses the year of the dateline's day", () => {
  const offices = "Marta Quispe\t\t\t\tPER\tPresident\t2016-07-28\t2018-03-23\t\tby hand";
  const article = {
    published: null,
    publishedIs: null,
    whyPublished: null,
    publishedHints: [{ kind: "month-day", value: "--12-31", span: null }],
  } as unknown as Article;
  const dated = (text: string) => {
    const sentences = readSentences(text, models);
    return datePage(article, sentences, findTimes(sentences), parseWorldCalendar("", offices), null).published;
  };
  expect(dated("A bus fell into a ravine on Sunday, President Marta Quispe said.")).toBe("2017-12-31");
  expect(dated("A bus fell into a ravine on Sunday, former President Marta Quispe said.")).toBe(null);
});

test("what is seized in the lede's own words is news of the week; what is only spoken of is not", () => {
  const later = "Lima welcomed the step. Its foreign minister said on Monday that the crew was well.";
  expect(date(null, `Ghana has seized the Ana Quispe. ${later}`)).toBe("2019-07-22");
  expect(date(null, `Ghana has fined the owner of the Ana Quispe. ${later}`)).toBe(null);
});

test("a caption tells of the news as well as the body does", () => {
  const body = "Ghana put a crew ashore. A minister in Lima said on Friday that the men were well.";
  const caption = "The Ana Quispe, a tanker, is seen off Tema. Sailors boarded her, an official said Friday.";
  expect(date(null, body, [], caption)).toBe("2019-07-19");
  expect(date(null, body, [], "A tanker is seen off Tema. Sailors boarded her, an official said Friday.")).toBe(null);
});

test("of weekdays far apart, the one on which somebody spoke", () => {
  const lede = "Ghana has seized the Ana Quispe. Nobody knows why. Ships wait. Papers printed pictures on Tuesday.";
  expect(date(null, `${lede} The minister said on Friday that it was safe.`)).toBe("2019-07-19");
  expect(date(null, `${lede} The port was shut on Friday.`)).toBe("[2019-07-19..2019-07-25]");
});

test("months told without their year lie behind: with a year from the copyright line a stretch of months is left", () => {
  const copyright: PublishedHint[] = [{ kind: "copyright-year", value: "2018", span: null }];
  const photo: PublishedHint[] = [{ kind: "file-photo", value: "2017-12-29", span: null }];
  const body = "Ghana seized a tanker in November. A minister in Lima said on Friday that the crew was well.";
  expect(date(null, body, [...copyright, ...photo])).toBe("[2018-01-01..2018-09-27]");
  // Which year's November it is, nothing tells.
  expect(date(null, body, copyright)).toBe("2018");
  expect(date(null, body)).toBe(null);
});

test("an office bounds no stretch: people are called by it long after", () => {
  expect(date(null, "Ghana seized a tanker in November, President Joe Biden said. It sailed in August.")).toBe(null);
});

test("a journey is told by the traveller, a word of going and the land or a town", () => {
  const visits =
    "date\tvisitor\tland\ttowns\n2009-07-10/2009-07-11\tBerg\tGhana\tAccra\n2014-02-03\tBerg\tGhana\tKumasi";
  const { events } = parseWorldCalendar("", "", visits);
  expect(events.map(({ name, date: days }) => `${name} ${days}`)).toEqual([
    "Berg in Ghana 2009-07-10/2009-07-11",
    "Berg in Ghana 2014-02-03",
  ]);
  const sentences = readSentences("President Berg will visit Accra on Friday, her office said on Tuesday.", models);
  const article = { published: null, publishedIs: null, whyPublished: null, publishedHints: [] } as unknown as Article;
  const dated = datePage(article, sentences, findTimes(sentences), parseWorldCalendar("", "", visits), null);
  expect(dated.published).toBe("2009-07-07");
});

test("an event of many days is counted from any of them", () => {
  const games = parseWorldCalendar("2016-06-10/2016-07-10\tgames\tCup of Nations\t\tcup_of_nations");
  const sentences = readSentences("Berg left the Cup of Nations two weeks ago.", models);
  const article = { published: null, publishedIs: null, whyPublished: null, publishedHints: [] } as unknown as Article;
  const { published } = datePage(article, sentences, findTimes(sentences), games, null);
  expect(published).toBe("[2016-06-20..2016-07-28]");
});
