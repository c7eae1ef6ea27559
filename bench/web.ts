/**
 * What one waits for in the web app: N generated pages (`READOUT_PAGES`, 10,000 unless told; the aim is set for 100,000) served, and looked
 * at in Chromium. First view and each section, from the click to the picture drawn; then a timeline of 20,000 events scrolled through by a
 * script, frames a second, and the memory of its tab. Left out where there is no Chromium.
 * `READOUT_STORE=FILE` takes a `record.db` that is there already instead of making one.
 */
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { type Browser, chromium, type Page } from "playwright-core";
import { stateNames } from "../src/cli/states.ts";
import { loadAtlas } from "../src/load/atlas.ts";
import { isCurrentSqlite, openSqlite } from "../src/store/sqlite.ts";
import type { Store } from "../src/store/store.ts";
import { startServer } from "../src/ui/server.ts";
import { manyEvents } from "./many-events.ts";
import type { Row } from "./row.ts";
import { fill } from "./store.ts";

const EVENTS = 20_000;
const CHROMIUM = process.env.READOUT_CHROMIUM ?? ["/usr/bin/chromium", "/usr/bin/google-chrome"].find(existsSync);

export async function webBench(): Promise<Row[]> {
  if (CHROMIUM === undefined) return [{ set: "web app", measure: "skipped", value: "no Chromium" }];
  const folder = mkdtempSync(join(tmpdir(), "readout-web-bench-"));
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ["--no-sandbox", "--disable-gpu", "--enable-precise-memory-info"],
  });
  try {
    const ready = process.env.READOUT_STORE;
    // A store of other tables would be made anew, and so be empty.
    if (ready !== undefined && !isCurrentSqlite(ready)) throw new Error(`${ready} is no record.db of this version`);
    const size = Number(process.env.READOUT_PAGES ?? 10_000);
    const store = open(ready ?? join(folder, "pages.db"));
    if (ready === undefined) await fill(store, size, folder);
    const { pages } = await store.counts();
    const rows = await served(store, browser, (page, base) =>
      screens(page, base, store, `${pages.toLocaleString("en")} generated pages`),
    );
    await store.close();
    const events = open(join(folder, "events.db"));
    await events.putRecord(manyEvents(EVENTS), "generated");
    rows.push(...(await served(events, browser, panned)));
    await events.close();
    return rows;
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const NAMES = stateNames("data");
const open = (path: string): Store => openSqlite(path, { stateName: (code) => NAMES.get(code) ?? null });

async function served(
  store: Store,
  browser: Browser,
  work: (page: Page, base: string) => Promise<Row[]>,
): Promise<Row[]> {
  const server = await startServer(store, {
    port: 0,
    tries: 1,
    name: "Generated",
    stateNames: NAMES,
    atlas: () => loadAtlas("data"),
  });
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    return await work(await context.newPage(), `http://127.0.0.1:${server.port}`);
  } finally {
    await context.close();
    await server.close();
  }
}

/** Milliseconds until the first bytes, and until it is painted; nothing is taken from what the browser kept. */
async function seen(page: Page, address: string): Promise<{ readonly bytes: number; readonly painted: number }> {
  const answer = await page.goto(address, { waitUntil: "load" });
  if (answer?.ok() !== true) throw new Error(`${address} answers ${answer?.status()}`);
  return page.evaluate(`new Promise((done) => {
    const told = () => {
      const [way] = performance.getEntriesByType("navigation");
      const paint = performance.getEntriesByName("first-contentful-paint")[0];
      if (paint === undefined) setTimeout(told, 5);
      else done({ bytes: way.responseStart, painted: Math.max(paint.startTime, way.domContentLoadedEventEnd) });
    };
    told();
  })`);
}

async function screens(page: Page, base: string, store: Store, set: string): Promise<Row[]> {
  const [dyad] = await store.dyads();
  const [event] = (await store.events({ limit: 1, types: ["CONSULT"] })).items;
  const [text] = (await store.pages({ limit: 1 })).items;
  const [actor] = (await store.actors({ limit: 1 })).items;
  const word = text?.title?.split(" ")[0] ?? "a";
  const addresses = [
    "/",
    "/timeline",
    "/timeline?from=2021-05&to=2021-08",
    "/visits",
    "/events",
    "/actors",
    "/quotes",
    "/figures",
    "/sources",
    "/review",
    `/search?q=${word}`,
    ...(dyad === undefined ? [] : [`/dyad/${dyad.a}/${dyad.b}`]),
    ...(event === undefined ? [] : [`/events/${event.id}`]),
    ...(actor === undefined ? [] : [`/actors/${actor.id}`]),
    ...(text === undefined ? [] : [`/pages/${text.id}`]),
  ];
  const rows: Row[] = [];
  const first = await seen(page, `${base}/`);
  rows.push({ set, measure: "first view, ms from the address to the picture", value: first.painted.toFixed(0) });
  for (const address of addresses) {
    const times = [];
    // A parameter that means nothing makes each a question of its own, so that no answer is one that was kept.
    for (let n = 0; n < 9; n++)
      times.push(await seen(page, `${base}${address}${address.includes("?") ? "&" : "?"}n=${n}`));
    const half = (list: readonly number[]) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]!.toFixed(0);
    const name = address.replace(/(?<=\/(events|actors|pages)\/).*/, "…").replace(/(?<=q=).*/, "…");
    rows.push({
      set,
      measure: `${name}, ms to the first byte and to the picture, half-way of 9`,
      value: `${half(times.map(({ bytes }) => bytes))}, ${half(times.map(({ painted }) => painted))}`,
    });
  }
  const parts = [base, `${base}/style.css`, ...SCRIPTS.map((name) => `${base}/script/${name}`)];
  const bodies = await Promise.all(parts.map(async (part) => Buffer.from(await (await fetch(part)).arrayBuffer())));
  const packed = bodies.map((body) => gzipSync(body).length / 1024);
  rows.push({
    set,
    measure: "first view, kB compressed: page, style, script",
    value: `${packed[0]!.toFixed(0)}, ${packed[1]!.toFixed(0)}, ${packed
      .slice(2)
      .reduce((a, b) => a + b, 0)
      .toFixed(0)}`,
  });
  return rows;
}

