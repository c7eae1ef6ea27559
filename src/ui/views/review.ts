/**
 * `/review` and `/review/:queue`: what a person had better look at, one decision at a time, with the reason, what each text says, and the
 * answers beside it. `?skip=3` passes over the first three.
 */

import { showDate } from "../../export/dates.ts";
import type { Correction } from "../../model/correction.ts";
import type { EventReading } from "../../model/reading.ts";
import type { EventLine, FigureLine } from "../../model/record.ts";
import { saysOf } from "../../store/clashes.ts";
import { QUEUES, type ReviewItem, reviewQueue } from "../../store/review.ts";
import { postForm, wayBackOf } from "../correcting.ts";
import { inSentence } from "../evidence.ts";
import { fieldName, shapeOf, textOf } from "../fields.ts";
import { type Html, html, NOTHING, type Piece } from "../html.ts";
import { sayingText, valueText } from "../kept.ts";
import { dateOf, enc, kindOf, pageAddress, reportedOf, sentenceOf, showNumber, statusMark } from "../parts.ts";
import { familyOf, plural, statusWords, words } from "../strings.ts";
import { type Ask, view } from "../view.ts";

async function load({ store, desk, part, parameters }: Ask) {
  const queue = QUEUES.find((one) => one === part.queue) ?? null;
  if (part.queue !== undefined && queue === null) return null;
  const items = await reviewQueue(store, QUEUES, 200, desk?.log() ?? []);
  const counts = Object.fromEntries(QUEUES.map((one) => [one, items.filter((item) => item.queue === one).length]));
  const wanted = queue === null ? items : items.filter((item) => item.queue === queue);
  const skip = Math.min(
    Math.max(0, Math.trunc(Number(parameters.get("skip") ?? 0)) || 0),
    Math.max(0, wanted.length - 1),
  );
  const item = wanted[skip] ?? null;
  return {
    queue,
    counts,
    left: wanted.length,
    skip,
    item,
    items: wanted,
    says: item === null ? [] : await saidBy(item, store),
  };
}

/** Each page's own words on the record at hand. */
async function saidBy(item: ReviewItem, store: Ask["store"]) {
  if (!("record" in item)) return [];
  const says = [];
  for (const mention of item.record.mentions.slice(0, 12)) {
    const [stored, page] = [await store.page(mention.page), await store.pageSummary(mention.page)];
    const one =
      "event" in mention
        ? stored?.reading.events.find(({ id }) => id === mention.event)
        : stored?.reading.figures.find(({ id }) => id === mention.figure);
    if (stored !== null && page !== null && one !== undefined) says.push({ page, one, body: stored.reading.page.body });
  }
  return says;
}

type Loaded = NonNullable<Awaited<ReturnType<typeof load>>>;

export const review = view("/review", load, show);
export const reviewOf = view("/review/:queue", load, show);

function show({ queue, counts, left, skip, item, says }: Loaded, ask: Ask) {
  const at = queue === null ? "/review" : `/review/${queue}`;
  const all = QUEUES.reduce((sum, one) => sum + (counts[one] ?? 0), 0);
  return {
    title: words.review.title,
    section: "review" as const,
    data: `${at}.json`,
    body: html`<h1>${words.review.title}</h1>
${queueTabs(queue ?? "all", counts, all, ask)}
${
  item === null
    ? html`<p class="missing">${words.review.none}</p>${ask.desk === null ? "" : html`<p><a class="button" href="/review/sample">${words.review.drawSample}</a></p>`}`
    : html`<p class="small progress"><span>${left - skip} ${words.review.left}</span> <span class="steps">${skip > 0 ? html`<a class="button" href="${at}?skip=${skip - 1}" data-key="[" rel="prev">${words.acts.before}</a> ` : ""}${skip + 1 < left ? html`<a class="button" href="${at}?skip=${skip + 1}" data-key="s" rel="next">${words.review.skip}</a>` : ""}</span></p>
${decision(item, says, ask)}
${keysLine()}`
}`,
  };
}

/** The queues with what waits in each, and the sample beside them. */
export function queueTabs(at: string, counts: Readonly<Record<string, number>>, all: number | null, ask: Ask): Html {
  const tab = (name: string, address: string, word: string, count: number | null) =>
    html`<a href="${address}"${name === at ? html` aria-current="true"` : ""}>${word}${count === null ? "" : html` <span class="count">${count}</span>`}</a> `;
  return html`<nav class="modes queues" aria-label="${words.review.title}">${tab("all", "/review", words.review.all, all)}${QUEUES.filter((one) => one === at || (counts[one] ?? 0) > 0).map((one) => tab(one, `/review/${one}`, words.review.queues[one], counts[one] ?? 0))}${ask.desk === null ? "" : html`${tab("sample", "/review/sample", words.review.sample, null)}${tab("changes", "/changes", words.changes.title, null)}`}</nav>`;
}

