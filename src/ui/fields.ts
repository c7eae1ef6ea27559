/**
 * The fields of a record that a person may change: what each holds, what it is called, the control that asks for it, and what is meant
 * by what was put in. A state stands in a form by its name and in the record by its code.
 */
import { MODES, REPORTED, STATUSES } from "../api/filters.ts";
import { daysOf } from "../kit/edtf.ts";
import { PLOVER_TYPES, type Status } from "../model/plover.ts";
import { fieldNames, hints } from "./correct-words.ts";
import { type Html, html, type Piece } from "./html.ts";
import { type Names, nameOf, statusMark } from "./parts.ts";
import { familyOf, modeWords, statusWords, words } from "./strings.ts";
import type { Ask } from "./view.ts";

/** Some words, one party, a list of parties, a list of words, a number, a day in EDTF, or one of a few values. */
export type Shape = "text" | "party" | "parties" | "list" | "number" | "day" | readonly string[];

const ACTS = [
  "asserts",
  "denies",
  "pledges",
  "refuses",
  "urges",
  "supports",
  "opposes",
  "predicts",
  "declines_comment",
];

export const FIELDS: Readonly<Record<string, Readonly<Record<string, Shape>>>> = {
  event: {
    status: STATUSES,
    date: "day",
    actor: "parties",
    recipient: "parties",
    place: "text",
    type: PLOVER_TYPES,
    mode: ["", ...MODES],
    reported: REPORTED,
    purpose: "text",
    topics: "list",
    series: "text",
  },
  statement: { speaker: "party", speaks_for: "party", date: "day", act: ACTS, to: "party", via: "text" },
  figure: {
    what: "text",
    value: "number",
    unit: "text",
    is: ["level", "change", "share", "count", "target"],
    period: "day",
    against: "day",
    status: ["", "fact", "expected"],
    source: "text",
  },
  document: { name: "text", issuer: "parties", date: "day" },
  claim: { holder: "party", subject: "party", object: "party", polarity: ["affirmed", "denied"] },
  page: {
    title: "text",
    published: "day",
    outlet: "text",
    origin: "text",
    byline: "list",
    wire: "list",
    language: "text",
  },
  person: { name: "text", role: "text", country: "party", wikidata: "text" },
};

export const shapeOf = (kind: string, field: string): Shape | null => {
  const fields = Object.hasOwn(FIELDS, kind) ? FIELDS[kind]! : {};
  return Object.hasOwn(fields, field) ? fields[field]! : null;
};

/** "speaks_for" as a person reads it. */
export const fieldName = (field: string): string => fieldNames[field] ?? field.replaceAll("_", " ");

/** A value as a form shows it: several parties by their names, with semicolons between. */
export function textOf(value: unknown, shape: Shape, names: Names): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map((one) => nameOf(names, String(one))).join("; ");
  return shape === "text" || shape === "party" ? nameOf(names, String(value)) : String(value);
}

/** What is meant by the words of a form, or in words why nothing can be. */
export function meantBy(
  text: string,
  shape: Shape,
  codeOf: (name: string) => string,
): { readonly value: unknown } | { readonly why: string } {
  if (shape === "parties" || shape === "list") {
    const parts = text
      .split(";")
      .map((part) => part.trim())
      .filter((part) => part !== "");
    return { value: [...new Set(shape === "parties" ? parts.map(codeOf) : parts)] };
  }
  if (shape === "number") {
    const number = Number(text.replaceAll(/(?<=\d)[, ](?=\d{3})/g, ""));
    return text !== "" && Number.isFinite(number) ? { value: number } : { why: words.correct.noNumber(text) };
  }
  if (text === "") return { value: null };
  if (shape === "day") return daysOf(text) === null ? { why: words.filters.badDate(text) } : { value: text };
  return { value: shape === "party" ? codeOf(text) : text };
}

/**
 * The control that asks for a field. `offered` are further parties that may be meant, each with what is known of it; they
 * stand below those that are set, to be ticked.
 */
export function control(field: string, shape: Shape, value: unknown, ask: Ask, offered: readonly Offered[] = []): Html {
  const now = textOf(value, shape, ask.names);
  if (field === "status" && shape === STATUSES)
    return html`<span class="options">${STATUSES.map((status) => radio(field, status, status === now, html`${statusMark(status as Status, familyOf.CONSULT)} ${statusWords[status]}`))}</span>`;
  if (typeof shape === "object") {
    const options = [...new Set([now, ...shape])];
    if (options.length <= 9)
      return html`<span class="options">${options.map((option) => radio(field, option, option === now, optionWord(option)))}</span>`;
    return html`<select name="${field}" aria-label="${fieldName(field)}">${options.map((option) => html`<option value="${option}"${option === now ? html` selected` : ""}>${optionWord(option)}</option>`)}</select>`;
  }
  if (shape === "parties" || shape === "party") {
    const set = (Array.isArray(value) ? value : value === null || value === undefined ? [] : [value]).map((one) =>
      nameOf(ask.names, String(one)),
    );
    const type = shape === "parties" ? "checkbox" : "radio";
    const row = ({ name, why }: Offered, checked: boolean) =>
      html`<li><label><input type="${type}" name="${field}" value="${name}"${checked ? html` checked` : ""}> ${name}</label>${why === "" ? "" : html` <span class="small">${why}</span>`}</li>`;
    const none = shape === "party" ? row({ name: "", why: words.notSaid }, set.length === 0) : "";
    // Nobody ticked is an answer too, and must come with the form.
    const empty = shape === "parties" ? html`<input type="hidden" name="${field}" value="">` : "";
    return html`${empty}<ul class="plain ticks" data-found="${field}" data-type="${type}">${set.map((name) => row({ name, why: "" }, true))}${offered.filter(({ name }) => !set.includes(name)).map((one) => row(one, false))}${none}</ul>`;
  }
  const hint = shape === "day" ? hints.day : shape === "list" ? hints.list : null;
  return html`<input name="${field}" value="${now}" aria-label="${fieldName(field)}" autocomplete="off"${shape === "number" ? html` inputmode="decimal"` : ""}${shape === "day" ? html` data-day placeholder="2023-05-23" spellcheck="false"` : ""}>${hint === null ? "" : html`<span class="small hint"${shape === "day" ? html` data-reads` : ""}>${hint}</span>`}`;
}

/** Somebody who may be meant, and why one may think so. */
export interface Offered {
  readonly name: string;
  readonly why: string;
}

const radio = (field: string, value: string, checked: boolean, shown: Piece): Html =>
  html`<label><input type="radio" name="${field}" value="${value}"${checked ? html` checked` : ""}> <span>${shown}</span></label>`;

const optionWord = (option: string): string =>
  option === "" ? words.correct.none : (modeWords[option] ?? option.replaceAll("_", " "));
