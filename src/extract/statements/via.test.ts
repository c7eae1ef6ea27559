import { expect, test } from "vitest";
import { analyse, models } from "../../../tests/check.ts";
import { readStatements } from "./index.ts";

const via = (text: string): (string | null)[] =>
  readStatements(analyse(text, { published: "2024-05-10" }), models().sayings).map((one) => one.via);

test("briefings, letters, posts and agencies", () => {
  expect(via("“We will wait,” Eva Brannvall said at a daily briefing.")).toEqual(["daily briefing"]);
  expect(via("Eva Brannvall tweeted that the talks had ended.")).toEqual(["Twitter"]);
  expect(via("“We will wait,” Eva Brannvall wrote on Telegram.")).toEqual(["Telegram"]);
  expect(via("“We will wait,” Eva Brannvall told Reuters.")).toEqual(["Reuters"]);
  expect(via("“We will wait,” Eva Brannvall said, according to Interfax.")).toEqual(["Interfax"]);
});

test("what the same speaker adds right after came the same way", () => {
  expect(via("“We will wait,” Eva Brannvall said at a news conference.\n\n“It takes time,” she added.")).toEqual([
    "news conference",
    "news conference",
  ]);
});

test("what opens the sentence", () => {
  expect(via("In a joint statement, Norway and Chile said the treaty was dead.")).toEqual(["joint statement"]);
  expect(via("In a brief phone call, Eva Brannvall said the treaty was dead.")).toEqual([null]);
});

test("reporters are hearers, no channel", () => {
  expect(via("“We will wait,” Eva Brannvall told reporters.")).toEqual([null]);
});

test("what only passes a saying on is its channel and no speaker", () => {
  expect(via("Eva Brannvall said that the talks went well, Yonhap reported.")).toEqual(["Yonhap"]);
  expect(via("“The road is open,” Brannvall told a joint news conference.")).toEqual(["joint news conference"]);
  expect(via("Brannvall told the broadcaster Radio Norrland that the road was open.")).toEqual(["Radio Norrland"]);
  expect(via("Brannvall thanked the rescuers on the platform X.")).toEqual(["X"]);
  expect(via("Brannvall told parliament that the road was open.")).toEqual([null]);
});

test("interviews, and who printed them", () => {
  expect(via("In a wide-ranging interview with The Associated Press, Brannvall denied that she had signed.")).toEqual([
    "Associated Press",
  ]);
  expect(via("In an interview televised by the BBC on Tuesday, Brannvall said that she had signed.")).toEqual(["BBC"]);
  expect(via("The bill is lost, Brannvall told public radio.")).toEqual(["public radio"]);
  expect(via("Brannvall told Sky News presenter Ana Ruiz that she had signed.")).toEqual(["Sky News"]);
  expect(via("According to the Xinhua News Agency, Brannvall told her guest that the road was open.")).toEqual([
    "Xinhua News Agency",
  ]);
  expect(via("Brannvall wrote on her Facebook page that she had signed.")).toEqual(["Facebook"]);
});
