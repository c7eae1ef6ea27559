import { expect, test } from "vitest";
import { analyse } from "../../tests/check-mentions.ts";
import { peopleOf } from "./index.ts";

const stateOf = (text: string, name: string): string | null | undefined =>
  peopleOf(analyse(text, "2024-05-10").mentions).find((person) => person.name === name)?.country;

test("whom somebody is of, serves or works for tells the state, where no title does", () => {
  const cases: [string, string, string | null][] = [
    ["Ana Quispe of the Peruvian Red Cross said the road was closed.", "Ana Quispe", "PER"],
    ["Rubina Khatun of the Bangladesh Garment Workers' League said the cracks were known.", "Rubina Khatun", "BGD"],
    ["Ana Quispe, of Polish descent, said the road was closed.", "Ana Quispe", null],
    ["Narendra Modi's adviser Amit Kulkarni Rao said peace could not be imposed.", "Amit Kulkarni Rao", "IND"],
    ["Kenya's envoy dismissed the finding; Britain's, Peter Wilsham, called it sound.", "Peter Wilsham", "GBR"],
    ["Helsinki's man in Tbilisi, Antero Kujala, described what he had seen.", "Antero Kujala", "FIN"],
    ["A ministry aide in Sanaa, Fuad al-Maqtari, called such stories invented.", "Fuad al-Maqtari", "YEM"],
    ["A diplomat in Sanaa, Fuad al-Maqtari, called such stories invented.", "Fuad al-Maqtari", null],
  ];
  for (const [text, name, state] of cases) expect(stateOf(text, name), text).toBe(state);
});

test("“its commander” is of what the sentence, or the one before, speaks of first", () => {
  expect(
    stateOf(
      "Tanzania's coast guard seized a Comorian boat. Its commander, Ali Jumanne, said the crew was safe.",
      "Ali Jumanne",
    ),
  ).toBe("TZA");
  expect(
    stateOf(
      "Brazil abstained, its permanent representative, Helena Prado Lins, told the council.",
      "Helena Prado Lins",
    ),
  ).toBe("BRA");
});

test("a minister who speaks in a capital is of its state, unless another is named", () => {
  expect(stateOf("Information Minister Lapo Sanga told reporters in Bangui that the vote was off.", "Lapo Sanga")).toBe(
    "CAF",
  );
  expect(stateOf("Information Minister Lapo Sanga told reporters in Bangui that Gabon had left.", "Lapo Sanga")).toBe(
    null,
  );
});
