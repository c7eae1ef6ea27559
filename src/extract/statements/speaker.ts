/**
 * Who it is that speaks: a person by name, a body, a state as the page calls it, several together, or nobody known
 * ("a senior official"). In "A spokesman for Norway's Foreign Ministry said" it is the ministry, in "a statement said" whoever
 * gave it out.
 *
 * Who is meant by words comes from `analysis.mentions`; this file only settles which of them speaks.
 */
import {
  bareRel,
  children,
  dependent,
  dependents,
  nounPhrase,
  spanOf,
  subjectOf,
  subtree,
} from "../../language/index.ts";
import type { Actor, Analysis, Mention, Sentence, Token } from "../../model/index.ts";
import { canSpeak, isBodyWord, isPersonWord } from "./speaking-nouns.ts";

export type SpeakerKind = "person" | "body" | "state" | "group" | "unnamed" | "document";

export interface Speaker {
  readonly name: string;
  /** The several of a joint saying, else the one. */
  readonly names: readonly string[];
  /** ISO 3166-1 alpha-3 of the state that is spoken for; null if none, unknown or several. */
  readonly country: string | null;
  readonly kind: SpeakerKind;
  /** "statement", "letter": the speaker spoke through it. */
  readonly document: string | null;
}

/** What has been said before on the page, for "she", "it" and "the spokesperson". */
export interface Memory {
  last: Speaker | null;
  person: Speaker | null;
  institution: Speaker | null;
  /** Bodies and unnamed speakers in their order, the last at the end; bounded. */
  heard: Speaker[];
  /** All speakers in their order; bounded. */
  spoken: Speaker[];
  /** Who says what a whole sentence says, and the index of that sentence. */
  main: { readonly speaker: Speaker; readonly sentence: number } | null;
  /** English names of states by code. */
  readonly states: ReadonlyMap<string, string>;
}

export const newMemory = (states: ReadonlyMap<string, string> = new Map()): Memory => ({
  states,
  last: null,
  person: null,
  institution: null,
  heard: [],
  spoken: [],
  main: null,
});

export function remember(memory: Memory, speaker: Speaker): void {
  memory.last = speaker;
  memory.spoken.push(speaker);
  if (memory.spoken.length > 50) memory.spoken.shift();
  if (speaker.kind !== "person" && memory.heard.length < 200) memory.heard.push(speaker);
  if (speaker.kind === "person" && speaker.names.length === 1) memory.person = speaker;
  if (speaker.kind === "body" || speaker.kind === "state") memory.institution = speaker;
}

export const SPOKES = new Set([
  "spokesman",
  "spokesperson",
  "spokeswoman",
  "spokesmen",
  "spokespeople",
  "spokespersons",
  "representative",
]);
export const DOCUMENTS = new Set([
  "statement",
  "communique",
  "communiqué",
  "readout",
  "letter",
  "release",
  "declaration",
  "report",
  "notice",
  "message",
  "post",
  "tweet",
  "memo",
  "text",
  "document",
  "bulletin",
  "dispatch",
  "transcript",
  "paper",
  "note",
  "announcement",
  "resolution",
  "press release",
]);
/** Nouns that say nothing of who speaks; data and polls are sources of figures, not speakers. */
const MUTE = new Set([
  "data",
  "figure",
  "figures",
  "poll",
  "polls",
  "survey",
  "study",
  "research",
  "evidence",
  "law",
  "deal",
  "agreement",
  "treaty",
  "move",
  "visit",
  "trip",
  "plan",
  "thing",
  "rule",
  "rules",
  "decision",
  "war",
  "attack",
  "image",
  "images",
  "photo",
  "photos",
  "video",
  "footage",
  "history",
  "fact",
  "facts",
  "number",
  "numbers",
  "statistics",
  "result",
  "results",
  "step",
  "sign",
  "signs",
  "event",
  "events",
  "analysis",
  "map",
  "sentence",
  "one",
  "this",
  "that",
  "these",
  "those",
  "there",
  "everything",
  "nothing",
  "something",
]);

