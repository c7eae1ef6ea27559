import { expect, test } from "vitest";
import { analyse, eventsOf, models } from "../../tests/check.ts";
import { readStatements } from "../extract/statements/index.ts";
import { withOccasions } from "./occasions.ts";

const about = { published: "2024-05-10" };

/** The events at which the sayings of a text were said, by their evidence's first words. */
function occasions(text: string): (string | null)[] {
  const events = eventsOf(text, about);
  return withOccasions(readStatements(analyse(text, about), models().sayings), events).map((statement) => {
    const event = events.find((one) => one.id === statement.occasion);
    return event === undefined ? null : event.evidence.slice(0, 12);
  });
}

test("said after the talks that were told before", () => {
  const text =
    "Chancellor Olaf Scholz met Italian Prime Minister Giorgia Meloni in Rome on Thursday. “We agreed on most points,” Scholz said after the talks.";
  expect(occasions(text)).toEqual(["Chancellor O"]);
});

test("told to the other of a meeting", () => {
  const text =
    "Chancellor Olaf Scholz met Italian Prime Minister Giorgia Meloni in Rome on Thursday. Scholz told Meloni that the border would stay open.";
  expect(occasions(text)).toEqual(["Chancellor O"]);
});

test("who took no part, or speaks of talks in what he says, was not there", () => {
  const met = "Chancellor Olaf Scholz met Italian Prime Minister Giorgia Meloni in Rome on Thursday.";
  expect(occasions(`${met} “It is late,” Finnish Foreign Minister Elina Valtonen said after the talks.`)).toEqual([
    null,
  ]);
  expect(occasions(`${met} Scholz said that the bill would pass during the summer.`)).toEqual([null]);
});
