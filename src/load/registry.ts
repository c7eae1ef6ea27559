/** The rows of a user's registry of actors, from CSV or YAML, with those that cannot be taken. */
import { parseRegistry, rowsOfCsv } from "../actors/registry.ts";
import { type RegistryRow, registryCsv } from "../actors/registry-table.ts";

export interface RegistryRows {
  readonly rows: readonly RegistryRow[];
  /** `line`: of the file, from 1. */
  readonly problems: readonly { readonly line: number; readonly why: string }[];
}

/** The library for YAML is loaded for a file of YAML only. */
export async function registryRows(text: string, isYaml: boolean): Promise<RegistryRows> {
  if (!isYaml) return { rows: rowsOfCsv(text), problems: parseRegistry(text).problems };
  const { readYamlRegistry } = await import("../actors/registry-yaml.ts");
  const { rows, lines, problems } = readYamlRegistry(text);
  const further = parseRegistry(registryCsv(rows)).problems.map(({ line, why }) => ({
    line: lines[line - 2] ?? 1,
    why,
  }));
  return { rows, problems: [...problems, ...further].sort((a, b) => a.line - b.line) };
}
