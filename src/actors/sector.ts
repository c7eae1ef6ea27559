/**
 * The sector of society that an actor is of, in PLOVER's codes: "Slovak soldiers" MIL, "the opposition leader" OPP, "a former
 * president" ELI, "University of Oslo" EDU. Codes: PLOVER manual, appendix on sectors; the main one is given where two fit.
 *
 * A body of the tables has its own in data/bodies.tsv; this file reads it from the words of an office, a nominal or a name.
 */
import { oncePerText } from "../kit/once-per.ts";

/** Of an office or a noun phrase for persons: "Deputy Foreign Minister" GOV. Null when its words tell none. */
export const sectorOfRole = (role: string | null): string | null =>
  role === null || role === "" ? null : readRole(role);

const readRole = oncePerText((role): string | null => {
  const text = role.toLowerCase();
  if ((FORMER.test(role) || FORMER.test(text)) && OFFICIAL.test(text)) return "ELI";
  // "president of the Oslo Bar Association" is of that body, and so is a member of it.
  const body = OFFICE_OF.exec(role);
  if (body !== null) {
    const sector = sectorOfName(body[1]!);
    if (sector !== null && sector !== "GOV") return sector;
  }
  for (const [terms, sector] of ROLES) if (terms.test(text)) return sector;
  return null;
});

const OFFICE_OF =
  /\b(?:president|head|director|chair\w*|leader|members?|secretary|founder|spokes\w+|officials?|chief) (?:of|for) (?:the )?(\p{Lu}.+)$/iu;

