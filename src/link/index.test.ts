import fc from "fast-check";
import { expect, test } from "vitest";
import { toNdjson } from "../export/ndjson.ts";
import type { EventReading, Reading } from "../model/reading.ts";
import type { EventLine, LineageLine, PageLine, RecordLine } from "../model/record.ts";
import { reading } from "./fixture.ts";
import { block, linkReadings, match } from "./index.ts";

const VALTONEN = { name: "Elina Valtonen", role: "Foreign Minister", country: "FIN" };
const NURTLEU = { name: "Murat Nurtleu", role: "Foreign Minister", country: "KAZ" };

type Told = Partial<EventReading> & { evidence: string };
const visit = (evidence: string, more: Partial<EventReading> = {}): Told => ({
  type: "CONSULT",
  mode: "visit",
  actor: ["Elina Valtonen"],
  recipient: ["KAZ"],
  place: "Astana",
  evidence,
  ...more,
});

const announced = reading(
  "announced",
  { published: "2024-05-10", title: "Finnish minister to visit Astana" },
  {
    events: [
      visit("Finnish Foreign Minister Elina Valtonen will visit Astana next week, her ministry said.", {
        date: "[2024-05-13..2024-05-19]",
        status: "announced",
      }),
    ],
    people: [VALTONEN],
  },
);
const arrived = reading(
  "arrived",
  { published: "2024-05-14", title: "Valtonen arrives in Kazakhstan" },
  {
    events: [
      visit("Valtonen arrived in Astana on Tuesday for talks on trade and border crossings.", {
        date: "2024-05-14",
        status: "underway",
      }),
      {
        type: "CONSULT",
        mode: "meeting",
        actor: ["Elina Valtonen"],
        recipient: ["Murat Nurtleu"],
        place: "Astana",
        date: "2024-05-14",
        part_of: "e1",
        evidence: "She met her Kazakh colleague Murat Nurtleu in the afternoon.",
      },
    ],
    people: [VALTONEN, NURTLEU],
  },
);
const lastYear = reading(
  "last-year",
  { published: "2023-05-16" },
  {
    events: [visit("Valtonen arrived in Astana on Tuesday for her yearly talks.", { date: "2023-05-16" })],
    people: [VALTONEN],
  },
);
const back = reading(
  "back",
  { published: "2024-05-16" },
  {
    events: [
      {
        type: "CONSULT",
        mode: "visit",
        actor: ["Murat Nurtleu"],
        recipient: ["FIN"],
        place: "Helsinki",
        date: "2024-05-16",
        evidence: "Kazakhstan's Murat Nurtleu returned the visit and came to Helsinki on Thursday.",
      },
    ],
    people: [NURTLEU],
  },
);
const unrelated = reading(
  "unrelated",
  { published: "2024-05-14" },
  {
    events: [
      {
        type: "SANCTION",
        actor: ["CAN"],
        recipient: ["IRN"],
        date: "2024-05-14",
        evidence: "Ottawa froze the accounts of four Iranian shipping firms.",
      },
    ],
    statements: [
      {
        speaker: "Melanie Joly",
        quote: "We will not look away",
        evidence: "“We will not look away,” Melanie Joly said.",
      },
    ],
    figures: [
      { what: "frozen accounts", value: 4, unit: "firms", is: "count", evidence: "four Iranian shipping firms" },
    ],
  },
);
const all = [announced, arrived, lastYear, back, unrelated];

const of = <K extends RecordLine["kind"]>(lines: readonly RecordLine[], kind: K) =>
  lines.filter((line): line is Extract<RecordLine, { kind: K }> => line.kind === kind);
const events = (readings: readonly Reading[]): EventLine[] => of(linkReadings(readings, []).lines, "event");
const eventOn = (lines: readonly EventLine[], page: string): EventLine =>
  lines.find((line) => line.mode === "visit" && line.mentions.some((mention) => mention.page === page))!;

test("a visit announced and then underway is one event with its history; the date is the narrower", () => {
  const event = eventOn(events(all), "announced");
  expect(event.mentions).toEqual([
    { page: "announced", event: "e1" },
    { page: "arrived", event: "e1" },
  ]);
  expect(event.history).toEqual([
    { status: "announced", date: "2024-05-10", page: "announced" },
    { status: "underway", date: "2024-05-14", page: "arrived" },
  ]);
  expect([event.status, event.date, event.pages, event.independent]).toEqual(["underway", "2024-05-14", 2, 2]);
  expect(event.disagree.map((row) => row.field)).toEqual(["date"]);
});

