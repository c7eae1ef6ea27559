/**
 * Who is said to say, believe, want, back, ask or find what: every attribution of a page, the record's statements among them.
 *
 * "Voters fear that prices will rise" is a belief of "Voters", and no statement: nobody said it. GOLD.md's record keeps sayings
 * only; this is the wider notion of PARC 3.0 and PolNeAR (Newell et al., LREC 2018), which `readout explain` shows beside the
 * record, so that one sees what was heard and why it was left out. Reads data/attribution-cues.tsv over UD v2 trees.
 */
import {
  agentOf,
  bareRel,
  children,
  dependent,
  dependents,
  headOf,
  isPassive,
  spanOf,
  subjectOf,
  subtree,
} from "../../language/index.ts";
import type { Analysis, Sentence, Span, Token } from "../../model/index.ts";
import { clauseRoot, openingName } from "./colons.ts";
import { draftsOf } from "./drafts.ts";
import type { AttributionCue, StatementLexicon } from "./lexicon.ts";
import { once } from "./once.ts";
import { quotesOfBody } from "./quotes.ts";
import type { Draft } from "./saying.ts";

export type AttributionKind = "statement" | "quotation" | AttributionCue["kind"];

export interface Attribution {
  readonly kind: AttributionKind;
  /** Index of the sentence that the cue stands in. */
  readonly sentence: number;
  /** Who it is attributed to, in the page's words; null where the page does not say. */
  readonly source: Span | null;
  /** The name that the record gives the source; null where it gives none. */
  readonly speaker: string | null;
  readonly cue: Span;
  /** What is attributed: one stretch, or several where other words stand between. */
  readonly content: readonly Span[];
}

/** All attributions of the article: the statements first, then the others in the order of the words. */
export function readAttributions(analysis: Analysis, lexicon: StatementLexicon): Attribution[] {
  const drafts = once(draftsOf(analysis, lexicon));
  const stated = drafts.map((draft) => ofStatement(draft));
  const others = analysis.sentences.flatMap((sentence) => {
    const found: Attribution[] = [];
    const opening = openingName(analysis, sentence);
    if (opening !== null) found.push(opening);
    for (const token of sentence.tokens) {
      const one = attributionAt(sentence, token, lexicon);
      if (one !== null && !stated.some((other) => other.cue.start === one.cue.start && within(one, other)))
        found.push(one);
    }
    return found;
  });
  return [...stated, ...others, ...unclaimed(analysis, [...stated, ...others])];
}

/** Is all that the one attributes among what the other does? */
const within = (one: Attribution, other: Attribution): boolean =>
  one.content.every((span) => other.content.some((whole) => whole.start <= span.start && span.end <= whole.end));

/** Quotations that nobody is said to have said: of four words and more, as fewer are names and scare quotes. */
function unclaimed(analysis: Analysis, found: readonly Attribution[]): Attribution[] {
  const { body } = analysis.article;
  return quotesOfBody(body, analysis.sentences).flatMap(({ inner, outer }) => {
    const words = body.slice(inner.start, inner.end).split(/\s+/).length;
    const sentence = analysis.sentences.find((one) => one.start <= inner.start && inner.start < one.end);
    const known = found.some((one) => one.content.some((span) => span.start < inner.end && inner.start < span.end));
    if (words < LEAST_WORDS || known || sentence === undefined) return [];
    return [
      {
        kind: "quotation" as const,
        sentence: sentence.index,
        source: null,
        speaker: null,
        cue: { start: outer.start, end: inner.start > outer.start ? inner.start : inner.start + 1 },
        content: [inner],
      },
    ];
  });
}

const LEAST_WORDS = 4;

function ofStatement(draft: Draft): Attribution {
  const { sentence, cues, speaker } = draft.saying;
  const cue = cues[0]!;
  const verb = sentence.tokens[cue.token]!;
  const head = cue.speaker;
  const words = head === null ? [] : subtree(sentence, head, (child) => isClause(child) || child.index === cue.token);
  return {
    kind: "statement",
    sentence: sentence.index,
    source: words.length === 0 ? null : spanOf(sentence, words),
    speaker: speaker.names.length > 1 ? speaker.names.join(", ") : speaker.name,
    cue: { start: verb.start, end: verb.end },
    content: [...stretches(sentence, draft.content), ...draft.pieces.map(({ start, end }) => ({ start, end }))].sort(
      (a, b) => a.start - b.start,
    ),
  };
}

/** Tokens as stretches of the body, broken where a word that is no mark stands between. */
export function stretches(sentence: Sentence, tokens: readonly number[]): Span[] {
  const spans: Span[] = [];
  let before = -2;
  for (const i of tokens) {
    const token = sentence.tokens[i]!;
    const gap = sentence.tokens.slice(before + 1, i);
    if (spans.length > 0 && gap.every((one) => one.upos === "PUNCT"))
      spans[spans.length - 1] = { start: spans.at(-1)!.start, end: token.end };
    else spans.push({ start: token.start, end: token.end });
    before = i;
  }
  return spans;
}

