/** The script of the screens: the files of `client/`, as they are, under `/script/`. Nothing else of that folder is given out. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const FOLDER = join(import.meta.dirname, "client");

/** The text of a script by its name, "main.js"; null when there is none. */
export function scriptNamed(name: string): string | null {
  scripts ??= new Map(
    readdirSync(FOLDER)
      .filter((file) => file.endsWith(".js"))
      .map((file) => [file, readFileSync(join(FOLDER, file), "utf8")]),
  );
  return scripts.get(name) ?? null;
}

let scripts: ReadonlyMap<string, string> | null = null;
