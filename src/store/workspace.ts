/**
 * A workspace is a folder: `readout.toml` (settings, and the sign that it is one), `pages/` (raw bytes), `record.db`
 * and `links.bin` (derived), `corrections.ndjson` (what people have said), `actors.csv` and `actors.yaml` (their own actors, if there), `jobs/`, and `write.lock` while somebody writes.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parse } from "smol-toml";
import { ReadoutError } from "../model/problem.ts";
import { type Lock, takeLock } from "./lock.ts";
import { isLeftover, RawPages, writeWhole } from "./raw.ts";
import { isCurrentSqlite, openSqlite, type SqliteOptions } from "./sqlite.ts";
import type { Store } from "./store.ts";

export interface Workspace {
  readonly folder: string;
  readonly name: string;
  readonly raw: RawPages;
  readonly corrections: string;
  /** The user's registry of actors, as CSV and as YAML, if there. */
  readonly actors: readonly string[];
  readonly database: string;
  /** What the linker keeps from one command to the next; derived, and may be deleted. */
  readonly links: string;
  /** Long work, and what it is to take in. */
  readonly jobs: string;
}

export interface OpenWorkspace extends Workspace {
  readonly store: Store;
  close(): Promise<void>;
}

const SETTINGS = "readout.toml";

/** Makes the folder a workspace; throws `workspace-exists` when it is one. */
export function makeWorkspace(folder: string, name: string): Workspace {
  if (isWorkspace(folder)) throw new ReadoutError({ code: "workspace-exists", folder });
  try {
    mkdirSync(join(folder, "pages"), { recursive: true });
    writeWhole(
      join(folder, SETTINGS),
      SETTINGS_TEXT.replace("NAME", () => JSON.stringify(name)),
    );
  } catch (error) {
    throw cannotUse(folder, error);
  }
  return workspaceAt(folder);
}

export const isWorkspace = (folder: string): boolean => existsSync(join(folder, SETTINGS));

/** What its readout.toml says; throws `workspace-missing`, or `unreadable` when it is no TOML. */
export function settingsOf(folder: string): Readonly<Record<string, unknown>> {
  const path = join(folder, SETTINGS);
  if (!existsSync(path)) throw new ReadoutError({ code: "workspace-missing", folder });
  try {
    return parse(readFileSync(path, "utf8"));
  } catch (error) {
    const why = error instanceof Error ? (error.message.split("\n")[0] ?? "it is not TOML") : "it is not TOML";
    throw new ReadoutError({ code: "unreadable", file: path, why }, error);
  }
}

/** The workspace of this folder; throws as `settingsOf` does. */
export function workspaceAt(folder: string): Workspace {
  const { name } = settingsOf(folder);
  return {
    folder,
    name: typeof name === "string" ? name : "",
    raw: new RawPages(join(folder, "pages")),
    corrections: join(folder, "corrections.ndjson"),
    actors: [join(folder, "actors.csv"), join(folder, "actors.yaml")],
    database: join(folder, "record.db"),
    links: join(folder, "links.bin"),
    jobs: join(folder, "jobs"),
  };
}

/** The workspace that this folder lies in, looking upwards; null when there is none. */
export function findWorkspace(from: string): string | null {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    if (isWorkspace(folder)) return folder;
    if (dirname(folder) === folder) return null;
  }
}

/** Opens a workspace for reading. Another process may write meanwhile. */
export function openForReading(folder: string, options: SqliteOptions): OpenWorkspace {
  const workspace = workspaceAt(folder);
  // A database that has to be made is a write, so it waits for its turn.
  const lock = isCurrentSqlite(workspace.database) ? null : takeLock(folder, "readout");
  try {
    const store = open(workspace, options);
    return { ...workspace, store, close: () => store.close() };
  } finally {
    lock?.release();
  }
}

/** Opens a workspace for writing; throws `workspace-busy` when somebody else writes. */
export function openForWriting(folder: string, doing: string, options: SqliteOptions): OpenWorkspace {
  const workspace = workspaceAt(folder);
  let lock: Lock;
  try {
    lock = takeLock(folder, doing);
  } catch (error) {
    throw error instanceof ReadoutError ? error : cannotUse(folder, error);
  }
  try {
    removeLeftovers(folder, workspace.raw.folder);
    const store = open(workspace, options);
    return {
      ...workspace,
      store,
      async close() {
        await store.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

function open(workspace: Workspace, options: SqliteOptions): Store {
  try {
    return openSqlite(workspace.database, options);
  } catch (error) {
    throw cannotUse(workspace.database, error);
  }
}

/** Files that a killed process was writing aside. Nobody else writes while the lock is held; who still waits for it makes its own anew. */
function removeLeftovers(folder: string, raw: string) {
  for (const name of readdirSync(folder))
    if (isLeftover(name) || /^write\.lock\.(stale\.)?\d+$/.test(name)) rmSync(join(folder, name), { force: true });
  if (!existsSync(raw)) return;
  for (const entry of readdirSync(raw, { withFileTypes: true, recursive: true })) {
    if (entry.isFile() && entry.name.endsWith(".tmp")) rmSync(join(entry.parentPath, entry.name), { force: true });
  }
}

function cannotUse(file: string, error: unknown): ReadoutError {
  if (error instanceof ReadoutError) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "EACCES" || code === "EPERM" || code === "EROFS")
    return new ReadoutError({ code: "no-permission", file }, error);
  return new ReadoutError({ code: "unreadable", file, why: message }, error);
}

const SETTINGS_TEXT = `# A workspace of Readout. pages/ holds the raw pages, corrections.ndjson what people have said about the record;
# record.db and links.bin are made from these two and may be deleted: "readout refresh" makes them again.
name = NAME
`;
