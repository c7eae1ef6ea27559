/** A workspace → what an export is made of, by the queries that the screens ask. */
import { join } from "node:path";
import type { SelectedPage, Selection } from "../export/selection.ts";
import type { Gazetteer } from "../load/foreign-codes.ts";
import type { ActorLine, EventLine, LineageLine, PageLine } from "../model/record.ts";
import { readCorrections } from "../store/corrections.ts";
import { countriesOf } from "../store/parties.ts";
import type { EventQuery, Slice } from "../store/store.ts";
import type { OpenWorkspace } from "../store/workspace.ts";
import type { World } from "./world.ts";

/** The whole record of a workspace, with what its states are called: what `brief`, `compare`, `sample` and `export` begin with. */
export async function selectIn(
  world: World,
  workspace: OpenWorkspace,
  query: EventQuery = {},
): Promise<{ readonly selection: Selection; readonly states: ReadonlyMap<string, string> }> {
  const data = join(world.home, "data");
  const [{ stateNames }, { loadGazetteer }] = await Promise.all([
    import("./states.ts"),
    import("../load/foreign-codes.ts"),
  ]);
  const states = stateNames(data);
  return { states, selection: await select(workspace, query, states, loadGazetteer(data), world.version) };
}

/** Events that the query finds, with the quotes and figures of their pages; all there is when it asks for nothing. */
async function select(
  workspace: OpenWorkspace,
  query: EventQuery,
  stateNames: ReadonlyMap<string, string>,
  { codes, locate, officeOn }: Gazetteer,
  version: string,
): Promise<Selection> {
  const { store } = workspace;
  const events: EventLine[] = await allOf((after) => store.events({ ...query, limit: 1000, ...after }));
  const lines = new Map<string, PageLine>();
  const actors: ActorLine[] = [];
  const lineage: LineageLine[] = [];
  for await (const line of store.record()) {
    if (line.kind === "page") lines.set(line.id, line);
    else if (line.kind === "actor") actors.push(line);
    else if (line.kind === "lineage") lineage.push(line);
  }
  const whole = Object.values(query).every((value) => value === undefined);
  const wanted = new Set(whole ? lines.keys() : events.flatMap(({ mentions }) => mentions.map(({ page }) => page)));
  const pages = new Map<string, SelectedPage>();
  for (const id of [...wanted].sort()) {
    const stored = await store.page(id);
    if (stored !== null) pages.set(id, { reading: stored.reading, line: lines.get(id) ?? null });
  }
  const statements = await allOf((after) => store.statements({ limit: 1000, ...after }));
  const figures = await allOf((after) => store.figures({ limit: 1000, ...after }));
  const stateName = (code: string) => stateNames.get(code) ?? null;
  return {
    title: workspace.name,
    version,
    events,
    statements: statements.filter(({ variants }) => variants.some(({ mentions }) => mentions.some(onPage))),
    figures: figures.filter(({ mentions }) => mentions.some(onPage)),
    pages,
    actors: new Map(actors.flatMap((actor) => [actor.name, ...actor.names].map((name) => [name, actor]))),
    lineage: lineage.filter(({ a, b }) => pages.has(a) && pages.has(b)),
    corrections: readCorrections(workspace.corrections, true).corrections,
    stateName,
    countryOf: countriesOf(actors, (code) => stateName(code) !== null),
    locate,
    officeOn,
    codes,
  };

  function onPage({ page }: { readonly page: string }): boolean {
    return pages.has(page);
  }
}

async function allOf<T>(slice: (after: { readonly after?: string }) => Promise<Slice<T>>): Promise<T[]> {
  const items: T[] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const found: Slice<T> = await slice(after === undefined ? {} : { after });
    items.push(...found.items);
    after = found.next;
  }
  return items;
}
