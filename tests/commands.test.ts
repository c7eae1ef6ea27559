import { spawnSync } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commands } from "../src/cli/commands/index.ts";
import { explanationOf, helpOf, markdownOf } from "../src/cli/help.ts";
import type { Reading } from "../src/model/reading.ts";
import type { RecordLine } from "../src/model/record.ts";
import { takeLock } from "../src/store/lock.ts";
import { ended, linesOf, newsPage, ROOT, readout, start, until } from "./program.ts";

const folder = mkdtempSync(join(tmpdir(), "readout-commands-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (path: string, text: string) => {
  const full = join(folder, path);
  mkdirSync(join(full, ".."), { recursive: true });
  writeFileSync(full, text);
  return full;
};
const idsOf = (out: string) => linesOf<Reading>(out).map(({ id }) => id);

// The first call may have to compile; it must not eat into the time of a test.
beforeAll(async () => {
  await readout(["--version"]);
}, 300_000);

describe("help", () => {
  test("the version, and what a wrong call gives", async () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string };
    expect(await readout(["--version"])).toEqual({ code: 0, out: `readout ${version}\n`, err: "" });
    for (const [args, code] of [
      [[], 2],
      [["--help"], 0],
      [["help"], 0],
      [["help", "read"], 0],
      [["help", "too-large"], 0],
      [["help", "consult"], 0],
      [["help", "nonsense"], 2],
      [["nonsense"], 2],
      [["read"], 2],
      [["read", "--nonsense", "x"], 2],
      [["export", "xml"], 2],
    ] as const) {
      const answer = await readout(args, { cwd: folder });
      expect(answer.code, args.join(" ")).toBe(code);
      expect(code === 0 ? answer.out : answer.err, args.join(" ")).not.toBe("");
      expect(code === 0 ? answer.err : answer.out, args.join(" ")).toBe("");
    }
  });

  test("docs/cli.md says what the list of commands says; make it anew with: npx tsx tools/cli-docs.ts", () => {
    expect(readFileSync(join(ROOT, "docs", "cli.md"), "utf8")).toBe(markdownOf(commands));
    for (const command of commands) expect(helpOf(command)).toContain(command.example);
    expect(explanationOf("no-such-code")).toBeNull();
  });
});

describe("read", () => {
  test("a page's id is its file's name; in a folder, the path within it; one that comes again gets a number", async () => {
    write("named/b.txt", newsPage(1));
    write("named/sub/a.html", `<html><body><article><h1>Talks</h1><p>${newsPage(2)}</p></article></body></html>`);
    write("named/a.txt", newsPage(3));
    write("named/.hidden.txt", newsPage(4));
    write("named/picture.png", "not looked at");
    write("other/b.txt", newsPage(5));
    const { code, out, err } = await readout([
      "read",
      join(folder, "named"),
      join(folder, "other", "b.txt"),
      join(folder, "other"),
    ]);
    expect(err).toBe("");
    expect(code).toBe(0);
    expect(idsOf(out)).toEqual(["a", "b", "sub/a", "b#2", "b#3"]);
  });

  test("JSON beside the pages of a folder is no page, unless it is a feed; a JSON file that is named is read", async () => {
    const feed = { version: "https://jsonfeed.org/version/1.1", items: [{ id: "i1", content_text: newsPage(2) }] };
    write("mixed/a.txt", newsPage(1));
    write("mixed/a.json", JSON.stringify({ events: [], text: newsPage(3) }));
    write("mixed/keys.json", "[1, 2]");
    write("mixed/broken.json", "{");
    write("mixed/feed.json", JSON.stringify(feed).replaceAll("/", "\\/"));
    const whole = await readout(["read", join(folder, "mixed")]);
    expect(whole.err).toBe("");
    expect(whole.code).toBe(0);
    expect(idsOf(whole.out)).toEqual(["a", "i1"]);
    const named = await readout(["read", join(folder, "mixed", "a.json"), join(folder, "mixed", "keys.json")]);
    expect(named.code).toBe(1);
    expect(idsOf(named.out)).toEqual(["a"]);
    write("keys/only.json", "{}");
    expect((await readout(["read", join(folder, "keys")])).err).toContain("holds nothing to read");
  });

  test("standard input, and the lines of NDJSON with ids of their own or by number", async () => {
    const one = await readout(["read", "-"], { input: newsPage(1) });
    expect(idsOf(one.out)).toEqual(["stdin#1"]);
    const lines = [
      { id: "x1", text: newsPage(1) },
      { text: newsPage(2) },
      { url: "https://wire.example/3", text: newsPage(3) },
    ];
    const text = lines.map((line) => JSON.stringify(line)).join("\n");
    expect(idsOf((await readout(["read", write("many.ndjson", text)])).out)).toEqual([
      "x1",
      "many#2",
      "https://wire.example/3",
    ]);
    expect(idsOf((await readout(["read", "-"], { input: text })).out)).toEqual([
      "x1",
      "stdin#2",
      "https://wire.example/3",
    ]);
  });

  test("evidence stands where it says, and the same input gives the same bytes", async () => {
    const place = join(folder, "named");
    const [first, again] = [await readout(["read", place]), await readout(["read", place])];
    expect(again.out).toBe(first.out);
    let records = 0;
    for (const reading of linesOf<Reading>(first.out)) {
      for (const record of [...reading.events, ...reading.statements, ...reading.figures]) {
        expect(reading.page.body.slice(record.start, record.end)).toBe(record.evidence);
        records += 1;
      }
    }
    expect(records).toBeGreaterThan(0);
  });

  test("actors of a query to Wikidata come into the workspace's registry, once, and its YAML is read beside them", async () => {
    const query = write(
      "import/ministers.csv",
      "item,itemLabel,positionLabel,countryLabel,start\nhttp://www.wikidata.org/entity/Q900000001,Andres Tamm,Minister of Foreign Affairs of Estonia,Estonia,2031-04-01T00:00:00Z\n",
    );
    const row = "Andres Tamm,person,EST,Foreign Minister,2031-04-01,Q900000001\n";
    const printed = await readout(["import", "actors", query, "--output", "-"], { cwd: folder });
    expect([printed.code, printed.out]).toEqual([0, `name,type,country,role,from,wikidata\n${row}`]);
    await readout(["init", "import/place"], { cwd: folder });
    const place = join(folder, "import/place");
    expect((await readout(["import", "actors", query, "--workspace", place, "--dry-run"])).out).toContain(row);
    expect(existsSync(join(place, "actors.csv"))).toBe(false);
    expect((await readout(["import", "actors", query, "--workspace", place])).err).toMatch(
      /^1 row taken into .*, 0 there/,
    );
    expect((await readout(["import", "actors", query, "--workspace", place])).err).toMatch(/^0 rows taken .*, 1 there/);
    expect(readFileSync(join(place, "actors.csv"), "utf8")).toContain(row);
    writeFileSync(join(place, "actors.yaml"), "- {name: Strelsau Guard, type: wizard}\n");
    const page = write("import/page.txt", newsPage(1));
    expect((await readout(["add", page, "--workspace", place])).err).toContain(
      'actors.yaml, line 1: unknown type "wizard"',
    );
    expect((await readout(["import", "figures", query], { cwd: folder })).code).toBe(2);
    expect((await readout(["import", "actors", query, "-o", "-", "--columns", "nme=x"], { cwd: folder })).code).toBe(2);
    expect((await readout(["import", "actors", join(folder, "none.csv"), "-o", "-"])).code).toBe(1);
  });

  test("the user's own actors are read, from --actors or from the workspace, and pages are read again when they change", async () => {
    const page = write(
      "own/page.txt",
      "Ruritania expels envoys\n\nMay 3, 2024\n\nSTRELSAU - Ruritania expelled two Chinese diplomats on Friday, officials said. " +
        "The ministry gave no reason for the step, which had been expected for weeks by those who follow the country.\n",
    );
    const csv = "name,type,country,demonyms,capitals\nRuritania,state,RUR,Ruritanian,Strelsau\nOdd One,wizard,,,\n";
    const registry = write("own/actors.csv", csv);
    const actorsOf = (out: string) =>
      linesOf<Reading>(out).flatMap(({ events }) => events.flatMap(({ actor }) => actor));
    expect(actorsOf((await readout(["read", page])).out)).not.toContain("RUR");
    const told = await readout(["read", "--actors", registry, page]);
    expect(actorsOf(told.out)).toContain("RUR");
    expect([told.code, told.err]).toEqual([1, expect.stringContaining('actors.csv, line 3: unknown type "wizard"')]);
    expect((await readout(["read", "--actors", join(folder, "nowhere.csv"), page])).code).toBe(1);

    const place = join(folder, "own/place");
    await readout(["init", place]);
    await readout(["add", page, "-w", place]);
    write("own/place/actors.csv", csv.replace(/Odd.*\n/, ""));
    expect((await readout(["add", page, "-w", place])).code).toBe(0);
    const { out } = await readout(["export", "ndjson", "-w", place]);
    expect(linesOf<RecordLine>(out).flatMap((line) => (line.kind === "event" ? line.actor : []))).toContain("RUR");
  });

  test("a reader that goes away is no error", async () => {
    for (let n = 0; n < 40; n++) write(`piped/${n}.txt`, newsPage(n));
    const child = start(["read", join(folder, "piped")]);
    const end = ended(child);
    child.stdout.once("data", () => child.stdout.destroy());
    const { code, err } = await end;
    expect(err).toBe("");
    expect(code).toBe(0);
  });
});

