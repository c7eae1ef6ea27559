import { correctionOf, targetOf } from "../../link/corrections.ts";
import type { Correction, CorrectionTarget } from "../../model/correction.ts";
import type { Problem } from "../../model/problem.ts";
import type { Evidenced, Reading } from "../../model/reading.ts";
import type { RecordLine } from "../../model/record.ts";
import { appendCorrection } from "../../store/corrections.ts";
import type { Store } from "../../store/store.ts";
import { command, usage, WORKSPACE } from "../command.ts";
import { lineOf } from "../engine.ts";
import { forWriting, placeOf } from "../place.ts";
import { complain } from "../world.ts";

export const correct = command({
  name: "correct",
  summary:
    "Say what is right of an event, a statement, a figure or a page. Kept apart from what was read, and never lost.",
  usage: "ID [FIELD=VALUE…]",
  example: 'readout correct ev_7k2m status=held --note "the readout exists"',
  details: [
    'A value is JSON where it looks like it (`actor=\'["CHN","RUS"]\'`, `place=null`), else the words themselves. A correction is aimed at the page\'s bytes and the words quoted, so it holds when pages are read again.',
    "With --merge, --not-same and --split nothing is set: what is said is that two records are one, that they are not, or that this record is one of its own.",
  ],
  words: [1, Number.POSITIVE_INFINITY],
  options: {
    workspace: WORKSPACE,
    reject: { type: "boolean", description: "It is not so: leave it out of the record." },
    accept: { type: "boolean", description: "It is so." },
    merge: { type: "string", value: "ID", description: "It is one and the same as this record." },
    "not-same": { type: "string", value: "ID", description: "It is not the same as this record." },
    split: { type: "string", value: "PAGE", description: "What this page says is a record of its own." },
    note: { type: "string", value: "WORDS", description: "Why." },
    by: { type: "string", value: "NAME", description: "Who says so; else READOUT_REVIEWER." },
    "dry-run": { type: "boolean", description: "Print the corrections, and keep none." },
  },
  async run({ positionals, values }, world) {
    const [id = "", ...settings] = positionals;
    const pairs = settings.map((setting) => pairOf(setting));
    const ways = [values.reject, values.accept, values.merge, values["not-same"], values.split].filter(
      (way) => way !== undefined && way !== false,
    );
    if (ways.length + (pairs.length > 0 ? 1 : 0) !== 1)
      throw usage(
        "correct",
        "Say one thing at a time: FIELD=VALUE, --accept, --reject, --merge, --not-same or --split.",
      );

    const { relink, intake } = await import("../intake.ts");
    const workspace = await forWriting(world, placeOf(world, values.workspace), "readout correct");
    try {
      const { store } = workspace;
      const found = await recordOf(store, id);
      if (found === null)
        return refuse(world, { code: "unreadable", file: id, why: "no record of this id is in the workspace" });
      const common = {
        ...(values.note === undefined ? {} : { note: values.note }),
        ...((values.by ?? world.env.READOUT_REVIEWER) ? { by: values.by ?? world.env.READOUT_REVIEWER! } : {}),
        at: new Date().toISOString(),
      };
      const made: Omit<Correction, "id">[] = [];
      const changes: string[] = [];
      for (const [field, value] of pairs) {
        if (!Object.hasOwn(found.fields, field)) {
          const known = Object.keys(found.fields).join(", ");
          throw usage("correct", `This ${found.kind} has no field "${field}"; it has ${known}.`);
        }
        const op = found.kind === "page" ? "page_meta" : "set";
        for (const target of found.targets) made.push({ op, target: { ...target, field }, value, ...common });
        changes.push(`${field}: ${shown(found.fields[field])} -> ${shown(value)}`);
      }
      if (values.reject === true || values.accept === true) {
        const op = values.reject === true ? "reject" : "accept";
        for (const target of found.targets) made.push({ op, target, ...common });
        changes.push(op === "reject" ? "left out" : "accepted");
      }
      const otherId = values.merge ?? values["not-same"];
      if (otherId !== undefined) {
        const other = await recordOf(store, otherId);
        if (other === null)
          return refuse(world, { code: "unreadable", file: otherId, why: "no record of this id is in the workspace" });
        if (other.kind !== found.kind)
          throw usage("correct", `${id} is of kind ${found.kind} and ${otherId} of kind ${other.kind}.`);
        const op = values.merge === undefined ? "not_same" : "merge";
        const [target] = found.targets;
        if (target !== undefined) made.push({ op, target, others: other.targets, ...common });
        changes.push(`${op === "merge" ? "one with" : "not the same as"} ${otherId}`);
      }
      if (values.split !== undefined) {
        const mine = found.targets.filter((_, index) => found.pages[index] === values.split);
        const others = found.targets.filter((_, index) => found.pages[index] !== values.split);
        if (mine.length === 0 || others.length === 0)
          throw usage("correct", `${id} rests on ${found.pages.join(", ")}; name one of them, and not the only one.`);
        for (const target of mine) made.push({ op: "split", target, others, ...common });
        changes.push(`apart from what ${values.split} says`);
      }
      const corrections: Correction[] = made.map(correctionOf);
      if (values["dry-run"] === true) {
        for (const correction of corrections) await world.write(lineOf(correction));
        return 0;
      }
      for (const correction of corrections) appendCorrection(workspace.corrections, correction);
      if (found.kind === "page") await intake(world, workspace, []);
      await relink(world, workspace);
      await world.write(`${corrections[0]?.id ?? ""}  ${changes.join(", ")}   by ${common.by ?? "you"}\n`);
      return 0;
    } finally {
      await workspace.close();
    }
  },
});

