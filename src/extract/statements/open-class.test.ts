import { test } from "vitest";
import { checkStatements } from "../../../tests/check.ts";

const about = { published: "2024-05-10" }; // a Friday

test("what is said stands before a verb that the tagger takes for a noun or a participle", () => {
  checkStatements(
    "Nine million tonnes of wheat will have been shipped by autumn, the grain union forecasts.",
    about,
    "grain union | indirect predicts | (Nine million tonnes of wheat will have been shipped by autumn)",
  );
  checkStatements(
    "The rebels have handed in the last of their rifles, monitors certified on Monday.",
    about,
    "monitors | indirect asserts | (The rebels have handed in the last of their rifles) | - | 2024-05-06",
  );
  // The harmless twin: a list that ends in a noun.
  checkStatements("The clerk filed letters, minutes and the union forecasts.", about, "");
});

test("a clause set off before a verb of belief", () => {
  checkStatements(
    "The two sides will sign within days, diplomats expect.",
    about,
    "diplomats | indirect predicts | (The two sides will sign within days)",
  );
});

test("asking for something, and an infinitive that the tree loses", () => {
  checkStatements(
    "Brannvall asked people by telephone on Friday night to come out into the squares.",
    about,
    "Brannvall | indirect urges | (people by telephone on Friday night to come out into the squares)",
  );
  checkStatements("Asked about the ships, Brannvall smiled.", about, "");
});

test("neither confirmed nor denied, and what would not be disclosed", () => {
  checkStatements(
    "The embassy would neither confirm nor deny the report.",
    about,
    "embassy | indirect declines_comment | (nor deny the report)",
  );
  checkStatements(
    "Brannvall would not disclose the price.",
    about,
    "Brannvall | indirect declines_comment | (the price)",
  );
});

test("a name given with two objects", () => {
  checkStatements(
    "Riyadh calls the story a fabrication.",
    about,
    "Riyadh / SAU | indirect denies | (the story a fabrication)",
  );
  checkStatements("Sailors call the strait Old Throat.", about, "");
});

test("an agency that quotes another relays", () => {
  checkStatements(
    "“The line is open,” Tass quoted a Kremlin aide as saying.",
    about,
    "Kremlin aide / RUS | direct asserts | The line is open | via Tass",
  );
});

test("what a state hopes, told by its spokesman, is said once", () => {
  checkStatements(
    "China hopes that both sides will show restraint, Foreign Ministry spokesperson Lin Jian told reporters on Tuesday.",
    about,
    "Lin Jian / CHN | indirect asserts | (China hopes that both sides will show restraint) | - | 2024-05-07",
  );
});

test("he whom the words are about, where nobody has spoken yet", () => {
  checkStatements(
    "The new president expects no miracles, he told deputies on Thursday.",
    about,
    "new president | indirect predicts | (The new president expects no miracles) | - | 2024-05-09",
  );
});

test("what stands before a cue that opens its quotation is not said", () => {
  checkStatements(
    "After the photos were published, Brannvall wrote, “Caught in the act.”",
    about,
    "Brannvall | direct asserts | Caught in the act",
  );
});

test("a second quotation told of another occasion is a saying of its own", () => {
  checkStatements(
    "“I will go again,” Foreign Minister Eva Brannvall said. “It matters that we stay,” she said in English at the start of a meeting.",
    about,
    "Eva Brannvall | direct pledges | I will go again",
    "Eva Brannvall | direct asserts | It matters that we stay",
  );
});
