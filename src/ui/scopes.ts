/** How far a correction reaches: the choices, and what was chosen. */
import type { Scope } from "../model/correction.ts";
import { scopes as words } from "./correct-words.ts";
import { type Html, html } from "./html.ts";

/** "record": all that the record rests on, and nothing else. */
export type Reach = "record" | Scope;

export const reachOf = (text: string | null, reaches: readonly Reach[]): Reach =>
  reaches.find((one) => one === text) ?? reaches[0]!;

export function reachChoice(reaches: readonly Reach[], chosen: Reach): Html {
  return html`<fieldset class="plainly reach"><legend>${words.title}</legend>${reaches.map((one) => html`<label><input type="radio" name="scope" value="${one}"${one === chosen ? html` checked` : ""}> <span>${words[one]}</span></label> `)}</fieldset>`;
}
