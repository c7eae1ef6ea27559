/** Everything that can stop Readout at its edges, with what it knows at that moment. Offsets are bytes into `file`. */
export type Problem =
  | { readonly code: "not-found"; readonly file: string }
  | { readonly code: "no-permission"; readonly file: string }
  | { readonly code: "too-large"; readonly file: string; readonly bytes: number; readonly limit: number }
  | { readonly code: "empty"; readonly file: string }
  | { readonly code: "binary"; readonly file: string }
  | { readonly code: "unknown-kind"; readonly file: string; readonly kinds: string }
  | { readonly code: "bad-line"; readonly file: string; readonly line: number; readonly why: string }
  | { readonly code: "unreadable"; readonly file: string; readonly why: string }
  | { readonly code: "nothing-to-read"; readonly file: string; readonly kinds: string }
  | { readonly code: "model-mismatch"; readonly wanted: string; readonly found: string }
  | { readonly code: "workspace-missing"; readonly folder: string }
  | { readonly code: "workspace-exists"; readonly folder: string }
  | { readonly code: "workspace-busy"; readonly folder: string; readonly holder: string }
  | { readonly code: "usage"; readonly why: string; readonly hint: string };

/** One sentence for a person, then what to do next. A code without its words does not compile. */
const words: { [C in Problem["code"]]: (problem: Extract<Problem, { code: C }>) => string } = {
  "not-found": (p) => `${p.file} is not there. Check the path.`,
  "no-permission": (p) => `${p.file} may not be opened. Give yourself the right to read it, or leave it out.`,
  "too-large": (p) =>
    `${p.file} has ${p.bytes} bytes; the limit for one page is ${p.limit}. Split it, or raise the limit with --max-bytes.`,
  empty: (p) => `${p.file} is empty. Fetch it again.`,
  binary: (p) => `${p.file} is not text: it looks like a binary file. Convert it to text or HTML first.`,
  "unknown-kind": (p) => `${p.file} is of no kind that is read. Kinds: ${p.kinds}.`,
  "bad-line": (p) => `${p.file}, line ${p.line}: ${p.why}. The other lines are read; mend or remove this one.`,
  unreadable: (p) => `${p.file} could not be read: ${p.why}.`,
  "nothing-to-read": (p) => `${p.file} holds nothing to read. Kinds that are read: ${p.kinds}.`,
  "model-mismatch": (p) => `The model is ${p.found}; this version reads ${p.wanted}. Make it again with: npm run train`,
  "workspace-missing": (p) =>
    `${p.folder} is no workspace: it has no readout.toml. Make one with: readout init ${p.folder}`,
  "workspace-exists": (p) => `${p.folder} is a workspace already. Add pages with: readout add PATH…`,
  "workspace-busy": (p) => `${p.folder} is being written by ${p.holder}. Wait for it to end, or stop it.`,
  usage: (p) => `${p.why} ${p.hint}`,
};

/** A `Problem` thrown: only the edges of the program (cli, api, store, load) throw it. */
export class ReadoutError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem, cause?: unknown) {
    super(describe(problem), { cause });
    this.name = "ReadoutError";
    this.problem = problem;
  }
}

/** The problem in words, with what to do next. */
export function describe(problem: Problem): string {
  // The table has exactly one function for each code, taking that code's problem.
  return (words[problem.code] as (p: Problem) => string)(problem);
}
