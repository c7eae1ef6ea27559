import { expect, test } from "vitest";
import { analyse, models } from "../../../tests/check.ts";
import { readStatements } from "../statements/index.ts";
import { readEvents } from "./index.ts";

/** Type and day of the events, on Friday 2024-05-10. */
function days(text: string): string[] {
  const analysis = analyse(text, { published: "2024-05-10" });
  const { sayings, events } = models();
  return readEvents(analysis, readStatements(analysis, sayings), events).map((one) => `${one.type} ${one.date ?? "–"}`);
}

test("what a government refuses by saying so is of the day on which it said it", () => {
  expect(days("Yemen said on Thursday it would never allow foreign troops on its soil.")).toEqual([
    "REJECT 2024-05-09",
  ]);
});

test("what is done by the words of a quotation has the day of the words", () => {
  expect(
    days(
      "“We have lodged a firm protest with Angola,” Zambian Foreign Minister Mulambo Haimbe told reporters on Thursday.",
    ),
  ).toContain("ACCUSE 2024-05-09");
  expect(
    days("“We lodged a firm protest with Angola,” Zambian Foreign Minister Mulambo Haimbe told reporters on Thursday."),
  ).not.toContain("ACCUSE 2024-05-09");
});
