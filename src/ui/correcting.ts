/** The form under a record, on which it is judged as a whole, and the frame of every form that hands in. What comes back: handed.ts. */
import type { Review } from "../model/record.ts";
import { merging } from "./correct-words.ts";
import { FIELDS, fieldName, textOf } from "./fields.ts";
import { type Html, html, NOTHING, type Piece } from "./html.ts";
import { enc } from "./parts.ts";
import { words } from "./strings.ts";
import type { Ask } from "./view.ts";

export interface Correctable {
  readonly id: string;
  readonly kind: "event" | "statement" | "figure" | "document" | "claim";
  readonly review: Review;
  readonly corrected_fields: readonly string[];
}

/** "✎ corrected by a person: status", "✓ accepted by a person"; nothing for what no person has looked at. */
export function reviewMark({ review, corrected_fields }: Pick<Correctable, "review" | "corrected_fields">): Html {
  if (corrected_fields.length > 0)
    return html` <span class="pen">✎ ${words.event.corrected}: ${corrected_fields.map((field) => fieldName(field).toLowerCase()).join(", ")}</span>`;
  if (review === "machine") return NOTHING;
  return html` <span class="pen">${review === "accepted" ? `✓ ${words.correct.accepted}` : `✎ ${words.correct[review]}`}</span>`;
}

/** The ways to the screens on which records are made one or set apart, each with what would come of it. */
function doors(record: Correctable, pages: readonly { readonly id: string }[], ask: Ask): Html {
  const several = new Set(pages.map(({ id }) => id)).size > 1;
  const back = encodeURIComponent(ask.path);
  return html`<p class="choices doors"><a class="button" href="/merge/${enc(record.id)}?back=${back}" data-key="m">${merging.door}</a>${several ? html` <a class="button" href="/split/${enc(record.id)}?back=${back}">${merging.splitDoor}</a>` : ""}</p>`;
}

/** The forms under a record; nothing where nothing can be handed in. */
export function correctForms(
  record: Correctable,
  ask: Ask,
  merge: boolean,
  pages: readonly { readonly id: string }[] = [],
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
      html`<label><span>${fieldName(name)}</span>${input}</label><input type="hidden" name="was-${name}" value="${now}">`,
    ];
  });
  const note = html`<label class="note"><span>${words.correct.note}</span><input name="note"></label>`;
  return html`<details class="correct" id="correct"><summary>${words.correct.title}</summary>
<div class="choices">${postForm(ask, { op: "accept", id: record.id }, html`<button data-key="a">${words.correct.accept}</button>`)}
${postForm(ask, { op: "reject", id: record.id }, html`<button class="light" data-key="x">${words.correct.reject}</button>`)}</div>
${postForm(ask, { op: "set", id: record.id, kind: record.kind }, html`<div class="fields">${inputs}${note}</div><p class="small">${words.correct.hint}</p><button>${words.correct.save}</button>`)}
${merge ? doors(record, pages, ask) : ""}
</details>`;
}

/** A form that hands in, with the token in it and the way back. */
export function postForm(
  ask: Ask,
  hidden: Readonly<Record<string, string>>,
  inside: Piece,
  action = "/corrections",
): Html {
  return html`<form method="post" action="${action}"><input type="hidden" name="token" value="${ask.desk?.token ?? ""}">${Object.entries({ back: wayBackOf(ask), ...hidden }).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}${inside}</form>`;
}

/** Where one goes on after a form: to the address named by `back`, if it is one of ours, else to this screen as it stood. */
export function wayBackOf(ask: Ask): string {
  const back = ask.parameters.get("back");
  if (back !== null && isOurs(back)) return back;
  const stays = new URLSearchParams([...ask.parameters].filter(([name]) => !PASSING.has(name))).toString();
  return `${ask.path}${stays === "" ? "" : `?${stays}`}`;
}

/** Parameters of what is being done on a screen, not of what it shows. */
const PASSING: ReadonlySet<string> = new Set(["edit", "of", "find", "kept", "back", "looked"]);

/** An address of this program: "//elsewhere.example" is none. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these may not stand in an address.
export const isOurs = (address: string): boolean => /^\/(?![/\\])[^\u0000-\u0020\\]*$/.test(address);
