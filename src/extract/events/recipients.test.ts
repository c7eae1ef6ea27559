/** Who is a party and who only stands in the sentence. */
import { expect, test } from "vitest";
import { eventsOf } from "../../../tests/check.ts";

const friday = { published: "2024-05-10" };

const dyads = (text: string): string[] =>
  eventsOf(text, friday).map(({ type, actor, recipient }) => `${type} ${actor.join()} > ${recipient.join()}`);

test("when and why a thing was done names no recipient", () => {
  expect(dyads("Chad broke off contacts in August, after Angela Merkel had visited Sudan.")).toContain(
    "SANCTION TCD > ",
  );
  expect(dyads("Benin proposed a peace plan, which was met with doubt by the West.")).toContain("AGREE BEN > ");
});

test("what is said of the object behind a comma is no further object", () => {
  expect(dyads("Mali urged Chad and Niger, Libya's closest friends, to take action.")).toContain(
    "REQUEST MLI > TCD,NER",
  );
});

test("a complaint is aimed at what it is over, not at where it is lodged", () => {
  expect(dyads("Peru lodged a complaint with the United Nations over Chilean drilling.")).toContain("ACCUSE PER > CHL");
  expect(
    dyads("Canada imposed a tariff on Thai shrimp. Thailand filed a complaint with the WTO over the tariff."),
  ).toContain("ACCUSE THA > CAN");
  expect(dyads("Japan lodged a protest with China.")).toContain("ACCUSE JPN > CHN");
});

test("a denial is aimed at who said so, not at whom the deed would have touched", () => {
  expect(dyads("Rwanda denied that it had sent arms to Burundi.")).toContain("REJECT RWA > ");
  expect(dyads("Congo accused Rwanda of arming Burundi. Rwanda denied that it had sent arms to Burundi.")).toContain(
    "REJECT RWA > COD",
  );
});

test("rules and those who break them are no parties", () => {
  expect(dyads("Togo promised to deal seriously with violators of U.N. sanctions on Mali.")).toContain("AGREE TGO > ");
  expect(dyads("Japan criticised the step as one that violates World Trade Organization rules.")).not.toContain(
    "ACCUSE JPN > World Trade Organization",
  );
});

test("a tariff on what a land makes is a tariff on the land", () => {
  expect(
    dyads(
      "Canada will impose a tariff on imports of Vietnamese-made electric vehicles (EV) after a similar step by Peru.",
    ),
  ).toContain("SANCTION CAN > VNM");
});

test("short forms of common words are nobody", () => {
  expect(
    dyads("Canada will impose a tariff on electric vehicles (EV) on Friday. EV makers were quiet.").join(),
  ).not.toContain("EV");
});

test("who is arrested in a land is arrested by it, as is who is held by its police or sentenced by its courts", () => {
  expect(dyads("The Canadian consultant Michael Kovrig was detained in Dandong in December.")).toContain(
    "COERCE CHN > Michael Kovrig",
  );
  expect(dyads("Police in Nairobi arrested the Tanzanian reporter Ana Mushi.")).toContain("COERCE KEN > Ana Mushi");
  expect(dyads("A court in Minsk sentenced the Polish reporter Jan Nowak to eight years in prison.")).toContain(
    "SANCTION BLR > Jan Nowak",
  );
});

test("what a ministry signs, lifts or summons its state does; what it says is its own word", () => {
  expect(dyads("Peru's foreign ministry summoned the Chilean ambassador.")).toContain("ACCUSE PER > CHL");
  expect(dyads("Ghana's trade ministry lifted its ban on Togolese cement.")).toContain("CONCEDE GHA > TGO");
  expect(dyads("Ghana's foreign ministry condemned Togo.")).toContain("ACCUSE Ghanaian Foreign Ministry > TGO");
  expect(dyads("Protesters stormed the Saudi embassy in Tehran.")).toContain("PROTEST Protesters > SAU");
});

test("an ambassador is summoned by whoever he is summoned to", () => {
  expect(
    dyads("Russia's ambassador was summoned to the UK Foreign Office on Friday, the government has said."),
  ).toContain("ACCUSE GBR > RUS");
});

test("rebels and refugees without a name are parties of their own, and not of the land they stand in", () => {
  expect(dyads("Congo accused Rwanda of arming insurgents.")).toContain("AID RWA > insurgents");
  expect(dyads("Baghdad protesters chanted against Iran on Friday.")).toContain("PROTEST Baghdad protesters > IRN");
});

test("whom one accuses is not told by another's words in the same sentence", () => {
  expect(
    dyads("Chad accused Libya of exporting arms to Niger, after a newspaper alleged deals between the two countries."),
  ).toContain("ACCUSE TCD > LBY");
});

