/** `/pages/:id`: the article with its records marked in it, and the record beside it; `?raw=1` the page as it arrived. */

import { showDate } from "../../export/dates.ts";
import { asLinked } from "../../link/index.ts";
import type { PersonReading, Reading } from "../../model/reading.ts";
import type { LineageLine } from "../../model/record.ts";
import type { PageSummary, Store } from "../../store/store.ts";
import { addForm } from "../adding.ts";
import { borderDoor, borderForm } from "../borders.ts";
import { who as whoWords } from "../correct-words.ts";
import { editable } from "../editing.ts";
import { fieldWord } from "../evidence.ts";
import { highlighted, type LeftOut, rawText, runsOf, type Stretch } from "../highlight.ts";
import { type Html, html, type Piece } from "../html.ts";
import {
  dateOf,
  enc,
  kindOf,
  known,
  leaningOf,
  missing,
  outside,
  pageAddress,
  parties,
  reportedOf,
  showNumber,
  statusMark,
  support,
  titleOf,
} from "../parts.ts";
import { aligned } from "../pictures/align.ts";
import { familyOf, words } from "../strings.ts";
import { type Ask, view } from "../view.ts";

export const reader = view(
  "/pages/:id",
  async ({ store, part, parameters }) => {
    const id = part.id ?? "";
    const stored = await store.page(id);
    const summary = await store.pageSummary(id);
    if (stored === null || summary === null) return null;
    const lineage = await Promise.all(
      [...(await store.lineage(id))]
        .sort(byCloseness)
        .slice(0, 20)
        .map(async (line) => ({
          ...line,
          other: await store.pageSummary(line.a === id ? line.b : line.a),
        })),
    );
    const beside =
      parameters.get("mode") === "beside" ? await otherOf(store, id, lineage, parameters.get("with")) : null;
    const reading = asLinked(stored.reading, summary);
    return { ...stored, reading, summary, lineage, beside, linked: Object.fromEntries(await store.linkedOf(id)) };
  },
  ({ reading, text, removed, summary, lineage, beside, linked }, ask) => {
    const { names, parameters, path } = ask;
    const { page } = reading;
    const asked = parameters.get("mode");
    const mode = asked === "beside" ? "beside" : asked === "raw" || parameters.get("raw") === "1" ? "raw" : "clean";
    const raw = mode === "raw";
    const shown = parameters.get("show");
    const stretches: Stretch[] = [
      ...reading.events.map((one, index) => ({
        id: one.id,
        start: one.start,
        end: one.end,
        kind: "event",
        sign: `e${index + 1}`,
        address: `#r-${one.id}`,
      })),
      ...reading.statements.map((one, index) => ({
        id: one.id,
        start: one.start,
        end: one.end,
        kind: "quote",
        sign: `q${index + 1}`,
        address: `#r-${one.id}`,
      })),
      ...reading.figures.map((one, index) => ({
        id: one.id,
        start: one.start,
        end: one.end,
        kind: "figure",
        sign: `f${index + 1}`,
        address: `#r-${one.id}`,
      })),
      ...reading.documents.map((one, index) => ({
        id: one.id,
        start: one.start,
        end: one.end,
        kind: "document",
        sign: `d${index + 1}`,
        address: `#r-${one.id}`,
      })),
      ...reading.claims.map((one, index) => ({
        id: one.id,
        start: one.start,
        end: one.end,
        kind: "claim",
        sign: `p${index + 1}`,
        address: `#r-${one.id}`,
      })),
      // Of the record that is pointed at, the words that settled its fields.
      ...Object.entries(
        [...reading.events, ...reading.statements, ...reading.figures].find((one) => one.id === shown)?.because ?? {},
      ).map(([field, [start, end]]) => ({
        id: `because-${field}`,
        start,
        end,
        kind: "because",
        sign: fieldWord(field),
        address: `#r-${shown}`,
      })),
    ];
    const left = raw ? runsOf(text, removed) : [];
    const record = (kind: string, local: string) => {
      const line = linked[local];
      return line === undefined ? null : `/${kind}/${enc(line.id)}`;
    };
    const entry = (sign: string, kind: string, id: string, head: Piece, more: Piece, address: string | null) =>
      html`<li id="r-${id}" class="${kind}${id === shown ? " shown" : ""}"><a class="sign ${kind}" href="${pageAddress(reading.id, id)}">${sign}</a> ${address === null ? head : html`<a href="${address}">${head}</a>`}<span class="small"> ${more}</span></li>`;
    const entries: Html[] = [
      ...reading.events.map((one, index) =>
        entry(
          `e${index + 1}`,
          "event",
          one.id,
          titleOf(one, names),
          html`${statusMark(one.status, familyOf[one.type], one.reported)} ${kindOf(one)}, ${dateOf(one)} ${reportedOf(one, names)}`,
          record("events", one.id),
        ),
      ),
      ...reading.statements.map((one, index) =>
        entry(
          `q${index + 1}`,
          "quote",
          one.id,
          one.speaker ?? words.quote.speaker,
          html`${words.forms[one.form]}${one.via === null ? "" : `, ${one.via}`}`,
          record("quotes", one.id),
        ),
      ),
      ...reading.figures.map((one, index) =>
        entry(
          `f${index + 1}`,
          "figure",
          one.id,
          html`${one.what}: ${showNumber(one.value)} ${one.unit}`,
          html`${words.figureOne[one.is]}${one.period === null ? "" : `, ${showDate(one.period)}`}`,
          record("figures", one.id),
        ),
      ),
      ...reading.documents.map((one, index) =>
        entry(
          `d${index + 1}`,
          "document",
          one.id,
          one.name ?? words.documentKinds[one.kind],
          html`${words.documentKinds[one.kind]}${one.date === null ? "" : `, ${showDate(one.date)}`}`,
          record("documents", one.id),
        ),
      ),
      ...reading.claims.map((one, index) =>
        entry(
          `p${index + 1}`,
          "claim",
          one.id,
          one.evidence.length > 120 ? `${one.evidence.slice(0, 119)}…` : one.evidence,
          html`${words.claimKinds[one.kind]}${one.holder === null ? "" : `, ${names.stateName(one.holder) ?? one.holder}`}`,
          record("claims", one.id),
        ),
      ),
    ];
    const value = (name: string, shown: Piece) => editable(ask, { ...page, id: reading.id, kind: "page" }, name, shown);
    const field = (name: string, value: Piece, key?: string) =>
      html`<div><dt>${name}</dt><dd>${value}${key !== undefined && Object.hasOwn(page.because, key) ? html` <a href="${path}?mode=raw#f-${key}">${words.reader.because}</a>` : ""}</dd></div>`;
    // What is not said is shown where it can be said.
    const settled = (key: string, name: string, text: string | null) =>
      (text ?? "") === "" && ask.desk === null ? "" : field(name, value(key, text || missing()), key);
    const bordering = raw && ask.desk !== null && parameters.get("border") === "1";
    const title = page.title ?? reading.id;
    const language = /^[a-z]{2,3}$/.test(page.language ?? "") ? page.language : "und";
    return {
      title,
      section: "sources",
      wide: true,
      data: `/pages/${enc(reading.id)}.json`,
      body: html`<div class="reader">
<article>
<p class="over">${[page.outlet, page.published === null ? null : known(showDate(summary.published ?? page.published), summary.published_is, summary.why_published)].filter((piece) => piece !== null).map((piece, index) => [index > 0 ? " · " : "", piece])}</p>
<h1 lang="${language}">${value("title", title)}</h1>
${page.byline.length === 0 ? "" : html`<p class="byline">${words.reader.byline} ${page.byline.join(", ")}</p>`}
<nav class="modes" aria-label="${words.reader.clean}">${(
        [
          ["clean", words.reader.clean, path, "1"],
          ["raw", words.reader.raw, `${path}?mode=raw`, "2"],
          ["beside", words.beside.title, `${path}?mode=beside`, "3"],
        ] as const
      ).map(
        ([name, word, address, key]) =>
          html`<a href="${address}" data-key="${key}"${name === mode ? html` aria-current="true"` : ""}>${word}</a> `,
      )}</nav>
${reading.skipped === null ? "" : html`<p class="amiss">${words.reader.skipped}: ${reading.skipped}</p>`}
${
  bordering
    ? borderForm(ask, reading.id, text, page.body)
    : raw
      ? html`${borderDoor(ask)}<p class="small">${words.reader.rawNote}</p><div class="raw" lang="${language}" dir="auto" data-raw${ask.desk === null ? "" : html` data-border`}>${rawText(text, page.body.split("\n\n"), page.because, left)}</div>`
      : mode === "beside"
        ? besideOf(page.body, beside, reading.id)
        : html`<div class="text">${marginMap(page.body, stretches, reading.id)}<div class="body" lang="${language}" dir="auto" data-body>${page.body === "" ? html`<p class="missing">${words.reader.noBody}</p>` : highlighted(page.body, stretches, shown)}</div></div>`
}
${mode === "clean" && page.body !== "" ? addForm(ask, reading.id) : ""}
</article>
<aside>
${left.length === 0 ? "" : leftOut(left)}
<h2>${words.reader.record}</h2>
${entries.length === 0 ? html`<p class="missing">${words.reader.nothing}</p>` : html`${shown === null ? "" : html`<p class="small">${words.reader.settled}</p>`}<ol class="plain entries">${entries}</ol>`}
${
  reading.people.length === 0
    ? ""
    : html`<h2>${words.reader.people}</h2><ul class="plain people">${reading.people.map((person) => html`<li>${parties(names, [person.name])}<span class="small"> ${[person.role, person.country === null ? null : (names.stateName(person.country) ?? person.country)].filter((text) => text !== null).join(", ")}</span>${mentionsOf(person, reading, ask)}</li>`)}</ul>`
}
<h2>${words.reader.lineage}</h2>
${summary.independent === false ? "" : html`<p class="small">${words.reader.independent}</p>`}
${leaningOf(summary.leaning, words.reader.leaning)}
${summary.story === null || summary.story.pages < 2 ? "" : html`<p class="small">${words.reader.story}${support(summary.story.independent, summary.story.pages)}</p>`}
<ul class="plain">${lineage.map((line) => html`<li><em>${words.lineage[line.relation]}</em> <a href="${pageAddress(line.a === reading.id ? line.b : line.a)}">${line.other?.title ?? (line.a === reading.id ? line.b : line.a)}</a><span class="small"> ${line.other?.outlet ?? ""} ${line.why}</span></li>`)}</ul>
<dl class="facts small">
${field(words.reader.published, value("published", page.published === null ? words.unknownDay : known(showDate(summary.published ?? page.published), summary.published_is, summary.why_published)), "published")}
${settled("outlet", words.reader.outlet, page.outlet)}
${settled("byline", words.reader.byline, page.byline.join(", "))}
${summary.why_published === null ? "" : field("", summary.why_published)}
${settled("origin", words.reader.origin, page.origin)}
${settled("wire", words.reader.wire, page.wire.join(", "))}
${settled("language", words.reader.language, page.language)}
${page.url === null ? "" : field(words.reader.address, outside(page.url))}
${field(words.reader.hash, html`<code>${page.sha256.slice(0, 16)}…</code>`)}
</dl>
</aside>
</div>`,
    };
  },
);