const SCRIPTS = [
  "main.js",
  "keys.js",
  "pan.js",
  "say.js",
  "swap.js",
  "edit.js",
  "select.js",
  "drop.js",
  "progress.js",
  "palette.js",
];

/** Frames a second that this machine, with what else it does, gives to a page on which nothing but a small square moves. */
async function bare(page: Page): Promise<number> {
  await page.setContent('<div style="width:20px;height:20px;background:#888"></div>');
  return page.evaluate(`new Promise((done) => {
    const square = document.querySelector("div");
    let frames = 0;
    const begun = performance.now();
    const step = (now) => {
      frames += 1;
      square.style.transform = "translateX(" + (frames % 300) + "px)";
      if (now - begun < 5000) requestAnimationFrame(step);
      else done(frames / 5);
    };
    requestAnimationFrame(step);
  })`);
}

/** Two thousand days scrolled through at 12 pixels a frame for ten seconds, there and back. */
async function panned(page: Page, base: string): Promise<Row[]> {
  const set = `timeline of ${EVENTS.toLocaleString("en")} events`;
  const most = await bare(page);
  const begun = await seen(page, `${base}/timeline?from=2021-01&to=2021-12`);
  await page.hover("figure.lanes .scroll");
  await page.waitForFunction("document.querySelector('figure.lanes').dataset.windows === '3'");
  await page.waitForTimeout(500);
  const { frames, half, slow, longest, moved } = (await page.evaluate(`new Promise((done) => {
    const figure = document.querySelector("figure.lanes");
    const box = figure.querySelector(".scroll");
    const from = figure.dataset.first;
    const times = [];
    let last = performance.now();
    const begun = last;
    const step = (now) => {
      times.push(now - last);
      last = now;
      box.scrollLeft += now - begun < 5000 ? 12 : -12;
      if (now - begun < 10000) return requestAnimationFrame(step);
      times.sort((a, b) => a - b);
      const at = (share) => times[Math.floor(times.length * share)];
      done({ frames: times.length / 10, half: at(0.5), slow: at(0.95), longest: times.at(-1), moved: figure.dataset.first !== from });
    };
    requestAnimationFrame(step);
  })`)) as { frames: number; half: number; slow: number; longest: number; moved: boolean };
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  await session.send("Performance.enable");
  const { metrics } = await session.send("Performance.getMetrics");
  const metric = (name: string) => metrics.find((one) => one.name === name)?.value ?? 0;
  const all = (await page.evaluate("performance.memory.totalJSHeapSize")) as number;
  return [
    { set, measure: "ms to the picture", value: begun.painted.toFixed(0) },
    {
      set,
      measure: "frames a second while it is scrolled through; on an empty page at the same time",
      value: `${frames.toFixed(1)}; ${most.toFixed(1)}`,
    },
    {
      set,
      measure: "ms a frame: half-way, 95th percentile, longest; further windows fetched",
      value: `${half.toFixed(1)}, ${slow.toFixed(1)}, ${longest.toFixed(0)}; ${moved ? "yes" : "no"}`,
    },
    {
      set,
      measure: "memory of the tab: MB of script, elements",
      value: `${(Math.max(all, metric("JSHeapTotalSize")) / 2 ** 20).toFixed(0)}, ${metric("Nodes").toLocaleString("en")}`,
    },
    { set, measure: "memory of the tab's process, MB", value: await processMemory(page) },
  ];
}

/** Resident memory of the process that draws the page, from the system; "not known" elsewhere than on Linux. */
async function processMemory(page: Page): Promise<string> {
  const session = await page.context().browser()!.newBrowserCDPSession();
  const { processInfo } = (await session.send("SystemInfo.getProcessInfo")) as {
    processInfo: readonly { readonly type: string; readonly id: number; readonly cpuTime: number }[];
  };
  const { readFileSync } = await import("node:fs");
  const sizes = processInfo
    .filter(({ type }) => type === "renderer")
    .map(({ id }) => {
      try {
        return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, "utf8"))?.[1] ?? 0) / 1024;
      } catch {
        return 0;
      }
    });
  const most = Math.max(0, ...sizes);
  return most === 0 ? "not known" : most.toFixed(0);
}
