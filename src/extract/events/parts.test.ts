import { expect, test } from "vitest";
import { eventsOf } from "../../../tests/check.ts";

const friday = { published: "2024-05-10" };

/** Each event with what it is part of: "sign in visit". */
const parts = (text: string): string[] => {
  const events = eventsOf(text, friday);
  const called = (id: string | null): string => {
    const one = events.find((event) => event.id === id);
    return one === undefined ? "nothing" : (one.mode ?? one.type);
  };
  return events.map(({ id, part_of }) => `${called(id)} in ${called(part_of)}`);
};

test("what is agreed on a visit belongs to it, or to the meeting of those very people", () => {
  expect(
    parts("Xi Jinping visited Serbia on Tuesday. Xi Jinping and Aleksandar Vucic signed a pact on Tuesday."),
  ).toContain("sign in visit");
  expect(
    parts(
      "Xi Jinping visited Serbia on Tuesday. Xi Jinping and Aleksandar Vucic met on Tuesday. Xi Jinping and Aleksandar Vucic signed a pact on Tuesday.",
    ),
  ).toContain("sign in meeting");
  expect(parts("Serbia and China signed a pact on Tuesday, during the state visit of Xi Jinping.")).toContain(
    "sign in visit",
  );
});

test("what a visitor says or gives on the day belongs to the visit, what others say does not", () => {
  const visit = "Narendra Modi visited Kenya on Tuesday.";
  expect(parts(`${visit} On Tuesday Narendra Modi accused Pakistan of arming rebels.`)).toContain("ACCUSE in visit");
  expect(parts(`${visit} On Tuesday Narendra Modi gave Kenya four hospitals.`)).toContain("AID in visit");
  expect(parts(`${visit} On Tuesday Ghana accused Pakistan of arming rebels.`)).toContain("ACCUSE in nothing");
  expect(parts(`${visit} On Friday Narendra Modi accused Pakistan of arming rebels.`)).toContain("ACCUSE in nothing");
});

test("what the states of those who met say with one voice, or one to the other, belongs to their meeting", () => {
  expect(
    parts(
      "Joe Biden received Fumio Kishida and Yoon Suk Yeol on Monday. The United States, Japan and South Korea pledged to consult one another. The United States, Japan and South Korea also criticised China.",
    ),
  ).toEqual(expect.arrayContaining(["pledge in meeting", "ACCUSE in meeting"]));
  expect(parts("Xi Jinping met Sergei Lavrov on Monday. China thanked Russia for the grain.")).toContain(
    "SUPPORT in meeting",
  );
  expect(parts("Xi Jinping met Sergei Lavrov on Monday. Chile thanked Russia for the grain.")).toContain(
    "SUPPORT in nothing",
  );
});

test("what a visitor hands over, told behind the visit", () => {
  expect(
    parts("Narendra Modi arrived in Fiji on Monday. Narendra Modi also handed over four hospitals to Fiji."),
  ).toContain("AID in visit");
});

test("a trip that has begun is none of its stops, which are to come", () => {
  const told = eventsOf(
    "Vladimir Putin and Xi Jinping pledged on Friday to deepen ties, on the first trip that Putin has made this year. On Saturday Putin is to visit Harbin. Trade between Moscow and Beijing grew.",
    { ...friday, place: "BEIJING" },
  );
  const visits = told.filter(({ mode }) => mode === "visit");
  expect(visits.map(({ recipient, date, status }) => `${recipient.join()} ${date} ${status}`)).toEqual([
    "CHN 2024-05-10/2024-05-11 underway",
    "CHN 2024-05-11 announced",
  ]);
  expect(visits[1]!.part_of).toBe(visits[0]!.id);
});
