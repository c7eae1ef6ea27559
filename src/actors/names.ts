/**
 * Names in one sentence: what the table knows ("Chinese Foreign Ministry"), and runs of capitalised words that it does not
 * know ("Noele Crossley"), which `people.ts` weighs over the whole page.
 *
 * Leaves to others: titles (titles.ts), what a city stands for (metonym.ts), phrases without a name (nominals.ts).
 */
import type { NameReader } from "../language/index.ts";
import type { Sentence, Token } from "../model/index.ts";
import { type Draft, draft, textOf, type View } from "./draft.ts";
import type { ActorEntry } from "./entry.ts";
import type { Words } from "./given.ts";
import { HONORIFICS, ROLE_NOUNS } from "./roles.ts";
import type { ActorTable, Match } from "./table.ts";
import { EASTERN_FAMILY, FUNCTION_WORDS, isCapital, ORG_WORDS, PARTICLES, SAY_WORDS, WEST_OF_A_LAND } from "./words.ts";

/** The sentence with the table's matches taken, longest first from the left, and drafts of all names in it. */
export function scanNames(sentence: Sentence, table: ActorTable, given: Words, names: NameReader | null = null): View {
  const { tokens } = sentence;
  const count = tokens.length;
  const view: View = {
    sentence,
    tokens,
    matches: new Array<Match | null>(count).fill(null),
    owner: new Int16Array(count).fill(-1),
    drafts: [],
    names,
    hasTree: tokens.some(
      ({ deprel }) => deprel === "nsubj" || deprel === "case" || deprel === "obj" || deprel === "det",
    ),
  };
  let from = -1; // First token of the run of unknown words that is open.
  let isOrg = false;
  const close = (end: number): void => {
    if (from < 0) return;
    let last = end - 1;
    while (last > from && (tokens[last]!.norm === "-" || PARTICLES.has(tokens[last]!.text) || isOf(tokens[last]!.norm)))
      last -= 1;
    addRun(view, from, last, isOrg, given);
    from = -1;
    isOrg = false;
  };
  for (let i = 0; i < count; ) {
    const token = tokens[i]!;
    const match = takeable(table.match(tokens, i) ?? respelt(table, tokens, i), view, i);
    if (match !== null) {
      const first = match.entries[0]!;
      // "Lloyd Austin", "Jordan Henderson": a place's or a surname's word inside a person's name.
      const short = match.length === 1 && first.type !== "demonym" && isCapital(token.text);
      // "spokesman Tuncay Erbil": after a title two words are a name, though a place is called like the second.
      const titled = first.type === "place" && from === i - 1 && from > 0 && ROLE_NOUNS.has(tokens[from - 1]!.norm);
      // "Filimon Chirwa-Banda".
      const second =
        from >= 0 && i - from >= 2 && tokens[i - 1]!.norm === "-" && tokens[i - 1]!.start === tokens[i - 2]!.end;
      if (short && from >= 0 && (given.has(tokens[from]!.norm) || titled || second) && !isOrg && adjoins(view, i)) {
        i += 1;
        continue;
      }
      // "the National Security Council": another than the Security Council.
      const before = i > 0 ? tokens[i - 1] : undefined;
      // "the International Labor Office", "Canadian Labor Congress": one word of a longer name.
      const after = tokens[i + 1];
      if (
        match.length === 1 &&
        first.type === "body" &&
        !isShouted(token.text) &&
        ((after !== undefined && isCapital(after.text) && ORG_WORDS.has(after.norm)) ||
          (from >= 0 && isOrg && adjoins(view, i)))
      ) {
        if (from < 0) from = i;
        isOrg = true;
        i += 1;
        continue;
      }
      // "Rwanda's Senate", "the French Senate": not the one that the bare word means elsewhere.
      if (match.entries.every((entry) => isOfAnotherLand(view, i, entry))) {
        i += match.length;
        continue;
      }
      if (first.type === "body" && match.length > 1 && before !== undefined && OTHER_BODY.has(before.text)) {
        if (from < 0) from = i - 1;
        isOrg = true;
        i += match.length;
        continue;
      }
      // "Duma Gideon Boko": one of the table by a name of his own between, where the first word alone is a body's.
      if (first.type === "body" && match.length === 1 && from < 0 && bearsNameBetween(view, i, table)) {
        from = i;
        i += 1;
        continue;
      }
      // "the Kofi Annan Foundation".
      const next = tokens[i + match.length];
      if (
        first.type === "person" &&
        next !== undefined &&
        isCapital(next.text) &&
        ORG_WORDS.has(next.norm) &&
        !CALENDAR.has(next.norm)
      ) {
        if (from < 0) from = i;
        isOrg = true;
        i += match.length;
        continue;
      }
      if (short && isOrg && /^(?:university|college)$/.test(tokens[i - 1]!.norm)) {
        i += 1;
        continue;
      }
      if (short && first.type !== "body" && from < 0 && !isPosted(view, i) && begins(view, i, table, given)) {
        from = i;
        i += 1;
        continue;
      }
      close(i);
      const last = first.type === "person" ? furtherName(view, i + match.length - 1, table) : i + match.length - 1;
      take(view, i, match, last);
      i = last + 1;
      continue;
    }
    if (from < 0 && isCapital(token.text)) {
      // "Secretary of State", "Minister of Foreign Affairs": no word of these is a name.
      const office = table.office(tokens, i);
      if (office !== null && office.length > 1) {
        i += office.length;
        continue;
      }
    }
    if (isNameWord(view, i, from)) {
      const org = ORG_WORDS.has(token.norm) && !(from < 0 && EASTERN_FAMILY.has(token.norm));
      if (from < 0) {
        if (isTitleWord(view, i, table)) {
          i += 1;
          continue;
        }
        from = i;
      }
      if (org) isOrg = true;
      i += 1;
      continue;
    }
    if (from >= 0 && joins(view, i, isOrg)) {
      i += 1;
      continue;
    }
    close(i);
    i += 1;
  }
  close(count);
  return view;
}

