import { test } from "vitest";
import { checkFigures } from "../../../tests/check.ts";

const about = { published: "2024-05-10" };

test("money whose name several states share, by the states named", () => {
  checkFigures(
    "Tunisia's oil exports reached 1.2 billion dinars.",
    about,
    "Tunisia's oil exports | 1200000000 TND level",
  );
  checkFigures("Denmark's exports reached 5 million kroner.", about, "Denmark's exports | 5000000 DKK level");
  checkFigures("The exports reached 5 million pounds.", about, "exports | 5000000 GBP level");
});
