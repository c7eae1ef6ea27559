import { findNumbers } from "../kit/numbers.ts";
import type { Gate } from "../language/index.ts";
import type { Models } from "./models.ts";

/**
 * Which sentences are worth a tree: those that may bear an event, a statement or a figure. "Leave a reply" is none.
 *
 * A name, a number, a word of the event lexicon or a verb of saying lets a sentence through, a negation (what is absent can
 * be a claim), and so do quotation marks (`language/` sees to them). The others keep their words and tags.
 */
export const gateOf =
  ({ events, sayings }: Pick<Models, "events" | "sayings">): Gate =>
  ({ forms, norms, upos, lemmas }) =>
    upos.some(
      (tag, i) =>
        tag === "PROPN" ||
        tag === "NUM" ||
        NEGATIONS.has(norms[i]!) ||
        [lemmas[i]!, norms[i]!].some(
          (word) => events.verbs.has(word) || events.nouns.has(word) || sayings.verbs.has(word),
        ),
    ) || findNumbers(forms.join(" ")).length > 0;

const NEGATIONS = new Set(["not", "n't", "no", "never", "without"]);
