import { expect, test } from "vitest";
import { eventsOf } from "../../../tests/check.ts";

const friday = { published: "2024-05-10" };

/** Types and makers of what is read: "schmooze.v~" is a word that the network, not the lexicon, knows. */
const read = (text: string): string[] => eventsOf(text, friday).map(({ type, by }) => `${type} by ${by}`);

test("a word that no entry lists tells its act by words used alike", () => {
  const [event] = eventsOf("Emmanuel Macron schmoozed with Wang Yi in Beijing on Tuesday.", friday);
  expect([event?.type, event?.actor, event?.recipient, event?.by]).toEqual([
    "CONSULT",
    ["Emmanuel Macron"],
    ["Wang Yi"],
    "schmooze.v~",
  ]);
});

test("words that do nothing to another party tell no act", () => {
  expect(read("Kenya enjoyed a mild spring, and Peru grew more coffee than in 2021.")).toEqual([]);
  expect(read("Norway beat Japan 3-1 in the final on Tuesday.")).toEqual([]);
});

test("what includes or notes a land visits none", () => {
  const text =
    "Nicolas Maduro unveiled a new map of Venezuela that included Guyana within its borders. Andrei Kobyakov of Belarus noted that Minsk is looking forward to Sergey Lavrov's visit to Minsk.";
  expect(eventsOf(text, friday).filter(({ mode, by }) => mode === "visit" && by.includes("~"))).toEqual([]);
});

test("a text of nothing but a headline is read", () => {
  expect(read("Harare denounced Lusaka on Tuesday")).toEqual(["ACCUSE by denounce.v"]);
});
