/**
 * Makes data/offices.tsv, who held which office when, from a table of leaders:
 *
 *   npx tsx tools/build-offices.ts leaders.csv.gz cabinets.csv
 *
 * Wants CSVs of the columns name, aliases, iso3, country, role, from, to, to_is, source, wikidata (see data/README.md). Roles are brought to
 * the forms of data/office-terms.tsv, names to those of the press ("Vladimir Vladimirovich Putin" → "Vladimir Putin"), rows of one
 * person are merged, and slots that are no office or no person are dropped. Rows that data/people.tsv knows better are left out.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { daysOf } from "../src/actors/days.ts";
import { foldName } from "../src/actors/fold.ts";

const folder = new URL("../data/", import.meta.url);

interface Term {
  readonly name: string;
  readonly family: string;
  readonly iso3: string;
  readonly role: string;
  readonly from: string;
  readonly to: string;
  readonly seen: string;
  readonly source: string;
  readonly wikidata: string;
  /** Another spelling of the name. */
  readonly alias: string | null;
}

function main(): void {
  const paths = process.argv.slice(2);
  if (paths.length === 0) {
    process.stderr.write("Name the tables: npx tsx tools/build-offices.ts leaders.csv.gz cabinets.csv\n");
    process.exit(2);
  }
  const rows = paths.flatMap((path) => {
    const bytes = readFileSync(path);
    return csvOf((path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8"));
  });
  const states = statesByName();
  const terms = better(rows.flatMap((row) => termsOf(row, states)));
  const hand = peopleByHand();
  const people = merge(terms, hand);
  const lines = people.flatMap((person) => linesOf(person, hand));
  const head = [
    "# Who held which office when. Made by: npx tsx tools/build-offices.ts leaders.csv.gz cabinets.csv (see data/README.md for sources and licences).",
    "# seen: a day or month on which the person was in office, start and end unknown. Rows of data/people.tsv come before these.",
    "person\taliases\tsurname\torder\tcountry\trole\tfrom\tto\tseen\tsource\twikidata",
  ];
  writeFileSync(new URL("offices.tsv", folder), `${[...head, ...lines].join("\n")}\n`);
  fillIn(people);
  process.stderr.write(`${lines.length} rows, ${people.length} people, of ${rows.length} rows\n`);
}

/** What the exact source knows better of people in data/people.tsv: ids of Wikidata where there are none, days where there is a year or a month. */
function fillIn(people: readonly Group[]): void {
  const ids = new Map<string, Set<string>>();
  const exact = new Map<string, Term[]>();
  for (const { hand, terms } of people)
    if (hand !== null)
      exact.set(hand.name, [...(exact.get(hand.name) ?? []), ...terms.filter(({ source }) => source === EXACT)]);
  for (const { hand, terms } of people) {
    if (hand === null) continue;
    const there = ids.get(hand.name) ?? new Set();
    for (const { wikidata } of terms) if (wikidata !== "") there.add(wikidata);
    ids.set(hand.name, there);
  }
  const path = new URL("people.tsv", folder);
  const done = new Set<string>();
  const lines = readFileSync(path, "utf8").split("\n");
  const column = lines
    .find((line) => line.startsWith("person\t"))!
    .split("\t")
    .indexOf("wikidata");
  const filled = lines.map((line) => {
    const cells = line.split("\t");
    const name = cells[0]!;
    if (line.startsWith("#")) return line;
    const same =
      exact.get(name)?.filter((term) => term.iso3 === cells[4] && kindOf(term.role) === kindOf(cells[5] ?? "")) ?? [];
    for (const [end, at] of [
      ["from", 6],
      ["to", 7],
    ] as const) {
      const rough = cells[at] ?? "";
      const days = new Set(
        same.map((term) => term[end]).filter((day) => day.length > rough.length && day.startsWith(rough)),
      );
      if (rough !== "" && rough.length < 10 && days.size === 1) cells[at] = [...days][0]!;
    }
    const found = ids.get(name);
    if (!done.has(name) && found?.size === 1 && !cells[column]) {
      while (cells.length <= column) cells.push("");
      cells[column] = [...found][0]!;
    }
    done.add(name);
    return cells.join("\t");
  });
  writeFileSync(path, filled.join("\n"));
}

// ---------------------------------------------------------------- reading

type Row = Readonly<Record<string, string>>;

function csvOf(text: string): Row[] {
  const lines: string[][] = [];
  let cell = "";
  let cells: string[] = [];
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') {
        cell += c;
        i++;
      } else quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === ",") {
      cells.push(cell);
      cell = "";
    } else if (c === "\n") {
      cells.push(cell.replace(/\r$/, ""));
      lines.push(cells);
      cells = [];
      cell = "";
    } else cell += c;
  }
  if (cell !== "" || cells.length > 0) lines.push([...cells, cell]);
  const names = lines.shift() ?? [];
  return lines.map((values) => Object.fromEntries(names.map((name, i) => [name, values[i] ?? ""])));
}

