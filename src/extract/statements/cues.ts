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
  dependents,
  headOf,
  isNegated,
  isPassive,
  isRel,
  subjectOf,
  subtree,
} from "../../language/index.ts";
import type { Act, Analysis, Mention, Sentence, TimeExpression, Token } from "../../model/index.ts";
import { besideOf } from "./beside.ts";
import type { SpeechVerb, StatementLexicon } from "./lexicon.ts";

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
    let cue: Cue | null = null;
    if (token.norm === "according") cue = accordingTo(sentence, token);
    else if (token.upos === "NOUN") cue = nounCue(sentence, token);
    else if (token.upos === "VERB" || token.upos === "ADJ" || token.xpos.startsWith("VB")) {
      cue = verbCue(sentence, token, lexicon, quoted, mentions, times);
    }
    if (cue !== null) cues.push(cue);
  }
  return cues;
}

/** "according to the ministry", "according to data from the ministry". */
function accordingTo(sentence: Sentence, token: Token): Cue | null {
  if (token.norm !== "according" || sentence.tokens[token.index + 1]?.norm !== "to") return null;
  const head = headOf(sentence, token.index);
  let speaker: number | null = null;
  if (head !== null && head.index > token.index + 1 && isNominal(head)) speaker = head.index;
  if (speaker === null) {
    const below = children(sentence, token.index).find((child) => isRel(child, "obl") || isRel(child, "nmod"));
    if (below !== undefined && below.index > token.index + 1) speaker = below.index;
  }
  if (speaker === null) speaker = nounPhraseHead(sentence, token.index + 2);
  if (speaker === null) return null;
  const clause = clauseOver(sentence, speaker, token.index);
  return {
    kind: "according",
    token: token.index,
    speaker,
    content: clause,
    act: "asserts",
    lemma: "according",
    judges: false,
    relay: null,
    after: null,
  };
}

/** The verb that an adjunct belongs to. */
function clauseOver(sentence: Sentence, speaker: number, cue: number): number | null {
  let at = sentence.tokens[speaker]!.head;
  if (at === cue) at = sentence.tokens[cue]!.head;
  for (let step = 0; at >= 0 && step < 40; step += 1) {
    const token = sentence.tokens[at]!;
    if (token.upos === "VERB" || dependent(sentence, at, "cop", "nsubj") !== null || token.head < 0) return at;
    at = token.head;
  }
  return null;
}

/** The last noun of the words that begin at `from`, up to the first that cannot be part of a noun phrase. */
export function nounPhraseHead(sentence: Sentence, from: number): number | null {
  let head: number | null = null;
  for (let i = from; i < sentence.tokens.length && i < from + 12; i += 1) {
    const token = sentence.tokens[i]!;
    if (token.upos === "NOUN" || token.upos === "PROPN" || token.upos === "PRON") head = i;
    else if (
      token.upos !== "DET" &&
      token.upos !== "ADJ" &&
      token.upos !== "NUM" &&
      token.upos !== "PART" &&
      token.text !== "-"
    )
      break;
    if (token.upos === "PRON") break;
  }
  return head;
}

const isNominal = (token: Token): boolean =>
  token.upos === "NOUN" ||
  token.upos === "PROPN" ||
  token.upos === "PRON" ||
  token.upos === "NUM" ||
  token.upos === "ADJ" ||
  token.upos === "X" ||
  token.upos === "SYM";

const NOUN_CUES = new Map<string, Act>([
  ["claim", "asserts"],
  ["assertion", "asserts"],
  ["allegation", "asserts"],
  ["accusation", "asserts"],
  ["insistence", "asserts"],
  ["statement", "asserts"],
  ["announcement", "asserts"],
  ["warning", "predicts"],
  ["denial", "denies"],
  ["pledge", "pledges"],
  ["promise", "pledges"],
  ["vow", "pledges"],
]);

/** "Ankara's claim that the ship had turned back": a noun of saying with its owner and a that-clause. */
function nounCue(sentence: Sentence, token: Token): Cue | null {
  if (token.upos !== "NOUN") return null;
  const act = NOUN_CUES.get(token.lemma);
  if (act === undefined) return null;
  const owner = dependent(sentence, token.index, "nmod:poss");
  if (token.lemma === "statement") return statementFrom(sentence, token);
  if (owner === null) return null;
  const clause = dependent(sentence, token.index, "acl", "ccomp");
  if (clause === null || clause.deprel === "acl:relcl") return null;
  const that = children(sentence, clause.index).some((child) => child.deprel === "mark" && child.norm === "that");
  if (!that) return null;
  return {
    kind: "noun",
    token: token.index,
    speaker: owner.index,
    content: clause.index,
    act,
    lemma: token.lemma,
    judges: false,
    relay: null,
    after: null,
  };
}

