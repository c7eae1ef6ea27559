/** Numbers with a counted noun or a measure behind them: "120km", "six British diplomats", "500,000 barrels a day". */
import type { NumberFound } from "../../kit/numbers.ts";
import { bareRel, children, clauseAbove } from "../../language/index.ts";
import type { Sentence, Token } from "../../model/index.ts";
import { isPersonWord } from "../statements/speaking-nouns.ts";
import { build, tokenAt } from "./build.ts";
import { BEFALLEN, countedBySense, countedNoun, DEMONYM, TOLL } from "./counted-noun.ts";
import { isTerm } from "./durations.ts";
import { type FigureLexicon, unitOf } from "./lexicon.ts";
import type { Quantity, QuantityKind } from "./quantity.ts";

/** A number with a counted noun or a measure behind it. */
export function counted(
  sentence: Sentence,
  text: string,
  number: NumberFound,
  lexicon: FigureLexicon,
  all: boolean,
): Quantity | null {
  const after = text.slice(number.end);
  // Units that touch or follow: "120km", "3,700 km", "500,000 barrels a day", "2 million-barrel".
  const unitWords = /^[ \u00a0\u202f-]?((?:[°a-zA-Zµμ″]+[23]?(?:\/h)?)(?:[ -](?:[a-zA-Z]+)){0,2})/.exec(after);
  if (unitWords !== null) {
    const parts = unitWords[1]!.split(/(?<=[ -])/);
    for (let count = parts.length; count > 0; count -= 1) {
      const phrase = parts.slice(0, count).join("").replace(/[ -]$/, "");
      const unit = unitOf(lexicon, phrase) ?? unitOf(lexicon, phrase.replace(/-/g, " "));
      if (unit === null) continue;
      const end = number.end + unitWords[0].length - unitWords[1]!.length + phrase.length;
      const hyphen = after.startsWith("-");
      if (hyphen && !all && unit.kind !== "volume" && unit.kind !== "measure" && unit.kind !== "energy") return null;
      if (unit.kind === "measure" || unit.kind === "volume" || unit.kind === "energy") {
        const token = tokenAt(sentence, sentence.start + end - 1);
        if (number.letter && number.value < 1e6 && unit.kind === "measure") return null;
        // Gas is told in billions of cubic metres.
        if (unit.unit === "billion cubic metres")
          return build(
            sentence,
            text,
            { ...number, value: number.value * 1e9 },
            unit.kind,
            "cubic metres",
            number.start,
            end,
            token,
          );
        return build(sentence, text, number, unit.kind, unit.unit, number.start, end, token);
      }
      if (unit.kind === "time" && all) {
        const age = /^[ -](?:olds?|of age)\b/.test(text.slice(end)) || /\bage of $/.test(text.slice(0, number.start));
        return build(
          sentence,
          text,
          number,
          "time",
          age ? `${unit.unit} of age` : unit.unit,
          number.start,
          end,
          tokenAt(sentence, sentence.start + end - 1),
        );
      }
      if (unit.kind === "time") return duration(sentence, text, number, unit.unit, end);
      break;
    }
  }
  if (
    number.letter &&
    /^[^a-zA-Z]*(?:long|tall|high|deep|wide|away|from|north|south|east|west)?$/.test(after.slice(0, 6)) &&
    /m$/i.test(text.slice(number.start, number.end)) &&
    number.value < 1e9 &&
    /^\s?(?:long|tall|high|deep|wide|away|from|north|south|east|west|above|below)\b/.test(after)
  ) {
    return build(
      sentence,
      text,
      { ...number, value: number.value / 1e6 },
      "measure",
      "metres",
      number.start,
      number.end,
      null,
    );
  }
  const glued = all ? /^(?:-?[A-Za-z]{1,4}|°[CF]?)\b/.exec(after)?.[0] : undefined;
  if (glued !== undefined && !number.letter)
    return build(
      sentence,
      text,
      number,
      "measure",
      glued.replace(/^-/, ""),
      number.start,
      number.end + glued.length,
      null,
    );
  const times = /^ times (?:as (?:much|many|high|large|big|long|fast)|more|higher|larger|bigger|greater|faster)\b/.exec(
    after,
  );
  if (times !== null && !all) {
    const end = number.end + " times".length;
    return build(sentence, text, number, "multiple", "times", number.start, end, null);
  }
  const struck = all
    ? null
    : (befallen(sentence, text, number) ?? tolled(sentence, text, number) ?? strong(sentence, text, number));
  if (struck !== null) return struck;
  const told = all ? null : countedBySense(sentence, text, number, lexicon);
  if (told === "none") return null;
  const noun =
    told ??
    countedNoun(sentence, text, number) ??
    (all ? (hyphenated(sentence, text, number) ?? oneOf(sentence, text, number)) : null);
  if (noun === null) {
    const bare =
      all &&
      number.shape === "digits" &&
      !/^[A-Za-z-]/.test(after) &&
      (number.scaled ||
        number.value >= 1000 ||
        /[.,]\d/.test(text.slice(number.start, number.end)) ||
        /\b(?:to|at|of|by|is|was|about|around|over|from)\s$/.test(text.slice(0, number.start)));
    return bare ? build(sentence, text, number, "things", "-", number.start, number.end, null) : null;
  }
  // "from 13.5 to 14.0 mm": the unit stands behind the second number, and is the first one's too.
  const between = noun.start > sentence.start + number.end ? text.slice(number.end, noun.start - sentence.start) : "";
  if (/^\s?to\s/.test(between) && /^(?:percent|per|cent|pct)$/.test(noun.norm)) return null;
  const shared = /^\s?(?:to|and|or|-|–|—)\s?(?:[$£€¥]\s?)?\d/.test(between) ? unitOf(lexicon, noun.text) : null;
  if (shared !== null && (shared.kind === "measure" || shared.kind === "volume" || shared.kind === "energy"))
    return build(sentence, text, number, shared.kind, shared.unit, number.start, number.end, null);
  if (!all && BEFALLEN.test(noun.norm))
    return build(sentence, text, number, "people", "people", number.start, noun.end - sentence.start, noun.index);
  const listed = unitOf(lexicon, noun.text) ?? unitOf(lexicon, noun.lemma);
  const deed = all ? null : deedOn(sentence, noun);
  const unit = listed ?? (!all && (arePersons(noun) || (deed !== null && TO_PERSONS.has(deed.lemma))) ? PERSONS : null);
  if (unit !== null && unit.kind === "time" && !all) return null;
  const crowd = noun.end - sentence.start <= number.start;
  if (crowd) return build(sentence, text, number, "people", "people", number.start, number.end, noun.index);
  // "770,000 Sikhs": a people by its name.
  const people =
    unit === null &&
    !all &&
    (/^\p{Lu}\p{Ll}+s$/u.test(noun.text) || DEMONYM.test(noun.text)) &&
    noun.upos !== "VERB" &&
    number.value >= 100;
  if (people && number.start > 0)
    return build(sentence, text, number, "people", "people", number.start, noun.end - sentence.start, noun.index);
  const kind: QuantityKind = unit?.kind ?? "things";
  const own = noun.lemma === "time" ? actsCounted(sentence, noun, lexicon) : (unit?.unit ?? plural(noun));
  const name = all ? own : own + fellow(sentence, noun, own, lexicon);
  // Two brothers are no news where two soldiers are: persons whom the table does not list count from five.
  const known = listed !== null || (unit !== null && number.value > 4);
  if (
    !all &&
    !news(sentence, number, noun, known, text) &&
    !(deed !== null && befellNews(sentence, number, noun, text))
  )
    return null;
  return build(
    sentence,
    text,
    number,
    kind === "measure" || kind === "volume" || kind === "energy" ? kind : kind,
    name,
    number.start,
    noun.end - sentence.start,
    noun.index,
  );
}

