import { deflateRawSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { crc32 } from "../kit/crc32.ts";
import { unpack } from "../load/unpack.ts";
import type { Page } from "../model/page.ts";
import type { Problem } from "../model/problem.ts";
import { readPages } from "./index.ts";

const sha256 = (bytes: Uint8Array) => String(bytes.length);
const tools = { sha256, maxBytes: 4_000_000, unpack };
const utf8 = (text: string) => new TextEncoder().encode(text);
const read = (file: string, bytes: Uint8Array, more: object = {}) =>
  readPages({ file, id: "a", bytes }, { ...tools, ...more });
const told = (found: readonly (Page | Problem)[]) =>
  found.map((one) => ("kind" in one ? `${one.id}: ${one.text}` : one.code));
const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

interface File {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A ZIP as APPNOTE 6.3 has it: local headers with contents, then the list of them. */
function zip(files: readonly File[], store = false): Uint8Array {
  const parts: Uint8Array[] = [];
  const list: Uint8Array[] = [];
  let offset = 0;
  for (const { name, bytes } of files) {
    const packed = store ? bytes : new Uint8Array(deflateRawSync(bytes));
    const tail = Buffer.alloc(20);
    tail.writeUInt16LE(store ? 0 : 8, 0);
    tail.writeUInt32LE(crc32(bytes), 6);
    tail.writeUInt32LE(packed.length, 10);
    tail.writeUInt32LE(bytes.length, 14);
    tail.writeUInt16LE(utf8(name).length, 18);
    const local = joined(Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 0, 8), tail, Uint8Array.of(0, 0), utf8(name), packed);
    const rest = Buffer.alloc(16);
    rest.writeUInt32LE(offset, 12);
    list.push(joined(Uint8Array.of(0x50, 0x4b, 1, 2, 20, 0, 20, 0, 0, 8), tail, rest, utf8(name)));
    parts.push(local);
    offset += local.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(
    list.reduce((sum, one) => sum + one.length, 0),
    12,
  );
  end.writeUInt32LE(offset, 16);
  return joined(...parts, ...list, end);
}

function tar(files: readonly File[]): Uint8Array {
  const parts: Uint8Array[] = [];
  for (const { name, bytes } of files) {
    const header = Buffer.alloc(512);
    header.write(name.slice(0, 99), 0);
    header.write(bytes.length.toString(8).padStart(11, "0"), 124);
    header.write("0ustar\0", 156);
    header.write("        ", 148);
    header.write(
      `${header
        .reduce((sum, byte) => sum + byte, 0)
        .toString(8)
        .padStart(6, "0")}\0 `,
      148,
    );
    parts.push(header, bytes, new Uint8Array((512 - (bytes.length % 512)) % 512));
  }
  return joined(...parts, new Uint8Array(1024));
}

const story = (text: string, name = "talks.txt") => ({ name, bytes: utf8(text) });

test("files of a zip and of a tar are pages, with their paths as ids", () => {
  const files = [
    story("The talks ended.", "may/talks.txt"),
    story("<html><p>A deal.</p>", "deal.html"),
    story("x", "a.png"),
  ];
  const pages = ["a/may/talks: The talks ended.", "a/deal: A deal."];
  expect(told(read("a.zip", zip(files)))).toEqual(pages);
  expect(told(read("a.zip", zip(files, true)))).toEqual(pages);
  expect(told(read("a.tar", tar(files)))).toEqual(pages);
  expect(told(read("a.tar.gz", gzipSync(tar(files))))).toEqual(pages);
  expect(told(read("a.tgz", gzipSync(tar(files))))).toEqual(pages);
  expect(told(read("a.txt.gz", gzipSync(utf8("The talks ended."))))).toEqual(["a: The talks ended."]);
});

test("hidden files and what a browser saved beside a page are passed over", () => {
  const files = [
    story("<p>no", "Talks_files/frame.html"),
    story("no", ".git/a.txt"),
    story("no", "__MACOSX/a.txt"),
    story("Yes."),
  ];
  expect(told(read("a.zip", zip(files)))).toEqual(["a/talks: Yes."]);
});

test("a path that climbs out is a name only", () => {
  const files = [story("One.", "../../etc/a.txt"), story("Two.", "C:\\boot\\b.txt"), story("Three.", "/boot/c.txt")];
  expect(told(read("a.zip", zip(files)))).toEqual(["a/etc/a: One.", "a/boot/b: Two.", "a/boot/c: Three."]);
  expect(told(read("a.tar", tar([story("One.", "../../etc/a.txt")])))).toEqual(["a/etc/a: One."]);
});

test("archives within archives are refused, the rest goes on", () => {
  const inner = zip([story("no")]);
  const files = [{ name: "in.zip", bytes: inner }, { name: "in.tar.gz", bytes: gzipSync(tar([])) }, story("Yes.")];
  expect(told(read("a.zip", zip(files)))).toEqual(["nested-archive", "nested-archive", "a/talks: Yes."]);
  expect(told(read("a.tar", tar(files)))).toEqual(["nested-archive", "nested-archive", "a/talks: Yes."]);
});

test("bombs stop at a limit: ratio, bytes, number of files", () => {
  const zeros = { name: "a.txt", bytes: new Uint8Array(40_000_000) };
  expect(told(read("a.zip", zip([story("Yes."), zeros])))).toEqual(["a/talks: Yes.", "archive-limit"]);
  expect(told(read("a.tar.gz", gzipSync(tar([zeros]))))).toEqual(["archive-limit"]);
  expect(told(read("a.html.gz", gzipSync(zeros.bytes)))).toEqual(["archive-limit"]);
  const many = Array.from({ length: 30 }, (_, i) => story("One.", `${i}.txt`));
  const limits = { entries: 10, bytes: 1_000_000, ratio: 100 };
  expect(told(read("a.zip", zip(many), { limits })).at(-1)).toBe("archive-limit");
  expect(told(read("a.tar", tar(many), { limits }))).toHaveLength(11);
});

test("a damaged entry is named and the others are read; what is cut says so", () => {
  const bytes = zip([story("The first of the talks ended.", "1.txt"), story("The second.", "2.txt")], true);
  bytes[bytes.indexOf(utf8("f")[0]!) + 1] = 0x21;
  const found = read("a.zip", bytes);
  expect(told(found)).toEqual(["archive-damaged", "a/2: The second."]);
  expect(found[0]).toMatchObject({ file: "a.zip/1.txt", offset: 0 });
  expect(told(read("a.zip", bytes.subarray(0, bytes.length - 30)))).toEqual(["archive-damaged"]);
  const ball = tar([story("One."), story("x".repeat(2000), "2.txt")]);
  expect(told(read("a.tar", ball.subarray(0, 2000)))).toEqual(["a/talks: One.", "archive-damaged"]);
  const packed = gzipSync(
    tar([story("One."), { name: "2.txt", bytes: utf8(Array.from({ length: 9000 }, (_, i) => i * i).join(" ")) }]),
  );
  expect(told(read("a.tgz", packed.subarray(0, packed.length / 2))).at(-1)).toBe("archive-damaged");
});

test("whatever the names and texts, what went in comes out", () => {
  const files = fc.uniqueArray(
    fc.record({
      name: fc.stringMatching(/^[a-z]{1,8}(\/[a-z0-9]{1,8}){0,3}$/),
      text: fc.stringMatching(/^[A-Z][a-z ,é中.]{1,200}\.$/),
    }),
    { selector: (one) => one.name, maxLength: 6, minLength: 1 },
  );
  fc.assert(
    fc.property(files, fc.boolean(), (all, store) => {
      const some = all.map(({ name, text }) => story(text, `${name}.txt`));
      const wanted = all.map(({ name, text }) => `a/${name}: ${text}`);
      expect(told(read("a.zip", zip(some, store)))).toEqual(wanted);
      expect(told(read("a.tar", tar(some)))).toEqual(wanted);
      expect(told(read("a.tgz", gzipSync(tar(some))))).toEqual(wanted);
    }),
    { numRuns: 60 },
  );
});

test("bytes changed or cut at random never throw and always come to something", () => {
  const good = [zip([story("One."), story("Two.", "b.html")]), tar([story("One.")]), gzipSync(tar([story("One.")]))];
  fc.assert(
    fc.property(
      fc.nat(2),
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 12 }),
      fc.nat(),
      (which, edits, cut) => {
        const bytes = new Uint8Array(good[which]!);
        for (const [at, value] of edits) bytes[at % bytes.length] = value;
        const some = cut % 3 === 0 ? bytes.subarray(0, 1 + (cut % bytes.length)) : bytes;
        expect(read(["a.zip", "a.tar", "a.tgz"][which]!, some).length).toBeGreaterThan(0);
      },
    ),
    { numRuns: 300 },
  );
});
