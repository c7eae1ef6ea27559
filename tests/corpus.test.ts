/** The labelled sentences of data/corpus: well-formed, and the checker sees what is not; how far two labelings of them agree. */
import { expect, test } from "vitest";
import { findNames, readSentences } from "../src/language/index.ts";
import { loadLanguageModels } from "../src/load/language.ts";
import { agreement, readDoubled, sameName } from "../tools/agreement.ts";
import { checkCorpus, faultsOf } from "../tools/corpus.ts";
import { parseCorpus, readCorpus } from "../tools/labelled.ts";

test("data/corpus has no fault, the second labelling included, which is counted apart", () => {
  const { entries, faults } = checkCorpus();
  expect(faults).toEqual([]);
  expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
});

test("every entry of the second labelling has a first one with the same text", () => {
  const doubled = readDoubled();
  expect(doubled).toHaveLength(300);
  expect(doubled.filter(({ first, second }) => first.text !== second.text)).toEqual([]);
});

const entry = `## visit-0005a | 2024-05-10 | wire
[PER Elina Valtonen] will visit [LOC Astana] next week, the ministry said: "We have much to discuss."
E CONSULT/visit | Elina Valtonen > KAZ | Astana | [2024-05-13..2024-05-19] | announced | claimed by FIN | or type=AGREE/pledge; actor=FIN, SWE
S asserts | Finnish Foreign Ministry (FIN) | direct | “We have much to discuss” | 2024-05-10 | via Yle
F Finnish exports to Kazakhstan | more than −12.5 % change | 2024-04 against 2023-04 | Finnish Customs
`;

test("an entry as its key", () => {
  const [read] = parseCorpus(entry, "visit.txt");
  expect(faultsOf(read!)).toEqual([]);
  expect(read!.split).toBe("test");
  expect(read!.names.map(({ type, start, end }) => `${type} ${read!.text.slice(start, end)}`)).toEqual([
    "PER Elina Valtonen",
    "LOC Astana",
  ]);
  expect(read!.events[0]).toMatchObject({
    type: "CONSULT",
    mode: "visit",
    actor: ["Elina Valtonen"],
    recipient: ["KAZ"],
    reported: "claimed",
    according_to: ["FIN"],
    alt: { type: ["AGREE"], mode: ["pledge"], actor: [["FIN", "SWE"]] },
  });
  expect(read!.statements[0]).toMatchObject({ speaks_for: "FIN", quote: "We have much to discuss", via: "Yle" });
  expect(read!.figures[0]).toMatchObject({ value: 12.5, unit: "%", bound: "more than", against: "2023-04" });
});

test.each([
  ["a code that PLOVER lacks", entry.replace("CONSULT/visit", "CHAT"), "no PLOVER type: CHAT"],
  [
    "words that nobody said",
    entry.replace("“We have much", "“We had much"),
    "these words are not in the text: We had much to discuss",
  ],
  ["a day that is none", entry.replace("2024-05-13..", "2024-15-13.."), "no EDTF date: [2024-15-13..2024-05-19]"],
])("%s is a fault", (_, text, fault) => {
  expect(faultsOf(parseCorpus(text, "visit.txt")[0]!)).toEqual([`visit-0005a: ${fault}`]);
});

test("a line that is no key is named with its file", () => {
  expect(() => parseCorpus(`${entry}X what`, "visit.txt")).toThrow("visit.txt: visit-0005a");
});

test.each([
  ["Foreign Ministry", "Finnish Foreign Ministry", true],
  ["Dávid Kovács", "David Kovacs", true],
  ["FIN", "FIN", true],
  ["FIN", "SWE", false],
  ["", "Finland", false],
])("“%s” and “%s” are one name: %s", (a, b, one) => {
  expect(sameName(a, b)).toBe(one);
  expect(sameName(b, a)).toBe(one);
});

test("two keys of one entry, told apart field by field", () => {
  const [first] = parseCorpus(entry, "visit.txt");
  const [second] = parseCorpus(
    entry
      .replace("[LOC Astana] next", "Astana next")
      .replace("| announced |", "| held |")
      .replace("> KAZ", "> KAZ, UZB")
      .replace("S asserts | Finnish Foreign Ministry", "S urges | Foreign Ministry")
      .replace("−12.5", "−12.6"),
    "second.txt",
  );
  const table = new Map(agreement([{ first: first!, second: second! }]).map(([measure, value]) => [measure, value]));
  expect(Object.fromEntries(table)).toMatchObject({
    "names: span and type, F1": "0.667",
    "events: type and a shared party, F1": "1.000",
    "event.status, share of the matched": "0.000",
    "event.actor, share of the matched": "1.000",
    "event.recipient, share of the matched": "0.000",
    "statements: speaker, F1": "1.000",
    "statement.act, share of the matched": "0.000",
    "statement.quote, share of the matched": "1.000",
    "figures: value and unit, F1": "0.000",
    "figure.is, share of the matched": "–",
  });
});

test("one event is matched once, with the one it agrees with most; none against some lowers alpha", () => {
  const call = "## call-0001 | 2024-05-10 | wire\nThe two telephoned on Monday and on Friday.\n";
  const [monday, friday] = ["2024-05-06", "2024-05-10"].map((day) => `E CONSULT/call | FIN, SWE | – | ${day} | held\n`);
  const labelled = (lines: string) => parseCorpus(call + lines, "call.txt")[0]!;
  const table = (first: string, second: string) =>
    new Map(
      agreement([{ first: labelled(first), second: labelled(second) }]).map(([measure, ...rest]) => [measure, rest]),
    );
  expect(table(monday! + friday!, friday!).get("events: type and a shared party, F1")).toEqual([
    "0.667",
    "1 of 2 and 1",
  ]);
  expect(table(monday! + friday!, friday!).get("event.date, share of the matched")).toEqual(["1.000", "1 of 1"]);
  expect(table(monday!, "").get("an event or none, all entries, alpha")).toEqual(["0.000", "1 entries"]);
});

test("each name that is found hangs on one word of its tree, and nearly each that we marked", () => {
  const models = loadLanguageModels("data");
  const crossing: string[] = [];
  let found = 0;
  let marked = 0;
  let whole = 0;
  for (const { split, text, names } of readCorpus().filter((one) => one.split !== "train")) {
    for (const sentence of readSentences(text, models)) {
      const { tokens } = sentence;
      const heads = (first: number, last: number): Set<number> =>
        new Set(tokens.slice(first, last + 1).flatMap(({ head }) => (head < first || head > last ? [head] : [])));
      for (const { first, last } of findNames(sentence, models)) {
        found += 1;
        if (heads(first, last).size > 1)
          crossing.push(`${split}: ${text.slice(tokens[first]!.start, tokens[last]!.end)}`);
      }
      for (const { start, end } of names) {
        const first = tokens.findIndex((token) => token.start === start);
        const last = tokens.findIndex((token) => token.end === end);
        if (first < 0 || last < first) continue;
        marked += 1;
        if (heads(first, last).size === 1) whole += 1;
      }
    }
  }
  expect(found).toBeGreaterThan(1000);
  expect(crossing).toEqual([]);
  expect(whole / marked).toBeGreaterThan(0.99);
});
