/**
 * The API against its own description: for every route of /api/v1/openapi.json, parameters made at random (valid and not) and ids that
 * are there and are not; every answer must be one of those described, and its body must fit its schema (JSON Schema 2020-12, by ajv).
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Validator } from "@seriousme/openapi-schema-validator";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Desk, HandedIn } from "../src/api/desk.ts";
import { correctionOf, targetOf } from "../src/link/corrections.ts";
import { linkReadings } from "../src/link/index.ts";
import { loadStateCodes, loadWordFrequency } from "../src/load/index.ts";
import type { RecordLine } from "../src/model/record.ts";
import type { Logged } from "../src/store/corrections.ts";
import { openSqlite } from "../src/store/sqlite.ts";
import type { Store } from "../src/store/store.ts";
import { makeApp } from "../src/ui/app.ts";
import { exampleReadings } from "../tools/golden.ts";
import { STATE_NAMES, tinyStored } from "./tiny.ts";

interface Parameter {
  readonly name: string;
  readonly in: "query" | "path" | "header";
  readonly required?: boolean;
  readonly schema: Schema;
}
interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly items?: Schema;
}
interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: object }>> }>
  >;
}
interface Description {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

const folder = mkdtempSync(join(tmpdir(), "readout-api-"));
let store: Store;
let app: ReturnType<typeof makeApp>;
let described: Description;
let ids: readonly string[] = [];
let lines: readonly RecordLine[] = [];
const log: Logged[] = [];
const said: HandedIn[] = [];
const desk: Desk = {
  token: "secret",
  log: () => log,
  async say(handed) {
    said.push(handed);
    return ["co_new"];
  },
  async preview(handed, records) {
    said.push(handed);
    const change = { field: "place", before: null, after: "Oslo" };
    return {
      corrections: [],
      pages: 1,
      mentions: [{ page: "modi-kyiv", kind: "event", record: "e1", evidence: "in Oslo", ...change }],
      records: records ? [{ kind: "event", id: "ev_1", change: "changed", into: null, fields: [change] }] : null,
    };
  },
};

const get = (path: string, init: RequestInit = {}) =>
  app.request(`http://127.0.0.1:4817${path}`, { ...init, headers: { host: "127.0.0.1:4817", ...init.headers } });

beforeAll(async () => {
  store = openSqlite(join(folder, "record.db"), { stateName: (code) => STATE_NAMES.get(code) ?? null });
  const readings = exampleReadings();
  lines = linkReadings(readings, [], loadWordFrequency("data"), loadStateCodes("data")).lines;
  await store.putPages(
    readings.map((reading) => ({
      source: { path: `/${reading.id}`, sha256: reading.page.sha256, base: reading.id, reader: "1", failed: null },
      pages: [tinyStored(reading)],
    })),
  );
  await store.putRecord(lines, "key");
  app = makeApp(store, { name: "Examples", stateNames: STATE_NAMES, desk });
  described = (await (await get("/api/v1/openapi.json")).json()) as Description;
  ids = lines.map(({ id }) => id);
}, 60_000);
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A value for a parameter: mostly such as the schema allows, sometimes anything. */
function answerTo({ name, schema }: Parameter): fc.Arbitrary<string> {
  const one = schema.items ?? schema;
  const anything = fc.string({ maxLength: 20 });
  const likely =
    one.enum !== undefined
      ? fc.constantFrom(...one.enum)
      : one.type === "integer"
        ? fc.integer({ min: -2, max: 1200 }).map(String)
        : name === "id" || name === "page"
          ? fc.constantFrom(...ids, "ev_none", "modi-kyiv")
          : name === "field"
            ? fc.constantFrom("date", "status", "actor", "nonsense")
            : name === "from" || name === "to"
              ? fc.constantFrom("2023", "2023-05", "2023-05-23", "soon")
              : anything;
  return fc.oneof({ weight: 5, arbitrary: likely }, { weight: 1, arbitrary: anything });
}

test("is OpenAPI 3.1 by a validator that is not ours", async () => {
  const { valid, errors } = await new Validator().validate(JSON.parse(JSON.stringify(described)));
  expect(errors).toBeUndefined();
  expect(valid).toBe(true);
});

