/**
 * Phrases without a name that stand for a party: "Chinese officials" (the state), "the Russian leader" (an office), "the two
 * sides", "the ministry", and the pronouns. This file finds them and reads what they say; coreference/ settles who is meant.
 */
import { type Draft, draft, stateActor, THE_WEST, textOf, type View } from "./draft.ts";
import { settlePeoples } from "./peoples.ts";
import { genderOfRole, HONORIFICS, inTitle, isPlural, ROLE_NOUNS, ROLE_WORDS, singular } from "./roles.ts";
import { sectorOfRole } from "./sector.ts";
import {
  ARMED_NOUNS,
  ARMED_WORDS,
  CIVIL_NOUNS,
  FIGHTERS,
  isCapital,
  LENT,
  ORG_WORDS,
  PAIR_OFFICES,
  PAIR_PEOPLE,
  PAIR_STATES,
  SAY_WORDS,
  STATE_ANAPHORS,
  STATE_NOUNS,
  WEST_OF_A_LAND,
} from "./words.ts";

/** Adds the nominal and pronoun drafts of one sentence to its view. */
export function scanNominals(view: View): void {
  const { tokens } = view;
  settlePeoples(view);
  const covered = new Uint8Array(tokens.length);
  for (const d of view.drafts) {
    if (d.first === d.last && isHalf(view, d.first)) d.what = "dropped";
    if (d.what === "dropped") continue;
    for (let i = d.first; i <= d.last; i += 1) covered[i] = 1;
  }
  for (let i = 0; i < tokens.length; i += 1) {
    if (covered[i] === 1) continue;
    const token = tokens[i]!;
    const norm = token.norm;
    if (!HEADS.has(norm)) continue;
    const pronoun = PRONOUNS.get(norm);
    if (pronoun !== undefined) {
      if (token.text === "US" || token.text === "IT" || STYLES.test(view.tokens[i + 1]?.norm ?? "")) continue;
      const d = draft(view, i, i, "pronoun", "pronoun");
      d.form = "pronoun";
      d.gender = pronoun.gender;
      d.plural = pronoun.plural;
      view.drafts.push(d);
      continue;
    }
    const pair = pairAt(view, i);
    if (pair !== null) {
      view.drafts.push(pair);
      i = pair.last;
      continue;
    }
    const seat = norm === "capital" ? seatAt(view, i) : null;
    if (seat !== null) {
      view.drafts.push(seat);
      i = seat.last;
      continue;
    }
    const determined = ANAPHORS.has(norm) ? determinedFrom(view, i) : 0;
    const service =
      norm === "service" &&
      /^(?:security|intelligence|spy)$/.test(tokens[i - 1]?.norm ?? "") &&
      tokens[i - 2]?.norm === "the"
        ? 2
        : 0;
    const office =
      /^(?:office|ministry|department)$/.test(norm) && /^(?:his|her)$/.test(tokens[i - 1]?.norm ?? "") ? 1 : 0;
    const aged = norm === "old" ? agedFrom(view, i) : 0;
    const half = isHalf(view, i) ? 1 : 0;
    const member = /^(?:member|ally|country|nation|state)$/.test(norm) ? allianceBefore(view, i) : 0;
    const back = member > 0 ? member : determined > 0 ? determined : Math.max(service, office, half, aged);
    if (back > 0 && !compounded(view, i)) {
      // "the Asian giant": the adjective is no place here.
      for (const other of view.drafts)
        if (other.first >= i - back && other.last < i && other.form === "name") other.what = "dropped";
      const d = draft(view, i - back, i, "same", `"the ${norm}"`);
      d.form = "nominal";
      d.nameFirst = i;
      d.definite = true;
      view.drafts.push(d);
      continue;
    }
    const isRole = ROLE_WORDS.has(norm);
    const isState = STATE_NOUNS.has(norm);
    if (!isRole && !isState && !CIVIL_NOUNS.has(norm) && !CROWDS.has(norm)) continue;
    if (
      token.upos === "VERB" ||
      (token.upos === "ADJ" && !standsAsNoun(view, i)) ||
      token.upos === "ADV" ||
      compounded(view, i)
    )
      continue;
    // "ECOWAS, which Tinubu chairs": a verb that the tagger took for a noun.
    if (/^(?:chairs|heads|judges)$/.test(norm) && view.drafts.some((d) => d.last === i - 1 && d.form === "name"))
      continue;
    const nominal = phraseAt(view, i, isRole, isState);
    if (nominal !== null) view.drafts.push(nominal);
  }
  sortDrafts(view);
}

