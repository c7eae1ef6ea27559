/** Which headings are read: those of a text that holds nothing else. */
import type { Analysis, Sentence } from "../model/index.ts";

/** Headlines within a body only repeat it or lead elsewhere; where there is nothing else, they are what the text tells. */
export const isOutside = ({ sentences }: Analysis, { kind }: Sentence): boolean =>
  isHeading(kind) && !sentences.every((sentence) => isHeading(sentence.kind));

const isHeading = (kind: Sentence["kind"]): boolean => kind === "headline" || kind === "subhead";
