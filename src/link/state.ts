/**
 * What linking keeps between one page and the next: `new LinkState(corrected, …).add(readings)`.
 *
 * In this order, and each step only for what the one before touched: the blocks of the new records; the edges between pages and
 * which of them are ties; the edges between what tied and untied pages tell; the groups along those edges; which page leans
 * on which; the lines. Each step is a function of what stands then, never of how it came about, so that the order and the
 * batches in which pages came do not show.
 */
import { hash32 } from "../kit/hash.ts";
import type { ClaimReading, DocumentReading, Evidenced, Reading } from "../model/reading.ts";
import type {
  ClaimLine,
  DocumentLine,
  EventLine,
  FigureLine,
  Joined,
  LineageLine,
  PageLine,
  RecordLine,
  SeriesLine,
  StatementLine,
} from "../model/record.ts";
import { Actors, type SavedActors } from "./actors.ts";
import { closenessOf } from "./agree.ts";
import { keysOf } from "./block.ts";
import { Blocks, type SavedBlocks } from "./blocks.ts";
import { type Change, Changes } from "./changes.ts";
import type { Bounds } from "./cluster.ts";
import type { Corrected, Fit, Unapplied } from "./corrections.ts";
import type { DatedAmong } from "./day.ts";
import { eventLine } from "./event-line.ts";
import { SAME_EVENT } from "./events.ts";
import { figureLine, SAME_FIGURE } from "./figures.ts";
import { type Group, Groups, type SavedGroups } from "./groups.ts";
import { compare, type Mention, PREFIX } from "./ids.ts";
import { judge } from "./judge.ts";
import {
  claimLine,
  claimMentions,
  datedBy,
  documentLine,
  documentMentions,
  haveMoved,
  lineageId,
  lineageLine,
  pageLine,
  penned,
  type Stages,
  seriesKey,
  seriesLine,
  stagesOf,
  type TiedPage,
  type Voiced,
} from "./lines.ts";
import { score } from "./match.ts";
import type { StateCodes } from "./names.ts";
import { wholeOf } from "./parts.ts";
import { Programme, type SavedProgramme } from "./programme.ts";
import { redated, settled } from "./redate.ts";
import { type CountryOf, countriesOf, type Slim, sketchesOf, sketchesOfTold } from "./sketch.ts";
import { type SavedSketches, Sketches, toldApart } from "./sketches.ts";
import { sourcesOf } from "./sources.ts";
import { SAME_STATEMENT, statementLine } from "./statements.ts";
import { type Seen, whyTied } from "./tied.ts";
import { type PageTie, pairOf, type SavedTies, Ties } from "./ties.ts";
import type { WordFrequency } from "./words.ts";

const BOUNDS: Readonly<Record<Told, Bounds>> = {
  event: { pair: SAME_EVENT, mean: 0.44 },
  statement: { pair: SAME_STATEMENT, mean: 0.45 },
  figure: { pair: SAME_FIGURE, mean: 0.45 },
};

/** What pages tell of which several mentions may be one. */
type Told = "event" | "statement" | "figure";
const TOLD = ["event", "statement", "figure"] as const;

/** A page by its number, with the numbers of its records: first its own sketch, then events, statements, figures. */
interface PageState {
  readonly id: string;
  /** Of a page that came in this process without its text, which nobody asks for once it is sketched. */
  readonly reading: Reading;
  /** Characters of its text. */
  readonly length: number;
  readonly first: number;
  readonly counts: Readonly<Record<Told, number>>;
  line: PageLine | null;
  leans: readonly string[];
  /** The day that other pages tell of it. */
  dated: DatedAmong | null;
}

/** What `LinkState.saved` gives. One graph: what two parts of it share must be shared again when it is taken up. */
export interface SavedState {
  readonly corrected: Omit<Corrected, "readings">;
  readonly pages: readonly Omit<PageState, "reading">[];
  readonly sketches: SavedSketches;
  readonly blocks: SavedBlocks;
  readonly ties: SavedTies;
  readonly groups: Readonly<Record<Told, SavedGroups>>;
  readonly actors: SavedActors;
  readonly overruled: Map<string, PageTie["from"]>;
  readonly firstOfSha: Map<string, number>;
  readonly made: Map<Group, Line>;
  readonly bare: Map<Group, EventLine>;
  readonly programme: SavedProgramme;
  readonly series: Map<string, Map<Group, EventLine>>;
  readonly claims: Map<string, Mention<ClaimReading>[]>;
  readonly documents: Map<string, Mention<DocumentReading>[]>;
  readonly keyed: Map<string, ClaimLine | DocumentLine | SeriesLine>;
  readonly moved: Set<number>;
}

export class LinkState {
  readonly #corrected: Corrected;
  readonly #frequency: WordFrequency;
  readonly #states: StateCodes | null;
  #pages: PageState[] = [];
  #numberOf = new Map<string, number>();
  /** The slim records by number, and the page of each. */
  #sketches = new Sketches((record) => this.#sketchedAgain(record));
  #pageOf: number[] = [];
  #blocks = new Blocks((a, b) => this.#sketches.inOrder(a, b));
  #ties = new Ties();
  readonly #groups: Readonly<Record<Told, Groups>>;
  /** Ties that pages show but a person denied, or called otherwise: which page the other was made from. */
  #overruled = new Map<string, PageTie["from"]>();
  readonly #actors: Actors;
  /** The first record of each id on pages whose bytes came twice. */
  #firstOfSha = new Map<string, number>();

