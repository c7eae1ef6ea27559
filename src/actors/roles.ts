/**
 * The words of office: "Deputy Foreign Minister" is a title, "minister" its head, and "the Russian leader" can mean a president.
 *
 * Holds the closed lists by which a phrase is known as a title, and says whether two titles can be one person's
 * ("premier" and "Prime Minister"). Who held an office when is for the table.
 */
import { oncePerText } from "../kit/once-per.ts";
import type { Token } from "../model/index.ts";

const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Nouns that end a title or stand for its bearer. */
export const ROLE_NOUNS = list(`
  president premier chancellor minister secretary spokesman spokeswoman spokesperson chief leader head director ambassador envoy
  representative official officer diplomat commissioner chairman chairwoman chairperson chair governor mayor senator congressman
  congresswoman lawmaker legislator deputy mp speaker king queen prince princess emperor sultan emir sheikh pope pontiff archbishop bishop
  patriarch cardinal ayatollah imam cleric priest rabbi mullah general admiral colonel commander marshal negotiator mediator coordinator rapporteur
  administrator adviser advisor aide counsel counselor counsellor attaché attache consul strategist analyst expert
  commentator economist professor lecturer scholar researcher fellow historian lawyer attorney judge prosecutor journalist reporter
  editor correspondent author writer activist founder co-founder ceo executive billionaire tycoon businessman businesswoman
  entrepreneur banker trader manager investor physicist scientist engineer doctor politician statesman dictator ruler strongman
  captain lieutenant major sergeant brigadier inspector superintendent candidate nominee successor predecessor counterpart colleague ombudsman ombudswoman mufti spymaster
  treasurer comptroller principal dean rector fighter rebel warlord member vice-president dissident boss pm fm eam vp premier-designate
  president-elect chancellor-designate undersecretary under-secretary secretary-general envoy-designate delegate ex-president
  co-chair co-chairman whip taoiseach tánaiste doge regent monarch crown undersecretary-general czar tsar kingpin oligarch
`);

/** The same and their plurals. */
export const ROLE_WORDS: ReadonlySet<string> = new Set(
  [...ROLE_NOUNS].flatMap((noun) => [
    noun,
    ...[`${noun}s`, noun.replace(/y$/, "ies"), noun.replace(/man$/, "men")].filter((word) => singular(word) === noun),
  ]),
);

/** A role noun that alone before a name makes a title of it: "President Putin", "spokesman Peskov". */
export const isRoleNoun = (token: Token): boolean => ROLE_WORDS.has(token.norm);

/** Forms of address that go with a name and are no part of it. Their gender, where they have one. */
export const HONORIFICS: ReadonlyMap<string, "m" | "f" | null> = new Map([
  ...["mr", "mr.", "sir", "lord", "don", "herr", "monsieur", "brother", "deacon"].map((w) => [w, "m"] as const),
  ...["mrs", "mrs.", "ms", "ms.", "miss", "dame", "lady", "madam", "madame", "frau", "sister"].map(
    (w) => [w, "f"] as const,
  ),
  ...[
    "h.e.",
    "corporal",
    "private",
    "pastor",
    "chef",
    "coach",
    "skipper",
    "striker",
    "golfer",
    "singer",
    "actor",
    "actress",
    "dr",
    "dr.",
    "prof",
    "prof.",
    "gen",
    "gen.",
    "maj",
    "maj.",
    "lt",
    "lt.",
    "col",
    "col.",
    "capt",
    "capt.",
    "brig",
    "brig.",
    "adm",
    "adm.",
    "cmdr",
    "cmdr.",
    "sgt",
    "sgt.",
    "sen",
    "sen.",
    "rep",
    "rep.",
    "gov",
    "gov.",
    "amb",
    "amb.",
    "rev",
    "rev.",
    "hon",
    "hon.",
    "comrade",
    "baroness",
    "baron",
    "viscount",
    "justice",
    "air",
    "marshal",
    "rear",
    "vice-admiral",
    "major-general",
    "lieutenant-general",
    "fr",
    "fr.",
    "mullah",
    "sheikh",
    "sheik",
    "shaikh",
    "samdech",
    "sayyid",
    "techo",
    "datuk",
    "dato",
    "datin",
    "seri",
    "tun",
    "shri",
    "smt",
    "senor",
    "señor",
  ].map((w) => [w, null] as const),
]);

/** Words that may stand before the head of a title: "deputy", "acting", "chief", "permanent". */
const TITLE_ADJECTIVES = list(`
  deputy acting former ex then then- late interim outgoing incoming new current newly-elected newly elected chief senior junior top vice first
  second third permanent special high prime foreign defence defense interior finance economic economy trade commerce home internal
  external state security national federal presidential public press general assistant associate executive managing ruling
  opposition supreme grand crown royal military naval political parliamentary shadow veteran hardline longtime long-time
  visiting emeritus honorary global international regional european environment energy health justice education culture
  transport agriculture industry labour labor climate nuclear human rights media communications information digital science
  technology investment business car tech private independent research policy affairs relations legal financial central
  leading prominent influential powerful embattled exiled jailed detained de facto nominal paramount second-highest highest highest-ranking
  high-ranking ranking party communist conservative liberal republican democratic democrat social socialist
`);

/** May this token stand inside a title, before its head? */
export function inTitle(token: Token): boolean {
  const { norm, upos } = token;
  if (TITLE_ADJECTIVES.has(norm) || ROLE_NOUNS.has(norm)) return true;
  if (norm === "-" || norm === "–" || norm === "/" || norm === "&") return true;
  if (upos === "VERB" || upos === "AUX" || upos === "PUNCT" || upos === "ADP" || upos === "DET" || upos === "PRON")
    return false;
  if (upos === "CCONJ" || upos === "SCONJ" || upos === "ADV" || upos === "SYM" || upos === "NUM" || upos === "INTJ")
    return false;
  return upos === "NOUN" || upos === "PROPN" || upos === "ADJ";
}

