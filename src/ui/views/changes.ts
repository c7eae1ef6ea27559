/** `/changes`: everything that people have said of the record, the latest first, each with a way to take it back. */
import type { CorrectionTarget } from "../../model/correction.ts";
import type { Logged } from "../../store/corrections.ts";
import { postForm } from "../correcting.ts";
import { type Html, html } from "../html.ts";
import { words } from "../strings.ts";
import { type Ask, view } from "../view.ts";

export const changes = view(
  "/changes",
  async ({ desk, store }) => {
    if (desk === null) return null;
    return { log: desk.log().toReversed().slice(0, 500), unfit: await store.unfit() };
  },
  ({ log, unfit }, ask) => {
    const doubts = new Map(unfit.map((one) => [one.correction, one]));
    return {
      title: words.changes.title,
      section: "review",
      data: "/changes.json",
      body: html`<h1>${words.changes.title}</h1>
${log.length === 0 ? html`<p class="missing">${words.changes.none}</p>` : ""}
<ol class="plain changes">${log.map((one) => entry(one, doubts.get(one.line.id)?.why ?? null, ask))}</ol>`,
    };
  },
);

export function entry({ line, stands }: Logged, doubt: string | null, ask: Ask): Html {
  const said =
    line.op === "undo"
      ? html`${words.changes.ops.undo} <code>${line.undoes}</code>`
      : saidOf(line.target, line.op, line.value);
  return html`<li${stands ? "" : html` class="undone"`}><p class="line">${said}</p>
${line.op === "undo" || line.target.exact === "" ? "" : html`<blockquote>${line.target.exact}</blockquote>`}
${doubt !== null && stands ? html`<p class="amiss">${doubt}</p>` : ""}
<p class="small">${line.at === undefined ? "" : html`<time datetime="${line.at}">${line.at.slice(0, 16).replace("T", " ")}</time> `}${line.by === undefined ? "" : `${words.changes.by} ${line.by} `}${line.note === undefined ? "" : html`“${line.note}” `}<code>${line.id}</code>${stands ? "" : ` ${words.changes.undone}`}</p>
${stands ? postForm(ask, { op: "undo", id: line.id }, html`<button class="light" data-key="${line.op === "undo" ? "U" : "u"}">${line.op === "undo" ? words.changes.redo : words.changes.undo}</button>`) : ""}</li>`;
}

function saidOf(target: CorrectionTarget, op: Exclude<keyof typeof words.changes.ops, "undo">, value: unknown): Html {
  const about = `${target.kind}${target.which === undefined ? "" : ` ${target.which}`}`;
  const set =
    target.field === undefined
      ? ""
      : html`: ${target.field} → <strong>${typeof value === "string" ? value : JSON.stringify(value ?? null)}</strong>`;
  return html`${words.changes.ops[op]} <span class="small">${about}</span>${set}`;
}
