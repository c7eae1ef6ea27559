import { test } from "vitest";
import { checkMentions } from "../../../tests/check-mentions.ts";

test("he is not who is quoted about, she is the woman", () => {
  checkMentions("Defence analyst Tore Vik listened. President Putin, he said, had gone further.", "2024-09-13", {
    he: "Tore Vik",
  });
  checkMentions("Spokeswoman Ines Duarte met spokesman Rui Prates. She thanked him.", "2024-09-13", {
    She: "Ines Duarte",
    him: "Rui Prates",
  });
});

test("it is a state or a body, unless a nearer noun may be meant", () => {
  checkMentions("Chile said it would sign. The treaty is long. Its text is secret.", "2024-09-13", { it: "CHL" });
  checkMentions("It is clear that Chile will sign.", "2024-09-13", { It: "none" });
  checkMentions("Kenya has invaded nobody. The pact is old, but it holds.", "2024-09-13", { it: "none" });
});

test("they are several", () => {
  checkMentions("Chile and Peru met on Monday. They signed a pact.", "2024-09-13", { They: "CHL + PER" });
  checkMentions("Sudanese officials refused. They gave no reason.", "2024-09-13", { They: "SDN" });
});

test("whom somebody invites is not himself, also where the verb shares its subject", () => {
  checkMentions("Anwar Ibrahim met Xi Jinping in Beijing and invited him to Kuala Lumpur.", "2023-04-01", {
    him: "Xi Jinping",
  });
});

test("what only a state has is of the state, not of the council before it", () => {
  checkMentions("The UN Security Council tightened sanctions on North Korea after its nuclear test.", "2017-09-15", {
    its: "PRK",
  });
});

test("who only describes the subject is not meant", () => {
  checkMentions(
    "Srettha Thavisin met Cambodia's Hun Manet. Hun Manet, son of former leader Hun Sen, thanked him. The pair signed a pact.",
    "2024-02-08",
    { him: "Srettha Thavisin", "The pair": "Hun Manet + Srettha Thavisin" },
  );
  checkMentions(
    "Kim Yo Jong, the sister of North Korean leader Kim Jong Un, warned Seoul. Kim said it would pay. Later she left.",
    "2024-02-08",
    { "Kim#3": "Kim Yo Jong", she: "Kim Yo Jong" },
  );
});

test("they are the only two persons before, of two states", () => {
  checkMentions(
    "Thai Prime Minister Srettha Thavisin met Cambodia's Hun Manet. Srettha said they had agreed.",
    "2024-02-08",
    { they: "Srettha Thavisin + Hun Manet" },
  );
});

test("given names of other languages tell he from she", () => {
  checkMentions("Mette Frederiksen announced it beside Volodymyr Zelenskyy. He thanked her.", "2024-05-10", {
    He: "Volodymyr Zelenskyy",
    her: "Mette Frederiksen",
  });
});

test("it that is denied or called something is no party", () => {
  checkMentions("Claudia Sheinbaum spoke for Mexico. Mexico denied it. Trump called it a lie.", "2025-02-03", {
    it: "none",
    "it#2": "none",
  });
});

test("its, in a clause that describes a land, is that land's", () => {
  checkMentions("The African Union heard Chad, which has closed its border.", "2024-09-13", { its: "TCD" });
});
