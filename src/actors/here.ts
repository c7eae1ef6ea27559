/** "told reporters here", "will visit the bank here": where the dateline stands, as agency style has it. */
import type { Article } from "../model/index.ts";
import type { Mention } from "../model/mention.ts";
import type { View } from "./draft.ts";

/** The mentions of the dateline's place by "here"; none in quotations, where it is the speaker's place, or without a land for it. */
export function heresOf({ sentence, tokens }: View, { dateline }: Article, home: string | null): Mention[] {
  if (dateline === null || dateline.place === null || home === null) return [];
  const name = cityOf(dateline.place);
  return tokens.flatMap(({ norm, upos, index, start, end }): Mention[] =>
    norm !== "here" || upos !== "ADV" || sentence.quotes.some((quote) => quote.start < start && start < quote.end)
      ? []
      : [
          {
            kind: "mention",
            sentence: sentence.index,
            start,
            end,
            first: index,
            last: index,
            headToken: index,
            form: "nominal",
            actors: [{ type: "place", name, country: home, role: null, wikidata: null }],
            label: null,
            why: "where the dateline stands",
          },
        ],
  );
}

/** "KUALA LUMPUR" → "Kuala Lumpur"; of "BEIJING/HANOI" the first. */
const cityOf = (place: string): string => {
  const first = place.split("/")[0]!;
  return first === first.toUpperCase()
    ? first.replace(/(\p{Lu})(\p{Lu}+)/gu, (_, a: string, b: string) => a + b.toLowerCase())
    : first;
};
