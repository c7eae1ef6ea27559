/**
 * The web app for everybody, in Chromium over the example pages: at 320 px and at twice the size, by keyboard, with the system's own colours, without
 * motion, on paper, in scripts from right to left, and with pages that mean harm. Every screen; and nothing is asked of any other computer.
 */
import { readFileSync } from "node:fs";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CHROMIUM, inWindow, launchChromium } from "./chromium.ts";
import { addressesIn, exampleSite, type Site, siteOf } from "./example-site.ts";
import { hostileRecord, SCRIPTS, scriptsRecord } from "./odd-records.ts";

/** Asks for the direction of the innermost of these that holds the text. */
const directionOf = (selector: string, text: string) =>
  `getComputedStyle([...document.querySelectorAll(${JSON.stringify(selector)})].filter((one) => one.textContent.includes(${JSON.stringify(text)})).at(-1)).direction`;

/** What a machine under load may take. */
const SOON = { timeout: 15_000 };
const IN_PAGE = readFileSync(new URL("./in-page.js", import.meta.url), "utf8");
let browser: Browser;
let site: Site;

describe.skipIf(CHROMIUM === undefined)("for everybody", () => {
  beforeAll(async () => {
    [site, browser] = await Promise.all([exampleSite(), launchChromium()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  /** What each screen answers to a question asked of it in the page; screens without an answer are left out. */
  async function asked(options: BrowserContextOptions, question: string, first?: (page: Page) => Promise<unknown>) {
    const found: string[] = [];
    await inWindow(browser, site.base, options, async (page) => {
      for (const address of site.addresses.filter((one) => one !== "/nowhere")) {
        await page.goto(site.base + address);
        await first?.(page);
        const answers = (await page.evaluate(`${IN_PAGE}; ${question}`)) as readonly string[];
        found.push(...answers.map((answer) => `${address}: ${answer}`));
      }
    });
    return found;
  }

  test("nothing runs off the side or is cut off at 320 px, nor at twice the size", { timeout: 300_000 }, async () => {
    expect(await asked({ viewport: { width: 320, height: 640 } }, "cutOff()")).toEqual([]);
    expect(await asked({ viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 }, "cutOff()")).toEqual([]);
    const larger = (page: Page) =>
      page.addStyleTag({ content: "html { font-size: 34px !important }" }).catch(() => null);
    expect(await asked({ viewport: { width: 1280, height: 900 }, bypassCSP: true }, "cutOff()", larger)).toEqual([]);
  });

  test("by keyboard one comes to everything in its order, sees where one is, and is never held", {
    timeout: 300_000,
  }, async () => {
    await inWindow(browser, site.base, { viewport: { width: 1280, height: 900 } }, async (page) => {
      for (const address of site.addresses.filter((one) => one !== "/nowhere")) {
        await page.goto(site.base + address);
        const stops: { order: number; seen: boolean; shown: string }[] = [];
        for (let count = 0; count < 24; count++) {
          await page.keyboard.press("Tab");
          const stop = (await page.evaluate(`${IN_PAGE}; focusAt()`)) as (typeof stops)[number] | null;
          if (stop === null) break;
          stops.push(stop);
        }
        const order = stops.map((stop) => stop.order);
        expect(order, address).toEqual([...order].sort((a, b) => a - b));
        expect(new Set(order).size, `${address} holds the focus`).toBe(order.length);
        expect(
          stops.filter(({ seen }) => !seen).map(({ shown }) => shown),
          address,
        ).toEqual([]);
      }
    });
  });

  test("with the system's own colours every shape and word is drawn in them", { timeout: 300_000 }, async () => {
    expect(await asked({ forcedColors: "active" }, "lostShapes()")).toEqual([]);
  });

  test("whoever wants no motion gets none", { timeout: 300_000 }, async () => {
    expect(await asked({ reducedMotion: "reduce" }, "motions()")).toEqual([]);
  });

  test("on paper: no navigation, no forms, nothing folded, the sources as footnotes with their addresses", {
    timeout: 300_000,
  }, async () => {
    await inWindow(browser, site.base, { viewport: { width: 794, height: 1123 } }, async (page) => {
      await page.emulateMedia({ media: "print" });
      for (const address of site.addresses.filter((one) => one !== "/nowhere")) {
        await page.goto(site.base + address);
        expect(await page.evaluate(`${IN_PAGE}; onPaper()`), address).toEqual([]);
        expect((await page.pdf({ format: "A4" })).length, address).toBeGreaterThan(2000);
      }
      for (const address of site.addresses.filter((one) =>
        /^\/(dyad|events|quotes)\/|^\/timeline$|^\/quotes$/.test(one),
      )) {
        await page.goto(site.base + address);
        expect(await page.locator("ol.notes > li").count(), address).toBeGreaterThan(0);
        expect(await page.locator("ol.notes > li").first().isVisible(), address).toBe(true);
        // Each raised number has its note.
        const numbers = await page.locator("sup.note").allTextContents();
        const notes = await page.locator("ol.notes > li").count();
        expect(Math.max(...numbers.map(Number)), address).toBe(notes);
      }
    });
  });

  test("the timeline is scrolled through by mouse and by keys; address and list follow", {
    timeout: 300_000,
  }, async () => {
    await inWindow(browser, site.base, { viewport: { width: 1280, height: 900 } }, async (page) => {
      await page.goto(`${site.base}/timeline?from=2023-03&to=2023-06`);
      await page.locator("html.script").waitFor();
      const picture = page.locator("figure.lanes[data-windows]");
      await picture.hover();
      await page.locator("figure.lanes[data-windows='3']").waitFor();
      const before = await picture.getAttribute("data-first");
      const box = (await picture.locator(".scroll").first().boundingBox())!;
      await page.mouse.move(box.x + 900, box.y + 40);
      await page.mouse.down();
      await page.mouse.move(box.x + 300, box.y + 40, { steps: 8 });
      await page.mouse.up();
      await page.waitForURL(/window=exact/);
      expect(new URL(page.url()).pathname).toBe("/timeline");
      const from = new URL(page.url()).searchParams.get("from")!;
      expect(from > "2023-03-30").toBe(true);
      // The list tells of the days that are now seen.
      await expect
        .poll(async () => page.locator("#listed time").first().getAttribute("datetime"), SOON)
        .not.toMatch(/^2023-03-0/);
      await page.keyboard.press("ArrowRight");
      await expect.poll(() => new URL(page.url()).searchParams.get("from")! > from, SOON).toBe(true);
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("ArrowRight");
      await expect.poll(() => picture.getAttribute("data-first"), SOON).not.toBe(before);
      // The address that it left is that window.
      const rested = () => page.evaluate("location.search");
      let last = "";
      for (let search = await rested(); search !== last; search = await rested()) {
        last = String(search);
        await page.waitForTimeout(900);
      }
      const left = new URL(page.url()).searchParams.get("from")!;
      await page.reload();
      const first = Number(await picture.getAttribute("data-first"));
      expect(new Date(first * 864e5).toISOString().slice(0, 10)).toBe(left);
    });
  });

  test("pages that mean harm stay words on every screen and in every picture", { timeout: 300_000 }, async () => {
    const hostile = await siteOf(hostileRecord(), "Hostile");
    try {
      await inWindow(browser, hostile.base, { viewport: { width: 1280, height: 900 } }, async (page) => {
        const alarms: string[] = [];
        page.on("dialog", (dialog) => {
          alarms.push(dialog.message());
          void dialog.dismiss();
        });
        const drawn = new Set<string>();
        for (const address of (await addressesIn(hostile.store)).filter((one) => one !== "/nowhere")) {
          await page.goto(hostile.base + address);
          await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
          expect(await page.evaluate(`${IN_PAGE}; planted()`), address).toEqual([]);
          for (const kind of (await page.evaluate(`${IN_PAGE}; pictures()`)) as string[]) drawn.add(kind);
          expect(await page.evaluate(`${IN_PAGE}; bareTimes()`), address).toEqual([]);
        }
        expect(alarms).toEqual([]);
        // Each picture was among what was looked at.
        expect([...drawn].sort()).toEqual(
          "contacts days dots ego grid-of-claims ladder lanes lineage locator margin months offices outcomes outlets series".split(
            " ",
          ),
        );
      });
    } finally {
      await hostile.close();
    }
  });

  test("words in Arabic, Hebrew, Chinese and Japanese stand in their own direction, whole", {
    timeout: 300_000,
  }, async () => {
    const odd = await siteOf(scriptsRecord(), "Scripts");
    try {
      await inWindow(browser, odd.base, { viewport: { width: 390, height: 800 } }, async (page) => {
        for (const address of [
          "/quotes",
          "/timeline",
          "/dyad/CHL/PER",
          "/events/ev_ar",
          "/quotes/qt_he",
          "/pages/ar",
          "/pages/zh",
          "/search?q=الميناء",
        ]) {
          await page.goto(odd.base + address);
          expect(await page.evaluate(`${IN_PAGE}; cutOff()`), address).toEqual([]);
        }
        for (const { id, text, direction } of SCRIPTS) {
          await page.goto(`${odd.base}/quotes/qt_${id}`);
          expect(await page.evaluate(directionOf("blockquote", text)), id).toBe(direction);
          await page.goto(`${odd.base}/pages/${id}`);
          expect(await page.locator("[data-body]").getAttribute("lang")).toBe(id);
          expect(await page.evaluate(directionOf("[data-body], [data-body] p", text)), id).toBe(direction);
        }
      });
    } finally {
      await odd.close();
    }
  });
});
