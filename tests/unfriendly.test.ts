/** Commands as somebody in a hurry calls them: wrong names, empty sheets, fields that are not there. Each says what to do, and changes nothing. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { run } from "../src/cli/main.ts";
import { inProcess } from "./in-process.ts";
import { newsPage } from "./program.ts";

const folder = mkdtempSync(join(tmpdir(), "readout-unfriendly-"));
const place = join(folder, "pile");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function ask(...args: string[]) {
  const { world, told } = inProcess(folder);
  const code = await run(args, world);
  return { code, ...told };
}

beforeAll(async () => {
  mkdirSync(join(folder, "pages"));
  for (const n of [1, 2]) writeFileSync(join(folder, "pages", `${n}.txt`), newsPage(n));
  await ask("init", place);
  expect((await ask("add", "pages", "-w", place)).code).toBe(0);
}, 120_000);

test("a field that no record has, a condition that is none", async () => {
  const { code, out, err } = await ask("events", "--fields", "id,dat", "-w", place);
  expect([code, out]).toEqual([2, ""]);
  expect(err).toContain('There is no field "dat"; there are');
  expect((await ask("events", "--fields", "id,plover.type,date", "-w", place)).code).toBe(0);
  expect((await ask("events", "--where", "sure>>1", "-w", place)).code).toBe(2);
});

test("a sheet for coding: none to draw, none filled, one that a spreadsheet has saved with semicolons", async () => {
  expect((await ask("sample", "0", "-w", place)).code).toBe(2);
  const drawn = await ask("sample", "3", "-w", place);
  expect(drawn.code).toBe(0);
  writeFileSync(join(folder, "a.csv"), drawn.out);
  const empty = await ask("sample", "a.csv", "-w", place);
  expect([empty.code, empty.out]).toEqual([1, ""]);
  expect(empty.err).toContain("nothing is coded in a.csv. Fill the columns type");
  const [head, ...rows] = drawn.out.trimEnd().split("\n");
  const ids = rows.map((row) => row.split(",")[0]!);
  const columns = head!.split(",");
  const coded = (type: string) =>
    [
      columns.join(";"),
      ...ids.map((id) => columns.map((one) => (one === "event_id" ? id : one === "type" ? type : "")).join(";")),
    ].join("\n");
  writeFileSync(join(folder, "a.csv"), coded("CONSULT"));
  writeFileSync(join(folder, "b.csv"), coded("CONSULT"));
  const { code, out } = await ask("sample", "a.csv", "b.csv", "-w", place);
  expect(code).toBe(0);
  expect(out).toMatch(new RegExp(`^type +${ids.length} `, "m"));
});

test("a list to compare with lines that are none: the others are compared, these are named", async () => {
  writeFileSync(join(folder, "mine.csv"), "date;actor;recipient\n2024-05-02;Finland;Kazakhstan\n2024-05-99;Finland;\n");
  const { code, out, err } = await ask("compare", "mine.csv", "-w", place);
  expect(code).toBe(1);
  expect(out).toMatch(/^1 matched/);
  expect(err).toContain('"2024-05-99" is no date');
});

test("watching a folder that is not there ends at once", async () => {
  const { code, err } = await ask("watch", "nosuch", "-w", place);
  expect(code).toBe(1);
  expect(err).toContain("nosuch is not there");
});

test("completions are scripts that their shells take", async () => {
  for (const shell of ["bash", "zsh", "fish", "pwsh"]) {
    const { code, out } = await ask("completion", shell);
    expect([code, out.length > 500]).toEqual([0, true]);
    expect(out).toContain("export");
    if (shell !== "bash") continue;
    execFileSync("bash", ["-n"], { input: out });
    // What a person gets who types "readout ex" and a tab.
    const typed = `COMP_WORDS=(readout ex); COMP_CWORD=1; _readout; printf "%s\\n" "\${COMPREPLY[@]}"`;
    expect(
      execFileSync("bash", ["-c", `${out}\n${typed}`], { encoding: "utf8" })
        .trim()
        .split("\n")
        .sort(),
    ).toEqual(["explain", "export"]);
  }
});

test("doctor names what is amiss: a row of actors that is none, corrections that do not fit", async () => {
  expect((await ask("doctor", "-w", place)).code).toBe(0);
  writeFileSync(join(place, "actors.csv"), "name,from\nNobody,not a day\n");
  writeFileSync(join(place, "corrections.ndjson"), "{]\n");
  const { code, out } = await ask("doctor", "-w", place);
  expect(code).toBe(1);
  expect(out).toMatch(/^AMISS {2}corrections {2}.*1 lines that are none/m);
  rmSync(join(place, "corrections.ndjson"));
  rmSync(join(place, "actors.csv"));
});
