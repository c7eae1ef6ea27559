/**
 * What stands beside a name and says who bears it: "Russian Prime Minister Mikhail Mishustin", "Geng Shuang, China's deputy
 * permanent representative", "the ambassador, Andrei Kelin,".
 *
 * Reads forward and backward from the name over the words of a title; needs tags, not trees. What a phrase without a
 * name stands for ("the premier") is read in nominals.ts.
 */
import type { Draft, Gender, View } from "./draft.ts";
import { textOf } from "./draft.ts";
import { genderOfRole, HONORIFICS, inTitle, isRoleNoun, ROLE_NOUNS } from "./roles.ts";
import type { ActorTable } from "./table.ts";
import { GOING_WORDS, isCapital, SAY_WORDS } from "./words.ts";

export interface Title {
  /** First and last token of the words of the title, without the name. */
  readonly first: number;
  readonly last: number;
  /** The noun of office, -1 where there is only "Mr". */
  readonly head: number;
  /** As printed, without state and honorifics; null where there is only "Mr". */
  readonly role: string | null;
  readonly country: string | null;
  readonly gender: Gender;
}

/** The title that ends right before the token `nameFirst`; null if there is none. */
export function titleBefore(view: View, nameFirst: number, table: ActorTable): Title | null {
  const { tokens } = view;
  let at = nameFirst - 1;
  let gender: Gender = null;
  let honoured = false;
  while (at >= 0 && HONORIFICS.has(tokens[at]!.norm) && isCapital(tokens[at]!.text)) {
    gender = HONORIFICS.get(tokens[at]!.norm) ?? gender;
    honoured = true;
    at -= 1;
    // "Maj-Gen Ali".
    if (tokens[at]?.norm === "-" && HONORIFICS.has(tokens[at - 1]?.norm ?? "")) at -= 1;
  }
  // "External Affairs Minister (EAM) Ravi Menon".
  if (
    at >= 3 &&
    tokens[at]!.norm === ")" &&
    tokens[at - 2]!.norm === "(" &&
    /^\p{Lu}{2,5}$/u.test(tokens[at - 1]!.text)
  )
    at -= 3;
  const bare = honoured ? { first: at + 1, last: nameFirst - 1, head: -1, role: null, country: null, gender } : null;
  if (at < 0) return bare;
  const head = headOfTitle(view, at, table);
  if (head < 0) return bare;
  const { first, role, country, gender: own } = grow(view, head, at);
  return { first, last: nameFirst - 1, head, role, country, gender: gender ?? own };
}

/** The role noun of a title that ends at token `at`: itself, or the one before "of the State Duma". -1 if none. */
function headOfTitle(view: View, at: number, table: ActorTable): number {
  const { tokens } = view;
  const token = tokens[at]!;
  if (ROLE_NOUNS.has(token.norm)) return at;
  if (OF_PHRASE.has(token.norm)) return -1;
  for (let from = at; from >= 0 && from > at - 7; from -= 1) {
    const office = table.office(tokens, from);
    if (office === null || office.plural || office.length !== at - from + 1) continue;
    // "Ambassador to the United Nations", "Secretary of State": the noun of office is within.
    for (let i = from; i < at; i += 1) if (ROLE_NOUNS.has(tokens[i]!.norm)) return i;
    return at;
  }
  return headBeforeOf(view, at, true);
}

/** "head of the Duma's committee", "representative for Eurasian affairs": the role noun when the phrase ends at `at`. */
function headBeforeOf(view: View, at: number, capitals: boolean): number {
  const { tokens } = view;
  for (let i = at; i >= 1 && i > at - 12; i -= 1) {
    const token = tokens[i]!;
    if (
      (token.norm === "of" || token.norm === "for" || token.norm === "to" || token.norm === "at") &&
      ROLE_NOUNS.has(tokens[i - 1]!.norm)
    ) {
      return i - 1;
    }
    if (OF_PHRASE.has(token.norm) || view.owner[i]! >= 0) continue;
    if (token.upos === "PUNCT" || token.upos === "VERB" || token.upos === "AUX" || token.upos === "PRON") return -1;
    // "the Slovenian head of state, Ana Berg": nobody states anything.
    if (SAY_WORDS.has(token.norm) && !isCapital(token.text) && tokens[i - 1]!.norm !== "of") return -1;
    if (capitals && !isCapital(token.text) && view.owner[i]! < 0) return -1;
  }
  return -1;
}

