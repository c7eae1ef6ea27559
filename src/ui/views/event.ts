/** `/events/:id`: one event, what each text says of it field by field, and the sentences. */

import { showDate } from "../../export/dates.ts";
import { containsEdtf } from "../../kit/edtf.ts";
import { asLinked } from "../../link/index.ts";
import type { EventReading, Reading } from "../../model/reading.ts";
import type { ActorLine, DocumentLine, EventLine, LineageLine, SeriesLine } from "../../model/record.ts";
import type { PageSummary, Store } from "../../store/store.ts";
import { offeredFor } from "../candidates.ts";
import { who as whoWords } from "../correct-words.ts";
import { correctForms, postForm, reviewMark } from "../correcting.ts";
import { editable } from "../editing.ts";
import { inSentence } from "../evidence.ts";
import { type Html, html, NOTHING, type Piece } from "../html.ts";
import { notesOf } from "../notes.ts";
import {
  dateOf,
  enc,
  eventRow,
  known,
  leaningOf,
  missing,
  type Names,
  nameOf,
  pageAddress,
  parties,
  reportedOf,
  sentenceOf,
  statusMark,
  support,
  titleOf,
} from "../parts.ts";
import { gridPicture } from "../pictures/grid.ts";
import { lineagePicture } from "../pictures/lineage.ts";
import { familyOf, modeWords, plural, statusWords, words } from "../strings.ts";
import { type Ask, Moved, view } from "../view.ts";
import { entry as correctionEntry } from "./changes.ts";
import { documentTable } from "./documents.ts";

interface Said {
  readonly page: PageSummary;
  readonly event: EventReading;
  readonly body: string;
  readonly documents: Reading["documents"];
  readonly people: Reading["people"];
}

