/**
 * The script of the screens: the files of `client/`, as they are, under `/script/`. Nothing else of that folder is given out.
 * Their addresses hold a hash of all of them, so that a browser keeps them and asks again only for others.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { shortHash } from "../kit/hash.ts";

const FOLDER = join(import.meta.dirname, "client");

/** The text of a script by its name, "main.js"; null when there is none. */
export const scriptNamed = (name: string): string | null => all().get(name) ?? null;

/** "/script/3f9c2a7b1d4e/main.js". */
export const scriptAddress = (): string => `/script/${version()}/main.js`;

/** A hash of all scripts. */
function version(): string {
  made ??= shortHash([...all()].map(([name, text]) => `${name}\n${text}`).join("\n"));
  return made;
}

function all(): ReadonlyMap<string, string> {
  scripts ??= new Map(
    readdirSync(FOLDER)
      .filter((file) => file.endsWith(".js"))
      .sort()
      .map((file) => [file, readFileSync(join(FOLDER, file), "utf8")]),
  );
  return scripts;
}

let scripts: ReadonlyMap<string, string> | null = null;
let made: string | null = null;
