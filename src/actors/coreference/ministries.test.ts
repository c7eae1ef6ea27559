import { test } from "vitest";
import { checkMentions } from "../../../tests/check-mentions.ts";

test("the health ministry that counts the dead is of the land that was struck", () => {
  checkMentions("Russia hit Kharkiv with missiles on Monday. The health ministry counted ten dead.", "2024-06-03", {
    "health ministry": "Ukrainian Health Ministry",
  });
  checkMentions("Saudi jets bombed Sanaa, killing eight people, the health ministry said.", "2024-06-03", {
    "health ministry": "Yemeni Health Ministry",
  });
  checkMentions("Israel struck a convoy on Friday. The health ministry counted ten dead.", "2024-06-03", {
    "health ministry": "?",
  });
  checkMentions("Peru ordered a million doses. The health ministry will pay.", "2024-06-03", {
    "health ministry": "Peruvian Health Ministry",
  });
});

test("his ministry, and who is called by an age", () => {
  checkMentions(
    "Turkish Foreign Minister Hakan Fidan called Iraqi Foreign Minister Fuad Hussein. The Iraqi minister disagreed. His ministry gave no reason.",
    "2024-06-03",
    { "His ministry": "Iraqi Foreign Ministry" },
  );
  checkMentions(
    "Zimbabwe's Emmerson Mnangagwa won. The 80-year-old thanked them. An 80-year-old farmer cheered.",
    "2024-06-03",
    {
      "The 80-year-old": "Emmerson Mnangagwa",
      "80-year-old farmer": "none",
    },
  );
});