const PERSONS = { unit: "people", kind: "people" } as const;

/** "premiers", "seismologists", "settlers": persons whom the table of units does not list. */
const arePersons = (noun: Token): boolean =>
  noun.upos === "NOUN" &&
  noun.xpos === "NNS" &&
  (isPersonWord(noun.lemma) || /\p{L}{2}[dghklnrstvwz](?:wo)?men$/u.test(noun.norm)) &&
  !/^(?:specimen|regimen|acumen|abdomen)s?$/.test(noun.norm) &&
  !/^(?:side|people|leadership|maker|source|insider|neighbou?r|ally|partner|rival|opponent|creditor|donor|palace|lawsuit|complaint|indictment|filing|editorial|legislature|academy|federation|chamber|syndicate|caucus|ngo)$/.test(
    noun.lemma,
  );

/** "killed 38 and wounded 100", "at least 19 were killed": people, by what is done to them. */
export function befallen(sentence: Sentence, text: string, number: NumberFound): Quantity | null {
  if (
    number.shape === "vague" ||
    number.value < 1 ||
    !/^(?:$|[.,;:)]| (?!-|of\b|years?\b|more\b))/.test(text.slice(number.end))
  )
    return null;
  const last = tokenAt(sentence, sentence.start + number.end - 1);
  const token = sentence.tokens[last];
  if (token === undefined) return null;
  const next = sentence.tokens[last + 1];
  // "53 others died"
  const others = next !== undefined && /^(?:others|more)$/.test(next.norm);
  const own = others && sentence.tokens[token.head] === next ? next : token;
  if (next !== undefined && !others && !/^(?:PUNCT|ADP|CCONJ|SCONJ|AUX|ADV|VERB)$/.test(next.upos)) return null;
  const verb = sentence.tokens[own.head];
  if (verb === undefined || verb.upos !== "VERB") return null;
  const rel = own.deprel;
  const called = verb.lemma === "call" && rel === "obj" && sentence.tokens[verb.index + 1]?.norm === "up";
  const harmed =
    (HARMED.has(verb.lemma) || called) &&
    (rel === "obj" || rel === "nsubj:pass" || (rel === "nsubj" && verb.xpos === "VBN"));
  const doing = FARING.has(verb.lemma) && rel === "nsubj" && number.value > 1;
  const sheltered = /^(?:to|for)$/.test(sentence.tokens[token.index - 1]?.norm ?? "") && verb.lemma === "shelter";
  if (!harmed && !doing && !sheltered) return null;
  return build(sentence, text, number, "people", "people", number.start, number.end, others ? own.index : last);
}

