/** The small rules of this folder, each by a few lines it must read and a few it must leave alone. */
import { expect, test } from "vitest";
import { loadArticleTables } from "../load/article-tables.ts";
import { textPage } from "../page/text.ts";
import { bareNames, bylineOf } from "./byline.ts";
import { captionOf, gluedCaption } from "./caption.ts";
import { chromeOf } from "./chrome.ts";
import { dateLineOf } from "./date-line.ts";
import { datelineOf } from "./dateline.ts";
import { gluedPieces } from "./glued.ts";
import { findArticle } from "./index.ts";
import { originIn } from "./origin.ts";
import { copyrightHolder, hostOf, selfNamed } from "./outlet.ts";
import { roughSentences } from "./sentences.ts";
import { withoutSite } from "./title.ts";
import { outletsCredited, wireIn } from "./wire.ts";
import { wordingOf } from "./wording.ts";

const tables = loadArticleTables();

test.each([
  ["By Ana Ruiz", "Ana Ruiz"],
  ["By Ana Ruiz and Jon Berg, Senior Reporter", "Ana Ruiz, Jon Berg"],
  ["By Reuters", ""],
  ["By AFP - Agence France Presse", ""],
  ["By ANA RUIZ and JON BERG Associated Press", "ANA RUIZ, JON BERG"],
  ["By Ana Ruiz - Staff Writer - Monday, May 3, 2021", "Ana Ruiz"],
  ["Associated Press writers Ana Ruiz in Bern and Jon Berg in Oslo contributed to this report.", "Ana Ruiz, Jon Berg"],
  ["Reporting by Ana Ruiz in VIENNA; Additional reporting by Jon Berg; Editing by Eva Holt", "Ana Ruiz, Jon Berg"],
  ["(Reporting by Ana Ruiz LISBON, Jon Berg in OSLO. Editing by Eva Holt)", "Ana Ruiz, Jon Berg"],
  ["Ana Ruiz contributed to this report.", "Ana Ruiz"],
  ["CNN’s Ana Ruiz and Jon Berg contributed from Vienna.", "Ana Ruiz, Jon Berg"],
])("byline: %s", (line, names) => {
  expect(bylineOf(line, tables)?.names.join(", ")).toBe(names);
});

test.each([
  "By the time they left, it rained.",
  "By Monday the talks had failed, the minister said.",
  "Exports contributed to growth.",
])("no byline: %s", (line) => {
  expect(bylineOf(line, tables)).toBeNull();
});

test("a name alone is a byline only when it is nothing but names", () => {
  expect(bareNames("Ana Ruiz and Jon van der Berg", tables)).toEqual(["Ana Ruiz", "Jon van der Berg"]);
  expect(bareNames("World News", tables)).toBeNull();
  expect(bareNames("Call for peace", tables)).toBeNull();
});

test.each([
  ["VIENNA, May 3 (Reuters) – The talks ended.", "VIENNA, May 3", "Reuters", 5, 3],
  ["OSLO/LISBON (AP) — The talks ended.", "OSLO/LISBON", "AP", null, null],
  ["HAYWARD, Calif. (AP) — The talks ended.", "HAYWARD, Calif.", "AP", null, null],
  ["BERN -- The talks ended.", "BERN", null, null, null],
  ["BERN- The talks ended.", "BERN", null, null, null],
  ["Bern, 3 May 2024 (dpa/MIA) – The talks ended.", "Bern, 3 May 2024", "dpa", 5, 3],
  ["ROME: The talks ended.", "ROME", null, null, null],
  ["Key Largo, Florida (CNN) The talks ended.", "Key Largo, Florida", "CNN", null, null],
  ["OSLO, May 3. /TASS/. The talks ended.", "OSLO, May 3", "TASS", 5, 3],
  ["OSLO. May 3 (Interfax) - The talks ended.", "OSLO. May 3", "Interfax", 5, 3],
  ["Oslo, May 3: The talks ended.", "Oslo, May 3", null, 5, 3],
  ["OSLO (TASS / Reuters - 3rd May, 2024) The talks ended.", "OSLO (TASS / Reuters - 3rd May, 2024)", "Reuters", 5, 3],
  ["New Delhi [India], May 3 (ANI): The talks ended.", "New Delhi [India], May 3", "ANI", 5, 3],
  ["New Delhi [India], May 3 : The talks ended.", "New Delhi [India], May 3", null, 5, 3],
  ["Lisbon CNN — The talks ended.", "Lisbon", "CNN", null, null],
])("dateline: %s", (text, printed, agency, month, day) => {
  const read = datelineOf(text, tables);
  expect(read?.dateline).toMatchObject({ text: printed, agency, month, day });
  expect(text.slice(read?.length)).toBe("The talks ended.");
});

