/**
 * Throws odd bytes at everything that opens and reads a page: `npx tsx tools/fuzz.ts [SECONDS] [SEED]`, 600 and 1 by default.
 * Inputs are patched together from the example pages, from marks that rules look for, and from noise, under every extension.
 * A crash, a stretch that is not where it says, or evidence that is not in the body ends the run with exit code 1 and the input's number.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { findArticle } from "../src/article/index.ts";
import { loadModels } from "../src/load/index.ts";
import { unpack } from "../src/load/unpack.ts";
import { readPages } from "../src/page/index.ts";
import { readPage } from "../src/read/index.ts";
import { PAGES } from "./golden.ts";

const seconds = Number(process.argv[2] ?? 600);
let state = Number(process.argv[3] ?? 1);
/** A whole number below `below`, by a linear congruential generator: the same seed gives the same inputs. */
const random = (below: number): number => {
  state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
  return (state >>> 8) % below;
};

const corpus = readdirSync(PAGES).map((file) => readFileSync(join(PAGES, file)));
const marks = (
  "<div class=x>|</p>|<td>|<article>|<script>|<!--|&amp;&#x0;|\n|\n\n|By A B|May 3, 2024 at 4:47 pm said:|Share this|\0|\ud800|12.01.2022|" +
  '<time datetime=2024-01-01>|[Reuters] || AFP — |---\n|WARC/1.0\r\n|PK\x03\x04|2 days ago |“|”|"|The talks ended on Monday in Oslo. |' +
  '{"text":"x"}\n|a,b,"c\n|Content-Type: text/html\r\n\r\n'
).split("|");
const extensions = "txt html md csv rss json ndjson mhtml warc zip tar tgz gz xml".split(" ").concat("");
const tools = {
  sha256: (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex"),
  maxBytes: 5_000_000,
  unpack,
};

function input(): { file: string; bytes: Uint8Array } {
  const parts = Array.from({ length: 1 + random(30) }, (): Uint8Array => {
    const kind = random(12);
    if (kind < 4) {
      const page = corpus[random(corpus.length)]!;
      const start = random(page.length);
      return page.subarray(start, start + random(3000));
    }
    if (kind === 4) return Uint8Array.from({ length: random(50) }, () => random(256));
    return Buffer.from(marks[random(marks.length)]!.repeat(random(7) === 0 ? random(400) : 1));
  });
  return { file: `fuzz.${extensions[random(extensions.length)]}`, bytes: new Uint8Array(Buffer.concat(parts)) };
}

const models = loadModels("data");
const end = performance.now() + seconds * 1000;
let count = 0;
let worst = 0;
while (performance.now() < end) {
  const { file, bytes } = input();
  const started = performance.now();
  try {
    for (const page of readPages({ file, id: "fuzz", bytes }, tools)) {
      if (!("kind" in page)) continue;
      const article = findArticle(page, models.identify, models.article);
      for (const { start, end: stop, from } of article.stretches) {
        if (article.body.slice(start, stop) !== page.text.slice(from, from + stop - start))
          throw new Error("a stretch is elsewhere");
      }
      // Reading whole pages costs a hundred times more than opening them: one in ten is read to the end.
      if (count % 10 !== 0) continue;
      const reading = readPage(page, models);
      for (const record of [
        ...reading.events,
        ...reading.statements,
        ...reading.figures,
        ...reading.claims,
        ...reading.documents,
      ]) {
        if (reading.page.body.slice(record.start, record.end) !== record.evidence)
          throw new Error(`${record.id} is elsewhere`);
      }
    }
  } catch (error) {
    console.error(`Input ${count} (${file}, ${bytes.length} bytes):`, error);
    process.exit(1);
  }
  worst = Math.max(worst, performance.now() - started);
  count += 1;
}
console.log(
  `${count} inputs in ${seconds} s, no crash and nothing out of place; the slowest took ${worst.toFixed(0)} ms.`,
);
