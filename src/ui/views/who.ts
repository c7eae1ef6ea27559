/**
 * `/who/:page?from=12&to=20`, or `?words=the king&before=…`: who is meant by words of an article. Those who may be, with the reasons
 * and points of each, how far the answer reaches, what it would change; then it is kept.
 */
import type { HandedIn } from "../../api/desk.ts";
import type { Scope } from "../../model/correction.ts";
import type { Reading } from "../../model/reading.ts";
import { candidatesFor } from "../candidates.ts";
import { who as words } from "../correct-words.ts";
import { isOurs, postForm } from "../correcting.ts";
import { NOBODY } from "../handed.ts";
import { type Html, html, type Piece } from "../html.ts";
import { nameOf, pageAddress } from "../parts.ts";
import { outlookOf, outlookTable, saysSomething } from "../preview.ts";
import { reachChoice, reachOf } from "../scopes.ts";
import { type Ask, view } from "../view.ts";

const REACHES = ["mention", "page", "everywhere"] as const;
/** The choice of somebody who is written out below the list. */
const SOMEBODY = "+";

export const whoIsMeant = view(
  "/who/:id",
  async (ask) => {
    const { store, part, parameters, desk } = ask;
    const stored = await store.page(part.id ?? "");
    const place = stored === null ? null : placeIn(stored.reading, parameters);
    if (stored === null || place === null || desk === null) return null;
    const { reading } = stored;
    const { body } = reading.page;
    const text = body.slice(place.start, place.end);
    const read = readAs(reading, place);
    const find = parameters.get("find")?.trim() ?? "";
    const candidates = await candidatesFor(ask, { words: find === "" ? text : find, reading, at: place.start });
    const chosen = parameters.get("to");
    const written = parameters.get("name")?.trim() ?? "";
    const meant = chosen === SOMEBODY ? (written === "" ? null : written) : chosen;
    const scope = reachOf(parameters.get("scope"), REACHES) as Scope;
    const handed: HandedIn | null =
      meant === null
        ? null
        : {
            op: "who",
            id: reading.id,
            exact: text,
            before: body.slice(Math.max(0, place.start - 40), place.start),
            name: meant === NOBODY ? null : meant,
            scope,
            note: null,
          };
    const outlook = await outlookOf(desk, handed, false);
    return {
      page: reading.id,
      title: reading.page.title,
      body,
      place,
      text,
      read,
      find,
      candidates,
      chosen,
      written,
      scope,
      handed,
      outlook,
    };
  },
  (found, ask) => {
    const { place, text, read, find, candidates, chosen, written, scope, handed, outlook } = found;
    const pick = (value: string, shown: Piece, more: Piece, points: number | null) =>
      html`<li><label><input type="radio" name="to" value="${value}"${value === chosen ? html` checked` : ""}> <span>${shown}</span></label>${points === null ? "" : html` <span class="points" title="${words.points}">${points}<span class="unseen"> ${words.points}</span></span>`}<span class="small why">${more}</span></li>`;
    const known = new Set(candidates.map(({ name }) => name));
    const before = found.body.slice(Math.max(0, place.start - 320), place.start);
    const after = found.body.slice(place.end, place.end + 240);
    const hidden = (name: string, value: string) => html`<input type="hidden" name="${name}" value="${value}">`;
    const asked = ask.parameters.get("back");
    const back = asked !== null && isOurs(asked) ? asked : pageAddress(found.page);
    return {
      title: words.title,
      section: "sources" as const,
      data: `${ask.path}.json?${ask.parameters.toString()}`,
      body: html`<h1>${words.title}</h1>
<figure class="quote"><blockquote dir="auto"><span class="around">${before.slice(Math.max(0, before.lastIndexOf("\n") + 1))}</span><mark class="found shown">${text}</mark><span class="around">${after.split("\n")[0] ?? ""}</span></blockquote><figcaption class="small"><a href="${pageAddress(found.page)}">${found.title ?? found.page}</a></figcaption></figure>
<p class="lead">${read === null ? words.unread : html`${words.readAs} <strong>${nameOf(ask.names, read)}</strong>.`}</p>
<form action="${ask.path}" data-swap class="asking">${hidden("from", String(place.start))}${hidden("to_end", String(place.end))}${hidden("back", back)}
<p class="find-party"><label>${words.find} <input name="find" value="${find}" autocomplete="off"></label> <button class="light">${words.search}</button></p>
<fieldset class="plainly"><legend class="unseen">${words.title}</legend><ol class="plain ticks who">
${candidates.map(({ name, points, reasons }) => pick(name, html`${nameOf(ask.names, name)}${name === read ? html` <em class="small">${words.asRead}</em>` : ""}`, reasons.join("; "), points))}
${chosen === null || known.has(chosen) || chosen === NOBODY || chosen === SOMEBODY ? "" : pick(chosen, nameOf(ask.names, chosen), "", null)}
${pick(SOMEBODY, words.somebody, html`<label class="unseen" for="written">${words.name}</label> <input id="written" name="name" value="${written}" placeholder="${words.name}" autocomplete="off">`, null)}
${pick(NOBODY, words.nobody, words.nobodyWhy, null)}
</ol></fieldset>
${reachChoice(REACHES, scope)}
<p class="choices"><button class="light">${words.show}</button> <a class="button" href="${back}">${words.leave}</a></p></form>
<section class="outcome" aria-label="${words.outcome}">${handed === null ? html`<p class="small">${words.choose}</p>` : html`${outlookTable(outlook, ask)}${saysSomething(outlook) ? save(handed, back, ask) : ""}`}</section>`,
    };
  },
);

function save(handed: HandedIn, back: string, ask: Ask): Html {
  if (handed.op !== "who") return html``;
  const { id, exact, before, name, scope } = handed;
  return postForm(
    ask,
    { op: "who", id, exact, before, name: name ?? NOBODY, scope: scope ?? "mention", back },
    html`<label class="note"><span>${words.note}</span> <input name="note"></label> <button>${words.save}</button>`,
  );
}

/** Where the words stand that are asked about; null when they do not. */
function placeIn(
  reading: Reading,
  parameters: URLSearchParams,
): { readonly start: number; readonly end: number } | null {
  const { body } = reading.page;
  const [from, to] = [Number(parameters.get("from") ?? Number.NaN), Number(parameters.get("to_end") ?? Number.NaN)];
  if (Number.isInteger(from) && Number.isInteger(to) && 0 <= from && from < to && to <= body.length)
    return { start: from, end: to };
  const text = parameters.get("words")?.trim() ?? "";
  if (text === "") return null;
  const before = parameters.get("before")?.trim() ?? "";
  const first = body.indexOf(text);
  for (let at = first; before !== "" && at >= 0; at = body.indexOf(text, at + 1))
    if (body.slice(0, at).trimEnd().endsWith(before)) return { start: at, end: at + text.length };
  return first < 0 ? null : { start: first, end: first + text.length };
}

/** Whom the page was read to mean by them. */
function readAs(reading: Reading, { start, end }: { readonly start: number; readonly end: number }): string | null {
  const person = reading.people.find(({ mentions }) => mentions.some(([from, to]) => from < end && start < to));
  if (person !== undefined) return person.name;
  const text = reading.page.body.slice(start, end);
  const parties = reading.events.flatMap(({ actor, recipient }) => [...actor, ...recipient]);
  return parties.find((name) => name === text) ?? null;
}