interface FoundRecord {
  readonly kind: CorrectionTarget["kind"];
  readonly fields: Readonly<Record<string, unknown>>;
  /** One for each mention, `pages` alongside. */
  readonly targets: readonly CorrectionTarget[];
  readonly pages: readonly string[];
}

async function recordOf(store: Store, id: string): Promise<FoundRecord | null> {
  const event = await store.event(id);
  if (event !== null) {
    const mentions = event.mentions.map(({ page, event: local }) => ({ page, local }));
    return withTargets(store, "event", event, mentions, (reading) => reading.events);
  }
  const statement = await store.statement(id);
  if (statement !== null) {
    const mentions = statement.variants.flatMap((variant) =>
      variant.mentions.map(({ page, statement: local }) => ({ page, local })),
    );
    return withTargets(store, "statement", statement, mentions, (reading) => reading.statements);
  }
  const figure = await store.figure(id);
  if (figure !== null) {
    const mentions = figure.mentions.map(({ page, figure: local }) => ({ page, local }));
    return withTargets(store, "figure", figure, mentions, (reading) => reading.figures);
  }
  const page = await store.page(id);
  if (page === null) return null;
  const { body: _body, sha256, because: _because, ...fields } = page.reading.page;
  return { kind: "page", fields, targets: [{ sha256, kind: "page", exact: "" }], pages: [id] };
}

async function withTargets(
  store: Store,
  kind: "event" | "statement" | "figure",
  line: RecordLine,
  mentions: readonly { readonly page: string; readonly local: string }[],
  recordsOf: (reading: Reading) => readonly Evidenced[],
): Promise<FoundRecord> {
  const targets: CorrectionTarget[] = [];
  const pages: string[] = [];
  let fields: Readonly<Record<string, unknown>> = { ...line };
  for (const { page, local } of mentions) {
    const stored = await store.page(page);
    const record = stored === null ? undefined : recordsOf(stored.reading).find((one) => one.id === local);
    if (stored === null || record === undefined) continue;
    targets.push(targetOf(stored.reading, kind, record));
    pages.push(page);
    // The line of a statement has only what its wordings share; the reading has the rest.
    fields = { ...record, ...fields };
  }
  return {
    kind,
    fields: Object.fromEntries(Object.entries(fields).filter(([name]) => !FIXED.has(name))),
    targets,
    pages,
  };
}

/** Fields that say where a record comes from, not what it says. */
const FIXED = new Set(
  "kind id evidence start end because by sure mentions pages independent history disagree variants altered plover cameo evidence_page date_reason aliases review corrected_fields".split(
    " ",
  ),
);

function pairOf(setting: string): readonly [string, unknown] {
  const at = setting.indexOf("=");
  if (at < 1) throw usage("correct", `"${setting}" is no FIELD=VALUE.`);
  const text = setting.slice(at + 1);
  if (/^(\[.*\]|\{.*\}|null|true|false|-?\d+(\.\d+)?(e\d+)?)$/s.test(text)) {
    try {
      return [setting.slice(0, at), JSON.parse(text)];
    } catch {
      // EDTF's "[2024-08-12..2024-08-18]" has brackets too.
    }
  }
  return [setting.slice(0, at), text];
}

const shown = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));

function refuse(world: Parameters<typeof complain>[0], problem: Problem): number {
  complain(world, problem);
  return 1;
}
