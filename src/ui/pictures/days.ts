/** What is in the pile: pages per day, or per so many days where there are many, the share of independent texts filled. */
import { showDate, showMonth } from "../../export/dates.ts";
import { dayEdtf } from "../../kit/edtf.ts";
import type { PageMonth } from "../../store/store.ts";
import { type Html, html, NOTHING } from "../html.ts";
import { plural, words } from "../strings.ts";
import { picture, round } from "./frame.ts";
import { axis, scaleOf } from "./scale.ts";

export interface PageDays {
  /** Days since 1970-01-01, both included. */
  readonly first: number;
  readonly last: number;
  /** How many days go into a bar. */
  readonly step: number;
  /** One number for each bar. */
  readonly pages: readonly number[];
  readonly independent: readonly number[];
  readonly months: readonly PageMonth[];
}

export function daysPicture({ first, last, step, pages, independent, months }: PageDays): Html {
  const most = Math.max(0, ...pages);
  if (most === 0) return NOTHING;
  const scale = scaleOf(first, first + step * pages.length - 1, 40, WIDTH - 8);
  const tall = 74;
  const base = 8 + tall;
  const wide = (scale.right - scale.left) / pages.length;
  const undated = months.find(({ month }) => month === null)?.pages ?? 0;
  return picture({
    kind: "days",
    caption: words.days.caption(step),
    width: WIDTH,
    height: base + 20,
    data: "/sources.json",
    drawing: html`<path class="grid" d="M${scale.left} 8.5H${scale.right}"/><text class="tick" x="34" y="12" text-anchor="end">${most.toLocaleString("en")}</text>${axis(scale, 8, base)}${pages.map(
      (count, index) => {
        if (count === 0) return NOTHING;
        const [x, width] = [round(scale.left + index * wide), round(Math.max(1, wide - (wide > 4 ? 1 : 0.3)))];
        const height = round(Math.max(1.5, (count / most) * tall));
        const own = round(((independent[index] ?? 0) / count) * height);
        const from = first + index * step;
        const days =
          step === 1
            ? showDate(dayEdtf(from))
            : `${showDate(dayEdtf(from))} – ${showDate(dayEdtf(Math.min(last, from + step - 1)))}`;
        return html`<g><title>${days}: ${plural(count, words.pages)}, ${plural(independent[index] ?? 0, words.independent)}</title><rect class="trace" x="${x}" y="${round(base - height)}" width="${width}" height="${height}"/><rect class="trace own" x="${x}" y="${round(base - own)}" width="${width}" height="${own}"/></g>`;
      },
    )}`,
    legend: html`<span class="quiet">${words.days.legend}${undated === 0 ? "" : ` ${words.days.undated(undated)}`}</span>`,
    table: {
      head: [words.days.month, words.nav.sources, words.independent[1]],
      rows: months.map(({ month, pages, independent }) => [
        month === null ? words.unknownDay : showMonth(month),
        pages,
        independent,
      ]),
    },
  });
}

const WIDTH = 1072;
