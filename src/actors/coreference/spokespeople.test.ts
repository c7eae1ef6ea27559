import { test } from "vitest";
import { checkMentions } from "../../../tests/check-mentions.ts";

test("spokespeople without a name speak for their body", () => {
  checkMentions(
    "A spokeswoman for Poland's foreign ministry denied it. The spokeswoman gave no details.",
    "2024-06-03",
    { "A spokeswoman": "Polish Foreign Ministry", "The spokeswoman": "Polish Foreign Ministry" },
  );
  checkMentions("The UK Foreign Office rejected the claim. A spokesperson said it was baseless.", "2024-06-03", {
    "A spokesperson": "UK Foreign Office",
  });
});

test("a spokeswoman whom the next sentence names", () => {
  checkMentions(
    "A spokeswoman for Poland's foreign ministry denied it. “We keep our word,” said the spokeswoman, Alicja Marek. She left early.",
    "2024-06-03",
    { "A spokeswoman": "Alicja Marek", She: "Alicja Marek" },
  );
  checkMentions(
    "A spokeswoman for Poland's foreign ministry denied it. “We keep our word,” said the spokesman, Jan Marek.",
    "2024-06-03",
    { "A spokeswoman": "Polish Foreign Ministry" },
  );
});

test("a spokesperson of a house that no table has is of nobody who spoke before", () => {
  checkMentions("Iran launched missiles on Tuesday. “We wait,” a State House spokesperson said.", "2024-06-03", {
    "a State House spokesperson": "?",
  });
  checkMentions("China imposed tariffs. A palace spokesman said Kenya would reply.", "2024-06-03", {
    "A palace spokesman": "?",
  });
  checkMentions("Chad closed the border. A military spokesman gave no reason.", "2024-06-03", {
    "A military spokesman": "TCD",
  });
});

test("a spokesman behind a possessive, before the name", () => {
  checkMentions("The secretary-general's spokesman, Stephane Dujarric, said talks went on.", "2024-06-03", {
    spokesman: "Stephane Dujarric",
  });
});

test("an official of the ministry told of, and of one that somebody runs", () => {
  checkMentions("China's commerce ministry denied it. A ministry official gave no reason.", "2024-05-10", {
    "A ministry official": "Chinese Commerce Ministry",
  });
  checkMentions("The Taliban-run foreign ministry said Pakistan had bombed Paktika.", "2024-05-10", {
    "foreign ministry": "Afghan Foreign Ministry",
  });
});

test("the official is the one told of before", () => {
  checkMentions(
    "A senior State Department official said Washington was watching. The official gave no day.",
    "2024-04-20",
    { "The official": "US State Department" },
  );
});
