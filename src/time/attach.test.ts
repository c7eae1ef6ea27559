import { expect, test } from "vitest";
import { readSentences } from "../language/index.ts";
import { loadLanguageModels } from "../load/language.ts";
import type { Analysis } from "../model/analysis.ts";
import { findTimes, resolveTimes, statementDay, statusOf, timeOf } from "./index.ts";

const models = loadLanguageModels("data");
const published = "2024-05-10"; // a Friday

/** As much of an analysis as times and status are read from. */
function analysisOf(text: string): Analysis {
  const sentences = readSentences(text, models);
  const times = resolveTimes(findTimes(sentences), sentences, published);
  return {
    article: { body: text },
    sentences,
    mentions: [],
    mentionsBySentence: sentences.map(() => []),
    times,
    timesBySentence: sentences.map((sentence) => times.filter((time) => time.sentence === sentence.index)),
    published: { published, publishedIs: "stated", why: null },
  } as unknown as Analysis; // Only the article's body is asked for here.
}

/** Date and status of the happening at the word, in the last sentence that has it. */
function read(text: string, word: string): string {
  const analysis = analysisOf(text);
  for (const sentence of [...analysis.sentences].reverse()) {
    const token = sentence.tokens.findLast((one) => one.norm === word);
    if (token === undefined) continue;
    const when = timeOf(analysis, sentence, token.index);
    return `${when?.date ?? "–"} ${statusOf(analysis, sentence, token.index, when).status}`;
  }
  return "no such word";
}

