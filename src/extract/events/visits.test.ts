/** Visits: who goes where, and what belongs to them. */
import { expect, test } from "vitest";
import { eventsOf } from "../../../tests/check.ts";

const friday = { published: "2024-05-10" };

const visits = (text: string, about = friday): string[] =>
  eventsOf(text, about)
    .filter(({ mode }) => mode === "visit")
    .map(
      ({ actor, recipient, place, status }) => `${actor.join()} > ${recipient.join()} | ${place ?? "–"} | ${status}`,
    );

test("who is on a visit, told beside his name", () => {
  expect(visits("Narendra Modi, who is on a three-day visit to Fiji, met Sitiveni Rabuka.")).toEqual([
    "Narendra Modi > FJI | Fiji | underway",
  ]);
  expect(visits("Narendra Modi, who was on a visit to Fiji, met Sitiveni Rabuka.")).toEqual([
    "Narendra Modi > FJI | Fiji | held",
  ]);
});

test("“here” is where the dateline stands", () => {
  const suva = { ...friday, place: "SUVA" };
  expect(visits("Narendra Modi, who is here on a two-day visit, met Sitiveni Rabuka.", suva)).toEqual([
    "Narendra Modi > FJI | Suva | held",
  ]);
  expect(eventsOf("Narendra Modi met Sitiveni Rabuka here on Monday.", suva)[0]).toMatchObject({ place: "Suva" });
  expect(eventsOf("Narendra Modi met Sitiveni Rabuka here on Monday.", friday)[0]).toMatchObject({ place: null });
  // The speaker's "here" is where he speaks.
  expect(eventsOf("“We met Ana Lind here,” Sitiveni Rabuka said on Monday.", suva)[0]?.place ?? null).toBe(null);
});

test("the visit is not of whoever speaks on it", () => {
  expect(
    visits(
      "Malaysian Prime Minister Anwar Ibrahim's visit to Qatar begins on Sunday. Malaysian ambassador Zaidi Rahman said that during the three-day visit pacts would be signed.",
    ),
  ).toEqual(["Anwar Ibrahim > QAT | Qatar | announced"]);
});

test("a visit since an earlier one is another", () => {
  expect(
    visits("Mohamed bin Zayed arrived in Ethiopia for a visit, his first since he visited Ethiopia in June 2018.")
      .length,
  ).toBe(2);
});

test("“His Highness' visit” is not of the man who speaks of it", () => {
  expect(visits("Abiy Ahmed welcomed the guest, saying that His Highness' visit advances ties.").join()).not.toContain(
    "Abiy",
  );
});

test("what is to come is no telling of what was held", () => {
  expect(
    eventsOf(
      "The foreign ministers of Peru and Chile met in Oslo on Monday. The foreign ministers of Peru and Chile are to meet again.",
      friday,
    ).map(({ status }) => status),
  ).toEqual(["held", "announced"]);
});

test("who is called visiting is where the clause is", () => {
  expect(visits("Visiting Israeli Foreign Minister Yair Lapid opened the embassy in Manama.")).toEqual([
    "Yair Lapid > BHR | Manama | underway",
  ]);
  expect(visits("Visiting Peru on Monday, Ana Berg praised Dina Boluarte.")[0]).toContain("Ana Berg > PER");
});

test("a stop is no tour of several lands", () => {
  expect(
    visits("Penny Wong will travel to Fiji on Friday. Penny Wong said that she would travel to Fiji and Samoa.").length,
  ).toBe(2);
});

test("the visit in which somebody is hosted is the guest's", () => {
  expect(visits("Bahrain hosted Yair Lapid on Monday in the first visit for years.")).toEqual([
    "Yair Lapid > BHR | Bahrain | held",
  ]);
});

test("what is signed on a visit is signed by host and guest", () => {
  const signed = (text: string): string[] =>
    eventsOf(text, friday)
      .filter(({ type }) => type === "AGREE")
      .map(({ actor }) => [...actor].sort().join());
  expect(
    signed("During Recep Tayyip Erdogan's visit to Budapest on Monday, 17 bilateral agreements were signed."),
  ).toEqual(["HUN,TUR"]);
  expect(signed("Narendra Modi arrived in Fiji on Monday. Four agreements were signed.")).toEqual(["FJI,IND"]);
  expect(signed("Four agreements were signed.")).toEqual([]);
});