/** "the death toll has climbed to 4,455", "put the dead at 1,424". */
function tolled(sentence: Sentence, text: string, number: NumberFound): Quantity | null {
  if (!/^(?:$|[.,;:)]| (?:on|by|in|as|after|and|when|with|from)\b)/.test(text.slice(number.end))) return null;
  const toll = TOLL.exec(text.slice(0, number.start));
  if (toll === null) return null;
  const head = tokenAt(sentence, sentence.start + toll.index);
  return head < 0 ? null : build(sentence, text, number, "people", "people", number.start, number.end, null);
}

/** "a 68-strong rescue team", "a twelve-member delegation", "a three-nation tour": how many a group or a trip has. */
function strong(sentence: Sentence, text: string, number: NumberFound): Quantity | null {
  const glued = /^-(strong|member|man|person|woman|nation|country)\b(?:(?!,|\.).){0,40}/.exec(text.slice(number.end));
  if (glued === null || number.shape === "vague" || number.value < 2) return null;
  const word = glued[1]!;
  const places = word === "nation" || word === "country";
  if (!(places ? TRIPS : GROUPS).test(glued[0])) return null;
  const noun = nounOfGroup(sentence, tokenAt(sentence, sentence.start + number.end + 1), places ? TRIPS : GROUPS);
  if (noun === null) return null;
  const end = number.end + 1 + word.length;
  return places
    ? build(sentence, text, number, "things", word === "nation" ? "nations" : "countries", number.start, end, noun)
    : build(sentence, text, number, "people", "people", number.start, end, noun);
}

const GROUPS =
  /\b(?:teams?|delegations?|missions?|crews?|convoys?|forces?|contingents?|units?|squads?|garrisons?|troupes?|gangs?|party|groups? of)\b/;
const TRIPS = /\b(?:tours?|trips?|swings?|visits?|journeys?|legs?)\b/;

function nounOfGroup(sentence: Sentence, from: number, groups: RegExp): number | null {
  const noun = sentence.tokens.slice(from + 1, from + 8).find((token) => groups.test(`${token.norm} of`));
  return noun?.index ?? null;
}

