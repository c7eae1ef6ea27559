/** Force and its accusers: who struck whom, and what is only feared, charged or recalled. */
import { expect, test } from "vitest";
import { eventsOf } from "../../../tests/check.ts";

const friday = { published: "2024-05-10" };

const dyads = (text: string): string[] =>
  eventsOf(text, friday).map(({ type, actor, recipient }) => `${type} ${actor.join()} > ${recipient.join()}`);

/** Sentences that tell nothing between parties, so that what stands before them is a page. */
const rest = "Rain fell in the hills. The road was closed. Shops were shut. Few people were seen. Nobody knew why.";

test("who is accused of a deed does it, and only by the accuser's word", () => {
  const [, shelling] = eventsOf(
    "Kenyan officials on Monday accused forces from the border region of Somalia of shelling two Kenyan villages.",
    friday,
  );
  expect(shelling).toMatchObject({ type: "ASSAULT", actor: ["SOM"], recipient: ["KEN"], reported: "claimed" });
  expect(eventsOf("Somalia accused Kenya of threatening its fishermen with arrest.", friday)).toContainEqual(
    expect.objectContaining({ type: "THREATEN", reported: "claimed" }),
  );
});

test("the attack that killed was just told of: whose it was is known, and it is one", () => {
  expect(
    dyads("A Turkish drone strike killed four people in Duhok on Monday. The attack wounded ten Iraqi soldiers."),
  ).toEqual(["ASSAULT TUR > four people"]);
});

test("shot dead: a verb, and the dead are not called so", () => {
  expect(dyads("Kenyan police shot dead seven protesters near the border with Uganda on Saturday.")).toEqual([
    "ASSAULT KEN > seven protesters",
  ]);
});

test("a clash in a land is no blow against it", () => {
  expect(dyads("Scuffles broke out between Turkish troops and Kenyan peacekeepers in Cyprus on Friday.")).toEqual([
    "ASSAULT TUR,KEN > ",
  ]);
});

test("what is feared, or done only as long as another thing, has not happened", () => {
  expect(dyads("Many fishermen had fled for fear of being attacked by the Ugandan army.").join()).not.toContain(
    "ASSAULT",
  );
  expect(
    dyads("The minister said that Kenyan troops would stay as long as Eritrea helped the rebels.").join(),
  ).not.toContain("AID");
});

test("a smear campaign is no war", () => {
  expect(
    dyads("Frank Bainimarama accused the Australian envoys of waging a negative campaign against Fiji.").join(),
  ).not.toContain("ASSAULT");
});

test("of a passive the doer stands behind by, also where two share him", () => {
  expect(dyads("The requests of Poland were ignored or rejected by Belarus.").join("; ")).not.toContain("> BLR");
  expect(dyads("The Fijian envoy was declared a persona non grata by New Zealand on Wednesday.")).toContain(
    "SANCTION NZL > FJI",
  );
});

test("what one land does and what the next does are two things", () => {
  expect(
    dyads("Norway ordered out Chad’s acting consul Idriss Ali and New Zealand expelled envoy Ali Moussa.").join("; "),
  ).not.toContain("NOR > Idriss Ali,NZL");
});

test("the news and what the page recalls are two events", () => {
  const found = eventsOf(
    `Peru and Ecuador shut their embassies in Bogota. Peru's ambassador to Colombia had already been recalled in November 2023. ${rest}`,
    friday,
  );
  expect(found.map(({ type, date }) => `${type} ${date}`)).toContain("SANCTION 2023-11");
  expect(found.filter(({ type }) => type === "SANCTION")).toHaveLength(2);
});

test("a diplomat abroad is not the minister at home", () => {
  expect(
    dyads(
      "Fijian Foreign Minister Inoke Kubuabola was in Suva. On Monday Australia expelled Fiji's top diplomat in Canberra.",
    ),
  ).toContain("SANCTION AUS > FJI");
});

test("who blames it on somebody blames nobody else", () => {
  expect(dyads("The Kenyan president blamed much of the violence on Somali militants.")).toContain(
    "ACCUSE William Ruto > Somali militants",
  );
});

test("a body that votes to ask has asked", () => {
  expect(
    eventsOf("The UN General Assembly voted on Wednesday to urge Chad to end its embargo.", friday),
  ).toContainEqual(expect.objectContaining({ type: "REQUEST", status: "held" }));
});

test("nobody travels where news comes, and one meets nobody in one's own cabinet", () => {
  expect(dyads("This comes after Kenyan President William Ruto spoke of the raid.").join()).not.toContain("CONSULT");
  expect(dyads("President William Ruto held a meeting of his security council.")).toEqual([]);
  expect(dyads("Sergei Lavrov attended a session of the UN Security Council in New York.").join()).toContain("CONSULT");
});

test("the note goes to whom its own sentence sends it", () => {
  expect(
    dyads(
      "The Czech government delivered a note to the Kenyan ambassador on Tuesday. Petr Fiala sent a message to William Ruto.",
    ),
  ).toContain("CONSULT Petr Fiala > William Ruto");
});
