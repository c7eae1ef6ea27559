import { expect, test } from "vitest";
import { reading } from "./fixture.ts";
import { linkReadings } from "./index.ts";
import { sourceKey } from "./leaning.ts";

const people = [
  { name: "Elina Valtonen", role: "Foreign Minister", country: "FIN" },
  { name: "Murat Nurtleu", role: "Foreign Minister", country: "KAZ" },
];
const told = (id: string, evidence: string, page: object = {}, according_to: string[] = [], actor = "Elina Valtonen") =>
  reading(
    id,
    { published: "2024-05-14", outlet: `${id}.example`, ...page },
    {
      events: [
        {
          type: "CONSULT",
          mode: "meeting",
          actor: [actor],
          recipient: ["Murat Nurtleu"],
          place: "Astana",
          date: "2024-05-14",
          according_to,
          evidence,
        },
      ],
      people,
    },
  );
const eventOf = (...pages: ReturnType<typeof reading>[]) => {
  const events = linkReadings(pages, []).lines.filter((line) => line.kind === "event");
  expect(events).toHaveLength(1);
  return events[0]!;
};

const own = told("own", "Valtonen met Nurtleu in Astana on Tuesday, a reporter saw.");
const first = told("first", "Valtonen held talks with Nurtleu in Astana, Interfax reports.", {}, ["Interfax"]);
const second = told("second", "In Astana Nurtleu received Valtonen, Interfax said.", {}, ["Interfax"]);

test("two reports according to one agency are one voice beside a report of its own", () => {
  expect(eventOf(own, first).independent).toBe(2);
  const all = eventOf(own, first, second);
  expect(all.independent).toBe(2);
  expect(all.leaning).toEqual([{ on: "Interfax", pages: ["first", "second"] }]);
});

test("the agency's own page is the same voice as the reports that lean on it", () => {
  const wire = told("wire", "Valtonen met Nurtleu in Astana on Tuesday.", { outlet: "interfax.com" });
  expect(eventOf(first, wire).independent).toBe(1);
  expect(eventOf(first, wire).leaning).toEqual([{ on: "Interfax", pages: ["first"] }]);
  expect(sourceKey("www.interfax.com")).toBe(sourceKey("Interfax"));
  expect(sourceKey("the")).toBe("");
});

test("a figure by one office, and a long quotation in the very same words, are one voice each; shorter words and other sources are not", () => {
  const counted = (id: string, source: string | null, evidence: string) =>
    reading(
      id,
      { published: "2024-05-14", outlet: `${id}.example` },
      {
        figures: [
          { what: "Kazakh exports of grain", value: 412, unit: "%", is: "change", period: "2024-04", source, evidence },
        ],
      },
    );
  const figureOf = (...pages: ReturnType<typeof reading>[]) =>
    linkReadings(pages, []).lines.filter((line) => line.kind === "figure");
  const office = [
    "A rise of 412 % was put out for grain exports.",
    "Exports of grain climbed by 412 % in April.",
  ] as const;
  expect(figureOf(counted("a", "Kazakh Customs", office[0]), counted("b", "Kazakh Customs", office[1]))).toMatchObject([
    { pages: 2, independent: 1, leaning: [{ on: "Kazakh Customs", pages: ["a", "b"] }] },
  ]);
  expect(
    figureOf(counted("a", "Kazakh Customs", office[0]), counted("b", "World Grain Board", office[1])),
  ).toMatchObject([{ pages: 2, independent: 2, leaning: [] }]);

  const quoted = (id: string, quote: string, frame: string) =>
    reading(
      id,
      { published: "2024-05-14", outlet: `${id}.example` },
      {
        statements: [{ speaker: "Elina Valtonen", quote, evidence: `${frame} “${quote}”` }],
      },
    );
  const long = "We came to Astana to open the border crossings before the first snow falls on the steppe";
  const short = "The steppe is wide enough for both";
  const saidOf = (quote: string) =>
    linkReadings(
      [quoted("a", quote, "Valtonen told reporters:"), quoted("b", quote, "“As she put it at dinner,”")],
      [],
    ).lines.filter((line) => line.kind === "statement");
  expect(saidOf(long)).toMatchObject([
    { pages: 2, independent: 1, leaning: [{ on: "Elina Valtonen", pages: ["a", "b"] }] },
  ]);
  expect(saidOf(short)).toMatchObject([{ pages: 2, independent: 2, leaning: [] }]);
});

test("a page counts the texts that tell its story", () => {
  const page = (id: string, body: string, wire: string[] = []) =>
    reading(id, { published: "2024-05-14", outlet: `${id}.example`, body, wire });
  const text =
    "Valtonen and Nurtleu met in Astana over the border crossings at Khorgos. They spoke for two hours about rail freight, the price " +
    "of grain and a bridge over the Ishim that was promised eleven years ago, and parted without a word on transit fees.";
  const stories = linkReadings(
    [
      page("a", text),
      page("copy", text),
      page(
        "own",
        "In Astana Nurtleu received Valtonen for talks on Khorgos, its crossings and the Ishim bridge, a reporter saw.",
      ),
      page("else", "Nurses in Turku walked out of two wards over night shifts."),
    ],
    [],
  ).lines.flatMap((line) => (line.kind === "page" ? [[line.id, line.story.pages, line.story.independent]] : []));
  expect(stories).toEqual([
    ["a", 3, 2],
    ["copy", 3, 2],
    ["else", 1, 1],
    ["own", 3, 2],
  ]);
});

test("pages of one story that name one agency say so", () => {
  const lines = linkReadings(
    [
      reading("a", {
        published: "2024-05-14",
        wire: ["Interfax"],
        body: "Valtonen and Nurtleu met in Astana over the border crossings at Khorgos. Trade rose by 14 percent, Interfax said.",
      }),
      reading("b", {
        published: "2024-05-14",
        wire: ["Interfax"],
        body: "Finland's Valtonen came to Astana, where Nurtleu spoke of Khorgos and its crossings, Interfax reports.",
      }),
    ],
    [],
  ).lines;
  // A copy leans on a page, not on a source that both name.
  expect(lines.find((line) => line.kind === "lineage")).toMatchObject({ relation: "same_story" });
  const page = lines.find((line) => line.kind === "page" && line.id === "a");
  expect(page?.kind === "page" ? page.leaning : null).toEqual([{ on: "Interfax", pages: ["b"] }]);
});

test("a rewrite that bends a name adds no party", () => {
  const text = [
    "The Finnish minister met her colleague Nurtleu in Astana on Tuesday morning.",
    "They spoke for two hours about border crossings, rail freight and the price of grain.",
    "Neither side would say whether an agreement on transit had come any closer.",
    "She is to fly on to Tashkent on Wednesday, where she will open a trade fair.",
  ].join(" ");
  const page = (id: string, actor: string, body: string, more: object = {}) =>
    reading(
      id,
      { published: "2024-05-14", body, ...more },
      {
        events: [
          {
            type: "CONSULT",
            mode: "meeting",
            actor: [actor],
            recipient: ["Murat Nurtleu"],
            date: "2024-05-14",
            evidence: body.slice(0, 60),
          },
        ],
        people,
      },
    );
  const event = eventOf(
    page("root", "Elina Valtonen", text),
    page("copy", "Jelina Valtonen", text, { published: "2024-05-15" }),
  );
  expect([event.actor, event.pages, event.independent]).toEqual([["Elina Valtonen"], 2, 1]);
});
