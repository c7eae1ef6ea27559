import { expect, test } from "vitest";
import { analyse } from "../../../tests/check.ts";
import { quotesOfBody } from "./quotes.ts";

const quotes = (text: string): string[] => {
  const analysis = analyse(text, { published: null });
  return quotesOfBody(text, analysis.sentences).map((one) => text.slice(one.inner.start, one.inner.end));
};

test("the comma or full stop that closes a quotation is not of its words, other marks are", () => {
  expect(quotes("“We agreed,” Li said.")).toEqual(["We agreed"]);
  expect(quotes("“Never again!” she cried.")).toEqual(["Never again!"]);
});

test("a lost opening mark: the sentence up to the closing one", () => {
  expect(quotes("“We waited,” she said. Yes, we agreed,” she added. “It took a year.”")).toEqual([
    "We waited",
    "Yes, we agreed",
    "It took a year",
  ]);
});

test("opened by a straight mark and closed by a curly one", () => {
  expect(quotes('The move was "a grave step”. The port stayed shut. He called it "odd".')).toEqual([
    "a grave step",
    "odd",
  ]);
});

test("a paragraph that opened with a mark of its own and lost its break", () => {
  expect(quotes('"We protest. "We have asked for a meeting," she said.')).toEqual([
    "We protest",
    "We have asked for a meeting",
  ]);
});

test("an apostrophe opens nothing", () => {
  expect(quotes("The ministers’ plan and the states’ reply were short.")).toEqual([]);
});