test("is OpenAPI 3.1 and names every list that there is", () => {
  expect(described.openapi).toBe("3.1.0");
  for (const path of [
    "/events",
    "/events/{id}",
    "/quotes",
    "/clusters",
    "/annotations",
    "/corrections",
    "/why/{id}/{field}",
  ])
    expect(Object.keys(described.paths)).toContain(path);
  const unresolved = [...JSON.stringify(described).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].filter(
    ([, name]) => described.components.schemas[name!] === undefined,
  );
  expect(unresolved).toEqual([]);
});

test("every answer to every question is one that is described", async () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: "api", components: described.components });
  const fits = (schema: object, body: unknown) => {
    const validate = ajv.compile(
      JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"api#/components/')) as object,
    );
    return validate(body) ? [] : validate.errors;
  };
  const asked: Record<string, number> = {};
  for (const [path, methods] of Object.entries(described.paths)) {
    const operation = methods.get;
    if (operation === undefined) continue;
    const parameters = operation.parameters ?? [];
    const question = fc.tuple(
      ...parameters.map((parameter) =>
        fc.tuple(
          fc.constant(parameter),
          parameter.required ? answerTo(parameter) : fc.option(answerTo(parameter), { freq: 2 }),
        ),
      ),
    );
    for (const answers of fc.sample(question, { seed: 7, numRuns: parameters.length === 0 ? 1 : 60 })) {
      let address = path;
      const query = new URLSearchParams();
      for (const [{ name, in: where }, value] of answers) {
        if (value === null) continue;
        if (where === "path") address = address.replace(`{${name}}`, () => encodeURIComponent(value || "none"));
        else query.append(name, value);
      }
      const url = `/api/v1${address}?${query}`;
      const response = await get(url);
      const told = operation.responses[String(response.status)];
      expect(told, `${url} gives ${response.status}`).toBeDefined();
      const type = (response.headers.get("content-type") ?? "").split(";")[0]!;
      const content = told!.content?.[type];
      if (told!.content !== undefined) expect(content, `${url} gives ${type}`).toBeDefined();
      if (content !== undefined) expect(fits(content.schema, await response.json()), url).toEqual([]);
      asked[String(response.status)] = (asked[String(response.status)] ?? 0) + 1;
    }
  }
  // Both what is right and what is wrong was asked.
  for (const status of ["200", "400", "404"]) expect(asked[status], status).toBeGreaterThan(20);
}, 60_000);

describe("saying something", () => {
  const post = (body: unknown, headers: Readonly<Record<string, string>> = {}) =>
    get("/api/v1/corrections", {
      method: "POST",
      body: JSON.stringify(body),
      headers: { "content-type": "application/json", ...headers },
    });

  test("wants the state that is meant: 428 without, 412 when it is another, 201 with the ids", async () => {
    const id = ids.find((one) => one.startsWith("ev_"))!;
    const etag = (await get(`/api/v1/events/${id}`)).headers.get("etag")!;
    const saying = { op: "set", id, values: { status: "held" }, note: "seen" };
    expect((await post(saying)).status).toBe(428);
    const stale = await post(saying, { "if-match": '"old"' });
    expect(stale.status).toBe(412);
    expect(((await stale.json()) as { hint: string }).hint).toContain(`/api/v1/events/${id}`);
    const kept = await post(saying, { "if-match": etag });
    expect([kept.status, await kept.json()]).toEqual([201, { ids: ["co_new"] }]);
    expect(said).toEqual([{ op: "set", id, pairs: [["status", "held"]], note: "seen" }]);
  });

  test("what it would change is told, and who is meant can be said of the words of a page", async () => {
    const preview = (body: unknown, query = "") =>
      get(`/api/v1/corrections/preview${query}`, {
        method: "POST",
        body: JSON.stringify(body),
        headers: { "content-type": "application/json" },
      });
    said.length = 0;
    const who = { op: "who", id: "modi-kyiv", exact: "he", name: null, scope: "page" };
    const told = await preview(who);
    expect([told.status, await told.json()]).toMatchObject([200, { pages: 1, records: null }]);
    expect(await (await preview(who, "?records=1")).json()).toMatchObject({ records: [{ change: "changed" }] });
    expect(said[0]).toEqual({
      op: "who",
      id: "modi-kyiv",
      exact: "he",
      before: "",
      name: null,
      scope: "page",
      note: null,
    });
    expect((await preview({ ...who, id: "pg_none" })).status).toBe(404);
    expect((await preview({ ...who, scope: "world" })).status).toBe(400);
  });

  test("what is no JSON is 400, a method that an address does not know 405 with those that it does, an address that is none 404", async () => {
    const broken = await get("/api/v1/corrections", {
      method: "POST",
      body: "{",
      headers: { "content-type": "application/json" },
    });
    expect([broken.status, broken.headers.get("content-type")]).toEqual([400, expect.stringContaining("problem+json")]);
    for (const [path, method, allow] of [
      ["/api/v1/events", "PUT", "GET, HEAD"],
      ["/api/v1/corrections/import", "GET", "POST"],
      ["/api/v1/jobs/job1", "PUT", "GET, HEAD, DELETE"],
    ] as const) {
      const response = await get(path, { method });
      expect([response.status, response.headers.get("allow")], path).toEqual([405, allow]);
    }
    const nowhere = await get("/api/v1/nowhere");
    expect([nowhere.status, nowhere.headers.get("content-type")]).toEqual([
      404,
      expect.stringContaining("problem+json"),
    ]);
  });

  test("what cannot be said is 400 with a pointer to it; another site's form is refused before that", async () => {
    const wrong = await post({ op: "praise", id: "ev_1" });
    expect(wrong.status).toBe(400);
    expect(((await wrong.json()) as { errors: { pointer: string }[] }).errors[0]!.pointer).toBe("/op");
    expect((await post({ op: "set", id: "ev_1", values: {} })).status).toBe(400);
    expect((await post({ op: "accept", id: "ev_none" })).status).toBe(404);
    expect((await post({ op: "accept", id: "ev_none" }, { origin: "http://evil.example" })).status).toBe(403);
    expect((await post({ op: "accept", id: "ev_none" }, { "content-type": "text/plain" })).status).toBe(415);
  });
});

