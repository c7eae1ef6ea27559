/**
 * Every way in which something is said of the record, by the command line and by the API: that it shows in the record, in the log and
 * in the exports, that it can be taken back, that it holds after all is read again, and that another workspace of the same pages takes it.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { deskOf } from "../src/cli/desk.ts";
import { run } from "../src/cli/main.ts";
import { asItIs } from "../src/cli/place.ts";
import type { Correction } from "../src/model/correction.ts";
import type { EventLine, LineageLine, RecordLine } from "../src/model/record.ts";
import { readCorrections } from "../src/store/corrections.ts";
import type { OpenWorkspace } from "../src/store/workspace.ts";
import { makeApp } from "../src/ui/app.ts";
import { inProcess } from "./in-process.ts";
import { linesOf, ROOT } from "./program.ts";

const folder = mkdtempSync(join(tmpdir(), "readout-saying-"));
const place = join(folder, "pile");
const other = join(folder, "other");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const worldOf = () => inProcess(folder, { READOUT_REVIEWER: "Ada" });

/** Runs a command in the workspace and gives what it printed; it must end with this code. */
async function ask(args: readonly string[], code = 0, where = place): Promise<string> {
  const { world, told } = worldOf();
  expect(await run([...args, "-w", where], world), `${args.join(" ")}: ${told.err}`).toBe(code);
  return told.out + (code === 0 ? "" : told.err);
}

async function look<T>(of: (workspace: OpenWorkspace) => Promise<T>, where = place): Promise<T> {
  const workspace = await asItIs(worldOf().world, where);
  try {
    return await of(workspace);
  } finally {
    await workspace.close();
  }
}

const record = (where = place) =>
  look(async ({ store }) => {
    const lines: RecordLine[] = [];
    for await (const line of store.record()) lines.push(line);
    return lines;
  }, where);
const eventsOf = (lines: readonly RecordLine[]) => lines.filter((line): line is EventLine => line.kind === "event");
const standing = (where = place) => readCorrections(join(where, "corrections.ndjson"), true).corrections;
const idIn = (out: string) => /co_\w+/.exec(out)![0];

const PAGES = [
  "xi-moscow-announced.html",
  "xi-moscow-held.txt",
  "putin-beijing-wire.txt",
  "putin-beijing-copy-trimmed.html",
];

beforeAll(async () => {
  mkdirSync(join(folder, "pages"));
  for (const name of PAGES) cpSync(join(ROOT, "examples", "pages", name), join(folder, "pages", name));
  const { world } = worldOf();
  for (const where of [place, other]) expect(await run(["init", where], world)).toBe(0);
  await ask(["add", join(folder, "pages")]);
  await ask(["add", join(folder, "pages")], 0, other);
}, 300_000);

test("every way of saying something, by the command line, and taking each back", { timeout: 300_000 }, async () => {
  const before = JSON.stringify(await record());
  const [event, second] = eventsOf(await record()).filter(({ review }) => review === "machine");
  const body = await look(async ({ store }) => (await store.page("xi-moscow-held"))!.reading.page.body);
  const words = body.split(". ")[0]!;
  const ways: readonly (readonly [
    op: Correction["op"],
    args: readonly string[],
    shows: (lines: readonly RecordLine[]) => boolean,
  ])[] = [
    ["set", ["correct", event!.id, "place=Almaty"], (now) => eventsOf(now).some(({ place }) => place === "Almaty")],
    ["accept", ["correct", event!.id, "--accept"], (now) => eventsOf(now).some(({ review }) => review === "accepted")],
    ["reject", ["correct", event!.id, "--reject"], (now) => !eventsOf(now).some(({ id }) => id === event!.id)],
    ["merge", ["merge", event!.id, second!.id], (now) => eventsOf(now).length < eventsOf(JSON.parse(before)).length],
    ["not_same", ["correct", event!.id, "--not-same", second!.id], () => true],
    [
      "add",
      [
        "correct",
        "xi-moscow-held",
        "--add",
        "event",
        "--words",
        words,
        "type=CONSULT",
        "mode=call",
        "actor=CHN;RUS",
        "date=2023-03-22",
        "status=held",
      ],
      (now) =>
        eventsOf(now).some(
          ({ review, mode, actor }) => review === "added" && mode === "call" && actor.join() === "CHN,RUS",
        ),
    ],
    [
      "relate",
      ["correct", "xi-moscow-held", "--relate", "putin-beijing-wire", "--as", "same_story"],
      (now) =>
        now.some(
          (line) =>
            line.kind === "lineage" &&
            isBetween(line, "xi-moscow-held", "putin-beijing-wire") &&
            line.why === "a person said so",
        ),
    ],
    ["page_meta", ["correct", "xi-moscow-held", "outlet=harbour.example"], () => true],
    ["note", ["correct", event!.id, "--note", "ask the desk"], () => true],
    ["note", ["correct", "xi-moscow-held", "--words", words, "--note", "odd wording"], () => true],
  ];
  for (const [op, args, shows] of ways) {
    const said = idIn(await ask(args));
    expect(
      standing().map((one) => one.op),
      op,
    ).toContain(op);
    const now = await record();
    expect(shows(now), args.join(" ")).toBe(true);
    // All is read again, and it holds.
    await ask(["refresh", "--all"]);
    expect(JSON.stringify(await record()), `${op} after reading again`).toBe(JSON.stringify(now));
    expect(await look(({ store }) => store.unfit()), op).toEqual([]);
    await ask(["export", "csv", "-o", join(folder, "csv")]);
    expect(readFileSync(join(folder, "csv", "corrections.ndjson"), "utf8"), op).toContain(said);
    await ask(["undo", said]);
    expect(standing(), op).toEqual([]);
    expect(JSON.stringify(await record()), `${op} taken back`).toBe(before);
  }
});