test("last year's visit, the return visit and the meeting within the visit are kept apart", () => {
  const lines = events(all);
  const whole = eventOn(lines, "arrived");
  expect(eventOn(lines, "last-year").id).not.toBe(whole.id);
  expect(eventOn(lines, "back").id).not.toBe(whole.id);
  const meeting = lines.find((line) => line.mode === "meeting")!;
  expect(meeting.part_of).toBe(whole.id);
});

test("a person and the state for which she came are one party; the record names the person", () => {
  const by = reading(
    "by-state",
    { published: "2024-05-15" },
    {
      events: [
        visit("A Finnish delegation visited Astana for talks on trade.", { actor: ["FIN"], date: "2024-05-14" }),
      ],
    },
  );
  const event = eventOn(events([arrived, by]), "by-state");
  expect(event.mentions).toHaveLength(2);
  expect(event.actor).toEqual(["Elina Valtonen"]);
});

test("meetings with two people on one day are two", () => {
  const meeting = (who: string): Told => ({
    type: "CONSULT",
    mode: "meeting",
    actor: ["Elina Valtonen"],
    recipient: [who],
    date: "2024-05-14",
    evidence: `Valtonen met ${who} on Tuesday.`,
  });
  const people = [VALTONEN, NURTLEU, { name: "Olzhas Bektenov", country: "KAZ" }];
  const two = [
    reading("m1", { published: "2024-05-14" }, { events: [meeting("Murat Nurtleu")], people }),
    reading("m2", { published: "2024-05-14" }, { events: [meeting("Olzhas Bektenov")], people }),
  ];
  expect(events(two)).toHaveLength(2);
});

test("an event that was called off after it was announced ends as cancelled", () => {
  const off = reading(
    "off",
    { published: "2024-05-12" },
    {
      events: [
        visit("Valtonen called off her visit to Astana.", { date: "[2024-05-13..2024-05-19]", status: "cancelled" }),
      ],
      people: [VALTONEN],
    },
  );
  const event = eventOn(events([announced, off]), "off");
  expect([event.status, event.mentions.length]).toEqual(["cancelled", 2]);
});

const STORY = [
  "Finland and Kazakhstan agreed on Tuesday to open two more rail terminals at the Khorgos crossing.",
  "The terminals would handle grain, timber and machinery worth 340 million euros a year.",
  "Ministers toured the yard where cranes lift containers from broad to standard gauge.",
  "Opposition lawmakers in Helsinki asked why the route avoids older customs posts.",
  "Work begins in September and should end before the winter of next year.",
  "A spokeswoman for the railways said that tariffs would stay as they are.",
];
const story = (id: string, sentences: readonly string[], published: string | null, outlet: string): Reading =>
  reading(id, { body: sentences.join(" "), published, outlet, title: "Rail terminals at Khorgos", published_is: null });

test("a trimmed copy leans on the fuller text, takes its day, and counts for nothing by itself", () => {
  const lines = linkReadings(
    [story("full", STORY, "2024-05-14", "a.example"), story("cut", STORY.slice(0, 4), null, "b.example")],
    [],
  ).lines;
  const [tie] = of(lines, "lineage") as LineageLine[];
  expect([tie!.relation, tie!.from]).toEqual(["same_text", "full"]);
  const cut = of(lines, "page").find((page) => page.id === "cut") as PageLine;
  expect([cut.independent, cut.leans_on, cut.published, cut.published_is]).toEqual([
    false,
    ["full"],
    "2024-05-14",
    "inferred",
  ]);
});

test("pages that share nothing but their day have no tie", () => {
  const other = STORY.map(
    (_, n) => `Nurses in Turku walked out of ward ${n + 3} over night shifts and pay, their union announced.`,
  );
  const lines = linkReadings(
    [story("rail", STORY, "2024-05-14", "a.example"), story("ward", other, "2024-05-14", "b.example")],
    [],
  ).lines;
  expect(of(lines, "lineage")).toEqual([]);
});

