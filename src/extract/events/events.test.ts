import { expect, test } from "vitest";
import { checkEvents, eventsOf } from "../../../tests/check.ts";

const friday = { published: "2024-05-10" };

test("a visit to come: the visitor acts, the host receives", () => {
  checkEvents(
    "French President Emmanuel Macron will visit Astana next week for talks.",
    friday,
    "CONSULT/visit | Emmanuel Macron > KAZ | Astana | [2024-05-13..2024-05-19] | announced",
  );
});

test("a visit told twice is one visit, and keeps the closer date", () => {
  const events = eventsOf(
    "French President Emmanuel Macron will visit Astana next week.\n\nMacron's visit to Astana is planned for Tuesday.",
    friday,
  );
  expect(events.map((event) => [event.mode, event.date])).toEqual([["visit", "2024-05-14"]]);
});

test("what is to come is not what was on a day that is over", () => {
  checkEvents(
    "Finland will lend Kenya two billion euros. In March Finland lent Kenya five billion euros.",
    friday,
    "AID | FIN > KEN | – | – | announced",
    "AID | FIN > KEN | – | 2024-03 | held",
  );
});

test("a sentence by itself tells no day; on a page its deed is news of the page's", () => {
  const text = "Kenya has expelled two Chadian diplomats.";
  checkEvents(text, friday, "SANCTION | KEN > TCD | – | – | held");
  checkEvents(`${text} They left the country.`, friday, "SANCTION | KEN > TCD | – | 2024-05-10 | held");
});

test("to be on a visit, and to travel for talks", () => {
  checkEvents(
    "Narendra Modi is on a four-day State visit to Rwanda.",
    friday,
    "CONSULT/visit | Narendra Modi > RWA | Rwanda | – | underway",
  );
  checkEvents(
    "William Ruto will make his first State visit to Chad on Monday.",
    friday,
    "CONSULT/visit | William Ruto > TCD | Chad | 2024-05-13 | announced",
  );
  const [, talks] = eventsOf("Fumio Kishida will travel to Seoul for talks with Yoon Suk Yeol.", friday);
  expect(talks).toMatchObject({ mode: "meeting", actor: ["Fumio Kishida"], recipient: ["Yoon Suk Yeol"] });
});

test("who asks whom: a call for somebody to act, and no duty of one's own", () => {
  checkEvents("South Korea called for Japan to lift its ban on chips.", friday, "REQUEST | KOR > JPN | – | – | held");
  checkEvents("Ferdinand Marcos said the Philippines must keep its boats ready.", friday, "");
});

test("accusations denied are those of who accused", () => {
  const events = eventsOf("Saudi Arabia accused Iran of arming the Houthis. Iran denied those accusations.", friday);
  expect(events.at(-1)).toMatchObject({ type: "REJECT", actor: ["IRN"], recipient: ["SAU"] });
});

test("whom one accuses of a deed does it, and denies it to the accuser", () => {
  const events = eventsOf(
    "Congo accuses Rwanda of backing the M23 rebels. Rwanda denies claims that it supports the rebels.",
    friday,
  );
  expect(events.map(({ type, actor, recipient, reported }) => [type, actor, recipient, reported])).toContainEqual([
    "REJECT",
    ["RWA"],
    ["COD"],
    "fact",
  ]);
  const backing = events.filter(({ type }) => type === "SUPPORT");
  for (const { actor, reported } of backing) expect([actor, reported]).not.toEqual([["RWA"], "fact"]);
  expect(backing.every(({ actor }) => !actor.includes("COD"))).toBe(true);
});

test("a sale of arms approved is aid in arms", () => {
  checkEvents(
    "The United States has approved the sale of advanced missiles to Taiwan.",
    friday,
    "AID | USA > TWN | – | – | held",
  );
});

test("who reports a strike does not threaten, and the strike is not on the striker's own land", () => {
  const events = eventsOf(
    "The Lebanese health ministry said a child was killed in an Israeli strike in the country's south on Thursday.",
    friday,
  );
  expect(events.map(({ type }) => type)).not.toContain("THREATEN");
  const strikes = events.filter(({ type }) => type === "ASSAULT");
  expect(strikes.length).toBeGreaterThan(0);
  for (const { actor, recipient, reported } of strikes)
    expect([actor, recipient.includes("ISR"), reported]).toEqual([["ISR"], false, "claimed"]);
});

