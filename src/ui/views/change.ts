/** `/change/:id?field=place&value=…&scope=page`: one field of a record, how far the change reaches and what it would change; then it is kept. */
import type { HandedIn } from "../../api/desk.ts";
import type { RecordLine } from "../../model/record.ts";
import { recordOf } from "../../store/lookup.ts";
import { offeredFor } from "../candidates.ts";
import { editing, changing as words } from "../correct-words.ts";
import { isOurs, postForm } from "../correcting.ts";
import { control, fieldName, meantBy, shapeOf, textOf } from "../fields.ts";
import { html } from "../html.ts";
import { enc } from "../parts.ts";
import { outlookOf, outlookTable, saysSomething } from "../preview.ts";
import { addressOf, headOf } from "../records.ts";
import { type Reach, reachChoice, reachOf } from "../scopes.ts";
import { view } from "../view.ts";

const REACHES: readonly Reach[] = ["record", "mention", "page", "everywhere"];

export const change = view(
  "/change/:id",
  async (ask) => {
    const { store, part, parameters, desk } = ask;
    const line = await recordOf(store, part.id ?? "");
    const field = parameters.get("field") ?? "";
    const kind = line?.kind ?? "";
    const shape = shapeOf(kind, field);
    if (line === null || shape === null || desk === null) return null;
    const pages = pagesIn(line);
    const now = (line as unknown as Readonly<Record<string, unknown>>)[field];
    const given = parameters.getAll(field).filter((one) => one !== "");
    const asked = parameters.has(field) ? meantBy(given.join("; "), shape, ask.codeOf) : null;
    const value = asked !== null && "value" in asked ? asked.value : now;
    const changed = JSON.stringify(value ?? null) !== JSON.stringify(now ?? null);
    const reach = reachOf(parameters.get("scope"), REACHES);
    const page = pages.find((one) => one === parameters.get("page")) ?? pages[0];
    const handed: HandedIn | null = !changed
      ? null
      : {
          op: "set",
          id: line.id,
          pairs: [[field, value]],
          ...(reach === "record" ? {} : { scope: reach }),
          ...(reach === "record" || page === undefined ? {} : { page }),
          note: null,
        };
    return {
      line,
      field,
      shape,
      value,
      now,
      reach,
      page,
      pages,
      offered: await offeredFor(ask, []),
      why: asked !== null && "why" in asked ? asked.why : null,
      outlook: await outlookOf(desk, handed, false),
      handed,
    };
  },
  ({ line, field, shape, value, now, reach, page, pages, offered, why, outlook, handed }, ask) => {
    const asked = ask.parameters.get("back");
    const back = asked !== null && isOurs(asked) ? asked : addressOf(line);
    const picks = shape === "parties" || shape === "party";
    const head = headOf(line, ask);
    return {
      title: `${fieldName(field)}: ${head}`,
      data: `/change/${enc(line.id)}.json?${ask.parameters.toString()}`,
      body: html`<h1>${fieldName(field)}</h1>
<p class="lead"><a href="${addressOf(line)}">${head}</a></p>
<form action="${ask.path}" data-swap class="asking"><input type="hidden" name="field" value="${field}"><input type="hidden" name="edit" value="${field}"><input type="hidden" name="back" value="${back}">
<div class="editing standing"><fieldset><legend>${fieldName(field)}</legend>${control(field, shape, value, ask, offered)}</fieldset>
${picks ? html`<p class="find-party"><label>${editing.find} <input name="find" value="${ask.parameters.get("find") ?? ""}" autocomplete="off"></label> <button class="light">${editing.search}</button></p>` : ""}</div>
${reachChoice(REACHES, reach)}
${reach === "record" || pages.length < 2 ? "" : html`<label class="small">${words.page} <select name="page">${pages.map((one) => html`<option value="${one}"${one === page ? html` selected` : ""}>${one}</option>`)}</select></label>`}
<p class="choices"><button class="light">${words.show}</button> <a class="button" href="${back}">${editing.leave}</a></p></form>
<section class="outcome" aria-label="${words.outcome}">${
        why !== null
          ? html`<p class="amiss" role="alert">${why}</p>`
          : handed === null
            ? html`<p class="small">${words.choose}</p>`
            : html`${outlookTable(outlook, ask)}${
                saysSomething(outlook)
                  ? postForm(
                      ask,
                      {
                        op: "set",
                        id: line.id,
                        kind: line.kind,
                        [field]: textOf(value, shape, ask.names),
                        [`was-${field}`]: textOf(now, shape, ask.names),
                        scope: reach,
                        ...(reach === "record" || page === undefined ? {} : { page }),
                        back,
                      },
                      html`<label class="note"><span>${editing.note}</span> <input name="note"></label> <button>${editing.save}</button>`,
                    )
                  : ""
              }`
      }</section>`,
    };
  },
);

/** The pages on which a record rests, each once. */
export function pagesIn(line: RecordLine): readonly string[] {
  const mentions =
    line.kind === "statement"
      ? line.variants.flatMap((variant) => variant.mentions)
      : "mentions" in line
        ? line.mentions
        : [];
  return [...new Set(mentions.map(({ page }) => page))];
}
