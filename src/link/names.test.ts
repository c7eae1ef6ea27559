import { expect, test } from "vitest";
import { isStateCode, likeness, nameWords, parseStateCodes, partyOf, sharedName } from "./names.ts";

const same = (a: string, b: string) => sharedName(nameWords(a), nameWords(b));

test("spellings of one name fall together, other names do not", () => {
  expect(same("Olexiy Danylenko", "Olexii Danylenko")).toBe(1);
  expect(same("Aleksandr Novikov", "Alexander Novikov")).toBe(1);
  expect(same("Sergey Orlov", "Orlov")).toBe(0.85);
  expect(same("Kim Yong-ho", "Kim Yong Ho")).toBe(1);
  expect(same("Maria Orlova", "Sergey Orlov")).toBe(0);
  expect(same("Zhao Lin", "Zhao Wei")).toBe(0);
});

test("a body's short and long names are one; a word that any body bears names none", () => {
  expect(same("UN Security Council", "United Nations")).toBe(0.85);
  expect(same("the council", "UN Security Council")).toBe(0);
});

test("a person stands for her state, not for another; two states are two; agencies are no states", () => {
  const valtonen = partyOf("Elina Valtonen", "FIN");
  expect(likeness(valtonen, partyOf("FIN", "FIN"))).toBe(0.7);
  expect(likeness(valtonen, partyOf("SWE", "SWE"))).toBe(-1);
  expect(likeness(partyOf("FIN", "FIN"), partyOf("SWE", "SWE"))).toBe(-1);
  expect(likeness(valtonen, partyOf("Elina Valtonen", null))).toBe(1);
  expect(likeness(valtonen, partyOf("Petteri Orpo", "FIN"))).toBeLessThan(0);
  // Whose she is no page says: neither one with the state nor kept apart from it.
  expect(likeness(partyOf("Petteri Orpo", null), partyOf("FIN", "FIN"))).toBe(0.3);
  expect(isStateCode("IMF", null)).toBe(false);
  expect(isStateCode("BJP", parseStateCodes("iso3\tname\nFIN\tFinland"))).toBe(false);
  expect(isStateCode("FIN", parseStateCodes("iso3\tname\nFIN\tFinland"))).toBe(true);
});