test("a bare credit is cut too and is no dateline", () => {
  expect(datelineOf("(The Fjord News)- The talks ended.", tables)).toMatchObject({
    dateline: null,
    credit: "The Fjord News",
  });
  expect(datelineOf("CNN — The talks ended.", tables)).toMatchObject({ dateline: null, credit: "CNN" });
});

test.each([
  "The minister – a former judge – left.",
  "NATO members agreed on Monday to meet.",
  "Prime Minister Ana Ruiz – The first to visit – left.",
  "The Senate (upper house) voted.",
  "Ministers agreed: The talks go on.",
])("no dateline: %s", (text) => {
  expect(datelineOf(text, tables)).toBeNull();
});

test.each([
  ["13 Sep 2024", "2024-09-13", null, null],
  ["Updated: 2017-09-15 17:52", "2017-09-15", "updated", null],
  ["Xinhua | Updated: 2017-09-15 17:52", "2017-09-15", "updated", "Xinhua"],
  [
    "Published Monday, Nov. 18, 2019 at 4:07 PM | Updated at 5:36 PM CST on Nov 19, 2019",
    "2019-11-18",
    "published",
    null,
  ],
  ["Source: Xinhua| 2017-09-15 21:45:02|Editor: Lu Hui", "2017-09-15", null, "Xinhua"],
  ["By Ana Ruiz May 3, 2024", "2024-05-03", null, "Ana Ruiz"],
  ["Updated at 9:50 p.m. ET Thursday", null, "updated", null],
  ["Posted on May 3, 2024 by Ana Ruiz 1,240 views", "2024-05-03", "published", "Ana Ruiz"],
  ["May 3, 2024 - 23:40 - Staff and agencies", "2024-05-03", null, null],
  ["fjord.example » World » 03.05.2024 19:22", "2024-05-03", null, null],
  ["Friday, May 3, 2024 | From our correspondent Ana Ruiz", "2024-05-03", null, "Ana Ruiz"],
])("date line: %s", (line, date, cue, source) => {
  expect(dateLineOf(line)).toMatchObject({ date, cue, source });
});

test.each([
  "The talks ended on 13 September 2024 in Vienna.",
  "Election 2024",
  "Thursday",
  "The talks that were held in Oslo | ended on 13 September 2024, the ministry said",
])("no date line: %s", (line) => {
  expect(dateLineOf(line)).toBeNull();
});

test.each([
  "Envoys arrive in Vienna for the talks. Photo: Ana Ruiz/AP",
  "FILE - The tanker lies at anchor. (Jon Berg/AP Photo, File)",
  "A woman walks past the ministry in Oslo on Friday.AFP",
  "This picture taken on May 3 shows the bridge.",
  "Ana Ruiz/AFP/Getty Images",
  "The premier attends a ceremony at the port in Bergen on January 9, 2018",
])("caption: %s", (line) => {
  expect(captionOf(line)).not.toBeNull();
});

test.each([
  "The talks will go on next week, he said. (AFP)",
  "The ministry published a photo of the meeting on Monday.",
  "Talks were held in 2018 (the first since 2011), and ended without a deal.",
])("no caption: %s", (line) => {
  expect(captionOf(line)).toBeNull();
});