/** What each key does, under the decision: the buttons are the same for the mouse. */
const keysLine = (): Html =>
  html`<p class="small keysline"><span class="unseen">${words.review.keys}: </span>${(
    [
      ["a", words.correct.accept],
      ["x", words.correct.reject],
      ["e", words.acts.correct],
      ["s", words.review.skip],
      ["o", words.acts.sentence],
      ["u", words.changes.undo],
    ] as const
  ).map(([key, word]) => html`<span><kbd>${key}</kbd> ${word}</span> `)}</p>`;

function decision(item: ReviewItem, says: Loaded["says"], ask: Ask): Html {
  if (item.queue === "corrections") {
    const { correction, state, why } = item.unfit;
    const line = ask.desk?.log().findLast(({ line }) => line.id === correction)?.line;
    const said = line === undefined || line.op === "undo" ? null : line;
    return html`<article class="decision"><h2>${said === null ? html`<code>${correction}</code>` : sayingText(said, ask)} <span class="small">${words.review.states[state]}</span></h2>${said === null || said.target.exact === "" ? "" : html`<blockquote dir="auto">${said.target.exact}</blockquote>`}<p class="why">${why}</p>${answers(ask, [["undo", correction, words.changes.undo, "x"]])}</article>`;
  }
  if (item.queue === "proposals") {
    const { id, record, lines, note } = item.proposal;
    const settings = [...new Map(lines.map((line) => [line.target.field ?? "", line])).values()];
    return html`<article class="decision"><h2>${settings.map((line) => sayingText(line, ask)).join(", ")}</h2><p class="why">${words.review.agent}</p><blockquote dir="auto">${lines[0]?.target.exact ?? ""}</blockquote><p>${note} <a href="/events/${enc(record)}">${words.review.open}</a></p>${answers(
      ask,
      [
        ["accept", id, words.review.doTake, "a"],
        ["undo", id, words.correct.reject, "x"],
      ],
    )}</article>`;
  }
  if (item.queue === "clashes") {
    const [before, after] = item.clash;
    return html`<article class="decision"><h2>${after.target.field === undefined ? after.target.kind : fieldName(after.target.field)}</h2><p class="why">${words.review.clash}</p><blockquote dir="auto">${after.target.exact}</blockquote><ul class="plain choose">${[before, after].map((one, index) => html`<li><strong>${sideOf(one, ask)}</strong> <span class="small">${one.by ?? "–"}${one.at === undefined ? "" : `, ${one.at.slice(0, 10)}`}${one.note === undefined ? "" : html` “${one.note}”`}</span> ${index === 1 ? html`<em class="small">${words.event.used}</em>` : ask.desk === null ? "" : postForm(ask, { op: "undo", id: after.id }, html`<button class="tiny" data-key="a">${words.review.either}</button>`)}${index === 1 && ask.desk !== null ? postForm(ask, { op: "undo", id: before.id }, html`<button class="tiny" data-key="x">${words.review.either}</button>`) : ""}</li>`)}</ul></article>`;
  }
  const { record } = item;
  const address = record.kind === "event" ? `/events/${enc(record.id)}` : `/figures/${enc(record.id)}`;
  return html`<article class="decision">
<h2>${headOf(record, ask)}</h2>
${record.kind === "event" ? html`<p class="small ${familyOf[record.type]}">${statusMark(record.status, familyOf[record.type], record.reported)} ${statusWords[record.status]} · <span class="kind">${kindOf(record)}</span> · ${dateOf(record)}${record.place === null ? "" : ` · ${record.place}`} ${reportedOf(record, ask.names)}</p>` : ""}
<p class="why">${item.queue === "unsure" ? html`${words.review.unsure} ${words.event.by} <code>${record.by}</code>: ${words.review.rate(Math.round(record.sure * 100))}` : item.queue === "same" ? words.review.same : words.review.disputed}</p>
${item.queue === "disputed" ? choices(record, ask) : ""}
${item.queue === "same" ? joins(record, says, ask) : says.map(({ page, one, body }) => html`<figure class="quote"><blockquote dir="auto">${inSentence(body, one, pageAddress(page.id, one.id))}</blockquote><figcaption class="small"><a href="${pageAddress(page.id, one.id)}">${page.outlet ?? page.title ?? page.id}</a>${page.published === null ? "" : `, ${showDate(page.published)}`}${"date_reason" in one ? reasonOf(one) : ""}</figcaption></figure>`)}
${answers(ask, [
  ["accept", record.id, words.correct.accept, "a"],
  ["reject", record.id, words.correct.reject, "x"],
])}
<p class="choices"><a class="button" href="${address}" data-key="e">${words.review.open}</a></p>
</article>`;
}

