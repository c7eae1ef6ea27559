/**
 * Last stage: edges and readings become the record. Pages first (which lean on which), then what they tell: mentions that are
 * one happening, utterance or figure become one line, and copies of one text count as one voice in it.
 *
 * Under an engine this stage runs once, over the edges that `match` left; each kind of line could be made for every connected
 * part of the edges apart (decision 0005).
 */
import { dayEdtf, daysOf } from "../kit/edtf.ts";
import type { Edtf } from "../model/edtf.ts";
import type { ClaimReading, DocumentReading, Evidenced, Reading } from "../model/reading.ts";
import type {
  ClaimLine,
  DocumentLine,
  EventLine,
  LineageLine,
  PageLine,
  RecordLine,
  Review,
  SeriesLine,
} from "../model/record.ts";
import { actorLines } from "./actors.ts";
import { atLeastOne, grouped, majority, reviewOf } from "./agree.ts";
import { countriesOf, eventMentions, figureMentions, intervalOf, type Slim, statementMentions } from "./block.ts";
import { type Bounds, cluster } from "./cluster.ts";
import type { Corrected } from "./corrections.ts";
import { compareDayApart, compareInOneText, eventLine, SAME_EVENT } from "./events.ts";
import { figureLine, SAME_FIGURE } from "./figures.ts";
import { compare, type Mention, mentionsOf, namedId, PREFIX } from "./ids.ts";
import { type Relation, sourcesOf } from "./lineage.ts";
import { type Edge, score } from "./match.ts";
import { nameWords, partyKey, partyOf, type StateCodes } from "./names.ts";
import { withWholes } from "./parts.ts";
import { SAME_STATEMENT, statementLine } from "./statements.ts";

const EVENT_BOUNDS: Bounds = { pair: SAME_EVENT, mean: 0.44 };
const STATEMENT_BOUNDS: Bounds = { pair: SAME_STATEMENT, mean: 0.45 };
const FIGURE_BOUNDS: Bounds = { pair: SAME_FIGURE, mean: 0.45 };

/** How much likelier two records are one when their pages hang together so. */
const PAGE_TIE: Readonly<Record<Relation, number>> = {
  same_text: 0.18,
  rewrite: 0.14,
  same_story: 0.08,
  same_event: 0.05,
};