/** "statements from the council that condemned the raid": whose they are and what they say. */
function statementFrom(sentence: Sentence, token: Token): Cue | null {
  const clause = children(sentence, token.index).find((child) => bareRel(child) === "acl" && child.index > token.index);
  const from = children(sentence, token.index).find(
    (child) =>
      bareRel(child) === "nmod" && children(sentence, child.index).some((below) => /^(?:from|by)$/.test(below.norm)),
  );
  if (from === undefined) return null;
  const told =
    clause ?? children(sentence, from.index).find((child) => bareRel(child) === "acl" && child.index > from.index);
  const next = sentence.tokens[from.index + 1];
  if (
    told === undefined ||
    next === undefined ||
    !/^(?:that|which|condemning|criticising|criticizing|urging|calling|accusing|warning|saying)$/.test(next.norm)
  )
    return null;
  return {
    kind: "noun",
    token: token.index,
    speaker: from.index,
    content: told.index,
    act: "asserts",
    lemma: "statement",
    judges: false,
    relay: null,
    after: null,
  };
}

const MODALS = new Set(["will", "would", "could", "should", "may", "might", "must", "can", "'ll", "'d", "shall"]);
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
  if (token.upos === "ADJ") return adjectiveCue(sentence, token);
  if (token.upos === "AUX") return null;
  // A lemma made by rule may have lost its last letter: "blar" of "blared".
  const verb =
    lexicon.verbs.get(token.lemma) ?? (token.norm.endsWith("ed") ? lexicon.verbs.get(`${token.lemma}e`) : undefined);
  if (token.upos !== "VERB" && !token.xpos.startsWith("VB")) return null;
  if (token.lemma === "quote" && isPassive(sentence, token.index)) return wasQuoted(sentence, token);
  // Any other verb needs a quotation to hang on it.
  if (verb === undefined && sentence.quotes.length === 0) return null;
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
  const finite = isFiniteVerb(sentence, token);
  // The order of the words makes a subject where the tree has none of the verb's own.
  const marked = beside.after !== null && /["”’']/.test(sentence.tokens[beside.after]!.text);
  const named = beside.named && own !== beside.left;
  // A subject on the far side of the comma before ", the ministry said" is that of another verb.
  const crossed = beside.after !== null && own !== null && own < beside.after;
  const byOrder =
    finite &&
    (own === null || named || crossed) &&
    beside.left !== null &&
    (marked || !followedByPassive(sentence, token));
  const inverted =
    finite && beside.inverted !== null && SPOKEN.has(verb.frame) && verb.frame !== "tell" && verb.lemma !== "tell";
  if (!byOrder && !inverted) {
    if (unreal(sentence, token)) return null;
    // A participle that only describes ("the said plan", "claimed territory").
    if (token.deprel === "amod" || token.deprel === "compound") return null;
    if (isPassive(sentence, token.index) && agentOf(sentence, token.index) === null) return null;
  }
  const after = inverted || (beside.after !== null && (own === null || own < token.index)) ? beside.after : null;
  const wanted = wants(sentence, token, verb, quoted, after, times);
  if (wanted === null) return null;
  const speaker = inverted
    ? beside.inverted
    : isPassive(sentence, token.index) && !byOrder
      ? speakerOf(sentence, token, times)
      : byOrder
        ? beside.left
        : (own ?? speakerOf(sentence, token, times));
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

const MODAL = /^(?:will|would|could|should|may|might|must|can|'ll|'d|shall|wo|ca)$/;

/** Does a word of this kind stand in the few words before the verb, behind `floor`? */
function ownHelpers(sentence: Sentence, token: Token, floor: number, pattern: RegExp): boolean {
  for (let i = token.index - 1; i > floor && i >= token.index - 7; i -= 1) {
    if (pattern.test(sentence.tokens[i]!.norm)) return true;
    if (sentence.tokens[i]!.text === ";" || /["”]/.test(sentence.tokens[i]!.text)) return false;
  }
  return false;
}

const SPOKEN = new Set<string>(["say", "quote", "tell", "announce", "warn", "clause", "belief", "doc", "agree"]);

const isFiniteVerb = (sentence: Sentence, token: Token): boolean => {
  if (/^VB[DZP]$/.test(token.xpos)) return true;
  if (token.xpos !== "VBN") return false;
  return (
    !children(sentence, token.index).some((child) => bareRel(child) === "aux" && child.lemma === "be") &&
    !/^(?:be|been|being|is|are|was|were)$/.test(sentence.tokens[token.index - 1]?.norm ?? "")
  );
};

/** "ships accused of", "a plan hailed by": a preposition behind a participle tells the passive. */
const followedByPassive = (sentence: Sentence, token: Token): boolean => {
  if (token.xpos !== "VBN") return false;
  const next = sentence.tokens[token.index + 1];
  return next === undefined || next.upos === "ADP" || (next.upos === "PUNCT" && !/^["“‘'`«]/.test(next.text));
};

/** The verb's own subject; of several the nearest that is a party, never a day. */
function ownSubject(
  sentence: Sentence,
  token: Token,
  mentions: readonly Mention[],
  times: readonly TimeExpression[],
): number | null {
  let best: number | null = null;
  let rank = -1;
  for (const child of children(sentence, token.index)) {
    if (child.deprel !== "nsubj" && child.deprel !== "nsubj:outer") continue;
    if (times.some((time) => time.first <= child.index && child.index <= time.last)) continue;
    if (child.xpos === "WDT" || child.xpos === "WP" || child.index > token.index) continue;
    if (child.upos === "VERB" || child.upos === "AUX" || child.upos === "PUNCT") continue;
    const party = mentions.some((mention) => mention.headToken === child.index) ? 1 : 0;
    if (party >= rank) {
      rank = party;
      best = child.index;
    }
  }
  return best;
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
  return {
    kind: "verb",
    token: token.index,
    speaker: subject.index,
    content: contentOf(sentence, token)?.index ?? null,
    act: "asserts",
    lemma: "quote",
    judges: false,
    relay: agentOf(sentence, token.index)?.index ?? null,
    after: closingBefore(sentence, subject.index),
  };
}

/** The closing mark behind which the subject's words begin. */
function closingBefore(sentence: Sentence, subject: number): number | null {
  for (let i = subject - 1; i >= 0 && i > subject - 12; i -= 1) {
    const { text, upos } = sentence.tokens[i]!;
    if (/^["”’']+$/.test(text)) return i;
    if (upos === "VERB" || upos === "AUX") return null;
  }
  return null;
}

/** A verb that is no verb of saying in itself, with a quotation for its object: "Enough," he sighed. */
function quotingVerb(sentence: Sentence, token: Token, quoted: (token: Token) => boolean, unsaid: boolean): Cue | null {
  if (unsaid || token.upos !== "VERB") return null;
  const content = contentOf(sentence, token);
  if (content === null || !quoted(content)) return null;
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

const COMMENT = new Set([
  "comment",
  "elaborate",
  "answer",
  "discuss",
  "confirm",
  "speculate",
  "respond",
  "say",
  "disclose",
  "reveal",
  "name",
  "identify",
  "give",
  "provide",
  "specify",
  "reply",
]);

/** "declined to comment", "did not respond to a request for comment", "would not comment". */
function silence(sentence: Sentence, token: Token): Cue | null {
  const about = subtree(sentence, token.index);
  const wordless =
    token.lemma === "comment" ||
    ((token.lemma === "respond" || token.lemma === "reply" || token.lemma === "answer") &&
      about.some((i) =>
        /^(?:comment|comments|request|requests|question|questions|call|calls|email|emails)$/.test(
          sentence.tokens[i]!.norm,
        ),
      ));
  if (!wordless) return null;
  return {
    kind: "verb",
    token: token.index,
    speaker: speakerOf(sentence, token),
    content: null,
    act: "declines_comment",
    lemma: token.lemma,
    judges: true,
    relay: null,
    after: null,
  };
}

const REAL_GOVERNORS = new Set([
  "go",
  "continue",
  "proceed",
  "appear",
  "seem",
  "begin",
  "start",
  "use",
  "manage",
  "dare",
  "rush",
  "keep",
  "move",
  "be",
]);

/** An infinitive that did not happen: "plans to announce", "in order to say". "Went on to say" did. */
function unreal(sentence: Sentence, token: Token): boolean {
  const infinitive = children(sentence, token.index).some(
    (child) => child.norm === "to" && (child.deprel === "mark" || child.upos === "PART"),
  );
  if (!infinitive) {
    // "said in announcing the measures": the saying is told by the other verb.
    if (token.xpos === "VBG" && sentence.tokens[token.index - 1]?.norm === "in") return true;
    const gerund =
      token.xpos === "VBG" &&
      children(sentence, token.index).some(
        (child) =>
          (bareRel(child) === "mark" || bareRel(child) === "case") &&
          /^(?:from|without|of|for|about|against|instead)$/.test(child.norm),
      );
    if (gerund) return true;
    if (token.deprel === "conj") {
      const first = headOf(sentence, token.index);
      if (first !== null && first.xpos === "VB" && token.xpos === "VB")
        return unreal(sentence, first) || hasModal(sentence, first);
    }
    const conditional = children(sentence, token.index).some(
      (child) =>
        child.deprel === "mark" && (child.norm === "if" || child.norm === "unless" || child.norm === "whether"),
    );
    return conditional && token.deprel === "advcl";
  }
  const head = headOf(sentence, token.index);
  // "would continue to assert" is to come.
  return head === null || !REAL_GOVERNORS.has(head.lemma) || hasModal(sentence, head);
}

const hasModal = (sentence: Sentence, token: Token): boolean =>
  children(sentence, token.index).some((child) => bareRel(child) === "aux" && MODALS.has(child.norm));

/** The subject, by the tree; where the tree has none, the noun beside an inverted or parenthetical verb. */
function speakerOf(sentence: Sentence, token: Token, times: readonly TimeExpression[] = []): number | null {
  const subject = subjectOf(sentence, token.index);
  const day = subject !== null && times.some((time) => time.first <= subject.index && subject.index <= time.last);
  const head = headOf(sentence, token.index);
  if (token.xpos === "VBG" && head !== null) {
    // "with its service, the FSB, saying": the noun that the participle hangs on.
    if (subject === null && head.index < token.index && (head.upos === "NOUN" || head.upos === "PROPN"))
      return head.index;
    // "sent a letter to the forum, which was attended by many, saying": the main clause's subject says it.
    if (
      head.deprel === "acl:relcl" &&
      isPassive(sentence, head.index) &&
      sentence.tokens[token.index - 1]?.text === ","
    ) {
      const root = sentence.tokens.find((one) => one.head < 0);
      const main = root === undefined ? null : dependent(sentence, root.index, "nsubj");
      if (main !== null) return main.index;
    }
  }
  if (subject !== null && !day && subject.index !== token.index) return subject.index;
  if (day) return subjectBefore(sentence, token.index, times);
  const before = sentence.tokens[token.index - 1];
  if (
    before !== undefined &&
    (before.upos === "PROPN" || before.upos === "PRON" || before.upos === "NOUN") &&
    token.xpos !== "VBG" &&
    token.xpos !== "VB"
  )
    return before.index;
  const after = sentence.tokens[token.index + 1];
  if (after !== undefined && /["”,]/.test(sentence.tokens[token.index - 1]?.text ?? ""))
    return nounPhraseHead(sentence, token.index + 1);
  return null;
}

/** The nearest subject before the verb that is no day. */
function subjectBefore(sentence: Sentence, before: number, times: readonly TimeExpression[]): number | null {
  for (let i = before - 1; i >= 0; i -= 1) {
    const token = sentence.tokens[i]!;
    if (token.deprel !== "nsubj" || times.some((time) => time.first <= i && i <= time.last)) continue;
    if (token.upos === "PROPN" || token.upos === "NOUN" || token.upos === "PRON") return i;
  }
  return null;
}

/** What hangs on a verb of saying as its content: a clause below it, or the clause that it is inserted into. */
export function contentOf(sentence: Sentence, token: Token): Token | null {
  for (const child of children(sentence, token.index)) {
    if (bareRel(child) === "ccomp") return child;
  }
  if (bareRel(token) === "parataxis") {
    const head = headOf(sentence, token.index);
    if (head !== null) return head;
  }
  for (const child of children(sentence, token.index)) {
    if (
      bareRel(child) === "parataxis" &&
      (child.upos === "VERB" || child.upos === "AUX" || dependent(sentence, child.index, "nsubj", "cop") !== null)
    )
      return child;
  }
  return null;
}

interface Wanted {
  readonly content: number | null;
  readonly judges: boolean;
  readonly act?: Act;
}

/** Does what the verb's frame wants stand beside it? null: it is no saying here. */
function wants(
  sentence: Sentence,
  token: Token,
  verb: SpeechVerb,
  quoted: (token: Token) => boolean,
  after: number | null,
  times: readonly TimeExpression[],
): Wanted | null {
  const content = contentOf(sentence, token);
  const clause = content === null ? null : { content: content.index, judges: false };
  const below = children(sentence, token.index);
  const object =
    dependent(sentence, token.index, "obj") ??
    (isPassive(sentence, token.index) ? dependent(sentence, token.index, "nsubj") : null);
  const open = dependent(sentence, token.index, "xcomp");
  const next = sentence.tokens[token.index + 1];
  const holdsQuote = (): boolean => subtree(sentence, token.index).some((i) => quoted(sentence.tokens[i]!));
  const longQuote = (): boolean =>
    subtree(sentence, token.index).filter((i) => quoted(sentence.tokens[i]!)).length >= 4;
  const byQuote = (): Wanted | null =>
    holdsQuote() ? { content: object?.index ?? open?.index ?? null, judges: false } : null;
  const that = next?.norm === "that" || next?.text === ":" || thatBehindDay(sentence, token, times);
  switch (verb.frame) {
    case "say":
      if (clause !== null) return clause;
      if (that || holdsQuote() || after !== null || parenthetical(sentence, token))
        return { content: object?.index ?? null, judges: false };
      if (verb.lemma !== "say" && object !== null && relativeObject(sentence, token))
        return { content: object.index, judges: false };
      if (
        /^(?:reiterate|stress|emphasi[sz]e|underline|underscore|highlight|repeat|explain|assert|allege|report|predict|forecast|tweet)$/.test(
          verb.lemma,
        ) &&
        object !== null
      )
        return { content: object.index, judges: true };
      if (verb.lemma === "claim" && object !== null && /^(?:responsibility|victory|credit)$/.test(object.lemma))
        return { content: object.index, judges: true };
      if (relativeClaim(sentence, token)) return { content: token.head, judges: false };
      return PLAIN.has(verb.lemma) && next !== undefined && next.upos !== "PUNCT"
        ? { content: null, judges: false }
        : null;
    case "clause":
    case "belief":
    case "agree":
      if (content !== null && isRel(content, "ccomp")) {
        const finite = dependent(sentence, content.index, "nsubj") !== null;
        return finite ? { content: content.index, judges: false } : byQuote();
      }
      if (verb.lemma === "suggest" && object !== null) return { content: object.index, judges: true };
      if (verb.frame === "belief") return null;
      if (content !== null && (after !== null || parenthetical(sentence, token))) return clause;
      return longQuote() ? byQuote() : null;
    case "quote":
      // "spoke of “a new chapter”"
      if (verb.lemma === "speak") return next?.norm === "of" && holdsQuote() ? { content: null, judges: true } : null;
      // `“Leave now,” loudspeakers blared`
      if (after !== null && /["”’']/.test(sentence.tokens[after]!.text))
        return { content: content?.index ?? null, judges: false };
      return (
        byQuote() ?? (content !== null && quoted(content) ? clause : that ? { content: null, judges: false } : null)
      );
    case "tell":
      return (
        clause ??
        (open === null ? byQuote() : { content: open.index, judges: false }) ??
        (after !== null || parenthetical(sentence, token) ? { content: null, judges: false } : null)
      );
    case "announce":
      if (clause !== null) return clause;
      if (that || after !== null || parenthetical(sentence, token)) return { content: null, judges: false };
      return object === null ? byQuote() : { content: object.index, judges: true };
    case "warn":
      if (clause !== null) return clause;
      if (object !== null || open !== null || below.some((child) => bareRel(child) === "obl"))
        return {
          content: (open ?? object)?.index ?? null,
          judges: true,
          ...(open === null ? {} : { act: "urges" as const }),
        };
      return that || holdsQuote() ? { content: null, judges: false } : null;
    case "judge":
    case "express":
    case "reaffirm":
      if (clause !== null && verb.frame !== "judge") return clause;
      return object !== null || clause !== null || holdsQuote() || takesNoun(next)
        ? { content: object?.index ?? content?.index ?? null, judges: true }
        : null;
    case "ask":
      if (verb.lemma === "ask")
        return open !== null || holdsQuote()
          ? {
              content: open?.index ?? content?.index ?? null,
              judges: true,
              ...(open === null ? { act: "asserts" as const } : {}),
            }
          : null;
      return object !== null || open !== null || clause !== null || holdsQuote()
        ? { content: (open ?? content ?? object)?.index ?? null, judges: true }
        : null;
    case "encourage":
    case "endorse":
      return byQuote();
    case "call": {
      const particle = below.find(
        (child) =>
          (child.deprel === "compound:prt" || bareRel(child) === "advmod" || bareRel(child) === "case") &&
          (child.norm === "on" || child.norm === "for" || child.norm === "upon"),
      );
      const oblique = dependents(sentence, token.index, "obl").find((child) =>
        children(sentence, child.index).some(
          (below2) => bareRel(below2) === "case" && /^(?:on|upon|for)$/.test(below2.norm),
        ),
      );
      if (next !== undefined && /^(?:on|upon|for)$/.test(next.norm))
        return { content: (open ?? oblique ?? content)?.index ?? null, judges: true };
      if (particle !== undefined && oblique !== undefined) return { content: (open ?? oblique).index, judges: true };
      return labels(sentence, token, quoted)
        ? { content: open?.index ?? object?.index ?? content?.index ?? null, judges: false, act: "asserts" }
        : null;
    }
    case "appeal":
      return next !== undefined && /^(?:to|for|with)$/.test(next.norm)
        ? { content: open?.index ?? null, judges: true }
        : byQuote();
    case "label":
      return labels(sentence, token, quoted) ? { content: open?.index ?? object?.index ?? null, judges: false } : null;
    case "promise": {
      if (content !== null && isRel(content, "ccomp")) return clause;
      return byQuote();
    }
    case "welcome":
      if (object !== null && (object.upos === "NOUN" || holdsQuote()) && !isPersonNoun(object))
        return { content: object.index, judges: true };
      return clause;
    case "oppose":
      return object === null ||
        !/^(?:root|conj|parataxis|ccomp)/.test(token.deprel) ||
        dependent(sentence, token.index, "nsubj")?.upos === "PRON"
        ? null
        : { content: object.index, judges: true };
    case "dismiss":
      if (object !== null && (SAYINGS.has(object.lemma) || asPhrase(sentence, token) || holdsQuote()))
        return { content: object.index, judges: true };
      return null;
    case "deny": {
      if (clause !== null) return clause;
      if (object === null) return open === null ? byQuote() : { content: open.index, judges: true };
      if (verb.lemma === "reject")
        return SAYINGS.has(object.lemma) || holdsQuote() ? { content: object.index, judges: true } : null;
      return DENIED_GOODS.has(object.lemma) || dependent(sentence, token.index, "iobj") !== null
        ? null
        : { content: object.index, judges: true };
    }
    case "decline": {
      const act = open ?? dependent(sentence, token.index, "ccomp");
      if (act === null) return null;
      if (COMMENT.has(act.lemma)) return { content: act.index, judges: true, act: "declines_comment" };
      return verb.lemma === "refuse" &&
        /^(?:critici[sz]e|condemn|denounce|recogni[sz]e|apologi[sz]e|acknowledge|admit|call|describe|rule|accept)$/.test(
          act.lemma,
        )
        ? { content: act.index, judges: true, act: "refuses" }
        : null;
    }
    case "point":
      return next?.norm === "out" ? (clause ?? { content: object?.index ?? null, judges: true }) : null;
    case "lash":
      return next?.norm === "out" ? { content: null, judges: true } : null;
    case "doc":
      if (after !== null && /["”’']/.test(sentence.tokens[after]!.text))
        return { content: content?.index ?? null, judges: false };
      return byQuote() ?? (that ? { content: null, judges: false } : null);
  }
}

/** "reported last month that", "said on Friday that". */
function thatBehindDay(sentence: Sentence, token: Token, times: readonly TimeExpression[]): boolean {
  const time = times.find((one) => one.first > token.index && one.first <= token.index + 2);
  return time !== undefined && sentence.tokens[time.last + 1]?.norm === "that";
}

const takesNoun = (next: Token | undefined): boolean =>
  next !== undefined &&
  (next.upos === "PROPN" || next.upos === "NOUN" || next.upos === "DET" || next.upos === "PRON" || next.upos === "ADJ");

const PLAIN = new Set(["say", "add", "note", "state", "insist", "argue", "declare", "allege"]);

const SAYINGS = new Set([
  "claim",
  "allegation",
  "accusation",
  "charge",
  "report",
  "suggestion",
  "criticism",
  "notion",
  "idea",
  "assertion",
  "rumour",
  "rumor",
  "concern",
  "complaint",
  "statement",
  "remark",
  "finding",
  "speculation",
  "characterization",
  "characterisation",
  "account",
]);
const DENIED_GOODS = new Set([
  "access",
  "entry",
  "visa",
  "permission",
  "request",
  "bail",
  "asylum",
  "right",
  "service",
  "entrance",
  "passage",
  "permit",
  "application",
  "appeal",
  "motion",
]);

const isPersonNoun = (token: Token): boolean =>
  token.upos === "PROPN" ||
  token.upos === "PRON" ||
  /(?:er|or|ist|ian|men|man|guest|guests|president|delegation|leader|leaders|minister|king|refugee|refugees|visitor|visitors|tourists)s?$/.test(
    token.norm,
  );

const asPhrase = (sentence: Sentence, token: Token): boolean =>
  children(sentence, token.index).some((child) =>
    children(sentence, child.index).some(
      (below) => below.norm === "as" && (bareRel(below) === "case" || bareRel(below) === "mark"),
    ),
  );

/** "calls it a success", "what he called “normal trade”", "described as hostile": a name is given, beyond the thing itself. */
function labels(sentence: Sentence, token: Token, quoted: (token: Token) => boolean): boolean {
  const after = subtree(sentence, token.index).filter((i) => i > token.index);
  if (after.some((i) => quoted(sentence.tokens[i]!))) return true;
  if (asPhrase(sentence, token) && token.lemma !== "call") return true;
  if (dependent(sentence, token.index, "xcomp") !== null)
    return dependent(sentence, token.index, "xcomp")!.upos !== "VERB" || token.lemma !== "call"
      ? true
      : dependent(sentence, token.index, "obj") !== null;
  const what = sentence.tokens
    .slice(Math.max(0, token.index - 8), token.index)
    .some((one) => one.norm === "what" || one.norm === "which" || (one.norm === "that" && bareRel(token) === "acl"));
  const object = dependents(sentence, token.index, "obj").some((one) => one.index > token.index);
  const acl =
    bareRel(token) === "acl" ||
    bareRel(token) === "ccomp" ||
    bareRel(token) === "advcl" ||
    token.deprel === "conj" ||
    bareRel(token) === "obl" ||
    bareRel(token) === "csubj" ||
    bareRel(token) === "obj" ||
    bareRel(token) === "nmod" ||
    what;
  return what && acl && object && !names(sentence, token);
}

/** "what diplomats call shuttle diplomacy", "which Manila calls Ayungin": a name is told, and no opinion. */
function names(sentence: Sentence, token: Token): boolean {
  const first = sentence.tokens[token.index + 1];
  if (first === undefined) return true;
  if (first.upos === "PROPN" || first.upos === "NOUN" || first.upos === "ADJ") return true;
  const second = sentence.tokens[token.index + 2];
  return first.norm === "the" && second?.upos === "PROPN";
}

/** ", the ministry said." / ", said Li": set off by a comma at the end of the clause, with its content before it. */
function parenthetical(sentence: Sentence, token: Token): boolean {
  let at = token.index - 1;
  for (let step = 0; at >= 0 && step < 25; step += 1, at -= 1) {
    const word = sentence.tokens[at]!;
    if (word.text === "," || /["”]/.test(word.text)) return at > 1;
    if (word.upos === "VERB" || word.upos === "AUX" || word.upos === "SCONJ" || word.upos === "CCONJ") return false;
  }
  return false;
}

/** "exports that Kyiv alleges help the war": the content is the noun that the relative clause describes. */
const relativeClaim = (sentence: Sentence, token: Token): boolean =>
  token.deprel === "acl:relcl" &&
  dependent(sentence, token.index, "nsubj") !== null &&
  sentence.tokens[token.index]!.head >= 0;

const relativeObject = (_sentence: Sentence, token: Token): boolean => token.deprel === "acl:relcl";
