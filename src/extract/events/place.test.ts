import { expect, test } from "vitest";
import { eventsOf } from "../../../tests/check.ts";

const friday = { published: "2024-05-10" };

const places = (text: string): string[] =>
  eventsOf(text, friday).map(({ type, mode, place }) => `${mode ?? type} ${place ?? "–"}`);

test("a city that is not named but told of: the capital of a state, and the one spoken of before", () => {
  expect(places("Peru and Chile signed a pact in the Bolivian capital on Monday.")).toEqual(["sign La Paz"]);
  expect(places("Maia Sandu arrived in Lisbon on Monday. Maia Sandu met Emmanuel Macron in the capital.")).toContain(
    "meeting Lisbon",
  );
  // Money, and the city that is named beside it.
  expect(places("Peru and Chile signed a pact on the Bolivian capital tax on Monday.")).toEqual(["sign –"]);
  expect(places("Peru and Chile signed a pact in the Bolivian city of Sucre on Monday.")).toEqual(["sign Sucre"]);
});

test("a place beside the day of the deed, however deep the tree hangs it", () => {
  expect(places("Peru and Chile signed a memorandum of understanding in Lima on Monday.")).toEqual(["sign Lima"]);
  expect(places("Peru and Chile signed a pact banning tests in Nevada.")).toEqual(["sign –"]);
});

test("those who agree after talks do so where they talked", () => {
  expect(
    places("Peru and Chile agreed on Monday to reopen their embassies after two days of talks in Oslo."),
  ).toContain("pledge Oslo");
});

test("words are said where the speaker is, not where what they are about was done", () => {
  expect(places("Kenya condemned the attack of Monday on a market in Bamako.")).toContain("ACCUSE –");
  expect(places("In Nairobi, Foreign Minister Musalia Mudavadi accused Mali of shelling the market.")).toContain(
    "ACCUSE Nairobi",
  );
});

test("a body is the house that it sits in", () => {
  expect(places("Joe Biden met Petr Pavel at the White House on Monday.")).toEqual(["meeting White House"]);
  expect(places("Joe Biden met Petr Pavel with the help of the White House.")).toEqual(["meeting –"]);
});

test("an airport is of its city", () => {
  expect(places("Wang Yi arrived at Hanoi's Noi Bai airport on Monday.")).toContain("visit Hanoi");
});
