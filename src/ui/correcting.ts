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
export function correctForms(
  record: Correctable,
  ask: Ask,
  merge: boolean,
  pages: readonly { readonly id: string; readonly title: string | null; readonly outlet: string | null }[] = [],
): Piece {
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
  const other = ask.parameters.get("merge");
  const apart = [...new Map(pages.map((page) => [page.id, page])).values()];
  return html`<details class="correct" id="correct"${other === null ? "" : html` open`}><summary>${words.correct.title}</summary>
<div class="choices">${postForm(ask, { op: "accept", id: record.id }, html`<button data-key="a">${words.correct.accept}</button>`)}
${postForm(ask, { op: "reject", id: record.id }, html`<button class="light" data-key="x">${words.correct.reject}</button>`)}</div>
${postForm(ask, { op: "set", id: record.id, kind: record.kind }, html`<div class="fields">${inputs}${note}</div><p class="small">${words.correct.hint}</p><button>${words.correct.save}</button>`)}
${merge ? postForm(ask, { op: "merge", id: record.id }, html`<div class="fields"><label class="note"><span>${words.correct.mergeWith}</span><input name="other" value="${other ?? ""}" required></label></div><button class="light">${words.correct.merge}</button>`) : ""}
${merge ? postForm(ask, { op: "not_same", id: record.id }, html`<div class="fields"><label class="note"><span>${words.acts.notSame}</span><input name="other" required></label></div><button class="light">${words.acts.notSameDo}</button>`) : ""}
${apart.length < 2 ? "" : postForm(ask, { op: "split", id: record.id }, html`<div class="fields"><label class="note"><span>${words.acts.splitPage}</span><select name="page">${apart.map((page) => html`<option value="${page.id}">${page.outlet ?? page.title ?? page.id} (${page.id})</option>`)}</select></label></div><button class="light">${words.acts.split}</button>`)}
</details>`;
}

/** A form that hands in, with the token in it and the way back. */
export function postForm(
  ask: Ask,
  hidden: Readonly<Record<string, string>>,
  inside: Piece,
  action = "/corrections",
): Html {
  return html`<form method="post" action="${action}"><input type="hidden" name="token" value="${ask.desk?.token ?? ""}"><input type="hidden" name="back" value="${ask.path}">${Object.entries(hidden).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}${inside}</form>`;
}

/** What a form says; in words why it says nothing that can be kept. */
export function handedIn(form: URLSearchParams, codeOf: (name: string) => string): HandedIn | string {
  const id = form.get("id")?.trim() ?? "";
  const op = form.get("op");
  const note = form.get("note")?.trim() || null;
  if (id === "") return words.correct.noRecord;
  if (op === "accept" || op === "reject" || op === "undo") return { op, id, note };
  if (op === "note") {
    const exact = wordsIn(form, "exact");
    return exact === "" || note === null ? words.add.noWords : { op, id, exact, note };
  }
  if (op === "add") {
    const exact = wordsIn(form, "exact");
    if (exact === "") return words.add.noWords;
    const fields: Readonly<Record<string, Shape>> = { ...FIELDS.event, type: PLOVER_TYPES };
    const value: Record<string, unknown> = {};
    for (const [name, shape] of Object.entries(fields)) {
      const text = form.get(name)?.trim() ?? "";
      if (text !== "") value[name] = meantBy(text, name, shape, codeOf);
    }
    if (value.date !== undefined) value.date_is = "stated";
    return { op, kind: "event", id, exact, before: wordsIn(form, "before"), value, note };
  }
  if (op === "body_range") return { op, id, first: wordsIn(form, "first"), last: wordsIn(form, "last"), note };
  if (op === "split") {
    const page = form.get("page") ?? "";
    return page === "" ? words.correct.noRecord : { op, id, page, note };
  }
  if (op === "merge" || op === "not_same") {
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

/** What was put in a field of several lines, with the ends of lines as pages have them. */
const wordsIn = (form: URLSearchParams, name: string): string => (form.get(name) ?? "").replaceAll("\r\n", "\n").trim();

/** In the reader: the words selected, and what they say, as an event or a note. */
export function addForm(ask: Ask, page: string): Piece {
  if (ask.desk === null) return NOTHING;
  const select = (name: string, label: string, options: readonly string[]) =>
    html`<label><span>${label}</span><select name="${name}">${options.map((option) => html`<option>${option}</option>`)}</select></label>`;
  const text = (name: string, label: string) => html`<label><span>${label}</span><input name="${name}"></label>`;
  const exact = html`<label class="note"><span>${words.add.exact}</span><textarea name="exact" rows="3" required></textarea></label>`;
  return html`<details class="correct" id="add"><summary>${words.add.title}</summary>
<p class="small">${words.add.lead}</p>
${postForm(ask, { op: "add", id: page }, html`<div class="fields">${exact}${select("type", words.event.kind, PLOVER_TYPES)}${select("mode", words.filters.mode, ["", "visit", "meeting", "call", "summit", "letter", "forum", "sign", "pledge", "propose"])}${text("actor", words.event.who)}${text("recipient", words.event.toWhom)}${text("date", words.event.when)}${text("place", words.event.where)}${select("status", words.event.status, STATUSES)}${text("note", words.correct.note)}</div><button>${words.add.event}</button>`)}
${postForm(ask, { op: "note", id: page }, html`<div class="fields">${exact}<label class="note"><span>${words.add.note}</span><input name="note" required></label></div><button class="light">${words.add.keepNote}</button>`)}
</details>`;
}

/** In the reader, beside the page as it arrived: where the article begins and ends. */
export function borderForm(ask: Ask, page: string, body: string): Piece {
  if (ask.desk === null) return NOTHING;
  const paragraphs = body.split("\n\n");
  const area = (name: string, label: string, value: string) =>
    html`<label class="note"><span>${label}</span><textarea name="${name}" rows="2" required>${value}</textarea></label>`;
  return html`<details class="correct" id="border"><summary data-key="b">${words.add.border}</summary><p class="small">${words.add.borderLead}</p>
${postForm(ask, { op: "body_range", id: page }, html`<div class="fields">${area("first", words.add.first, (paragraphs[0] ?? "").slice(0, 120))}${area("last", words.add.last, (paragraphs.at(-1) ?? "").slice(-120))}<label class="note"><span>${words.correct.note}</span><input name="note"></label></div><button>${words.add.move}</button>`)}</details>`;
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
