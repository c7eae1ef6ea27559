/**
 * Chrome glued into a sentence of a page that came as one line: "Share Tweet By Ana Ruiz 3 May 2024 The talks ended." is cut
 * before "The".
 *
 * Cuts stand behind datelines' dates, bylines and a few labels of players and share bars, and where a row of capitalised
 * words without a function word (a menu) turns into a clause.
 */
import { printedDates } from "../kit/printed-date.ts";
import type { Span } from "../model/span.ts";
import { datelineOf } from "./dateline.ts";
import type { ArticleTables } from "./tables.ts";

/** The span cut where chrome is glued to it; the span itself, alone, where none is. */
export function gluedPieces(text: string, span: Span, tables: ArticleTables): Span[] {
  const cuts = new Set<number>();
  const sentence = text.slice(span.start, span.end);
  for (const match of sentence.matchAll(LABELS)) {
    cuts.add(match.index);
    // What a label such as "Sign up for" governs stands behind it and goes with it.
    if (!OPEN_LABEL.test(match[0])) cuts.add(match.index + match[0].length);
  }
  if (sentence.length < 600) {
    for (const date of printedDates(sentence)) {
      const after = sentence
        .slice(date.end)
        .match(
          /^(?:[,\s|T]*\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[ap]\.?m\.?)?(?:\s?(?:GMT|UTC|E[DS]?T|P[DS]?T|BST|IST|CE?ST|Z))?)?\s+/i,
        );
      const next = date.end + (after?.[0].length ?? 0);
      // A date that a capital follows without a mark is a date line's: "3 May 2024 The talks ended".
      if (
        after !== null &&
        /^["“‘]?\p{Lu}\p{L}*/u.test(sentence.slice(next)) &&
        sentence.slice(0, date.start).split(/\s+/).length > 0
      ) {
        const before = sentence.slice(0, date.start).trimEnd();
        if (!/\b(?:on|in|since|of|by|until|from|after|before|dated|and|to|the|between)$/i.test(before)) {
          cuts.add(next);
          const cue = /(?:(?:last\s+)?(?:updated|published|posted)(?:\s+(?:on|at))?\s*:?\s*)$/i.exec(
            sentence.slice(0, date.start),
          );
          cuts.add(date.start - (cue?.[0].length ?? 0));
        }
      }
    }
  }
  // "London CNN — The European Union" is a dateline, not a menu.
  const dateline = datelineOf(sentence, tables);
  const menu = dateline === null && !(startsAtLabel(sentence) && OPEN_LABEL.test(sentence)) ? menuEnd(sentence) : 0;
  if (menu > 0) cuts.add(menu);
  const tail = lastClause(sentence);
  if (tail > 0) cuts.add(tail);
  return cutAt(
    text,
    span,
    [...cuts].filter((cut) => cut > (dateline?.length ?? 0) && cut < sentence.length).sort((a, b) => a - b),
  );
}

function cutAt(text: string, span: Span, cuts: readonly number[]): Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (const cut of [...cuts, span.end - span.start]) {
    let start = span.start + from;
    let end = span.start + cut;
    while (start < end && /\s/.test(text[start]!)) start += 1;
    while (end > start && /\s/.test(text[end - 1]!)) end -= 1;
    if (end > start) spans.push({ start, end });
    from = cut;
  }
  return spans;
}

/** Capitalised words of a menu at least: "Chinese Foreign Ministry Spokesperson Wang Li said" has six before its verb. */
const LEAST = 8;
/** Small words among those of a menu at most. */
const MOST_SMALL = 0.2;

/**
 * Where a row of capitalised words, hardly a small word among them, ends: the offset at which the first
 * clause begins, or 0. The clause begins at the last capitalised words before its first small word.
 */
