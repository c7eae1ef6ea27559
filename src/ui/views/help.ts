/** `/help/keys`: the keys, the signs, and where to find what. */
import type { Status } from "../../model/plover.ts";
import { html } from "../html.ts";
import { statusMark } from "../parts.ts";
import { families, familyWords, keyWords, signWords, statusWords, words } from "../strings.ts";
import { view } from "../view.ts";

export const help = view(
  "/help/keys",
  async () => ({ items: keyWords.flatMap(({ keys }) => keys.map(([key, does]) => ({ key, does }))) }),
  () => ({
    title: words.help.title,
    section: "help",
    data: "/help/keys.json",
    body: html`<h1>${words.help.title}</h1>
<p class="lead">${words.help.lead}</p>
<div class="help">${keyWords.map(({ name, keys }) => html`<section><h2>${name}</h2><table><thead class="unseen"><tr><th scope="col">${words.help.key}</th><th scope="col">${words.help.does}</th></tr></thead><tbody>${keys.map(([key, does]) => html`<tr><th scope="row">${key.split(" ").map((one) => html`<kbd>${one}</kbd> `)}</th><td>${does}</td></tr>`)}</tbody></table></section>`)}
<section><h2>${words.help.signs}</h2><table><tbody>${STATUSES.map((status) => html`<tr><th scope="row">${statusMark(status, "talk")}</th><td>${statusWords[status]}</td></tr>`)}${families.map((family) => html`<tr><th scope="row">${statusMark("held", family)}</th><td>${familyWords[family]}</td></tr>`)}${signWords.map(([sign, does]) => html`<tr><th scope="row">${sign}</th><td>${does}</td></tr>`)}</tbody></table></section></div>
<p class="small">${words.help.switch} <span id="keys-switch"></span></p>
<p>${words.help.more} <a href="/api/v1">/api/v1</a></p>`,
  }),
);

const STATUSES: readonly Status[] = ["proposed", "underway", "held", "cancelled"];
