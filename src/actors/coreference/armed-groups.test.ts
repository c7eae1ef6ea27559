import { test } from "vitest";
import { checkMentions } from "../../../tests/check-mentions.ts";

test("the group, the movement, the militants: the armed group named last", () => {
  checkMentions(
    "Somalia's army fought al-Shabaab near Baidoa. The group denied a loss. Kenya sent help. The militants seized a base.",
    "2024-06-03",
    { "al-Shabaab": "Al-Shabaab", "The group": "Al-Shabaab", "The militants": "Al-Shabaab" },
  );
  checkMentions("Israel met Egypt's demand on Hamas. The movement agreed.", "2024-06-03", { "The movement": "Hamas" });
  checkMentions("Iran armed Hezbollah. The Iran-backed militant group thanked it.", "2024-06-03", {
    "The Iran-backed militant group": "Hezbollah",
  });
  checkMentions("Hamas praised Iran. Gunmen attacked a bus in Quetta. The gunmen fled.", "2024-06-03", {
    "The gunmen": "?",
  });
});
