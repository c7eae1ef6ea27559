/** `/quotes` and `/quotes/:id`: one card for each thing said, with every wording of it aligned word by word and where each was printed. */

import { showDate } from "../../export/dates.ts";
import type { StatementLine } from "../../model/record.ts";
import type { PageSummary } from "../../store/store.ts";
import { offeredFor } from "../candidates.ts";
import { correctForms, reviewMark } from "../correcting.ts";
import { editable } from "../editing.ts";
import { inSentence } from "../evidence.ts";
import { fieldName } from "../fields.ts";
import { dataAddress, filterBar } from "../filter-bar.ts";
import { type Html, html, type Piece } from "../html.ts";
import { type Notes, notesOf } from "../notes.ts";
import { enc, leaningOf, missing, type Names, pageAddress, party, support, titleOf } from "../parts.ts";
import { aligned } from "../pictures/align.ts";
import { dotsPicture } from "../pictures/dots.ts";
import { lineagePicture } from "../pictures/lineage.ts";
import { plural, words } from "../strings.ts";
import { Moved, nextAddress, view } from "../view.ts";
import { loadLineage } from "./lineage.ts";

const FORMS = ["direct", "indirect", "mixed"] as const;

export const quotes = view(
  "/quotes",
  async ({ store, filters, parameters }) => {
    const { limit, after, words, from, to, actors } = filters.query;
    const speaker = parameters.get("speaker") || undefined;
    const form = FORMS.find((one) => one === parameters.get("form"));
    const states = (actors ?? []).filter((actor) => /^[A-Z]{3}$/.test(actor));
    const found = await store.statements({
      ...(limit === undefined ? {} : { limit }),
      ...(after === undefined ? {} : { after }),
      ...(words === undefined ? {} : { words }),
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      ...(states.length === 0 ? {} : { countries: states }),
      ...(speaker === undefined ? {} : { speaker }),
      ...(form === undefined ? {} : { form }),
      ...(parameters.get("worded") === "1" ? { worded: true } : {}),
    });
    // Whoever asks for one speaker, or for a further helping, has seen who speaks when.
    const drawn = speaker === undefined && after === undefined && words === undefined;
    return {
      ...found,
      sources: await store.pagesNamed(
        found.items.flatMap(({ variants }) => variants.flatMap(({ mentions: [one] }) => one?.page ?? [])),
      ),
      spoken: drawn ? await store.spoken(states, 10, 500) : [],
      months: drawn ? await store.pageMonths() : [],
    };
  },
  ({ items, next, sources, spoken, months }, ask) => {
    const notes = notesOf(sources);
    return {
      title: words.nav.quotes,
      section: "quotes",
      data: dataAddress(ask),
      body: html`<h1>${words.nav.quotes}</h1>
<p class="lead">${words.quote.lead} <a href="/quotes?worded=1">${words.quote.worded}</a></p>
${filterBar(ask, ["actor", "speaker", "form", "from", "to", "q"], dataAddress(ask))}
${dotsPicture(spoken, months, ask.names, dataAddress(ask))}
${items.length === 0 ? html`<p class="missing">${words.searchNothing}</p>` : items.map((line) => quoteCard(line, ask.names, notes))}
${next === null ? "" : html`<p class="further"><a rel="next" href="${nextAddress(ask, next)}">${words.next}</a></p>`}${notes.list()}`,
    };
  },
);