describe("ids never die", () => {
  test("merged: 308; split by a person: 300 with the parts; left out: 410 with the reason", async () => {
    const merged = lines.find((line) => line.kind === "event" && line.mentions.length > 1)!;
    if (merged.kind !== "event") throw new Error("no event");
    const [alias] = merged.aliases;
    const moved = await get(`/api/v1/events/${alias}`);
    expect([moved.status, moved.headers.get("location")]).toEqual([308, `/api/v1/events/${merged.id}`]);

    const readings = exampleReadings();
    const targets = merged.mentions.map(({ page, event }) => {
      const reading = readings.find(({ id }) => id === page)!;
      return targetOf(reading, "event", reading.events.find(({ id }) => id === event)!);
    });
    const split = correctionOf({ op: "split", target: targets[0]!, others: targets.slice(1) });
    await store.putRecord(
      linkReadings(readings, [split], loadWordFrequency("data"), loadStateCodes("data")).lines,
      "split",
    );
    log.push({ line: split, stands: true });
    const parts = await get(`/api/v1/events/${merged.id}`);
    expect(parts.status).toBe(300);
    const links = [...parts.headers.get("link")!.matchAll(/<([^>]+)>; rel="alternate"/g)].map(
      ([, address]) => address!,
    );
    expect(links).toContain(`/api/v1/events/${merged.id}?as=part`);
    expect(links.length).toBeGreaterThan(1);
    for (const address of links)
      expect(await (await get(address)).json()).toMatchObject({ type: merged.type, mode: merged.mode });
    expect((await get(`/api/v1/events/${merged.id}?as=part`)).status).toBe(200);

    const single = lines.find((line) => line.kind === "event" && line.mentions.length === 1)!;
    if (single.kind !== "event") throw new Error("no event");
    const [mention] = single.mentions;
    const reading = readings.find(({ id }) => id === mention!.page)!;
    const told = reading.events.find(({ id }) => id === mention!.event)!;
    const reject = correctionOf({
      op: "reject",
      target: targetOf(reading, "event", told),
      note: "never held",
      by: "Ada",
    });
    await store.putRecord(
      linkReadings(readings, [reject], loadWordFrequency("data"), loadStateCodes("data")).lines,
      "reject",
    );
    log.push({ line: reject, stands: true });
    const gone = await get(`/api/v1/events/${single.id}`);
    expect(gone.status).toBe(410);
    expect(((await gone.json()) as { detail: string }).detail).toBe("Left out by Ada: never held.");
  });
});