export const event = view(
  "/events/:id",
  async (ask) => {
    const { store, part } = ask;
    const id = part.id ?? "";
    const found = await store.event(id);
    if (found === null) return null;
    if (found.id !== id) return new Moved(found.id);
    const says = await saidBy(store, found);
    const people = await store.actorsNamed([...found.actor, ...found.recipient]);
    return {
      offered: await offeredFor(
        ask,
        says.flatMap(({ event: one, people }) => [...one.actor, ...one.recipient, ...people.map(({ name }) => name)]),
      ),
      months: await store.pageMonths(),
      neighbours: await store.neighbours(found.id),
      checks: checksOf(found, people),
      event: found,
      says,
      documents: await documentsIn(store, says),
      series: await store.seriesOf(found.id),
      whole: found.part_of === null ? null : await store.event(found.part_of),
      parts: (await store.events({ partOf: found.id })).items,
      statements: (await store.statements({ occasion: found.id })).items,
      lineage: (
        await Promise.all(
          [...new Set(found.mentions.map(({ page }) => page))].slice(0, 40).map((page) => store.lineage(page)),
        )
      )
        .flat()
        .filter((line, index, all) => all.findIndex((other) => other.id === line.id) === index)
        .filter(({ a, b }) => [a, b].every((id) => found.mentions.some(({ page }) => page === id))),
    };
  },
  ({ event, says, offered, months, neighbours, checks, documents, series, whole, parts, statements, lineage }, ask) => {
    const { names } = ask;
    const notes = notesOf(pagesOf(says));
    const family = familyOf[event.type];
    const struck = event.status === "cancelled" || event.status === "denied";
    const field = (name: string, value: Piece) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
    const value = (name: string, shown: Piece) => editable(ask, event, name, shown, offered);
    const title = titleOf(event, names);
    return {
      title,
      section: "events",
      data: `/events/${enc(event.id)}.json`,
      body: html`<article class="record ${family}" data-id="${event.id}">
${actsOf(event, title, says, neighbours, ask)}
<div class="over">${value("status", html`${statusMark(event.status, family, event.reported)} <span class="status">${statusWords[event.status]}</span>`)} ${value("type", html`<span class="kind">${event.type}</span>`)} ${ask.desk === null && event.mode === null ? "" : value("mode", html`<span class="kind">/ ${event.mode === null ? "–" : (modeWords[event.mode] ?? event.mode)}</span>`)} ${ask.desk === null && event.reported === "fact" ? "" : value("reported", event.reported === "fact" ? html`<span class="quiet">${words.event.asFact}</span>` : reportedOf(event, names))}${reviewMark(event)}</div>
<h1${struck ? html` class="struck"` : ""}>${sentenceOf(event, names)}${support(event.independent, event.pages)}</h1>
${checksLine(checks)}
<dl class="facts">
${field(words.event.when, [value("date", dateOf(event)), event.date_is === "inferred" && !event.corrected_fields.includes("date") ? html`<p class="small why">${words.workedOut}: ${event.date_reason ?? words.event.noReason}</p>` : ""])}
${field(words.event.where, value("place", event.place ?? missing()))}
${field(words.event.who, value("actor", parties(names, event.actor)))}
${event.recipient.length === 0 && ask.desk === null ? "" : field(words.event.toWhom, value("recipient", event.recipient_is === "inferred" ? known(parties(names, event.recipient), "inferred", null) : parties(names, event.recipient)))}
${event.purpose === null ? "" : field(words.event.purpose, value("purpose", event.purpose))}
${event.topics.length === 0 ? "" : field(words.event.topics, value("topics", event.topics.join(", ")))}
${event.series === null ? "" : field(words.event.series, [event.series, series.map((one) => seriesOf(one, event.id))])}
${whole === null ? "" : field(words.event.partOf, html`<a href="/events/${enc(whole.id)}">${titleOf(whole, names)}</a>`)}
${field(words.event.codes, codesOf(event))}
</dl>
<section><h2>${words.event.says}</h2>
<p class="small">${plural(event.pages, words.pages)}, ${plural(event.independent, words.independent)}</p>
${leaningOf(event.leaning)}
${grid(event, says, names)}
${table(event, says, ask)}</section>
${lineagePicture({ caption: words.lineagePicture.arrival, pages: pagesOf(says), lines: lineage, months, data: `/events/${enc(event.id)}.json` })}
${
  event.disagree.length === 0
    ? ""
    : html`<section><h2>${words.event.disagree}</h2><ul class="plain">${event.disagree.map(
        (one) =>
          html`<li><strong>${FIELD_WORDS[one.field] ?? one.field}</strong>: ${one.values.map(
            ({ value, pages }, index) =>
              html`${index > 0 ? "; " : ""}<span class="${same(value, one.used) ? "used" : "other"}">${shown(one.field, value, names)}</span> <span class="small">(${plural(pages.length, words.pages)}${same(value, one.used) ? `, ${words.event.used}` : ""})</span>`,
          )}. <span class="small">${words.event.rule} ${one.rule}</span></li>`,
      )}</ul></section>`
}
<section><h2>${words.event.evidence}</h2>
${says.map(
  ({ page, event: one, body }) =>
    html`<figure class="quote"><blockquote dir="auto"${page.language === null ? "" : html` lang="${page.language}"`}>${inSentence(body, one, pageAddress(page.id, one.id))}${notes.mark(page.id)}</blockquote><figcaption>${sourceOf(page)}</figcaption></figure>`,
)}</section>
${historyOf(event, says, family)}
${parts.length === 0 ? "" : html`<section><h2>${words.event.parts}</h2><ol class="events">${parts.map((one) => eventRow(one, names))}</ol></section>`}
${documents.length === 0 ? "" : html`<section><h2>${words.event.documents}</h2>${documentTable(documents, names)}</section>`}
${statements.length === 0 ? "" : html`<section><h2>${words.event.said}</h2><ul class="plain">${statements.map((one) => html`<li><a href="/quotes/${enc(one.id)}">${one.variants[0]?.text ?? ""}</a> <span class="small">${one.speaker === null ? words.quote.speaker : parties(names, [one.speaker])}</span></li>`)}</ul></section>`}
${lineageOf(lineage, says)}
${correctForms(
  event,
  ask,
  true,
  says.map(({ page }) => page),
)}
${correctionsOf(says, ask)}
${notes.list()}
<p class="small id">${event.id}</p>
</article>`,
    };
  },
);

