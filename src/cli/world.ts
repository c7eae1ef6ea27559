/**
 * What a command touches of the world outside: its streams, the signals, the folder it stands in. A test hands in its own.
 * Data goes to standard output, talk to standard error.
 */
import { oneLine } from "../kit/one-line.ts";
import type { Problem } from "../model/problem.ts";
import { describe } from "../model/problem.ts";

export interface World {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder of the program's own files: `data/`, `examples/`, `package.json`. */
  readonly home: string;
  readonly version: string;
  /** Standard error is a terminal that understands more than lines. */
  readonly terminal: boolean;
  /** Somebody sits at it: standard input and error are terminals. */
  readonly interactive: boolean;
  /** Columns of the terminal. */
  readonly columns: number;
  /** Writes data; waits while the reader is slower than we. */
  write(text: string): Promise<void>;
  /** One line of talk. */
  say(line: string): void;
  /** Draws over the line of progress; null takes it away. Does nothing where standard error is no terminal. */
  progress(line: string | null): void;
  stdin(): Promise<Uint8Array>;
  /** True once Ctrl-C was pressed: finish what is in hand. */
  interrupted(): boolean;
  /** True once nobody reads our output any more. */
  closed(): boolean;
  /** Lets signals and servers have a turn, at most every 20 ms. */
  breathe(): Promise<void>;
  /** Resolves at Ctrl-C or when the process is asked to end. */
  untilInterrupted(): Promise<void>;
  /** Opens an address in a browser, if there is one; false when there is none. */
  browse(address: string): boolean;
}

/** A problem as a line of talk: the sentence, then the code that `readout help` explains. */
export function complain(world: Pick<World, "say">, problem: Problem): void {
  world.say(`readout: ${oneLine(describe(problem))} [${problem.code}]`);
}

/** A fault of ours that cost one page, in a line; the first of a run with where in the program it was, for the report. */
export function sayFault(world: Pick<World, "say">, file: string, error: unknown, first: boolean): void {
  const message = error instanceof Error ? error.message : String(error);
  world.say(oneLine(`readout: ${file} met a fault of Readout: ${message}. The others are read.`));
  if (first && error instanceof Error && error.stack !== undefined) world.say(error.stack);
}
