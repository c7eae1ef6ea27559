import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { buildActorIndex, loadActorTable } from "../load/actors.ts";
import type { Token } from "../model/sentence.ts";
import { sectorOfName, sectorOfRole } from "./sector.ts";
import { buildActorTable } from "./table.ts";

const started = performance.now();
const data = fileURLToPath(new URL("../../data", import.meta.url));
const table = loadActorTable(data);
const took = performance.now() - started;

/** Words parted as the tokeniser does: possessives and hyphens stand alone. */
function tokensOf(text: string): Token[] {
  const words = text.match(/'s|[\p{L}\p{N}](?:[\p{L}\p{N}.&]|'(?!s\b))*|\S/gu) ?? [];
  return words.map((word) => ({ text: word, norm: word.toLowerCase() }) as unknown as Token);
}

/** "state CHN; place Beijing (CHN)" for the entries of the longest match at the first word. */
function found(text: string): string {
  const match = table.match(tokensOf(text), 0);
  return match === null ? "" : match.entries.map((e) => `${e.type} ${e.name}`).join("; ");
}

// role | state | day | holder, from public record
const FACTS = `
President|RUS|2019-06-01|Vladimir Putin
President|RUS|2010-06-01|Dmitry Medvedev
Prime Minister|RUS|2019-11-01|Dmitry Medvedev
Prime Minister|RUS|2024-08-21|Mikhail Mishustin
Foreign Minister|RUS|2021-03-05|Sergei Lavrov
Defence Minister|RUS|2023-01-10|Sergei Shoigu
Defence Minister|RUS|2024-09-10|Andrei Belousov
Premier|CHN|2022-05-05|Li Keqiang
Prime Minister|CHN|2024-08-21|Li Qiang
Foreign Minister|CHN|2023-03-07|Qin Gang
Foreign Minister|CHN|2019-08-01|Wang Yi
Foreign Minister|CHN|2024-02-01|Wang Yi
top diplomat|CHN|2023-06-18|Wang Yi
Defence Minister|CHN|2023-06-02|Li Shangfu
number two|CHN|2023-09-06|Li Qiang
leader|PRK|2019-02-27|Kim Jong Un
Foreign Minister|PRK|2023-09-01|Choe Son Hui
President|KOR|2019-06-30|Moon Jae-in
President|KOR|2023-08-18|Yoon Suk Yeol
President|KOR|2025-08-25|Lee Jae-myung
Foreign Minister|KOR|2020-02-02|Kang Kyung-wha
Prime Minister|JPN|2020-02-01|Shinzo Abe
Prime Minister|JPN|2021-04-16|Yoshihide Suga
Prime Minister|JPN|2023-05-19|Fumio Kishida
Prime Minister|JPN|2025-02-07|Shigeru Ishiba
Foreign Minister|JPN|2022-06-01|Yoshimasa Hayashi
President|TWN|2022-08-02|Tsai Ing-wen
President|USA|2020-10-10|Donald Trump
President|USA|2023-10-10|Joe Biden
President|USA|2025-02-10|Donald Trump
Secretary of State|USA|2020-01-03|Mike Pompeo
top diplomat|USA|2023-06-18|Antony Blinken
Foreign Minister|USA|2025-03-11|Marco Rubio
Secretary of Defense|USA|2022-04-26|Lloyd Austin
Treasury Secretary|USA|2023-07-07|Janet Yellen
National Security Adviser|USA|2024-08-28|Jake Sullivan
Ambassador to the UN|USA|2023-10-25|Linda Thomas-Greenfield
White House press secretary|USA|2023-02-06|Karine Jean-Pierre
Prime Minister|GBR|2020-03-23|Boris Johnson
Prime Minister|GBR|2022-09-20|Liz Truss
Prime Minister|GBR|2023-02-27|Rishi Sunak
Prime Minister|GBR|2024-09-13|Keir Starmer
Foreign Secretary|GBR|2019-09-01|Dominic Raab
Foreign Minister|GBR|2024-02-02|David Cameron
Foreign Secretary|GBR|2024-11-20|David Lammy
Defence Secretary|GBR|2022-03-03|Ben Wallace
monarch|GBR|2023-05-06|King Charles III
President|FRA|2022-02-07|Emmanuel Macron
Foreign Minister|FRA|2019-07-07|Jean-Yves Le Drian
Prime Minister|FRA|2024-10-10|Michel Barnier
Chancellor|DEU|2021-06-01|Angela Merkel
Chancellor|DEU|2022-06-16|Olaf Scholz
Chancellor|DEU|2025-06-05|Friedrich Merz
Foreign Minister|DEU|2020-01-19|Heiko Maas
President|UKR|2019-05-01|Petro Poroshenko
President|UKR|2022-03-01|Volodymyr Zelensky
Foreign Minister|UKR|2022-03-10|Dmytro Kuleba
Foreign Minister|UKR|2024-10-10|Andrii Sybiha
President|BLR|2020-08-09|Alexander Lukashenko
Prime Minister|ITA|2020-03-09|Giuseppe Conte
Prime Minister|ITA|2023-03-03|Giorgia Meloni
Prime Minister|ESP|2021-01-01|Pedro Sanchez
Prime Minister|POL|2022-03-15|Mateusz Morawiecki
Foreign Minister|POL|2024-04-25|Radoslaw Sikorski
President|POL|2023-02-21|Andrzej Duda
Foreign Minister|HUN|2022-07-21|Peter Szijjarto
Prime Minister|SVK|2024-05-15|Robert Fico
President|CZE|2023-05-01|Petr Pavel
President|SRB|2023-09-24|Aleksandar Vucic
Prime Minister|GRC|2020-03-03|Kyriakos Mitsotakis
President|TUR|2023-05-28|Recep Tayyip Erdogan
Foreign Minister|TUR|2022-03-10|Mevlut Cavusoglu
Foreign Minister|TUR|2024-06-04|Hakan Fidan
Prime Minister|ISR|2022-03-05|Naftali Bennett
Prime Minister|ISR|2023-10-07|Benjamin Netanyahu
Defence Minister|ISR|2023-10-09|Yoav Gallant
President|IRN|2019-09-24|Hassan Rouhani
President|IRN|2024-04-24|Ebrahim Raisi
Foreign Minister|IRN|2020-01-07|Mohammad Javad Zarif
Foreign Minister|IRN|2025-06-20|Abbas Araghchi
Supreme Leader|IRN|2020-01-08|Ali Khamenei
President|SYR|2020-03-05|Bashar al Assad
Crown Prince|SAU|2022-07-15|Mohammed bin Salman
Foreign Minister|SAU|2023-03-10|Faisal bin Farhan
President|EGY|2023-07-27|Abdel Fattah al-Sisi
Foreign Minister|EGY|2022-01-01|Sameh Shoukry
Prime Minister|IND|2023-09-09|Narendra Modi
Foreign Minister|IND|2023-03-02|S Jaishankar
Foreign Minister|IND|2018-12-01|Sushma Swaraj
Prime Minister|PAK|2019-07-22|Imran Khan
Prime Minister|PAK|2025-05-10|Shehbaz Sharif
Foreign Minister|PAK|2023-05-05|Bilawal Bhutto-Zardari
President|IDN|2022-11-15|Joko Widodo
Foreign Minister|IDN|2022-07-08|Retno Marsudi
Prime Minister|MYS|2024-06-18|Anwar Ibrahim
Foreign Minister|SGP|2021-01-01|Vivian Balakrishnan
President|PHL|2019-04-04|Rodrigo Duterte
Foreign Secretary|PHL|2023-08-07|Enrique Manalo
Prime Minister|AUS|2021-09-16|Scott Morrison
Foreign Minister|AUS|2024-03-20|Penny Wong
Prime Minister|CAN|2023-09-18|Justin Trudeau
Foreign Minister|CAN|2023-10-03|Melanie Joly
President|BRA|2020-03-24|Jair Bolsonaro
President|BRA|2023-04-14|Luiz Inacio Lula da Silva
President|VEN|2020-05-05|Nicolas Maduro
President|ARG|2024-01-17|Javier Milei
President|MEX|2021-03-01|Andres Manuel Lopez Obrador
President|ZAF|2023-08-22|Cyril Ramaphosa
Foreign Minister|ZAF|2024-01-11|Naledi Pandor
Prime Minister|ETH|2020-11-04|Abiy Ahmed
President|KAZ|2022-01-05|Kassym-Jomart Tokayev
President|UZB|2022-09-15|Shavkat Mirziyoyev
President|AZE|2023-09-20|Ilham Aliyev
Prime Minister|ARM|2023-09-20|Nikol Pashinyan
Prime Minister|NOR|2019-10-10|Erna Solberg
Prime Minister|SWE|2023-07-11|Ulf Kristersson
President|FIN|2022-05-12|Sauli Niinisto
Prime Minister|HRV|2019-10-10|Andrej Plenkovic
President|RWA|2021-05-27|Paul Kagame
Prime Minister|MNG|2019-12-05|Ukhnaagiin Khurelsukh
`
  .trim()
  .split("\n")
  .map((line) => line.split("|") as [string, string, string, string]);

