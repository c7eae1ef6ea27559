/** Who is named where in a sentence. */
import { oncePer } from "../kit/once-per.ts";
import type { Mention, Sentence, Token } from "../model/index.ts";
import { type Party, partyOf } from "./party.ts";

export const nobody: readonly Party[] = [];

/** The parties that the phrase itself names. */
export function directParties(mentions: readonly Mention[], token: Token): readonly Party[] {
  const mention = mentionOf(mentions, token);
  if (mention === undefined) return nobody;
  const known = namedIn(mentions).parties;
  known[token.index] ??= partiesOf(mention);
  return known[token.index]!;
}

function partiesOf(mention: Mention): readonly Party[] {
  if (mention.actors.length > 0) return mention.actors.map((actor) => partyOf(actor, mention.headToken));
  return mention.label === null
    ? nobody
    : [
        {
          name: mention.label,
          type: "unknown",
          state: mention.country ?? null,
          official: mention.sector === "GOV" || mention.sector === "MIL",
          sector: null,
          at: mention.headToken,
        },
      ];
}

/** The mention that the token heads, else a known one that covers it. */
export const mentionOf = (mentions: readonly Mention[], token: Token): Mention | undefined =>
  namedIn(mentions).mentions[token.index];

/** Who is named where in a sentence, each list by token: found once, as every phrase is asked about many times. */
interface Named {
  /** What `mentionOf` finds. */
  readonly mentions: readonly (Mention | undefined)[];
  /** What `directParties` was asked for. */
  readonly parties: (readonly Party[] | undefined)[];
  /** What `isNamedUnder` holds for; filled when the first word is asked about. */
  readonly under: boolean[];
}

const namedIn = oncePer((all: readonly Mention[]): Named => {
  let size = 0;
  for (const { last, headToken } of all) size = Math.max(size, last + 1, headToken + 1);
  const mentions: (Mention | undefined)[] = new Array(size);
  for (const mention of all)
    if (mention.actors.length > 0) for (let i = mention.first; i <= mention.last; i += 1) mentions[i] ??= mention;
  for (let i = all.length - 1; i >= 0; i -= 1) mentions[all[i]!.headToken] = all[i];
  return { mentions, parties: new Array(size), under: [] };
});

/** Is the token a mention's, or does any stand below it? */
export function isNamedUnder({ tokens }: Sentence, all: readonly Mention[], token: number): boolean {
  const { mentions, under } = namedIn(all);
  if (under.length === 0)
    for (let i = 0; i < mentions.length; i += 1)
      if (mentions[i] !== undefined)
        for (let at = i; at >= 0 && under[at] !== true; at = tokens[at]!.head) under[at] = true;
  return under[token] === true;
}
