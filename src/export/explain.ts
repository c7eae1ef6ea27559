/**
 * Why a page was read as it was: each sentence with its tree, who and when was found in it, what was coded by which rule, and
 * what was considered and refused. This is `readout explain`.
 *
 *   3  Ruiz did not sign the pact.
 *      not  AGREE? sign.v at "sign": negated
 */
import { findArticle } from "../article/index.ts";
import type { EventDraft } from "../extract/events/draft.ts";
import { findTellings } from "../extract/events/find.ts";
import { withFirstPersons } from "../extract/events/first-person.ts";
import { isTaken } from "../extract/events/gate.ts";
import { tellingsOf } from "../extract/events/index.ts";
import { readAttributions } from "../extract/statements/attributions.ts";
import type { Candidate, Correction, Mention, Note, Page, Reading, Sentence, Span } from "../model/index.ts";
import { withPageCorrections } from "../read/corrections.ts";
import { analyse, readPage } from "../read/index.ts";
import type { Models } from "../read/models.ts";
import { eventNotation, figureNotation, statementNotation } from "./notation.ts";
import { shortTree } from "./tree.ts";

export interface Explanation {
  readonly reading: Reading;
  /** What was left out of the article, in its order: the words begin `text`, `by` names the rule. */
  readonly removed: readonly { readonly text: string; readonly by: string; readonly why: string }[];
  readonly sentences: readonly ExplainedSentence[];
}

export interface ExplainedSentence {
  /** From 1, as in `readout parse`. */
  readonly number: number;
  readonly kind: Sentence["kind"];
  readonly text: string;
  readonly tree: string;
  readonly mentions: readonly { readonly text: string; readonly is: string; readonly why: string }[];
  readonly times: readonly { readonly text: string; readonly is: string; readonly why: string }[];
  /** Records whose evidence begins here, in our notation. */
  readonly coded: readonly { readonly id: string; readonly what: string; readonly by: string; readonly sure: number }[];
  /** What is attributed to somebody and is no saying of the record: beliefs, intentions, findings, questions. */
  readonly heard: readonly {
    readonly word: string;
    readonly kind: string;
    readonly of: string | null;
    readonly what: string;
  }[];
  /** Tellings that became no record of their own: they were made one with another telling of the same. */
  readonly joined: readonly { readonly word: string; readonly what: string; readonly by: string }[];
  readonly refused: readonly { readonly word: string; readonly by: string; readonly why: string }[];
}

export function explainPage(page: Page, models: Models, corrections: readonly Correction[] = []): Explanation {
  const reading = readPage(page, models, corrections);
  const article = withPageCorrections(findArticle(page, models.identify, models.article), corrections);
  const removed = article.removed.map((note) => ({ text: startOf(page.text, note), by: note.by, why: note.text }));
  if (article.skipped !== null) return { reading, removed, sentences: [] };
  const analysis = analyse(article, models);
  const { refused } = findTellings(withFirstPersons(analysis, reading.statements), models.events);
  const weighed = tellingsOf(analysis, reading.statements, models.events, true);
  const { weights } = models.events;
  const isProbable = (draft: EventDraft): boolean =>
    weights === null || draft.chance === null || isTaken(draft, draft.chance, analysis, weights);
  const drafts = weighed.filter(isProbable);
  const improbable = weighed
    .filter((draft) => !isProbable(draft))
    .map(({ sentence, predicate, frame, chance, doubts }) => ({
      sentence,
      predicate,
      frame: frame.name,
      why: `improbable, ${(chance ?? 0).toFixed(2)}${doubts.length === 0 ? "" : ` (${doubts.join(", ")})`}`,
    }));
  const { body } = article;
  const cut = ({ start, end }: Span) => body.slice(start, end);
  const heard = readAttributions(analysis, models.sayings).filter((one) => one.kind !== "statement");
  const sentences = analysis.sentences.map((sentence): ExplainedSentence => {
    const within = <T extends Span>(record: T) => record.start >= sentence.start && record.start < sentence.end;
    const events = reading.events.filter(within);
    return {
      number: sentence.index + 1,
      kind: sentence.kind,
      text: cut(sentence),
      tree: shortTree(sentence),
      mentions: (analysis.mentionsBySentence[sentence.index] ?? []).map((mention) => ({
        text: cut(mention),
        is: mention.actors.map(({ name, type }) => `${name} (${type})`).join(", ") || (mention.label ?? "not known"),
        why: mention.why + orOf(mention),
      })),
      times: (analysis.timesBySentence[sentence.index] ?? []).map((time) => ({
        text: cut(time),
        is: time.value ?? time.duration ?? "not known",
        why: time.reason,
      })),
      coded: [
        ...events.map((one) => ({ id: one.id, what: eventNotation(one), by: one.by, sure: one.sure })),
        ...reading.statements
          .filter(within)
          .map((one) => ({ id: one.id, what: statementNotation(one), by: one.by, sure: one.sure })),
        ...reading.figures
          .filter(within)
          .map((one) => ({ id: one.id, what: figureNotation(one), by: one.by, sure: one.sure })),
      ],
      heard: heard
        .filter((one) => one.sentence === sentence.index)
        .map(({ cue, kind, source, content }) => ({
          word: cut(cue),
          kind,
          of: source === null ? null : cut(source),
          what: content.map(cut).join(" … "),
        })),
      joined: drafts
        .filter((draft) => draft.sentence === sentence.index)
        .filter(({ evidence, frame }) => !events.some((one) => one.start === evidence.start && one.type === frame.type))
        .map(({ frame, predicate, actors, recipients }) => ({
          word: sentence.tokens[predicate]?.text ?? "",
          what: `${frame.mode === null ? frame.type : `${frame.type}/${frame.mode}`} | ${partiesOf(actors)}${recipients.length === 0 ? "" : ` > ${partiesOf(recipients)}`}`,
          by: frame.name,
        })),
      refused: distinct(
        [...refused, ...improbable]
          .filter((one) => one.sentence === sentence.index)
          .map((one) => ({ word: sentence.tokens[one.predicate]?.text ?? "", by: one.frame, why: one.why })),
      ),
    };
  });
  return { reading, removed, sentences };
}

