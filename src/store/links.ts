/**
 * What the linker keeps, between one command and the next: `links.bin`, derived like `record.db`. It is taken up only where it belongs to
 * the record that was made last, by the same version of the program; else it is as if it were not there.
 */
import { readFileSync, rmSync } from "node:fs";
import { deserialize, serialize } from "node:v8";
import type { SavedLinker } from "../link/index.ts";
import { writeWhole } from "./raw.ts";

/** The record that it belongs to: what that was made from, and its number. */
export interface LinksOf {
  readonly key: string;
  readonly serial: number;
}

interface Kept extends LinksOf {
  /** The format of the bytes is that of the engine. */
  readonly engine: string;
  readonly linker: SavedLinker;
}

/** Null where it is not there, cannot be read, or belongs to another record. */
export function takeLinks(path: string, of: LinksOf): SavedLinker | null {
  try {
    const { engine, key, serial, linker } = deserialize(readFileSync(path)) as Kept;
    return engine === process.versions.v8 && key === of.key && serial === of.serial ? linker : null;
  } catch {
    return null;
  }
}

/** Keeps it for the next command. Where it cannot be written the next command does without. */
export function keepLinks(path: string, of: LinksOf, linker: SavedLinker): void {
  try {
    writeWhole(path, serialize({ ...of, engine: process.versions.v8, linker } satisfies Kept));
  } catch {
    dropLinks(path);
  }
}

export const dropLinks = (path: string): void => rmSync(path, { force: true });
