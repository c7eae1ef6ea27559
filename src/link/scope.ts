/**
 * Corrections that reach beyond their words: "Astana" is "Nur-Sultan" wherever an event of this page, or of any, has it for its place.
 *
 * A wider correction names the value that was read (`was`) and is asked of what the machine read, never of what another correction
 * made of it; so the order in which corrections were said matters only between two that say different things of the same.
 */
import type { Correction, Scope } from "../model/correction.ts";
import type { Reading } from "../model/reading.ts";

/** The narrower stands before the wider. */
const RANK: Readonly<Record<Scope, number>> = { everywhere: 0, page: 1, mention: 2 };

/** What a field is made to hold, and how far the correction reaches that says so. */
export interface Recast {
  readonly value: unknown;
  readonly scope: Scope;
}

export const isWide = ({ scope }: Pick<Correction, "scope">): boolean => scope === "page" || scope === "everywhere";

/** Whether a correction of this scope and page may bear on a reading. */
export const reaches = (
  { scope, target }: Pick<Correction, "scope" | "target">,
  { page }: Pick<Reading, "page">,
): boolean => scope === "everywhere" || target.sha256 === page.sha256;

export const isNarrower = (a: Scope | undefined, b: Scope | undefined): boolean =>
  RANK[a ?? "mention"] > RANK[b ?? "mention"];

/** The one that stands: of the narrowest the last. Null when there is none. */
export function narrowest<R extends { readonly scope?: Scope }>(rules: readonly R[]): R | null {
  let best: R | null = null;
  for (const rule of rules) if (best === null || !isNarrower(best.scope, rule.scope)) best = rule;
  return best;
}

/**
 * What a correction of `was` to `value` makes of `now`; undefined when it says nothing of it. Of lists it says which members give way to
 * which: `["CHN", "GBR"]` to `["CHN", "FRA"]` makes `["GBR", "USA"]` into `["FRA", "USA"]`.
 */
export function replaced(now: unknown, was: unknown, value: unknown): unknown {
  if (sameValue(now, was)) return value;
  if (!(Array.isArray(now) && Array.isArray(was) && Array.isArray(value))) return undefined;
  const [out, into] = [was.filter((one) => !value.includes(one)), value.filter((one) => !was.includes(one))];
  if (out.length === 0 || !out.every((one) => now.includes(one))) return undefined;
  const made = now.flatMap((one) => (one === out[0] ? into : out.includes(one) ? [] : [one]));
  return [...new Set(made)];
}

/** A value that was not read stands for nothing in particular, and is replaced nowhere else. */
export const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);

export const sameValue = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
