import { expect, test } from "vitest";
import { analyse, checkMentions } from "../../../tests/check-mentions.ts";
import { peopleOf } from "../index.ts";

test("a surname that the page does not introduce: only one in office then, of a state that the page names", () => {
  checkMentions("Talks between Russia and Ukraine stalled. Putin refused.", "2024-06-03", { Putin: "Vladimir Putin" });
  const { mentions } = analyse("Li came late. The garden was full.", "2024-06-03");
  expect(peopleOf(mentions)).toEqual([]);
});

test("a scholar serves no state", () => {
  const people = peopleOf(
    analyse("“No,” said Lena Storch, a professor at Korea University in Seoul.", "2024-06-13").mentions,
  );
  expect(people[0]).toMatchObject({ name: "Lena Storch", country: null });
});

test("their experts are of those who send them, or no party", () => {
  checkMentions("China and Japan agreed that their designated experts would meet.", "2024-06-03", {
    "their designated experts": "CHN + JPN",
  });
  checkMentions("It was agreed that their experts would meet.", "2024-06-03", { "their experts": "none" });
});
