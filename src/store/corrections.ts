/**
 * The corrections of people: `corrections.ndjson`, one a line, only ever appended to.
 * `{"id":"co_19ab…","op":"set","target":{"sha256":"…","kind":"event","exact":"will visit Astana","field":"status"},"value":"held"}`
 */
import { readFileSync } from "node:fs";
import { correctionOf as withId } from "../link/corrections.ts";
import type { Correction } from "../model/correction.ts";
import type { Problem } from "../model/problem.ts";
import { appendLine } from "./raw.ts";

/** The corrections of a file in their order; a line that is none is a problem. An absent file gives an empty list when `optional`. */
export function readCorrections(
  path: string,
  optional = false,
): { readonly corrections: readonly Correction[]; readonly problems: readonly Problem[] } {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" && optional) return { corrections: [], problems: [] };
    const problem: Problem =
      code === "ENOENT"
        ? { code: "not-found", file: path }
        : code === "EACCES"
          ? { code: "no-permission", file: path }
          : { code: "unreadable", file: path, why: error instanceof Error ? error.message : "unknown" };
    return { corrections: [], problems: [problem] };
  }
  const corrections: Correction[] = [];
  const problems: Problem[] = [];
  text
    .replace(/^\uFEFF/, "")
    .split("\n")
    .forEach((line, index) => {
      if (line.trim() === "") return;
      const correction = correctionOf(line);
      if (typeof correction === "string")
        problems.push({ code: "bad-line", file: path, line: index + 1, why: correction });
      else corrections.push(correction);
    });
  return { corrections, problems };
}

/** Appends a correction; it is on the disk when this returns. */
export function appendCorrection(path: string, correction: Correction): void {
  appendLine(path, JSON.stringify(correction));
}

/** The correction of a line, or in words why it is none. */
function correctionOf(line: string): Correction | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return "it is not JSON";
  }
  if (!isRecord(value)) return "it is not an object";
  if (!OPS.has(value.op)) return `its "op" is none of ${[...OPS].join(", ")}`;
  if (!isTarget(value.target)) return 'its "target" lacks "sha256", "kind" or "exact"';
  if (value.others !== undefined && !(Array.isArray(value.others) && value.others.every(isTarget)))
    return 'its "others" are not targets';
  if (value.op === "set" && typeof value.target.field !== "string") return 'a "set" names the "field" in its "target"';
  const id = typeof value.id === "string" ? value.id : null;
  // Checked above: an op of the list, a target with its three fields, others that are targets.
  const correction = value as unknown as Correction;
  return id === null ? withId(correction) : correction;
}

const OPS: ReadonlySet<unknown> = new Set<Correction["op"]>([
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
]);
const KINDS: ReadonlySet<unknown> = new Set(["page", "event", "statement", "figure", "claim", "document", "person"]);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isTarget = (value: unknown): value is Readonly<Record<string, unknown>> =>
  isRecord(value) && typeof value.sha256 === "string" && KINDS.has(value.kind) && typeof value.exact === "string";