/** The speaker that token stands for; null when the words name no one who could speak. */
export function speakerAt(analysis: Analysis, sentence: Sentence, token: number, memory: Memory): Speaker | null {
  const head = sentence.tokens[token]!;
  // "one of its winners", "said another": whoever that is one of.
  if (head.norm === "one" && sentence.tokens[token + 1]?.norm === "of") {
    const whole = dependent(sentence, token, "nmod");
    return whole === null ? null : speakerAt(analysis, sentence, whole.index, memory);
  }
  if (head.norm === "another" && memory.last?.kind === "unnamed" && memory.last.names.length === 1) {
    const name = `another ${memory.last.name.replace(/^another /, "")}`;
    return { ...memory.last, name, names: [name] };
  }
  if (MUTE.has(head.norm) || MUTE.has(head.lemma)) return null;
  if (DOCUMENTS.has(head.lemma) && !nameAt(analysis, sentence, token))
    return documentSpeaker(analysis, sentence, head, memory);
  if (SPOKES.has(head.norm) || SPOKES.has(head.lemma)) {
    const named = namedIn(analysis, sentence, token);
    if (named !== null) return named;
    const body = bodyOf(analysis, sentence, token);
    // "the American representative" is no state.
    if (body?.kind === "state" && !isDefiniteOf(sentence, token))
      return { ...unnamed(analysis, sentence, token), country: body.country };
    if (body !== null) return body;
    if (memory.institution !== null && (memory.last === null || memory.last.kind !== "unnamed"))
      return memory.institution;
    const official = memory.person;
    if (official !== null && isDefinite(sentence, head)) return official;
  }
  // "The resolution urged Chad …. It also condemned": the resolution goes on.
  if (head.norm === "it" && memory.last?.document != null && beginsWithDocument(analysis.sentences[sentence.index - 1]))
    return memory.last;
  const joint = jointAt(analysis, sentence, token, memory);
  if (joint !== null) return joint;
  return single(analysis, sentence, token, memory);
}

/** "a spokesman for Russia", "Russia's spokesman": whose spokesman it is stands beside it as a name. */
const isDefiniteOf = (sentence: Sentence, token: number): boolean =>
  children(sentence, token).some((child) => bareRel(child) === "nmod" || child.upos === "PROPN");

function beginsWithDocument(sentence: Sentence | undefined): boolean {
  const root = sentence?.tokens.find(({ head }) => head < 0);
  const subject = root === undefined ? null : subjectOf(sentence!, root.index);
  return subject !== null && DOCUMENTS.has(subject.lemma);
}

const isDefinite = (sentence: Sentence, token: Token): boolean =>
  children(sentence, token.index).some((child) => child.norm === "the");

function nameAt(analysis: Analysis, sentence: Sentence, token: number): boolean {
  const mention = mentionOf(analysis, sentence, token);
  return mention !== null && mention.form === "name" && mention.headToken === token && mention.actors.length > 0;
}

/** The mention that a token heads, else the shortest that holds it; null if none does. */
export function mentionOf(analysis: Analysis, sentence: Sentence, token: number): Mention | null {
  let best: Mention | null = null;
  for (const mention of analysis.mentionsBySentence[sentence.index] ?? []) {
    if (
      mention.headToken === token &&
      (best === null || best.headToken !== token || mention.last - mention.first > best.last - best.first)
    )
      best = mention;
  }
  if (best !== null) return best;
  for (const mention of analysis.mentionsBySentence[sentence.index] ?? []) {
    if (mention.first > token || mention.last < token) continue;
    // A word inside a longer name of which another word is the head: "Chinese" in "Chinese officials" is not who speaks.
    if (sentence.tokens[token]!.upos !== "PROPN" && mention.form === "name") continue;
    if (best === null || mention.last - mention.first < best.last - best.first) best = mention;
  }
  return best;
}

/** "Wang Wenbin" in "ministry spokesperson Wang Wenbin", "spokesman for the ministry, Wang Wenbin". */
function namedIn(analysis: Analysis, sentence: Sentence, token: number): Speaker | null {
  for (const mention of analysis.mentionsBySentence[sentence.index] ?? []) {
    const actor = mention.actors[0];
    if (mention.actors.length !== 1 || actor === undefined || actor.type !== "person" || mention.form === "pronoun")
      continue;
    const head = sentence.tokens[mention.headToken]!;
    const touches = mention.first <= token && token <= mention.last;
    const apposed =
      head.head === token &&
      /^(?:appos|flat|compound|nmod)$/.test(bareRel(head)) &&
      (bareRel(head) === "appos" || head.index > token);
    if (touches || (apposed && bareRel(head) !== "nmod")) return ofActor(analysis, actor, mention);
    if (mention.first === token + 1) return ofActor(analysis, actor, mention);
  }
  return null;
}

