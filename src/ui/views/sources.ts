/** `/sources`: the pages, who copies whom, and how much of each outlet is its own. */
import { showDate } from "../../export/dates.ts";
import { dataAddress, filterBar } from "../filter-bar.ts";
import { html } from "../html.ts";
import { enc, known, pageAddress } from "../parts.ts";
import { lineagePicture } from "../pictures/lineage.ts";
import { outletsPicture } from "../pictures/outlets.ts";
import { plural, words } from "../strings.ts";
import { nextAddress, view } from "../view.ts";
import { loadLineage } from "./lineage.ts";

export const sources = view(
  "/sources",
  async ({ store, filters, parameters }) => {
    const { limit, after, outlet } = filters.query;
    const counts = await store.counts();
    const { items, next } = await store.pages({
      ...(limit === undefined ? {} : { limit }),
      ...(after === undefined ? {} : { after }),
      ...(outlet === undefined ? {} : { outlet }),
    });
    const leaning = items.filter(({ independent }) => independent === false);
    const lineage = (await Promise.all(leaning.map(({ id }) => store.lineage(id))))
      .flat()
      .filter(({ relation }) => relation === "same_text" || relation === "rewrite");
    const begin = after === undefined && !parameters.has("outlet");
    const clusters = begin ? await store.clusters(3) : [];
    return {
      counts,
      items,
      next,
      lineage,
      months: begin ? await store.pageMonths() : [],
      outlets: begin ? await store.outlets(14) : [],
      clusters: await Promise.all(clusters.map((ids) => loadLineage(store, ids.slice(0, 40)))),
    };
  },
  ({ counts, items, next, lineage, outlets, clusters, months }, ask) => ({
    title: words.nav.sources,
    section: "sources",
    wide: true,
    data: dataAddress(ask),
    body: html`<h1>${words.nav.sources}</h1>
<p class="lead">${plural(counts.pages, words.pages)}, ${plural(counts.independent, words.independent)}</p>
${filterBar(ask, ["outlet"], dataAddress(ask))}
${clusters.map(({ pages, lines }) => html`${lineagePicture({ caption: `${words.lineagePicture.caption}: ${pages.find(({ independent }) => independent !== false)?.title ?? pages[0]?.title ?? ""}`, pages, lines, months, data: `/lineage/${enc(pages[0]?.id ?? "")}.json` })}`)}
${outletsPicture(outlets)}
<h2>${words.home.sources}</h2>
<div class="scroll" tabindex="0" role="group" aria-label="${words.nav.sources}"><table class="list"><thead><tr><th scope="col">${words.reader.published}</th><th scope="col">${words.home.sources}</th><th scope="col">${words.reader.outlet}</th><th scope="col">${words.reader.lineage}</th><th scope="col" class="number">${words.nav.events}</th><th scope="col" class="number">${words.nav.quotes}</th><th scope="col" class="number">${words.nav.figures}</th></tr></thead><tbody>${items.map(
      (page) =>
        html`<tr${page.independent === false ? html` class="leaning"` : ""}><td class="when">${page.published === null ? html`<span class="missing">${words.unknownDay}</span>` : known(showDate(page.published), page.published_is, page.why_published)}</td><th scope="row"><a href="${pageAddress(page.id)}">${page.title ?? page.id}</a>${page.skipped === null ? "" : html` <span class="doubt">${page.skipped}</span>`}</th><td>${page.outlet === null ? "" : html`<a class="party" href="/sources?outlet=${enc(page.outlet)}">${page.outlet}</a>`}${page.origin === null ? "" : html`<span class="small"> ${words.reader.origin.toLowerCase()} ${page.origin}</span>`}</td><td class="small">${lineage
          .filter(({ a, b }) => page.independent === false && (a === page.id || b === page.id))
          .slice(0, 2)
          .map((line) => {
            const other = line.a === page.id ? line.b : line.a;
            return html`${words.lineage[line.relation]} <a href="${pageAddress(other)}">${items.find((one) => one.id === other)?.outlet ?? other}</a> <a href="/lineage/${enc(page.id)}">${words.lineagePicture.all}</a> `;
          })}</td><td class="number">${page.events || ""}</td><td class="number">${page.statements || ""}</td><td class="number">${page.figures || ""}</td></tr>`,
    )}</tbody></table></div>
${next === null ? "" : html`<p class="further"><a rel="next" href="${nextAddress(ask, next)}">${words.next}</a></p>`}`,
  }),
);