export type RoleKind =
  | "head-of-state"
  | "head-of-government"
  | "foreign"
  | "defence"
  | "finance"
  | "minister"
  | "spokesperson"
  | "envoy"
  | "leader"
  | "official"
  | "chief"
  | "other";

/** What kind of office a printed title is: "Chinese Foreign Ministry spokesman" is a spokesperson, "top diplomat" foreign. */
export const roleKind = oncePerText(kindOf);

function kindOf(role: string): RoleKind {
  const text = ` ${role.toLowerCase().replaceAll("’", "'")} `;
  if (/ spokes(?:man|woman|person)|press secretary| mouthpiece /.test(text)) return "spokesperson";
  if (/ (?:deputy|vice|assistant|under)[ -]/.test(text) && !/deputy prime/.test(text)) {
    return /president|premier|minister|secretary/.test(text) ? "minister" : "other";
  }
  if (/ambassador| envoy |representative|consul|negotiator|attach/.test(text)) return "envoy";
  if (
    /foreign (?:minister|secretary|affairs|policy)|external affairs| eam | fm |secretary of state |top diplomat|chief diplomat|state councill?or/.test(
      text,
    )
  )
    return "foreign";
  if (/defen[cs]e (?:minister|secretary|chief)|secretary of defen[cs]e|minister of defen[cs]e/.test(text))
    return "defence";
  if (/financ\w* minister|treasury|chancellor of the exchequer|minister of finance/.test(text)) return "finance";
  if (/deputy prime/.test(text)) return "minister";
  if (/prime minister|premier| pm |head of government|taoiseach|no\. 2|number two|second-highest/.test(text))
    return "head-of-government";
  if (/ chancellor /.test(text)) return "head-of-government";
  if (
    / president | presidents | king | queen | emir | emperor | sultan | monarch |head of state| pope | pontiff |president-elect/.test(
      text,
    )
  )
    return "head-of-state";
  if (/minister|secretary/.test(text)) return "minister";
  if (/ leader| ruler | dictator | strongman |supreme leader/.test(text)) return "leader";
  if (/ chief | head | director|chair|secretary-general| boss /.test(text)) return "chief";
  if (/official|officer|diplomat|lawmaker|politician|statesman/.test(text)) return "official";
  return "other";
}

/** Can one who bears `role` be called by the nominal `called`? "the Russian leader" fits a president; "the minister" a foreign minister. */
export function fits(role: string | null, called: string, country: string | null): boolean {
  if (role === null) return false;
  // "The deputy minister" is not the minister.
  const rank = /\b(?:deputy|vice|assistant)\b/i.exec(called)?.[0].toLowerCase();
  if (rank !== undefined && !role.toLowerCase().includes(rank)) return false;
  const bearer = roleKind(role);
  const wanted = roleKind(called);
  if (CROWNED.test(called)) return sharesHead(role, called);
  if (bearer === wanted) return wanted !== "other" && wanted !== "chief" ? true : sharesHead(role, called);
  switch (wanted) {
    case "leader":
      return bearer === "head-of-state" || bearer === "head-of-government" || bearer === "chief";
    case "minister":
      return /minister$/i.test(called.trim()) && (bearer === "foreign" || bearer === "defence" || bearer === "finance")
        ? true
        : /secretary$/i.test(called.trim()) && /secretary/i.test(role);
    case "official":
      if (/diplomat/i.test(called)) return bearer === "foreign" || bearer === "envoy" || bearer === "spokesperson";
      return /official/i.test(called) && bearer !== "other";
    case "foreign":
      return country === "USA" && /secretary of state/i.test(role);
    case "head-of-state":
      // A head of state by another name: the president of a council of ministers is left alone.
      return bearer === "leader" && /president/i.test(role);
    case "chief":
    case "other":
    case "envoy":
      return sharesHead(role, called);
    default:
      return false;
  }
}

const CROWNED = /\b(?:king|queen|emperor|sultan|emir|pope|pontiff|monarch)$/i;

/** "the professor" and "associate professor, University College" end in the same noun. */
function sharesHead(role: string, called: string): boolean {
  const head = lastRoleNoun(called);
  return head !== null && new RegExp(`\\b(?:${head === "pontiff" ? "pope" : head})\\b`, "i").test(role);
}

const lastRoleNoun = (text: string): string | null => {
  const words = text.toLowerCase().split(/[^\p{L}-]+/u);
  for (let i = words.length - 1; i >= 0; i--) if (ROLE_NOUNS.has(words[i]!)) return words[i]!;
  return null;
};

/** "spokesman" m, "spokeswoman" f, else null. */
export const genderOfRole = oncePerText((text): "m" | "f" | null => {
  if (/(?:woman|women|queen|princess|empress)\b/i.test(text)) return "f";
  if (/(?:spokesman|businessman|chairman|statesman|king|prince|emperor|sultan|emir|pope)\b/i.test(text)) return "m";
  return null;
});

/** "ministers" → "minister", "spokesmen" → "spokesman". */
export function singular(norm: string): string {
  if (norm.endsWith("men")) return `${norm.slice(0, -3)}man`;
  if (norm.endsWith("ies")) return `${norm.slice(0, -3)}y`;
  if (norm.endsWith("s") && !norm.endsWith("ss")) return norm.slice(0, -1);
  return norm;
}

export const isPlural = (norm: string): boolean => singular(norm) !== norm;
