/** In the reader: words of the article put in as an event, something said, a figure or a note. The words are the evidence. */
import { postForm } from "./correcting.ts";
import { FIELDS, fieldName, type Shape } from "./fields.ts";
import { type Html, html, NOTHING, type Piece } from "./html.ts";
import { modeWords, statusWords, words } from "./strings.ts";
import type { Ask } from "./view.ts";

/** What each form asks, in the order of the questions. */
const ASKED = {
  event: ["type", "mode", "actor", "recipient", "date", "place", "status"],
  statement: ["speaker", "speaks_for", "act", "form", "date", "to"],
  figure: ["what", "value", "unit", "is", "period", "source"],
} as const;

export function addForm(ask: Ask, page: string): Piece {
  if (ask.desk === null) return NOTHING;
  const exact = html`<input type="hidden" name="before" value=""><label class="note"><span>${words.add.exact}</span><textarea name="exact" rows="3" required></textarea></label>`;
  const note = html`<label class="note"><span>${words.correct.note}</span><input name="note"></label>`;
  const part = (kind: keyof typeof words.add.kinds, form: Html) =>
    html`<details class="part" id="add-${kind}" name="add"><summary>${words.add.kinds[kind]}</summary>${form}</details>`;
  return html`<details class="correct" id="add"><summary>${words.add.title}</summary>
<p class="small">${words.add.lead} ${words.add.several}</p>
<datalist id="parties">${ask.states.map(([, name]) => html`<option value="${name}"></option>`)}</datalist>
${(["event", "statement", "figure"] as const).map((kind) =>
  part(
    kind,
    postForm(
      ask,
      { op: "add", kind, id: page },
      html`<div class="fields">${exact}${ASKED[kind].map((field) => input(kind, field))}${note}</div><button>${words.add[kind]}</button>`,
    ),
  ),
)}
${part("note", postForm(ask, { op: "note", id: page }, html`<div class="fields">${exact}<label class="note"><span>${words.add.note}</span><input name="note" required></label></div><button class="light">${words.add.keepNote}</button>`))}
</details>`;
}

function input(kind: string, field: string): Html {
  const shape: Shape = field === "form" ? ["direct", "indirect", "mixed"] : FIELDS[kind]![field]!;
  const label = (control: Html) => html`<label><span>${fieldName(field)}</span>${control}</label>`;
  if (typeof shape === "object")
    return label(
      html`<select name="${field}">${shape.map((option) => html`<option value="${option}">${shownOption(field, option)}</option>`)}</select>`,
    );
  const wanted = kind === "figure" && (field === "what" || field === "value");
  return label(
    html`<input name="${field}" autocomplete="off"${shape === "parties" || shape === "party" ? html` list="parties"` : ""}${shape === "day" ? html` placeholder="${words.filters.dateHint}" data-day` : ""}${wanted ? html` required` : ""}>`,
  );
}

function shownOption(field: string, option: string): string {
  if (option === "") return words.correct.none;
  if (field === "form") return words.forms[option as keyof typeof words.forms];
  if (field === "status") return statusWords[option as keyof typeof statusWords];
  return field === "mode" ? (modeWords[option] ?? option) : option.replaceAll("_", " ");
}
