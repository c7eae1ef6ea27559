/**
 * A real Chromium, without script as with it: from the timeline to an event, from its evidence to the sentence in the
 * reader, at every width and in both colour schemes; and nothing is asked of any other computer.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { HandedIn } from "../src/api/desk.ts";
import { openSqlite } from "../src/store/sqlite.ts";
import type { Store } from "../src/store/store.ts";
import { type RunningServer, startServer } from "../src/ui/server.ts";
import { STATE_NAMES, tinyRecord, tinyStored } from "./tiny.ts";

const CHROMIUM =
  process.env.READOUT_CHROMIUM ??
  ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) => existsSync(path));

const IN_PAGE = readFileSync(new URL("./in-page.js", import.meta.url), "utf8");
const folder = mkdtempSync(join(tmpdir(), "readout-browser-"));
let browser: Browser;
let server: RunningServer;
let store: Store;
const said: HandedIn[] = [];

describe.skipIf(CHROMIUM === undefined)("in Chromium", () => {
  beforeAll(async () => {
    store = openSqlite(join(folder, "record.db"), { stateName: (code) => STATE_NAMES.get(code) ?? null });
    const { readings, lines } = tinyRecord();
    await store.putPages(
      readings.map((reading) => ({
        source: { path: `/${reading.id}`, sha256: reading.page.sha256, base: reading.id, reader: "1", failed: null },
        pages: [tinyStored(reading)],
      })),
    );
    await store.putRecord(lines, "key");
    const desk = { token: "secret", log: () => [], say: async (handed: HandedIn) => [`co_${said.push(handed)}`] };
    server = await startServer(store, { port: 0, tries: 1, name: "Harbour", stateNames: STATE_NAMES, desk });
    browser = await chromium.launch({
      executablePath: CHROMIUM!,
      args: [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    });
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await store?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Opens a window, and tells of every request that leaves for elsewhere and of every complaint. */
  async function window<T>(options: BrowserContextOptions, work: (page: Page, base: string) => Promise<T>): Promise<T> {
    const base = `http://127.0.0.1:${server.port}`;
    const context = await browser.newContext(options);
    const elsewhere: string[] = [];
    const complaints: string[] = [];
    await context.route("**/*", (route) => {
      const { origin } = new URL(route.request().url());
      if (origin !== base) elsewhere.push(route.request().url());
      return origin === base ? route.continue() : route.abort();
    });
    const page = await context.newPage();
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(error.message));
    try {
      const result = await work(page, base);
      expect(elsewhere).toEqual([]);
      expect(complaints).toEqual([]);
      return result;
    } finally {
      await context.close();
    }
  }

  for (const javaScriptEnabled of [false, true]) {
    test(`from the timeline to the sentence in two clicks, ${javaScriptEnabled ? "with" : "without"} script`, async () => {
      await window({ javaScriptEnabled }, async (page, base) => {
        await page.goto(`${base}/`);
        await page.getByRole("link", { name: "Chile and Peru" }).click();
        expect(await page.title()).toContain("Chile and Peru");
        await page.locator(".month").getByRole("link", { name: "Ana Ruiz visits Peru" }).click();
        expect(new URL(page.url()).pathname).toBe("/events/ev_visit");
        await page.locator("figure.quote blockquote a").first().click();
        expect(new URL(page.url()).pathname).toBe("/pages/a");
        const shown = page.locator("mark.shown");
        // Cut in two where a document begins within it.
        expect((await shown.allTextContents()).join("")).toBe("Ana Ruiz will visit Lima on Tuesday");
        const box = await shown.first().boundingBox();
        const height = page.viewportSize()!.height;
        expect(box!.y).toBeGreaterThanOrEqual(0);
        expect(box!.y + box!.height).toBeLessThanOrEqual(height);
      });
    });
  }

  test("straight from the timeline to the sentence in one", async () => {
    await window({ javaScriptEnabled: false }, async (page, base) => {
      await page.goto(`${base}/timeline`);
      await page.locator(".month blockquote a").first().click();
      expect((await page.locator("mark.shown").allTextContents()).join("")).toBe("Ana Ruiz will visit Lima on Tuesday");
    });
  });

  test("by keyboard alone: the first stop skips to the text, every stop can be seen", async () => {
    await window({}, async (page, base) => {
      await page.goto(`${base}/dyad/CHL/PER`);
      await page.keyboard.press("Tab");
      expect(await page.evaluate("document.activeElement.textContent")).toBe("To the text");
      await page.keyboard.press("Enter");
      expect(new URL(page.url()).hash).toBe("#text");
      for (let stop = 0; stop < 12; stop++) {
        await page.keyboard.press("Tab");
        const outline = await page.evaluate("getComputedStyle(document.activeElement).outlineStyle");
        expect(outline).not.toBe("none");
      }
    });
  });

  test("the form of filters works without script", async () => {
    await window({ javaScriptEnabled: false }, async (page, base) => {
      await page.goto(`${base}/timeline`);
      await page.locator("details.filter summary").click();
      await page.getByLabel("Status").selectOption("announced");
      await page.getByLabel("Actor or state").fill("Peru");
      await page.getByRole("button", { name: "Show" }).click();
      expect(await page.locator(".events .title").allTextContents()).toEqual(["Ana Ruiz visits Peru"]);
      await page.getByRole("link", { name: "Show all" }).click();
      expect(await page.locator(".events .title").count()).toBe(2);
    });
  });

  test("a record is corrected without script, by a form that a browser really sends", async () => {
    await window({ javaScriptEnabled: false }, async (page, base) => {
      await page.goto(`${base}/events/ev_visit`);
      await page.locator("details.correct summary").click();
      await page.getByLabel("status").selectOption("held");
      await page.getByLabel("place").fill("Callao");
      await page.getByRole("button", { name: "Save the changes" }).click();
      expect(new URL(page.url()).pathname).toBe("/events/ev_visit");
      const pairs = [
        ["status", "held"],
        ["place", "Callao"],
      ];
      expect(said).toEqual([{ op: "set", id: "ev_visit", pairs, note: null }]);
      await page.goto(`${base}/review`);
      await page.getByRole("button", { name: "It is so" }).first().click();
      expect(new URL(page.url()).pathname).toBe("/review");
      expect(said.at(-1)).toEqual({ op: "accept", id: "ev_visit", note: null });
    });
  });

  test("nothing runs off the side, from 320 px to a wide screen", async () => {
    for (const width of [320, 390, 768, 1280]) {
      await window({ viewport: { width, height: 800 } }, async (page, base) => {
        for (const path of [
          "/",
          "/dyad/CHL/PER",
          "/events",
          "/events/ev_visit",
          "/pages/c?show=qt_port",
          "/pages/a?raw=1",
          "/quotes",
          "/documents",
          "/claims",
          "/sources",
          "/review",
          "/changes",
          "/actors",
          "/search?q=lima",
        ]) {
          await page.goto(base + path);
          const over = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
          expect(over, `${path} at ${width}`).toBeLessThanOrEqual(0);
        }
      });
    }
  });

  test("words stand out from their ground by 4.5 to 1, in the light and in the dark", async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      await window({ colorScheme }, async (page, base) => {
        for (const path of [
          "/",
          "/timeline?status=announced",
          "/events/ev_visit",
          "/pages/c?show=qt_port",
          "/pages/a?raw=1",
          "/quotes",
        ]) {
          await page.goto(base + path);
          expect(await page.evaluate(`${IN_PAGE}; faintWords()`), `${path} in the ${colorScheme}`).toEqual([]);
        }
      });
    }
  });

  test("each screen has one heading of the first order, labels on its fields and names on its pictures", async () => {
    await window({}, async (page, base) => {
      for (const path of [
        "/",
        "/timeline",
        "/events",
        "/events/ev_visit",
        "/pages/a",
        "/actors",
        "/quotes",
        "/figures",
        "/documents",
        "/documents/dc_accord",
        "/claims",
        "/sources",
        "/review",
        "/changes",
        "/search",
      ]) {
        await page.goto(base + path);
        const amiss = await page.evaluate(`${IN_PAGE}; stumbles()`);
        expect(amiss, path).toEqual([]);
      }
    });
  });
});