/** What each page's own reading says, the independent texts first. */
async function saidBy(store: Store, event: EventLine): Promise<readonly Said[]> {
  const says: Said[] = [];
  for (const { page: id, event: local } of event.mentions.slice(0, 60)) {
    const [page, stored] = [await store.pageSummary(id), await store.page(id)];
    const reading = stored === null || page === null ? null : asLinked(stored.reading, page);
    const one = reading?.events.find((candidate) => candidate.id === local);
    if (reading !== null && page !== null && one !== undefined) {
      const { page: read, documents, people } = reading;
      says.push({ page, event: one, body: read.body, documents, people });
    }
  }
  return says.sort((a, b) => Number(b.page.independent ?? true) - Number(a.page.independent ?? true));
}

/** Documents that are told of in the same words: what was signed, what was sent. */
async function documentsIn(store: Store, says: readonly Said[]): Promise<readonly DocumentLine[]> {
  const found = new Map<string, DocumentLine>();
  for (const { page, event, documents } of says) {
    const near = documents.filter((one) => one.start < event.end && event.start < one.end);
    if (near.length === 0) continue;
    const linked = await store.linkedOf(page.id);
    for (const one of near) {
      const line = await store.document(linked.get(one.id)?.id ?? "");
      if (line !== null) found.set(line.id, line);
    }
  }
  return [...found.values()];
}

/** How often, since when, and the others of it. */
function seriesOf(series: SeriesLine, event: string): Html {
  const others = series.events.filter((id) => id !== event);
  return html`<span class="small">${series.every === "P1Y" ? ` ${words.event.everyYear}` : ""}${series.since === null ? "" : ` ${words.event.since} ${showDate(series.since)}`}${others.map((id, index) => html`${index === 0 ? ": " : ", "}<a href="/events/${enc(id)}">${id}</a>`)}</span>`;
}

export function sourceOf(page: PageSummary): Html {
  return html`<a href="${pageAddress(page.id)}">${page.title ?? page.id}</a><span class="small"> ${page.outlet ?? ""}${page.published === null ? "" : html`, ${known(showDate(page.published), page.published_is, page.why_published)}`}${page.independent === false ? html` <em>${words.event.copyOf}</em>` : ""}</span>`;
}

/** The stages that it went through: each status once, with the first page that told of it. */
function historyOf(event: EventLine, says: readonly Said[], family: string): Piece {
  const stages = event.history.filter(
    (stage, index) => event.history.findIndex((other) => other.status === stage.status) === index,
  );
  if (stages.length < 2) return NOTHING;
  return html`<section><h2>${words.event.history}</h2><ol class="plain history">${stages.map(
    (stage) =>
      html`<li>${statusMark(stage.status, family)} ${statusWords[stage.status]} <span class="small">${words.event.firstSaid} ${stage.date === null ? words.unknownDay : showDate(stage.date)}, <a href="${pageAddress(stage.page)}">${says.find((one) => one.page.id === stage.page)?.page.outlet ?? stage.page}</a></span></li>`,
  )}</ol></section>`;
}

/** Copies and rewrites one by one; pages that merely tell the same story as a number. */
function lineageOf(lineage: readonly LineageLine[], says: readonly Said[]): Piece {
  if (lineage.length === 0) return NOTHING;
  const leaning = lineage.filter(({ relation }) => relation === "same_text" || relation === "rewrite");
  const others = lineage.length - leaning.length;
  const link = (id: string) =>
    html`<a href="${pageAddress(id)}">${says.find((one) => one.page.id === id)?.page.title ?? id}</a>`;
  return html`<section><h2>${words.reader.lineage}</h2>
<ul class="plain">${leaning.map((line) => html`<li>${link(line.a)} <em>${words.lineage[line.relation]}</em> ${link(line.b)} <span class="small">${line.why}</span></li>`)}</ul>
${others === 0 ? "" : html`<p class="small">${words.event.tell(others)}</p>`}</section>`;
}

/** Each field as the record has it and as each text says it; a value that differs can be taken into the record. */
function table(event: EventLine, says: readonly Said[], ask: Ask): Html {
  const rows = fieldsOf(ask.names);
  return html`<div class="scroll" tabindex="0" role="group" aria-label="${words.event.says}"><table class="says"><thead><tr><td></td><th scope="col" class="ours">${words.event.record}</th>${says.map(({ page }) => html`<th scope="col"><a href="${pageAddress(page.id)}">${page.outlet ?? page.title ?? page.id}</a>${page.independent === false ? html`<span class="small">${words.event.copyOf}</span>` : ""}</th>`)}</tr></thead><tbody>${rows.map(
    ([field, name, show, value]) =>
      html`<tr><th scope="row">${name}</th><td class="ours">${show(event)}</td>${says.map(({ page, event: one }) => {
        const clash = differs(value(one), value(event));
        return html`<td${clash ? html` class="differs"` : ""}>${show(one)}${clash ? takeValue(event, field, value(one), value(event), ask) : ""}${field === "actor" || field === "recipient" ? whoDoor(page.id, one.because[field], ask) : ""}</td>`;
      })}</tr>`,
  )}</tbody></table></div>`;
}

