/**
 * `/merge/:id` and `/split/:id`: two records made one or kept apart, and what a page says set apart. First another record, or a page, is
 * chosen; then both stand side by side, with what would come of it.
 */
import type { HandedIn } from "../../api/desk.ts";
import type { RecordLine } from "../../model/record.ts";
import { recordOf } from "../../store/lookup.ts";
import type { PageSummary, Store } from "../../store/store.ts";
import { merging as words } from "../correct-words.ts";
import { isOurs, postForm } from "../correcting.ts";
import { FIELDS, fieldName } from "../fields.ts";
import { type Html, html, type Piece } from "../html.ts";
import { valueText } from "../kept.ts";
import { likeOf } from "../likely.ts";
import { enc, pageAddress } from "../parts.ts";
import { outlookOf, outlookTable, saysSomething } from "../preview.ts";
import { addressOf, factsOf, headOf } from "../records.ts";
import { type Ask, view } from "../view.ts";

export const merge = view(
  "/merge/:id",
  async (ask) => {
    const { store, part, parameters, desk } = ask;
    const line = await recordOf(store, part.id ?? "");
    if (line === null || desk === null) return null;
    const find = parameters.get("find")?.trim() ?? "";
    const asked = idIn(parameters.get("with") ?? "");
    const other = asked === "" ? null : await recordOf(store, asked);
    const fits = other !== null && other.kind === line.kind && other.id !== line.id;
    const handed: HandedIn | null = fits ? { op: "merge", id: line.id, other: other.id, note: null } : null;
    return {
      line,
      other: fits ? other : null,
      why:
        asked === "" || fits
          ? null
          : other === null
            ? words.noSuch(asked)
            : other.id === line.id
              ? words.already
              : words.otherKind,
      find,
      likely: await likeOf(store, line, find),
      outlook: await outlookFor(ask, handed),
    };
  },
  ({ line, other, why, find, likely, outlook }, ask) => {
    const back = backOf(ask, line);
    const chosen = other?.id ?? "";
    const listed = other === null || likely.some(({ id }) => id === other.id) ? likely : [other, ...likely];
    return {
      title: words.title,
      data: `/merge/${enc(line.id)}.json?${ask.parameters.toString()}`,
      body: html`<h1>${words.title}</h1>
<p class="lead"><a href="${addressOf(line)}">${headOf(line, ask)}</a> <span class="small">${factsOf(line, ask)}</span></p>
<form action="${ask.path}" data-swap class="asking"><input type="hidden" name="back" value="${back}">
<p class="find-party"><label>${words.find} <input name="find" value="${find}" autocomplete="off"></label> <button class="light">${words.search}</button></p>
<fieldset class="plainly"><legend>${words.which}</legend>${listed.length === 0 ? html`<p class="missing">${words.nobody}</p>` : html`<ol class="plain ticks">${listed.map((one) => html`<li><label><input type="radio" name="with" value="${one.id}"${one.id === chosen ? html` checked` : ""}> <span>${headOf(one, ask)}</span></label><span class="small why">${factsOf(one, ask)}</span></li>`)}</ol>`}</fieldset>
${why === null ? "" : html`<p class="amiss" role="alert">${why}</p>`}
<p class="choices"><button class="light" name="show" value="1">${words.show}</button> <a class="button" href="${back}">${words.leave}</a></p></form>
${other === null ? "" : html`${sideBySide([line, other], ask)}<section class="outcome" aria-label="${words.outcome}">${outlookTable(outlook, ask)}${saysSomething(outlook) ? decide(line, other, back, ask) : ""}</section>`}`,
    };
  },
);

export const split = view(
  "/split/:id",
  async (ask) => {
    const { store, part, parameters, desk } = ask;
    const line = await recordOf(store, part.id ?? "");
    if (line === null || desk === null) return null;
    const says = await saidOn(store, line);
    const page = says.find((one) => one.page.id === parameters.get("page"))?.page ?? null;
    const handed: HandedIn | null = page === null ? null : { op: "split", id: line.id, page: page.id, note: null };
    return { line, says, page, outlook: await outlookFor(ask, handed), handed };
  },
  ({ line, says, page, outlook, handed }, ask) => {
    const back = backOf(ask, line);
    const actor = line.kind === "actor";
    return {
      title: words.splitTitle,
      data: `/split/${enc(line.id)}.json?${ask.parameters.toString()}`,
      body: html`<h1>${words.splitTitle}</h1>
<p class="lead"><a href="${addressOf(line)}">${headOf(line, ask)}</a> <span class="small">${factsOf(line, ask)}</span></p>
<form action="${ask.path}" data-swap class="asking"><input type="hidden" name="back" value="${back}">
<fieldset class="plainly"><legend>${actor ? words.splitActor : words.splitWhich}</legend><ol class="plain ticks">${says.map(({ page: one, text }) => html`<li><label><input type="radio" name="page" value="${one.id}"${one.id === page?.id ? html` checked` : ""}> <span>${one.title ?? one.id}</span></label><span class="small why">${one.outlet ?? ""} ${text === "" ? "" : html`“${text}”`} <a href="${pageAddress(one.id)}">${words.read}</a></span></li>`)}</ol></fieldset>
<p class="choices"><button class="light" name="show" value="1">${words.show}</button> <a class="button" href="${back}">${words.leave}</a></p></form>
<section class="outcome" aria-label="${words.outcome}">${handed === null ? html`<p class="small">${words.choose}</p>` : html`${outlookTable(outlook, ask)}${saysSomething(outlook) ? postForm(ask, { op: "split", id: line.id, page: page?.id ?? "", back }, html`<label class="note"><span>${words.note}</span> <input name="note"></label> <button>${words.splitDo}</button>`) : ""}`}</section>`,
    };
  },
);

