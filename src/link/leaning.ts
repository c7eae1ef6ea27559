/**
 * Reports that are worded by themselves and yet lean on one common source: `asVoices(mentions, sourcesOf)`.
 *
 * Two outlets that tell of talks "according to Interfax", each in its own words, are one voice, and so is Interfax's own page
 * where it is held; so are two that give a figure by "China Customs", or a speaker's long sentence in the very same words.
 * Copies and rewrites were settled before (lineage.ts). A report that names no source is a voice of its own.
 */
import type { Leaning } from "../model/record.ts";
import { compare } from "./ids.ts";
import { nameWords } from "./names.ts";

interface Report {
  readonly page: string;
  /** The page that counts for this one. */
  readonly text: string;
  readonly outlet: string | null;
}

export interface Source {
  /** As it is named. */
  readonly name: string;
  /** What makes two of them one: of outlets and agencies `sourceKey`. */
  readonly key: string;
}

/** Sources by the names that a page gives them. */
export const sourcesNamed = (...names: readonly (string | null)[]): Source[] =>
  names.flatMap((name) => (name === null ? [] : { name, key: sourceKey(name) }));

/** The same mentions with one `text` for all texts that lean on a common source, and which pages lean on which. */
export function asVoices<M extends Report>(
  mentions: readonly M[],
  sourcesOf: (mention: M) => readonly Source[],
): { readonly voices: readonly M[]; readonly leaning: readonly Leaning[] } {
  const bySource = new Map<string, { names: Set<string>; pages: Set<string>; texts: Set<string> }>();
  for (const mention of mentions) {
    for (const { name, key } of sourcesOf(mention)) {
      if (key === "") continue;
      const known = bySource.get(key) ?? { names: new Set(), pages: new Set(), texts: new Set() };
      bySource.set(key, known);
      known.names.add(name);
      known.pages.add(mention.page);
      known.texts.add(mention.text);
    }
  }
  if (bySource.size === 0) return { voices: mentions, leaning: [] };
  const voice = new Map<string, string>();
  const voiceOf = (text: string): string => (voice.has(text) ? voiceOf(voice.get(text)!) : text);
  const leaning: Leaning[] = [];
  for (const [key, { names, pages, texts }] of [...bySource].sort(([a], [b]) => compare(a, b))) {
    const own = mentions.filter(({ outlet }) => outlet !== null && sourceKey(outlet) === key);
    const all = new Set([...texts, ...own.map(({ text }) => text)]);
    if (all.size < 2) continue;
    const on = [...names].sort((a, b) => b.length - a.length || compare(a, b))[0]!;
    leaning.push({ on, pages: [...pages].sort(compare) });
    const roots = [...new Set([...all].map(voiceOf))].sort(compare);
    for (const text of roots.slice(1)) voice.set(text, roots[0]!);
  }
  return { voices: mentions.map((mention) => ({ ...mention, text: voiceOf(mention.text) })), leaning };
}

/** "Interfax", "interfax.com" and "www.interfax.com" are one source. Empty where the name says nothing. */
export function sourceKey(name: string): string {
  const host = /^(?:www\.)?([a-z0-9-]+)(?:\.[a-z0-9-]+)+$/i.exec(name.trim());
  return host === null ? nameWords(name).join("") : nameWords(host[1]!).join("");
}
