import { expect, test } from "vitest";
import { analyse, checkMentions } from "../../tests/check-mentions.ts";

const asOf = "2024-09-13";

/** Words, label and land of the parties without a name. */
const nameless = (text: string): string[] =>
  analyse(text, asOf)
    .mentions.filter(({ actors }) => actors.length === 0)
    .map(({ label, country }) => `${label} (${country ?? "–"})`);

test("an ethnic group is not the state that is called like it", () => {
  expect(nameless("Up to 100 ethnic Albanians demonstrated on Tuesday.")).toEqual(["ethnic Albanians (–)"]);
  expect(nameless("Ethnic Russians in Latvia marched on Monday.")).toEqual(["Ethnic Russians (LVA)"]);
  expect(nameless("Ethnic Albanian rebels fired.")).toEqual(["Ethnic Albanian rebels (–)"]);
  checkMentions("Russians marched in Latvia on Monday.", asOf, { Russians: "RUS" });
});

test("those of another land are of that land", () => {
  expect(nameless("The Albanians of southern Serbia want autonomy.")).toEqual(["Albanians (SRB)"]);
  expect(nameless("The Russians of Moscow voted.")).toEqual([]);
});

test("parliaments and parties behind another state's name are not those that the bare word means", () => {
  const names = (text: string): string[] =>
    analyse(text, asOf).mentions.flatMap(({ actors }) => actors.map(({ name }) => name));
  expect(names("The French Senate rejected the plan.")).toEqual(["FRA"]);
  expect(names("Rwanda's Senate rejected the plan.")).toEqual(["RWA"]);
  expect(names("The Senate rejected the plan.")).toEqual(["US Senate"]);
  expect(names("The Kurdistan Workers' Party fired rockets.")).toEqual(["PKK"]);
  expect(names("The International Labor Office spoke up.")).toEqual(["International Labour Organization"]);
});

test("the head of the United Nations serves no state", () => {
  expect(analyse("U.N. Secretary-General Kofi Annan will visit Peru.", asOf).mentions[0]!.actors[0]).toMatchObject({
    name: "Kofi Annan",
    country: null,
  });
});
