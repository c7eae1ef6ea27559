/**
 * Correcting where one reads, without script: a form under each record, and what comes back from it. A field counts as
 * changed when it is no longer what the form was filled with, so two people who change two fields do not undo each other.
 */

import type { HandedIn } from "../api/desk.ts";
import { REPORTED, STATUSES } from "../api/filters.ts";
import { PLOVER_TYPES } from "../model/plover.ts";
import type { Review } from "../model/record.ts";
import { type Html, html, NOTHING, type Piece } from "./html.ts";
import { type Names, nameOf } from "./parts.ts";
import { words } from "./strings.ts";
import type { Ask } from "./view.ts";

/** What a field holds: some words, a list of parties, a number, a day, or one of a few values. */
type Shape = "text" | "parties" | "number" | "day" | readonly string[];

const FIELDS: Readonly<Record<string, Readonly<Record<string, Shape>>>> = {
  event: {
    status: STATUSES,
    date: "day",
    actor: "parties",
    recipient: "parties",
    place: "text",
    type: PLOVER_TYPES,
    mode: ["", "visit", "meeting", "call", "summit", "letter", "forum", "sign", "pledge", "propose"],
    reported: REPORTED,
    purpose: "text",
  },
  statement: {
    speaker: "text",
    speaks_for: "text",
    date: "day",
    act: ["asserts", "denies", "pledges", "refuses", "urges", "supports", "opposes", "predicts", "declines_comment"],
  },
  figure: { what: "text", value: "number", unit: "text", period: "day", source: "text" },
  document: { name: "text", issuer: "parties", date: "day" },
  claim: { holder: "text", subject: "text", object: "text", polarity: ["affirmed", "denied"] },
};

export interface Correctable {
  readonly id: string;
  readonly kind: "event" | "statement" | "figure" | "document" | "claim";
  readonly review: Review;
  readonly corrected_fields: readonly string[];
}

/** "✎ corrected by a person: status", "✓ accepted by a person"; nothing for what no person has looked at. */
export function reviewMark({ review, corrected_fields }: Pick<Correctable, "review" | "corrected_fields">): Html {
  if (corrected_fields.length > 0)
    return html` <span class="pen">✎ ${words.event.corrected}: ${corrected_fields.join(", ")}</span>`;
  if (review === "machine") return NOTHING;
  return html` <span class="pen">${review === "accepted" ? `✓ ${words.correct.accepted}` : `✎ ${words.correct[review]}`}</span>`;
}

/** The forms under a record; nothing where nothing can be handed in. */
export function correctForms(record: Correctable, ask: Ask, merge: boolean): Piece {
  if (ask.desk === null) return NOTHING;
  const fields = FIELDS[record.kind] ?? {};
  // The record's line has the fields that its kind lists.
  const values = record as unknown as Readonly<Record<string, unknown>>;
  const inputs = Object.entries(fields).flatMap(([name, shape]) => {
    if (!(name in values)) return [];
    const now = textOf(values[name], shape, ask.names);
    const input =
      typeof shape === "object"
        ? html`<select name="${name}">${[...new Set([now, ...shape])].map((value) => html`<option value="${value}"${value === now ? html` selected` : ""}>${value === "" ? words.correct.none : value}</option>`)}</select>`
        : html`<input name="${name}" value="${now}"${shape === "day" ? html` placeholder="${words.filters.dateHint}"` : ""}>`;
    return [
      html`<label><span>${name.replaceAll("_", " ")}</span>${input}</label><input type="hidden" name="was-${name}" value="${now}">`,
    ];
  });
  const note = html`<label class="note"><span>${words.correct.note}</span><input name="note"></label>`;
  return html`<details class="correct"><summary>${words.correct.title}</summary>
<div class="choices">${postForm(ask, { op: "accept", id: record.id }, html`<button>${words.correct.accept}</button>`)}
${postForm(ask, { op: "reject", id: record.id }, html`<button class="light">${words.correct.reject}</button>`)}</div>
${postForm(ask, { op: "set", id: record.id, kind: record.kind }, html`<div class="fields">${inputs}${note}</div><p class="small">${words.correct.hint}</p><button>${words.correct.save}</button>`)}
${merge ? postForm(ask, { op: "merge", id: record.id }, html`<div class="fields"><label class="note"><span>${words.correct.mergeWith}</span><input name="other" required></label></div><button class="light">${words.correct.merge}</button>`) : ""}
</details>`;
}

/** A form that hands in, with the token in it and the way back. */
export function postForm(ask: Ask, hidden: Readonly<Record<string, string>>, inside: Piece): Html {
  return html`<form method="post" action="/corrections"><input type="hidden" name="token" value="${ask.desk?.token ?? ""}"><input type="hidden" name="back" value="${ask.path}">${Object.entries(hidden).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}${inside}</form>`;
}

/** What a form says; in words why it says nothing that can be kept. */
export function handedIn(form: URLSearchParams, codeOf: (name: string) => string): HandedIn | string {
  const id = form.get("id")?.trim() ?? "";
  const op = form.get("op");
  const note = form.get("note")?.trim() || null;
  if (id === "") return words.correct.noRecord;
  if (op === "accept" || op === "reject" || op === "undo") return { op, id, note };
  if (op === "merge") {
    // An address serves as well as an id.
    const other = decoded(
      form
        .get("other")
        ?.trim()
        .replace(/[?#].*$/, "")
        .replace(/^.*\//, "") ?? "",
    );
    return other === "" ? words.correct.noOther : { op, id, other, note };
  }
  if (op !== "set") return words.correct.noOp;
  const fields = FIELDS[form.get("kind") ?? ""] ?? {};
  const pairs: [string, unknown][] = [];
  for (const [name, shape] of Object.entries(fields)) {
    const value = form.get(name);
    if (value === null || value.trim() === (form.get(`was-${name}`) ?? "").trim()) continue;
    const meant = meantBy(value.trim(), name, shape, codeOf);
    if (meant === undefined) return words.correct.noNumber(value);
    pairs.push([name, meant]);
  }
  return pairs.length === 0 ? words.correct.nothing : { op, id, pairs, note };
}

function textOf(value: unknown, shape: Shape, names: Names): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map((one) => nameOf(names, String(one))).join("; ");
  return shape === "text" ? nameOf(names, String(value)) : String(value);
}

/** Undefined for a number that is none. */
function meantBy(text: string, name: string, shape: Shape, codeOf: (name: string) => string): unknown {
  if (shape === "parties")
    return text
      .split(";")
      .map((part) => codeOf(part.trim()))
      .filter((part) => part !== "");
  if (shape === "number") return text !== "" && Number.isFinite(Number(text)) ? Number(text) : undefined;
  if (text === "") return null;
  return CODED.has(name) ? codeOf(text) : text;
}

/** Fields of words in which a state stands as its code. */
const CODED = new Set(["speaks_for", "holder", "subject", "object", "speaker"]);

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
