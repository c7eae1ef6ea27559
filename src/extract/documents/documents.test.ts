import { expect, test } from "vitest";
import { analyse } from "../../../tests/check.ts";
import { readDocuments } from "./index.ts";

const documentsOf = (text: string) =>
  readDocuments(analyse(text, { published: "2024-05-10" })).map((one) => [one.kind, one.name, one.issuer, one.omits]);

test("those with whom it was signed issued it too, and the day is no part of its name", () => {
  expect(documentsOf("Chad has signed an agreement with Niger on Tuesday.")).toEqual([
    ["agreement", "agreement with Niger", ["TCD", "NER"], []],
  ]);
});

test("the document told of before is no second one", () => {
  expect(
    documentsOf("Chad and Niger finalised a treaty on fisheries. The treaty was signed by Mahamat Déby."),
  ).toHaveLength(1);
});

test("names put to a statement make it; names put to a face make nothing", () => {
  expect(documentsOf("Chad and Niger put their names to a joint statement on trade.")[0]?.[2]).toEqual(["TCD", "NER"]);
  expect(documentsOf("Chad and Niger put names to faces.")).toEqual([]);
});

test("a readout released by a ministry is the ministry's, with what it left out", () => {
  expect(
    documentsOf("A readout from the meeting released by Kenya's foreign ministry did not mention the border."),
  ).toEqual([["readout", "readout from the meeting", ["Kenyan Foreign Ministry"], ["the border"]]]);
});
