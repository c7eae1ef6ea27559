import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, parse } from "node:path";
import { expect, test } from "vitest";
import { daysOf } from "../src/kit/edtf.ts";
import type { Mode, Page, Status } from "../src/model/index.ts";
import { PLOVER_TYPES } from "../src/model/index.ts";
import { readPages } from "../src/page/index.ts";

/** What this test looks at in a key; the whole shape stands in examples/README.md. */
interface Key {
  readonly id: string;
  readonly page: {
    readonly title: string;
    readonly published: string | null;
    readonly published_is: string | null;
    readonly body_first: string;
    readonly body_last: string;
    readonly not_body: readonly string[];
  };
  readonly events: readonly {
    readonly id: string;
    readonly type: string;
    readonly mode: string | null;
    readonly actor: readonly string[];
    readonly date: string | null;
    readonly date_world?: string;
    readonly status: string;
    readonly part_of: string | null;
    readonly evidence: string;
    readonly alt?: { readonly evidence?: readonly string[] };
  }[];
  readonly statements: readonly {
    readonly form: string;
    readonly quote: string | null;
    readonly date: string | null;
    readonly evidence: string;
  }[];
  readonly figures: readonly {
    readonly value: number;
    readonly is: string;
    readonly period: string | null;
    readonly against: string | null;
    readonly evidence: string;
  }[];
  readonly documents?: readonly { readonly evidence: string; readonly points: readonly string[] }[];
}
interface Pair {
  readonly a: string;
  readonly b: string;
  readonly relation: string;
}
interface SameEvent {
  readonly name: string;
  readonly mentions: readonly (readonly [string, string])[];
}

const PAGES = "examples/pages";
const KEYS = "examples/keys";
const MODES: readonly (Mode | null)[] = [
  "visit",
  "meeting",
  "call",
  "summit",
  "letter",
  "forum",
  "sign",
  "pledge",
  "propose",
  null,
];
const STATUSES: readonly Status[] = ["proposed", "announced", "underway", "held", "cancelled", "denied"];
const KINDS_OF_FIGURE = ["level", "change", "share", "count", "target"];

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const json = <T>(file: string) => JSON.parse(readFileSync(join(KEYS, file), "utf8")) as T;
const files = readdirSync(PAGES).sort();
const keys = readdirSync(KEYS)
  .filter((file) => file.endsWith(".json") && file !== "lineage.json" && file !== "events.json")
  .map((file) => ({ file, key: json<Key>(file) }));
const keyOf = new Map(keys.map(({ key }) => [key.id, key]));

function pageOf(id: string): Page {
  const file = files.find((name) => parse(name).name === id)!;
  const [page] = readPages({ file, id, bytes: readFileSync(join(PAGES, file)) }, { sha256, maxBytes: 1_000_000 });
  if (page === undefined || !("kind" in page)) throw new Error(`${file} is no page`);
  return page;
}

test("every example page has a key, and every key a page", () => {
  expect(keys.map(({ key }) => key.id).sort()).toEqual(files.map((file) => parse(file).name).sort());
  expect(keys.filter(({ file, key }) => file !== `${key.id}.json`)).toEqual([]);
  expect(files.length).toBeGreaterThanOrEqual(26);
});

for (const { key } of keys) {
  test(`the key of ${key.id} holds words and dates of its page`, () => {
    const { text } = pageOf(key.id);
    const quoted = key.statements.flatMap((statement) => statement.quote?.split(" … ") ?? []);
    const words = [
      key.page.title,
      key.page.body_first,
      key.page.body_last,
      ...key.page.not_body,
      ...key.events.flatMap((event) => [event.evidence, ...(event.alt?.evidence ?? [])]),
      ...key.statements.map((statement) => statement.evidence),
      ...key.figures.map((figure) => figure.evidence),
      ...(key.documents ?? []).flatMap((document) => [document.evidence, ...document.points]),
      ...quoted,
    ];
    expect(words.filter((piece) => !text.includes(piece))).toEqual([]);

    const dates = [
      key.page.published,
      ...key.events.flatMap((event) => [event.date, event.date_world ?? null]),
      ...key.statements.map((statement) => statement.date),
      ...key.figures.flatMap((figure) => [figure.period, figure.against]),
    ];
    expect(dates.filter((date) => date !== null && daysOf(date) === null)).toEqual([]);
    expect(key.page.published_is === null).toBe(key.page.published === null);

    const types: readonly string[] = PLOVER_TYPES;
    const modes: readonly (string | null)[] = MODES;
    const statuses: readonly string[] = STATUSES;
    expect(key.events.filter((event) => !types.includes(event.type))).toEqual([]);
    expect(key.events.filter((event) => !modes.includes(event.mode))).toEqual([]);
    expect(key.events.filter((event) => !statuses.includes(event.status))).toEqual([]);
    expect(key.events.filter((event) => event.actor.length === 0)).toEqual([]);
    const ids = key.events.map((event) => event.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(key.events.filter((event) => event.part_of !== null && !ids.includes(event.part_of))).toEqual([]);
    expect(
      key.statements.filter((statement) => (statement.quote === null) !== (statement.form === "indirect")),
    ).toEqual([]);
    expect(key.figures.filter((figure) => !KINDS_OF_FIGURE.includes(figure.is))).toEqual([]);
  });
}

test("the lineage of the examples names pages that exist", () => {
  const lineage = json<{ readonly pairs: readonly Pair[]; readonly not_scored: readonly string[][] }>("lineage.json");
  const { pairs } = lineage;
  expect(lineage.not_scored.flat().filter((id) => !keyOf.has(id))).toEqual([]);
  const relations = ["same_text", "rewrite", "same_story", "same_event", "unrelated"];
  expect(pairs.filter((pair) => !keyOf.has(pair.a) || !keyOf.has(pair.b) || pair.a === pair.b)).toEqual([]);
  expect(pairs.filter((pair) => !relations.includes(pair.relation))).toEqual([]);
});

test("the events told by several examples exist on each of them", () => {
  const { events } = json<{ readonly events: readonly SameEvent[] }>("events.json");
  const missing = events.flatMap(({ mentions }) =>
    mentions.filter(([page, id]) => !(keyOf.get(page)?.events.some((event) => event.id === id) ?? false)),
  );
  expect(missing).toEqual([]);
  expect(events.filter(({ mentions }) => mentions.length < 2)).toEqual([]);
  expect(existsSync("examples/README.md")).toBe(true);
});