test("one quotation in two wordings is one statement, the shortened one marked", () => {
  const quote = "We will keep the crossing open as long as trucks can pass in both directions";
  const said = (id: string, text: string) =>
    reading(
      id,
      { published: "2024-05-14" },
      {
        statements: [
          {
            speaker: "Elina Valtonen",
            speaks_for: "FIN",
            quote: text,
            words: "verbatim",
            evidence: `“${text},” Valtonen said.`,
          },
        ],
      },
    );
  const [line, ...rest] = of(linkReadings([said("q1", quote), said("q2", quote.slice(0, 41))], []).lines, "statement");
  expect(rest).toEqual([]);
  expect(line!.variants.map((variant) => variant.text)).toEqual([quote, quote.slice(0, 41)]);
  expect(line!.altered).toEqual([
    {
      page: "q2",
      text: quote.slice(0, 41),
      why: `shortened: leaves out “${quote.slice(42)}”`,
      changes: [{ was: quote.slice(42), now: "" }],
    },
  ]);
});

test("one figure told by two pages is one line; another period is another figure", () => {
  const figure = (id: string, value: number, period: string) =>
    reading(
      id,
      { published: "2024-05-14" },
      {
        figures: [
          {
            what: "Finnish exports to Kazakhstan",
            value,
            unit: "EUR",
            is: "level",
            period,
            evidence: `Finnish exports to Kazakhstan reached ${value} euros`,
          },
        ],
      },
    );
  const lines = of(
    linkReadings([figure("f1", 340e6, "2023"), figure("f2", 340e6, "2023"), figure("f3", 340e6, "2022")], []).lines,
    "figure",
  );
  expect(lines.map((line) => line.mentions.length).sort()).toEqual([1, 2]);
});

test("two spellings are one person, two people of one surname are two", () => {
  const person = (id: string, name: string, country: string, role: string) =>
    reading(id, { published: "2024-05-14", body: `${name} spoke.` }, { people: [{ name, country, role }] });
  const lines = of(
    linkReadings(
      [
        person("p1", "Olexiy Danylenko", "UKR", "Minister"),
        person("p2", "Olexii Danylenko", "UKR", "Minister"),
        person("p3", "Maria Danylenko", "UKR", "Judge"),
      ],
      [],
    ).lines,
    "actor",
  );
  expect(lines.map((line) => line.names).sort()).toEqual([
    ["Maria Danylenko"],
    ["Olexii Danylenko", "Olexiy Danylenko"],
  ]);
});

test("any order of the readings gives the same bytes", () => {
  const expected = toNdjson(linkReadings(all, []).lines);
  fc.assert(
    fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (order) => {
      expect(toNdjson(linkReadings(order, []).lines)).toBe(expected);
    }),
    { numRuns: 30 },
  );
});

test("a page on something else changes no other line", () => {
  fc.assert(
    fc.property(fc.subarray([announced, arrived, lastYear, back], { minLength: 1 }), (some) => {
      const before = linkReadings(some, []).lines.map((line) => JSON.stringify(line));
      const after = new Set(linkReadings([...some, unrelated], []).lines.map((line) => JSON.stringify(line)));
      for (const line of before) expect(after.has(line)).toBe(true);
    }),
  );
});

test("the id of every mention leads to its event, whichever others are there", () => {
  const alone = events([announced])[0]!;
  const together = eventOn(events([announced, arrived]), "announced");
  expect([together.id, ...together.aliases]).toContain(alone.id);
});

test("the stages called one by one find the pair that linking joins", () => {
  const blocks = new Map<string, Parameters<typeof match>[1][number][]>();
  for (const { key, record } of [announced, arrived].flatMap((page) => block(page, new Map()))) {
    blocks.set(key, [...(blocks.get(key) ?? []), record]);
  }
  const edges = [...blocks].flatMap(([key, records]) => match(key, records));
  expect(edges.some((edge) => edge.kind === "event" && edge.score >= 0.5)).toBe(true);
  // An engine shuffles values as JSON.
  const [key, records] = [...blocks].find(([name, group]) => name.startsWith("e:") && group.length > 1)!;
  expect(match(key, JSON.parse(JSON.stringify(records)))).toEqual(match(key, records));
});

test("no readings, an empty page and a page twice are borne", () => {
  expect(linkReadings([], []).lines).toEqual([]);
  const empty = reading("empty", { body: "" });
  expect(of(linkReadings([empty], []).lines, "page")).toHaveLength(1);
  expect(linkReadings([arrived, arrived], []).lines).toEqual(linkReadings([arrived], []).lines);
});

