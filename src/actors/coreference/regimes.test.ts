import { test } from "vitest";
import { checkMentions } from "../../../tests/check-mentions.ts";

test("the regime is an opponent's own, a statesman's never", () => {
  checkMentions("Opposition leader Sviatlana Tsikhanouskaya said the regime must free them.", "2024-06-03", {
    "the regime": "BLR",
  });
  checkMentions("Iran and Israel traded threats. Israel said the regime would pay.", "2024-06-03", {
    "the regime": "IRN",
  });
  checkMentions("Israel said the regime would pay.", "2024-06-03", { "the regime": "?" });
  checkMentions("Volodymyr Zelenskyy said the regime in Minsk must answer.", "2024-06-03", { "the regime": "BLR" });
});

test("an administration called after its leader is of the state that he leads or led", () => {
  checkMentions("The Obama administration imposed sanctions on Iran.", "2024-09-13", {
    "The Obama administration": "USA",
  });
  checkMentions("The Netanyahu government rejected the Egyptian plan.", "2024-09-13", {
    "The Netanyahu government": "ISR",
  });
});
