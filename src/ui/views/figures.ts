/** `/figures` and `/figures/:id`: numbers with what they count, their period and their source. Levels and changes stay apart. */

import { showDate } from "../../export/dates.ts";
import type { FigureLine } from "../../model/record.ts";
import { correctForms, reviewMark } from "../correcting.ts";
import { type Html, html } from "../html.ts";
import { enc, pageAddress, showNumber, support } from "../parts.ts";
import { words } from "../strings.ts";
import { Moved, nextAddress, view } from "../view.ts";

export const figures = view(
  "/figures",
  async ({ store, filters, parameters }) => {
    const { limit, after, words } = filters.query;
    const what = parameters.get("what") || undefined;
    return store.figures({
      ...(limit === undefined ? {} : { limit }),
      ...(after === undefined ? {} : { after }),
      ...(words === undefined ? {} : { words }),
      ...(what === undefined ? {} : { what }),
    });
  },
  ({ items, next }, ask) => ({
    title: words.nav.figures,
    section: "figures",
    data: "/figures.json",
    body: html`<h1>${words.nav.figures}</h1>
${items.length === 0 ? html`<p class="missing">${words.searchNothing}</p>` : table(items)}
${next === null ? "" : html`<p class="further"><a rel="next" href="${nextAddress(ask, next)}">${words.next}</a></p>`}`,
  }),
);

export const figure = view(
  "/figures/:id",
  async ({ store, part }) => {
    const id = part.id ?? "";
    const found = await store.figure(id);
    if (found === null) return null;
    if (found.id !== id) return new Moved(found.id);
    return { figure: found, series: (await store.figures({ what: found.what })).items };
  },
  ({ figure, series }, ask) => ({
    title: figure.what,
    section: "figures",
    data: `/figures/${enc(figure.id)}.json`,
    body: html`<h1>${figure.what}</h1>
<p class="lead">${amountOf(figure)}${support(figure.independent, figure.pages)}${reviewMark(figure)}</p>
${figure.mentions.map(({ page, figure: local }) => html`<figure class="quote"><blockquote><a href="${pageAddress(page, local)}">${figure.evidence}</a></blockquote><figcaption class="small"><a href="${pageAddress(page, local)}">${page}</a></figcaption></figure>`)}
${series.length > 1 ? html`<h2>${words.nav.figures}</h2>${table(series)}` : ""}
${correctForms(figure, ask, true)}
<p class="small id">${figure.id}</p>`,
  }),
);

function table(items: readonly FigureLine[]): Html {
  const kinds = [...new Set(items.map((figure) => figure.is))].sort();
  return html`${kinds.map(
    (kind) =>
      html`<h2>${words.figureIs[kind]}</h2><div class="scroll" tabindex="0" role="group" aria-label="${words.figureIs[kind]}"><table class="list"><thead><tr><th scope="col">${words.figure.what}</th><th scope="col" class="number">${words.figure.value}</th><th scope="col">${words.figure.period}</th><th scope="col">${words.figure.source}</th></tr></thead><tbody>${items
        .filter((figure) => figure.is === kind)
        .map(
          (figure) =>
            html`<tr><th scope="row"><a href="/figures/${enc(figure.id)}">${figure.what}</a></th><td class="number nowrap">${amountOf(figure)}${support(figure.independent, figure.pages)}</td><td class="nowrap">${figure.period === null ? "" : showDate(figure.period)}${figure.against === null ? "" : html`<span class="small"> ${words.figure.against} ${showDate(figure.against)}</span>`}</td><td>${figure.source ?? ""}</td></tr>`,
        )}</tbody></table></div>`,
  )}`;
}

/** "at least +12.5 %", "3 to 5 million people", "58 USD per barrel", "4.7 %, from 4.8". */
function amountOf(figure: FigureLine): string {
  const sign = figure.is !== "change" || figure.direction === null ? "" : figure.direction === "up" ? "+" : "−";
  const high = figure.high === null || figure.high === figure.value ? "" : ` to ${showNumber(figure.high)}`;
  const bound = figure.bound === null ? "" : `${figure.bound} `;
  const per = figure.per === null ? "" : ` ${words.figure.per} ${figure.per}`;
  const was = figure.was === null ? "" : `, ${words.figure.was} ${showNumber(figure.was)}`;
  return `${bound}${sign}${showNumber(figure.value)}${high} ${figure.unit}${per}${was}`;
}
