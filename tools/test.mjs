// `npm test`: format, lint and types first, then every test; closes with one line, "N passed, N failed, N skipped".
// Fails when anything failed or when no test ran. `npm test -- PATTERN` runs a part, without the checks.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const patterns = process.argv.slice(2);
const bin = (name) => join("node_modules", ".bin", name);
const run = (command, args) => spawnSync(command, args, { stdio: "inherit" }).status === 0;

let passed = 0;
let failed = 0;
let skipped = 0;
if (patterns.length === 0 && !run("npm", ["run", "--silent", "check"])) failed += 1;

const folder = mkdtempSync(join(tmpdir(), "readout-test-"));
const report = join(folder, "report.json");
const green = run(bin("vitest"), [
  "run",
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${report}`,
  ...patterns,
]);
try {
  const result = JSON.parse(readFileSync(report, "utf8"));
  passed += result.numPassedTests;
  failed +=
    result.numFailedTests +
    result.testResults.filter((f) => f.status === "failed" && f.assertionResults.length === 0).length;
  skipped += result.numPendingTests + result.numTodoTests;
} catch (error) {
  console.error(`No report from vitest: ${error.message}`);
}
rmSync(folder, { recursive: true, force: true });
if (!green && failed === 0) failed = 1;

console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
