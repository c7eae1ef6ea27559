import { expect, test } from "vitest";
import { eventsOf } from "../../../tests/check.ts";

const friday = { published: "2024-05-10" };

const dyads = (text: string): string[] =>
  eventsOf(text, friday).map(
    ({ type, mode, actor, recipient, status }) => `${mode ?? type} ${actor.join()} > ${recipient.join()} ${status}`,
  );

test("what is done in protest is no protest of its own", () => {
  expect(dyads("Kenya recalled its ambassador to Ghana in protest against the tax.")).toEqual([
    "SANCTION KEN > GHA held",
  ]);
  expect(dyads("Thousands of Kenyans joined a protest against the tax in Nairobi.").join()).toContain("PROTEST");
});

test("an election is nobody to clash with, and what lasts until a promise is none", () => {
  expect(dyads("The visit clashed with the Dutch general election, the Netherlands said.").join()).not.toContain(
    "ASSAULT",
  );
  expect(dyads("The measures will stay until Qatar will undertake to close the base.").join()).not.toContain(
    "pledge QAT",
  );
});

test("people of a state before their names are those people", () => {
  const [event] = eventsOf("Chadian police arrested Kenyans Anna Holm and Jon Berg on Monday.", friday);
  expect(event).toMatchObject({ type: "COERCE", actor: ["TCD"], recipient: ["Anna Holm", "Jon Berg"] });
});

test("who denied an allegation denied it to whoever made it", () => {
  expect(dyads("Kenya accused Ghana of auctioning four oil blocks, an allegation Ghana denied.")).toContain(
    "REJECT GHA > KEN held",
  );
});

test("talks told once as of both and once with two sides have the sides that name the persons", () => {
  const text = "The leaders of Peru and Chile met in Lima on Friday. Gabriel Boric met Dina Boluarte at seven.";
  const meetings = eventsOf(text, friday).filter(({ mode }) => mode === "meeting");
  expect(meetings.map(({ actor, recipient, place }) => [actor, recipient, place])).toEqual([
    [["Gabriel Boric"], ["Dina Boluarte"], "Lima"],
  ]);
});

test("talks to come are not those of a day that is over, though the same people talk", () => {
  const text =
    "Maia Sandu and Petr Pavel met in Oslo on Monday. Antonio Guterres is expected to meet Maia Sandu and Petr Pavel this month.";
  expect(dyads(text)).toEqual([
    "meeting Maia Sandu,Petr Pavel >  held",
    "meeting Antonio Guterres > Maia Sandu,Petr Pavel announced",
  ]);
});

test("expulsions ordered, tariffs pledged and requests submitted are no trade, no promise and no yielding", () => {
  expect(dyads("Kenya ordered the expulsion of 15 diplomats from Ghana's embassy.")).toEqual([
    "SANCTION KEN > GHA held",
  ]);
  expect(dyads("Kenya pledged new tariffs on Ghanaian cocoa.").join()).not.toContain("pledge");
  expect(dyads("Kenya submitted a request for consultations with Ghana on Monday.")).toContain(
    "REQUEST KEN > GHA held",
  );
});

test("ministers of no land meet nobody, and who stresses that he accuses nobody does not", () => {
  expect(dyads("Irrigation ministers held talks in Khartoum on Monday.")).toEqual([]);
  expect(
    dyads("US officials stressed on Monday that they were not accusing Cuba of complicity, but of a failure."),
  ).toEqual([]);
});

test("what a state wants of itself is no request to another", () => {
  expect(dyads("Michel Temer wants Brazil to sign more treaties.").join()).not.toContain("REQUEST");
});

test("a gerund behind a preposition tells what is done", () => {
  expect(dyads("Kenyan police resorted to using tear gas at protesters.")).toContain("ASSAULT KEN > protesters held");
});

test("days of a noun that are told in a row are both the noun's", () => {
  const [briefing] = eventsOf(
    "Maia Sandu briefed Petr Pavel on the statements of May 10, 2020 and January 11, 2021.",
    friday,
  );
  expect(briefing?.date ?? null).toBeNull();
});

test("on a page a noun of words or help that is nobody's tells no act", () => {
  const page = [
    "Penny Wong met Manasseh Sogavare in Honiara on Monday amid concern over the pact with Chile.",
    "Manasseh Sogavare spoke of solidarity with Peru.",
    "Penny Wong left on Tuesday.",
    "It rained all day.",
    "The hall was full.",
    "Nobody else spoke.",
  ].join(" ");
  expect(dyads(page).filter((line) => line.includes("  >"))).toEqual([]);
  expect(dyads(page)[0]).toBe("meeting Penny Wong > Manasseh Sogavare held");
});