/** What is done to people alone. */
const HARMED = new Set(
  `kill wound injure hurt arrest detain behead execute kidnap abduct massacre displace evacuate drown mobilise mobilize conscript deport expel jail
  imprison resettle repatriate rescue employ recruit vaccinate hospitalise hospitalize shelter`.split(/\s+/),
);

/** What only people do. */
const FARING = new Set("die perish drown flee disembark survive starve".split(" "));

/** "four-cylinder", "three-bed": the noun glued on, where every quantity is wanted. */
function hyphenated(sentence: Sentence, text: string, number: NumberFound): Token | null {
  const noun = /^-[a-z]{4,}\b/.test(text.slice(number.end))
    ? sentence.tokens[tokenAt(sentence, sentence.start + number.end) + 1]
    : undefined;
  return noun?.upos === "NOUN" ? noun : null;
}

/** "one of the best speakers" */
function oneOf(sentence: Sentence, text: string, number: NumberFound): Token | null {
  const after = /^ of (?:the|my|his|her|its|their|our|those|these)\b/.exec(text.slice(number.end));
  if (number.value !== 1 || after === null) return null;
  const from = tokenAt(sentence, sentence.start + number.end + after[0].length - 1);
  for (const token of sentence.tokens.slice(from + 1, from + 8)) {
    if (token.xpos === "NNS") return token;
    if (token.upos === "VERB" || token.upos === "ADP") return null;
  }
  return null;
}

/** " and bodies" of "116 people and bodies", where the number counts both; "" where one word stands for them. */
function fellow(sentence: Sentence, noun: Token, own: string, lexicon: FigureLexicon): string {
  const and = sentence.tokens[noun.index + 1];
  const other = sentence.tokens[noun.index + 2];
  if (and?.norm !== "and" || other === undefined || other.xpos !== "NNS" || noun.xpos !== "NNS") return "";
  if (sentence.tokens[noun.index + 3]?.upos === "VERB" && bareRel(other) !== "conj") return "";
  const unit = unitOf(lexicon, other.lemma)?.unit ?? other.norm;
  return unit === own ? "" : ` and ${unit}`;
}

/** "transferred oil 30 times" counts transfers, "has been there 10 times" visits; else "times". */
function actsCounted(sentence: Sentence, noun: Token, lexicon: FigureLexicon): string {
  for (let i = noun.index - 1; i >= 0 && i > noun.index - 16; i -= 1) {
    const token = sentence.tokens[i]!;
    if (token.text === ";") break;
    if (token.upos !== "VERB" && token.upos !== "NOUN" && token.norm !== "been") continue;
    if (token.norm === "been") return "visits";
    const unit = unitOf(lexicon, token.lemma);
    if (unit !== null && unit.kind === "acts" && token.lemma !== "time") return unit.unit;
  }
  return "times";
}

/** A term such as that of a lease; other spans of time are left alone. */
function duration(sentence: Sentence, text: string, number: NumberFound, unit: string, end: number): Quantity | null {
  const last = tokenAt(sentence, sentence.start + end - 1);
  if (last < 0) return null;
  const verb = clauseAbove(sentence, last);
  const lemma = verb < 0 ? "" : sentence.tokens[verb]!.lemma;
  if (!isTerm(text, number, unit, end, lemma)) return null;
  return build(sentence, text, number, "time", unit, number.start, end, last);
}

const plural = (noun: Token): string => {
  const word = noun.text.toLowerCase();
  if (/s$/.test(word) || noun.xpos === "NNS") return word;
  if (/(?:ch|sh|x|z)$/.test(word)) return `${word}es`;
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
};

