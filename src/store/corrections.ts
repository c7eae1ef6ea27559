/**
 * The corrections of people: `corrections.ndjson`, one a line, only ever appended to.
 * `{"id":"co_19ab…","op":"set","target":{"sha256":"…","kind":"event","exact":"will visit Astana","field":"status"},"value":"held"}`
 *
 * Nothing is ever taken out of it. What is undone stays, and a later line says so: `{"op":"undo","undoes":"co_19ab…"}`; an undo
 * can itself be undone. What stands after that is what `read` and `link` are given.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { shortHash } from "../kit/hash.ts";
import { correctionOf as withId } from "../link/corrections.ts";
import type { Correction, CorrectionTarget, Scope } from "../model/correction.ts";
import type { Problem } from "../model/problem.ts";
import { appendLine, writeWhole } from "./raw.ts";

/** Says that an earlier line does not hold. */
export interface Undo {
  readonly id: string;
  readonly op: "undo";
  /** Id of the correction, or of the undo, that does not hold. */
  readonly undoes: string;
  readonly note?: string;
  readonly by?: string;
  readonly at?: string;
}

export interface Logged {
  readonly line: Correction | Undo;
  /** False once a later line that stands has undone it. */
  readonly stands: boolean;
}

interface Read<T> {
  readonly found: readonly T[];
  readonly problems: readonly Problem[];
}

/** The corrections that stand, in their order; a line that is none is a problem. An absent file gives an empty list when `optional`. */
export function readCorrections(
  path: string,
  optional = false,
): { readonly corrections: readonly Correction[]; readonly problems: readonly Problem[] } {
  const { found, problems } = readLog(path, optional);
  const corrections = found.flatMap(({ line, stands }) => (stands && line.op !== "undo" ? [line] : []));
  return { corrections, problems };
}

/** Every line in its order, with whether it stands. */
export function readLog(path: string, optional = false): Read<Logged> {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" && optional) return { found: [], problems: [] };
    const problem: Problem =
      code === "ENOENT"
        ? { code: "not-found", file: path }
        : code === "EACCES"
          ? { code: "no-permission", file: path }
          : { code: "unreadable", file: path, why: error instanceof Error ? error.message : "unknown" };
    return { found: [], problems: [problem] };
  }
  const lines: (Correction | Undo)[] = [];
  const problems: Problem[] = [];
  text
    .replace(/^\uFEFF/, "")
    .split("\n")
    .forEach((line, index) => {
      if (line.trim() === "") return;
      const correction = lineOf(line);
      if (typeof correction === "string")
        problems.push({ code: "bad-line", file: path, line: index + 1, why: correction });
      else lines.push(correction);
    });
  return { found: logOf(lines), problems };
}

/**
 * From the last line to the first: an undo that stands takes away what has its id above it. The id of a correction is made from
 * what it says, so one that is made again below its undo stands again.
 */
export function logOf(lines: readonly (Correction | Undo)[]): Logged[] {
  const undone = new Set<string>();
  const log: Logged[] = [];
  for (const line of lines.toReversed()) {
    const stands = !undone.has(line.id);
    if (stands && line.op === "undo") undone.add(line.undoes);
    log.push({ line, stands });
  }
  return log.reverse();
}

/** The corrections that would stand if these lines were appended. */
export const standingWith = (log: readonly Logged[], lines: readonly (Correction | Undo)[]): readonly Correction[] =>
  logOf([...log.map(({ line }) => line), ...lines]).flatMap(({ line, stands }) =>
    stands && line.op !== "undo" ? [line] : [],
  );

/** The undoing of one line. */
export function undoOf(undoes: string, said: Pick<Undo, "note" | "by" | "at">): Undo {
  return { id: `co_${shortHash(`undo\n${undoes}`)}`, op: "undo", undoes, ...said };
}

/** What was said in one go with this line and stands: a value set is one line for each mention. Empty when no such line stands. */
export function saidTogether(log: readonly Logged[], id: string): readonly (Correction | Undo)[] {
  const found = log.findLast(({ line, stands }) => stands && line.id === id)?.line;
  if (found === undefined) return [];
  const all = log.filter(
    ({ line, stands }) =>
      stands && (line === found || (found.at !== undefined && line.at === found.at && line.by === found.by)),
  );
  return all.map(({ line }) => line);
}

