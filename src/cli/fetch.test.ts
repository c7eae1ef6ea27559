import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { unpack } from "../load/unpack.ts";
import { readPages } from "../page/index.ts";
import { addressesOf, Fetcher, type FetchOptions, isPrivateAddress, robotsRules } from "./fetch.ts";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.closeAllConnections();
});

/** A server of our own on this computer, and the requests that it saw. */
async function serve(listener: RequestListener): Promise<{ at: string; seen: IncomingMessage[] }> {
  const seen: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    seen.push(request);
    listener(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { at: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}

const fetcher = (options: Partial<FetchOptions> = {}) =>
  new Fetcher({ allowPrivate: true, pause: 0, timeout: 3000, ...options });
const pageOf = (record: unknown) => {
  if (!(record instanceof Uint8Array)) return record;
  return readPages(
    { file: "https://x.example/a.html", id: "a", bytes: record },
    { sha256: () => "", maxBytes: 1e6, unpack },
  )[0];
};
const html = "<html><body><p>The talks ended.</p></body></html>";

test("a page comes back as a record that knows its address and day", async () => {
  const { at, seen } = await serve((request, response) => {
    if (request.url === "/robots.txt") response.writeHead(404).end();
    else
      response
        .writeHead(200, { "content-type": "text/html; charset=utf-8", "content-encoding": "gzip" })
        .end(gzipSync(html));
  });
  const page = pageOf(await fetcher().get(`${at}/a.html#top`, null));
  expect(page).toMatchObject({ id: `${at}/a.html`, url: `${at}/a.html`, text: "The talks ended." });
  expect(page).toHaveProperty("retrieved", expect.stringMatching(/^\d{4}-\d\d-\d\d$/));
  expect(seen.map((request) => request.url)).toEqual(["/robots.txt", "/a.html"]);
});

test("asked again with ETag and Last-Modified, what has not changed is the same record", async () => {
  const { at, seen } = await serve((request, response) => {
    if (request.headers["if-none-match"] === '"1"') response.writeHead(304).end();
    else
      response
        .writeHead(request.url === "/a" ? 200 : 404, { etag: '"1"', "last-modified": "Fri, 10 May 2024 08:00:00 GMT" })
        .end(html);
  });
  const first = (await fetcher().get(`${at}/a`, null)) as Uint8Array;
  expect(await fetcher().get(`${at}/a`, first)).toBe(first);
  expect(seen.at(-1)?.headers["if-modified-since"]).toBe("Fri, 10 May 2024 08:00:00 GMT");
});

test("a server without ETag that gives the same body gives the same record", async () => {
  const { at } = await serve((request, response) => response.writeHead(request.url === "/a" ? 200 : 404).end(html));
  const first = (await fetcher().get(`${at}/a`, null)) as Uint8Array;
  expect(await fetcher().get(`${at}/a`, first)).toBe(first);
});

test("robots.txt is asked once and honoured, behind redirects too; a server that fails there allows nothing", async () => {
  const { at, seen } = await serve((request, response) => {
    if (request.url === "/robots.txt") response.end("User-agent: *\nDisallow: /private\n");
    else if (request.url === "/go") response.writeHead(302, { location: "/private/a" }).end();
    else response.end(html);
  });
  const one = fetcher();
  expect(await one.get(`${at}/private/a`, null)).toMatchObject({
    code: "fetch-refused",
    why: expect.stringContaining("robots.txt"),
  });
  expect(await one.get(`${at}/go`, null)).toMatchObject({ code: "fetch-refused" });
  expect(await one.get(`${at}/public`, null)).toBeInstanceOf(Uint8Array);
  expect(seen.filter((request) => request.url === "/robots.txt")).toHaveLength(1);
  const broken = await serve((_, response) => response.writeHead(503).end());
  expect(await fetcher().get(`${broken.at}/a`, null)).toMatchObject({ code: "fetch-refused" });
});

test("private addresses, other schemes and passwords are refused, behind a redirect too", async () => {
  const shut = new Fetcher({ pause: 0 });
  for (const url of [
    "http://127.0.0.1/",
    "http://localhost/",
    "http://[::1]/",
    "http://2130706433/",
    "http://0x7f.1/",
    "http://10.0.0.1/",
    "http://169.254.169.254/",
    "http://[::ffff:127.0.0.1]/",
    "file:///a",
    "http://a:b@post.example/",
  ])
    expect(await shut.get(url, null), url).toMatchObject({ code: "fetch-refused" });
  const { at } = await serve((request, response) => {
    if (request.url === "/robots.txt") response.writeHead(404).end();
    else response.writeHead(301, { location: "file:///a" }).end();
  });
  expect(await fetcher().get(`${at}/go`, null)).toMatchObject({ code: "fetch-refused" });
});

test("too large, too slow, round in a circle, not there", async () => {
  const { at } = await serve((request, response) => {
    if (request.url === "/large") response.end("x".repeat(50_000));
    else if (request.url === "/round") response.writeHead(302, { location: "/round" }).end();
    else if (request.url === "/slow") setTimeout(() => response.end(html), 2000).unref();
    else response.writeHead(404).end();
  });
  const one = fetcher({ maxBytes: 10_000, timeout: 300 });
  for (const [path, why] of [
    ["large", "larger"],
    ["round", "leads on"],
    ["slow", "longer than"],
    ["none", "404"],
  ])
    expect(await one.get(`${at}/${path}`, null)).toMatchObject({
      code: "fetch-failed",
      why: expect.stringContaining(why!),
    });
});

test("one request at a time to a host, with a pause between", async () => {
  let open = 0;
  let most = 0;
  const times: number[] = [];
  const { at } = await serve((_, response) => {
    times.push(performance.now());
    most = Math.max(most, ++open);
    setTimeout(() => {
      open -= 1;
      response.end(html);
    }, 20);
  });
  const one = fetcher({ pause: 60 });
  await Promise.all([one.get(`${at}/a`, null), one.get(`${at}/b`, null), one.get(`${at}/c`, null)]);
  expect(most).toBe(1);
  for (let i = 1; i < times.length; i += 1) expect(times[i]! - times[i - 1]!).toBeGreaterThan(50);
});

test("the stories of a feed are fetched", async () => {
  const { at } = await serve((request, response) => {
    if (request.url === "/robots.txt") response.writeHead(404).end();
    else if (request.url === "/feed")
      response.end(
        "<rss><channel><item><link>/one</link></item><item><guid>https://post.example/two</guid></item></channel></rss>",
      );
    else response.end(html);
  });
  const one = fetcher();
  const found = await addressesOf(`${at}/feed`, one);
  expect(found.map((story) => ("url" in story && "get" in story ? story.url : story))).toEqual([
    `${at}/one`,
    "https://post.example/two",
  ]);
  expect(await addressesOf(`${at}/feedback`, one)).toHaveLength(1);
});

test("robots.txt: the group that names us, the longest rule, wildcards", () => {
  const rules = robotsRules(
    "User-agent: other\nDisallow: /\n\nUser-agent: Readout\nUser-agent: b\nCrawl-delay: 5\nDisallow: /a\nAllow: /a/open # yes\nDisallow: /*.pdf$\nDisallow: /x*y*z\nDisallow:\nSitemap: x\n\nUser-agent: *\nDisallow: /star",
    "readout/1.0",
  );
  expect(rules.delay).toBe(5);
  for (const path of ["/", "/star", "/a/open/b", "/b.pdf?x", "/xaz", "/robots.txt"])
    expect(rules.allow(path), path).toBe(true);
  for (const path of ["/a", "/abc", "/c/d.pdf", "/x1y2z3"]) expect(rules.allow(path), path).toBe(false);
  expect(robotsRules("User-agent: *\nDisallow: /caf%C3%A9", "readout").allow("/caf%c3%a9/1")).toBe(false);
  const start = performance.now();
  robotsRules(`User-agent: *\nDisallow: /${"*a".repeat(400)}$`, "readout").allow(`/${"a".repeat(10_000)}b`);
  expect(performance.now() - start).toBeLessThan(200);
});

test("addresses of special use", () => {
  for (const address of [
    "127.0.0.1",
    "10.1.2.3",
    "172.31.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "::1",
    "fe80::1",
    "fd00::1",
    "::ffff:10.0.0.1",
    "::ffff:a00:1",
    "64:ff9b::a00:1",
  ])
    expect(isPrivateAddress(address), address).toBe(true);
  for (const address of ["93.184.216.34", "8.8.8.8", "2606:2800:220:1::1", "172.32.0.1"])
    expect(isPrivateAddress(address), address).toBe(false);
});
