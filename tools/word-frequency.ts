/**
 * Makes data/word-frequency.tsv, how common English words are, from the list of the Python package wordfreq:
 *
 *     pip download --no-deps wordfreq==3.1.1 && unzip wordfreq-3.1.1-*.whl wordfreq/data/small_en.msgpack.gz
 *     npx tsx tools/word-frequency.ts wordfreq/data/small_en.msgpack.gz > data/word-frequency.tsv
 *
 * The list is a MessagePack array: a header, then for each centibel below certainty the words of that frequency
 * (the 300th list holds the words that make up 10^-3 of English). We keep words of letters alone, and tenths of a decade.
 */
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

/** Words rarer than this, in centibels below 1, are left out: all that are absent count as equally rare. */
const RAREST = 570;

const file = process.argv[2];
if (file === undefined) {
  process.stderr.write("usage: tsx tools/word-frequency.ts small_en.msgpack.gz > data/word-frequency.tsv\n");
  process.exit(2);
}
const bytes = gunzipSync(readFileSync(file));
let at = 0;
const [, ...bins] = decode() as [unknown, ...string[][]];
const rows: string[] = [];
bins.forEach((words, centibels) => {
  if (centibels > RAREST) return;
  for (const word of words) if (/^[a-z]{2,}$/.test(word)) rows.push(`${word}\t${Math.round(centibels / 10)}`);
});
process.stdout.write(
  `${[
    "# How common English words are: word, and tenths of a decade below 1 (30: one word in a thousand).",
    "# Source: wordfreq 3.1.1 (R. Speer 2022, doi:10.5281/zenodo.7199437), small_en: CC BY-SA 4.0; its sources include SUBTLEX (Brysbaert & New 2009).",
    "# Made by: npx tsx tools/word-frequency.ts (see there). Words rarer than 57 are left out.",
  ].join("\n")}\n${rows.join("\n")}\n`,
);

/** The kinds of MessagePack that the list holds: arrays, strings, small maps, small numbers. */
function decode(): unknown {
  const tag = bytes[at++]!;
  if (tag < 0x80) return tag;
  if (tag < 0x90) return pairs(tag & 0x0f);
  if (tag < 0xa0) return array(tag & 0x0f);
  if (tag < 0xc0) return text(tag & 0x1f);
  if (tag === 0xd9) return text(bytes[at++]!);
  if (tag === 0xda) return text(number(2));
  if (tag === 0xdc) return array(number(2));
  if (tag === 0xdd) return array(number(4));
  if (tag === 0xcc) return number(1);
  if (tag === 0xcd) return number(2);
  throw new Error(`MessagePack tag ${tag} at byte ${at - 1} is not one that this list should hold`);
}

function number(size: number): number {
  const value = bytes.readUIntBE(at, size);
  at += size;
  return value;
}

function array(length: number): unknown[] {
  return Array.from({ length }, decode);
}

function pairs(length: number): Record<string, unknown> {
  return Object.fromEntries(Array.from({ length }, () => [decode() as string, decode()]));
}

function text(length: number): string {
  at += length;
  return bytes.toString("utf8", at - length, at);
}