function bearsNameBetween({ tokens }: View, at: number, table: ActorTable): boolean {
  const [first, middle, last] = [tokens[at]!, tokens[at + 1], tokens[at + 2]];
  if (middle === undefined || last === undefined || !isCapital(middle.text) || !isCapital(last.text)) return false;
  return last.upos === "PROPN" && table.person(`${first.text} ${last.text}`) !== null;
}

/** Does the word stand behind another state's name or adjective than its own? */
function isOfAnotherLand({ tokens, owner, matches }: View, at: number, { type, country, sector }: ActorEntry): boolean {
  // What many lands have by the same name: parliaments and parties.
  if (type !== "body" || (sector !== "LEG" && sector !== "PTY")) return false;
  const last = tokens[at - 1]?.xpos === "POS" ? at - 2 : at - 1;
  const match = last < 0 || owner[last]! < 0 ? null : matches[owner[last]!];
  const land = match?.entries[0];
  return (
    land !== undefined &&
    country !== null &&
    (land.type === "state" || land.type === "demonym") &&
    land.country !== country
  );
}

/** Words that, before a body's name, make it another body. */
const OTHER_BODY = new Set(["National", "Supreme", "Federal", "Regional", "Provincial", "Local", "Joint"]);

const isOf = (norm: string): boolean => norm === "of" || norm === "for" || norm === "the" || norm === "and";

const isPeople = (text: string): boolean => text.endsWith("s") && /^[A-Z][a-z]{3,}s$/.test(text);

