/** Every screen over the example pages, in the light and in the dark, held to WCAG 2.2 AA and to good practice by axe (docs/decisions/0010). */
import { readFileSync } from "node:fs";
import type { AxeResults } from "axe-core";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CHROMIUM, inWindow, launchChromium } from "./chromium.ts";
import { exampleSite, type Site } from "./example-site.ts";

const AXE = readFileSync(new URL("../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
let browser: Browser;
let site: Site;

describe.skipIf(CHROMIUM === undefined)("axe finds nothing", () => {
  beforeAll(async () => {
    [site, browser] = await Promise.all([exampleSite(), launchChromium()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  for (const colorScheme of ["light", "dark"] as const)
    test(`in the ${colorScheme}`, { timeout: 600_000 }, async () => {
      const found: string[] = [];
      // What is folded is opened, so that it is looked at too. A screen that does not exist answers so, which is no complaint.
      for (const address of site.addresses.filter((one) => one !== "/nowhere"))
        await inWindow(browser, site.base, { colorScheme, viewport: { width: 1280, height: 900 } }, async (page) => {
          await page.goto(site.base + address);
          await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
          // The policy of the page forbids script in it, and is meant to; this is run by the browser.
          await page.evaluate(AXE);
          const run = `axe.run(document, { runOnly: ${JSON.stringify(TAGS)}, resultTypes: ["violations"] })`;
          const { violations } = (await page.evaluate(run)) as AxeResults;
          for (const { id, nodes } of violations)
            found.push(
              `${address}: ${id}: ${nodes
                .map(({ html }) => html.slice(0, 120))
                .slice(0, 3)
                .join(" | ")}`,
            );
        });
      expect(found).toEqual([]);
    });
});
