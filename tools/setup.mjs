// Set-up of a checkout, in plain JavaScript because it runs before anything is installed.
//   node tools/setup.mjs           installs what is missing and compiles what has changed
//   node tools/setup.mjs --tests   also brings what the tests need: Debian's Chromium
// Everything is idempotent: a second call does nothing. Talk goes to standard error.
import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, "dist", ".built");

/** Runs a command with its output on standard error, so that standard output stays data. Throws when it fails. */
function run(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ["ignore", 2, 2] });
  if (error || status !== 0)
    throw new Error(`${command} ${args.join(" ")} failed${error ? `: ${error.message}` : ` with ${status}`}.`);
}

/** The time of the newest change below a folder, in milliseconds since 1970. */
function newest(folder) {
  let latest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name.endsWith(".test.ts")) continue;
    const path = join(folder, entry.name);
    const time = entry.isDirectory() ? newest(path) : statSync(path).mtimeMs;
    if (time > latest) latest = time;
  }
  return latest;
}

function ensureInstalled() {
  const lock = readFileSync(join(root, "package-lock.json"), "utf8");
  const seen = join(root, "node_modules", ".readout-lock");
  if (existsSync(seen) && readFileSync(seen, "utf8") === lock) return;
  run(process.platform === "win32" ? "npm.cmd" : "npm", ["ci", "--no-audit", "--no-fund"]);
  writeFileSync(seen, lock);
}

/** Installs and compiles when the sources are newer than what stands in dist/. */
export function ensureBuilt() {
  if (
    existsSync(stamp) &&
    statSync(stamp).mtimeMs >= Math.max(newest(join(root, "src")), statSync(join(root, "package-lock.json")).mtimeMs)
  )
    return;
  ensureInstalled();
  const started = Date.now();
  // Compiled aside and moved into place, so that a program that starts meanwhile never meets half of it.
  const aside = join(root, `dist.${process.pid}.tmp`);
  const old = join(root, `dist.${process.pid}.old`);
  try {
    run(process.execPath, [
      join(root, "node_modules", "typescript", "bin", "tsc"),
      "-p",
      "tsconfig.build.json",
      "--outDir",
      aside,
    ]);
    cpSync(join(root, "src", "ui", "client"), join(aside, "ui", "client"), { recursive: true });
    writeFileSync(join(aside, ".built"), "");
    utimesSync(join(aside, ".built"), started / 1000, started / 1000);
    if (existsSync(join(root, "dist"))) renameSync(join(root, "dist"), old);
    renameSync(aside, join(root, "dist"));
  } finally {
    for (const folder of [aside, old]) rmSync(folder, { recursive: true, force: true });
  }
}

/** Debian's Chromium for the tests of the web app; a machine that has one is left alone. */
function ensureChromium() {
  if (
    process.env.READOUT_CHROMIUM ||
    ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].some(existsSync)
  )
    return;
  if (process.platform !== "linux" || !existsSync("/usr/bin/apt-get")) {
    console.error("No Chromium found: the web app's tests need one. Install it, or name it in READOUT_CHROMIUM.");
    return;
  }
  const sudo = process.getuid?.() === 0 ? [] : ["sudo"];
  const apt = (...args) => run([...sudo, "apt-get"][0], [...sudo, "apt-get", ...args].slice(1));
  apt("update");
  apt("install", "-y", "--no-install-recommends", "chromium");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  ensureInstalled();
  ensureBuilt();
  if (process.argv.includes("--tests")) ensureChromium();
}
