/**
 * Addresses → WARC records: `readout add --fetch https://post.example/talks` keeps the server's answer as a crawler would.
 *
 * Off unless asked for. Honours robots.txt (RFC 9309), asks again only with ETag and Last-Modified, one request at a time to
 * each host with a pause between, goes to no address of this computer or of a private network, and follows a redirect only
 * after looking at all of that again. Size and time are bounded. A feed's stories are fetched, not the feed.
 *
 * An answer is kept as one WARC record with its day and headers, so that the page knows its address and reading it again
 * needs no network.
 */
import { lookup as lookUp } from "node:dns";
import { readFileSync } from "node:fs";
import { request as httpRequest, type IncomingMessage, type RequestOptions } from "node:http";
import { request as httpsRequest } from "node:https";
import { BlockList, isIP } from "node:net";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { parse } from "smol-toml";
import type { Problem } from "../model/problem.ts";
import { feedLinks } from "../page/feed.ts";
import { headerBreak, headersOf, latin1 } from "../page/media.ts";

export interface FetchOptions {
  /** The most bytes of one answer, and of one page once it is unpacked. */
  readonly maxBytes: number;
  /** For one answer, in milliseconds. */
  readonly timeout: number;
  /** Between two requests to one host, in milliseconds. */
  readonly pause: number;
  /** Go to this computer and to private networks too. */
  readonly allowPrivate: boolean;
  /** How the program names itself: "readout/0.1.0". Its first word is looked for in robots.txt. */
  readonly agent: string;
}

export const FETCH_DEFAULTS: FetchOptions = {
  maxBytes: 8 * 1024 * 1024,
  timeout: 30_000,
  pause: 1000,
  allowPrivate: false,
  agent: "readout",
};

/** What readout.toml says about fetching: `allow_fetch`, `allow_private`. Both are off when it says nothing. */
export function fetchSettings(folder: string): { readonly allowFetch: boolean; readonly allowPrivate: boolean } {
  try {
    const settings = parse(readFileSync(join(folder, "readout.toml"), "utf8"));
    return { allowFetch: settings.allow_fetch === true, allowPrivate: settings.allow_private === true };
  } catch {
    return { allowFetch: false, allowPrivate: false };
  }
}

/** A page to fetch, as `intake` takes files. */
export interface Address {
  readonly url: string;
  /** A WARC record, or the problem. `kept` is the record of the last time; it comes back as it is when nothing has changed. */
  get(kept: Uint8Array | null): Promise<Uint8Array | Problem>;
}

/** The pages that an address stands for: itself, or the stories of the feed that it is. */
export async function addressesOf(url: string, fetcher: Fetcher): Promise<readonly (Address | Problem)[]> {
  const lazily = (one: string): Address => ({ url: one, get: (kept) => fetcher.get(one, kept) });
  if (!/feed|rss|atom|\.xml\b/i.test(url)) return [lazily(url)];
  const first = await fetcher.get(url, null);
  if (!(first instanceof Uint8Array)) return [first];
  const links = feedLinks(textOf(first), url);
  // A page whose address only sounds like a feed's has been fetched already.
  return links === null ? [{ url, get: async () => first }] : links.slice(0, MAX_STORIES).map(lazily);
}

/** Stories of one feed that are fetched. */
const MAX_STORIES = 200;
const MAX_REDIRECTS = 5;
/** RFC 9309, 2.5: a crawler reads at least this much of a robots.txt. */
const MAX_ROBOTS = 512 * 1024;

interface Answer {
  readonly status: number;
  readonly message: IncomingMessage;
  readonly bytes: Uint8Array;
}

export class Fetcher {
  private readonly options: FetchOptions;
  private readonly robots = new Map<string, Promise<Rules>>();
  /** For each host, when its last request is over: the time from which it may be asked again, in ms of `performance.now`. */
  private readonly turns = new Map<string, Promise<number>>();

  constructor(options: Partial<FetchOptions> = {}) {
    this.options = { ...FETCH_DEFAULTS, ...options };
  }

