/**
 * A text coded as the program codes a page, for the sets that hold sentences and no pages: its analysis, its events, and every
 * telling before those of one happening are made one.
 */
import { happeningsOf, readEvents, tellingsOf } from "../src/extract/events/index.ts";
import { readStatements } from "../src/extract/statements/index.ts";
import type { Analysis, EventReading, Mention, StatementReading } from "../src/model/index.ts";
import { analyse } from "../src/read/index.ts";
import type { Models } from "../src/read/models.ts";
import { bareArticle } from "./bare-article.ts";

export interface Coded {
  readonly analysis: Analysis;
  readonly statements: readonly StatementReading[];
  readonly events: readonly EventReading[];
  readonly tellings: ReturnType<typeof tellingsOf>;
  /** The events as drafts: tellings of one happening made one. */
  readonly happenings: ReturnType<typeof happeningsOf>["happenings"];
  /** Those too that the weights find improbable. */
  readonly considered: ReturnType<typeof tellingsOf>;
}

/** `marked`: spans of the text that stand for parties of these names, whatever the program thinks of them. */
export function code(
  text: string,
  published: string | null,
  models: Models,
  marked: readonly { readonly start: number; readonly end: number; readonly name: string }[] = [],
): Coded {
  const read = analyse(bareArticle(text, published), models);
  const analysis = marked.reduce((one, mark) => withParty(one, mark.start, mark.end, mark.name), read);
  const statements = readStatements(analysis, models.sayings);
  return {
    analysis,
    statements,
    events: readEvents(analysis, statements, models.events),
    tellings: tellingsOf(analysis, statements, models.events),
    happenings: happeningsOf(analysis, statements, models.events).happenings,
    considered: tellingsOf(analysis, statements, models.events, true),
  };
}

/** The analysis with one mention, a group of that name, over the span's words, in the place of all that stood there. */
function withParty(analysis: Analysis, start: number, end: number, name: string): Analysis {
  const sentence = analysis.sentences.find((one) => one.start <= start && start < one.end);
  const tokens = sentence?.tokens.filter((token) => token.start < end && token.end > start) ?? [];
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (sentence === undefined || first === undefined || last === undefined) return analysis;
  const inside = new Set(tokens.map((token) => token.index));
  const head = tokens.find((token) => !inside.has(token.head) && token.upos !== "ADP") ?? last;
  const mention: Mention = {
    kind: "mention",
    start: first.start,
    end: last.end,
    sentence: sentence.index,
    first: first.index,
    last: last.index,
    headToken: head.index,
    form: "name",
    actors: [{ type: "group", name, country: name, role: null, wikidata: null }],
    label: null,
    why: "marked in the set",
  };
  const others = (mentions: readonly Mention[]): Mention[] =>
    [
      ...mentions.filter((one) => one.sentence !== sentence.index || one.last < first.index || one.first > last.index),
      mention,
    ].sort((a, b) => a.start - b.start);
  return {
    ...analysis,
    mentions: others(analysis.mentions),
    mentionsBySentence: analysis.mentionsBySentence.map((mentions, i) =>
      i === sentence.index ? others(mentions) : mentions,
    ),
  };
}
