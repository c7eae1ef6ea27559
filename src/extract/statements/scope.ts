/** Which words of a sentence belong to what is said, and which only tell of the saying. */
import { oncePer } from "../../kit/once-per.ts";
import { bareRel, children, isRel, subtree } from "../../language/index.ts";
import type { Sentence, Token } from "../../model/index.ts";
import { opensQuote } from "./beside.ts";
import type { Cue } from "./cues.ts";
import type { Saying } from "./saying.ts";

/** Of each token of a sentence whether it belongs to something: 1 or 0. */
export type Among = Uint8Array;

/** Tokens that belong to what a saying says: below its content heads, without other sayings' own words and its own frame. */
export function scopeOf(sentence: Sentence, saying: Saying, all: readonly Saying[]): Among {
  const { tokens } = sentence;
  const scope: Among = new Uint8Array(tokens.length);
  for (const cue of saying.cues) {
    if (cue.after !== null) {
      scope.fill(1, startOfClause(sentence, all, cue), cue.after);
      scope.fill(1, behindInserted(sentence, cue));
      continue;
    }
    if (cue.content === null && !cue.judges && cue.kind === "verb") scope.fill(1, cue.token + 1);
    if (cue.kind === "according") {
      aroundAccording(sentence, all, cue, scope);
      continue;
    }
    if (cue.content !== null) {
      // `After the vote, Okafor wrote, “…”`: nothing of what stands before is hers.
      const ahead = cue.kind === "verb" && opensQuote(sentence, cue.token);
      for (const i of below(sentence, cue.content, cue.token)) if (!ahead || i > cue.token) scope[i] = 1;
      goingOn(sentence, cue, all, scope);
      if (!ahead) scope.fill(1, 0, beforeInserted(sentence, cue));
    }
    if (cue.judges) for (const i of subtree(sentence, cue.token)) if (i > cue.token) scope[i] = 1;
  }
  for (const other of all) {
    for (const cue of other.cues) if (!isTold(sentence, saying, cue)) leave(scope, frameOf(sentence, cue));
    for (const cue of other.asides) if (!isTold(sentence, saying, cue)) leave(scope, frameOf(sentence, cue));
  }
  for (const other of all) {
    if (other === saying) continue;
    for (const cue of other.cues) {
      if (saying.cues.some((own) => isAbove(sentence, cue.token, own.token)) || isTold(sentence, saying, cue)) continue;
      leave(scope, ownTokens(sentence, cue));
    }
  }
  return scope;
}

function leave(scope: Among, tokens: readonly number[]): void {
  for (const i of tokens) scope[i] = 0;
}

/** All under a token, or where another stands under it all but what is under that. */
export const below = (sentence: Sentence, token: number, other: number): readonly number[] =>
  isAbove(sentence, token, other)
    ? subtree(sentence, token, (child) => child.index === other)
    : subtree(sentence, token);

/** "She said that Diaz had asked for it": what another says or asks is a part of what is said here. */
function isTold(sentence: Sentence, saying: Saying, cue: Cue): boolean {
  if (cue.after !== null || cue.kind === "according") return false;
  for (const own of saying.cues)
    if (
      own !== cue &&
      own.content !== null &&
      own.content > own.token &&
      isRel(sentence.tokens[own.content]!, "ccomp") &&
      isClauseOf(sentence, cue.token, own.content)
    )
      return true;
  return false;
}

/** Does the verb stand below the other, and in no relative clause ("said the island, which Diaz has threatened")? */
function isClauseOf(sentence: Sentence, verb: number, above: number): boolean {
  for (let at = verb, step = 0; at >= 0 && step < sentence.tokens.length; step += 1) {
    if (at === above) return true;
    if (sentence.tokens[at]!.deprel === "acl:relcl") return false;
    at = sentence.tokens[at]!.head;
  }
  return false;
}

/** What is said before an inserted cue begins behind the cue before it, or with the sentence. */
export function startOfClause(sentence: Sentence, all: readonly Saying[], cue: Cue): number {
  let start = 0;
  for (const other of all)
    for (const one of other.cues) {
      if (one.token < cue.token && one !== cue && one.after !== null)
        start = Math.max(start, Math.max(...frameOf(sentence, one)) + 1);
    }
  for (let i = start; i < (cue.after ?? 0); i += 1) if (sentence.tokens[i]!.text === ";") start = i + 1;
  return start;
}