test("a caption glued to a sentence", () => {
  const text = "Envoys attend a dinner in Bern, Switzerland on May 3, 2018 The two sides agreed on Monday.";
  expect(text.slice(gluedCaption(text)).trim()).toBe("The two sides agreed on Monday.");
  expect(gluedCaption("They met on May 3, 2018, and again a week later.")).toBe(0);
});

test.each([
  "Views (67)",
  "0 Likes",
  "Share on Facebook",
  "Leave a Reply",
  "You May Also Like",
  "Copyright © 2024 Fjord News",
  "12 Comments",
  "5 min read",
  "• • •",
])("chrome: %s", (line) => {
  expect(chromeOf(tables).of(line)).not.toBeNull();
});

test.each([
  "Trending towards a deal, the talks in Vienna went into a third day on Monday.",
  "Comments by the minister drew criticism.",
  "Call for peace",
  "Share prices fell 3 percent.",
])("no chrome: %s", (line) => {
  expect(chromeOf(tables).of(line)).toBeNull();
});

test.each([
  ["The ministry said so, according to Tass.", ["TASS"]],
  ["Interfax reported the visit; Interfax-Ukraine denied it.", ["Interfax", "Interfax-Ukraine"]],
  ["He told the Associated Press that AP reports were wrong.", ["Associated Press"]],
  ["AP reported on Monday that the talks ended.", ["Associated Press"]],
  ["The vote in AP, the southern state, was close.", []],
  ["Michael Bloomberg said he would not run.", []],
  ["The Sputnik V vaccine arrived.", []],
  ["Fighting in Fars province, the Fars news agency said.", ["Fars"]],
  ["Citing officials, the Yonhap news agency reports a launch.", ["Yonhap"]],
])("wire: %s", (text, names) => {
  expect(wireIn(text, tables).map((one) => one.agency.name)).toEqual(names);
});

test("origin of a repost", () => {
  expect(originIn("This post appeared first on fjord.example")?.name).toBe("fjord.example");
  expect(originIn("This article was originally published on The Fjord. Read the original article.")?.name).toBe(
    "The Fjord",
  );
  expect(originIn("The minister first appeared on television on Monday.")).toBeNull();
  expect(originIn("The report was published on Monday.")).toBeNull();
});

test("outlet: hosts, copyright lines, the paper's own voice", () => {
  expect(hostOf("https://www.fjord.example/a?b")).toBe("fjord.example");
  expect(hostOf("not an address")).toBeNull();
  expect(copyrightHolder("Copyright © 2024 FjordNews.example. All rights reserved")?.name).toBe("FjordNews.example");
  expect(copyrightHolder("© 2019-2024 Fjord Media Ltd.")?.name).toBe("Fjord Media");
  expect(copyrightHolder("Copyright. All rights reserved.")).toBeNull();
  expect(selfNamed("The BBC understands that the envoy left.", tables)?.name).toBe("BBC");
  expect(selfNamed("He told CNN that he would go.", tables)).toBeNull();
});

test("a headline without its site", () => {
  expect(withoutSite("Talks end without a deal | The Fjord", null)).toBe("Talks end without a deal");
  expect(withoutSite("Talks end without a deal - World - The Fjord", "The Fjord")).toBe("Talks end without a deal");
  expect(withoutSite("Talks end – and begin again in the spring", null)).toBe(
    "Talks end – and begin again in the spring",
  );
});

test("sentences are cut after their marks, not after titles and initials", () => {
  const text = "Mr. Berg met U.S. envoys. They agreed. 他走了。She left.";
  expect(roughSentences(text, 0, text.length).map((span) => text.slice(span.start, span.end))).toEqual([
    "Mr. Berg met U.S. envoys.",
    "They agreed.",
    "他走了。",
    "She left.",
  ]);
});