test("a group that is a land's acts by its own name", () => {
  const [firing] = eventsOf("Lebanon's Iran-backed Hezbollah group fired rockets at Israel on Friday.", friday);
  expect(firing).toMatchObject({ actor: ["Hezbollah"], recipient: ["ISR"] });
});

test("no party is without a name", () => {
  const events = eventsOf("Courts in Seoul ordered two of those companies to pay damages in 2018.", friday);
  for (const { actor, recipient } of events) expect([...actor, ...recipient]).not.toContain("");
});

test("a broker is no party to the deal", () => {
  const events = eventsOf("Iran and Chad signed a China-brokered agreement on Friday.", friday);
  expect(events.map(({ type, actor }) => [type, actor])).toEqual([["AGREE", ["IRN", "TCD"]]]);
  const [truce] = eventsOf("Chad and Niger had signed a truce earlier in May, brokered by Oman.", friday);
  expect(truce).toMatchObject({ type: "AGREE", actor: ["TCD", "NER"], recipient: [] });
});

test("what each does, it does to the other", () => {
  checkEvents(
    "Peru and Bolivia each recalled their ambassadors on Thursday.",
    friday,
    "SANCTION | PER, BOL | – | 2024-05-09 | held",
  );
});

test("a row that went before is no meeting of the envoy recalled, who may be called by his name", () => {
  const events = eventsOf(
    "Peru recalled Ambassador Luis Rojas from Bolivia for consultations on Thursday, following a row between the two leaders.",
    friday,
  );
  expect(events.filter(({ type }) => type === "CONSULT")).toEqual([]);
  expect(events[0]).toMatchObject({ type: "SANCTION", actor: ["PER"], recipient: ["BOL"] });
});

test("talks take place when and where they are to begin", () => {
  checkEvents(
    "Peace talks between Chad and Niger were scheduled to begin in Doha on Monday.",
    friday,
    "CONSULT/meeting | TCD, NER | Doha | 2024-05-13 | announced",
  );
});

test("attacks in words are no force, fighting that breaks out no break, speaking at home no meeting", () => {
  const [attack] = eventsOf("Kenya launched a verbal attack on Uganda on Tuesday.", friday);
  expect(attack?.type).toBe("ACCUSE");
  const events = eventsOf("Fighting broke out on Monday, with Chad and Niger blaming each other.", friday);
  expect(events.map(({ type }) => type)).not.toContain("SANCTION");
  checkEvents("Fumio Kishida spoke for himself on Tuesday.", friday, "");
});

test("of being caught: whom one accuses of it", () => {
  const events = eventsOf(
    "Hours after Scholz accused Chad of being caught selling oil to the North Koreans, Togo left.",
    friday,
  );
  expect(events).toContainEqual(expect.objectContaining({ type: "ACCUSE", recipient: ["TCD"] }));
  for (const { type, actor } of events) if (type === "COOPERATE") expect(actor).toEqual(["TCD"]);
  const [feeling] = eventsOf(
    'President Emmanuel Macron said he is "very disappointed" in Chad for selling oil to Iran.',
    friday,
  );
  expect(feeling).toMatchObject({ type: "ACCUSE", recipient: ["TCD"] });
});

test("the authorities said that they did it", () => {
  const [seizure] = eventsOf(
    "Togo sent a ship to the South Koreans. Chadian authorities said on Friday that they seized a Greek tanker.",
    friday,
  ).filter(({ type }) => type === "COERCE");
  expect(seizure?.actor).toEqual(["TCD"]);
});

test("whose protest it is is not whom it is aimed at, and what only ties two things is no act", () => {
  const [protest] = eventsOf(
    "Fijian minister Ana Berg expressed Fiji's strongest protest against Tonga on Tuesday.",
    friday,
  );
  expect(protest).toMatchObject({ type: "ACCUSE", recipient: ["TON"] });
  const events = eventsOf("Following his meeting with Xi Jinping on Tuesday, Olaf Scholz left for Berlin.", friday);
  expect(events.map(({ by }) => by)).not.toContain("follow.v~");
});

