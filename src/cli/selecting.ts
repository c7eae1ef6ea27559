/** A workspace → what an export is made of, by the queries that the screens ask. */
import { join } from "node:path";
import type { SelectedPage, Selection } from "../export/selection.ts";
import { NOTHING } from "../export/tables.ts";
import type { ActorLine, EventLine, FigureLine, LineageLine, StatementLine } from "../model/record.ts";
import { readCorrections } from "../store/corrections.ts";
import { countriesOf } from "../store/parties.ts";
import type { EventQuery, Slice } from "../store/store.ts";
import type { OpenWorkspace } from "../store/workspace.ts";
import type { World } from "./world.ts";

/** How many events, statements, figures or pages are in hand at once. */
const PART = 500;
/** Pages that are kept at hand, because events near one another stand on the same. */
const PAGES_AT_HAND = 1000;

/** The whole record of a workspace, with what its states are called: what `brief`, `compare` and `sample` begin with. */
export async function selectIn(
  world: World,
  workspace: OpenWorkspace,
  query: EventQuery = {},
): Promise<{ readonly selection: Selection; readonly states: ReadonlyMap<string, string> }> {
  const { frame, states } = await frameOf(world, workspace);
  return { selection: await selectAll(workspace, query, frame), states };
}

/** All parts as one. */
export async function selectAll(
  workspace: Pick<OpenWorkspace, "store">,
  query: EventQuery,
  frame: Selection,
): Promise<Selection> {
  const events: EventLine[] = [];
  const statements: StatementLine[] = [];
  const figures: FigureLine[] = [];
  const listed: SelectedPage[] = [];
  for await (const part of partsOf(workspace, query, frame)) {
    events.push(...part.events);
    statements.push(...part.statements);
    figures.push(...part.figures);
    listed.push(...part.listed);
  }
  const pages = new Map(listed.map((page) => [page.reading.id, page]));
  const actors: ActorLine[] = [];
  for await (const line of workspace.store.record("actor")) if (line.kind === "actor") actors.push(line);
  const lineage: LineageLine[] = [];
  for await (const line of workspace.store.record("lineage"))
    if (line.kind === "lineage" && pages.has(line.a) && pages.has(line.b)) lineage.push(line);
  return {
    ...frame,
    ...knownAs(actors, frame),
    events,
    statements,
    figures,
    listed,
    pages,
    lineage,
    isChosen: (id: string) => pages.has(id),
    isFirst: true,
  };
}

/** What is the same of every part: a selection of nothing. */
export async function frameOf(world: World, workspace: OpenWorkspace) {
  const data = join(world.home, "data");
  const [{ stateNames }, { loadGazetteer }] = await Promise.all([
    import("./states.ts"),
    import("../load/foreign-codes.ts"),
  ]);
  const states = stateNames(data);
  const { codes, locate, officeOn } = loadGazetteer(data);
  const stateName = (code: string) => states.get(code) ?? null;
  const frame: Selection = {
    title: workspace.name,
    version: world.version,
    ...NOTHING,
    pages: new Map(),
    actors: new Map(),
    lineage: [],
    isChosen: () => true,
    corrections: readCorrections(workspace.corrections, true).corrections,
    stateName,
    countryOf: countriesOf([], (code) => stateName(code) !== null),
    locate,
    officeOn,
    codes,
  };
  return { frame, states };
}

/**
 * The events that a query finds with the quotes and figures of their pages, all there is when it asks for nothing, a part at a time: the
 * events by their day, then statements, figures, and pages by their ids. Ties between pages are in none of them.
 */
export async function* partsOf(
  { store }: Pick<OpenWorkspace, "store">,
  query: EventQuery,
  frame: Selection,
  size = PART,
): AsyncGenerator<Selection> {
  const blank: Selection = { ...frame, ...NOTHING };
  const whole = Object.values(query).every((value) => value === undefined);
  const wanted = new Set<string>();
  const isChosen = (page: string) => whole || wanted.has(page);
  const atHand = new Map<string, SelectedPage>();
  let isFirst = true;

  for await (const events of helpings((after) => store.events({ ...query, limit: size, ...after }))) {
    if (!whole) for (const { mentions } of events) for (const { page } of mentions) wanted.add(page);
    yield await part(
      { events },
      events.flatMap(({ evidence_page, mentions }) => [evidence_page, ...mentions.map(({ page }) => page)]),
    );
  }
  for await (const all of helpings((after) => store.statements({ limit: size, ...after }))) {
    const statements = all.filter(({ variants }) => variants.some(({ mentions }) => mentions.some(onPage)));
    yield await part(
      { statements },
      statements.flatMap(({ variants }) => variants.flatMap(({ mentions }) => mentions.map(({ page }) => page))),
    );
  }
  for await (const all of helpings((after) => store.figures({ limit: size, ...after }))) {
    const figures = all.filter(({ mentions }) => mentions.some(onPage));
    yield await part(
      { figures },
      figures.flatMap(({ mentions }) => mentions.map(({ page }) => page)),
    );
  }
  atHand.clear();
  for (let last = ""; ; ) {
    const found = await store.linkedPagesAfter(last, size);
    if (found.length === 0) break;
    last = found.at(-1)!.reading.id;
    const listed = found.filter(({ reading, line }) => line !== null && isChosen(reading.id));
    const ids = listed.map(({ reading }) => reading.id);
    const leaning = await store.linkedPages((await store.leaningOn(ids)).filter(isChosen));
    const pages = new Map([...leaning, ...listed].map((page) => [page.reading.id, page]));
    yield { ...blank, isChosen, listed, pages, isFirst };
    isFirst = false;
  }
  // A record without a page still has its corrections.
  if (isFirst) yield { ...blank, isChosen, isFirst };

  function onPage({ page }: { readonly page: string }): boolean {
    return isChosen(page);
  }

  async function part(of: Partial<Selection>, ids: readonly string[]): Promise<Selection> {
    const pages = new Map<string, SelectedPage>();
    const absent: string[] = [];
    for (const id of new Set(ids)) {
      const known = atHand.get(id);
      if (known === undefined) absent.push(id);
      else {
        pages.set(id, known);
        // What was asked for last is forgotten last.
        atHand.delete(id);
        atHand.set(id, known);
      }
    }
    for (const page of absent.length === 0 ? [] : await store.linkedPages(absent)) {
      pages.set(page.reading.id, page);
      atHand.set(page.reading.id, page);
    }
    for (const id of atHand.keys()) {
      if (atHand.size <= PAGES_AT_HAND) break;
      atHand.delete(id);
    }
    const names = (of.events ?? []).flatMap((event) => [
      ...event.actor,
      ...event.recipient,
      ...event.according_to,
      ...event.contested_by,
    ]);
    const actors = names.length === 0 ? [] : await store.actorsCalled([...new Set(names)]);
    return { ...blank, ...knownAs(actors, frame), isChosen, pages, ...of };
  }
}

function knownAs(actors: readonly ActorLine[], { stateName }: Pick<Selection, "stateName">) {
  return {
    actors: new Map(actors.flatMap((actor) => [actor.name, ...actor.names].map((name) => [name, actor] as const))),
    countryOf: countriesOf(actors, (code) => stateName(code) !== null),
  };
}

async function* helpings<T>(
  slice: (after: { readonly after?: string }) => Promise<Slice<T>>,
): AsyncGenerator<readonly T[]> {
  for (let after: string | null | undefined; after !== null; ) {
    const found: Slice<T> = await slice(after === undefined ? {} : { after });
    if (found.items.length > 0) yield found.items;
    after = found.next;
  }
}
