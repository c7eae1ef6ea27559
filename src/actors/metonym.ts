/**
 * Does a capital act or is it where? "Beijing said" and "ties with Moscow" mean the government, "in Beijing" and
 * "will visit Beijing" the city.
 *
 * Decided by the words around it: a preposition, a possessive and what it possesses, the verb. The tree, where there is one,
 * tells subjects that stand far from their verb.
 */

import { isRel } from "../language/tree.ts";
import type { View } from "./draft.ts";
import {
  CITY_NOUNS,
  DOING_WORDS,
  GOING_WORDS,
  isCapital,
  MOTION_WORDS,
  PARTY_PREPOSITIONS,
  PLACE_PREPOSITIONS,
  SAY_WORDS,
  STATE_NOUNS,
} from "./words.ts";

export interface Standing {
  readonly party: boolean;
  /** In words. */
  readonly why: string;
}

const party = (why: string): Standing => ({ party: true, why });
const place = (why: string): Standing => ({ party: false, why });

/** What the name at tokens `first`..`last` stands for. */
export function standing(view: View, first: number, last: number, depth = 0): Standing {
  const { tokens } = view;
  const next = tokens[last + 1];
  const before = tokens[first - 1];

  if (next?.norm === "'s" || (next?.norm === "'" && tokens[last]!.norm.endsWith("s"))) return possessor(view, last + 2);
  if (next?.norm === "-" && next.start === tokens[last]!.end) {
    const part = tokens[last + 2]?.norm ?? "";
    return part === "based" || part === "born" || part === "bound" ? place(`"-${part}"`) : party(`"-${part}"`);
  }
  // "diplomats in Beijing" are not Beijing's.
  if (next !== undefined && STATE_NOUNS.has(next.norm) && !CITY_NOUNS.has(next.norm))
    return party(`"${next.text}" of the state`);
  if (next !== undefined && CITY_NOUNS.has(next.norm)) return place(`beside "${next.text}"`);

  if (before !== undefined) {
    const word = before.norm;
    if ((word === "and" || word === "or" || word === "," || word === "&") && depth < 3) {
      const fellow = view.drafts.find(
        (d) => d.last === first - 2 || (word === "and" && tokens[first - 2]?.norm === "," && d.last === first - 3),
      );
      if (fellow !== undefined && (fellow.what === "capital" || fellow.what === "known" || fellow.what === "person")) {
        const verbal = followedByVerb(view, last);
        if (word === "and" && verbal) return party("subject, with another");
        if (word === "and" || fellow.what === "capital") {
          const same = standing(view, fellow.first, fellow.last, depth + 1);
          // "in Berlin, Germany": the place goes on; "Beijing, Moscow and Tehran": so does the party.
          return { party: same.party, why: `beside another: ${same.why}` };
        }
        if (word === ",") return place("after a place and a comma");
      }
    }
    if (word === "to") return afterTo(view, first);
    if (word === "from") {
      for (let i = first - 2; i >= 0 && i > first - 6; i -= 1) {
        if (DOING_WORDS.has(tokens[i]!.norm)) return party(`"${tokens[i]!.text} … from"`);
      }
      return place('"from"');
    }
    if (word === "of") {
      for (let i = first - 2; i >= 0 && i > first - 4; i -= 1) {
        if (DOING_WORDS.has(tokens[i]!.norm) || STATE_NOUNS.has(tokens[i]!.norm))
          return party(`"${tokens[i]!.text} of"`);
        if (CITY_NOUNS.has(tokens[i]!.norm)) return place(`"${tokens[i]!.text} of"`);
      }
      return /ing$/.test(tokens[first - 2]?.norm ?? "") ? party("done to it") : place('"of"');
    }
    if (word === "for") {
      for (let i = first - 2; i >= 0 && i > first - 5; i -= 1) {
        if (
          /^(?:left|leave|leaving|bound|headed|departed|departs|depart|departure|set|off|sail|sailed)$/.test(
            tokens[i]!.norm,
          )
        )
          return place(`"${tokens[i]!.text} for"`);
      }
      return party('"for"');
    }
    if (PLACE_PREPOSITIONS.has(word)) return place(`"${before.text}"`);
    if (PARTY_PREPOSITIONS.has(word)) return party(`"${before.text}"`);
    if (followedByVerb(view, last)) return party("subject of a verb");
    if (GOING_WORDS.has(word)) return place(`object of "${before.text}"`);
    if (GOING_WORDS.has(before.lemma) && before.upos === "VERB") return place(`object of "${before.text}"`);
    if (before.upos === "VERB" || before.upos === "SCONJ" || SAY_WORDS.has(word) || word === "that")
      return party(`after "${before.text}"`);
  }
  if (followedByVerb(view, last)) return party("subject of a verb");
  const head = tokens[last]!;
  if (isRel(head, "nsubj")) return party("subject");
  if (
    next?.norm === "," &&
    /^(?:which|whose|meanwhile|however|too|for|in|who|where)$/.test(tokens[last + 2]?.norm ?? "")
  ) {
    return tokens[last + 2]!.norm === "where" ? place('"where"') : party(`"${tokens[last + 2]!.text}" after it`);
  }
  if (next !== undefined && (next.norm === "and" || next.norm === ",") && depth < 3) {
    // The first of several: "Beijing and Moscow have agreed".
    const fellow = view.drafts.find((d) => d.first === last + 2);
    if (
      fellow !== undefined &&
      (fellow.what === "capital" || fellow.what === "known") &&
      followedByVerb(view, fellow.last)
    ) {
      return next.norm === "and" ? party("subject, with another") : place("before a comma");
    }
  }
  if (isRel(head, "obj") || isRel(head, "iobj")) return party("object");
  return place("nothing makes it act");
}

