/**
 * `/api/v1`: the record as JSON, described by OpenAPI 3.1 (`/api/v1/openapi.json`), made of the shapes in schemas.ts. A list is
 * `{ "items": […], "next": cursor or null }` with the next helping's address in `Link`. An id that was merged into another leads to
 * it (308), one that a person has split names its parts (300), one that was left out is gone (410) with the reason.
 *
 * Extracted data is never changed: what is to be said of it goes to `POST /corrections`, with the record's ETag in `If-Match`.
 */
import { createRoute, OpenAPIHono, type RouteConfig, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import { annotationsOf } from "../export/jsonld.ts";
import { whyOf } from "../export/why.ts";
import { shortHash } from "../kit/hash.ts";
import { isLike } from "../link/corrections.ts";
import type { Correction } from "../model/correction.ts";
import { ReadoutError } from "../model/problem.ts";
import type { LineageLine } from "../model/record.ts";
import { clashesOf } from "../store/clashes.ts";
import { lineOf, type Undo } from "../store/corrections.ts";
import { outletsOf, pagesOf, recordOf } from "../store/lookup.ts";
import { openProposals } from "../store/proposals.ts";
import type { Slice, Store } from "../store/store.ts";
import { ROLES } from "../store/tokens.ts";
import type { SavedView } from "../store/views.ts";
import type { Desk, HandedIn } from "./desk.ts";
import { filtersOf } from "./filters.ts";
import { goneOf } from "./gone.ts";
import { addJobs, type Jobs } from "./jobs.ts";
import { notAllowed, problem } from "./problem.ts";
import { ROLE_WORDS, roleFor } from "./roles.ts";
import * as shapes from "./schemas.ts";

const { ProblemSchema, sliceOf } = shapes;

/** `desk` takes corrections; without it nothing can be said. `version` is the program's. */
export function apiOf(
  store: Store,
  desk: Desk | null = null,
  version = "",
  views: () => readonly Pick<SavedView, "name" | "address">[] = () => [],
  jobs: Jobs | null = null,
): OpenAPIHono {
  const api = new OpenAPIHono({
    defaultHook: (result) => {
      if (result.success) return undefined;
      const errors = result.error.issues.map(({ path, message }) => ({
        pointer: `/${path.join("/")}`,
        detail: message,
      }));
      const [first] = errors;
      const code = result.target === "json" ? "body" : "parameter";
      return problem(
        400,
        code,
        `${first?.pointer.slice(1)}: ${first?.detail}.`,
        "See /api/docs for what may be asked.",
        errors,
      );
    },
  });

  // What cannot even be read is asked wrongly, and no fault of ours.
  api.onError((error) => {
    if (error instanceof HTTPException && error.status < 500) return problem(error.status, "body", `${error.message}.`);
    throw error;
  });

  const list = <Q extends z.ZodObject, S extends z.ZodType>(
    path: string,
    about: string,
    name: string,
    query: Q,
    item: S,
    find: (query: z.output<Q>, context: Context) => Promise<Slice<unknown>>,
  ) => {
    const route = described({
      method: "get",
      path,
      tags: ["lists"],
      summary: about,
      request: { query },
      responses: {
        200: json(`${about}, one helping`, sliceOf(item, name)),
        400: PROBLEM("A parameter that cannot be"),
      },
    });
    api.openapi(
      route as never,
      (async (context: Context) => {
        const slice = await find(context.req.valid("query" as never), context);
        const response = context.json(slice);
        if (slice.next !== null) {
          const next = new URL(context.req.url);
          next.searchParams.set("after", slice.next);
          response.headers.set("Link", `<${next.pathname}${next.search}>; rel="next"`);
        }
        return response;
      }) as never,
    );
  };

  const one = <S extends z.ZodType>(
    path: string,
    about: string,
    item: S,
    find: (id: string) => Promise<{ readonly id: string } | null>,
  ) => {
    const route = described({
      method: "get",
      path: `${path}/{id}`,
      tags: ["records"],
      summary: about,
      request: { params: ID, query: AS_PART },
      responses: {
        200: json(about, item),
        300: PROBLEM("It was split; its parts are named"),
        308: { description: "It was merged into the record at `Location`" },
        400: PROBLEM("A parameter that cannot be"),
        404: PROBLEM("There is none"),
        410: PROBLEM("It was left out, for the reason given"),
      },
    });
    api.openapi(
      route as never,
      (async (context: Context) => {
        const id = context.req.param("id") ?? "";
        const found = await find(id);
        const gone = found === null || found.id === id ? goneOf(id, desk?.log() ?? []) : null;
        if (gone?.kind === "removed" && found === null) return problem(410, "gone", gone.why);
        if (found === null) return problem(404, "not-found", "Nothing stands under this id.");
        const at = (part: string) => `/api/v1${path}/${encodeURIComponent(part)}`;
        if (found.id !== id) return context.redirect(at(found.id), 308);
        if (gone?.kind === "split" && context.req.query("as") !== "part") {
          const found = await Promise.all(
            gone.parts.map(async ({ id, which }) => {
              const part = await find(id);
              return part === null || (which !== null && !isLike(part as never, which)) ? null : part.id;
            }),
          );
          const parts = [...new Set(found.filter((part) => part !== null))];
          if (parts.length > 1) return multiple(parts.map((part) => `${at(part)}?as=part`));
        }
        const response = context.json(found);
        response.headers.set("ETag", etagOf(found));
        return response;
      }) as never,
    );
  };

  const START = described({
    method: "get",
    path: "/",
    tags: ["lists"],
    summary: "What there is",
    responses: { 200: json("The lists, and how much is in them", z.looseObject({ lists: z.array(z.string()) })) },
  });
  api.openapi(START, async (context) =>
    context.json({
      lists: [
        "pages",
        "events",
        "quotes",
        "figures",
        "documents",
        "claims",
        "actors",
        "outlets",
        "clusters",
        "annotations",
        "corrections",
        "jobs",
        "views",
      ],
      counts: await store.counts(),
      openapi: "/api/v1/openapi.json",
    }),
  );

  list("/pages", "Pages", "Page", shapes.PageParameters, shapes.PageSchema, (query) => store.pages(present(query)));
  list("/events", "Events", "Event", shapes.EventParameters, shapes.EventSchema, (_, context) =>
    store.events(filtersOf(new URL(context.req.url).searchParams).query),
  );
  list("/quotes", "Who said what", "Quote", shapes.QuoteParameters, shapes.QuoteSchema, (query) =>
    store.statements(present(query)),
  );
  list("/figures", "Figures", "Figure", shapes.FigureParameters, shapes.FigureSchema, (query) =>
    store.figures(present(query)),
  );
  list("/documents", "Documents", "Document", shapes.DocumentParameters, shapes.DocumentSchema, (query) =>
    store.documents(present(query)),
  );
  list("/claims", "Positions, absences, relations", "Claim", shapes.ClaimParameters, shapes.ClaimSchema, (query) =>
    store.claims(present(query)),
  );
  list("/actors", "People and bodies", "Actor", shapes.ActorParameters, shapes.ActorSchema, (query) =>
    store.actors(present(query)),
  );
  list(
    "/outlets",
    "Outlets, with how many of their pages are texts of their own",
    "Outlet",
    NOTHING,
    shapes.OutletSchema,
    () => outletsOf(store),
  );
  list(
    "/clusters",
    "Pages that copy, reword or tell the same story as one another",
    "Cluster",
    NOTHING,
    shapes.ClusterSchema,
    async () => ({
      items: clustersOf(await store.lineage()),
      next: null,
    }),
  );
  list(
    "/annotations",
    "The passages of a page as W3C Web Annotations",
    "Annotation",
    OF_PAGE,
    shapes.AnnotationSchema,
    async ({ page }) => {
      const stored = await store.page(page);
      if (stored === null) return { items: [], next: null };
      const linked = await store.linkedOf(page);
      return {
        items: annotationsOf({ reading: stored.reading, line: null }, (id) => linked.get(id)?.id ?? null),
        next: null,
      };
    },
  );
  list(
    "/corrections",
    "What people have said of the record, in its order",
    "Correction",
    NOTHING,
    shapes.CorrectionSchema,
    async () => ({
      items: (desk?.log() ?? []).map(({ line, stands }) => ({ ...line, stands })),
      next: null,
    }),
  );

  list("/views", "Lists kept under names, with their feeds", "View", NOTHING, shapes.ViewSchema, async () => ({
    items: views().map(({ name, address }) => ({
      id: name,
      address,
      atom: `/views/${name}.atom`,
      ics: `/views/${name}.ics`,
      data: `/views/${name}.json`,
    })),
    next: null,
  }));

  one(
    "/pages",
    "A page with all that was read on it",
    shapes.ReadingSchema,
    async (id) => (await store.page(id))?.reading ?? null,
  );
  one("/events", "An event", shapes.EventSchema, (id) => store.event(id));
  one("/quotes", "A thing said, in its wordings", shapes.QuoteSchema, (id) => store.statement(id));
  one("/figures", "A figure", shapes.FigureSchema, (id) => store.figure(id));
  one("/documents", "A document", shapes.DocumentSchema, (id) => store.document(id));
  one("/claims", "A claim", shapes.ClaimSchema, (id) => store.claim(id));
  one("/actors", "A person or body", shapes.ActorSchema, async (id) => {
    const found = await store.actor(id);
    return found?.office === "none" ? null : found;
  });

  const WHY = described({
    method: "get",
    path: "/why/{id}/{field}",
    tags: ["records"],
    summary: "How a field of a record came by its value: the sentences, the reason, what was not used",
    request: { params: z.object({ id: z.string(), field: z.string() }) },
    responses: {
      200: json("The value, the reason, the passages", shapes.WhySchema),
      404: PROBLEM("There is no such record or field"),
    },
  });
  api.openapi(WHY, async (context) => {
    const { id, field } = context.req.valid("param");
    const line = await recordOf(store, id);
    const why = line === null ? null : whyOf(line, field, await pagesOf(store, line));
    if (why === null) return problem(404, "not-found", "No record of this id has such a field.") as never;
    return context.json(why as never, 200);
  });

  const SAY = described({
    method: "post",
    path: "/corrections",
    tags: ["corrections"],
    summary: "Say something of a record; it is kept beside what was read, and is never lost",
    request: {
      headers: z.object({
        "if-match": z.string().optional().openapi({ description: "The record's ETag; not wanted of an undo" }),
      }),
      body: { required: true, content: { "application/json": { schema: shapes.SayingSchema } } },
    },
    responses: {
      201: json("Kept; the ids of what was said", z.object({ ids: z.array(z.string()) })),
      400: PROBLEM("It cannot be said"),
      404: PROBLEM("There is no such record"),
      409: PROBLEM("Another process writes"),
      412: PROBLEM("The record has changed since"),
      428: PROBLEM("If-Match is wanting"),
      501: PROBLEM("Nothing can be said here"),
    },
  });
  /** What went against saying it, in words. */
  const refused = (error: unknown): Response => {
    if (!(error instanceof ReadoutError)) throw error;
    const { problem: what } = error;
    if (what.code === "workspace-busy") return problem(409, "workspace-busy", error.message);
    // Nothing of this id can be said anything of, or taken back.
    return what.code === "unreadable"
      ? problem(404, "not-found", error.message)
      : problem(400, what.code, what.code === "usage" ? what.why : error.message);
  };
  const named = async (id: string) => (await recordOf(store, id)) ?? (await store.page(id))?.reading ?? null;
  api.openapi(SAY, (async (context: Context) => {
    if (desk === null) return problem(501, "no-desk", "Nothing can be corrected here.");
    const saying = context.req.valid("json" as never) as z.output<typeof shapes.SayingSchema>;
    // A proposal is taken as it is, or not at all.
    const proposed = saying.op === "accept" && openProposals(desk.log()).some(({ id }) => id === saying.id);
    if (saying.op !== "undo" && !proposed) {
      const record = await named(saying.id);
      if (record === null) return problem(404, "not-found", "Nothing stands under this id.");
      const match = context.req.header("if-match");
      if (match === undefined)
        return problem(
          428,
          "if-match",
          "Say with If-Match which state of the record is meant.",
          "It is the ETag of the record.",
        );
      if (match !== "*" && match !== etagOf(record))
        return problem(
          412,
          "stale",
          "The record has changed since it was read.",
          `It stands at ${addressOf(record)} now.`,
        );
    }
    try {
      const ids = await desk.say(handedIn(saying), context.get("bearer")?.name);
      const response = context.json({ ids }, 201);
      response.headers.set("Location", "/api/v1/corrections");
      return response;
    } catch (error) {
      return refused(error);
    }
  }) as never);

  const PREVIEW = described({
    method: "post",
    path: "/corrections/preview",
    tags: ["corrections"],
    summary: "What saying it would change, field by field; nothing is kept",
    request: {
      query: z.object({
        records: z.enum(["1"]).optional().openapi({
          description: "Tell of the lines of the record too; it is linked aside for that, which takes its time",
        }),
      }),
      body: { required: true, content: { "application/json": { schema: shapes.SayingSchema } } },
    },
    responses: {
      200: json("What would change", shapes.PreviewSchema),
      400: PROBLEM("It cannot be said"),
      404: PROBLEM("There is no such record"),
      409: PROBLEM("Another process writes"),
      501: PROBLEM("Nothing can be said here"),
    },
  });
  api.openapi(PREVIEW, (async (context: Context) => {
    if (desk?.preview === undefined) return problem(501, "no-desk", "Nothing can be corrected here.");
    const saying = context.req.valid("json" as never) as z.output<typeof shapes.SayingSchema>;
    const proposed = saying.op === "accept" && openProposals(desk.log()).some(({ id }) => id === saying.id);
    if (saying.op !== "undo" && !proposed && (await named(saying.id)) === null)
      return problem(404, "not-found", "Nothing stands under this id.");
    try {
      return context.json(await desk.preview(handedIn(saying), context.req.query("records") === "1"), 200);
    } catch (error) {
      return refused(error);
    }
  }) as never);

  const TAKE = described({
    method: "post",
    path: "/corrections/import",
    tags: ["corrections"],
    summary: "Take in the corrections of another workspace of the same pages; what people say differently is queued",
    request: {
      body: {
        required: true,
        content: {
          "application/json": { schema: z.object({ corrections: z.array(shapes.LineSchema).min(1) }) },
        },
      },
    },
    responses: {
      200: json("How many lines are new, how many were here, how many clashes there are", shapes.TakenSchema),
      400: PROBLEM("A line is no correction"),
      409: PROBLEM("Another process writes"),
      501: PROBLEM("Nothing can be said here"),
    },
  });
  api.openapi(TAKE, (async (context: Context) => {
    if (desk?.take === undefined) return problem(501, "no-desk", "Nothing can be corrected here.");
    const { corrections } = context.req.valid("json" as never) as { readonly corrections: readonly object[] };
    const lines = corrections.map((line) => lineOf(JSON.stringify(line)));
    const errors = lines.flatMap((line, index) =>
      typeof line === "string" ? [{ pointer: `/corrections/${index}`, detail: line }] : [],
    );
    if (errors[0] !== undefined)
      return problem(400, "body", `${errors[0].pointer.slice(1)}: ${errors[0].detail}.`, undefined, errors);
    try {
      return context.json(await desk.take(lines as readonly (Correction | Undo)[]), 200);
    } catch (error) {
      return refused(error);
    }
  }) as never);
  list(
    "/corrections/clashes",
    "What people say differently of one and the same, the earlier first; the later holds until one is taken back",
    "Clash",
    NOTHING,
    z.object({ id: z.string(), said: z.array(shapes.CorrectionSchema.omit({ stands: true })) }).openapi("Clash"),
    async () => ({
      items: clashesOf(desk?.log() ?? []).map((said) => ({ id: said[1].id, said })),
      next: null,
    }),
  );

  addJobs(api, jobs);

  api.get("/openapi.json", (context) => context.json(describedBy(api, version)));
  const known = api.openAPIRegistry.definitions.flatMap((one) =>
    one.type === "route"
      ? [
          {
            method: one.route.method.toUpperCase(),
            path: new RegExp(`^${one.route.path.replaceAll(/\{\w+\}/g, "[^/]+")}$`),
          },
        ]
      : [],
  );
  api.all("*", (context) => {
    const path = context.req.path.replace(/^\/api\/v1/, "").replace(/(?<=.)\/$/, "") || "/";
    const methods = known.filter((one) => one.path.test(path)).map(({ method }) => method);
    return methods.length === 0
      ? problem(404, "not-found", "There is no such list.", "See /api/v1 for the lists.")
      : notAllowed(methods.includes("GET") ? ["HEAD", ...methods] : methods);
  });
  return api;
}

/** The OpenAPI document, with the role that each operation wants where the server is opened to others. */
function describedBy(api: OpenAPIHono, version: string) {
  api.openAPIRegistry.registerComponent("securitySchemes", "token", {
    type: "http",
    scheme: "bearer",
    description: `Where the server is opened to others (readout serve --host): ${ROLES.map((role) => `a ${role} ${ROLE_WORDS[role]}`).join("; ")}. On this computer none is wanted.`,
  });
  const document = api.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: "Readout",
      version: version || "1",
      description: "What news pages say happened between states, each value with the sentence that says so.",
      license: { name: "Apache-2.0" },
    },
    servers: [{ url: "/api/v1" }],
  });
  const paths = Object.entries(document.paths ?? {}).map(([path, operations]) => {
    const secured = Object.entries(operations).map(([method, operation]) => {
      const role = roleFor(method.toUpperCase(), `/api/v1${path}`) ?? "admin";
      const responses = {
        ...(operation as { readonly responses: object }).responses,
        401: REFUSED("A token is wanted"),
        403: REFUSED(`Another site asks, or one who is no ${role}`),
        ...(method === "post" ? { 415: REFUSED("What is written is JSON") } : {}),
      };
      return [method, { ...(operation as object), security: [{}, { token: [role] }], responses }];
    });
    return [path, Object.fromEntries(secured)];
  });
  return { ...document, paths: Object.fromEntries(paths) };
}

