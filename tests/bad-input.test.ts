/** Bad input in the company of good: each bad file is named with its reason, the exit code is 1, and the rest is read. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Reading } from "../src/model/reading.ts";
import { linesOf, newsPage, readout } from "./program.ts";

const folder = mkdtempSync(join(tmpdir(), "readout-bad-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(async () => {
  await readout(["--version"]);
}, 300_000);

let count = 0;
/** Reads a bad file between two good ones; the readings, and what was said. */
async function amongGood(name: string, make: (path: string) => void) {
  const place = join(folder, String(count++));
  mkdirSync(place);
  writeFileSync(join(place, "a-good.txt"), newsPage(1));
  writeFileSync(join(place, "z-good.txt"), newsPage(2));
  make(join(place, name));
  const { code, out, err } = await readout(["read", place]);
  const readings = linesOf<Reading>(out);
  const good = readings.filter(({ id, skipped }) => id.endsWith("-good") && skipped === null);
  expect(good, err).toHaveLength(2);
  return { code, readings, err };
}

test("an empty file", async () => {
  const { code, err } = await amongGood("m.txt", (path) => writeFileSync(path, ""));
  expect(code).toBe(1);
  expect(err).toMatch(/m\.txt is empty.*\[empty\]\n$/);
});

test("a file of white space", async () => {
  const { code, err } = await amongGood("m.txt", (path) => writeFileSync(path, " \n\t\n  \n"));
  expect(code).toBe(1);
  expect(err).toMatch(/m\.txt .*\[(empty|unreadable)\]\n$/);
});

test("a binary file under the name of a text", async () => {
  const bytes = new Uint8Array(5000).map((_, index) => (index * 7919) % 256);
  const { code, err, readings } = await amongGood("m.txt", (path) => writeFileSync(path, bytes));
  expect(code).toBe(1);
  expect(err).toMatch(/m\.txt is not text.*\[binary\]\n$/);
  expect(readings).toHaveLength(2);
});

test("a page of 50 MB is not even opened", async () => {
  const started = performance.now();
  const { code, err } = await amongGood("m.html", (path) =>
    writeFileSync(path, `<html><body>${"<p>Talks were held.</p>".repeat(2_300_000)}`),
  );
  expect(code).toBe(1);
  expect(err).toMatch(/m\.html has \d{8} bytes; the limit .*\[too-large\]\n$/);
  expect(performance.now() - started).toBeLessThan(30_000);
});

test("a page in another encoding than it says is read, and never ends the run", async () => {
  const words = Buffer.from("Die Gespräche über Öl fanden in Zürich statt. ".repeat(20), "latin1");
  const { code, err } = await amongGood("m.html", (path) =>
    writeFileSync(
      path,
      Buffer.concat([
        Buffer.from('<html><head><meta charset="utf-8"></head><body><p>'),
        words,
        Buffer.from("</p></body></html>"),
      ]),
    ),
  );
  // It is German, which is no failure; in what encoding it is was worked out.
  expect(err).toBe("");
  expect(code).toBe(0);
});

test("text in no encoding at all", async () => {
  const { code, err } = await amongGood("m.txt", (path) =>
    writeFileSync(
      path,
      new Uint8Array(4000).map((_, index) => 128 + ((index * 31) % 128)),
    ),
  );
  expect([0, 1]).toContain(code);
  if (code === 1) expect(err).toMatch(/m\.txt /);
});

test("a page with nothing but chrome", async () => {
  const chrome = `<html><head><title>Harbour Daily</title></head><body><nav><ul>${"<li><a href='/x'>World</a></li>".repeat(12)}</ul></nav>
    <div class="cookie">We use cookies. <button>Accept</button></div><footer><a href="/terms">Terms</a> <a href="/about">About us</a></footer></body></html>`;
  const { code, err } = await amongGood("m.html", (path) => writeFileSync(path, chrome));
  expect(code).toBe(1);
  expect(err).toMatch(/m\.html .*no article.*\[unreadable\]\n$/);
});