/** What was purged and is not to be taken in again: the hashes of the sources. */
export const redactedSources = (log: readonly Logged[]): ReadonlySet<string> =>
  new Set(log.flatMap(({ line, stands }) => (stands && line.op === "redact" ? [line.target.sha256] : [])));

/**
 * Takes the words of these pages out of the log: every line aimed at one of them keeps what it says, without the passage. The only
 * change that is ever made to a line.
 */
export function forgetWords(path: string, sha256s: ReadonlySet<string>): void {
  const { found } = readLog(path, true);
  const bare = (target: CorrectionTarget): CorrectionTarget =>
    sha256s.has(target.sha256)
      ? {
          sha256: target.sha256,
          kind: target.kind,
          exact: "",
          ...(target.field === undefined ? {} : { field: target.field }),
        }
      : target;
  const without = (line: Correction): Correction => {
    const { proposed } = (line.value ?? {}) as { readonly proposed?: { readonly lines?: readonly Correction[] } };
    return {
      ...line,
      target: bare(line.target),
      ...(line.others === undefined ? {} : { others: line.others.map(bare) }),
      // What an agent proposed quotes the words again.
      ...(proposed?.lines === undefined
        ? {}
        : { value: { proposed: { ...proposed, lines: proposed.lines.map(without) } } }),
    };
  };
  const lines = found.map(({ line }) => (line.op === "undo" || line.op === "redact" ? line : without(line)));
  writeWhole(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
}

/** Appends what is said in one go, in one go: all of it is on the disk when this returns, and nothing of it before. */
export function appendCorrections(path: string, said: readonly (Correction | Undo)[]): void {
  if (said.length > 0) appendLine(path, said.map((line) => JSON.stringify(line)).join("\n"));
}

/** Names what stands, for the record that is made of it: another once anything is said or undone. */
export const keyOf = (standing: readonly Correction[]): string =>
  createHash("sha256").update(JSON.stringify(standing)).digest("hex");

/** The correction of a line, or in words why it is none. */
export function lineOf(line: string): Correction | Undo | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return "it is not JSON";
  }
  if (!isRecord(value)) return "it is not an object";
  if (value.op === "undo") {
    if (typeof value.undoes !== "string") return 'an "undo" names what it "undoes"';
    return { ...undoOf(value.undoes, {}), ...(value as unknown as Undo) };
  }
  if (!OPS.some((op) => op === value.op)) return `its "op" is none of ${OPS.join(", ")}, undo`;
  if (!isTarget(value.target)) return 'its "target" lacks "sha256", "kind" or "exact"';
  if (value.others !== undefined && !(Array.isArray(value.others) && value.others.every(isTarget)))
    return 'its "others" are not targets';
  if (value.op === "set" && typeof value.target.field !== "string") return 'a "set" names the "field" in its "target"';
  if (value.scope !== undefined && !SCOPES.has(value.scope)) return `its "scope" is none of ${[...SCOPES].join(", ")}`;
  if (value.op === "set" && (value.scope === "page" || value.scope === "everywhere") && value.was === undefined)
    return 'a wider "set" names the value that it replaces in "was"';
  const id = typeof value.id === "string" ? value.id : null;
  // Checked above: an op of the list, a target with its three fields, others that are targets.
  const correction = value as unknown as Correction;
  return id === null ? withId(correction) : correction;
}

export const OPS = [
  "set",
  "accept",
  "reject",
  "add",
  "merge",
  "split",
  "not_same",
  "relate",
  "page_meta",
  "body_range",
  "note",
  "redact",
] as const satisfies readonly Correction["op"][];
const SCOPES: ReadonlySet<unknown> = new Set<Scope>(["mention", "page", "everywhere"]);
export const KINDS = [
  "page",
  "event",
  "statement",
  "figure",
  "claim",
  "document",
  "person",
] as const satisfies readonly CorrectionTarget["kind"][];

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isTarget = (value: unknown): value is Readonly<Record<string, unknown>> =>
  isRecord(value) &&
  typeof value.sha256 === "string" &&
  KINDS.some((kind) => kind === value.kind) &&
  typeof value.exact === "string";
