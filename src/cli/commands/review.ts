import { eventNotation, figureNotation } from "../../export/notation.ts";
import { readLog } from "../../store/corrections.ts";
import { QUEUES, type Queue, type ReviewItem, reviewQueue } from "../../store/review.ts";
import { command, numberOf, usage, WORKSPACE } from "../command.ts";
import { lineOf } from "../engine.ts";
import { saidIn } from "../import-corrections.ts";
import { forReading, placeOf } from "../place.ts";

export const review = command({
  name: "review",
  summary:
    "List what a person had better look at, with the reason: what agents propose, what reviewers say differently, corrections that do not fit, disagreements, what is least sure.",
  usage: `[${QUEUES.join("|")}]`,
  example: "readout review disputed",
  details: [
    "A record leaves the list once it is accepted or corrected: `readout correct ID --accept`. `readout serve` shows the same list at /review.",
  ],
  words: [0, 1],
  options: {
    workspace: WORKSPACE,
    limit: { type: "string", value: "N", description: "At most so many of each kind; 20 unless told." },
    ndjson: { type: "boolean", description: "Print one JSON value a line." },
  },
  async run({ positionals, values }, world) {
    const [name] = positionals;
    const queue = QUEUES.find((one) => one === name);
    if (name !== undefined && queue === undefined)
      throw usage("review", `There is no list "${name}"; there are ${QUEUES.join(", ")}.`);
    const limit = numberOf("review", "limit", values.limit, 1, 10_000) ?? 20;
    const workspace = await forReading(world, placeOf(world, values.workspace));
    try {
      const items = await reviewQueue(
        workspace.store,
        queue === undefined ? QUEUES : [queue],
        limit,
        readLog(workspace.corrections, true).found,
      );
      let before: Queue | null = null;
      for (const item of items) {
        if (values.ndjson === true) {
          await world.write(lineOf(item));
          continue;
        }
        if (item.queue !== before) await world.write(`${before === null ? "" : "\n"}${HEADS[item.queue]}\n`);
        before = item.queue;
        await world.write(`${wordsOf(item)}\n`);
      }
      if (items.length === 0) world.say("Nothing to review.");
      return 0;
    } finally {
      await workspace.close();
    }
  },
});

const HEADS: Readonly<Record<Queue, string>> = {
  proposals: "Proposed by agents",
  clashes: "Reviewers say differently",
  corrections: "Corrections that do not fit",
  same: "One event?",
  disputed: "Texts disagree",
  unsure: "Least sure",
};

function wordsOf(item: ReviewItem): string {
  if (item.queue === "corrections") {
    const { correction, state, why } = item.unfit;
    return `  ${correction}  ${state}: ${why}`;
  }
  if (item.queue === "proposals") {
    const { id, record, lines, note } = item.proposal;
    const settings = lines.map(({ target, value }) => `${target.field}=${text(value)}`);
    return [
      `  ${id}  ${record}  ${[...new Set(settings)].join(" ")}`,
      `      ${note}`,
      `      say so with: readout correct ${id} --accept; refuse with: readout undo ${id}`,
    ].join("\n");
  }
  if (item.queue === "clashes") {
    const [a, b] = item.clash;
    return `  ${b.target.field === undefined ? `${b.target.kind} “${b.target.exact.slice(0, 60)}”` : b.target.field}: ${saidIn(a)} (${a.by ?? "?"}, ${a.id}) or ${saidIn(b)} (${b.by ?? "?"}, ${b.id}); the later holds, the other with: readout undo ${b.id}`;
  }
  const { record } = item;
  const line = record.kind === "event" ? eventNotation(record) : figureNotation(record);
  const reasons =
    item.queue === "unsure"
      ? [`sure ${record.sure}, by ${record.by}`]
      : record.disagree.map(
          ({ field, values, used }) =>
            `${field}: ${values.map(({ value, pages }) => `${text(value)} (${pages.join(", ")})`).join(" or ")}; used: ${text(used)}`,
        );
  const evidence = record.evidence.replace(/\s+/g, " ");
  return [`  ${record.id}  ${line}`, ...reasons.map((reason) => `      ${reason}`), `      “${evidence}”`].join("\n");
}

const text = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));