const IDLE = new Set([
  "side",
  "sides",
  "leader",
  "leaders",
  "country",
  "countries",
  "nation",
  "nations",
  "neighbour",
  "neighbours",
  "neighbor",
  "neighbors",
  "power",
  "powers",
  "party",
  "parties",
  "capital",
  "capitals",
  "people",
  "peoples",
  "state",
  "states",
  "government",
  "governments",
  "man",
  "men",
  "thing",
  "things",
  "way",
  "ways",
  "point",
  "points",
  "one",
  "ones",
  "part",
  "parts",
  "reason",
  "reasons",
  "economy",
  "economies",
  "giant",
  "giants",
  "minister",
  "ministers",
  "president",
  "presidents",
  "official",
  "officials",
  "pair",
  "head",
  "heads",
  "other",
  "others",
  "army",
  "armies",
  "superpower",
  "superpowers",
  "ally",
  "allies",
  "issue",
  "issues",
  "question",
  "questions",
  "half",
  "halves",
  "front",
  "fronts",
  "step",
  "steps",
  "round",
  "rounds",
  "week",
  "weeks",
  "phase",
  "phases",
  "stage",
  "stages",
  "word",
  "words",
  "woman",
  "women",
  "Korea",
  "Koreas",
  "koreas",
  "term",
  "terms",
  "goal",
  "goals",
  "sector",
  "sectors",
  "area",
  "areas",
  "region",
  "regions",
]);

/** What is done to persons only. */
const TO_PERSONS = new Set(
  "arrest detain jail imprison deport abduct kidnap behead execute pardon extradite conscript recruit repatriate acquit indict convict".split(
    " ",
  ),
);

/** Deeds that make news of however few they befall: "closed three newspapers", "two banks were sanctioned". */
const DEEDS = new Set([
  ...TO_PERSONS,
  ...`kill wound injure expel release free sanction blacklist seize capture close shut ban bar destroy sink attack strike bomb hit burn demolish
  suspend dissolve revoke sack dismiss fire recall summon poison hang sentence charge fine evacuate rescue intercept sabotage hijack torpedo shell
  buy purchase order acquire receive deliver donate supply raid loot storm occupy confiscate commandeer nationalise nationalize boot oust remove delist disband outlaw`.split(
    /\s+/,
  ),
]);

/** The verb that is done to the counted thing, as its object or the subject of its passive; null for other verbs. */
function deedOn(sentence: Sentence, noun: Token): Token | null {
  const rel = noun.deprel;
  const above = sentence.tokens[noun.head];
  if (above !== undefined && (rel === "obj" || rel === "nsubj:pass") && above.upos === "VERB" && DEEDS.has(above.lemma))
    return above;
  // "seven banks booted from the network", "the two ships seized"
  const next = sentence.tokens[noun.index + 1];
  return next !== undefined && next.xpos === "VBN" && next.head === noun.index && DEEDS.has(next.lemma) ? next : null;
}

/** More than one, and none that were told of before ("the two ships", "its four banks"). */
const befellNews = (sentence: Sentence, number: NumberFound, noun: Token, text: string): boolean =>
  number.value > 1 &&
  noun.lemma !== "time" &&
  !isDefinite(sentence, noun, text, number) &&
  !/^(?:sides?|part(?:y|ies)|others?|ways?|things?|goals?|points?|shots?|balls?)$/.test(noun.norm);

const isDefinite = (sentence: Sentence, noun: Token, text: string, number: NumberFound): boolean =>
  children(sentence, noun.index).some(
    (child) => child.deprel === "det" && /^(?:the|these|those|both|all)$/.test(child.norm),
  ) ||
  children(sentence, noun.index).some((child) => child.deprel === "nmod:poss") ||
  /\b(?:the|these|those|its|their|his|her|our|all|both|’s|'s|last|past|next|first|other)\s$/i.test(
    text.slice(Math.max(0, number.start - 7), number.start),
  );

/** Does a bare count carry news? "The two leaders" does not, "six British diplomats" does. */
function news(sentence: Sentence, number: NumberFound, noun: Token, known: boolean, text: string): boolean {
  if (number.value === 0) return false;
  if (number.value === 1) {
    // "one" and "a": only where somebody died or the like, and then with a noun of people.
    return false;
  }
  const small = number.value <= 4 && !number.scaled;
  if (IDLE.has(noun.norm) && (number.value <= 3 || !known)) return false;
  if (noun.lemma === "time" && number.value <= 2) return false;
  const definite = isDefinite(sentence, noun, text, number);
  if (definite && small) return false;
  if (!known && small) return false;
  if (!known && number.value < 10 && number.shape === "words") return false;
  return true;
}
