import { expect, test } from "vitest";
import { analyse, checkStatements, models } from "../../../tests/check.ts";
import { readStatements } from "./index.ts";

const about = { published: "2024-05-10" }; // a Friday

test("direct, with hearers, place and day", () => {
  const text = "“The border stays open,” Foreign Minister Eva Brannvall told reporters in Helsinki on Wednesday.";
  checkStatements(text, about, "Eva Brannvall / FIN | direct asserts | The border stays open | - | 2024-05-08");
  const [said] = readStatements(analyse(text, about), models().sayings);
  expect(said).toMatchObject({ to: "reporters", place: "Helsinki", words: "verbatim", content: null, id: "s1" });
});

test("on a reworded page the words inside the marks are doubtful", () => {
  const text = "“The border stays open,” Brannvall said.";
  const [said] = readStatements(analyse(text, { ...about, wording: "reworded" }), models().sayings);
  expect(said?.words).toBe("doubtful");
});

test("indirect, by a body", () => {
  checkStatements(
    "Finland's Foreign Ministry said on Thursday that the talks had ended.",
    about,
    "Finnish Foreign Ministry / FIN | indirect asserts | (the talks had ended) | - | 2024-05-09",
  );
});

test("a broken quotation is one statement, its pieces joined", () => {
  checkStatements(
    "“We agreed on most points,” Brannvall said. “It took a year.”",
    about,
    "Brannvall | direct asserts | We agreed on most points … It took a year",
  );
});

test("an inverted verb, and a clause about the speaker", () => {
  checkStatements(
    "“Nobody wants this,” said Brannvall, who took office last year.",
    about,
    "Brannvall | direct asserts | Nobody wants this",
  );
});

test("a quoted word inside the page's own clause makes it mixed", () => {
  checkStatements(
    "Brannvall said Finland was “ready to help” and would “never look away.”",
    about,
    "Brannvall | mixed asserts | ready to help … never look away",
  );
  checkStatements(
    "China, which Brannvall described as “a difficult partner”, is Finland's fifth-largest market.",
    about,
    "Brannvall | mixed asserts | a difficult partner",
  );
});

test("a scare quote is nobody's saying", () => {
  checkStatements("The so-called “ice route” was closed for the winter.", about, "");
});

test("two verbs of one speaker in one sentence are one statement", () => {
  checkStatements(
    "Helsinki condemned the raid and accused Minsk of lying.",
    about,
    "Helsinki / FIN | indirect opposes | (the raid and accused Minsk of lying)",
  );
});

test("who calls on somebody and asks for nothing pays a visit", () => {
  checkStatements("The envoy called on the Chadian president on Tuesday and left.", about, "");
  checkStatements("During the visit, Menon called on President Ali Saleh.", about, "");
});

test("a resolution is the council's that was named last, and not whose it urges", () => {
  checkStatements(
    "The UN Security Council met on Monday. The resolution urges the governments of Sudan and Chad to end the fighting. It also says that all troops shall leave the town.",
    about,
    "UN Security Council | indirect urges | (the governments of Sudan and Chad to end the fighting) | via resolution",
    "UN Security Council | indirect asserts | (all troops shall leave the town) | via resolution",
  );
});

test("a denial, a silence, a refusal, a call", () => {
  checkStatements(
    "Oslo denied that it had closed the crossing.",
    about,
    "Oslo / NOR | indirect denies | (it had closed the crossing)",
  );
  checkStatements(
    "A spokesman for Norway's Foreign Ministry declined to comment on the report.",
    about,
    "Norwegian Foreign Ministry / NOR | indirect declines_comment | (to comment on the report)",
  );
  checkStatements(
    "Finland says it will not join the mission.",
    about,
    "Finland / FIN | indirect refuses | (it will not join the mission)",
  );
  checkStatements(
    "“All sides must show restraint,” the envoy said in a statement.",
    about,
    "envoy | direct urges | All sides must show restraint | via statement",
  );
});

