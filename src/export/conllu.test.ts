import { expect, test } from "vitest";
import type { Sentence, Token } from "../model/index.ts";
import { toConllu } from "./conllu.ts";

const token = (index: number, start: number, text: string, head: number, deprel: string): Token => ({
  index,
  start,
  end: start + text.length,
  text,
  norm: text.toLowerCase(),
  lemma: text.toLowerCase(),
  upos: "VERB",
  xpos: "VBD",
  head,
  deprel,
});

test("ten columns a word, a blank line after the sentence", () => {
  const text = "Berg left.";
  const sentence: Sentence = {
    index: 0,
    paragraph: 0,
    kind: "prose",
    start: 0,
    end: 10,
    quotes: [],
    tokens: [token(0, 0, "Berg", 1, "nsubj"), token(1, 5, "left", -1, "root"), token(2, 9, ".", 1, "punct")],
  };
  const lines = toConllu([sentence], text, "a page").split("\n");
  expect(lines.slice(0, 4)).toEqual(["# newdoc id = a page", "# newpar", "# sent_id = 1", "# text = Berg left."]);
  expect(lines[5]).toBe(
    "2\tleft\tleft\tVERB\tVBD\tMood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin\t0\troot\t_\tSpaceAfter=No|TokenRange=5:9",
  );
  expect(lines.slice(4, 7).every((line) => line.split("\t").length === 10)).toBe(true);
  expect(lines.slice(7)).toEqual(["", ""]);
});

test("nothing gives nothing", () => {
  expect(toConllu([], "")).toBe("");
});
