import { expect, test } from "vitest";
import { analyse, checkStatements, models } from "../../../tests/check.ts";
import { readStatements } from "./index.ts";

const speakers = (text: string): (string | null)[] =>
  readStatements(analyse(text, { published: "2024-05-10" }), models().sayings).map((one) => one.speaker);

test("nobody by name: the words themselves, without article", () => {
  expect(speakers("A senior official said the border was shut.")).toEqual(["senior official"]);
  expect(speakers("Analysts say the plan will fail.")).toEqual(["Analysts"]);
});

test("what cannot speak is no speaker", () => {
  expect(speakers("The standoff underscores the need for talks.")).toEqual([]);
  expect(speakers("The deal calls for a truce.")).toEqual([]);
});

test("she and he are who spoke before", () => {
  expect(speakers("Eva Brannvall said the road was shut. She added that the bridge was open.")).toEqual([
    "Eva Brannvall",
    "Eva Brannvall",
  ]);
});

test("an unnamed spokesman speaks for the body", () => {
  expect(speakers("A spokeswoman for Norway's Foreign Ministry said the embassy was open.")).toEqual([
    "Norwegian Foreign Ministry",
  ]);
});

test("the name at the end of an outlet's description", () => {
  expect(speakers("The border was shut, the regional newspaper Fjordposten reported.")).toEqual(["Fjordposten"]);
});

test("one of them, and another of the same", () => {
  expect(speakers("The prize surprised us all, said one of its winners.")).toEqual(["its winners"]);
  expect(speakers("“One was enough,” said one EU diplomat. “None would do,” said another.")).toEqual([
    "EU diplomat",
    "another EU diplomat",
  ]);
  expect(speakers("The raid killed nine, according to elders in Bajaur.")).toEqual(["elders in Bajaur"]);
});

test("who spoke in the sentence before goes on, named or not", () => {
  expect(
    speakers("A senior official said that Eva Brannvall had met Ana Ruiz. He said they had agreed on nothing."),
  ).toEqual(["senior official", "senior official"]);
  expect(speakers("The council said that the ministry had erred. It added that nobody was hurt.")).toEqual([
    "council",
    "council",
  ]);
});

test("the minister who spoke before, not the one spoken of; whom a paper quotes", () => {
  expect(
    speakers(
      "Trade Minister Eva Brannvall said that Prime Minister Ana Ruiz had erred. The minister added that it was late.",
    ),
  ).toEqual(["Eva Brannvall", "Eva Brannvall"]);
  expect(speakers("“The port is shut,” the Norrland Daily said, quoting Trade Minister Eva Brannvall.")).toEqual([
    "Eva Brannvall",
  ]);
});

test("a speaker's words are whole, and what is another's is no speaker", () => {
  expect(speakers("“We are ready,” the press service of the leader of Norrland said.")).toEqual([
    "press service of the leader of Norrland",
  ]);
  expect(speakers("“This will not pass,” the statement of the fishing council reads.")).toEqual(["fishing council"]);
  expect(
    speakers("Eva Brannvall, the envoy for trade, assessed Ana Ruiz's visit as a “plain breach of our laws”."),
  ).toEqual(["Eva Brannvall"]);
});

test("a body of a state, of which only the state is known, is no state, and a state is no code", () => {
  expect(speakers("The Latvian aviation authority said the airspace was shut.")).toEqual([
    "Latvian aviation authority",
  ]);
  expect(speakers("An American representative said the vote was fair.")).toEqual(["American representative"]);
});

test("who stands before a participle of saying is its speaker, who stands behind it is spoken of", () => {
  checkStatements(
    "President Sandu called on Chad to do more, saying Lima had a key role to play.",
    { published: "2024-05-10" },
    "Maia Sandu / MDA | indirect urges | (on Chad to do more, saying Lima had a key role to play)",
  );
  checkStatements(
    "Brannvall said the money would be used well, adding the Arctic union had agreed.",
    { published: "2024-05-10" },
    "Brannvall | indirect asserts | (the money would be used well, adding the Arctic union had agreed)",
  );
});

test("economists whom an agency asks forecast for themselves; a ministry behind a comma is no part of the soldiers before it", () => {
  checkStatements(
    "Economists polled by Reuters had forecast that prices would rise.",
    { published: "2024-05-10" },
    "Economists | indirect predicts | (prices would rise)",
  );
  checkStatements(
    "Norway is recalling its envoy after the seizure of seven boats and a trawler, the Norwegian Foreign Ministry said Monday.",
    { published: "2024-05-10" },
    "Norwegian Foreign Ministry / NOR | indirect asserts | (Norway is recalling its envoy after the seizure of seven boats and a trawler) | - | 2024-05-06",
  );
});

test("whom an agency cites as saying it says it", () => {
  checkStatements(
    "State news agency Sana cited Hassan Ghabbash as saying another 37 people were hurt.",
    { published: "2024-05-10" },
    "Hassan Ghabbash | indirect asserts | (another 37 people were hurt) | via Sana",
  );
});