/** "Nato", "Asean": acronyms that some papers print as words. "Russians", "Brazilians": the people by the adjective. */
function respelt(table: ActorTable, tokens: readonly Token[], at: number): Match | null {
  const token = tokens[at]!;
  const next = tokens[at + 1];
  if (
    next !== undefined &&
    (next.norm === "department" || next.norm === "office") &&
    next.text === next.norm &&
    /^[a-z]+$/.test(token.text)
  ) {
    // "the state department": some papers print no capitals.
    const capital = (t: Token): Token => spelt(t, t.text[0]!.toUpperCase() + t.text.slice(1), t.norm);
    const office = table.match([capital(token), capital(next)], 0);
    return office !== null && office.length === 2 && office.entries[0]!.type === "body" ? office : null;
  }
  const letter = token.text.charCodeAt(0);
  if (letter < 65 || letter > 90) return null;
  // "North Koreans", "Solomon Islanders".
  if (next !== undefined && isPeople(next.text)) {
    const people = table.match([token, singular(next)], 0);
    if (people !== null && people.length === 2 && people.entries[0]!.type === "demonym") return people;
  }
  if (isPeople(token.text)) {
    const people = table.match([singular(token)], 0);
    if (people !== null && people.entries[0]!.type === "demonym") return people;
  }
  if (
    token.text.length < 4 ||
    token.text.length > 6 ||
    FUNCTION_WORDS.has(token.norm) ||
    !/^[A-Z][a-z]+$/.test(token.text)
  )
    return null;
  const match = table.match([spelt(token, token.text.toUpperCase(), token.norm)], 0);
  return match !== null && (match.entries[0]!.type === "body" || match.entries[0]!.type === "group") ? match : null;
}

/** The word in another spelling; written out, so that it has the shape of the page's words (see `readTokens`). */
const spelt = ({ index, start, end, lemma, upos, xpos, head, deprel }: Token, text: string, norm: string): Token => ({
  index,
  start,
  end,
  text,
  norm,
  lemma,
  upos,
  xpos,
  head,
  deprel,
});

const singular = (token: Token): Token => spelt(token, token.text.slice(0, -1), token.norm.slice(0, -1));

/** Matches that are words of the language rather than names here are not taken: "may", "will", a turkey. */
function takeable(match: Match | null, view: View, at: number): Match | null {
  if (match === null) return null;
  const token = view.tokens[at]!;
  if (match.length === 1 && FUNCTION_WORDS.has(token.norm) && token.text.length > 3) return null;
  // "the west side of the line", "west of the river", "the western state": no powers of the West.
  const next = view.tokens[at + 1];
  if (match.length === 1 && token.text === "west" && (next?.upos === "NOUN" || next?.norm === "of")) return null;
  if (match.length === 1 && token.text === "western" && next !== undefined && WEST_OF_A_LAND.has(next.lemma))
    return null;
  // "Western Slavonia", "the Western Cape": part of a land's name, unless it names the powers themselves.
  if (match.length === 1 && token.text === "Western" && isLandBehind(view, at)) return null;
  // "Turkey shoot": a name that is not capitalised is taken only in several words ("foreign ministry").
  return match;
}

/** A single capitalised word that is no people, body or power: "Slavonia", "Cape". */
function isLandBehind({ tokens, sentence }: View, at: number): boolean {
  const next = tokens[at + 1];
  return (
    sentence.kind === "prose" &&
    next?.upos === "PROPN" &&
    isCapital(next.text) &&
    !/^(?:Europe|Allies|Powers|Alliance|Bloc|Governments?|Leaders?)$/.test(next.text)
  );
}

