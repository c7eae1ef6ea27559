import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readingNotation } from "../src/export/notation.ts";
import { exampleReadings, GOLDEN } from "../tools/golden.ts";

// What the example pages read as today is what was last accepted. `npm run review` shows every change and accepts it.
for (const reading of exampleReadings()) {
  test(`examples: ${reading.id}`, () => {
    const file = join(GOLDEN, `${reading.id}.txt`);
    expect(existsSync(file), `${reading.id} was never reviewed: npm run review`).toBe(true);
    expect(readingNotation(reading)).toBe(readFileSync(file, "utf8"));
  });
  test(`examples: the evidence of ${reading.id} is where it says`, () => {
    for (const record of [...reading.events, ...reading.statements, ...reading.figures]) {
      expect(reading.page.body.slice(record.start, record.end)).toBe(record.evidence);
    }
  });
}