/** The record is linked aside for it, which takes its time and is asked for. */
const outlookFor = ({ desk, parameters }: Ask, handed: HandedIn | null) =>
  outlookOf(desk, parameters.get("show") === "1" ? handed : null, true);

/** Both answers, so that neither is only the lack of the other. */
function decide(line: RecordLine, other: RecordLine, back: string, ask: Ask): Html {
  const note = html`<label class="note"><span>${words.note}</span> <input name="note"></label>`;
  return html`<div class="choices">${postForm(ask, { op: "merge", id: line.id, other: other.id, back }, html`${note} <button data-key="a">${words.one}</button>`)}${postForm(ask, { op: "not_same", id: line.id, other: other.id, back }, html`<button class="light" data-key="x">${words.two}</button>`)}</div>`;
}

function sideBySide(lines: readonly [RecordLine, RecordLine], ask: Ask): Piece {
  const fields = Object.keys(FIELDS[lines[0].kind === "actor" ? "person" : lines[0].kind] ?? {});
  const values = lines.map((line) => line as unknown as Readonly<Record<string, unknown>>);
  const told = fields.filter((field) => values.some((one) => one[field] !== undefined && one[field] !== null));
  return html`<div class="scroll" tabindex="0" role="group" aria-label="${words.side}"><table class="list pairing"><thead><tr><td></td>${lines.map((line) => html`<th scope="col"><a href="${addressOf(line)}">${headOf(line, ask)}</a></th>`)}</tr></thead><tbody>${told.map(
    (field) => {
      const texts = values.map((one) => valueText(one[field], field, ask));
      return html`<tr${texts[0] === texts[1] ? "" : html` class="apart"`}><th scope="row">${fieldName(field)}</th>${texts.map((text) => html`<td>${text}</td>`)}</tr>`;
    },
  )}<tr><th scope="row">${words.sentence}</th>${values.map((one) => html`<td class="evidence">${String(one.evidence ?? "")}</td>`)}</tr></tbody></table></div>`;
}

/** What each page says of it; of an actor the pages that name it. */
async function saidOn(store: Store, line: RecordLine) {
  const places = new Map<string, string>();
  if (line.kind === "actor") {
    for (const event of (await store.events({ names: [line.name, ...line.names], limit: 200 })).items)
      for (const { page } of event.mentions) places.set(page, places.get(page) ?? event.evidence);
    for (const { variants } of (await store.statements({ speaker: line.name, limit: 200 })).items)
      for (const { text, mentions } of variants)
        for (const { page } of mentions) places.set(page, places.get(page) ?? text);
  } else if (line.kind === "statement") {
    for (const { text, mentions } of line.variants) for (const { page } of mentions) places.set(page, text);
  } else if ("mentions" in line) {
    for (const mention of line.mentions) {
      const local = Object.entries(mention).find(([name]) => name !== "page")?.[1];
      const reading = (await store.page(mention.page))?.reading;
      const all =
        reading === undefined ? [] : [...reading.events, ...reading.figures, ...reading.claims, ...reading.documents];
      places.set(mention.page, all.find(({ id }) => id === local)?.evidence ?? "");
    }
  }
  const said: { readonly page: PageSummary; readonly text: string }[] = [];
  for (const [id, text] of [...places].slice(0, 100)) {
    const page = await store.pageSummary(id);
    if (page !== null) said.push({ page, text });
  }
  return said;
}

const backOf = (ask: Ask, line: RecordLine): string => {
  const back = ask.parameters.get("back");
  return back !== null && isOurs(back) ? back : addressOf(line);
};

/** An address serves as well as an id. */
function idIn(text: string): string {
  const last = text
    .trim()
    .replace(/[?#].*$/, "")
    .replace(/^.*\//, "");
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
