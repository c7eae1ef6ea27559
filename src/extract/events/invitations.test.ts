import { expect, test } from "vitest";
import { eventsOf } from "../../../tests/check.ts";

const friday = { published: "2024-05-10" };

const events = (text: string): string[] =>
  eventsOf(text, friday).map(
    ({ type, mode, actor, recipient, date, status }) =>
      `${type}/${mode} ${actor.join()} > ${recipient.join()} | ${date ?? "–"} | ${status}`,
  );

test("who is invited is to visit, and that one is asked to is no deed besides", () => {
  expect(events("On Monday William Ruto invited Narendra Modi to visit Kenya.")).toEqual([
    "CONSULT/visit Narendra Modi > KEN | – | proposed",
  ]);
  expect(
    events(
      "Peruvian Foreign Minister Ana Ruiz invited her Bolivian counterpart, Celinda Rojas, to visit Lima next year.",
    ),
  ).toEqual(["CONSULT/visit Celinda Rojas > PER | 2025 | proposed"]);
  expect(events("Narendra Modi extended an invitation to William Ruto to visit India.")).toEqual([
    "CONSULT/visit William Ruto > IND | – | proposed",
  ]);
  expect(events("Vladimir Putin has invited Narendra Modi to Moscow.")).toEqual([
    "CONSULT/visit Narendra Modi > RUS | – | proposed",
  ]);
});

test("invited to a house: to the land of whoever invites", () => {
  expect(events("Joe Biden invited William Ruto to the White House.")).toEqual([
    "CONSULT/visit William Ruto > USA | – | proposed",
  ]);
});

test("who accepts an invitation will come", () => {
  expect(events("Anthony Albanese has accepted Narendra Modi's invitation to visit India.")).toEqual([
    "CONSULT/visit Anthony Albanese > IND | – | announced",
  ]);
  expect(events("Volodymyr Zelenskyy said that he had accepted an invitation to India.")).toEqual([
    "CONSULT/visit Volodymyr Zelenskyy > IND | – | announced",
  ]);
});

test("invited to talks or to a summit: who asked whom, proposed; of no second party it is no event", () => {
  expect(events("Kenya has invited Somalia to talks.")).toEqual(["CONSULT/meeting KEN > SOM | – | proposed"]);
  expect(events("Kenya invited Wang Yi to attend a summit in Nairobi.")).toEqual([
    "CONSULT/meeting KEN > Wang Yi | – | proposed",
  ]);
  expect(events("William Ruto invited investors to use the port.")).toEqual([]);
});
