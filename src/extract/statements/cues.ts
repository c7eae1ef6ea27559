/**
 * Where a sentence says that somebody says something: in "The truce holds, Okafor said on Friday" the cue is `said`, its
 * speaker `Okafor`, its content `holds`.
 *
 * Reads UD v2 trees. A verb of data/speech-verbs.tsv counts when what its frame wants stands beside it; any other verb counts
 * when a quotation hangs on it. Sayings to come, wished, conditional or denied ("did not say") are left alone.
 */
import {
  agentOf,
  bareRel,
  children,
  dependent,
  headOf,
  isNegated,
  isPassive,
  isRel,
  subtree,
} from "../../language/index.ts";
import type { Act, Analysis, Mention, Sentence, TimeExpression, Token } from "../../model/index.ts";
import { besideOf, leftOf } from "./beside.ts";
import { contentOf, wants } from "./frames.ts";
import { idiomAt } from "./idioms.ts";
import type { SpeechVerb, StatementLexicon } from "./lexicon.ts";
import { accordingTo, inView, nounCue } from "./noun-cues.ts";
import { canSpeak } from "./speaking-nouns.ts";
import { closingBefore, followedByPassive, ownSubject, speakerOf } from "./subject.ts";
import { hasModal, MODAL, ownHelpers, silence, unreal } from "./unreal.ts";

export interface Cue {
  readonly kind: "verb" | "according" | "noun";
  /** Token that says: the verb, "according", or a noun such as "warning". */
  readonly token: number;
  /** Token of who says it, null where the sentence does not tell. */
  readonly speaker: number | null;
  /** Head of what is said, null where it is told only by a quotation or not at all. */
  readonly content: number | null;
  readonly act: Act;
  readonly lemma: string;
  /** Does the verb by itself say what is meant, without content ("condemned the raid")? */
  readonly judges: boolean;
  /** Relayed by: "was quoted by Tass as saying". */
  readonly relay: number | null;
  /** For a cue set off behind what is said (", the ministry said."): the index of the comma or mark; else null. */
  readonly after: number | null;
}

/** All cues of a sentence in the order of the words. `quoted` tells whether a token stands between quotation marks. */
export function findCues(
  analysis: Analysis,
  sentence: Sentence,
  lexicon: StatementLexicon,
  quoted: (token: Token) => boolean,
): Cue[] {
  const cues: Cue[] = [];
  const mentions = analysis.mentionsBySentence[sentence.index] ?? [];
  const times = analysis.timesBySentence[sentence.index] ?? [];
  for (const token of sentence.tokens) {
    const { upos } = token;
    let cue: Cue | null = null;
    if (token.norm === "according") cue = accordingTo(sentence, token);
    else if (upos === "ADP") cue = inView(sentence, token);
    else if (upos === "NOUN")
      cue =
        isMistaken(sentence, token, lexicon) || couldClose(sentence, token, lexicon, times)
          ? verbCue(sentence, token, lexicon, quoted, mentions, times)
          : nounCue(sentence, token);
    else if (upos === "VERB" || upos === "ADJ" || token.xpos.startsWith("VB")) {
      cue = verbCue(sentence, token, lexicon, quoted, mentions, times);
    }
    if (cue !== null) cues.push(cue);
  }
  return cues;
}

/** "The chancellor denies that": a verb that was taken for a noun, with a subject and a clause of its own all the same. */
const isMistaken = (sentence: Sentence, token: Token, lexicon: StatementLexicon): boolean =>
  MAIN.has(token.deprel) &&
  (lexicon.verbs.has(token.lemma) || token.lemma === "quote") &&
  dependent(sentence, token.index, "cop") === null &&
  dependent(sentence, token.index, "nsubj") !== null &&
  dependent(sentence, token.index, "ccomp", "obj") !== null;

const MAIN = new Set(["root", "conj", "parataxis", "ccomp"]);

/** "…, the union forecasts.", "…, a general vouched on Friday.": the last word of the clause, taken for a noun, behind a comma. */
const couldClose = (
  sentence: Sentence,
  token: Token,
  lexicon: StatementLexicon,
  times: readonly TimeExpression[],
): boolean =>
  (token.norm.endsWith("s") || token.norm.endsWith("d")) &&
  lastOfClause(sentence, token.index, times) &&
  verbOf(token, lexicon) !== undefined &&
  sentence.tokens.slice(Math.max(0, token.index - 8), token.index - 1).some((one) => one.text === "," || isMark(one));

