import { expect, test } from "vitest";
import { readSentences } from "../language/index.ts";
import { loadLanguageModels } from "../load/language.ts";
import type { Analysis } from "../model/analysis.ts";
import { dayOfTheNews, findTimes, resolveTimes, statusOf, timeOf } from "./index.ts";

const models = loadLanguageModels("data");

/** As much of an analysis as times and status are read from; Friday 2024-05-10 unless another day is given. */
function analysisOf(text: string, published: string | null = "2024-05-10"): Analysis {
  const sentences = readSentences(text, models);
  const times = resolveTimes(findTimes(sentences), sentences, published);
  return {
    article: { body: text },
    sentences,
    mentions: [],
    mentionsBySentence: sentences.map(() => []),
    times,
    timesBySentence: sentences.map((sentence) => times.filter((time) => time.sentence === sentence.index)),
    published: { published, publishedIs: published === null ? null : "stated", why: null },
  } as unknown as Analysis; // Only the article's body is asked for here.
}

/** Date and status of the happening at the word, in the last sentence that has it. */
function read(text: string, word: string, published?: string): string {
  const analysis = analysisOf(text, published);
  for (const sentence of [...analysis.sentences].reverse()) {
    const token = sentence.tokens.findLast((one) => one.norm === word);
    if (token === undefined) continue;
    const when = timeOf(analysis, sentence, token.index);
    return `${when?.date ?? "–"} ${statusOf(analysis, sentence, token.index, when).status}`;
  }
  return "no such word";
}

const ledeDay = (text: string, published?: string | null): string | null =>
  dayOfTheNews(analysisOf(text, published))?.date ?? null;

test.each([
  ["Nairobi has recalled its envoy from Juba. The ministry gave no reason.", "2024-05-10"],
  ["Chile's minister met her Bolivian colleague in Arica on Friday.", "2024-05-10"],
  ["Chile's minister met her Bolivian colleague in Arica on Wednesday.", null],
  ["Chile's minister will meet her Bolivian colleague in Arica on Friday.", null],
  ["Jakarta says it will recall its envoy.", null],
  ["The envoy has been recalled, the ministry said.", "2024-05-10"],
  ["The envoy is being recalled, the ministry said.", null],
])("the lede tells news of the page's day: %s", (text, expected) => {
  expect(ledeDay(text)).toBe(expected);
});

test("a page of one of two days has news of one of two days; one without a day has none", () => {
  expect(ledeDay("Hanoi has freed two fishermen.", "[2024-05-09,2024-05-10]")).toBe("[2024-05-09,2024-05-10]");
  expect(ledeDay("Hanoi has freed two fishermen.", null)).toBe(null);
});

