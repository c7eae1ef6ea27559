/**
 * `/reconcile`: the Reconciliation Service API, version 0.2, over our own actors, so that OpenRefine can match a column of names with
 * them: manifest, batches of queries, suggestions, previews, data extension. Nothing is written, nothing leaves the computer.
 */
import { type Context, Hono, type MiddlewareHandler } from "hono";
import {
  makeReconciler,
  RECONCILE_PROPERTIES,
  RECONCILE_TYPES,
  type ReconcileQuery,
  type Reconciler,
} from "../actors/reconcile.ts";
import type { ActorTable } from "../actors/table.ts";
import { problem } from "./problem.ts";

/** `load`: the tables, read when the service is first asked. */
export function reconcileOf(load: () => ActorTable): Hono {
  const api = new Hono();
  let made: Reconciler | null = null;
  const reconciler = (): Reconciler => {
    made ??= makeReconciler(load());
    return made;
  };

  const serve = async (context: Context) => {
    const asked = await parametersOf(context);
    const queries = asked.get("queries");
    const extend = asked.get("extend");
    if (queries !== null) {
      const batch = jsonOf(queries);
      if (!isObject(batch)) return problem(400, "queries", "The queries are no JSON object.", "See the manifest.");
      const answers = Object.entries(batch).map(([key, query]) => [
        key,
        { result: isQuery(query) ? reconciler().answer(bounded(query)) : [] },
      ]);
      return context.json(Object.fromEntries(answers));
    }
    if (extend !== null) {
      const wish = jsonOf(extend);
      if (!isObject(wish) || !Array.isArray(wish.ids) || !Array.isArray(wish.properties))
        return problem(400, "extend", "The wish has no ids or no properties.", "See the manifest.");
      return context.json(extended(reconciler(), wish.ids.map(String), wish.properties.filter(isObject)));
    }
    return context.json(manifestOf(new URL(context.req.url).origin));
  };
  api.use(asScript);
  api.get("/", serve);
  api.post("/", serve);

  /** A page of what was found, from the `cursor` on; OpenRefine asks anew with each letter. */
  const suggestions = (context: Context, found: readonly Suggested[]) => {
    const from = Math.max(0, Math.floor(Number(context.req.query("cursor") ?? 0)) || 0);
    return context.json({
      result: found.slice(from, from + SUGGESTED).map(({ id, name, description, type }) => ({
        id,
        name,
        ...(description === undefined ? {} : { description }),
        ...(type === undefined ? {} : { notable: type }),
      })),
    });
  };
  const prefix = (context: Context) => context.req.query("prefix") ?? "";
  /** A type that is none of ours is no reason to suggest nothing. */
  const types = (context: Context) =>
    (context.req.query("type") ?? "").split(",").filter((type) => RECONCILE_TYPES.some(({ id }) => id === type));
  api.get("/suggest/entity", (context) => suggestions(context, reconciler().suggest(prefix(context), types(context))));
  api.get("/suggest/type", (context) => suggestions(context, matching(RECONCILE_TYPES, prefix(context))));
  api.get("/suggest/property", (context) => suggestions(context, matching(RECONCILE_PROPERTIES, prefix(context))));
  api.get("/properties", (context) => {
    const type = context.req.query("type");
    const limit = Number(context.req.query("limit"));
    return context.json({
      ...(type === undefined ? {} : { type }),
      ...(limit >= 1 ? { limit } : {}),
      properties: limit >= 1 ? RECONCILE_PROPERTIES.slice(0, limit) : RECONCILE_PROPERTIES,
    });
  });
  api.get("/flyout/:kind", (context) => {
    const id = context.req.query("id") ?? "";
    const listed = context.req.param("kind") === "property" ? RECONCILE_PROPERTIES : RECONCILE_TYPES;
    const found =
      context.req.param("kind") === "entity" ? reconciler().describe(id) : listed.find((one) => one.id === id);
    if (found === null || found === undefined) return problem(404, "not-found", "Nothing stands under this id.");
    return context.json({ id, html: cardOf(found) });
  });
  api.get("/preview", (context) => {
    const found = reconciler().describe(context.req.query("id") ?? "");
    if (found === null) return problem(404, "not-found", "Nobody stands under this id.");
    return context.html(
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escaped(found.name)}</title>${cardOf(found)}</html>`,
    );
  });
  api.notFound(() => problem(404, "not-found", "There is no such service.", "GET /reconcile for the manifest."));
  return api;
}

interface Suggested {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly type?: readonly { readonly id: string; readonly name: string }[];
}

/**
 * `callback=…`: the answer as a script, as OpenRefine asks for where a browser lets it read no other page's JSON, and always before its
 * version 3.0. A script can be loaded by any page, so that the browser must say that it is one of this computer.
 */
const asScript: MiddlewareHandler = async (context, next) => {
  await next();
  const callback = context.req.query("callback");
  const { res } = context;
  if (callback === undefined || !/^application\/json\b/.test(res.headers.get("content-type") ?? "")) return;
  if (!/^[\w$.]{1,100}$/.test(callback)) {
    context.res = problem(400, "callback", "The callback is no name of a function.");
    return;
  }
  if (context.req.header("sec-fetch-site") === "cross-site") {
    context.res = problem(403, "origin", "Another site may not ask here.");
    return;
  }
  context.res = new Response(`/**/${callback}(${await res.text()});`, {
    status: res.status,
    headers: { "Content-Type": "text/javascript; charset=utf-8", "Cross-Origin-Resource-Policy": "same-site" },
  });
};

/** At most so many candidates for one query, so many suggestions, whatever is asked for. */
const MOST = 50;
const SUGGESTED = 10;

function manifestOf(origin: string) {
  const service_url = `${origin}/reconcile`;
  return {
    versions: ["0.1", "0.2"],
    name: "Readout: states, offices and bodies",
    identifierSpace: `${service_url}/id/`,
    schemaSpace: `${service_url}/type/`,
    defaultTypes: RECONCILE_TYPES,
    view: { url: `${service_url}/preview?id={{id}}` },
    preview: { url: `${service_url}/preview?id={{id}}`, width: 320, height: 80 },
    suggest: Object.fromEntries(
      ["entity", "type", "property"].map((kind) => [
        kind,
        // biome-ignore lint/suspicious/noTemplateCurlyInString: the client puts the id there.
        { service_url, service_path: `/suggest/${kind}`, flyout_service_path: `/flyout/${kind}?id=${"${id}"}` },
      ]),
    ),
    extend: {
      propose_properties: { service_url, service_path: "/properties" },
      property_settings: [
        {
          name: "date",
          label: "As of",
          type: "text",
          default: "",
          help_text: "A day, for the office held then: 2024-05-10",
        },
      ],
    },
  };
}

function extended(
  reconciler: Reconciler,
  ids: readonly string[],
  wanted: readonly Readonly<Record<string, unknown>>[],
) {
  const properties = wanted.flatMap((one) => {
    const known = RECONCILE_PROPERTIES.find(({ id }) => id === one.id);
    const settings = isObject(one.settings) ? one.settings : {};
    return known === undefined
      ? []
      : [{ ...known, asOf: typeof settings.date === "string" && settings.date !== "" ? settings.date : null }];
  });
  return {
    meta: properties.map(({ id, name }) => ({ id, name })),
    rows: Object.fromEntries(
      ids.map((id) => [
        id,
        Object.fromEntries(
          properties.map((property) => [
            property.id,
            reconciler
              .values(id, property.id, property.asOf)
              .map((value) => (NUMBERS.has(property.id) ? { float: Number(value) } : { str: value })),
          ]),
        ),
      ]),
    ),
  };
}

const NUMBERS: ReadonlySet<string> = new Set(["lat", "lon"]);

/** Of the address and of a form. */
async function parametersOf(context: Context): Promise<URLSearchParams> {
  const parameters = new URLSearchParams(new URL(context.req.url).searchParams);
  if (context.req.method === "POST")
    for (const [name, value] of new URLSearchParams(await context.req.text())) parameters.set(name, value);
  return parameters;
}

const matching = <T extends { readonly id: string; readonly name: string }>(all: readonly T[], prefix: string): T[] =>
  all.filter(({ id, name }) => `${id} ${name}`.toLowerCase().includes(prefix.toLowerCase()));

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isQuery = (value: unknown): value is Json & ReconcileQuery =>
  isObject(value) &&
  (typeof value.query === "string" || (value.query === undefined && Array.isArray(value.properties)));

/** A query with what is of the wrong kind left out. */
function bounded(query: Json & ReconcileQuery): ReconcileQuery {
  const properties = Array.isArray(query.properties)
    ? query.properties.filter((one) => isObject(one) && typeof one.pid === "string")
    : [];
  const types = [query.type ?? []].flat().filter((type) => typeof type === "string");
  const limit =
    typeof query.limit === "number" && query.limit >= 1 ? Math.min(MOST, Math.floor(query.limit)) : undefined;
  return {
    query: (query.query ?? "").slice(0, 500),
    type: types,
    properties,
    ...(limit === undefined ? {} : { limit }),
  };
}

const cardOf = ({ name, description = "" }: { readonly name: string; readonly description?: string }): string =>
  `<p><b>${escaped(name)}</b><br>${escaped(description)}</p>`;

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (mark) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[mark]!);