  /** The answer as a WARC record; `kept`, the record of the last time, when it has not changed since. Never throws. */
  async get(address: string, kept: Uint8Array | null): Promise<Uint8Array | Problem> {
    const refused = (why: string): Problem => ({ code: "fetch-refused", url: address, why });
    const failed = (why: string): Problem => ({ code: "fetch-failed", url: address, why });
    const known = kept === null ? null : headersOfRecord(kept);
    let at = address;
    for (let hops = 0; hops <= MAX_REDIRECTS; hops += 1) {
      const url = urlOf(at);
      if (url === null) return refused("it is no http or https address");
      try {
        if (this.isPrivate(url.hostname)) return refused(PRIVATE);
        const rules = await this.rulesOf(url);
        if (!rules.allow(url.pathname + url.search))
          return refused("the site's robots.txt does not let programs read it");
        const answer = await this.ask(url, this.options.maxBytes, known, rules.delay);
        const { status, message } = answer;
        if (status === 304 && kept !== null) return kept;
        if (status >= 300 && status < 400 && message.headers.location !== undefined) {
          const next = urlOf(message.headers.location, url);
          if (next === null) return refused("it leads on to what is no http or https address");
          at = next.href;
          continue;
        }
        if (status !== 200) return failed(`the server answered ${status}`);
        const record = recordOf(url.href, answer, new Date());
        return kept !== null && sameBody(kept, record) ? kept : record;
      } catch (error) {
        if (error instanceof Refused) return refused(error.message);
        return failed(
          error instanceof Error
            ? (SYSTEM_WORDS[(error as NodeJS.ErrnoException).code ?? ""] ?? error.message)
            : "for a reason unknown",
        );
      }
    }
    return failed(`it leads on more than ${MAX_REDIRECTS} times`);
  }

  private isPrivate(host: string): boolean {
    if (this.options.allowPrivate) return false;
    const bare = host.replace(/^\[|\]$/g, "");
    return isIP(bare) === 0 ? /(?:^|\.)localhost\.?$/i.test(bare) : isPrivateAddress(bare);
  }

  private rulesOf(url: URL): Promise<Rules> {
    let rules = this.robots.get(url.origin);
    if (rules === undefined) {
      rules = this.fetchRules(url);
      this.robots.set(url.origin, rules);
    }
    return rules;
  }

  /** RFC 9309, 2.3.1: a robots.txt that is not there allows all; one that cannot be had allows nothing. */
  private async fetchRules(page: URL): Promise<Rules> {
    let url = new URL("/robots.txt", page);
    for (let hops = 0; hops <= MAX_REDIRECTS; hops += 1) {
      if (this.isPrivate(url.hostname)) throw new Refused(PRIVATE);
      const { status, message, bytes } = await this.ask(url, MAX_ROBOTS, null, 0);
      const next = status >= 300 && status < 400 ? urlOf(message.headers.location ?? "", url) : null;
      if (next !== null) url = next;
      else if (status === 200)
        return robotsRules(new TextDecoder().decode(unpacked(bytes, message, MAX_ROBOTS)), this.options.agent);
      else if (status >= 400 && status < 500) return EVERYTHING;
      else return NOTHING;
    }
    return EVERYTHING;
  }

  /** One request, when it is the host's turn. */
  private async ask(
    url: URL,
    maxBytes: number,
    known: ReadonlyMap<string, string> | null,
    delay: number,
  ): Promise<Answer> {
    const before = this.turns.get(url.host) ?? Promise.resolve(0);
    let over: (next: number) => void = () => {};
    this.turns.set(
      url.host,
      new Promise((resolve) => {
        over = resolve;
      }),
    );
    const wait = (await before) - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    try {
      return await this.request(url, maxBytes, known);
    } finally {
      over(performance.now() + Math.max(this.options.pause, Math.min(delay, 30) * 1000));
    }
  }

  private request(url: URL, maxBytes: number, known: ReadonlyMap<string, string> | null): Promise<Answer> {
    const { timeout, allowPrivate, agent } = this.options;
    const headers: Record<string, string> = {
      "user-agent": agent,
      accept: "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,text/plain;q=0.8,*/*;q=0.1",
      "accept-encoding": "gzip",
    };
    const etag = known?.get("etag");
    const modified = known?.get("last-modified");
    if (etag !== undefined) headers["if-none-match"] = etag;
    if (modified !== undefined) headers["if-modified-since"] = modified;
    return new Promise((resolve, reject) => {
      const ask = url.protocol === "https:" ? httpsRequest : httpRequest;
      const options: RequestOptions = { headers, agent: false };
      // The address that is connected to is the one that was looked at.
      if (!allowPrivate) options.lookup = publicLookup;
      const request = ask(url, options, (message) => {
        const parts: Uint8Array[] = [];
        let size = 0;
        message.on("data", (part: Uint8Array) => {
          size += part.length;
          if (size <= maxBytes) {
            parts.push(part);
            return;
          }
          // The answer may have come whole in this very part, so that its end would be told as well.
          reject(new Error(`it is larger than ${maxBytes} bytes`));
          request.destroy();
        });
        message.on("end", () => resolve({ status: message.statusCode ?? 0, message, bytes: Buffer.concat(parts) }));
        message.on("error", reject);
        message.on("aborted", () => reject(new Error("the connection broke off")));
      });
      const timer = setTimeout(() => request.destroy(new Error(`it took longer than ${timeout / 1000} s`)), timeout);
      request.on("close", () => clearTimeout(timer));
      request.on("error", reject);
      request.end();
    });
  }
}