test.each([
  ["Valtonen met her counterpart in Astana on Tuesday.", "met", "2024-05-07 held"],
  ["The council tightened the sanctions following its test on May 3.", "tightened", "[2024-05-03..2024-05-10] held"],
  ["The council tightened the sanctions on May 3 following its test.", "tightened", "2024-05-03 held"],
  ["Valtonen will meet her counterpart in Astana on Tuesday.", "meet", "2024-05-14 announced"],
  [
    "Valtonen met the president. She is expected to end her four-day trip in Almaty.",
    "end",
    "[2024-05-11..2024-05-13] announced",
  ],
  ["Valtonen will visit Kazakhstan. She is expected to end her four-day trip in Almaty.", "end", "– announced"],
  ["The minister said on Tuesday that Peru had promised it.", "promised", "– held"],
  [
    "An exercise began on Saturday. Valtonen visited Oslo at the start of this month to talk.",
    "visited",
    "2024-05 held",
  ],
  ["Oslo and Lima announced a new agreement.", "agreement", "2024-05-10 held"],
  ["She is the highest ranking official to visit Lima.", "visit", "– held"],
  ["The missile was the first to fly over Japan.", "fly", "– held"],
  ["The launch — on April 29 — was the first to fly over Japan.", "fly", "2024-04-29 held"],
  ["She is the most senior envoy to visit Lima this year.", "visit", "2024 held"],
  ["Valtonen is due to meet her counterpart on Tuesday.", "meet", "2024-05-14 announced"],
  ["On Monday Valtonen met the president and signed a treaty.", "signed", "2024-05-06 held"],
  ["The ministers held talks in Oslo on Wednesday.", "talks", "2024-05-08 held"],
  ["Wednesday's talks were brief.", "talks", "2024-05-08 held"],
  ["The invasion of the island in 2019 was condemned.", "invasion", "2019 held"],
  ["Following the 2018 arrest of a banker, trade fell.", "arrest", "2018 held"],
  ["The talks, which began in March, go on.", "talks", "2024-03 held"],
  ["On Friday the minister is to visit the port of Bergen.", "visit", "2024-05-10 announced"],
  ["On Tuesday the minister is to visit the port of Bergen.", "visit", "2024-05-14 announced"],
  // A paper called for what it called for on the day on which it came out.
  ["Last month Oslo published a paper that called for a truce.", "called", "2024-04 held"],
  ["Curbs on the sale of chips to Oman, imposed in March 2019, were lifted.", "curbs", "2019-03 held"],
  ["They put their names to a statement on deepening ties on Tuesday.", "put", "2024-05-07 held"],
  ["Ortiz had travelled to Quito last September, where the two met.", "met", "2023-09 held"],
  // Said of something that is told before the comma of the main verb.
  ["On Monday Ortiz said that aid had been cut, and promised help.", "promised", "2024-05-06 held"],
  ["Abe said on Monday that Tokyo could not bear what he called a raid.", "called", "2024-05-06 held"],
  ["“It matters,” she said on Tuesday at the start of a meeting with the premier.", "meeting", "2024-05-07 held"],
  [
    "The envoys left in January 2016. Days before, the king had executed a cleric.",
    "executed",
    "[2015-12-22..2016-01-31] held",
  ],
  ["The two have backed rival sides in the war in Oman since 2015.", "backed", "2015/2024 held"],
  // From when what is to be imposed applies.
  [
    "Oslo will impose a duty on foreign salmon. The duty on salmon takes effect on 1 October.",
    "impose",
    "2024-10-01 announced",
  ],
  [
    "Oslo says it will impose a tariff on cars. Nobody is glad. The tariffs on cars are due to come into force on 3 June.",
    "impose",
    "2024-06-03 announced",
  ],
  ["Oslo will impose a duty on foreign salmon. The duty on steel takes effect on 1 October.", "impose", "– announced"],
  [
    "Oslo also plans to raise a duty on steel. Duties on salmon apply from 1 June, while those on steel will be imposed from 3 June.",
    "raise",
    "2024-06-03 announced",
  ],
  // A time of its noun is not the verb's.
  ["Ortiz applauded the Danes for their apology of last March.", "applauded", "– held"],
  ["A massacre of pilgrims in Lomvik on Tuesday was condemned by Oslo and Suva.", "condemned", "– held"],
  ["The court traced Tuesday's bombings to exiles living in Oslo.", "traced", "– held"],
  ["Ortiz refuses to cede power despite a plea by her envoy on Tuesday.", "refuses", "– held"],
  ["Ortiz threatened not to turn up at the summit in Lima next weekend.", "threatened", "– held"],
  ["Oslo flew three men to Lima on Tuesday, at the request of Suva.", "request", "– held"],
  ["Oslo denies having used gas at Lomvik on Tuesday.", "denies", "– held"],
  ["The envoys have met for the first time since February.", "met", "– held"],
  // Since then, and what followed on what.
  ["The two have fought three wars since they became states in 1947.", "fought", "1947/2024 held"],
  [
    "The launch came after the council imposed new measures on the island following its test earlier this month.",
    "imposed",
    "[2024-05-01..2024-05-10] held",
  ],
  ["Such transfers are prohibited by a resolution that was adopted in March.", "prohibited", "2024-03 held"],
  ["The last minister came in 2015. Days later, the premier also made a trip to Lima.", "trip", "2015 held"],
  [
    "Ortiz told Berg on Tuesday that her heart ached for those who suffered, as the two held their second summit.",
    "held",
    "2024-05-07 held",
  ],
  ["Abdi and Berg signed the memorandum of understanding in Lima on Monday.", "signed", "2024-05-06 held"],
  ["From 2020 Oslo put curbs on Danish coal, barley and wine.", "put", "2020 held"],
  ["Oslo is under growing pressure from Suva to limit its sales.", "pressure", "– underway"],
  ["Oslo was under pressure from Suva in March.", "pressure", "2024-03 held"],
  ["They will meet over an informal dinner on Monday.", "meet", "2024-05-13 announced"],
  // The sentence's only day, on the verb above or beside.
  ["Ortiz swapped telephone calls with Berg on Thursday.", "calls", "2024-05-09 held"],
  ["On Thursday Ortiz criticised the raid.", "raid", "– held"],
  ["Ortiz, who freed two men, said on Thursday that he was ill.", "freed", "– held"],
  ["Ortiz said on Thursday that the army freed two men.", "freed", "– held"],
  [
    "The talks followed a vote on April 3. Ortiz then ordered the army there.",
    "ordered",
    "[2024-04-03..2024-05-10] held",
  ],
  ["Ortiz and Berg agreed on Wednesday to talk. Fiji also agreed to sell fish.", "agreed", "2024-05-08 held"],
  ["Valtonen flew home on Thursday after a three-day visit.", "visit", "2024-05-07/2024-05-09 held"],
  ["Valtonen became on Tuesday the first minister to visit the island.", "visit", "2024-05-07 held"],
  ["Oslo broke off the talks in August 2022 after the envoy visited the island.", "visited", "2022-08 held"],
  ["In March Oslo vetoed the plan.", "vetoed", "2024-03 held"],
  ["Under the terms, announced Tuesday, holders would receive a sum.", "announced", "2024-05-07 held"],
  ["It had been due to expire on Tuesday.", "expire", "2024-05-07 cancelled"],
  ["It has been due to expire on Tuesday.", "expire", "2024-05-14 announced"],
])("the time on the predicate or its own words: %s (%s)", (text, word, expected) => {
  expect(read(text, word)).toBe(expected);
});

