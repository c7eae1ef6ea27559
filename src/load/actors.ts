/**
 * The actor tables of the data folder, as `buildActorTable` wants them: states, bodies, agencies, places, people and offices.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type ActorTable, buildActorTable } from "../actors/table.ts";

/** A table that is missing counts as empty. */
export function loadActorTable(dataFolder: string): ActorTable {
  const files: Record<string, string> = {};
  for (const name of FILES) {
    const text = textOf(join(dataFolder, name));
    if (text !== null) files[name] = name === "agencies.tsv" ? withHeader(text) : text;
  }
  return buildActorTable(files);
}

const FILES = [
  "states.tsv",
  "bodies.tsv",
  "agencies.tsv",
  "places.tsv",
  "people.tsv",
  "offices.tsv",
  "office-terms.tsv",
  "given-names.tsv",
] as const;

/** The agencies' file names its columns in a remark, and parts aliases with a bar. */
function withHeader(text: string): string {
  return `name\taliases\twhen\tdomain\tcountry\n${text.replaceAll("|", ";")}`;
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
