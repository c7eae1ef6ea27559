import { expect, test } from "vitest";
import { languageId } from "./language-id.ts";

const tell = languageId();

test("English is told by its function words, other languages by eld", () => {
  expect(
    tell("The minister said on Monday that the talks had ended without a deal and that they would meet again."),
  ).toBe("en");
  expect(
    tell(
      "Der Minister reiste am Montag nach Wien, um dort über die Zukunft des Abkommens zu verhandeln, teilte sein Amt mit.",
    ),
  ).toBe("de");
  expect(tell("部长周一抵达里斯本，就捕鱼权问题举行为期两天的会谈，外交部表示。")).toBe("zh");
  expect(
    tell(
      "Министр прибыл в Лиссабон во вторник для двухдневных переговоров о правах на рыболовство, сообщило министерство.",
    ),
  ).toBe("ru");
});

test("too short to tell", () => {
  expect(tell("Record trade")).toBeNull();
  expect(tell("")).toBeNull();
});
