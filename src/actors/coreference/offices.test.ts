import { expect, test } from "vitest";
import { analyse, checkMentions } from "../../../tests/check-mentions.ts";
import { peopleOf } from "../index.ts";

test("an office that the page does not fill is looked up for its day", () => {
  checkMentions("The British prime minister spoke in Leeds.", "2024-09-13", {
    "The British prime minister": "Keir Starmer",
  });
  checkMentions("The British prime minister spoke in Leeds.", "2023-05-02", {
    "The British prime minister": "Rishi Sunak",
  });
  checkMentions("The deputy prime minister of Fiji resigned.", "2023-05-02", { "The deputy prime minister": "FJI" });
});

test("an office goes to the one of that state", () => {
  checkMentions(
    "Russian President Vladimir Putin received Chinese Premier Li Qiang. The Chinese premier praised the Russian leader.",
    "2024-08-21",
    { "The Chinese premier": "Li Qiang", "the Russian leader": "Vladimir Putin" },
  );
});

test("a secretary of state is a top diplomat, but the foreign secretary is who bears the title", () => {
  checkMentions(
    "US Secretary of State Antony Blinken met Foreign Secretary David Lammy in London. The foreign secretary smiled. America's top diplomat did not.",
    "2024-09-10",
    { "The foreign secretary": "David Lammy", "America's top diplomat": "Antony Blinken" },
  );
});

test("an apposition and the name are one person", () => {
  checkMentions("The envoy, Aksel Nordby, left. Nordby, the spokesman for the mission, waved.", "2024-06-03", {
    "The envoy": "Aksel Nordby",
    "the spokesman": "Aksel Nordby",
  });
});

test("a former office holder keeps the word", () => {
  const people = peopleOf(analyse("Former President Donald Trump spoke.", "2024-06-13").mentions);
  expect(people[0]).toMatchObject({ name: "Donald Trump", role: "Former President", country: "USA" });
});

test("the deputy minister is no minister", () => {
  checkMentions(
    "Deputy Foreign Minister Andrey Rudenko said Foreign Minister Sergey Lavrov would fly to Minsk. The deputy minister gave no day.",
    "2020-06-11",
    { "The deputy minister": "Andrey Rudenko" },
  );
});

test("a fuller title tells which minister it is, and so whose office", () => {
  checkMentions(
    "Minister Benjamin Netanyahu spoke. Prime Minister Benjamin Netanyahu met two envoys, his office said.",
    "2019-02-20",
    { "his office": "Israeli Prime Minister's Office" },
  );
});

test("the chief of a body is whoever heads it, by whatever title", () => {
  checkMentions(
    "NATO Secretary General Jens Stoltenberg met Swedish Prime Minister Ulf Kristersson. The NATO chief praised him. The UN chief was away.",
    "2023-06-03",
    { "The NATO chief": "Jens Stoltenberg", "The UN chief": "United Nations" },
  );
});

test("the general is a noun, the agency may be one of the United Nations", () => {
  checkMentions("General Brice Oligui Nguema took an oath. The general named a prime minister.", "2023-09-07", {
    "The general": "Brice Oligui Nguema",
  });
  checkMentions("The WHO declared an emergency. The agency needs money.", "2024-08-14", {
    "The agency": "World Health Organization",
  });
});

test("the Pacific leader is of a state that lies there", () => {
  checkMentions("Papua New Guinea's James Marape met Xi Jinping. The Pacific leader asked for loans.", "2023-10-18", {
    "The Pacific leader": "James Marape",
  });
});

test("an office stands for its holder without an article, by its short form and in brackets", () => {
  checkMentions(
    "External Affairs Minister (EAM) Ravi Menon arrived in Nairobi. In his talks with Kenya's president, Foreign Minister repeated the offer.",
    "2024-07-15",
    { "External Affairs Minister (EAM) Ravi Menon": "Ravi Menon", "Foreign Minister": "Ravi Menon" },
  );
  checkMentions("External Affairs Minister Ravi Menon arrived in Nairobi. EAM left.", "2024-07-15", {
    EAM: "Ravi Menon",
  });
});

test("an office of one state tells the state, whoever else the sentence names", () => {
  const people = (body: string) => peopleOf(analyse(body, "2022-07-06").mentions);
  expect(people("Secretary of State Dana Whitlock spoke with Chadian officials.")[0]).toMatchObject({ country: "USA" });
  expect(people("Chancellor of the Exchequer Nora Pell met Chadian officials.")[0]).toMatchObject({ country: "GBR" });
});

test("two offices joined before a name are one person's, unless an article begins them", () => {
  const one = "Pakistan's Deputy Prime Minister and Foreign Minister Ishaq Dar";
  checkMentions(`${one} left.`, "2024-07-15", { [one]: "Ishaq Dar" });
  checkMentions("The President and Prime Minister Narendra Modi spoke.", "2024-07-15", {
    "Prime Minister Narendra Modi": "Narendra Modi",
  });
});

test("of several secretaries it is who acted before", () => {
  checkMentions(
    "Secretary of State Marco Rubio met Kenyan Prime Cabinet Secretary and Foreign Affairs Minister Musa Odera. The Secretary thanked Kenya.",
    "2025-09-24",
    { "The Secretary": "Marco Rubio" },
  );
});