function possessor(view: View, from: number): Standing {
  const { tokens } = view;
  for (let i = from; i < tokens.length && i < from + 4; i += 1) {
    const token = tokens[i]!;
    if (token.norm === "ambassador" || token.norm === "forces") return party(`its ${token.text}`);
    if (CITY_NOUNS.has(token.norm) && !STATE_NOUNS.has(token.norm)) {
      if (
        token.norm === "airport" ||
        isCapital(token.text) ||
        i === from ||
        !/^(?:talks|position|stance|policy|meeting|area|areas|part|parts|summit|conference)$/.test(token.norm)
      ) {
        return /^(?:talks|meeting|summit|conference|part|parts)$/.test(token.norm)
          ? party(`its ${token.text}`)
          : place(`its ${token.text}`);
      }
    }
    if (token.upos === "PUNCT" || token.upos === "VERB" || token.upos === "ADP") break;
  }
  return party("possessor");
}

/** Is the next word, an adverb left aside, a verb in a form that has a subject? */
function followedByVerb(view: View, last: number): boolean {
  const { tokens } = view;
  let i = last + 1;
  while (i < tokens.length && i < last + 4 && tokens[i]!.upos === "ADV") i += 1;
  const token = tokens[i];
  if (token === undefined) return false;
  if (token.upos === "AUX") return true;
  if (SAY_WORDS.has(token.norm) && token.xpos !== "VBG") return true;
  return token.upos === "VERB" && token.xpos !== "VBG" && token.xpos !== "VBN" && token.xpos !== "VB";
}

/** "to Moscow": a journey goes to a city, all else to a government. */
function afterTo(view: View, first: number): Standing {
  const { tokens } = view;
  for (let i = first - 2; i >= 0 && i > first - 8; i -= 1) {
    const token = tokens[i]!;
    if (MOTION_WORDS.has(token.norm) || MOTION_WORDS.has(token.lemma)) return place(`"${token.text} … to"`);
    if (token.norm === "ambassador" || token.norm === "envoy") return party(`"${token.text} to"`);
    if (token.upos === "VERB" || token.upos === "AUX" || token.upos === "PUNCT") break;
  }
  return party('"to"');
}
