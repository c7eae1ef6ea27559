/** Addresses → screens: the routes of the web app, and the API beside them. */
import { type Context, Hono } from "hono";
import { etag } from "hono/etag";
import type { ActorTable } from "../actors/index.ts";
import { makeReconciler, type Reconciler } from "../actors/reconcile.ts";
import type { Desk } from "../api/desk.ts";
import { type Filters, filtersOf } from "../api/filters.ts";
import { guard } from "../api/guard.ts";
import type { Jobs } from "../api/jobs.ts";
import { problem } from "../api/problem.ts";
import { reconcileOf } from "../api/reconcile.ts";
import { may } from "../api/roles.ts";
import { apiOf } from "../api/v1.ts";
import { showDate } from "../export/dates.ts";
import { daysOf } from "../kit/edtf.ts";
import type { Atlas } from "../load/atlas.ts";
import { UNSURE } from "../store/review.ts";
import type { Store } from "../store/store.ts";
import type { Bearer, Token } from "../store/tokens.ts";
import type { SavedView } from "../store/views.ts";
import { asData, ENDINGS } from "./data.ts";
import { CARRIED } from "./filter-bar.ts";
import { formsOf } from "./forms.ts";
import { html } from "./html.ts";
import type { Imports } from "./imports.ts";
import { keptStrip, lastChange } from "./kept.ts";
import { type Sheet, sheet } from "./layout.ts";
import { freshOf, type LookBook } from "./news.ts";
import { scriptAddress, scriptNamed } from "./scripts.ts";
import { sharedAnswers } from "./shared-answers.ts";
import { words } from "./strings.ts";
import { ICON, STYLE, STYLE_ADDRESS } from "./style.ts";
import { type Ask, Moved, type View } from "./view.ts";
import type { ViewBook } from "./view-book.ts";
import { views } from "./views/index.ts";

export interface AppOptions {
  /** What the workspace is called. */
  readonly name: string;
  /** Answers agents at /mcp; without it there is nothing there. */
  readonly mcp?: (request: Request, bearer: Bearer) => Promise<Response>;
  /** Version of the program. */
  readonly version?: string;
  /** English names of states by ISO 3166-1 alpha-3. */
  readonly stateNames: ReadonlyMap<string, string>;
  /** Where corrections are handed in; without it nothing can be corrected. */
  readonly desk?: Desk;
  /** Where views are kept by name; without it none can be. */
  readonly book?: ViewBook;
  /** Where it is kept what was seen; without it nothing is ever new. */
  readonly looks?: LookBook;
  /** Where pages are taken in; without it none can be. */
  readonly imports?: Imports;
  /** Long work over the API; without it none is done there. */
  readonly jobs?: Jobs;
  /** The tables of actors, read when `/reconcile` is first asked; without it there is none. */
  readonly actors?: () => ActorTable;
  /** Outlines and places, read when the first map is drawn; without them none is. */
  readonly atlas?: () => Atlas;
  /** One of which every request must bring, where the server answers others than this computer. */
  readonly tokens?: readonly Token[];
  /** Lists kept under names, answered at /views. */
  readonly views?: () => readonly Pick<SavedView, "name" | "address">[];
  /** Told of what went wrong; the reader sees only that it did. */
  readonly complain?: (error: unknown) => void;
}