export const isAbove = (sentence: Sentence, above: number, below: number): boolean => {
  let at = sentence.tokens[below]!.head;
  for (let step = 0; at >= 0 && step < sentence.tokens.length; step += 1) {
    if (at === above) return true;
    at = sentence.tokens[at]!.head;
  }
  return false;
};

/**
 * "At one point, she said, she was tired": what is said goes on behind the comma that closes the inserted cue. The token from which
 * on; the sentence's length where nothing does.
 */
function behindInserted(sentence: Sentence, cue: Cue): number {
  const { tokens } = sentence;
  if (cue.after === null || tokens[cue.after]!.text !== ",") return tokens.length;
  let last = Number.NEGATIVE_INFINITY;
  for (const i of frameOf(sentence, cue)) if (i <= cue.token + MOST_FRAME && i > last) last = i;
  const next = tokens[last + 2];
  if (tokens[last + 1]?.text !== "," || next === undefined) return tokens.length;
  if (/^(?:VBG|WP|WDT|WRB)$/.test(next.xpos) || next.norm === "according") return tokens.length;
  return last + 2;
}

/** "At one point, she said, she was tired": so does what stands before the comma of the inserted cue; 0 where nothing does. */
function beforeInserted(sentence: Sentence, cue: Cue): number {
  const comma = openingComma(sentence, cue);
  if (comma < 2) return 0;
  for (let i = 0; i < comma; i += 1) if (sentence.tokens[i]!.upos === "VERB") return 0;
  return comma;
}

