import { expect, test } from "vitest";
import { parseRegistry } from "./registry.ts";
import { registryCsv } from "./registry-table.ts";
import { readYamlRegistry } from "./registry-yaml.ts";

const YAML = `# Of a novel.
actors:
  - name: Strelsau Guard
    type: military
    country: RUR
    aliases: [the Guard, Guard of Strelsau]
  - name: Rupert Hentzau
    country: RUR
    wikidata: Q0
    offices:
      - { role: Foreign Minister, from: 2021-03 }
      - { role: Prime Minister, from: 2019, to: 2020-12-31 }
  - 17
  - name: Flavia
    contry: RUR
`;

test("offices stand below a person, lists are YAML's own, dates stay as printed", () => {
  const { rows, lines } = readYamlRegistry(YAML);
  expect(registryCsv(rows)).toBe(`name,aliases,type,country,role,from,to,wikidata
Strelsau Guard,the Guard; Guard of Strelsau,military,RUR,,,,
Rupert Hentzau,,,RUR,Foreign Minister,2021-03,,Q0
Rupert Hentzau,,,RUR,Prime Minister,2019,2020-12-31,
Flavia,,,,,,,
`);
  expect(lines).toEqual([3, 11, 12, 14]);
  expect(parseRegistry(registryCsv(rows)).problems).toEqual([]);
});

test("what is no actor, no column and no YAML is named by its line", () => {
  expect(readYamlRegistry(YAML).problems).toEqual([
    { line: 13, why: "no actor: a name and what belongs to it" },
    { line: 14, why: 'no column is called "contry"' },
  ]);
  expect(readYamlRegistry("a: b: c\n").problems).not.toEqual([]);
  expect(readYamlRegistry("name: Flavia\n").problems).toEqual([{ line: 1, why: "no list of actors" }]);
  expect(readYamlRegistry("")).toEqual({ rows: [], lines: [], problems: [] });
  expect(readYamlRegistry("- name: A\n  aliases: {x: 1}\n").rows).toEqual([{ name: "A" }]);
});
