/**
 * The API against Schemathesis, a tester that is not ours and knows of the API only its OpenAPI document: `pip install schemathesis`,
 * then `READOUT_SCHEMATHESIS=$(which schemathesis) npm test -- tests/schemathesis`. It is a program of Python, so nothing brings it here.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { ROOT, readout, start, until } from "./program.ts";

const tester = process.env.READOUT_SCHEMATHESIS;
const folder = mkdtempSync(join(tmpdir(), "readout-schemathesis-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.skipIf(tester === undefined)(
  "whatever it asks is answered as the document says",
  async () => {
    const place = join(folder, "workspace");
    await readout(["init", place]);
    const pages = ["modi-kyiv.html", "kishida-seoul.txt", "putin-beijing-wire.txt", "putin-beijing-copy-trimmed.html"];
    const found = pages.map((name) => join(ROOT, "examples", "pages", name));
    await readout(["add", ...found, "-w", place]);
    const child = start(["serve", "--port", "0", "-w", place]);
    try {
      const [, base] = await until(child, "stdout", /(http:\/\/127\.0\.0\.1:\d+)/);
      const args = `run ${base}/api/v1/openapi.json --suppress-health-check all --warnings off --no-color --max-examples 30 --seed 7`;
      const run = spawn(tester!, ["--config-file", join(ROOT, "tests", "schemathesis.toml"), ...args.split(" ")]);
      let told = "";
      for (const stream of [run.stdout, run.stderr])
        stream.on("data", (part: Buffer) => {
          told += part.toString();
        });
      const code = await new Promise((resolve) => run.on("close", resolve));
      expect(code, told.slice(-6000)).toBe(0);
    } finally {
      child.kill("SIGKILL");
    }
  },
  900_000,
);
