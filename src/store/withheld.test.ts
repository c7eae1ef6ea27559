import { expect, test } from "vitest";
import { tinyReading, tinyStored } from "../../tests/tiny.ts";
import type { Store } from "./store.ts";
import { blanked, withheld } from "./withheld.ts";

test("what no span keeps becomes one sign and blanks, as long as before, lines where they were", () => {
  const text = "Ana Ruiz will visit Lima.\nThe weather was fine. Trade grew.";
  const cut = blanked(text, [[0, 25]]);
  expect(cut).toBe(`Ana Ruiz will visit Lima.\n…${" ".repeat(text.length - 27)}`);
  expect(blanked(text, [])).not.toMatch(/\p{L}/u);
});

test("a page is given without its words, a hit of the search not at all, and full is the store itself", async () => {
  const stored = tinyStored(tinyReading("a", "Talks", "Ana Ruiz will visit Lima.\n\nThe weather was fine."));
  const store = { page: async () => stored, search: async () => [{ id: "a" }] } as unknown as Store;
  const cut = withheld(store, "evidence-only");
  expect((await cut.page("a"))!.reading.page.body).not.toContain("weather");
  expect((await cut.page("a"))!.text).not.toContain("weather");
  expect(await cut.search("weather", 5)).toEqual([]);
  expect(withheld(store, "full")).toBe(store);
});
