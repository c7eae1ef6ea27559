/**
 * The verbs of saying of data/speech-verbs.tsv as a value: "warn" is a verb of the frame `warn` that asserts.
 */
import type { Act } from "../../model/index.ts";

/** What a verb wants beside it before it counts as a saying; `cues.ts` reads them. */
export type Frame =
  | "say"
  | "clause"
  | "quote"
  | "tell"
  | "announce"
  | "warn"
  | "belief"
  | "judge"
  | "ask"
  | "encourage"
  | "call"
  | "appeal"
  | "order"
  | "apologise"
  | "label"
  | "promise"
  | "welcome"
  | "endorse"
  | "oppose"
  | "dismiss"
  | "deny"
  | "decline"
  | "express"
  | "agree"
  | "reaffirm"
  | "point"
  | "lash"
  | "doc"
  /** Several words, `idioms.ts`; no row of the table. */
  | "idiom";

export interface SpeechVerb {
  readonly lemma: string;
  readonly frame: Frame;
  readonly act: Act;
}

/** A row of data/attribution-cues.tsv. */
export interface AttributionCue {
  readonly kind:
    | "saying"
    | "belief"
    | "intention"
    | "stance"
    | "question"
    | "topic"
    | "finding"
    | "appearance"
    | "call"
    | "label";
  /** "c" a clause or infinitive, "o" an object, else prepositions. */
  readonly takes: ReadonlySet<string>;
}

export interface StatementLexicon {
  readonly verbs: ReadonlyMap<string, SpeechVerb>;
  /** Every form in "-ed" that one of them may have, and what an ending cut off too far leaves of one ("blar"). */
  readonly pasts: ReadonlySet<string>;
  /** By lemma, a tab, and "v", "n" or "a". */
  readonly cues: ReadonlyMap<string, AttributionCue>;
  /** English names of states by ISO 3166-1 alpha-3 code, for those that a page calls by no name. */
  readonly states: ReadonlyMap<string, string>;
}

/** The rows of data/speech-verbs.tsv, data/attribution-cues.tsv and data/states.tsv; lines that begin with "#" are comments, and a row that is not whole is left out. */
export function statementLexicon(tsv: string, cuesTsv: string, statesTsv: string): StatementLexicon {
  const verbs = new Map<string, SpeechVerb>();
  for (const line of tsv.split("\n")) {
    if (line === "" || line.startsWith("#")) continue;
    const [lemma, frame, act] = line.split("\t");
    if (lemma === undefined || frame === undefined || act === undefined) continue;
    // The table is ours and a test reads it through, so the two words are what they should be.
    verbs.set(lemma, { lemma, frame: frame as Frame, act: act as Act });
  }
  const cues = new Map<string, AttributionCue>();
  for (const line of cuesTsv.split("\n")) {
    if (line === "" || line.startsWith("#")) continue;
    const [lemma, pos, kind, takes] = line.split("\t");
    if (lemma === undefined || pos === undefined || kind === undefined || takes === undefined) continue;
    cues.set(`${lemma}\t${pos}`, { kind: kind as AttributionCue["kind"], takes: new Set(takes.split(",")) });
  }
  const states = new Map<string, string>();
  for (const line of statesTsv.split("\n")) {
    const [code, , , name] = line.split("\t");
    if (!line.startsWith("#") && code !== undefined && name !== undefined) states.set(code, name);
  }
  const pasts = new Set(
    [...verbs.keys()].flatMap((verb) => {
      const stem = verb.slice(0, -1);
      return [`${verb}ed`, `${stem}ed`, `${stem}ied`, ...(verb.endsWith("e") ? [stem] : [])];
    }),
  );
  return { verbs, pasts, cues, states };
}