test("two files of the same bytes tell one event once", () => {
  const twin = { ...arrived, id: "arrived#2" };
  const event = eventOn(events([arrived, twin]), "arrived#2");
  expect([event.pages, event.independent]).toEqual([2, 1]);
});

test("two pages of one day are stages of one event where one announces what the other tells as come about", () => {
  const told = (id: string, status: "announced" | "held", lead: string) =>
    reading(
      id,
      { published: "2024-05-14", title: "Rail terminals at Khorgos" },
      {
        events: [
          {
            type: "AGREE",
            mode: "sign",
            actor: ["FIN", "KAZ"],
            place: "Astana",
            date: "2024-05-14",
            status,
            evidence: `${lead} the contract for two rail terminals at the Khorgos crossing on Tuesday in Astana.`,
          },
        ],
      },
    );
  const readings = [
    told("morning", "announced", "Finland and Kazakhstan are to sign"),
    told("evening", "held", "Finnish and Kazakh ministers signed"),
  ];
  const { lines } = linkReadings(readings, []);
  expect(of(lines, "lineage").map((line) => line.relation)).toEqual(["same_event"]);
});

test("odd readings are linked without a throw, and to the same bytes twice", () => {
  const odd = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom("", "#", "\n", "__proto__", "CHN", "2024-02-30", "../..", "[..]", "U.N.", "‮", "😀 visit", "王毅"),
  );
  const maybe = fc.option(odd);
  // A reading is NDJSON, which has no NaN and no infinity.
  const value = fc.double({ noNaN: true, noDefaultInfinity: true });
  const event = fc.record({
    evidence: odd,
    type: fc.constantFrom("CONSULT", "ASSAULT", "AGREE"),
    mode: fc.constantFrom(null, "visit", "meeting"),
    actor: fc.array(odd, { maxLength: 3 }),
    recipient: fc.array(odd, { maxLength: 3 }),
    place: maybe,
    date: fc.oneof(maybe, fc.constantFrom("2024-05", "2024-05-01/..", "../2024", "2024-05-01~", "199X", "9999")),
    part_of: fc.constantFrom(null, "e1", "e9"),
  });
  const page = fc.record({
    id: odd,
    head: fc.record({
      title: maybe,
      published: maybe,
      outlet: maybe,
      origin: maybe,
      body: fc.string({ maxLength: 60 }),
    }),
    events: fc.array(event, { maxLength: 4 }),
    figures: fc.array(fc.record({ evidence: odd, what: odd, value, unit: odd, period: maybe }), { maxLength: 2 }),
    statements: fc.array(fc.record({ evidence: odd, speaker: maybe, quote: maybe, date: maybe }), { maxLength: 2 }),
    people: fc.array(fc.record({ name: odd, country: maybe, role: maybe }), { maxLength: 2 }),
  });
  fc.assert(
    fc.property(fc.array(page, { maxLength: 5 }), (pages) => {
      const readings = pages.map(({ id, head, ...records }) =>
        // The generator makes types and modes that exist; the union of its tuples is wider than the model's.
        reading(id, head, records as Parameters<typeof reading>[2]),
      );
      const once = toNdjson(linkReadings(readings, []).lines);
      expect(toNdjson(linkReadings([...readings].reverse(), []).lines)).toBe(once);
    }),
    { numRuns: 300 },
  );
});

const shelling = (id: string, published: string, date: string, evidence: string) =>
  reading(
    id,
    { published, title: "Shells fall on the port of Lomvik", body: `Shells fell on the port of Lomvik. ${evidence}` },
    { events: [{ type: "ASSAULT", actor: ["KAZ"], recipient: ["FIN"], place: "Lomvik", date, evidence }] },
  );

test("pages of one story that put one happening a day apart are joined, and their disagreement is shown", () => {
  const lines = events([
    shelling("eve", "2024-05-13", "2024-05-12", "Kazakh gunboats shelled the grain silos of Lomvik and sank a tug."),
    shelling("morn", "2024-05-13", "2024-05-13", "Gunboats shelled grain silos in Lomvik, where a tug was sunk."),
  ]);
  expect(lines).toHaveLength(1);
  expect(
    lines[0]!.disagree
      .find((row) => row.field === "date")!
      .values.map((row) => row.value)
      .sort(),
  ).toEqual(["2024-05-12", "2024-05-13"]);
});

