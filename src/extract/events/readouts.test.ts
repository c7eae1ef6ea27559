import { expect, test } from "vitest";
import { eventsOf } from "../../../tests/check.ts";

const friday = { published: "2024-05-10" };

/** "CONSULT/call | Lima" and the like. */
const told = (text: string, title: string | null = null): string[] =>
  eventsOf(text, { ...friday, title }).map(
    ({ type, mode, place, status }) => `${mode === null ? type : `${type}/${mode}`} | ${place ?? "–"} | ${status}`,
  );

test("the headline tells that they spoke by phone", () => {
  const lede =
    "Secretary of State Dana Whitlock spoke today with Chadian Foreign Minister Ali Saleh to coordinate on aid.";
  expect(told(lede, "Secretary Whitlock’s Call with Chadian Foreign Minister Saleh")[0]).toBe(
    "CONSULT/call | – | held",
  );
  expect(told(lede, "Secretary Whitlock Calls on Chad to Act")[0]).toBe("CONSULT/meeting | – | held");
});

test("what was said by phone was not said where a visit is to come", () => {
  const text =
    "Chadian President Mahamat Deby spoke today with Prime Minister Kishida Fumio of Japan. He thanked Kishida for the loan. Deby will visit Tokyo later this month.";
  expect(told(text, "Readout of President Deby’s Call with Prime Minister Kishida")).toEqual([
    "CONSULT/call | – | held",
    "SUPPORT | – | held",
    "CONSULT/visit | Tokyo | announced",
  ]);
});

test("where the matter lies is not where they met", () => {
  expect(told("The foreign ministers of Peru and Japan exchanged views on the situation in East Asia.")).toEqual([
    "CONSULT/meeting | – | held",
  ]);
});

test("only somebody threatens", () => {
  expect(told("The list names those responsible for actions that threaten the peace of Mali.")).toEqual([]);
});

test("an envoy sent back is expelled, and a complaint is not against the court that hears it", () => {
  const types = (text: string): string[] =>
    eventsOf(text, friday).map(({ type, actor, recipient }) => `${type} ${actor} > ${recipient}`);
  expect(types("On Tuesday the government of Kenya sent back Somalia's ambassador.")).toEqual(["SANCTION KEN > SOM"]);
  expect(types("Somalia filed a complaint with the International Court of Justice in 2014.")).toEqual([
    "ACCUSE SOM > ",
  ]);
});