const REFUSED = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
});

const described = <R extends RouteConfig>(route: R) => createRoute(route);
const json = <S extends z.ZodType>(description: string, schema: S) => ({
  description,
  content: { "application/json": { schema } },
});
const PROBLEM = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: ProblemSchema } },
});
const ID = z.object({ id: z.string().min(1) });
const NOTHING = z.object({});
const OF_PAGE = z.object({ page: z.string().min(1) });
const AS_PART = z.object({
  as: z.enum(["part"]).optional().openapi({ description: "Of a record that was split: the part of this id" }),
});

/** A parameter is called `q` in the address and `words` in the store; what was not given is left out. */
function present<Q extends object>(query: Q): { [K in keyof Q]?: NonNullable<Q[K]> } & { words?: string } {
  const { q, ...rest } = query as Q & { readonly q?: string };
  return Object.fromEntries(
    Object.entries({ ...rest, words: q }).filter(([, value]) => value !== undefined && value !== ""),
  ) as never;
}

/** The state of a record: another once anything of it is. */
export const etagOf = (record: object): string => `"${shortHash(JSON.stringify(record))}"`;

const KINDS: Readonly<Record<string, string>> = { statement: "quotes" };
const addressOf = (record: { readonly id: string; readonly kind?: string }): string =>
  `/api/v1/${record.kind === undefined ? "pages" : (KINDS[record.kind] ?? `${record.kind}s`)}/${encodeURIComponent(record.id)}`;

