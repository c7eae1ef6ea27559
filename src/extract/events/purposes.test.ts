import { expect, test } from "vitest";
import { eventsOf } from "../../../tests/check.ts";

const friday = { published: "2024-05-10" };

const dyads = (text: string): string[] =>
  eventsOf(text, friday).map(
    ({ type, mode, actor, recipient }) => `${mode ?? type} ${actor.join()} > ${recipient.join()}`,
  );

test("what is agreed, tried or sent for is not done yet", () => {
  expect(dyads("William Ruto announced an agreement to ban all Kenyan and Chadian missiles.").join()).not.toContain(
    "COERCE",
  );
  expect(
    dyads("The Greek premier appealed for an effort to force Turkey to withdraw its troops from Cyprus.").join(),
  ).not.toContain("RETREAT");
  expect(dyads("Rwanda sent troops to fight insurgents.").join()).not.toContain("ASSAULT");
  expect(dyads("Rwandan troops fought insurgents in Chad.")).toEqual(["ASSAULT RWA > insurgents"]);
});

test("a weekday behind a name is none of it", () => {
  expect(dyads("Kenyan President William Ruto Tuesday signed a treaty with Chad.")).toEqual([
    "sign William Ruto > TCD",
  ]);
  expect(dyads("An envoy of Chad met with Syrian President Bashar Assad Tuesday.")).toEqual([
    "meeting TCD > Bashar Assad",
  ]);
});

test("who condemns is not condemned, whatever they belong to", () => {
  expect(
    dyads("The raid was condemned by Chad and Kenya, two of the ten members of the U.N. Security Council.").join(),
  ).not.toContain("Security Council");
});

test("a land that protests complains, its people demonstrate", () => {
  expect(dyads("Chad protested against the Kenyan road.")).toEqual(["ACCUSE TCD > KEN"]);
  expect(dyads("Kenyans protested against the tax in Nairobi.").join()).toContain("PROTEST");
});

test("calling names is no telephone call, and reports from a land are not its word", () => {
  expect(dyads("Senator Marco Rubio fired back, calling the Cuban government a dictatorship.").join()).not.toContain(
    "call ",
  );
  expect(dyads("Reports from Chad indicated that Rwandan troops launched an attack on rebels.").join()).not.toContain(
    "ACCUSE",
  );
});

test("support that one wants for oneself is not given", () => {
  expect(
    dyads("Lev Holm accused William Ruto of using the row to drum up support for his party.").join(),
  ).not.toContain("SUPPORT");
});

test("a letter that is brought, a visit that is opened where the page is from", () => {
  expect(dyads("Kenyan Foreign Minister Lev Holm brought a letter to Emmanuel Macron on Monday.")).toEqual([
    "letter Lev Holm > Emmanuel Macron",
  ]);
});

test("what is avoided, or done only on a condition further up, is not told", () => {
  expect(
    dyads("The Security Council put pressure on Chad to avoid a renewal of fighting with Sudan.").join(),
  ).not.toContain("ASSAULT");
  expect(
    dyads("Kenya warned Chad of consequences if it refused to cooperate to resolve its dispute with Sudan.").join(),
  ).not.toContain("sign");
});

test("whose a noun is does not do what another noun tells", () => {
  expect(
    dyads("During a visit to Lima, Anna Holm, head of the African Union, met Kenyan President William Ruto.").join(
      "; ",
    ),
  ).not.toContain("visit African Union");
});

test("what somebody says will strike threatens, a force that stays does not", () => {
  expect(dyads("Israel signalled that it would strike Syria.").join()).toContain("THREATEN");
  expect(dyads("Minister Lev Holm said that the Kenyan Defence Force would stay in Chad.").join()).not.toContain(
    "THREATEN",
  );
});

test("who condemns an embargo imposes none", () => {
  expect(
    dyads("The General Assembly voted for a resolution to condemn the Chadian embargo on Sudan.").join(),
  ).not.toContain("SANCTION UN General Assembly");
});
