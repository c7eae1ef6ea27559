/** Figures on many subjects: energy, migration, arms, sanctions, casualties, aid, votes. */
import { test } from "vitest";
import { checkFigures } from "../../../tests/check.ts";

const about = { published: "2024-05-10" }; // a Friday

test("energy: a share is no change, where it came from is no figure", () => {
  checkFigures(
    "Wind power supplied 28% of Denmark's electricity in March, up from 22% a year earlier, the grid operator Energinet said.",
    about,
    "share of Denmark's electricity supplied | 28 % share | 2024-03 | - | Energinet",
  );
  checkFigures(
    "Imports from Chile, mostly fish and copper, grew by 12.7% to $29.1 billion last year.",
    about,
    "Imports from Chile | 12.7 % change up | 2023 < 2022",
    "Imports from Chile | 29100000000 USD level | 2023",
  );
  checkFigures("Fines rose by 10 to 15 percent in April.", about, "Fines | 10-15 % change up | 2024-04");
});

test("what was counted before is counted again, in the same sentence or the next", () => {
  checkFigures(
    "The European Union sanctioned 45 companies on Monday. Of these 20 are based in Turkey.",
    about,
    "companies sanctioned | 45 companies count | 2024-05-06 | - | European Union",
    "companies sanctioned | 20 companies count",
  );
  checkFigures("Of these the minister spoke at length, and 20 minutes went by.", about, "");
});

test("casualties: who is counted is told by what befell them", () => {
  checkFigures(
    "More than 3,000 people were killed and 8,700 wounded in the fighting, the Red Cross said.",
    about,
    "people killed | 3000 people count | - | more than | International Committee of the Red Cross",
    "people wounded | 8700 people count | - | - | International Committee of the Red Cross",
  );
});

test("aid: half of it is a share of what was told", () => {
  checkFigures(
    "Norway will give Moldova $50 million in aid this year, half of it for energy.",
    about,
    "Norway aid to Moldova | 50000000 USD level expected | 2024",
    "share of Norway aid to Moldova | 50 % share expected | 2024",
  );
});

test("votes: turnout is a level whoever says so", () => {
  checkFigures(
    "Turnout was 61%, down from 66% four years ago, the election commission said.",
    about,
    "Turnout | 61 % level | - | - | election commission",
  );
});

test("a prison sentence is a figure, an ordinal none, nor a fifth term", () => {
  checkFigures("He was sentenced to 12 years in prison.", about, "length of sentence | 12 years level");
  checkFigures("She was sworn in for a fifth term and spoke of a third joint mission.", about, "");
  checkFigures("Output fell by a fifth in April.", about, "Output | 20 % change down | 2024-04");
});

test("a run of figures shares its year and its source; another year ends it", () => {
  checkFigures(
    "Norway's trade with Chile rose by 8% last year, according to Norwegian customs figures. Exports climbed by 11% to $3 billion. In 2021 exports came to $2 billion.",
    about,
    "Norway's trade with Chile | 8 % change up | 2023 < 2022 | - | Norway Customs",
    "Exports | 11 % change up | 2023 < 2022 | - | Norway Customs",
    "Exports | 3000000000 USD level | 2023 | - | Norway Customs",
    "exports | 2000000000 USD level | 2021",
  );
});

test("decimal commas, but not a list of two numbers", () => {
  checkFigures("Exports rose by 26,3 percent in April.", about, "Exports | 26.3 % change up | 2024-04");
});
