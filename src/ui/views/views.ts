/** `/views`: addresses that are kept by name. */
import { postForm } from "../correcting.ts";
import { html } from "../html.ts";
import { words } from "../strings.ts";
import { view } from "../view.ts";

export const keptViews = view(
  "/views",
  async ({ views }) => (views === null ? null : { items: views.list() }),
  ({ items }, ask) => ({
    title: words.views.title,
    section: "views",
    data: "/views.json",
    body: html`<h1>${words.views.title}</h1>
<p class="lead">${words.views.lead}</p>
${
  items.length === 0
    ? html`<p class="missing">${words.views.none}</p>`
    : html`<ul class="plain kept">${items.map(({ id, name, address }) => html`<li><p class="line"><a href="${address}">${name}</a> <code>${address}</code> <a class="small" href="${dataOf(address)}">${words.views.data}</a></p>${postForm(ask, { op: "remove", id }, html`<button class="light">${words.views.remove}</button>`, "/views")}</li>`)}</ul>`
}
${postForm(ask, { op: "keep" }, html`<div class="fields"><label><span>${words.views.name}</span><input name="name" required></label><label><span>${words.views.address}</span><input name="address" value="${ask.parameters.get("address") ?? ""}" placeholder="${words.views.addressHint}" required></label></div><button>${words.views.keep}</button>`, "/views")}`,
  }),
);

function dataOf(address: string): string {
  const [path = "/", search] = address.split("?");
  const plain = path === "/" ? "/index" : path.replace(/\.[a-z]+$/, "");
  return `${plain}.json${search === undefined ? "" : `?${search}`}`;
}
