/** The help and docs/cli.md, both made from the list of commands. */
import type { Problem } from "../model/problem.ts";
import type { Command, OptionSpec } from "./command.ts";

const HELP: OptionSpec = { type: "boolean", short: "h", description: "Show this help." };

/** `readout help`. */
export function overview(commands: readonly Command[]): string {
  return [
    "Readout reads out what news pages say happened between states, each value with the sentence that says so.",
    "",
    "readout COMMAND [OPTION…]",
    "",
    ...commands.map(({ name, summary }) => `  ${name.padEnd(10)} ${summary}`),
    "",
    "  readout help COMMAND   how a command is used        readout --version",
    "  readout help CONSULT   what belongs in a type of event, and what does not",
    "",
    `Exit codes: ${EXIT_CODES.map(([code, meaning]) => `${code} ${meaning}`).join("; ")}.`,
    "",
  ].join("\n");
}

/** `readout help read`. */
export function helpOf(command: Command): string {
  const lines = [`readout ${command.name}${command.usage === "" ? "" : ` ${command.usage}`}`, "", command.summary, ""];
  for (const paragraph of command.details ?? []) lines.push(...wrapped(paragraph, 88), "");
  for (const [name, option] of optionsOf(command)) {
    const flag = flagOf(name, option);
    const [first = "", ...rest] = wrapped(option.description, 60);
    lines.push(`  ${flag.padEnd(24)} ${first}`, ...rest.map((line) => `${" ".repeat(27)}${line}`));
  }
  lines.push("", `Example: ${command.example}`, "");
  return lines.join("\n");
}

/** docs/cli.md. */
export function markdownOf(commands: readonly Command[]): string {
  const lines = [
    "# The command line",
    "",
    "Made by `npx tsx tools/cli-docs.ts` from the list of commands in `src/cli/commands/`; a test fails when it is not up to date.",
    "",
    "Results go to standard output, talk to standard error; progress is shown only on a terminal. A pipe changes nothing but that.",
    "",
  ];
  for (const command of commands) {
    lines.push(`## readout ${command.name}${command.usage === "" ? "" : ` ${command.usage}`}`, "", command.summary, "");
    for (const paragraph of command.details ?? []) lines.push(paragraph, "");
    lines.push("| option | |", "|---|---|");
    for (const [name, option] of optionsOf(command))
      lines.push(`| \`${flagOf(name, option)}\` | ${option.description.replaceAll("|", "\\|")} |`);
    lines.push("", "```", command.example, "```", "");
  }
  lines.push("## Exit codes", "", "| code | |", "|---|---|");
  for (const [code, meaning] of EXIT_CODES) lines.push(`| ${code} | ${meaning} |`);
  lines.push(
    "",
    "## Codes of problems",
    "",
    "Shown in square brackets behind a message; `readout help CODE` says the same.",
    "",
  );
  lines.push("| code | |", "|---|---|");
  for (const [code, meaning] of Object.entries(explanations)) lines.push(`| \`${code}\` | ${meaning} |`);
  lines.push("");
  return lines.join("\n");
}

/** `readout help too-large`; null when there is no such code. */
export function explanationOf(code: string): string | null {
  if (!Object.hasOwn(explanations, code)) return null;
  // The line above says that the code is one of the table.
  return `${code}\n\n${wrapped(explanations[code as Problem["code"]], 88).join("\n")}\n`;
}

const optionsOf = (command: Command): readonly (readonly [string, OptionSpec])[] => [
  ...Object.entries(command.options),
  ["help", HELP],
];

const flagOf = (name: string, { short, value }: OptionSpec) =>
  `${short === undefined ? "" : `-${short}, `}--${name}${value === undefined ? "" : ` ${value}`}`;

function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

const EXIT_CODES: readonly (readonly [number, string])[] = [
  [0, "all done"],
  [1, "something was amiss and is named on standard error; the rest is done"],
  [2, "wrong usage"],
  [70, "a fault of Readout"],
  [75, "the workspace is being written by another process"],
  [130, "interrupted"],
];

/** What a code means, at more length than its message. One that is lacking does not compile. */
const explanations: { readonly [C in Problem["code"]]: string } = {
  "not-found":
    "A path that was named leads nowhere. Relative paths begin at the current folder. The other paths are read all the same.",
  "no-permission":
    "The system does not let this user open the file or folder. The rest is read all the same. On Unix, `ls -l` shows who may.",
  "too-large":
    "One page has more bytes than a page may have. News pages have some hundred kilobytes at most, so a larger file is likely a collection: split it into pages, or make it NDJSON with a page on each line, which may be of any size. `readout read --max-bytes N` raises the limit.",
  empty: "The file has no content at all, or nothing but white space. It was probably not fetched to the end.",
  binary:
    "The bytes are not text in any encoding that is known: a picture, a PDF, an archive. Convert it to text or HTML first.",
  "unknown-kind": "The file is of a kind for which there is no reader.",
  "bad-line":
    "A line of an NDJSON file is not what is wanted there. The message names the line and why; the other lines are read.",
  unreadable: "The file is there, but it could not be read or holds nothing that can be. The message says why.",
  "nothing-to-read":
    "A folder holds no file of a kind that is read. Hidden files, other kinds, and JSON that is no feed are passed over there; a file named by itself is always tried.",
  "warc-truncated":
    "A WARC file stops in the middle of a record, as it does when a download or a crawl was broken off. All records before that byte are read; how many are missing cannot be known.",
  "archive-damaged":
    "An archive cannot be unpacked from the byte that is named on, or one of the files in it is damaged. The message names it; the other files are read.",
  "archive-limit":
    "What is packed in the file would come to far more than a collection of pages does, by number, by size or by the ratio to the packed size. Files are made so to fill a computer's memory. What came before the limit is read.",
  "nested-archive": "Only files within an archive are read, not archives within it.",
  "no-text-column":
    "The first row of a CSV or TSV file names its columns. The text is looked for under text, body, content, article and their like, and else in the one column with long cells. There was none.",
  "summary-only":
    "Many feeds hold only the first sentences of each story. A summary is not read as if it were the article. The addresses of the pages stand in the feed.",
  "fetch-off":
    "Readout asks the network for nothing unless told to: with --fetch for one command, or with allow_fetch = true in readout.toml.",
  "fetch-refused":
    "The site's robots.txt does not let programs read the page, or the address leads to this computer or to a private network, or it is no http or https address.",
  "fetch-failed": "The server could not be reached, gave an error, took too long, or sent more than a page may have.",
  "model-mismatch": "A file in data/ was made for another version of the program.",
  "workspace-missing":
    "The command works in a workspace, a folder with a readout.toml. It was looked for under --workspace, then in READOUT_WORKSPACE, then in the current folder and those above it. `readout init` makes one.",
  "workspace-exists": "`readout init` was asked to make a workspace of a folder that is one. Nothing was changed.",
  "workspace-busy":
    "Only one process writes a workspace at a time, and another does so now; the message names it. Reading it, as `readout serve` does, is possible meanwhile. The lock of a process that has died is taken over by itself; one that was left by another computer is removed by hand.",
  usage: "A command or option is not known, or something is missing. `readout help COMMAND` shows what there is.",
};
