/**
 * What a command is: its name, its options, what it does. One list of these (`commands/index.ts`) makes the parser, the
 * help and docs/cli.md, so the three can never say different things.
 */
import { parseArgs } from "node:util";
import { ReadoutError } from "../model/problem.ts";
import type { Columns } from "../page/index.ts";
import type { World } from "./world.ts";

export interface OptionSpec {
  readonly type: "string" | "boolean";
  /** One letter: "w" for -w. */
  readonly short?: string;
  /** What stands for the value in the help: "FILE". */
  readonly value?: string;
  readonly description: string;
}

type Options = Readonly<Record<string, OptionSpec>>;

type Values<O extends Options> = {
  readonly [K in keyof O]?: O[K]["type"] extends "boolean" ? boolean : string;
};

interface Spec<O extends Options> {
  readonly name: string;
  readonly summary: string;
  /** What follows the name: "PATH…". Empty when nothing does. */
  readonly usage: string;
  readonly example: string;
  /** More than the summary, in paragraphs. */
  readonly details?: readonly string[];
  readonly options: O;
  /** Least and most words after the name. */
  readonly words: readonly [number, number];
  /** Does it and gives the exit code. */
  run(args: { readonly positionals: readonly string[]; readonly values: Values<O> }, world: World): Promise<number>;
}

export type Command = Omit<Spec<Options>, "run"> & {
  parse(args: readonly string[]): (world: World) => Promise<number>;
};

/** A command from its parts, with its values typed by its options. */
export function command<const O extends Options>(spec: Spec<O>): Command {
  const { run, ...rest } = spec;
  return {
    ...rest,
    parse(args) {
      const { positionals, values } = parseWords(spec.name, spec.options, args);
      const [least, most] = spec.words;
      if (positionals.length < least)
        throw usage(spec.name, `readout ${spec.name} wants ${spec.usage === "" ? "nothing more" : spec.usage}.`);
      if (positionals.length > most) throw usage(spec.name, `readout ${spec.name} knows no "${positionals[most]}".`);
      // parseArgs has given each option the type that its entry names, and refused all others.
      return (world) => run({ positionals, values: values as Values<O> }, world);
    },
  };
}

export const usage = (name: string, why: string): ReadoutError =>
  new ReadoutError({ code: "usage", why, hint: `See: readout help${name === "" ? "" : ` ${name}`}` });

function parseWords(name: string, options: Options, args: readonly string[]) {
  const config = Object.fromEntries(
    Object.entries(options).map(([key, { type, short }]) => [key, short === undefined ? { type } : { type, short }]),
  );
  try {
    return parseArgs({ args: [...args], options: config, allowPositionals: true, strict: true });
  } catch (error) {
    if (error instanceof TypeError)
      throw usage(name, `${error.message.replace(/\. To specify.*$/s, "")}.`.replace("..", "."));
    throw error;
  }
}

/** The option of every command that works in a workspace. */
export const WORKSPACE = {
  type: "string",
  short: "w",
  value: "FOLDER",
  description: "The workspace; else READOUT_WORKSPACE, else the one that the current folder lies in.",
} as const satisfies OptionSpec;

/** The options that name the columns of tables. */
export const COLUMNS = {
  "text-column": {
    type: "string",
    value: "NAME",
    description: "The column of a CSV or TSV table, or the field of NDJSON and JSON, that holds the text.",
  },
  "id-column": { type: "string", value: "NAME", description: "The one that holds the page's id." },
  "url-column": { type: "string", value: "NAME", description: "The one that holds its address." },
  "title-column": { type: "string", value: "NAME", description: "The one that holds its headline." },
  "date-column": { type: "string", value: "NAME", description: "The one that holds its day of publication." },
} as const satisfies Options;

/** The columns that were named; undefined when none was. */
export function columnsOf(values: Values<typeof COLUMNS>): Columns | undefined {
  const columns: { -readonly [K in keyof Columns]: Columns[K] } = {};
  for (const what of ["text", "id", "url", "title", "date"] as const) {
    const name = values[`${what}-column`];
    if (name !== undefined) columns[what] = name;
  }
  return Object.keys(columns).length === 0 ? undefined : columns;
}

/** A number within bounds; throws `usage` when it is none. */
export function numberOf(name: string, option: string, value: string | undefined, least: number, most: number) {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (!Number.isInteger(number) || number < least || number > most)
    throw usage(name, `--${option} wants a whole number from ${least} to ${most}, not "${value}".`);
  return number;
}
