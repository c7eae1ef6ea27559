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

test("envoys are summoned and expelled where the government sits", () => {
  expect(places("Kenya summoned the Malian ambassador on Monday. Nairobi said that it was angry.")).toContain(
    "ACCUSE Nairobi",
  );
  expect(places("Two Malian diplomats were expelled from Nairobi by Kenya on Monday.")).toContain("SANCTION Nairobi");
  expect(places("Kenya summoned the Malian ambassador on Monday.")).toContain("ACCUSE –");
});

test("talks are held at their host's, and on the occasion that is named", () => {
  expect(places("Qatar hosted talks between Chad and Sudan on Monday.")).toContain("meeting Qatar");
  expect(places("Ana Berg met Narendra Modi on the sidelines of a summit in Peru on Monday.")).toContain(
    "meeting Peru",
  );
  expect(places("Antony Blinken met David Lammy on his first visit to Rabat on Monday.")).toContain("meeting Rabat");
  // With whom one speaks is no place.
  expect(places("At a conference with Lindqvist, Maia Sandu praised Chile on Monday.").join()).not.toContain(
    "Lindqvist",
  );
});

test("a yearly gathering is in its city", () => {
  expect(places("Speaking at the Munich Security Conference on Monday, Wang Yi accused Peru of lying.")).toContain(
    "ACCUSE Munich",
  );
});

test("what belongs to a visit is in the land visited, and a hall is only of the meeting held in it", () => {
  expect(
    places(
      "Abdel Fattah al-Sisi will visit Qatar on Monday. Abdel Fattah al-Sisi will meet Sheikh Tamim. The emir visited Cairo in March.",
    ),
  ).toContain("meeting Qatar");
  expect(
    places(
      "Christopher Luxon ended a visit to China on Monday. Christopher Luxon met Li Qiang in the Great Hall of the People. Christopher Luxon also met Zhao Leji.",
    ),
  ).toEqual(["visit China", "meeting Great Hall of the People", "meeting China"]);
});

test("a craft that is shot down is not at home", () => {
  expect(places("A Polish plane was shot down by Syrian air defences on Monday.")).toEqual(["ASSAULT –"]);
  expect(places("Israel carried out hundreds of air strikes in Syria last year.")).toContain("ASSAULT Syria");
});

test("“where” stands for the place before it", () => {
  expect(places("Recep Tayyip Erdogan came from Dubai, where he had met Ana Berg on Monday.").join()).toContain(
    "meeting Dubai",
  );
});

test("what one speaks of is no place", () => {
  expect(places("Ana Berg discussed responses to Chad with Juan Ole on Monday.")).toEqual(["meeting –"]);
  expect(places("Ana Berg will attend a meeting of the SCO in Pakistan on Monday.")[0]).toBe("forum Pakistan");
});

test("one agrees on land, be it on the sea", () => {
  expect(places("Peru and Chile agreed on Monday to prevent clashes in the South China Sea.")).toEqual(["pledge –"]);
});