const OF_PHRASE = new Set(["of", "the", "for", "and", "'s", "to", "-", "at"]);

/** The title around its head: to the left over its modifiers and the state, and with its words as a role. */
function grow(view: View, head: number, last: number, isOneMan = false): Title {
  const { tokens, owner } = view;
  let first = head;
  while (first > 0) {
    const before = first - 1;
    const token = tokens[before]!;
    if (owner[before]! >= 0) {
      const match = view.matches[owner[before]!]!;
      const entry = match.entries[0]!;
      if (entry.type === "person") break;
      first = owner[before]!;
      // A possessor or an adjective of state begins the phrase; in "the Kremlin's Syria envoy" the possessor comes before.
      if (entry.type === "state" || entry.type === "demonym") {
        const end = first + match.length;
        const subject = entry.type === "state" && isSubject(tokens, first, end);
        if (!subject && (tokens[first - 1]?.norm !== "-" || owner[first - 2]! < 0)) break;
      }
      continue;
    }
    if (token.norm === "'s" || token.norm === "'" || token.text === "’") {
      if (before > 0 && (owner[before - 1]! >= 0 || isCapital(tokens[before - 1]!.text))) {
        first = before;
        continue;
      }
      break;
    }
    if (token.norm === "of" && ROLE_NOUNS.has(tokens[before - 1]?.norm ?? "")) {
      first = before - 1;
      continue;
    }
    if (/^\d/.test(token.norm) && /^no\.?$/.test(tokens[before - 1]?.norm ?? "")) {
      first = before - 1;
      continue;
    }
    // "the junta detained President Ali": a verb, whatever the tagger says; "the deposed President Ali" has no noun before it.
    if (token.norm.endsWith("ed") && tokens[before - 1]?.upos === "NOUN") break;
    if (!inTitle(token) || (SAY_WORDS.has(token.norm) && token.norm !== "state") || GOING_WORDS.has(token.norm)) break;
    first = before;
  }
  while (first < head && /^[-–/&]$/.test(tokens[first]!.norm)) first += 1;
  return titleOf(view, otherOfficeBefore(view, first, isOneMan), head, last);
}

/**
 * "Pakistani Deputy Prime Minister and Foreign Minister Ishaq Dar" is one man, and his title begins at the first office; "the president
 * and Foreign Minister Ishaq Dar" are two, unless it is known to be one man. `first` where no other office stands before.
 */
function otherOfficeBefore(view: View, first: number, isOneMan: boolean): number {
  const { tokens } = view;
  const noun = tokens[first - 2];
  if (tokens[first - 1]?.norm !== "and" || noun === undefined || !ROLE_NOUNS.has(noun.norm)) return first;
  if (!isOneMan && !isCapital(noun.text)) return first;
  const other = grow(view, first - 2, first - 2).first;
  return !isOneMan && (tokens[other - 1]?.upos === "DET" || tokens[other]!.upos === "DET") ? first : other;
}