test.each(FACTS)("%s of %s on %s: %s", (role, country, day, name) => {
  expect(table.holder(role, country, day)?.name).toBe(name);
});

test("an office of an organisation belongs to no state", () => {
  expect(table.person("António Guterres")).toMatchObject({ role: "UN Secretary-General", country: null });
  expect(table.person("Jens Stoltenberg")?.name).toBe("Jens Stoltenberg");
  expect(table.bySurname("Borrell", "2023-05-05", null)[0]).toMatchObject({
    role: "EU foreign policy chief",
    country: null,
  });
});

test("several who hold an office at once are nobody", () => {
  expect(table.holder("Foreign Ministry spokesperson", "CHN", "2021-03-03")).toBeNull();
  expect(table.holder("Deputy Foreign Minister", "RUS", "2021-03-03")).toBeNull();
});

test("an Indian foreign secretary is no minister", () => {
  expect(table.holder("Foreign Secretary", "IND", "2023-01-01")?.name).toBe("Vinay Mohan Kwatra");
});

test("spellings of one name are one person, and the role is that of the day", () => {
  for (const name of ["Michael R. Pompeo", "Mike Pompeo"]) expect(table.person(name)?.name).toBe("Mike Pompeo");
  for (const name of ["Volodymyr Zelenskyy", "Volodymyr Zelenskiy", "Vladimir Zelensky"]) {
    expect(table.person(name)?.name).toBe("Volodymyr Zelensky");
  }
  expect(table.roleOf("Donald Trump", "2019-05-05")?.role).toBe("President");
  expect(table.bySurname("Trump", "2023-05-05", null)[0]?.role).toBe("former President");
  expect(table.bySurname("Hua", "2019-01-01", "CHN")[0]?.name).toBe("Hua Chunying");
  expect(table.bySurname("Johnson", "2020-01-01", null)[0]?.name).toBe("Boris Johnson");
  expect(table.bySurname("Kim", "2019-01-01", "PRK")[0]?.name).toBe("Kim Jong Un");
});