/** "the Ukrainian capital", "Mali's capital city", "the capital": a city without its name; null before the name itself, and of money. */
function seatAt(view: View, at: number): Draft | null {
  const { tokens, owner, matches } = view;
  const last = tokens[at + 1]?.norm === "city" ? at + 1 : at;
  const next = tokens[last + 1];
  const named = next?.norm === "," ? tokens[last + 2] : next;
  if (next !== undefined && /^(?:NOUN|PROPN|ADJ)$/.test(next.upos)) return null;
  const beside = named === undefined || owner[named.index]! < 0 ? null : matches[owner[named.index]!]!.entries[0]!;
  if (beside !== null && (beside.type === "place" || beside.capitalOf !== null)) return null;
  const owned = tokens[at - 1]?.norm === "'s" ? at - 2 : at - 1;
  const from = owner[owned] ?? -1;
  const entry = from < 0 ? null : matches[from]!.entries[0]!;
  const isState = entry?.type === (owned === at - 2 ? "state" : "demonym") && entry.country !== null;
  const first = isState ? (tokens[from - 1]?.norm === "the" ? from - 1 : from) : at - 1;
  if (!isState && tokens[at - 1]?.norm !== "the") return null;
  if (isState && owned === at - 1 && tokens[first]!.norm !== "the") return null;
  const found = draft(view, first, last, "seat", "");
  found.form = "nominal";
  found.country = isState ? entry!.country : null;
  return found;
}

/** "the general named a minister": a noun that the tagger took for an adjective. */
function standsAsNoun({ tokens }: View, at: number): boolean {
  const next = tokens[at + 1];
  return tokens[at - 1]?.norm === "the" && (next?.upos === "VERB" || next?.upos === "AUX" || next?.norm === ",");
}

/** "the 80-year-old said": how many tokens before "old" it begins; 0 where a noun follows or it is something else. */
function agedFrom({ tokens }: View, at: number): number {
  const words = tokens.slice(Math.max(0, at - 5), at).map(({ norm }) => norm);
  if (!/^the \d{2} - year -$/.test(words.join(" "))) return 0;
  const next = tokens[at + 1];
  return next === undefined || /^(?:VERB|AUX|PUNCT|ADV|ADP|PRON|CCONJ|PART)$/.test(next.upos) ? 5 : 0;
}

/** How many tokens before the noun what determines it stands: "the ministry" 1, "the Asian giant" 2; 0 where nothing does. */
function determinedFrom(view: View, at: number): number {
  const norm = view.tokens[at]!.norm;
  if (/^(?:the|this|that)$/.test(view.tokens[at - 1]?.norm ?? "")) return 1;
  return DESCRIBED.has(norm) ? describedFrom(view, at) : ARMED_NOUNS.has(norm) ? armedFrom(view, at) : 0;
}

/** "the North fired", "the South’s president": half of a land that is in two, and no part of the sky. */
function isHalf(view: View, at: number): boolean {
  const next = view.tokens[at + 1];
  return (
    /^(?:North|South)$/.test(view.tokens[at]!.text) &&
    view.tokens[at - 1]?.norm === "the" &&
    (next === undefined ||
      next.xpos === "POS" ||
      next.upos === "VERB" ||
      next.upos === "AUX" ||
      /^[,.]$/.test(next.norm) ||
      next.norm === "and")
  );
}

