/** The labelled sentences of data/corpus: well-formed, and the checker sees what is not. */
import { expect, test } from "vitest";
import { checkCorpus, faultsOf } from "../tools/corpus.ts";
import { parseCorpus } from "../tools/labelled.ts";

test("data/corpus has no fault", () => {
  expect(checkCorpus().faults).toEqual([]);
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
