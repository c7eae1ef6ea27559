/**
 * Linking at one size, in a process of its own so that the peak of its memory is its own: `node --import tsx bench/scale.ts 10000`
 * prints one line of JSON. The last pages are added one by one after the others were linked.
 */
import { readFileSync } from "node:fs";
import { Linker, parseStateCodes, parseWordFrequency } from "../src/link/index.ts";
import type { Reading } from "../src/model/index.ts";
import { pages } from "./corpus.ts";

export interface Scale {
  /** Of the processor, to make and link all pages and to give every line once. */
  readonly seconds: number;
  readonly lines: number;
  /** Of the process, in bytes; pages are made one by one, as they are taken from a store, and not held. */
  readonly peak: number;
  /** One more page, in milliseconds: in the middle, and the slowest. */
  readonly more: { readonly median: number; readonly slowest: number; readonly of: number };
}

const MORE = 50;

function measure(size: number): Scale {
  const frequency = parseWordFrequency(readFileSync("data/word-frequency.tsv", "utf8"));
  const states = parseStateCodes(readFileSync("data/states.tsv", "utf8"));
  // From all over the corpus, so that each comes to a story that is there already.
  const step = Math.floor((size + MORE) / MORE);
  const late: Reading[] = [];
  const again = (id: string): never => {
    throw new Error(`nothing was corrected, and yet ${id} is asked for again`);
  };
  const linker = new Linker([], frequency, states, again);
  const start = process.cpuUsage();
  linker.add(early());
  let lines = 0;
  for (const _line of linker.lines()) lines += 1;
  const { user, system } = process.cpuUsage(start);
  const seconds = (user + system) / 1e6;
  const each = late.map((reading) => {
    const from = performance.now();
    linker.add([reading]);
    return performance.now() - from;
  });
  each.sort((a, b) => a - b);
  const more = { median: each[Math.floor(each.length / 2)]!, slowest: each.at(-1)!, of: each.length };
  return { seconds, lines, peak: process.resourceUsage().maxRSS * 1024, more };

  function* early(): Generator<Reading> {
    let nth = 0;
    for (const reading of pages(size + MORE, 7)) {
      if (nth++ % step === step - 1 && late.length < MORE) late.push(reading);
      else yield reading;
    }
  }
}

process.stdout.write(`${JSON.stringify(measure(Number(process.argv[2])))}\n`);