class Refused extends Error {}

const PRIVATE = "it leads to this computer or to a private network";

const SYSTEM_WORDS: Readonly<Record<string, string | undefined>> = {
  ENOTFOUND: "there is no such host",
  EAI_AGAIN: "the host's name could not be looked up",
  ECONNREFUSED: "the server takes no connection",
  ECONNRESET: "the connection broke off",
  EHOSTUNREACH: "the host cannot be reached",
  ENETUNREACH: "there is no network",
};

function urlOf(text: string, base?: URL): URL | null {
  try {
    const url = new URL(text, base);
    url.hash = "";
    if (url.username !== "" || url.password !== "") return null;
    return url.protocol === "http:" || url.protocol === "https:" ? url : null;
  } catch {
    return null;
  }
}

const publicLookup: NonNullable<RequestOptions["lookup"]> = (host, options, done) => {
  lookUp(host, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return done(error, "", 0);
    const found = addresses.filter((one) => !isPrivateAddress(one.address));
    const first = found[0];
    // One private address among several is one too many: which would be taken is chance.
    if (first === undefined || found.length < addresses.length) return done(new Refused(PRIVATE), "", 0);
    if (options.all === true) done(null, found);
    else done(null, first.address, first.family);
  });
};

/** IANA's registries of special-purpose addresses: nothing that the public network leads to. */
const SPECIAL = new BlockList();
for (const range of (
  "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 192.168.0.0/16 " +
  "198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4"
).split(" ")) {
  const [net = "", bits] = range.split("/");
  SPECIAL.addSubnet(net, Number(bits), "ipv4");
}
for (const range of "::/96 64:ff9b::/96 64:ff9b:1::/48 100::/64 2001::/23 2001:db8::/32 2002::/16 fc00::/7 fe80::/10 fec0::/10 ff00::/8".split(
  " ",
)) {
  const [net = "", bits] = range.split("/");
  SPECIAL.addSubnet(net, Number(bits), "ipv6");
}

/** Whether an IP address is of this computer, a private network or any other special use. */
export function isPrivateAddress(address: string): boolean {
  const bare = address.replace(/%.*$/, "");
  const mapped = /^::ffff:(.+)$/i.exec(bare)?.[1];
  if (mapped !== undefined) {
    if (isIP(mapped) === 4) return isPrivateAddress(mapped);
    const [high = "0", low = "0"] = mapped.split(":");
    const value = (Number.parseInt(high, 16) << 16) | Number.parseInt(low, 16);
    return isPrivateAddress([24, 16, 8, 0].map((shift) => (value >>> shift) & 255).join("."));
  }
  const family = isIP(bare);
  return family === 0 || SPECIAL.check(bare, family === 4 ? "ipv4" : "ipv6");
}

// ——— robots.txt ———

export interface Rules {
  /** Whether a path with its query may be read. */
  allow(path: string): boolean;
  /** Seconds that the site asks to leave between requests. */
  readonly delay: number;
}

const EVERYTHING: Rules = { allow: () => true, delay: 0 };
const NOTHING: Rules = { allow: () => false, delay: 0 };