/** The page to lay beside this one: the one named, else what it leans on or what leans on it most. */
async function otherOf(
  store: Store,
  id: string,
  lineage: readonly LineageLine[],
  named: string | null,
): Promise<{ readonly page: PageSummary; readonly body: string } | null> {
  const [first] = lineage.filter(({ relation }) => relation !== "same_event");
  const other = named ?? (first === undefined ? null : first.a === id ? first.b : first.a);
  if (other === null) return null;
  const [stored, page] = [await store.page(other), await store.pageSummary(other)];
  return stored === null || page === null ? null : { page, body: stored.reading.page.body };
}

/** Two articles paragraph by paragraph: each of this one with the likest of the other, and what differs in it. */
function besideOf(
  body: string,
  beside: { readonly page: PageSummary; readonly body: string } | null,
  id: string,
): Html {
  if (beside === null) return html`<p class="missing">${words.beside.none}</p>`;
  const others = beside.body.split("\n\n").filter((text) => text !== "");
  const sets = others.map(wordSet);
  const used = new Set<number>();
  const rows = body
    .split("\n\n")
    .filter((text) => text !== "")
    .map((text) => {
      const mine = wordSet(text);
      const scores = sets.map((set, index) => (used.has(index) ? 0 : overlap(mine, set)));
      const best = scores.indexOf(Math.max(...scores));
      if (best < 0 || (scores[best] ?? 0) < 0.25) return { text, other: null };
      used.add(best);
      return { text, other: others[best]! };
    });
  return html`<p class="small">${words.beside.legend} <a href="/lineage/${enc(id)}">${words.reader.lineage}</a></p>
<div class="scroll" tabindex="0" role="group" aria-label="${words.beside.title}"><table class="beside"><thead><tr><th scope="col">${words.reader.clean}</th><th scope="col"><a href="${pageAddress(beside.page.id)}">${beside.page.outlet ?? ""} ${beside.page.title ?? beside.page.id}</a></th></tr></thead><tbody>${rows.map(({ text, other }) => html`<tr><td>${text}</td><td>${other === null ? html`<span class="missing">–</span>` : aligned(text, other)}</td></tr>`)}${others.flatMap((text, index) => (used.has(index) ? [] : [html`<tr><td><span class="missing">–</span></td><td>${text}</td></tr>`]))}</tbody></table></div>`;
}

