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
  | { readonly code: "warc-truncated"; readonly file: string; readonly offset: number }
  | { readonly code: "archive-damaged"; readonly file: string; readonly offset: number; readonly why: string }
  | { readonly code: "archive-limit"; readonly file: string; readonly why: string }
  | { readonly code: "nested-archive"; readonly file: string }
  | { readonly code: "no-text-column"; readonly file: string; readonly columns: string }
  | { readonly code: "summary-only"; readonly file: string; readonly items: number; readonly of: number }
  | { readonly code: "fetch-off"; readonly url: string }
  | { readonly code: "fetch-refused"; readonly url: string; readonly why: string }
  | { readonly code: "fetch-failed"; readonly url: string; readonly why: string }
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
  "warc-truncated": (p) =>
    `${p.file} ends inside the record at byte ${p.offset}. What stands before it is read; fetch the file again for the rest.`,
  "archive-damaged": (p) =>
    `${p.file} is damaged at byte ${p.offset}: ${p.why}. What could be read of it is read; fetch it again.`,
  "archive-limit": (p) =>
    `${p.file} is not read further: ${p.why}. If it is sound, unpack it yourself and read the folder.`,
  "nested-archive": (p) => `${p.file} is an archive within an archive. Unpack the outer one and read the folder.`,
  "no-text-column": (p) =>
    `${p.file} has no column that is plainly the text. Its columns: ${p.columns}. Name the one with --text-column.`,
  "summary-only": (p) =>
    `${p.file}: ${p.items} of ${p.of} items hold a summary only and are not read. Fetch their pages and read those.`,
  "fetch-off": (p) =>
    `${p.url} is an address, and fetching is off. Turn it on with --fetch, or with allow_fetch = true in readout.toml.`,
  "fetch-refused": (p) => `${p.url} was not fetched: ${p.why}.`,
  "fetch-failed": (p) => `${p.url} could not be fetched: ${p.why}. Try again later, or save the page and add the file.`,
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
