/**
 * One writer at a time: a file `write.lock` in the workspace that names who writes, `{"pid":411,"host":"desk",…}`.
 *
 * The lock of a process that is no more is taken over, so kill -9 never leaves a workspace shut. A process is known by its
 * number and, where the system tells it (Linux), by the moment it began, because numbers are given out again.
 */
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { ReadoutError } from "../model/problem.ts";

export interface Lock {
  release(): void;
}

interface Holder {
  readonly pid: number;
  readonly host: string;
  /** When the process began, in clock ticks since the machine did; null where the system does not say. */
  readonly began: string | null;
  /** What it does, for the message: "readout add". */
  readonly doing: string;
}

/** Takes the lock of a workspace, or throws `workspace-busy` naming who holds it. */
export function takeLock(folder: string, doing: string): Lock {
  const path = join(folder, "write.lock");
  const mine: Holder = { pid: process.pid, host: hostname(), began: beganOf(process.pid), doing };
  const words = `${JSON.stringify(mine)}\n`;
  // Two rounds suffice: one that meets a stale lock and one that takes its place; a third meets a quicker rival.
  for (let round = 0; round < 3; round++) {
    if (claim(path, words)) {
      return {
        release() {
          if (readQuietly(path) === words) rmSync(path, { force: true });
        },
      };
    }
    const found = readQuietly(path);
    if (found === null) continue;
    const holder = parseHolder(found);
    if (holder === null || alive(holder)) {
      throw new ReadoutError({ code: "workspace-busy", folder, holder: nameOf(holder, path) });
    }
    putAside(path, found);
  }
  const holder = parseHolder(readQuietly(path) ?? "");
  throw new ReadoutError({ code: "workspace-busy", folder, holder: nameOf(holder, path) });
}

/**
 * Makes the lock file with its words in it, at once: the words are written beside it and linked into place, so that
 * nobody ever reads half a lock. False when somebody holds it.
 */
function claim(path: string, words: string): boolean {
  const aside = `${path}.${process.pid}`;
  writeFileSync(aside, words);
  try {
    linkSync(aside, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    // A file system without hard links: an exclusive file is the next best.
    try {
      writeFileSync(path, words, { flag: "wx" });
      return true;
    } catch (second) {
      if ((second as NodeJS.ErrnoException).code === "EEXIST") return false;
      throw second;
    }
  } finally {
    rmSync(aside, { force: true });
  }
}

/** Removes a stale lock; should a rival have put his own there meanwhile, it is put back. */
function putAside(path: string, stale: string) {
  const aside = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  if (readQuietly(aside) !== stale) {
    try {
      linkSync(aside, path);
    } catch {
      // A third has taken the lock in between; he keeps it.
    }
  }
  rmSync(aside, { force: true });
}

function alive(holder: Holder): boolean {
  // Of another machine nothing can be known, so its lock stands.
  if (holder.host !== hostname()) return true;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
  }
  const began = beganOf(holder.pid);
  return holder.began === null || began === null || began === holder.began;
}

/** Field 22 of /proc/PID/stat; the name in brackets before it may hold blanks, so it is counted from behind that. */
function beganOf(pid: number): string | null {
  const stat = readQuietly(`/proc/${pid}/stat`);
  if (stat === null) return null;
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  // A zombie holds nothing open any more.
  return fields[0] === "Z" ? "gone" : (fields[19] ?? null);
}

function parseHolder(text: string): Holder | null {
  try {
    const { pid, host, began, doing } = JSON.parse(text) as Record<string, unknown>;
    if (typeof pid !== "number" || typeof host !== "string") return null;
    return {
      pid,
      host,
      began: typeof began === "string" ? began : null,
      doing: typeof doing === "string" ? doing : "readout",
    };
  } catch {
    return null;
  }
}

const nameOf = (holder: Holder | null, path: string) =>
  holder === null
    ? `somebody who left no name in ${path}`
    : `"${holder.doing}", process ${holder.pid} on ${holder.host}${holder.host === hostname() ? "" : ` (if that is no longer running, remove ${path})`}`;

function readQuietly(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}
