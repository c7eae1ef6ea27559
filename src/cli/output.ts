/**
 * What a command was asked to write with `-o`. A file is there whole or not at all: it is written aside and moved into place when it
 * is done, so a command that is stopped leaves what was there before. What a killed one has left aside, the next one removes.
 */
import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { asideOf, isLeftover, writeAll } from "../store/raw.ts";
import type { World } from "./world.ts";

export interface Output {
  write(text: string): Promise<void>;
  /** Moves what was written into place. */
  done(): void;
  /** Leaves all as it was; does nothing after `done`. */
  leave(): void;
}

/** Standard output when no file is named, or "-". Throws what the system says when the file cannot be made. */
export function outputTo(world: World, file: string | undefined): Output {
  if (file === undefined || file === "-") return { write: (text) => world.write(text), done() {}, leave() {} };
  const path = resolve(world.cwd, file);
  sweep(dirname(path));
  const aside = new Aside(path);
  return {
    write: async (text) => aside.write(Buffer.from(text)),
    done() {
      aside.close();
      aside.place();
    },
    leave: () => aside.remove(),
  };
}

/** Files of one folder, made when it is not there. All are on the disk before the first is moved into place. */
export function writeFolder(folder: string, files: ReadonlyMap<string, string | Uint8Array>): void {
  const made: Aside[] = [];
  const swept = new Set<string>();
  try {
    for (const [name, content] of files) {
      const path = join(folder, name);
      const around = dirname(path);
      if (!swept.has(around)) {
        mkdirSync(around, { recursive: true });
        sweep(around);
        swept.add(around);
      }
      const aside = new Aside(path);
      made.push(aside);
      aside.write(typeof content === "string" ? Buffer.from(content) : content);
      aside.close();
    }
    for (const aside of made) aside.place();
  } finally {
    for (const aside of made) aside.remove();
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
