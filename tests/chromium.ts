/** Debian's Chromium for the tests, and a window in it that tells of every request that leaves for elsewhere and of every complaint. */
import { existsSync } from "node:fs";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { expect } from "vitest";

/** Where the browser stands; undefined where there is none, and its tests are then left out. */
export const CHROMIUM =
  process.env.READOUT_CHROMIUM ??
  ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) => existsSync(path));

export const launchChromium = (): Promise<Browser> =>
  chromium.launch({
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

/** Opens a window on the server at `base`, works in it, and expects that nothing was asked of anybody else and nothing complained of. */
export async function inWindow<T>(
  browser: Browser,
  base: string,
  options: BrowserContextOptions,
  work: (page: Page, base: string) => Promise<T>,
): Promise<T> {
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
