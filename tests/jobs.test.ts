/** Long work over HTTP: begun, watched, stopped, gone on with, cancelled, and found again after the process was killed. */
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Job } from "../src/api/jobs.ts";
import { JobLog, jobOf } from "../src/store/jobs.ts";
import { linesOf, newsPage, readout, start, until } from "./program.ts";

const folder = mkdtempSync(join(tmpdir(), "readout-jobs-"));
const place = join(folder, "workspace");
let child: ReturnType<typeof start>;
let base = "";

async function serve() {
  child = start(["serve", "--port", "0", "-w", place]);
  child.stderr.resume();
  base = (await until(child, "stdout", /(http:\/\/127\.0\.0\.1:\d+)/))[1]!;
}
const ask = (path: string, method = "GET", body?: unknown, headers: Readonly<Record<string, string>> = {}) =>
  fetch(`${base}/api/v1${path}`, {
    method,
    headers: { "content-type": "application/json", ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const jobAt = async (id: string) => (await (await ask(`/jobs/${id}`)).json()) as Job;

interface Told {
  readonly id: number | null;
  readonly event: string;
  readonly data: Readonly<Record<string, unknown>>;
}
/** The events of a job until they end. */
async function eventsOf(id: string, last?: number): Promise<readonly Told[]> {
  const response = await ask(
    `/jobs/${id}/events`,
    "GET",
    undefined,
    last === undefined ? {} : { "last-event-id": String(last) },
  );
  if (response.status === 204) return [];
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  return (await response.text())
    .split("\n\n")
    .filter((block) => block.trim() !== "")
    .map((block) => {
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(block)?.[1];
      return {
        id: field("id") === undefined ? null : Number(field("id")),
        event: field("event")!,
        data: JSON.parse(field("data")!),
      };
    });
}
const files = (from: number, count: number) =>
  Array.from({ length: count }, (_, n) => ({ path: `n${from + n}.txt`, text: newsPage(from + n) }));

beforeAll(async () => {
  await readout(["init", place]);
  await serve();
}, 60_000);
afterAll(() => {
  child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

describe("jobs", () => {
  test("an import is begun with 202, told as it happens, and its pages are there", async () => {
    const given = [
      ...files(0, 12),
      { path: "n3.txt", text: newsPage(40) },
      { path: "bad.txt", base64: Buffer.from([0, 1, 2, 0]).toString("base64") },
    ];
    const begun = await ask("/jobs", "POST", { kind: "import", files: given });
    expect(begun.status).toBe(202);
    const { id } = (await begun.json()) as Job;
    expect(begun.headers.get("location")).toBe(`/api/v1/jobs/${id}`);
    const events = await eventsOf(id);
    expect(events.filter(({ event }) => event === "file")).toHaveLength(14);
    expect(events.filter(({ event }) => event === "state").at(-1)!.data).toMatchObject({ state: "done" });
    expect(events.at(-1)!).toMatchObject({
      event: "progress",
      data: { state: "done", total: 14, done: 14, failed: 1 },
    });
    const job = await jobAt(id);
    expect(job.files.find(({ path }) => path === "bad.txt")).toMatchObject({ outcome: "failed" });
    // Two files of one name are two.
    expect(job.files.map(({ path }) => path)).toContain("n3-2.txt");
    for (const { outcome, pages } of job.files.filter(({ path }) => path !== "bad.txt")) {
      expect(outcome).toBe("read");
      expect((await ask(`/pages/${encodeURIComponent(pages[0]!)}`)).status).toBe(200);
    }
    // What is taken in lies among the pages, and nowhere else.
    expect(existsSync(join(place, "jobs", id))).toBe(false);
    // From an event on; all told, a browser is not to ask again.
    const numbers = events.flatMap((one) => one.id ?? []);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    const rest = await eventsOf(id, numbers.at(-4));
    expect(rest.flatMap((one) => one.id ?? [])).toEqual(numbers.slice(-3));
    expect(
      (await ask(`/jobs/${id}/events`, "GET", undefined, { "last-event-id": String(numbers.at(-1)) })).status,
    ).toBe(204);
  }, 120_000);

  test("one is stopped, gone on with and cancelled; what is over stays over", async () => {
    const { id } = (await (await ask("/jobs", "POST", { kind: "refresh", all: true })).json()) as Job;
    await ask(`/jobs/${id}/stop`, "POST");
    await eventsOf(id);
    const stopped = await jobAt(id);
    expect(["stopped", "done"]).toContain(stopped.state);
    if (stopped.state === "stopped") {
      expect((await ask(`/jobs/${id}/resume`, "POST")).status).toBe(202);
      await eventsOf(id);
    }
    expect(await jobAt(id)).toMatchObject({ kind: "refresh", state: "done", failed: 1, done: stopped.total });
    expect((await ask(`/jobs/${id}`, "DELETE")).status).toBe(409);
    expect((await ask(`/jobs/${id}/resume`, "POST")).status).toBe(409);
    expect((await ask("/jobs/job99", "DELETE")).status).toBe(404);
    const other = (await (await ask("/jobs", "POST", { kind: "import", files: files(100, 60) })).json()) as Job;
    expect((await ask(`/jobs/${other.id}`, "DELETE")).status).toBe(200);
    await eventsOf(other.id);
    expect(await jobAt(other.id)).toMatchObject({ state: "cancelled" });
    expect(existsSync(join(place, "jobs", other.id))).toBe(false);
    const { items } = (await (await ask("/jobs")).json()) as { items: Job[] };
    expect(items.map(({ id }) => id)).toEqual(["job3", "job2", "job1"]);
  }, 120_000);

  test("what is no job is refused with a pointer to it", async () => {
    for (const wish of [
      { kind: "praise" },
      { kind: "import", files: [] },
      { kind: "import", files: [{ path: "a.txt" }] },
    ])
      expect((await ask("/jobs", "POST", wish)).status).toBe(400);
    expect((await ask("/jobs", "POST", { kind: "refresh" }, { origin: "http://evil.example" })).status).toBe(403);
    expect((await ask("/jobs/job1", "DELETE", undefined, { origin: "http://evil.example" })).status).toBe(403);
  });

  test("killed, it is found interrupted, and gone on with to its end", async () => {
    const { id } = (await (await ask("/jobs", "POST", { kind: "import", files: files(200, 90) })).json()) as Job;
    // The first helping is read by then.
    while ((await jobAt(id)).done === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill("SIGKILL");
    await new Promise((resolve) => child.once("close", resolve));
    const before = jobOf(id, new JobLog(join(place, "jobs")).events(id))!;
    const read = before.files.filter(({ outcome }) => outcome === "read");
    expect(read.length).toBeGreaterThan(0);
    await serve();
    expect(await jobAt(id)).toMatchObject({ state: "interrupted", total: 90, done: read.length });
    expect((await ask(`/jobs/${id}/resume`, "POST")).status).toBe(202);
    const events = await eventsOf(id, before.n);
    expect(events.filter(({ event }) => event === "file")).toHaveLength(90 - read.length);
    const job = await jobAt(id);
    expect(job).toMatchObject({ state: "done", done: 90, failed: 0 });
    const pages = linesOf<{ id: string }>((await readout(["export", "ndjson", "--kind", "page", "-w", place])).out);
    for (const file of job.files) expect(pages.map(({ id }) => id)).toContain(file.pages[0]);
    expect(readdirSync(join(place, "jobs")).every((name) => name.endsWith(".ndjson"))).toBe(true);
  }, 120_000);
});
