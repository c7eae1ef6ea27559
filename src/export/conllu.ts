import { featuresOf } from "../language/features.ts";
import type { Sentence, Token } from "../model/index.ts";

/**
 * Sentences as CoNLL-U (universaldependencies.org/format.html): ten columns a word, a blank line after each sentence.
 *
 * `text` is the body that the sentences point into. Offsets stand in MISC as `TokenRange`, as other tools write them.
 */
export function toConllu(sentences: readonly Sentence[], text: string, document: string | null = null): string {
  const lines: string[] = [];
  if (document !== null) lines.push(`# newdoc id = ${flat(document)}`);
  let paragraph = -1;
  for (const sentence of sentences) {
    if (sentence.tokens.length === 0) continue;
    if (sentence.paragraph !== paragraph) lines.push("# newpar");
    paragraph = sentence.paragraph;
    lines.push(`# sent_id = ${sentence.index + 1}`);
    lines.push(`# text = ${flat(text.slice(sentence.start, sentence.end))}`);
    for (const token of sentence.tokens) {
      const next = sentence.tokens[token.index + 1];
      const misc = [`TokenRange=${token.start}:${token.end}`];
      if (next !== undefined && next.start === token.end) misc.unshift("SpaceAfter=No");
      lines.push(
        [
          token.index + 1,
          flat(token.text),
          flat(token.lemma) || "_",
          token.upos,
          token.xpos,
          features(sentence.tokens, token.index),
          token.head + 1,
          token.deprel,
          "_",
          misc.join("|"),
        ].join("\t"),
      );
    }
    lines.push("");
  }
  return lines.length === 0 ? "" : `${lines.join("\n")}\n`;
}

const features = (tokens: readonly Token[], index: number): string =>
  Object.entries(featuresOf(tokens, index))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join("|") || "_";

/** On one line, as the format wants it. */
const flat = (text: string): string => text.replace(/[\s\u0085]+/g, " ").trim();
