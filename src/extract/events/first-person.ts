import type { Actor, Analysis, Mention, StatementReading } from "../../model/index.ts";

/**
 * Who "we" and "I" are inside a quotation: “We have lodged a protest,” said the Kenyan minister tells of Kenya. The analysis
 * comes back with those pronouns as mentions: "I" the speaker, "we" the state or body that the speaker speaks for.
 */
export function withFirstPersons(analysis: Analysis, statements: readonly StatementReading[]): Analysis {
  const added: Mention[] = [];
  for (const statement of statements) {
    if (statement.quote === null || statement.speaker === null) continue;
    const speaker = actorOf(statement.speaker, statement.speaks_for);
    const side = statement.speaks_for === null ? null : actorOf(statement.speaks_for, statement.speaks_for);
    for (const sentence of analysis.sentences) {
      if (sentence.end <= statement.start || sentence.start >= statement.end) continue;
      for (const token of sentence.tokens) {
        const actor = plural.has(token.norm) ? side : singular.has(token.norm) ? speaker : null;
        if (actor === null || token.start < statement.start || token.end > statement.end) continue;
        if (!sentence.quotes.some((quote) => quote.start <= token.start && token.end <= quote.end)) continue;
        added.push({
          kind: "mention",
          start: token.start,
          end: token.end,
          sentence: sentence.index,
          first: token.index,
          last: token.index,
          headToken: token.index,
          form: "pronoun",
          actors: [actor],
          label: null,
          why: "the speaker of the quotation",
        });
      }
    }
  }
  if (added.length === 0) return analysis;
  const mentionsBySentence = analysis.mentionsBySentence.map((mentions, i) => {
    const more = added.filter((mention) => mention.sentence === i);
    if (more.length === 0) return mentions;
    const taken = new Set(more.map((mention) => mention.first));
    const others = mentions.filter((mention) => mention.form !== "pronoun" || !taken.has(mention.first));
    return [...others, ...more].sort((a, b) => a.start - b.start);
  });
  return { ...analysis, mentionsBySentence };
}

const plural = new Set(["we", "us", "our"]);
const singular = new Set(["i", "me", "my"]);

const actorOf = (name: string, country: string | null): Actor => ({
  type: name === country ? "state" : "person",
  name,
  country,
  role: null,
  wikidata: null,
});