test("what was said ahead of a meeting was said before it", () => {
  const [meeting] = eventsOf(
    "Ahead of the meeting between Ana Lind and Juan Ole in Lima, Peru called for calm.",
    friday,
  );
  expect(meeting).toMatchObject({ mode: "meeting", status: "announced" });
});

test("what a ship does is no visit by a state", () => {
  expect(visits("India said that it was aware of a planned visit by the vessel to Fiji.")).toEqual([]);
});

test("a body discusses, and a call is what it is called", () => {
  expect(eventsOf("EU foreign ministers will discuss the plan on Monday.", friday)[0]).toMatchObject({
    mode: "meeting",
    status: "announced",
  });
  expect(
    eventsOf(
      "David Lammy held a telephone conversation with Badr al Busaidi on Monday. During the call, David Lammy and Badr al Busaidi reviewed the ties.",
      friday,
    )
      .filter(({ type }) => type === "CONSULT")
      .map(({ mode }) => mode),
  ).toEqual(["call"]);
});

test("a trip that somebody cancels later on the page was not made", () => {
  const told = "Fumio Kishida will visit Mongolia in August. Fumio Kishida cancelled his visit to Mongolia.";
  expect(visits(told).join()).toContain("cancelled");
});

test("where somebody is on a visit is named as the page names it", () => {
  expect(visits("Botswana’s President Duma Boko is in Mozambique on a working visit.")).toContain(
    "Duma Boko > MOZ | Mozambique | underway",
  );
});

test("who receives a guest at an airport that is named for somebody", () => {
  expect(
    eventsOf(
      "Duma Boko was received at Kenneth Kaunda International Airport by Zambian Foreign Affairs Minister Joe Malanji.",
      friday,
    ).map(({ actor, recipient }) => `${actor.join()} > ${recipient.join()}`),
  ).toEqual(["Joe Malanji > Duma Boko"]);
});

test("“received visiting President Ali” is his visit and no one else's", () => {
  expect(visits("William Ruto received visiting President Duma Boko of Botswana in Nairobi.")).toEqual([
    "Duma Boko > KEN | Nairobi | underway",
  ]);
});

test("a call that the meeting follows is no part of it", () => {
  expect(
    eventsOf(
      "The Somali and Kenyan foreign ministers met in Nairobi, their meeting follows a phone call between the presidents of the two countries.",
      friday,
    ).map(({ mode, place }) => `${mode} ${place}`),
  ).toEqual(["meeting Nairobi", "call null"]);
});

test("who signs at a meeting told before, and who “both authorities” are", () => {
  const told = (text: string): string[] =>
    eventsOf(text, friday).map(({ mode, actor, recipient }) => `${mode} ${actor.join()} > ${recipient.join()}`);
  expect(
    told(
      "Foreign Minister Jassim Salem of Qatar met Kenyan Foreign Minister Monica Juma. During the meeting, an agreement was signed to establish a Joint Committee for Cooperation.",
    ),
  ).toContain("sign QAT,KEN > ");
  expect(
    told(
      "Chilean Foreign Minister Roberto Rojas met Peru's Foreign Minister Ana Ruiz. Both authorities agreed to reopen the bridge.",
    ),
  ).toContain("pledge CHL,PER > ");
});

test("a trip that one will not go ahead with is off", () => {
  expect(visits("Barack Obama will not be able to go forward with his planned travel to Fiji.")).toEqual([
    "Barack Obama > FJI | Fiji | cancelled",
  ]);
});

test("an ambassador who calls on a minister meets her, and is not the land that he is sent to", () => {
  expect(
    eventsOf(
      "Ambassador of Nepal to Bangladesh Ghanshyam Gurung called on Bangladeshi Foreign Minister Shama Islam.",
      friday,
    ).map(({ type, mode, actor, recipient }) => `${type}/${mode} ${actor.join()} > ${recipient.join()}`),
  ).toEqual(["CONSULT/meeting Ghanshyam Gurung > Shama Islam"]);
});

test("a guest received on a day that stands before his name; what the two then discuss tells less of it", () => {
  const [meeting] = eventsOf(
    "Croatian Foreign Minister Ante Horvat received on 6 May 2024 Foreign Minister of Latvia Janis Ozols. The two ministers exchanged opinions.",
    friday,
  ).filter(({ mode }) => mode === "meeting");
  expect(meeting!.evidence).toContain("received");
  expect(meeting!.date).toBe("2024-05-06");
});

