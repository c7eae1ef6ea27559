/**
 * `/review/sample?draw=1`: events drawn at random, whatever the machine thinks of them, one at a time: is it all right, and if not, which
 * fields are wrong? How sure the reading was, and what other pages say, is not shown. Below stands the share that is right so far.
 */
import { drawn, wilson } from "../../export/sample.ts";
import { type Judgement, judgementsOf } from "../../store/judgements.ts";
import { sampling as words } from "../correct-words.ts";
import { postForm } from "../correcting.ts";
import { inSentence } from "../evidence.ts";
import { fieldName } from "../fields.ts";
import { type Html, html, type Piece } from "../html.ts";
import { valueText } from "../kept.ts";
import { enc, pageAddress, sentenceOf } from "../parts.ts";
import { type Ask, view } from "../view.ts";
import { queueTabs } from "./review.ts";

/** The fields that are judged, in the order of the check. */
const JUDGED = ["type", "mode", "actor", "recipient", "date", "place", "status", "reported"] as const;
/** The whole event is none. */
const EVENT = "event";

export const sample = view(
  "/review/sample",
  async ({ store, desk, parameters }) => {
    if (desk === null) return null;
    const draw = Math.max(1, Math.trunc(Number(parameters.get("draw") ?? 1)) || 1);
    const judged = judgementsOf(desk.log(), draw);
    const passed = new Set(parameters.getAll("pass"));
    const order = drawn(await store.unseenEvents(new Set()), draw);
    const next = order.find((id) => !judged.has(id) && !passed.has(id)) ?? null;
    const event = next === null ? null : await store.event(next);
    const mention = event?.mentions.find(({ page }) => page === event.evidence_page) ?? event?.mentions[0];
    const stored = mention === undefined ? null : await store.page(mention.page);
    return { draw, judged: [...judged.values()], of: order.length, event, reading: stored?.reading ?? null };
  },
  ({ draw, judged, of, event, reading }, ask) => ({
    title: words.title,
    section: "review",
    data: `/review/sample.json?draw=${draw}`,
    body: html`<h1>${words.title}</h1>
${queueTabs("sample", {}, null, ask)}
<p class="lead">${words.lead}</p>
<form action="/review/sample" class="inline"><label>${words.draw} <input name="draw" value="${draw}" size="4" inputmode="numeric"></label> <button class="light">${words.go}</button></form>
${event === null || reading === null ? html`<p class="missing">${words.none}</p>` : decision(event, reading, draw, ask)}
<section><h2>${words.figure}</h2>${figureOf(judged, of)}</section>`,
  }),
);

type Event = NonNullable<Awaited<ReturnType<Ask["store"]["event"]>>>;
type Reading = NonNullable<Awaited<ReturnType<Ask["store"]["page"]>>>["reading"];

function decision(event: Event, reading: Reading, draw: number, ask: Ask): Html {
  const { body, title, published } = reading.page;
  const values = event as unknown as Readonly<Record<string, unknown>>;
  const told = JUDGED.filter((field) => values[field] !== null || field === "date" || field === "place");
  const pass = new URLSearchParams([
    ["draw", String(draw)],
    ...ask.parameters.getAll("pass").map((id): [string, string] => ["pass", id]),
    ["pass", event.id],
  ]);
  return html`<article class="decision sampled">
<figure class="quote"><blockquote dir="auto">${inSentence(body, { ...event, because: {} }, pageAddress(reading.id, event.id))}</blockquote><figcaption class="small">${title ?? reading.id}${published === null ? "" : `, ${valueText(published, "published", ask)}`}</figcaption></figure>
<h2>${sentenceOf(event, ask.names)}</h2>
${postForm(
  ask,
  { op: "judge", id: event.id, draw: String(draw) },
  html`<fieldset class="plainly"><legend>${words.which}</legend><ul class="plain ticks judged">${told.map((field) => html`<li><label><input type="checkbox" name="wrong" value="${field}"> <span class="quiet">${fieldName(field)}</span> <span>${valueText(values[field], field, ask)}</span></label></li>`)}</ul></fieldset>
<p class="choices"><button name="verdict" value="right" data-key="a">${words.right}</button> <button class="light" name="verdict" value="ticked" data-key="e">${words.ticked}</button> <button class="light" name="verdict" value="${EVENT}" data-key="x">${words.noEvent}</button> <a class="button" href="/review/sample?${pass.toString()}" data-key="s">${words.pass}</a> <a class="small" href="/events/${enc(event.id)}">${words.open}</a></p>`,
)}
</article>`;
}

/** The share that is right, as a whole and field by field, with the interval in which it lies by 95 of 100. */
function figureOf(judged: readonly Judgement[], of: number): Piece {
  if (judged.length === 0) return html`<p class="missing">${words.nothingYet}</p>`;
  const row = (name: string, right: number, count: number) => {
    const [low, high] = wilson(right, count);
    const x = (share: number) => Math.round(share * 200);
    return html`<tr><th scope="row">${name}</th><td class="number">${right} ${words.ofThem} ${count}</td><td class="number">${percent(right / count)}</td><td class="number">${percent(low)} – ${percent(high)}</td><td><svg width="204" height="14" viewBox="-2 0 204 14" aria-hidden="true"><path class="axis" d="M0 7H200"/><rect class="interval" x="${x(low)}" y="4" width="${Math.max(1, x(high) - x(low))}" height="6"/><circle class="point" cx="${x(right / count)}" cy="7" r="3.5"/></svg></td></tr>`;
  };
  const real = judged.filter(({ wrong }) => !wrong.includes(EVENT));
  return html`<p role="status">${words.soFar(judged.length, of)}</p>
<div class="scroll" tabindex="0" role="group" aria-label="${words.figure}"><table class="list"><thead><tr><th scope="col">${words.what}</th><th scope="col" class="number">${words.rightOnes}</th><th scope="col" class="number">${words.share}</th><th scope="col" class="number">${words.interval}</th><td></td></tr></thead><tbody>${row(words.whole, judged.filter(({ wrong }) => wrong.length === 0).length, judged.length)}${row(words.isEvent, real.length, judged.length)}${real.length === 0 ? "" : JUDGED.map((field) => row(fieldName(field), real.filter(({ wrong }) => !wrong.includes(field)).length, real.length))}</tbody></table></div>`;
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;
