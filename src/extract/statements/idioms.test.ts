import { test } from "vitest";
import { checkStatements } from "../../../tests/check.ts";

const about = { published: "2024-05-10" }; // a Friday

test("several words that say together what none says alone", () => {
  checkStatements(
    "Latvian diplomats let it be known that the visit had been put off.",
    about,
    "Latvian diplomats / LVA | indirect asserts | (the visit had been put off)",
  );
  checkStatements(
    "Mayor Eva Brannvall put the dead at 24.",
    about,
    "Eva Brannvall | indirect asserts | (the dead at 24)",
  );
  checkStatements(
    "Peru turned down an offer from Bolivia to mediate.",
    about,
    "Peru / PER | indirect refuses | (down an offer from Bolivia to mediate)",
  );
  checkStatements(
    "Eva Brannvall conveyed her condolences to the people of Peru.",
    about,
    "Eva Brannvall | indirect asserts | (her condolences to the people of Peru)",
  );
  // The same words of things.
  checkStatements("Peru turned down the street lamps.", about);
  checkStatements("Eva Brannvall conveyed the parcel to the people of Peru.", about);
});

test("what one wants of others", () => {
  checkStatements(
    "Latvia wants Peru to withdraw its envoy.",
    about,
    "Latvia / LVA | indirect urges | (Peru to withdraw its envoy)",
  );
  checkStatements("The mayor did not want to comment.", about, "mayor | indirect declines_comment | (to comment)");
});

test("in whose words, in whose view", () => {
  checkStatements(
    "The agreement made the world safer, in the fishing council's judgement.",
    about,
    "fishing council | indirect asserts | (The agreement made the world safer)",
  );
  checkStatements("The agreement was, in other words, a failure.", about);
});

test("told is not what was said", () => {
  checkStatements("Latvia said yes, and Peru said nothing.", about);
  checkStatements("What Peru said in private matters more.", about);
  checkStatements("Eva Brannvall called on the mayor on Friday.", about);
  checkStatements("The president declared martial law on Friday.", about);
});
