/** `/figures` and `/figures/:id`: numbers with what they count, their period and their source. Levels and changes stay apart. */

import { showDate } from "../../export/dates.ts";
import type { FigureLine } from "../../model/record.ts";
import { correctForms, reviewMark } from "../correcting.ts";
import { editable } from "../editing.ts";
import { fieldName } from "../fields.ts";
import { dataAddress, filterBar } from "../filter-bar.ts";
import { type Html, html, type Piece } from "../html.ts";
import { enc, leaningOf, missing, nameOf, pageAddress, showNumber, support } from "../parts.ts";
import { seriesPictures } from "../pictures/series.ts";
import { words } from "../strings.ts";
import { type Ask, Moved, nextAddress, view } from "../view.ts";

export const figures = view(
  "/figures",
  async ({ store, filters, parameters }) => {
    const { limit, after, words } = filters.query;
    const what = parameters.get("what") || undefined;
    const found = await store.figures({
      ...(limit === undefined ? {} : { limit }),
      ...(after === undefined ? {} : { after }),
      ...(words === undefined ? {} : { words }),
      ...(what === undefined ? {} : { what }),
    });
    return { ...found, months: await store.pageMonths() };
  },
  ({ items, next, months }, ask) => ({
    title: words.nav.figures,
    section: "figures",
    data: dataAddress(ask),
    body: html`<h1>${ask.parameters.get("what") || words.nav.figures}</h1>
${filterBar(ask, ["what", "q"], dataAddress(ask))}
${seriesOf(items).map(({ what, figures }) => html`<section><h2><a href="/figures?what=${enc(what)}">${what}</a></h2>${seriesPictures(figures, amountOf, months)}</section>`)}
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
    return {
      figure: found,
      series: (await store.figures({ what: found.what })).items,
      months: await store.pageMonths(),
    };
  },
  ({ figure, series, months }, ask) => ({
    title: figure.what,
    section: "figures",
    data: `/figures/${enc(figure.id)}.json`,
    body: html`<h1>${figure.what}</h1>
<p class="lead">${amountOf(figure)}${support(figure.independent, figure.pages)}${reviewMark(figure)}</p>
${factsOf(figure, ask)}
${leaningOf(figure.leaning)}
${figure.mentions.map(({ page, figure: local }) => html`<figure class="quote"><blockquote dir="auto"><a href="${pageAddress(page, local)}">${figure.evidence}</a></blockquote><figcaption class="small"><a href="${pageAddress(page, local)}">${page}</a></figcaption></figure>`)}
${seriesPictures(series, amountOf, months)}
${disagreement(figure)}
${series.length > 1 ? html`<h2>${words.nav.figures}</h2>${table(series)}` : ""}
${correctForms(figure, ask, true)}
<p class="small id">${figure.id}</p>`,
  }),
);

/** What it says, field by field. */
function factsOf(figure: FigureLine, ask: Ask): Html {
  const field = (name: string, shown: Piece) =>
    html`<div><dt>${fieldName(name)}</dt><dd>${editable(ask, figure, name, shown)}</dd></div>`;
  const day = (value: string | null) => (value === null ? missing() : showDate(value));
  return html`<dl class="facts">${field("what", figure.what)}${field("value", showNumber(figure.value))}${field("unit", figure.unit === "" ? missing() : figure.unit)}${field("is", words.figureOne[figure.is])}${field("period", day(figure.period))}${field("against", day(figure.against))}${field("source", figure.source === null ? missing() : nameOf(ask.names, figure.source))}${field("status", figure.status ?? missing())}</dl>`;
}

/** Kinds of figures of which at least two have a period, as many as a screen holds; those with most first. */
function seriesOf(items: readonly FigureLine[]) {
  const kinds = new Map<string, FigureLine[]>();
  for (const figure of items) kinds.set(figure.what, [...(kinds.get(figure.what) ?? []), figure]);
  return [...kinds]
    .map(([what, figures]) => ({ what, figures }))
    .filter(
      ({ figures }) =>
        figures.filter(({ period }) => period !== null).length > 1 && seriesPictures(figures, amountOf).length > 0,
    )
    .sort((a, b) => b.figures.length - a.figures.length || (a.what < b.what ? -1 : 1))
    .slice(0, 6);
}

/** What the texts say beside each other, where they differ. */
function disagreement(figure: FigureLine): Piece {
  if (figure.disagree.length === 0) return "";
  return html`<h2>${words.event.disagree}</h2><ul class="plain">${figure.disagree.map(({ field, values, used, rule }) => html`<li><strong>${field}</strong>: ${values.map(({ value, pages }, index) => html`${index > 0 ? "; " : ""}<span class="${JSON.stringify(value) === JSON.stringify(used) ? "used" : "other"}">${typeof value === "number" ? showNumber(value) : String(value)}</span> <span class="small">(${pages.join(", ")})</span>`)}. <span class="small">${words.event.rule} ${rule}</span></li>`)}</ul>`;
}

function table(items: readonly FigureLine[]): Html {
  const kinds = [...new Set(items.map((figure) => figure.is))].sort();
  return html`${kinds.map(
    (kind) =>
      html`<h2>${words.figureIs[kind]}</h2><div class="scroll" tabindex="0" role="group" aria-label="${words.figureIs[kind]}"><table class="list"><thead><tr><th scope="col">${words.figure.what}</th><th scope="col" class="number">${words.figure.value}</th><th scope="col">${words.figure.period}</th><th scope="col">${words.figure.source}</th></tr></thead><tbody>${items
        .filter((figure) => figure.is === kind)
        .map(
          (figure) =>
            html`<tr data-id="${figure.id}"><th scope="row"><a href="/figures/${enc(figure.id)}">${figure.what}</a></th><td class="number nowrap">${amountOf(figure)}${support(figure.independent, figure.pages)}</td><td class="nowrap">${figure.period === null ? "" : showDate(figure.period)}${figure.against === null ? "" : html`<span class="small"> ${words.figure.against} ${showDate(figure.against)}</span>`}</td><td>${figure.source ?? ""}</td></tr>`,
        )}</tbody></table></div>`,
  )}`;
}

/** "at least +12.5 %", "3 to 5 million people", "58 USD per barrel", "4.7 %, from 4.8". */
export function amountOf(figure: FigureLine): string {
  const sign = figure.is !== "change" || figure.direction === null ? "" : figure.direction === "up" ? "+" : "−";
  const high = figure.high === null || figure.high === figure.value ? "" : ` to ${showNumber(figure.high)}`;
  const bound = figure.bound === null ? "" : `${figure.bound} `;
  const per = figure.per === null ? "" : ` ${words.figure.per} ${figure.per}`;
  const was = figure.was === null ? "" : `, ${words.figure.was} ${showNumber(figure.was)}`;
  return `${bound}${sign}${showNumber(figure.value)}${high} ${figure.unit}${per}${was}`;
}
