import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, parse } from "node:path";
import { loadModels } from "../src/load/index.ts";
import type { Page, Reading } from "../src/model/index.ts";
import { readPages } from "../src/page/index.ts";
import { readPage } from "../src/read/index.ts";

export const PAGES = "examples/pages";
export const KEYS = "examples/keys";
/** What each example page was last accepted to read as, in our notation. */
export const GOLDEN = "examples/golden";

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** Every page of a folder, in the order of their names. Files that hold no page, or none that can be opened, are left out. */
export function pagesOf(folder: string): Page[] {
  return readdirSync(folder)
    .filter((file) => /\.(html?|txt|ndjson)$/.test(file))
    .sort()
    .flatMap((file) => {
      const source = { file, id: parse(file).name, bytes: readFileSync(join(folder, file)) };
      return readPages(source, { sha256, maxBytes: 20_000_000 }).filter((page): page is Page => "kind" in page);
    });
}

/** The readings of a folder's pages. */
export function readFolder(folder: string): Reading[] {
  const models = loadModels("data");
  return pagesOf(folder).map((page) => readPage(page, models));
}

export const exampleReadings = (): Reading[] => readFolder(PAGES);