const FORMER =
  /^(?:an? |the |two |three |several |\p{Lu}\p{L}+(?:'s)? ){0,3}(?:former|ex|retired|late|ousted|deposed)\b/u;
const OFFICIAL =
  /minister|president|premier|chancellor|official|secretary|ambassador|diplomat|governor|mayor|general|chief|director|leader|king|adviser|senator|lawmaker|speaker|commissioner|head|prosecutor|judge/;

const words = (list: string): RegExp => new RegExp(`\\b(?:${list.trim().replace(/\s+/g, "|")})\\b`);

/** The first line that fits is meant. */
const ROLES: readonly (readonly [RegExp, string])[] = [
  [/(?:partially|not|un)[ -]?recogni[sz]ed|breakaway|self-proclaimed (?:state|republic)/, "PRE"],
  [/paramilitar|pro-government militia|self-defen[cs]e (?:force|group)|vigilante/, "PRM"],
  [words("rebel rebels insurgent insurgents separatist separatists guerrilla guerrillas jihadist jihadists"), "REB"],
  [
    words(
      "militant militants mercenary mercenaries gunman gunmen fighter fighters terrorist terrorists militia militias militiamen extremists attacker attackers",
    ),
    "UAF",
  ],
  [words("opposition dissident dissidents protester protesters demonstrator demonstrators"), "OPP"],
  [
    words(
      "police policeman policewoman policemen constable sheriff detective detectives inspector inspectors gendarmerie gendarmes coastguard",
    ),
    "COP",
  ],
  [/border guards?|coast guards?|immigration officers?/, "COP"],
  [words("intelligence spy spies spymaster cia fsb gru mi5 mi6 mossad"), "SPY"],
  [/secret services?|security services?/, "SPY"],
  [
    words(
      "judge judges court prosecutor prosecutors attorney attorneys lawyer lawyers justice tribunal magistrate ombudsman",
    ),
    "JUD",
  ],
  [
    words(
      "gang gangs gangster gangsters cartel cartels criminal criminals smuggler smugglers trafficker traffickers syndicate mafia hacker hackers pirates",
    ),
    "CRM",
  ],
  [/^(?:an? |the )?(?:indigenous|ordinary|community)\b/, "CVL"],
  [
    /(?:foreign|prime|defen[cs]e|interior|finance|trade|deputy|chief|health|energy|justice|education|culture|agriculture|industry) minister|\bministers?\b|secretary of (?:state|defen[cs]e)/,
    "GOV",
  ],
  [
    words(
      "parliament parliamentary lawmaker lawmakers legislator legislators legislature senator senators congressman congresswoman congressional senate mp mps deputies parliamentarian parliamentarians speaker member_of_parliament",
    ),
    "LEG",
  ],
  [
    /^(?:un|united nations|nato|eu|european|asean|african union|iaea|imf|who|world bank|opec|osce|wto)\b|secretary-general/,
    "IGO",
  ],
  [
    words(
      "army military navy naval soldier soldiers troops sailor sailors general generals colonel lieutenant admiral admirals commander commanders marshal major brigadier sergeant captain warplanes warships warship destroyer frigate fleet marines airmen servicemen paratroopers pilots peacekeepers submarine submarines battalion",
    ),
    "MIL",
  ],
  [/armed forces|air force|chiefs? of (?:the )?(?:general )?staff|\bforces$/, "MIL"],
  [
    words(
      "bishop archbishop pope cardinal patriarch cleric clerics imam mullah rabbi priest priests ayatollah religious monk monks muslim jewish christian",
    ),
    "REL",
  ],
  [
    words(
      "professor lecturer scholar scholars academic academics researcher researchers university teacher teachers student students analyst analysts expert experts historian economist fellow think-tank",
    ),
    "EDU",
  ],
  [
    words(
      "journalist journalists reporter reporters editor correspondent columnist media newspaper newspapers broadcaster outlets press_corps",
    ),
    "JRN",
  ],
  [
    words(
      "ceo businessman businesswoman businessmen entrepreneur banker executive executives company companies firm firms investor investors manufacturer manufacturers trader traders bank banks airline airlines exporters importers tycoon shareholders",
    ),
    "BUS",
  ],
  [words("doctor doctors nurse nurses medics medic ambulance ambulances hospital hospitals physician"), "MED"],
  [words("refugee refugees migrants asylum displaced"), "REF"],
  [words("farmer farmers fishermen peasants"), "AGR"],
  [words("worker workers strikers trade_unionist unions"), "LAB"],
  [
    words(
      "president premier chancellor minister ministers secretary spokesman spokeswoman spokesperson ambassador ambassadors envoy envoys diplomat diplomats official officials government governments authorities authority king queen prince princess emperor sultan emir monarch governor mayor regime administration cabinet ministry junta delegation delegations negotiator negotiators representative representatives adviser aide commissioner state leadership embassy consulate customs",
    ),
    "GOV",
  ],
  [/party (?:leader|chief|chair\w*|secretary)|(?:leader|chair\w*|head) of the [\w ]*party/, "PTY"],
  [words("leader leaders rulers ruler"), "GOV"],
  [words("activist activists campaigner campaigners human_rights"), "SOC"],
  [
    words(
      "civilian civilians citizen citizens resident residents people villagers families women children residents youths youth netizen netizens locals inhabitants public voters tourists passengers indigenous ordinary driver",
    ),
    "CVL",
  ],
];

/** Of the name of a body that the tables do not know: "Oslo Police District" COP. Null when its words tell none. */
export const sectorOfName = oncePerText((name): string | null => {
  const text = name.toLowerCase();
  for (const [terms, sector] of NAMES) if (terms.test(text)) return sector;
  return null;
});

const NAMES: readonly (readonly [RegExp, string])[] = [
  [/\bmedical\b|hospital|clinic\b|health service/, "MED"],
  [
    /news agency|\bnews\b|\btimes\b|\bpost$|\bherald\b|\btribune\b|broadcasting|\btv$|television|\bradio\b|gazette|newspaper|\bjournal$/,
    "JRN",
  ],
  [/university|\bcollege\b|\bschool\b|\bacademy\b|\binstitut|research cent|think tank/, "EDU"],
  [/self[- ]defen[cs]e (?:forces?|groups?)$|paramilitar|militia/, "PRM"],
  [/liberation (?:army|front|movement)|resistance (?:army|front|movement)|rebel|\bjihad|\bmujahid/, "REB"],
  [/\bpolice\b|gendarmerie|carabinieri|border (?:guard|patrol|force)|coast guard|drug enforcement|\bcustoms\b/, "COP"],
  [/intelligence|security service|secret service|\bspy\b/, "SPY"],
  [/\bcourts?\b|tribunal|prosecutor|attorney/, "JUD"],
  [
    /parliament|\bsenate\b|\bcongress$|legislat|national assembly|house of representatives|\bduma\b|\bbundestag\b/,
    "LEG",
  ],
  [
    /\barmy\b|\bnavy\b|air force|\bfleet\b|armed forces|national guard|\bcommand$|\bmarines?\b|general staff|\bbrigade\b|battalion|\bregiment\b|\bsquadron\b|\bmilitary\b|defen[cs]e forces?|\bforces$/,
    "MIL",
  ],
  [/\bparty\b/, "PTY"],
  [
    /ministry|government|\bcabinet\b|embassy|consulate|presiden|council of ministers|department|\bmunicipal|\bcommission$|\bagency$|\boffice$|central bank|\bauthority$|\bsecretariat\b/,
    "GOV",
  ],
  [/\bchurch\b|diocese|patriarch|\bmosque\b|\bvatican\b/, "REL"],
  [
    /\b(?:inc|corp|corporation|company|co|ltd|plc|llc|ag|gmbh|holdings?|airlines?|airways|motors?|industries|energy|electric|bank|oil|gas|petroleum|steel|technolog\w+|systems|pharma\w*|mining|shipping|insurance|capital|securities|group)\.?$/,
    "BUS",
  ],
  [/trade unions?|workers' union|labou?r union|federation of labou?r/, "LAB"],
  [/cartel|mafia|\bgang\b/, "CRM"],
  [/red crescent|red cross|without borders|\brelief\b|\brefugee council|\bfoundation$|\bcharity\b/, "NGO"],
  [/\bleague\b|\bassociation\b|\bsociety\b|human rights|\bobservatory\b|\bcampaign\b|\binitiative\b/, "SOC"],
];
