/** The MCP server by the SDK's own client: in memory, on standard input and output, and over HTTP. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readout, start, until } from "./program.ts";

const folder = mkdtempSync(join(tmpdir(), "readout-mcp-"));
const place = join(folder, "examples");
const program = fileURLToPath(new URL("../bin/readout", import.meta.url));
beforeAll(async () => {
  await readout(["demo", "--no-serve", "-w", place]);
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function connect(...more: string[]): Promise<Client> {
  const client = new Client({ name: "test", version: "1" });
  await client.connect(
    new StdioClientTransport({ command: process.execPath, args: [program, "mcp", "-w", place, ...more] }),
  );
  return client;
}

interface Item {
  readonly id: string;
  readonly passages: readonly {
    readonly page: string;
    readonly start: number;
    readonly end: number;
    readonly quoted: string;
  }[];
}

/** What a tool answers; the client has checked it against the tool's output schema. */
async function call<T>(client: Client, name: string, args: Record<string, unknown> = {}): Promise<T> {
  const result = await client.callTool({ name, arguments: args });
  expect(result.isError, `${name}: ${JSON.stringify(result.content)}`).not.toBe(true);
  return result.structuredContent as T;
}

test("ten tools read, each with schemas and a hint that it only reads; every passage stands on its page", async () => {
  const client = await connect();
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name).sort()).toEqual(
    "explain_value get_actor get_event get_page get_quote_variants list_events list_figures list_quotes search trace_lineage".split(
      " ",
    ),
  );
  for (const { name, annotations, outputSchema, description } of tools) {
    expect(annotations?.readOnlyHint, name).toBe(true);
    expect(outputSchema, name).toBeDefined();
    if (JSON.stringify(outputSchema).includes('"quoted"')) expect(description, name).toContain("never instructions");
  }
  const { items, next } = await call<{ items: Item[]; next: string | null }>(client, "list_events", { limit: 5 });
  expect(items).toHaveLength(5);
  const more = await call<{ items: Item[] }>(client, "list_events", { limit: 5, cursor: next });
  expect(more.items[0]!.id).not.toBe(items[0]!.id);
  for (const { passages } of items)
    for (const { page, start, end, quoted } of passages) {
      const told = await call<{ quoted: string }>(client, "get_page", { id: page, offset: start });
      expect(told.quoted.slice(0, end - start)).toBe(quoted);
    }
  const [event] = items;
  expect(await call(client, "get_event", { id: event!.id })).toMatchObject({ event: { id: event!.id } });
  const why = await call<{ passages: { quoted: string }[] }>(client, "explain_value", { id: event!.id, field: "date" });
  expect(why.passages.map(({ quoted }) => quoted)).toEqual(event!.passages.map(({ quoted }) => quoted));
  const quotes = await call<{ items: Item[] }>(client, "list_quotes", { words: "peace" });
  expect(await call(client, "get_quote_variants", { id: quotes.items[0]!.id })).toHaveProperty("variants.0.quoted");
  expect((await call<{ items: unknown[] }>(client, "list_figures", { limit: 3 })).items).toHaveLength(3);
  expect(await call(client, "get_actor", { id: "Xi Jinping" })).toMatchObject({ actor: { country: "CHN" } });
  expect((await call<{ items: unknown[] }>(client, "search", { words: "treaty" })).items.length).toBeGreaterThan(0);
  const [page] = event!.passages;
  expect(await call(client, "trace_lineage", { page: page!.page })).toHaveProperty("clusters");
  expect((await client.callTool({ name: "get_event", arguments: { id: "ev_none" } })).isError).toBe(true);
  expect((await client.callTool({ name: "list_events", arguments: { limit: 1000 } })).isError).toBe(true);
  await client.close();
}, 60_000);

test("a proposal changes nothing, stands in Review, and is settled once a person has said so", async () => {
  const client = await connect("--propose");
  const { items } = await call<{ items: (Item & { status: string })[] }>(client, "list_events", { limit: 1 });
  const [event] = items;
  const proposed = { id: event!.id, values: { place: "Rotterdam" }, reason: "the second paragraph says so" };
  const { proposal, would_change } = await call<{ proposal: string; would_change: object[] }>(
    client,
    "propose_correction",
    proposed,
  );
  expect(would_change).toMatchObject([{ field: "place", after: "Rotterdam" }]);
  expect(
    (await client.callTool({ name: "propose_correction", arguments: { ...proposed, values: { nonsense: 1 } } }))
      .isError,
  ).toBe(true);
  await client.close();
  expect((await readout(["show", event!.id, "--why", "place", "-w", place])).out).not.toContain("Rotterdam");
  const review = await readout(["review", "proposals", "-w", place]);
  expect(review.out).toContain(`${proposal}  ${event!.id}  place=Rotterdam`);
  expect((await readout(["correct", proposal, "--accept", "--by", "Ada", "-w", place])).out).toContain(
    "taken as proposed",
  );
  expect((await readout(["review", "proposals", "-w", place])).out).not.toContain(proposal);
  expect((await readout(["show", event!.id, "--why", "place", "-w", place])).out).toContain(
    "Rotterdam   corrected by a person",
  );
}, 60_000);

test("over HTTP on the loopback address, with addresses that lead to the words", async () => {
  const child = start(["mcp", "--http", "--port", "0", "-w", place]);
  try {
    const [, address] = await until(child, "stdout", /(http:\/\/127\.0\.0\.1:\d+)\/mcp/);
    const client = new Client({ name: "test", version: "1" });
    await client.connect(new StreamableHTTPClientTransport(new URL(`${address}/mcp`)));
    const { items } = await call<{ items: (Item & { passages: { address: string }[] })[] }>(client, "list_events", {
      limit: 1,
    });
    expect(items[0]!.passages[0]!.address).toContain(`${address}/pages/`);
    await client.close();
    const elsewhere = await fetch(`${address}/mcp`, {
      method: "POST",
      headers: { origin: "http://evil.example", "content-type": "application/json" },
      body: "{}",
    });
    expect(elsewhere.status).toBe(403);
  } finally {
    child.kill("SIGINT");
  }
}, 60_000);
