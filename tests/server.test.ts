import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Parser } from "htmlparser2";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Desk, HandedIn } from "../src/api/desk.ts";
import { showDate } from "../src/export/dates.ts";
import { loadActorTable } from "../src/load/actors.ts";
import { ReadoutError } from "../src/model/problem.ts";
import { openSqlite } from "../src/store/sqlite.ts";
import type { Store } from "../src/store/store.ts";
import { hashOfSecret } from "../src/store/tokens.ts";
import { type AppOptions, makeApp } from "../src/ui/app.ts";
import { highlighted, rawText } from "../src/ui/highlight.ts";
import { html } from "../src/ui/html.ts";
import type { ImportedFile, ImportJob, Imports } from "../src/ui/imports.ts";
import type { LookBook } from "../src/ui/news.ts";
import { dateOf, eventRow } from "../src/ui/parts.ts";
import { scriptAddress } from "../src/ui/scripts.ts";
import { startServer } from "../src/ui/server.ts";
import {
  actorLine,
  eventLine,
  pageLine,
  STATE_NAMES,
  statementLine,
  tinyEvent,
  tinyReading,
  tinyRecord,
  tinyStatement,
  tinyStored,
} from "./tiny.ts";
import { VECTORS } from "./vectors.ts";

const folder = mkdtempSync(join(tmpdir(), "readout-server-"));
const options = { stateName: (code: string) => STATE_NAMES.get(code) ?? null };
const stores: Store[] = [];
afterAll(async () => {
  for (const store of stores) await store.close();
  rmSync(folder, { recursive: true, force: true });
});

async function storeWith({ readings, lines }: ReturnType<typeof tinyRecord>): Promise<Store> {
  const store = openSqlite(join(folder, `${stores.length}.db`), options);
  stores.push(store);
  await store.putPages(
    readings.map((reading) => ({
      source: { path: `/${reading.id}`, sha256: reading.page.sha256, base: reading.id, reader: "1", failed: null },
      pages: [tinyStored(reading)],
    })),
  );
  await store.putRecord(lines, "key");
  return store;
}

const faults: unknown[] = [];
const appOf = (store: Store, desk?: Desk, more: Partial<AppOptions> = {}) =>
  makeApp(store, {
    ...more,
    name: "Harbour",
    stateNames: STATE_NAMES,
    complain: (error) => faults.push(error),
    ...(desk === undefined ? {} : { desk }),
  });

const importsWith = (...files: ImportedFile[]): Imports => {
  const job: ImportJob = { id: "job1", state: "reading", why: null, files };
  return { take: () => "job1", jobs: () => [job], job: (id) => (id === "job1" ? job : null), stop() {}, resume() {} };
};

