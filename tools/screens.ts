/**
 * Pictures of every screen over a workspace, light and dark, wide and narrow, into artefacts/screens (which git ignores), to be looked at:
 * npx tsx tools/screens.ts WORKSPACE [PATTERN]. PATTERN is a regular expression on the address. SCREENS=light-1280 takes
 * only these; FOLD=1400 cuts them at that height.
 */
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { stateNames } from "../src/cli/states.ts";
import { loadAtlas } from "../src/load/atlas.ts";
import { openForReading } from "../src/store/workspace.ts";
import { startServer } from "../src/ui/server.ts";

const [folder, pattern = "."] = process.argv.slice(2);
if (folder === undefined) throw new Error("Name a workspace: npx tsx tools/screens.ts WORKSPACE [PATTERN]");
const root = join(import.meta.dirname, "..");
const names = stateNames(join(root, "data"));
const workspace = openForReading(folder, { stateName: (code) => names.get(code) ?? null });
const desk = { token: "none", log: () => [], say: async () => [] };
const job = {
  id: "job1",
  state: "reading",
  why: null,
  files: [
    { path: "a.html", outcome: "read", pages: ["a"], why: null },
    { path: "b.bin", outcome: "failed", pages: [], why: "b.bin is not text." },
    { path: "c.html", outcome: "waiting", pages: [], why: null },
  ],
} as const;
const server = await startServer(workspace.store, {
  port: 0,
  tries: 1,
  name: workspace.name,
  stateNames: names,
  atlas: () => loadAtlas(join(root, "data")),
  desk,
  book: {
    list: () => [{ id: "vw_1", name: "China, held", address: "/timeline?actor=CHN&status=held" }],
    keep() {},
    remove() {},
  },
  imports: { take: () => job.id, jobs: () => [job], job: () => job, stop() {}, resume() {} },
});
const base = `http://127.0.0.1:${server.port}`;

/** One of each kind of screen, by the record that has most to show. */
async function addresses(): Promise<readonly string[]> {
  const { store } = workspace;
  const [dyad] = await store.dyads();
  const events = (await store.events({ limit: 1000 })).items;
  const most = <T>(list: readonly T[], size: (one: T) => number) => [...list].sort((a, b) => size(b) - size(a))[0];
  const event = most(events, (one) => one.mentions.length * 10 + one.disagree.length * 30);
  const quote = most((await store.statements({ limit: 1000 })).items, (one) => one.variants.length);
  const page = most((await store.pages({ limit: 1000 })).items, (one) => one.events + one.statements + one.figures);
  const lists =
    "/ /timeline /visits /events /actors /quotes /figures /documents /claims /sources /review /changes /views /import /import/job1 /help/keys /search?q=trade";
  return [
    ...lists.split(" "),
    ...(dyad === undefined ? [] : [`/dyad/${dyad.a}/${dyad.b}`, `/actors/${dyad.a}`]),
    ...(event === undefined ? [] : [`/events/${event.id}`, `/actors/${encodeURIComponent(event.actor[0] ?? "")}`]),
    ...(quote === undefined ? [] : [`/quotes/${quote.id}`]),
    ...(page === undefined
      ? []
      : ["", "?mode=raw", "?mode=beside"].map((mode) => `/pages/${encodeURIComponent(page.id)}${mode}`)),
  ];
}

const executablePath = process.env.READOUT_CHROMIUM ?? ["/usr/bin/chromium", "/usr/bin/google-chrome"].find(existsSync);
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: ["--no-sandbox", "--disable-gpu"],
});
const out = join(root, "artefacts", "screens");
mkdirSync(out, { recursive: true });
const views = process.env.SCREENS?.split(",") ?? ["light-1280", "dark-1280", "light-390", "dark-390"];
for (const view of views) {
  const [scheme, width] = view.split("-");
  const context = await browser.newContext({
    colorScheme: scheme === "dark" ? "dark" : "light",
    viewport: { width: Number(width), height: Number(process.env.FOLD ?? 900) },
  });
  const page = await context.newPage();
  for (const address of await addresses()) {
    if (!new RegExp(pattern).test(address)) continue;
    await page.goto(base + address);
    const name = address === "/" ? "home" : address.slice(1).replace(/[^\w.-]+/g, "_");
    await page.screenshot({ path: join(out, `${name}.${view}.png`), fullPage: process.env.FOLD === undefined });
  }
  await context.close();
}
await browser.close();
await server.close();
await workspace.close();
