import { test } from "vitest";
import { checkMentions } from "../../../tests/check-mentions.ts";

test("who speaks of a counterpart is not the counterpart", () => {
  checkMentions(
    "In a call with her Ghanaian counterpart, Togolese minister Ana Berg expressed concern.",
    "2024-06-03",
    { "Togolese minister Ana Berg": "Ana Berg", "her Ghanaian counterpart": "GHA" },
  );
});

test("a counterpart is of the other state", () => {
  checkMentions(
    "Foreign Minister Wang Yi called his Indian counterpart, Subrahmanyam Jaishankar, on Monday.",
    "2024-06-03",
    {
      his: "Wang Yi",
      "his Indian counterpart": "Subrahmanyam Jaishankar",
    },
  );
});

test("a counterpart behind a comma that nothing closes", () => {
  checkMentions("Paul Kagame met his Congolese counterpart, Felix Tshisekedi in Luanda.", "2022-07-06", {
    "his Congolese counterpart": "Felix Tshisekedi",
  });
});
