/** `/review`: what a person had better look at, one after the other with the reason, and the two answers beside it. */

import { showDate } from "../../export/dates.ts";
import { QUEUES, type ReviewItem, reviewQueue } from "../../store/review.ts";
import { postForm } from "../correcting.ts";
import { type Html, html, NOTHING, type Piece } from "../html.ts";
import { enc, nameOf, pageAddress, sentenceOf, showNumber } from "../parts.ts";
import { plural, words } from "../strings.ts";
import { type Ask, view } from "../view.ts";

export const review = view(
  "/review",
  async ({ store, desk }) => ({ items: await reviewQueue(store, QUEUES, 50, desk?.log() ?? []) }),
  ({ items }, ask) => ({
    title: words.review.title,
    section: "review",
    data: "/review.json",
    body: html`<h1>${words.review.title}</h1>
${ask.desk === null ? "" : html`<p class="small"><a href="/changes">${words.changes.title}</a></p>`}
${items.length === 0 ? html`<p class="missing">${words.review.none}</p>` : ""}
${QUEUES.map((queue) => {
  const found = items.filter((item) => item.queue === queue);
  return found.length === 0
    ? ""
    : html`<section><h2>${words.review.queues[queue]} <span class="small">${plural(found.length, words.review.items)}</span></h2><ol class="plain review">${found.map((item) => html`<li>${shown(item, ask)}</li>`)}</ol></section>`;
})}`,
  }),
);

function shown(item: ReviewItem, ask: Ask): Html {
  if (item.queue === "corrections") {
    const { correction, state, why } = item.unfit;
    return html`<p class="line"><code>${correction}</code> ${words.review.states[state]}</p><p class="small">${why}</p>${answers(ask, [["undo", correction, words.changes.undo]])}`;
  }
  if (item.queue === "proposals") {
    const { id, record, lines, note } = item.proposal;
    const settings = [...new Set(lines.map(({ target, value }) => `${target.field}: ${JSON.stringify(value)}`))];
    return html`<p class="line">${settings.join(", ")} <a class="small" href="/events/${enc(record)}">${words.review.open}</a></p><p class="small">${note}</p>${answers(ask, [["undo", id, words.correct.reject]])}`;
  }
  if (item.queue === "clashes") {
    const [before, after] = item.clash;
    return html`<p class="line"><strong>${after.target.field}</strong>: ${[before, after].map(({ value, by }, index) => html`${index > 0 ? words.review.or : ""}${valueText(value, ask)} (${by ?? "–"})`)}</p><blockquote>${after.target.exact}</blockquote>${answers(ask, [["undo", after.id, words.changes.undo]])}`;
  }
  const { record } = item;
  const address = record.kind === "event" ? `/events/${enc(record.id)}` : `/figures/${enc(record.id)}`;
  const head =
    record.kind === "event"
      ? sentenceOf(record, ask.names)
      : html`${record.what}: ${showNumber(record.value)} ${record.unit}`;
  const [mention] = record.mentions;
  const local = mention === undefined ? "" : "event" in mention ? mention.event : mention.figure;
  return html`<p class="line">${head} <a class="small" href="${address}">${words.review.open}</a></p>
<blockquote>${mention === undefined ? record.evidence : html`<a href="${pageAddress(mention.page, local)}">${record.evidence}</a>`}</blockquote>
${item.queue === "unsure" ? html`<p class="small">${words.review.unsure} ${words.event.by} ${record.by}${record.kind === "event" && record.date !== null ? html`, ${showDate(record.date)}` : ""}</p>` : html`<ul class="plain small">${record.disagree.map(({ field, values, used }) => html`<li><strong>${field}</strong>: ${values.map(({ value, pages }, index) => html`${index > 0 ? words.review.or : ""}${valueText(value, ask)} (${pages.join(", ")})`)}; ${words.event.used}: ${valueText(used, ask)}</li>`)}</ul>`}
${answers(ask, [
  ["accept", record.id, words.correct.accept],
  ["reject", record.id, words.correct.reject],
])}`;
}

const answers = (ask: Ask, list: readonly (readonly [string, string, string])[]): Piece =>
  ask.desk === null
    ? NOTHING
    : html`<div class="choices">${list.map(([op, id, word]) => postForm(ask, { op, id }, html`<button class="light">${word}</button>`))}</div>`;

function valueText(value: unknown, { names }: Ask): string {
  if (Array.isArray(value)) return value.map((one) => nameOf(names, String(one))).join(", ");
  return value === null || value === undefined
    ? words.notSaid
    : typeof value === "string"
      ? value
      : JSON.stringify(value);
}
