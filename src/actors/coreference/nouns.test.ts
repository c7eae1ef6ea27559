import { test } from "vitest";
import { checkMentions } from "../../../tests/check-mentions.ts";

test("the country as subject takes up the subject, elsewhere what was named last", () => {
  checkMentions("Canada imposed tariffs on China. The country also plans a ban.", "2024-09-13", {
    "The country": "CAN",
  });
  checkMentions("Norway sent aid to Ukraine to rebuild the country.", "2024-09-13", { "the country": "UKR" });
});

test("a body by the last word of its name, the bloc of a title", () => {
  checkMentions("The International Monetary Fund lent Chad a billion. The fund will come back.", "2024-06-03", {
    "The fund": "International Monetary Fund",
  });
  checkMentions("Chad will buy ships. The fund will come back.", "2024-06-03", { "The fund": "none" });
  checkMentions("Pakistan's Foreign Office summoned an envoy. The office gave no reason.", "2024-06-03", {
    "The office": "Pakistani Foreign Ministry",
  });
  checkMentions("Aleksandar Vucic met EU foreign policy chief Josep Borrell. The bloc wants reforms.", "2024-06-03", {
    "The bloc": "European Union",
  });
  checkMentions("Iran struck Quetta. The group Jaish al-Adl threatened it.", "2024-06-03", { "The group": "none" });
});

test("the junta is of the generals told of, the island the state that is one", () => {
  checkMentions(
    "Niger's ruling generals expelled the ambassador. Paris said the junta had no right to.",
    "2024-06-03",
    {
      "the junta": "NER",
    },
  );
  checkMentions("China flew jets around Taiwan. Beijing claims the island.", "2024-06-03", { "the island": "TWN" });
  checkMentions("Japan sent a ship. The crew reached the island.", "2024-06-03", { "the island": "none" });
});

test("the army of the state that acts, but not the government in a stranger's mouth", () => {
  checkMentions("Sudan's Rapid Support Forces seized Nyala. The army gave no answer.", "2024-06-03", {
    "The army": "SDN",
  });
  checkMentions("Antony Blinken said the government must go.", "2024-06-03", { "the government": "?" });
});

test("a government that accuses a land is not that land's", () => {
  checkMentions("The provisional government accused Hungary of lies.", "1990-03-21", {
    "The provisional government": "?",
  });
});