function attributionAt(sentence: Sentence, token: Token, lexicon: StatementLexicon): Attribution | null {
  if (token.norm === "according" && sentence.tokens[token.index + 1]?.norm === "to")
    return accordingTo(sentence, token);
  if (token.upos === "ADV" && HEARSAY.has(token.norm)) return hearsay(sentence, token);
  const pos = token.upos === "VERB" ? "v" : token.upos === "NOUN" ? "n" : token.upos === "ADJ" ? "a" : null;
  if (pos === null) return null;
  // "the pledged delegates", "a proposed wall"
  if (pos === "v" && token.deprel === "amod") return null;
  const spoken = pos === "v" ? lexicon.verbs.get(token.lemma) : undefined;
  const listed = lexicon.cues.get(`${token.lemma}\t${pos}`);
  const cue: AttributionCue | null =
    spoken !== undefined
      ? {
          kind: listed?.kind ?? "saying",
          takes: new Set([...(spoken.frame === "quote" ? [] : ["c"]), ...(listed?.takes ?? [])]),
        }
      : (listed ?? null);
  const content =
    cue === null ? (pos === "v" ? thatClause(sentence, token) : []) : contentOf(sentence, token, cue, pos);
  if (content.length === 0) return null;
  const source = sourceOf(sentence, token, pos, new Set(content));
  return {
    kind: cue?.kind ?? "saying",
    sentence: sentence.index,
    source: source === null ? null : phraseOf(sentence, source, token.index),
    speaker: null,
    cue: { start: token.start, end: token.end },
    content: stretches(sentence, content),
  };
}

/** What the cue is about, as tokens in order; empty where nothing of what it takes stands beside it. */
function contentOf(sentence: Sentence, token: Token, cue: AttributionCue, pos: "v" | "n" | "a"): number[] {
  const found = new Set<number>();
  const add = (i: number, stop?: (child: Token) => boolean): void => {
    for (const at of subtree(sentence, i, stop)) if (at !== token.index) found.add(at);
  };
  const passive = pos === "v" && isPassive(sentence, token.index);
  const own = (child: Token): boolean => child.index === token.index;
  if (cue.takes.has("c")) {
    for (const child of children(sentence, token.index)) {
      const rel = bareRel(child);
      if (rel === "ccomp" || rel === "xcomp") add(child.index, own);
      else if (
        pos !== "v" &&
        (rel === "acl" || rel === "advcl") &&
        child.deprel !== "acl:relcl" &&
        child.index > token.index
      )
        add(child.index, own);
      else if (rel === "advcl" && child.index > token.index && ifClause(sentence, child)) add(child.index, own);
    }
    // "is expected to", "seems to", "is thought to": the subject belongs to what is expected.
    const raises = cue.kind === "appearance" || (passive && dependent(sentence, token.index, "xcomp") !== null);
    if (found.size > 0 && raises && cue.kind !== "call") {
      const subject = dependent(sentence, token.index, "nsubj");
      if (subject !== null) add(subject.index);
    }
    // "…, she noted", "as the tabloid reported": what is said stands around it.
    const as = bareRel(token) === "advcl" && caseOf(sentence, token) === "as";
    if (found.size === 0 && pos === "v" && (bareRel(token) === "parataxis" || as)) {
      const head = headOf(sentence, token.index);
      if (head !== null) add(head.index, own);
    }
  }
  if (cue.takes.has("o")) {
    const object =
      dependent(sentence, token.index, "obj") ?? (passive ? dependent(sentence, token.index, "nsubj") : null);
    if (object !== null && object.xpos !== "WDT" && object.xpos !== "WP") {
      add(object.index);
      if (cue.kind === "label" || cue.kind === "stance" || cue.kind === "belief")
        for (const child of children(sentence, token.index))
          if (
            child.index > token.index &&
            /^(?:xcomp|obl)$/.test(bareRel(child)) &&
            (cue.kind === "label" || caseOf(sentence, child) === "as" || caseOf(sentence, child) === "of")
          )
            add(child.index);
    } else if (
      token.deprel === "acl:relcl" &&
      token.head >= 0 &&
      dependent(sentence, token.index, "nsubj") !== null &&
      found.size === 0
    )
      add(token.head, own);
  }
  for (const child of children(sentence, token.index)) {
    if (!/^(?:obl|nmod|advcl|acl)$/.test(bareRel(child)) || child.index < token.index) continue;
    const preposition = caseOf(sentence, child);
    if (preposition !== null && cue.takes.has(preposition) && preposition !== "c" && preposition !== "o")
      add(child.index);
  }
  if (found.size === 0 && cue.takes.has("c")) for (const i of thatClause(sentence, token)) found.add(i);
  return trimmed(
    sentence,
    [...found].sort((a, b) => a - b),
  );
}

