/**
 * Tellings with their answer, to learn from and to choose by: every telling that the rules find on a page with an exhaustive key, on
 * a labelled sentence of data/corpus and on plover-gsr, and whether the key has it by the rule of the scorer (type, a shared
 * party, half of the words of the evidence).
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { bareArticle } from "../bench/bare-article.ts";
import { findArticle } from "../src/article/index.ts";
import type { ActModel } from "../src/extract/events/acts.ts";
import { type EventDraft, isUnlisted } from "../src/extract/events/draft.ts";
import { featuresOf } from "../src/extract/events/gate.ts";
import { happeningsOf, tellingsOf } from "../src/extract/events/index.ts";
import { sureFeatures, sureOf } from "../src/extract/events/sure.ts";
import { readStatements } from "../src/extract/statements/index.ts";
import { loadCodebook } from "../src/load/codebook.ts";
import type { Article } from "../src/model/index.ts";
import { analyse } from "../src/read/index.ts";
import type { Models } from "../src/read/models.ts";
import { pagesOf } from "./golden.ts";
import { readCorpus, type Split } from "./labelled.ts";

export interface Sample {
  readonly set: string;
  /** Samples of one fold are never on both sides of a cross-validation: a page with its copies, an entry with its twins. */
  readonly fold: string;
  readonly features: readonly string[];
  readonly right: boolean;
  /** For people who look at it: what was read where. */
  readonly what: string;
}

export interface KeyEvent {
  readonly type: string;
  readonly mode?: string | null;
  readonly actor?: readonly string[];
  readonly recipient?: readonly string[];
  readonly evidence: string;
  readonly alt?: { readonly type?: readonly unknown[] };
}
export interface Key {
  readonly id: string;
  readonly exhaustive?: boolean;
  readonly events?: readonly KeyEvent[];
  readonly people?: readonly { readonly name: string; readonly country?: string | null }[];
}

/** Of the pages in a folder whose keys are exhaustive. */
export const pageSamples = (set: string, pages: string, keys: string, models: Models, acts?: ActsOf): Sample[] =>
  ofPages(pages, keys, models, (fold, article, key) => samplesOf(set, fold, article, key, models, acts));

/** The network to ask about the text of this id: one that has not learned from it. */
export type ActsOf = (id: string) => ActModel;

/** The same for whole events. */
export const pageEvents = (set: string, pages: string, keys: string, models: Models) =>
  ofPages(pages, keys, models, (fold, article, key) => eventSamples(set, fold, article, key, models));

export function ofPages<T>(
  pages: string,
  keys: string,
  models: Models,
  of: (fold: string, article: Article, key: Key) => T[],
): T[] {
  if (!existsSync(keys)) return [];
  const known = new Map(
    readdirSync(keys)
      .filter((name) => name.endsWith(".json"))
      .map((name) => JSON.parse(readFileSync(join(keys, name), "utf8")) as Key) // ours, of the shape told in GOLD.md
      .map((key) => [key.id, key]),
  );
  return pagesOf(pages).flatMap((page) => {
    const key = known.get(page.id);
    if (key?.exhaustive !== true) return [];
    const article = findArticle(page, models.identify, models.article);
    const fold = page.id.replace(/-(?:copy-\w+|wire|translated|announced|held|es)$/, "");
    return article.skipped === null ? of(fold, article, key) : [];
  });
}

/** Whole events of our own labelled sentences. */
export const corpusEvents = (split: Split, models: Models) =>
  readCorpus()
    .filter((entry) => entry.split === split)
    .flatMap((entry) =>
      eventSamples(
        `corpus ${split}`,
        entry.id.replace(/[a-z]$/, ""),
        bareArticle(entry.text, entry.published),
        entry,
        models,
      ),
    );

/** Of our own labelled sentences. */
export const corpusSamples = (split: Split, models: Models, acts?: ActsOf): Sample[] =>
  readCorpus()
    .filter((entry) => entry.split === split)
    .flatMap((entry) =>
      samplesOf(
        `corpus ${split}`,
        entry.id.replace(/[a-z]$/, ""),
        bareArticle(entry.text, entry.published),
        entry,
        models,
        acts,
      ),
    );

