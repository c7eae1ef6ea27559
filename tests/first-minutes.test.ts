/**
 * The first five minutes as they are written down (README): the commands in their order on one workspace, and what they print. Then
 * views, watching, and the published site opened from disk in Chromium, with no request but for its own files.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { EventLine } from "../src/model/record.ts";
import { ended, linesOf, newsPage, ROOT, readout, start, until } from "./program.ts";

const folder = mkdtempSync(join(tmpdir(), "readout-minutes-"));
const pages = join(folder, "pages");
const place = join(pages, ".readout");
const env = { READOUT_WORKSPACE: place };
const run = (...args: string[]) => readout(args, { cwd: folder, env });
const eventsOf = async () => linesOf<EventLine>((await run("events", "--ndjson")).out);

beforeAll(async () => {
  cpSync(join(ROOT, "examples", "pages"), pages, { recursive: true });
  await readout(["--version"]);
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("open, show --why, correct, refresh --all, export chronology, export csv, publish: as written, with what they print", async () => {
  const opened = await readout(["open", pages, "--no-serve"]);
  expect(opened.code).toBe(0);
  expect(opened.err).toMatch(/^ {2}\d+ files +\d+ pages read/m);
  expect(opened.out).toMatch(/^ {2}\d+ pages +\d+ independent, \d+ same text/m);
  expect(opened.out).toMatch(/^ {2}\d+ events +\d+ \w+/m);
  expect(opened.out).toMatch(/^ {2}\d+ quotes +\d+ speakers/m);

  const event = (await eventsOf()).find(({ status, date }) => status === "announced" && date !== null)!;
  const why = await run("show", event.id, "--why", "date");
  expect(why.code).toBe(0);
  expect(why.out).toContain(event.date!);

  const said = await run("correct", event.id, "status=held", "--note", "readout exists");
  const [, id = ""] =
    /^(co_\w+) {2}status: announced -> held {3}by you {6}undo with: readout undo \1$/m.exec(said.out) ?? [];
  expect(id, said.out).not.toBe("");
  const again = await run("refresh", "--all");
  expect(again.err).toMatch(/^ {2}1 correction: 1 applied, 0 to re-check$/m);
  expect((await eventsOf()).find((one) => one.id === event.id)?.status).toBe("held");

  const chronology = await run(
    "export",
    "chronology",
    "--between",
    "CHN",
    "RUS",
    "--since",
    "2023",
    "-o",
    "china-russia.md",
  );
  const [, entries, footnotes] =
    /^wrote china-russia\.md {3}(\d+) entries, (\d+) footnotes, \d+ marked disputed$/m.exec(chronology.err) ?? [];
  const text = readFileSync(join(folder, "china-russia.md"), "utf8");
  expect(text.match(/^\*\*/gm) ?? []).toHaveLength(Number(entries));
  expect(text.match(/^\[\^\w+\]:/gm) ?? []).toHaveLength(Number(footnotes));
  const tables = await run("export", "csv", "--between", "CHN", "RUS", "-o", "out/");
  expect(tables.err).toMatch(/^wrote out\/ {3}\d+ events, /m);
  const site = await run("publish", "site/", "--text", "evidence-only");
  expect(site.err).toMatch(/^wrote site\/ {3}[\d,]+ screens, text: evidence-only\. Open site\/index\.html$/m);
}, 240_000);

test("a view is kept, tells what is new since the last look, and what has changed", async () => {
  expect((await run("view", "cr=/events?between=CHN,RUS")).out).toMatch(
    /^cr {2}\/events\?between=CHN,RUS {3}\d+ records$/m,
  );
  expect((await run("view", "bad=status=nonsense")).code).toBe(2);
  expect((await run("view", "none")).code).toBe(2);
  const all = linesOf<EventLine>((await run("view", "cr", "--ndjson")).out);
  expect(all.map(({ id }) => id)).toEqual(
    linesOf<EventLine>((await run("events", "--between", "CHN,RUS", "--ndjson")).out).map(({ id }) => id),
  );
  expect((await run("view", "cr", "--new")).err).toContain("nothing is new");
  const [one] = all;
  await run("correct", one!.id, "place=Elsewhere");
  expect((await run("view")).out).toMatch(/^cr +\d+ +0 +1 +\/events/m);
  expect(linesOf<EventLine>((await run("view", "cr", "--new", "--keep", "--ndjson")).out).map(({ id }) => id)).toEqual([
    one!.id,
  ]);
  const server = start(["serve", "--port", "0"], { cwd: folder, env });
  const [, address] = await until(server, "stdout", /Open {2}(http:\/\/127\.0\.0\.1:\d+)/);
  const { items } = (await (await fetch(`${address}/api/v1/views`)).json()) as {
    items: { id: string; atom: string }[];
  };
  expect(items.map(({ id }) => id)).toEqual(["cr"]);
  const feed = await (await fetch(`${address}${items[0]!.atom}`)).text();
  expect(feed.match(/<entry>/g)).toHaveLength(Math.min(100, all.length));
  expect((await fetch(`${address}/views/cr`)).url).toBe(`${address}/events?between=CHN,RUS`);
  expect((await fetch(`${address}/views/none.atom`)).status).toBe(404);
  server.kill("SIGINT");
  expect((await ended(server)).code).toBe(0);
  await run("view", "cr", "--remove");
  expect((await run("view")).code).toBe(1);
}, 120_000);

