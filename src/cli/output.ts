/**
 * What a command was asked to write with `-o`. A file is there whole or not at all: it is written aside and moved into place when it
 * is done, so a command that is stopped leaves what was there before. What a killed one has left aside, the next one removes.
 */
import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { asideOf, isLeftover, writeAll } from "../store/raw.ts";
import type { World } from "./world.ts";

export interface Output {
  write(piece: string | Uint8Array): Promise<void>;
  /** Moves what was written into place. */
  done(): void;
  /** Leaves all as it was; does nothing after `done`. */
  leave(): void;
}

/** Standard output when no file is named, or "-". Throws what the system says when the file cannot be made. */
export function outputTo(world: World, file: string | undefined): Output {
  if (file === undefined || file === "-")
    return {
      write: (piece) => world.write(typeof piece === "string" ? piece : Buffer.from(piece).toString()),
      done() {},
      leave() {},
    };
  const path = resolve(world.cwd, file);
  sweep(dirname(path));
  const aside = new Aside(path);
  return {
    write: async (piece) => aside.write(typeof piece === "string" ? Buffer.from(piece) : piece),
    done() {
      aside.close();
      aside.place();
    },
    leave: () => aside.remove(),
  };
}

/** Files that are written a piece at a time, side by side. */
export interface OutputFolder {
  /** Adds to a file of this name, which is begun where there is none. */
  write(name: string, piece: string | Uint8Array): void;
  /** Moves all of them into place, once all are on the disk. */
  done(): void;
  /** Leaves all as it was; does nothing after `done`. */
  leave(): void;
}

/** The folder is made when it is not there. */
export function folderTo(folder: string): OutputFolder {
  const made = new Map<string, Aside>();
  const swept = new Set<string>();
  const begun = (name: string): Aside => {
    const path = join(folder, name);
    const around = dirname(path);
    if (!swept.has(around)) {
      mkdirSync(around, { recursive: true });
      sweep(around);
      swept.add(around);
    }
    const aside = new Aside(path);
    made.set(name, aside);
    return aside;
  };
  return {
    write: (name, piece) =>
      (made.get(name) ?? begun(name)).write(typeof piece === "string" ? Buffer.from(piece) : piece),
    done() {
      for (const aside of made.values()) aside.close();
      for (const aside of made.values()) aside.place();
    },
    leave() {
      for (const aside of made.values()) aside.remove();
    },
  };
}

/** Files of one folder, made when it is not there. All are on the disk before the first is moved into place. */
export function writeFolder(folder: string, files: ReadonlyMap<string, string | Uint8Array>): void {
  const out = folderTo(folder);
  try {
    for (const [name, content] of files) out.write(name, content);
    out.done();
  } finally {
    out.leave();
  }
}

class Aside {
  private readonly path: string;
  private readonly aside: string;
  private file: number | null;

  constructor(path: string) {
    this.path = path;
    this.aside = asideOf(path);
    this.file = openSync(this.aside, "w");
  }

  write(bytes: Uint8Array): void {
    writeAll(this.file!, bytes);
  }

  close(): void {
    fsyncSync(this.file!);
    closeSync(this.file!);
    this.file = null;
  }

  place(): void {
    renameSync(this.aside, this.path);
  }

  remove(): void {
    if (this.file !== null) closeSync(this.file);
    this.file = null;
    rmSync(this.aside, { force: true });
  }
}

function sweep(folder: string): void {
  for (const name of readdirSync(folder)) if (isLeftover(name)) rmSync(join(folder, name), { force: true });
}