/** The lines of the record, sorted by kind and id. `readings` in their fixed order (ids.ts); `original` before corrections. */
export function join(
  edges: readonly Edge[],
  readings: readonly Reading[],
  corrected: Corrected,
  sketches: ReadonlyMap<string, Slim>,
  states: StateCodes | null = null,
): RecordLine[] {
  const lineage = lineageLines(edges, readings, corrected);
  const sources = sourcesOf(readings.map(pageFacts), lineage);
  const ties = new Map(lineage.map((line) => [`${line.a}\n${line.b}`, line.relation]));
  const known = new Map(readings.map((reading) => [reading.id, reading]));
  const tiesOf = new Map<string, LineageLine[]>();
  for (const line of lineage) for (const id of [line.a, line.b]) tiesOf.set(id, [...(tiesOf.get(id) ?? []), line]);
  const pages = readings.map((reading) => pageLine(reading, known, tiesOf.get(reading.id) ?? [], sources));
  const told = new Map(pages.map((page) => [page.id, page.published]));
  const textOf = (page: string) => sources.get(page)?.[0] ?? page;
  const boosted = edges.flatMap((edge): Edge[] => {
    if (edge.kind === "page") return [];
    return [{ ...edge, score: withTie(edge.a, edge.b, edge.score) }];
  });

  const events = gather("event", EVENT_BOUNDS, readings.flatMap(eventMentions));
  const lineOf = new Map<string, string>();
  for (const group of events) for (const { ref } of group) lineOf.set(ref, group[0]!.id);
  const countries = new Map(readings.map((reading) => [reading.id, countriesOf(reading, states)]));
  const eventLines = withWholes(
    events.map((group) =>
      eventLine(
        group.map((mention) => ({ ...voiceOf(mention), country: countries.get(mention.page)! })),
        (ref) => lineOf.get(ref) ?? null,
      ),
    ),
    (page, other) => tieOf(page, other) !== undefined,
    (page, name) => countries.get(page)?.(name) ?? null,
  );
  const reworded = new Set(readings.filter(({ page }) => page.wording === "reworded").map(({ id }) => id));
  const statementLines = gather("statement", STATEMENT_BOUNDS, readings.flatMap(statementMentions)).map((group) =>
    statementLine(
      group.map((mention) => ({ ...voiceOf(mention), reworded: reworded.has(mention.page) })),
      (ref) => lineOf.get(ref) ?? null,
    ),
  );
  const figureLines = gather("figure", FIGURE_BOUNDS, readings.flatMap(figureMentions)).map((group) =>
    figureLine(group.map(voiceOf)),
  );
  const stages = stagesByPage(eventLines);
  const lines: RecordLine[] = [
    ...pages,
    ...eventLines,
    ...seriesLines(eventLines, countries),
    ...statementLines,
    ...figureLines,
    ...claimLines(readings, voiceOf),
    ...documentLines(readings, voiceOf),
    ...actorLines(readings, (page) => told.get(page) ?? null, corrected.wishes, countries),
    ...lineage.map((line) => withStage(line, stages)),
  ];
  return lines.sort((a, b) => compare(a.kind, b.kind) || compare(a.id, b.id));

  function tieOf(page: string, other: string): Relation | undefined {
    return ties.get(compare(page, other) < 0 ? `${page}\n${other}` : `${other}\n${page}`);
  }

  /** The score of two records, with what their pages' tie adds. */
  function withTie(a: string, b: string, value: number): number {
    const relation = tieOf(pageOfRef(a), pageOfRef(b));
    if (relation === undefined) return value;
    if (value > 0) return value + PAGE_TIE[relation];
    const [one, other] = [sketches.get(a), sketches.get(b)];
    if (one?.kind !== "event" || other?.kind !== "event") return value;
    const copied = relation === "same_text" || relation === "rewrite";
    const anew = (copied ? compareInOneText(one, other) : compareDayApart(one, other))?.score ?? 0;
    return anew > 0 ? anew + PAGE_TIE[relation] : value;
  }

  /** The mentions of one kind in groups, each group and the groups in order of the mentions' ids. */
  function gather<R extends Evidenced>(
    kind: Slim["kind"],
    bounds: Bounds,
    mentions: readonly Mention<R>[],
  ): Mention<R>[][] {
    const byRef = new Map(mentions.map((mention) => [mention.ref, mention]));
    const scoreOf = (a: string, b: string): number => {
      const left = sketches.get(a);
      const right = sketches.get(b);
      if (left === undefined || right === undefined) return 0;
      return withTie(a, b, score(left, right)?.score ?? 0);
    };
    const groups = cluster(
      mentions.map(({ ref }) => ref),
      boosted.filter((edge) => edge.kind === kind),
      bounds,
      { together: [...sameBytes(mentions), ...corrected.wishes.together], apart: corrected.wishes.apart },
      pageOfRef,
      scoreOf,
    );
    return groups
      .map((group) => group.map((ref) => byRef.get(ref)!).sort((a, b) => compare(a.id, b.id) || compare(a.ref, b.ref)))
      .sort((a, b) => compare(a[0]!.id, b[0]!.id));
  }

  function voiceOf<R extends Evidenced>(mention: Mention<R>): Mention<R> & Voiced {
    const review: Review = corrected.added.has(mention.ref)
      ? "added"
      : corrected.accepted.has(mention.ref)
        ? "accepted"
        : "machine";
    return {
      ...mention,
      text: textOf(mention.page),
      told: told.get(mention.page) ?? null,
      set: corrected.set.get(mention.ref) ?? NOTHING,
      review,
    };
  }
}

const NOTHING: ReadonlyMap<string, unknown> = new Map();

/** The page of `page#record`: ids of records hold no "#", those of pages may. */
function pageOfRef(ref: string): string {
  return ref.slice(0, ref.lastIndexOf("#"));
}

/** Mentions with one id come from two copies of one file; they are one whatever else is said. */
function sameBytes(mentions: readonly Mention[]): [string, string][] {
  const first = new Map<string, string>();
  const pairs: [string, string][] = [];
  for (const { id, ref } of mentions) {
    const known = first.get(id);
    if (known === undefined) first.set(id, ref);
    else pairs.push([known, ref]);
  }
  return pairs;
}

function pageFacts({ id, page }: Reading) {
  return { id, sha256: page.sha256, published: page.published, length: page.body.length };
}

function lineageLines(
  edges: readonly Edge[],
  readings: readonly Reading[],
  { related, wishes }: Corrected,
): LineageLine[] {
  const sha = new Map(readings.map(({ id, page }) => [id, page.sha256]));
  const lines = new Map<string, LineageLine>();
  const put = (a: string, b: string, relation: Relation, from: string | null, value: number, why: string) => {
    const id = namedId(PREFIX.lineage, ...[`${sha.get(a)}\t${a}`, `${sha.get(b)}\t${b}`].sort(compare));
    lines.set(`${a}\n${b}`, { kind: "lineage", id, a, b, relation, from, score: value, why });
  };
  for (const edge of edges) {
    if (edge.tie !== undefined) put(edge.a, edge.b, edge.tie.relation, edge.tie.from, edge.score, edge.why);
  }
  for (const [a, b] of wishes.apart) lines.delete(compare(a, b) < 0 ? `${a}\n${b}` : `${b}\n${a}`);
  for (const [pair, relation] of related) {
    const [a, b] = pair.split("\n") as [string, string];
    if (relation === "unrelated") lines.delete(pair);
    else put(a, b, relation, lines.get(pair)?.from ?? null, 1, "a person said so");
  }
  return [...lines.values()];
}