type Field = readonly [
  field: string,
  name: string,
  show: (one: EventReading) => Piece,
  value: (one: EventReading) => unknown,
];

/** The fields on which texts are laid beside each other. */
function fieldsOf(names: Names): readonly Field[] {
  return [
    ["date", words.event.when, (one) => dateOf(one), (one) => one.date],
    // Another status is another stage, no contradiction; the history tells it.
    ["status", words.event.status, (one) => statusWords[one.status], () => null],
    ["place", words.event.where, (one) => one.place ?? missing(), (one) => one.place],
    ["actor", words.event.who, (one) => parties(names, one.actor), (one) => one.actor],
    [
      "recipient",
      words.event.toWhom,
      (one) => (one.recipient.length === 0 ? missing() : parties(names, one.recipient)),
      (one) => one.recipient,
    ],
    [
      "reported",
      words.event.reported,
      (one) => (one.reported === "fact" ? one.reported : reportedOf(one, names)),
      (one) => one.reported,
    ],
  ];
}

/** The same at a glance, for many texts. */
function grid(event: EventLine, says: readonly Said[], names: Names): Html {
  const texts = says.map(({ page }) => ({
    name: page.outlet ?? page.title ?? page.id,
    address: pageAddress(page.id),
    leans: page.independent === false,
  }));
  const isSilent = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0);
  const rows = fieldsOf(names).map(([field, name, , value]) => ({
    field: name,
    says: says.map(({ event: one }) =>
      field === "status"
        ? one.status === event.status
          ? ("same" as const)
          : ("silent" as const)
        : isSilent(value(one))
          ? ("silent" as const)
          : differs(value(one), value(event))
            ? ("other" as const)
            : ("same" as const),
    ),
  }));
  return gridPicture(texts, rows, `/events/${enc(event.id)}.json`);
}

/** The way to say who is meant by the words that settled a party. */
const whoDoor = (page: string, words: readonly [number, number] | undefined, ask: Ask): Piece =>
  words === undefined || ask.desk === null
    ? NOTHING
    : html` <a class="small door" href="/who/${enc(page)}?from=${words[0]}&to_end=${words[1]}&back=${enc(ask.path)}">${whoWords.door}</a>`;

/** A button that takes what a text says into the record. */
function takeValue(event: EventLine, field: string, said: unknown, now: unknown, ask: Ask): Piece {
  if (ask.desk === null) return NOTHING;
  const text = (value: unknown) =>
    Array.isArray(value) ? value.map((one) => nameOf(ask.names, String(one))).join("; ") : String(value ?? "");
  return postForm(
    ask,
    { op: "set", id: event.id, kind: "event", [field]: text(said), [`was-${field}`]: text(now) },
    html`<button class="tiny">${words.acts.use}</button>`,
  );
}

/** What can be done with the record as a whole, each with its key. */
function actsOf(
  event: EventLine,
  title: string,
  says: readonly Said[],
  neighbours: { readonly before: string | null; readonly after: string | null },
  ask: Ask,
): Html {
  const first = says.find(({ page }) => page.independent !== false)?.page ?? says[0]?.page;
  const source =
    first === undefined
      ? ""
      : ` ${first.outlet ?? first.title ?? first.id}${first.published === null ? "" : `, ${showDate(first.published)}`}.`;
  const reference = `${title}${event.date === null ? "" : `, ${showDate(event.date)}`}: “${event.evidence}”${source} [${event.id}]`;
  const door = (id: string | null, key: string, word: string, rel: string) =>
    id === null ? "" : html` <a class="button" href="/events/${enc(id)}" rel="${rel}" data-key="${key}">${word}</a>`;
  return html`<div class="acts"><button class="tiny scripted" data-key="y" data-copy="address">${words.acts.address}</button> <button class="tiny scripted" data-key="c" data-copy="${reference}">${words.acts.reference}</button>${ask.desk === null ? "" : html` <a class="button" href="#correct">${words.acts.correct}</a>`} ${door(neighbours.before, "[", words.acts.before, "prev")}${door(neighbours.after, "]", words.acts.after, "next")}</div>`;
}

