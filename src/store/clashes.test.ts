/** Two people's logs become one, and what they say differently is queued. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { correctionOf } from "../link/corrections.ts";
import type { Correction } from "../model/correction.ts";
import { clashesOf, mergedLog } from "./clashes.ts";
import { type Logged, logOf, type Undo, undoOf } from "./corrections.ts";

const at = (exact: string, field?: string) =>
  ({ sha256: "5a".repeat(32), kind: "event", exact, ...(field && { field }) }) as const;
const set = (value: string, by: string, more: Partial<Correction> = {}) =>
  correctionOf({ op: "set", target: at("They met.", "place"), value, by, at: `2026-01-01 ${by} ${value}`, ...more });
const log = (...lines: readonly (Correction | Undo)[]): readonly Logged[] => logOf(lines);
const told = (lines: readonly Logged[]) =>
  clashesOf(lines).map((clash) => clash.map(({ op, value, by }) => `${by} ${op} ${JSON.stringify(value)}`).join(" / "));

test("two values of one field are a clash, the same value or one person's second thought none", () => {
  expect(told(log(set("Oslo", "Ada"), set("Bergen", "Ben")))).toEqual(['Ada set "Oslo" / Ben set "Bergen"']);
  expect(told(log(set("Oslo", "Ada"), set("Bergen", "Ada")))).toEqual([]);
  expect(told(log(set("Oslo", "Ada"), { ...set("Oslo", "Ben"), note: "yes" }))).toEqual([]);
});

test("so are accepted and left out, one and not the same, two wider scopes, two ends of an article", () => {
  const judged = (op: Correction["op"], by: string) => correctionOf({ op, target: at("They met."), by });
  expect(told(log(judged("accept", "Ada"), judged("reject", "Ben")))).toHaveLength(1);
  const pair = (op: Correction["op"], by: string, a: string, b: string) =>
    correctionOf({ op, target: at(a), others: [at(b)], by });
  expect(told(log(pair("merge", "Ada", "x", "y"), pair("not_same", "Ben", "y", "x")))).toHaveLength(1);
  expect(told(log(pair("split", "Ada", "x", "y"), pair("not_same", "Ben", "y", "x")))).toEqual([]);
  const wide = (value: string, by: string, sha256: string) =>
    correctionOf({
      op: "set",
      target: { ...at("any", "place"), sha256 },
      value,
      scope: "everywhere",
      was: "Peking",
      by,
    });
  expect(told(log(wide("Beijing", "Ada", "1"), wide("Beiping", "Ben", "2")))).toHaveLength(1);
  const body = (last: string, by: string) =>
    correctionOf({ op: "body_range", target: { ...at(""), kind: "page" }, value: { first: "a", last }, by });
  expect(told(log(body("x", "Ada"), body("y", "Ben")))).toHaveLength(1);
});

test("a clash is settled once one of the two is taken back", () => {
  const [ada, ben] = [set("Oslo", "Ada"), set("Bergen", "Ben")];
  for (const one of [ada, ben]) expect(told(log(ada, ben, undoOf(one.id, { by: "Ada" })))).toEqual([]);
});

test("what was said in one go of several mentions is one clash", () => {
  const go = (value: string, by: string) =>
    ["They met.", "They talked."].map((exact) =>
      correctionOf({ op: "set", target: at(exact, "place"), value, by, at: `2026 ${by}` }),
    );
  expect(told(log(...go("Oslo", "Ada"), ...go("Bergen", "Ben")))).toHaveLength(1);
});

test("what one has taken back and another says stands, and is a clash, whoever takes whose log in", () => {
  const ada = set("Oslo", "Ada");
  const ben = [{ ...ada, by: "Ben" }, undoOf(ada.id, { by: "Ben" })];
  const merged = log(ada, ...mergedLog(log(ada), log(...ben)));
  expect(merged.filter(({ line, stands }) => stands && line.op === "set")).toHaveLength(1);
  expect(told(merged)).toEqual(['Ben note undefined / Ada set "Oslo"']);
  const other = log(...ben, ...mergedLog(log(...ben), log(ada)));
  expect(told(other)).toEqual(['Ben note undefined / Ada set "Oslo"']);
});

test("taken in twice, a log adds nothing; nobody's word that stands is lost but to a word that clashes with it", () => {
  const lines = (by: string) =>
    fc
      .array(
        fc.oneof(
          fc.constantFrom("Oslo", "Bergen", "Tromsø").map((value) => set(value, by)),
          fc
            .constantFrom("accept" as const, "reject" as const)
            .map((op) => correctionOf({ op, target: at("They met."), by })),
          fc.constantFrom("Oslo", "Bergen").map((value) => undoOf(set(value, by).id, { by })),
        ),
        { maxLength: 6 },
      )
      .map((all) => log(...all));
  fc.assert(
    fc.property(lines("Ada"), lines("Ben"), (ours, theirs) => {
      const merged = log(...ours.map(({ line }) => line), ...mergedLog(ours, theirs));
      expect(mergedLog(merged, theirs).filter(({ op }) => op === "undo")).toEqual([]);
      const standing = new Set(merged.flatMap(({ line, stands }) => (stands ? [line.id] : [])));
      for (const { line, stands } of [...ours, ...theirs])
        if (stands && line.op !== "undo") expect(standing).toContain(line.id);
    }),
    { seed: 4, numRuns: 300 },
  );
});