function handedIn(saying: z.output<typeof shapes.SayingSchema>): HandedIn {
  if (saying.op === "note") return saying;
  const { note, ...said } = saying;
  const why = note ?? null;
  if (said.op === "who") return { ...given(said), before: said.before ?? "", note: why };
  if (said.op !== "set") return { ...said, note: why };
  const { values, ...rest } = given(said);
  return { ...rest, pairs: Object.entries(values), note: why };
}

/** Without what was not given. */
const given = <T extends object>(said: T) =>
  Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };

/** Of a record that was split: RFC 9110, 15.4.1. */
function multiple(addresses: readonly string[]): Response {
  const response = problem(300, "split", "This record was split; these are its parts.");
  response.headers.set("Link", addresses.map((address) => `<${address}>; rel="alternate"`).join(", "));
  return response;
}

/** Pages tied to one another, directly or by others; a cluster's id is made of its smallest page. */
export function clustersOf(lineage: readonly LineageLine[]): z.output<typeof shapes.ClusterSchema>[] {
  const root = new Map<string, string>();
  const find = (id: string): string => {
    const up = root.get(id) ?? id;
    return up === id ? id : find(up);
  };
  for (const { a, b } of lineage) {
    const [low, high] = [find(a), find(b)].sort() as [string, string];
    root.set(high, low);
    root.set(low, low);
  }
  const clusters = new Map<string, { pages: Set<string>; ties: LineageLine[]; copies: Set<string> }>();
  for (const tie of lineage) {
    const cluster = clusters.get(find(tie.a)) ?? { pages: new Set(), ties: [], copies: new Set() };
    clusters.set(find(tie.a), cluster);
    cluster.pages.add(tie.a).add(tie.b);
    cluster.ties.push(tie);
    if (tie.relation === "same_text" || tie.relation === "rewrite")
      cluster.copies.add(tie.from === tie.a ? tie.b : tie.a);
  }
  return [...clusters].map(([id, { pages, ties, copies }]) => ({
    id: `cl_${shortHash(id)}`,
    pages: [...pages].sort(),
    independent: [...pages].filter((page) => !copies.has(page)).sort(),
    ties: ties.map(({ a, b, relation, from, score, why }) => ({ a, b, relation, from, score, why })),
  }));
}