/** Where a known name ends that goes on: "Salvador Sánchez Cerén", "Daniel Noboa-Arízaga" for those whom the tables call by one surname. */
function furtherName(view: View, last: number, table: ActorTable): number {
  const { tokens } = view;
  if (view.sentence.kind !== "prose") return last;
  const dash = tokens[last + 1]?.norm === "-" && tokens[last + 1]!.start === tokens[last]!.end;
  const at = dash ? last + 2 : last + 1;
  const token = tokens[at];
  if (token === undefined || token.upos !== "PROPN" || !isCapital(token.text) || isShouted(token.text)) return last;
  if (dash ? token.start !== tokens[last + 1]!.end : !adjoins(view, at)) return last;
  if (ROLE_NOUNS.has(token.norm) || HONORIFICS.has(token.norm) || SAY_WORDS.has(token.norm) || CALENDAR.has(token.norm))
    return last;
  if (FUNCTION_WORDS.has(token.norm) || ORG_WORDS.has(token.norm) || table.match(tokens, at) !== null) return last;
  if (!dash && /^(?:and|'s)$/.test(tokens[at + 1]?.norm ?? "") && table.office(tokens, at) !== null) return last;
  // "Sheikh Mohamed bin Zayed Al | Nahyan".
  const after = tokens[at + 1];
  const isPart = PARTICLES.has(token.norm) && after?.upos === "PROPN" && isCapital(after.text) && adjoins(view, at + 1);
  return isPart && !isShouted(after.text) ? at + 1 : at;
}

function take(view: View, at: number, match: Match, last: number): void {
  view.matches[at] = match;
  for (let k = at; k <= last; k += 1) view.owner[k] = at;
  const entry = match.entries[0]!;
  const found = draft(view, at, last, whatOf(match.entries), "listed name");
  found.entries = match.entries;
  found.country = entry.country;
  view.drafts.push(found);
}

function whatOf(entries: readonly ActorEntry[]): Draft["what"] {
  if (entries.some((e) => e.capitalOf !== null)) return "capital";
  const first = entries[0]!;
  if (first.type === "person") return "person";
  if (first.type === "demonym") return "demonym";
  return "known";
}

/** Does a word that is a place's too begin a person's name here: "Jordan Bardella", "Chad Wolf"? */
/** "the ambassador to Somalia Ali Yusuf": where he is posted is no part of his name. */
const isPosted = ({ tokens }: View, at: number): boolean =>
  tokens[at - 1]?.norm === "to" &&
  (ROLE_NOUNS.has(tokens[at - 2]?.norm ?? "") ||
    // "Ambassador of Nepal to Chad Ali Gurung".
    tokens.slice(Math.max(0, at - 7), at - 1).some(({ norm }) => POSTED.has(norm)));

const POSTED = new Set(["ambassador", "envoy", "consul", "commissioner", "representative"]);

function begins(view: View, at: number, table: ActorTable, given: Words): boolean {
  const { tokens } = view;
  const token = tokens[at]!;
  const next = tokens[at + 1];
  if (next === undefined || !isCapital(next.text) || next.text.length < 2 || !adjoins(view, at + 1)) return false;
  // "travels to Kuwait Monday".
  if (CALENDAR.has(next.norm)) return false;
  if (ORG_WORDS.has(next.norm)) return true; // "China Daily", "Paris Agreement": a longer name, which `addRun` makes an organisation.
  if (next.upos !== "PROPN" || next.text === next.text.toUpperCase()) return false;
  if (FUNCTION_WORDS.has(next.norm) || ROLE_NOUNS.has(next.norm) || HONORIFICS.has(next.norm)) return false;
  if (table.office(tokens, at + 1) !== null) return false;
  if (table.match(tokens, at + 1) !== null) return false;
  if (isTitleWord(view, at + 1, table)) return false;
  return given.has(token.norm) || token.norm.length > 2;
}

/** Directly after the token before it, with one space? */
const adjoins = (view: View, at: number): boolean => at > 0 && view.tokens[at]!.start - view.tokens[at - 1]!.end <= 1;

function isNameWord(view: View, at: number, from: number): boolean {
  const token = view.tokens[at]!;
  if (!isCapital(token.text)) return false;
  // "Minister of the Royal Office Gen. Ali Deby".
  if (HONORIFICS.has(token.norm) && (from < 0 || token.norm.endsWith("."))) return false;
  if (
    FUNCTION_WORDS.has(token.norm) &&
    !(from >= 0 && token.text.length > 1 && token.upos === "PROPN" && token.norm !== "the")
  )
    return false;
  // "the Office of the Prime Minister".
  if (ROLE_NOUNS.has(token.norm))
    return from >= 0 && token.norm === "minister" && view.tokens[at - 1]!.norm === "prime";
  if (CALENDAR.has(token.norm) && (from < 0 || isDayAfterName(view, at))) return false;
  // "Kim Says 'Open to Dialogue'": headlines give their verbs capitals.
  if (from >= 0 && SAY_WORDS.has(token.norm)) return false;
  // "Anna Holm WASHINGTON": a byline's place in capitals.
  if (from >= 0 && token.text.length > 3 && isShouted(token.text) && !isShouted(view.tokens[at - 1]!.text))
    return false;
  if (from >= 0) return token.upos === "PROPN" || ORG_WORDS.has(token.norm) || view.sentence.kind === "prose";
  // A sentence begins with a capital whatever the word is.
  const opens = at === 0 || /^["“‘'(:—–-]$/.test(view.tokens[at - 1]!.norm);
  if (opens || view.sentence.kind !== "prose") return token.upos === "PROPN";
  return (
    token.upos === "PROPN" ||
    token.upos === "NOUN" ||
    token.upos === "ADJ" ||
    token.upos === "X" ||
    token.upos === "VERB"
  );
}

/** "met Foreign Minister Ana Berg Thursday", not "Bloody Sunday". */
const isDayAfterName = ({ tokens }: View, at: number): boolean =>
  tokens[at]!.norm.endsWith("day") && !NAMED_DAYS.has(tokens[at - 1]!.norm);

const NAMED_DAYS = new Set("black bloody good ash easter palm super cyber maundy holy red blue".split(" "));

const isShouted = (text: string): boolean => text === text.toUpperCase();

/** Words of the calendar begin no name. */
const CALENDAR = new Set(
  "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december".split(
    " ",
  ),
);

/** "Deputy", "Foreign", "Former" before a noun of office: no part of a name. */
function isTitleWord(view: View, at: number, table: ActorTable): boolean {
  const { tokens } = view;
  for (let i = at; i < tokens.length && i < at + 6; i += 1) {
    const token = tokens[i]!;
    if (i > at && (ROLE_NOUNS.has(token.norm) || HONORIFICS.has(token.norm))) return true;
    if (table.office(tokens, i) !== null) return true;
    if (!TITLE_STARTS.has(token.norm) && !(i > at && table.match(tokens, i) !== null)) return false;
  }
  return false;
}

const TITLE_STARTS = new Set(
  "deputy vice first second former senior chief permanent acting special prime foreign defence defense interior finance trade commerce national security state general assistant executive presidential public press supreme royal shadow top lead then ex home economic energy health justice brigadier rear lieutenant major under".split(
    " ",
  ),
);

/** May the run go on over this token: a hyphen inside a name, a particle, "of" in an organisation's name? */
function joins(view: View, at: number, isOrg: boolean): boolean {
  const { tokens } = view;
  const token = tokens[at]!;
  const next = tokens[at + 1];
  if (next === undefined) return false;
  const glued = token.start === tokens[at - 1]!.end && next.start === token.end;
  if ((token.norm === "-" || token.norm === "‐" || token.norm === "’" || token.norm === "'") && glued)
    return isCapital(next.text) || /^\p{Ll}/u.test(next.text);
  if (tokens[at - 1]!.norm === "-" && token.start === tokens[at - 1]!.end)
    return (
      /^\p{Ll}+$/u.test(token.text) &&
      token.text.length < 8 &&
      at >= 2 &&
      isCapital(tokens[at - 2]!.text) &&
      !COMPOUND.has(token.norm)
    );
  // "Thamer al-Sabhan".
  if (/^(?:al|el|ul|as|ash|at|ad|ar|an)$/.test(token.text) && next.norm === "-" && next.start === token.end)
    return adjoins(view, at) && isCapital(tokens[at + 2]?.text ?? "") && tokens[at + 2]!.start === next.end;
  if (PARTICLES.has(token.norm) && adjoins(view, at))
    return isCapital(next.text) || (PARTICLES.has(next.norm) && isCapital(tokens[at + 2]?.text ?? ""));
  if (isOrg && isOf(token.norm) && token.norm !== "and") {
    const after = next.norm === "the" ? tokens[at + 2] : next;
    return after !== undefined && isCapital(after.text) && after.upos !== "VERB" && !FUNCTION_WORDS.has(after.norm);
  }
  return false;
}

/** Second parts of compounds, not of names: "Brussels-based", "Moscow-backed". */
const COMPOUND = new Set(
  "based backed led run born made style flagged trained era class held ruled wide owned built friendly brokered occupied".split(
    " ",
  ),
);

function addRun(view: View, first: number, last: number, isOrg: boolean, given: Words): void {
  const { tokens } = view;
  if (isOrg) {
    // "Foreign Affairs Committee Leonid Slutsky": after an organisation a person's name begins.
    let org = last;
    while (org > first && !ORG_WORDS.has(tokens[org]!.norm)) org -= 1;
    if (last - org >= 2 && last - org <= 4 && given.has(tokens[org + 1]!.norm)) {
      addRun(view, first, org, true, given);
      addRun(view, org + 1, last, false, given);
      return;
    }
  }
  let words = 0;
  let compound = false;
  for (let i = first; i <= last; i += 1) {
    if (tokens[i]!.norm === "-") continue;
    if (i > first && tokens[i - 1]!.norm === "-" && COMPOUND.has(tokens[i]!.norm)) compound = true;
    words += 1;
  }
  if (compound) return;
  // "the Summit of Heads | of State of the bloc": who meets, and no body's name.
  if (tokens[last]!.norm === "heads" && tokens[last - 1]?.norm === "of") return;
  const single = last === first;
  if (isOrg) {
    if (single) return;
    const org = draft(view, first, last, "org", "capitalised words that name an organisation or a thing");
    view.drafts.push(org);
    return;
  }
  if (!/\p{L}{2}/u.test(textOf(view, first, last))) return;
  const what = words === 1 ? "short" : "candidate";
  view.drafts.push(draft(view, first, last, what, what === "short" ? "a capitalised word" : "capitalised words"));
}

/** Given names, those of the people in the table among them, by which others are known to be persons: "Antony", "Olena". */
export function givenNames(table: ActorTable): Words {
  const known = givenCache.get(table);
  if (known !== undefined) return known;
  const answers = new Map<string, boolean>();
  const given: Words = {
    has(word) {
      let answer = answers.get(word);
      if (answer === undefined) {
        answer =
          !FUNCTION_WORDS.has(word) &&
          ((table.given.has(word) && !NO_GIVEN.has(word)) ||
            (word.length > 2 && !EASTERN_FAMILY.has(word) && !PARTICLES.has(word) && table.given.isOfPeople(word)));
        if (answers.size > 50_000) answers.clear();
        answers.set(word, answer);
      }
      return answer;
    },
  };
  givenCache.set(table, given);
  return given;
}

/** Names that are commoner as other words of the news. */
const NO_GIVEN = new Set(
  "red brand china india france israel asia america london paris sydney jordan chad kenya africa britain german english christian christmas easter sunday april may june august will rusty true welcome love hope faith grace joy peace star sky rain storm baron earl duke king prince queen major bishop dean pope west north east south washington lincoln austin boston dallas houston denver florida georgia virginia carolina dakota montana indiana cuba norway brit scotland ireland holland wales hill dale glen page price rich sterling guy lane pen reed ford park bank".split(
    " ",
  ),
);

const givenCache = new WeakMap<ActorTable, Words>();