test.each([
  // The participle that opens a sentence goes on while the main verb happens.
  [
    "Oslo has freed two men. Visiting Accra, the Peruvian premier praised the court.",
    "visiting",
    "2024-05-10 underway",
  ],
  ["Oslo has freed two men. Visitors to Accra praised the court last year.", "praised", "2023 held"],
  // Days after, within the clause beside.
  [
    "The shelling on Thursday came only days after the two sides signed a truce.",
    "signed",
    "[2024-05-03..2024-05-08] held",
  ],
  [
    "Earlier this year the consul was given a week to leave Lima, days after an attache was expelled from Quito.",
    "expelled",
    "2024 held",
  ],
  ["The shelling came years after the two sides signed a truce.", "signed", "– held"],
  // What goes on with something recalled.
  [
    "Oslo has freed two men. Trust was shaken when a plane was shot down in September. Fifteen men were killed.",
    "killed",
    "2023-09 held",
  ],
  ["Oslo has freed two men. It has been so since September. Fifteen men were killed.", "killed", "2024-05-10 held"],
  // A place goes on in its own clause.
  ["She landed on Monday in Tashkent, where she met the Uzbek premier.", "met", "2024-05-06 held"],
  ["She landed on Monday in Tashkent, where a treaty was signed in 1996.", "signed", "1996 held"],
  // Within a stay, before a start, after so many days of talks.
  [
    "Gabon's premier flew home on Thursday after a three-day visit in which the two sides promised more trade.",
    "promised",
    "[2024-05-07..2024-05-09] held",
  ],
  [
    "Gabon's premier flew home on Thursday after a three-day visit that Rabat promised in 2020.",
    "promised",
    "2020 held",
  ],
  [
    "Rabat and Libreville agreed on Friday to trade after four days of secret talks.",
    "talks",
    "2024-05-07/2024-05-10 held",
  ],
  ["Rabat and Libreville agreed on Friday to trade after years of secret talks.", "talks", "– held"],
  [
    "The premier flew to Rabat on Thursday. Hours before Okeke took off, Mali fired a ballistic missile.",
    "fired",
    "2024-05-09 held",
  ],
  [
    "The premier flew to Rabat on Thursday. Years before Okeke took off, Mali fired a ballistic missile.",
    "fired",
    "– held",
  ],
  [
    "Okeke became on Tuesday the first premier to visit the isles since they gained independence in 1979.",
    "visit",
    "2024-05-07 held",
  ],
  // Two things at once; a stay that ends; the day told before.
  ["The envoy was shot as she left a rally in Quetta on Thursday.", "shot", "2024-05-09 held"],
  ["The envoy was shot before she left for a rally in Quetta on Thursday.", "shot", "– held"],
  ["The envoy concluded a four-day stay in Quetta on Thursday.", "stay", "2024-05-06/2024-05-09 held"],
  ["The envoy began a four-day stay in Quetta on Thursday.", "stay", "2024-05-09/2024-05-12 underway"],
  ["The palace said on Thursday that the two would speak later in the day.", "speak", "2024-05-09 held"],
  ["The last such trip was in 2015, when Okeke attended a forum in Suva.", "attended", "2015 held"],
  ["Trips have been rare since 2015, but Okeke will attend a forum in Suva.", "attend", "– announced"],
  ["The port said on Sunday that the tanker was being held at anchor.", "held", "2024-05-05 held"],
  ["The port said on Sunday that the tanker had been held at anchor.", "held", "– held"],
  ["Lima has freed a bank. Quito has criticised the step and asked for talks.", "asked", "– held"],
  ["Lima has freed a bank. Quito criticised the step and asked for talks.", "asked", "2024-05-10 held"],
  // Clefts, and what so much time has passed since.
  ["It was on Tuesday that the two sides initialled the pact.", "initialled", "2024-05-07 held"],
  ["Sixteen months have passed since Lusaka and Luanda drew their border.", "drew", "2023-01~ held"],
  ["Sixteen months have passed without a word from Luanda.", "passed", "– held"],
  ["A weekend call between the two leaders on March 16 ended early.", "call", "2024-03-16 held"],
  // More of the same news, and what goes on as it is told.
  [
    "Lima has imposed fresh sanctions on a bank. Fines have also been imposed on three ships.",
    "imposed",
    "2024-05-10 held",
  ],
  ["Lima has imposed fresh sanctions on a bank. Fines have often been imposed on ships.", "imposed", "– held"],
  ["Lima has freed a bank. The step coincides with the premier's visit to Quito.", "visit", "2024-05-10 underway"],
  // What a paper does, it does on its day.
  ["Envoys welcomed Tuesday's statement, which condemned the coup in Niamey.", "condemned", "2024-05-07 held"],
])("a clause beside tells the day: %s (%s)", (text, word, expected) => {
  expect(read(text, word)).toBe(expected);
});

test.each([
  ["The Malian premier was to have flown to Algiers on Tuesday.", "flown", "2024-05-07 cancelled"],
  ["The Malian premier was to fly to Algiers on Tuesday.", "fly", "2024-05-14 announced"],
  ["The envoys had been due to meet in Quito on Monday.", "meet", "2024-05-06 cancelled"],
  ["The envoys will no longer meet in Quito on Saturday.", "meet", "2024-05-11 cancelled"],
  ["Suva has shelved plans to visit Apia in June.", "visit", "2024-06 cancelled"],
  ["Plans for a visit to Apia have been dropped.", "visit", "– cancelled"],
  ["Suva has published plans for a visit to Apia.", "visit", "– held"],
  ["A visit to Hanoi has been put off until June.", "visit", "2024-06 announced"],
  ["A visit to Hanoi has been called off.", "visit", "– cancelled"],
  ["The premier embarked on Thursday on a tour of the Gulf.", "tour", "2024-05-09 underway"],
  ["The premier completed on Thursday a tour of the Gulf.", "tour", "2024-05-09 held"],
])("status by what became of it: %s (%s)", (text, word, expected) => {
  expect(read(text, word)).toBe(expected);
});

test.each([
  ["The two sides sit down in Lusaka in July.", "sit", "2024-07 announced"],
  ["The two sides sat down in Lusaka in July.", "sat", "2023-07 held"],
])("the simple present of a timetable lies ahead: %s", (text, word, expected) => {
  expect(read(text, word)).toBe(expected);
});

test.each([
  [
    "Peru's minister will visit Suva this month. Tensions are old. The visit will run from 20 to 22 May.",
    "visit",
    "2024-05-20/2024-05-22 announced",
  ],
  [
    "The minister said he would meet the king later this month. “I'll be going on May 21,” he said.",
    "meet",
    "2024-05-21 announced",
  ],
  [
    "The minister said he would meet the king later this month. Talks in Rome begin on May 21.",
    "meet",
    "2024-05 announced",
  ],
])("the days of a stay told elsewhere are nearer than the month: %s", (text, word, expected) => {
  const analysis = analysisOf(text);
  const sentence = analysis.sentences[0]!;
  const token = sentence.tokens.find((one) => one.norm === word)!;
  const when = timeOf(analysis, sentence, token.index);
  expect(`${when?.date ?? "–"} ${statusOf(analysis, sentence, token.index, when).status}`).toBe(expected);
});