/** What one side of a clash says. */
function sideOf(correction: Correction, ask: Ask): Piece {
  const said = saysOf(correction);
  if (said === null) return words.changes.ops.undo;
  return said.op === "set" || said.op === "page_meta"
    ? valueText(said.value, correction.target.field ?? "", ask)
    : words.changes.ops[said.op];
}

/** Each text beside the one that it was taken for the same as, with what spoke for it, and the way to set it apart. */
function joins(record: EventLine | FigureLine, says: Loaded["says"], ask: Ask): Piece {
  const joined = new Map(record.joined.map((one) => [`${one.page}\n${one.record}`, one]));
  return html`<ul class="plain choose">${says.map(({ page, one, body }) => {
    const why = joined.get(`${page.id}\n${one.id}`);
    return html`<li><figure class="quote"><blockquote dir="auto">${inSentence(body, one, pageAddress(page.id, one.id))}</blockquote><figcaption class="small"><a href="${pageAddress(page.id, one.id)}">${page.outlet ?? page.title ?? page.id}</a>${page.published === null ? "" : `, ${showDate(page.published)}`}${why === undefined ? "" : html` · ${words.event.rule} ${why.why} <span class="points">${why.score.toFixed(2)}</span>`}</figcaption></figure>${why === undefined || ask.desk === null ? "" : postForm(ask, { op: "split", id: record.id, page: page.id }, html`<button class="tiny">${words.review.apart}</button> <a class="small" href="/split/${enc(record.id)}?page=${enc(page.id)}&show=1&back=${enc(wayBackOf(ask))}">${words.review.preview}</a>`)}</li>`;
  })}</ul>`;
}

const headOf = (record: EventLine | FigureLine, ask: Ask): Piece =>
  record.kind === "event"
    ? sentenceOf(record, ask.names)
    : html`${record.what}: ${showNumber(record.value)} ${record.unit}`;

/** The machine's reason for the day. */
const reasonOf = ({ date_reason, date_is }: EventReading): Piece =>
  date_is === "inferred" && date_reason !== null ? html` · ${words.workedOut}: ${date_reason}` : "";

/** The values that the texts give, each with a button that takes it; the one in use says so. Further than the record goes the other way. */
function choices(record: EventLine | FigureLine, ask: Ask): Html {
  const further = (field: string, text: string) =>
    shapeOf(record.kind, field) === null
      ? ""
      : html` <a class="small" href="/change/${enc(record.id)}?${new URLSearchParams({ field, [field]: text, back: wayBackOf(ask) }).toString()}">${words.review.further}</a>`;
  return html`<ul class="plain choose">${record.disagree.map(({ field, values, used, rule }) => {
    const text = (value: unknown) => textOf(value, shapeOf(record.kind, field) ?? "text", ask.names);
    return html`<li><strong>${fieldName(field)}</strong> <span class="small">${words.event.rule} ${rule}</span><ul>${values.map(
      ({ value, pages }) =>
        html`<li>${valueText(value, field, ask)} <span class="small">(${plural(pages.length, words.pages)}: ${pages.join(", ")})</span> ${
          JSON.stringify(value) === JSON.stringify(used)
            ? html`<em class="small">${words.event.used}</em>`
            : ask.desk === null
              ? ""
              : html`${postForm(ask, { op: "set", id: record.id, kind: record.kind, [field]: text(value), [`was-${field}`]: text(used) }, html`<button class="tiny">${words.acts.use}</button>`)}${further(field, text(value))}`
        }</li>`,
    )}</ul></li>`;
  })}</ul>`;
}

const answers = (ask: Ask, list: readonly (readonly [string, string, string, string])[]): Piece =>
  ask.desk === null
    ? NOTHING
    : html`<div class="choices">${list.map(([op, id, word, key], index) => postForm(ask, { op, id }, html`${index === 0 ? html`<label class="note small"><span>${words.correct.note}</span> <input name="note"></label>` : ""}<button data-key="${key}"${index > 0 ? html` class="light"` : ""}>${word}</button>`))}</div>`;