test("watch reads what arrives and ends well with Ctrl-C; feeds are not asked unless fetching is allowed", async () => {
  const inbox = join(folder, "inbox");
  mkdirSync(inbox);
  const child = start(["watch", inbox, "--every", "1", "--ndjson"], { cwd: folder, env });
  const done = ended(child);
  await until(child, "stderr", /watching/);
  const arrived = until(child, "stdout", /"id":"late"/);
  writeFileSync(join(inbox, "late.txt"), newsPage(7));
  await arrived;
  // It holds the workspace only while it reads.
  for (let tries = 0; ; tries++) {
    const { code } = await run("correct", "late", "outlet=The Late Wire");
    if (code === 0) break;
    expect([code, tries < 20]).toEqual([75, true]);
  }
  child.kill("SIGINT");
  const { code, out } = await done;
  expect(code).toBe(0);
  expect(linesOf(out)).toHaveLength(1);
  const refused = await run("watch", "https://wire.example/feed.xml");
  expect(refused.code).toBe(1);
  expect(refused.err).toContain("[fetch-off]");
}, 120_000);

test("links-only gives no words of the pages away, evidence-only only those that bear a record", async () => {
  await run("publish", "bare", "--text", "links-only");
  const [event] = await eventsOf();
  const files = (name: string) =>
    (readdirSync(join(folder, name), { recursive: true }) as string[])
      .filter((file) => /\.(html|js)$/.test(file))
      .map((file) =>
        readFileSync(join(folder, name, file), "utf8")
          .replaceAll("&#39;", "'")
          .replaceAll("&quot;", '"'),
      );
  const words = event!.evidence.slice(0, 40);
  expect(files("site").some((text) => text.includes(words))).toBe(true);
  expect(files("bare").filter((text) => text.includes(words))).toEqual([]);
  // A sentence that bears no record stands on no page of either.
  const { page, events, statements, figures, claims, documents } = linesOf<{
    page: { body: string };
    events: { start: number; end: number }[];
    statements: { start: number; end: number }[];
    figures: { start: number; end: number }[];
    claims: { start: number; end: number }[];
    documents: { start: number; end: number }[];
  }>((await run("read", join(pages, "xi-moscow-announced.html"))).out)[0]!;
  const bearing = [...events, ...statements, ...figures, ...claims, ...documents];
  const gap = bearing
    .map(({ end }) => ({
      from: end,
      to: Math.min(page.body.length, ...bearing.flatMap(({ start }) => (start >= end ? [start] : []))),
    }))
    .filter(({ from, to }) => !bearing.some(({ start, end }) => start < to && from < end))
    .flatMap(({ from, to }) => page.body.slice(from, to).split("\n"))
    .map((line) => line.trim())
    .find((line) => line.length > 30);
  expect(gap).toBeDefined();
  for (const name of ["site", "bare"]) expect(files(name).filter((text) => text.includes(gap!))).toEqual([]);
}, 240_000);

const CHROMIUM =
  process.env.READOUT_CHROMIUM ??
  ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) => existsSync(path));

describe.skipIf(CHROMIUM === undefined)("the published site in Chromium", () => {
  test("opens from disk, every link on it leads to a file, words are found, and nothing else is asked for", async () => {
    const browser = await chromium.launch({
      executablePath: CHROMIUM!,
      args: ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
    });
    try {
      const page = await browser.newPage();
      const asked: string[] = [];
      const failed: string[] = [];
      page.on("request", (request) => asked.push(request.url()));
      // Leaving a page ends what it was still loading: that is no failure of the site.
      page.on("requestfailed", (request) => {
        const reason = request.failure()?.errorText;
        if (reason !== "net::ERR_ABORTED") failed.push(`${request.url()}: ${reason}`);
      });
      await page.goto(pathToFileURL(join(folder, "site", "index.html")).href);
      for (const name of ["timeline", "events", "sources", "quotes"]) {
        await page.goto(pathToFileURL(join(folder, "site", `${name}.html`)).href);
        const links = await page
          .locator("a[href]")
          // Of a link in a picture, `href` is an object of SVG.
          .evaluateAll((all) => all.map((one) => new URL(one.getAttribute("href") ?? "", one.baseURI).href));
        expect(links.length).toBeGreaterThan(10);
        for (const link of links)
          expect(existsSync(new URL(link.replace(/[?#].*$/, ""))), `${name}: ${link}`).toBe(true);
      }
      await page.goto(pathToFileURL(join(folder, "site", "events.html")).href);
      await page.locator("td a[href*='events/ev_']").first().click();
      await page.locator("h1").waitFor();
      await page.fill("#find", "xi jinping moscow");
      await page.press("#find", "Enter");
      await page.locator("#found a").first().waitFor();
      await page.locator("#found a").first().click();
      await page.locator("h1").waitFor();
      expect(failed.join("\n")).toBe("");
      for (const url of asked) expect(url.startsWith(pathToFileURL(join(folder, "site")).href), url).toBe(true);
    } finally {
      await browser.close();
    }
  }, 120_000);
});
