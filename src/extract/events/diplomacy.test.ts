/** How ministries and agencies tell of meetings, greetings and requests. */
import { expect, test } from "vitest";
import { eventsOf } from "../../../tests/check.ts";

const friday = { published: "2024-05-10" };

/** "REQUEST JOR > CHL" and the like. */
const dyads = (text: string): string[] =>
  eventsOf(text, friday).map(({ type, mode, actor, recipient }) =>
    `${mode === null ? type : `${type}/${mode}`} ${actor.join()} > ${recipient.join()}`.trimEnd(),
  );

test("what is recommended is not yet done; when it was is a fact of its own", () => {
  expect(dyads("Angela Merkel recommended that Chad and Mali renew dialogue to settle a border dispute.")).toEqual([
    "REQUEST Angela Merkel > TCD,MLI",
  ]);
  expect(dyads("The Kenyan envoy urged Chad and Mali to talk when Mahamat Deby visited Nairobi on Thursday.")).toEqual([
    "REQUEST KEN > TCD,MLI",
    "CONSULT/visit Mahamat Deby > KEN",
  ]);
  expect(dyads("Kenya sought Chad's consent to detain Ali Juma.")).toEqual(["REQUEST KEN > TCD"]);
  expect(dyads("Jordan reiterated an urgent call for the de-escalation of the fighting.")).toEqual(["REQUEST JOR >"]);
});

test("who must leave visits nobody, and an undesirable person is expelled", () => {
  expect(dyads("The Chilean ambassador Juan Holm must leave Peru by Sunday.")).toEqual([]);
  expect(dyads("Peru declared Juan Holm, the Chilean ambassador, an undesirable person.")).toEqual([
    "SANCTION PER > Juan Holm",
  ]);
});

test("a visit, a meeting or a commission behind the verb promises nothing", () => {
  expect(dyads("The visit aims to boost cooperation between Chad and Mali.")).toEqual([]);
  expect(dyads("They agreed to start the work on Cyber Defence.")).toEqual([]);
  expect(dyads("Chad and Mali agreed to boost cooperation.")).toEqual(["AGREE/pledge TCD,MLI >"]);
});

test("a guest's visit is the guest's, whoever accompanies is not met, and nobody told of a meeting", () => {
  expect(
    dyads("William Ruto will be hosting his Malian counterpart Assimi Goita during his official visit on Thursday."),
  ).toContain("CONSULT/visit Assimi Goita >");
  expect(dyads("William Ruto was accompanied at the talks by Chadian Foreign Minister Abderaman Koulamallah.")).toEqual(
    [],
  );
  expect(
    dyads("No further information was shared about the closed-door meeting between William Ruto and Mahamat Deby."),
  ).toEqual([]);
});

test("a name behind the hour is the object, and a meeting may open the sentence", () => {
  expect(
    dyads(
      "Musalia Mudavadi, the foreign minister of Kenya, received at the ministry in Nairobi this morning Lord David Cameron, the British foreign secretary.",
    ),
  ).toEqual(["CONSULT/meeting Musalia Mudavadi > David Cameron"]);
  expect(
    dyads(
      "Chadian President Mahamat Deby and Kenyan President William Ruto on Monday praised the ties. Meeting for about 40 minutes in Lima, the two leaders agreed that Chad and Kenya will aim to sign the pact.",
    ),
  ).toContain("CONSULT/meeting Mahamat Deby,William Ruto >");
});

test("of many who sign each does, though the tree loses the verb's subject", () => {
  expect(
    dyads(
      "Jón Baldvin Karlsson, Minister for Foreign Affairs of Iceland, Tõnu Kask, Minister for Foreign Affairs of Estonia and Linas Antanas Bergevičius, Minister for Foreign Affairs of Lithuania, signed the declaration, in the attendance of officials from the four states.",
    ),
  ).toEqual(["AGREE/sign Jón Baldvin Karlsson,Tõnu Kask,Linas Antanas Bergevičius >"]);
});

test("wishes are no meeting, and two congratulations are two", () => {
  expect(dyads("William Ruto conveyed his wishes to Mahamat Deby for his health.")).toEqual([
    "SUPPORT William Ruto > Mahamat Deby",
  ]);
  expect(
    dyads(
      "William Ruto congratulated Mahamat Deby on his election on Thursday. He also congratulated the Chadian side on the vote.",
    ),
  ).toEqual(["SUPPORT William Ruto > Mahamat Deby", "SUPPORT William Ruto > TCD"]);
});

test("whose abduction it is has done it, and a summit of heads of state is the bloc's", () => {
  expect(dyads("Tokyo again raised North Korea's abduction of Japanese citizens.")).toEqual([
    "ASSAULT PRK > Japanese citizens",
  ]);
  expect(dyads("The 12th Summit of Heads of State of the African Union ended on Thursday.")).toEqual([
    "CONSULT/summit African Union >",
  ]);
});

test("what is somebody's is not where one met, and the lede's telling is the evidence", () => {
  const [meeting] = eventsOf(
    "Foreign Minister Musalia Mudavadi referred to Mali's wish for peace at his meeting with Abdoulaye Diop.",
    friday,
  );
  expect(meeting).toMatchObject({ type: "CONSULT", place: null });
  const [visit] = eventsOf(
    "Malian President Assimi Goita’s visit to Kenya is expected to boost the ties. Goita is expected to arrive at Jomo Kenyatta International Airport at dawn.",
    friday,
  );
  expect(visit!.evidence).toMatch(/^Malian President/);
});

test("of a council that nothing lists it is not known who meets", () => {
  expect(
    dyads(
      "William Ruto will visit Chad in June, during which the third Meeting of the Strategic Partnership Council will be held.",
    ),
  ).toEqual(["CONSULT/visit William Ruto > TCD"]);
  expect(dyads("A meeting of the UN Security Council will be held on Monday.")).toHaveLength(1);
});

test("what was also discussed is no better evidence of a meeting than that they met", () => {
  const [meeting] = eventsOf(
    "On Thursday the top diplomats of Kenya and Chad met. Musalia Mudavadi, the foreign minister of Kenya, greeted Abderaman Koulamallah, the foreign minister of Chad. The two ministers also discussed the war in Sudan.",
    friday,
  );
  expect(meeting!.evidence).toMatch(/^On Thursday/);
});