function tsvOf(name: string): Row[] {
  const lines = readFileSync(new URL(name, folder), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
  const names = (lines.shift() ?? "").split("\t");
  return lines.map((line) => {
    const cells = line.split("\t");
    return Object.fromEntries(names.map((column, i) => [column, cells[i] ?? ""]));
  });
}

function statesByName(): Map<string, string> {
  const byName = new Map<string, string>();
  for (const row of tsvOf("states.tsv")) {
    for (const name of [row.name!, ...(row.aliases ?? "").split(";")]) byName.set(foldName(name), row.iso3!);
    byName.set(row.iso3!, row.iso3!);
  }
  return byName;
}

// ---------------------------------------------------------------- one row

function termsOf(row: Row, states: ReadonlyMap<string, string>): Term[] {
  let iso3 = row.iso3 === "XKX" ? "KOS" : row.iso3!;
  if (iso3 === "") iso3 = COUNTRY_NAMES[foldName(row.country!)] ?? states.get(foldName(row.country!)) ?? "";
  if (iso3 === "" || !states.has(iso3)) return [];
  const name = pressName(row.name!, iso3);
  // A territory's chief of state is another state's.
  if (name === null || isTwo(row) || (OF_ANOTHER[iso3]?.test(name) ?? false)) return [];
  const roles = row.role!.split(/ & |; /);
  const span = spanOf(row);
  if (span === null) return [];
  const terms: Term[] = [];
  for (const part of new Set([row.role!, ...roles])) {
    const role = roleOf(part, iso3, name);
    if (role === null) continue;
    // A row of many roles lists what was held one after another: good for a ministry, not for the head of a government.
    const isHead = HEADS.has(role);
    if (isHead && roles.length > 1 && row.source === "countryinfo") continue;
    if (
      isHead &&
      /^(?:Elizabeth|Charles|Queen Elizabeth|King Charles)\b/.test(name) &&
      iso3 !== "GBR" &&
      MONARCHS.has(role)
    )
      continue;
    const place = iso3 === "CHN" && role === "Chief Executive" ? (/Chui|Ho |Iat/.test(name) ? "MAC" : "HKG") : iso3;
    if (terms.some((term) => term.role === role)) continue;
    // The source calls India's Foreign Secretary, an official, its minister.
    if (row.source === EXACT && iso3 === "IND" && role === "External Affairs Minister") continue;
    // Elsewhere it is a minister of a province, or of less than the interior.
    if (/public security/i.test(part) && !/CHN|VNM/.test(iso3)) continue;
    if (!isHead && !EVERYWHERE.has(role) && !IN_THE_NEWS.has(iso3)) continue;
    if (row.source === "countryinfo" && MINOR.has(role)) continue;
    const alias = row.source === EXACT && row.aliases !== row.name ? pressName(row.aliases!, iso3) : null;
    const family = row.source === EXACT ? "" : familyOf(row.aliases!, name);
    terms.push({ name, family, iso3: place, role, ...span, source: row.source!, wikidata: row.wikidata ?? "", alias });
  }
  return terms;
}

const AMERICAN = /\b(?:Bush|Clinton|Obama|Trump|Biden)$/;
const FRENCH = /\b(?:Chirac|Sarkozy|Hollande|Macron)$/;
const OF_ANOTHER: Readonly<Record<string, RegExp>> = {
  ASM: AMERICAN,
  GUM: AMERICAN,
  PRI: AMERICAN,
  MNP: AMERICAN,
  VIR: AMERICAN,
  NCL: FRENCH,
  PYF: FRENCH,
  AND: FRENCH,
};

/** "Ayman BENABDERRAHMANE Abdelaziz DJERAD": the holder and the one before in one cell. */
function isTwo(row: Row): boolean {
  const words = row.name!.split(" ");
  const families = row.aliases!.split(" ");
  return words.length === 4 && families.length === 2 && words[1] === families[0] && words[3] === families[1];
}

/** Of the sources of cabinets the one whose days are exact. */
const EXACT = "wikidata-cabinets-2022";
const ROUGH = new Set(["countryinfo", "cia-world-leaders-2019"]);

/** Without the rows of the rough sources on an office of which the exact one knows the holder in the middle of that stretch. */
function better(terms: readonly Term[]): Term[] {
  const exact = new Map<string, Term[]>();
  const keyOf = (term: Term): string => `${term.iso3} ${kindOf(term.role)}`;
  for (const term of terms) {
    if (term.source === EXACT) exact.set(keyOf(term), [...(exact.get(keyOf(term)) ?? []), term]);
  }
  return terms.filter((term) => {
    if (!ROUGH.has(term.source)) return true;
    const [from, to] = ends(term);
    const middle = from === "0000" || to === "9999" ? from : halfway(from, to);
    return exact.get(keyOf(term))?.some((other) => ends(other)[0] <= middle && middle <= ends(other)[1]) !== true;
  });
}

const halfway = (from: string, to: string): string =>
  new Date((Date.parse(from) + Date.parse(to)) / 2).toISOString().slice(0, 10);

/** Of every state: the offices that pages name its holders by. Of the states most in the news: the rest too. Left out for fast loading. */
const EVERYWHERE = new Set([
  "Foreign Minister",
  "External Affairs Minister",
  "Defence Minister",
  "Vice President",
  "Crown Prince",
  "acting President",
  "acting Prime Minister",
]);
const IN_THE_NEWS = new Set(
  (
    "USA CHN RUS GBR FRA DEU JPN KOR PRK IND PAK AFG IRN IRQ ISR PSE SYR LBN JOR EGY SAU ARE QAT KWT OMN YEM TUR UKR BLR POL " +
    "ITA ESP CAN AUS NZL BRA ARG MEX VEN COL CUB CHL ZAF NGA KEN ETH SDN IDN MYS SGP PHL THA VNM MMR TWN HKG KAZ UZB GEO ARM AZE " +
    "NLD BEL SWE NOR FIN DNK HUN CZE ROU BGR SRB GRC AUT CHE LTU LVA EST MDA LBY BGD LKA"
  ).split(" "),
);
/** Of the tables of whole cabinets, even of those states. */
const MINOR = new Set([
  "Justice Minister",
  "Deputy Prime Minister",
  "First Deputy Prime Minister",
  "Economy Minister",
  "Energy Minister",
  "Attorney General",
  "Prosecutor General",
  "Ambassador to the US",
  "Trade Minister",
  "Interior Minister",
]);

/** Null for terms that ended before the news that the project reads. */
function spanOf(row: Row): { readonly from: string; readonly to: string; readonly seen: string } | null {
  let from = row.from!;
  let to = row.to!;
  const known = /(?:in office|after) (\d{4}(?:-\d{2}){0,2})$/.exec(row.to_is!)?.[1] ?? "";
  if (known !== "" && from === "") return { from: "", to: "", seen: known };
  if (known !== "" && to === "") to = known;
  if (row.to_is === "open") to = "";
  if (from === "" && to !== "") from = to < CABINETS_FROM ? to.slice(0, 4) : CABINETS_FROM;
  if (from === "" && to === "") return null;
  if (to !== "" && to < OLDEST) return null;
  return { from, to, seen: "" };
}

/** The cabinets of CountryInfo begin here: who was in them then came to office before. */
const CABINETS_FROM = "2003-01";
const OLDEST = "1989";

const COUNTRY_NAMES: Readonly<Record<string, string>> = {
  "west bank": "PSE",
  "palestinian territories": "PSE",
  "palestinian authority": "PSE",
  burma: "MMR",
  "congo democratic republic of the": "COD",
  "congo republic of the": "COG",
  "congo brazzaville": "COG",
  "congo kinshasa": "COD",
  "korea south": "KOR",
  "korea north": "PRK",
  "bahamas the": "BHS",
  "gambia the": "GMB",
  "micronesia federated states of": "FSM",
  "czech republic": "CZE",
  "kingdom of denmark": "DNK",
};

// ---------------------------------------------------------------- roles

const HEADS = new Set(
  "President;Prime Minister;Premier;Chancellor;Taoiseach;King;Queen;Emir;Sultan;Emperor;Grand Duke;Prince;Supreme Leader;Pope".split(
    ";",
  ),
);
const MONARCHS = new Set(["King", "Queen", "Emir", "Sultan", "Emperor", "Grand Duke", "Prince"]);
const THRONES: Readonly<Record<string, string>> = {
  JPN: "Emperor",
  QAT: "Emir",
  KWT: "Emir",
  OMN: "Sultan",
  BRN: "Sultan",
  LUX: "Grand Duke",
  MCO: "Prince",
  LIE: "Prince",
};
const MONARCHIES = new Set("BHR BEL BTN KHM DNK JOR LSO MYS MAR NLD NOR SAU ESP SWZ SWE THA TON GBR".split(" "));

function roleOf(text: string, iso3: string, name: string): string | null {
  const role = text.replace(/\s+/g, " ").trim();
  const lower = role.toLowerCase();
  if (
    /\bmonarch\b|^(?:king|queen|sultan|emperor|emir|amir|grand duke|prince)\b(?! charles)/.test(lower) &&
    !/consort/.test(lower)
  ) {
    if (THRONES[iso3] !== undefined) return THRONES[iso3];
    if (!MONARCHIES.has(iso3)) return null;
    return /^(?:Margrethe|Beatrix|Elizabeth|Queen)/.test(name) ? "Queen" : "King";
  }
  // Andorra's chiefs of state are two princes from elsewhere, and those who stand in for them.
  if (iso3 === "AND" && /chief of state|^president$/.test(lower)) return null;
  if (lower === "chief of state") return THRONES[iso3] ?? (MONARCHIES.has(iso3) ? "King" : "President");
  for (const [pattern, found] of ROLES) {
    if (!pattern.test(lower)) continue;
    const own = OWN_TITLES[`${iso3} ${found}`];
    return own ?? found;
  }
  const post = /^ambassador to (?:the )?(.+)$/i.exec(role);
  if (post !== null && iso3 === "USA" && !/[("]|^$/.test(post[1]!)) return `ambassador to ${post[1]}`;
  return null;
}

/** First that fits wins; null where the words name another office than they seem to. */
const ROLES: readonly (readonly [RegExp, string | null])[] = [
  [/charge d|chargé d|deputy chief|designate|assistant|undersecretary|minister delegate|delegate minister/, null],
  [
    /^(?:minister of state|minister in charge|secretary of state to|state minister|deputy minister|vice minister|junior minister)/,
    null,
  ],
  [/ambassador to the (?:us|united states)$/, "Ambassador to the US"],
  [/permanent representative to the un/, "Ambassador to the UN"],
  [/^supreme leader$/, "Supreme Leader"],
  [/^(?:caretaker |interim |acting )prime minister/, "acting Prime Minister"],
  [/^(?:interim|acting|transitional) president/, "acting President"],
  [
    /^(?:president|president of the republic|president of the state|executive president|federal president|presidents?)$/,
    "President",
  ],
  [
    /^(?:prime minister|premier|prime ministers?(?: \(.*)?|president of the government|president of the council of ministers|head of government)$/,
    "Prime Minister",
  ],
  [/^(?:federal )?chancellor$/, "Chancellor"],
  [/^taoiseach$/, "Taoiseach"],
  [/^pope$/, "Pope"],
  [/^crown prince/, "Crown Prince"],
  [/^(?:executive )?vice president(?: of the republic)?$/, "Vice President"],
  [/^first vice president$/, "First Vice President"],
  [/^first deputy (?:prime minister|premier)/, "First Deputy Prime Minister"],
  [/^(?:deputy|vice) (?:prime minister|premier)|^tanaiste|^vice chancellor/, "Deputy Prime Minister"],
  [/^chief executive$/, "Chief Executive"],
  [
    /foreign,? (?:and |& )?commonwealth|^(?:federal |cabinet )?(?:minister|secretary) (?:of|for) (?:the )?(?:europe and |european and )?(?:foreign(?! trade| econom| invest| intell| aid)|external (?:relations|affairs)|international (?:affairs|relations)|.*\band foreign affairs$)|^chief of the ministerial cabinet of foreign/,
    "Foreign Minister",
  ],
  [
    /^(?:federal |cabinet )?(?:minister|secretary)(?: of state)? (?:of|for) (?:the )?(?:national )?defen[cs]e(?! (?:materiel|equipment|procurement|production))|^minister of (?:the )?armed forces/,
    "Defence Minister",
  ],
  [
    /home department$|^minister (?:of|for) (?:the )?(?:interior|internal affairs|home affairs)|^minister of public security$/,
    "Interior Minister",
  ],
  [
    /^chancellor of the exchequer|^treasurer$|^secretary of the treasury|^secretary of treasury|^minister (?:of|for) (?:the )?(?:finances?|economy (?:and|&) finance|economics? affairs (?:and|&) finance)/,
    "Finance Minister",
  ],
  [
    /^(?:minister|secretary) (?:of|for) (?:the )?(?:foreign |international |intl\.? )?(?:trade|commerce)/,
    "Trade Minister",
  ],
  [/^minister (?:of|for) (?:the )?(?:national )?econom/, "Economy Minister"],
  [/^(?:minister|secretary) (?:of|for) (?:the )?(?:energy|oil|petroleum)/, "Energy Minister"],
  [/^(?:minister|secretary) (?:of|for) (?:the )?justice/, "Justice Minister"],
  [/^(?:minister|secretary) (?:of|for) (?:the )?unification/, "Unification Minister"],
  [/^attorney general/, "Attorney General"],
  [/^prosecutor general/, "Prosecutor General"],
  [
    /^(?:governor|president|chairman|chair|director),? (?:of )?(?:the )?(?:.*(?:central bank|reserve bank|national bank|state bank)|bank of |federal reserve)|^chairman, board of governors, federal reserve|people's bank of china/,
    "Central Bank Governor",
  ],
  [/national security advis[eo]r/, "National Security Adviser"],
  [/^secretary,? (?:of )?(?:the )?(?:national )?security council/, "Secretary of the Security Council"],
  [/^chief cabinet secretary/, "Chief Cabinet Secretary"],
];

const OWN_TITLES: Readonly<Record<string, string>> = {
  "CHN Prime Minister": "Premier",
  "PRK Prime Minister": "Premier",
  "TWN Prime Minister": "Premier",
  "CHN Deputy Prime Minister": "Vice Premier",
  "CHN Trade Minister": "Commerce Minister",
  "IND Foreign Minister": "External Affairs Minister",
  "IND Trade Minister": "Commerce Minister",
  "IND Interior Minister": "Home Minister",
  "GBR Foreign Minister": "Foreign Secretary",
  "GBR Defence Minister": "Defence Secretary",
  "GBR Interior Minister": "Home Secretary",
  "GBR Finance Minister": "Chancellor of the Exchequer",
  "USA Defence Minister": "Secretary of Defense",
  "USA Finance Minister": "Treasury Secretary",
  "USA Trade Minister": "Commerce Secretary",
  "USA Energy Minister": "Energy Secretary",
  "USA Central Bank Governor": "Federal Reserve Chair",
  "DEU Prime Minister": "Chancellor",
  "AUT Prime Minister": "Chancellor",
  "IRL Prime Minister": "Taoiseach",
};

// ---------------------------------------------------------------- names

/** The name as the press prints it; null for what is no name. */
function pressName(printed: string, iso3: string): string | null {
  let name = ascii(printed)
    .replace(/"[^"]*"|\([^)]*\)/g, " ")
    .replace(/,? ?(?:Jr|Sr)\.?$/i, "")
    .replace(/ (?:serving as|has been|was) .*$/, "")
    .replace(
      /^(?:President-elect|Prime Minister-designate|Ceo|Capt\.?|New Zealand High Commissioner|Taliban Leader) /i,
      "",
    )
    .replace(/ (?:of|Of) (?:Spain|Tonga|Belgium|Norway|Sweden|Denmark|Jordan|Morocco)$/, "")
    .replace(/\b(?:Dr|Mr|Ms|Mrs|Gen|Lt|Col|Maj|Brig|Adm|Sir|Dame|Hon|Prof|Rev)\.? (?=\p{Lu})/gu, "")
    .replace(/\s+/g, " ")
    .trim();
  name = name
    .split(" ")
    .map((word) => (/^(?:Ii|Iii|Iv|Vi|Vii|Viii|Xiv|Xvi)$/.test(word) ? word.toUpperCase() : unshout(word)))
    .join(" ");
  const words = name.split(" ").filter((word) => !/^\p{Lu}\.$/u.test(word));
  if (words.length === 0 || words.length > 7 || words.some((word) => NO_NAME.has(word.toLowerCase()))) return null;
  if (words.some((word) => !/^[\p{L}'’.-]+$/u.test(word))) return null;
  if (words.length === 1 && !ONE_WORD.has(words[0]!)) return null;
  // "Sergey Viktorovich Lavrov" → "Sergei Lavrov".
  if (words.length === 3 && /(?:vich|vna|ichna|inichna|ich)$/.test(words[1]!) && PATRONYMIC.has(iso3))
    words.splice(1, 1);
  if (PATRONYMIC.has(iso3)) words[0] = RUSSIAN_GIVEN[words[0]!] ?? words[0]!;
  // "Margarita Robles Fernandez" → "Margarita Robles".
  if (
    SPANISH.has(iso3) &&
    words.length === 3 &&
    !SPANISH_GIVEN.has(words[1]!) &&
    !/^(?:de|del|la|y|da|dos|e)$/i.test(words[1]!)
  ) {
    words.pop();
  }
  if (SPANISH.has(iso3) && words.length === 4 && SPANISH_GIVEN.has(words[1]!) && !/^(?:de|del|la|y)$/i.test(words[2]!))
    words.pop();
  return words.join(" ");
}

const ascii = (text: string) =>
  text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(
      /[łŁøØđĐıßæœþ]/g,
      (c) => ({ ł: "l", Ł: "L", ø: "o", Ø: "O", đ: "d", Đ: "D", ı: "i", ß: "ss", æ: "ae", œ: "oe", þ: "th" })[c]!,
    );

/** "Namdar-ZANGANEH" → "Namdar-Zanganeh". */
const unshout = (word: string) =>
  word.replace(/\p{Lu}{3,}/gu, (shout) => (ROMAN.test(word) ? shout : shout[0]! + shout.slice(1).toLowerCase()));
const ROMAN = /^[IVX]+$/;
const ONE_WORD = new Set(
  ["Naruhito", "Akihito", "Vajiralongkorn", "Harald", "Philippe", "Salman", "Qaboos"].slice(0, 3),
);
const NO_NAME = new Set(
  "affairs commission china mission minister republic president chairman vacant government governor council state deputy prime acting interim the ambassador embassy department secretary general office chief monarch position representative and elections administrator".split(
    " ",
  ),
);
const PATRONYMIC = new Set("RUS BLR UKR KAZ KGZ UZB TJK TKM MDA ARM AZE".split(" "));
const RUSSIAN_GIVEN: Readonly<Record<string, string>> = {
  Sergey: "Sergei",
  Aleksandr: "Alexander",
  Aleksey: "Alexei",
  Andrey: "Andrei",
  Nikolay: "Nikolai",
  Dmitriy: "Dmitry",
  Yuriy: "Yuri",
  Anatoliy: "Anatoly",
  Valeriy: "Valery",
  Vitaliy: "Vitaly",
  Vasiliy: "Vasily",
  Grigoriy: "Grigory",
  Arkadiy: "Arkady",
  Gennadiy: "Gennady",
  Maksim: "Maxim",
  Igor: "Igor",
};
const SPANISH = new Set("ESP MEX ARG CHL COL PER VEN ECU BOL PRY URY CUB DOM GTM HND NIC SLV CRI PAN".split(" "));
const SPANISH_GIVEN = new Set(
  "Maria Jose Juan Luis Carlos Manuel Antonio Miguel Jesus Fernando Francisco Alberto Eduardo Enrique Andres Rafael Pablo Jorge Ricardo Roberto Ramon Alejandro Javier Felipe Angel Ernesto Daniel David Pedro Rodrigo Gustavo Guillermo Julio Cesar Mario Martin Oscar Raul Ruben Sergio Victor Alfonso Alfredo Armando Arturo Augusto Domingo Emilio Esteban Gabriel Gonzalo Hugo Ignacio Isabel Ivan Joaquin Leonel Marcelo Mauricio Nestor Nicolas Orlando Patricio Ramiro Rene Salvador Santiago Sebastian Simon Teresa Tomas Vicente Xavier Ana Elena Cristina Fatima Lucia Marta Patricia Rosa Soledad Antonia Iecker Messias".split(
    " ",
  ),
);

/** The family name that the source gives beside the name, where it is one of the name's words. */
function familyOf(alias: string, name: string): string {
  const family = ascii(alias).replace(/,.*$/, "").trim();
  return family !== "" && !family.includes(" ") && foldName(name).split(" ").includes(foldName(family)) ? family : "";
}

// ---------------------------------------------------------------- people

interface Hand {
  readonly name: string;
  readonly keys: ReadonlySet<string>;
  readonly countries: Set<string>;
  readonly wikidata: string;
  readonly terms: { readonly country: string; readonly kind: string; readonly from: string; readonly to: string }[];
}

interface Group {
  readonly terms: Term[];
  readonly hand: Hand | null;
}

const kinds = new Map<string, string>();
for (const row of tsvOf("office-terms.tsv")) if (row.class) kinds.set(row.role!.toLowerCase(), row.class.toLowerCase());
for (const title of ["premier", "chancellor", "taoiseach"]) kinds.set(title, "prime minister");
for (const title of ["king", "queen", "emperor", "emir", "sultan"]) kinds.set(title, "monarch");
const kindOf = (role: string) => kinds.get(role.toLowerCase()) ?? role.toLowerCase();

function peopleByHand(): Hand[] {
  const byName = new Map<string, Hand & { readonly keys: Set<string> }>();
  for (const row of tsvOf("people.tsv")) {
    const hand = byName.get(row.person!) ?? {
      name: row.person!,
      keys: new Set<string>(),
      countries: new Set<string>(),
      wikidata: row.wikidata ?? "",
      terms: [],
    };
    byName.set(row.person!, hand);
    for (const name of [row.person!, ...(row.aliases ?? "").split(";")]) if (name.trim()) hand.keys.add(foldName(name));
    if (row.country) hand.countries.add(row.country);
    if (row.role) hand.terms.push({ country: row.country!, kind: kindOf(row.role), from: row.from!, to: row.to! });
  }
  return [...byName.values()];
}

/** Rows of one person: same state and name, or the same office at the same time and a like name. */
function merge(terms: readonly Term[], hand: readonly Hand[]): Group[] {
  const handByState = new Map<string, Hand[]>();
  for (const one of hand)
    for (const country of one.countries) handByState.set(country, [...(handByState.get(country) ?? []), one]);
  const byState = new Map<string, Group[]>();
  const order = [...terms].sort((a, b) => rank(a.source) - rank(b.source));
  for (const term of order) {
    const groups = byState.get(term.iso3) ?? [];
    byState.set(term.iso3, groups);
    const there = groups.find(
      ({ terms }) =>
        !terms.some((other) => other.wikidata !== "" && term.wikidata !== "" && other.wikidata !== term.wikidata) &&
        terms.some((other) => samePerson(other, term)),
    );
    if (there !== undefined) {
      there.terms.push(term);
      continue;
    }
    const known = (handByState.get(term.iso3) ?? []).find((one) => isHand(one, term));
    const same = known === undefined ? undefined : groups.find((group) => group.hand === known);
    if (same !== undefined) same.terms.push(term);
    else groups.push({ terms: [term], hand: known ?? null });
  }
  return [...byState.keys()].sort().flatMap((iso3) => byState.get(iso3)!);
}

const RANKS = ["open-data-archive-2026", "wikidata-2022", EXACT, "factbook", "cia-world-leaders-2019", "countryinfo"];
const rank = (source: string) => RANKS.indexOf(source);

function samePerson(a: Term, b: Term): boolean {
  if (a.wikidata !== "" && b.wikidata !== "") return a.wikidata === b.wikidata;
  const one = foldName(a.name);
  const two = foldName(b.name);
  if (one === two) return true;
  return likeNames(one.split(" "), two.split(" "), kindOf(a.role) === kindOf(b.role) && meet(a, b));
}

function isHand(hand: Hand, term: Term): boolean {
  if (hand.wikidata !== "" && term.wikidata !== "") return hand.wikidata === term.wikidata;
  const name = foldName(term.name);
  if (hand.keys.has(name)) return true;
  const kind = kindOf(term.role);
  const held = hand.terms.some(
    (own) => own.country === term.iso3 && own.kind === kind && meet(term, { from: own.from, to: own.to, seen: "" }),
  );
  for (const key of hand.keys) if (likeNames(key.split(" "), name.split(" "), held)) return true;
  return false;
}

/** All words of the shorter in the longer; or, in the same office at the same time, a like word longer than three letters. */
function likeNames(a: readonly string[], b: readonly string[], sameOffice: boolean): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const common = short.filter((word) => long.some((other) => like(word, other))).length;
  // "Saud al-Faisal" is not Faisal bin Farhan Al Saud: both begin alike, or end alike, or have the same words.
  const framed = like(short[0]!, long[0]!) || like(short.at(-1)!, long.at(-1)!) || common === long.length;
  const telling = new Set(short.filter((word) => !/^(?:al|el|bin|ibn|de|da)$/.test(word))).size;
  if (common >= 2 && telling >= 2 && common === short.length && framed) return true;
  // Father and son, or two of one house, have a name in common, and so have two of one given name.
  const begun = short.some((word) => like(word, long[0]!)) && long.some((word) => like(word, short[0]!));
  return (
    sameOffice &&
    begun &&
    short.some(
      (word, i) => word.length > 3 && !TOO_COMMON.has(word) && long.some((other, j) => i + j > 0 && like(word, other)),
    )
  );
}

const TOO_COMMON = new Set(
  "muhammad mohammed mohamed mohammad ahmed ahmad abdul abdallah abdullah hassan hussein ibrahim john jose juan carlos luis maria mahmoud khalid said salman bint sheikh shaykh nguyen khalifa thani sabah saud nahyan maktoum hamad".split(
    " ",
  ),
);

function like(a: string, b: string): boolean {
  if (a === b) return true;
  if (Math.min(a.length, b.length) < 4 || Math.abs(a.length - b.length) > 2) return false;
  return skeleton(a) === skeleton(b);
}

/** "zelenskyy", "zelenskiy", "zelensky" come to one form. */
const skeleton = (word: string) =>
  word
    .replace(/[iy]+$/, "i")
    .replace(/ou|u|o/g, "u")
    .replace(/e|y|i/g, "i")
    .replace(/q|k/g, "k")
    .replace(/(.)\1+/g, "$1");

interface Stretch {
  readonly from: string;
  readonly to: string;
  readonly seen: string;
}

function meet(a: Stretch, b: Stretch): boolean {
  const [one, two] = [ends(a), ends(b)];
  return one[0] <= two[1] && two[0] <= one[1];
}

function ends(span: Stretch): [string, string] {
  if (span.seen !== "") return [daysOf(span.seen).first ?? "", daysOf(span.seen).last ?? ""];
  return [
    span.from === "" ? "0000" : (daysOf(span.from).first ?? "0000"),
    span.to === "" ? "9999" : (daysOf(span.to).last ?? "9999"),
  ];
}

// ---------------------------------------------------------------- writing

function linesOf(group: Group, hand: readonly Hand[]): string[] {
  const first = group.terms[0]!;
  const name = group.hand?.name ?? first.name;
  const aliases = [...new Set(group.terms.flatMap((term) => [term.name, term.alias ?? term.name]))].filter(
    (alias) =>
      foldName(alias) !== foldName(name) && alias.includes(" ") && group.hand?.keys.has(foldName(alias)) !== true,
  );
  const family = group.terms.find((term) => term.family !== "")?.family ?? "";
  const familyFirst =
    FAMILY_FIRST.has(first.iso3) &&
    !/^(?:Carrie|John|Joseph|William|Donald|Fernando|Paul|Edmund)$/.test(name.split(" ")[0]!);
  const surname = surnamesFor(name, family, first.iso3, familyFirst);
  const lines: string[] = [];
  for (const whole of joined(group.terms)) {
    const kind = kindOf(whole.role);
    const others = hand.filter((one) => one !== group.hand);
    const term = SINGLE.has(kind) ? trimmed(whole, kind, others) : whole;
    if (
      group.hand?.terms.some(
        (own) => own.country === term.iso3 && own.kind === kind && meet(term, { ...own, seen: "" }),
      )
    )
      continue;
    if (SINGLE.has(kind) && knownOther(others, term, kind)) continue;
    lines.push(
      [
        name,
        lines.length === 0 ? aliases.join("; ") : "",
        lines.length === 0 && group.hand === null ? surname : "",
        familyFirst && group.hand === null ? "family-first" : "",
        term.iso3,
        term.role,
        term.from,
        term.to,
        term.seen,
        term.source,
        lines.length === 0 ? (group.terms.find((one) => one.wikidata !== "")?.wikidata ?? "") : "",
      ].join("\t"),
    );
  }
  return lines;
}

/** Offices that one person holds at a time, so that a row which says otherwise than data/people.tsv is wrong or late. */
const SINGLE = new Set([
  "president",
  "prime minister",
  "monarch",
  "supreme leader",
  "foreign minister",
  "defence minister",
  "finance minister",
  "ambassador to the un",
  "ambassador to the us",
  "central bank governor",
]);

function knownOther(hand: readonly Hand[], term: Term, kind: string): boolean {
  const [from, to] = ends(term);
  // A day of handover or a month that is only about right may overlap; the middle of the stretch may not.
  const open = to === "9999";
  const middle = open ? "9998" : halfway(from, to);
  return hand.some((one) =>
    one.terms.some((own) => {
      if (own.country !== term.iso3 || own.kind !== kind) return false;
      const [start, end] = ends({ ...own, seen: "" });
      return open ? end === "9999" : start <= middle && middle <= end;
    }),
  );
}

/** Without the days on which data/people.tsv knows another in that office, where those are its first or its last. */
function trimmed(term: Term, kind: string, hand: readonly Hand[]): Term {
  if (term.seen !== "") return term;
  let { from, to } = term;
  for (const one of hand) {
    for (const own of one.terms) {
      if (own.country !== term.iso3 || own.kind !== kind) continue;
      const [start, end] = ends({ ...term, from, to });
      if (own.from.length > 4 && own.from > start && own.from < end && ends({ ...own, seen: "" })[1] >= end)
        to = own.from;
      else if (own.to.length > 4 && own.to > start && own.to < end && ends({ ...own, seen: "" })[0] <= start)
        from = own.to;
    }
  }
  return { ...term, from, to };
}

/** Rows of one office that touch or overlap become one; the exacter date of each end wins. */
function joined(terms: readonly Term[]): Term[] {
  const out: Term[] = [];
  for (const term of [...terms].sort((a, b) => (ends(a)[0] < ends(b)[0] ? -1 : 1))) {
    const at = out.findIndex(
      (other) => kindOf(other.role) === kindOf(term.role) && other.iso3 === term.iso3 && near(other, term),
    );
    if (at < 0) {
      out.push(term);
      continue;
    }
    const other = out[at]!;
    if (other.seen !== "" && term.seen !== "") continue;
    if (ROUGH.has(term.source) && other.source === EXACT) continue;
    if (other.seen !== "" || (ROUGH.has(other.source) && term.source === EXACT)) out[at] = term;
    else if (term.seen === "") {
      const open = other.to === "" || term.to === "";
      out[at] = {
        ...other,
        from: exacter(other.from, term.from, true),
        to:
          open && (rank(term.source) <= rank(other.source) || other.to === "") ? "" : exacter(other.to, term.to, false),
        source:
          other.source === term.source
            ? other.source
            : rank(other.source) <= rank(term.source)
              ? other.source
              : term.source,
      };
    }
  }
  return out;
}

function near(a: Term, b: Term): boolean {
  const [one, two] = [ends(a), ends(b)];
  const gap = (end: string, start: string) =>
    (Date.parse(start) - Date.parse(end.startsWith("9") ? "2100-01-01" : end)) / 86_400_000;
  return gap(one[1], two[0]) < 62 && gap(two[1], one[0]) < 62;
}

/** Of "2017" and "2017-09-26" the longer where one holds the other, else the outer one. */
function exacter(a: string, b: string, start: boolean): string {
  if (a === "" || b === "") return a || b;
  if (a.startsWith(b)) return a;
  if (b.startsWith(a)) return b;
  return a < b === start ? a : b;
}

const FAMILY_FIRST = new Set("CHN KOR PRK VNM TWN HKG MAC KHM".split(" "));
/** States whose people the press calls by the first of their names. */
const CALLED_BY_FIRST = new Set("VNM THA ETH ERI MYS IDN KHM LAO ISL MNG BTN SOM".split(" "));

function surnamesFor(name: string, family: string, iso3: string, familyFirst: boolean): string {
  const words = name.split(" ");
  if (CALLED_BY_FIRST.has(iso3) && words.length > 1) {
    const names = new Set([words[0]!, words.at(-1)!, ...(family === "" ? [] : [family])]);
    return [...names].join("; ");
  }
  const plain = familyFirst ? words[0]! : words.at(-1)!;
  return family !== "" && foldName(family) !== foldName(plain) ? `${plain}; ${family}` : "";
}

main();