const isMark = (token: Token): boolean => /^["”»’']+$/.test(token.text);

/** Does the clause end behind the word, or behind a day that follows it? */
function lastOfClause(sentence: Sentence, index: number, times: readonly TimeExpression[]): boolean {
  const next = sentence.tokens[index + 1];
  if (next === undefined || (next.upos === "PUNCT" && !/^["“‘'`«(-]/.test(next.text))) return true;
  for (const { first, last } of times) {
    if (first !== index + 1 && (first !== index + 2 || next.norm !== "on")) continue;
    const behind = sentence.tokens[last + 1];
    return behind === undefined || behind.upos === "PUNCT" || behind.upos === "ADP";
  }
  return false;
}

/** The row of the table: by the lemma, or for a word of unsure kind by what its ending leaves ("blar" of "blared", "vouched"). */
function verbOf({ lemma, norm }: Token, { verbs, pasts }: StatementLexicon): SpeechVerb | undefined {
  const known = verbs.get(lemma);
  if (known !== undefined || !(norm.endsWith("ed") && (pasts.has(norm) || pasts.has(lemma)))) return known;
  const stem = norm.slice(0, -2);
  return verbs.get(`${lemma}e`) ?? verbs.get(`${stem}e`) ?? verbs.get(stem) ?? verbs.get(stem.replace(/i$/, "y"));
}

const ADJECTIVE_CUES = new Map<string, Act>([
  ["skeptical", "predicts"],
  ["sceptical", "predicts"],
  ["confident", "predicts"],
  ["convinced", "asserts"],
  ["adamant", "asserts"],
  ["hopeful", "predicts"],
  ["optimistic", "predicts"],
  ["doubtful", "predicts"],
]);

function verbCue(
  sentence: Sentence,
  token: Token,
  lexicon: StatementLexicon,
  quoted: (token: Token) => boolean,
  mentions: readonly Mention[],
  times: readonly TimeExpression[],
): Cue | null {
  if (quoted(token)) return null;
  const unsure = token.upos === "ADJ" && couldClose(sentence, token, lexicon, times);
  if (token.upos === "ADJ" && !unsure) return adjectiveCue(sentence, token);
  if (token.upos === "AUX") return null;
  const idiom = token.upos === "VERB" ? idiomAt(sentence, token) : null;
  const verb = idiom?.verb ?? verbOf(token, lexicon);
  const asNoun = token.upos === "NOUN" || unsure;
  if (token.upos !== "VERB" && !token.xpos.startsWith("VB") && !asNoun) return null;
  if (token.lemma === "quote" && isPassive(sentence, token.index)) return wasQuoted(sentence, token);
  if (token.lemma === "quote" || token.lemma === "cite") {
    const quotes = quotesAnother(sentence, token);
    if (quotes !== null) return quotes;
  }
  if (verb === undefined && UNWILLING.has(token.lemma) && isNegated(sentence, token.index))
    return silence(sentence, token);
  // Any other verb needs a quotation to hang on it.
  if (verb === undefined && quotationOf(sentence, token, quoted) === null) return null;
  const beside = besideOf(sentence, token.index, mentions, times);
  // A cue that is set off behind what is said has its own helpers right before it; "will" of the quotation is not its own.
  const setOff = beside.after !== null && beside.inverted === null ? beside.after : -1;
  const negated =
    isNegated(sentence, token.index) &&
    ownHelpers(sentence, token, setOff, /^(?:not|n't|never|no|nobody|none|neither|nor)$/);
  const modal = hasModal(sentence, token) && ownHelpers(sentence, token, setOff, MODAL);
  if (verb === undefined) return quotingVerb(sentence, token, quoted, modal || negated);
  if (negated) return silence(sentence, token);
  if (modal) return null;
  // "South Korean claims of a transfer" is a noun that the tagger took for a verb.
  if (/^VB[ZP]$/.test(token.xpos) && sentence.tokens[token.index + 1]?.norm === "of") return null;
  const own = ownSubject(sentence, token, mentions, times);
  // "…, the ministry confirmed on Friday.": a finite verb behind who could speak, whatever the tagger made of it.
  const closes =
    beside.after !== null &&
    beside.left !== null &&
    couldSpeak(sentence, beside.left, mentions) &&
    lastOfClause(sentence, token.index, times);
  const finite = isFiniteVerb(sentence, token) || (closes && (asNoun || token.xpos === "VBN"));
  // The order of the words makes a subject where the tree has none of the verb's own.
  const marked = beside.after !== null && /["”’']/.test(sentence.tokens[beside.after]!.text);
  const named = beside.named && own !== beside.left;
  // A subject on the far side of the comma before ", the ministry said" is that of another verb.
  const crossed = beside.after !== null && own !== null && own < beside.after;
  const byOrder =
    finite &&
    (own === null || named || crossed) &&
    beside.left !== null &&
    (marked || closes || !followedByPassive(sentence, token));
  const inverted =
    finite && beside.inverted !== null && SPOKEN.has(verb.frame) && verb.frame !== "tell" && verb.lemma !== "tell";
  if (!byOrder && !inverted) {
    if (unreal(sentence, token)) return null;
    // A participle that only describes ("the said plan", "claimed territory").
    if (token.deprel === "amod" || token.deprel === "compound") return null;
    if (isPassive(sentence, token.index) && agentOf(sentence, token.index) === null) return null;
  }
  // "“…,” the first source, who asked not to be named, told Reuters": no inversion, and the mark is before the source.
  const mistaken = beside.inverted !== null && !inverted;
  const after =
    mistaken && own !== null
      ? closingBefore(sentence, own)
      : inverted || (beside.after !== null && (own === null || own < token.index))
        ? beside.after
        : null;
  const wanted = idiom?.wanted ?? wants(sentence, token, verb, quoted, after, times);
  if (wanted === null) return null;
  const speaker = inverted
    ? beside.inverted
    : isPassive(sentence, token.index) && !byOrder
      ? speakerOf(sentence, token, times)
      : byOrder
        ? beside.left
        : sayerAbove(
            sentence,
            token,
            own ?? speakerOf(sentence, token, times) ?? besideMain(sentence, token, mentions, times),
            mentions,
            lexicon,
          );
  return {
    kind: "verb",
    token: token.index,
    speaker,
    content: wanted.content,
    act: wanted.act ?? verb.act,
    lemma: verb.lemma,
    judges: wanted.judges,
    relay: null,
    after,
  };
}

/** "The minister, who chaired it, praised the text, saying that": where the tree has lost whose verb it is, who stands beside it. */
function besideMain(
  sentence: Sentence,
  token: Token,
  mentions: readonly Mention[],
  times: readonly TimeExpression[],
): number | null {
  const main = token.xpos === "VBG" && token.deprel === "advcl" ? headOf(sentence, token.index) : null;
  return main === null || main.upos !== "VERB" ? null : (leftOf(sentence, main.index, mentions, times)?.head ?? null);
}

/**
 * "Li said the money would be used, adding that …": a participle that the tree hangs on the verb of what is said is of whoever says
 * that, as the money could not speak.
 */
function sayerAbove(
  sentence: Sentence,
  token: Token,
  speaker: number | null,
  mentions: readonly Mention[],
  { verbs }: StatementLexicon,
): number | null {
  if (speaker === null || token.xpos !== "VBG" || token.deprel !== "advcl") return speaker;
  if (sentence.tokens[speaker]!.upos !== "NOUN" || couldSpeak(sentence, speaker, mentions)) return speaker;
  for (let above = headOf(sentence, token.index); above !== null; above = headOf(sentence, above.index)) {
    const subject = verbs.has(above.lemma) ? dependent(sentence, above.index, "nsubj") : null;
    if (subject === null || subject.index > token.index) continue;
    if (subject.upos === "PROPN" || couldSpeak(sentence, subject.index, mentions)) return subject.index;
  }
  return speaker;
}

/** "did not want to comment", "would not be drawn": verbs that `silence` reads. */
const UNWILLING = new Set(["want", "wish", "like", "care", "draw"]);

const SPOKEN = new Set<string>(["say", "quote", "tell", "announce", "warn", "clause", "belief", "doc", "agree"]);

const isFiniteVerb = (sentence: Sentence, token: Token): boolean => {
  if (/^VB[DZP]$/.test(token.xpos)) return true;
  if (token.xpos !== "VBN") return false;
  return (
    !children(sentence, token.index).some((child) => bareRel(child) === "aux" && child.lemma === "be") &&
    !/^(?:be|been|being|is|are|was|were)$/.test(sentence.tokens[token.index - 1]?.norm ?? "")
  );
};

/** A name, or a noun of those who speak. */
function couldSpeak(sentence: Sentence, index: number, mentions: readonly Mention[]): boolean {
  const token = sentence.tokens[index]!;
  return (
    token.upos === "PRON" ||
    canSpeak(token.lemma) ||
    mentions.some((one) => one.headToken === index && one.actors.some((actor) => actor.type !== "place"))
  );
}

/** "Tass quoted an aide as saying": the aide says it, and Tass relays. */
function quotesAnother(sentence: Sentence, token: Token): Cue | null {
  const object = dependent(sentence, token.index, "obj");
  const saying = children(sentence, token.index).find((child) => child.norm === "saying" && child.index > token.index);
  const outlet = dependent(sentence, token.index, "nsubj");
  if (object === null || saying === undefined || outlet === null || sentence.tokens[saying.index - 1]?.norm !== "as")
    return null;
  return {
    kind: "verb",
    token: token.index,
    speaker: object.index,
    content: contentOf(sentence, saying)?.index ?? contentOf(sentence, token)?.index ?? null,
    act: "asserts",
    lemma: "quote",
    judges: false,
    relay: outlet.index,
    after: null,
  };
}

/** "Diplomats were sceptical that the plan would work." */
function adjectiveCue(sentence: Sentence, token: Token): Cue | null {
  const act = ADJECTIVE_CUES.get(token.lemma) ?? ADJECTIVE_CUES.get(token.norm);
  if (act === undefined) return null;
  const clause = dependent(sentence, token.index, "ccomp", "advcl");
  const subject = dependent(sentence, token.index, "nsubj");
  if (clause === null || subject === null || isNegated(sentence, token.index)) return null;
  if (!children(sentence, clause.index).some((child) => child.deprel === "mark" && child.norm === "that")) return null;
  return {
    kind: "verb",
    token: token.index,
    speaker: subject.index,
    content: clause.index,
    act,
    lemma: token.norm,
    judges: false,
    relay: null,
    after: null,
  };
}

/** "Peskov was quoted by Tass as saying": the cue is "quoted", its speaker Peskov; the word "saying" after it adds nothing. */
function wasQuoted(sentence: Sentence, token: Token): Cue | null {
  const subject = dependent(sentence, token.index, "nsubj");
  if (subject === null) return null;
  const saying = children(sentence, token.index).find((child) => child.norm === "saying" && child.index > token.index);
  return {
    kind: "verb",
    token: token.index,
    speaker: subject.index,
    content: ((saying && contentOf(sentence, saying)) ?? contentOf(sentence, token))?.index ?? null,
    act: "asserts",
    lemma: "quote",
    judges: false,
    relay: agentOf(sentence, token.index)?.index ?? null,
    after: closingBefore(sentence, subject.index),
  };
}

/** What is quoted as the content of a verb; null if nothing is. */
function quotationOf(sentence: Sentence, token: Token, quoted: (token: Token) => boolean): Token | null {
  if (token.upos !== "VERB" || sentence.quotes.length === 0) return null;
  const content = contentOf(sentence, token);
  return content !== null && quoted(content) ? content : null;
}

/** A verb that is no verb of saying in itself, with a quotation for its object: "Enough," he sighed. */
function quotingVerb(sentence: Sentence, token: Token, quoted: (token: Token) => boolean, unsaid: boolean): Cue | null {
  const content = unsaid ? null : quotationOf(sentence, token, quoted);
  if (content === null) return null;
  if (token.deprel !== "parataxis" && !isRel(content, "ccomp") && !isRel(content, "parataxis")) return null;
  // The quotation is a whole clause that touches the frame of the verb, not a quoted word inside its complement.
  const first = subtree(sentence, content.index)[0]!;
  const edge = sentence.tokens[first]!;
  if (
    !/["“„«‘']/.test(edge.text) &&
    !(sentence.tokens[first - 1] !== undefined && /["“„«‘']/.test(sentence.tokens[first - 1]!.text))
  )
    return null;
  const speaker = speakerOf(sentence, token);
  if (speaker === null) return null;
  return {
    kind: "verb",
    token: token.index,
    speaker,
    content: content.index,
    act: "asserts",
    lemma: token.lemma,
    judges: false,
    relay: null,
    after: null,
  };
}
