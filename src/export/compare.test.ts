import { expect, test } from "vitest";
import { tinySelection } from "../../tests/tiny.ts";
import { amissIn, compare, ownRows } from "./compare.ts";

const stateOf = (name: string) => ({ chile: "CHL", peru: "PER", china: "CHN" })[name.toLowerCase()] ?? null;
const rowsOf = (csv: string) => {
  const rows = ownRows(csv, stateOf);
  if (typeof rows === "string") throw new Error(rows);
  return rows;
};

test("a row of the list is the event of those days and sides, with what differs named", () => {
  const rows = rowsOf(
    "Date,Actor,Target,Type,Status,Place\n2024-05-15,Chile,Peru,visit,held,Lima\n2024-05-14,China,Peru,visit,,\n",
  );
  const { matched, onlyOwn, onlyRecord } = compare(rows, tinySelection());
  expect(matched.map(({ row, event }) => [row.line, event.id])).toEqual([[2, "ev_visit"]]);
  expect(matched[0]!.differences).toEqual([
    { field: "date", own: "2024-05-15", record: "2024-05-14" },
    { field: "status", own: "held", record: "announced" },
  ]);
  expect(onlyOwn.map(({ line }) => line)).toEqual([3]);
  expect(onlyRecord).toEqual([]);
});

test("what only the record has, between the list's parties and within its days", () => {
  const rows = rowsOf("date\tactor\trecipient\n2024-05-01\tPeru\tChile\n2024-05-30\tPeru\tChile\n");
  expect(compare(rows, tinySelection()).onlyRecord.map(({ id }) => id)).toEqual(["ev_visit"]);
});

test("a list without days says which columns it has", () => {
  expect(ownRows("who,what\nPeru,x\n", stateOf)).toBe(
    'it has no column "date" or no column "actor"; its columns are who, what. Name them date, actor, recipient, type, status, place, note',
  );
  expect(ownRows("", stateOf)).toBe("it is empty");
});

test("semicolons part columns as commas do; what is no date, or names nobody, is said and not compared", () => {
  const rows = rowsOf(
    'date;actor;recipient\n2024-05-14;"Chile; China";Peru\n2024-13-40;Chile;Peru\n2024-05-14;;\n;Chile;\n',
  );
  expect(rows[0]).toMatchObject({ date: "2024-05-14", actor: ["CHL", "CHN"], recipient: ["PER"] });
  expect(rows.map(amissIn)).toEqual([
    null,
    '"2024-13-40" is no date; write 2023, 2023-05 or 2023-05-23',
    "it names nobody",
    "it has no date",
  ]);
});