test("who is thanked in a call is thanked in it; an ambition to join is no treaty", () => {
  const told = eventsOf(
    "Armenian Foreign Minister Ararat Mirzoyan held a phone call with Georgian Foreign Minister David Zalkaliani. Zalkaliani congratulated Mirzoyan.",
    friday,
  );
  expect(told.map(({ part_of }) => part_of)).toEqual([null, told[0]!.id]);
  expect(
    eventsOf("Kenya thanked Slovenia for backing its ambition to join the Nordic Council.", friday).map(
      ({ type }) => type,
    ),
  ).not.toContain("AGREE");
});

test("a land of a bloc is not the bloc, a port and an orchard have no guests of state", () => {
  expect(visits("It is Anwar Ibrahim's first visit to a country outside of ASEAN.").join()).not.toContain("ASEAN");
  expect(visits("Fiame Mata’afa paid a visit to the Hansen Orchard.")).toEqual([]);
  expect(visits("Anwar Ibrahim paid a visit to Chad.")).toEqual(["Anwar Ibrahim > TCD | Chad | held"]);
});

test("willingness to visit is told by the visit; what one likes or greets is no act", () => {
  const told = (text: string): string[] =>
    eventsOf(text, friday).map(({ type, mode, status }) => `${mode ?? type} ${status}`);
  expect(told("William Ruto expressed willingness to visit Nepal.")).toEqual(["visit proposed"]);
  expect(told("Chad expressed its readiness to sell wheat to Kenya.")).toContain("pledge held");
  expect(told("Chad expressed its desire to share its experience with Kenya.").join()).not.toContain("pledge");
  expect(told("Prince Faisal conveyed the greetings of King Salman to William Ruto.").join()).not.toContain("letter");
  expect(told("Kenya and Chad have developed their relations.")).toEqual([]);
});

test("what is told as done is no part of a visit to come; a meeting on it is to come", () => {
  const [visit, meeting] = eventsOf(
    "Duma Boko will visit Malawi on Monday. A news conference would follow Boko's meeting with President Lazarus Chakwera of Malawi.",
    friday,
  ).filter(({ mode }) => mode === "visit" || mode === "meeting");
  expect([visit!.status, meeting!.status, meeting!.part_of]).toEqual(["announced", "announced", visit!.id]);
});

test("who is somewhere now is on a visit; a middle name stands between the names of the table", () => {
  expect(visits("Duma Boko is in Mozambique on a working visit.")).toEqual(["Duma Boko > MOZ | Mozambique | underway"]);
  expect(visits("Botswana's President Duma Gideon Boko visited Mozambique on Tuesday.")).toEqual([
    "Duma Gideon Boko > MOZ | Mozambique | held",
  ]);
});

test("a meeting that takes place between two, behind the place", () => {
  const told = (text: string): string[] =>
    eventsOf(text, friday).map(
      ({ mode, actor, recipient, place, status }) =>
        `${mode} ${actor.join()} > ${recipient.join()} | ${place ?? "–"} | ${status}`,
    );
  expect(
    told(
      "On Monday, a meeting took place in Budapest between the President of Uzbekistan, Shavkat Mirziyoyev, and the President of Turkey, Recep Tayyip Erdogan.",
    ),
  ).toEqual(["meeting Shavkat Mirziyoyev,Recep Tayyip Erdogan >  | Budapest | held"]);
  expect(told("Canadian Foreign Minister Mélanie Joly will be in Barbados during the talks.")).toContain(
    "visit Mélanie Joly > BRB | Barbados | announced",
  );
});

test("the head of state is an office, and no head of that state", () => {
  expect(
    eventsOf(
      "Uzbek President Shavkat Mirziyoyev visited Hungary on Monday. The head of state held negotiations with Hungarian Prime Minister Viktor Orbán.",
      friday,
    )
      .filter(({ mode }) => mode === "meeting")
      .map(({ actor, recipient }) => `${actor.join()} > ${recipient.join()}`),
  ).toEqual(["Shavkat Mirziyoyev > Viktor Orbán"]);
});
