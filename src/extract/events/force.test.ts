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

test("whom a strike killed is told of the strike, and is no second one", () => {
  expect(dyads("Serbian forces fired rockets into Zagreb on Wednesday, killing one man and wounding 43.")).toEqual([
    "ASSAULT SRB > HRV",
  ]);
});

test("a state and a group that fights it are not one side", () => {
  expect(
    dyads(
      "Sri Lankan forces resumed their offensive on Wednesday. The army said that two soldiers had been killed by the Liberation Tigers of Tamil Eelam.",
    ),
  ).not.toContain("ASSAULT LKA > two soldiers");
});

test("the navy of the land that acts", () => {
  expect(dyads("Sri Lankan forces took the town. The navy attacked two Somali boats on Wednesday.")).toContain(
    "ASSAULT LKA > SOM",
  );
});

test("whoever decided to expel, it was not the one who regrets it", () => {
  expect(dyads("Norway said that it regretted the decision to expel its envoy.").join()).not.toContain("SANCTION NOR");
});

test("the day of the words is not that of the deed they are about", () => {
  const [, expulsion] = eventsOf("On Thursday Canada condemned Mali's expulsion of a Danish envoy.", friday);
  expect(expulsion?.type === "SANCTION" ? expulsion.date : null).toBeNull();
});

test("him whom one accuses is another than oneself", () => {
  expect(
    dyads("Bolivian President Evo Morales ordered Philip Goldberg out, accusing him of backing the opposition."),
  ).toContain("ACCUSE Evo Morales > Philip Goldberg");
});

test("what somebody is accused of names nobody whom he is", () => {
  expect(
    dyads("The protesters accused the former colonial power of supporting the opposition of Zimbabwe.").join(),
  ).not.toContain("ACCUSE protesters > ZWE");
});

test("to accept a truce is to agree, and arms are handed over to disarm", () => {
  expect(dyads("Hezbollah announced its acceptance of a humanitarian truce on Thursday.")).toContain(
    "AGREE Hezbollah > ",
  );
  expect(dyads("Serbian soldiers handed over their weapons to the United Nations.")).toContain(
    "RETREAT SRB > United Nations",
  );
  expect(dyads("Japan handed over ten ambulances to Kenya.")).toContain("AID JPN > KEN");
});

test("a note of protest protests", () => {
  expect(dyads("Angola delivered a note of protest to Zambia on Tuesday.")).toEqual(["ACCUSE AGO > ZMB"]);
});

test("who is given two days to leave is expelled, and one who would have to leave makes no visit", () => {
  expect(dyads("Mali gave Ambassador Lars Holm 72 hours to leave the country.").join()).toContain("SANCTION MLI");
  expect(dyads("It was unclear how long Lars Holm would have to leave the United States.").join()).not.toContain(
    "CONSULT",
  );
});

test("Western before the name of a land is not the West", () => {
  expect(dyads("Croatian forces launched an offensive against Western Slavonia on Monday.").join()).not.toContain(
    "the West",
  );
  expect(dyads("Russia accused Western countries of arming Ukraine.").join()).toContain("ACCUSE RUS > the West");
});

test("one threat, though what is threatened is to come", () => {
  expect(
    dyads("Croatian President Franjo Tudjman warned on Wednesday that his forces would strike back at Serbia."),
  ).toHaveLength(1);
});

test("a question that may be answered with no tells nothing", () => {
  expect(dyads("Did a Chinese ship deliver oil to North Korea?")).toEqual([]);
});

test("what comes after if, also behind and, has not happened", () => {
  expect(
    dyads("Sudan would agree only if Hezbollah withdrew from the towns and surrendered its weapons.").join(),
  ).not.toContain("RETREAT");
});

test("the day right behind the verb is the verb's, that behind the deed the deed's", () => {
  const found = eventsOf("Canada condemned Tuesday Syria's downing of a Turkish jet on Friday.", {
    published: "2024-05-15",
  });
  expect(found.map(({ type, actor, recipient, date }) => `${type} ${actor} > ${recipient} ${date}`)).toEqual([
    "ACCUSE CAN > SYR 2024-05-14",
    "ASSAULT SYR > TUR 2024-05-10",
  ]);
});

