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
import { postForm } from "../correcting.ts";
import { inSentence } from "../evidence.ts";
import { type Html, html, NOTHING, type Piece } from "../html.ts";
import { dateOf, enc, kindOf, nameOf, pageAddress, reportedOf, sentenceOf, showNumber, statusMark } from "../parts.ts";
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
<nav class="modes queues" aria-label="${words.review.title}"><a href="/review"${queue === null ? html` aria-current="true"` : ""}>${words.review.all} <span class="count">${all}</span></a> ${QUEUES.filter((one) => one === queue || (counts[one] ?? 0) > 0).map((one) => html`<a href="/review/${one}"${queue === one ? html` aria-current="true"` : ""}>${words.review.queues[one]} <span class="count">${counts[one] ?? 0}</span></a> `)}${ask.desk === null ? "" : html`<a href="/changes">${words.changes.title}</a>`}</nav>
${
  item === null
    ? html`<p class="missing">${words.review.none}</p><p><a href="/events?order=new">${words.review.otherwise}</a></p>`
    : html`<p class="small">${skip + 1} / ${left}</p>
${decision(item, says, ask)}
<p class="steps">${skip > 0 ? html`<a class="button" href="${at}?skip=${skip - 1}" data-key="[" rel="prev">${words.acts.before}</a> ` : ""}${skip + 1 < left ? html`<a class="button" href="${at}?skip=${skip + 1}" data-key="s" rel="next">${words.review.skip}</a>` : ""}</p>`
}`,
  };
}

function decision(item: ReviewItem, says: Loaded["says"], ask: Ask): Html {
  if (item.queue === "corrections") {
    const { correction, state, why } = item.unfit;
    return html`<article class="decision"><h2><code>${correction}</code> ${words.review.states[state]}</h2><p>${why}</p>${answers(ask, [["undo", correction, words.changes.undo, "u"]])}</article>`;
  }
  if (item.queue === "proposals") {
    const { id, record, lines, note } = item.proposal;
    const settings = [...new Set(lines.map(({ target, value }) => `${target.field}: ${JSON.stringify(value)}`))];
    return html`<article class="decision"><h2>${settings.join(", ")}</h2><p>${note} <a href="/events/${enc(record)}">${words.review.open}</a></p>${answers(
      ask,
      [
        ["accept", id, words.correct.accept, "a"],
        ["undo", id, words.correct.reject, "x"],
      ],
    )}</article>`;
  }
  if (item.queue === "clashes") {
    const [before, after] = item.clash;
    return html`<article class="decision"><h2>${after.target.field ?? after.target.kind}: ${[before, after].map((one, index) => html`${index > 0 ? words.review.or : ""}${sideOf(one, ask)} (${one.by ?? "–"})`)}</h2><blockquote dir="auto">${after.target.exact}</blockquote>${answers(ask, [["undo", after.id, words.changes.undo, "u"]])}</article>`;
  }
  const { record } = item;
  const address = record.kind === "event" ? `/events/${enc(record.id)}` : `/figures/${enc(record.id)}`;
  return html`<article class="decision">
<h2>${headOf(record, ask)}</h2>
${record.kind === "event" ? html`<p class="small ${familyOf[record.type]}">${statusMark(record.status, familyOf[record.type], record.reported)} ${statusWords[record.status]} · <span class="kind">${kindOf(record)}</span> · ${dateOf(record)}${record.place === null ? "" : ` · ${record.place}`} ${reportedOf(record, ask.names)}</p>` : ""}
<p class="why">${item.queue === "unsure" ? html`${words.review.unsure} ${words.event.by} <code>${record.by}</code>: ${words.review.rate(Math.round(record.sure * 100))}` : words.review.disputed}</p>
${item.queue === "disputed" ? choices(record, ask) : ""}
${says.map(({ page, one, body }) => html`<figure class="quote"><blockquote dir="auto">${inSentence(body, one, pageAddress(page.id, one.id))}</blockquote><figcaption class="small"><a href="${pageAddress(page.id, one.id)}">${page.outlet ?? page.title ?? page.id}</a>${page.published === null ? "" : `, ${showDate(page.published)}`}${"date_reason" in one ? reasonOf(one) : ""}</figcaption></figure>`)}
${answers(ask, [
  ["accept", record.id, words.correct.accept, "a"],
  ["reject", record.id, words.correct.reject, "x"],
])}
<p><a class="button" href="${address}#correct" data-key="e">${words.acts.correct}</a> <a class="button" href="${address}">${words.review.open}</a></p>
</article>`;
}

/** What one side of a clash says. */
function sideOf(correction: Correction, ask: Ask): Piece {
  const said = saysOf(correction);
  if (said === null) return words.changes.ops.undo;
  return said.op === "set" || said.op === "page_meta" ? valueText(said.value, ask) : words.changes.ops[said.op];
}

const headOf = (record: EventLine | FigureLine, ask: Ask): Piece =>
  record.kind === "event"
    ? sentenceOf(record, ask.names)
    : html`${record.what}: ${showNumber(record.value)} ${record.unit}`;

/** The machine's reason for the day. */
const reasonOf = ({ date_reason, date_is }: EventReading): Piece =>
  date_is === "inferred" && date_reason !== null ? html` · ${words.workedOut}: ${date_reason}` : "";

/** The values that the texts give, each with a button that takes it; the one in use says so. */
function choices(record: EventLine | FigureLine, ask: Ask): Html {
  return html`<ul class="plain choose">${record.disagree.map(
    ({ field, values, used, rule }) =>
      html`<li><strong>${field.replaceAll("_", " ")}</strong> <span class="small">${words.event.rule} ${rule}</span><ul>${values.map(
        ({ value, pages }) =>
          html`<li>${valueText(value, ask)} <span class="small">(${plural(pages.length, words.pages)}: ${pages.join(", ")})</span> ${
            JSON.stringify(value) === JSON.stringify(used)
              ? html`<em class="small">${words.event.used}</em>`
              : ask.desk === null
                ? ""
                : postForm(
                    ask,
                    {
                      op: "set",
                      id: record.id,
                      kind: record.kind,
                      [field]: valueText(value, ask),
                      [`was-${field}`]: valueText(used, ask),
                    },
                    html`<button class="tiny">${words.acts.use}</button>`,
                  )
          }</li>`,
      )}</ul></li>`,
  )}</ul>`;
}

const answers = (ask: Ask, list: readonly (readonly [string, string, string, string])[]): Piece =>
  ask.desk === null
    ? NOTHING
    : html`<div class="choices">${list.map(([op, id, word, key], index) => postForm(ask, { op, id }, html`${index === 0 ? html`<label class="note small"><span>${words.correct.note}</span> <input name="note"></label>` : ""}<button data-key="${key}"${index > 0 ? html` class="light"` : ""}>${word}</button>`))}</div>`;

function valueText(value: unknown, { names }: Ask): string {
  if (Array.isArray(value)) return value.map((one) => nameOf(names, String(one))).join("; ");
  return value === null || value === undefined
    ? words.notSaid
    : typeof value === "object"
      ? JSON.stringify(value)
      : String(value);
}
