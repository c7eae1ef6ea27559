/**
 * A value that is changed where it stands. Beside it is a way to change it, an address of the same screen (`?edit=date`) on which a
 * small form has taken its place; with script the form comes without leaving. `back` in the address is where one goes on afterwards.
 */

import { changing, editing as words } from "./correct-words.ts";
import { postForm, wayBackOf } from "./correcting.ts";
import { control, fieldName, type Offered, shapeOf, textOf } from "./fields.ts";
import { type Html, html, type Piece } from "./html.ts";
import { enc } from "./parts.ts";
import type { Ask } from "./view.ts";

/** A record with its fields, as the screens have it. */
export interface Editable {
  readonly id: string;
  readonly kind: string;
}

/** The value as it is shown, with the way to change it; the form itself where the address asks for it; else the value alone. */
export function editable(
  ask: Ask,
  record: Editable,
  field: string,
  shown: Piece,
  /** Parties that may be meant. */
  offered: readonly Offered[] = [],
): Piece {
  const shape = shapeOf(record.kind, field);
  if (ask.desk === null || shape === null) return shown;
  if (isEdited(ask, record, field)) return editor(ask, record, field, offered);
  return html`<span class="value" data-field="${record.id} ${field}"><span data-shown>${shown}</span>${changeLink(record, field, editAddress(ask, record, field))}</span>`;
}

/** In a row of a list: the way to change a field of its record, whose own screen is at `address`; it leads back to the list. */
export function changeAway(ask: Ask, record: Editable, field: string, address: string, shown: Piece): Piece {
  if (ask.desk === null) return shown;
  const away = `${address}?${new URLSearchParams({ edit: field, back: wayBackOf(ask) })}#edit`;
  return html`<span class="value" data-field="${record.id} ${field}"><span data-shown>${shown}</span>${changeLink(record, field, away)}</span>`;
}

const changeLink = (record: Editable, field: string, address: string): Html =>
  html`<a class="change" href="${address}" rel="nofollow" data-edit="${record.id} ${field}" title="${words.change(fieldName(field))}"><svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true"><path d="M1.5 10.5l.6-2.6 6-6 2 2-6 6z"/></svg><span class="unseen">${words.change(fieldName(field))}</span></a>`;

export const isEdited = (ask: Ask, record: Editable, field: string): boolean =>
  ask.desk !== null && ask.parameters.get("edit") === field && (ask.parameters.get("of") ?? record.id) === record.id;

/** The form for one field. */
export function editor(ask: Ask, record: Editable, field: string, offered: readonly Offered[]): Html {
  const shape = shapeOf(record.kind, field)!;
  // The record's line has the fields that its kind lists.
  const value = (record as unknown as Readonly<Record<string, unknown>>)[field];
  const picks = shape === "parties" || shape === "party";
  const was = textOf(value, shape, ask.names);
  const find = ask.parameters.get("find") ?? "";
  const finder = `find-${field}`;
  return html`<div class="editing" id="edit" data-field="${record.id} ${field}">${postForm(
    ask,
    { op: "set", id: record.id, kind: record.kind, [`was-${field}`]: was },
    html`<fieldset><legend>${fieldName(field)}</legend>${control(field, shape, value, ask, offered)}</fieldset>
${picks ? html`<p class="find-party"><label>${words.find} <input name="find" value="${find}" form="${finder}" autocomplete="off" data-find="${field}"></label> <button class="light" form="${finder}">${words.search}</button></p>` : ""}
<label class="note"><span>${words.note}</span><input name="note"></label>
<p class="choices"><button>${words.save}</button> <a class="button" href="${wayBackOf(ask)}" data-leave>${words.leave}</a>${record.kind === "page" || record.kind === "person" ? "" : html` <a class="small" href="/change/${enc(record.id)}?${new URLSearchParams({ field, back: wayBackOf(ask) }).toString()}">${changing.door}</a>`}</p>`,
  )}${picks ? html`<form id="${finder}" action="${ask.path}#edit" data-finder>${editParameters(ask, record, field).map(([name, value]) => (name === "find" ? "" : html`<input type="hidden" name="${name}" value="${value}">`))}</form>` : ""}</div>`;
}

function editAddress(ask: Ask, record: Editable, field: string): string {
  return `${ask.path}?${new URLSearchParams(editParameters(ask, record, field))}#edit`;
}

function editParameters(ask: Ask, record: Editable, field: string): [string, string][] {
  const others = [...ask.parameters].filter(([name]) => !["edit", "of", "find", "kept"].includes(name));
  return [...others, ["edit", field], ["of", record.id]];
}

/** For the rows of a list of events. */
export const changedIn =
  (ask: Ask) =>
  (event: Editable, field: string, shown: Piece): Piece =>
    changeAway(ask, event, field, `/events/${enc(event.id)}`, shown);
