/** Outlets with their pages: how many are independent texts, how many lean on others. */
import { type Html, html, NOTHING } from "../html.ts";
import { enc } from "../parts.ts";
import { words } from "../strings.ts";
import { cut, picture, round } from "./frame.ts";

export interface OutletShare {
  readonly outlet: string;
  readonly pages: number;
  readonly independent: number;
}

export function outletsPicture(outlets: readonly OutletShare[]): Html {
  if (outlets.length < 2) return NOTHING;
  const most = Math.max(...outlets.map(({ pages }) => pages));
  const x = (pages: number) => round((pages / most) * 480);
  return picture({
    kind: "outlets",
    caption: words.outlets.caption,
    width: 760,
    height: outlets.length * 20 + 6,
    drawing: outlets.map(
      ({ outlet, pages, independent }, index) =>
        html`<a class="item" href="/sources?outlet=${enc(outlet)}"><title>${outlet}: ${words.outlets.told(pages, independent)}</title><rect class="hit" x="0" y="${index * 20}" width="760" height="20"/><text class="label" x="2" y="${index * 20 + 14}">${cut(outlet, 190)}</text><rect class="trace" x="210" y="${index * 20 + 5}" width="${x(pages)}" height="10"/><rect class="trace own" x="210" y="${index * 20 + 5}" width="${x(independent)}" height="10"/><text class="tick" x="${216 + x(pages)}" y="${index * 20 + 14}">${pages === independent ? pages : `${independent} / ${pages}`}</text></a>`,
    ),
    legend: html`<span class="quiet">${words.outlets.legend}</span>`,
    table: {
      head: [words.reader.outlet, words.nav.sources, words.independent[1]],
      rows: outlets.map(({ outlet, pages, independent }) => [outlet, pages, independent]),
    },
    data: "/sources.json",
  });
}