test("what is done on one day and the next in other words stays two", () => {
  const lines = events([
    shelling("eve", "2024-05-13", "2024-05-12", "Kazakh gunboats shelled the grain silos and sank a tug."),
    shelling("morn", "2024-05-14", "2024-05-13", "A drone struck a bus depot, wounding four mechanics."),
  ]);
  expect(lines).toHaveLength(2);
});

test("what one page has said with no day and another the day before is one saying; two days that are printed are two", () => {
  const blame = (id: string, published: string, date_is: "stated" | "inferred", evidence: string) =>
    reading(
      id,
      {
        published,
        published_is: "stated",
        title: "Valtonen blames Kazakhstan for grain tariffs",
        body: `${evidence} The quarrel over Kazakh grain tariffs has soured ties since Valtonen took office.`,
      },
      {
        events: [{ type: "ACCUSE", actor: ["Elina Valtonen"], recipient: ["KAZ"], date: published, date_is, evidence }],
      },
    );
  const pair = (date_is: "stated" | "inferred") =>
    events([
      blame(
        "first",
        "2024-05-16",
        "stated",
        "Valtonen on Thursday blamed Kazakhstan for tariffs that ruin grain trade.",
      ),
      blame("next", "2024-05-17", date_is, "Valtonen has accused Astana of strangling mills and ports."),
    ]).length;
  expect([pair("inferred"), pair("stated")]).toEqual([1, 2]);
});

test("a saying of a body that may be anybody's is no saying of a state", () => {
  const condemns = (id: string, actor: string, evidence: string) =>
    reading(
      id,
      { published: "2024-05-17" },
      { events: [{ type: "ACCUSE", actor: [actor], recipient: ["MLI"], date: "2024-05-17", evidence }] },
    );
  const said = "condemned the coup in Mali on Friday in the strongest terms.";
  expect(
    events([condemns("a", "FIN", `Finland ${said}`), condemns("b", "Chamber of Elders", `The elders ${said}`)]),
  ).toHaveLength(2);
  expect(events([condemns("a", "FIN", `Finland ${said}`), condemns("b", "FIN", `Helsinki ${said}`)])).toHaveLength(1);
});

test("what a state fired in a month and on one of its days is one where the words say so; a person is killed once", () => {
  const act = (id: string, type: "MOBILIZE" | "ASSAULT", recipient: string[], date: string, evidence: string) =>
    reading(
      id,
      { published: date === "2023-09" ? "2024-01-03" : "2023-09-16" },
      { events: [{ type, actor: ["KAZ"], recipient, date, evidence }] },
    );
  const missile = act(
    "day",
    "MOBILIZE",
    [],
    "2023-09-15",
    "A rocket flew over the bay on Friday and fell into the sea.",
  );
  expect(
    events([
      missile,
      act("month", "MOBILIZE", [], "2023-09", "In September its sixth and most powerful warhead was tested at sea."),
    ]),
  ).toHaveLength(2);
  expect(
    events([
      missile,
      act("month", "MOBILIZE", [], "2023-09", "In September a rocket was sent over the bay into the sea."),
    ]),
  ).toHaveLength(1);
  const killed = (id: string, date: string, evidence: string) => act(id, "ASSAULT", ["Ivar Holm"], date, evidence);
  expect(
    events([
      killed("a", "2023-09-15", "Holm was shot outside a temple."),
      killed("b", "2023-09", "the murder of Holm in September"),
    ]),
  ).toHaveLength(1);
});

test("visits of one page stay apart though the page is tied to another", () => {
  const stops = (id: string, published: string) =>
    reading(
      id,
      {
        published,
        title: "Valtonen tours Kazakhstan",
        body:
          "Valtonen held talks on grain in the Round Hall of Astana. They spoke for three hours of wheat, barley and rye, of silos " +
          "that stand empty along the northern railway, and of a bridge over the Ishim that was promised eleven years ago. " +
          "On Friday Valtonen is to visit the northern city of Petropavl.",
      },
      {
        events: [
          visit("Valtonen held talks on grain in the Round Hall of Astana.", {
            place: "Round Hall",
            date: "2024-05-16",
          }),
          visit("On Friday Valtonen is to visit the northern city of Petropavl.", {
            place: "Petropavl",
            date: "2024-05-17",
            status: "announced",
          }),
        ],
        people: [VALTONEN],
      },
    );
  expect(events([stops("one", "2024-05-16"), stops("other", "2024-05-16")])).toHaveLength(2);
});

