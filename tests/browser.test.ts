/**
 * A real Chromium, without script as with it: from the timeline to an event, from its evidence to the sentence in the
 * reader, at every width and in both colour schemes; and nothing is asked of any other computer.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { HandedIn } from "../src/api/desk.ts";
import { openSqlite } from "../src/store/sqlite.ts";
import type { Store } from "../src/store/store.ts";
import type { ImportedFile, ImportJob, Imports } from "../src/ui/imports.ts";
import { type RunningServer, startServer } from "../src/ui/server.ts";
import type { KeptView } from "../src/ui/view-book.ts";
import { CHROMIUM, inWindow, launchChromium } from "./chromium.ts";
import { STATE_NAMES, tinyRecord, tinyStored } from "./tiny.ts";

const IN_PAGE = readFileSync(new URL("./in-page.js", import.meta.url), "utf8");
const folder = mkdtempSync(join(tmpdir(), "readout-browser-"));
let browser: Browser;
let server: RunningServer;
let store: Store;
const said: HandedIn[] = [];
const kept: KeptView[] = [];
const handed: ImportedFile[] = [];

/** One of each kind of screen. */
const SCREENS = [
  "/",
  "/dyad/CHL/PER",
  "/timeline",
  "/timeline?rows=actor",
  "/visits",
  "/events",
  "/events/ev_visit",
  "/pages/a",
  "/pages/c?show=qt_port",
  "/pages/a?mode=raw",
  "/pages/b?mode=beside",
  "/actors",
  "/actors/ac_ruiz",
  "/quotes",
  "/quotes/qt_port",
  "/figures",
  "/documents",
  "/documents/dc_accord",
  "/claims",
  "/sources",
  "/lineage/a",
  "/search?q=lima",
  "/review",
  "/changes",
  "/views",
  "/import",
  "/import/job1",
  "/help/keys",
];

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
    const book = {
      list: () => kept,
      keep: (name: string, address: string) => void kept.push({ id: name, name, address }),
      remove() {},
    };
    const job = (): ImportJob => ({
      id: "job1",
      state: handed.length > 1 ? "done" : "reading",
      why: null,
      files: handed,
    });
    const imports: Imports = {
      take(files) {
        handed.push(...files.map(({ path }): ImportedFile => ({ path, outcome: "read", pages: ["a"], why: null })));
        return "job1";
      },
      jobs: () => [],
      job: (id) => (id === "job1" ? job() : null),
      stop() {},
      resume() {},
    };
    server = await startServer(store, {
      port: 0,
      tries: 1,
      name: "Harbour",
      stateNames: STATE_NAMES,
      desk,
      book,
      imports,
    });
    browser = await launchChromium();
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await store?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const window = <T>(options: BrowserContextOptions, work: (page: Page, base: string) => Promise<T>): Promise<T> =>
    inWindow(browser, `http://127.0.0.1:${server.port}`, options, work);

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
      // The browser tells of the new address a little later.
      await page.waitForURL(/#text$/, { timeout: 5000 });
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
      await page.locator(".correct").getByLabel("Status").selectOption("held");
      await page.locator(".correct").getByLabel("Where").fill("Callao");
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

  test("nothing runs off the side, from 320 px to a wide screen", { timeout: 300_000 }, async () => {
    for (const width of [320, 390, 768, 1280]) {
      await window({ viewport: { width, height: 800 } }, async (page, base) => {
        for (const path of SCREENS) {
          await page.goto(base + path);
          const over = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
          expect(over, `${path} at ${width}`).toBeLessThanOrEqual(0);
        }
      });
    }
  });

  test("words stand out from their ground by 4.5 to 1, in the light and in the dark", {
    timeout: 300_000,
  }, async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      await window({ colorScheme }, async (page, base) => {
        for (const path of [...SCREENS, "/timeline?status=announced"]) {
          await page.goto(base + path);
          expect(await page.evaluate(`${IN_PAGE}; faintWords()`), `${path} in the ${colorScheme}`).toEqual([]);
        }
      });
    }
  });

  test("each screen has one heading of the first order, labels on its fields and names on its pictures", {
    timeout: 300_000,
  }, async () => {
    await window({}, async (page, base) => {
      for (const path of SCREENS) {
        await page.goto(base + path);
        const amiss = await page.evaluate(`${IN_PAGE}; stumbles()`);
        expect(amiss, path).toEqual([]);
      }
    });
  });

  test("by keys: from section to section, to the sentence, back, and nothing while one writes", async () => {
    await window({}, async (page, base) => {
      const at = () => new URL(page.url()).pathname;
      await page.goto(base);
      await page.locator("html.script").waitFor();
      for (const [key, path] of [
        ["t", "/timeline"],
        ["v", "/visits"],
        ["e", "/events"],
        ["a", "/actors"],
        ["q", "/quotes"],
        ["f", "/figures"],
        ["s", "/sources"],
        ["r", "/review"],
        ["i", "/import"],
        ["d", "/"],
      ] as const) {
        await page.keyboard.press("g");
        await page.keyboard.press(key);
        await page.waitForURL(base + path);
        await page.locator("html.script").waitFor();
      }
      await page.goto(`${base}/timeline`);
      await page.locator("html.script").waitFor();
      await page.keyboard.press("j");
      await page.keyboard.press("Enter");
      await page.waitForURL(/\/events\/ev_/);
      await page.locator("html.script").waitFor();
      await page.keyboard.press("o");
      await page.waitForURL(/\/pages\//);
      expect(await page.locator("mark.shown").count()).toBeGreaterThan(0);
      await page.locator("html.script").waitFor();
      await page.keyboard.press("2");
      await page.waitForURL(/mode=raw/);
      await page.locator("html.script").waitFor();
      await page.keyboard.press("/");
      await page.keyboard.type("g2?");
      expect(await page.locator("#find").inputValue()).toBe("g2?");
      await page.keyboard.press("Escape");
      await page.keyboard.press("?");
      await page.waitForURL(`${base}/help/keys`);
      await page.locator("#keys-switch button").click();
      await page.keyboard.press("g");
      await page.keyboard.press("t");
      expect(at()).toBe("/help/keys");
      await page.locator("#keys-switch button").click();
      await page.keyboard.press("Control+k");
      await page.keyboard.type("visits");
      await page.keyboard.press("Enter");
      await page.waitForURL(`${base}/visits`);
    });
  });

  test("by keys: the window of the timeline, the picture as a table, the filter, a decision in Review", async () => {
    await window({}, async (page, base) => {
      await page.goto(`${base}/timeline`);
      await page.locator("html.script").waitFor();
      await page.keyboard.press("t");
      expect(await page.locator("details.twin").first().getAttribute("open")).not.toBeNull();
      await page.keyboard.press("f");
      expect(await page.locator("details.filter").getAttribute("open")).not.toBeNull();
      await page.keyboard.press("Escape");
      await page.keyboard.press("ArrowRight");
      await page.waitForURL(/from=.*to=/);
      await page.goto(`${base}/review`);
      await page.locator("html.script").waitFor();
      said.length = 0;
      await Promise.all([page.waitForEvent("requestfinished"), page.keyboard.press("a")]);
      await expect.poll(() => said[0]?.op).toBe("accept");
    });
  });

  test("by mouse: a value that another text gives is taken, words selected are put in", async () => {
    await window({}, async (page, base) => {
      await page.goto(`${base}/events/ev_visit`);
      said.length = 0;
      await page.getByRole("button", { name: "use this" }).first().click();
      await expect.poll(() => said[0]?.op).toBe("set");
      await page.goto(`${base}/pages/c`);
      await page.locator("html.script").waitFor();
      await page.locator("[data-body] p").first().click({ clickCount: 3 });
      await page.keyboard.press("Shift+E");
      await expect.poll(() => page.locator("#add textarea").first().inputValue()).not.toBe("");
      const exact = await page.locator("#add textarea").first().inputValue();
      expect(exact.length).toBeGreaterThan(20);
      expect(exact).not.toMatch(/\b[eqp]\d\b/);
      await page.getByRole("button", { name: "Put the event in" }).click();
      await expect.poll(() => said.at(-1)).toMatchObject({ op: "add", id: "c", exact });
    });
  });

  test("pages are handed in by choosing and by pasting, and a view is kept, with and without script", async () => {
    for (const javaScriptEnabled of [true, false]) {
      await window({ javaScriptEnabled }, async (page, base) => {
        handed.length = 0;
        await page.goto(`${base}/import`);
        if (javaScriptEnabled) await page.locator("html.script").waitFor();
        await page
          .getByLabel("Files")
          .first()
          .setInputFiles([{ name: "one.html", mimeType: "text/html", buffer: Buffer.from("<p>One</p>") }]);
        await page.getByRole("button", { name: "Read them" }).click();
        await page.waitForURL(`${base}/import/job1`);
        expect(handed.map(({ path }) => path)).toEqual(["one.html"]);
        // While it is read, the screen follows by itself.
        if (javaScriptEnabled) {
          handed.push({ path: "two.html", outcome: "same", pages: [], why: null });
          await page.getByText("two.html").waitFor();
          await page.locator("#said").getByText("All is read").waitFor();
        }
        await page.goto(`${base}/import`);
        await page.getByLabel("Or paste an article").fill("A title\n\nA text.");
        await page.getByRole("button", { name: "Read it" }).click();
        await page.waitForURL(`${base}/import/job1`);
        expect(handed.at(-1)!.path).toBe("pasted.txt");
        kept.length = 0;
        await page.goto(`${base}/views`);
        await page.getByLabel("Name").fill("Held");
        await page.getByLabel("Address").fill("/timeline?status=held");
        await page.getByRole("button", { name: "Keep this view" }).click();
        await page.getByRole("link", { name: "Held" }).click();
        expect(page.url()).toBe(`${base}/timeline?status=held`);
      });
    }
  });
});