test("a path that is not there, named among others", async () => {
  const good = join(folder, "good.txt");
  writeFileSync(good, newsPage(3));
  const { code, out, err } = await readout(["read", join(folder, "none.txt"), good]);
  expect(code).toBe(1);
  expect(err).toMatch(/none\.txt is not there.*\[not-found\]\n$/);
  expect(linesOf<Reading>(out).map(({ id }) => id)).toEqual(["good"]);
});

test("a link into nowhere inside a folder", async () => {
  const { code, err } = await amongGood("m.txt", (path) => symlinkSync(join(folder, "nowhere.txt"), path));
  expect(code).toBe(1);
  expect(err).toMatch(/m\.txt is not there/);
});

test("a link that goes round in a circle is walked once", async () => {
  const { code } = await amongGood("m", (path) => {
    mkdirSync(path);
    symlinkSync("..", join(path, "up"));
  });
  expect(code).toBe(0);
});

test.skipIf(process.platform === "win32")("a folder and a file without rights", async (context) => {
  const place = join(folder, "rights");
  mkdirSync(join(place, "shut"), { recursive: true });
  writeFileSync(join(place, "a-good.txt"), newsPage(1));
  writeFileSync(join(place, "shut", "in.txt"), newsPage(2));
  writeFileSync(join(place, "shut.txt"), newsPage(3));
  writeFileSync(join(place, "z-good.txt"), newsPage(4));
  chmodSync(folder, 0o755);
  chmodSync(join(place, "shut"), 0o000);
  chmodSync(join(place, "shut.txt"), 0o000);
  // The superuser may open everything, so he has the program run as nobody.
  const uid = process.getuid?.() === 0 ? { uid: 65534 } : {};
  const works = await readout(["--version"], { ...uid, cwd: "/" });
  if (works.code !== 0) context.skip("nobody may not run the program here");
  const { code, out, err } = await readout(["read", place], { ...uid, cwd: "/" });
  expect(code).toBe(1);
  expect(err).toMatch(/shut may not be opened.*\[no-permission\]\n.*shut\.txt may not be opened.*\[no-permission\]\n$/);
  expect(linesOf<Reading>(out).map(({ id }) => id)).toEqual(["a-good", "z-good"]);
});

test("a line of NDJSON that is none, between lines that are", async () => {
  const text = `${JSON.stringify({ text: newsPage(1) })}\n{"text":\n{"title":"no text"}\n${JSON.stringify({ text: newsPage(2) })}\n`;
  const { code, err, readings } = await amongGood("m.ndjson", (path) => writeFileSync(path, text));
  expect(code).toBe(1);
  expect(err.match(/m\.ndjson, line [23]: /g)).toHaveLength(2);
  expect(readings.map(({ id }) => id)).toEqual(["a-good", "m#1", "m#4", "z-good"]);
});

test("a name with line ends and signs of a terminal in it is told on one line", async () => {
  const { code, err } = await amongGood("m\u001b[31m\nx.txt", (path) => writeFileSync(path, ""));
  expect(code).toBe(1);
  expect(err.trimEnd().split("\n")).toHaveLength(1);
  expect(err).not.toContain("\u001b");
});

test("the same in a workspace: bad files are named each time, and the rest is kept", async () => {
  const place = join(folder, "mixed");
  mkdirSync(place);
  writeFileSync(join(place, "good.txt"), newsPage(1));
  writeFileSync(
    join(place, "bad.txt"),
    new Uint8Array(3000).map((_, index) => (index * 7919) % 256),
  );
  const work = join(folder, "work");
  await readout(["init", work]);
  for (const read of ["1 page read", "0 pages read"]) {
    const { code, err } = await readout(["add", place, "-w", work]);
    expect(code).toBe(1);
    expect(err).toContain("bad.txt");
    expect(err).toContain(read);
  }
});