  #made = new Map<Group, Line>();
  /** An event's line before it is known what it is part of. */
  #bare = new Map<Group, EventLine>();
  #programme = new Programme();
  #series = new Map<string, Map<Group, EventLine>>();
  #claims = new Map<string, Mention<ClaimReading>[]>();
  #documents = new Map<string, Mention<DocumentReading>[]>();
  #keyed = new Map<string, ClaimLine | DocumentLine | SeriesLine>();
  /** The numbers of ties whose pages tell different stages of one event. */
  #moved = new Set<number>();
  readonly #countries = new Map<number, CountryOf>();
  readonly #keys = new Map<number, Int32Array>();
  readonly #redated = new WeakMap<DatedAmong, Reading>();

  constructor(corrected: Corrected, frequency: WordFrequency, states: StateCodes | null) {
    this.#corrected = corrected;
    this.#frequency = frequency;
    this.#states = states;
    this.#actors = new Actors((page) => this.#pages[this.#numberOf.get(page)!]!.line!.published, corrected.wishes);
    const groups = (kind: Told) =>
      new Groups(
        {
          kind,
          ref: (record) => this.#sketches.refs[record]!,
          id: (record) => this.#sketches.ids[record]!,
          page: (record) => this.#pages[this.#pageOf[record]!]!.id,
          score: (a, b) => this.#weight(a, b),
        },
        BOUNDS[kind],
      );
    this.#groups = { event: groups("event"), statement: groups("statement"), figure: groups("figure") };
  }