type App = ReturnType<typeof appOf>;
async function get(app: App, path: string, headers: Readonly<Record<string, string>> = {}, method = "GET") {
  const response = await app.request(`http://127.0.0.1:4817${path}`, {
    method,
    headers: { host: "127.0.0.1:4817", ...headers },
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** Words of a page as they are read, without its marks. */
const plain = (text: string) =>
  text
    .replace(/<[^>]*>/g, "")
    .replaceAll("&#39;", "'")
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");

let app: App;
beforeAll(async () => {
  app = appOf(await storeWith(tinyRecord()));
});

const SCREENS = [
  "/",
  "/timeline",
  "/timeline?rows=actor",
  "/timeline?rows=type&from=2024&to=2025",
  "/visits",
  "/dyad/CHL/PER",
  "/events",
  "/events/ev_visit",
  "/pages/a",
  "/pages/a?raw=1",
  "/pages/a?mode=beside",
  "/actors",
  "/actors/ac_ruiz",
  "/actors/PER",
  "/quotes",
  "/quotes/qt_port",
  "/figures",
  "/documents",
  "/documents/dc_accord",
  "/claims",
  "/claims/cl_port",
  "/sources",
  "/lineage/a",
  "/review",
  "/review/disputed",
  "/search?q=lima",
  "/help/keys",
];

describe("screens", () => {
  test("all answer, load nothing from elsewhere and hold no script and no style within them", async () => {
    for (const path of SCREENS) {
      const { status, text } = await get(app, path);
      expect(status, path).toBe(200);
      expect(text, path).toContain('<html lang="en">');
      const [script, ...others] = text.match(/<script\b[\s\S]*?<\/script>/gi) ?? [];
      expect(script, path).toMatch(/^<script type="module" src="\/script\/[a-z0-9]+\/main\.js"><\/script>$/);
      expect(others, path).toEqual([]);
      expect(text, path).not.toMatch(/\sstyle=|\son\w+=|<iframe|@import/i);
      for (const [, address] of text.matchAll(/(?:src|href|action)="([^"]*)"/g)) expect(address, path).toMatch(/^[/#]/);
    }
    expect((await get(app, "/style.css")).text).not.toMatch(/url\(|@import|https?:/);
    expect(faults).toEqual([]);
  });

  test("are the same as data with .json behind", async () => {
    for (const path of SCREENS.filter((path) => path !== "/")) {
      const [before, after] = path.split("?");
      const { status, text, headers } = await get(app, `${before}.json${after === undefined ? "" : `?${after}`}`);
      expect(status, path).toBe(200);
      expect(headers.get("content-type"), path).toContain("json");
      expect(() => JSON.parse(text), path).not.toThrow();
    }
    const data = JSON.parse((await get(app, "/events/ev_visit.json")).text) as { event: { id: string } };
    expect(data.event.id).toBe("ev_visit");
  });

  test("the id of what was merged leads on for good to what it was merged into", async () => {
    for (const [asked, survivor] of [
      ["/events/ev_copy", "/events/ev_visit"],
      ["/events/ev_copy.json", "/events/ev_visit.json"],
      ["/events/ev_copy?x=1", "/events/ev_visit?x=1"],
      ["/api/v1/events/ev_copy", "/api/v1/events/ev_visit"],
    ] as const) {
      const { status, headers } = await get(app, asked);
      expect(status, asked).toBe(308);
      expect(headers.get("location"), asked).toBe(survivor);
    }
  });

  test("the page as it arrived says which rule left out what, and why", async () => {
    const { text } = await get(app, "/pages/a?raw=1");
    expect(text).toContain('title="links: nearly all of it is a link"');
    expect(text).toContain('<span class="sign rule">share-bar</span>');
    expect(plain(text)).toContain("share-bar words of sharing");
  });

  test("documents and positions stand on their page, on the event told in the same words, and in lists", async () => {
    expect((await get(app, "/pages/a")).text).toContain('href="/documents/dc_accord"');
    expect((await get(app, "/pages/c")).text).toContain('href="/claims/cl_port"');
    expect((await get(app, "/events/ev_visit")).text).toContain('href="/documents/dc_accord"');
    expect((await get(app, "/events/ev_accuse")).text).not.toContain("/documents/dc_");
    expect(plain((await get(app, "/documents/dc_accord")).text)).toContain("Ana Ruiz visits Peru");
    expect(plain((await get(app, "/actors/PER")).text)).toContain("talks with Peru");
    expect(JSON.parse((await get(app, "/api/v1/documents?issuer=PER")).text)).toMatchObject({
      items: [{ id: "dc_accord" }],
    });
  });

  test("the words that settled a field of the record pointed at are marked with its name", async () => {
    const { text } = await get(app, "/pages/c?show=qt_port");
    expect(text).toMatch(
      /<mark class="because">Ana Ruiz<\/mark><a class="sign because" href="#r-qt_port">speaker<\/a>/,
    );
    expect((await get(app, "/pages/c")).text).not.toContain("sign because");
    expect((await get(app, "/quotes/qt_port")).text).toContain('<mark class="because" title="speaker">Ana Ruiz</mark>');
  });

  test("an event shows what each text says and where they differ, and leads to each sentence", async () => {
    const { text } = await get(app, "/events/ev_visit");
    expect(plain(text)).toContain("Ana Ruiz visits Peru");
    expect(text).toContain('class="differs"');
    expect(text).toContain('href="/pages/a?show=ev_visit#ev_visit"');
    expect(text).toContain('href="/pages/b?show=ev_copy#ev_copy"');
    expect(plain(text)).toContain("2 pages, 1 independent text");
    expect(text).toContain('data-why="worked out: the Tuesday after Friday 2024-05-10"');
  });

  test("the reader has an anchor for each record and marks the one that is asked for", async () => {
    const { text } = await get(app, "/pages/c?show=qt_port");
    expect(text).toContain('id="qt_port"');
    expect(text).toContain('<mark class="quote shown">We will keep the port open</mark>');
    expect(text).toContain('<mark class="event">Ministers argued</mark>');
    expect((await get(app, "/pages/a?raw=1")).text).toContain(
      '<span class="debris" title="links: nearly all of it is a link">Menu</span>',
    );
  });

  test("filters stand in the address; what is no date is named and left out", async () => {
    const titles = async (query: string) => {
      const { text } = await get(app, `/timeline?${query}`);
      return [...text.matchAll(/class="title" href="([^"]*)"/g)].map(([, address]) => address);
    };
    expect(await titles("actor=Peru")).toHaveLength(2);
    expect(await titles("actor=ruiz")).toEqual(["/events/ev_visit"]);
    expect(await titles("status=held&reported=claimed")).toEqual(["/events/ev_accuse"]);
    expect(await titles("from=2024-06")).toEqual([]);
    const { text } = await get(app, "/timeline?from=yesterday");
    expect(plain(text)).toContain("“yesterday” is no date");
    expect(text).toContain('class="title"');
  });

  test("claimed and contested look so, and status is a shape with its word", async () => {
    const { text } = await get(app, "/timeline");
    expect(plain(text)).toContain("claimed: according to Ana Ruiz");
    expect(text).toContain('aria-label="announced"');
    expect(text).toContain('class="ring"');
    expect(text).toContain("<summary>The picture as a table");
  });

  test("what is not there is 404, in words or as a problem", async () => {
    for (const path of ["/nothing", "/events/none", "/pages/none", "/dyad/CHL/CHL", "/dyad/XX/YY", "/actors/Nobody"]) {
      const { status, text } = await get(app, path);
      expect(status, path).toBe(404);
      expect(text).toContain("Nothing stands under this address");
    }
    expect((await get(app, "/events/none.json")).headers.get("content-type")).toContain("problem+json");
  });
});

describe("the guard", () => {
  test("answers this computer only, under its own name, and only what reads", async () => {
    expect((await get(app, "/", { host: "harbour.example" })).status).toBe(403);
    expect((await get(app, "/", { host: "127.0.0.1.harbour.example:4817" })).status).toBe(403);
    expect((await get(app, "/", { origin: "http://harbour.example" })).status).toBe(403);
    expect((await get(app, "/", { origin: "http://127.0.0.1:4817" })).status).toBe(200);
    expect((await get(app, "/", { host: "localhost:4817" })).status).toBe(200);
    for (const method of ["POST", "PUT", "DELETE", "PATCH"]) expect((await get(app, "/", {}, method)).status).toBe(405);
  });

  test("sends a policy under which no page can run or load anything", async () => {
    for (const path of ["/", "/nothing", "/api/v1/events", "/style.css"]) {
      const { headers } = await get(app, path);
      const policy = headers.get("content-security-policy") ?? "";
      expect(policy, path).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self';");
      expect(policy).not.toMatch(/unsafe|https?:|\*/);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("same-origin");
    }
  });

  test("opened to others it wants a token: in the address once, then as a cookie, or as a bearer; it lets them read only", async () => {
    const store = stores[0]!;
    const token = "a-secret-of-16-signs";
    await expect(
      startServer(store, { port: 0, tries: 1, name: "", stateNames: STATE_NAMES, host: "0.0.0.0" }),
    ).rejects.toThrow("a token is wanted");
    const opened = makeApp(store, {
      name: "Harbour",
      stateNames: STATE_NAMES,
      tokens: [{ name: null, role: "reader", sha256: hashOfSecret(token) }],
    });
    const ask = (path: string, headers: Readonly<Record<string, string>> = {}, method = "GET") =>
      opened.request(`http://desk.example:4817${path}`, { method, headers: { host: "desk.example:4817", ...headers } });
    for (const [path, headers] of [
      ["/", {}],
      ["/api/v1/events", { authorization: "Bearer wrong" }],
      ["/?token=wrong", {}],
      ["/", { cookie: "readout_token=wrong" }],
    ] as const)
      expect((await ask(path, headers)).status, path).toBe(401);
    const first = await ask(`/events?status=held&token=${token}`);
    expect([first.status, first.headers.get("location")]).toEqual([303, "/events?status=held"]);
    expect(first.headers.get("set-cookie")).toContain("HttpOnly; SameSite=Strict");
    const cookie = first.headers.get("set-cookie")!.split(";")[0]!;
    expect((await ask("/events", { cookie })).status).toBe(200);
    expect((await ask("/api/v1/events", { authorization: `Bearer ${token}` })).status).toBe(200);
    expect((await ask("/corrections", { cookie }, "POST")).status).toBe(403);
  });

  test("listens on the loopback address alone, and takes the next port when one is taken", async () => {
    const store = stores[0]!;
    const common = { name: "", stateNames: STATE_NAMES, tries: 5 };
    const first = await startServer(store, { ...common, port: 0 });
    const second = await startServer(store, { ...common, port: first.port });
    expect(second.port).toBeGreaterThan(first.port);
    await expect(startServer(store, { ...common, port: first.port, tries: 1 })).rejects.toThrow(/EADDRINUSE/);
    await first.close();
    await second.close();
  });

  test("tells a browser that has a page already that it has not changed", async () => {
    const { headers } = await get(app, "/timeline");
    expect((await get(app, "/timeline", { "if-none-match": headers.get("etag")! })).status).toBe(304);
  });
});

describe("correcting", () => {
  const said: HandedIn[] = [];
  const desk: Desk = {
    token: "secret",
    log: () => [
      {
        line: {
          id: "co_1",
          op: "set",
          target: { sha256: "00", kind: "event", exact: "Ana Ruiz will visit <b>Lima</b>", field: "status" },
          value: "held",
          by: "Ada",
        },
        stands: true,
      },
      { line: { id: "co_2", op: "undo", undoes: "co_0" }, stands: false },
    ],
    async say(handed) {
      if (handed.id === "ev_busy")
        throw new ReadoutError({ code: "workspace-busy", folder: "here", holder: "readout add" });
      if (handed.id === "ev_none") throw new ReadoutError({ code: "usage", why: "No such field.", hint: "" });
      said.push(handed);
      return ["co_new"];
    },
  };
  let app: App;
  beforeAll(() => {
    app = appOf(stores[0]!, desk);
  });
  const ours = { origin: "http://127.0.0.1:4817" };
  const post = async (form: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = ours) => {
    const body = new URLSearchParams({ token: "secret", ...form }).toString();
    const response = await app.request("http://127.0.0.1:4817/corrections", {
      method: "POST",
      body,
      headers: {
        host: "127.0.0.1:4817",
        "content-type": "application/x-www-form-urlencoded",
        "content-length": String(body.length),
        ...headers,
      },
    });
    return { status: response.status, to: response.headers.get("location"), text: await response.text() };
  };

  test("there are no forms, and nothing to post to, where no desk is", async () => {
    const bare = appOf(stores[0]!);
    expect((await get(bare, "/events/ev_visit")).text).not.toContain("<form method");
    expect((await get(bare, "/changes")).status).toBe(404);
    expect((await get(bare, "/corrections", ours, "POST")).status).toBe(404);
  });

  test("a form under each record, filled with what it says, with a token that another site cannot know", async () => {
    for (const path of ["/events/ev_visit", "/quotes/qt_port", "/documents/dc_accord", "/claims/cl_port"]) {
      const { text } = await get(app, path);
      expect(text, path).toContain('<input type="hidden" name="token" value="secret">');
      expect(text, path).toContain(`<input type="hidden" name="back" value="${path}">`);
    }
    const { text } = await get(app, "/events/ev_visit");
    expect(text).toContain('<input name="recipient" value="Peru">');
    expect(text).toContain('<option value="announced" selected>');
  });

  test("what has changed is handed in, in the record's own terms, and leads back", async () => {
    said.length = 0;
    const same = { "was-place": "Lima", place: "Lima" };
    const answer = await post({
      op: "set",
      kind: "event",
      id: "ev_visit",
      back: "/events/ev_visit",
      status: "held",
      "was-status": "announced",
      recipient: "Peru; China; Ana Ruiz",
      "was-recipient": "Peru",
      date: "",
      "was-date": "2024-05-14",
      ...same,
      note: " the readout exists ",
    });
    expect(answer).toMatchObject({ status: 303, to: "/events/ev_visit?kept=co_new" });
    expect(said).toEqual([
      {
        op: "set",
        id: "ev_visit",
        pairs: [
          ["status", "held"],
          ["date", null],
          ["recipient", ["PER", "CHN", "Ana Ruiz"]],
        ],
        note: "the readout exists",
      },
    ]);
    expect(await post({ op: "merge", id: "ev_a", other: "http://127.0.0.1:4817/events/ev_b?x=1#y" })).toMatchObject({
      status: 303,
      to: "/?kept=co_new",
    });
    expect(said.at(-1)).toEqual({ op: "merge", id: "ev_a", other: "ev_b", note: null });
    expect(await post({ op: "reject", id: "ev_a", back: "/events/ev_a" })).toMatchObject({
      to: "/changes?kept=co_new",
    });
    expect(await post({ op: "accept", id: "ev_a", back: "/review?skip=2#x" })).toMatchObject({
      to: "/review?skip=2&kept=co_new#x",
    });
    // A way back that leads elsewhere is none.
    for (const back of ["//evil.example", "/\\evil.example", "https://evil.example", "/a\r\nSet-Cookie: x=1"])
      expect((await post({ op: "accept", id: "ev_a", back })).to).toBe("/?kept=co_new");
  });

  test("is refused from another site, without the token, and where it says nothing", async () => {
    said.length = 0;
    expect((await post({ op: "accept", id: "ev_a" }, { origin: "http://evil.example" })).status).toBe(403);
    expect((await post({ op: "accept", id: "ev_a" }, { origin: "null" })).status).toBe(403);
    expect((await post({ op: "accept", id: "ev_a" }, {})).status).toBe(403);
    expect((await post({ op: "accept", id: "ev_a" }, { "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await post({ op: "accept", id: "ev_a", token: "secre" })).status).toBe(403);
    expect((await post({ op: "accept", id: "ev_a", token: "" })).status).toBe(403);
    expect((await post({ op: "accept", id: "ev_a" }, { ...ours, "content-type": "text/plain" })).status).toBe(400);
    expect((await post({ op: "set", kind: "event", id: "ev_a" })).text).toContain("Nothing was changed");
    expect((await post({ op: "set", kind: "figure", id: "fg_a", value: "many", "was-value": "3" })).status).toBe(400);
    expect((await post({ op: "accept", id: "ev_busy" })).status).toBe(409);
    expect(await post({ op: "accept", id: "ev_none" })).toMatchObject({ status: 400 });
    expect((await get(app, "/timeline", ours, "POST")).status).toBe(405);
    expect(said).toEqual([]);
    expect((await post({ op: "accept", id: "ev_a" }, { "sec-fetch-site": "same-origin" })).status).toBe(303);
  });

  test("what was missed is put in, noted, set apart, and the border of an article moved, in the record's own terms", async () => {
    said.length = 0;
    const exact = "Ana Ruiz will visit Lima\r\non Tuesday";
    await post({
      op: "add",
      id: "a",
      exact,
      type: "CONSULT",
      mode: "visit",
      actor: "Ana Ruiz",
      recipient: "peru",
      date: "2024-05-14",
      status: "announced",
      back: "/pages/a",
    });
    await post({ op: "note", id: "a", exact: "on Tuesday", note: "which?" });
    await post({ op: "body_range", id: "a", first: " Ana Ruiz ", last: "Tuesday." });
    await post({ op: "split", id: "ev_a", page: "b" });
    await post({ op: "not_same", id: "ev_a", other: "/events/ev_b" });
    expect(said).toEqual([
      {
        op: "add",
        kind: "event",
        id: "a",
        exact: "Ana Ruiz will visit Lima\non Tuesday",
        before: "",
        value: {
          status: "announced",
          date: "2024-05-14",
          date_is: "stated",
          actor: ["Ana Ruiz"],
          recipient: ["PER"],
          type: "CONSULT",
          mode: "visit",
        },
        note: null,
      },
      { op: "note", id: "a", exact: "on Tuesday", note: "which?" },
      { op: "body_range", id: "a", first: "Ana Ruiz", last: "Tuesday.", note: null },
      { op: "split", id: "ev_a", page: "b", note: null },
      { op: "not_same", id: "ev_a", other: "ev_b", note: null },
    ]);
    expect((await post({ op: "add", id: "a", exact: " " })).status).toBe(400);
    expect((await post({ op: "note", id: "a", exact: "on Tuesday" })).status).toBe(400);
  });

  test("a value has a way to change it, and the form in its place where the address asks for it", async () => {
    const { text } = await get(app, "/events/ev_visit");
    expect(text).toContain('href="/events/ev_visit?edit=date&amp;of=ev_visit#edit"');
    expect(text).not.toContain('class="editing"');
    const day = (await get(app, "/events/ev_visit?edit=date&of=ev_visit")).text;
    expect(day).toContain('<input name="date" value="2024-05-14"');
    expect(day).toContain('<input type="hidden" name="was-date" value="2024-05-14">');
    expect(day).toContain('<input type="hidden" name="back" value="/events/ev_visit">');
    const who = (await get(app, "/events/ev_visit?edit=actor&of=ev_visit&find=Bruno")).text;
    expect(who).toMatch(/<input type="checkbox" name="actor" value="Ana Ruiz" checked>/);
    expect(plain(who)).toContain("Bruno a new actor, as written");
    for (const path of ["/quotes/qt_port?edit=speaker", "/pages/a?edit=published", "/documents/dc_accord?edit=issuer"])
      expect((await get(app, path)).text, path).toContain('class="editing"');
    // From a row of a list the form leads back to the list.
    expect((await get(app, "/timeline?type=CONSULT")).text).toContain(
      'href="/events/ev_visit?edit=date&amp;back=%2Ftimeline%3Ftype%3DCONSULT#edit"',
    );
    expect((await get(app, "/events/ev_visit?edit=date&back=%2Ftimeline%3Ftype%3DCONSULT")).text).toContain(
      '<input type="hidden" name="back" value="/timeline?type=CONSULT">',
    );
    // Nothing can be changed where there is no desk, and no field that is none.
    expect((await get(appOf(stores[0]!), "/events/ev_visit?edit=date")).text).not.toContain("editing");
    expect((await get(app, "/events/ev_visit?edit=constructor")).text).not.toContain('class="editing"');
  });

  test("parties are ticked one by one; nobody ticked is an answer; a day that is none is refused", async () => {
    said.length = 0;
    const body = new URLSearchParams([
      ["token", "secret"],
      ["op", "set"],
      ["kind", "event"],
      ["id", "ev_visit"],
      ["was-recipient", "Peru"],
      ["recipient", ""],
      ["recipient", "China"],
      ["recipient", "Bruno Paz"],
    ]);
    const send = (form: URLSearchParams) =>
      app.request("http://127.0.0.1:4817/corrections", {
        method: "POST",
        body: form.toString(),
        headers: {
          host: "127.0.0.1:4817",
          "content-type": "application/x-www-form-urlencoded",
          "content-length": String(form.toString().length),
          ...ours,
        },
      });
    await send(body);
    expect(said.at(-1)).toMatchObject({ pairs: [["recipient", ["CHN", "Bruno Paz"]]] });
    body.delete("recipient");
    body.append("recipient", "");
    await send(body);
    expect(said.at(-1)).toMatchObject({ pairs: [["recipient", []]] });
    const day = await post({ op: "set", kind: "event", id: "ev_visit", date: "next Tuesday", "was-date": "" });
    expect([day.status, plain(day.text)]).toEqual([400, expect.stringContaining("“next Tuesday” is no date")]);
    expect(JSON.parse((await get(app, "/reads.json?day=[2024-05-13..2024-05-19]")).text)).toEqual({
      reads: "a day in 13–19 May 2024",
      why: null,
    });
  });

  test("what was kept is told where one comes back, with the way to take it back, and at the foot of every screen", async () => {
    const { text } = await get(app, "/events/ev_visit?kept=co_1");
    expect(text).toContain('<div class="kept" role="status" data-kept><p>Kept: <q>Status → held</q></p>');
    expect(text).toContain('name="op" value="undo"><input type="hidden" name="id" value="co_1">');
    expect((await get(app, "/events/ev_visit?kept=co_none")).text).not.toContain('class="kept"');
    expect((await get(app, "/sources")).text).toContain('<div class="last">');
  });

  test("a quote and a figure are put in from words of the article; the border of it is chosen line by line", async () => {
    said.length = 0;
    await post({ op: "add", kind: "statement", id: "a", exact: "“Lima is near”", speaker: "ana ruiz", form: "direct" });
    await post({ op: "add", kind: "figure", id: "a", exact: "3 ports", what: "ports", value: "1,300", unit: "ports" });
    expect(said).toMatchObject([
      { kind: "statement", value: { quote: "Lima is near", form: "direct", speaker: "ana ruiz" } },
      { kind: "figure", value: { what: "ports", value: 1300, unit: "ports" } },
    ]);
    expect((await post({ op: "add", kind: "figure", id: "a", exact: "3 ports", what: "ports" })).status).toBe(400);
    const lines = (await get(app, "/pages/a?mode=raw&border=1")).text;
    expect(lines).toContain('<input type="radio" name="from" value="0" aria-label="begins: Menu">');
    expect(plain(lines)).toContain("This is the article as it is read now.");
    const wider = (await get(app, "/pages/a?mode=raw&border=1&from=0")).text;
    expect(plain(wider)).toMatch(/The article would have \d+ words; now it has \d+ words/);
    expect(wider).toMatch(/<textarea name="first" hidden>Menu/);
  });

  test("the log shows what was said and what was taken back, as text", async () => {
    const { status, text } = await get(app, "/changes");
    expect(status).toBe(200);
    expect(plain(text)).toContain("Ana Ruiz will visit <b>Lima</b>");
    expect(text).not.toContain("<b>");
    expect(text).toContain('class="undone"');
    expect(text.match(/name="op" value="undo"/g)).toHaveLength(1);
  });

  test("the review lists what texts disagree on, with what each says", async () => {
    const { text } = await get(app, "/review");
    expect(plain(text)).toContain("14 May 2024 (1 page: a) used");
    expect(plain(text)).toContain("15 May 2024 (1 page: b) use this");
    expect(text).toContain('<input type="hidden" name="date" value="2024-05-15">');
    expect(text).toContain('name="op" value="accept"');
    expect(faults).toEqual([]);
  });
});

describe("what is new", () => {
  test("is counted on the dyad and the timeline, shown alone, counted as seen, and that taken back", async () => {
    let seen: ReadonlySet<string> | null = null;
    let before: ReadonlySet<string> | null = null;
    const looks: LookBook = {
      looked: () => (seen === null ? null : { at: "2024-05-10", seen }),
      look(ids) {
        before = seen;
        seen = new Set([...(seen ?? []), ...ids]);
      },
      unlook() {
        seen = before;
      },
    };
    const app = appOf(stores[0]!, { token: "secret", log: () => [], say: async () => [] }, { looks });
    const post = async (op: string, back: string) => {
      const body = new URLSearchParams({ token: "secret", op, back }).toString();
      const headers = {
        host: "127.0.0.1:4817",
        origin: "http://127.0.0.1:4817",
        "content-type": "application/x-www-form-urlencoded",
        "content-length": String(body.length),
      };
      const answer = await app.request("http://127.0.0.1:4817/looks", { method: "POST", body, headers });
      return answer.headers.get("location");
    };
    const titles = async (path: string) =>
      [...(await get(app, path)).text.matchAll(/class="title" href="([^"]*)"/g)].map(([, address]) => address);
    expect(plain((await get(app, "/timeline")).text)).toContain("To be told what is new the next time:");
    seen = new Set(["ev_copy"]);
    // ev_visit has taken up ev_copy, which was seen.
    expect(plain((await get(app, "/dyad/CHL/PER")).text)).toContain("1 new event since 10 May 2024");
    expect(await titles("/timeline?new=1")).toEqual(["/events/ev_accuse"]);
    expect(JSON.parse((await get(app, "/events.json?new=1")).text)).toMatchObject({ items: [{ id: "ev_accuse" }] });
    expect(await post("look", "/timeline?new=1&type=ACCUSE")).toBe("/timeline?type=ACCUSE&looked=1");
    const { text } = await get(app, "/timeline?looked=1");
    expect(plain(text)).toContain("Nothing new since 10 May 2024");
    expect(text).toContain('name="op" value="unlook"');
    expect(await post("unlook", "/timeline?looked=1")).toBe("/timeline?looked=1");
    expect(await titles("/timeline?new=1")).toEqual(["/events/ev_accuse"]);
    expect((await get(appOf(stores[0]!), "/timeline")).text).not.toContain('class="news');
  });
});

describe("views and imports", () => {
  const kept: [string, string][] = [];
  const taken: string[][] = [];
  let app: App;
  beforeAll(() => {
    app = appOf(
      stores[0]!,
      { token: "secret", log: () => [], say: async () => [] },
      {
        book: { list: () => [], keep: (name, address) => void kept.push([name, address]), remove: () => {} },
        imports: {
          ...importsWith(),
          take(files) {
            taken.push(files.map(({ path, bytes }) => `${path}: ${Buffer.from(bytes)}`));
            return "job1";
          },
        },
      },
    );
  });
  const send = async (path: string, body: URLSearchParams | FormData, origin = "http://127.0.0.1:4817") => {
    const whole = new Request("http://127.0.0.1:4817/", { method: "POST", body });
    const bytes = await whole.arrayBuffer();
    const response = await app.request(`http://127.0.0.1:4817${path}`, {
      method: "POST",
      body: bytes,
      headers: {
        host: "127.0.0.1:4817",
        origin,
        "content-type": whole.headers.get("content-type")!,
        "content-length": String(bytes.byteLength),
      },
    });
    return { status: response.status, to: response.headers.get("location") };
  };
  const form = (fields: Readonly<Record<string, string>>) => new URLSearchParams({ token: "secret", ...fields });

  test("a view is an address of ours with a name", async () => {
    expect(await send("/views", form({ name: "Held", address: "/timeline?status=held" }))).toEqual({
      status: 303,
      to: "/views",
    });
    for (const address of ["//evil.example", "https://evil.example", "javascript:alert(1)", ""])
      expect((await send("/views", form({ name: "x", address }))).status, address).toBe(400);
    expect((await send("/views", form({ token: "no", name: "x", address: "/" }))).status).toBe(403);
    expect((await send("/views", form({ name: "x", address: "/" }), "http://evil.example")).status).toBe(403);
    expect(kept).toEqual([["Held", "/timeline?status=held"]]);
  });

  test("files and pasted words are handed in, with the token and from here only", async () => {
    const body = new FormData();
    body.set("token", "secret");
    body.append("files", new File(["one"], "folder/a.html"));
    body.append("files", new File([], "empty.html"));
    body.set("text", "A page, pasted.");
    expect(await send("/import", body)).toEqual({ status: 303, to: "/import/job1" });
    expect(taken).toEqual([["folder/a.html: one", "pasted.txt: A page, pasted."]]);
    const bare = new FormData();
    bare.set("token", "secret");
    expect((await send("/import", bare)).status).toBe(400);
    body.set("token", "other");
    expect((await send("/import", body)).status).toBe(403);
    expect((await send("/import", body, "http://evil.example")).status).toBe(403);
    expect((await get(app, "/import/job2")).status).toBe(404);
    expect(taken).toHaveLength(1);
  });

  test("no door leads to a room that is not there", async () => {
    const { text } = await get(appOf(stores[0]!), "/");
    for (const address of ["/import", "/views", "/changes"]) expect(text, address).not.toContain(`href="${address}"`);
    expect((await get(app, "/")).text).toContain('href="/import"');
  });
});

describe("the script", () => {
  test("is given out by its names alone, and is far under 150 kB as it stands", async () => {
    let bytes = 0;
    for (const [name] of (await get(app, "/script/main.js")).text.matchAll(/\w+\.js/g)) {
      const { status, text, headers } = await get(app, `/script/${name}`);
      expect(status, name).toBe(200);
      expect(headers.get("content-type")).toContain("text/javascript");
      bytes += text.length;
    }
    expect(bytes).toBeGreaterThan(1000);
    expect(bytes).toBeLessThan(40_000);
    // Under an address that tells which they are, they are kept; under another there is nothing.
    const { status, headers } = await get(app, scriptAddress());
    expect([status, headers.get("cache-control")]).toEqual([200, "private, max-age=31536000, immutable"]);
    expect((await get(app, "/script/older/main.js")).status).toBe(404);
    for (const name of ["tsconfig.json", "..%2Fapp.ts", "none.js"])
      expect((await get(app, `/script/${name}`)).status, name).toBe(404);
  });
});

describe("data", () => {
  test("a list is also lines and a table, with the filter that stands in the address", async () => {
    const lines = (await get(app, "/events.ndjson?status=held")).text.trim().split("\n");
    expect(lines.map((line) => (JSON.parse(line) as { id: string }).id)).toEqual(["ev_accuse"]);
    const [head, ...rows] = (await get(app, "/events.csv")).text.trim().split("\n");
    expect(head!.split(",")).toContain("date");
    expect(rows.length).toBeGreaterThanOrEqual(2);
    expect((await get(app, "/events/ev_visit.csv")).status).toBe(404);
  });

  test("the ledger of visits has a row for each stop, with the traveller and the host", async () => {
    const { text } = await get(app, "/visits");
    expect(plain(text)).toMatch(/announced.*Ana Ruiz.*Peru.*Lima/s);
    const { items } = JSON.parse((await get(app, "/visits.json")).text) as { items: { leader: string }[] };
    expect(items.map(({ leader }) => leader)).toEqual(["Ana Ruiz"]);
  });
});

describe("the API", () => {
  test("gives lists with cursors, and records by their ids", async () => {
    const first = await get(app, "/api/v1/events?limit=1");
    const { items, next } = JSON.parse(first.text) as { items: { id: string }[]; next: string };
    expect(items.map(({ id }) => id)).toEqual(["ev_visit"]);
    expect(first.headers.get("link")).toContain('rel="next"');
    const rest = JSON.parse((await get(app, `/api/v1/events?limit=1&after=${next}`)).text) as unknown;
    expect(rest).toMatchObject({ items: [{ id: "ev_accuse" }], next: null });
    for (const list of ["pages", "quotes", "figures", "actors"])
      expect((await get(app, `/api/v1/${list}`)).status, list).toBe(200);
    expect(JSON.parse((await get(app, "/api/v1/pages/a")).text)).toMatchObject({ id: "a" });
    expect(JSON.parse((await get(app, "/api/v1/actors/ac_ruiz")).text)).toMatchObject({ name: "Ana Ruiz" });
  });

  test("says what is wrong with a question", async () => {
    const { status, text, headers } = await get(app, "/api/v1/events?status=perhaps");
    expect(status).toBe(400);
    expect(headers.get("content-type")).toContain("application/problem+json");
    expect(JSON.parse(text)).toMatchObject({ status: 400, code: "parameter" });
    expect((await get(app, "/api/v1/events?limit=0")).status).toBe(400);
    expect((await get(app, "/api/v1/events/none")).status).toBe(404);
    expect((await get(app, "/api/v1/nothing")).status).toBe(404);
  });
});

describe("a hostile page", () => {
  test("stays text wherever it is shown: title, body, byline, address, ids, names, reasons", async () => {
    const evil = VECTORS.join(" ");
    const body = `${evil} said ${evil}.\n\n${evil}`;
    const id = `p/${evil}#?%2F`;
    const event = tinyEvent(`ev_${evil}`, body, evil, {
      actor: [evil],
      recipient: ["PER", evil],
      place: evil,
      date_reason: evil,
      according_to: [evil],
      reported: "contested",
      contested_by: [evil],
      purpose: evil,
      topics: [evil],
      series: evil,
    });
    const statement = tinyStatement(`qt_${evil}`, body, evil, { speaker: evil, via: evil });
    const reading = tinyReading(id, evil, body, {
      events: [event],
      statements: [statement],
      page: {
        byline: [evil],
        outlet: evil,
        origin: evil,
        wire: [evil],
        url: "javascript:alert(1)",
        language: `en" onload="alert(1)`,
        why_published: evil,
        weekdays: [],
        updated: null,
        updated_is: null,
        published_is: "inferred",
        because: { 'x"><script>': [0, 4] },
      },
    });
    const app = appOf(
      await storeWith({
        readings: [{ ...reading, people: [{ name: evil, role: evil, country: null, wikidata: null, mentions: [] }] }],
        lines: [
          actorLine(`ac_${evil}`, evil, "CHL"),
          eventLine(event, [id], {
            disagree: [{ field: evil, values: [{ value: evil, pages: [id] }], used: evil, rule: evil }],
          }),
          pageLine(reading),
          statementLine(statement, id),
        ],
      }),
      {
        token: evil,
        log: () => [
          {
            line: {
              id: "co_1",
              op: "set",
              target: { sha256: "00", kind: "event", exact: evil, field: evil },
              value: evil,
              by: evil,
              note: evil,
              at: evil,
            },
            stands: true,
          },
        ],
        say: async () => [],
        preview: async () => ({
          corrections: [],
          mentions: [
            { page: id, kind: "event", record: event.id, evidence: evil, field: evil, before: evil, after: [evil] },
            { page: id, kind: "event", record: event.id, evidence: evil, field: null, before: null, after: {} },
          ],
          pages: 1,
          records: [
            { kind: "event", id: evil, change: "gone", into: evil, fields: [{ field: evil, before: evil, after: 1 }] },
          ],
        }),
      },
      {
        looks: { looked: () => ({ at: "2024-05-10", seen: new Set() }), look() {}, unlook() {} },
        book: { list: () => [{ id: evil, name: evil, address: `/${evil}` }], keep() {}, remove() {} },
        imports: importsWith({ path: evil, outcome: "failed", pages: [evil], why: evil }),
      },
    );
    const enc = encodeURIComponent;
    const paths = [
      "/",
      "/timeline",
      "/dyad/CHL/PER",
      "/events",
      `/events/${enc(event.id)}`,
      `/pages/${enc(id)}`,
      `/pages/${enc(id)}?raw=1`,
      `/pages/${enc(id)}?show=${enc(event.id)}`,
      "/actors",
      `/actors/${enc(evil)}`,
      "/quotes",
      `/quotes/${enc(statement.id)}`,
      "/sources",
      "/search?q=alert",
      `/search?q=${enc(evil)}`,
      `/timeline?actor=${enc(evil)}&from=${enc(evil)}&q=${enc(evil)}`,
      "/timeline?rows=actor",
      "/visits",
      `/lineage/${enc(id)}`,
      `/pages/${enc(id)}?mode=beside`,
      `/pages/${enc(id)}?mode=${enc(evil)}`,
      `/events/${enc(event.id)}?merge=${enc(evil)}`,
      "/review",
      `/views?address=${enc(evil)}`,
      "/import",
      "/import/job1",
      "/changes",
      "/help/keys",
      // Where one corrects: each form in its place, with what was asked for in the address.
      ...["status", "type", "date", "actor", "place", evil].flatMap((field) => [
        `/events/${enc(event.id)}?edit=${enc(field)}&of=${enc(event.id)}&find=${enc(evil)}&back=${enc(evil)}`,
        `/change/${enc(event.id)}?field=place&place=${enc(evil)}&scope=${enc(field)}&page=${enc(evil)}&back=${enc(evil)}`,
      ]),
      `/change/${enc(event.id)}?field=actor&actor=${enc(evil)}&actor=PER&scope=everywhere`,
      `/quotes/${enc(statement.id)}?edit=speaker&find=${enc(evil)}`,
      `/pages/${enc(id)}?edit=title`,
      `/pages/${enc(id)}?mode=raw&border=1&from=0&to=9`,
      `/actors/${enc(evil)}?edit=role`,
      `/who/${enc(id)}?from=0&to_end=9&to=${enc(evil)}&find=${enc(evil)}&name=${enc(evil)}&back=${enc(evil)}`,
      `/who/${enc(id)}?words=${enc("said")}&before=${enc(evil)}&to=%2B&name=${enc(evil)}`,
      `/merge/${enc(event.id)}?with=${enc(evil)}&find=${enc(evil)}&show=1&back=${enc(evil)}`,
      `/split/${enc(event.id)}?page=${enc(id)}&show=1`,
      `/split/${enc(`ac_${evil}`)}?page=${enc(id)}`,
      "/review/disputed",
      "/review/unsure",
      "/review/sample",
      "/review/sample?draw=2",
      "/timeline?kept=co_1&looked=1&new=1",
      `/changes?kept=${enc(evil)}`,
      `/actors/${enc(`${evil}nobody`)}`,
    ];
    for (const path of paths) {
      const { status, text } = await get(app, path);
      expect(status, path).toBe(path.endsWith("nobody") ? 404 : 200);
      checkHarmless(text, path);
    }
    expect(faults).toEqual([]);
  });

  /** Parses the page as a browser would and looks for anything that could run or load. */
  function checkHarmless(text: string, path: string) {
    const found: string[] = [];
    const parser = new Parser({
      onopentag(name, attributes) {
        const ours = name === "script" && attributes.src === scriptAddress();
        if (!KNOWN.has(name) && !ours) found.push(`<${name}>`);
        for (const [attribute, value] of Object.entries(attributes)) {
          if (/^on/i.test(attribute) || attribute === "style" || attribute === "srcdoc") found.push(`${attribute}=`);
          if (/^(href|src|action)$/i.test(attribute) && !/^(\/(?!\/)|#)/.test(value))
            found.push(`${attribute}=${value}`);
        }
      },
      oncomment: () => found.push("a comment"),
    });
    parser.end(text);
    expect(found, path).toEqual([]);
    expect(text.includes("\u0000"), path).toBe(false);
  }

  const KNOWN = new Set(
    `fieldset legend kbd html head meta title link body a header p form label input nav ul li main h1 h2 section div table thead tbody tr th td svg circle path g
     rect text details summary option select datalist button figure figcaption ol time span sup blockquote footer mark article aside dl dt dd
     code em strong q pre kbd ins del textarea`.split(/\s+/),
  );
});

describe("small pieces", () => {
  test("dates as a person writes them", () => {
    for (const [edtf, words] of [
      ["2023-05-23", "23 May 2023"],
      ["2023-05-23/2023-05-24", "23–24 May 2023"],
      ["2023-05-30/2023-06-02", "30 May – 2 June 2023"],
      ["2023-12-30/2024-01-02", "30 December 2023 – 2 January 2024"],
      ["[2024-08-12..2024-08-18]", "a day in 12–18 August 2024"],
      ["[2024-08-20,2024-08-21]", "20 August 2024 or 21 August 2024"],
      ["2022-02~", "about February 2022"],
      ["2022?", "2022?"],
      ["1996/..", "since 1996"],
      ["../2001-09", "until September 2001"],
      ["2024-34", "second quarter of 2024"],
      ["2023-22", "summer 2023"],
      ["199X", "the 1990s"],
      ["nonsense", "nonsense"],
    ] as const)
      expect(showDate(edtf), edtf).toBe(words);
  });

  test("stretches that overlap, touch, lie within each other and cross a paragraph", () => {
    const body = "One two three.\n\nFour five.";
    const stretch = (id: string, text: string, kind: string) => {
      const start = body.indexOf(text);
      return { id, start, end: start + text.length, kind, sign: id, address: `#${id}` };
    };
    const stretches = [
      stretch("a", "One two", "event"),
      stretch("b", "two three", "quote"),
      stretch("c", "three.\n\nFour", "figure"),
      { ...stretch("d", "One", "event"), end: 999 },
    ];
    const { text } = html`${highlighted(body, stretches, "b")}`;
    expect(text.replace(/<span class="anchor" id="\w"><\/span>/g, "")).toBe(
      '<p><mark class="event">One </mark><mark class="event quote shown">two</mark><a class="sign event" href="#a">a</a>' +
        '<mark class="quote shown"> </mark><mark class="figure quote shown">three</mark><a class="sign quote" href="#b">b</a>' +
        '<mark class="figure">.</mark></p>\n<p><mark class="figure">Four</mark><a class="sign figure" href="#c">c</a> five.</p>\n',
    );
    // Whatever is marked, the words stay what they were.
    expect(plain(text).replace(/\b[abc](?=\W|$)/g, "")).toContain("One two");
    for (const id of ["a", "b", "c"]) expect(text.split(`id="${id}"`)).toHaveLength(2);
  });

  test("the page as it arrived: what was left out is dimmed, what settled a field is marked", () => {
    const { text } =
      html`${rawText("Menu\nMay 10\nThe talks ended.\nShare", ["The talks ended."], { published: [5, 11] })}`;
    expect(text).toBe(
      '<span class="debris">Menu\n</span><span class="anchor" id="f-published"></span><mark class="field">May 10</mark>' +
        '<span class="sign field">published</span><span class="debris">\n</span>The talks ended.<span class="debris">\nShare</span>',
    );
  });

  test("a printed date is plain, one worked out is underlined with its reason", () => {
    const { readings } = tinyRecord();
    const event = readings[0]!.events[0]!;
    expect(dateOf(event).text).toContain('class="worked"');
    expect(dateOf({ ...event, date_is: "stated" }).text).not.toContain("worked");
    expect(eventRow(eventLine({ ...event, status: "cancelled" }, ["a"]), { stateName: () => null }).text).toContain(
      "struck",
    );
  });
});

describe("reconciliation", () => {
  const table = loadActorTable(join(import.meta.dirname, "..", "data"));
  const served = async (path: string, init: RequestInit = {}) => {
    const app = makeApp(await storeWith(tinyRecord()), { name: "", stateNames: STATE_NAMES, actors: () => table });
    return app.request(`http://127.0.0.1:4817${path}`, {
      ...init,
      headers: { host: "127.0.0.1:4817", origin: "http://127.0.0.1:3333", ...(init.headers as Record<string, string>) },
    });
  };
  const form = (body: string) => ({
    method: "POST",
    body,
    headers: { "content-type": "application/x-www-form-urlencoded" },
  });

  test("the manifest of version 0.2, for a page of this computer only", async () => {
    const response = await served("/reconcile");
    expect(response.headers.get("access-control-allow-origin")).toBe("http://127.0.0.1:3333");
    expect(await response.json()).toMatchObject({
      versions: ["0.1", "0.2"],
      identifierSpace: "http://127.0.0.1:4817/reconcile/id/",
      preview: { url: "http://127.0.0.1:4817/reconcile/preview?id={{id}}" },
    });
    expect((await served("/reconcile", { headers: { origin: "http://elsewhere.example" } })).status).toBe(403);
    expect((await served("/api/v1")).status).toBe(403);
    expect((await served("/events", { method: "POST" })).status).toBe(403);
  });

  test("a batch of queries, a wish for values, suggestions and a preview", async () => {
    const queries = JSON.stringify({
      q0: { query: "Lavrov", type: "person", limit: 2 },
      q1: { query: 7 },
      q2: { query: "Atlantis" },
    });
    const answer = (await (
      await served("/reconcile", form(`queries=${encodeURIComponent(queries)}`))
    ).json()) as Record<string, { result: { id: string; score: number; match: boolean }[] }>;
    expect(answer.q0!.result[0]).toMatchObject({ id: "person/sergei-lavrov/RUS", name: "Sergei Lavrov" });
    expect([answer.q1, answer.q2]).toEqual([{ result: [] }, { result: [] }]);
    expect(await (await served(`/reconcile?queries=${encodeURIComponent(queries)}`)).json()).toEqual(answer);
    const extend = {
      ids: ["person/sergei-lavrov/RUS"],
      properties: [{ id: "role", settings: { date: "2020-01-01" } }, { id: "x" }],
    };
    expect(
      await (await served("/reconcile", form(`extend=${encodeURIComponent(JSON.stringify(extend))}`))).json(),
    ).toEqual({
      meta: [{ id: "role", name: "Office" }],
      rows: { "person/sergei-lavrov/RUS": { role: [{ str: "Foreign Minister" }] } },
    });
    expect(await (await served("/reconcile/suggest/type?prefix=pers")).json()).toEqual({
      result: [{ id: "person", name: "Person in office" }],
    });
    const preview = await served("/reconcile/preview?id=state/FRA");
    expect(await preview.text()).toContain("State");
    expect(preview.headers.get("x-frame-options")).toBeNull();
    expect((await served("/reconcile/preview?id=nobody")).status).toBe(404);
    expect((await served("/reconcile", form("queries=nonsense"))).status).toBe(400);
  });

  // What OpenRefine sends, as its sources have it (StandardReconConfig, ReconciledDataExtensionJob, recon-manager.js, suggest.js).
  test("a column with two others as properties, one of them reconciled before", async () => {
    const queries =
      '{"q0":{"query":"Sergey Lavrov","type":"person","type_strict":"should","properties":[{"pid":"country","v":{"id":"state/RUS","name":"Russia"}},{"pid":"date","v":"2020-05-01"}]},' +
      '"q1":{"query":"Лавров","type":"person","type_strict":"should"},"q2":{"query":"Wang","limit":3}}';
    const answer = (await (
      await served("/reconcile", { ...form(new URLSearchParams({ queries }).toString()) })
    ).json()) as Record<string, { result: { name: string; match: boolean; type: { id: string }[] }[] }>;
    expect(Object.keys(answer)).toEqual(["q0", "q1", "q2"]);
    expect(answer.q0!.result[0]).toMatchObject({ name: "Sergei Lavrov", match: true, type: [{ id: "person" }] });
    expect(answer.q2!.result).toHaveLength(3);
    expect(answer.q2!.result.every(({ match }) => !match)).toBe(true);
  });

  test("a query of properties alone, and one by an id of ours", async () => {
    const queries = JSON.stringify({
      q0: { properties: [{ pid: "wikidata", v: "Q58217" }] },
      q1: { query: "state/UKR" },
      q2: {
        type: "person",
        properties: [
          { pid: "role", v: "Foreign Minister" },
          { pid: "country", v: ["FR"] },
          { pid: "date", v: "2019-06-01" },
        ],
      },
      q3: { properties: [] },
    });
    const answer = (await (await served(`/reconcile?queries=${encodeURIComponent(queries)}`)).json()) as Record<
      string,
      { result: { name: string }[] }
    >;
    expect(Object.values(answer).map(({ result }) => result[0]?.name)).toEqual([
      "Sergei Lavrov",
      "Ukraine",
      "Jean-Yves Le Drian",
      undefined,
    ]);
  });

  test("a box that completes what is typed: by surname, of one type, a page further, with a card beside", async () => {
    const suggested = async (query: string) =>
      ((await (await served(`/reconcile/suggest/entity?${query}`)).json()) as { result: { id: string }[] }).result;
    expect((await suggested("prefix=lavrov")).map(({ id }) => id)).toContain("person/sergei-lavrov/RUS");
    expect((await suggested("prefix=geor&type=state")).map(({ id }) => id)).toEqual(["state/GEO"]);
    const [first, second] = [await suggested("prefix=a"), await suggested("prefix=a&cursor=10")];
    expect([first.length, second.length, second.some(({ id }) => first.some((one) => one.id === id))]).toEqual([
      10,
      10,
      false,
    ]);
    expect(await (await served("/reconcile/flyout/entity?id=state/FRA")).json()).toEqual({
      id: "state/FRA",
      html: "<p><b>France</b><br>State</p>",
    });
    expect((await served("/reconcile/flyout/type?id=nothing")).status).toBe(404);
  });

  test("columns from reconciled values: what may be had, and the values with numbers as such", async () => {
    expect(await (await served("/reconcile/properties?type=place&limit=2")).json()).toMatchObject({
      type: "place",
      limit: 2,
      properties: [{ id: "country" }, { id: "role" }],
    });
    const extend = JSON.stringify({ ids: ["state/FRA"], properties: [{ id: "cow" }, { id: "lat" }] });
    const answer = (await (await served(`/reconcile?extend=${encodeURIComponent(extend)}`)).json()) as {
      rows: Record<string, Record<string, unknown[]>>;
    };
    expect(answer.rows["state/FRA"]!.cow).toEqual([{ str: "220" }]);
  });

  test("as a script for an OpenRefine that asks so, not for a site elsewhere", async () => {
    const script = await served("/reconcile?callback=jQuery34_17");
    expect(script.headers.get("content-type")).toContain("text/javascript");
    expect(script.headers.get("cross-origin-resource-policy")).toBe("same-site");
    expect(await script.text()).toMatch(/^\/\*\*\/jQuery34_17\(\{"versions":.*\}\);$/);
    expect((await served("/reconcile?callback=alert(1)")).status).toBe(400);
    const elsewhere = await served("/reconcile?callback=f", { headers: { "sec-fetch-site": "cross-site" } });
    expect(elsewhere.status).toBe(403);
  });
});

test("who holds no public office has no page and is in no list of actors", async () => {
  const { readings, lines } = tinyRecord();
  const farmer = { ...actorLine("ac_farmer", "Pia Rosas", "PER"), office: "none" as const };
  const app = appOf(await storeWith({ readings, lines: [...lines, farmer] }));
  expect((await get(app, "/actors")).text).not.toContain("Pia Rosas");
  expect((await get(app, "/actors/ac_farmer")).text).toContain("no page of this person");
  expect((await get(app, "/api/v1/actors")).text).not.toContain("Pia Rosas");
  expect((await get(app, "/api/v1/actors/ac_farmer")).status).toBe(404);
});
