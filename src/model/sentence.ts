import type { Span } from "./span.ts";

/** What a stretch of body is, as far as its form tells. */
export type SentenceKind = "prose" | "headline" | "subhead" | "list-item" | "caption";

/** One sentence of the body, its tokens a tree (UD v2). Offsets are into `Article.body`. */
export interface Sentence extends Span {
  readonly index: number;
  /** Which paragraph of the body, from 0. */
  readonly paragraph: number;
  readonly kind: SentenceKind;
  readonly tokens: readonly Token[];
  /** Stretches between quotation marks that touch this sentence, marks included, into the body; an open quote runs on to the sentence's end. */
  readonly quotes: readonly Span[];
}

/** One word of UD: "don't" is "do" + "n't". Every token is a stretch of the body; nothing is normalised but `norm`. */
export interface Token extends Span {
  readonly index: number;
  readonly text: string;
  /** Lower case, straight apostrophes. */
  readonly norm: string;
  readonly lemma: string;
  /** UD v2 universal tag. */
  readonly upos: Upos;
  /** Penn tag. */
  readonly xpos: string;
  /** Index of the head in the sentence, -1 for the root. */
  readonly head: number;
  /** UD v2 relation, with subtype: "nsubj:pass". */
  readonly deprel: string;
}

export type Upos =
  | "ADJ"
  | "ADP"
  | "ADV"
  | "AUX"
  | "CCONJ"
  | "DET"
  | "INTJ"
  | "NOUN"
  | "NUM"
  | "PART"
  | "PRON"
  | "PROPN"
  | "PUNCT"
  | "SCONJ"
  | "SYM"
  | "VERB"
  | "X";
