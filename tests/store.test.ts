import { spawn, spawnSync } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { ReadoutError } from "../src/model/problem.ts";
import { appendCorrections, readCorrections, readLog, saidTogether, undoOf } from "../src/store/corrections.ts";
import { takeLock } from "../src/store/lock.ts";
import { appendLine, RawPages, sha256Of } from "../src/store/raw.ts";
import { openSqlite } from "../src/store/sqlite.ts";
import type { Store } from "../src/store/store.ts";
import { checkPage, verify } from "../src/store/verify.ts";
import { findWorkspace, makeWorkspace, openForReading, openForWriting, workspaceAt } from "../src/store/workspace.ts";
import { storeContract } from "./store-contract.ts";
import { hashOf, STATE_NAMES, tinyReading, tinyRecord, tinyStored } from "./tiny.ts";

const folder = mkdtempSync(join(tmpdir(), "readout-store-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const options = { stateName: (code: string) => STATE_NAMES.get(code) ?? null };

let made = 0;
const files = new Map<Store, string>();
const openAt = (path: string) => {
  const store = openSqlite(path, options);
  files.set(store, path);
  return store;
};
storeContract("SQLite", {
  make: async () => openAt(join(folder, `contract-${made++}.db`)),
  reopen: async (store) => {
    await store.close();
    return openAt(files.get(store)!);
  },
});

const codeOf = (work: () => unknown) => {
  try {
    work();
    return null;
  } catch (error) {
    return error instanceof ReadoutError ? error.problem.code : String(error);
  }
};

describe("raw pages", () => {
  const raw = new RawPages(join(folder, "raw"));
  const bytes = new TextEncoder().encode("Peru and Chile signed the pact. ".repeat(200));

  test("are kept byte for byte under their hash, packed", () => {
    const sha256 = sha256Of(bytes);
    raw.put(sha256, bytes);
    raw.put(sha256, bytes);
    expect(Buffer.from(raw.get(sha256)).equals(Buffer.from(bytes))).toBe(true);
    const path = join(folder, "raw", sha256.slice(0, 2), `${sha256}.br`);
    expect(readFileSync(path).length).toBeLessThan(bytes.length / 10);
  });

  test("that are no longer what their name tells are not handed out", () => {
    const sha256 = sha256Of(new Uint8Array([1, 2, 3]));
    raw.put(sha256, bytes);
    expect(codeOf(() => raw.get(sha256))).toBe("unreadable");
    expect(codeOf(() => raw.get(hashOf("never kept")))).toBe("unreadable");
  });

  test("know where they came from; a line torn by a crash is passed over and ended by the next", () => {
    raw.note([{ path: "/a", base: "a", sha256: "1" }]);
    appendFileSync(join(folder, "raw", "index.ndjson"), '{"path":"/b","ba');
    raw.note([
      { path: "/a", base: "a", sha256: "2" },
      { path: "/c", base: "c", sha256: "3" },
    ]);
    expect([...raw.entries().values()].map(({ path, sha256 }) => path + sha256)).toEqual(["/a2", "/c3"]);
  });
});

describe("verifying", () => {
  test("finds bytes that have changed, and passages that do not stand where they say", async () => {
    const { readings, lines } = tinyRecord();
    const stored = readings.map((reading) => tinyStored(reading));
    expect(stored.map(checkPage).flatMap(({ amiss }) => amiss)).toEqual([]);
    const place = join(folder, "verified");
    makeWorkspace(place, "x");
    const workspace = openForWriting(place, "the test", options);
    for (const page of stored) {
      const bytes = new TextEncoder().encode(page.text);
      const sha256 = sha256Of(bytes);
      workspace.raw.put(sha256, bytes);
      workspace.raw.note([{ path: `/${page.reading.id}`, base: page.reading.id, sha256 }]);
      const source = { path: `/${page.reading.id}`, sha256, base: page.reading.id, reader: "1", failed: null };
      await workspace.store.putPages([{ source, pages: [{ ...page, source: sha256 }] }]);
    }
    await workspace.store.putRecord(lines, "key");
    const good = await verify(workspace.store, workspace.raw);
    expect(good).toMatchObject({ files: 3, pages: 3, amiss: [] });
    expect(good.passages).toBeGreaterThan(5);

    const [first] = workspace.raw.entries().values();
    const path = join(place, "pages", first!.sha256.slice(0, 2), `${first!.sha256}.br`);
    writeFileSync(path, readFileSync(path).subarray(1));
    const moved = lines.map((line) => (line.kind === "event" ? { ...line, start: line.start + 1 } : line));
    await workspace.store.putRecord(moved, "key");
    const { amiss } = await verify(workspace.store, workspace.raw);
    expect(amiss[0]).toMatch(/^\/a: /);
    // Page b is a copy to the byte, so its bytes are the same file.
    expect(amiss.slice(1).map((words) => words.split(":")[0])).toEqual(["/b", "ev_accuse", "ev_visit"]);
    await workspace.close();

    const [page] = stored;
    const wrong = { ...page!, text: "Another text altogether" };
    expect(checkPage(wrong).amiss[0]).toContain("does not stand in the page's text");
  });
});

describe("the log of corrections", () => {
  const target = { sha256: "00", kind: "event", exact: "Ana Ruiz will visit Lima", field: "status" } as const;
  const set = (id: string, at?: string) => ({
    id,
    op: "set" as const,
    target,
    value: "held",
    ...(at === undefined ? {} : { at }),
  });
  const standing = (...lines: Parameters<typeof appendCorrections>[1]) => {
    const path = join(folder, `log-${Math.abs(made++)}.ndjson`);
    appendCorrections(path, lines);
    expect(readLog(path).problems).toEqual([]);
    return readCorrections(path).corrections.map(({ id }) => id);
  };
  const undo = (id: string) => undoOf(id, {});

  test("only grows: an undo is a line of its own, can be undone, and what is said again stands again", () => {
    expect(standing(set("co_a"), set("co_b"))).toEqual(["co_a", "co_b"]);
    expect(standing(set("co_a"), set("co_b"), undo("co_a"))).toEqual(["co_b"]);
    expect(standing(set("co_a"), undo("co_a"), undo(undo("co_a").id))).toEqual(["co_a"]);
    expect(standing(set("co_a"), undo("co_a"), undo(undo("co_a").id), undo("co_a"))).toEqual([]);
    expect(standing(set("co_a"), undo("co_a"), set("co_a"))).toEqual(["co_a"]);
    expect(standing(undo("co_none"), set("co_a"))).toEqual(["co_a"]);
  });

  test("what was said in one go is known by its moment", () => {
    const log = [set("co_a", "1"), set("co_b", "1"), set("co_c", "2")].map((line) => ({ line, stands: true }));
    expect(saidTogether(log, "co_a").map(({ id }) => id)).toEqual(["co_a", "co_b"]);
    expect(saidTogether(log, "co_none")).toEqual([]);
  });
});

describe("the lock", () => {
  const place = mkdtempSync(join(tmpdir(), "readout-lock-"));
  afterAll(() => rmSync(place, { recursive: true, force: true }));

  test("admits one writer, names who holds it, and is free again after", () => {
    const lock = takeLock(place, "readout add");
    try {
      takeLock(place, "readout open");
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(ReadoutError);
      expect((error as ReadoutError).message).toContain(`"readout add", process ${process.pid}`);
    }
    lock.release();
    takeLock(place, "readout open").release();
    expect(existsSync(join(place, "write.lock"))).toBe(false);
  });

  test("of a process that has died is taken over, even when its number was given out again", () => {
    const dead = spawnSync(process.execPath, ["-e", ""]).pid;
    writeFileSync(join(place, "write.lock"), JSON.stringify({ pid: dead, host: hostname(), began: null, doing: "x" }));
    takeLock(place, "readout add").release();
    // Our own number, but a process that began at another time.
    if (existsSync("/proc/self/stat")) {
      writeFileSync(
        join(place, "write.lock"),
        JSON.stringify({ pid: process.ppid, host: hostname(), began: "1", doing: "x" }),
      );
      takeLock(place, "readout add").release();
    }
  });

  test("of another computer stands, since nothing can be known of it", () => {
    writeFileSync(join(place, "write.lock"), JSON.stringify({ pid: 1, host: "elsewhere", began: null, doing: "x" }));
    expect(codeOf(() => takeLock(place, "readout add"))).toBe("workspace-busy");
    rmSync(join(place, "write.lock"));
  });

  test("is held by exactly one of many that try at once", async () => {
    const script = join(place, "try.mts");
    const source = fileURLToPath(new URL("../src/store/lock.ts", import.meta.url));
    writeFileSync(
      script,
      `import { takeLock } from ${JSON.stringify(source)};
       await new Promise((go) => setTimeout(go, Number(process.argv[2]) - Date.now()));
       try { takeLock(${JSON.stringify(place)}, "try"); console.log("mine"); } catch { console.log("busy"); }
       setTimeout(() => {}, 1500);`,
    );
    const dead = spawnSync(process.execPath, ["-e", ""]).pid;
    writeFileSync(join(place, "write.lock"), JSON.stringify({ pid: dead, host: hostname(), began: null, doing: "x" }));
    const tsx = fileURLToPath(new URL("../node_modules/tsx/dist/cli.mjs", import.meta.url));
    const moment = String(Date.now() + 2500);
    const answers = await Promise.all(
      Array.from(
        { length: 4 },
        () =>
          new Promise<string>((resolve) => {
            const child = spawn(process.execPath, [tsx, script, moment]);
            let out = "";
            child.stdout.on("data", (part) => (out += part));
            child.on("close", () => resolve(out.trim()));
          }),
      ),
    );
    expect(answers.filter((answer) => answer === "mine")).toHaveLength(1);
    expect(answers.filter((answer) => answer === "busy")).toHaveLength(3);
    rmSync(join(place, "write.lock"), { force: true });
  });
});

describe("a workspace", () => {
  const place = join(folder, "workspace");

  test("is made once, found from within, and known by its settings", () => {
    makeWorkspace(place, 'A "quoted" name');
    expect(workspaceAt(place).name).toBe('A "quoted" name');
    expect(codeOf(() => makeWorkspace(place, "again"))).toBe("workspace-exists");
    mkdirSync(join(place, "deep", "down"), { recursive: true });
    expect(findWorkspace(join(place, "deep", "down"))).toBe(place);
    expect(codeOf(() => workspaceAt(folder))).toBe("workspace-missing");
  });

  test("has one writer, and readers beside it", async () => {
    const writer = openForWriting(place, "readout add", options);
    expect(codeOf(() => openForWriting(place, "readout refresh", options))).toBe("workspace-busy");
    const reader = openForReading(place, options);
    const reading = tinyReading("a", "Title", "Body.");
    await writer.store.putPages([
      {
        source: { path: "/a", sha256: reading.page.sha256, base: "a", reader: "1", failed: null },
        pages: [{ reading, text: "Body.", removed: [], source: reading.page.sha256 }],
      },
    ]);
    expect((await reader.store.counts()).pages).toBe(1);
    await reader.close();
    await writer.close();
    await openForWriting(place, "readout refresh", options).close();
  });

  test("with settings that are no TOML says which line is wrong", () => {
    const broken = join(folder, "broken");
    mkdirSync(broken);
    writeFileSync(join(broken, "readout.toml"), "name = = 3");
    expect(codeOf(() => workspaceAt(broken))).toBe("unreadable");
  });

  test("with a database that is broken makes it anew, since it is derived", async () => {
    const path = join(folder, "old.db");
    writeFileSync(path, "this is no database at all, it only has its name");
    const store = openSqlite(path, options);
    expect((await store.counts()).pages).toBe(0);
    await store.close();
  });
});

test("corrections are read line by line, the bad ones named", () => {
  const path = join(folder, "corrections.ndjson");
  const target = { sha256: "ab", kind: "event", exact: "will visit" };
  appendLine(path, JSON.stringify({ op: "set", target: { ...target, field: "status" }, value: "held" }));
  appendLine(path, "not json");
  appendLine(path, JSON.stringify({ op: "delete", target }));
  appendLine(path, JSON.stringify({ id: "co_1", op: "reject", target }));
  const { corrections, problems } = readCorrections(path);
  expect(corrections.map(({ op }) => op)).toEqual(["set", "reject"]);
  expect(corrections[0]?.id).toMatch(/^co_/);
  expect(problems.map((problem) => problem.code === "bad-line" && problem.line)).toEqual([2, 3]);
  expect(readCorrections(join(folder, "none.ndjson"), true)).toEqual({ corrections: [], problems: [] });
  expect(readCorrections(join(folder, "none.ndjson")).problems[0]?.code).toBe("not-found");
});
