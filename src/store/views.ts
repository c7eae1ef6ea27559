/**
 * Saved views: a view is the address of a list screen under a name, `views/china-russia.json`, with what it held when somebody last
 * looked, so that what is new since can be told. Each is a file of its own, there whole or not at all.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { writeWhole } from "./raw.ts";

export interface SavedView {
  readonly name: string;
  /** Of the screen, without an ending: "/events?between=CHN,RUS&from=2023". */
  readonly address: string;
  /** By id what each record said at the last look, as a hash; null before the first. */
  readonly looked: Readonly<Record<string, string>> | null;
}

/** A name that is a file's name on every system, and a part of an address. */
export const isViewName = (name: string): boolean => /^[a-z0-9][a-z0-9_-]{0,63}$/.test(name);

/** In the order of their names; a file that is none of ours is passed over. */
export function savedViews(workspace: string): readonly SavedView[] {
  let files: string[];
  try {
    files = readdirSync(folderOf(workspace));
  } catch {
    return [];
  }
  return files
    .flatMap((file) => (file.endsWith(".json") ? [savedView(workspace, file.slice(0, -5))] : []))
    .filter((view) => view !== null)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Null when there is none of this name. */
export function savedView(workspace: string, name: string): SavedView | null {
  if (!isViewName(name)) return null;
  try {
    const { address, looked } = JSON.parse(readFileSync(pathOf(workspace, name), "utf8")) as Partial<SavedView>;
    if (typeof address !== "string" || !address.startsWith("/")) return null;
    return { name, address, looked: typeof looked === "object" ? looked : null };
  } catch {
    return null;
  }
}

export function saveView(workspace: string, { name, address, looked }: SavedView): void {
  mkdirSync(folderOf(workspace), { recursive: true });
  writeWhole(pathOf(workspace, name), `${JSON.stringify({ address, looked }, null, 1)}\n`);
}

export const removeView = (workspace: string, name: string): void => rmSync(pathOf(workspace, name), { force: true });

/** What a view holds now beside what it held: records that are new, and those that say something else. */
export function since(
  view: SavedView,
  now: ReadonlyMap<string, string>,
): { readonly fresh: readonly string[]; readonly changed: readonly string[] } {
  const looked = view.looked ?? {};
  const ids = [...now.keys()];
  return {
    fresh: ids.filter((id) => !Object.hasOwn(looked, id)),
    changed: ids.filter((id) => Object.hasOwn(looked, id) && looked[id] !== now.get(id)),
  };
}

const folderOf = (workspace: string) => join(workspace, "views");
const pathOf = (workspace: string, name: string) => join(folderOf(workspace), `${name}.json`);
