import { expect, test } from "vitest";
import { judgementNote, judgementsOf } from "./judgements.ts";

const line = (note: string, stands = true) => ({
  line: { id: note, op: "note" as const, target: { sha256: "00", kind: "event" as const, exact: "x" }, note },
  stands,
});

test("a judgement is a note that can be read back; the last of an event stands, what was taken back does not", () => {
  const log = [
    line(judgementNote(1, { id: "ev_a", wrong: ["date"] })),
    line(judgementNote(1, { id: "ev_a", wrong: ["date", "actor"] })),
    line(judgementNote(1, { id: "ev_b", wrong: [] })),
    line(judgementNote(1, { id: "ev_c", wrong: [] }), false),
    line(judgementNote(2, { id: "ev_d", wrong: [] })),
    line("sample of cloth: right"),
  ];
  expect([...judgementsOf(log, 1).values()]).toEqual([
    { id: "ev_a", wrong: ["date", "actor"] },
    { id: "ev_b", wrong: [] },
  ]);
  expect(judgementsOf(log, 2).size).toBe(1);
});