test("what is done at somebody's request is asked of who does it", () => {
  const events = eventsOf(
    "Kenya deployed police to Haiti at the request of Haiti after protests, with troops from Chad.",
    friday,
  );
  expect(events.find(({ type }) => type === "REQUEST")).toMatchObject({ actor: ["HTI"], recipient: ["KEN"] });
  expect(events.filter(({ recipient }) => recipient.includes("TCD"))).toEqual([]);
});

test("what is not done is not coded", () => {
  checkEvents("Japan did not sign the treaty with Norway on Tuesday.", friday, "");
  checkEvents("Emmanuel Macron has yet to meet Xi Jinping.", friday, "");
});

test("home affairs are not coded, force is", () => {
  checkEvents("Kenya criticised Kenyan officials on Tuesday.", friday, "");
});

test("both sides of a signing act", () => {
  checkEvents(
    "Norway and Japan signed a fisheries agreement in Oslo on Wednesday.",
    friday,
    "AGREE/sign | NOR, JPN | Oslo | 2024-05-08 | held",
  );
});

test("an urging is a request, not what is urged", () => {
  const events = eventsOf("Canada urged Russia to withdraw its troops from Georgia on Tuesday.", friday);
  expect(events.map((event) => event.type)).toEqual(["REQUEST"]);
});

test("a deed that only a rival tells is claimed, and contested where the page has the denial", () => {
  const [deed] = eventsOf(
    "Japan said on Tuesday that Russia had supplied missiles to Iran. Russia denied on Wednesday that it had supplied missiles to Iran.",
    friday,
  ).filter((event) => event.type === "AID");
  expect(deed?.reported).toBe("contested");
});

test("strict codes: a visit to come is AGREE and 036 in PLOVER and CAMEO", () => {
  const [visit] = eventsOf("Emmanuel Macron will visit Astana next week.", friday);
  expect([visit?.plover?.type, visit?.cameo]).toEqual(["AGREE", "036"]);
});

test("a meeting within a visit belongs to it", () => {
  const events = eventsOf(
    "Emmanuel Macron visited Astana on Tuesday. Macron met Kassym-Jomart Tokayev in Astana on Tuesday.",
    friday,
  );
  const visit = events.find((event) => event.mode === "visit");
  expect(events.find((event) => event.mode === "meeting")?.part_of).toBe(visit?.id);
});

test("nothing in text without events, and no throw on odd text", () => {
  for (const text of ["", "“”", "met met met", "The\u0000visit\ud800 of of of", ", , ;"])
    expect(eventsOf(text, friday)).toEqual([]);
});

test("those who meet stand on one side each, however the second telling puts them", () => {
  const [talks, ...others] = eventsOf(
    "Olaf Scholz held talks on Friday with two Russian officials. The meeting with Deputy Foreign Minister Sergei Ryabkov and envoy Mikhail Bogdanov was about grain.",
    friday,
  );
  expect(others).toEqual([]);
  expect([talks?.actor, talks?.recipient]).toEqual([["Olaf Scholz"], ["Sergei Ryabkov", "Mikhail Bogdanov"]]);
});

test("a danger is no threat that somebody makes", () => {
  expect(eventsOf("Norway has named Chad as the main threat to Japan.", friday).map(({ type }) => type)).not.toContain(
    "THREATEN",
  );
  expect(eventsOf("Moscow's threat to Oslo was repeated.", friday)).toMatchObject([
    { type: "THREATEN", actor: ["RUS"], recipient: ["NOR"] },
  ]);
});

test("a ship acts by its name, a man's company not by his", () => {
  const [sent] = eventsOf("The vessel, Ocean Pearl, transferred 600 tons of oil to a Chadian ship on Friday.", friday);
  expect(sent?.actor).toEqual(["Ocean Pearl"]);
  const asked = eventsOf("The review of Norway was requested by Elon Musk's car maker.", friday);
  expect(asked.flatMap(({ actor }) => actor)).not.toContain("Elon Musk");
});

test("an announcement visits nobody", () => {
  const visits = eventsOf("Moscow's announcement coincided with Keir Starmer's visit to Washington.", friday);
  expect(visits.map(({ actor, recipient }) => [actor, recipient])).toEqual([[["Keir Starmer"], ["USA"]]]);
});