/** The title that the words from `first` to `last` are. */
function titleOf(view: View, first: number, head: number, last: number): Title {
  const { tokens } = view;
  let country: string | null = null;
  let from = first;
  let i = first;
  while (i <= last) {
    const match = view.matches[i];
    if (match === null || match === undefined) {
      i += 1;
      continue;
    }
    const end = i + match.length;
    const entry = match.entries[0]!;
    const isState = entry.type === "state" || entry.type === "demonym" || entry.capitalOf !== null;
    const possessed = tokens[end]?.norm === "'s";
    const subject =
      (entry.type === "state" && !possessed && isSubject(tokens, i, end)) ||
      (i > head &&
        entry.type !== "body" &&
        /^(?:to|for|on|in)$/.test(tokens[head + 1]?.norm ?? "") &&
        !(tokens[head + 1]!.norm === "in" && OF_PLACES.has(tokens[head]!.norm)));
    // Where a scholar works, or in which place, is no state that he serves.
    const aside =
      i > head &&
      ((entry.type === "place" && !OF_PLACES.has(tokens[head]?.norm ?? "")) || SCHOLARS.test(tokens[head]?.norm ?? ""));
    // "the Abkhaz president" is of no state's side: least of that which his land broke away from.
    const breakaway = entry.sector === "PRE";
    if (country === null && entry.country !== null && !subject && !aside && !breakaway) country = entry.country;
    if (isState && end <= head && i === from && !subject) from = possessed ? end + 1 : end;
    i = end;
  }
  if (from > first || view.owner[first]! < 0) {
    while (from < head && /^(?:the|a|an|his|her|their|its|'s|-|then)$/.test(tokens[from]!.norm)) from += 1;
  }
  let role = textOf(view, from, last);
  // "Chinese Foreign Ministry spokesman": the state's adjective is no part of the role.
  const adjective = country === null ? null : view.matches[from]?.entries[0];
  if (adjective?.type === "body" && view.matches[from]!.length > 1) {
    const cut = role.search(/['’]s /);
    if (cut > 0 && cut < 25) role = role.slice(cut + 3);
    else {
      const space = role.indexOf(" ");
      if (space > 0 && adjective.name.startsWith(role.slice(0, space))) role = role.slice(space + 1);
    }
  }
  const gender = genderOfRole(tokens[head]?.norm ?? "");
  return { first, last, head, role, country: country ?? stateOfOffice(role), gender };
}

/** The state of an office that only one state has under that name: "Secretary of State Ana Ruiz", whoever else the page tells of. */
function stateOfOffice(role: string): string | null {
  return OF_ONE_STATE.find(([office]) => office.test(role))?.[1] ?? null;
}

const OF_ONE_STATE: readonly (readonly [RegExp, string])[] = [
  [/^(?:(?:acting|deputy|under|assistant) )?(?:secretary|undersecretary) of state(?! for\b)/i, "USA"],
  [/^(?:secretary of defense|treasury secretary|secretary of the treasury)$/i, "USA"],
  [/^(?:external affairs minister|minister of external affairs|eam)\b/i, "IND"],
  [/^chancellor of the exchequer\b/i, "GBR"],
  [/^(?:taoiseach|tánaiste)\b/i, "IRL"],
];

const SCHOLARS =
  /^(?:professor|lecturer|fellow|scholar|analyst|expert|researcher|historian|economist|director|scientist|associate|journalist|correspondent|editor)$/;

/** Offices that are held in a place of their state: "the mayor of Kos", "speaker of the parliament in Colombo". */
const OF_PLACES = new Set(
  "mayor governor prefect premier speaker archbishop bishop councillor magistrate sheriff".split(" "),
);

/** "Russia expert", "Syria envoy": the state is what they deal with, not whom they serve; but "US envoy" is said as "American envoy" is. */
const isSubject = (tokens: View["tokens"], first: number, end: number): boolean =>
  SUBJECT_HEADS.has(tokens[end]?.norm ?? "") && !/^u\.?[sk]\.?$/.test(tokens[first]!.norm);

const SUBJECT_HEADS = new Set(
  "expert analyst scholar specialist watcher envoy correspondent researcher negotiator historian director adviser program programme project desk".split(
    " ",
  ),
);

/** The apposition after a name: ", a senior fellow at the Carnegie Endowment,", ", who is foreign minister". Null if none. */
export function titleAfter(view: View, nameLast: number, table: ActorTable): Title | null {
  const { tokens } = view;
  const mark = tokens[nameLast + 1];
  if (mark === undefined || (mark.norm !== "," && mark.norm !== "(" && mark.norm !== "—" && mark.norm !== "–"))
    return null;
  let at = nameLast + 2;
  if (/^\d{2}$/.test(tokens[at]?.norm ?? "") && tokens[at + 1]?.norm === ",") at += 2;
  if (tokens[at]?.norm === "who") {
    let k = at + 1;
    while (k < at + 7 && k < tokens.length && !/^(?:is|was|became|serves|served|remains)$/.test(tokens[k]!.norm))
      k += 1;
    if (!/^(?:is|was|became|serves|served|remains)$/.test(tokens[k]?.norm ?? "")) return null;
    at = k + 1;
    if (tokens[at]?.norm === "as") at += 1;
    return nounOfOffice(view, at, table, true);
  }
  return nounOfOffice(view, at, table, false);
}

/** A noun phrase of office that begins at `from`, and nothing of whose words begins another's name. */
function nounOfOffice(view: View, from: number, table: ActorTable, loose: boolean): Title | null {
  const { tokens } = view;
  let head = -1;
  let i = from;
  for (; i < tokens.length && i < from + 14; i += 1) {
    const token = tokens[i]!;
    const office = table.office(tokens, i);
    if (office !== null && !office.plural) {
      head = i + office.length - 1;
      i = head;
      continue;
    }
    if (ROLE_NOUNS.has(token.norm)) {
      head = i;
      continue;
    }
    if (view.owner[i]! >= 0) continue;
    // "China-based".
    if (tokens[i - 1]?.norm === "-" && i > from + 1 && head < 0) continue;
    if (token.norm === "'s" || token.norm === "’s" || /^\d$/.test(token.norm) || /^no\.?$/.test(token.norm)) continue;
    if (i === from && /^(?:the|a|an|his|her|their|its|one|another|then)$/.test(token.norm)) continue;
    if (head >= 0 && !inTitle(token)) break;
    if (!inTitle(token) || SAY_WORDS.has(token.norm)) break;
  }
  if (head < 0) return null;
  // What follows must let the phrase end: a mark, "of …", "at …", "who …".
  const next = tokens[head + 1];
  const free =
    next === undefined ||
    next.upos === "PUNCT" ||
    /^(?:of|for|at|in|to|from|with|on|who|and|,|\.|\)|;|—|–|based|under)$/.test(next.norm);
  if (!free && !loose) return null;
  if (next !== undefined && next.norm === "and" && !loose && !ROLE_NOUNS.has(tokens[head + 2]?.norm ?? "")) {
    // "Li, the premier, and Xi" has a comma; without one, the phrase may begin a list: accept only after a determiner.
    if (!/^(?:the|a|an|his|her|its|their)$/.test(tokens[from]!.norm)) return null;
  }
  for (const other of view.drafts)
    if (other.nameFirst === head + 1 && other.what !== "demonym" && other.what !== "known") return null;
  let last = head;
  if (next !== undefined && /^(?:of|for|at|in|to|with|on)$/.test(next.norm)) {
    last = head + 1;
    while (last + 1 < tokens.length && last < head + 14) {
      const token = tokens[last + 1]!;
      // "chairman of the State Duma": no word of a listed name ends the phrase.
      const listed = view.owner[last + 1]! >= 0;
      if (!listed && (token.upos === "VERB" || token.upos === "AUX" || SAY_WORDS.has(token.norm))) break;
      if (token.norm === "who") break;
      if (token.upos === "PUNCT" && token.norm !== "-" && token.norm !== "'" && token.norm !== "’") break;
      if (token.norm === "and" && !isCapital(tokens[last + 2]?.text ?? "")) break;
      last += 1;
    }
  }
  while (last > head && /^(?:and|of|for|at|in|to|with|on|the)$/.test(tokens[last]!.norm)) last -= 1;
  return titleOf(view, from, head, last);
}

/** The apposition before a name, between comma and name: "China’s chief foreign policy officer, Wang Yi,". Null if none. */
export function titleBeforeComma(view: View, name: Draft, table: ActorTable): Title | null {
  const { tokens } = view;
  let comma = name.nameFirst - 1;
  // "The foreign minister, Sheikh Ali Didi,".
  while (comma > 1 && HONORIFICS.has(tokens[comma]!.norm)) comma -= 1;
  if (comma < 1 || tokens[comma]!.norm !== ",") return null;
  const after = tokens[name.nameLast + 1];
  const closed = after === undefined || after.upos === "PUNCT" || after.norm === "and" || after.norm === "'s";
  if (after !== undefined && /^["“”'’]$/.test(after.norm)) return null;
  let head = comma - 1;
  if (!ROLE_NOUNS.has(tokens[head]!.norm)) head = headBeforeOf(view, comma - 1, false);
  if (head < 0 || !isRoleNoun(tokens[head]!)) return null;
  // "the Moldovan premier and foreign minister, Ana Berg,": one name behind the comma.
  const title = grow(view, head, comma - 1, true);
  const before = tokens[title.first - 1];
  // "The President of the Commission, Ana Berg made": the second comma is left out where the phrase opens the sentence.
  const opens = title.first === 0 || (title.first === 1 && tokens[0]!.norm === "the");
  if (!closed && !(opens && (after.upos === "VERB" || after.upos === "AUX"))) return null;
  const begins =
    title.country !== null ||
    title.first === 0 ||
    // "Somaliland's president, Ali Abdi,": of whatever it is.
    tokens.slice(title.first, head).some(({ norm }) => norm === "'s") ||
    (before !== undefined &&
      (before.upos === "DET" || /^(?:the|a|an|his|her|its|their|our|'s|“|"|said|,)$/.test(before.norm)));
  if (!begins || table === undefined) return null;
  return title;
}