const wordSet = (text: string): ReadonlySet<string> => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);

/** Shared words over those of the shorter: 1 for a paragraph that holds all of the other. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of a) if (b.has(word)) shared += 1;
  return shared / Math.max(1, Math.min(a.size, b.size));
}

/** The article as a line, top to bottom, with a tick for each record: where the matter lies, and the way there. */
function marginMap(body: string, stretches: readonly Stretch[], page: string): Piece {
  const records = stretches.filter(({ kind }) => kind !== "because");
  if (body.length < 600 || records.length < 3) return "";
  const columns = ["event", "quote", "figure", "document", "claim"];
  return html`<svg class="margin" viewBox="0 0 30 400" width="30" height="400" preserveAspectRatio="none" role="group" aria-label="${words.margin.caption}"><path class="axis" d="M2 0V400"/>${records.map(
    ({ id, start, end, kind }) =>
      html`<a href="${pageAddress(page, id)}" tabindex="-1"><title>${kind}, ${words.margin.of(Math.round((start / body.length) * 100))}</title><rect class="${kind}" x="${4 + columns.indexOf(kind) * 5}" y="${Math.round((start / body.length) * 400)}" width="4" height="${Math.max(3, Math.round(((end - start) / body.length) * 400))}"/></a>`,
  )}</svg>`;
}

