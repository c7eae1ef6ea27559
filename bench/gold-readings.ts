/**
 * Answer keys as the readings of a reader that makes no mistake, so that linking can be measured by itself:
 * `goldReadings("../shared/gold/dev", "../shared/gold/dev")`. A page without a key is a reading without records.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { BLANK_EVENT, BLANK_FIGURE, BLANK_STATEMENT } from "../src/model/blank.ts";
import type { EventReading, FigureReading, Reading, StatementReading } from "../src/model/index.ts";

/** A key as GOLD.md has it, as far as it is used here. Any field may be missing. */
interface Key {
  readonly page: Partial<Reading["page"]> & {
    readonly body_first?: string;
    readonly body_last?: string;
    readonly not_body?: string[];
  };
  readonly events?: readonly (Partial<EventReading> & { readonly evidence: string })[];
  readonly statements?: readonly (Partial<StatementReading> & { readonly evidence: string })[];
  readonly figures?: readonly (Partial<FigureReading> & { readonly evidence: string })[];
  readonly people?: readonly {
    readonly name: string;
    readonly role?: string | null;
    readonly country?: string | null;
  }[];
}

/** One reading for each text of the folder, in the order of names. */
export function goldReadings(texts: string, keys: string): Reading[] {
  return readdirSync(texts)
    .filter((name) => name.endsWith(".txt"))
    .sort()
    .map((name) => {
      const id = name.slice(0, -4);
      const file = join(keys, `${id}.json`);
      const raw = readFileSync(join(texts, name), "utf8");
      return goldReading(id, raw, existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Key) : null);
    });
}

function goldReading(id: string, raw: string, key: Key | null): Reading {
  const body = bodyOf(raw, key);
  const spot = (evidence: string) => {
    const start = Math.max(0, body.indexOf(evidence));
    return { evidence, start, end: start + evidence.length };
  };
  return {
    id,
    page: {
      title: key === null ? (raw.split("\n", 1)[0] ?? null) : (key.page.title ?? null),
      published: key?.page.published ?? null,
      published_is: key?.page.published_is ?? null,
      why_published: null,
      weekdays: [],
      updated: null,
      updated_is: null,
      language: key?.page.language ?? "en",
      outlet: key?.page.outlet ?? null,
      origin: key?.page.origin ?? null,
      wire: key?.page.wire ?? [],
      byline: key?.page.byline ?? [],
      dateline: key?.page.dateline ?? null,
      url: null,
      retrieved: null,
      sha256: createHash("sha256").update(raw).digest("hex"),
      wording: null,
      body,
      because: {},
    },
    events: (key?.events ?? []).map((event, n) => ({
      ...BLANK_EVENT,
      ...EVIDENCED,
      id: `e${n + 1}`,
      ...event,
      ...spot(event.evidence),
    })),
    statements: (key?.statements ?? []).map((said, n) => ({
      ...BLANK_STATEMENT,
      ...EVIDENCED,
      ...said,
      id: `s${n + 1}`,
      ...spot(said.evidence),
    })),
    figures: (key?.figures ?? []).map((figure, n) => ({
      ...BLANK_FIGURE,
      ...EVIDENCED,
      ...figure,
      id: `f${n + 1}`,
      ...spot(figure.evidence),
    })),
    claims: [],
    documents: [],
    people: (key?.people ?? []).map(({ name, role, country }) => ({
      name,
      role: role ?? null,
      country: country ?? null,
      wikidata: null,
      mentions: [],
    })),
    skipped: null,
  };
}

/** The article as the key bounds it; the whole page where the bounds are not found or the page has no key. */
function bodyOf(raw: string, key: Key | null): string {
  const { body_first: first, body_last: last, not_body: not = [] } = key?.page ?? {};
  if (first === undefined || last === undefined) return raw;
  const from = raw.indexOf(first);
  const to = raw.lastIndexOf(last);
  if (from < 0 || to < from) return raw;
  return not.reduce((text, piece) => text.split(piece).join(" "), raw.slice(from, to + last.length));
}

const EVIDENCED = { by: "key", sure: 0.9, because: {} } as const;
