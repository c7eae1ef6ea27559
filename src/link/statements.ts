/** Whether two statements are one utterance, and the line of an utterance that several pages give. */
import type { StatementReading } from "../model/reading.ts";
import type { Joined, StatementLine } from "../model/record.ts";
import { atLeastOne, majority, reviewOf } from "./agree.ts";
import { compare, type Mention } from "./ids.ts";
import { asVoices, type Source, sourcesNamed } from "./leaning.ts";
import type { Voiced } from "./lines.ts";
import type { Edge } from "./match.ts";
import { likeness, nameWords, sharedName } from "./names.ts";
import type { StatementSketch } from "./sketch.ts";
import { changesOf, tellChanges } from "./wordings.ts";
import { cosine, sharedCount, wordsOf } from "./words.ts";

export const SAME_STATEMENT = 0.5;

/** How likely two statements are one utterance: the same words, or the same speaker on the same day in like words. */
export function compareStatements(a: StatementSketch, b: StatementSketch): Edge | null {
  if (a.page === b.page) return null;
  const gap =
    a.date === null || b.date === null ? 0 : Math.max(0, a.date.first - b.date.last, b.date.first - a.date.last);
  const shorter = Math.min(a.grams.length, b.grams.length);
  const quoted = shorter === 0 ? 0 : sharedCount(a.grams, b.grams) / shorter;
  const words = cosine(a.terms, b.terms);
  const speaker = a.speaker === null || b.speaker === null ? 0.4 : Math.max(0, likeness(a.speaker, b.speaker));
  // Long words said alike are one saying even where another is named as the speaker; short ones are not.
  const said = quoted >= 0.5 && shorter >= 6 ? 1 : quoted >= 0.5 ? 0.4 + 0.6 * speaker : 0;
  const told = speaker > 0 && gap <= 1 && a.act === b.act ? speaker * Math.min(1, 1.35 * words) : 0;
  const score = gap > 3 && said < 1 ? 0 : Math.max(said, told);
  if (score < 0.3) return null;
  const why = `quote ${quoted.toFixed(2)}, words ${words.toFixed(2)}, speaker ${speaker.toFixed(2)}`;
  return { kind: "statement", a: a.ref, b: b.ref, score: Math.round(score * 1000) / 1000, why };
}

export interface StatementMention extends Mention<StatementReading>, Voiced {
  /** Whether the page bears the scars of paraphrase or translation. */
  readonly reworded: boolean;
}