test("a month before a noun is that noun's", () => {
  const [left] = eventsOf(
    "France will withdraw its ambassador and troops from Niger in the wake of the July coup.",
    friday,
  );
  expect(left).toMatchObject({ type: "RETREAT", date: null });
});

test("who tells it to an agency does not make its land one of the two", () => {
  expect(
    dyads(
      "Cambodian and Thai troops had a brief clash on the border. Chum Socheat told AFP that soldiers from the two countries exchanged fire on Friday evening.",
    ).join(),
  ).not.toContain("FRA");
});

test("the government of somebody is of the land that he leads", () => {
  expect(dyads("Poland and Latvia accused the government of Alexander Lukashenko of bringing migrants.")).toContain(
    "ACCUSE POL,LVA > BLR",
  );
});

test("what reports tell of is done by whom they name", () => {
  expect(
    dyads(
      "Kofi Annan said that the United Nations had received reports that Liberia was supporting al-Shabaab.",
    ).join(),
  ).toContain("SUPPORT LBR");
});

test("a past tense goes on with a past tense", () => {
  expect(dyads("Ethiopia accused Eritrea of rejecting a plan to end the war and urged Kenya to mediate.")).toContain(
    "REQUEST ETH > KEN",
  );
});

test("what one strikes is no fight of both, and what both fight no blow of one", () => {
  const found = dyads(
    "India said that its forces killed five Pakistani soldiers on Monday. India and Pakistan have fought three wars.",
  );
  expect(found.join("; ")).not.toContain("IND,PAK > five");
});

test("whose jet was downed did not down it", () => {
  expect(dyads("Canada called the downing of a Turkish jet unacceptable.").join()).not.toContain("ACCUSE CAN > TUR");
});

test("soldiers sent to one's own border are massed there, and have not crossed it", () => {
  expect(
    dyads("Poland has responded by sending thousands of soldiers to its border with Belarus.").join(),
  ).not.toContain("ASSAULT");
});

test("those deported from a land are deported by it", () => {
  expect(dyads("More than 1,000 Colombians have been deported from Venezuela.")).toContain("COERCE VEN > COL");
});

test("an ousted premier is not ousted by who appoints him", () => {
  expect(dyads("Hun Sen appointed ousted Thai premier Thaksin Shinawatra as an adviser.").join()).not.toContain(
    "ASSAULT",
  );
});

test("the press after the meeting", () => {
  expect(
    dyads("Addressing the media after the meeting, Foreign Minister Hasan Mahmud decried the shelling.").join(),
  ).not.toContain("CONSULT");
  expect(dyads("After the meeting with Ali Bongo, Emmanuel Macron praised the deal.").join()).toContain("CONSULT");
});

test("an official without a name claims it for his state", () => {
  expect(
    dyads("Indian officials said that Pakistani forces had shelled two villages on Monday.").join("; "),
  ).not.toContain("Indian officials");
});

test("the ministry of a land is not another's, though only one is known by that name", () => {
  expect(dyads("The Georgian MoD accused Russia of shelling a village.").join()).toContain("ACCUSE GEO > RUS");
});

test("who disarms others seizes, who lays down his own arms gives way", () => {
  expect(dyads("Turkish soldiers disarmed 40 Greek soldiers on Friday.")).toContain("COERCE TUR > GRC");
  expect(dyads("Hezbollah will disarm.").join()).toContain("RETREAT Hezbollah");
});

test("the Western Hemisphere is not the West, and Marines ordered to fly strike nobody", () => {
  expect(dyads("The nations of the Western Hemisphere agreed to send a delegation to Haiti.").join()).not.toContain(
    "the West",
  );
  expect(
    dyads("The Pentagon ordered a contingent of Marines to fly to the base at Guantanamo Bay, Cuba.").join(),
  ).not.toContain("ASSAULT");
});
