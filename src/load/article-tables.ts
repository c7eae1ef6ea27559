/**
 * Reads `data/agencies.tsv`, `data/outlets.tsv`, `data/chrome.tsv`, and the cities of `data/places.tsv` and `data/states.tsv`, for `article/`.
 */
import { readFileSync } from "node:fs";
import type { Agency, ArticleTables, ChromePhrase, Outlet } from "../article/tables.ts";

/** The tables of the `data` folder of this package. Throws when a file is missing. */
export function loadArticleTables(folder: URL = new URL("../../data/", import.meta.url)): ArticleTables {
  const rows = (name: string) =>
    readFileSync(new URL(name, folder), "utf8")
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("# "))
      .map((line) => line.split("\t"));
  return {
    agencies: rows("agencies.tsv").map(
      ([name, aliases, when, domain, country]): Agency => ({
        name: name ?? "",
        aliases: listOf(aliases),
        when: when === "context" || when === "phrase" ? when : "any",
        domain: domain ?? "",
        country: country ?? "",
      }),
    ),
    outlets: rows("outlets.tsv").map(
      ([name, aliases, domain]): Outlet => ({ name: name ?? "", aliases: listOf(aliases), domain: domain ?? "" }),
    ),
    chrome: rows("chrome.tsv").flatMap(([kind, phrase, why]): ChromePhrase[] =>
      kind === "line" || kind === "start" || kind === "tail" || kind === "has"
        ? [{ kind, phrase: phrase ?? "", why: why ?? "" }]
        : [],
    ),
    cities: new Set([
      ...rows("places.tsv").flatMap(([name, aliases, , kind]) =>
        kind === "city" || kind === "capital" ? [name ?? "", ...listOf(aliases)] : [],
      ),
      ...rows("states.tsv").flatMap(([, , , , , , capitals]) => capitalsIn(capitals ?? "")),
    ]),
  };
}

/** "Malé|Male City", "La Paz; Sucre": each as printed and in plain letters. */
const capitalsIn = (field: string): string[] =>
  field
    .split(/[|;]/)
    .map((name) => name.trim())
    .filter((name) => name !== "")
    .flatMap((name) => [name, name.normalize("NFD").replace(/\p{M}/gu, "")]);

const listOf = (field: string | undefined) => (field ?? "").split("|").filter((one) => one !== "");