/** Where the page names somebody, each place with the way to say who is meant. */
function mentionsOf(person: PersonReading, { id, page }: Reading, ask: Ask): Piece {
  if (ask.desk === null || person.mentions.length === 0) return "";
  const place = ([start, end]: readonly [number, number]) =>
    html`<li>…${page.body.slice(Math.max(0, start - 24), start)}<a href="/who/${enc(id)}?from=${start}&to_end=${end}&back=${enc(pageAddress(id))}">${page.body.slice(start, end)}</a>${page.body.slice(end, end + 24)}…</li>`;
  return html`<details class="places small"><summary>${whoWords.times(person.mentions.length)}<span class="unseen"> ${person.name}</span>: ${whoWords.door}</summary><ul class="plain">${person.mentions.slice(0, 40).map(place)}</ul></details>`;
}

/** The rules that left something out, with their reasons and how often. */
function leftOut(left: readonly LeftOut[]): Html {
  const rules = new Map<string, { readonly by: string; readonly why: string; times: number }>();
  for (const { by, why } of left) {
    const key = `${by}\n${why}`;
    const rule = rules.get(key);
    if (rule === undefined) rules.set(key, { by, why, times: 1 });
    else rule.times += 1;
  }
  return html`<h2>${words.reader.removed}</h2>
<ul class="plain rules small">${[...rules.values()].map(({ by, why, times }) => html`<li><strong>${by}</strong> ${times > 1 ? `${times} × ` : ""}${why}</li>`)}</ul>`;
}

/** Copies before rewrites, these before other tellings of the story; the likest first. */
function byCloseness(a: LineageLine, b: LineageLine): number {
  return RELATIONS.indexOf(a.relation) - RELATIONS.indexOf(b.relation) || b.score - a.score;
}

const RELATIONS: readonly LineageLine["relation"][] = ["same_text", "rewrite", "same_story", "same_event"];