test("what is one's own: given up or not, but no other party", () => {
  checkEvents("Iran refused to give up its weapons.", friday, "REJECT | IRN | – | – | held");
  checkEvents("China defended its enforcement of the rules.", friday, "");
});

test("of the frames of a word the one counts that asks most of the words around it", () => {
  const type = (text: string): string | undefined => eventsOf(text, friday)[0]?.type;
  expect(type("Kenya expelled the Chadian ambassador.")).toBe("SANCTION");
  expect(type("Libya expelled Egyptian workers.")).toBe("COERCE");
  expect(type("Britain sent 300 peacekeepers to Sierra Leone.")).toBe("AID");
  expect(type("Britain sent a frigate to Guyana.")).toBe("MOBILIZE");
});

test("aid and sanctions are aimed at the land where they are given or cut", () => {
  checkEvents("Denmark financed a school in Kabul.", friday, "AID | DNK > AFG | Kabul | – | held");
  expect(eventsOf("Kenya cut aid to schools in Nairobi.", friday).flatMap(({ recipient }) => recipient)).toEqual([]);
});

test("sanctions that are lifted are not imposed", () => {
  const events = eventsOf("Tokyo will lift curbs on exports to South Korea.", friday);
  expect(events.map(({ type }) => type)).toEqual(["CONCEDE"]);
});

test("crowds are counted by their people, and are of the land of their phrase or of where they protest", () => {
  const sides = (text: string): unknown[] =>
    eventsOf(text, friday).map(({ type, actor, recipient }) => [type, actor, recipient]);
  expect(sides("Tens of thousands of students throughout Ghana rallied against Togo on Friday.")).toEqual([
    ["PROTEST", ["students"], ["TGO"]],
  ]);
  expect(sides("Turkish police beat Turkish farmers in Ankara.")).toEqual([["ASSAULT", ["TUR"], ["Turkish farmers"]]]);
  expect(sides("A newspaper based in Lagos accused Togo of murder.")).toContainEqual([
    "ACCUSE",
    ["newspaper"],
    ["TGO"],
  ]);
});

test("who resigns is a person; a particle may stand before its object or behind it", () => {
  expect(eventsOf("Kyrgyz President Askar Akayev stepped down.", friday)).toMatchObject([
    { type: "RETREAT", actor: ["Askar Akayev"] },
  ]);
  expect(eventsOf("Jordan pulled its troops out of Libya.", friday)).toMatchObject([
    { type: "RETREAT", actor: ["JOR"], recipient: ["LBY"] },
  ]);
  expect(eventsOf("Hungary ruled out recognising Kosovo.", friday).map(({ type }) => type)).toEqual(["REJECT"]);
});

test("who tells of a deed is not whom it is done to, and rebels of one's own land are accused", () => {
  const sides = (text: string): unknown[] =>
    eventsOf(text, friday).map(({ type, actor, recipient }) => [type, actor, recipient]);
  expect(sides("Norway is ready to send doctors to Togo, Germany said on Monday.")).not.toContainEqual([
    "AGREE",
    ["NOR"],
    ["DEU"],
  ]);
  expect(sides("The Sudanese government accused Darfur rebels of murder.")).toEqual([
    ["ACCUSE", ["SDN"], ["Darfur rebels"]],
  ]);
});

test("harm that is only considered is a threat in strict PLOVER", () => {
  expect(eventsOf("The European Union may impose sanctions on Belarus.", friday)[0]).toMatchObject({
    type: "SANCTION",
    status: "proposed",
    plover: { type: "THREATEN" },
    cameo: "131",
  });
});

test("who is listed together acts together; evidence, assurances and protests abroad are aimed at somebody", () => {
  const sides = (text: string): unknown[] =>
    eventsOf(text, friday).map(({ type, actor, recipient }) => [type, actor, recipient]);
  expect(sides("The US, Russia, and Cuba met on Friday.")).toEqual([["CONSULT", ["USA", "RUS", "CUB"], []]]);
  expect(sides("Chad presented evidence against Libya.")).toEqual([["ACCUSE", ["TCD"], ["LBY"]]]);
  expect(sides("Georgia received assurances from Armenia.")).toEqual([["AGREE", ["ARM"], ["GEO"]]]);
  expect(sides("Israel announced it would free 150 Palestinian prisoners.")).toEqual([["RETREAT", ["ISR"], ["PSE"]]]);
});
