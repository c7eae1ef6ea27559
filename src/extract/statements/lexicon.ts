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
  | "doc";

export interface SpeechVerb {
  readonly lemma: string;
  readonly frame: Frame;
  readonly act: Act;
}

export interface StatementLexicon {
  readonly verbs: ReadonlyMap<string, SpeechVerb>;
}

/** The rows of data/speech-verbs.tsv; lines that begin with "#" are comments, and a row that is not whole is left out. */
export function statementLexicon(tsv: string): StatementLexicon {
  const verbs = new Map<string, SpeechVerb>();
  for (const line of tsv.split("\n")) {
    if (line === "" || line.startsWith("#")) continue;
    const [lemma, frame, act] = line.split("\t");
    if (lemma === undefined || frame === undefined || act === undefined) continue;
    // The table is ours and a test reads it through, so the two words are what they should be.
    verbs.set(lemma, { lemma, frame: frame as Frame, act: act as Act });
  }
  return { verbs };
}