test("states, demonyms, capitals", () => {
  expect(found("Kiev said")).toContain("place Kyiv");
  expect(found("US officials")).toContain("state USA");
  expect(found("us officials")).toBe("");
  expect(found("U.S. officials")).toContain("state USA");
  expect(found("Democratic Republic of the Congo")).toBe("state COD");
  expect(found("Republic of the Congo")).toBe("state COG");
  // A mark of quotation before a ceremonious name is no part of it.
  expect(found("Hashemite Kingdom of Jordan")).toBe("state JOR");
  expect(found("' Hashemite Kingdom of Jordan")).toBe("");
  expect(found("Islamic Republic of Mauritania")).toBe("state MRT");
  expect(found("Islamic Republic")).toBe("state IRN");
  expect(found("Chinese vessels")).toBe("demonym CHN");
  expect(found("Beijing said")).toContain("place Beijing");
  expect(found("Georgia said")).toContain("state GEO");
});

test("ministries go by their state", () => {
  for (const text of ["Chinese Foreign Ministry", "China's Foreign Ministry", "Beijing's foreign ministry"]) {
    expect(found(text)).toBe("body Chinese Foreign Ministry");
  }
  expect(found("Ministry of Foreign Affairs of Kazakhstan")).toBe("body Kazakh Foreign Ministry");
  expect(found("State Department")).toBe("body US State Department");
  expect(found("Foreign Ministry")).toBe("body Foreign Ministry");
});

test("places", () => {
  expect(found("Crimea was")).toBe("place Crimea");
  expect(found("South China Sea")).toBe("place South China Sea");
  expect(found("Great Hall of the People")).toBe("place Great Hall of the People");
  expect(found("St. Petersburg")).toBe("place St Petersburg");
  expect(found("Mobile phones")).toBe("");
});

test("data/actors.index is of these tables, and finds what reading them finds", () => {
  expect(
    Buffer.compare(readFileSync(`${data}/actors.index`), buildActorIndex(data)),
    "run tools/build-actor-index.ts",
  ).toBe(0);
  const files = Object.fromEntries(
    ["states", "bodies", "places", "people", "offices", "office-terms", "given-names"].map((name) => [
      `${name}.tsv`,
      readFileSync(`${data}/${name}.tsv`, "utf8"),
    ]),
  );
  const read = buildActorTable(files);
  for (const name of ["Vladimir Putin", "Lula", "Angela Merkel"]) expect(table.person(name)).toEqual(read.person(name));
  for (const name of ["wang", "al assad", "von der leyen", "nobody at all"])
    expect(table.bySurname(name, "2023-05-05", null)).toEqual(read.bySurname(name, "2023-05-05", null));
  expect(table.people.length).toBe(read.people.length);
});

test("loading is quick", () => {
  // A figure to look at, not a limit: machines differ.
  console.log(`actor tables: ${took.toFixed(0)} ms, ${table.people.length} people`);
  expect(table.people.length).toBeGreaterThan(5000);
});

test("sectors: of a body, of an office, of a phrase, of a name that no table has", () => {
  const sector = (text: string): string | null => table.match(tokensOf(text), 0)?.entries[0]?.sector ?? null;
  expect([sector("FSB"), sector("Baltic Fleet"), sector("Knesset"), sector("Boko Haram")]).toEqual([
    "SPY",
    "MIL",
    "LEG",
    "REB",
  ]);
  expect(
    ["Slovak soldiers", "a former minister", "the opposition leader", "Deputy Foreign Minister", "gangs"].map(
      sectorOfRole,
    ),
  ).toEqual(["MIL", "ELI", "OPP", "GOV", "CRM"]);
  expect(["Lund University", "Oslo Police District", "Nordhavn Shipping", "Vesla"].map(sectorOfName)).toEqual([
    "EDU",
    "COP",
    "BUS",
    null,
  ]);
});

test("a surname that stays open has candidates with points", () => {
  const candidates = table.candidates("Wang", "2024-05-05", null);
  expect(candidates[0]?.name).toBe("Wang Yi");
  expect(candidates.length).toBeGreaterThan(3);
  expect(candidates[0]!.score).toBeGreaterThan(candidates[1]!.score);
});
