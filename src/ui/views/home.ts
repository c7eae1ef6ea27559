/** `/`: what is here, between which states, and the latest of it. */

import { monthOfDay, showDate, showShortMonth } from "../../export/dates.ts";
import { dayNumber } from "../../kit/edtf.ts";
import type { Store } from "../../store/store.ts";
import { html } from "../html.ts";
import { enc, eventRow, known, nameOf, pageAddress } from "../parts.ts";
import { daysPicture } from "../pictures/days.ts";
import { plural, words } from "../strings.ts";
import { view } from "../view.ts";

export const home = view(
  "/",
  async ({ store }) => ({
    counts: await store.counts(),
    dyads: (await store.dyads()).slice(0, 24),
    latest: (await store.events({ order: "new", limit: 8 })).items,
    pages: (await store.pages({ limit: 10 })).items,
    days: await pageDays(store),
  }),
  ({ counts, dyads, latest, pages, days }, { names, workspace }) => ({
    title: workspace,
    section: "home",
    data: "/index.json",
    body:
      counts.pages === 0
        ? html`<h1>${words.emptyTitle}</h1><p>${words.empty}</p><pre>readout add PATH…</pre>`
        : html`<h1>${workspace}</h1>
<p class="lead">${plural(counts.pages, words.pages)}, ${plural(counts.independent, words.independent)}. ${plural(counts.events, words.events)}, ${plural(counts.statements, words.quotes)}, ${plural(counts.figures, words.figures)}.</p>
${days === null ? "" : daysPicture(days)}
<div class="columns">
<section>
<h2>${words.home.pairs}</h2>
${
  dyads.length === 0
    ? html`<p class="missing">${words.home.noPairs}</p>`
    : html`<table class="dyads"><thead><tr><th scope="col">${words.home.pair}</th><th scope="col" class="number">${words.nav.events}</th><th scope="col" class="bar"><span class="unseen">${words.nav.events}</span></th><th scope="col">${words.home.last}</th></tr></thead><tbody>${dyads.map(
        (dyad) =>
          html`<tr><th scope="row"><a href="/dyad/${dyad.a}/${dyad.b}">${nameOf(names, dyad.a)} <span class="and">and</span> ${nameOf(names, dyad.b)}</a></th><td class="number">${dyad.events}</td><td class="bar"><svg width="90" height="10" viewBox="0 0 90 10" aria-hidden="true"><rect class="bar" x="0" y="2" height="6" width="${Math.max(2, Math.round((dyad.events / dyads[0]!.events) * 90))}"/></svg></td><td>${dyad.last === null ? "" : showShortMonth(monthOfDay(dyad.last))}</td></tr>`,
      )}</tbody></table>`
}
<h2>${words.home.sources}</h2>
<ul class="plain sources">${pages.map(
            (page) =>
              html`<li><a href="${pageAddress(page.id)}">${page.title ?? page.id}</a><span class="small"> ${page.outlet ?? ""} ${page.published === null ? words.unknownDay : known(showDate(page.published), page.published_is, page.why_published)}</span></li>`,
          )}</ul>
<p><a href="/sources">${plural(counts.pages, words.pages)}</a></p>
</section>
<section>
<h2>${words.home.latest}</h2>
<ol class="events narrow">${latest.map((event) => eventRow(event, names))}</ol>
<p><a href="/timeline?order=new">${plural(counts.events, words.events)}</a> · <a href="/search?q=${enc("")}">${words.search}</a></p>
</section>
</div>`,
  }),
);

/** Pages by days, so many days to a bar that there is room for all; null where none has a day. */
async function pageDays(store: Store) {
  const months = await store.pageMonths();
  const dated = months.flatMap(({ month }) => (month === null ? [] : [month]));
  const [from, to] = [dated[0], dated.at(-1)];
  if (from === undefined || to === undefined) return null;
  const [first, last] = [dayOf(from, 0), dayOf(to, 1) - 1];
  const step = Math.ceil((last - first + 1) / BARS);
  const bins = Math.ceil((last - first + 1) / step);
  const { pages, independent } = await store.traces({ first, last: first + bins * step - 1, bins });
  return { first, last, step, pages, independent, months };
}

/** The first day of a month, "2023-05", or of the one so many months later. */
function dayOf(month: string, later: number): number {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + later;
  return dayNumber(Math.floor(count / 12), (count % 12) + 1, 1);
}

/** As many bars as can be told apart. */
const BARS = 370;
