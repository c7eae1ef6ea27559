import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { plainKernel, simdKernel } from "../../language/kernel.ts";
import { loadLanguageModels } from "../../load/language.ts";
import { type ActFeatures, type Part, type Trait, traitOf } from "./act-features.ts";
import { openActs } from "./acts.ts";

const { vectors } = loadLanguageModels("data");
const bytes = gunzipSync(readFileSync("data/models/acts.bin.gz"));
const words = (part: Part, text: string): Trait[] => text.split(" ").map((lemma) => traitOf([], [part, lemma]));
const names = (...list: string[]): Trait => traitOf(list, null);

const meets: ActFeatures = {
  traits: [...words("predicate", "meet"), names("pos v", "word meet v"), names("sides person person")],
  clause: words("clause", "counterpart capital"),
  sentence: words("sentence", "meet counterpart capital discuss trade"),
};
const grows: ActFeatures = {
  traits: [...words("predicate", "grow"), ...words("object", "coffee"), names("pos v", "no such name")],
  clause: [],
  sentence: words("sentence", "grow coffee qqqqq"),
};
const endless: ActFeatures = { ...meets, sentence: words("sentence", "trade ".repeat(5_000).trim()) };

test("chances sum to 1, and words used alike tell the act", () => {
  const { codes, chances } = openActs(bytes, vectors);
  for (const features of [meets, grows, endless])
    expect(chances(features).reduce((sum, one) => sum + one)).toBeCloseTo(1);
  expect(chances(meets)[codes.indexOf("CONSULT/meeting")]).toBeGreaterThan(0.5);
  expect(chances(grows)[0]).toBeGreaterThan(0.5);
});

test("WebAssembly and JavaScript find the same chances, in any order, also when rows must be made anew", () => {
  const simd = openActs(bytes, vectors, (size, width, scored) => simdKernel(size, width, scored)!);
  const plain = openActs(bytes, vectors, plainKernel);
  const asked = [meets, grows, endless];
  const expected = asked.map((features) => [...plain.chances(features)]);
  for (let i = 0; i < 4_000; i += 1) simd.chances({ ...grows, traits: [names("pos v"), names("tag VBD")] });
  expect(asked.toReversed().map((features) => [...simd.chances(features)])).toEqual(expected.toReversed());
});
