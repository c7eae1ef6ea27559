/** Under every picture of time: the pages of each month as bars, so that "nothing happened" and "nothing was read" differ. */
import { showMonth } from "../../export/dates.ts";
import { dayNumber } from "../../kit/edtf.ts";
import type { PageMonth } from "../../store/store.ts";
import { type Html, html, NOTHING } from "../html.ts";
import { words } from "../strings.ts";
import { round } from "./frame.ts";
import type { Scale } from "./scale.ts";

export interface Strip {
  readonly pieces: Html;
  readonly height: number;
}

/** Nothing, and no height, where the pages are not told. `top` is where its room begins; `label` where its word stands. */
export function stripOf(
  scale: Scale,
  months: readonly PageMonth[] | undefined,
  top: number,
  label = scale.left,
): Strip {
  if (months === undefined) return { pieces: NOTHING, height: 0 };
  const shown = months.flatMap(({ month, pages }) => {
    if (month === null) return [];
    const [year, number] = month.split("-").map(Number) as [number, number];
    const first = dayNumber(year, number, 1);
    const next = dayNumber(number === 12 ? year + 1 : year, (number % 12) + 1, 1);
    if (next <= scale.first || first > scale.last) return [];
    const x = Math.max(scale.left, scale.x(first));
    return [{ month, pages, x, width: Math.min(scale.right, scale.x(next)) - x }];
  });
  return bars(shown, scale.left, scale.right, top, label);
}

/** The same where a month is a column with this middle. */
export function stripOfColumns(
  columns: readonly { readonly month: string; readonly x: number }[],
  months: readonly PageMonth[] | undefined,
  [left, right]: readonly [number, number],
  top: number,
  label = left,
): Strip {
  if (months === undefined) return { pieces: NOTHING, height: 0 };
  const pages = new Map(months.map((one) => [one.month, one.pages]));
  const shown = columns.map(({ month, x }) => ({ month, pages: pages.get(month) ?? 0, x: x - 5, width: 10 }));
  return bars(shown, left, right, top, label);
}

interface Bar {
  readonly month: string;
  readonly pages: number;
  readonly x: number;
  readonly width: number;
}

function bars(shown: readonly Bar[], left: number, right: number, top: number, label: number): Strip {
  const base = top + 30;
  const most = Math.max(0, ...shown.map(({ pages }) => pages));
  const told = most === 0 ? words.strip.none : words.strip.most(most);
  return {
    height: 34,
    pieces: html`<g class="strip"><text class="tick" x="${label}" y="${top + 11}">${words.strip.label}, ${told}</text><path class="rule" d="M${left} ${base}.5H${right}"/>${shown.map(
      ({ month, pages, x, width }) => {
        if (pages === 0) return NOTHING;
        const tall = round(Math.max(1.5, (pages / most) * 14));
        return html`<rect class="trace" x="${round(x)}" y="${round(base - tall)}" width="${round(Math.max(1, width - 0.6))}" height="${tall}"><title>${words.strip.title(showMonth(month), pages)}</title></rect>`;
      },
    )}</g>`,
  };
}