test("who must leave a land is sent away by it", () => {
  expect(dyads("The British diplomat Adrian Cogswell was given a week to leave Russia.")).toContain(
    "SANCTION RUS > Adrian Cogswell",
  );
});

test("rebels are a side of their own, not the state that they fight", () => {
  expect(dyads("Congo accused the M23 rebels of never leaving Goma.")).toContain("ACCUSE COD > M23");
  const both = dyads("Congo accused the M23 of attacking soldiers. The M23 accused the army of attacking it.");
  expect(both).toContain("ACCUSE COD > M23");
  expect(both).toContain("ACCUSE M23 > COD");
});

test("a neighbour is another than the one whose neighbour it is", () => {
  expect(dyads("Chad reported battles with Togo and said its neighbour was moving tanks.")).toContain(
    "MOBILIZE TGO > ",
  );
});

test("who is told to have been killed did not kill", () => {
  expect(dyads("The Taliban claimed that 19 Pakistani soldiers were killed.").join()).not.toContain("ACCUSE");
  expect(dyads("Clashes erupted in June, with two Chadian officials killed.").join()).not.toContain("ASSAULT TCD");
});

test("rebels of a state act by themselves, and sign with it", () => {
  expect(dyads("Sudanese rebels attacked a town in Chad on Monday.")).toContain("ASSAULT Sudanese rebels > TCD");
  expect(dyads("Colombian rebels signed a truce with the government of Colombia.")).toContain(
    "AGREE Colombian rebels > COL",
  );
});

test("a verb between an army and a president is no title", () => {
  expect(dyads("Along with the coup, Niger's junta detained President Mohamed Bazoum on Friday.")).toContain(
    "COERCE NER > Mohamed Bazoum",
  );
});

test("what lies in the west is not the West", () => {
  expect(dyads("The Arakan Army attacked army posts in the western state on Friday.").join()).not.toContain("the West");
});

test("rebels whom a state backs are not that state", () => {
  expect(dyads("Rwanda-backed rebels seized a Congolese town on Friday.").join()).not.toContain("RWA");
});

test("who is given something stands before it; a passive's subject says whom it is against", () => {
  expect(dyads("Finland gave Tanzania a grant of 50 million euros.")).toContain("AID FIN > TZA");
  expect(dyads("Sanctions against Mali were imposed by the European Union on Monday.")).toContain(
    "SANCTION European Union > MLI",
  );
});

test("what happens meanwhile, on a condition, on a border or in a language is aimed at nobody", () => {
  expect(
    dyads("Kenya announced that it will impose martial law as battles raged between insurgents and the army."),
  ).toContain("COERCE KEN > ");
  expect(dyads("Syria says it will not accept any more refugees if war starts in Iraq.")).toContain("REJECT SYR > ");
  expect(dyads("Chadian troops captured part of a rebel stronghold on the Sudanese border.").join()).not.toMatch(/SDN/);
  expect(dyads("The Latvian court cancelled restrictions on the use of the Russian language.")).toContain(
    "CONCEDE LVA > ",
  );
});

test("to promise not to is to refuse where one vows, a fight against a disease is none", () => {
  expect(dyads("Israel vowed not to return the heights to Syria.")).toContain("REJECT ISR > SYR");
  expect(dyads("Chad fights an Ebola epidemic in Niger.").join()).not.toMatch(/ASSAULT/);
});

test("an envoy to a body is of the state that sent him", () => {
  expect(dyads("Sudan's UN ambassador accused Chad of arming the rebels.")).toContain("ACCUSE SDN > TCD");
});

test("an apposition is no second party", () => {
  expect(dyads("Devi Anand, an Indian army spokesman, accused Chad of shelling a post.")).toContain(
    "ACCUSE Devi Anand > TCD",
  );
});

test("whose blow it was is told by the blow", () => {
  expect(dyads("Four Indian soldiers were killed in a Pakistani attack on Friday.")).toContain("ASSAULT PAK > IND");
});

test("a risk, a condition and what may follow are no deeds", () => {
  for (const text of [
    "Chad warned of the danger of an attack by Sudan on its border.",
    "The row could lead to a war between Chad and Sudan.",
    "If there is a ceasefire between Chad and Sudan, the border will open.",
  ])
    expect(dyads(text).join()).not.toMatch(/ASSAULT|AGREE/);
});

test("fighters by their group's name are the group; aircraft are nobody", () => {
  expect(dyads("Ugandan forces came under fire from al-Shabaab militants.")).toContain("ASSAULT Al-Shabaab > UGA");
  expect(dyads("Niger received warplanes from Chad on Friday.").join()).not.toContain("CONSULT");
});

test("a light verb and its object tell of one deed", () => {
  expect(dyads("In March Turkey provided military support to Chad.")).toHaveLength(1);
});