test("an act told without a day is the dated one of the same parties near its page; a saying needs like words", () => {
  const told = (id: string, type: "SANCTION" | "ACCUSE", published: string, date: string | null, evidence: string) =>
    reading(id, { published }, { events: [{ type, actor: ["African Union"], recipient: ["MLI"], date, evidence }] });
  const pair = (type: "SANCTION" | "ACCUSE") =>
    events([
      told("undated", type, "2024-05-15", null, "It comes only days after new measures were voted."),
      told("dated", type, "2024-08-20", "2024-05", "A resolution of spring closed its harbours to foreign trawlers."),
    ]).length;
  expect([pair("SANCTION"), pair("ACCUSE")]).toEqual([1, 2]);
});

test("of pages a day apart those that tell of one day are one story, those that tell of two are stages", () => {
  const report = (id: string, published: string, body: string) =>
    reading(id, { published, published_is: "stated", title: "Rocket over Lomvik", body });
  const fired = report(
    "fired",
    "2024-05-14",
    "Kazakhstan fired a rocket over the Finnish port of Lomvik on Tuesday. Gunners at Lomvik saw it fall into the bay.",
  );
  const relation = (body: string) =>
    linkReadings([fired, report("later", "2024-05-15", body)], []).lines.find((line) => line.kind === "lineage")
      ?.relation;
  expect(
    relation("A rocket that Kazakhstan fired on Tuesday flew over the Finnish port of Lomvik, into whose bay it fell."),
  ).toBe("same_story");
  expect(
    relation(
      "Kazakhstan said on Wednesday that the rocket it had fired over the Finnish port of Lomvik fell into the bay as planned.",
    ),
  ).toBe("same_event");
});

test("two visits of one pair of states seven weeks apart are no stages of one", () => {
  const trip = (id: string, published: string, title: string, body: string) =>
    reading(id, { published, published_is: "stated", title, body });
  const { lines } = linkReadings(
    [
      trip(
        "out",
        "2024-03-16",
        "Valtonen and Nurtleu vow closer ties in Astana",
        "Valtonen flew to Astana on Thursday. She and Nurtleu vowed to end a quarrel over grain tariffs. Nurtleu said that Finland and Kazakhstan would share satellite pictures.",
      ),
      trip(
        "home",
        "2024-05-07",
        "Nurtleu and Valtonen vow closer ties in Helsinki",
        "Nurtleu came to Helsinki on Tuesday. With Valtonen he laid a wreath for sailors. Kazakhstan and Finland want experts to look at uranium. Valtonen called the tariffs settled.",
      ),
    ],
    [],
  );
  expect(of(lines, "lineage")).toEqual([]);
});

test("talks that fall within a visit which only a tied page tells are part of it", () => {
  const body = "Elina Valtonen and Murat Nurtleu are to settle tariffs on grain and uranium in Astana.";
  const talks: Told = {
    type: "CONSULT",
    mode: "meeting",
    actor: ["Elina Valtonen"],
    recipient: ["Murat Nurtleu"],
    date: "2024-05-14",
    evidence: "Valtonen and her colleague Murat Nurtleu talked for three hours.",
  };
  const page = (id: string, published: string, events: Told[]) =>
    reading(id, { published, title: "Valtonen in Astana", body }, { events, people: [VALTONEN, NURTLEU] });
  const trip = visit("Valtonen will be in Astana from Monday to Wednesday.", {
    date: "2024-05-13/2024-05-15",
    status: "announced",
  });
  const lines = events([page("before", "2024-05-12", [trip]), page("after", "2024-05-14", [talks])]);
  const whole = lines.find((line) => line.mode === "visit")!;
  expect(lines.find((line) => line.mode === "meeting")!.part_of).toBe(whole.id);
});

test("in a rewrite a name that translation bent is the name of the source", () => {
  const signed = (id: string, outlet: string, name: string, sentences: readonly string[]) =>
    reading(
      id,
      { published: "2024-05-14", outlet, body: sentences.join(" "), title: "Rail terminals at Khorgos" },
      {
        events: [{ type: "AGREE", mode: "sign", actor: [name], date: "2024-05-14", evidence: sentences[0]! }],
        people: [{ name, country: "KAZ" }],
      },
    );
  const lines = events([
    signed("source", "a.example", "Zhanat Bektenov", STORY),
    signed("bent", "b.example", "Shanat Bektenov", STORY.slice(0, 5)),
    signed("other", "c.example", "Zhanat Bektenov", STORY.slice(0, 4)),
  ]);
  expect(lines).toHaveLength(1);
});