test.each([
  ["The ministry said on Thursday that Valtonen would visit Astana.", "visit", "– announced"],
  ["Valtonen, who was appointed in 2023, visited Astana.", "visited", "– held"],
  ["Ministers condemned Tuesday's attack.", "condemned", "– held"],
  ["Before the summit of 2019 began, both sides armed.", "armed", "– held"],
  ["The two will sign a treaty, which in 2030 turns ten.", "sign", "– announced"],
])("never a time of another clause: %s (%s)", (text, word, expected) => {
  expect(read(text, word)).toBe(expected);
});

test("the time of the saying is the saying's", () => {
  const analysis = analysisOf("The ministry said on Thursday that Valtonen would visit Astana next week.");
  const sentence = analysis.sentences[0]!;
  const said = sentence.tokens.find((token) => token.norm === "said")!;
  const visit = sentence.tokens.find((token) => token.norm === "visit")!;
  expect(statementDay(analysis, sentence, said.index)?.date).toBe("2024-05-09");
  expect(timeOf(analysis, sentence, visit.index)?.date).toBe("[2024-05-13..2024-05-19]");
});

test("a stay of several days from its first day", () => {
  expect(read("Valtonen will travel to Oslo on Monday for a two-day visit.", "visit")).toBe(
    "2024-05-13/2024-05-14 announced",
  );
  expect(read("Valtonen arrived in Oslo on Thursday for a four-day visit.", "visit")).toBe(
    "2024-05-09/2024-05-12 underway",
  );
});

test("undated news of a report is of its day, and says that this is inferred", () => {
  const analysis = analysisOf("Oslo has recalled its envoy.");
  const sentence = analysis.sentences[0]!;
  const when = timeOf(analysis, sentence, sentence.tokens.find((token) => token.norm === "recalled")!.index);
  expect(when).toMatchObject({ date: "2024-05-10", dateIs: "inferred" });
});

test("a day before what it is told after", () => {
  expect(read("The offer came a day after rebels shelled the port.", "shelled")).toBe("2024-05-09 held");
  expect(read("The offer was made on Tuesday, two days after rebels shelled the port.", "shelled")).toBe(
    "2024-05-05 held",
  );
});

test.each([
  ["Envoys could meet in Doha.", "meet", "proposed"],
  ["Oslo is considering sending troops.", "sending", "proposed"],
  ["Oslo is supplying arms to the rebels.", "supplying", "underway"],
  ["Oslo has been supplying arms to the rebels.", "supplying", "underway"],
  ["Oslo continues to supply arms to the rebels.", "supply", "underway"],
  ["Oslo called off the talks.", "talks", "cancelled"],
  ["The talks were called off.", "talks", "cancelled"],
  ["Oslo cancelled the visit.", "visit", "cancelled"],
  ["Oslo did not attack the port.", "attack", "denied"],
  ["Oslo denied attacking the port.", "attacking", "denied"],
  ["The planned visit was criticised by the opposition.", "visit", "announced"],
  ["The proposed talks were criticised by the opposition.", "talks", "proposed"],
  ["Oslo plans to sign the pact.", "sign", "announced"],
  ["Premier to visit Oslo", "visit", "announced"],
])("status by tense, mood and words: %s (%s)", (text, word, expected) => {
  expect(read(text, word).split(" ").at(-1)).toBe(expected);
});

test("days told of a visit further on are nearer than its week", () => {
  const text = "Valtonen will travel to Astana next week. The visit will run from Monday to Wednesday.";
  const analysis = analysisOf(text);
  const first = analysis.sentences[0]!;
  const travel = first.tokens.find((token) => token.norm === "travel")!;
  expect(timeOf(analysis, first, travel.index)?.date).toBe("2024-05-13/2024-05-15");
});

test("what is told after a sentence that names the day is of that day", () => {
  expect(read("Valtonen met the president on Thursday. After the talks they signed a treaty.", "signed")).toBe(
    "2024-05-09 held",
  );
});

test("weeks from Sunday and a weekend from Friday, where the reader says so", () => {
  const firstValue = (text: string, conventions: { weekStart: number; weekend: number }) => {
    const sentences = readSentences(text, models);
    return resolveTimes(findTimes(sentences), sentences, "2024-05-12", null, conventions)[0]?.value;
  };
  const sundays = { weekStart: 0, weekend: 5 };
  expect(firstValue("They met last week.", { weekStart: 1, weekend: 6 })).toBe("[2024-04-29..2024-05-05]");
  expect(firstValue("They met last week.", sundays)).toBe("[2024-05-05..2024-05-11]");
  expect(firstValue("They met at the weekend.", sundays)).toBe("2024-05-10/2024-05-11");
});

test("a bare year before a noun is of that noun", () => {
  expect(
    read("The premier congratulated Fiji on its work as the 2022 chair of the bloc.", "congratulated"),
  ).not.toContain("2022 ");
});
