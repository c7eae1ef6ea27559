import { expect, test } from "vitest";
import { eventsOf } from "../../../tests/check.ts";

const friday = { published: "2024-05-10" };

const dyads = (text: string): string[] =>
  eventsOf(text, friday).map(
    ({ type, mode, actor, recipient }) => `${mode ?? type} ${actor.join()} > ${recipient.join()}`,
  );

test("a part of the world that is called like a state is not that state", () => {
  expect(dyads("Several South American countries urged Chad to release the sailors.")).toEqual([
    "REQUEST South American countries > TCD",
  ]);
  expect(dyads("American diplomats urged Chad to release the sailors.")).toEqual(["REQUEST USA > TCD"]);
});

test("who leads a land that broke away acts for no state", () => {
  expect(dyads("Abkhaz President Lev Anua accused Georgia of shelling a village.")).toContain("ACCUSE Lev Anua > GEO");
  expect(dyads("Transnistrian officials accused Moldova of closing the bridge.")).toContain(
    "ACCUSE Transnistria > MDA",
  );
});

test("both are the two that acted before, whoever else was named", () => {
  const events = dyads(
    "Chad and Sudan agreed on Monday to meet mediators from Qatar. The Chadian Foreign Ministry said both sides had agreed to a cease-fire.",
  );
  expect(events.some((one) => one.startsWith("pledge") && /TCD/.test(one) && /SDN/.test(one))).toBe(true);
  expect(events.some((one) => one.startsWith("pledge") && /QAT/.test(one))).toBe(false);
});

test("an abbreviated state stands before adjectives of others", () => {
  expect(dyads("Kenyan ministers met in Oslo with U.S., Chilean and Brazilian mediators.")).toEqual([
    "meeting KEN > USA,CHL,BRA",
  ]);
});

test("a word with a hyphen is one word of the lexicon", () => {
  expect(dyads("Chad declared a cease-fire on Tuesday.")).toEqual(["RETREAT TCD > "]);
});

test("a particle may stand behind a long object", () => {
  expect(dyads("Kenya handed the oil-rich Lomo peninsula over to Chad in August.")).toEqual(["RETREAT KEN > TCD"]);
});

test("who is accused is no accuser, whatever the tag of the participle", () => {
  expect(
    dyads("A group of Chadian officials accused of taking part in the massacre would soon be tried.").join(),
  ).not.toContain("ACCUSE TCD");
});

test("what one's own land refuses is not refused to it, and one's own is not praised", () => {
  expect(
    dyads("A Chadian Foreign Ministry source said on Monday that Chad would not agree to a truce.").join(),
  ).not.toContain("> TCD");
  expect(dyads("William Ruto said he would defend the rights of Kenya at the meeting.").join()).not.toContain(
    "SUPPORT",
  );
});

test("who is said not to have struck is not known to have", () => {
  const events = dyads(
    "Twenty Chadian soldiers were killed at Lomo on Tuesday. A Kenyan spokesman denied that Kenyan soldiers had attacked anyone.",
  );
  expect(events).not.toContain("ASSAULT KEN > TCD");
});