const isBetween = ({ a, b }: LineageLine, one: string, two: string) =>
  [a, b].sort().join() === [one, two].sort().join();

test("where an article begins and ends; a split; both go with the log into another workspace", {
  timeout: 300_000,
}, async () => {
  const page = await look(async ({ store }) => (await store.page("xi-moscow-held"))!);
  const paragraphs = page.reading.page.body.split("\n\n");
  const [first, last] = [paragraphs[0]!.slice(0, 40), paragraphs.at(-2)!.slice(-40)];
  await ask(["correct", "xi-moscow-held", "--body-first", first, "--body-last", last]);
  const bodyIn = (where: string) =>
    look(async ({ store }) => (await store.page("xi-moscow-held"))!.reading.page.body, where);
  expect((await bodyIn(place)).endsWith(last)).toBe(true);
  expect((await bodyIn(place)).length).toBeLessThan(page.reading.page.body.length);
  const joined = eventsOf(await record()).find(({ mentions }) => new Set(mentions.map((one) => one.page)).size > 1);
  await ask(["split", joined!.id, joined!.mentions[0]!.page]);
  const here = await record();
  expect(await ask(["import", "corrections", join(place, "corrections.ndjson")], 0, other)).toContain("0 to re-check");
  expect(JSON.stringify(await record(other))).toBe(JSON.stringify(here));
  expect(await ask(["import", "corrections", join(place, "corrections.ndjson")], 0, other)).toMatch(/^0 taken in/);
  await ask(["undo"]);
  await ask(["undo"]);
  expect(await bodyIn(place)).toBe(page.reading.page.body);
});

