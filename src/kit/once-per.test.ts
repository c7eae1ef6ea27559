import { expect, test } from "vitest";
import { oncePer, oncePerText } from "./once-per.ts";

test("each value is worked on once, however often and in whatever order it is asked for", () => {
  const worked: string[] = [];
  const lettersOf = oncePer(({ word }: { readonly word: string }) => {
    worked.push(word);
    return word.length;
  });
  const [treaty, pact, sameAsPact] = [{ word: "treaty" }, { word: "pact" }, { word: "pact" }];
  expect([treaty, pact, treaty, treaty, pact, sameAsPact].map(lettersOf)).toEqual([6, 4, 6, 6, 4, 4]);
  // Equal values that are not the same are apart.
  expect(worked).toEqual(["treaty", "pact", "pact"]);
});

test("false and null are kept too; the work may ask for another value meanwhile", () => {
  interface Node {
    readonly above: Node | null;
  }
  let asked = 0;
  const depth = oncePer((node: Node): number => {
    asked += 1;
    return node.above === null ? 0 : depth(node.above) + 1;
  });
  const root: Node = { above: null };
  const leaf: Node = { above: { above: root } };
  expect([depth(leaf), depth(root), depth(leaf)]).toEqual([2, 0, 2]);
  expect(asked).toBe(3);
  const isRoot = oncePer((node: Node) => {
    asked += 1;
    return node.above === null ? null : false;
  });
  expect([isRoot(leaf), isRoot(root), isRoot(leaf), isRoot(root)]).toEqual([false, null, false, null]);
  expect(asked).toBe(5);
});

test("what is kept of a value is not seen on it, and a copy of it begins anew", () => {
  let worked = 0;
  const lettersOf = oncePer(({ word }: { readonly word: string }) => {
    worked += 1;
    return word.length;
  });
  const pact = Object.freeze({ word: "pact" });
  expect([lettersOf(pact), lettersOf(pact), lettersOf({ ...pact })]).toEqual([4, 4, 4]);
  expect(worked).toBe(2);
  expect(Reflect.ownKeys(pact)).toEqual(["word"]);
});

test("of texts so many answers are kept, and then it begins anew", () => {
  const worked: string[] = [];
  const upper = oncePerText((word) => {
    worked.push(word);
    return word.toUpperCase();
  }, 2);
  expect(["pact", "pact", "truce", "pact", "treaty", "treaty", "pact"].map(upper)).toEqual([
    "PACT",
    "PACT",
    "TRUCE",
    "PACT",
    "TREATY",
    "TREATY",
    "PACT",
  ]);
  expect(worked).toEqual(["pact", "truce", "treaty", "pact"]);
});