/** A finite clause below a verb that no table knows: "tallied that". */
function thatClause(sentence: Sentence, token: Token): number[] {
  const clause = children(sentence, token.index).find(
    (child) => bareRel(child) === "ccomp" && dependent(sentence, child.index, "nsubj") !== null,
  );
  return clause === undefined || LIGHT.has(token.lemma)
    ? []
    : trimmed(
        sentence,
        subtree(sentence, clause.index, (child) => child.index === token.index),
      );
}

/** Verbs with a clause below them that attribute it to nobody. */
const LIGHT = new Set([
  "make",
  "let",
  "have",
  "help",
  "get",
  "keep",
  "ensure",
  "watch",
  "be",
  "do",
  "come",
  "go",
  "cause",
]);

const ifClause = (sentence: Sentence, clause: Token): boolean =>
  children(sentence, clause.index).some((child) => child.deprel === "mark" && /^(?:that|whether)$/.test(child.norm));

const caseOf = (sentence: Sentence, token: Token): string | null =>
  children(sentence, token.index).find(
    (child) =>
      child.index < token.index && (bareRel(child) === "case" || (bareRel(child) === "mark" && child.upos !== "PART")),
  )?.norm ?? null;

/** Whose it is: the verb's subject, the noun's owner, else the subject of the verb that the noun is the object of. */
function sourceOf(sentence: Sentence, token: Token, pos: "v" | "n" | "a", content: ReadonlySet<number>): number | null {
  let found: Token | null;
  if (pos === "v") {
    const passive = isPassive(sentence, token.index);
    found = passive ? agentOf(sentence, token.index) : subjectOf(sentence, token.index);
  } else if (pos === "a") found = dependent(sentence, token.index, "nsubj") ?? subjectOf(sentence, token.index);
  else {
    found =
      dependent(sentence, token.index, "nmod:poss") ??
      dependents(sentence, token.index, "nmod").find((child) =>
        /^(?:of|from|by|among)$/.test(caseOf(sentence, child) ?? ""),
      ) ??
      null;
    const head = headOf(sentence, token.index);
    if (found === null && head?.upos === "VERB" && bareRel(token) === "obj") found = subjectOf(sentence, head.index);
  }
  return found === null || content.has(found.index) ? null : found.index;
}

/** The words of who it is, without the clauses that hang on them. */
function phraseOf(sentence: Sentence, head: number, cue: number): Span {
  const words = trimmed(
    sentence,
    subtree(sentence, head, (child) => child.index === cue || isClause(child)).filter(
      (i) => sentence.tokens[i]!.deprel !== "case" || sentence.tokens[i]!.head !== head,
    ),
  );
  return spanOf(sentence, words.length === 0 ? [head] : words);
}

const isClause = (token: Token): boolean => /^(?:acl|advcl|ccomp|parataxis|cop)$/.test(bareRel(token));

/** "according to the poll": what it says is the clause that it hangs on. */
function accordingTo(sentence: Sentence, token: Token): Attribution | null {
  let head = headOf(sentence, token.index);
  if (head === null || head.index < token.index)
    head =
      children(sentence, token.index).find((child) => child.index > token.index + 1) ??
      sentence.tokens[token.index + 2] ??
      null;
  if (head === null) return null;
  const source = subtree(sentence, head.index).filter((i) => i > token.index + 1);
  const last = source.at(-1);
  if (last === undefined) return null;
  const root = clauseRoot(sentence, token.index, head.index);
  const away = new Set([token.index, token.index + 1, ...source]);
  const content = trimmed(
    sentence,
    subtree(sentence, root).filter((i) => !away.has(i)),
  );
  if (content.length === 0) return null;
  return {
    kind: "finding",
    sentence: sentence.index,
    source: spanOf(sentence, source),
    speaker: null,
    cue: { start: token.start, end: sentence.tokens[token.index + 1]!.end },
    content: stretches(sentence, content),
  };
}

const HEARSAY = new Set([
  "allegedly",
  "apparently",
  "evidently",
  "ostensibly",
  "presumably",
  "purportedly",
  "reportedly",
  "seemingly",
  "supposedly",
]);

/** "He is reportedly ill": heard from nobody who is named. */
function hearsay(sentence: Sentence, token: Token): Attribution | null {
  const head = headOf(sentence, token.index);
  if (head === null) return null;
  const content = trimmed(
    sentence,
    subtree(sentence, head.index, (child) => child.index === token.index || child.deprel === "parataxis"),
  );
  return {
    kind: "appearance",
    sentence: sentence.index,
    source: null,
    speaker: null,
    cue: { start: token.start, end: token.end },
    content: stretches(sentence, content),
  };
}

function trimmed(sentence: Sentence, tokens: readonly number[]): number[] {
  const mark = (i: number | undefined): boolean => i !== undefined && sentence.tokens[i]!.upos === "PUNCT";
  let from = 0;
  let to = tokens.length;
  while (from < to && mark(tokens[from])) from += 1;
  while (to > from && mark(tokens[to - 1])) to -= 1;
  return tokens.slice(from, to);
}