/** For people, in plain text. Ends with "\n". */
export function toExplanation({ reading, removed, sentences }: Explanation): string {
  const { page } = reading;
  const lines = [
    `${reading.id}: ${page.title ?? "no title"}`,
    `  published ${page.published ?? "on a day not known"}${page.why_published === null ? "" : `: ${page.why_published}`}`,
  ];
  if (reading.skipped !== null) lines.push(`  not read: ${reading.skipped}`);
  for (const one of removed) lines.push(`  left out  "${one.text}" by ${one.by}: ${one.why}`);
  for (const one of sentences) {
    lines.push("", `${String(one.number).padEnd(3)} ${flat(one.text)}`);
    if (one.kind !== "prose") lines.push(`    kind     ${one.kind}`);
    lines.push(`    tree     ${one.tree}`);
    for (const { text, is, why } of one.mentions) lines.push(`    who      "${flat(text)}" is ${is}: ${why}`);
    for (const { text, is, why } of one.times) lines.push(`    when     "${flat(text)}" is ${is}: ${why}`);
    for (const { id, what, by, sure } of one.coded)
      lines.push(`    coded    ${id} ${flat(what)}   by ${by}, sure ${sure}`);
    for (const { word, kind, of, what } of one.heard)
      lines.push(`    heard    ${kind} at "${word}"${of === null ? "" : ` of ${flat(of)}`}: ${flat(what)}`);
    for (const { word, what, by } of one.joined)
      lines.push(`    joined   ${what}   by ${by} at "${word}": made one with another telling`);
    for (const { word, by, why } of one.refused) lines.push(`    refused  ${by} at "${word}": ${why}`);
  }
  return `${lines.join("\n")}\n`;
}

/** A word may have several frames that one reason refuses. */
const distinct = <T>(list: readonly T[]): T[] => [...new Map(list.map((one) => [JSON.stringify(one), one])).values()];

const partiesOf = (parties: readonly { readonly name: string }[]) => parties.map(({ name }) => name).join(", ") || "–";

/** The first words of what a note is about. */
function startOf(text: string, { span }: Note): string {
  const words = flat(text.slice(span.start, Math.min(span.end, span.start + 61)));
  return span.end - span.start > 60 ? `${words.slice(0, 60)}…` : words;
}

const flat = (text: string) => text.replace(/\s+/g, " ").trim();

/** "; by the tables also Li Hui (envoy, CHN, 28), against 43": those who came close; of an open name, who it may be. "" if none. */
function orOf({ candidates = [], actors }: Mention): string {
  if (candidates.length === 0) return "";
  const told = ({ name, role, country, score }: Candidate): string =>
    `${name} (${[role, country, String(score)].filter((part) => part !== null).join(", ")})`;
  const own = actors.length === 1 ? candidates.find(({ name }) => name === actors[0]!.name) : undefined;
  const others = candidates.filter((one) => one !== own).map(told);
  return own === undefined
    ? `; may be ${others.join(" or ")}`
    : `; close by their points (${own.score}): ${others.join(", ")}`;
}