test("what will be said, or was not, is no statement", () => {
  checkStatements("Brannvall will say on Monday that the talks have failed.", about, "");
  checkStatements("Brannvall did not say when the talks would end.", about, "");
  checkStatements("The envoy plans to announce a truce.", about, "");
});

test("according to whom; data are no speakers", () => {
  checkStatements(
    "The drill will start in June, according to the Norwegian Defence Ministry.",
    about,
    "Norwegian Defence Ministry / NOR | indirect asserts | (The drill will start in June)",
  );
  checkStatements("Exports rose in June, according to customs data.", about, "");
});

test("told to an agency, it came through the agency", () => {
  checkStatements(
    "“Our patience is not endless,” Kremlin spokesman Dmitry Peskov told Interfax on Monday.",
    about,
    "Dmitry Peskov / RUS | direct asserts | Our patience is not endless | via Interfax | 2024-05-06",
  );
});

test("the same saying twice on a page counts once", () => {
  const line = "“The border stays open for all who need it,” Brannvall said.";
  checkStatements(
    `${line}\n\n${line}`,
    about,
    "Brannvall | direct asserts | The border stays open for all who need it",
  );
});

test("a quotation over two sentences, its speaker behind the second", () => {
  checkStatements(
    "“The road is long. We will walk it together with our partners,” Brannvall said.",
    about,
    "Brannvall | direct pledges | The road is long. We will walk it together with our partners",
  );
});

test("a subject with an insertion before a verb of saying, whatever noun follows it", () => {
  checkStatements(
    "Eva Brannvall, an old envoy, said the union’s sale of ferries was rushed.",
    about,
    "Eva Brannvall | indirect asserts | (the union’s sale of ferries was rushed)",
  );
  checkStatements(
    "Eva Brannvall, who once led the harbour union, said builders eventually gave up.",
    about,
    "Eva Brannvall | indirect asserts | (builders eventually gave up)",
  );
});

test("what is said goes on over a coordination and behind an insertion", () => {
  checkStatements(
    "Eva Brannvall said the vote was rushed, and the plan would have failed if there had been time.",
    about,
    "Eva Brannvall | indirect asserts | (the vote was rushed, and the plan would have failed if there had been time)",
  );
});

test("a name before the colon of a quotation speaks it; a verb there does not", () => {
  checkStatements("More from Eva Brannvall: “We will stay.”", about, "Eva Brannvall | direct pledges | We will stay");
});

test("a past with its subject and no helper is active, whatever the tree calls the subject", () => {
  checkStatements(
    "A chain of people will link three bridges, organisers announced.",
    about,
    "organisers | indirect asserts | (A chain of people will link three bridges)",
  );
});

test("anybody may say something, but no thing", () => {
  checkStatements(
    "Frost killed the tulips, a dairy explained.",
    about,
    "dairy | indirect asserts | (Frost killed the tulips)",
  );
  checkStatements("The trend says little about the harvest.", about, "");
});

test("a threat is words, a promise of cooperation an event", () => {
  checkStatements("Minsk vowed to answer in kind.", about, "Minsk / BLR | indirect pledges | (to answer in kind)");
  checkStatements("The two promised to cooperate.", about, "");
});

test("what a spokesman tells of his state's blame is one saying, whatever phrase stands at its head", () => {
  checkStatements(
    "Regarding the latest launch, Japan has condemned the “excessive provocation” in the strongest terms, government spokesperson Taro Mori said on Friday.",
    about,
    "Taro Mori / JPN | mixed opposes | excessive provocation | - | 2024-05-10",
  );
});

test("a quotation of several paragraphs, of which only the last is closed", () => {
  checkStatements(
    "“We will wait.\n\n“It takes a year.\n\n“Then we will see,” Eva Brannvall said.",
    { published: "2024-05-10" },
    "Eva Brannvall | direct pledges | We will wait … It takes a year … Then we will see",
  );
});
