/**
 * A sentence's tree in plain signs, for people: drawn over several lines, or in short on one.
 *
 *   visit VERB
 *   ├─ nsubj: Ruiz PROPN
 *   └─ obj: Lima PROPN            in short: visit(nsubj Ruiz, obj Lima)
 *
 * Words that hang on one head stand in their order in the sentence. The exact tree for programs is conllu.ts.
 */
import type { Sentence, Token } from "../model/index.ts";

/** One line a word, each under its head; ends with "\n". "" for a sentence without words. */
export function drawTree(sentence: Sentence): string {
  const below = dependents(sentence);
  const lines: string[] = [];
  const draw = (token: Token, lead: string, branch: string, next: string) => {
    const label = token.head < 0 ? "" : `${token.deprel}: `;
    lines.push(`${lead}${branch}${label}${token.text} ${token.upos}`);
    const own = below[token.index] ?? [];
    own.forEach((child, i) => {
      const last = i === own.length - 1;
      draw(child, `${lead}${next}`, last ? "└─ " : "├─ ", last ? "   " : "│  ");
    });
  };
  for (const root of roots(sentence)) draw(root, "", "", "");
  return lines.map((line) => `${line}\n`).join("");
}

/** "visit(nsubj Ruiz(flat …), obj Lima)", function words and signs left out. "" for a sentence without words. */
export function shortTree(sentence: Sentence): string {
  const below = dependents(sentence);
  const words = (token: Token): string => {
    const own = (below[token.index] ?? []).filter(({ deprel }) => !MINOR.has(deprel));
    const inside = own.map((child) => `${child.deprel} ${words(child)}`).join(", ");
    return inside === "" ? token.text : `${token.text}(${inside})`;
  };
  return roots(sentence).map(words).join(" ");
}

const MINOR = new Set(["punct", "det", "case", "mark", "cc", "aux", "aux:pass"]);

function dependents({ tokens }: Sentence): readonly (readonly Token[])[] {
  const below: Token[][] = tokens.map(() => []);
  for (const token of tokens) below[token.head]?.push(token);
  return below;
}

const roots = ({ tokens }: Sentence) => tokens.filter(({ head }) => head < 0);
