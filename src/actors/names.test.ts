import { expect, test } from "vitest";
import { analyse, checkMentions } from "../../tests/check-mentions.ts";

const asOf = "2024-09-13";

test("what a state is called by: a trait chooses among those spoken of", () => {
  checkMentions(
    "Saudi Arabia signed a deal with China on Monday. The kingdom will sell oil to the Asian giant.",
    asOf,
    {
      "The kingdom": "SAU",
      "the Asian giant": "CHN",
    },
  );
  checkMentions("North Korea fired a rocket. The isolated country said it was a test.", asOf, {
    "The isolated country": "PRK",
  });
});

test("the bloc is the union spoken of, the military alliance NATO", () => {
  checkMentions("The European Union agreed on tariffs. The 27-nation bloc will apply them in May.", asOf, {
    "The 27-nation bloc": "European Union",
  });
  checkMentions("NATO held a drill. The Western military alliance denied that it was a threat.", asOf, {
    "The Western military alliance": "NATO",
  });
});

test("a party's name that several states have is of the state that the page speaks of", () => {
  checkMentions(
    "South Korean voters chose on Sunday. The opposition Democratic Party rejected the count in Seoul.",
    asOf,
    {
      "Democratic Party": "Democratic Party of Korea",
    },
  );
  checkMentions("US voters chose on Sunday. The Democratic Party rejected the count in Ohio.", asOf, {
    "Democratic Party": "Democratic Party",
  });
});

test("Georgia is a state, unless the page speaks of the American one", () => {
  checkMentions("Georgia signed the treaty. Protesters met in Tbilisi.", asOf, { Georgia: "GEO" });
  checkMentions("Voters in Atlanta, Georgia, waited for hours. The U.S. count went on in Arizona and Ohio.", asOf, {
    Georgia: "place Georgia",
  });
});

test("the two, both, the latter", () => {
  checkMentions("Wang Yi met Antony Blinken in Jakarta. The two have agreed on a plan.", asOf, {
    "The two": "Wang Yi + Antony Blinken",
  });
  checkMentions("Peru and Chile signed the treaty. Both have denied it.", asOf, { Both: "CHL + PER" });
  checkMentions(
    "Officials of Peru and Chile met on Monday. Peru and Chile signed. The latter said it was glad.",
    asOf,
    {
      "The latter": "CHL",
    },
  );
});

test("ships and firms are parties by name, fighters and crowds by what they are called", () => {
  checkMentions("Samsung sued Huawei on Monday. Militants attacked a convoy.", asOf, {
    Samsung: "Samsung",
    Huawei: "Huawei",
  });
});

test("places have their points", () => {
  const { mentions } = analyse("The envoys met in Astana and at the Great Hall of the People.", asOf);
  const hall = mentions.flatMap((m) => m.actors).find((a) => a.name === "Great Hall of the People");
  expect(hall).toMatchObject({ type: "place", country: "CHN" });
  expect(mentions.flatMap((m) => m.actors).find((a) => a.name === "Astana")!.lon).toBeCloseTo(71.4, 0);
  expect(hall!.lat).toBeCloseTo(39.9, 0);
});