/** The rules of a robots.txt for this agent: those of the groups that name it, else those for "*"; the longest that fits holds. */
export function robotsRules(text: string, agent: string): Rules {
  const name = /^[a-z_-]+/i.exec(agent)?.[0].toLowerCase() ?? "";
  const groups: { agents: string[]; rules: { allow: boolean; path: string }[]; delay: number }[] = [];
  let naming = false;
  for (const line of text.slice(0, MAX_ROBOTS).split(/\r\n?|\n/)) {
    const at = line.indexOf(":");
    if (at < 0) continue;
    const key = line.slice(0, at).trim().toLowerCase();
    const value = line
      .slice(at + 1)
      .split("#", 1)[0]!
      .trim();
    if (key === "user-agent") {
      if (!naming) groups.push({ agents: [], rules: [], delay: 0 });
      groups[groups.length - 1]!.agents.push(/^(?:\*|[a-z_-]+)/i.exec(value)?.[0].toLowerCase() ?? "");
      naming = true;
      continue;
    }
    const group = groups[groups.length - 1];
    if (group === undefined) continue;
    if (key === "allow" || key === "disallow") {
      naming = false;
      if (value !== "") group.rules.push({ allow: key === "allow", path: value.slice(0, 1000) });
    } else if (key === "crawl-delay") {
      naming = false;
      group.delay = Math.max(0, Number(value) || 0);
    }
  }
  const named = groups.filter((group) => group.agents.includes(name));
  const mine = named.length > 0 ? named : groups.filter((group) => group.agents.includes("*"));
  const rules = mine.flatMap((group) => group.rules);
  return {
    delay: Math.max(0, ...mine.map((group) => group.delay)),
    allow(path) {
      if (path === "/robots.txt") return true;
      const seen = decoded(path);
      let best = { length: -1, allow: true };
      for (const rule of rules) {
        const { length } = rule.path;
        if (length < best.length || (length === best.length && best.allow)) continue;
        if (fits(decoded(rule.path), seen)) best = { length, allow: rule.allow };
      }
      return best.allow;
    },
  };
}

const decoded = (path: string) =>
  path.replace(/%[0-9a-f]{2}/gi, (sign) =>
    /%(?:2f|2a|24)/i.test(sign) ? sign.toUpperCase() : latin1(Uint8Array.of(Number.parseInt(sign.slice(1), 16))),
  );

/** "*" stands for anything, a "$" at the end for the end. Each part is looked for behind the last, so that no pattern costs more than its length. */
function fits(pattern: string, path: string): boolean {
  const toEnd = pattern.endsWith("$");
  const parts = (toEnd ? pattern.slice(0, -1) : pattern).split("*");
  if (!path.startsWith(parts[0]!)) return false;
  let at = parts[0]!.length;
  for (const part of parts.slice(1, toEnd ? -1 : undefined)) {
    const found = path.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  if (!toEnd) return true;
  const last = parts[parts.length - 1]!;
  return parts.length === 1 ? path.length === at : path.length - last.length >= at && path.endsWith(last);
}

// ——— records ———

/** Headers that are kept: those that say how to read the page and when to ask for it again. */
const KEPT: readonly string[] = [
  "content-type",
  "content-encoding",
  "content-language",
  "etag",
  "last-modified",
  "date",
];

function recordOf(address: string, { message, bytes }: Answer, now: Date): Uint8Array {
  const lines = KEPT.flatMap((name) => {
    const value = message.headers[name];
    return typeof value === "string" ? [`${name}: ${value.replace(/[\r\n]/g, " ")}`] : [];
  });
  const answer = Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\n${lines.join("\r\n")}\r\n\r\n`, "latin1"), bytes]);
  const head =
    `WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: ${address}\r\nWARC-Date: ${now.toISOString().slice(0, 19)}Z\r\n` +
    `Content-Type: application/http; msgtype=response\r\nContent-Length: ${answer.length}\r\n\r\n`;
  return new Uint8Array(Buffer.concat([Buffer.from(head), answer, Buffer.from("\r\n\r\n")]));
}

/** The HTTP headers and the body within a record that `recordOf` made; null when it is none. */
function partsOf(record: Uint8Array): { headers: ReadonlyMap<string, string>; body: Uint8Array } | null {
  const outer = latin1(record.subarray(0, 5)) === "WARC/" ? headerBreak(record, 0) : null;
  const inner = outer === null ? null : headerBreak(record, outer.body);
  if (outer === null || inner === null) return null;
  const headers = headersOf(latin1(record.subarray(outer.body, inner.end)));
  return { headers, body: record.subarray(inner.body, record.length - 4) };
}

const headersOfRecord = (record: Uint8Array) => partsOf(record)?.headers ?? null;

function sameBody(a: Uint8Array, b: Uint8Array): boolean {
  const one = partsOf(a);
  const other = partsOf(b);
  return one !== null && other !== null && Buffer.compare(one.body, other.body) === 0;
}

function textOf(record: Uint8Array): string {
  const parts = partsOf(record);
  if (parts === null) return "";
  const bytes =
    parts.headers.get("content-encoding") === "gzip" ? gunzipped(parts.body, FETCH_DEFAULTS.maxBytes) : parts.body;
  return new TextDecoder().decode(bytes);
}

const unpacked = (bytes: Uint8Array, message: IncomingMessage, limit: number) =>
  message.headers["content-encoding"] === "gzip" ? gunzipped(bytes, limit) : bytes;

function gunzipped(bytes: Uint8Array, limit: number): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: limit });
  } catch {
    return new Uint8Array();
  }
}
