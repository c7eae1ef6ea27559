/**
 * The record as data: `/api/v1/pages`, `events`, `quotes`, `figures`, `actors`, each with `?limit=` and `?after=`, and
 * each with an id behind it, and `documents` and `claims`. An id that was merged into another leads to it (308). A list is `{ "items": [...], "next": "cursor" or null }`, with the address of the next one in `Link`.
 */
import { type Context, Hono } from "hono";
import type { Slice, Store } from "../store/store.ts";
import { filtersOf } from "./filters.ts";
import { problem } from "./problem.ts";

export function apiOf(store: Store): Hono {
  const api = new Hono();
  const parameters = (context: Context) => new URL(context.req.url).searchParams;
  const paging = (context: Context) => {
    const { limit, after } = filtersOf(parameters(context)).query;
    return { ...(limit === undefined ? {} : { limit }), ...(after === undefined ? {} : { after }) };
  };
  const text = (context: Context, name: string) => parameters(context).get(name)?.trim() || undefined;
  const optional = <K extends string>(name: K, value: string | undefined) =>
    (value === undefined ? {} : { [name]: value }) as { [key in K]?: string };

  const list = (path: string, find: (context: Context) => Promise<Slice<unknown>>) =>
    api.get(path, async (context) => {
      const { bad } = filtersOf(parameters(context));
      const [first] = bad;
      if (first !== undefined)
        return problem(400, "parameter", `"${first.value}" is no ${first.name}.`, "See /api/v1 for what may be asked.");
      const slice = await find(context);
      const response = context.json(slice);
      if (slice.next !== null) {
        const next = new URL(context.req.url);
        next.searchParams.set("after", slice.next);
        response.headers.set("Link", `<${next.pathname}${next.search}>; rel="next"`);
      }
      return response;
    });
  const one = (path: string, find: (id: string) => Promise<{ readonly id: string } | null>) =>
    api.get(`${path}/:id`, async (context) => {
      const id = context.req.param("id") ?? "";
      const found = await find(id);
      if (found === null) return problem(404, "not-found", "Nothing stands under this id.");
      return found.id === id
        ? context.json(found)
        : context.redirect(`/api/v1${path}/${encodeURIComponent(found.id)}`, 308);
    });

  api.get("/", async (context) =>
    context.json({
      lists: ["pages", "events", "quotes", "figures", "documents", "claims", "actors"],
      counts: await store.counts(),
    }),
  );
  list("/pages", (context) => store.pages({ ...paging(context), ...optional("outlet", text(context, "outlet")) }));
  list("/events", (context) => store.events(filtersOf(parameters(context)).query));
  list("/quotes", (context) =>
    store.statements({
      ...paging(context),
      ...optional("speaker", text(context, "speaker")),
      ...optional("words", text(context, "q")),
    }),
  );
  list("/figures", (context) =>
    store.figures({
      ...paging(context),
      ...optional("what", text(context, "what")),
      ...optional("words", text(context, "q")),
    }),
  );
  list("/documents", (context) =>
    store.documents({
      ...paging(context),
      ...optional("issuer", text(context, "issuer")),
      ...optional("words", text(context, "q")),
    }),
  );
  list("/claims", (context) =>
    store.claims({
      ...paging(context),
      ...optional("party", text(context, "party")),
      ...optional("words", text(context, "q")),
    }),
  );
  list("/actors", (context) =>
    store.actors({
      ...paging(context),
      ...optional("country", text(context, "country")),
      ...optional("words", text(context, "q")),
    }),
  );
  one("/pages", async (id) => (await store.page(id))?.reading ?? null);
  one("/events", (id) => store.event(id));
  one("/quotes", (id) => store.statement(id));
  one("/figures", (id) => store.figure(id));
  one("/documents", (id) => store.document(id));
  one("/claims", (id) => store.claim(id));
  one("/actors", (id) => store.actor(id));
  api.notFound(() => problem(404, "not-found", "There is no such list.", "See /api/v1 for the lists."));
  return api;
}