export function makeApp(store: Store, options: AppOptions): Hono {
  // "/api/v1/" is "/api/v1".
  const app = new Hono({ strict: false });
  const names = { stateName: (code: string) => options.stateNames.get(code) ?? null };
  const states = [...options.stateNames].sort((a, b) => (a[1] < b[1] ? -1 : 1));
  const codes = new Map(states.map(([code, name]) => [name.toLowerCase(), code]));
  const codeOf = (name: string) =>
    codes.get(name.toLowerCase()) ?? (names.stateName(name.toUpperCase()) === null ? name : name.toUpperCase());
  let atlas: Atlas | null = null;
  const atlasOf = options.atlas === undefined ? null : () => (atlas ??= options.atlas!());
  const workspace = options.name === "" ? words.product : options.name;

  app.use(guard(options.tokens));
  app.use(sharedAnswers(() => store.state()));
  // What is told as it happens has no state that could be named.
  const named = etag();
  app.use((context, next) => (EVENTS.test(context.req.path) ? next() : named(context, next)));
  if (options.mcp !== undefined) app.all("/mcp", (context) => options.mcp!(context.req.raw, context.get("bearer")));
  const style = (context: Context) => context.body(STYLE, 200, { "Content-Type": "text/css; charset=utf-8" });
  app.get("/style.css", style);
  app.get(STYLE_ADDRESS, (context) => kept(style(context)));
  app.get("/script/:version/:name", (context) => {
    const script = scriptNamed(context.req.param("name"));
    return script === null || context.req.path !== scriptAddress().replace("main.js", context.req.param("name"))
      ? problem(404, "not-found", words.notFound)
      : kept(context.body(script, 200, { "Content-Type": "text/javascript; charset=utf-8" }));
  });
  app.get("/script/:name", (context) => {
    const script = scriptNamed(context.req.param("name"));
    return script === null
      ? problem(404, "not-found", words.notFound)
      : context.body(script, 200, { "Content-Type": "text/javascript; charset=utf-8" });
  });
  // How a day that is being typed is understood.
  app.get("/reads.json", (context) => {
    const day = context.req.query("day") ?? "";
    const fits = daysOf(day) !== null;
    return context.json({ reads: fits ? showDate(day) : null, why: fits ? null : words.filters.badDate(day) });
  });
  app.get("/icon.svg", (context) => context.body(ICON, 200, { "Content-Type": "image/svg+xml" }));
  app.route("/api/v1", apiOf(store, options.desk ?? null, options.version ?? "", options.views, options.jobs ?? null));
  if (options.actors !== undefined) app.route("/reconcile", reconcileOf(options.actors));

  /** What a screen is given, for whoever asks. */
  const allowed = (context: Context) => {
    const { role } = context.get("bearer");
    const [says, takes] = [may(role, "reviewer"), may(role, "admin")];
    return {
      desk: (says ? options.desk : null) ?? null,
      views: (says ? options.book : null) ?? null,
      imports: (takes ? options.imports : null) ?? null,
    };
  };
  const withoutFor = (context: Context): ReadonlySet<string> => {
    const { desk, views, imports } = allowed(context);
    return new Set([
      ...(desk === null ? ["changes"] : []),
      ...(views === null ? ["views"] : []),
      ...(imports === null ? ["import"] : []),
    ]);
  };
  const framed = async (context: Context, ask: Ask | null, one: Sheet) => {
    const parameters = new URL(context.req.url).searchParams;
    const carried = new URLSearchParams(
      [...parameters].filter(([name, value]) => CARRIED.includes(name) && value !== ""),
    );
    const search = carried.toString();
    return sheet(one, {
      workspace,
      carried: search === "" ? "" : `?${search}`,
      waiting: await store.waiting(UNSURE),
      without: withoutFor(context),
      ...(ask === null ? {} : { kept: keptStrip(ask), last: lastChange(ask) }),
    });
  };
  const book = options.looks;
  const looks = book === undefined ? null : { fresh: freshOf(store, book), since: () => book.looked()?.at ?? null };
  const known = options.actors === undefined ? null : knownBy(options.actors);
  const askOf = async (context: Context, path: string, part: Readonly<Record<string, string>>): Promise<Ask> => {
    const { origin, searchParams } = new URL(context.req.url);
    // `?new=1`: only what is new since the last look.
    const fresh = searchParams.get("new") === "1" ? await looks?.fresh() : null;
    const filtersIn = (parameters: URLSearchParams): Filters => {
      const filters = filtersOf(parameters, codeOf);
      return fresh === null || fresh === undefined ? filters : { ...filters, query: { ...filters.query, ids: fresh } };
    };
    const withParameters = (parameters: URLSearchParams): Ask => ({
      store,
      ...allowed(context),
      looks,
      atlas: atlasOf,
      names,
      codeOf,
      states,
      workspace,
      parameters,
      filters: filtersIn(parameters),
      path,
      part,
      origin,
      known,
      with: withParameters,
    });
    return withParameters(searchParams);
  };
  const answer = async (context: Context, view: View) => {
    const part = context.req.param() as Readonly<Record<string, string>>;
    const { pathname, search } = new URL(context.req.url);
    const last = /:(\w+)$/.exec(view.path)?.[1];
    const moved = ({ id }: Moved, end: string) =>
      context.redirect(`${view.path.replace(/:\w+$/, () => encodeURIComponent(id))}${end}${search}`, 308);
    const ask = await askOf(context, pathname, part);
    const found = await view.answer(ask);
    if (found instanceof Moved) return moved(found, "");
    if (found !== null) return context.html((await framed(context, ask, found.sheet())).text);
    // The same address with an ending behind is the same as data. An id may itself end so, and is then tried first.
    const ending = ENDED.exec(last === undefined ? "" : (part[last] ?? ""))?.[1];
    if (last === undefined || ending === undefined) return notFound(context);
    const cut = -ending.length - 1;
    const bare = await askOf(context, pathname.slice(0, cut), { ...part, [last]: part[last]!.slice(0, cut) });
    return sameAsData(context, view, bare, ending, (found) => moved(found, `.${ending}`));
  };
  const sameAsData = async (
    context: Context,
    view: View,
    ask: Ask,
    ending: string,
    moved: (found: Moved) => Response,
  ): Promise<Response> => {
    const kind = ENDINGS.find((one) => one === ending);
    if (kind !== undefined) return (await asData(view, ask, kind)) ?? problem(404, "not-found", words.notFound);
    const found = await view.answer(ask);
    if (found instanceof Moved) return moved(found);
    return found === null ? problem(404, "not-found", words.notFound) : context.json(found.data);
  };
  for (const view of views) {
    app.get(view.path, (context) => answer(context, view));
    if (view.path.includes(":")) continue;
    for (const ending of ["json", ...ENDINGS])
      app.get(`${view.path === "/" ? "/index" : view.path}.${ending}`, async (context) => {
        const path = new URL(context.req.url).pathname.slice(0, -ending.length - 1);
        return sameAsData(context, view, await askOf(context, path, {}), ending, () =>
          problem(404, "not-found", words.notFound),
        );
      });
  }

  // A view leads to the screen that it names; with an ending behind it is that list as data, under an address of its own for readers of feeds.
  app.get("/views/:name", async (context) => {
    const asked = context.req.param("name");
    const ending = ENDED.exec(asked)?.[0] ?? "";
    const found = options.views?.().find(({ name }) => name === asked.slice(0, asked.length - ending.length));
    if (found === undefined) return ending === "" ? notFound(context) : problem(404, "not-found", words.notFound);
    if (ending === "") return context.redirect(found.address, 302);
    const { pathname, search } = new URL(found.address, context.req.url);
    return app.request(new URL(`${pathname}${ending}${search}`, context.req.url).href, {
      headers: context.req.raw.headers,
    });
  });

  const refuse = async (context: Context, status: 400 | 403 | 409, why: string, back: string) =>
    context.html(
      (
        await framed(context, null, {
          title: words.correct.refused,
          body: html`<h1>${words.correct.refused}</h1><p class="amiss">${why}</p><p><a href="${back}">${words.correct.goBack}</a></p>`,
        })
      ).text,
      status,
    );
  formsOf(app, { options, codeOf, refuse, allEvents: () => store.unseenEvents(new Set()) });

  const notFound = async (context: Context) =>
    context.html(
      (
        await framed(context, null, {
          title: words.notFound,
          body: html`<h1>${words.notFound}</h1><p>${words.notFoundWords}</p><p><a href="/">${words.back}</a></p>`,
        })
      ).text,
      404,
    );
  app.notFound((context) => notFound(context));
  app.onError(async (error, context) => {
    options.complain?.(error);
    const { pathname } = new URL(context.req.url);
    if (pathname.startsWith("/api/") || ENDED.test(pathname)) return problem(500, "fault", words.fault);
    const around = { workspace, carried: "", waiting: null, without: withoutFor(context) };
    return context.html(sheet({ title: words.fault, body: html`<h1>${words.fault}</h1>` }, around).text, 500);
  });
  return app;
}

/** The tables are read when somebody is first looked for. */
function knownBy(load: () => ActorTable): NonNullable<Ask["known"]> {
  let reconciler: Reconciler | null = null;
  return (name, day) => {
    reconciler ??= makeReconciler(load());
    const properties = day === null ? [] : [{ pid: "date", v: day }];
    return reconciler.answer({ query: name, limit: 8, properties }).filter(({ type }) => type[0]?.id !== "place");
  };
}

const EVENTS = /^\/api\/v1\/jobs\/[^/]+\/events$/;
/** What never changes under its address, so that no browser asks for it twice. */
function kept(answer: Response): Response {
  answer.headers.set("Cache-Control", "private, max-age=31536000, immutable");
  return answer;
}

/** An address of something as data. */
const ENDED = new RegExp(`\\.(json|${ENDINGS.join("|")})$`);
