import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { loadActorTable } from "../load/actors.ts";
import { parseRegistry } from "./registry.ts";
import { importActors, newRows } from "./registry-import.ts";
import { registryCsv, withRows } from "./registry-table.ts";

const table = loadActorTable(fileURLToPath(new URL("../../data", import.meta.url)));
const csvOf = (text: string, columns = {}) => registryCsv(importActors(text, table, columns).rows);

test("a query's answer as CSV: offices by the words for them, states by their names, days by their precision", () => {
  expect(
    csvOf(`item,itemLabel,itemAltLabel,positionLabel,countryLabel,start,startPrecision,end
http://www.wikidata.org/entity/Q900000001,Andres Tamm,"A. Tamm, Andres J. Tamm",Minister of Foreign Affairs of Estonia,Estonia,2031-04-01T00:00:00Z,11,2032-05-06T00:00:00Z
http://www.wikidata.org/entity/Q900000001,Andres Tamm,,Minister of Foreign Affairs of Estonia,Estonia,2031-04-01T00:00:00Z,11,2033-01-01T00:00:00Z
http://www.wikidata.org/entity/Q900000002,Maret Kuusk,,Ukrainian ombudsman,Czech Republic,2031-01-01T00:00:00Z,9,
http://www.wikidata.org/entity/Q900000003,Q900000003,,,Estonia,,,
`),
  ).toBe(`name,aliases,type,country,role,from,to,wikidata
Andres Tamm,A. Tamm; Andres J. Tamm,person,EST,Foreign Minister,2031-04-01,2033-01-01,Q900000001
Maret Kuusk,,person,CZE,Ukrainian ombudsman,2031,,Q900000002
`);
});

test("the same as SPARQL JSON and as short JSON; unknown values are none", () => {
  const sparql = {
    head: { vars: ["person", "personLabel", "positionLabel", "country", "end"] },
    results: {
      bindings: [
        {
          person: { type: "uri", value: "http://www.wikidata.org/entity/Q900000004" },
          personLabel: { type: "literal", value: "Ilze Ozola" },
          positionLabel: { type: "literal", value: "Prime Minister of Latvia" },
          country: { type: "literal", value: "LV" },
          end: { type: "bnode", value: "t1" },
        },
      ],
    },
  };
  const row = "Ilze Ozola,person,LVA,Prime Minister,Q900000004\n";
  expect(csvOf(JSON.stringify(sparql))).toBe(`name,type,country,role,wikidata\n${row}`);
  const short = [
    {
      person: "http://www.wikidata.org/entity/Q900000004",
      personLabel: "Ilze Ozola",
      positionLabel: "Prime Minister of Latvia",
      country: "LV",
    },
  ];
  expect(csvOf(JSON.stringify(short))).toBe(`name,type,country,role,wikidata\n${row}`);
});

test("a table reconciled in OpenRefine: its export with a column of ids, and its cells with their judgement", () => {
  expect(
    csvOf("Minister\tOffice\tState\tWikidata ID\nJonas Petraitis\tdefence minister\tLithuania\tQ900000005\n"),
  ).toBe("name,type,country,role,wikidata\nJonas Petraitis,person,LTU,Defence Minister,Q900000005\n");
  const matched = (v: string, name: string, id: string, judgment = "matched") => ({ v, r: { id, name, judgment } });
  const rows = {
    rows: [
      { Person: matched("J. Petraitis", "Jonas Petraitis", "Q900000005"), Country: { v: "Lithuania" } },
      { Person: matched("R. Kazlauskas", "Rimas Kazlauskas", "Q900000006", "none"), Country: { v: "Lithuania" } },
    ],
  };
  expect(csvOf(JSON.stringify(rows))).toBe(
    "name,country,wikidata\nJonas Petraitis,LTU,Q900000005\nR. Kazlauskas,LTU,\n",
  );
  const project = {
    columnModel: { columns: [{ name: "Who" }, { name: "Country" }] },
    rows: [{ cells: [matched("J. Petraitis", "Jonas Petraitis", "Q900000005"), { v: "Lithuania" }] }],
  };
  expect(csvOf(JSON.stringify(project), { name: "Who" })).toBe(
    "name,country,wikidata\nJonas Petraitis,LTU,Q900000005\n",
  );
});

test("companies, parties and places are what the query calls them", () => {
  const { rows } = importActors(
    "itemLabel,instanceLabel,countryLabel\nKarhu Oy,business,Finland\nKoti,political party in Finland,Finland\nHiisi,city,Finland\n",
    table,
  );
  expect(rows.map(({ type }) => type)).toEqual(["company", "party", "place"]);
  expect(parseRegistry(registryCsv(rows)).problems).toEqual([]);
});

test("what cannot be taken is named, and what is there already is not taken twice", () => {
  expect(importActors("a,b\n1,2\n", table).problems[0]!.why).toMatch(/^no column for the name/);
  expect(importActors("name\nX\n", table, { role: "Office" }).problems[0]!.why).toBe('no column "Office"');
  expect(importActors("{", table).problems[0]!.why).toBe("neither JSON nor a table");
  expect(importActors("name,role\n,mayor\n", table).problems).toEqual([{ line: 2, why: "no name" }]);
  const { rows } = importActors("name,country\nA,FIN\nB,FIN\n", table);
  expect(newRows(rows, [{ name: "a", country: "FIN" }])).toEqual({ rows: [{ name: "B", country: "FIN" }], same: 1 });
});

test("what was imported is looked up as of the day", () => {
  const own = csvOf("name,positionLabel,country,start,end\nAndres Tamm,Foreign Minister,EST,2031-04-01,2033-01-01\n");
  const read = loadActorTable(fileURLToPath(new URL("../../data", import.meta.url)), own);
  expect(read.holder("top diplomat", "EST", "2032-02-02")?.name).toBe("Andres Tamm");
  expect(read.roleOf("Andres Tamm", "2034-02-02")).toBeNull();
});

test("a registry keeps what its user wrote when rows come behind it", () => {
  const own = "name;country\r\n# mine\r\nFlavia;RUR\r\n";
  expect(withRows(own, [{ name: "Hentzau", role: "Count; Rittmeister" }])).toBe(
    'name;country;role\n# mine\r\nFlavia;RUR\r\nHentzau;;"Count; Rittmeister"\n',
  );
  expect(withRows("name", [{ name: "A, B" }])).toBe('name\n"A, B"\n');
  expect(withRows("", [{ name: "A" }])).toBe("name\nA\n");
});
