import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { loadActorTable } from "../load/actors.ts";
import { makeReconciler, type ReconcileQuery } from "./reconcile.ts";

const own = "name,aliases,type,country,role,from,to\nFlavia Elphberg,,person,RUR,Queen,2020,\n";
const reconciler = makeReconciler(loadActorTable(fileURLToPath(new URL("../../data", import.meta.url)), own));
const best = (query: string, more: Partial<ReconcileQuery> = {}) => {
  const [first] = reconciler.answer({ query, ...more });
  return first === undefined ? null : `${first.id}${first.match ? " match" : ""}`;
};
const of = (...pairs: readonly (readonly [string, string])[]) => ({
  properties: pairs.map(([pid, v]) => ({ pid, v })),
});

test("a name as the tables have it, and in another spelling, is a match", () => {
  expect(best("Volodymyr Zelensky")).toBe("person/volodymyr-zelensky/UKR match");
  expect(best("Wolodymyr Selenskyj")).toBe("person/volodymyr-zelensky/UKR match");
  expect(best("Flavia Elphberg")).toBe("person/flavia-elphberg/RUR match");
  expect(best("NATO")).toBe("body/nato match");
  expect(best("Ukraine", { type: "state" })).toBe("state/UKR match");
});

test("a surname that several bear is no match; the state, the office or the day settles it", () => {
  expect(best("Ivanov", { type: "person" })).not.toContain("match");
  expect(reconciler.answer({ query: "Ivanov", type: "person", limit: 50 }).length).toBeGreaterThan(2);
  expect(best("Ivanov", { type: "person", ...of(["country", "RU"], ["role", "foreign minister"]) })).toBe(
    "person/igor-ivanov/RUS match",
  );
});

test("another state speaks against a name", () => {
  const [first] = reconciler.answer({ query: "Volodymyr Zelensky", ...of(["country", "Kenya"]) });
  expect([first?.match, first?.features]).toEqual([
    false,
    [
      { id: "name", value: 1 },
      { id: "same_state", value: false },
    ],
  ]);
});

test("values, as of a day where they have one", () => {
  const id = "person/sergei-shoigu/RUS";
  expect(reconciler.values(id, "role", "2020-05-05")).toEqual(["Defence Minister"]);
  expect(reconciler.values(id, "role", "2025-05-05")).toEqual(["Secretary of the Security Council"]);
  expect(reconciler.values(id, "country", null)).toEqual(["RUS"]);
  expect(reconciler.values("state/FRA", "cow", null)).toEqual(["220"]);
  expect(reconciler.values("person/nobody", "role", null)).toEqual([]);
});

test("who is like nobody gets nobody; suggestions begin as typed", () => {
  expect(reconciler.answer({ query: "Zzyzx Qwertz" })).toEqual([]);
  expect(reconciler.answer({ query: "" })).toEqual([]);
  expect(reconciler.suggest("sergei lavr", []).map(({ id }) => id)).toEqual(["person/sergei-lavrov/RUS"]);
  expect(reconciler.describe("state/KOS")?.description).toBe("State");
});