/** Of the sentence beside each entry of the lexicon: its word tells of its entry's type, and of no other. */
export function exampleSamples(models: Models, acts: ActsOf): Sample[] {
  const frames = [...models.events.verbs.values(), ...models.events.nouns.values()].flat();
  const examples = new Map<string, string>(frames.map((frame) => [frame.example, frame.type]));
  return [...examples].flatMap(([text, type]) => {
    const analysis = analyse(bareArticle(text, "2024-05-10"), models);
    const statements = readStatements(analysis, models.sayings);
    const drafts = tellingsOf(analysis, statements, { ...models.events, acts: acts(text) }, true);
    const telling = drafts.filter(
      (draft) => draft.frame.type === type && draft.doubts.length === 0 && !isUnlisted(draft),
    );
    const own = new Set(telling.map(({ predicate }) => predicate));
    return drafts
      .filter((draft) => telling.includes(draft) || (draft.frame.type !== type && own.has(draft.predicate)))
      .map((draft) => ({
        set: "lexicon",
        fold: `lexicon ${text}`,
        features: featuresOf(draft, analysis),
        right: draft.frame.type === type,
        what: text,
      }));
  });
}

/** Of the sentences of the codebook that only sound like events. */
export const twinSamples = (models: Models, acts: ActsOf): Sample[] =>
  loadCodebook("data").flatMap(({ twin }) =>
    samplesOf("twins", twin, bareArticle(twin, "2024-05-10"), { id: twin, events: [] }, models, acts),
  );

const GSR_TYPES: Readonly<Record<string, string>> = {
  DEMAND: "REQUEST",
  DISAPPROVE: "ACCUSE",
  FIGHT: "ASSAULT",
  INVESTIGATE: "ACCUSE",
};

/** Of plover-gsr dev (CC BY-SA 4.0, Open Event Data Alliance). What is announced counts as its strict type there, AGREE. */
export const gsrSamples = (file: string, models: Models, acts: ActsOf): Sample[] =>
  existsSync(file)
    ? ofGsr(readFileSync(file, "utf8"), (row, key) =>
        samplesOf("gsr", row.id, bareArticle(row.text, null), key, models, acts),
      ).flat()
    : [];

interface GsrRow {
  readonly id: string;
  readonly text: string;
  readonly events: readonly {
    readonly code: string;
    readonly source: readonly { readonly code?: string; readonly actorText?: string }[];
    readonly target: readonly { readonly code?: string; readonly actorText?: string }[];
  }[];
}

/** Each row of the set's file with its key. */
export function ofGsr<T>(file: string, of: (row: GsrRow, key: Key) => T): T[] {
  const rows = file
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as GsrRow); // a fixed file, its shape told in its README
  return rows.map((row) => {
    const names = (side: GsrRow["events"][number]["source"]): string[] =>
      side.flatMap((one) =>
        one.code === undefined || /^(IGO|NGO|IMG)$/.test(one.code) ? [one.actorText ?? ""] : [one.code],
      );
    const events = row.events.map((event): KeyEvent => {
      const type = GSR_TYPES[event.code] ?? event.code;
      return {
        type,
        actor: names(event.source),
        recipient: names(event.target),
        evidence: row.text,
        ...(type === "AGREE"
          ? { alt: { type: ["CONSULT", "AID", "RETREAT", "CONCEDE", "COOPERATE", "SUPPORT"] } }
          : {}),
      };
    });
    return of(row, { id: row.id, events });
  });
}