/** The events that each page tells as still to come, and those that it tells as happening or past. */
interface Stages {
  readonly coming: ReadonlySet<string>;
  readonly come: ReadonlySet<string>;
}

function stagesByPage(events: readonly EventLine[]): ReadonlyMap<string, Stages> {
  const stages = new Map<string, { coming: Set<string>; come: Set<string> }>();
  for (const { id, history } of events) {
    for (const { page, status } of history) {
      const own = stages.get(page) ?? { coming: new Set<string>(), come: new Set<string>() };
      (status === "announced" || status === "proposed" ? own.coming : own.come).add(id);
      stages.set(page, own);
    }
  }
  return stages;
}

/** Two pages of one day of which one tells as past what the other announces report different stages of it. */
function withStage(line: LineageLine, stages: ReadonlyMap<string, Stages>): LineageLine {
  if (line.relation !== "same_story") return line;
  const [a, b] = [stages.get(line.a), stages.get(line.b)];
  if (a === undefined || b === undefined) return line;
  const moved = [...a.coming].some((id) => b.come.has(id)) || [...b.coming].some((id) => a.come.has(id));
  if (!moved) return line;
  return { ...line, relation: "same_event", why: `${line.why}; one announces what the other tells as come about` };
}

/** A page dated again: one that prints no day takes it from a page of the same text, or a range from one that tells the same. */
function pageLine(
  { id, page }: Reading,
  readings: ReadonlyMap<string, Reading>,
  ties: readonly LineageLine[],
  sources: ReadonlyMap<string, readonly string[]>,
): PageLine {
  const leans = sources.get(id) ?? [];
  const line: PageLine = {
    kind: "page",
    id,
    sha256: page.sha256,
    published: page.published,
    published_is: page.published_is,
    why_published: page.why_published,
    independent: leans.length === 0,
    leans_on: leans,
  };
  const own = intervalOf(page.published);
  if (own !== null && own.last === own.first) return line;
  let best: { edtf: Edtf; width: number; why: string } | null = null;
  for (const tie of ties) {
    const slack = SLACK[tie.relation];
    if (slack === undefined) continue;
    const other = tie.a === id ? tie.b : tie.a;
    const days = daysOf(readings.get(other)?.page.published);
    if (days === null || days.last - days.first > 3) continue;
    const first = Math.max(days.first - slack, own?.first ?? -Infinity);
    const last = Math.min(days.last + slack, own?.last ?? Infinity);
    if (first > last || (own !== null && last - first >= own.last - own.first)) continue;
    const width = last - first;
    const edtf = width === 0 ? dayEdtf(first) : `[${dayEdtf(first)}..${dayEdtf(last)}]`;
    const why = `${tie.relation.replace("_", " ")} as ${other}, which is dated ${readings.get(other)!.page.published}`;
    if (best === null || width < best.width || (width === best.width && compare(why, best.why) < 0))
      best = { edtf, width, why };
  }
  if (best === null) return line;
  const why = page.why_published === null ? best.why : `${page.why_published}; ${best.why}`;
  return { ...line, published: best.edtf, published_is: "inferred", why_published: why };
}

/** Days by which pages that hang together so may lie apart. */
const SLACK: Readonly<Partial<Record<Relation, number>>> = { same_text: 0, rewrite: 1, same_story: 1 };

/** Events that pages place in one series of the same parties. */
function seriesLines(
  events: readonly EventLine[],
  countries: ReadonlyMap<string, (name: string) => string | null>,
): SeriesLine[] {
  const groups = new Map<string, { names: string[]; parties: Set<string>; events: EventLine[] }>();
  for (const event of events) {
    if (event.series === null) continue;
    const country = countries.get(event.evidence_page) ?? (() => null);
    const parties = [...event.actor, ...event.recipient].map((name) => partyKey(partyOf(name, country(name))));
    const key = [...new Set(parties)].sort(compare).join("|");
    const group = groups.get(key) ?? { names: [], parties: new Set(parties), events: [] };
    group.names.push(event.series);
    group.events.push(event);
    groups.set(key, group);
  }
  return [...groups].map(([key, { names, parties, events: members }]) => {
    const name = [...names].sort((a, b) => b.length - a.length || compare(a, b))[0]!;
    const since = names.map((text) => /since (\d{4})/.exec(text)?.[1]).find((year) => year !== undefined) ?? null;
    const every = /annual|yearly|every year/i.test(names.join(" ")) ? "P1Y" : null;
    return {
      kind: "series",
      id: namedId(PREFIX.series, key),
      name,
      since,
      every,
      parties: [...parties].filter((party) => party !== "").sort(compare),
      events: members.map(({ id }) => id).sort(compare),
    };
  });
}