  /** All that is kept, as plain data that shares what it holds; `restored` makes the same state of it. */
  saved(): SavedState {
    const { readings: _readings, ...corrected } = this.#corrected;
    return {
      corrected,
      pages: this.#pages.map(({ id, length, first, counts, line, leans, dated }) => ({
        id,
        length,
        first,
        counts,
        line,
        leans,
        dated,
      })),
      sketches: {
        kinds: this.#sketches.kinds,
        refs: this.#sketches.refs,
        ids: this.#sketches.ids,
        days: this.#sketches.days,
      },
      blocks: this.#blocks.saved(),
      ties: this.#ties.saved(),
      groups: {
        event: this.#groups.event.saved(),
        statement: this.#groups.statement.saved(),
        figure: this.#groups.figure.saved(),
      },
      actors: this.#actors.saved(),
      overruled: this.#overruled,
      firstOfSha: this.#firstOfSha,
      made: this.#made,
      bare: this.#bare,
      programme: this.#programme.saved(),
      series: this.#series,
      claims: this.#claims,
      documents: this.#documents,
      keyed: this.#keyed,
      moved: this.#moved,
    };
  }

  /** The state that was saved; `readingOf` gives the reading of a page that is in it, as it was handed in. */
  static restored(
    saved: SavedState,
    frequency: WordFrequency,
    states: StateCodes | null,
    readingOf: (id: string) => Reading,
  ): LinkState {
    const state = new LinkState({ ...saved.corrected, readings: [] }, frequency, states);
    state.#pages = saved.pages.map((page) => ({
      ...page,
      dated: page.dated ?? null,
      get reading() {
        return readingOf(page.id);
      },
    }));
    state.#pages.forEach(({ id, first }, number) => {
      state.#numberOf.set(id, number);
      const end = state.#pages[number + 1]?.first ?? saved.sketches.kinds.length;
      for (let record = first; record < end; record++) state.#pageOf.push(number);
    });
    state.#sketches = new Sketches((record) => state.#sketchedAgain(record), saved.sketches);
    state.#blocks.restore(saved.blocks);
    state.#ties.restore(saved.ties);
    for (const kind of TOLD) state.#groups[kind].restore(saved.groups[kind]);
    state.#actors.restore(saved.actors);
    state.#overruled = saved.overruled;
    state.#firstOfSha = saved.firstOfSha;
    state.#made = saved.made;
    state.#bare = saved.bare;
    state.#programme = new Programme(saved.programme);
    state.#series = saved.series;
    state.#claims = saved.claims;
    state.#documents = saved.documents;
    state.#keyed = saved.keyed;
    state.#moved = saved.moved;
    return state;
  }

  #sketchedAgain(record: number) {
    const page = this.#pages[this.#pageOf[record]!]!;
    const slims = toldApart(sketchesOf(page.reading, this.#frequency, this.#states));
    return { first: page.first, slims: page.dated === null ? slims : [slims[0]!, ...this.#sketchesTold(page)] };
  }

  /** The sketches of what a page tells; with the days that hang on its own, unless as it was read. */
  #sketchesTold(page: PageState, asRead = false): Slim[] {
    const told = asRead ? page.reading : this.#toldOn(page);
    const slims = sketchesOfTold(page.reading, told, this.#frequency, this.#states);
    return slims.map((slim, i) => ({ ...slim, ref: this.#sketches.refs[page.first + 1 + i]! }));
  }

  /** The reading with the days that hang on the page's, where others tell that. */
  #toldOn({ reading, dated }: PageState): Reading {
    if (dated === null) return reading;
    const known = this.#redated.get(dated);
    if (known !== undefined) return known;
    const told = redated(reading, dated);
    this.#redated.set(dated, told);
    return told;
  }

  get unapplied(): readonly Unapplied[] {
    return this.#corrected.unapplied;
  }

  get fits(): readonly Fit[] {
    return this.#corrected.fits;
  }

  /** Takes in pages with ids that are not there yet. */
  add(readings: Iterable<Reading>): Change {
    const from = this.#pages.length;
    const change = new Changes(from === 0);
    for (const reading of readings) this.#open(reading);
    const displaced = this.#block(from);
    if (from === 0) this.#relate();
    const retied = this.#tie(displaced);
    const dated = this.#date(from, retied);
    this.#weigh(retied, displaced);
    for (const page of dated) this.#weighAnew(page);
    const { voiced, aged } = this.#lean(from, retied, change);
    // What joined the mentions of two pages is told with the tie between them.
    for (const tie of retied) for (const page of this.#ties.ends(tie)) voiced.add(page);
    this.#line(from, retied, voiced, change);
    for (const page of aged) this.#actors.stir(this.#pages[page]!.reading);
    const { fresh, gone } = this.#actors.settle();
    const before = new Map(gone.map((line) => [line.id, line]));
    for (const line of gone) change.drop(line);
    for (const line of fresh) change.put(line, before.get(line.id));
    return change.all ? { changed: this.lines(), gone: [] } : change;
  }

  /** Every line, sorted by kind and id. */
  *lines(): Generator<RecordLine> {
    const byKind: Readonly<Record<Exclude<RecordLine["kind"], "lineage">, () => Iterable<RecordLine>>> = {
      actor: () => this.#actors.lines(),
      claim: () => [...this.#keyed.values()].filter(({ kind }) => kind === "claim"),
      document: () => [...this.#keyed.values()].filter(({ kind }) => kind === "document"),
      event: () => this.#madeOf("event"),
      figure: () => this.#madeOf("figure"),
      page: () => this.#pages.map(({ line }) => line!),
      series: () => [...this.#keyed.values()].filter(({ kind }) => kind === "series"),
      statement: () => this.#madeOf("statement"),
    };
    for (const kind of [...Object.keys(byKind), "lineage"].sort(compare) as (keyof typeof byKind | "lineage")[]) {
      if (kind === "lineage") {
        yield* this.#lineageLines();
        continue;
      }
      const lines = [...byKind[kind]()];
      lines.sort((a, b) => compare(a.id, b.id) || compare(JSON.stringify(a), JSON.stringify(b)));
      yield* lines;
    }
  }

  *#madeOf(kind: Told): Generator<Line> {
    for (const line of this.#made.values()) if (line.kind === kind) yield line;
  }

  /** One by one, and in order a thirtieth at a time, because there are ten times as many as pages. */
  *#lineageLines(): Generator<LineageLine> {
    const page = (number: number) => this.#pages[number]!.reading;
    const named = (tie: number) => {
      const [a, b] = this.#ties.ends(tie);
      return { tie, first: page(a).id, id: lineageId(page(a), page(b)) };
    };
    const ties = Int32Array.from(this.#ties.all());
    const digits = Uint8Array.from(ties, (tie) => named(tie).id.charCodeAt(PREFIX.lineage.length + 1));
    for (const digit of new Set(digits.toSorted())) {
      const some = Array.from(
        ties.filter((_, i) => digits[i] === digit),
        named,
      );
      some.sort((x, y) => compare(x.id, y.id) || compare(x.first, y.first));
      for (const { tie } of some) yield this.#lineage(tie);
    }
  }

  /** Gives a page and its records their numbers. */
  #open(reading: Reading): void {
    const number = this.#pages.length;
    const slims = toldApart(sketchesOf(reading, this.#frequency, this.#states));
    const first = this.#sketches.length;
    for (const slim of slims) {
      this.#sketches.push(slim);
      this.#pageOf.push(number);
    }
    const counts = { event: 0, statement: 0, figure: 0 };
    for (const { kind } of slims) if (kind !== "page") counts[kind] += 1;
    const told = { ...reading, page: { ...reading.page, body: "" } };
    const { length } = reading.page.body;
    this.#pages.push({ id: reading.id, reading: told, length, first, counts, line: null, leans: [], dated: null });
    this.#numberOf.set(reading.id, number);
    this.#ties.open();
    this.#actors.add(reading, this.#countryOf(number));
    for (const kind of TOLD) for (const record of this.#recordsOf(number, kind)) this.#groups[kind].stir(record);
    this.#bind(number);
  }

  /** Mentions on the same bytes are one whatever else is said; so is what a person joined, and two what she parted. */
  #bind(number: number): void {
    const { reading } = this.#pages[number]!;
    const twin = this.#firstOfSha.get(reading.page.sha256);
    if (twin === undefined) this.#firstOfSha.set(reading.page.sha256, number);
    else {
      for (const kind of TOLD) {
        const ids = new Map(this.#recordsOf(twin, kind).map((record) => [this.#sketches.ids[record]!, record]));
        for (const record of this.#recordsOf(number, kind)) {
          const other = ids.get(this.#sketches.ids[record]!);
          if (other !== undefined) this.#groups[kind].bind(record, other);
        }
      }
    }
  }

  /** Lays what a person said of pairs over the first pages; later pages are named by no correction. */
  #relate(): void {
    const { wishes, related } = this.#corrected;
    const records = new Map<string, number>();
    if (wishes.together.length + wishes.apart.length > 0) {
      this.#sketches.refs.forEach((ref, record) => {
        if (this.#sketches.kinds[record] !== "page") records.set(ref, record);
      });
    }
    for (const [wanted, how] of [
      [wishes.together, "bind"],
      [wishes.apart, "part"],
    ] as const) {
      for (const [a, b] of wanted) {
        const [left, right] = [records.get(a), records.get(b)];
        if (left === undefined || right === undefined) continue;
        const kind = this.#sketches.kinds[left]!;
        if (kind !== "page" && this.#sketches.kinds[right]! === kind) this.#groups[kind][how](left, right);
      }
    }
    for (const [pair, relation] of related) {
      const [a, b] = pair.split("\n").map((id) => this.#numberOf.get(id));
      if (relation === "unrelated" || a === undefined || b === undefined) continue;
      const tie = { relation, from: this.#overruled.get(pair) ?? null, near: false, seen: SAID_SO };
      this.#ties.put(a, b, { kind: "page", a: "", b: "", score: 1, why: "a person said so", tie });
    }
  }

  /** Puts the records of the new pages into their blocks and compares them; gives the pairs that a block no longer holds together. */
  #block(from: number): Set<number> {
    const displaced = new Set<number>();
    const total = this.#sketches.length;
    const part = (a: number, b: number) => {
      const kind = this.#sketches.kinds[a]!;
      const one = Math.min(a, b);
      const other = Math.max(a, b);
      if (kind !== this.#sketches.kinds[b]!) return;
      const known = kind === "page" ? this.#ties.has(this.#pageOf[a]!, this.#pageOf[b]!) : this.#groups[kind].has(a, b);
      if (known) displaced.add(one * total + other);
    };
    for (let record = this.#pages[from]?.first ?? total; record < total; record++) {
      const near = new Set<number>();
      const slim = this.#sketches.get(record);
      for (const key of this.#keysOf(record)) this.#blocks.put(key, record, (other) => near.add(other), part);
      for (const other of near) if (this.#sketches.kinds[other]! === slim.kind) this.#compare(record, other);
    }
    const pairs = Float64Array.from(displaced).sort();
    return new Set(pairs.filter((pair) => !this.#isCompared(Math.floor(pair / total), pair % total)));
  }

  #isCompared(a: number, b: number): boolean {
    const keys = this.#keysOf(b);
    return this.#keysOf(a).some((key) => keys.includes(key) && this.#blocks.compares(key, a, b));
  }

  /** To be asked again and again of the same records; made anew from their sketches where they were forgotten. */
  #keysOf(record: number): Int32Array {
    let keys = this.#keys.get(record);
    if (keys === undefined) {
      keys = Int32Array.from(hashedKeys(this.#asRead(record)));
      if (this.#keys.size >= MOST_KEPT) this.#keys.clear();
      this.#keys.set(record, keys);
    }
    return keys;
  }

  /** What stands in the blocks: a day that others tell of the page moves nothing there. */
  #asRead(record: number): Slim {
    const page = this.#pages[this.#pageOf[record]!]!;
    return page.dated === null || record === page.first
      ? this.#sketches.get(record)
      : this.#sketchesTold(page, true)[record - page.first - 1]!;
  }

  /** An edge between two records by themselves, the ties of their pages left aside. */
  #compare(one: number, other: number): void {
    const [a, b] = this.#inOrder(one, other);
    const edge = score(this.#sketches.get(a), this.#sketches.get(b));
    if (edge === null) return;
    if (edge.kind !== "page") {
      this.#groups[edge.kind].weigh(a, b, edge.score);
      return;
    }
    const [left, right] = [this.#pageOf[a]!, this.#pageOf[b]!];
    const pair = pairOf(edge.a, edge.b);
    if (this.#corrected.related.has(pair)) this.#overruled.set(pair, edge.tie!.from);
    else this.#ties.put(left, right, edge);
  }

  #inOrder(one: number, other: number): [number, number] {
    return compare(this.#sketches.refs[one]!, this.#sketches.refs[other]!) < 0 ? [one, other] : [other, one];
  }

  /** Which pages are tied now that were not, and the other way about. */
  #tie(displaced: ReadonlySet<number>): readonly number[] {
    const total = this.#sketches.length;
    for (const pair of displaced) {
      const a = Math.floor(pair / total);
      if (this.#sketches.kinds[a]! !== "page") continue;
      const [left, right] = [this.#pageOf[a]!, this.#pageOf[pair % total]!];
      const tie = this.#ties.between(left, right);
      if (tie !== undefined) this.#moved.delete(tie.number);
      this.#ties.drop(left, right);
    }
    return this.#ties.settle();
  }

  /** Gives pages that print no day the day that those tied to them tell, and what they tell the days that hang on it; the pages with another day than before. */
  #date(from: number, retied: readonly number[]): number[] {
    const touched = new Set(retied.flatMap((tie) => this.#ties.ends(tie)));
    for (let page = from; page < this.#pages.length; page++) touched.add(page);
    return [...touched].filter((number) => {
      const page = this.#pages[number]!;
      const dated = datedBy(page.reading, this.#tiedPages(number));
      if (dated?.published === page.dated?.published && dated?.why === page.dated?.why) return false;
      const moved = dated?.published !== page.dated?.published;
      page.dated = dated;
      if (!moved) return false;
      this.#sketchesTold(page).forEach((slim, i) => {
        this.#sketches.put(page.first + 1 + i, slim);
      });
      return true;
    });
  }

  #tiedPages(number: number): TiedPage[] {
    return this.#ties.of(number).map(({ a, b, relation }) => {
      const { reading, leans } = this.#pages[a === number ? b : a]!;
      return { relation, other: reading, text: leans[0] ?? reading.id };
    });
  }

  /** Sets all edges of what a page tells. */
  #weighAnew(page: number): void {
    const tied = this.#ties.of(page).map(({ a, b }) => (a === page ? b : a));
    for (const kind of TOLD) {
      const groups = this.#groups[kind];
      for (const record of this.#recordsOf(page, kind)) {
        groups.stir(record);
        const near = new Set(tied.flatMap((other) => this.#recordsOf(other, kind)));
        for (const key of this.#keysOf(record))
          this.#blocks.beside(key, record, (other) => {
            if (this.#sketches.kinds[other] === kind) near.add(other);
          });
        for (const other of near) groups.weigh(record, other, this.#weight(record, other));
      }
    }
  }

  /** Sets the edges between what pages tell whose tie changed, and takes out those that no block holds any more. */
  #weigh(retied: readonly number[], displaced: ReadonlySet<number>): void {
    const total = this.#sketches.length;
    for (const pair of displaced) {
      const [a, b] = [Math.floor(pair / total), pair % total];
      const kind = this.#sketches.kinds[a]!;
      if (kind !== "page" && !this.#ties.areTied(this.#pageOf[a]!, this.#pageOf[b]!)) this.#groups[kind].weigh(a, b, 0);
    }
    for (const tie of retied) {
      const [left, right] = this.#ties.ends(tie);
      const tied = this.#ties.areTied(left, right);
      for (const kind of TOLD) {
        const groups = this.#groups[kind];
        for (const a of this.#recordsOf(left, kind)) {
          groups.stir(a);
          for (const b of this.#recordsOf(right, kind))
            groups.weigh(a, b, tied || this.#isCompared(a, b) ? this.#weight(a, b) : 0);
        }
        for (const b of this.#recordsOf(right, kind)) groups.stir(b);
      }
    }
  }

  #weight(a: number, b: number): number {
    return this.#judged(a, b).score;
  }

  /** The score of two records of one kind, with what a tie of their pages adds, and what spoke for it. */
  #judged(one: number, other: number): { readonly score: number; readonly why: string } {
    const [a, b] = this.#inOrder(one, other).map((record) => this.#sketches.get(record)) as [Slim, Slim];
    return judge(a, b, this.#ties.between(this.#pageOf[one]!, this.#pageOf[other]!));
  }

  /** For every mention but the first, the likeliest of the first few before it. */
  #joined(kind: Told, { members }: Group): Joined[] {
    const named = (record: number) => {
      const ref = this.#sketches.refs[record]!;
      return { page: this.#pages[this.#pageOf[record]!]!.id, record: ref.slice(ref.lastIndexOf("#") + 1) };
    };
    return members.slice(1).map((record, i) => {
      const before = members.slice(0, i + 1);
      let best = before[0]!;
      let judged = this.#judged(record, best);
      for (const other of before.slice(1, MOST_COMPARED)) {
        const another = this.#judged(record, other);
        if (another.score > judged.score) [best, judged] = [other, another];
      }
      const bound = before.find((other) => this.#groups[kind].isBound(record, other));
      if (bound !== undefined) {
        const same = this.#sketches.ids[record]! === this.#sketches.ids[bound]!;
        [best, judged] = [bound, { score: 1, why: same ? "the same words of the same bytes" : "a person said so" }];
      }
      const { page, record: name } = named(best);
      const rounded = Math.round(judged.score * 1000) / 1000;
      return { ...named(record), with_page: page, with_record: name, score: rounded, why: judged.why };
    });
  }

  /** Settles which page counts for which, and the day of each; gives the pages for whose mentions either is new, and those with another day. */
  #lean(from: number, retied: readonly number[], change: Changes) {
    const touched = new Set<number>();
    for (const tie of retied) for (const page of this.#ties.ends(tie)) touched.add(page);
    for (let page = from; page < this.#pages.length; page++) touched.add(page);
    const stirred = new Set<number>();
    for (const page of touched) {
      if (stirred.has(page)) continue;
      const part = this.#copiesOf(page);
      for (const own of part) stirred.add(own);
      const names = new Set(part);
      const ties = part.flatMap((own) => this.#ties.of(own).filter((tie) => tie.a === own && names.has(tie.b)));
      const leans = sourcesOf(
        part.map((own) => pageFacts(this.#pages[own]!)),
        ties.map(({ a, b, relation, from: source }) => ({
          a: this.#pages[a]!.id,
          b: this.#pages[b]!.id,
          relation,
          from: source === null ? null : this.#pages[source === "a" ? a : b]!.id,
        })),
      );
      for (const own of part) {
        const now = leans.get(this.#pages[own]!.id) ?? [];
        if (now.join("\n") === this.#pages[own]!.leans.join("\n")) continue;
        this.#pages[own]!.leans = now;
        touched.add(own);
        // Their stories have another number of texts.
        for (const { a, b } of this.#ties.of(own)) touched.add(a === own ? b : a);
      }
    }
    const voiced = new Set<number>();
    const aged = new Set<number>();
    for (const number of touched) {
      const page = this.#pages[number]!;
      const before = page.line;
      page.line = pageLine(page.reading, this.#tiedPages(number), page.leans, page.dated);
      change.put(page.line, before);
      if (before?.leans_on[0] !== page.line.leans_on[0] || before === null) voiced.add(number);
      // The days of what it tells say which reports they come from.
      if (before?.why_published !== page.line.why_published) voiced.add(number);
      if (before?.published !== page.line.published) {
        voiced.add(number);
        aged.add(number);
      }
    }
    return { voiced, aged };
  }

  /** The pages that hang together with this one as copies and rewrites. */
  #copiesOf(page: number): number[] {
    const part = [page];
    const seen = new Set(part);
    for (let i = 0; i < part.length; i++) {
      for (const { a, b, relation } of this.#ties.of(part[i]!)) {
        if (relation !== "same_text" && relation !== "rewrite") continue;
        const other = a === part[i] ? b : a;
        if (seen.has(other)) continue;
        seen.add(other);
        part.push(other);
      }
    }
    return part;
  }

  /** Makes the lines anew that what changed bears on. */
  #line(from: number, retied: readonly number[], voiced: ReadonlySet<number>, change: Changes): void {
    const restaged = this.#eventLines(retied, voiced, change);
    this.#otherLines(from, voiced, change);
    const fresh = new Set(change.all ? [] : retied);
    // Of the first pages every tie is new.
    const ties = change.all
      ? this.#ties.all()
      : new Set([...retied, ...[...restaged].flatMap((page) => this.#ties.of(page).map(({ number }) => number))]);
    for (const tie of ties) {
      const [a, b] = this.#ties.ends(tie);
      const now = this.#ties.between(a, b);
      if (now?.number !== tie) {
        this.#moved.delete(tie);
        if (now === undefined) change.drop(this.#lineage(tie));
        continue;
      }
      const before = change.all || fresh.has(tie) ? null : this.#lineage(tie);
      if (haveMoved(this.#stages(a), this.#stages(b))) this.#moved.add(tie);
      else this.#moved.delete(tie);
      if (!change.all) change.put(this.#lineage(tie), before);
    }
  }

  /** Gives the pages of events whose lines changed. */
  #eventLines(retied: readonly number[], voiced: ReadonlySet<number>, change: Changes): Set<number> {
    const groups = this.#groups.event;
    const { fresh, gone } = groups.settle();
    const stirred = new Set(fresh);
    const restaged = new Set<number>();
    const series = new Set<string>();
    const regrouped = new Set(fresh.flatMap(({ members }) => members.map((record) => this.#pageOf[record]!)));
    for (const page of [...regrouped, ...voiced]) {
      for (const record of this.#recordsOf(page, "event")) {
        const slim = this.#sketches.get(record);
        if (voiced.has(page) || (slim.kind === "event" && slim.partOf !== null)) stirred.add(groups.of(record));
      }
    }
    this.#settle("statement", regrouped, voiced, change);
    this.#settle("figure", regrouped, voiced, change);
    for (const group of gone) {
      const key = this.#forget(group, change);
      if (key !== null) series.add(key);
      for (const record of group.members) restaged.add(this.#pageOf[record]!);
    }
    for (const group of stirred) {
      const before = this.#bare.get(group);
      const voices = group.members
        .map((record) => this.#voiceOf<"event">(record))
        .map((voice) => ({
          ...voice,
          country: this.#countryOf(this.#numberOf.get(voice.page)!),
        }));
      const line = penned(
        eventLine(voices, this.#joined("event", group), (ref) => this.#eventOf(ref)),
        voices,
      );
      if (before !== undefined) {
        if (JSON.stringify(before) === JSON.stringify(line)) {
          stirred.delete(group);
          continue;
        }
        this.#programme.drop(group, before);
      }
      this.#bare.set(group, line);
      this.#programme.put(group, line);
    }
    for (const group of this.#programme.settled()) stirred.add(group);
    for (const tie of retied) {
      for (const page of this.#ties.ends(tie))
        for (const record of this.#recordsOf(page, "event")) stirred.add(groups.of(record));
    }
    for (const group of stirred) {
      const bare = this.#bare.get(group)!;
      const before = this.#made.get(group) as EventLine | undefined;
      const line = this.#whole(bare);
      if (before !== undefined && before.part_of === line.part_of && JSON.stringify(before) === JSON.stringify(line))
        continue;
      this.#made.set(group, line);
      change.put(line, before ?? null);
      for (const record of group.members) restaged.add(this.#pageOf[record]!);
      for (const [own, add] of [
        [before, false],
        [line, true],
      ] as const) {
        const key = own === undefined ? null : this.#seriesKey(own);
        if (key === null) continue;
        series.add(key);
        const events = this.#series.get(key) ?? new Map<Group, EventLine>();
        this.#series.set(key, events);
        if (add) events.set(group, line);
        else events.delete(group);
      }
    }
    for (const key of series) {
      const events = [...this.#series.get(key)!.values()];
      this.#rekey(`series|${key}`, events.length === 0 ? null : seriesLine(key, events), change);
    }
    return restaged;
  }

  #seriesKey(line: EventLine): string | null {
    return seriesKey(line, this.#countryOf(this.#numberOf.get(line.evidence_page)!));
  }

  #whole(line: EventLine): EventLine {
    const visits = this.#programme.around(line).map((group) => this.#bare.get(group)!);
    if (visits.length === 0) return line;
    const whole = wholeOf(
      line,
      visits,
      (page, other) => this.#ties.areTied(this.#numberOf.get(page)!, this.#numberOf.get(other)!),
      (page, name) => this.#countryOf(this.#numberOf.get(page)!)(name),
    );
    return whole === null ? line : { ...line, part_of: whole.id };
  }

  /** Takes an event that is no more out of everything, and gives the series that it was one of. */
  #forget(group: Group, change: Changes): string | null {
    const bare = this.#bare.get(group);
    if (bare !== undefined) this.#programme.drop(group, bare);
    this.#bare.delete(group);
    const line = this.#made.get(group);
    this.#made.delete(group);
    if (line?.kind !== "event") return null;
    change.drop(line);
    const key = this.#seriesKey(line);
    if (key !== null) this.#series.get(key)?.delete(group);
    return key;
  }

  /** The lines of statements or figures; `regrouped` are pages on which an event is another now, to which statements may point. */
  #settle(
    kind: "statement" | "figure",
    regrouped: ReadonlySet<number>,
    voiced: ReadonlySet<number>,
    change: Changes,
  ): void {
    const groups = this.#groups[kind];
    const { fresh, gone } = groups.settle();
    const stirred = new Set(fresh);
    for (const page of [...(kind === "statement" ? regrouped : []), ...voiced]) {
      for (const record of this.#recordsOf(page, kind)) stirred.add(groups.of(record));
    }
    const before = new Map<string, Line>();
    for (const group of gone) {
      const line = this.#made.get(group);
      this.#made.delete(group);
      if (line === undefined) continue;
      change.drop(line);
      before.set(line.id, line);
    }
    for (const group of stirred) {
      const line = kind === "figure" ? this.#figureLine(group) : this.#statementLine(group);
      change.put(line, this.#made.get(group) ?? before.get(line.id) ?? null);
      this.#made.set(group, line);
    }
  }

  #figureLine(group: Group): FigureLine {
    const voices = group.members.map((record) => this.#voiceOf<"figure">(record));
    return penned(figureLine(voices, this.#joined("figure", group)), voices);
  }

  #statementLine(group: Group): StatementLine {
    const voices = group.members.map((record) => ({
      ...this.#voiceOf<"statement">(record),
      reworded: this.#pages[this.#pageOf[record]!]!.reading.page.wording === "reworded",
    }));
    return penned(
      statementLine(voices, this.#joined("statement", group), (ref) => this.#eventOf(ref)),
      voices,
    );
  }

  /** Claims and documents. */
  #otherLines(from: number, voiced: ReadonlySet<number>, change: Changes): void {
    const claims = new Set<string>();
    const documents = new Set<string>();
    for (const page of voiced) {
      const { reading } = this.#pages[page]!;
      for (const { key, mention } of reading.claims.length === 0 ? [] : claimMentions(reading)) {
        claims.add(key);
        if (page >= from) gather(this.#claims, key, mention);
      }
      for (const { key, mention } of reading.documents.length === 0 ? [] : documentMentions(reading)) {
        documents.add(key);
        if (page >= from) gather(this.#documents, key, mention);
      }
    }
    for (const key of claims) {
      const told = this.#claims.get(key)!.map((mention) => this.#voiced(mention));
      this.#rekey(`claim|${key}`, penned(claimLine(told), told), change);
    }
    for (const key of documents) {
      const told = this.#documents.get(key)!.map((mention) => this.#voiced(mention));
      this.#rekey(`document|${key}`, penned(documentLine(told), told), change);
    }
  }

  #rekey(key: string, line: ClaimLine | DocumentLine | SeriesLine | null, change: Changes): void {
    const before = this.#keyed.get(key) ?? null;
    if (before !== null && before.id !== line?.id) change.drop(before);
    if (line === null) this.#keyed.delete(key);
    else {
      this.#keyed.set(key, line);
      change.put(line, before);
    }
  }

  #stages(page: number): Stages {
    const lines = new Set<EventLine>();
    for (const record of this.#recordsOf(page, "event"))
      lines.add(this.#made.get(this.#groups.event.of(record)) as EventLine);
    return stagesOf(this.#pages[page]!.id, lines);
  }

  #lineage(number: number): LineageLine {
    const { a, b, from, relation, score, seen } = this.#ties.get(number);
    const [left, right] = [this.#pages[a]!.reading, this.#pages[b]!.reading];
    const source = from === null ? null : from === "a" ? left.id : right.id;
    return lineageLine(
      left,
      right,
      { relation, from: source, score, why: whyTied(seen, source) },
      this.#moved.has(number),
    );
  }

  /** The event line of a mention, by its reference; null where there is none. */
  #eventOf(ref: string): string | null {
    const cut = ref.lastIndexOf("#");
    const page = this.#numberOf.get(ref.slice(0, cut));
    if (page === undefined) return null;
    const at = this.#pages[page]!.reading.events.findIndex(({ id }) => id === ref.slice(cut + 1));
    const record = this.#recordsOf(page, "event")[at];
    return record === undefined ? null : this.#sketches.ids[this.#groups.event.of(record).members[0]!]!;
  }

  #recordsOf(page: number, kind: Told): number[] {
    const { first, counts } = this.#pages[page]!;
    let from = first + 1;
    if (kind !== "event") from += counts.event;
    if (kind === "figure") from += counts.statement;
    return Array.from({ length: counts[kind] }, (_, i) => from + i);
  }

  #voiceOf<K extends Told>(record: number): Mention<RecordOf[K]> & Voiced {
    const kind = this.#sketches.kinds[record]!;
    const page = this.#pageOf[record]!;
    const { first, counts } = this.#pages[page]!;
    const reading = this.#toldOn(this.#pages[page]!);
    const at = record - first - 1;
    // The records of a page are numbered in the order of its reading.
    const told = (
      kind === "event"
        ? reading.events[at]
        : kind === "statement"
          ? reading.statements[at - counts.event]
          : reading.figures[at - counts.event - counts.statement]
    ) as RecordOf[K];
    const [ref, id] = [this.#sketches.refs[record]!, this.#sketches.ids[record]!];
    return this.#voiced({ ref, id, page: reading.id, record: settled(told) });
  }

  #voiced<R extends Evidenced>(mention: Mention<R>): Mention<R> & Voiced {
    const { added, accepted, set, ruled } = this.#corrected;
    const page = this.#pages[this.#numberOf.get(mention.page)!]!;
    return {
      ...mention,
      text: page.leans[0] ?? mention.page,
      told: page.line!.published,
      outlet: page.reading.page.outlet,
      origin: page.reading.page.origin,
      firstHand: page.leans.length === 0,
      close: closenessOf(page.reading.page),
      set: set.get(mention.ref) ?? NOTHING,
      ruled: ruled.get(mention.ref) ?? NOTHING,
      review: added.has(mention.ref) ? "added" : accepted.has(mention.ref) ? "accepted" : "machine",
    };
  }

  #countryOf(page: number): CountryOf {
    let country = this.#countries.get(page);
    if (country === undefined) {
      country = countriesOf(this.#pages[page]!.reading, this.#states);
      if (this.#countries.size >= MOST_KEPT) this.#countries.clear();
      this.#countries.set(page, country);
    }
    return country;
  }
}

/** What is known of a tie that a person laid. */
const SAID_SO: Seen = { how: "person", runs: 0, aligned: 0, words: 0, lead: 0, facts: 0, gap: null, cue: null };
const NOTHING: ReadonlyMap<string, unknown> = new Map();
/** Of a large group the first members stand for all. */
const MOST_COMPARED = 12;
/** Kept because they are asked for again and again, though not without end. */
const MOST_KEPT = 2000;

type Line = EventLine | StatementLine | FigureLine;

interface RecordOf {
  readonly event: Reading["events"][number];
  readonly statement: Reading["statements"][number];
  readonly figure: Reading["figures"][number];
}

function gather<R extends Evidenced>(map: Map<string, Mention<R>[]>, key: string, mention: Mention<R>): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [mention]);
  else known.push(mention);
}

/** Two keys that fall together cost a few comparisons more. */
const hashedKeys = (slim: Slim): number[] => [...new Set(keysOf(slim).map((key) => hash32(key) | 0))];

const pageFacts = ({ id, reading: { page }, length }: PageState) => ({
  id,
  sha256: page.sha256,
  published: page.published,
  length,
});
