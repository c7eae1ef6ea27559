/**
 * The user's own registry as YAML, `actors.yaml`, a list of actors, each with the columns of registry.ts; lists are YAML's own,
 * and offices stand below the person:
 *
 *     - name: Telemar of Annun
 *       aliases: [Telemar]
 *       country: DAG
 *       offices:
 *         - { role: Prime Minister, from: 1994-01 }
 *         - { role: Foreign Minister, from: 1990, to: 1994 }
 *
 * The list may also stand under `actors:`. What is no list, no actor, or no YAML is named by its line.
 */
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type YAMLMap } from "yaml";
import { REGISTRY_COLUMNS, type RegistryColumn, type RegistryRow } from "./registry-table.ts";

/** Rows as of the CSV; `lines` has the line of each in the file, from 1. */
export interface YamlRegistry {
  readonly rows: readonly RegistryRow[];
  readonly lines: readonly number[];
  readonly problems: readonly { readonly line: number; readonly why: string }[];
}

export function readYamlRegistry(text: string): YamlRegistry {
  const counter = new LineCounter();
  // Every scalar is a string: "1994-01" and 007 stay as printed.
  const yaml = parseDocument(text, { lineCounter: counter, schema: "failsafe" });
  const lineOf = (node: unknown): number => {
    const range = (node as { readonly range?: readonly number[] } | null)?.range;
    return range === undefined ? 1 : counter.linePos(range[0]!).line;
  };
  const problems: { line: number; why: string }[] = yaml.errors.map((error) => ({
    line: error.linePos?.[0].line ?? 1,
    why: error.message.split("\n")[0]!.replace(/ at line \d+, column \d+:?$/, ""),
  }));
  const rows: RegistryRow[] = [];
  const lines: number[] = [];
  const root = yaml.contents;
  const list = isMap(root) ? root.get("actors") : root;
  if (root !== null && !isSeq(list)) problems.push({ line: 1, why: "no list of actors" });
  if (isSeq(list)) {
    for (const item of list.items) {
      if (!isMap(item)) {
        problems.push({ line: lineOf(item), why: "no actor: a name and what belongs to it" });
        continue;
      }
      const unknown = item.items
        .map(({ key }) => String(isScalar(key) ? key.value : key))
        .filter((key) => !KNOWN.has(key));
      if (unknown.length > 0) problems.push({ line: lineOf(item), why: `no column is called "${unknown[0]}"` });
      const own = rowOf(item);
      const offices = item.get("offices");
      if (!isSeq(offices) || offices.items.length === 0) {
        rows.push(own);
        lines.push(lineOf(item));
        continue;
      }
      for (const office of offices.items) {
        // The first row of a person carries all that is not of one office.
        rows.push({
          ...(rows.length > 0 && rows.at(-1)!.name === own.name
            ? { name: own.name!, country: own.country ?? "" }
            : own),
          ...(isMap(office) ? rowOf(office) : { role: textOf(office) }),
        });
        lines.push(lineOf(office));
      }
    }
  }
  return { rows, lines, problems };
}

const KNOWN = new Set<string>([...REGISTRY_COLUMNS, "offices"]);

function rowOf(map: YAMLMap): RegistryRow {
  const row: Partial<Record<RegistryColumn, string>> = {};
  for (const column of REGISTRY_COLUMNS) {
    const text = textOf(map.get(column, true));
    if (text !== "") row[column] = text;
  }
  return row;
}

/** A cell as the CSV has it: the items of a list parted by semicolons. */
function textOf(node: unknown): string {
  if (isSeq(node))
    return node.items
      .map(textOf)
      .filter((part) => part !== "")
      .join("; ");
  const value = isScalar(node) ? node.value : node;
  return typeof value === "string" && value !== "null" && value !== "~" ? value.replace(/\s+/g, " ").trim() : "";
}
