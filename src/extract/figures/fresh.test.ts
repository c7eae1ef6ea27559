/** Shapes of news figures that the tree tells wrongly or not at all: verbs told once, tolls, sums found and given, spans and starts. */
import { test } from "vitest";
import { checkFigures } from "../../../tests/check.ts";

const about = { published: "2024-05-10" }; // a Friday

test("a verb of change told once holds for the second flow too", () => {
  checkFigures(
    "Exports grew by 5% to $25 billion and imports by 2% to $23 billion last year.",
    about,
    "Exports | 5 % change up | 2023 < 2022",
    "Exports | 25000000000 USD level | 2023",
    "imports | 2 % change up | 2023 < 2022",
    "imports | 23000000000 USD level | 2023",
  );
});

test("where a level came from is no change, and a level lower than another is none", () => {
  checkFigures(
    "Chad's inflation rate fell to 11% in April from March's 12%, the lowest since 2016.",
    about,
    "Chad's inflation rate | 11 % level | 2024-04",
  );
  checkFigures("Revenue of $4 billion was lower than expected.", about, "Revenue | 4000000000 USD level");
});

test("a change set off by a comma is that of the level before it", () => {
  checkFigures(
    "Peru's exports reached $6 billion in March, a year-on-year increase of 7%.",
    about,
    "Peru's exports | 6000000000 USD level | 2024-03",
    "Peru's exports | 7 % change up | 2024-03 < 2023-03",
  );
});

test("tolls and people without a noun; no toll of a bell", () => {
  checkFigures("The death toll has climbed to 4,455.", about, "death toll | 4455 people count");
  checkFigures("The number of civilians killed has risen to 51.", about, "civilians killed | 51 people count");
  checkFigures("A shooting left three dead.", about, "people dead | 3 people count");
  checkFigures("Some 25 million Sudanese are hungry.", about, "Sudanese | 25000000 people count | - | about");
  checkFigures("The bell tolled from 8 to 9.", about, "");
});

test("the strength of a team is counted, that of a standing body is not", () => {
  checkFigures(
    "A 68-strong rescue team from China arrived in Kathmandu.",
    about,
    "members of 68-strong rescue team from China | 68 people count | 2024-05-10",
  );
  checkFigures("The 27-member bloc met in Brussels.", about, "");
});

test("money is told by what was done with it; money raised is no rise", () => {
  checkFigures(
    "Donors set aside $60 million for refugees.",
    about,
    "money set aside by Donors for refugees | 60000000 USD level",
  );
  checkFigures("The agency aims to raise $2 billion.", about, "money raised by agency | 2000000000 USD level expected");
  checkFigures("The fund raised its stake by 2%.", about, "stake | 2 % change up");
});

test("a span that leads up to a month, and a duty from the day on which it starts", () => {
  checkFigures("Output rose by 3% in the three months to April.", about, "Output | 3 % change up | 2024-02/2024-04");
  checkFigures(
    "Kenya will impose a 25% duty on imported steel. The duty will come into effect on 1 July.",
    about,
    "Kenya duty on imported steel | 25 % level expected | 2024-07-01 | - | Kenya",
  );
});

test("who released the numbers, and not the day on which they were released", () => {
  checkFigures(
    "Around 8,300 people were injured, according to figures released by Nepali police on Tuesday.",
    about,
    "people injured | 8300 people count | 2024-05-07 | about | Nepali police",
  );
});

test("however few whom a deed befalls; the two that were told of before are no news", () => {
  checkFigures(
    "Khartoum closed three newspapers on Monday.",
    about,
    "newspapers closed | 3 newspapers count | 2024-05-06",
  );
  checkFigures("The two newspapers were closed on Monday.", about, "");
  checkFigures("Police arrested eight poachers on Monday.", about, "poachers arrested | 8 people count | 2024-05-06");
});

test("a sum without its currency has that of the sum before it; a part with the noun within", () => {
  checkFigures(
    "Donors pledged $3 billion for Chad, half a billion of it this year.",
    about,
    "pledge for Chad | 3000000000 USD level | 2024",
    "pledge for Chad | 500000000 USD level | 2024",
  );
  checkFigures("One child in four is hungry.", about, "share of children | 25 % share");
});

test("a flash that is all headline is read", () => {
  checkFigures("Chad expels 30 diplomats", about, "diplomats expelled | 30 people count");
});

test("a group of prisoners is counted, the Group of Seven is not; so are seven of their soldiers", () => {
  checkFigures(
    "Baku released a group of 44 Armenian prisoners on Monday.",
    about,
    "Armenian prisoners | 44 people count | 2024-05-06",
  );
  checkFigures("The Group of 20 met in Rio.", about, "");
  checkFigures(
    "Chad said seven of its soldiers were killed.",
    about,
    "Chad's soldiers killed | 7 people count | - | - | Chad",
  );
});

test("a part by what was done with it, and a sum that somebody else has", () => {
  checkFigures(
    "Exports came to $3 billion, 90% shipped to Peru.",
    about,
    "Exports | 3000000000 USD level",
    "share of Exports shipped | 90 % share",
  );
  checkFigures("Chad ranked third, behind Niger with $5 billion.", about, "Niger | 5000000000 USD level");
});

test("what reports claim is said by the reports, not by whoever answers them", () => {
  checkFigures(
    "Colonel Ren was responding to media reports claiming that 30 ships were seized.",
    about,
    "ships seized | 30 ships count | - | - | media reports",
  );
});
