import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { look, lookedAt, unlook } from "./looks.ts";

const folder = mkdtempSync(join(tmpdir(), "readout-looks-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("what was seen adds up; the last look can be taken back; a file that is none of ours is none", () => {
  expect(lookedAt(folder)).toBeNull();
  unlook(folder);
  look(folder, ["ev_a", "ev_b"], "2024-05-10");
  expect(lookedAt(folder)).toEqual({ at: "2024-05-10", seen: new Set(["ev_a", "ev_b"]), last: [] });
  look(folder, ["ev_b", "ev_c"], "2024-05-11");
  expect(lookedAt(folder)).toEqual({ at: "2024-05-11", seen: new Set(["ev_a", "ev_b", "ev_c"]), last: ["ev_c"] });
  unlook(folder);
  expect([...lookedAt(folder)!.seen]).toEqual(["ev_a", "ev_b"]);
  writeFileSync(join(folder, "looked.json"), '{"at":3}');
  expect(lookedAt(folder)).toBeNull();
});
