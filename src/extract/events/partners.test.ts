import { expect, test } from "vitest";
import { eventsOf } from "../../../tests/check.ts";

const friday = { published: "2024-05-10" };

const dyads = (text: string): string[] =>
  eventsOf(text, friday).map(({ type, actor, recipient }) => `${type} ${actor.join()} > ${recipient.join()}`);

test("what is done in return is done to the other of the exchange", () => {
  expect(dyads("Peru accused Bolivia of smuggling gold. Bolivia in return will suspend the sanctions.")).toContain(
    "CONCEDE BOL > PER",
  );
  const [, lifted] = eventsOf("Kenya met Uganda in Kampala on Monday. Kenya lifted its ban on Friday.", friday);
  expect(lifted).toMatchObject({ recipient: ["UGA"], recipient_is: "inferred" });
});

test("where two others were told, nobody is chosen", () => {
  expect(dyads("Kenya met Uganda and Rwanda in Kampala on Monday. Kenya lifted its sanctions on Friday.")).toContain(
    "CONCEDE KEN > ",
  );
});

test("peace in the page's war is asked of both who fight it", () => {
  const war = "Russia's war in Ukraine goes on.";
  expect(dyads(`${war} Benin proposed a peace plan.`)).toContain("AGREE BEN > RUS,UKR");
  expect(dyads(`${war} Benin urged all parties not to widen the war.`)).toContain("REQUEST BEN > RUS,UKR");
  expect(dyads(`${war} Benin called for talks to end the war in Ukraine.`)).toContain("REQUEST BEN > RUS,UKR");
});

test("peace elsewhere is not asked of them, nor is gas", () => {
  const war = "Russia's war in Ukraine goes on.";
  expect(dyads(`${war} Benin called for a ceasefire in Gaza.`)).not.toContain("REQUEST BEN > RUS,UKR");
  expect(dyads(`${war} Benin asked Togo for gas.`)).toContain("REQUEST BEN > TGO");
});

test("a drill in answer to a launch is aimed at who launched", () => {
  expect(
    dyads(
      "North Korea launched a missile on Monday. In response to the launch, Japan's navy carried out a missile drill.",
    ),
  ).toContain("MOBILIZE JPN > PRK");
});

test("what is promised in one breath is promised to the same", () => {
  expect(
    dyads("Britain will commit to sending missiles to Ukraine, and the United States is pledging a further $250m."),
  ).toContain("AGREE USA > UKR");
});

test("whoever protests without a name stands as protesters", () => {
  expect(dyads("The talks came amid widespread protests in Niger last week.")).toContain("PROTEST protesters > NER");
});