function menuEnd(sentence: string): number {
  if (sentence.length > 6000) return 0;
  const words = [...sentence.matchAll(/\S+/g)];
  let score = 0;
  let best = 0;
  let at = -1;
  let small = 0;
  for (let i = 0; i < words.length; i += 1) {
    const isSmall = /^["“(‘]?[\p{Ll}]/u.test(words[i]![0]);
    if (isSmall) small += 1;
    score += isSmall ? -1.6 : 1;
    // "President Ana Berg of Chad arrived in Lima on Sunday at Prime Minister Juan Ole's" is no menu.
    if (score > best && small <= (i + 1) * MOST_SMALL) {
      best = score;
      at = i;
    }
  }
  if (best < LEAST || at + 4 >= words.length) return 0;
  // Back over the words that open the clause: "… Weather Sport President Ana Ruiz said" begins at "President".
  const back = Math.min(3, at);
  return words[at + 1 - back]?.index ?? 0;
}

/**
 * In a run-on of more than 45 words, where its last clause can begin: the first capital within the last 38 words that
 * follows a word in lower case or a number without a mark between ("… near the plant Three people have died"). 0 where none.
 */
function lastClause(sentence: string): number {
  if (sentence.length > 60_000) return 0;
  const words = [...sentence.slice(-1200).matchAll(/\S+/g)];
  const skipped = Math.max(0, sentence.length - 1200);
  if (words.length <= 45 && skipped === 0) return 0;
  for (let i = Math.max(1, words.length - 38); i < words.length - 8; i += 1) {
    const before = words[i - 1]![0];
    if (/^["“‘(]?\p{Lu}\p{L}*/u.test(words[i]![0]) && /(?:^\p{Ll}[\p{L}’'-]{3,}|\d)$/u.test(before))
      return skipped + words[i]!.index;
  }
  return 0;
}

/** Whether the text begins with one of the labels at which long lines are cut. */
export function startsAtLabel(text: string): boolean {
  LABELS.lastIndex = 0;
  return LABELS.exec(text.slice(0, 80))?.index === 0;
}

const OPEN_LABEL =
  /^(?:Additional|Über|Sobre|À propos|Provided|Originally|Follow|If you|As you|Registration|Want more|Share|Like|Lascia|Deixe|Dejar?|Laisser|Schreibe|Вам|Читайте|무단|Sign|Subscribe|This|First|Read|More [Ff]rom|Copyright|©|We use|Click|About)/;

const LABELS = new RegExp(
  "\\b(?:" +
    [
      "Clipped From Video(?: video)?(?: Related video)?|Related video|Enlarge this image|toggle caption|hide caption",
      "Skip to (?:main )?content|Advertisement|Story continues below(?: advertisement)?|Continue reading the main story",
      "Newsletter Sign Up|Sign [Uu]p for|Subscribe (?:to|for|now|Now)|Share on (?:Facebook|Twitter|X|WhatsApp|LinkedIn)|Share this|Click to share",
      "Leave a (?:Comment|Reply)|Post a [Cc]omment|Additional reporting by|This (?:story|article) has been updated|First published on",
      "Read [Mm]ore:|More [Ff]rom|Most (?:Read|Popular|Viewed|Shared)|Related (?:Articles|Stories|Posts|News|Content|Topics)|You (?:May|Might) (?:Also )?Like|You may also like",
      "Recommended (?:for you|For You|Stories|Articles)|Read Next|Up Next|Popular (?:Posts|Stories)|Recent (?:Posts|Comments|Stories)|Trending (?:Now|Stories)|Latest (?:News|Stories|Posts|Articles)",
      // What follows an article: invitations, bios, terms, in several languages.
      "Like this (?:story|article)\\?|Share your thoughts|Share (?:it|this) with|Want more stories|As you comment,|Comments? (?:are|is) closed|View [Cc]omments|Something to Consider|If you (?:enjoyed|liked) this",
      "SEE FULL GALLERY|Print this article|Originally published (?:on|in|at)|Related (?:articles|stories|posts|topics)|Follow \\p{Lu}\\p{L}* on|Registration on or use of this site",
      "Lascia un commento|Deixe um comentário|Deja un comentario|Dejar un comentario|Laisser un commentaire|Schreibe einen Kommentar|Kommentar schreiben|Reageer op dit|Вам также может|Читайте также|Добавить комментарий|무단전재|関連記事",
      "(?:About|Über|Sobre|À propos de) \\p{Lu}\\p{Ll}+ \\p{Lu}\\p{Ll}+(?= \\p{Lu})|Provided by (?=\\p{Lu})|More \\p{Lu}\\p{L}+ News",
      "About the [Aa]uthor|Post navigation|Site Index|Privacy Policy|Terms of (?:Use|Service)|All [Rr]ights [Rr]eserved|Copyright (?=©|\\d|\\(c\\))|This (?:web)?site uses cookies|We use cookies",
      "\\d+ (?:Comments|Likes|Shares)|Views? \\(\\d+\\)|\\d+ min(?:ute)?s? read",
    ].join("|") +
    ")(?![\\p{L}\\d])|© ?(?=\\d{4}|Copyright)",
  "gu",
);
