/**
 * Where people say different things of one and the same: two values of a field, accepted and left out, one and not the same. Both lines
 * stand in the log, the later holds, and Review shows them until one is taken back. `mergedLog` brings the log of another workspace in.
 */
import type { Correction, CorrectionTarget } from "../model/correction.ts";
import type { Logged, Undo } from "./corrections.ts";

/** The earlier first. Where one person has taken back what another says, the first has the op "undo" in its note's place. */
export type Clash = readonly [Correction, Correction];

/** What a correction is about, and what it says of that: whoever says something else of the same clashes with it. */
function* sayingsOf({ op, target, others, value, scope, was }: Correction): Generator<readonly [string, string]> {
  const text = JSON.stringify(value ?? null);
  const words = target.kind === "person" ? target.exact : "";
  if (op === "set" && scope === "everywhere")
    yield [key(scope, target.kind, target.field, JSON.stringify(was), words, target.which), text];
  else if (op === "set" && scope === "page")
    yield [key(scope, target.sha256, target.kind, target.field, JSON.stringify(was), words, target.which), text];
  else if (op === "set" || op === "page_meta") yield [key("field", aimOf(target), target.field), text];
  else if (op === "body_range") yield [key(op, target.sha256), text];
  else if (op === "accept" || op === "reject") yield [key("judged", aimOf(target)), op];
  else if (op === "merge" || op === "split" || op === "not_same" || op === "relate")
    for (const other of others ?? []) {
      const pair = [aimOf(target), aimOf(other)].sort();
      yield [key("pair", ...pair), op === "merge" ? "one" : op === "relate" ? text : "two"];
    }
}

const key = (...parts: readonly (string | undefined)[]): string => parts.map((part) => part ?? "").join("\n");
const aimOf = ({ sha256, kind, exact, which }: CorrectionTarget): string => key(sha256, kind, exact, which);

/** Pairs of corrections by different people. What was said in one go of several mentions is one clash. */
export function clashesOf(log: readonly Logged[]): readonly Clash[] {
  const last = new Map<string, { readonly correction: Correction; readonly says: string }>();
  const taken = new Map<string, Undo>();
  const clashes = new Map<string, Clash>();
  const add = (before: Correction, after: Correction) => {
    const together = key(
      before.at ?? before.id,
      before.by,
      after.at ?? after.id,
      after.by,
      after.target.field,
      after.op,
    );
    if (!clashes.has(together)) clashes.set(together, [before, after]);
  };
  for (const { line, stands } of log) {
    if (line.op === "undo") {
      taken.set(line.undoes, line);
      continue;
    }
    if (!stands) continue;
    const undone = taken.get(line.id);
    // It was taken back by another, and stands again.
    if (undone !== undefined && undone.by !== line.by) {
      const { id, by, at, note } = undone;
      const { value: _value, by: _by, at: _at, note: _note, ...same } = line;
      add({ ...same, id, ...(by && { by }), ...(at && { at }), ...(note && { note }), op: "note" }, line);
    }
    for (const [about, says] of sayingsOf(line)) {
      const before = last.get(about);
      if (before !== undefined && before.correction.by !== line.by && before.says !== says)
        add(before.correction, line);
      last.set(about, { correction: line, says });
    }
  }
  return [...clashes.values()];
}

/** What a side of a clash says, in a word or two. */
export const saysOf = ({ op, value }: Correction): { readonly op: Correction["op"]; readonly value: unknown } | null =>
  op === "note" ? null : { op, value };

/**
 * The lines to append so that our log holds what theirs does. A line that is here is passed over; what one side has taken back and
 * another says is said again, so that it stands and is a clash.
 */
export function mergedLog(ours: readonly Logged[], theirs: readonly Logged[]): readonly (Correction | Undo)[] {
  const here = new Map(ours.map((one) => [one.line.id, one]));
  const lines: (Correction | Undo)[] = [];
  for (const { line, stands } of theirs) {
    const known = here.get(line.id);
    if (known === undefined) {
      lines.push(line);
      const undone = line.op === "undo" && stands ? here.get(line.undoes) : undefined;
      if (undone?.stands === true && undone.line.by !== line.by) lines.push(undone.line);
      continue;
    }
    const undo = ours.findLast((one) => one.stands && one.line.op === "undo" && one.line.undoes === line.id)?.line;
    if (line.op !== "undo" && stands && !known.stands && undo !== undefined && undo.by !== line.by) lines.push(line);
  }
  return lines;
}
