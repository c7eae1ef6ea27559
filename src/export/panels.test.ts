import { expect, test } from "vitest";
import { tinySelection } from "../../tests/tiny.ts";
import { exportedFrom } from "./format.ts";
import { panelFiles } from "./panels.ts";

test("a visit counts once for its month and direction, and once for each state's year", () => {
  const { files, leftOut } = exportedFrom(
    panelFiles(tinySelection(), { excel: false, claimed: false }),
    tinySelection(),
  );
  const [head, ...rows] = String(files.get("dyad-month.csv")).trimEnd().split("\n");
  expect(head).toMatch(/^month,actor,recipient,actor_name,recipient_name,events,independent_texts,verbal_cooperation,/);
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatch(/^2024-05,CHL,PER,Chile,Peru,1,1,1,0,0,0,/);
  expect(String(files.get("country-year.csv")).match(/^2024,(CHL|PER),/gm)).toHaveLength(2);
  expect([...leftOut]).toEqual([["only claimed", 1]]);
});
