import { join } from "node:path";
import { expect, test } from "vitest";
import { loadActorTable } from "../src/load/actors.ts";
import { isRight, officeFacts } from "./offices.ts";

const table = loadActorTable(join(import.meta.dirname, "..", "data"));

test("97 and more of 100 offices drawn at random are held by whom the table says", () => {
  const wrong = officeFacts()
    .filter((fact) => !isRight(table, fact))
    .map(
      ({ state, office, day, name }) =>
        `${state} ${office} ${day}: ${name}, not ${table.holder(office, state, day)?.name}`,
    );
  expect(officeFacts()).toHaveLength(100);
  expect(wrong.length, wrong.join("\n")).toBeLessThanOrEqual(3);
});

test("another person is not taken for right", () => {
  const [fact] = officeFacts();
  expect(isRight(table, { ...fact!, name: "Nobody Atall" })).toBe(false);
});
