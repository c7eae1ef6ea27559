/**
 * Who is spoken of, word by word: in "Russian Prime Minister Mikhail Mishustin will visit Beijing, China's Foreign Ministry
 * said" a person (Prime Minister, RUS), a place and a body.
 *
 * The stages in their order: names of each sentence, persons over the page, phrases without a name, then who is meant by them.
 */
import type { NameReader } from "../language/index.ts";
import type { Article, Mention, Sentence } from "../model/index.ts";
import { cardFile } from "./card-file.ts";
import { settlePeople } from "./cards.ts";
import { headToken, resolve } from "./coreference/index.ts";
import type { Context, Draft, View } from "./draft.ts";
import { heresOf } from "./here.ts";
import { givenNames, scanNames } from "./names.ts";
import { isAmbiguous, settleNamesakes } from "./namesakes.ts";
import { scanNominals, sortDrafts } from "./nominals.ts";
import { ownLandOf } from "./own-land.ts";
import { sectorOfRole } from "./sector.ts";
import { dropShortForms } from "./short-forms.ts";
import type { ActorTable } from "./table.ts";

/** All mentions in the order of the body; of two that begin together the longer first. `asOf`: the day of the page; `names`: a model of names, for those that no table has. */
export function findMentions(
  article: Article,
  sentences: readonly Sentence[],
  table: ActorTable,
  asOf: string | null,
  names: NameReader | null = null,
): Mention[] {
  const given = givenNames(table);
  const views = sentences.map((sentence) => scanNames(sentence, table, given, names));
  const place = article.dateline?.place ?? null;
  const home = place === null ? null : table.landOf(place);
  const own = ownLandOf(article, table);
  const context: Context = { table, given, asOf, views, cards: cardFile(), weights: weigh(views, article), home, own };
  dropShortForms(views);
  settleNamesakes(views, context.weights);
  settlePeople(context, article.byline);
  for (const view of views) {
    sortDrafts(view);
    scanNominals(view);
  }
  resolve(context);
  const mentions: Mention[] = [];
  for (const view of views) {
    const here = heresOf(view, article, home);
    for (const draft of view.drafts) {
      const mention = mentionOf(view, draft);
      if (mention === null) continue;
      while (here.length > 0 && here[0]!.first < mention.first) mentions.push(here.shift()!);
      mentions.push(mention);
    }
    mentions.push(...here);
  }
  return mentions;
}

function mentionOf(view: View, draft: Draft): Mention | null {
  if (draft.what === "dropped" || draft.what === "candidate") return null;
  if (draft.actors.length === 0 && draft.label === null && draft.form !== "pronoun") return null;
  const mention: Mention = {
    kind: "mention",
    sentence: view.sentence.index,
    start: view.tokens[draft.first]!.start,
    end: view.tokens[draft.last]!.end,
    first: draft.first,
    last: draft.last,
    headToken: headToken(view, draft),
    form: draft.form,
    actors: draft.actors,
    label: draft.person === null ? draft.label : null,
    why: draft.why,
    sector: sectorOf(draft),
    country: draft.actors.length === 0 ? draft.country : null,
  };
  return draft.candidates.length === 0 ? mention : Object.assign(mention, { candidates: draft.candidates });
}

/** "Slovak soldiers" MIL, though the actor is the state; of a name the sector of whom it names. */
function sectorOf(draft: Draft): string | null {
  if (draft.person !== null || draft.form === "pronoun") return draft.actors[0]?.sector ?? null;
  const own =
    draft.form === "nominal" ? (sectorOfRole(draft.label ?? draft.role) ?? draft.body?.entries[0]?.sector) : null;
  return own ?? draft.actors[0]?.sector ?? null;
}

/** How often each state is named on the page, by name, adjective, capital or body; its dateline's place counts thrice. */
function weigh(views: readonly View[], article: Article): Map<string, number> {
  const weights = new Map<string, number>();
  const dateline = article.dateline?.place?.toLowerCase() ?? null;
  for (const view of views) {
    for (const draft of view.drafts) {
      const country = draft.entries[0]?.country ?? null;
      if (country === null || (isAmbiguous(draft) && draft.entries.every((e) => e.capitalOf === null))) continue;
      weights.set(country, (weights.get(country) ?? 0) + 1);
      if (dateline !== null && draft.entries[0]!.name.toLowerCase() === dateline) {
        weights.set(country, weights.get(country)! + 2);
      }
    }
  }
  return weights;
}