test("after reading: applied, already so, moved, in conflict, lost; what is to be looked at stands in Review", {
  timeout: 120_000,
}, async () => {
  const event = eventsOf(await record()).find(({ evidence }) => evidence.length > 60)!;
  const sha256 = await look(async ({ store }) => (await store.page(event.evidence_page))!.reading.page.sha256);
  const aimed = { sha256, kind: "event", exact: event.evidence } as const;
  const lines = [
    { id: "co_applied", op: "set", target: { ...aimed, field: "purpose" }, value: "talks" },
    { id: "co_already", op: "set", target: { ...aimed, field: "status" }, value: event.status },
    {
      id: "co_moved",
      op: "set",
      target: { ...aimed, exact: event.evidence.slice(5), field: "place" },
      value: "Moscow",
    },
    { id: "co_conflict", op: "set", target: { ...aimed, field: "date" }, value: 7 },
    { id: "co_lost", op: "reject", target: { ...aimed, exact: "Words that stand on no page at all" } },
  ];
  const file = join(folder, "theirs.ndjson");
  writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
  expect(await ask(["import", "corrections", file])).toContain("5 taken in, 0 here already, 3 to re-check");
  const states = await look(({ store }) => store.unfit());
  expect(new Map(states.map(({ correction, state }) => [correction, state]))).toEqual(
    new Map([
      ["co_conflict", "conflict"],
      ["co_lost", "lost"],
      ["co_moved", "moved"],
    ]),
  );
  expect(await look(({ store }) => store.alreadySo())).toEqual(["co_already"]);
  expect(eventsOf(await record()).some(({ purpose, place }) => purpose === "talks" && place === "Moscow")).toBe(true);
  const log = await ask(["log"]);
  expect(log).toMatch(/co_already .*\[already so\]/);
  expect(log).toMatch(/co_moved .*\[moved: it stands on/);
  const review = await ask(["review", "corrections"]);
  for (const id of ["co_moved", "co_conflict", "co_lost"]) expect(review).toContain(id);
  expect(review).not.toContain("co_already");
  for (const { id } of lines) await ask(["undo", id]);
  expect(await look(({ store }) => store.unfit())).toEqual([]);
});

test("what cannot be said is refused, and nothing is kept", { timeout: 120_000 }, async () => {
  const [event] = eventsOf(await record());
  const kept = standing().length;
  for (const args of [
    ["correct", "xi-moscow-held", "--add", "treaty", "--words", "x"],
    ["correct", "xi-moscow-held", "--add", "event", "--words", "Words that stand nowhere", "type=CONSULT"],
    ["correct", "xi-moscow-held", "--relate", "putin-beijing-wire", "--as", "cousins"],
    ["correct", "xi-moscow-held", "--relate", "xi-moscow-held", "--as", "rewrite"],
    ["correct", event!.id, "--relate", "xi-moscow-held", "--as", "rewrite"],
    ["correct", "xi-moscow-held", "--merge", "putin-beijing-wire"],
    ["correct", "xi-moscow-held", "--body-first", "Words that stand nowhere", "--body-last", "."],
    ["correct", event!.id, "--accept", "--reject"],
    ["correct", event!.id],
  ])
    await ask(args, 2);
  expect(standing()).toHaveLength(kept);
});

describe("the same over HTTP", () => {
  test("each way with the record's ETag, and taken back", { timeout: 300_000 }, async () => {
    const { world } = worldOf();
    const workspace = await asItIs(world, place);
    try {
      const app = makeApp(workspace.store, {
        name: "pile",
        stateNames: new Map([["CHN", "China"]]),
        desk: deskOf(world, place, workspace.corrections),
      });
      const base = "http://127.0.0.1:4817";
      const headers = { host: "127.0.0.1:4817", "Content-Type": "application/json" };
      const kind = (id: string) => (id.startsWith("ev_") ? "events" : "pages");
      const post = async (saying: { readonly op: string; readonly id: string }) => {
        const found = await app.request(`${base}/api/v1/${kind(saying.id)}/${encodeURIComponent(saying.id)}`, {
          headers,
        });
        const match = found.headers.get("etag");
        return app.request(`${base}/api/v1/corrections`, {
          method: "POST",
          headers: { ...headers, ...(match === null ? {} : { "If-Match": match }) },
          body: JSON.stringify(saying),
        });
      };
      const before = JSON.stringify(await record());
      const [event, second] = eventsOf(await record());
      const body = (await workspace.store.page("xi-moscow-held"))!.reading.page.body;
      const words = body.split(". ")[0]!;
      for (const saying of [
        { op: "set", id: event!.id, values: { place: "Almaty" } },
        { op: "accept", id: event!.id },
        { op: "reject", id: event!.id },
        { op: "merge", id: event!.id, other: second!.id },
        { op: "not_same", id: event!.id, other: second!.id },
        { op: "add", id: "xi-moscow-held", kind: "event", exact: words, value: { type: "CONSULT", actor: ["CHN"] } },
        { op: "relate", id: "xi-moscow-held", other: "putin-beijing-wire", relation: "same_story" },
        { op: "set", id: "xi-moscow-held", values: { outlet: "harbour.example" } },
        { op: "body_range", id: "xi-moscow-held", first: words.slice(0, 30), last: words.slice(-30) },
        { op: "note", id: "xi-moscow-held", exact: words, note: "odd wording" },
        { op: "note", id: event!.id, note: "ask the desk" },
      ] as const) {
        const answer = await post(saying);
        const told = await answer.text();
        expect(answer.status, `${saying.op}: ${told}`).toBe(201);
        const { ids } = JSON.parse(told) as { ids: string[] };
        const listed = await (await app.request(`${base}/api/v1/corrections`, { headers })).text();
        expect(linesOf(listed.replace(/\n/g, ""))[0]).toMatchObject({
          items: expect.arrayContaining([expect.objectContaining({ id: ids[0], stands: true })]),
        });
        expect((await post({ op: "undo", id: ids[0]! })).status, saying.op).toBe(201);
        expect(JSON.stringify(await record()), saying.op).toBe(before);
      }
      for (const saying of [
        {
          op: "add",
          id: "xi-moscow-held",
          kind: "event",
          exact: "Words that stand nowhere",
          value: { type: "CONSULT" },
        },
        { op: "relate", id: "xi-moscow-held", other: "putin-beijing-wire", relation: "cousins" },
        { op: "body_range", id: "xi-moscow-held", first: "Words that stand nowhere", last: "." },
      ])
        expect((await post(saying)).status, saying.op).toBe(400);
    } finally {
      await workspace.close();
    }
  });
});