/** The line of one utterance, its wordings apart, the one that is likeliest verbatim first. */
export function statementLine(
  mentions: readonly StatementMention[],
  joined: readonly Joined[],
  eventOf: (ref: string) => string | null,
): StatementLine {
  const ordered = [...mentions].sort((a, b) => compare(a.id, b.id) || compare(a.ref, b.ref));
  const relayed = ({ record, origin }: StatementMention) =>
    sourcesNamed(record.via !== null && NAMED.test(record.via) ? record.via : null, origin);
  const { voices: sorted } = asVoices(ordered, relayed);
  // Who spoke, and when, each tells by himself; that it was said, those who share the words do not.
  const { voices, leaning } = asVoices(ordered, (mention) => [...relayed(mention), ...sameWords(mention.record)]);
  const sure = ({ record }: StatementMention) => record.sure;
  const set = new Map<string, unknown>();
  for (const mention of sorted) for (const [field, value] of mention.set) set.set(field, value);
  const speaker = majority(sorted, ({ record }) => record.speaker, sure).used;
  const byWords = new Map<string, StatementMention[]>();
  for (const mention of sorted) {
    const key = `${mention.record.form === "indirect"}|${folded(wordingOf(mention.record))}`;
    byWords.set(key, [...(byWords.get(key) ?? []), mention]);
  }
  const variants = [...byWords.values()].map((group) => ({
    text: wordingOf(group[0]!.record),
    form: group[0]!.record.form,
    mentions: group
      .map(({ page, record }) => ({ page, statement: record.id }))
      .sort((a, b) => compare(a.page, b.page) || compare(a.statement, b.statement)),
    verbatim: group.some(isVerbatim),
    texts: new Set(group.map(({ text }) => text)).size,
  }));
  variants.sort(
    (a, b) =>
      +b.verbatim - +a.verbatim ||
      b.texts - a.texts ||
      +(a.form === "indirect") - +(b.form === "indirect") ||
      b.text.length - a.text.length ||
      compare(a.text, b.text),
  );
  const first = variants[0]!;
  const lead = sorted.find(({ record }) => wordingOf(record) === first.text)!;
  const texts = new Map<string, number>();
  for (const { text, record } of voices) texts.set(text, Math.max(texts.get(text) ?? 0, record.sure));
  const ids = sorted.map(({ id }) => id);
  const line: StatementLine = {
    kind: "statement",
    id: ids[0]!,
    speaker,
    act: majority(sorted, ({ record }) => record.act, sure).used ?? lead.record.act,
    speaks_for: majority(sorted, ({ record }) => record.speaks_for, sure).used,
    date: majority(sorted, ({ record }) => record.date, sure).used,
    occasion: majority(
      sorted,
      ({ page, record }) => (record.occasion === null ? null : eventOf(`${page}#${record.occasion}`)),
      sure,
    ).used,
    pages: new Set(sorted.map(({ page }) => page)).size,
    independent: texts.size,
    leaning,
    sure: set.size > 0 ? 1 : atLeastOne([...texts.values()]),
    variants: variants.map(({ text, form, mentions, verbatim }) => ({ text, form, mentions, verbatim })),
    altered: alteredOf(sorted, first.text, speaker),
    aliases: [...new Set(ids)].slice(1),
    review: reviewOf(
      sorted.map(({ review }) => review),
      set.size > 0,
    ),
    evidence_page: lead.page,
    corrected_fields: [...set.keys()].sort(compare),
    joined,
  };
  const own = [...set].filter(([field]) => field in line);
  return own.length === 0 ? line : { ...line, ...Object.fromEntries(own) };
}

/** Words of a quotation from which on two who give it alike had it from one place: a transcript, an agency, one translation. */
const LONG = 8;

/** Whoever gives a long sentence of a speaker in the very words that others give has it from where they have it. */
function sameWords({ quote, speaker }: StatementReading): Source[] {
  if (quote === null || speaker === null) return [];
  const words = folded(quote);
  return words.split(" ").length < LONG ? [] : [{ name: speaker, key: `“${words}` }];
}

/** "Interfax" and "the Kremlin's readout" are sources of their own, "a briefing" may be any. */
const NAMED = /\p{Lu}/u;

const wordingOf = (record: StatementReading): string => record.quote ?? record.content ?? record.evidence;

const isVerbatim = ({ record, reworded }: StatementMention): boolean =>
  record.words === null ? record.form === "direct" && !reworded : record.words === "verbatim";

const folded = (text: string): string =>
  wordsOf(text)
    .map((word) => word.text)
    .join(" ");

/** Wordings that differ from the one shown first, and how; an indirect one only where another is said to have spoken. */
function alteredOf(
  mentions: readonly StatementMention[],
  shown: string,
  speaker: string | null,
): StatementLine["altered"] {
  const rows: StatementLine["altered"][number][] = [];
  for (const { page, record } of mentions) {
    const text = wordingOf(record);
    const changes = record.form === "indirect" ? [] : changesOf(shown, text);
    const reasons = [
      isAnother(record.speaker, speaker) ? `put into the mouth of ${record.speaker}` : null,
      tellChanges(changes, shown),
    ].filter((reason) => reason !== null);
    if (reasons.length > 0) rows.push({ page, text, why: reasons.join("; "), changes });
  }
  return rows.sort((a, b) => compare(a.page, b.page) || compare(a.text, b.text));
}

function isAnother(name: string | null, speaker: string | null): boolean {
  return name !== null && speaker !== null && sharedName(nameWords(name), nameWords(speaker)) === 0;
}