export const quote = view(
  "/quotes/:id",
  async (ask) => {
    const { store, part } = ask;
    const id = part.id ?? "";
    const found = await store.statement(id);
    if (found === null) return null;
    if (found.id !== id) return new Moved(found.id);
    const says = [];
    const near: string[] = [];
    for (const { page: pageId, statement: local } of found.variants.flatMap(({ mentions }) => mentions).slice(0, 60)) {
      const [stored, page] = [await store.page(pageId), await store.pageSummary(pageId)];
      const one = stored?.reading.statements.find((candidate) => candidate.id === local);
      if (stored === null || page === null || one === undefined) continue;
      says.push({ page, one, body: stored.reading.page.body });
      near.push(...one.speakers, ...stored.reading.people.map(({ name }) => name));
    }
    return {
      offered: await offeredFor(ask, near),
      statement: found,
      occasion: found.occasion === null ? null : await store.event(found.occasion),
      says,
      months: await store.pageMonths(),
      spread: await loadLineage(store, [...new Set(says.map(({ page }) => page.id))]),
    };
  },
  ({ statement, offered, occasion, says, spread, months }, ask) => {
    const value = (name: string, shown: Piece) =>
      html`<div><dt>${fieldName(name)}</dt><dd>${editable(ask, statement, name, shown, offered)}</dd></div>`;
    const notes = notesOf(says.map(({ page }) => page));
    const pages = new Map(says.map(({ page }) => [page.id, page]));
    const doubtful = says.some(({ one }) => one.words === "doubtful");
    return {
      title: statement.speaker ?? words.quote.speaker,
      section: "quotes",
      data: `/quotes/${enc(statement.id)}.json`,
      body: html`<h1>${statement.speaker === null ? words.quote.speaker : party(ask.names, statement.speaker)}${support(statement.independent, statement.pages)}</h1>
<p class="over">${statement.act.replace("_", " ")}${statement.date === null ? "" : html`, ${showDate(statement.date)}`}${doubtful ? html` <span class="doubt">${words.quote.doubtful}</span>` : ""}${reviewMark(statement)}</p>
<dl class="facts">${value("speaker", statement.speaker === null ? missing() : party(ask.names, statement.speaker))}${value("speaks_for", statement.speaks_for === null ? missing() : party(ask.names, statement.speaks_for))}${value("date", statement.date === null ? missing() : showDate(statement.date))}${value("act", statement.act.replace("_", " "))}</dl>
${occasion === null ? "" : html`<p>${words.quote.at} <a href="/events/${enc(occasion.id)}">${titleOf(occasion, ask.names)}</a></p>`}
${leaningOf(statement.leaning)}
${wordings(statement, pages)}
${statement.altered.length === 0 ? "" : html`<h2>${words.quote.altered}</h2><ul class="plain">${statement.altered.map((one) => html`<li><q>${one.text}</q> <span class="small"><a href="${pageAddress(one.page)}">${one.page}</a>: ${one.why}</span></li>`)}</ul>`}
${lineagePicture({ caption: words.quote.spread, pages: spread.pages, lines: spread.lines, months, data: `/quotes/${enc(statement.id)}.json` })}
<section><h2>${words.evidence}</h2>${says.map(({ page, one, body }) => html`<figure class="quote"><blockquote dir="auto"${page.language === null ? "" : html` lang="${page.language}"`}${one.words === "doubtful" ? html` class="doubtful"` : ""}>${inSentence(body, one, pageAddress(page.id, one.id))}${notes.mark(page.id)}</blockquote><figcaption class="small"><a href="${pageAddress(page.id)}">${page.title ?? page.id}</a> ${page.outlet ?? ""}${one.words === "doubtful" ? html` <span class="doubt">${words.quote.doubtful}</span>` : ""}</figcaption></figure>`)}</section>
${correctForms(
  statement,
  ask,
  true,
  says.map(({ page }) => page),
)}
${notes.list()}
<p class="small id">${statement.id}</p>`,
    };
  },
);

/** Every wording against the one that most pages print; what is word for word apart from what is told. */
function wordings(statement: StatementLine, pages: ReadonlyMap<string, PageSummary>): Piece {
  const ranked = [...statement.variants].sort(
    (a, b) => Number(b.form === "direct") - Number(a.form === "direct") || b.mentions.length - a.mentions.length,
  );
  const [base, ...others] = ranked;
  if (base === undefined) return "";
  const row = (variant: StatementLine["variants"][number], text: Piece) => {
    const outlets = [...new Set(variant.mentions.map(({ page }) => page))].map(
      (id, index) =>
        html`${index > 0 ? ", " : ""}<a href="${pageAddress(id, variant.mentions.find(({ page }) => page === id)?.statement)}">${pages.get(id)?.outlet ?? pages.get(id)?.title ?? id}</a>`,
    );
    return html`<tr><td dir="auto" class="${variant.form}${variant.verbatim ? "" : " doubtful"}">${variant.form === "indirect" ? text : html`“${text}”`}</td><td class="small">${outlets}</td><td class="small">${words.forms[variant.form]}</td></tr>`;
  };
  return html`<div class="scroll" tabindex="0" role="group" aria-label="${words.quote.wordings}"><table class="wordings"><thead><tr><th scope="col">${plural(ranked.length, words.quote.wording)}</th><th scope="col">${words.quote.printed}</th><th scope="col">${words.filters.form}</th></tr></thead><tbody>${row(base, base.text)}${others.map((variant) => row(variant, variant.form === base.form ? aligned(base.text, variant.text) : variant.text))}</tbody></table></div>
${others.some(({ form }) => form === base.form) ? html`<p class="small">${words.quote.aligned}</p>` : ""}`;
}

export function quoteCard(statement: StatementLine, names: Names, notes?: Notes): Html {
  const [base] = statement.variants;
  return html`<figure class="quote card" data-id="${statement.id}">${statement.variants.map((variant, index) => {
    const [first] = variant.mentions;
    const said: Piece = index > 0 && base?.form === variant.form ? aligned(base.text, variant.text) : variant.text;
    const text = variant.form === "indirect" ? html`${said}` : html`“${said}”`;
    return html`<blockquote dir="auto" class="${variant.form}${variant.verbatim || variant.form === "indirect" ? "" : " doubtful"}">${first === undefined ? text : html`<a href="${pageAddress(first.page, first.statement)}">${text}</a>`}${variant.mentions.length > 1 ? html`<sup class="support">${variant.mentions.length}<span class="unseen"> ${words.pages[1]}</span></sup>` : ""}${notes?.mark(first?.page)}</blockquote>`;
  })}<figcaption>${statement.speaker === null ? words.quote.speaker : party(names, statement.speaker)}${support(statement.independent, statement.pages)}<span class="small"> <a href="/quotes/${enc(statement.id)}">${statement.act.replace("_", " ")}</a>, ${statement.variants[0] === undefined ? "" : words.forms[statement.variants[0].form]}${statement.date === null ? "" : html`, ${showDate(statement.date)}`}</span></figcaption></figure>`;
}