function samplesOf(
  set: string,
  fold: string,
  article: Article,
  key: Key,
  models: Models,
  acts: ActsOf | null = null,
): Sample[] {
  const analysis = analyse(article, models);
  const statements = readStatements(analysis, models.sayings);
  const lexicon = acts === null ? models.events : { ...models.events, acts: acts(key.id) };
  return tellingsOf(analysis, statements, lexicon, true).flatMap((draft) => {
    const { start, end } = draft.evidence;
    const evidence = article.body.slice(start, end);
    const found = (key.events ?? []).filter((event) => isLike(draft, event, key));
    const right = found.some((event) => overlap(event.evidence, evidence) >= 0.5);
    // Told again in other words than those of the key: it is made one with the telling there, and teaches nothing.
    if (!right && found.some((event) => hasSides(draft, event, key))) return [];
    return [
      {
        set,
        fold: `${set} ${fold}`,
        features: featuresOf(draft, analysis),
        right,
        what: `${draft.frame.type}/${draft.frame.mode} ${names(draft.actors)} > ${names(draft.recipients)} by ${draft.frame.name} [${draft.doubts}] ${evidence.replaceAll("\n", " ")}`,
      },
    ];
  });
}

/** A whole event, with the features of `sure`, and how sure it is now. */
export interface EventSample extends Pick<Sample, "set" | "fold" | "right"> {
  readonly features: ReturnType<typeof sureFeatures>;
  readonly said: number;
}

/** Of an article and its key: each event that is read, with the features of `sure`, and whether a key has it, one to one. */
export function eventSamples(set: string, fold: string, article: Article, key: Key, models: Models): EventSample[] {
  const analysis = analyse(article, models);
  const statements = readStatements(analysis, models.sayings);
  const { happenings } = happeningsOf(analysis, statements, models.events);
  const taken = new Set<KeyEvent>();
  const order = [...happenings].sort((a, b) => (b.chance ?? 0) - (a.chance ?? 0));
  return order.map((draft) => {
    const event = (key.events ?? [])
      .filter((one) => !taken.has(one) && isRight(draft, one, key, article.body))
      .sort((a, b) => Number(hasSides(draft, b, key)) - Number(hasSides(draft, a, key)))[0];
    if (event !== undefined) taken.add(event);
    return {
      set,
      fold: `${set} ${fold}`,
      features: sureFeatures(draft, analysis),
      right: event !== undefined,
      said: sureOf(draft, analysis),
    };
  });
}

const names = (parties: EventDraft["actors"]): string =>
  parties.map(({ name, state }) => `${name}(${state})`).join(", ");

/** Has the key an event of this type with one of these parties in these words? */
export function isRight(draft: EventDraft, event: KeyEvent, key: Key, body: string): boolean {
  return (
    isLike(draft, event, key) && overlap(event.evidence, body.slice(draft.evidence.start, draft.evidence.end)) >= 0.5
  );
}

function isLike(draft: EventDraft, event: KeyEvent, key: Key): boolean {
  if (event.type !== draft.frame.type && !(event.alt?.type ?? []).includes(draft.frame.type)) return false;
  return [...draft.actors, ...draft.recipients].some((party) => isAmong(party, event, key));
}

const hasSides = (draft: EventDraft, event: KeyEvent, key: Key): boolean =>
  [...draft.actors, ...draft.recipients].every((party) => isAmong(party, event, key));

export function isAmong({ name, state }: EventDraft["actors"][number], event: KeyEvent, key: Key): boolean {
  return [...(event.actor ?? []), ...(event.recipient ?? [])].some(
    (one) =>
      one === state ||
      (state !== null && key.people?.find((person) => sharesWord(person.name, one))?.country === state) ||
      sharesWord(one, name),
  );
}

const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
const EMPTY = new Set(
  "the a of and for president prime minister foreign ministry government council national united state".split(" "),
);
const sharesWord = (a: string, b: string): boolean => {
  if (/^[A-Z]{3}$/.test(a) || /^[A-Z]{3}$/.test(b)) return a === b;
  const other = new Set(words(b));
  return words(a).some((word) => !EMPTY.has(word) && other.has(word));
};

/** Share of the shorter text's words that stand in the longer. */
function overlap(a: string, b: string): number {
  const [left, right] = [words(a), words(b)];
  const counts = new Map<string, number>();
  for (const word of right) counts.set(word, (counts.get(word) ?? 0) + 1);
  let both = 0;
  for (const word of left) {
    const count = counts.get(word) ?? 0;
    if (count > 0) both += 1;
    counts.set(word, count - 1);
  }
  return left.length === 0 || right.length === 0 ? 0 : both / Math.min(left.length, right.length);
}
