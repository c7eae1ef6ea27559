/**
 * Whether an article bears the scars of paraphrase or of translation there and back: "the war. in the east", a paragraph
 * that ends on "has helped offset the". Two scars make it "reworded"; a slip happens to every writer once.
 *
 * Only general scars are counted, none of words. Null when the text is too short to tell.
 */
export function wordingOf(body: string): "original" | "reworded" | null {
  if (body.length < 700 || !/[a-z]/.test(body)) return null;
  let scars = 0;
  const seen = body.slice(0, 60_000);
  for (const match of seen.matchAll(LOWER_START)) {
    if (!ABBREVIATED.has(match[1]!.toLowerCase())) scars += 1;
  }
  for (const match of seen.matchAll(LONE_WORD))
    if (/(?:ed|me|ing|en|ly|nt)$/.test(match[1]!) && !ANSWERS.has(match[1]!)) scars += 1;
  for (const paragraph of seen.split("\n\n")) {
    if (paragraph.length > 60 && CUT_END.test(paragraph)) scars += 1;
    if (SWALLOWED_SPACE.test(paragraph)) scars += 1;
  }
  const long = Math.max(1, seen.length / 12_000);
  return scars >= 2 * long ? "reworded" : "original";
}

/** A sentence that begins in lower case: "exchanges. bilateral". */
const LOWER_START = /(?<=[\s“"])([a-z]{2,})[”"’]?\. ([a-z]{2,})(?=[\s,.])/g;
/** A sentence of one word: "stance on the strait. Became." */
const LONE_WORD = /[a-z]{2,}[”"]?\. ([A-Z][a-z]{3,})\.(?=\s|$)/g;
/** A paragraph that stops on a small word. */
const CUT_END =
  /\s(?:the|a|an|of|to|and|in|for|with|by|at|from|on|or|its|their|his|that|which|is|are|was|were|has|have|be|will|would|as)\s*$/;
/** A name and a pronoun run together: "Rossithey said". */
const SWALLOWED_SPACE = /[a-z]{3}(?:they|whom|which|would|could)\s(?:said|are|were|have|be|is|was)\b/;
const ABBREVIATED: ReadonlySet<string> = new Set(
  "no vs etc eg ie al am pm st dr mr mrs jr sr inc ltd co corp approx est dept gov sen rep gen lt col prof fig vol ed ca ft oz lb lbs mph hrs min sec nos pp".split(
    " ",
  ),
);
const ANSWERS: ReadonlySet<string> = new Set([
  "Absolutely",
  "Exactly",
  "Nothing",
  "Definitely",
  "Apparently",
  "Indeed",
  "Finally",
  "Seriously",
  "Really",
  "Amen",
  "Everything",
  "Something",
  "Certainly",
  "Sadly",
  "Silent",
  "Different",
  "Unprecedented",
  "Excellent",
]);
