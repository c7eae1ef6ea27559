/** Corrections by the program itself, on the example pages: how far they reach, what is told beforehand, that nothing is left of what is undone. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { LineChange, MentionChange } from "../src/link/index.ts";
import { changesOf } from "../src/link/index.ts";
import type { EventLine, RecordLine, StatementLine } from "../src/model/record.ts";
import { linesOf, ROOT, readout, start, until } from "./program.ts";

const folder = mkdtempSync(join(tmpdir(), "readout-corrections-"));
const place = join(folder, "workspace");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(async () => {
  await readout(["init", place]);
  await readout(["add", join(ROOT, "examples", "pages"), "-w", place]);
}, 120_000);

const record = async () => (await readout(["export", "ndjson", "-w", place])).out;
const said = async (args: readonly string[]) => {
  const { code, out, err } = await readout(["correct", ...args, "-w", place]);
  expect(code, err).toBe(0);
  return out;
};
interface Told {
  readonly mentions: readonly MentionChange[];
  readonly pages: number;
  readonly records: readonly LineChange[];
}
const told = async (args: readonly string[]) => JSON.parse(await said([...args, "--preview", "--json"])) as Told;

test("what is told beforehand is what comes about, and undoing it gives the same bytes", async () => {
  const before = await record();
  const lines = linesOf<RecordLine>(before);
  const event = lines.find(
    (line): line is EventLine => line.kind === "event" && line.place === "Beijing" && line.mentions.length === 1,
  )!;
  for (const args of [
    [event.id, "place=Peking"],
    [event.id, "place=Peking", "--scope", "page"],
    [event.id, "place=Peking", "--scope", "everywhere"],
    ["kishida-seoul", "--words", "Kishida", "who=Yoon Suk Yeol", "--scope", "page"],
  ]) {
    const { mentions, pages, records } = await told(args);
    expect(await record()).toBe(before);
    const id = /^(co_\w+)/.exec(await said(args))![1]!;
    const after = linesOf<RecordLine>(await record());
    expect(changesOf(lines, after)).toEqual(records);
    expect(records.length).toBeGreaterThan(0);
    expect(new Set(mentions.map(({ page }) => page)).size).toBe(pages);
    for (const { field, before, after } of mentions.filter(({ kind }) => kind === "event"))
      if (field === "place") expect([before, after]).toEqual(["Beijing", "Peking"]);
    await readout(["undo", id, "-w", place]);
    expect(await record()).toBe(before);
  }
}, 180_000);

test("the wider the scope, the more is changed; a page that comes later is corrected too, and so is all that is read again", async () => {
  const lines = linesOf<RecordLine>(await record());
  const said_ = lines.find(
    (line): line is StatementLine => line.kind === "statement" && line.speaker === "Sergei Lavrov",
  )!;
  const counts = [];
  for (const scope of ["mention", "page", "everywhere"])
    counts.push((await told([said_.id, "speaker=Sergey Lavrov", "--scope", scope])).mentions.length);
  expect(counts[0]).toBe(1);
  expect(counts[1]).toBeGreaterThan(counts[0]!);
  expect(counts[2]).toBeGreaterThanOrEqual(counts[1]!);
  await said([said_.id, "speaker=Sergey Lavrov", "--scope", "everywhere"]);
  const late = join(folder, "late.txt");
  writeFileSync(
    late,
    'Lavrov speaks of talks\n\nMay 3, 2025\n\nMOSCOW, May 3 - Russian Foreign Minister Sergei Lavrov said on Saturday that talks on rail transport would begin in June.\n\n"We want them to begin," Lavrov said at a press conference in Moscow.\n',
  );
  await readout(["add", late, "-w", place]);
  const speakers = async () =>
    linesOf<RecordLine>(await record()).flatMap((line) =>
      line.kind === "statement" && line.evidence_page === "late" ? [[line.speaker, line.review]] : [],
    );
  expect(await speakers()).toContainEqual(["Sergey Lavrov", "corrected"]);
  const once = await record();
  await readout(["refresh", "--all", "-w", place]);
  expect(await record()).toBe(once);
}, 180_000);

test("what cannot be said is said why", async () => {
  const lines = linesOf<RecordLine>(await record());
  const several = lines.find(
    (line): line is EventLine => line.kind === "event" && new Set(line.mentions.map(({ page }) => page)).size > 1,
  )!;
  const nowhere = lines.find((line): line is EventLine => line.kind === "event" && line.place === null)!;
  const refusals: readonly (readonly [readonly string[], RegExp])[] = [
    [[several.id, "place=Oslo", "--scope", "mention"], /name the page that is meant/],
    [[several.id, "place=Oslo", "--scope", "mention", "--page", "nowhere"], /does not rest on nowhere/],
    [[nowhere.id, "place=Oslo", "--scope", "everywhere"], /nothing was read in "place"/],
    [[nowhere.id, "place=Oslo", "--scope", "far"], /no scope "far"/],
    [["kishida-seoul", "--words", "two-day visit", "who=Yoon Suk Yeol"], /stands for nobody/],
    [["kishida-seoul", "title=Other", "--scope", "everywhere"], /of that page alone/],
  ];
  for (const [args, why] of refusals) {
    const { code, err } = await readout(["correct", ...args, "-w", place]);
    expect(err).toMatch(why);
    expect(code).toBe(2);
  }
}, 120_000);

test("another's corrections are taken in over HTTP; what is said differently is queued for the API, for Review and for the command", async () => {
  const lines = linesOf<RecordLine>(await record());
  const event = lines.find((line): line is EventLine => line.kind === "event" && line.mentions.length === 1)!;
  await said([event.id, "place=Bergen", "--by", "Ada"]);
  const [mine] = linesOf<{ target: object }>((await readout(["log", "--ndjson", "-w", place])).out).slice(-1);
  const theirs = { op: "set", target: mine!.target, value: "Oslo", by: "Ben", at: "2026-01-02T00:00:00Z" };
  const child = start(["serve", "--port", "0", "-w", place]);
  try {
    const [, base] = await until(child, "stdout", /(http:\/\/127\.0\.0\.1:\d+)/);
    const take = (corrections: readonly object[]) =>
      fetch(`${base}/api/v1/corrections/import`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ corrections }),
      });
    expect((await take([theirs, { op: "praise" }])).status).toBe(400);
    expect(await (await take([theirs])).json()).toEqual({ taken: 1, here: 0, clashes: 1 });
    expect(await (await take([theirs])).json()).toMatchObject({ taken: 0, here: 1, clashes: 1 });
    const { items } = (await (await fetch(`${base}/api/v1/corrections/clashes`)).json()) as {
      items: { said: { value: string; by: string }[] }[];
    };
    expect(items[0]!.said.map(({ value, by }) => `${by} ${value}`)).toEqual(["Ada Bergen", "Ben Oslo"]);
    expect(await (await fetch(`${base}/review/clashes`)).text()).toMatch(
      /<strong>Bergen<\/strong> <span class="small">Ada,.*<strong>Oslo<\/strong> <span class="small">Ben,/s,
    );
  } finally {
    child.kill("SIGKILL");
  }
  expect((await readout(["review", "clashes", "-w", place])).out).toMatch(/"Bergen" \(Ada, .*"Oslo" \(Ben/);
}, 120_000);
