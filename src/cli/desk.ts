/** The desk of `readout serve`: takes the workspace's lock for each correction, keeps it, links anew, one after the other. */
import { randomBytes } from "node:crypto";
import type { Desk, HandedIn } from "../api/desk.ts";
import type { Correction } from "../model/correction.ts";
import { clashesOf, mergedLog } from "../store/clashes.ts";
import { appendCorrections, logOf, readLog, type Undo } from "../store/corrections.ts";
import { takenFrom } from "../store/proposals.ts";
import type { OpenWorkspace } from "../store/workspace.ts";
import { forReading, forWriting } from "./place.ts";
import type { World } from "./world.ts";

/** Does one piece of work after the other; one that fails does not stop those behind it. */
export type Queue = <T>(work: () => Promise<T>) => Promise<T>;

export function oneAfterAnother(): Queue {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = last.then(work);
    last = done.catch(() => {});
    return done;
  };
}

export function deskOf(
  world: World,
  folder: string,
  corrections: string,
  proposes = false,
  inTurn = oneAfterAnother(),
): Desk {
  return {
    token: randomBytes(24).toString("base64url"),
    log: () => readLog(corrections, true).found,
    say: (handed, by = null) =>
      inTurn(async () => {
        const { keep } = await import("./correcting.ts");
        const workspace = await forWriting(world, folder, "readout serve");
        try {
          const lines = await linesFor(world, workspace, handed, by);
          await keep(world, workspace, lines);
          return lines.map(({ id }) => id);
        } finally {
          await workspace.close();
        }
      }),
    preview: (handed, records) =>
      inTurn(async () => {
        const { previewOf } = await import("./previewing.ts");
        const workspace = await forReading(world, folder);
        try {
          const lines = await linesFor(world, workspace, handed, null);
          return { corrections: lines, ...(await previewOf(world, workspace, lines, records)) };
        } finally {
          await workspace.close();
        }
      }),
    take: (lines) =>
      inTurn(async () => {
        const { keep } = await import("./correcting.ts");
        const workspace = await forWriting(world, folder, "readout serve");
        try {
          const { found: ours } = readLog(workspace.corrections, true);
          const coming = mergedLog(ours, logOf(lines));
          await keep(world, workspace, coming);
          const clashes = clashesOf(readLog(workspace.corrections, true).found);
          return { taken: coming.length, here: Math.max(0, lines.length - coming.length), clashes: clashes.length };
        } finally {
          await workspace.close();
        }
      }),
    ...(proposes
      ? {
          propose: (handed) =>
            inTurn(async () => {
              const [{ correctionsFor }, { proposalOf }] = await Promise.all([
                import("./correcting.ts"),
                import("../store/proposals.ts"),
              ]);
              const workspace = await forWriting(world, folder, "readout mcp");
              try {
                const said = { note: handed.note ?? "", by: "an agent", at: new Date().toISOString() };
                // What could not be said is refused here already.
                const { corrections: lines } = await correctionsFor(workspace.store, handed.id, handed, said);
                const proposal = proposalOf(handed.id, lines, said);
                appendCorrections(corrections, [proposal]);
                return proposal.id;
              } finally {
                await workspace.close();
              }
            }),
        }
      : {}),
  };
}

/** The lines of the log that say it. */
async function linesFor(
  world: World,
  workspace: OpenWorkspace,
  handed: HandedIn,
  who: string | null,
): Promise<readonly (Correction | Undo)[]> {
  const { correctionsFor, undoing } = await import("./correcting.ts");
  const by = who ?? world.env.READOUT_REVIEWER;
  const said = {
    ...(handed.note === null ? {} : { note: handed.note }),
    ...(by ? { by } : {}),
    at: new Date().toISOString(),
  };
  if (handed.op === "accept") {
    const taken = takenFrom(readLog(workspace.corrections, true).found, handed.id, said);
    if (taken !== null) return taken;
  }
  return handed.op === "undo"
    ? undoing(workspace, handed.id, said).lines
    : (await correctionsFor(workspace.store, handed.id, handed, said)).corrections;
}
