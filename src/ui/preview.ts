/** What would change, before anything is kept: a count, and the values one by one with the sentences that bear them. */
import type { Desk, HandedIn, Previewed } from "../api/desk.ts";
import { ReadoutError } from "../model/problem.ts";
import { preview as words } from "./correct-words.ts";
import { fieldName } from "./fields.ts";
import { type Html, html, type Piece } from "./html.ts";
import { valueText } from "./kept.ts";
import { enc, pageAddress } from "./parts.ts";
import { plural } from "./strings.ts";
import type { Ask } from "./view.ts";

/** Or in words why it cannot be said; null where nothing was asked, or where it cannot be told beforehand. */
export type Outlook = Previewed | { readonly why: string } | null;

export async function outlookOf(desk: Desk | null, handed: HandedIn | null, records: boolean): Promise<Outlook> {
  if (desk?.preview === undefined || handed === null) return null;
  try {
    return await desk.preview(handed, records);
  } catch (error) {
    if (!(error instanceof ReadoutError)) throw error;
    return { why: error.problem.code === "usage" ? error.problem.why : error.message };
  }
}

/** Whether there is something to be kept. */
export const saysSomething = (outlook: Outlook): boolean => outlook === null || "corrections" in outlook;

export function outlookTable(outlook: Outlook, ask: Ask): Piece {
  if (outlook === null) return "";
  if ("why" in outlook) return html`<p class="amiss" role="alert">${outlook.why}</p>`;
  const { mentions, pages, records } = outlook;
  // The people of a page change with what is said of them; that goes without saying.
  const values = mentions.filter(({ kind, field }) => kind !== "person" || (field !== "mentions" && field !== null));
  if (values.length === 0 && (records?.length ?? 0) === 0) return html`<p role="status">${words.nothing}</p>`;
  return html`<p role="status"><strong>${plural(values.length, words.values)}</strong> ${words.on} ${plural(pages, words.pages)}.${records === null ? "" : ` ${words.inRecord(records.filter(({ change }) => change === "changed").length, records.filter(({ change }) => change === "gone").length, records.filter(({ change }) => change === "new").length)}`}</p>
${
  values.length === 0
    ? ""
    : html`<div class="scroll" tabindex="0" role="group" aria-label="${words.title}"><table class="list outlook"><thead><tr><th scope="col">${words.where}</th><th scope="col">${words.field}</th><th scope="col">${words.before}</th><th scope="col">${words.after}</th></tr></thead><tbody>${values
        .slice(0, SHOWN)
        .map(
          ({ page, record, evidence, field, before, after }) =>
            html`<tr><td class="evidence"><a href="${pageAddress(page, record)}">${evidence.length > 140 ? `${evidence.slice(0, 139)}…` : evidence || page}</a></td><td>${field === null ? words.whole : fieldName(field)}</td><td>${shown(before, field, ask)}</td><td><strong>${shown(after, field, ask)}</strong></td></tr>`,
        )}</tbody></table></div>`
}
${values.length > SHOWN ? html`<p class="small">${words.more(values.length - SHOWN)}</p>` : ""}
${records === null ? "" : lines(records)}`;
}

/** What becomes of the lines of the record. */
function lines(records: NonNullable<Previewed["records"]>): Piece {
  const told = records.filter(({ kind }) => SECTIONS[kind] !== undefined).slice(0, SHOWN);
  if (told.length === 0) return "";
  return html`<ul class="plain small">${told.map(({ kind, id, change, into, fields }) => html`<li>${change === "new" ? html`<code>${id}</code>` : html`<a href="/${SECTIONS[kind]}/${enc(id)}">${id}</a>`} ${into === null ? words.changes[change] : html`${words.into} <a href="/${SECTIONS[kind]}/${enc(into)}">${into}</a>`}${fields.length === 0 ? "" : `: ${fields.map(({ field }) => fieldName(field).toLowerCase()).join(", ")}`}</li>`)}</ul>`;
}

function shown(value: unknown, field: string | null, ask: Ask): Html {
  if (field === null) return html`${value === null || value === undefined ? "–" : words.there}`;
  const text = valueText(value, field, ask);
  return html`${text.length > 120 ? `${text.slice(0, 119)}…` : text}`;
}

const SECTIONS: Readonly<Record<string, string>> = {
  event: "events",
  statement: "quotes",
  figure: "figures",
  document: "documents",
  claim: "claims",
  actor: "actors",
};
const SHOWN = 40;