test("a report written anew each month in the same words tells of another meeting each time", () => {
  const monthly = (id: string, day: string, date_is: "stated" | "inferred") =>
    reading(
      id,
      { published: day, outlet: `${id}.example`, body: STORY.join(" "), title: "Rail terminals at Khorgos" },
      {
        events: [{ type: "CONSULT", mode: "meeting", actor: ["KAZ", "CHN"], date: day, date_is, evidence: STORY[0]! }],
      },
    );
  expect(events([monthly("may", "2024-05-14", "stated"), monthly("june", "2024-06-14", "stated")])).toHaveLength(2);
  // Where one page's day was worked out, it was worked out wrongly.
  expect(events([monthly("may", "2024-05-14", "stated"), monthly("june", "2024-06-14", "inferred")])).toHaveLength(1);
});

test("a page that credits an agency says so where no page here is the agency's own text, and not where one is", () => {
  const body =
    "Finnish Foreign Minister Elina Valtonen arrived in Astana on Tuesday for two days of talks on border crossings and timber. " +
    "She is to meet her colleague Murat Nurtleu on Wednesday morning, and to lay a wreath at the memorial in the old town. " +
    "Trade between the two countries rose by a tenth last year, to 240 million euros, most of it machines and paper.";
  const copy = reading("copy", { published: "2024-05-14", outlet: "kestrelpost.example", wire: ["Interfax"], body });
  const wire = reading("wire", {
    published: "2024-05-14",
    outlet: "interfax.com",
    body: `${body} Interfax will report further.`,
  });
  const absent = (readings: readonly Reading[]) =>
    of(linkReadings(readings, []).lines, "page").find(({ id }) => id === "copy")!.absent;
  expect(absent([copy])).toEqual(["Interfax"]);
  expect(absent([copy, wire])).toEqual([]);
});

test("of two wordings of one text the one with the dateline is the source", () => {
  const worded = (id: string, dateline: string | null, sentences: readonly string[]) =>
    reading(
      id,
      {
        published: "2024-05-14",
        outlet: `${id}.example`,
        dateline,
        body: sentences.join(" "),
        title: "Rail terminals at Khorgos",
      },
      {},
    );
  const bent = STORY.map((sentence) => sentence.replace(/ the /g, " a ").replace(/ers? /g, "ing "));
  const tie = linkReadings([worded("a-copy", null, bent), worded("b-wire", "ASTANA, May 14", STORY)], []).lines.find(
    (line) => line.kind === "lineage",
  );
  expect(tie).toMatchObject({ from: "b-wire" });
});

test("on a page without a day, the month and day that it names tell which of two deeds is meant", () => {
  const load = (id: string, date: string) =>
    reading(
      id,
      { published: "2023-11-20" },
      {
        events: [
          { type: "COOPERATE", actor: ["VUT"], recipient: ["PRK"], date, evidence: `The ${id} ship took on fuel.` },
        ],
      },
    );
  const open = reading(
    "open",
    {},
    {
      events: [
        {
          type: "COOPERATE",
          actor: ["VUT"],
          recipient: ["PRK"],
          evidence: "A Vanuatu-flagged ship handed over the fuel on Oct. 19.",
        },
      ],
    },
  );
  const joined = events([load("first", "2023-08-02"), load("second", "2023-10-19"), open]).find(
    ({ pages }) => pages > 1,
  );
  expect(joined?.mentions.map(({ page }) => page)).toEqual(["open", "second"]);
});

test("what went on for weeks and what was done on one of their days are two", () => {
  const load = (id: string, date: string, evidence: string) =>
    reading(
      id,
      { published: "2023-11-20" },
      { events: [{ type: "COOPERATE", actor: ["VUT"], recipient: ["PRK"], date, evidence }] },
    );
  const often = load(
    "often",
    "2023-10/2023-11",
    "Tankers under the islands' flag have come alongside at sea some thirty times since October.",
  );
  const once = load("once", "2023-10-19", "One ship from Vanuatu handed over 600 tons of fuel on October 19.");
  const again = load("again", "2023-10-19", "A ship from Vanuatu handed over fuel, 600 tons of it, on October 19.");
  expect(
    events([often, once, again])
      .map(({ pages }) => pages)
      .sort(),
  ).toEqual([1, 2]);
});
