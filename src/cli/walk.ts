/**
 * Paths → the files to read, in the order in which they are read: files as named, folders in the order of their names.
 * A page's id is its file's name without extension; of a file within a named folder, the path within that folder.
 * Hidden files and kinds that are not read are passed over inside folders, but not when they are named. So is JSON that is no
 * feed: beside pages it is data about them, such as answer keys or what a crawler noted.
 */
import { closeSync, opendirSync, openSync, readdirSync, readSync, realpathSync, statSync } from "node:fs";
import { basename, extname, join, resolve, sep } from "node:path";
import type { Problem } from "../model/problem.ts";
import { isSavedFolder, PAGE_KINDS } from "../page/index.ts";

export interface FoundFile {
  readonly kind: "file";
  /** As a person would name it, for messages. */
  readonly file: string;
  /** Absolute; null for standard input. */
  readonly path: string | null;
  readonly id: string;
  /** In bytes; 0 for standard input. */
  readonly size: number;
  /** For an address: gets the page, or gives `kept`, what was got the last time, when it has not changed. */
  readonly fetch?: (kept: Uint8Array | null) => Promise<Uint8Array | Problem>;
}

export type Walked = FoundFile | { readonly kind: "problem"; readonly problem: Problem };

export const isAddress = (path: string) => /^https?:\/\//i.test(path);

export function walk(paths: readonly string[], cwd: string): readonly Walked[] {
  const found: Walked[] = [];
  for (const path of paths) {
    if (path === "-") {
      found.push({ kind: "file", file: "standard input", path: null, id: "stdin", size: 0 });
      continue;
    }
    const absolute = resolve(cwd, path);
    try {
      const stat = statSync(absolute);
      if (!stat.isDirectory())
        found.push({ kind: "file", file: path, path: absolute, id: stem(basename(absolute)), size: stat.size });
      else if (walkFolder(absolute, path, "", found, new Set()) === 0)
        found.push({
          kind: "problem",
          problem: { code: "nothing-to-read", file: path, kinds: FOLDER_KINDS.join(" ") },
        });
    } catch (error) {
      found.push({ kind: "problem", problem: problemOf(error, path) });
    }
  }
  return found;
}

/** Adds what a folder holds; the number of files and problems added. */
function walkFolder(folder: string, shown: string, prefix: string, found: Walked[], above: Set<string>): number {
  let real: string;
  let names: string[];
  try {
    real = realpathSync(folder);
    if (above.has(real)) return 0;
    opendirSync(folder).closeSync();
    names = readdirSync(folder);
  } catch (error) {
    found.push({ kind: "problem", problem: problemOf(error, shown) });
    return 1;
  }
  const inside = new Set(above).add(real);
  let count = 0;
  // What a workspace keeps for itself is no page, should it lie in the folder that is read.
  const isWorkspace = names.includes("readout.toml");
  // By code units, so that the order is the same on every machine.
  for (const name of names.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))) {
    if (name.startsWith(".") || (isWorkspace && OURS.has(name))) continue;
    const path = join(folder, name);
    const file = join(shown, name);
    try {
      const stat = statSync(path);
      // What a browser saved beside a page, its pictures and frames.
      if (stat.isDirectory() && isSavedFolder(name)) continue;
      if (stat.isDirectory()) count += walkFolder(path, file, `${prefix}${name}/`, found, inside);
      else if (stat.isFile() && isReadable(name) && (!isJson(name) || isJsonFeed(path))) {
        found.push({ kind: "file", file, path, id: `${prefix}${stem(name)}`, size: stat.size });
        count += 1;
      }
    } catch (error) {
      // A link into nowhere, or a file that has gone since its name was read.
      if (!isReadable(name) || isJson(name)) continue;
      found.push({ kind: "problem", problem: problemOf(error, file) });
      count += 1;
    }
  }
  return count;
}

const FOLDER_KINDS = PAGE_KINDS.filter((kind) => kind !== ".json");

const isJson = (name: string) => name.toLowerCase().endsWith(".json");

/** Whether a file begins as a JSON feed does: `{"version": "https://jsonfeed.org/version/1.1", …`. False when it cannot be opened. */
function isJsonFeed(path: string): boolean {
  const start = Buffer.alloc(2048);
  try {
    const file = openSync(path, "r");
    try {
      const length = readSync(file, start, 0, start.length, 0);
      // Solidi may be escaped in JSON.
      return start.toString("latin1", 0, length).replaceAll("\\/", "/").includes("https://jsonfeed.org/version");
    } finally {
      closeSync(file);
    }
  } catch {
    return false;
  }
}

const OURS = new Set(["pages", "views", "corrections.ndjson"]);

const isReadable = (name: string) => extname(name) === "" || kindOf(name) !== null;

/** The extension that tells how a file is read, the longest that fits (".warc.gz"); null when it tells nothing. */
function kindOf(name: string): string | null {
  const lower = name.toLowerCase();
  const kinds = PAGE_KINDS.filter((kind) => lower.endsWith(kind) && lower.length > kind.length);
  return kinds.sort((a, b) => b.length - a.length)[0] ?? null;
}

/** A name without its extension; ".txt" keeps its own. On Windows, too, the parts of an id are parted by "/". */
const stem = (name: string) => name.slice(0, name.length - (kindOf(name) ?? extname(name)).length).replaceAll(sep, "/");

/** Kinds of which one file is one page; all others hold many, and may be of any size. */
const SINGLE = new Set<string | null>([
  ".txt",
  ".text",
  ".md",
  ".markdown",
  ".html",
  ".htm",
  ".xhtml",
  ".mhtml",
  ".mht",
  null,
]);

export const holdsMany = (name: string): boolean => !SINGLE.has(kindOf(name));

/** What the system said, as a problem. */
export function problemOf(error: unknown, file: string): Problem {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "ENOENT" || code === "ENOTDIR") return { code: "not-found", file };
  if (code === "EACCES" || code === "EPERM") return { code: "no-permission", file };
  return { code: "unreadable", file, why: SYSTEM_WORDS[code ?? ""] ?? message };
}

const SYSTEM_WORDS: Readonly<Record<string, string>> = {
  EISDIR: "it is a folder",
  EMFILE: "too many files are open",
  EIO: "the disk failed",
  ELOOP: "its links go round in a circle",
  ENAMETOOLONG: "its name is too long",
};