test("scars of rewording", () => {
  const plain =
    "The two ministers met in Vienna on Monday and agreed to meet again in the autumn, officials said. ".repeat(9);
  expect(wordingOf(plain)).toBe("original");
  expect(
    wordingOf(`${plain}The visit comes in the midst of war. in the east, and has increased trade. bilateral.`),
  ).toBe("reworded");
  expect(wordingOf("Too short to tell.")).toBeNull();
});

test("in a page that came as one line, a sentence full of names is no menu", () => {
  const long =
    "President Ana Berg left for Chad on Monday at the invitation of President Jon Ole. She was accompanied by several ministers (Mary Ruiz of the Interior, Carl Lund of Defence, Professor Eva Holm of Water and Natural Resources, Ambassador Amina Diallo of Foreign Affairs), as well as by officials of the Chamber of Commerce and of the Bank of Trade. During her visit, President Berg held talks with Chadian President Jon Ole, Prime Minister Idris Musa and other ministers of the Government. She returned to the capital on Friday with the signed agreements.";
  const page = textPage({ id: "a", sha256: "", url: null, retrieved: null }, `Berg in Chad\n\n${long}`);
  const { body } = findArticle(page, () => "en", tables);
  expect(body).toContain("Professor Eva Holm");
  expect(body).toContain("Prime Minister Idris Musa");
});

test("in a page that came as one line, comments and the words about its writer are no article", () => {
  const said =
    "The ministers of both countries met for two hours on Monday and agreed that their offices would meet again in the spring. ".repeat(
      5,
    );
  const below =
    "About Ana Ruiz Ana Ruiz writes on trade for the paper and has lived in Oslo for years. Jon Berg May 12, 2024 at 4:47 pm said: I think that they should have met in June and not in May at all.";
  const page = textPage({ id: "a", sha256: "", url: null, retrieved: null }, `${said}${below}`);
  const { body } = findArticle(page, () => "en", tables);
  expect(body).toContain("in the spring.");
  expect(body).not.toContain("Ana Ruiz");
  expect(body).not.toContain("I think");
});

test.each([
  ["New York – The council met on Monday to talk.", "New York", null],
  ["New Delhi: The talks ended on Monday.", "New Delhi", null],
  ["Abuja, Nigeria | Xinhua | The talks ended on Monday.", "Abuja, Nigeria", "Xinhua"],
  ["Geneva | AFP — The talks ended on Monday.", "Geneva", "AFP"],
  ["OSLO [Reuters] - The talks ended on Monday.", "OSLO", "Reuters"],
])("datelines in ordinary letters, behind bars and in square brackets: %s", (text, place, agency) => {
  expect(datelineOf(text, tables)?.dateline).toMatchObject({ place, agency });
});

test.each(["Brexit – The talks began on Monday in Oslo.", "[Update] The talks ended.", "London – Paris"])(
  "no dateline: %s",
  (text) => {
    expect(datelineOf(text, tables)).toBe(null);
  },
);

test("an outlet is credited for what it found out, the page's own is not", () => {
  const text = "He asked for peace, according to a CNN translation of the speech.";
  expect(outletsCredited(text, null, tables)).toEqual(["CNN"]);
  expect(outletsCredited(text, "CNN", tables)).toEqual([]);
  expect(outletsCredited("He spoke to CNN, according to a Finnish report.", null, tables)).toEqual([]);
});

test("a lede full of names is no menu", () => {
  const lede =
    "Chadian President Mahamat Ali Deby arrived in Suva on Monday, at Fijian Prime Minister Juan Ole's wish to attend the feast.";
  const span = { start: 0, end: lede.length };
  expect(gluedPieces(lede, span, tables)).toEqual([span]);
});

test("a line that tells who stands where is a caption", () => {
  expect(
    captionOf("Chad's Ali Deby, left, and his Fijian counterpart Juan Ole, right, review an honor guard in Suva."),
  ).not.toBeNull();
  expect(captionOf("The Left, and Ali Deby's party with it, said that it would meet the minister.")).toBeNull();
});
