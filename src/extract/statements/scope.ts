/** Which words of a sentence belong to what is said, and which only tell of the saying. */
import { bareRel, children, subtree } from "../../language/index.ts";
import type { Sentence, Token } from "../../model/index.ts";
import type { Cue } from "./cues.ts";
import type { Saying } from "./saying.ts";

/** Tokens that belong to what a saying says: below its content heads, without other sayings' own words and its own frame. */
export function scopeOf(sentence: Sentence, saying: Saying, all: readonly Saying[]): Set<number> {
  const scope = new Set<number>();
  const frames = new Set<number>();
  for (const other of all) {
    for (const cue of [...other.cues, ...other.asides]) for (const i of frameOf(sentence, cue)) frames.add(i);
  }
  for (const cue of saying.cues) {
    if (cue.after !== null) {
      for (let i = startOfClause(sentence, all, cue); i < cue.after; i += 1) scope.add(i);
      continue;
    }
    if (cue.content === null && !cue.judges && cue.kind === "verb") {
      for (let i = cue.token + 1; i < sentence.tokens.length; i += 1) scope.add(i);
    }
    if (cue.content !== null) {
      const inverted = sentence.tokens[cue.token]!.head === cue.content || isAbove(sentence, cue.content, cue.token);
      for (const i of subtree(sentence, cue.content, (child) => child.index === cue.token)) {
        if (inverted && !sameSide(sentence, cue, i)) continue;
        scope.add(i);
      }
    }
    if (cue.judges) for (const i of subtree(sentence, cue.token)) if (i > cue.token) scope.add(i);
  }
  for (const i of frames) scope.delete(i);
  for (const other of all) {
    if (other === saying) continue;
    for (const cue of other.cues) {
      if (saying.cues.some((own) => isAbove(sentence, cue.token, own.token))) continue;
      for (const i of ownTokens(sentence, cue)) scope.delete(i);
    }
  }
  return scope;
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

/** What is said stands on one side of an inserted "she said" where no quotation goes on behind it. */
const sameSide = (_sentence: Sentence, _cue: Cue, _i: number): boolean => true;

/** The verb with its subject, helpers, hearer, place and day: what is not said but tells of the saying. */
export function frameOf(sentence: Sentence, cue: Cue): number[] {
  const frame = wholeFrame(sentence, cue);
  // Of a cue behind what is said nothing stands before it.
  return cue.after === null ? frame : frame.filter((i) => i >= cue.after!);
}

function wholeFrame(sentence: Sentence, cue: Cue): number[] {
  const frame = [cue.token];
  if (cue.kind === "according") {
    if (sentence.tokens[cue.token + 1] !== undefined) frame.push(cue.token + 1);
    if (cue.speaker !== null) frame.push(...subtree(sentence, cue.speaker));
    return frame;
  }
  if (cue.speaker !== null && !isAbove(sentence, cue.speaker, cue.token))
    frame.push(...subtree(sentence, cue.speaker, (child) => child.index === cue.token || child.index === cue.content));
  for (const child of children(sentence, cue.token)) {
    if (child.index === cue.content || cue.judges) continue;
    if (/^(?:nsubj|aux|obl|advmod|obj|iobj|mark|cc|punct|discourse|compound|advcl|cop)$/.test(bareRel(child))) {
      if (bareRel(child) === "advcl" && child.index > cue.token && cue.content === null) continue;
      if (bareRel(child) === "obj" && cue.content === child.index) continue;
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

const isClause = (token: Token): boolean =>
  /^(?:acl|ccomp|parataxis)$/.test(bareRel(token)) ||
  ((token.upos === "VERB" || token.upos === "AUX") && (bareRel(token) === "conj" || bareRel(token) === "advcl"));

const ownTokens = (sentence: Sentence, cue: Cue): number[] => {
  const own = frameOf(sentence, cue);
  if (cue.content !== null && !isAbove(sentence, cue.content, cue.token)) own.push(...subtree(sentence, cue.content));
  return own;
};
