/** The one filter bar: a form that works without script, the chips that say which filters are on, and the same as data. */
import { REPORTED, STATUSES } from "../api/filters.ts";
import { PLOVER_TYPES } from "../model/plover.ts";
import { type Html, html, NOTHING, type Piece } from "./html.ts";
import { nameOf } from "./parts.ts";
import { modeWords, statusWords, words } from "./strings.ts";
import type { Ask } from "./view.ts";

export type Field =
  | "actor"
  | "country"
  | "speaker"
  | "what"
  | "type"
  | "mode"
  | "status"
  | "reported"
  | "form"
  | "from"
  | "to"
  | "outlet"
  | "review"
  | "q";

/** Those that mean the same on every screen, so that they go along from one section to the next. */
export const CARRIED: readonly string[] = [
  "actor",
  "type",
  "status",
  "reported",
  "from",
  "to",
  "outlet",
  "review",
  "q",
];

export const EVENT_FIELDS: readonly Field[] = [
  "actor",
  "type",
  "status",
  "reported",
  "from",
  "to",
  "outlet",
  "review",
  "q",
];

/** `data` is the address under which the same stands as data. */
export function filterBar(ask: Ask, fields: readonly Field[] = EVENT_FIELDS, data?: string): Html {
  const { parameters, filters } = ask;
  const value = (name: string) => parameters.get(name) ?? "";
  const on = chips(ask);
  // What the form has no field for stays on: the rows of the timeline, the order.
  const kept = [...parameters].filter(([name, value]) => KEPT.has(name) && value !== "");
  const bad = filters.bad.filter(({ name }) => (fields as readonly string[]).includes(name));
  return html`<div class="filters"><details class="filter"${bad.length > 0 ? html` open` : ""}>
<summary>${words.filters.title}</summary>
<form action="${ask.path}">
${fields.map((field) => input(field, value(field), ask))}
${kept.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<button>${words.filters.apply}</button>
</form>
${bad.map(
  ({ name, value }) =>
    html`<p class="amiss" role="alert">${name === "from" || name === "to" ? words.filters.badDate(value) : words.filters.badValue(name, value)}</p>`,
)}
</details>
${on.length === 0 ? NOTHING : html`<p class="chips"><span class="unseen">${words.hiddenBy}</span> ${on} <a href="${ask.path}">${words.clear}</a></p>`}
${data === undefined ? NOTHING : html`<p class="get"><a href="${data}" download>${words.filters.get}</a></p>`}</div>`;
}

function input(field: Field, value: string, ask: Ask): Piece {
  const select = (label: string, options: readonly string[], show: (option: string) => string) =>
    html`<label>${label}<select name="${field}"><option value="">${words.filters.any}</option>${options.map(
      (option) => html`<option value="${option}"${value === option ? html` selected` : ""}>${show(option)}</option>`,
    )}</select></label>`;
  const text = (label: string, type = "text") =>
    html`<label>${label}<input name="${field}" value="${value}" type="${type}"></label>`;
  switch (field) {
    case "actor":
    case "country":
      return html`<label>${words.filters[field]}<input name="${field}" value="${value}" list="states" autocomplete="off"></label>
<datalist id="states">${ask.states.map(([, name]) => html`<option value="${name}"></option>`)}</datalist>`;
    case "type":
      return select(words.filters.type, PLOVER_TYPES, (type) => type);
    case "mode":
      return select(words.filters.mode, Object.keys(modeWords), (mode) => modeWords[mode] ?? mode);
    case "status":
      return select(words.filters.status, STATUSES, (status) => statusWords[status as keyof typeof statusWords]);
    case "reported":
      return select(words.filters.reported, REPORTED, (reported) => reported);
    case "form":
      return select(words.filters.form, ["direct", "indirect", "mixed"], (form) => words.forms[form as "direct"]);
    case "review":
      return select(words.filters.review, Object.keys(words.reviews), (review) => words.reviews[review as "machine"]);
    case "from":
    case "to":
      return html`<label>${words.filters[field]}<input name="${field}" value="${value}" size="10" placeholder="${words.filters.dateHint}"></label>`;
    case "q":
      return text(words.filters.words, "search");
    default:
      return text(words.filters[field]);
  }
}

/** One chip for each filter that is on; following it takes the filter away. */
function chips(ask: Ask): Html[] {
  const made: Html[] = [];
  for (const [name, value] of ask.parameters) {
    if (value === "" || !SHOWN.has(name)) continue;
    const without = new URLSearchParams(
      [...ask.parameters].filter(([n, v]) => !(n === name && v === value) && v !== "" && n !== "after"),
    );
    const search = without.toString();
    made.push(
      html`<a class="chip" href="${ask.path}${search === "" ? "" : `?${search}`}"><span class="quiet">${LABELS[name] ?? name}</span> ${name === "actor" || name === "country" ? nameOf(ask.names, value) : name === "disputed" || name === "new" ? "" : value}<span aria-hidden="true"> ×</span></a> `,
    );
  }
  return made;
}

const LABELS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(words.filters).filter(([, word]) => typeof word === "string")),
  q: words.filters.words,
  disputed: words.timeline.disputed,
  new: words.timeline.fresh,
  between: words.home.pair,
  page: words.pages[0],
};

const SHOWN = new Set([
  "actor",
  "country",
  "speaker",
  "what",
  "type",
  "status",
  "reported",
  "form",
  "from",
  "to",
  "outlet",
  "review",
  "q",
  "mode",
  "between",
  "page",
  "disputed",
  "new",
]);
const KEPT = new Set(["rows", "order", "between", "mode", "disputed", "new"]);

/** The address of the same as data: `/events.json?type=CONSULT`. */
export function dataAddress({ path, parameters }: Pick<Ask, "path" | "parameters">): string {
  const search = parameters.toString();
  return `${path}.json${search === "" ? "" : `?${search}`}`;
}