/** The comma that opens an inserted ", she said,"; -1 where the cue is not inserted. */
function openingComma(sentence: Sentence, cue: Cue): number {
  const { tokens } = sentence;
  if (cue.kind !== "verb" || cue.after !== null || cue.content === null || tokens[cue.token + 1]?.text !== ",")
    return -1;
  for (let i = cue.token - 1; i > 0 && i > cue.token - MOST_SUBJECT; i -= 1) {
    if (tokens[i]!.text === ",") return i;
    if (tokens[i]!.upos === "VERB" || /["“”]/.test(tokens[i]!.text)) return -1;
  }
  return -1;
}

/** Words that the subject of an inserted cue may have. */
const MOST_SUBJECT = 8;

/** "…, according to the bank": what it says fills the sentence, from the cue or semicolon before it. */
function aroundAccording(sentence: Sentence, all: readonly Saying[], cue: Cue, scope: Among): void {
  const { tokens } = sentence;
  let first = 0;
  let last = tokens.length - 1;
  for (const other of all)
    for (const one of other.cues) {
      if (one === cue || one.kind !== "verb") continue;
      if (one.token < cue.token) first = Math.max(first, Math.max(...frameOf(sentence, one)) + 1);
      else if (one.after === null) last = Math.min(last, Math.min(...frameOf(sentence, one)) - 1);
    }
  for (let i = first; i <= last; i += 1) {
    if (tokens[i]!.text !== ";") continue;
    if (i < cue.token) first = i + 1;
    else last = i - 1;
  }
  scope.fill(1, first, Math.max(first, last + 1));
}

/** Words that an inserted cue with its subject, hearer and day may take at most. */
const MOST_FRAME = 25;

/**
 * "They said the vote was rushed, and support would have grown": behind the first word of what is said all goes on with it to the
 * end of the cue's own clause, for the tree loses long coordinations. Not so a participle ("said X, adding"), a second verb of the
 * same subject that is set off by a comma ("said X, and left"), and what other cues have for their own.
 */
function goingOn(sentence: Sentence, cue: Cue, all: readonly Saying[], scope: Among): void {
  if (cue.kind !== "verb" || cue.content === null || cue.content < cue.token || cue.judges) return;
  const { tokens } = sentence;
  const main = MAIN.has(bareRel(tokens[cue.token]!));
  const from = subtree(sentence, cue.content).find((i) => i > cue.token);
  if (from === undefined) return;
  const to = main ? tokens.length - 1 : subtree(sentence, cue.token).at(-1)!;
  let away: Among | null = null;
  for (const child of children(sentence, cue.token)) {
    if (child.index < cue.content || child.index === cue.content) continue;
    const rel = bareRel(child);
    const told =
      rel === "advcl" && (child.xpos === "VBG" || /^(?:as|when|while|after|before)$/.test(markOf(sentence, child)));
    const second =
      rel === "conj" &&
      child.xpos === tokens[cue.token]!.xpos &&
      /^VB[DZP]$/.test(child.xpos) &&
      !children(sentence, child.index).some((one) => /^(?:nsubj|expl|csubj)$/.test(bareRel(one)));
    if (!told && !second && !isCue(all, child.index)) continue;
    away ??= new Uint8Array(tokens.length);
    for (const i of subtree(sentence, child.index)) away[i] = 1;
  }
  for (let i = from; i <= to; i += 1) if (away === null || away[i] === 0) scope[i] = 1;
}

const MAIN = new Set(["root", "conj", "parataxis"]);

const isCue = (all: readonly Saying[], token: number): boolean =>
  all.some((saying) => saying.cues.some((one) => one.token === token));

const markOf = (sentence: Sentence, clause: Token): string =>
  children(sentence, clause.index).find(
    (child) => /^(?:mark|advmod)$/.test(bareRel(child)) && child.index < clause.index,
  )?.norm ?? "";

/** The verb with its subject, helpers, hearer, place and day: what is not said but tells of the saying. */
export function frameOf(sentence: Sentence, cue: Cue): readonly number[] {
  const known = frames(sentence);
  let frame = known.get(cue);
  if (frame === undefined) {
    // Of a cue behind what is said nothing stands before it, nor of an inserted one.
    const from = cue.after ?? openingComma(sentence, cue);
    frame = wholeFrame(sentence, cue).filter((i) => i >= from);
    known.set(cue, frame);
  }
  return frame;
}

const frames = oncePer((_: Sentence) => new Map<Cue, readonly number[]>());

function wholeFrame(sentence: Sentence, cue: Cue): number[] {
  const frame = [cue.token];
  if (cue.kind === "according") {
    if (sentence.tokens[cue.token + 1] !== undefined) frame.push(cue.token + 1);
    if (cue.speaker !== null) frame.push(...subtree(sentence, cue.speaker));
    // "in the ministry's view"
    const view = cue.speaker === null ? -1 : sentence.tokens[cue.speaker]!.head;
    if (sentence.tokens[cue.token]!.norm === "in")
      for (let i = cue.token + 2; i <= Math.max(view, cue.speaker ?? 0); i += 1) frame.push(i);
    return frame;
  }
  if (cue.speaker !== null && !isAbove(sentence, cue.speaker, cue.token))
    frame.push(
      ...subtree(
        sentence,
        cue.speaker,
        // "said Weaver, who added that": what he added is not the first cue's own.
        (child) =>
          child.index === cue.token ||
          child.index === cue.content ||
          (child.deprel === "acl:relcl" && child.index > cue.token),
      ),
    );
  // "was quoted as saying that": two words more tell of the saying.
  if (cue.lemma === "quote")
    frame.push(
      ...sentence.tokens
        .filter(
          ({ norm, index }) =>
            index > cue.token &&
            (norm === "saying" || (norm === "as" && sentence.tokens[index + 1]?.norm === "saying")),
        )
        .map(({ index }) => index),
    );
  for (const child of children(sentence, cue.token)) {
    if (child.index === cue.content || cue.judges) continue;
    if (FRAMING.has(bareRel(child))) {
      if (bareRel(child) === "advcl" && child.index > cue.token && cue.content === null) continue;
      // Only verbs with a hearer have an object that is not said.
      if (bareRel(child) === "obj" && (cue.content === child.index || !HEARD.has(cue.lemma))) continue;
      frame.push(
        ...subtree(
          sentence,
          child.index,
          (below) => below.index === cue.content || (below.index > cue.token && isClause(below)),
        ),
      );
    }
  }
  return frame;
}

const FRAMING = new Set("nsubj aux obl advmod obj iobj mark cc punct discourse compound advcl cop".split(" "));

const HEARD = new Set([
  "tell",
  "assure",
  "remind",
  "inform",
  "warn",
  "ask",
  "urge",
  "notify",
  "advise",
  "caution",
  "beg",
]);

const isClause = (token: Token): boolean =>
  /^(?:acl|ccomp|parataxis)$/.test(bareRel(token)) ||
  ((token.upos === "VERB" || token.upos === "AUX") && (bareRel(token) === "conj" || bareRel(token) === "advcl"));

const ownTokens = (sentence: Sentence, cue: Cue): readonly number[] => {
  const own = frameOf(sentence, cue);
  return cue.content !== null && !isAbove(sentence, cue.content, cue.token)
    ? [...own, ...subtree(sentence, cue.content)]
    : own;
};
