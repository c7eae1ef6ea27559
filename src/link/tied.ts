/** How two pages are tied, what was seen of it, and that in words: "64 % of the shorter's word runs; … same day; from p1: it is the earlier". */

/** One copied from the other, worded from it, both telling one happening of the same day, or different stages of it. */
export type Relation = "same_text" | "rewrite" | "same_story" | "same_event";

/** What told which of two pages the other was made from, in the order in which it is asked. */
export const CUES = ["credited", "reworded", "earlier", "fuller", "dateline"] as const;
export type Cue = (typeof CUES)[number];

const CUE_WORDS: Readonly<Record<Cue, string>> = {
  credited: "the other credits it",
  reworded: "the other is reworded",
  earlier: "it is the earlier",
  fuller: "it is the fuller",
  dateline: "it has the dateline",
};

/** Whole numbers, so that a million ties can be kept. */
export interface Seen {
  /** Same bytes, or a person said so: then nothing else was asked. */
  readonly how: "likeness" | "bytes" | "person";
  /** Hundredths of the shorter's word runs, and of its sentences, that stand in the longer. */
  readonly runs: number;
  readonly aligned: number;
  /** Likeness of all words and of title and first lines, in hundredths. */
  readonly words: number;
  readonly lead: number;
  /** Dated events in common, 2 for more. */
  readonly facts: number;
  /** Days between the two; null where the day of one is unknown. */
  readonly gap: number | null;
  readonly cue: Cue | null;
}

/** `source` is the id of the page that the other was made from. */
export function whyTied({ how, runs, aligned, words, lead, facts, gap, cue }: Seen, source: string | null): string {
  if (how === "person") return "a person said so";
  const reasons =
    how === "bytes"
      ? ["the same bytes"]
      : [
          `${runs} % of the shorter's word runs`,
          aligned > 0 ? `${aligned} % of its sentences answered` : null,
          `likeness of words ${(words / 100).toFixed(2)}, of first lines ${(lead / 100).toFixed(2)}`,
          facts > 0 ? `${facts === 1 ? "a dated event" : "dated events"} in common` : null,
          gap === null ? "day of one unknown" : gap === 0 ? "same day" : `${gap} days apart`,
        ];
  if (source !== null && cue !== null) reasons.push(`from ${source}: ${CUE_WORDS[cue]}`);
  return reasons.filter((reason) => reason !== null).join("; ");
}
