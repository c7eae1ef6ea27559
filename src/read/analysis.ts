/** All that the extractors know of an article, laid out by its sentences. */
import type { Analysis } from "../model/index.ts";

/** What is found in an article, made an `Analysis`. */
export const analysisOf = (
  found: Pick<Analysis, "article" | "sentences" | "mentions" | "times" | "published">,
): Analysis => ({
  article: found.article,
  sentences: found.sentences,
  mentions: found.mentions,
  mentionsBySentence: bySentence(found.sentences.length, found.mentions),
  times: found.times,
  timesBySentence: bySentence(found.sentences.length, found.times),
  published: found.published,
});

/** The analysis with other times. */
export const withTimes = (analysis: Analysis, times: Analysis["times"]): Analysis => ({
  ...analysis,
  times,
  timesBySentence: bySentence(analysis.sentences.length, times),
});

function bySentence<T extends { readonly sentence: number }>(count: number, found: readonly T[]): T[][] {
  const lists: T[][] = Array.from({ length: count }, () => []);
  for (const one of found) lists[one.sentence]?.push(one);
  return lists;
}
