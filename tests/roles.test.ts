/** Each role does exactly what the table says: every route that there is, every tool of the agents' server, and the program itself. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { InMemoryTransport } from "@modelcontextprotocol/sdk/inMemory.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mcpServer } from "../src/api/mcp.ts";
import { may, roleFor } from "../src/api/roles.ts";
import { readLog } from "../src/store/corrections.ts";
import { openSqlite } from "../src/store/sqlite.ts";
import type { Store } from "../src/store/store.ts";
import { hashOfSecret, ROLES, type Role } from "../src/store/tokens.ts";
import { type AppOptions, makeApp } from "../src/ui/app.ts";
import { newsPage, readout, start, until } from "./program.ts";
import { STATE_NAMES } from "./tiny.ts";

const folder = mkdtempSync(join(tmpdir(), "readout-roles-"));
const place = join(folder, "workspace");
let store: Store;
let app: ReturnType<typeof makeApp>;
const said: (string | null | undefined)[] = [];
const options: AppOptions = {
  name: "Roles",
  stateNames: STATE_NAMES,
  tokens: ROLES.map((role) => ({ role, name: `the ${role}`, sha256: hashOfSecret(`secret-of-${role}`) })),
  desk: {
    token: "form",
    log: () => [],
    say: async (_, by) => {
      said.push(by);
      return ["co_1"];
    },
    preview: async () => ({ corrections: [], mentions: [], pages: 0, records: null }),
    propose: async () => "co_2",
  },
  mcp: async () => new Response("{}"),
  actors: () => {
    throw new Error("no tables here");
  },
  complain: () => {},
};
beforeAll(() => {
  store = openSqlite(join(folder, "record.db"), { stateName: () => null });
  app = makeApp(store, options);
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const host = "desk.example:4817";
const ask = (method: string, path: string, role: Role | null, body = "{}") =>
  app.request(`http://${host}${path}`, {
    method,
    headers: {
      host,
      origin: `http://${host}`,
      "content-type": "application/json",
      ...(role === null ? {} : { authorization: `Bearer secret-of-${role}` }),
    },
    ...(method === "GET" || method === "HEAD" ? {} : { body }),
  });

describe("over HTTP", () => {
  test("every route is asked by every role, and answered just where the table lets it", async () => {
    const routes = new Set(
      app.routes
        .filter(({ path }) => !path.includes("*"))
        .flatMap(({ method, path }) => (method === "ALL" ? ["GET", "POST"] : [method]).map((one) => `${one} ${path}`)),
    );
    expect(routes.size).toBeGreaterThan(60);
    const counts = { allowed: 0, refused: 0 };
    for (const route of routes) {
      const [method = "", pattern = ""] = route.split(" ");
      const path = pattern.replaceAll(/:\w+(?:\{[^}]*\})?/g, "x");
      const needed = roleFor(method, path);
      expect(needed, route).not.toBeNull();
      expect((await ask(method, path, null)).status, route).toBe(401);
      for (const role of ROLES) {
        const { status } = await ask(method, path, role);
        const allowed = may(role, needed!);
        counts[allowed ? "allowed" : "refused"] += 1;
        // A form says that it is none of ours by 403 as well, with words of its own.
        if (allowed && status === 403) expect(path, route).toMatch(/^\/(corrections|views|looks|import)/);
        else expect(status === 403, `${role} ${route}: ${status}`).toBe(!allowed);
      }
    }
    expect(counts.allowed).toBeGreaterThan(100);
    expect(counts.refused).toBeGreaterThan(10);
  }, 60_000);

  test("what is not in the table nobody may", async () => {
    for (const [method, path] of [
      ["PUT", "/api/v1/events/ev_1"],
      ["PATCH", "/api/v1/events/ev_1"],
      ["DELETE", "/api/v1/events/ev_1"],
      ["POST", "/api/v1/events"],
      ["DELETE", "/mcp"],
    ] as const) {
      expect(roleFor(method, path)).toBeNull();
      expect((await ask(method, path, "admin")).status, path).toBe(405);
    }
  });

  test("a reader sees no form; a reviewer's name stands under what they say", async () => {
    const pageOf = async (role: Role) => (await ask("GET", "/", role)).text();
    expect(await pageOf("reader")).not.toMatch(/href="\/(?:import|changes|views)"/);
    expect(await pageOf("reviewer")).not.toContain('href="/import"');
    const undo = JSON.stringify({ op: "undo", id: "co_1" });
    expect((await ask("POST", "/api/v1/corrections", "reader", undo)).status).toBe(403);
    expect((await ask("POST", "/api/v1/corrections", "reviewer", undo)).status).toBe(201);
    expect(said).toEqual(["the reviewer"]);
  });

  test("the description says which role each operation wants", async () => {
    const document = (await (await ask("GET", "/api/v1/openapi.json", "reader")).json()) as {
      components: { securitySchemes: Record<string, { scheme: string }> };
      paths: Record<string, Record<string, { security: Record<string, string[]>[]; responses: object }>>;
    };
    expect(document.components.securitySchemes.token).toMatchObject({ scheme: "bearer" });
    for (const [path, operations] of Object.entries(document.paths))
      for (const [method, { security, responses }] of Object.entries(operations)) {
        const role = roleFor(method.toUpperCase(), `/api/v1${path.replaceAll(/\{\w+\}/g, "x")}`);
        expect(security, `${method} ${path}`).toEqual([{}, { token: [role] }]);
        expect(Object.keys(responses)).toEqual(expect.arrayContaining(["401", "403"]));
      }
  });
});

test("of the agents' tools a reader has those that read, a reviewer also the one that proposes", async () => {
  const toolsOf = async (role: Role) => {
    const server = mcpServer(store, { version: "1", address: null, desk: options.desk!, role });
    const client = new Client({ name: "test", version: "1" });
    const [here, there] = InMemoryTransport.createLinkedPair();
    await Promise.all([server.connect(here), client.connect(there)]);
    const { tools } = await client.listTools();
    await client.close();
    return tools.map(({ name, annotations }) => `${name}${annotations?.readOnlyHint === true ? "" : " writes"}`);
  };
  const [reader, reviewer, admin] = await Promise.all(ROLES.map(toolsOf));
  expect(reader!.filter((name) => name.endsWith("writes"))).toEqual([]);
  expect(reviewer!.filter((name) => !reader!.includes(name))).toEqual(["propose_correction writes"]);
  expect(admin).toEqual(reviewer);
});

describe("the program", () => {
  test("makes tokens, opens to others with them, and keeps no secret", async () => {
    await readout(["init", place]);
    const page = join(folder, "n1.txt");
    writeFileSync(page, newsPage(1));
    await readout(["add", page, "-w", place]);
    const open = ["serve", "--host", "0.0.0.0", "--port", "0", "-w", place];
    expect(await readout(open)).toMatchObject({ code: 2 });
    const made = await readout(["token", "reviewer", "Ada", "-w", place]);
    const secret = made.out.trim();
    expect(secret).toMatch(/^[\w-]{32}$/);
    expect((await readout(["token", "-w", place])).out).toBe("reviewer   Ada\n");
    expect((await readout(["token", "king", "Ada", "-w", place])).code).toBe(2);
    expect(readFileSync(join(place, "tokens.toml"), "utf8")).not.toContain(secret);
    const child = start(open);
    try {
      const [, port] = await until(child, "stdout", /http:\/\/0\.0\.0\.0:(\d+)/);
      const at = (path: string, bearer: string, init: RequestInit = {}) =>
        fetch(`http://127.0.0.1:${port}/api/v1${path}`, {
          ...init,
          headers: { authorization: `Bearer ${bearer}`, "content-type": "application/json", ...init.headers },
        });
      expect((await at("/events", "guessed")).status).toBe(401);
      const { items } = (await (await at("/events", secret)).json()) as { items: { id: string }[] };
      const body = JSON.stringify({ op: "accept", id: items[0]!.id });
      expect((await at("/corrections", secret, { method: "POST", body, headers: { "if-match": "*" } })).status).toBe(
        201,
      );
      expect(readLog(join(place, "corrections.ndjson")).found.map(({ line }) => line.by)).toContain("Ada");
      expect((await at("/jobs", secret, { method: "POST", body: '{"kind":"refresh"}' })).status).toBe(403);
    } finally {
      child.kill("SIGKILL");
    }
    expect((await readout(["token", "--remove", "Ada", "-w", place])).code).toBe(0);
    expect((await readout(["token", "--remove", "Ada", "-w", place])).code).toBe(1);
  }, 120_000);
});