type Check = readonly [name: keyof typeof words.checks & string, state: keyof typeof words.checks.states];

/** The five things that a careful coder checks: source, date, person, office at the time, the other side. */
function checksOf(event: EventLine, people: ReadonlyMap<string, ActorLine>): readonly Check[] {
  const clash = (field: string) => event.disagree.some((one) => one.field === field);
  const person = event.actor.find((name) => people.get(name)?.roles.length);
  const office =
    person === undefined
      ? undefined
      : people.get(person)?.roles.find(({ from, to }) => containsEdtf(`${from ?? ".."}/${to ?? ".."}`, event.date));
  const state = (missing: boolean, clashes: boolean, doubtful: boolean): Check[1] =>
    clashes ? "clash" : missing ? "open" : doubtful ? "doubt" : "ok";
  return [
    ["source", state(event.mentions.length === 0, event.reported === "contested", event.reported === "claimed")],
    ["date", state(event.date === null, clash("date"), event.date_is === "inferred")],
    ["person", state(event.actor.length === 0, clash("actor"), false)],
    ["office", state(person === undefined, false, office === undefined)],
    ["other", state(event.recipient.length === 0, clash("recipient"), event.recipient_is === "inferred")],
  ];
}

const checksLine = (checks: readonly Check[]): Html =>
  html`<ul class="checks" aria-label="${words.checks.title}">${checks.map(([name, state]) => html`<li class="${state}" title="${words.checks.states[state]}"><span aria-hidden="true">${MARKS[state]}</span> ${words.checks[name] as string}<span class="unseen">: ${words.checks.states[state]}</span></li>`)}</ul>`;

const MARKS = { ok: "✓", open: "–", doubt: "?", clash: "!" } as const;

/** Each page once. */
const pagesOf = (says: readonly Said[]): readonly PageSummary[] => [
  ...new Map(says.map(({ page }) => [page.id, page])).values(),
];

/** What people have said of this event, each with the way to take it back. */
function correctionsOf(says: readonly Said[], ask: Ask): Piece {
  if (ask.desk === null) return NOTHING;
  const hashes = new Set(says.map(({ page }) => page.sha256));
  const quoted = new Set(says.map(({ event: one }) => one.evidence));
  const mine = ask.desk
    .log()
    .filter(
      ({ line }) =>
        line.op !== "undo" &&
        line.target.kind === "event" &&
        hashes.has(line.target.sha256) &&
        quoted.has(line.target.exact),
    );
  return mine.length === 0
    ? NOTHING
    : html`<section><h2>${words.acts.history}</h2><ol class="plain changes">${mine.toReversed().map((one) => correctionEntry(one, null, ask))}</ol></section>`;
}

function codesOf(event: EventLine): Html {
  const plover =
    event.plover === null
      ? ""
      : `PLOVER ${[event.plover.type, event.plover.mode, ...event.plover.contexts].filter((code) => code !== null).join(" / ")}`;
  return html`${[plover, event.cameo === null ? "" : `CAMEO ${event.cameo}`].filter((text) => text !== "").join(" · ") || missing()} <span class="small">${words.event.by} ${event.by}</span>`;
}

function shown(field: string, value: unknown, names: Names): Piece {
  if (value === null || value === undefined) return missing();
  if (field === "date" && typeof value === "string") return showDate(value);
  if (Array.isArray(value)) return parties(names, value.map(String));
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** Says something, and something else. A text that is silent contradicts nobody. */
const differs = (a: unknown, b: unknown) => a !== null && !(Array.isArray(a) && a.length === 0) && !same(a, b);

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

const FIELD_WORDS: Readonly<Record<string, string>> = {
  date: words.event.when,
  place: words.event.where,
  status: words.event.status,
  actor: words.event.who,
  recipient: words.event.toWhom,
  reported: words.event.reported,
};
