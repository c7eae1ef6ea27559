/** What the files of this folder hand to one another: cues of one speaker in one sentence, and the quotations that are theirs. */
import type { Sentence } from "../../model/index.ts";
import type { Cue } from "./cues.ts";
import type { Speaker } from "./speaker.ts";

export const OUTLETS =
  /\b(?:news|agency|times|post|press|media|tass|interfax|reuters|afp|ap|xinhua|yonhap|kyodo|dpa|pti|ria|tv|radio|daily|journal|herald|bbc|cnn|bloomberg|anadolu|irna|kcna)\b/i;

/** A quotation's part in one sentence. */
export interface Piece {
  readonly quote: number;
  readonly sentence: number;
  readonly start: number;
  readonly end: number;
  /** Tokens between the marks in this sentence. */
  readonly first: number;
  readonly last: number;
}

export interface Saying {
  readonly sentence: Sentence;
  readonly cues: readonly Cue[];
  readonly speaker: Speaker;
  readonly via: string | null;
  readonly viaSpan: readonly [number, number] | null;
  readonly to: string | null;
  /** Cues beside it that only relay it ("according to Interfax"). */
  readonly asides: readonly Cue[];
}

export interface Draft {
  saying: Saying;
  pieces: Piece[];
  form: "direct" | "indirect" | "mixed";
  /** Tokens of the saying's own sentence that are content outside quotation marks. */
  content: number[];
  sentences: Set<number>;
  /** For a quotation without a cue: the sentence whose cue it goes by. */
  follows?: number;
}