/** Claims that say the same of the same in the same words. */
function claimLines(readings: readonly Reading[], voiceOf: VoiceOf): ClaimLine[] {
  const told = readings.flatMap((reading) =>
    mentionsOf(reading, PREFIX.claim, reading.claims, (claim) => [claim.kind, claim.holder, claim.predicate].join("|")),
  );
  const key = ({ record }: Mention<ClaimReading>) =>
    [record.kind, record.holder, record.subject, record.predicate, record.object, record.polarity]
      .map((part) => nameWords(part ?? "").join(" "))
      .join("|");
  return groupBy(told, key).map((group): ClaimLine => {
    const { record, page } = group[0]!;
    const { kind, ...fields } = record;
    return {
      ...fields,
      ...common(group.map(voiceOf)),
      kind: "claim",
      claim: kind,
      mentions: group.map((mention) => ({ page: mention.page, claim: mention.record.id })),
      disagree: [],
      evidence_page: page,
    };
  });
}

/** Documents of one kind by one name, or by the same issuers on the same day. */
function documentLines(readings: readonly Reading[], voiceOf: VoiceOf): DocumentLine[] {
  const told = readings.flatMap((reading) =>
    mentionsOf(reading, PREFIX.document, reading.documents, (paper) => [paper.kind, paper.name].join("|")),
  );
  const key = ({ record, ref }: Mention<DocumentReading>) => {
    const issuers = record.issuer
      .map((name) => nameWords(name).join(" ") || name)
      .sort(compare)
      .join(";");
    if (record.name !== null && nameWords(record.name).length > 2)
      return `${record.kind}|${nameWords(record.name).join(" ")}|${issuers}`;
    return record.date !== null && issuers !== "" ? `${record.kind}|${issuers}|${record.date}` : ref;
  };
  return groupBy(told, key).map((group): DocumentLine => {
    const { record, page } = group[0]!;
    const { kind, ...fields } = record;
    const voices = group.map(voiceOf);
    const date = majority(
      voices,
      (voice) => voice.record.date,
      (voice) => voice.record.sure,
    );
    const each = <T>(of: (paper: DocumentReading) => readonly T[]) => [
      ...new Set(group.flatMap((mention) => of(mention.record))),
    ];
    return {
      ...fields,
      ...common(group.map(voiceOf)),
      kind: "document",
      document: kind,
      date: date.used,
      areas: each((paper) => paper.areas),
      points: each((paper) => paper.points),
      mentions: group.map((mention) => ({ page: mention.page, document: mention.record.id })),
      disagree:
        date.values.length > 1
          ? [{ field: "date", values: grouped(voices, (voice) => voice.record.date), used: date.used, rule: date.rule }]
          : [],
      evidence_page: page,
    };
  });
}

/** A mention with its page's place in the record, and what a person said of it. */
type VoiceOf = <R extends Evidenced>(mention: Mention<R>) => Mention<R> & Voiced;

interface Voiced {
  /** The page that counts for this one. */
  readonly text: string;
  readonly told: Edtf | null;
  readonly set: ReadonlyMap<string, unknown>;
  readonly review: Review;
}

function common(group: readonly (Mention & Voiced)[]) {
  const ids = group.map(({ id }) => id);
  const fields = [...new Set(group.flatMap(({ set }) => [...set.keys()]))].sort(compare);
  const best = new Map<string, number>();
  for (const { text, record } of group) best.set(text, Math.max(best.get(text) ?? 0, record.sure));
  return {
    id: ids[0]!,
    aliases: [...new Set(ids)].slice(1),
    sure: atLeastOne([...best.values()]),
    review: reviewOf(
      group.map(({ review }) => review),
      fields.length > 0,
    ),
    corrected_fields: fields,
  };
}

function groupBy<R extends Evidenced>(
  mentions: readonly Mention<R>[],
  key: (mention: Mention<R>) => string,
): Mention<R>[][] {
  const groups = new Map<string, Mention<R>[]>();
  for (const mention of [...mentions].sort((a, b) => compare(a.id, b.id) || compare(a.ref, b.ref))) {
    const own = key(mention);
    const group = groups.get(own);
    if (group === undefined) groups.set(own, [mention]);
    else group.push(mention);
  }
  return [...groups.values()];
}