test("who issues a paper says what stands in it", () => {
  expect(dyads("The European Parliament adopted a resolution calling on Chad to free the reporters.")).toContain(
    "REQUEST European Parliament > TCD",
  );
  expect(dyads("Japan sent a letter demanding an apology from Russia.")).toContain("REQUEST JPN > RUS");
});

test("around fifty soldiers are an object; whose paper it is, is not threatened", () => {
  expect(dyads("Ethiopia arrested around 50 Sudanese soldiers.")).toContain("COERCE ETH > SDN");
  expect(dyads("Al-Qaeda has threatened Peru and Israel, a Saudi-owned weekly reports.")).toContain(
    "THREATEN Al-Qaeda > PER,ISR",
  );
  expect(
    dyads("Russia threatened to stop the talks if the United States deploys missiles, the Washington Post reported."),
  ).toContain("THREATEN RUS > USA");
});

test("a doer is none of the deed above, nor is what two others do the subject's", () => {
  expect(dyads("Pakistan ordered patrols by police and paramilitary soldiers.")).toContain("MOBILIZE PAK > ");
  expect(dyads("Russia closed its border with Iran because of fighting between Azerbaijanis and Armenians.")).toContain(
    "ASSAULT AZE,ARM > ",
  );
});

test("what is promised is not yet another deed, but for talks and visits", () => {
  expect(dyads("In March Chad agreed to provide Kenya with drones.")).toEqual(["AGREE TCD > KEN"]);
  expect(dyads("Chad and Kenya agreed to hold talks in Oslo in June.").join()).toContain("CONSULT");
});

test("an effort called after what is done is its doer's; a demand is of whom its clause has for its subject", () => {
  expect(dyads("Qatar launched a mediation effort on Saturday between Chad and Sudan.")).toContain(
    "CONSULT QAT > TCD,SDN",
  );
  expect(
    dyads("Kenya repeated its demand that Israel ease restrictions on the movement of Palestinian workers."),
  ).toContain("REQUEST KEN > ISR");
});

test("a guest is welcomed to a city; who takes advantage takes no land", () => {
  expect(dyads("Abdel Fattah El-Sisi welcomed Joao Lourenco to Cairo on Tuesday.").join()).toMatch(/CONSULT .*> EGY/);
  expect(dyads("Sudan took advantage of the conflict in an Ethiopian region.").join()).not.toMatch(/ASSAULT/);
});

test("one meeting told from both of its sides keeps both", () => {
  expect(
    dyads(
      "Li Qiang met Samoan government leaders on Friday. Fiame Naomi Mata'afa said after her meeting with Li Qiang on Friday that it went well.",
    ),
  ).toEqual(["CONSULT Li Qiang > Fiame Naomi Mata'afa"]);
});

test("a person who receives another meets him, a state is visited", () => {
  const modes = (text: string): string[] => eventsOf(text, friday).map(({ mode, actor }) => `${mode} ${actor.join()}`);
  expect(modes("Xi Jinping received Sergei Lavrov on Monday.")).toEqual(["meeting Xi Jinping"]);
  expect(modes("Kenya hosted Sergei Lavrov on Monday.")).toEqual(["visit Sergei Lavrov"]);
});

test("what is due is to come", () => {
  const [visit] = eventsOf("Li Qiang is due to travel to Fiji on Sunday.", friday);
  expect(visit).toMatchObject({ type: "CONSULT", mode: "visit", status: "announced", date: "2024-05-12" });
});

test("what two also agree is another agreement", () => {
  const text =
    "Peru and Chile agreed on Monday to share water. The rain went on. Peru and Chile also agreed to build a bridge.";
  expect(dyads(text).filter((line) => line.startsWith("AGREE"))).toEqual(["AGREE PER,CHL > ", "AGREE PER,CHL > "]);
});

test("talks that involve two, and talks that will resume", () => {
  expect(dyads("Talks involving Chad and Mali took place in Oslo on Monday.")).toContain("CONSULT TCD,MLI > ");
  const [talks] = eventsOf("Aleksandar Vucic and Albin Kurti will resume talks soon.", friday);
  expect(talks).toMatchObject({ mode: "meeting", status: "announced" });
});

test("what is welcomed as one's own is shared with somebody", () => {
  expect(dyads("Norway praised its close ties with Iceland and Denmark.")).toEqual(["SUPPORT NOR > ISL,DNK"]);
  expect(dyads("Chad welcomed its resumption of diplomatic ties with Libya.")).toContain("SUPPORT TCD > LBY");
  // Where one's own troops stand is praised for nothing.
  expect(dyads("Kenya praised its troops in Somalia.")).toEqual([]);
});