/** "the NATO ally", "the fellow EU member state": how many tokens before the noun it begins; 0 where no alliance stands there. */
function allianceBefore(view: View, at: number): number {
  const { tokens, owner, matches } = view;
  let body = at - 1;
  if (tokens[body]?.norm === "member") body -= 1;
  const from = owner[body] ?? -1;
  if (from < 1 || matches[from]?.entries[0]?.sector !== "IGO") return 0;
  const before = tokens[from - 1]!.norm === "fellow" ? from - 2 : from - 1;
  return /^(?:the|this|that)$/.test(tokens[before]?.norm ?? "") ? at - before : 0;
}

/** Drops what is dropped, and puts the others in order. */
export function sortDrafts(view: View): void {
  const { drafts } = view;
  let kept = 0;
  let inOrder = true;
  for (const draft of drafts) {
    if (draft.what === "dropped") continue;
    if (kept > 0 && byPlace(drafts[kept - 1]!, draft) > 0) inOrder = false;
    drafts[kept] = draft;
    kept += 1;
  }
  drafts.length = kept;
  if (!inOrder) drafts.sort(byPlace);
}

const byPlace = (a: Draft, b: Draft): number => a.first - b.first || b.last - a.last;

/** "Sudan's", "Sudanese" right before the name of a body: the state, and where it begins; null where none stands there. */
function landBefore({ tokens, owner, matches }: View, at: number): { country: string | null; first: number } | null {
  const last = /^['’]s?$/.test(tokens[at - 1]?.norm ?? "") ? at - 2 : at - 1;
  const first = owner[last] ?? -1;
  const entry = first < 0 ? null : matches[first]!.entries[0]!;
  return entry !== null && (entry.type === "state" || entry.type === "demonym") && entry.country !== null
    ? { country: entry.country, first }
    : null;
}

/** Is the noun only the first part of a longer noun phrase: "leader" in "leader talks"? */
function compounded(view: View, at: number): boolean {
  const next = view.tokens[at + 1];
  if (next === undefined) return false;
  if (next.norm === "-" && next.start === view.tokens[at]!.end) return true;
  // "chief foreign policy officer": the head comes later.
  for (let i = at + 1; i < view.tokens.length && i < at + 5; i += 1) {
    const token = view.tokens[i]!;
    if (
      view.owner[i]! >= 0 ||
      !inTitle(token) ||
      token.upos === "VERB" ||
      isCapital(token.text) !== isCapital(view.tokens[at]!.text)
    )
      break;
    if (ROLE_NOUNS.has(token.norm)) return true;
  }
  return next.upos === "NOUN" && next.xpos !== "VBZ" && !/^\d/.test(next.norm) && !TIME_NOUNS.has(next.norm);
}

const TIME_NOUNS = new Set(
  "today yesterday tomorrow tonight monday tuesday wednesday thursday friday saturday sunday last next this".split(" "),
);

/** A noun phrase whose head is the noun at `at`: its state, its body, whether it is one known before. */
function phraseAt(view: View, at: number, isRole: boolean, isState: boolean): Draft | null {
  const { tokens, owner } = view;
  const head = tokens[at]!;
  const plural =
    isPlural(head.norm) && !/^(?:forces|armed)$/.test(head.norm)
      ? ROLE_NOUNS.has(singular(head.norm)) || isState
      : false;
  let first = at;
  let country: string | null = null;
  let west = false;
  let body: Draft | null = null;
  const states: string[] = [];
  let stops = false;
  let inCity = false;
  while (first > 0 && !stops) {
    const before = first - 1;
    const token = tokens[before]!;
    if (owner[before]! >= 0) {
      const from = owner[before]!;
      const entry = view.matches[from]!.entries[0]!;
      const owned = view.drafts.find(
        (d) => d.first <= from && d.last >= before && (d.what === "person" || d.what === "dropped"),
      );
      if (owned?.what === "person") break;
      if (entry.type === "person") break;
      first = from;
      const end = from + view.matches[from]!.length;
      // "Rwanda-backed rebels" are not Rwanda.
      if (tokens[end]?.norm === "-" && LENT.has(tokens[end + 1]?.norm ?? "")) break;
      if (entry.type === "state" || entry.type === "demonym" || entry.capitalOf !== null) {
        if (entry.country !== null) {
          country = entry.country;
          states.push(entry.country);
        } else if (/west/i.test(entry.name)) west = true;
        // "Japanese and South Korean officials", "U.S. and Chilean mediators".
        if (
          /^(?:and|,|or)$/.test(tokens[first - 1]?.norm ?? "") &&
          entry.type === "demonym" &&
          owner[first - 2]! >= 0
        ) {
          const other = view.matches[owner[first - 2]!]!.entries[0]!;
          const isAbbreviated = other.type === "state" && /^[UE]\.?[SKU]\.?$/.test(tokens[first - 2]!.text);
          if (other.type === "demonym" || isAbbreviated) {
            first -= 1;
            continue;
          }
        }
        // "Beijing diplomats" are diplomats in Beijing.
        if (entry.capitalOf !== null && tokens[end]?.norm !== "'s" && !CAPITAL_NOUNS.has(head.norm)) {
          country = null;
          states.length = 0;
          inCity = true;
        }
        stops = true;
      } else if (entry.type === "body" || entry.type === "group" || entry.type === "agency") {
        const sender = /^(?:ambassador|envoy|representative|delegate|diplomat)s?$/.test(head.norm)
          ? landBefore(view, from)
          : null;
        if (/west/i.test(entry.name) && entry.type === "group") west = true;
        else if (sender !== null) {
          // "Sudan's UN ambassador" is Sudan's.
          country = sender.country!;
          states.push(country);
          first = sender.first;
        } else {
          body ??= view.drafts.find((d) => d.first === from) ?? null;
          country ??= entry.country;
        }
        stops = true;
      }
      continue;
    }
    if (
      (token.norm === "western" && !(token.text === "western" && WEST_OF_A_LAND.has(head.lemma))) ||
      token.norm === "West"
    ) {
      west = true;
      first = before;
      continue;
    }
    if (token.norm === "'s" || token.norm === "'" || token.norm === "’") {
      const possessor = tokens[before - 1];
      if (possessor === undefined) break;
      if (owner[before - 1]! >= 0) {
        first = before;
        continue;
      }
      // "the country's leader": the possessor is settled later.
      break;
    }
    if (token.upos === "VERB" && (token.head < 0 || /^VB[DPZ]$/.test(token.xpos))) break;
    // "had killed thirty soldiers": the noun is the verb's object.
    if (token.upos === "VERB" && head.head === before) break;
    if (token.upos === "NUM" && !/^(?:no|no\.)$/.test(tokens[before - 1]?.norm ?? "")) {
      first = before;
      continue;
    }
    if (/^no\.?$/.test(tokens[before - 1]?.norm ?? "") && /^\d/.test(token.norm)) {
      first = before - 1;
      continue;
    }
    if (token.upos === "NOUN" && /^(?:time|year|week|day|month)$/.test(token.norm)) break;
    if (!inTitle(token) && token.xpos !== "VBN" && token.xpos !== "JJS" && !/^(?:top|most)$/.test(token.norm)) break;
    if (SAY_WORDS.has(token.norm) && token.norm !== "state") break;
    if (HONORIFICS.has(token.norm) && isCapital(token.text) && view.drafts.some((d) => d.last === before)) break;
    if (view.drafts.some((d) => d.what === "person" && d.last === before)) break;
    first = before;
  }
  // "six British diplomats", "a top Ukrainian official".
  while (
    stops &&
    first > 0 &&
    view.owner[first - 1]! < 0 &&
    (tokens[first - 1]!.upos === "NUM" || RANKS.has(tokens[first - 1]!.norm))
  )
    first -= 1;
  const words = first;
  const determiner = tokens[first - 1]?.norm ?? "";
  if (DETERMINERS.has(determiner) && !(determiner === "that" && tokens[first - 1]!.upos !== "DET")) first -= 1;
  const definite =
    /^(?:the|this|that|these|those|his|her|its|their|our)$/.test(determiner) || tokens[first]?.norm === "the";
  const possessed = /^(?:his|her|its|their|'s)$/.test(determiner);

  // "the president of France", "a spokesman for China's Foreign Ministry".
  // "the head of state" is one office, and no head of that state.
  const isHeadOf =
    /^heads?$/.test(head.norm) && /^of (?:state|government)$/.test(`${tokens[at + 1]?.norm} ${tokens[at + 2]?.norm}`);
  const last = isHeadOf ? at + 2 : at;
  const after = tokens[last + 1]?.norm ?? "";
  if (
    (isRole || isState) &&
    (after === "of" || after === "for" || after === "at" || after === "from" || after === "in") &&
    country === null &&
    body === null
  ) {
    let k = last + 2;
    const charge = after === "of" && plural && OF_CHARGE.test(head.norm) ? chargeEnd(view, k) : -1;
    if (charge > 0) {
      for (const other of view.drafts)
        if (other.first >= k && other.last < charge && other.form === "name") other.what = "dropped";
      k = charge + 1;
    }
    if (tokens[k]?.norm === "the") k += 1;
    const match = view.matches[k] ?? null;
    const entry = match?.entries[0] ?? null;
    const end = entry?.type === "demonym" ? nameEnd(view, k + match!.length) : -1;
    if (end >= 0) return ofBody(view, first, end, entry!.country);
    if (
      entry !== null &&
      (entry.type === "state" || entry.type === "demonym") &&
      entry.country !== null &&
      after !== "in" &&
      (after !== "from" || plural)
    ) {
      country = entry.country;
      states.push(country, ...statesAfter(view, k + match!.length).filter((other) => plural && other !== country));
    } else if (entry !== null && entry.type === "body" && after !== "in") {
      body = view.drafts.find((d) => d.first === k) ?? null;
      country = entry.country;
    }
  }

  const found = draft(view, first, last, "party", "");
  found.form = "nominal";
  found.nameFirst = words;
  found.definite = definite || possessed;
  found.plural = plural;
  found.country = country;
  found.role = textOf(view, words, last);
  found.label = textOf(view, first, last).replace(/^(?:the|The|a|A|an|An) /, "");
  found.gender = genderOfRole(head.norm);

  // "the Indian state of Goa" is a part of India.
  if ((head.norm === "state" || head.norm === "republic") && after === "of") return null;

  const indefinite = /^(?:a|an|another|one|some|any|no|every|each)$/.test(determiner);
  if (isRole && !plural && ROLE_NOUNS.has(head.norm)) {
    // "as prime minister", "elected president": an office and nobody in it; but "At the talks, Foreign Secretary repeated" is he.
    const acts = isCapital(tokens[words]!.text) && /^(?:nsubj|obl:agent)/.test(head.deprel);
    const bare = country === null && body === null && !definite && !possessed && !indefinite;
    if (bare && first > 0 && !acts && !foundNumber(found)) return null;
    found.what = "office";
    found.role = roleWords(view, words, last);
    if (indefinite) {
      found.definite = false;
      found.label = textOf(view, first, last);
    } else found.definite = true;
    found.body = body;
    found.plural = false;
    return found;
  }
  if (west) {
    if (CIVIL_NOUNS.has(head.norm)) return null;
    found.actors = [THE_WEST];
    found.why = "officials or powers of the West";
    return found;
  }
  // "Sudanese rebels" act for no state.
  const isRebel = FIGHTERS.has(head.norm) && head.norm !== "fighters";
  if (states.length > 0 && !isRebel && (isState || (isRole && plural))) {
    const sector = sectorOfRole(found.label);
    found.actors = [...new Set(states.reverse())].map((iso3) => stateActor(iso3, sector));
    found.why = `"${head.text}" of the state`;
    return found;
  }
  if (body !== null && (isState || (isRole && plural))) {
    found.body = body;
    found.why = `"${head.text}" of a body`;
    return found;
  }
  if (states.length > 0) {
    // Companies and citizens of a state are not the state.
    found.why = `"${head.text}" of ${states.join(", ")}, not the state itself`;
    return found;
  }
  if (CROWDS.has(head.norm)) {
    found.plural = true;
    found.why = "persons not named";
    return found;
  }
  if (isRole && plural) {
    found.why = inCity ? "persons in a city, not of its state" : "persons not named";
    return found;
  }
  if (head.norm === "people" || (possessed && /^sides?$/.test(head.norm))) return null;
  if (isState && (definite || plural || head.norm === "authorities" || head.norm === "troops")) {
    found.what = definite && STATE_ANAPHORS.has(head.norm) ? "same" : "party";
    found.why = "a party whose state is not said";
    return found;
  }
  return null;
}

const OF_CHARGE = /^(?:ministers|ministries|secretaries)$/;

/** "the Ministers of Foreign Affairs | of Chile": where the "of" of the state stands, behind what they have charge of; -1 where there is none. */
function chargeEnd({ tokens, owner }: View, from: number): number {
  for (let i = from; i < tokens.length && i < from + 8; i += 1) {
    const { norm, upos } = tokens[i]!;
    if (norm === "of") return i > from ? i : -1;
    if (owner[i]! >= 0 || !(norm === "and" || norm === "," || /^(?:NOUN|PROPN|ADJ)$/.test(upos))) return -1;
  }
  return -1;
}

/** Where a name goes on behind a state's adjective: "Chadian Human Rights League" to its last word; -1 where it does not, or is a title. */
function nameEnd(view: View, from: number): number {
  let at = from;
  while (
    at < view.tokens.length &&
    isCapital(view.tokens[at]!.text) &&
    view.owner[at]! < 0 &&
    inTitle(view.tokens[at]!)
  )
    at += 1;
  const last = view.tokens[at - 1];
  return at - from >= 2 && last !== undefined && ORG_WORDS.has(last.norm) ? at - 1 : -1;
}

/** "the president of the Chadian Human Rights League": of a body that no table has, and no president of Chad. */
function ofBody(view: View, first: number, last: number, country: string | null): Draft {
  for (const other of view.drafts)
    if (other.first > first && other.last <= last && other.form === "name") other.what = "dropped";
  const found = draft(view, first, last, "party", "of a body that no table has");
  found.form = "nominal";
  found.nameFirst = first;
  found.label = textOf(view, first, last).replace(/^(?:the|The|a|A|an|An) /, "");
  found.country = country;
  return found;
}

/** "ambassadors of Peru, Chile and Bolivia": the states that go on behind the first. */
function statesAfter(view: View, from: number): string[] {
  const found: string[] = [];
  for (let at = from; found.length < 12; ) {
    while (/^(?:,|and|the)$/.test(view.tokens[at]?.norm ?? "")) at += 1;
    const match = at === from ? null : (view.matches[at] ?? null);
    const entry = match?.entries[0];
    const next = view.tokens[at + (match?.length ?? 0)]?.norm ?? "";
    if (entry?.type !== "state" || entry.country === null || next === "'s") return [];
    found.push(entry.country);
    at += match!.length;
    // The list ends with the one behind "and".
    if (view.tokens[at - match!.length - 1]?.norm === "and" || view.tokens[at - match!.length - 2]?.norm === "and")
      return found;
  }
  return [];
}

const foundNumber = (d: Draft): boolean => /^no\.? ?\d/i.test(d.role ?? "");

/** Those who act without a state: fighters and crowds. */
const CROWDS = new Set(
  "militants insurgents rebels separatists protesters demonstrators gunmen pirates jihadists extremists activists terrorists".split(
    " ",
  ),
);

const RANKS = new Set(
  "senior top high highest most high-level leading several some many former unnamed unidentified high-ranking visiting level ranking".split(
    " ",
  ),
);

/** Heads that after a capital speak of the state: "Beijing officials". */
const CAPITAL_NOUNS = new Set(
  "government officials official authorities regime leaders leadership side administration army forces troops".split(
    " ",
  ),
);

const DETERMINERS = new Set(
  "the a an this that these those his her its their our another some any one no every each both".split(" "),
);

/** The words of the office without the state: "Chinese premier" → "premier". */
function roleWords(view: View, from: number, last: number): string {
  let first = from;
  const match = view.matches[first];
  if (match !== null && match !== undefined) {
    const type = match.entries[0]!.type;
    if (type === "state" || type === "demonym" || match.entries[0]!.capitalOf !== null) first += match.length;
  }
  while (first < last && /^(?:'s|'|’|the|-)$/.test(view.tokens[first]!.norm)) first += 1;
  return textOf(view, first, last);
}

/** "His Highness", "Her Majesty": no "his" of somebody spoken of. */
const STYLES = /^(?:royal|serene|imperial|highness|majesty|excellency|holiness|grace|honou?r)$/;

interface Pronoun {
  readonly gender: Draft["gender"];
  readonly plural: boolean;
}

/** Third persons; "it" and "its" stand for states and bodies. */
const PRONOUNS: ReadonlyMap<string, Pronoun> = new Map<string, Pronoun>([
  ...["he", "him", "his", "himself"].map((w) => [w, { gender: "m", plural: false }] as [string, Pronoun]),
  ...["she", "her", "hers", "herself"].map((w) => [w, { gender: "f", plural: false }] as [string, Pronoun]),
  ...["it", "its", "itself"].map((w) => [w, { gender: null, plural: false }] as [string, Pronoun]),
  ...["they", "them", "their", "theirs", "themselves"].map(
    (w) => [w, { gender: null, plural: true }] as [string, Pronoun],
  ),
]);

/** Those that take words that describe: "the isolated country", "the Asian giant", "the 27-nation bloc". */
const DESCRIBED = new Set("country nation kingdom giant superpower bloc alliance island".split(" "));

/** How many tokens lie between "the" and the noun at `at`, itself included; 0 where no "the" with words that describe stands before it. */
function describedFrom(view: View, at: number): number {
  const { tokens } = view;
  for (let i = at - 1; i >= 0 && i >= at - 5; i -= 1) {
    const token = tokens[i]!;
    if (token.norm === "the") return at - i;
    if (token.norm === "-" || token.upos === "NUM") continue;
    if (token.upos !== "ADJ" && token.upos !== "NOUN" && token.upos !== "PROPN" && token.xpos !== "VBN") return 0;
    // "the Russian alliance" names its own; so do superlatives none.
    if (token.xpos === "JJS" || /^(?:first|second|third|other|same|only|next|largest|most)$/.test(token.norm)) return 0;
    const entry = view.owner[i]! < 0 ? null : view.matches[view.owner[i]!]!.entries[0]!;
    if (
      entry !== null &&
      entry.country !== null &&
      (entry.type === "state" || entry.type === "demonym" || entry.capitalOf !== null)
    )
      return 0;
  }
  return 0;
}

/** "the Iran-backed militant group": how many tokens before the noun it begins; 0 where no word says that it bears arms, or its name stands there. */
function armedFrom(view: View, at: number): number {
  let armed = false;
  for (let i = at - 1; i >= 0 && i >= at - 7; i -= 1) {
    const token = view.tokens[i]!;
    if (token.norm === "the") return armed ? at - i : 0;
    const named = view.owner[i]! < 0 ? null : view.matches[view.owner[i]!]!.entries[0]!;
    if (named !== null && named.type !== "state" && named.type !== "demonym") return 0;
    if (ARMED_WORDS.has(token.norm)) armed = true;
    else if (token.norm !== "-" && !inTitle(token) && token.xpos !== "VBN") return 0;
  }
  return 0;
}

/** Nouns that with "the" mean somebody named before. */
const ANAPHORS = new Set(
  "movement militia faction ministry country nation giant superpower group bloc alliance kremlin organisation organization agency body state kingdom republic department office committee newspaper union club grouping island fund council commission court bank tribunal watchdog institute authority".split(
    " ",
  ),
);

const PAIR_WORDS = new Set(
  "pair duo both two former latter sides neighbours neighbors rivals foes adversaries leaders presidents premiers ministers parties".split(
    " ",
  ),
);
/** "the two leaders", "both sides", "the two neighbouring giants", "the pair". */
function pairAt(view: View, at: number): Draft | null {
  const { tokens } = view;
  const norm = tokens[at]!.norm;
  if (!PAIR_WORDS.has(norm)) return null;
  const before = tokens[at - 1]?.norm ?? "";
  let head = -1;
  if ((norm === "pair" || norm === "duo") && before === "the" && tokens[at + 1]?.norm !== "of") head = at;
  else if (norm === "both" || (norm === "two" && /^(?:the|these|those|our|their)$/.test(before))) {
    for (let i = at + 1; i < tokens.length && i < at + 7; i += 1) {
      const token = tokens[i]!;
      if (PAIR_PEOPLE.has(token.norm) || PAIR_STATES.has(token.norm)) {
        head = i;
        // "the two nominal heads of government" ends with heads; "neighbour states" with states.
        if (!PAIR_PEOPLE.has(tokens[i + 1]?.norm ?? "") && !PAIR_STATES.has(tokens[i + 1]?.norm ?? "")) break;
        continue;
      }
      if (
        view.owner[i]! >= 0 ||
        token.upos === "VERB" ||
        token.upos === "CCONJ" ||
        (token.upos === "PUNCT" && token.norm !== "-") ||
        token.upos === "ADP"
      )
        break;
    }
    // "The two agreed", "both have denied it": nobody but them.
    const next = tokens[at + 1];
    const bare =
      next !== undefined &&
      (next.upos === "AUX" ||
        next.upos === "ADV" ||
        (next.upos === "VERB" && (next.head < 0 || /^VB[DPZ]$/.test(next.xpos))));
    if (head < 0 && bare && before !== "between" && view.owner[at + 1]! < 0) head = at;
  } else if ((/^(?:former|latter)$/.test(norm) || PAIR_OFFICES.has(norm)) && before === "the" && standsAlone(view, at))
    head = at;
  else if (norm === "sides" && before === "the") head = at;
  else if (norm === "parties" && before === "the" && tokens[at]!.deprel.startsWith("nsubj") && standsAlone(view, at))
    head = at;
  else if (/^(?:neighbou?rs|rivals|foes|adversaries)$/.test(norm) && tokens[at + 1]?.norm !== "of") {
    // "the nuclear-armed neighbours".
    let first = at - 1;
    while (
      first > 0 &&
      at - first < 6 &&
      (tokens[first]!.upos === "ADJ" ||
        tokens[first]!.upos === "ADV" ||
        tokens[first]!.upos === "NOUN" ||
        tokens[first]!.norm === "-" ||
        tokens[first]!.xpos === "VBN")
    )
      first -= 1;
    if (first < 0 || tokens[first]!.norm !== "the") return null;
    return pairDraft(view, first, at);
  }
  if (head < 0) return null;
  const first = norm === "both" ? at : norm === "two" || head === at ? at - 1 : at;
  return pairDraft(view, first, head);
}

/** "the latter said", "to the former.": no noun follows. */
function standsAlone(view: View, at: number): boolean {
  const next = view.tokens[at + 1];
  return (
    next === undefined ||
    next.upos === "PUNCT" ||
    next.upos === "AUX" ||
    next.norm === "'s" ||
    (next.upos === "ADV" && view.tokens[at + 2]?.upos === "VERB") ||
    (next.upos === "VERB" && /^VB[DPZ]$/.test(next.xpos))
  );
}

/** All words that may head a phrase without a name, or be one: those that `scanNominals` asks about must stand here. */
const HEADS = new Set([
  ...PRONOUNS.keys(),
  ...PAIR_WORDS,
  ...ANAPHORS,
  ...ROLE_WORDS,
  ...STATE_NOUNS,
  ...CIVIL_NOUNS,
  ...CROWDS,
  ..."service office ministry department old capital north south member ally country nation state".split(" "),
]);

function pairDraft(view: View, first: number, head: number): Draft {
  const { tokens } = view;
  const d = draft(view, first, head, "pair", "");
  d.form = "nominal";
  d.plural = true;
  d.definite = true;
  const noun = tokens[head]!.norm;
  d.role = /^(?:pair|duo|two|both|former|latter)$/.test(noun) || PAIR_PEOPLE.has(noun) ? "people" : "states";
  if (noun === "former" || noun === "latter") d.plural = false;
  d.label = textOf(view, first, head);
  return d;
}
