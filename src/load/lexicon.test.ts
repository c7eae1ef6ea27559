import { join } from "node:path";
import { expect, test } from "vitest";
import { unitOf } from "../extract/figures/lexicon.ts";
import { loadSayingLexicon } from "./lexicon.ts";

const lexicon = loadSayingLexicon(join(import.meta.dirname, "..", "..", "data"));

const FRAMES = new Set(
  "say clause quote tell announce warn belief judge ask order apologise encourage call appeal label promise welcome endorse oppose dismiss deny decline express agree reaffirm point lash doc".split(
    " ",
  ),
);
const ACTS = new Set("asserts denies pledges refuses urges supports opposes predicts declines_comment".split(" "));
const KINDS = new Set("measure volume energy people things acts time".split(" "));

test("every row of the lists names what the readers know", () => {
  expect(lexicon.verbs.size).toBeGreaterThan(150);
  for (const verb of lexicon.verbs.values()) {
    expect(FRAMES.has(verb.frame), verb.lemma).toBe(true);
    expect(ACTS.has(verb.act), verb.lemma).toBe(true);
  }
  for (const [word, unit] of lexicon.units) expect(KINDS.has(unit.kind), word).toBe(true);
  for (const [sign, code] of [...lexicon.currencies.before.values()].flat()) expect(code, sign).toMatch(/^[A-Z]{3}$/);
});

test("units by the singular and the plural", () => {
  expect(unitOf(lexicon, "tankers")?.unit).toBe("ships");
  expect(unitOf(lexicon, "Companies")?.unit).toBe("companies");
  expect(unitOf(lexicon, "gadgetry")).toBe(null);
});
