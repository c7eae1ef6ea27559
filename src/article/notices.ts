/**
 * What a paper says about the text itself: "This story has been updated", "Correction: an earlier version misstated the date",
 * "Embargoed until 00:01 GMT". None is part of the article; each is kept as a note of its kind.
 *
 * Told by the opening words, which speak of the story and not of the world: "Correction of the borders was refused" is a sentence.
 */

export interface Notice {
  readonly by: "update-note" | "correction-note" | "embargo";
  readonly why: string;
}

/** What this line, or sentence of a long line, says about the text; null where it is of the article. */
export function noticeOf(line: string): Notice | null {
  if (line.length < 8 || line.length > LONGEST) return null;
  const text = line.replace(LEAD, "");
  if (CORRECTED.test(text) || (CORRECTION.test(text) && ENDED.test(text)))
    return { by: "correction-note", why: "says what was wrong in an earlier version" };
  if (UPDATED.test(text)) return { by: "update-note", why: "says that the text was changed" };
  if (text.length < LONGEST_EMBARGO && EMBARGO.test(text))
    return { by: "embargo", why: "says from when the text may be published" };
  return null;
}

/** UTF-16 units; a longer paragraph is of the article, whatever it opens with. */
const LONGEST = 900;
const LONGEST_EMBARGO = 160;
/** Brackets, stars, "Editor's note:". */
const LEAD = /^[\s([*_•–—-]{0,6}(?:(?:editor[’']?s?[’']?|publisher[’']s)\s+note\s*[:–—-]\s*)?/i;
const TEXT = "(?:story|article|post|page|report|piece|copy|column|headline|version|dispatch|item|live ?blog)";
const ENDED = /[.!?][”’"')\]*_]*\s*$/;
const CORRECTION =
  /^(?:corrections?|clarifications?|erratum|errata|corrections? (?:and|&) clarifications?)\s*(?:[,(]\s?[^:]{1,40})?\s*[:–—]\s*\S/i;
const CORRECTED = new RegExp(
  `^(?:an |the |in an? |a )?(?:earlier|previous|original|prior) versions? of (?:this|the|our) ${TEXT}|^this ${TEXT} (?:has been|was|has since been) (?:corrected|amended|clarified)|^(?:corrects|refiles to correct|corrected to|this version corrects|this (?:story|article) corrects)\\b|^(?:the|this) (?:story|article|headline) (?:originally|initially|previously|earlier) (?:misstated|misidentified|misspelled|said|stated|gave)`,
  "i",
);
const UPDATED = new RegExp(
  `^this (?:is a (?:developing|breaking)(?: news)? (?:story|article)|(?:developing |breaking )?(?:news )?${TEXT} (?:has been|was|is being|will be|may be|has since been) (?:last |frequently |continuously )?(?:updated|revised|changed|edited))|^(?:updates|adds|recasts|updated|refiles|rewrites) (?:with|to (?:add|include|reflect)|(?:throughout|lead|lede|details?|quotes?|comments?|background|paragraphs?|reaction)\\b)`,
  "i",
);
const EMBARGO =
  /^(?:strictly )?(?:under )?embargo(?:ed)?\s*(?:until|till|to|for|:|–|—|-)\s*\S|^(?:hold|not) for (?:release|publication|broadcast)(?:,? (?:publication|broadcast|or|release))*\s*(?:until|before|till|:)/i;
