import { expect, test } from "vitest";
import { eventsOf } from "../../../tests/check.ts";

const friday = { published: "2024-05-10" };

const dyads = (text: string): string[] =>
  eventsOf(text, friday).map(
    ({ type, mode, actor, recipient, status }) => `${mode ?? type} ${actor.join()} > ${recipient.join()} ${status}`,
  );

test("an envoy is summoned and expelled by whoever has him at court", () => {
  expect(dyads("The High Commissioner of Ghana to Kenya was summoned on Monday.")).toEqual(["ACCUSE KEN > GHA held"]);
  expect(dyads("Chile said that the Peruvian consul would be expelled.")).toContain("SANCTION CHL > PER announced");
  // Who speaks of his own envoy has not expelled him.
  expect(dyads("Peru said that the Peruvian consul would be expelled.")).not.toContain("SANCTION PER > PER announced");
});

test("an envoy is recalled by whoever sent him", () => {
  expect(dyads("The Peruvian ambassador to Chile has been recalled from Santiago.")).toEqual([
    "SANCTION PER > CHL held",
  ]);
});

test("the diplomat of the sentence before is of the same state", () => {
  expect(dyads("Kenya accused a Ghanaian diplomat of spying. The diplomat has been told to leave Kenya.")).toContain(
    "SANCTION KEN > GHA held",
  );
});

test("an envoy who is ordered to leave is on no visit", () => {
  const read = dyads("Chad ordered Danish ambassador Anna Holm to leave the country.");
  expect(read.some((line) => line.startsWith("visit"))).toBe(false);
  expect(read.some((line) => line.startsWith("SANCTION TCD"))).toBe(true);
});

test("what is refused is not done", () => {
  expect(dyads("Chad cited the refusal of Denmark to answer an invitation to talks.")).toEqual([]);
});

test("a guest visits, not who meets him", () => {
  expect(dyads("Petr Pavel met visiting Kenyan President William Ruto in Prague on Monday.")).toEqual([
    "meeting Petr Pavel > William Ruto held",
    "visit William Ruto > CZE underway",
  ]);
});

test("what is decided belongs to the decision", () => {
  expect(dyads("Ghana was informed on Monday about the decision of Kenya to expel a Ghanaian diplomat.")).toContain(
    "SANCTION KEN > GHA announced",
  );
});

test("a demand that is opposed is rejected", () => {
  expect(dyads("Greece demanded reparations from Germany. Germany opposes the demand for reparations.")).toContain(
    "REJECT DEU > GRC held",
  );
});

test("talk of tensions is no talk, and a meeting that is due no visit", () => {
  expect(dyads("Peru stormed the embassy of Chile, raising tensions with Bolivia.").join()).not.toContain("meeting");
  expect(dyads("Maia Sandu is due to meet Petr Pavel for talks in Prague on Monday.")).toEqual([
    "meeting Maia Sandu > Petr Pavel announced",
  ]);
});

test("what is announced of oneself makes no claim of what others did before it", () => {
  const [, arrest] = eventsOf(
    "Peru announced its decision to cut ties with Chile after Chilean police arrested Peruvian diplomats.",
    friday,
  );
  expect(arrest).toMatchObject({ type: "COERCE", actor: ["CHL"], reported: "fact" });
});

test("a visit is ahead, one that ends filled the days up to then, and ties are cut when it is announced", () => {
  expect(dyads("The note was signed ahead of a visit to Warsaw by Petr Pavel.")).toContain(
    "visit Petr Pavel > POL announced",
  );
  const [visit] = eventsOf("Petr Pavel left Hanoi on Monday, concluding his five-day visit to Vietnam.", friday);
  expect(visit?.date).toBe("2024-05-02/2024-05-06");
  const [cut] = eventsOf("In August 2021, Peru announced that it was severing diplomatic ties with Chile.", friday);
  expect(cut).toMatchObject({ type: "SANCTION", date: "2021-08" });
  const met = eventsOf("Petr Pavel and Maia Sandu had not talked since May 1, 2023, when they met in Oslo.", friday);
  expect(met.find(({ mode }) => mode === "meeting")?.date).toBe("2023-05-01");
});
