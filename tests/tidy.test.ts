import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { PLOVER_TYPES } from "../src/model/index.ts";

/** The layers in the order of the work: a folder imports only from itself and from those before it. */
const LAYERS = "model kit page article language actors time extract read link export load store api ui cli".split(" ");
const PURE = new Set(LAYERS.slice(0, LAYERS.indexOf("load")));

const sources = readdirSync("src", { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => file.endsWith(".ts"))
  .sort();
const layerOf = (file: string) => file.split("/")[0]!;
const importsOf = (file: string) =>
  [...readFileSync(join("src", file), "utf8").matchAll(/(?:from|import\()\s*"([^"]+)"/g)].map((match) => match[1]!);

test("every folder of src is a layer", () => {
  const folders = readdirSync("src", { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map((entry) => entry.name).filter((name) => !LAYERS.includes(name))).toEqual([]);
});

test("imports go only towards model/", () => {
  // Tests may load models and print readings.
  const wrong = sources
    .filter((file) => !file.endsWith(".test.ts"))
    .flatMap((file) =>
      importsOf(file)
        .filter((path) => path.startsWith("."))
        .map((path) => layerOf(join(file, "..", path).replaceAll("\\", "/")))
        .filter((target) => LAYERS.includes(target) && LAYERS.indexOf(target) > LAYERS.indexOf(layerOf(file)))
        .map((target) => `${file} imports from ${target}/`),
    );
  expect(wrong).toEqual([]);
});

test("the reading layers know no file, clock, chance, network or console", () => {
  const forbidden = [
    /from "node:/,
    /\bprocess\./,
    /\bconsole\./,
    /\bfetch\(/,
    /\bDate\.now\(/,
    /\bnew Date\(\)/,
    /\bMath\.random\(/,
  ];
  const wrong = sources
    .filter((file) => PURE.has(layerOf(file)) && !file.endsWith(".test.ts"))
    .flatMap((file) => {
      const code = readFileSync(join("src", file), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
      return forbidden.filter((pattern) => pattern.test(code)).map((pattern) => `${file}: ${pattern}`);
    });
  expect(wrong).toEqual([]);
});

test("every PLOVER type, problem code and command is in the docs", () => {
  const docs = readdirSync("docs", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md"))
    .map((file) => readFileSync(join("docs", file), "utf8"))
    .join("\n");
  const problems = [...readFileSync("src/model/problem.ts", "utf8").matchAll(/code: "([a-z-]+)"/g)].map(
    (match) => match[1]!,
  );
  const commands = readdirSync("src/cli/commands")
    .filter((file) => !file.endsWith(".test.ts") && file !== "index.ts")
    .map((file) => `readout ${file.replace(/\.ts$/, "")}`);
  expect([...PLOVER_TYPES, ...new Set(problems), ...commands].filter((word) => !docs.includes(word))).toEqual([]);
});

test("nothing in the repository names a path of one machine or a registry's host", () => {
  const wrong = sources
    .concat(["../package-lock.json", "../README.md", "../ARCHITECTURE.md", "../CHANGELOG.md"])
    .filter((file) => existsSync(join("src", file)))
    .filter((file) => /\/work\/(main|shared)|\/root\/|registry\.npmjs/.test(readFileSync(join("src", file), "utf8")));
  expect(wrong).toEqual([]);
});
