/**
 * The web app as files that open from disk: every address that can be reached from the front page is asked for and written, its links
 * made relative. Forms need a server, so they go; the box for searching leads to `search.html`, which looks through a list of all
 * records by a script of its own. Nothing in it asks anything of the network.
 */
import { createHash } from "node:crypto";
import { posix } from "node:path";
import { escapeHtml } from "../ui/html.ts";
import { SEARCH_SCRIPT } from "../ui/static-search.ts";
import type { Screens } from "./screens.ts";

/** Parameters that lead on within a list; an address with others is a filter, of which a page of its own is made only where a screen links to it. */
const PAGING = new Set(["after", "order"]);
/** Screens that are of use only where something can be asked or said. */
const LIVE = /^\/(search|review|changes|api|mcp|reconcile|corrections|views)\b|\.json$/;

export interface Site {
  /** By path within the folder. */
  readonly files: ReadonlyMap<string, string | Uint8Array>;
  readonly screens: number;
}

/** `records`: what is searched. `beat` is called between addresses. */
export async function siteOf(
  screens: Screens,
  records: readonly Searched[],
  beat: (done: number, known: number) => Promise<boolean>,
): Promise<Site | null> {
  const files = new Map<string, string | Uint8Array>();
  const queue: string[] = ["/"];
  const known = new Set(queue);
  let done = 0;
  for (let address = queue.shift(); address !== undefined; address = queue.shift()) {
    if (!(await beat(done++, known.size))) return null;
    const response = await screens(address);
    if (!response.ok) continue;
    const type = response.headers.get("content-type") ?? "";
    if (!type.startsWith("text/html")) {
      files.set(fileOf(address), new Uint8Array(await response.arrayBuffer()));
      continue;
    }
    const here = fileOf(address);
    const filtered = isFiltered(address);
    const text = (await response.text())
      .replace(/<form class="find"[\s\S]*?<\/form>/, FIND(relative(here, "search.html")))
      // The keys of the live app: a browser loads no module from disk, and there is nothing to be said here.
      .replace(/<script type="module"[^>]*><\/script>\s*/g, "")
      .replace(/<details class="filter"[\s\S]*?<\/details>/g, "")
      .replace(/<form\b(?! class="find" action="[^"]*search\.html")[\s\S]*?<\/form>/g, "")
      .replace(/\b(href|src)="([^"]*)"/g, (whole, name: string, written: string) => {
        const link = unescaped(written);
        if (!link.startsWith("/") || link.startsWith("//")) return whole;
        const { pathname, search, hash } = new URL(link, "http://localhost");
        let target = `${pathname}${search}`;
        if (LIVE.test(pathname)) return pathname === "/search" ? `${name}="${relative(here, "search.html")}"` : "";
        // The record pointed at is found by its anchor.
        if (pathname.startsWith("/pages/")) target = pathname;
        // Filters of filters would be without end.
        if (filtered && isFiltered(target)) target = pathname;
        if (!known.has(target)) {
          known.add(target);
          queue.push(target);
        }
        return `${name}="${escapeHtml(relative(here, fileOf(target)) + hash)}"`;
      });
    files.set(here, text);
  }
  const [front] = [String(files.get("index.html"))];
  files.set(
    "search.html",
    front.replace(/(<main[^>]*>)[\s\S]*?(<\/main>)/, (_, open, close) => `${open}${SEARCH_BODY}${close}`),
  );
  files.set("search-list.js", `const RECORDS = ${JSON.stringify(records.map(withFile)).replaceAll("<", "\\u003c")};\n`);
  files.set("search.js", SEARCH_SCRIPT);
  return { files, screens: done };
}

/** What the search looks through: a line of a record, and the address of its screen. */
export interface Searched {
  readonly title: string;
  readonly text: string;
  readonly address: string;
}

const withFile = ({ title, text, address }: Searched) => ({ title, text, file: fileOf(address) });

const isFiltered = (address: string) => {
  const { searchParams } = new URL(address, "http://localhost");
  return [...searchParams.keys()].some((name) => !PAGING.has(name));
};

/** The file of an address: "/events/ev_1" → "events/ev_1.html"; of a filter a name made of it. Names hold only what every system allows. */
export function fileOf(address: string): string {
  const { pathname, search } = new URL(address, "http://localhost");
  const parts = pathname.split("/").filter((part) => part !== "");
  const safe = parts.map((part) => {
    const name = decodeURIComponent(part);
    return /^[\w.-]{1,80}$/.test(name) && !name.startsWith(".")
      ? name
      : `${name.replace(/[^\w-]+/g, "-").slice(0, 40)}-${hash(name)}`;
  });
  const path = safe.join("/") || "index";
  const whole = search === "" ? path : `${path}-${hash(search)}`;
  return search === "" && /\.(css|svg|js|png|woff2)$/.test(whole) ? whole : `${whole}.html`;
}

const hash = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 10);
const relative = (from: string, to: string) => posix.relative(posix.dirname(from), to) || posix.basename(to);
const unescaped = (text: string) =>
  text
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");

const FIND = (action: string) =>
  `<form class="find" action="${action}" role="search"><label class="unseen" for="find">Search</label><input id="find" name="q" type="search" placeholder="Search" autocomplete="off"></form>`;
const SEARCH_BODY = `<h1>Search</h1><p id="count" class="lead"></p><ul id="found" class="plain results"></ul><noscript><p>Searching needs a script; the lists above do not.</p></noscript><script src="search-list.js"></script><script src="search.js"></script>`;