/** The body for which a spokesman speaks: "for China's Foreign Ministry", "Foreign Ministry spokesman", "its spokesman". */
function bodyOf(analysis: Analysis, sentence: Sentence, token: number): Speaker | null {
  const words = new Set(
    subtree(sentence, token, (child) => /^(?:acl|appos|parataxis|advcl|conj|punct)$/.test(bareRel(child))),
  );
  const head = mentionOf(analysis, sentence, token);
  if (head !== null) for (let i = head.first; i <= head.last; i += 1) words.add(i);
  let best: { speaker: Speaker; rank: number } | null = null;
  for (const mention of analysis.mentionsBySentence[sentence.index] ?? []) {
    if (!words.has(mention.headToken)) continue;
    for (const actor of mention.actors) {
      const rank =
        actor.type === "body"
          ? 3
          : actor.type === "state"
            ? 1
            : actor.type === "group"
              ? 2
              : actor.type === "person" && mention.headToken !== token
                ? 1
                : 0;
      if (rank > 0 && (best === null || rank > best.rank)) best = { speaker: ofActor(analysis, actor, mention), rank };
    }
  }
  return best?.speaker ?? null;
}

/** A statement speaks for whoever gave it out: its owner, "by" or "from" whom; else who spoke last; else whoever the sentence is about. */
function documentSpeaker(analysis: Analysis, sentence: Sentence, head: Token, memory: Memory): Speaker | null {
  const document = head.lemma;
  for (const child of children(sentence, head.index)) {
    const rel = bareRel(child);
    if (rel !== "nmod" && rel !== "acl" && rel !== "compound" && rel !== "amod") continue;
    const prepositions = children(sentence, child.index).filter((below) => bareRel(below) === "case");
    const from =
      child.deprel === "nmod:poss" ||
      rel === "compound" ||
      rel === "amod" ||
      prepositions.some((one) => /^(?:from|by|of|'s)$/.test(one.norm));
    if (rel === "acl") {
      const agent = dependents(sentence, child.index, "obl").find((one) =>
        children(sentence, one.index).some((below) => /^(?:by|from)$/.test(below.norm)),
      );
      if (agent === undefined) continue;
      // "seen by Nikkei Asia": a name that ends in a place's is no place.
      const place = mentionOf(analysis, sentence, agent.index)?.actors[0]?.type === "place";
      const speaker = place
        ? unnamed(analysis, sentence, agent.index)
        : single(analysis, sentence, agent.index, memory);
      if (speaker !== null) return { ...speaker, document };
      continue;
    }
    if (!from) continue;
    const mention = mentionOf(analysis, sentence, child.index);
    const speaker = SPOKES.has(child.lemma)
      ? bodyOf(analysis, sentence, child.index)
      : mention?.actors.length
        ? ofMention(analysis, sentence, mention)
        : // "the statement of the Georgian MFA"
          rel === "nmod" && (child.upos === "PROPN" || canSpeak(child.lemma))
          ? unnamed(analysis, sentence, child.index)
          : null;
    if (speaker !== null) return { ...speaker, document };
  }
  const joint = jointDocument(analysis, sentence, head);
  if (joint !== null) return { name: joint, names: [joint], country: null, kind: "document", document: null };
  const adopters = document === "resolution" ? adopterOf(analysis, sentence) : null;
  if (adopters !== null) return { ...adopters, document };
  const known = lastSpeaker(analysis, sentence, head, memory);
  if (known !== null) return { ...known, document };
  if (document === "report") return null;
  // "The readout said": nothing is known of who gave it out.
  if (sentence.index === 0 || memory.last === null)
    return { ...unnamed(analysis, sentence, head.index), kind: "document" };
  // "The text urges Chad to …": it does not speak for whom it urges.
  const asked = new Set(
    dependents(sentence, head.head, "obj", "iobj").flatMap((object) => subtree(sentence, object.index)),
  );
  for (const mention of analysis.mentionsBySentence[sentence.index] ?? []) {
    if (mention.actors.length === 1 && mention.actors[0]!.type !== "place" && !asked.has(mention.headToken))
      return { ...ofActor(analysis, mention.actors[0]!, mention), document };
  }
  return null;
}

/** A resolution is the council's or parliament's that the page named last. */
function adopterOf(analysis: Analysis, sentence: Sentence): Speaker | null {
  for (let at = sentence.index; at >= 0; at -= 1)
    for (const mention of (analysis.mentionsBySentence[at] ?? []).toReversed()) {
      const actor = mention.actors[0];
      if (mention.actors.length === 1 && actor?.type === "body" && ADOPTS.test(actor.name))
        return ofActor(analysis, actor, mention);
    }
  return null;
}

const ADOPTS = /\b(?:Council|Assembly|Parliament|Congress|Senate|House|Diet|Duma|Knesset|Bundestag)\b/;

/** So many sentences on, "the statement" is the joint one named before. */
const JOINT_REACH = 5;

/** "the joint statement", or "the statement" soon after one was named: what both sides gave out speaks for itself. */
function jointDocument(analysis: Analysis, sentence: Sentence, head: Token): string | null {
  const kinds = "statement|declaration|communique|communiqué|document|text";
  const here = new RegExp(`\\bjoint (${kinds})$`, "i");
  const { body } = analysis.article;
  if (here.test(body.slice(Math.max(0, head.end - 30), head.end))) return `joint ${head.lemma}`;
  if (!children(sentence, head.index).some((child) => child.norm === "the")) return null;
  const start = analysis.sentences[Math.max(0, sentence.index - JOINT_REACH)]!.start;
  const before = body.slice(start, sentence.start);
  return new RegExp(`\\bjoint ${head.lemma}\\b`, "i").test(before) ? `joint ${head.lemma}` : null;
}

const OUTLET_NAME =
  /\b(?:news|agency|times|post|press|media|tass|interfax|reuters|afp|ap|xinhua|yonhap|kyodo|dpa|pti|ria|tv|radio|daily|journal|herald|bbc|cnn|bloomberg|anadolu|irna|kcna|ilbo|newspaper)\b/i;

/** Who spoke last and is not the one spoken against: "A statement accused Russia" is not Russia's. A report is some outlet's. */
function lastSpeaker(analysis: Analysis, sentence: Sentence, head: Token, memory: Memory): Speaker | null {
  const against = new Set<string>();
  for (const mention of analysis.mentionsBySentence[sentence.index] ?? []) {
    if (mention.headToken > head.index && mention.headToken < head.index + 5)
      for (const actor of mention.actors) if (actor.country !== null) against.add(actor.country);
  }
  for (let i = memory.spoken.length - 1; i >= 0; i -= 1) {
    const one = memory.spoken[i]!;
    if (head.lemma === "report" && !OUTLET_NAME.test(one.name)) continue;
    if (one.country !== null && against.has(one.country)) continue;
    return one;
  }
  return null;
}

/** "Kyiv and Western politicians", "Li and Mishustin", where the grammar coordinates them. */
function jointAt(analysis: Analysis, sentence: Sentence, token: number, memory: Memory): Speaker | null {
  const others = dependents(sentence, token, "conj").filter((child) => child.upos === "NOUN" || child.upos === "PROPN");
  if (others.length === 0) return null;
  // "in response to and for the ministry" is no pair of speakers.
  const able = (one: Token): boolean =>
    one.upos === "PROPN" || canSpeak(one.lemma) || (mentionOf(analysis, sentence, one.index)?.actors.length ?? 0) > 0;
  if (!able(sentence.tokens[token]!))
    return others.length === 1 && able(others[0]!) ? speakerAt(analysis, sentence, others[0]!.index, memory) : null;
  if (!others.every(able)) return null;
  const whole = mentionOf(analysis, sentence, token);
  if (whole !== null && others.every((other) => other.index <= whole.last)) return null;
  const parts = [token, ...others.map((other) => other.index)]
    .map((index) => single(analysis, sentence, index, memory))
    .filter((one) => one !== null);
  if (parts.length < 2) return null;
  const names = [...new Set(parts.flatMap((part) => part.names))];
  return join(
    names,
    parts[0]!.kind,
    parts.every((part) => part.country === parts[0]!.country) ? parts[0]!.country : null,
  );
}

function join(names: readonly string[], kind: SpeakerKind, country: string | null): Speaker {
  const name = names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
  return { name, names, country, kind, document: null };
}

/** "declared a state of emergency": no state that speaks. */
const conditions = new Set(["emergency", "war", "siege", "alert", "disaster", "calamity", "affair", "mind"]);

function single(analysis: Analysis, sentence: Sentence, token: number, memory: Memory): Speaker | null {
  const head = sentence.tokens[token]!;
  const same = goingOn(sentence, head, memory) ?? sameOffice(analysis, sentence, head, memory);
  if (same !== null) return same;
  const mention = mentionOf(analysis, sentence, token);
  const apposed = apposedTo(analysis, sentence, token, mention);
  if (apposed !== null) return apposed;
  if (mention !== null && mention.actors.length > 0) {
    // "Chinese officials": the adjective's mention does not make them the state.
    if (mention.headToken === token || head.upos === "PROPN" || head.upos === "PRON") {
      const speaker = ofMention(analysis, sentence, mention);
      return namedBefore(memory, speaker.name) ?? withState(analysis, speaker, mention);
    }
  }
  if (head.upos === "PRON") return pronoun(head, memory);
  const inner = [...(analysis.mentionsBySentence[sentence.index] ?? [])].find(
    (one) =>
      one.form === "name" &&
      one.actors.length === 1 &&
      one.actors[0]!.type === "person" &&
      isPart(sentence, one.headToken, token),
  );
  if (inner !== undefined) return ofActor(analysis, inner.actors[0]!, inner);
  if (head.lemma === "state" && dependents(sentence, token, "nmod").some(({ lemma }) => conditions.has(lemma)))
    return null;
  if (/^(?:NOUN|PROPN|ADJ|NUM)$/.test(head.upos) || canSpeak(head.norm)) {
    const speaker = unnamed(analysis, sentence, token);
    return namedBefore(memory, speaker.name) ?? speaker;
  }
  return null;
}

/** "the country's secret service, the FSB": the name in apposition, where the words before it are none. */
function apposedTo(analysis: Analysis, sentence: Sentence, token: number, mention: Mention | null): Speaker | null {
  if (sentence.tokens[token]!.upos !== "NOUN" || mention?.form === "name") return null;
  for (const child of dependents(sentence, token, "appos")) {
    const named = mentionOf(analysis, sentence, child.index);
    if (named === null || named.form !== "name" || named.actors.length !== 1) continue;
    if (named.actors[0]!.type === "body" || named.actors[0]!.type === "person")
      return ofActor(analysis, named.actors[0]!, named);
  }
  return null;
}

/** "spokesperson Wang Wenbin": the name hangs on the noun as its flat part or apposition. */
function isPart(sentence: Sentence, name: number, token: number): boolean {
  const head = sentence.tokens[name]!;
  if (head.head === token) return /^(?:appos|flat|compound)$/.test(bareRel(head)) && name > token;
  return false;
}

/** "the government" of a page that says only whose it is: "Finland government". */
function withState(analysis: Analysis, speaker: Speaker, mention: Mention): Speaker {
  const actor = mention.actors[0]!;
  if (
    actor.type !== "state" ||
    !/^(?:government|administration|authorities|parliament|military|army)$/i.test(speaker.name)
  )
    return speaker;
  const state = nameOf(analysis, actor, null);
  // "Japanese government", where the mention has its state's adjective.
  const label = mention.label?.toLowerCase().endsWith(` ${speaker.name.toLowerCase()}`) === true ? mention.label : null;
  if (label === null && state === actor.name) return speaker;
  const name = label ?? `${state} ${speaker.name}`;
  return { ...speaker, name, names: [name] };
}

/** "the government", "the state department" after it was named in full: the name that ends in these words. */
function namedBefore(memory: Memory, name: string): Speaker | null {
  const words = name.toLowerCase();
  if (/^(?:newspaper|paper|agency|news agency|outlet|broadcaster|channel|magazine|daily|site|website)$/.test(words)) {
    for (let i = memory.heard.length - 1; i >= 0; i -= 1) {
      const before = memory.heard[i]!;
      if (before.kind !== "state" && before.kind !== "unnamed" && OUTLET_NAME.test(before.name)) return before;
    }
    return null;
  }
  if (
    !/\b(?:government|department|ministry|office|council|committee|commission|agency|army|military|police|court|bank|union|party|house|parliament|statement|spokes\w+)$/.test(
      words,
    )
  )
    return null;
  for (let i = memory.heard.length - 1; i >= 0; i -= 1) {
    const before = memory.heard[i]!;
    const known = before.name.toLowerCase();
    if (known !== words && known.endsWith(` ${words}`)) return before;
  }
  return null;
}

/** "A senior official said that Li had met Wang. He said …": nobody by name, but the one who spoke in the sentence before. */
function goingOn(sentence: Sentence, head: Token, { main }: Memory): Speaker | null {
  if (main === null || sentence.index - main.sentence !== 1 || main.speaker.kind !== "unnamed") return null;
  const noun = main.speaker.name.split(" ").at(-1)!;
  const many = /[^s]s$|(?:people|men|police)$/.test(noun);
  const fits = /^(?:he|she)$/.test(head.norm)
    ? isPersonWord(noun) && !many
    : head.norm === "it"
      ? canSpeak(noun) && !isPersonWord(noun) && !many
      : head.norm === "they" && canSpeak(noun) && many;
  return fits ? main.speaker : null;
}

/** "Media Minister Ana Ruiz said that Chief Minister Holm had left. The minister added …": whose office it is and who spoke before. */
function sameOffice(analysis: Analysis, sentence: Sentence, head: Token, { main }: Memory): Speaker | null {
  if (main === null || sentence.index - main.sentence !== 1 || main.speaker.kind !== "person") return null;
  if (
    !/^(?:NOUN|PROPN)$/.test(head.upos) ||
    main.speaker.names.length > 1 ||
    !isPersonWord(head.lemma) ||
    SPOKES.has(head.lemma)
  )
    return null;
  const [article, ...others] = children(sentence, head.index).filter((child) => child.index < head.index);
  if (article?.norm !== "the" || others.length > 0) return null;
  const held = analysis.mentions.some(
    (mention) =>
      mention.form === "name" &&
      mention.actors.length === 1 &&
      mention.actors[0]!.name === main.speaker.name &&
      new RegExp(`\\b${head.norm}\\b[^,.;]*$`, "i").test(
        analysis.article.body.slice(Math.max(0, mention.start - TITLE), mention.end),
      ),
  );
  return held ? main.speaker : null;
}

/** Letters that a title before a name may have. */
const TITLE = 25;

function pronoun(head: Token, memory: Memory): Speaker | null {
  if (/^(?:he|she)$/.test(head.norm)) return memory.person ?? lonePerson(memory.last);
  if (head.norm === "it")
    return memory.last !== null && (memory.last.kind !== "person" || memory.last.document !== null)
      ? memory.last
      : memory.institution;
  if (head.norm === "they") return memory.last;
  return null;
}

/** "the diplomat", or a bare surname, who spoke last, where nobody has been named in full. */
const lonePerson = (last: Speaker | null): Speaker | null =>
  last?.kind === "unnamed" &&
  last.names.length === 1 &&
  !OUTLET_NAME.test(last.name) &&
  (isPersonWord(last.name.split(" ").at(-1)!) || /^\p{Lu}[\p{L}'’-]+$/u.test(last.name))
    ? last
    : null;

function ofMention(analysis: Analysis, sentence: Sentence, mention: Mention): Speaker {
  if (mention.actors.length > 1) {
    const names = mention.actors.map((actor) => nameOf(analysis, actor, mention.form === "name" ? null : null));
    const countries = new Set(mention.actors.map((actor) => actor.country));
    return join(names, kindOf(mention.actors[0]!), countries.size === 1 ? mention.actors[0]!.country : null);
  }
  const actor = mention.actors[0]!;
  // "Chinese officials", "the country's lawmakers": people of a state are not the state, though the words resolve to it.
  if ((actor.type === "state" || actor.type === "body") && mention.form === "nominal") {
    const head = sentence.tokens[mention.headToken]!;
    if (
      isPersonWord(head.lemma) ||
      (actor.type === "state" && isBodyWord(head.lemma)) ||
      /^(?:government|administration|media|authorities|outlets|military|army|navy|parliament|police|newspaper|newspapers|agency)$/.test(
        head.norm,
      )
    ) {
      const named = unnamed(analysis, sentence, mention.headToken);
      return { ...named, country: actor.country };
    }
  }
  return ofActor(analysis, actor, mention);
}

function ofActor(analysis: Analysis, actor: Actor, mention: Mention): Speaker {
  const named = actor.type === "body" ? nameBehind(analysis, actor, mention) : null;
  if (named !== null) return { name: named, names: [named], country: null, kind: "body", document: null };
  return {
    name: nameOf(analysis, actor, mention),
    names: [nameOf(analysis, actor, mention)],
    country: actor.country,
    kind: kindOf(actor),
    document: null,
  };
}

/** "China's state news agency Xinhua": the name right behind the noun; null where the words are a name already. */
function nameBehind(analysis: Analysis, actor: Actor, mention: Mention): string | null {
  if (!/\b(?:agency|newspaper|broadcaster|channel|daily)$/.test(actor.name)) return null;
  const { tokens } = analysis.sentences[mention.sentence]!;
  let last = mention.last;
  while (tokens[last + 1]?.upos === "PROPN" && last < mention.last + 4) last += 1;
  if (last === mention.last) return null;
  return analysis.article.body.slice(tokens[mention.last + 1]!.start, tokens[last]!.end);
}

const kindOf = (actor: Actor): SpeakerKind => (actor.type === "place" ? "state" : actor.type);

/** A state as the page's readers would say it: by the words used here where they are its name, else by its commonest name on the page. */
function nameOf(analysis: Analysis, actor: Actor, mention: Mention | null): string {
  if (actor.type !== "state") return actor.name;
  if (mention !== null && mention.form === "name") {
    const words = plainName(analysis.article.body.slice(mention.start, mention.end));
    const head = analysis.sentences[mention.sentence]?.tokens[mention.headToken];
    if (head !== undefined && head.upos === "PROPN" && mention.last - mention.first < 4) return words;
  }
  const counts = new Map<string, number>();
  for (const other of analysis.mentions) {
    if (other.form !== "name" || other.actors.length !== 1 || other.actors[0]!.name !== actor.name) continue;
    const head = analysis.sentences[other.sentence]?.tokens[other.headToken];
    if (head === undefined || head.upos !== "PROPN" || /^(?:amod|compound)$/.test(bareRel(head))) continue;
    const words = plainName(analysis.article.body.slice(other.start, other.end));
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  let best = actor.name;
  let most = 0;
  for (const [words, count] of counts) {
    if (count > most) {
      best = words;
      most = count;
    }
  }
  return best;
}

const plainName = (words: string): string => words.replace(/^the /i, "").replace(/[’']s?$/, "");

/** Nobody by name: the words themselves, without article and clauses: "senior official", "diplomats in Beijing". */
/** "Austria's " for "its" or "the country's" at the head of a phrase, where one is known whose it is; else "". */
function whose(analysis: Analysis, sentence: Sentence, first: number): string {
  const token = sentence.tokens[first];
  if (token === undefined || !/^(?:its|his|her|their|country|nation|island|republic|kingdom)$/.test(token.norm))
    return "";
  const mention = mentionOf(analysis, sentence, first);
  const actor = mention?.actors[0];
  if (mention === null || mention.actors.length !== 1 || actor === undefined || mention.headToken !== first) return "";
  return `${nameOf(analysis, actor, null)}'s `;
}

function unnamed(analysis: Analysis, sentence: Sentence, token: number): Speaker {
  const phrase = nounPhrase(sentence, token);
  // "45-year-old adviser": the hyphens hold it together.
  const isHyphen = (one: Token): boolean =>
    one.text === "-" &&
    phrase.includes(one.index + 1) &&
    (phrase.includes(one.index - 1) || sentence.tokens[one.index - 1]?.end === one.start);
  const words: number[] = [];
  for (let i = Math.max(0, phrase[0]! - 1); i <= phrase.at(-1)!; i += 1) {
    const one = sentence.tokens[i]!;
    if (!phrase.includes(i) && !isHyphen(one)) continue;
    if (
      // "press service of the leader": the articles further in belong to the words.
      !(one.deprel === "det" && one.index < token) &&
      one.deprel !== "det:predet" &&
      // "monitors certified on Monday": the verb, taken for an adjective.
      !(one.deprel === "amod" && one.index > token && one.head === token) &&
      !(bareRel(one) === "nummod" && one.index === phrase[0])
    )
      words.push(i);
  }
  let kept = contiguous(words, token);
  // "according to elders in Bajaur": the preposition, whatever the tree calls it.
  while (
    kept.length > 1 &&
    (bareRel(sentence.tokens[kept[0]!]!) === "case" ||
      /^(?:according|to|by|from)$/.test(sentence.tokens[kept[0]!]!.norm))
  )
    kept = kept.slice(1);
  while (kept.length > 1 && /^(?:ADP|DET)$/.test(sentence.tokens[kept.at(-1)!]!.upos)) kept = kept.slice(0, -1);
  // "the newspaper Dagens Nyheter": the name behind the noun.
  for (
    let next = sentence.tokens[kept.at(-1)! + 1];
    kept.at(-1) === token && next !== undefined && (next.upos === "PROPN" || next.upos === "X");
  ) {
    kept = [...kept, next.index];
    token = next.index;
    next = sentence.tokens[next.index + 1];
  }
  const span = kept.length === 0 ? sentence.tokens[token]! : spanOf(sentence, kept);
  const name =
    whose(analysis, sentence, kept[0] ?? token) +
    analysis.article.body
      .slice(span.start, span.end)
      .replace(/\s+/g, " ")
      .replace(/^(?:(?:the|a|an|one|another|some|first|second|third|other) )+/i, "")
      .replace(/['’]s$/, "")
      .replace(
        whose(analysis, sentence, kept[0] ?? token) === ""
          ? /^$/
          : /^(?:its|his|her|their|(?:the )?(?:country|nation|island|republic|kingdom)['’]s) /i,
        "",
      );
  let country: string | null = null;
  for (const mention of analysis.mentionsBySentence[sentence.index] ?? []) {
    const actor = mention.actors[0];
    if (mention.actors.length === 1 && actor !== undefined && kept.includes(mention.headToken))
      country ??= actor.country;
  }
  // "Russia's TASS agency": the name before the noun is who it is.
  if (/^(?:agency|newspaper|broadcaster|channel|daily)$/.test(sentence.tokens[token]!.norm)) {
    for (const mention of analysis.mentionsBySentence[sentence.index] ?? []) {
      const actor = mention.actors[0];
      if (
        mention.form === "name" &&
        mention.actors.length === 1 &&
        actor?.type === "body" &&
        kept.includes(mention.headToken)
      )
        return { name: actor.name, names: [actor.name], country: null, kind: "body", document: null };
    }
  }
  // "the state news agency Tass": the name at the end is who it is.
  const outlet = OUTLET.exec(name)?.[1];
  if (outlet !== undefined) return { name: outlet, names: [outlet], country: null, kind: "body", document: null };
  return { name, names: [name], country, kind: "unnamed", document: null };
}

const OUTLET =
  /\b(?:agency|newspaper|daily|outlet|broadcaster|channel|magazine|website|tank|portal|network|station|service|weekly|group)\s((?:\p{Lu}[\p{L}\d.'’-]*)(?:\s\p{Lu}[\p{L}\d.'’-]*){0,4})$/u;

/** The run of tokens around the head without a gap. */
function contiguous(words: readonly number[], head: number): number[] {
  const at = words.indexOf(head);
  if (at < 0) return [head];
  let first = at;
  let last = at;
  while (first > 0 && words[first - 1]! === words[first]! - 1) first -= 1;
  while (last + 1 < words.length && words[last + 1]! === words[last]! + 1) last += 1;
  return words.slice(first, last + 1);
}

/** Is a noun of relation such as "data" below "according to": who keeps the data speaks. */
export function keeperOf(analysis: Analysis, sentence: Sentence, token: number, memory: Memory): Speaker | null {
  const head = sentence.tokens[token]!;
  for (const rel of ["nmod:poss", "nmod", "compound", "amod", "acl"]) {
    const child = dependent(sentence, head.index, rel);
    if (child === null) continue;
    const mention = mentionOf(analysis, sentence, child.index);
    if (mention !== null && mention.actors.length > 0) return speakerAt(analysis, sentence, child.index, memory);
  }
  return null;
}
