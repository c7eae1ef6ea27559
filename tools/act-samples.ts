/**
 * Words with the act that they tell, to train src/extract/events/acts.ts: every candidate of unlisted.ts on labelled texts. A key says
 * what happens in a sentence and between whom, not by which word; `among` lists, for each event, the samples that may tell it.
 */
import { existsSync, readFileSync } from "node:fs";
import { bareArticle } from "../bench/bare-article.ts";
import { type ActFeatures, traitOf } from "../src/extract/events/act-features.ts";
import { tellingsOf } from "../src/extract/events/index.ts";
import { type Candidate, candidatesIn } from "../src/extract/events/unlisted.ts";
import { readStatements } from "../src/extract/statements/index.ts";
import { loadCodebook } from "../src/load/codebook.ts";
import type { Article } from "../src/model/index.ts";
import { analyse } from "../src/read/index.ts";
import type { Models } from "../src/read/models.ts";
import { foldOf } from "./act-folds.ts";
import { isAmong, isRight, type Key, type KeyEvent, ofGsr, ofPages } from "./event-samples.ts";
import { readCorpus, type Split } from "./labelled.ts";

export interface ActSample {
  readonly features: ActFeatures;
  /** Has the lexicon a sound telling at this word? Then the network is not asked. */
  readonly listed: boolean;
  /** What happens by the key's word; null where it has to be found out among several. */
  code: string;
  readonly what: string;
  readonly weight: number;
  /** Which part of a cross-validation its text is in. */
  readonly fold: number;
  /** Types of the events told by listed words whose parties these are: told again, which is no other event. */
  readonly again: readonly string[];
}
/** One event of a key that no telling of the lexicon has, and the samples that may tell it. */
export interface Untold {
  readonly code: string;
  readonly among: readonly ActSample[];
}
export interface ActSamples {
  readonly samples: readonly ActSample[];
  readonly untold: readonly Untold[];
  /** Events of the keys, and those that the lexicon tells. */
  readonly events: number;
  readonly told: number;
}

const joined = (all: readonly ActSamples[]): ActSamples => ({
  samples: all.flatMap(({ samples }) => samples),
  untold: all.flatMap(({ untold }) => untold),
  events: all.reduce((sum, { events }) => sum + events, 0),
  told: all.reduce((sum, { told }) => sum + told, 0),
});

export const corpusActs = (split: Split, models: Models): ActSamples =>
  joined(
    readCorpus()
      .filter((entry) => entry.split === split)
      .map((entry) => ofArticle(bareArticle(entry.text, entry.published), entry, models, 1)),
  );

export const pageActs = (pages: string, keys: string, models: Models): ActSamples =>
  joined(ofPages(pages, keys, models, (_, article, key) => [ofArticle(article, key, models, 1)]));

export const twinActs = (models: Models): ActSamples =>
  joined(
    loadCodebook("data").map(({ twin }) =>
      ofArticle(bareArticle(twin, "2024-05-10"), { id: twin, events: [] }, models, 1),
    ),
  );

export const gsrActs = (file: string, models: Models): ActSamples =>
  existsSync(file)
    ? joined(ofGsr(readFileSync(file, "utf8"), (row, key) => ofArticle(bareArticle(row.text, null), key, models, 1)))
    : joined([]);

/** Of the sentence beside each entry of the lexicon, with each word of the entry in the place of its predicate. */
export function exampleActs(models: Models): ActSamples {
  const frames = [...models.events.verbs.entries(), ...models.events.nouns.entries()].flatMap(([word, list]) =>
    list.map((frame) => ({ word, frame })),
  );
  const examples = [...new Set(frames.map(({ frame }) => frame.example))];
  const samples = examples.flatMap((text) => {
    const entries = frames.filter(({ frame }) => frame.example === text);
    const analysis = analyse(bareArticle(text, "2024-05-10"), models);
    const words = new Map(entries.map(({ word, frame }) => [word, frame]));
    return analysis.sentences
      .flatMap((sentence) => candidatesIn(analysis, sentence, models.events))
      .flatMap(({ site, frame, features }): ActSample[] => {
        const own = site.sentence.tokens[site.predicate]!;
        const told = words.get(own.lemma) ?? words.get(own.norm);
        if (told === undefined || told.pos !== frame.pos) return [];
        const code = told.mode === null ? told.type : `${told.type}/${told.mode}`;
        return [...words.keys()].map((word) => ({
          features: {
            ...features,
            traits: features.traits.map((trait) =>
              trait.word?.[0] !== "predicate"
                ? trait
                : traitOf(
                    trait.names.map((name) => (name.startsWith("word ") ? `word ${word} ${frame.pos}` : name)),
                    ["predicate", word],
                  ),
            ),
          },
          listed: true,
          code,
          what: text,
          weight: 0.4,
          fold: foldOf(text),
          again: [],
        }));
      });
  });
  return { samples, untold: [], events: 0, told: 0 };
}

const codeOf = ({ type, mode }: KeyEvent): string =>
  type === "CONSULT" ? `CONSULT/${mode ?? "meeting"}` : type === "AGREE" ? `AGREE/${mode ?? "pledge"}` : type;

function ofArticle(article: Article, key: Key, models: Models, weight: number): ActSamples {
  const analysis = analyse(article, models);
  const statements = readStatements(analysis, models.sayings);
  const happenings = tellingsOf(analysis, statements, { ...models.events, acts: null });
  const events = key.events ?? [];
  const { body } = article;
  const at = (draft: { sentence: number; predicate: number }): string => `${draft.sentence} ${draft.predicate}`;
  const right = new Map<string, KeyEvent>();
  const told = new Set<KeyEvent>();
  for (const draft of happenings) {
    const event =
      events.find((one) => !told.has(one) && isRight(draft, one, key, body)) ??
      events.find((one) => isRight(draft, one, key, body));
    if (event === undefined) continue;
    told.add(event);
    right.set(at(draft), event);
  }
  const heard = new Set(happenings.map(at));
  const candidates = analysis.sentences.flatMap((sentence) => candidatesIn(analysis, sentence, models.events));
  const samples = candidates.map(({ site, features, parties }): ActSample => {
    const place = `${site.sentence.index} ${site.predicate}`;
    const event = right.get(place);
    return {
      features,
      listed: heard.has(place),
      code: event === undefined ? "none" : codeOf(event),
      what: `${site.sentence.tokens[site.predicate]!.lemma} :: ${body.slice(site.sentence.start, site.sentence.end)}`,
      weight,
      fold: foldOf(key.id),
      again: [...told]
        .filter((one) => parties.every((party) => isAmong(party, one, key)))
        .flatMap((one) => [one.type, ...((one.alt?.type ?? []) as string[])]),
    };
  });
  const untold = events
    .filter((event) => !told.has(event))
    .map((event) => ({
      code: codeOf(event),
      among: samples.filter((sample, i) => !sample.listed && fits(candidates[i]!, event, key, body)),
    }))
    .filter(({ among }) => among.length > 0);
  return { samples, untold, events: events.length, told: told.size };
}

/** May the candidate tell the event: is it among its words, and a party of it one of the event's? */
function fits({ site, parties }: Candidate, event: KeyEvent, key: Key, body: string): boolean {
  const token = site.sentence.tokens[site.predicate]!;
  const start = body.indexOf(event.evidence);
  if (start >= 0 && (token.start < start || token.end > start + event.evidence.length)) return false;
  return start >= 0 && parties.some((party) => isAmong(party, event, key));
}
