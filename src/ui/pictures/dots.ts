/** Who speaks when: a row for each speaker, a dot for each statement on its day, full where it is word for word. */
import { showDate } from "../../export/dates.ts";
import { dayEdtf } from "../../kit/edtf.ts";
import type { PageMonth, Spoken } from "../../store/store.ts";
import { type Html, html, NOTHING } from "../html.ts";
import { enc, type Names, nameOf } from "../parts.ts";
import { plural, words } from "../strings.ts";
import { cut, picture, round } from "./frame.ts";
import { axis, scaleOf } from "./scale.ts";
import { stripOf } from "./strip.ts";

/** Nothing of fewer than three. */
export function dotsPicture(spoken: readonly Spoken[], pages: readonly PageMonth[], names: Names, data: string): Html {
  if (spoken.length < 3) return NOTHING;
  const bySpeaker = new Map<string, Spoken[]>();
  for (const one of spoken) bySpeaker.set(one.speaker, [...(bySpeaker.get(one.speaker) ?? []), one]);
  const rows = [...bySpeaker].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
  const days = spoken.map(({ first }) => first);
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const pad = Math.max(2, Math.round((last - first) / 40));
  const scale = scaleOf(first - pad, last + pad, LABEL, WIDTH - 10);
  const height = rows.length * ROW + 6;
  const strip = stripOf(scale, pages, height + 16, 2);
  return picture({
    kind: "dots",
    caption: words.dots.caption,
    width: WIDTH,
    height: height + 18 + strip.height,
    data,
    drawing: html`${axis(scale, 0, height)}${rows.map(([speaker, said], index) => {
      const y = index * ROW + ROW / 2 + 2;
      return html`<a class="item" href="/quotes?speaker=${enc(speaker)}"><rect class="hit" x="0" y="${y - ROW / 2}" width="${LABEL - 8}" height="${ROW}"/><text class="label" x="2" y="${y + 4}">${cut(nameOf(names, speaker), LABEL - 56)}</text><text class="tick" x="${LABEL - 12}" y="${y + 4}" text-anchor="end">${said.length}</text></a><path class="grid" d="M${LABEL} ${y + ROW / 2}.5H${WIDTH}"/>${stacked(
        said,
      ).map(
        ({ one, lift }) =>
          html`<a class="item" href="/quotes/${enc(one.id)}"><title>${nameOf(names, speaker)}, ${showDate(dayEdtf(one.first))}, ${howOf(one)}</title><circle class="said ${one.verbatim || one.form === "indirect" ? one.form : "doubtful"}" cx="${round(scale.x(one.first) + 2)}" cy="${round(y + lift)}" r="3.4"/></a>`,
      )}`;
    })}${strip.pieces}`,
    legend: html`<span class="quiet">${words.dots.legend}</span>`,
    table: {
      head: [words.dots.speaker, words.nav.quotes, words.dots.direct, words.dots.indirect, words.dots.doubtful],
      rows: rows.map(([speaker, said]) => [
        html`<a href="/quotes?speaker=${enc(speaker)}">${nameOf(names, speaker)}</a>`,
        plural(said.length, words.quotes),
        ...[words.dots.direct, words.dots.indirect, words.dots.doubtful].map(
          (how) => said.filter((one) => howOf(one) === how).length,
        ),
      ]),
    },
  });
}

const howOf = ({ form, verbatim }: Spoken): string =>
  form === "indirect" ? words.dots.indirect : verbatim ? words.dots.direct : words.dots.doubtful;

/** Statements of one day stand a little above and below each other, always the same way. */
function stacked(said: readonly Spoken[]): readonly { readonly one: Spoken; readonly lift: number }[] {
  const seen = new Map<number, number>();
  return said.map((one) => {
    const nth = seen.get(one.first) ?? 0;
    seen.set(one.first, nth + 1);
    return { one, lift: [0, -6, 6, -3, 3][nth % 5]! };
  });
}

const WIDTH = 900;
const LABEL = 210;
const ROW = 26;
