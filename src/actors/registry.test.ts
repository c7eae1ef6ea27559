import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { actorModels } from "../../tests/check-mentions.ts";
import { readSentences } from "../language/index.ts";
import { loadActorTable } from "../load/actors.ts";
import type { Article } from "../model/index.ts";
import { findMentions } from "./index.ts";
import { parseRegistry } from "./registry.ts";

const CSV = `name,aliases,type,country,role,from,to,code,demonyms,capitals
Ruritania,,state,RUR,,,,,Ruritanian,Strelsau
Rupert Hentzau,Hentzau,person,RUR,Foreign Minister,2021,,RURGOV,,
Rupert Hentzau,,person,RUR,Prime Minister,2019,2020,,,
Black Elm Company,Black Elm,company,RUR,,,,RURBUS,,
Keir Starmer,,person,GBR,Lord Protector,2020,,,,
,,person,,,,,,,
Odd One,,wizard,,,,,,,
`;
const data = fileURLToPath(new URL("../../data", import.meta.url));
const table = loadActorTable(data, CSV);

test("invented states, people and companies are actors, with the office of the day and the user's code", () => {
  const body =
    "Ruritanian Foreign Minister Rupert Hentzau met his Chinese counterpart in Strelsau. Black Elm said that Ruritania would pay.";
  const article = { body, byline: [], dateline: null } as unknown as Article;
  const mentions = findMentions(article, readSentences(body, actorModels().language), table, "2023-03-03");
  const seen = mentions.map((m) => `${body.slice(m.start, m.end)}: ${m.actors.map((a) => a.name).join(" + ")}`);
  expect(seen).toContain("Ruritanian Foreign Minister Rupert Hentzau: Rupert Hentzau");
  expect(seen).toContain("Black Elm: Black Elm Company");
  expect(seen).toContain("Ruritania: RUR");
  expect(mentions.flatMap((m) => m.actors).find((a) => a.name === "Rupert Hentzau")).toMatchObject({
    country: "RUR",
    code: "RURGOV",
  });
  expect(table.roleOf("Rupert Hentzau", "2019-06-06")?.role).toBe("Prime Minister");
  expect(table.holder("Foreign Minister", "RUR", "2023-03-03")?.name).toBe("Rupert Hentzau");
});

test("the user's rows of a person take the place of the program's", () => {
  expect(table.roleOf("Keir Starmer", "2025-01-01")?.role).toBe("Lord Protector");
  expect(table.holder("Prime Minister", "GBR", "2025-01-01")?.name).not.toBe("Keir Starmer");
  expect(table.holder("President", "FRA", "2025-01-01")?.name).toBe("Emmanuel Macron");
});

test("rows that cannot be taken are named", () => {
  expect(parseRegistry(CSV).problems).toEqual([
    { line: 7, why: "no name" },
    { line: 8, why: 'unknown type "wizard"' },
  ]);
  expect(parseRegistry("a,b\n1,2").problems).toHaveLength(1);
  expect(() => loadActorTable(data, '"name\n,,\t"')).not.toThrow();
});
