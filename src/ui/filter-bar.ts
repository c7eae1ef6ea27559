/** The filters of a list as a form that works without script, and as the chips that say which are on. */
import { REPORTED, STATUSES } from "../api/filters.ts";
import { PLOVER_TYPES } from "../model/plover.ts";
import { type Html, html, NOTHING } from "./html.ts";
import { nameOf } from "./parts.ts";
import { statusWords, words } from "./strings.ts";
import type { Ask } from "./view.ts";

export function filterBar(ask: Ask, fixed: readonly string[] = []): Html {
  const { parameters, filters } = ask;
  const value = (name: string) => parameters.get(name) ?? "";
  const select = (name: string, label: string, options: readonly string[], show: (option: string) => string) =>
    html`<label>${label}<select name="${name}"><option value="">${words.filters.any}</option>${options.map(
      (option) =>
        html`<option value="${option}"${value(name) === option ? html` selected` : ""}>${show(option)}</option>`,
    )}</select></label>`;
  const on = chips(ask, fixed);
  return html`<details class="filter"${on.length > 0 || filters.bad.length > 0 ? html` open` : ""}>
<summary>${words.filters.title}</summary>
<form action="${ask.path}">
${
  fixed.includes("actor")
    ? NOTHING
    : html`<label>${words.filters.actor}<input name="actor" value="${value("actor")}" list="states" autocomplete="off"></label>
<datalist id="states">${ask.states.map(([, name]) => html`<option value="${name}"></option>`)}</datalist>`
}
${select("type", words.filters.type, PLOVER_TYPES, (type) => type)}
${select("status", words.filters.status, STATUSES, (status) => statusWords[status as keyof typeof statusWords])}
${select("reported", words.filters.reported, REPORTED, (reported) => reported)}
<label>${words.filters.from}<input name="from" value="${value("from")}" size="10" placeholder="${words.filters.dateHint}"></label>
<label>${words.filters.to}<input name="to" value="${value("to")}" size="10" placeholder="${words.filters.dateHint}"></label>
<label>${words.filters.words}<input name="q" value="${value("q")}" type="search"></label>
<button>${words.filters.apply}</button>
</form>
${filters.bad.map(
  ({ name, value }) =>
    html`<p class="amiss" role="alert">${name === "from" || name === "to" ? words.filters.badDate(value) : words.filters.badValue(name, value)}</p>`,
)}
${on.length === 0 ? "" : html`<p class="chips"><span class="quiet">${words.hiddenBy}</span> ${on} <a href="${ask.path}">${words.clear}</a></p>`}
</details>`;
}

/** One chip for each filter that is on; following it takes the filter away. */
function chips(ask: Ask, fixed: readonly string[]): Html[] {
  const made: Html[] = [];
  for (const [name, value] of ask.parameters) {
    if (value === "" || fixed.includes(name) || !SHOWN.has(name)) continue;
    const without = new URLSearchParams(
      [...ask.parameters].filter(([n, v]) => !(n === name && v === value) && v !== "" && n !== "after"),
    );
    const search = without.toString();
    made.push(
      html`<a class="chip" href="${ask.path}${search === "" ? "" : `?${search}`}">${name === "actor" ? nameOf(ask.names, value) : name === "disputed" ? words.timeline.disputed : value}<span aria-hidden="true"> ×</span></a> `,
    );
  }
  return made;
}

const SHOWN = new Set([
  "actor",
  "type",
  "status",
  "reported",
  "from",
  "to",
  "q",
  "mode",
  "between",
  "page",
  "disputed",
]);
