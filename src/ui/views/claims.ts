/** `/claims` and `/claims/:id`: what parties hold to be so, beside what they do: positions, conditions, what is denied. */

import { showDate } from "../../export/dates.ts";
import type { ClaimLine } from "../../model/record.ts";
import { correctForms, reviewMark } from "../correcting.ts";
import { type Html, html } from "../html.ts";
import { enc, type Names, nameOf, pageAddress, party } from "../parts.ts";
import { words } from "../strings.ts";
import { Moved, nextAddress, view } from "../view.ts";

export const claims = view(
  "/claims",
  async ({ store, filters, parameters }) => {
    const { limit, after, words } = filters.query;
    const party = parameters.get("party") || undefined;
    return store.claims({
      ...(limit === undefined ? {} : { limit }),
      ...(after === undefined ? {} : { after }),
      ...(words === undefined ? {} : { words }),
      ...(party === undefined ? {} : { party }),
    });
  },
  ({ items, next }, ask) => ({
    title: words.nav.claims,
    section: "claims",
    data: "/claims.json",
    body: html`<h1>${words.nav.claims}</h1>
<form class="inline" action="/claims"><label>${words.filters.words} <input type="search" name="q" value="${ask.parameters.get("q") ?? ""}"></label> <button>${words.filters.apply}</button></form>
${items.length === 0 ? html`<p class="missing">${words.claim.none}</p>` : claimTable(items, ask.names)}
${next === null ? "" : html`<p class="further"><a rel="next" href="${nextAddress(ask, next)}">${words.next}</a></p>`}`,
  }),
);

export const claim = view(
  "/claims/:id",
  async ({ store, part }) => {
    const id = part.id ?? "";
    const found = await store.claim(id);
    if (found === null) return null;
    return found.id === id ? { claim: found } : new Moved(found.id);
  },
  ({ claim }, ask) => ({
    title: sentenceOfClaim(claim, ask.names),
    section: "claims",
    data: `/claims/${enc(claim.id)}.json`,
    body: html`<p class="over"><span class="kind">${words.claimKinds[claim.claim]}</span>${reviewMark(claim)}</p>
<h1>${sentenceOfClaim(claim, ask.names)}</h1>
${claimTable([claim], ask.names)}
${correctForms(claim, ask, false)}
<p class="small id">${claim.id}</p>`,
  }),
);

/** "Kremlin confirm Reuters", with the sign of denial: as the words were taken from the sentence, so only beside it. */
export const sentenceOfClaim = ({ subject, predicate, object, polarity }: ClaimLine, names: Names): string =>
  [
    subject === null ? null : nameOf(names, subject),
    polarity === "denied" ? `(${words.claim.denied})` : null,
    predicate,
    object === null ? null : nameOf(names, object),
  ]
    .filter((text) => text !== null)
    .join(" ");

export function claimTable(items: readonly ClaimLine[], names: Names): Html {
  return html`<div class="scroll" tabindex="0" role="group" aria-label="${words.nav.claims}"><table class="list"><thead><tr><th scope="col">${words.claim.holder}</th><th scope="col">${words.claim.what}</th><th scope="col">${words.claim.kind}</th><th scope="col">${words.claim.since}</th></tr></thead><tbody>${items.map(
    (one) => {
      const [first] = one.mentions;
      return html`<tr><td>${one.holder === null ? html`<span class="missing">${words.claim.page}</span>` : party(names, one.holder)}</td><th scope="row">${first === undefined ? one.evidence : html`<a href="${pageAddress(first.page, first.claim)}">${one.evidence}</a>`}</th><td><a href="/claims/${enc(one.id)}">${words.claimKinds[one.claim]}</a>${one.polarity === "denied" ? html` <span class="small">${words.claim.denied}</span>` : ""}</td><td>${one.since === null ? "" : showDate(one.since)}</td></tr>`;
    },
  )}</tbody></table></div>`;
}