describe("columns", () => {
  const columns = ["--text-column", "Para", "--id-column", "nr", "--title-column", "top", "--date-column", "day"];
  const table = () =>
    write(
      "columns/table.csv",
      `text,para,nr,top,day\nnone,"${newsPage(1)
        .replace(/^.*\n+.*\n+/, "")
        .replaceAll('"', '""')}",a7,Named,2024-05-03\n`,
    );

  test("read takes the text, the id, the headline and the day from the columns that are named", async () => {
    const { code, out, err } = await readout(["read", table(), ...columns]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(linesOf<Reading>(out)).toMatchObject([{ id: "a7", page: { title: "Named", published: "2024-05-03" } }]);
    const wrong = await readout(["read", table(), "--text-column", "lede"]);
    expect(wrong.code).toBe(1);
    expect(wrong.err).toContain("--text-column");
  });

  test("add keeps the names of the columns with the source, so that it is read again in the same way", async () => {
    const place = join(folder, "columns-work");
    await readout(["init", place]);
    const added = await readout(["add", table(), "-w", place, "--ndjson", ...columns]);
    expect(linesOf<{ id: string; title: string }>(added.out)).toMatchObject([{ id: "a7", title: "Named" }]);
    expect((await readout(["add", table(), "-w", place])).err).toMatch(/there already/);
    const again = await readout(["refresh", "--all", "-w", place]);
    expect(again.code).toBe(0);
    expect((await readout(["export", "ndjson", "-w", place])).out).toMatch(/"id":"a7".*"published":"2024-05-03"/);
  });
});

describe("parse and explain", () => {
  const sentence = "The Kenyan president will visit Lima on Tuesday.";

  test("a text on standard input becomes CoNLL-U, ten columns a word, offsets into the text", async () => {
    const { code, out, err } = await readout(["parse"], { input: `${sentence}\n` });
    expect(err).toBe("");
    expect(code).toBe(0);
    const rows = out.split("\n").filter((line) => /^\d/.test(line));
    expect(rows.map((row) => row.split("\t")[1]).join(" ")).toBe(sentence.replace(".", " ."));
    for (const row of rows) {
      const cells = row.split("\t");
      expect(cells).toHaveLength(10);
      const [, start, end] = /TokenRange=(\d+):(\d+)/.exec(cells[9]!)!;
      expect(sentence.slice(Number(start), Number(end))).toBe(cells[1]);
    }
    expect(rows.filter((row) => row.split("\t")[6] === "0")).toHaveLength(1);
  });

  test("of a page the article's body, of a text with --text all of it", async () => {
    const file = write("parsed/a.txt", newsPage(1));
    const page = await readout(["parse", file]);
    expect(page.out).toMatch(/^# newdoc id = a\n/);
    expect(page.out).not.toContain("May 2, 2024\n");
    expect(page.out).toContain("# text = Finnish Foreign Minister");
    expect((await readout(["parse", "--text", file])).out).toContain("# text = Valtonen meets Nurtleu");
    expect((await readout(["parse", join(folder, "none.txt")])).code).toBe(1);
  });

  test("docs/parse.md shows the tree that is drawn", async () => {
    const { out } = await readout(["parse", "--tree"], { input: sentence });
    expect(readFileSync(join(ROOT, "docs", "parse.md"), "utf8")).toContain(out.trimEnd());
  });

  test("explain says what was coded by which rule, and what was refused and why", async () => {
    const file = write(
      "parsed/b.txt",
      newsPage(1).replace("The delegations", "Valtonen did not sign the pact with Nurtleu. The delegations"),
    );
    const { code, out } = await readout(["explain", file]);
    expect(code).toBe(0);
    expect(out).toMatch(/ {4}coded +e1 CONSULT\/meeting .* by meet\.v, sure 0\.\d+/);
    expect(out).toMatch(/ {4}refused +sign\.v at "sign": negated/);
    expect(out).toMatch(/ {4}when +"May 2, 2024" is 2024-05-02/);
    const one = await readout(["explain", file, "--words", "did not sign", "--json"]);
    const { sentences } = JSON.parse(one.out) as { sentences: { text: string; refused: unknown[] }[] };
    expect(sentences).toHaveLength(1);
    expect(sentences[0]!.refused).toContainEqual({ word: "sign", by: "sign.v", why: "negated" });
  });
});

describe("link", () => {
  test("gives the same bytes in whatever order readings come", async () => {
    const { out } = await readout(["read", join(folder, "named"), join(folder, "other")]);
    const forward = await readout(["link"], { input: out });
    const lines = out.trim().split("\n");
    const backward = await readout(["link", write("backward.ndjson", lines.reverse().join("\n"))]);
    expect(forward.code).toBe(0);
    expect(backward.out).toBe(forward.out);
    const keys = linesOf<RecordLine>(forward.out).map(({ kind, id }) => `${kind} ${id}`);
    expect(keys).toEqual([...keys].sort());
  });

  test("names the lines that are no readings and joins the rest", async () => {
    const { out } = await readout(["read", join(folder, "other")]);
    const { code, err, out: record } = await readout(["link"], { input: `nonsense\n{"id":1}\n${out}` });
    expect(code).toBe(1);
    expect(err).toMatch(/line 1: .*\n.*line 2: /);
    expect(linesOf<RecordLine>(record).some(({ kind }) => kind === "page")).toBe(true);
  });
});

describe("a workspace", () => {
  const place = join(folder, "work");
  const pages = join(folder, "kept");
  const exported = async () => (await readout(["export", "ndjson", "-w", place])).out;

  test("keeps pages, exports what `read | link` prints, and reads nothing twice", async () => {
    for (let n = 0; n < 6; n++) write(`kept/${n}.txt`, newsPage(n));
    expect((await readout(["init", place])).code).toBe(0);
    expect((await readout(["init", place])).code).toBe(1);
    const added = await readout(["add", pages, "-w", place, "--ndjson"]);
    expect(added.err).toContain("6 pages read");
    expect(added.code).toBe(0);
    expect(idsOf(added.out)).toEqual(["0", "1", "2", "3", "4", "5"]);
    const { out } = await readout(["read", pages]);
    expect(await exported()).toBe((await readout(["link"], { input: out })).out);
    expect((await readout(["add", pages, "-w", place])).err).toContain("0 pages read, 6 there already");
    const json = JSON.parse((await readout(["export", "json", "-w", place])).out) as { record: unknown[] };
    expect(json.record).toEqual(linesOf(await exported()));
  });

  test("is made anew from its pages and corrections alone", async () => {
    const before = await exported();
    const again = await readout(["refresh", "--all", "-w", place]);
    expect(again.code).toBe(0);
    expect(await exported()).toBe(before);
    for (const name of readdirSync(place).filter((name) => name.startsWith("record.db"))) rmSync(join(place, name));
    expect((await readout(["refresh", "-w", place])).err).toContain("6 pages read");
    expect(await exported()).toBe(before);
  });

  test("a file that has changed takes the place of what it was; one of the same name elsewhere gets a number", async () => {
    write("kept/0.txt", newsPage(20));
    expect((await readout(["add", pages, "-w", place])).err).toContain("1 page read, 5 there already");
    write("elsewhere/0.txt", newsPage(21));
    const { out } = await readout(["add", join(folder, "elsewhere"), "-w", place, "--ndjson"]);
    expect(idsOf(out)).toEqual(["0#2"]);
    const lines = linesOf<RecordLine>(await exported());
    expect(lines.filter(({ kind }) => kind === "page").map(({ id }) => id)).toEqual([
      "0",
      "0#2",
      "1",
      "2",
      "3",
      "4",
      "5",
    ]);
  });

  test("a correction is used, and survives a reading of everything anew", async () => {
    const events = linesOf<RecordLine>(await exported()).filter((line) => line.kind === "event");
    const [event] = events;
    expect(event).toBeDefined();
    const said = await readout(["correct", event!.id, "status=cancelled", "--note", "called off", "-w", place]);
    expect(said.err).toBe("");
    expect(said.out).toMatch(/^co_\w+ {2}status: \w+ -> cancelled {3}by you {6}undo with: readout undo co_\w+\n$/);
    const now = async () =>
      linesOf<RecordLine>(await exported()).find((line) => line.kind === "event" && line.id === event!.id);
    expect(await now()).toMatchObject({ status: "cancelled", review: "corrected" });
    await readout(["refresh", "--all", "-w", place]);
    expect(await now()).toMatchObject({ status: "cancelled" });
    expect((await readout(["correct", event!.id, "--reject", "-w", place])).code).toBe(0);
    expect(await now()).toBeUndefined();
    expect((await readout(["correct", "ev_none", "--reject", "-w", place])).code).toBe(1);
    expect((await readout(["correct", "1", "outlet=harbour.example", "-w", place])).code).toBe(0);
    expect((await readout(["correct", "2", "outlet=x", "--accept", "-w", place])).code).toBe(2);
  });

  test("what was said can be taken back, and that too; what cannot be said is refused before it is kept", async () => {
    const place = join(folder, "undone");
    await readout(["init", place]);
    await readout(["add", write("undone-pages/1.txt", newsPage(1)), "-w", place]);
    const lines = async () => linesOf<RecordLine>((await readout(["export", "ndjson", "-w", place])).out);
    const log = () => readFileSync(join(place, "corrections.ndjson"), "utf8").trim().split("\n").length;
    const event = (await lines()).find((line) => line.kind === "event")!;
    const statusNow = async () => {
      const found = (await lines()).find((line) => line.kind === "event" && line.id === event.id);
      return found?.kind === "event" ? found.status : null;
    };
    const before = await statusNow();
    const wanted = before === "cancelled" ? "held" : "cancelled";
    await readout(["correct", event.id, `status=${wanted}`, "-w", place]);
    expect(await statusNow()).toBe(wanted);
    const undone = await readout(["undo", "-w", place]);
    expect(undone.code).toBe(0);
    const [, id] = /^(co_\w+) {2}undid /.exec(undone.out)!;
    expect(await statusNow()).toBe(before);
    expect((await readout(["undo", id!, "-w", place])).code).toBe(0);
    expect(await statusNow()).toBe(wanted);
    const size = log();
    for (const wrong of ["status=perhaps", "date=yesterday", "actors=Nobody", "evidence=x"]) {
      const answer = await readout(["correct", event.id, wrong, "-w", place]);
      expect(answer.code, wrong).toBe(2);
      expect(answer.out, wrong).toBe("");
    }
    expect((await readout(["undo", "co_none", "-w", place])).code).toBe(1);
    expect(log()).toBe(size);
  });

  test("the review names what is to be looked at; a correction that finds nothing is in it", async () => {
    const lost = { op: "reject", target: { sha256: "0".repeat(64), kind: "event", exact: "No such words" } };
    appendFileSync(join(place, "corrections.ndjson"), `${JSON.stringify(lost)}\n`);
    await readout(["refresh", "-w", place]);
    const { code, out } = await readout(["review", "-w", place]);
    expect(code).toBe(0);
    expect(out).toMatch(/Corrections that do not fit\n {2}co_\w+ {2}lost: no page has the hash/);
    const items = linesOf<{ queue: string }>((await readout(["review", "corrections", "--ndjson", "-w", place])).out);
    expect(items).toHaveLength(1);
    expect((await readout(["review", "nonsense", "-w", place])).code).toBe(2);
    await readout(["undo", "-w", place]);
    expect((await readout(["review", "corrections", "-w", place])).err).toContain("Nothing to review");
  });

  test("that is being written says by whom, and ends with 75", async () => {
    const lock = takeLock(place, "the test");
    try {
      const { code, err } = await readout(["add", pages, "-w", place]);
      expect(code).toBe(75);
      expect(err).toContain(`"the test", process ${process.pid}`);
      expect((await readout(["export", "ndjson", "-w", place])).code).toBe(0);
    } finally {
      lock.release();
    }
  });

  test("that is none says how to make one", async () => {
    const { code, err } = await readout(["add", pages], { cwd: folder });
    expect(code).toBe(1);
    expect(err).toContain("readout init");
  });
});

describe("a process that is stopped", () => {
  const pages = join(folder, "long");
  const COUNT = 300;
  beforeAll(() => {
    for (let n = 0; n < COUNT; n++) write(`long/${String(n).padStart(3, "0")}.txt`, newsPage(n).repeat(1 + (n % 3)));
  });

  test("with kill -9 in mid-import has lost nothing that it had reported, and the next goes on", async () => {
    const place = join(folder, "killed");
    await readout(["init", place]);
    const reported: string[] = [];
    for (let round = 0; round < 3; round++) {
      const child = start(["add", pages, "-w", place, "--ndjson"]);
      let out = "";
      const wanted = 20 * (round + 1);
      child.stdout.on("data", (part: Buffer) => {
        out += part.toString();
        if (out.split("\n").length > wanted) child.kill("SIGKILL");
      });
      await new Promise((done) => child.on("close", done));
      reported.push(...idsOf(out.slice(0, out.lastIndexOf("\n") + 1)));
      // It was killed, and not done.
      expect(reported.length).toBeLessThan(COUNT);
    }
    expect(new Set(reported).size).toBe(reported.length);
    const last = await readout(["add", pages, "-w", place, "--ndjson"]);
    expect(last.code).toBe(0);
    const after = idsOf(last.out);
    for (const id of reported) expect(after).not.toContain(id);
    const lines = linesOf<RecordLine>((await readout(["export", "ndjson", "--kind", "page", "-w", place])).out);
    expect(lines).toHaveLength(COUNT);
    const whole = await readout(["link"], { input: (await readout(["read", pages])).out });
    expect((await readout(["export", "ndjson", "-w", place])).out).toBe(whole.out);
  }, 180_000);

  test("with Ctrl-C finishes the page in hand, keeps it, and says how to go on", async () => {
    const place = join(folder, "interrupted");
    await readout(["init", place]);
    const child = start(["add", pages, "-w", place, "--ndjson"]);
    const end = ended(child);
    child.stdout.once("data", () => child.kill("SIGINT"));
    const { code, out, err } = await end;
    expect(code).toBe(130);
    expect(err).toContain("Go on with: readout add ");
    const kept = idsOf(out);
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.length).toBeLessThan(COUNT);
    const rest = await readout(["add", pages, "-w", place, "--ndjson"]);
    expect(idsOf(rest.out)).toHaveLength(COUNT - kept.length);
  }, 120_000);

  test("reading with Ctrl-C prints whole lines only", async () => {
    const child = start(["read", pages]);
    const end = ended(child);
    child.stdout.once("data", () => child.kill("SIGINT"));
    const { code, out } = await end;
    expect(code).toBe(130);
    expect(out.endsWith("\n")).toBe(true);
    expect(linesOf(out).length).toBeLessThan(COUNT);
  }, 60_000);
});

describe("lists and answers", () => {
  const place = join(folder, "asked");
  beforeAll(async () => {
    await readout(["demo", "--no-serve", "-w", place]);
  }, 60_000);
  const ask = async (...args: string[]) => {
    const { code, out, err } = await readout([...args, "-w", place]);
    expect(err).not.toMatch(/fault|\[usage\]/);
    return { code, out };
  };

  test("every list has the same formats, and the same rows in each", async () => {
    for (const list of ["events", "statements", "figures", "claims", "actors", "sources", "pages"]) {
      const { out: ndjson } = await ask(list, "--ndjson");
      const count = linesOf(ndjson).length;
      expect(count, list).toBeGreaterThan(3);
      expect(JSON.parse((await ask(list, "--json")).out), list).toHaveLength(count);
      for (const [format, lines] of [
        ["csv", null],
        ["tsv", count + 1],
        ["table", count + 1],
        ["md", count + 2],
      ] as const) {
        const { code, out } = await ask(list, "--format", format);
        expect(code, `${list} ${format}`).toBe(0);
        if (lines !== null) expect(out.trimEnd().split("\n"), `${list} ${format}`).toHaveLength(lines);
      }
      expect((await ask(list, "--limit", "2", "--ndjson")).out.trimEnd().split("\n")).toHaveLength(2);
    }
  }, 60_000);

  test("--where and --fields choose; nothing that fits is exit 1", async () => {
    const { out } = await ask(
      "events",
      "--where",
      "type=CONSULT and status=held",
      "--fields",
      "type,status",
      "--ndjson",
    );
    expect(new Set(out.trimEnd().split("\n"))).toEqual(new Set(['{"type":"CONSULT","status":"held"}']));
    expect((await ask("events", "--where", "type=NONE")).code).toBe(1);
    expect((await readout(["events", "-w", place, "--where", "type"])).code).toBe(2);
    expect((await readout(["events", "-w", place, "--since", "soon"])).code).toBe(2);
  });

  test("show says of a record of several mentions which were joined and why", async () => {
    const events = linesOf<{ id: string; joined: { page: string; with_page: string; why: string }[] }>(
      (await ask("events", "--ndjson")).out,
    );
    const merged = events.find(({ joined }) => joined.length > 0)!;
    const { page, with_page, why } = merged.joined[0]!;
    const { out } = await ask("show", merged.id);
    expect(out).toMatch(new RegExp(`joined .*${page}#\\w+ is one with ${with_page}#\\w+: `));
    expect(out).toContain(why);
  });

  test("show --why gives the value, the reason, each text's sentence, and what was not used", async () => {
    const [disputed] = linesOf<{ id: string; disagree: { field: string; used: unknown; rule: string }[] }>(
      (await ask("events", "--disputed", "--ndjson")).out,
    );
    const { field, rule } = disputed!.disagree[0]!;
    const { out } = await ask("show", disputed!.id, "--why", field);
    expect(out).toContain(`${disputed!.id}  ${field}: `);
    expect(out).toContain(`rule: ${rule}`);
    const why = JSON.parse((await ask("show", disputed!.id, "--why", field, "--json")).out) as {
      passages: { text: string }[];
    };
    expect(why.passages.length).toBeGreaterThan(1);
    for (const { text } of why.passages) expect(out).toContain(text.replace(/\s+/g, " "));
    expect((await readout(["show", disputed!.id, "--why", "nonsense", "-w", place])).code).toBe(2);
    expect((await readout(["show", "ev_nothing", "-w", place])).code).toBe(1);
  });

  test("search finds by words; brief has one item a story; doctor finds all well; log is empty", async () => {
    expect((await ask("search", "treaty")).out).toMatch(/kim-putin-treaty/);
    const { out } = await ask("brief", "--since", "2024-06-01");
    expect(out).toMatch(/^# Example pages: new since 1 June 2024\n\n## /);
    expect(out).toMatch(/independent text/);
    const { code, out: doctor } = await ask("doctor");
    expect(doctor).not.toContain("AMISS");
    expect(code).toBe(0);
    expect((await ask("log")).out).toBe("");
    expect((await ask("config", "--json")).out).toContain('"allow_fetch"');
  });

  test("compare: a list made of the record matches it, and what it lacks is named", async () => {
    const events = linesOf<{ date: string | null; actor: string[]; recipient: string[] }>(
      (await ask("events", "--where", "date>2023 and type=CONSULT and reported=fact", "--ndjson")).out,
    ).filter(({ recipient }) => recipient.length === 1);
    const rows = events.slice(1).map(({ date, actor, recipient }) => `"${date}",${actor.join("; ")},${recipient[0]}`);
    const list = write("mine.csv", `date,actor,recipient\n${rows.join("\n")}\n2023-03-20,Fiji,Tonga\n`);
    const { matched, onlyOwn } = JSON.parse((await ask("compare", list, "--json")).out) as {
      matched: unknown[];
      onlyOwn: { actor: string[] }[];
    };
    expect(matched.length).toBe(rows.length);
    expect(onlyOwn.map(({ actor }) => actor)).toEqual([["FJI"]]);
    expect((await ask("compare", list)).out).toContain("Only in your list\n  line ");
  });

  test("sample: the same seed draws the same blind sheet; two coders and Readout agree as far as they do", async () => {
    const sheet = (await ask("sample", "20", "--seed", "3")).out;
    expect((await ask("sample", "20", "--seed", "3")).out).toBe(sheet);
    expect((await ask("sample", "20", "--seed", "4")).out).not.toBe(sheet);
    const filled = (type: string) => sheet.replace(/,{8}$/gm, `,${type},,,,,,,`);
    const one = write("one.csv", filled("CONSULT"));
    const two = write("two.csv", filled("consult"));
    const agreement = JSON.parse((await ask("sample", one, two, "--json")).out) as {
      field: string;
      coders: number | null;
    }[];
    expect(agreement.find(({ field }) => field === "type")).toMatchObject({ coders: 1 });
    expect(agreement.find(({ field }) => field === "date")).toMatchObject({ coders: null });
  });

  test("merge, split and import: what one workspace was told, another of the same pages takes in once", async () => {
    const other = join(folder, "other-desk");
    await readout(["demo", "--no-serve", "-w", other]);
    const [a, b] = linesOf<{ id: string }>((await ask("events", "--type", "ACCUSE", "--ndjson")).out);
    expect((await ask("merge", a!.id, b!.id, "--by", "Ada")).out).toContain("one with");
    const merged = linesOf<{ id: string; mentions: { page: string }[] }>((await ask("events", "--ndjson")).out).find(
      ({ id, mentions }) => [a!.id, b!.id].includes(id) && mentions.length > 1,
    )!;
    await ask("correct", merged.id, "place=Nowhere", "--by", "Ada");
    await readout(["correct", a!.id, "place=Elsewhere", "--by", "Ben", "-w", other]);
    const taken = await readout(["import", "corrections", join(place, "corrections.ndjson"), "-w", other]);
    expect(taken.out).toMatch(
      /^[23] taken in, 0 here already, 0 to re-check, 1 clashes\n {2}clash: .*"Elsewhere".*"Nowhere"/,
    );
    const again = await readout(["import", "corrections", join(place, "corrections.ndjson"), "-w", other]);
    expect(again.out).toMatch(/^0 taken in, [23] here already/);
    expect((await readout(["log", "-w", other])).out).toMatch(/Ada {2}merge/);
    const [page] = merged.mentions;
    expect((await ask("split", merged.id, page!.page)).out).toContain("apart from");
  }, 60_000);

  test("redact: the page's bytes and words are gone from every file, it is not taken in again, and its records answer 410", async () => {
    const own = join(folder, "redacted");
    const file = write(
      "in/secret.txt",
      "Okafor visits Accra\n\nMarch 4, 2024\n\nACCRA, March 4 - Nigerian Foreign Minister Chidi Okafor visited Accra on March 4, 2024 and met Ghanaian President Nana Akufo-Addo, who gave him a Zyxwvut.\n\nThe two sides spoke of the border, of cocoa and of the port at Tema for two hours, a Zyxwvut of the presidency said afterwards.\n",
    );
    write("in/other.txt", newsPage(20));
    await readout(["init", own]);
    await readout(["add", join(folder, "in"), "-w", own]);
    const [event] = linesOf<{ id: string; mentions: { page: string }[] }>(
      (await readout(["events", "--ndjson", "-w", own])).out,
    ).filter(({ mentions }) => mentions.every(({ page }) => page === "secret"));
    await readout(["correct", event!.id, "place=Almaty", "-w", own]);
    expect(readFileSync(join(own, "corrections.ndjson"), "utf8")).toContain("Okafor");
    expect((await readout(["redact", "secret", "-w", own])).code).toBe(2);
    expect((await readout(["redact", "secret", "--dry-run", "-w", own])).out).toContain(
      "would purge secret: 1 page of",
    );
    expect((await readout(["redact", "secret", "--note", "asked for", "--yes", "-w", own])).out).toContain(
      "purged secret",
    );
    const left = readdirSync(own, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    for (const entry of left) {
      const bytes = readFileSync(join(entry.parentPath, entry.name));
      expect(bytes.includes("Zyxwvut"), entry.name).toBe(false);
    }
    expect(readFileSync(join(own, "corrections.ndjson"), "utf8")).not.toContain("Okafor");
    expect((await readout(["events", "--ndjson", "-w", own])).out).not.toContain("secret");
    const again = await readout(["add", file, "-w", own]);
    expect([again.code, again.err]).toEqual([1, expect.stringContaining("redacted")]);
    expect((await readout(["verify", "-w", own])).code).toBe(0);
    const server = start(["serve", "--port", "0", "-w", own]);
    try {
      const [, address] = await until(server, "stdout", /(http:\/\/127\.0\.0\.1:\d+)/);
      for (const path of ["/api/v1/pages/secret", `/api/v1/events/${event!.id}`]) {
        const response = await fetch(`${address}${path}`);
        expect([response.status, ((await response.json()) as { detail: string }).detail]).toEqual([
          410,
          expect.stringContaining("asked for"),
        ]);
      }
    } finally {
      server.kill("SIGINT");
    }
  }, 60_000);

  test("completion parses in the shell that it is for, and knows every command", async () => {
    for (const shell of ["bash", "zsh", "fish", "pwsh"]) {
      const { out } = await readout(["completion", shell]);
      for (const { name } of commands) expect(out, shell).toContain(name);
    }
    const { out: script } = await readout(["completion", "bash"]);
    const asked = spawnSync(
      "bash",
      ["-c", `${script}\nCOMP_WORDS=(readout ev); COMP_CWORD=1; _readout; echo "\${COMPREPLY[@]}"`],
      {
        encoding: "utf8",
      },
    );
    expect(asked.stderr).toBe("");
    expect(asked.stdout.trim()).toBe("events");
  });
});

describe("exports", () => {
  const place = join(folder, "examples");
  const out = join(folder, "package");
  beforeAll(async () => {
    await readout(["demo", "--no-serve", "-w", place]);
    const lines = linesOf<RecordLine>((await readout(["export", "ndjson", "-w", place])).out);
    const event = lines.find((line) => line.kind === "event" && line.disagree.length > 0)!;
    const other = lines.find((line) => line.kind === "event" && line.mentions.length === 1 && line.id !== event.id)!;
    await readout(["correct", event.id, 'purpose=a, "b"', "--by", "Ada", "-w", place]);
    await readout(["correct", other.id, "--reject", "--note", "=never held", "-w", place]);
  }, 60_000);

  test("csv: what another language's reader finds is what was counted, and every key is there once", async () => {
    const { code, out: printed, err } = await readout(["export", "csv", "-w", place, "-o", out]);
    expect(code).toBe(0);
    expect(printed).toBe("");
    const counts = Object.fromEntries(
      [...err.matchAll(/([\d,]*\d) (\w+)(?=,|\n)/g)].map(([, count, name]) => [name, Number(count!.replace(",", ""))]),
    );
    const read = spawnSync("python3", ["-c", FOREIGN_READER, out], { encoding: "utf8" });
    expect(read.stderr).toBe("");
    const found = JSON.parse(read.stdout) as {
      rows: Record<string, number>;
      amiss: string[];
      corrected: Record<string, string>[];
      excluded: Record<string, string>[];
    };
    expect(found.amiss).toEqual([]);
    expect(found.rows).toEqual(counts);
    const lines = linesOf<RecordLine>((await readout(["export", "ndjson", "-w", place])).out);
    for (const [kind, table] of [
      ["event", "events"],
      ["statement", "quotes"],
      ["figure", "figures"],
      ["page", "pages"],
    ])
      expect(found.rows[table!], table).toBe(lines.filter((line) => line.kind === kind).length);
    expect(found.corrected).toMatchObject([
      { review: "corrected", corrected_fields: "purpose", purpose: 'a, "b"', reviewer: "Ada" },
    ]);
    expect(found.excluded[0]).toMatchObject({ kind: "event", reason: "=never held" });
    expect(linesOf(readFileSync(join(out, "corrections.ndjson"), "utf8")).length).toBeGreaterThan(1);
    const codebook = readFileSync(join(out, "codebook.md"), "utf8");
    for (const word of ["`event_id`", "`date_precision`", "## excluded.csv"]) expect(codebook).toContain(word);
    expect(readFileSync(join(out, "CITATION.cff"), "utf8")).toContain('title: "Example pages"');
  });

  test("csv for Excel has the mark of its encoding, and no cell that is a formula", async () => {
    const folderOf = join(folder, "excel");
    await readout(["export", "csv", "--excel", "-w", place, "-o", folderOf]);
    const text = readFileSync(join(folderOf, "excluded.csv"), "utf8");
    expect(text.startsWith("\uFEFFid,")).toBe(true);
    expect(text).toContain(",'=never held,");
  });

  test("chronology: a line for each event between two states, a footnote for each text, the disputed marked", async () => {
    const file = join(folder, "china-russia.md");
    const asked = ["export", "chronology", "--between", "China", "RUS", "--since", "2023", "-o", file, "-w", place];
    const { code, err } = await readout(asked);
    expect(code).toBe(0);
    const [, entries, footnotes, disputed] = /(\d+) entries, (\d+) footnotes?, (\d+) marked disputed/.exec(err)!;
    const text = readFileSync(file, "utf8");
    expect(text).toMatch(/^# China and Russia\n\n## 2023\n/);
    expect(text.match(/^\*\*/gm)).toHaveLength(Number(entries));
    expect(text.match(/\*\*Disputed:\*\*/g) ?? []).toHaveLength(Number(disputed));
    const marks = [...text.matchAll(/\[\^(\d+)\](?!:)/g)].map(([, number]) => number);
    const notes = [...text.matchAll(/^\[\^(\d+)\]: /gm)].map(([, number]) => number);
    expect(marks).toEqual(notes);
    expect(notes).toHaveLength(Number(footnotes));
    expect(text).toMatch(/^\[\^\d+\]: “.*” .*Copied or reworded by: /m);
    expect((await readout(["export", "chronology", "--between", "China", "-w", place])).code).toBe(2);
    expect((await readout(["export", "chronology", "--between", "Atlantis", "RUS", "-w", place])).code).toBe(2);
    expect((await readout(["export", "chronology", "--between", "TON", "FJI", "-w", place])).code).toBe(1);
  });
});

describe("verify", () => {
  test("says that all is as it says, and names what is not", async () => {
    const place = join(folder, "checked");
    await readout(["init", place]);
    await readout(["add", write("checked-pages/1.txt", newsPage(1)), "-w", place]);
    const good = await readout(["verify", "-w", place]);
    expect(good).toMatchObject({ code: 0, err: "" });
    expect(good.out).toMatch(/^1 file, 1 page and \d+ passages checked: all is as it says\n$/);
    const [raw] = readdirSync(join(place, "pages"), { recursive: true, encoding: "utf8" }).filter((name) =>
      name.endsWith(".br"),
    );
    writeFileSync(join(place, "pages", raw!), "");
    const bad = await readout(["verify", "-w", place]);
    expect(bad.code).toBe(1);
    expect(bad.err).toContain("1.txt");
    expect(bad.out).toContain("1 thing is amiss");
  });
});

describe("docs/cookbook.md", () => {
  const place = join(folder, "cookbook");
  const commands = [
    ...readFileSync(join(ROOT, "docs", "cookbook.md"), "utf8").matchAll(/^```sh\n([\s\S]*?)^```$/gm),
  ].map((match) => match[1]!.trim());

  test("every command does what it says, in the order of the page", () => {
    cpSync(join(ROOT, "examples", "pages"), join(place, "pages"), { recursive: true });
    const program = process.env.READOUT_PROGRAM ?? join(ROOT, "bin", "readout");
    const readoutHere = `readout() { "${process.execPath}" "${program}" "$@"; }`;
    expect(commands.length).toBeGreaterThan(8);
    // One shell for all, as a reader would use it; each block says that it was reached, and what it printed.
    const script = ["set -eu -o pipefail", readoutHere, ...commands.map((block, n) => `echo "== ${n}"\n${block}`)];
    const { status, stdout, stderr } = spawnSync("bash", ["-c", script.join("\n")], {
      cwd: place,
      encoding: "utf8",
      maxBuffer: 1 << 26,
      env: { ...process.env, CI: "1" },
    });
    const reached = stdout.split(/^== \d+$/m).length - 2;
    expect(status, `${commands[reached]}\n${stderr.slice(-1000)}`).toBe(0);
    expect(reached).toBe(commands.length - 1);
    expect(readFileSync(join(place, "china-russia.md"), "utf8")).toContain("[^1]: ");
    expect(existsSync(join(place, "tables", "datapackage.json"))).toBe(true);
  }, 240_000);

  test("and names every command that a reporter has use for", () => {
    const text = commands.join("\n");
    for (const name of [
      "open",
      "init",
      "add",
      "read",
      "link",
      "explain",
      "parse",
      "review",
      "correct",
      "undo",
      "export",
      "verify",
    ])
      expect(text).toContain(`readout ${name}`);
  });
});

/** Reads a package with Python's own csv module, against its datapackage.json. */
const FOREIGN_READER = `
import csv, datetime, json, os, sys
folder = sys.argv[1]
package = json.load(open(os.path.join(folder, "datapackage.json"), encoding="utf-8"))
rows, amiss, tables = {}, [], {}
for resource in package["resources"]:
    with open(os.path.join(folder, resource["path"]), newline="", encoding="utf-8") as file:
        found = list(csv.reader(file, strict=True))
    names = [field["name"] for field in resource["schema"]["fields"]]
    if found[0] != names: amiss.append(resource["name"] + ": header")
    if any(len(row) != len(names) for row in found): amiss.append(resource["name"] + ": breadth")
    table = [dict(zip(names, row)) for row in found[1:]]
    tables[resource["name"]] = table
    rows[resource["name"]] = len(table)
    if len(table) != resource["rows"]: amiss.append(resource["name"] + ": rows")
    keys = [tuple(row[key] for key in resource["schema"]["primaryKey"]) for row in table]
    if len(set(keys)) != len(keys): amiss.append(resource["name"] + ": a key twice")
    for field in resource["schema"]["fields"]:
        for row in table:
            value = row[field["name"]]
            if value == "": continue
            try:
                if field["type"] == "integer": int(value)
                if field["type"] == "number": float(value)
                if field["type"] == "boolean" and value not in ("true", "false"): raise ValueError(value)
                if field["type"] == "date": datetime.date.fromisoformat(value)
            except ValueError as error: amiss.append(field["name"] + ": " + str(error))
events = {row["event_id"] for row in tables["events"]}
if any(row["event_id"] not in events for row in tables["participants"]): amiss.append("a participant of no event")
known = events | {row["quote_id"] for row in tables["quotes"]} | {row["figure_id"] for row in tables["figures"]}
if {row["record_id"] for row in tables["evidence"]} != known: amiss.append("a record without evidence, or evidence of none")
json.dump({"rows": rows, "amiss": amiss[:9], "excluded": tables["excluded"],
  "corrected": [row for row in tables["events"] if row["review"] == "corrected"]}, sys.stdout)
`;

describe("serving", () => {
  test("takes the next port when one is taken and says so; Ctrl-C ends it well", async () => {
    const blocker = createServer();
    await new Promise<void>((done) => blocker.listen(0, "127.0.0.1", done));
    const { port } = blocker.address() as { port: number };
    const child = start(["serve", "-w", join(folder, "work"), "--port", String(port)]);
    const end = ended(child);
    const [, address] = await until(child, "stdout", /Open {2}(http:\/\/127\.0\.0\.1:\d+)\//);
    expect(address).not.toBe(`http://127.0.0.1:${port}`);
    const page = await fetch(`${address}/sources`);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("Valtonen");
    child.kill("SIGINT");
    const { code, err } = await end;
    expect(code).toBe(0);
    expect(err).toContain(`port ${port} is taken`);
    blocker.close();
  });

  test("a form sent to the server corrects the record; it holds after re-reading and after a rebuild", async () => {
    const place = join(folder, "served");
    const kept = write("served-pages/1.txt", newsPage(1));
    await readout(["init", place]);
    await readout(["add", kept, "-w", place]);
    const child = start(["serve", "-w", place, "--port", "0"]);
    const end = ended(child);
    const [, address] = await until(child, "stdout", /Open {2}(http:\/\/127\.0\.0\.1:\d+)\//);
    const event = async () => {
      const lines = linesOf<RecordLine>((await readout(["export", "ndjson", "--kind", "event", "-w", place])).out);
      return lines.find((line) => line.kind === "event" && line.mode === "meeting");
    };
    const { id } = (await event())!;
    const page = async () => (await fetch(`${address}/events/${id}`)).text();
    const [, token] = /name="token" value="([^"]+)"/.exec(await page())!;
    const post = (form: Readonly<Record<string, string>>, origin = address!) =>
      fetch(`${address}/corrections`, {
        method: "POST",
        redirect: "manual",
        headers: { origin },
        body: new URLSearchParams({ token: token!, id, back: `/events/${id}`, ...form }),
      });
    const set = { op: "set", kind: "event", place: "Almaty", "was-place": "Astana" };
    expect((await post(set, "http://elsewhere.example")).status).toBe(403);
    expect((await post({ ...set, token: "guessed" })).status).toBe(403);
    expect(await event()).toMatchObject({ place: "Astana", review: "machine" });
    const answer = await post(set);
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toMatch(new RegExp(`^/events/${id}\\?kept=co_`));
    expect(await page()).toMatch(/corrected by a person: (?:place|where)/i);
    expect(await (await fetch(`${address}/changes`)).text()).toContain("Almaty");
    const both = await Promise.all([post({ op: "accept" }), post({ ...set, op: "set", place: "Aktau" })]);
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    expect(await event()).toMatchObject({ place: "Aktau", review: "corrected" });
    child.kill("SIGINT");
    expect((await end).code).toBe(0);
    await readout(["refresh", "--all", "-w", place]);
    expect(await event()).toMatchObject({ place: "Aktau", review: "corrected" });
    for (const name of readdirSync(place).filter((name) => name.startsWith("record.db"))) rmSync(join(place, name));
    await readout(["refresh", "-w", place]);
    expect(await event()).toMatchObject({ place: "Aktau", review: "corrected" });
  }, 60_000);

  test("open makes a workspace inside the folder and reads only what is new", async () => {
    for (let n = 0; n < 3; n++) write(`opened/${n}.txt`, newsPage(n));
    const first = await readout(["open", join(folder, "opened"), "--no-serve"]);
    expect(first.code).toBe(0);
    expect(first.out).toMatch(/3 pages/);
    expect(existsSync(join(folder, "opened", ".readout", "readout.toml"))).toBe(true);
    write("opened/3.txt", newsPage(3));
    const second = await readout(["open", join(folder, "opened"), "--no-serve"]);
    expect(second.err).toContain("1 page read, 3 there already");
  });

  test("an empty folder names the kinds that are read", async () => {
    mkdirSync(join(folder, "empty"));
    const { code, err } = await readout(["open", join(folder, "empty"), "--no-serve"]);
    expect(code).toBe(1);
    expect(err).toContain(".html");
  });

  test("the demo reads the examples and prints what is in them", async () => {
    const { code, out, err } = await readout(["demo", "--no-serve", "-w", join(folder, "demo")]);
    expect(err).not.toContain("fault of Readout");
    expect(code).toBe(0);
    expect(out).toMatch(/\d+ pages? +\d+ independent/);
    expect(out).toMatch(/\d+ events? +\d+/);
  });
});
