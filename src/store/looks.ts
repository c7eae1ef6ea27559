/**
 * What somebody has seen of the record: `looked.json`, the ids of the events that were there at the last look, and when that was. It is
 * no part of the record; without it nothing is new, as nobody has looked yet.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { writeWhole } from "./raw.ts";

export interface Looked {
  /** The day of the last look, "2024-05-10". */
  readonly at: string;
  readonly seen: ReadonlySet<string>;
  /** Those that the last look has added, so that it can be taken back. */
  readonly last: readonly string[];
}

/** Null where nobody has looked, or the file is none of ours. */
export function lookedAt(workspace: string): Looked | null {
  try {
    const { at, seen, last } = JSON.parse(readFileSync(pathOf(workspace), "utf8")) as Record<string, unknown>;
    if (typeof at !== "string" || !isTexts(seen)) return null;
    return { at, seen: new Set(seen), last: isTexts(last) ? last : [] };
  } catch {
    return null;
  }
}

/** Counts these as seen. */
export function look(workspace: string, ids: readonly string[], at: string): void {
  const before = lookedAt(workspace);
  const added = ids.filter((id) => before?.seen.has(id) !== true);
  keep(workspace, { at, seen: new Set([...(before?.seen ?? []), ...added]), last: before === null ? [] : added });
}

/** The last look has not been. */
export function unlook(workspace: string): void {
  const before = lookedAt(workspace);
  if (before === null) return;
  const seen = new Set(before.seen);
  for (const id of before.last) seen.delete(id);
  keep(workspace, { ...before, seen, last: [] });
}

function keep(workspace: string, { at, seen, last }: Looked): void {
  writeWhole(pathOf(workspace), `${JSON.stringify({ at, seen: [...seen].sort(), last })}\n`);
}

const pathOf = (workspace: string) => join(workspace, "looked.json");

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === "string");
