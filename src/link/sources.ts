/**
 * Which of two pages the other was made from (`sourceOf`), which of many of one text counts for the others (`sourcesOf`), and whose
 * text it is where nobody here holds it (`absentOf`).
 */
import { compareEdtf } from "../kit/edtf.ts";
import type { Edtf } from "../model/edtf.ts";
import { compare } from "./ids.ts";
import type { PageSketch } from "./sketch.ts";
import type { Cue, Relation } from "./tied.ts";

/** Which of two pages the other was made from, by the first of these that tells: credits, wording, days, completeness. */
export function sourceOf(a: PageSketch, b: PageSketch, relation: Relation): { from: "a" | "b"; cue: Cue } | null {
  const told = (fromA: boolean, cue: Cue) => ({ from: fromA ? ("a" as const) : ("b" as const), cue });
  const credits = +isCreditedBy(a, b) - +isCreditedBy(b, a);
  if (credits !== 0) return told(credits > 0, "credited");
  if (a.wording !== b.wording && (a.wording === "reworded" || b.wording === "reworded"))
    return told(b.wording === "reworded", "reworded");
  if (a.dayIs === "published" && b.dayIs === "published" && a.day !== null && b.day !== null) {
    if (a.day.last < b.day.first || b.day.last < a.day.first) return told(a.day.last < b.day.first, "earlier");
  }
  if (relation === "same_text" && (a.words > 1.3 * b.words || b.words > 1.3 * a.words))
    return told(a.words > b.words, "fuller");
  // Who words a text anew leaves its dateline out.
  return a.hasDateline === b.hasDateline ? null : told(a.hasDateline, "dateline");
}

function isCreditedBy(source: PageSketch, other: PageSketch): boolean {
  const outlet = siteName(source.outlet);
  if (outlet === "") return false;
  return [other.origin, ...other.wire].some((name) => siteName(name) === outlet) && siteName(other.outlet) !== outlet;
}

/** Of the sources that a page names for its text, those that none of these outlets is, nor its own. */
export function absentOf(
  { origin, wire, outlet }: { origin: string | null; wire: readonly string[]; outlet: string | null },
  held: readonly (string | null)[],
): string[] {
  const here = new Set([outlet, ...held].map(siteName));
  const absent = new Map<string, string>();
  for (const name of [...(origin === null ? [] : [origin]), ...wire]) {
    const site = siteName(name);
    if (site !== "" && !here.has(site) && !absent.has(site)) absent.set(site, name);
  }
  return [...absent.values()];
}

/** "edition.cnn.com", "cnn.com" and "CNN" are one: the name without what stands around it. */
function siteName(name: string | null): string {
  if (name === null) return "";
  const host = name.toLowerCase().replace(/\.(?:com?|org|net|gov|news|info|int)?(?:\.?[a-z]{2})?$/, "");
  return (host.split(".").at(-1) ?? "").replace(/[^a-z0-9]/g, "");
}

/** What the choice of the page that counts rests on. */
export interface PageFacts {
  readonly id: string;
  readonly sha256: string;
  readonly published: Edtf | null;
  readonly length: number;
}

/**
 * For each page that is a copy or a rewrite, the pages it leans on: first the one that counts for it. A page that others were
 * made from comes first, then the earlier, the longer. Each page leans on one that it is itself tied to: a chain of partial
 * copies does not make one text of all.
 */
export function sourcesOf(
  pages: readonly PageFacts[],
  ties: readonly { a: string; b: string; relation: Relation; from: string | null }[],
): Map<string, string[]> {
  const deep = new Map<string, { other: string; from: string | null }[]>();
  const derived = new Map<string, number>();
  for (const { a, b, relation, from } of ties) {
    if (relation !== "same_text" && relation !== "rewrite") continue;
    deep.set(a, [...(deep.get(a) ?? []), { other: b, from }]);
    deep.set(b, [...(deep.get(b) ?? []), { other: a, from }]);
    if (from !== null) {
      const made = from === a ? b : a;
      derived.set(made, (derived.get(made) ?? 0) + 1);
    }
  }
  const order = [...pages].sort(
    (a, b) =>
      (derived.get(a.id) ?? 0) - (derived.get(b.id) ?? 0) ||
      compareEdtf(a.published, b.published) ||
      b.length - a.length ||
      compare(a.sha256, b.sha256) ||
      compare(a.id, b.id),
  );
  const counts = new Set<string>();
  const leans = new Map<string, string[]>();
  for (const { id } of order) {
    const near = deep.get(id) ?? [];
    const sources = near.filter(({ other }) => counts.has(other)).map(({ other }) => other);
    if (sources.length === 0) {
      counts.add(id);
      continue;
    }
    const told = new Set(near.filter(({ other, from }) => from === other).map(({ other }) => other));
    sources.sort((a, b) => +told.has(b) - +told.has(a) || compare(a, b));
    leans.set(id, [...new Set([...sources, ...[...told].sort(compare)])]);
  }
  return leans;
}
