/**
 * The actor tables of the data folder, as `buildActorTable` wants them: states, bodies, agencies, places, people and offices,
 * with the index of their names in data/actors.index, if it was made of these very tables (tools/build-actor-index.ts).
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseRegistry } from "../actors/registry.ts";
import { type ActorTable, buildActorTable } from "../actors/table.ts";
import { indexGivenNames, indexTables, openIndex, packIndex } from "../actors/table-index.ts";
import { tablesOf } from "../actors/table-text.ts";
import { Variants } from "../actors/variants.ts";

/** A table that is missing counts as empty. `own`: the text of the user's actors.csv, whose rows win (registry.ts). */
export function loadActorTable(dataFolder: string, own: string | null = null): ActorTable {
  const { files, key } = readTables(dataFolder);
  const index = bytesOf(join(dataFolder, INDEX));
  const registry = own === null ? {} : parseRegistry(own).files;
  return buildActorTable({ ...files, ...registry }, index === null ? null : openIndex(index, key));
}

/** The bytes of data/actors.index for the tables as they are. */
export function buildActorIndex(dataFolder: string): Uint8Array {
  const { files, key } = readTables(dataFolder);
  const index = indexTables(tablesOf(files, "main"), new Variants(files["name-variants.tsv"]));
  return packIndex({ key, index, givenNames: indexGivenNames(files["given-names.tsv"] ?? "") });
}

export const INDEX = "actors.index";

const FILES = [
  "states.tsv",
  "bodies.tsv",
  "agencies.tsv",
  "places.tsv",
  "people.tsv",
  "offices.tsv",
  "office-terms.tsv",
  "given-names.tsv",
  "name-variants.tsv",
  "memberships.tsv",
] as const;

/** What the index of names does not depend on. */
const UNINDEXED: ReadonlySet<string> = new Set(["office-terms.tsv", "agencies.tsv", "memberships.tsv"]);

/** The texts, and a key that is another when one of them is. */
function readTables(dataFolder: string): { readonly files: Record<string, string>; readonly key: string } {
  const files: Record<string, string> = {};
  const hash = createHash("sha256");
  for (const name of FILES) {
    const bytes = bytesOf(join(dataFolder, name));
    if (bytes === null) continue;
    if (!UNINDEXED.has(name)) hash.update(`${name} ${bytes.length}\n`).update(bytes);
    const text = bytes.toString("utf8");
    files[name] = name === "agencies.tsv" ? withHeader(text) : text;
  }
  return { files, key: hash.digest("hex") };
}

/** The agencies' file names its columns in a remark, and parts aliases with a bar. */
function withHeader(text: string): string {
  return `name\taliases\twhen\tdomain\tcountry\n${text.replaceAll("|", ";")}`;
}

function bytesOf(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
